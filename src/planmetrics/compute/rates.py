"""Rates by measure: compound for levels, points for shares, places for ranks.

The formulas are plain arithmetic without guards, each written once; they work on floats and on column expressions
alike. Whoever calls them sees to it that the figures exist and that a divisor is not zero: the functions behind them
are those guards, each with its reasons.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

from planmetrics.compute.outcome import Outcome, Reason
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.model.terms import Measure

N = TypeVar("N", bound=Any)
"""A number, or an expression over a column of numbers."""
RateUnit: TypeAlias = Literal["percent_per_year", "points_per_year", "places_per_year"]

_RATE_UNITS: dict[Measure, RateUnit] = {
    "stock": "percent_per_year",
    "flow": "percent_per_year",
    "ratio": "percent_per_year",
    "index": "percent_per_year",
    "share": "points_per_year",
    "rank": "places_per_year",
}


def compound_rate(start: N, end: N, years: N) -> N:
    """Percent a year that takes start to end in so many years: the compound annual growth rate.

    466 to 1000 in 5 years is 16.499. Wants start and end above zero, years other than zero.
    """
    return ((end / start) ** (1 / years) - 1) * 100  # type: ignore[no-any-return]  # N is a number or an expression


def linear_step(start: N, end: N, years: N) -> N:
    """Units (points for a share) a year that take start to end in equal steps: 1.1 to 1.5 in 5 is 0.08."""
    return (end - start) / years  # type: ignore[no-any-return]  # the same


def grown(start: N, rate: N, years: N) -> N:
    """Where start arrives at so many percent a year: 466 at 15 % for 5 years is 937.292."""
    return start * (1 + rate / 100) ** years  # type: ignore[no-any-return]  # the same


def stepped(start: N, step: N, years: N) -> N:
    """Where start arrives in equal steps a year."""
    return start + step * years  # type: ignore[no-any-return]  # the same


def rate_unit(measure: Measure) -> RateUnit | None:
    """The unit of this measure's rates; None for additions and growth, which have none."""
    return _RATE_UNITS.get(measure)


def compound(start: float, end: float, years: float) -> Outcome:
    """Percent a year from start to end, or why there is no such rate."""
    if years <= 0:
        return Reason.NO_TIME_LEFT
    if start <= 0 or end <= 0:
        return Reason.NOT_POSITIVE
    try:
        rate = compound_rate(start, end, years)
    except OverflowError:
        return Reason.NOT_POSITIVE
    return rate if math.isfinite(rate) else Reason.NOT_POSITIVE


def step(start: float, end: float, years: float) -> Outcome:
    """Units or points a year from start to end, or why there is no such step."""
    found = linear_step(start, end, years) if years > 0 else math.inf
    return found if math.isfinite(found) else Reason.NO_TIME_LEFT


def rate(measure: Measure, start: float, end: float, years: float, *, from_levels: bool = True) -> Outcome:
    """The rate that a measure calls for, or why there is none.

    `from_levels` is False where growth is published on comparable coverage, so that levels yield no rate.
    """
    unit = rate_unit(measure)
    if unit is None:
        return Reason.NOT_DEFINED_FOR_MEASURE
    if not from_levels:
        return Reason.LEVELS_NOT_COMPARABLE
    return compound(start, end, years) if unit == "percent_per_year" else step(start, end, years)


def moved(measure: Measure, start: float, pace: float, years: float) -> float:
    """Where start arrives after so many years at this measure's pace."""
    return moved_at(start, pace, years, is_growth=rate_unit(measure) == "percent_per_year")


def moved_at(start: float, pace: float, years: float, *, is_growth: bool) -> float:
    """Where start arrives at a pace in percent a year (`is_growth`), or in units a year."""
    return (grown if is_growth else stepped)(start, pace, years)


class Growth(NamedTuple):
    """Percent a year, units a year, percent in all, and the years in which it doubles (or halves)."""

    compound: Outcome
    step: float
    total: Outcome
    doubling: Outcome


def calculate(start: float, end: float, years: float) -> Growth:
    """The growth from start to end in so many years, seen four ways. Years are above zero."""
    rate = compound(start, end, years)
    total: Outcome = Reason.NOT_POSITIVE if start <= 0 else (end / start - 1) * 100
    doubling: Outcome = rate if type(rate) is Reason else Reason.PATH_FLAT
    if type(rate) is not Reason and rate != 0 and rate > -100:  # noqa: PLR2004 (percent)
        doubling = math.log(2) / abs(math.log1p(rate / 100))
    return Growth(rate, linear_step(start, end, years), total, doubling)
