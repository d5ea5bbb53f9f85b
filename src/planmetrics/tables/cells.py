"""What a cell of a table means (text, a figure, a period, a word), and what to write where it means nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from planmetrics.diagnostics import Phrase, phrase
from planmetrics.figures.words import AFTER, BEFORE
from planmetrics.mistyped import mistyped_number
from planmetrics.model.period import Period, is_fiscal, parse_period
from planmetrics.model.terms import COMPARATORS, MEASURES
from planmetrics.tables.figures import figure_of
from planmetrics.tuples import NamedTuple
from planmetrics.wording import HALF_WIDTH, one_of

if TYPE_CHECKING:
    from collections.abc import Callable

NOTHING = re.compile(r"[-/\\.—–*]+|[-+]?nan|n/?a|null|none|[-+]?inf(?:inity)?|#.*|无|暂无|缺|…+", re.IGNORECASE)
_LONGEST_FIGURE, _LONGEST_PERIOD, _LONGEST_WORD = 60, 30, 30
SURE_DIGITS = 15
"""Significant digits that a double keeps apart in every case."""
_FIGURES, _PERIODS = phrase("bare_figure"), phrase("some_period")
_ELSEWHERE = {"S007": "check_range", "S008": "delete_zero"}
"""What to do about a number that cannot be written right from what stands there, by the code of its mistake."""
_MEANT = {
    "正向": "higher",
    "逆向": "lower",
    "负向": "lower",
    "反向": "lower",
    "越高越好": "higher",
    "越低越好": "lower",
    "higher_is_better": "higher",
    "lower_is_better": "lower",
    "存量": "stock",
    "流量": "flow",
    "新增量": "addition",
    "占比": "share",
    "强度": "ratio",
    "增速": "growth",
    "位次": "rank",
    "指数": "index",
}
_NATURES = {"约束性", "预期性", "binding", "expected"}
_QUARTERS = str.maketrans("一二三四", "1234")
_ALIKE = (
    (r"^([0-9]{4})(?:年[度底末]?|\.0+)$", r"\1"),
    (r"^([0-9]{4})年?(上|下)半年$", lambda found: f"{found[1]}-H{1 if found[2] == '上' else 2}"),
    (r"^([0-9]{4})年?第?([1-4])季度?$", r"\1-Q\2"),
    (r"^([0-9]{4})[ /.年]?([HQ][1-4])$", r"\1-\2"),
    (r"^([0-9]{4})[-/年]([1-9])月?$", r"\1-0\2"),
    (r"^([0-9]{4})[-/年]([0-9]{2})月?$", r"\1-\2"),
    (r"^([0-9]{4})年([1-9])[-—–~至]([1-9])月$", r"\1-0\2..0\3"),
    (r"^([0-9]{4})年([1-9])[-—–~至]([0-9]{2})月$", r"\1-0\2..\3"),
)
"""Periods as people write them, and as this program does."""


class Kind(NamedTuple):
    """What the cells of a column hold.

    `sort` tells how a cell is read: as it stands, as a figure, as a period, or as one of a few words (`word_of`, which
    gives None for any other). A cell that cannot be read is a mistake of this code; `advise` says what to write.
    """

    sort: Literal["text", "figure", "period", "word"]
    code: str
    advise: Callable[[str], Phrase | None]
    word_of: Callable[[str], str | None] = str


@lru_cache(maxsize=4_096)
def period_of(cell: str, fiscal_year_starts: int | None) -> Period | None:
    """The period that a cell names, as this program or as people write it: 2023, 2023年, 2023q3, 2023年1—9月."""
    if len(cell) > _LONGEST_PERIOD:
        return None
    return parse_period(cell, fiscal_year_starts) or parse_period(_alike(cell), fiscal_year_starts)


def _alike(cell: str) -> str:
    text = cell.translate(HALF_WIDTH).translate(_QUARTERS).upper().strip()
    if is_fiscal(text) and parse_period(text, 1) is not None:
        return text  # 2010/11 is as often the year that begins in 2010 as its November
    for pattern, written in _ALIKE:
        text = re.sub(pattern, written, text)
    return text


def _figure_advice(cell: str) -> Phrase:
    if NOTHING.fullmatch(cell) or cell.startswith("="):
        return phrase("formula" if cell.startswith("=") else "leave_empty")
    if len(cell) > _LONGEST_FIGURE:
        return _FIGURES
    code, advice = mistyped_number(cell)
    if code in _ELSEWHERE:
        return phrase(_ELSEWHERE[code])
    if isinstance(advice, str):
        return phrase("write", what=advice) if figure_of(advice) is not None else _FIGURES
    return _FIGURES if advice.key == "plain_figure" else _to_write(advice)


def plain_advice(cell: str) -> Phrase:
    """What to write for a figure that is read row by row alone: the same one in plain digits."""
    figure = figure_of(cell)
    if figure is None or len(figure.meant) > 1 or any(one.sign or one.scaled for one in figure.meant):
        return _figure_advice(cell)
    value = next((one.value for one in figure.meant), None)
    if value is None:
        return phrase("leave_empty")
    if len(value.normalize().as_tuple().digits) > SURE_DIGITS:
        return phrase("fewer_digits", digits=SURE_DIGITS)
    return phrase("write", what=f"{value:f}")


def _to_write(advice: Phrase) -> Phrase:
    return advice if advice.key == "write" else phrase("write", what=advice)


def _period_advice(cell: str) -> Phrase:
    text = re.sub(r"[–—-]", "/", cell[:_LONGEST_PERIOD].translate(HALF_WIDTH).strip())
    if is_fiscal(text) and parse_period(text, 1) is not None:
        return phrase("some_fiscal_year", text=text, month=text.replace("/", "-"))
    return _PERIODS


def _measure_advice(cell: str, words: tuple[str, ...]) -> Phrase:
    return phrase("nature_is_no_measure") if cell in _NATURES else _word_advice(cell, words)


def _meant(cell: str) -> str:
    return _MEANT.get(cell) or cell[:_LONGEST_WORD].lower().replace(" ", "_").replace("-", "_")


def _word_advice(cell: str, words: tuple[str, ...]) -> Phrase:
    return one_of(_meant(cell), words)


def _comparator(cell: str) -> str:
    return BEFORE.get(cell) or AFTER.get(cell) or _meant(cell)


def _comparator_advice(cell: str, words: tuple[str, ...]) -> Phrase:
    return phrase("one_target") if cell.lower() in {"between", "区间"} else _word_advice(cell, words)


def _one_of(
    words: tuple[str, ...],
    advise: Callable[[str, tuple[str, ...]], Phrase] = _word_advice,
    meant: Callable[[str], str] = _meant,
) -> Kind:
    known = {word: word for word in words}
    return Kind(
        "word", "C013", lambda cell: advise(cell, words), lambda cell: known.get(cell) or known.get(meant(cell))
    )


_TEXT = Kind("text", "", lambda _: None)
_FIGURE = Kind("figure", "C006", _figure_advice)
_PERIOD = Kind("period", "C012", _period_advice)
KINDS = {
    "indicator": _TEXT,
    "region": _TEXT,
    "base": _FIGURE,
    "base_period": _PERIOD,
    "latest": _FIGURE,
    "latest_period": _PERIOD,
    "target": _FIGURE,
    "target_period": _PERIOD,
    "better": _one_of(("higher", "lower")),
    "measure": _one_of(MEASURES, _measure_advice),
    "comparator": _one_of(tuple(word for word in COMPARATORS if word != "between"), _comparator_advice, _comparator),
    "limit": _FIGURE,
    "unit": _TEXT,
}
"""The columns that have a meaning, in the order in which messages list them."""
MAY_BE_MISSING = ("region", "better", "measure", "comparator", "limit", "unit")
