"""Status: met, missed, awaiting and the like, judged by direction first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.compute.outcome import Reason, is_figure
from planmetrics.model.terms import OVER_A_PERIOD

if TYPE_CHECKING:
    from planmetrics.compute.goal import Goal
    from planmetrics.compute.outcome import Outcome
    from planmetrics.compute.situation import Point, Situation

Status: TypeAlias = Literal[
    "no-data", "met", "met-unverified", "missed", "awaiting", "reached-early",
    "ahead", "on-track", "lagging", "far-behind", "reversing", "undetermined",
]  # fmt: skip

GRAVEST_FIRST: tuple[Status, ...] = (
    "missed", "reversing", "far-behind", "lagging", "awaiting", "undetermined", "no-data",
    "on-track", "ahead", "met-unverified", "reached-early", "met",
)  # fmt: skip
GRAVE = frozenset(GRAVEST_FIRST[:4])
"""Statuses that call for action."""

STATUSES: tuple[Status, ...] = Status.__args__  # type: ignore[attr-defined]  # of a Literal


Settled: TypeAlias = tuple[Status, Reason | None]


def settled(at: Situation, part_lead: Outcome) -> Settled | None:
    """The status that the figures settle by themselves, with a reason where there is one to give; else None.

    What they leave open, because the period is not over and the target not reached, is for a method to judge.
    `part_lead` tells whether part of a year may be judged.
    """
    return _of_sum(at) if at.form == "sum" else _of_level(at, part_lead)


def _of_level(at: Situation, part_lead: Outcome) -> Settled | None:
    """A target on a level, a rate or one period."""
    if isinstance(at.latest, Reason):
        # a method may judge the flow of part of a year, but nothing ever stands for the year
        return None if is_figure(part_lead) and not at.is_over else ("no-data", Reason.NO_OBSERVATION)
    if at.latest_is_stale:
        return "undetermined", Reason.STALE
    if at.goal is Reason.NO_TARGET:
        return None
    of_its_period = at.latest.period == at.period
    if at.is_over and not of_its_period:
        return "awaiting", None
    if isinstance(at.goal, Reason):
        return "undetermined", at.goal
    may_be_early = not at.is_over and at.measure not in OVER_A_PERIOD
    return _decide(at.goal, at.latest, due=of_its_period) if of_its_period or may_be_early else None


def _of_sum(at: Situation) -> Settled | None:
    """A target on a sum over several years; a sum may be reached before its window ends."""
    if isinstance(at.window, Reason):
        return ("no-data" if at.window is Reason.NO_OBSERVATION else "undetermined"), at.window
    compared = at.comparison
    if isinstance(compared, Reason) or at.window is None:
        return "undetermined", compared if isinstance(compared, Reason) else Reason.NO_OBSERVATION
    goal, total = compared
    complete, met = at.window.years_left == 0, goal.is_met_by(total)
    if met and (complete or goal.comparator in {"at_least", "more_than"}):
        if at.window.doubtful:
            return "met-unverified", Reason.DOUBTFUL
        return ("met" if complete or at.is_over else "reached-early"), None
    if complete or (at.is_over and goal.is_cap and not met):
        return ("undetermined", Reason.DOUBTFUL) if at.window.doubtful else ("missed", None)
    return ("awaiting", None) if at.is_over else None


def _decide(goal: Goal, latest: Point, *, due: bool) -> Settled | None:
    """Where the latest value settles the matter, or may: how, allowing for what is not known of it."""
    met = goal.is_met_by(latest.value)
    if latest.comparator is not None and not (met and _points_up(latest.comparator) != goal.lower_is_better):
        # 超1500 says nothing against 1600, and no upper bound is a proof that enough was reached
        exact_enough = latest.comparator == "about" and met
        return ("met-unverified", Reason.OPEN_ENDED) if exact_enough else ("undetermined", Reason.OPEN_ENDED)
    unsure = latest.doubt is not None or latest.comparator is not None
    if met and unsure:
        return "met-unverified", Reason.OPEN_ENDED if latest.comparator is not None else Reason.DOUBTFUL
    if met:
        return ("met", None) if due else ("reached-early", None)
    if not due:
        return None
    return ("undetermined", Reason.DOUBTFUL) if unsure else ("missed", None)


def _points_up(comparator: str) -> bool:
    """Whether an open-ended figure is a lower bound."""
    return comparator in {"more_than", "at_least"}
