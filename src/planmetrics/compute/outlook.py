"""Where a series goes if it goes on as before: at its paces, and by the trend of all that was observed."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from planmetrics.compute.assessment import Outlook
from planmetrics.compute.outcome import Outcome, Reason, why
from planmetrics.compute.rates import moved, rate_unit
from planmetrics.compute.trend import fit, predict, probability, rate_of
from planmetrics.model.period import MONTHS, of_year, years_between
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.compute.assessment import Figures
    from planmetrics.compute.goal import Goal
    from planmetrics.compute.situation import Point, Situation
    from planmetrics.model.terms import Measure

HORIZON = 2100
ENDPOINTS = 2
LEAST: dict[Measure, float] = {"rank": 1, "share": 0}
"""What no series of a measure falls below; a level that grows compound stays above zero by itself."""
_NOISE = 1e-9


class Projection(NamedTuple):
    """One pace carried on: from the base (`observed`) or `recent`, to which value, and when the target is reached.

    `shortfall` is what the projected value lacks, in the better direction; negative where it is more than enough.
    `points` is how many values the pace rests on.
    """

    by: Literal["observed", "recent"]
    pace: Outcome
    value: Outcome
    shortfall: Outcome
    reached: str | Reason
    points: int


class TrendOutlook(NamedTuple):
    """Where the trend through `points` values leads, its 80 % interval, and how likely the target is met.

    `rate` is the trend's own, in percent, points or places a year.
    """

    rate: Outcome
    value: Outcome
    low: Outcome
    high: Outcome
    probability: Outcome
    points: int


def outlook(at: Situation, figures: Figures) -> Outlook:
    """What is to be expected by the target's period: the observed pace carried on, else the recent; and the trend."""
    best = _observed(at, figures)
    if type(best.value) is Reason:
        best = _recent(at, figures)
    trend = trend_outlook(at)
    return Outlook(
        projected=best.value,
        reached=best.reached,
        projected_by=best.value if type(best.value) is Reason else best.by,
        projected_points=best.value if type(best.value) is Reason else best.points,
        shortfall=best.shortfall,
        trend=trend.value,
        trend_low=trend.low,
        trend_high=trend.high,
        trend_points=trend.points,
        probability=trend.probability,
    )


def projections(at: Situation, figures: Figures) -> tuple[Projection, Projection]:
    """The target projected at the observed and at the recent pace; nothing rests on stale or doubtful figures."""
    return _observed(at, figures), _recent(at, figures)


def _observed(at: Situation, figures: Figures) -> Projection:
    return _projection(at, "observed", figures.observed_rate, at.base)


def _recent(at: Situation, figures: Figures) -> Projection:
    return _projection(at, "recent", figures.recent_rate, at.recent)


def _projection(at: Situation, by: Literal["observed", "recent"], pace: Outcome, since: Point | Reason) -> Projection:
    speed = not_projected(at, since) or pace
    if type(speed) is Reason or type(at.latest) is Reason:
        why = speed if type(speed) is Reason else Reason.NO_OBSERVATION
        return Projection(by, why, why, why, why, 0)
    value = arrival(at, at.latest, speed, at.limit)
    return Projection(by, speed, value, shortfall(at.goal, value), _reached(at, at.latest, speed), ENDPOINTS)


def not_projected(at: Situation, since: Point | Reason = Reason.NO_BASELINE) -> Reason | None:
    """Why nothing may be projected from these figures; None where it may."""
    if type(at.latest) is Reason:
        return Reason.NO_OBSERVATION
    if at.latest_is_stale or at.goal is Reason.NO_TARGET:
        return Reason.STALE if at.latest_is_stale else Reason.NO_TARGET
    if rate_unit(at.measure) is None or at.is_windowed:
        return Reason.NOT_DEFINED_FOR_MEASURE
    # a doubt about either end turns the whole line
    if at.latest.doubt is not None or (type(since) is not Reason and since.doubt is not None):
        return Reason.DOUBTFUL
    return Reason.NO_TIME_LEFT if at.latest.period.end >= at.period.end else None


def arrival(at: Situation, start: Point, pace: float, limit: float | None = None) -> Outcome:
    """Where the series arrives in the target's period, not beyond a natural limit."""
    years = years_between(start.period, at.period)
    try:
        there = moved(at.measure, float(start.value), pace, years)
    except (OverflowError, ZeroDivisionError):
        return Reason.NOT_POSITIVE
    there = max(there, floor_of(at))  # nobody comes to place -3
    if limit is not None and (there - limit) * (limit - float(start.value)) > 0:
        return limit
    return there if math.isfinite(there) else Reason.NOT_POSITIVE


