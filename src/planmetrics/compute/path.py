"""The path: the value implied at each period between baseline, milestones and target."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from planmetrics.compute.goal import resolve
from planmetrics.compute.outcome import Outcome, Reason
from planmetrics.compute.rates import moved, rate, rate_unit
from planmetrics.compute.series import is_stale
from planmetrics.model.period import years_between
from planmetrics.model.terms import EITHER_WAY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planmetrics.compute.case import Case
    from planmetrics.compute.goal import Goal
    from planmetrics.facts import ObservationFact, TargetFact
    from planmetrics.model.indicator import Definition
    from planmetrics.model.period import Period

Point = tuple["Period", float]
Stop = tuple["Period", float, float | None]
"""A period, the value asked for, and the upper end where that is a range."""
DERIVED = frozenset({"growth", "change", "multiple"})


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


def along_path(case: Case, siblings: Iterable[TargetFact]) -> dict[str, Outcome]:
    """The path's value at the latest period, and how far behind it the latest figure is."""
    value, found = _value_at_latest(case, siblings), case.comparison
    if isinstance(value, Reason):
        return {"path_value": value, "path_gap": value}
    if isinstance(found, Reason):
        return {"path_value": value, "path_gap": found}
    return {"path_value": value, "path_gap": behind(found[0], value, found[1])}


def behind(goal: Goal, path: float, value: Decimal) -> float:
    """How far a value is behind the path to a goal, in the indicator's unit; negative where it is ahead."""
    if goal.comparator in EITHER_WAY:
        return float(goal.gap(value)) - float(goal.gap(Decimal(path)))  # the path may come from either side
    return float(value) - path if goal.lower_is_better else path - float(value)


def _value_at_latest(case: Case, siblings: Iterable[TargetFact]) -> Outcome:
    if rate_unit(case.target.definition.measure) is None or case.target.form == "sum":
        return Reason.NOT_DEFINED_FOR_MEASURE
    if isinstance(case.way, Reason) or case.goal is Reason.NO_TARGET:
        return case.way if isinstance(case.way, Reason) else Reason.NO_TARGET
    if case.way[0].quantity.comparator is not None:
        return Reason.OPEN_ENDED
    if _starts_too_early(case):
        return Reason.STALE
    points = [point for point in fixed_points(case, siblings) if point[0].end <= case.target.period.end]
    return value_at(case.target.definition, points, case.way[1].period)


def fixed_points(case: Case, siblings: Iterable[TargetFact]) -> list[Point]:
    """Where the plan's own path runs: from its baseline, if that is an exact figure, through every milestone."""
    return _from(None if _starts_too_early(case) else case.baseline, _stops(case, siblings))


def _starts_too_early(case: Case) -> bool:
    """Whether the baseline says nothing about the plan; one that was asked for is taken at its word."""
    if case.baseline is None or case.baseline_origin == "option":
        return False
    return is_stale(case.target.plan, case.baseline)


def anchored_points(case: Case, siblings: Iterable[TargetFact]) -> list[Point]:
    """The path anchored anew at the latest observation, through the milestones that are still ahead."""
    return _from(None if case.stale else case.latest, _stops(case, siblings))


def _from(start: ObservationFact | None, stops: list[Stop]) -> list[Point]:
    """A path from an exact figure through stops; of a range it makes for the value nearest to where it comes from."""
    known = (
        start if start is not None and start.quantity.comparator is None and start.quantity.doubt != "scope" else None
    )
    points = [(known.period, float(known.quantity.figure))] if known is not None else []
    for period, low, high in stops:
        if known is None or period.end > known.period.end:
            here = points[-1][1] if points else low
            points.append((period, low if high is None else min(max(here, low), high)))
    return points


def _stops(case: Case, siblings: Iterable[TargetFact]) -> list[Stop]:
    """The plan's milestones, and what its growth, changes and multiples come to; of one period the most demanding."""
    own = list(siblings)
    stops: dict[Period, Stop] = {
        stop.period: (stop.period, float(stop.value), None if stop.value_max is None else float(stop.value_max))
        for stop in milestones(case.target, own)
        if stop.value is not None
    }
    sign = -1 if case.target.definition.better == "lower" else 1
    for target in own:
        goal = resolve(target, case.dataset, case.baseline, case.until) if target.form in DERIVED else None
        if goal is None or isinstance(goal, Reason) or target.assigned_by != case.target.assigned_by:
            continue
        known = stops.get(target.period)
        if known is None or sign * float(goal.value) > sign * known[1]:
            stops[target.period] = (target.period, float(goal.value), None)
    return sorted(stops.values(), key=lambda stop: stop[0].end)
