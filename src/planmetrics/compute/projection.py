"""Where a series goes if it goes on as before: its value at the target's period, and when the target is reached."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from planmetrics.compute.outcome import Outcome, Reason
from planmetrics.compute.rates import moved, rate_unit
from planmetrics.compute.series import recent_start
from planmetrics.model.period import of_year, years_between

if TYPE_CHECKING:
    from planmetrics.compute.case import Case
    from planmetrics.compute.distance import Figure
    from planmetrics.facts import ObservationFact
    from planmetrics.model.terms import Measure

HORIZON = 2100
ENDPOINTS = 2
LEAST: dict[Measure, float] = {"rank": 1, "share": 0}
"""What no series of a measure falls below; a level that grows compound stays above zero by itself."""
_NOISE = 1e-9


class Projection(NamedTuple):
    """One pace carried on: which (`observed` from the baseline, or `recent`), to which value, and when it is there.

    `shortfall` is what the projected value lacks, in the better direction; negative where it is more than enough.
    `points` is how many observations the pace rests on.
    """

    by: str
    pace: Outcome
    value: Outcome
    shortfall: Outcome
    reached: str | Reason
    points: int


def projections(case: Case, found: dict[str, Figure | str], limit: float | None = None) -> list[Projection]:
    """The target projected at the observed and at the recent pace; nothing rests on stale or doubtful figures."""
    start = recent_start(case.dataset, case.observations, case.latest, case.recent_years) if case.latest else None
    return [
        _projection(case, "observed", found["observed_rate"], case.baseline, limit),
        _projection(case, "recent", found["recent_rate"], None if isinstance(start, Reason) else start, limit),
    ]


def best_of(made: list[Projection]) -> Projection:
    """The projection at the observed pace, else at the recent one."""
    return next((one for one in made if not isinstance(one.value, Reason)), made[-1])


def arrival(case: Case, start: ObservationFact, pace: float, limit: float | None = None) -> Outcome:
    """Where the series arrives in the target's period, not beyond a natural limit."""
    years = years_between(start.period, case.target.period)
    try:
        there = moved(case.target.definition.measure, float(start.quantity.figure), pace, years)
    except (OverflowError, ZeroDivisionError):
        return Reason.NOT_POSITIVE
    there = max(there, LEAST.get(case.target.definition.measure, there))
    if limit is not None and (there - limit) * (limit - float(start.quantity.figure)) > 0:
        return limit
    return there if math.isfinite(there) else Reason.NOT_POSITIVE


def exact(figure: float) -> Decimal:
    """A computed figure with float noise taken off, so that 3300.0000000000005 is 3300."""
    return Decimal(f"{figure:.12g}")


def _projection(
    case: Case, by: str, pace: Figure | str, baseline: ObservationFact | None, limit: float | None
) -> Projection:
    barred = not_projected(case, baseline)
    speed = barred or (pace if isinstance(pace, Reason) else float(pace))
    if isinstance(speed, Reason) or case.latest is None:
        why = speed if isinstance(speed, Reason) else Reason.NO_OBSERVATION
        return Projection(by, why, why, why, why, 0)
    value = arrival(case, case.latest, speed, limit)
    return Projection(by, speed, value, _shortfall(case, value), _reached(case, case.latest, speed), ENDPOINTS)


def not_projected(case: Case, baseline: ObservationFact | None = None) -> Reason | None:
    """Why nothing may be projected from these figures; None where it may."""
    if case.latest is None:
        return Reason.NO_OBSERVATION
    if case.stale or case.goal is Reason.NO_TARGET:
        return Reason.STALE if case.stale else Reason.NO_TARGET
    if rate_unit(case.target.definition.measure) is None or case.target.form == "sum":
        return Reason.NOT_DEFINED_FOR_MEASURE
    if any(fact is not None and fact.quantity.doubt is not None for fact in (case.latest, baseline)):
        return Reason.DOUBTFUL
    return Reason.NO_TIME_LEFT if case.latest.period.end >= case.target.period.end else None


def _shortfall(case: Case, value: Outcome) -> Outcome:
    if isinstance(value, Reason):
        return value
    if isinstance(case.goal, Reason):
        return case.goal
    return float(case.goal.gap(exact(value)))


def _reached(case: Case, latest: ObservationFact, pace: float) -> str | Reason:
    """The first year whose end finds the target reached at this pace."""
    goal = case.goal
    if isinstance(goal, Reason):
        return goal
    start = latest.quantity.figure
    if goal.is_met_by(start):
        return Reason.ALREADY_MET
    aim = goal.aim(start)
    if aim == start:  # 超100 from 100: the next year is there, if it goes the right way
        right = pace != 0 and (pace > 0) == (goal.comparator == "more_than")
        years: Outcome = 0.0 if right else Reason.OPPOSITE_DIRECTION
    else:
        years = _years_to(float(start), float(aim), pace, is_growth=_is_growth(case))
    if isinstance(years, Reason):
        return years
    whole = math.ceil(years - _NOISE)
    if goal.comparator in {"more_than", "less_than"} and abs(whole - years) <= _NOISE:
        whole += 1  # the very value is not yet more than it
    year = of_year(latest.period.year + whole)
    return str(year) if year.year <= HORIZON else Reason.OUT_OF_SIGHT


def _years_to(start: float, end: float, pace: float, *, is_growth: bool) -> Outcome:
    """How many years it takes from start to end; a pace of zero, or the other way, never arrives."""
    if not is_growth:
        years = (end - start) / pace if pace != 0 else math.inf
    elif start <= 0 or end <= 0 or pace <= -100:  # noqa: PLR2004 (percent)
        return Reason.NOT_POSITIVE
    else:
        years = math.log(end / start) / math.log1p(pace / 100) if pace != 0 else math.inf
    if years <= 0 or not math.isfinite(years):
        return Reason.OPPOSITE_DIRECTION
    return years if years < HORIZON else Reason.OUT_OF_SIGHT


def _is_growth(case: Case) -> bool:
    return rate_unit(case.target.definition.measure) == "percent_per_year"
