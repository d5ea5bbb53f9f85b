"""The path: the value implied at each period between base, milestones and target."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from planmetrics.compute.outcome import Outcome, Reason
from planmetrics.compute.rates import moved, rate, rate_unit
from planmetrics.model.period import Period, years_between
from planmetrics.model.terms import EITHER_WAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.compute.goal import Goal
    from planmetrics.compute.situation import Milestone, Point, Situation
    from planmetrics.model.terms import Measure

Stop: TypeAlias = tuple[Period, float]


def path_value(at: Situation) -> Outcome:
    """The path's value at the latest value's period."""
    if rate_unit(at.measure) is None or at.form == "sum":
        return Reason.NOT_DEFINED_FOR_MEASURE
    if isinstance(at.way, Reason) or at.goal is Reason.NO_TARGET:
        return at.way if isinstance(at.way, Reason) else Reason.NO_TARGET
    if not at.way[0].is_exact:
        return Reason.OPEN_ENDED
    if starts_too_early(at):
        return Reason.STALE
    stops = [stop for stop in fixed_path(at) if stop[0].end <= at.period.end]
    return value_at(stops, at.way[1].period, at.measure, from_levels=at.growth_from_levels)


def path_gap(at: Situation, path: Outcome) -> Outcome:
    """How far the latest value is behind the path's, in the indicator's unit."""
    if isinstance(path, Reason):
        return path
    compared = at.comparison
    return compared if isinstance(compared, Reason) else behind(compared[0], path, compared[1])


def behind(goal: Goal, path: float, value: Decimal) -> float:
    """How far a value is behind the path to a goal; negative where it is ahead."""
    if goal.comparator in EITHER_WAY:
        return float(goal.gap(value)) - float(goal.gap(Decimal(path)))  # the path may come from either side
    return float(value) - path if goal.lower_is_better else path - float(value)


def fixed_path(at: Situation) -> list[Stop]:
    """Where the plan's own path runs: from its base, if that is an exact figure, through every milestone."""
    return _from(None if starts_too_early(at) else at.base, at.milestones)


def anchored_path(at: Situation) -> list[Stop]:
    """The path anchored anew at the latest value, through the milestones that are still ahead."""
    return _from(None if at.latest_is_stale else at.latest, at.milestones)


def starts_too_early(at: Situation) -> bool:
    """Whether the base says nothing about the plan; one that was asked for is taken at its word."""
    return at.base_is_stale and at.base_origin != "option"


def _from(start: Point | Reason | None, milestones: Sequence[Milestone]) -> list[Stop]:
    """From an exact figure through milestones; of a range it makes for the value nearest to where it comes from."""
    known = None if start is None or isinstance(start, Reason) else start
    # a path from "more than 1500" would pretend to know where it starts
    if known is not None and (not known.is_exact or known.doubt == "scope"):
        known = None
    stops = [(known.period, float(known.value))] if known is not None else []
    for period, low, high in milestones:
        if known is None or period.end > known.period.end:
            here = stops[-1][1] if stops else low
            stops.append((period, low if high is None else min(max(here, low), high)))
    return stops


def value_at(stops: Sequence[Stop], period: Period, measure: Measure, *, from_levels: bool = True) -> Outcome:
    """The path's value at a period, between the stops around it: linear or compound by measure."""
    if not stops or period.end < stops[0][0].end:
        return Reason.NO_BASELINE
    for (start, low), (end, high) in pairwise(stops):
        if start.end <= period.end <= end.end:
            pace = rate(measure, low, high, years_between(start, end), from_levels=from_levels)
            return pace if isinstance(pace, Reason) else moved(measure, low, pace, years_between(start, period))
    return stops[-1][1] if period.end == stops[-1][0].end else Reason.NO_TIME_LEFT
