"""Reports as files: one module a kind of file, each of which makes bytes of a `Report` and loads its library itself.

    from planmetrics.report import maker
    content = maker(".html")(report, words)

A kind of file is a module with `make(report, words) -> bytes` and its line in `KINDS`. What it shows it takes from the
report's assessments, and from the columns and words of `render`; words that only reports have stand in `texts`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from planmetrics.records.report import Report
    from planmetrics.render.words import Words

Maker: TypeAlias = "Callable[[Report, Words], bytes]"

KINDS = {".docx": "circular", ".md": "pages"}
"""The module that makes each kind of file, by the suffix of its name."""


def maker(suffix: str) -> Maker:
    """What makes files of this suffix, which is one of `KINDS`.

    Raises:
        ImportError: the library that it needs is not installed; its `name` says which.
    """
    made: Maker = import_module(f"planmetrics.report.{KINDS[suffix]}").make
    return made