def floor_of(at: Situation) -> float:
    """What the series does not fall below; there is no floor that its own figures have broken."""
    floor = LEAST.get(at.measure)
    if floor is None:
        return -math.inf
    known = (*at.history, at.base, at.latest)
    return -math.inf if any(type(one) is not Reason and one.value < floor for one in known) else floor


def exact(figure: float) -> Decimal:
    """A computed figure with float noise taken off, so that 3300.0000000000005 is 3300."""
    return Decimal(f"{figure:.12g}")


def shortfall(goal: Goal | Reason, value: Outcome) -> Outcome:
    """What a projected value lacks, in the better direction."""
    if type(value) is Reason or type(goal) is Reason:
        return why(value, goal)
    return float(goal.gap(exact(value)))


def broken_in(at: Situation, recent: Outcome) -> str | None:
    """The first year by the target's own whose end finds what holds broken at the recent pace; None without one."""
    goal, latest = at.goal, at.latest
    if type(recent) is Reason or type(goal) is Reason or type(latest) is Reason or recent == 0:
        return None
    edge = goal.edge(rising=recent > 0)
    if edge is None:
        return None
    end, holds_there = edge
    years = 0.0 if end == latest.value else _years_to(float(latest.value), float(end), recent, is_growth=_is_growth(at))
    if type(years) is Reason:
        return None
    year = latest.period.year + max(1, _whole_years(years, beyond=holds_there))
    return str(year) if year <= at.period.year else None


def _whole_years(years: float, *, beyond: bool) -> int:
    """The first whole year at a value or past it; past it alone where the very value does not count (`beyond`)."""
    whole = math.ceil(years - _NOISE)
    return whole + 1 if beyond and abs(whole - years) <= _NOISE else whole


def _reached(at: Situation, latest: Point, pace: float) -> str | Reason:
    """The first year whose end finds the target reached at this pace."""
    goal, start = at.goal, latest.value
    if type(goal) is Reason:
        return goal
    if goal.is_met_by(start):
        return Reason.ALREADY_MET
    aim = goal.aim(start)
    if aim == start:  # 超100 from 100: the next year is there, if it goes the right way
        right = pace != 0 and (pace > 0) == (goal.comparator == "more_than")
        years: Outcome = 0.0 if right else Reason.OPPOSITE_DIRECTION
    else:
        years = _years_to(float(start), float(aim), pace, is_growth=_is_growth(at))
    if type(years) is Reason:
        return years
    # the very value is not yet more than it
    whole = _whole_years(years, beyond=goal.comparator in {"more_than", "less_than"})
    year = of_year(latest.period.year + whole)
    return str(year) if year.year <= HORIZON else Reason.OUT_OF_SIGHT


def _years_to(start: float, end: float, pace: float, *, is_growth: bool) -> Outcome:
    """How many years it takes from start to end; a pace of zero, or the other way, never arrives."""
    if not is_growth:
        years = (end - start) / pace if pace != 0 else math.inf
    elif start <= 0 or end / start <= 0 or pace <= -100:  # noqa: PLR2004 (percent)
        return Reason.NOT_POSITIVE
    else:
        years = math.log(end / start) / math.log1p(pace / 100) if pace != 0 else math.inf
    if years <= 0 or not math.isfinite(years):
        return Reason.OPPOSITE_DIRECTION
    return years if years < HORIZON else Reason.OUT_OF_SIGHT


def _is_growth(at: Situation) -> bool:
    return rate_unit(at.measure) == "percent_per_year"


def trend_outlook(at: Situation) -> TrendOutlook:
    """The least-squares trend of the series, log-linear for what grows compound, carried to the target's period."""
    points = [(one.period.end / MONTHS, float(one.value)) for one in at.history if one.doubt is None]
    barred = not_projected(at)
    if not at.growth_from_levels:
        barred = barred or Reason.LEVELS_NOT_COMPARABLE
    fitted = barred or fit(points, is_growth=_is_growth(at))
    if type(fitted) is Reason:
        return TrendOutlook(fitted, fitted, fitted, fitted, fitted, len(points))
    there = at.period.end / MONTHS
    forecast, goal = predict(fitted, there), at.goal
    chance = goal if type(goal) is Reason else probability(fitted, there, *_wanted(goal))
    value, low, high = (max(figure, floor_of(at)) for figure in forecast)
    return TrendOutlook(rate_of(fitted), value, low, high, chance, len(points))


def _wanted(goal: Goal) -> tuple[float | None, float | None]:
    """The ends of the values that meet a goal; None where it is open."""
    end = float(goal.end)
    if goal.is_two_sided:
        return float(goal.value), float(goal.top)
    return (None, end) if goal.is_cap else (end, None)
