"""What a cell of a table means (text, a figure, a period, a word), and what to write where it means nothing."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from planmetrics.diagnostics import Phrase, phrase
from planmetrics.figures.words import AFTER, BEFORE
from planmetrics.mistyped import mistyped_number
from planmetrics.model.period import Period, parse_period
from planmetrics.model.terms import COMPARATORS, MEASURES
from planmetrics.syntax.nodes import plain_value
from planmetrics.wording import HALF_WIDTH, one_of

if TYPE_CHECKING:
    from collections.abc import Callable

_NOTHING = re.compile(r"[-/\\.—–*]+|[-+]?nan|n/?a|null|none|[-+]?inf(?:inity)?|#.*|无|暂无|缺|…+", re.IGNORECASE)
_LONGEST_FIGURE, _LONGEST_PERIOD, _LONGEST_WORD = 60, len("2024-01..05"), 30
_FIGURES, _PERIODS = phrase("bare_figure"), phrase("some_period")
_ELSEWHERE = {"S007": "check_range", "S008": "delete_zero"}
"""What to do about a number that cannot be written right from what stands there, by the code of its mistake."""
_WRITTEN = {"figure_in_digits", "per_mille"}
"""Advice on numbers that says what to write without being a number."""
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

    `read` gives the value of a cell, or None where it has none; such a cell is a mistake of this code, and `advise`
    says what to write.
    """

    read: Callable[[str], object]
    code: str
    advise: Callable[[str], Phrase | None]


def _text(cell: str) -> str:
    return cell


def _figure(cell: str) -> Decimal | None:
    value = plain_value(cell)
    return value if isinstance(value, Decimal) else None


_parsed = lru_cache(maxsize=4_096)(parse_period)


def _period(cell: str) -> Period | None:
    return _parsed(cell) if len(cell) <= _LONGEST_PERIOD else None


def _figure_advice(cell: str) -> Phrase:
    if _NOTHING.fullmatch(cell):
        return phrase("leave_empty")
    if len(cell) > _LONGEST_FIGURE:
        return _FIGURES
    half = cell.translate(HALF_WIDTH)
    if _figure(half) is not None:
        return phrase("half_width", figure=half)
    code, advice = mistyped_number(half)
    if code in _ELSEWHERE:
        return phrase(_ELSEWHERE[code])
    if isinstance(advice, Phrase) and advice.key in _WRITTEN:
        return phrase("write", what=advice)
    what = advice if isinstance(advice, str) else advice.facts.get("what")
    return phrase("write", what=what) if isinstance(what, str) and _figure(what) is not None else _FIGURES


def _period_advice(cell: str) -> Phrase:
    text = re.sub(r"(?:年度?|\.0+)$", "", cell.translate(HALF_WIDTH).upper())
    text = re.sub(r"^([0-9]{4})[ /.年]?(?=[HQ][1-4]$)", r"\1-", text)
    text = re.sub(r"^([0-9]{4})[-/年]([1-9])月?$", r"\1-0\2", text)
    # 2010/11 is as often the year that begins in 2010 as its November.
    text = re.sub(r"^([0-9]{4})[-年]([0-9]{2})月?$", r"\1-\2", text)
    return phrase("write", what=text) if _period(text) is not None else _PERIODS


def _word_advice(cell: str, words: tuple[str, ...]) -> Phrase:
    meant = _MEANT.get(cell) or cell[:_LONGEST_WORD].lower().replace(" ", "_").replace("-", "_")
    return phrase("write", what=meant) if meant in words else one_of(meant, words)


def _comparator_advice(cell: str, words: tuple[str, ...]) -> Phrase:
    if cell.lower() in {"between", "区间"}:
        return phrase("one_target")
    meant = BEFORE.get(cell) or AFTER.get(cell)
    return phrase("write", what=meant) if meant in words else _word_advice(cell, words)


def _one_of(words: tuple[str, ...], advise: Callable[[str, tuple[str, ...]], Phrase]) -> Kind:
    return Kind({word: word for word in words}.get, "C013", lambda cell: advise(cell, words))


_TEXT = Kind(_text, "", lambda _: None)
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
