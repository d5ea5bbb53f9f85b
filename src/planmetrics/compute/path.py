"""The path: the value implied at each period between baseline, milestones and target."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Outcome, Reason
from planmetrics.compute.rates import moved, rate
from planmetrics.model.period import years_between

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planmetrics.facts import TargetFact
    from planmetrics.model.indicator import Definition
    from planmetrics.model.period import Period

Point = tuple["Period", float]


def milestones(target: TargetFact, targets: Iterable[TargetFact]) -> list[TargetFact]:
    """The plan's own targets of the same indicator and region that fix a level, one a period.

    Where the plan sets several for one period, the most demanding; what a level above assigns belongs to
    another path.
    """
    sign = -1 if target.definition.better == "lower" else 1
    best: dict[Period, TargetFact] = {}
    for other in targets:
        same = (other.definition.id, other.region, other.assigned_by) == (
            target.definition.id,
            target.region,
            target.assigned_by,
        )
        if not same or other.form != "value" or other.value is None:
            continue
        rival = best.get(other.period)
        if rival is None or rival.value is None or sign * other.value > sign * rival.value:
            best[other.period] = other
    return sorted(best.values(), key=lambda fact: fact.period.end)


def value_at(definition: Definition, points: list[Point], period: Period) -> Outcome:
    """The path's value at a period, between the points around it: linear or compound by measure."""
    if not points or period.end < points[0][0].end:
        return Reason.NO_BASELINE
    for (start, low), (end, high) in pairwise(points):
        if start.end <= period.end <= end.end:
            pace = rate(definition, low, high, years_between(start, end))
            if isinstance(pace, Reason):
                return pace
            return moved(definition.measure, low, pace, years_between(start, period))
    return points[-1][1] if period.end == points[-1][0].end else Reason.NO_TIME_LEFT
