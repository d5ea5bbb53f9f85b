"""The status that the figures settle by themselves, whatever a method says: met, held, broken, turned around.

Direction first, then pace: pace alone has sign traps. What is left open here is for a method to judge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.compute.done import year_so_far
from planmetrics.compute.outcome import Outcome, Reason, is_figure
from planmetrics.compute.outlook import broken_in
from planmetrics.compute.path import is_judged_by_path_alone
from planmetrics.compute.situation import Window
from planmetrics.model.terms import CAPS, OVER_A_PERIOD
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.compute.assessment import Figures
    from planmetrics.compute.goal import Goal
    from planmetrics.compute.situation import Point, Situation

Status: TypeAlias = Literal[
    "no-data", "met", "missed", "awaiting", "holding", "reached-early", "met-unverified",
    "ahead", "on-track", "lagging", "far-behind", "reversing", "undetermined",
]  # fmt: skip
Light: TypeAlias = Literal["green", "yellow", "red"]

GRAVEST_FIRST: tuple[Status, ...] = (
    "missed", "reversing", "far-behind", "lagging", "awaiting", "undetermined", "no-data",
    "on-track", "ahead", "met-unverified", "holding", "reached-early", "met",
)  # fmt: skip
GRAVE = frozenset(GRAVEST_FIRST[:4])
"""Statuses that call for action."""
STATUSES: tuple[Status, ...] = Status.__args__  # type: ignore[attr-defined]  # of a Literal
ACHIEVED = frozenset({"met", "met-unverified", "reached-early", "holding"})
"""Statuses of what satisfies its target, for good or so far."""
JUDGED = frozenset({"ahead", "on-track", "lagging", "far-behind", "reversing"})
"""Statuses of what is on its way, or off it."""
UNSETTLED = frozenset({"no-data", "awaiting", "undetermined"})
"""Statuses that say nothing of the target."""
_NOISE = 1e-9

_LIGHTS: dict[Status, Light] = {
    **dict.fromkeys(("met", "holding", "reached-early", "ahead", "on-track"), "green"),
    **dict.fromkeys(("met-unverified", "lagging"), "yellow"),
    **dict.fromkeys(("far-behind", "reversing", "missed"), "red"),
}


class Settled(NamedTuple):
    """A status, with a reason where there is one to give, and the year in which the recent pace breaks what holds.

    `BASE_SATISFIES` tells of `holding` and `reversing` that the plan started from where it wants to stay.
    """

    status: Status
    why: Reason | None = None
    breaks: str | None = None


def light_of(status: Status, breaks: str | None = None) -> Light | None:
    """Green, yellow or red; none where nothing is known. What holds and is about to break is yellow."""
    return "yellow" if status == "holding" and breaks is not None else _LIGHTS.get(status)


def is_doubtful(at: Situation) -> bool:
    """Whether a figure that a verdict rests on is doubtful itself."""
    so_far = year_so_far(at)
    latest = at.latest if type(so_far) is Reason else so_far[1]
    from_base = not at.is_over and type(so_far) is Reason
    points = () if at.is_windowed else (at.base, latest) if from_base else (latest,)
    in_window = isinstance(at.window, Window) and at.window.doubtful
    return in_window or any(type(point) is not Reason and point.doubt is not None for point in points)


def settled(  # noqa: PLR0911 (one return a rule, in the order that decides)
    at: Situation, figures: Figures, ratio: Outcome
) -> Settled | None:
    """The status that the figures settle by themselves; None where it is for a method to judge.

    `ratio` is what was done over what is due (`done.done_over_due`).
    """
    if at.is_windowed:
        return _of_window(at, ratio)
    so_far = year_so_far(at)
    if not at.is_over and type(so_far) is not Reason:
        return _of_year(at, *so_far, ratio)
    if type(at.latest) is Reason:
        return Settled("no-data", at.latest)
    if at.latest_is_stale:
        return Settled("undetermined", Reason.STALE)
    if at.goal is Reason.NO_TARGET:
        return None
    if at.way is Reason.BASE_AFTER_LATEST or at.latest.period.end > at.period.end:
        later = at.latest.period.end > at.period.end
        return Settled("undetermined", Reason.LATEST_AFTER_TARGET if later else Reason.BASE_AFTER_LATEST)
    if at.is_over and not at.is_observed:
        return _without_its_end(at, so_far) or Settled("awaiting")
    if type(at.goal) is Reason:
        return Settled("undetermined", at.goal)
    return _at_the_end(at.goal, at.latest) if at.is_over else _before_the_end(at, at.goal, at.latest, figures)


def _without_its_end(at: Situation, so_far: tuple[Goal, Point] | Reason) -> Settled | None:
    """The year is over and only a part of it published: that settles what the rest can only add to."""
    if type(so_far) is Reason or not at.never_negative:
        return None
    goal, point = so_far
    met = goal.settled_by(point.value, point.comparator)
    if met is False and goal.is_exceeded_by(point.value):
        return Settled("missed", Reason.LIMIT_EXCEEDED)
    reached = met and not goal.is_cap and not goal.is_two_sided
    return Settled("met-unverified" if point.doubt is not None else "met") if reached else None


def _at_the_end(goal: Goal, latest: Point) -> Settled:
    """The target's period is over and observed: all that the figure may stand for decides."""
    met = goal.settled_by(latest.value, latest.comparator)
    if met is None:
        return Settled("undetermined", goal.why_open(latest.comparator))
    if met and (latest.doubt is not None or latest.comparator == "about"):
        return Settled("met-unverified", Reason.DOUBTFUL if latest.doubt is not None else Reason.OPEN_ENDED)
    return Settled("met" if met else "missed")


