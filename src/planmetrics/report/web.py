"""What all pages are made with: escaping, their own style and script, and a policy that lets through nothing else."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from planmetrics.report.svg import written
from planmetrics.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from planmetrics.render.words import Words

_LANGUAGES = {"zh": "zh-CN", "en": "en"}
_WEB = {"http", "https"}


def page(name: str, words: Words, content: Mapping[str, object], styles: tuple[str, ...] = ()) -> bytes:
    """A page from the template of this name and the script beside it, with the styles of all pages and `styles`."""
    environment = Environment(
        loader=PackageLoader("planmetrics.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    style = Markup().join(_own(environment, f"{one}.css") for one in ("page", *styles))
    script = _own(environment, f"{name}.js")
    made = environment.get_template(f"{name}.html").render(
        lang=_LANGUAGES[words.lang],
        words=words,
        style=style,
        script=script,
        policy=_policy(style, script),
        **content,
    )
    return made.encode()


def _own(environment: Environment, name: str) -> Markup:
    """What stands beside the templates, as it is: our own style and script, with nothing of any data in them."""
    assert environment.loader is not None  # noqa: S101 (it has just been given)
    return Markup(environment.loader.get_source(environment, name)[0])  # noqa: S704 (our own file)


def _shown(value: object) -> object:
    """Text without what turns it around or is not printed."""
    return harmless(value) if type(value) is str else value


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded, sent or run but the style and the script of the page itself."""
    allowed = [f"{kind}-src 'sha256-{_digest(text)}'" for kind, text in (("style", style), ("script", script))]
    return "; ".join(["default-src 'none'", *allowed, "img-src data:", "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def web_address(url: str | None) -> str:
    """An address that a browser may be sent to: of the web and of nothing else."""
    if url is None:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in _WEB and parts.netloc else ""


def markup_of(svg: Element) -> Markup:
    """A drawing as markup."""
    return Markup(written(svg))  # noqa: S704 (a tree of elements, whose text is escaped as it is written)
