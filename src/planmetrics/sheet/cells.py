"""What a cell of a table means (text, a figure, a period, a word), and what to write where it means nothing."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from planmetrics.model.period import Period, parse_period
from planmetrics.model.terms import COMPARATORS, MEASURES
from planmetrics.syntax.scalars import plain_value
from planmetrics.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

_NOTHING = re.compile(r"[-/\\.—–*]+|[-+]?nan|n/?a|null|none|[-+]?inf(?:inity)?|#.*|无|暂无|缺|…+", re.IGNORECASE)
_LONGEST_FIGURE, _LONGEST_PERIOD, _LONGEST_WORD = 60, len("2024-01..05"), 30
_FIGURES = "write a plain figure such as 3.95, without comparator or unit"
_PERIODS = "write a year (2024), half-year (2024-H1), quarter (2024-Q3), month (2024-06) or months (2024-01..05)"
_MEANT = {
    "正向": "higher",
    "逆向": "lower",
    "存量": "stock",
    "流量": "flow",
    "新增量": "addition",
    "占比": "share",
    "强度": "ratio",
    "增速": "growth",
    "位次": "rank",
    "指数": "index",
}


class Kind(NamedTuple):
    """What the cells of a column hold.

    `read` gives the value of a cell, or None where it has none; such a cell is a problem of this code, and `advise`
    says what to write.
    """

    read: Callable[[str], object]
    code: str
    advise: Callable[[str], str]


def _text(cell: str) -> str:
    return cell


def _figure(cell: str) -> Decimal | None:
    value = plain_value(cell)
    return value if isinstance(value, Decimal) else None


_parsed = lru_cache(maxsize=4_096)(parse_period)


def _period(cell: str) -> Period | None:
    return _parsed(cell) if len(cell) <= _LONGEST_PERIOD else None


def _figure_advice(cell: str) -> str:
    from planmetrics.model.fields import HALF_WIDTH  # only a wrong figure needs these: they load pydantic
    from planmetrics.slips import number_slip

    if _NOTHING.fullmatch(cell):
        return "leave the cell empty where there is no figure"
    if len(cell) > _LONGEST_FIGURE:
        return _FIGURES
    half = cell.translate(HALF_WIDTH)
    if _figure(half) is not None:
        return f"write {half}, with the input method switched to half width"
    code, advice = number_slip(half)
    if code == "S007":
        return "check the figure; exponents go to 99, digits to 40"
    if code == "S008":
        return "delete the zero at its beginning"
    advice = advice.removeprefix("write ")
    return f"write {advice}" if _figure(advice) is not None or advice == "the figure in digits" else _FIGURES


def _period_advice(cell: str) -> str:
    from planmetrics.model.fields import HALF_WIDTH  # as above

    text = re.sub(r"(?:年度?|\.0+)$", "", cell.translate(HALF_WIDTH).upper())
    text = re.sub(r"^([0-9]{4})[ /.年]?(?=[HQ][1-4]$)", r"\1-", text)
    text = re.sub(r"^([0-9]{4})[-/年]([1-9])月?$", r"\1-0\2", text)
    text = re.sub(r"^([0-9]{4})[-/年]([0-9]{2})月?$", r"\1-\2", text)
    return f"write {text}" if _period(text) is not None else _PERIODS


def _word_advice(cell: str, words: tuple[str, ...]) -> str:
    meant = _MEANT.get(cell) or cell[:_LONGEST_WORD].lower().replace(" ", "_").replace("-", "_")
    if meant in words:
        return f"write {meant}"
    guess, use = nearest(meant, words), f"use one of {', '.join(words)}"
    return f"{guess} {use}" if guess.startswith("did you mean") else use


def _comparator_advice(cell: str, words: tuple[str, ...]) -> str:
    from planmetrics.figures.words import AFTER, BEFORE  # only a wrong word needs them

    if cell.lower() in {"between", "区间"}:
        return "a row has one target: give the end that has to be reached, with at_least or at_most"
    meant = BEFORE.get(cell) or AFTER.get(cell)
    return f"write {meant}" if meant in words else _word_advice(cell, words)


def _one_of(words: tuple[str, ...], advise: Callable[[str, tuple[str, ...]], str]) -> Kind:
    return Kind({word: word for word in words}.get, "C013", lambda cell: advise(cell, words))


_TEXT = Kind(_text, "", str)
_FIGURE = Kind(_figure, "C006", _figure_advice)
_PERIOD = Kind(_period, "C012", _period_advice)
KINDS = {
    "indicator": _TEXT,
    "region": _TEXT,
    "base": _FIGURE,
    "base_period": _PERIOD,
    "latest": _FIGURE,
    "latest_period": _PERIOD,
    "target": _FIGURE,
    "target_period": _PERIOD,
    "better": _one_of(("higher", "lower"), _word_advice),
    "measure": _one_of(MEASURES, _word_advice),
    "comparator": _one_of(tuple(word for word in COMPARATORS if word != "between"), _comparator_advice),
    "limit": _FIGURE,
}
"""The columns that have a meaning, in the order in which messages list them."""
MAY_BE_MISSING = ("region", "better", "measure", "comparator", "limit")
