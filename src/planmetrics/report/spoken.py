"""How figures, periods and targets read in a sentence, where a cell has marks: at most £18m, April to October 2025."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason

if TYPE_CHECKING:
    from planmetrics.model.period import Period
    from planmetrics.render.gap_lines import Line
    from planmetrics.render.words import Words

_MONEY = re.compile(r"(\d[\d.,]*) ?([£$€])(\w*)")
_MARKS = (("<=", "at_most"), ("<", "less_than"), (">", "more_than"), ("~", "about"), ("=", "exactly"))


def covered(line: Line, period: Period) -> str:
    """What a value is of; of a sum over a window all that it adds up: 2024年至2026年1—9月, 2024/25 to October 2025."""
    return line.sum_span(period) or line.words.period(period, in_text=True)


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