def _before_the_end(  # noqa: PLR0911 (one return a rule, in the order that decides)
    at: Situation, goal: Goal, latest: Point, figures: Figures
) -> Settled | None:
    """A level whose period is not over: nothing is met or missed yet."""
    if at.starts_anew:  # one year's growth says nothing of another's
        return Settled("undetermined", Reason.NOT_OBSERVED)
    met = goal.settled_by(latest.value, latest.comparator)
    if met is None and latest.comparator is not None:
        return Settled("undetermined", Reason.OPEN_ENDED)
    behind, by_path = figures.path_gap, is_judged_by_path_alone(at)
    is_limited_rise = at.form == "growth" and goal.is_cap
    if by_path and at.base_satisfies and is_limited_rise and is_figure(behind):
        return _held(at, figures) if behind <= _NOISE else Settled("lagging")
    if met:
        early = at.base_satisfies is False and at.measure not in OVER_A_PERIOD
        return Settled("reached-early") if early else _held(at, figures)
    if is_figure(behind) and (by_path or (is_figure(figures.due) and figures.due <= 0)):
        return Settled("on-track" if behind <= _NOISE else "lagging")
    if not latest.is_exact and (latest.comparator != "about" or type(at.base) is Reason):
        return Settled("undetermined", Reason.OPEN_ENDED)
    return _by_direction(at, goal, latest)


def _held(at: Situation, figures: Figures) -> Settled:
    return Settled("holding", Reason.BASE_SATISFIES if at.base_satisfies else None, broken_in(at, figures.recent_rate))


def _by_direction(at: Situation, goal: Goal, latest: Point) -> Settled | None:
    """The one place that decides direction: is the value worse than where the plan started?"""
    base, value = at.base, latest.value
    if at.base_satisfies:
        return Settled("reversing", Reason.BASE_SATISFIES)
    if type(base) is Reason or not base.is_exact or not at.one_series:
        return None
    if goal.is_two_sided and (value > goal.value) != (base.value > goal.value):  # beyond it: is it turning back?
        before = [point.value for point in at.history if point.period.end < latest.period.end]
        nears = bool(before) and goal.gap(value) < goal.gap(before[-1])
        return Settled("lagging" if nears else "reversing")
    return Settled("reversing") if goal.gap(value) > goal.gap(base.value) else None


def _of_year(at: Situation, goal: Goal, point: Point, ratio: Outcome) -> Settled | None:
    """The year to date of a target on one year."""
    met = goal.settled_by(point.value, point.comparator)
    adds_up = at.never_negative
    if adds_up and goal.is_exceeded_by(point.value) and met is False:
        return Settled("missed", Reason.LIMIT_EXCEEDED)
    if adds_up and met and not goal.is_cap and not goal.is_two_sided:
        return Settled("reached-early")
    if met is None and point.comparator is not None:
        return Settled("undetermined", Reason.OPEN_ENDED)
    return _without_ratio(ratio, met=bool(met))


def _of_window(at: Situation, ratio: Outcome) -> Settled | None:  # noqa: PLR0911 (the same)
    """A target on all years of a window: a sum may be reached, and a limit on it broken, before the window ends."""
    window, goal = at.window, at.goal
    if type(window) is Reason or window is None:
        missing = window or Reason.NO_OBSERVATION
        if at.is_over and not at.is_observed and missing in {Reason.INCOMPLETE_WINDOW, Reason.OPEN_ENDED}:
            return Settled("awaiting")
        return Settled("no-data" if missing is Reason.NO_OBSERVATION else "undetermined", missing)
    if type(goal) is Reason:
        return Settled("undetermined", goal)
    met = goal.settled_by(window.total, window.comparator)
    if at.form == "sum" and at.never_negative:
        if window.comparator not in CAPS and goal.is_exceeded_by(window.total):
            return Settled("missed", Reason.LIMIT_EXCEEDED)
        if met and not goal.is_cap and not goal.is_two_sided:
            return _met(window) if at.is_over else Settled("reached-early")
    if at.is_over and not at.is_observed:
        return Settled("awaiting")
    if met is None:
        return Settled("undetermined", goal.unsure if window.comparator is None else window.why_open)
    if at.is_over:
        return _met(window) if met else Settled("missed")
    return _without_ratio(ratio, met=met)


def _met(window: Window) -> Settled:
    return Settled("met-unverified", Reason.DOUBTFUL) if window.doubtful else Settled("met")


def _without_ratio(ratio: Outcome, *, met: bool) -> Settled | None:
    """A target that asks for no movement is held or not."""
    if ratio is Reason.NO_RATIO:
        return Settled("holding" if met else "lagging")
    return None
