"""How figures, periods and targets read in a sentence, where a cell has marks: at most £18m, April to October 2025."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.render.layout import NOTHING

if TYPE_CHECKING:
    from planmetrics.model.period import Period
    from planmetrics.render.gap_lines import Line
    from planmetrics.render.words import Words

_MONEY = re.compile(r"(\d[\d.,]*) ?([£$€])(\w*)")
_MARKS = (("<=", "at_most"), ("<", "less_than"), (">", "more_than"), ("~", "about"), ("=", "exactly"))
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def when(period: Period, words: Words) -> str:
    """A period: 2026年1—9月, 2024/25, April to October 2025."""
    if words.lang == "zh" or period.is_year:
        return words.period(period, in_text=True)
    (first_year, first), (last_year, last) = divmod(period.start, 12), divmod(period.end - 1, 12)
    if period.months == 1:
        return f"{_MONTHS[first]} {first_year}"
    begin = _MONTHS[first] if first_year == last_year else f"{_MONTHS[first]} {first_year}"
    return f"{begin} to {_MONTHS[last]} {last_year}"


def covered(line: Line, period: Period) -> str:
    """What a value is of; of a sum over a window all that it adds up: 2024年至2026年1—9月, 2024/25 to October 2025."""
    span = line.sum_span(period)
    if not span or line.words.lang == "zh" or period.is_year:
        return span or when(period, line.words)
    return f"{span.partition(' to ')[0]} to {when(period._replace(start=period.end - 1), line.words)}"


def due(line: Line) -> str:
    """When a target is due: 2024—2026年, from 2024/25 to 2027/28."""
    text = line.due(in_text=True)
    if line.words.lang == "zh" or text == NOTHING:
        return text
    if line.situation.is_windowed:
        first, _, last = text.partition("..")
        return f"{first} to {last}" if last and first != "?" else text
    return when(line.situation.period, line.words)


def target(line: Line, unit: str) -> str:
    """The target, with the level that growth comes to: 年均增长15%（折合277.41亿元）, at most £18m."""
    text = line.target_text(unit)
    if not line.is_rate:
        return _compared(text, line.words)
    if line.words.lang == "zh" and line.situation.form == "growth" and "下降" not in text:
        text = text.replace("年均", "年均增长", 1).replace("＞", "超", 1)
    text = text.replace("/yr", " a year")
    level = line.level_text()
    return text + line.words.bracketed(line.words("told.level", level=f"{level}{unit}")) if level else text


def _compared(text: str, words: Words) -> str:
    if words.lang == "en":
        for mark, key in _MARKS:
            if text.startswith(mark):
                return words(f"told.{key}", value=text.removeprefix(mark))
    return text


def money(text: str) -> str:
    """Sums of money with their sign in front: £18.6m."""
    return _MONEY.sub(r"\2\1\3", text)


def used(line: Line) -> tuple[float, float] | None:
    """How much of a limit on a sum is used up and how much of its time is over; None where it is no such limit."""
    at, figures = line.situation, line.figures
    elapsed = figures.part_elapsed if at.leading is not None else figures.elapsed
    value, limit = at.current, line.target
    if isinstance(value, Reason) or isinstance(limit, Reason) or isinstance(elapsed, Reason) or not limit:
        return None
    return float(value) / float(limit), elapsed
