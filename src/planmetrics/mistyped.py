"""How numbers are mistyped: what makes a text no number, and what to write instead.

The one place that knows, for YAML and for tables alike. Advice is what to write, as text, or a phrase.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeAlias

from planmetrics.diagnostics import Phrase, phrase
from planmetrics.model.units import KNOWN, MULTIPLIERS, parse_unit
from planmetrics.wording import HALF_WIDTH, in_digits

if TYPE_CHECKING:
    from collections.abc import Callable

_THOUSANDS = re.compile(r"[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_POINTS_FOR_COMMAS = re.compile(r"[-+]?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")  # 1.234,5 as much of Europe writes it
_WITH_MULTIPLIER = re.compile(r"(?P<digits>[-+]?[0-9.]+)\s*(?P<words>[十百千万亿]+)\S{0,8}")
_WITH_UNIT = re.compile(r"(?P<digits>[-+]?[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>\S{1,8})")


Advice: TypeAlias = str | Phrase


def mistyped_number(value: object) -> tuple[str, Advice]:
    """The code that stands for how it was mistyped, and the advice that goes into its hint.

    `1,000` is a thousands comma, `1.5万` a Chinese numeral, `１２` full-width digits, and so on.
    """
    text = str(value).strip()
    if isinstance(value, str):
        for code, advise in _WAYS:
            advice = advise(text)
            if advice is not None:
                return code, advice
    return "S003", phrase("plain_figure")


def _full_width(text: str) -> str | None:
    half = text.translate(HALF_WIDTH)
    return (_comma(half) or half) if re.search("[０-９]", text) else None


def _comma(text: str) -> str | None:
    if _THOUSANDS.fullmatch(text):
        return text.replace(",", "")
    if _POINTS_FOR_COMMAS.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    return text.replace(",", ".") if re.fullmatch(r"[-+]?[0-9]+,[0-9]+", text) else None


def _leading_zero(text: str) -> str | None:
    return "" if re.fullmatch(r"[-+]?0[0-9]+(?:\.[0-9]+)?", text) else None


def _out_of_range(text: str) -> str | None:
    beyond = r"[-+]?\.(?:inf|nan)|[-+]?[0-9.]+e[-+]?[0-9]{3,}|[-+]?[0-9.]{41,}"
    return "" if re.fullmatch(beyond, text, re.IGNORECASE) else None


def _chinese(text: str) -> Advice | None:
    if re.fullmatch(r"[零〇一二三四五六七八九十百千万亿两]+", text):
        return phrase("figure_in_digits")
    parts = _WITH_MULTIPLIER.fullmatch(text)
    if parts is None:
        return None
    try:
        value = Decimal(parts["digits"])
    except InvalidOperation:
        return phrase("figure_in_digits")
    for word in parts["words"]:
        value *= MULTIPLIERS[word]
    return in_digits(value)


def _unit(text: str) -> Advice | None:
    parts = _WITH_UNIT.fullmatch(text.translate(HALF_WIDTH))
    if parts is None or not (parts["unit"] in KNOWN or parse_unit(parts["unit"])):
        return None
    if parts["unit"] != "‰":
        return parts["digits"]
    # The figure alone would be ten times too large where the indicator is in percent.
    return phrase("per_mille", percent=in_digits(Decimal(parts["digits"]) / 10), figure=parts["digits"])


def _quoted(text: str) -> Phrase | None:
    return phrase("without_quotes", text=text) if re.fullmatch(r"[-+]?[0-9]+(?:\.[0-9]+)?", text) else None


def _underscores(text: str) -> Phrase | None:
    return phrase("write", what=text.replace("_", "")) if re.fullmatch(r"[0-9]+(?:_[0-9]+)+", text) else None


_WAYS: tuple[tuple[str, Callable[[str], Advice | None]], ...] = (
    ("S006", _full_width),
    ("S004", _comma),
    ("S008", _leading_zero),
    ("S007", _out_of_range),
    ("S005", _chinese),
    ("S009", _unit),
    ("S003", _quoted),
    ("S003", _underscores),
)
