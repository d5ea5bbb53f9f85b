"""What is to be expected by the target's period: the pace carried on, and the trend of all that was observed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from planmetrics.compute.outcome import Outcome, Reason
from planmetrics.compute.projection import LEAST, best_of, not_projected, projections
from planmetrics.compute.rates import rate_unit
from planmetrics.compute.series import comparable
from planmetrics.compute.trend import fit, predict, probability, rate_of
from planmetrics.model.period import MONTHS
from planmetrics.model.terms import EITHER_WAY

if TYPE_CHECKING:
    from planmetrics.compute.case import Case
    from planmetrics.compute.distance import Figure
    from planmetrics.compute.goal import Goal


class TrendOutlook(NamedTuple):
    """Where the trend through `points` observations leads, its 80 % interval, and how likely the target is met.

    `rate` is the trend's own, in percent, points or places a year.
    """

    rate: Outcome
    value: Outcome
    low: Outcome
    high: Outcome
    probability: Outcome
    points: int


def outlook(case: Case, found: dict[str, Figure | str], limit: float | None = None) -> dict[str, Figure | str | int]:
    """The keys of a row that speak of the target's period."""
    best, trend = best_of(projections(case, found, limit)), trend_outlook(case)
    return {
        "projected": best.value,
        "reached": best.reached,
        "projected_by": best.by if not isinstance(best.value, Reason) else best.value,
        "projected_points": best.points if not isinstance(best.value, Reason) else best.value,
        "shortfall": best.shortfall,
        "trend": trend.value,
        "trend_low": trend.low,
        "trend_high": trend.high,
        "trend_points": trend.points,
        "probability": trend.probability,
    }


def trend_outlook(case: Case) -> TrendOutlook:
    """The least-squares trend of the series, log-linear for what grows compound, carried to the target's period."""
    points = _points(case)
    barred = not_projected(case)
    if case.target.definition.growth_from_levels is False:
        barred = barred or Reason.LEVELS_NOT_COMPARABLE
    fitted = barred or fit(points, is_growth=rate_unit(case.target.definition.measure) == "percent_per_year")
    if isinstance(fitted, Reason):
        return TrendOutlook(fitted, fitted, fitted, fitted, fitted, len(points))
    there = case.target.period.end / MONTHS
    forecast, goal = predict(fitted, there), case.goal
    chance = goal if isinstance(goal, Reason) else probability(fitted, there, *_wanted(goal))
    least = LEAST.get(case.target.definition.measure, -math.inf)
    value, low, high = (max(figure, least) for figure in forecast)
    return TrendOutlook(rate_of(fitted), value, low, high, chance, len(points))


def _points(case: Case) -> list[tuple[float, float]]:
    """The exact, undoubted observations of whole years that belong to one series with the latest."""
    if case.latest is None:
        return []
    fit_facts = [
        fact
        for fact in case.speaking.values()
        if fact.quantity.comparator is None
        and fact.quantity.doubt is None
        and comparable(case.dataset, fact, case.latest)
    ]
    return [(fact.period.end / MONTHS, float(fact.quantity.figure)) for fact in fit_facts]


def _wanted(goal: Goal) -> tuple[float | None, float | None]:
    """The ends of the values that meet a goal; None where it is open."""
    value = float(goal.value)
    if goal.comparator in EITHER_WAY:
        return value, float(goal.upper) if goal.upper is not None else value
    if goal.is_cap or (goal.comparator == "about" and goal.lower_is_better):
        return None, value
    return value, None
