"""The path: the value implied at each period between base, milestones and target."""

from __future__ import annotations

import math
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from planmetrics.compute.distance import share_behind
from planmetrics.compute.outcome import Outcome, Reason, why
from planmetrics.compute.rates import linear_step, moved, rate, rate_unit, stepped
from planmetrics.compute.situation import Window
from planmetrics.model.period import Period, years_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.compute.goal import Goal
    from planmetrics.compute.situation import Milestone, Point, Situation
    from planmetrics.model.terms import Measure

Stop: TypeAlias = tuple[Period, float]
_NOISE = 1e-9


def path_value(at: Situation) -> Outcome:
    """The path's value at the latest value's period."""
    if rate_unit(at.measure) is None or at.is_windowed:
        return Reason.NOT_DEFINED_FOR_MEASURE
    if type(at.way) is Reason or at.goal is Reason.NO_TARGET:
        return at.way if type(at.way) is Reason else Reason.NO_TARGET
    if not at.way[0].is_exact:
        return Reason.OPEN_ENDED
    if not at.one_series:  # a path from figures of another census or scope leads nowhere near the latest one
        return Reason.SERIES_BREAK
    if at.base_satisfies and not is_judged_by_path_alone(at):
        return Reason.BASE_SATISFIES
    return value_at(_to_target(at), at.way[1].period, at.measure, from_levels=at.growth_from_levels)


def path_gap(at: Situation, path: Outcome) -> Outcome:
    """How far the latest value is behind the path's, in the indicator's unit."""
    if type(path) is Reason:
        return path
    compared = at.comparison
    return compared if type(compared) is Reason else behind(compared[0], path, compared[1])


def due(at: Situation, path: Outcome) -> Outcome:
    """应达进度: the share of the way that the path asks for by the latest value's period; of a window of its time.

    A milestone beyond the target asks for the whole way, not for more.
    """
    if isinstance(at.window, Window):
        return at.window.share
    if type(path) is Reason or type(at.goal) is Reason or type(at.base) is Reason:
        return why(path, at.goal, at.base)
    share = share_behind(at.goal, path, at.base)
    return share if type(share) is Reason else min(share, 1.0)


def behind(goal: Goal, path: float, value: Decimal) -> float:
    """How far a value is behind the path to a goal; negative where it is ahead."""
    if goal.is_two_sided:
        return float(goal.gap(value)) - float(goal.gap(Decimal(path)))  # the path may come from either side
    return float(value) - path if goal.lower_is_better else path - float(value)


def is_judged_by_path_alone(at: Situation) -> bool:
    """Whether no share of the way can be told: the path first leads away from better, or is a ceiling that rises.

    Emissions that may rise until a peak, or a rise that is limited to 3 % a year, are held against the path itself.
    """
    if at.base_satisfies and at.form == "growth" and type(at.goal) is not Reason and at.goal.is_cap:
        return True
    if len(at.milestones) < 2:  # noqa: PLR2004 (a milestone and the target)
        return False
    stops = _to_target(at)
    if len(stops) < 3 or type(at.base) is Reason:  # noqa: PLR2004 (base, a milestone, target)
        return False
    first, base = stops[1][1], float(at.base.value)
    return first > base if at.better == "lower" else first < base


def fixed_path(at: Situation) -> list[Stop]:
    """Where the plan's own path runs: from its base, if that is an exact figure, through every milestone."""
    return _from(at, at.base)


def anchored_path(at: Situation) -> list[Stop]:
    """The path anchored anew at the latest value, through the milestones that are still ahead."""
    return _from(at, None if at.latest_is_stale else at.latest)


def _to_target(at: Situation) -> list[Stop]:
    return [stop for stop in fixed_path(at) if stop[0].end <= at.period.end]


def _from(at: Situation, start: Point | Reason | None) -> list[Stop]:
    """From an exact figure through milestones."""
    known = None if start is None or type(start) is Reason else start
    # a path from "more than 1500" would pretend to know where it starts
    if known is not None and (not known.is_exact or known.doubt == "scope"):
        known = None
    stops = [(known.period, float(known.value))] if known is not None else []
    for milestone in at.milestones:
        if known is None or milestone.period.end > known.period.end:
            stops.append((milestone.period, _entered(at, milestone, stops[-1][1] if stops else milestone.low)))
    return stops


def _entered(at: Situation, milestone: Milestone, here: float) -> float:
    """The level that a milestone asks for: of a range its less demanding end, or the nearer one if it has two sides."""
    low, high = milestone.low, milestone.high
    if high is None:
        return low
    if at.is_two_sided:
        return min(max(here, low), high)
    return high if at.better == "lower" else low


def value_at(stops: Sequence[Stop], period: Period, measure: Measure, *, from_levels: bool = True) -> Outcome:
    """The path's value at a period, between the stops around it: linear or compound by measure.

    A segment that no compound path leads along (to 0, or through it) is straight.
    """
    if not stops or period.end < stops[0][0].end:
        return Reason.NO_BASELINE
    for (start, low), (end, high) in pairwise(stops):
        if start.end <= period.end <= end.end:
            years = years_between(start, period)
            pace = rate(measure, low, high, years_between(start, end), from_levels=from_levels)
            if pace is Reason.NOT_POSITIVE:
                return stepped(low, linear_step(low, high, years_between(start, end)), years)
            return pace if type(pace) is Reason else _whole(measure, moved(measure, low, pace, years), stops[0][1])
    return stops[-1][1] if period.end == stops[-1][0].end else Reason.NO_TIME_LEFT


def _whole(measure: Measure, value: float, base: float) -> float:
    """A rank in whole places, towards the base: nobody can be two thirds of a place further."""
    if measure != "rank":
        return value
    return math.ceil(value - _NOISE) if base > value else math.floor(value + _NOISE)
