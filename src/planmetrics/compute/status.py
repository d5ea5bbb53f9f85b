"""Status: met, missed, awaiting and the like, judged by direction first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.compute.outcome import Reason
from planmetrics.compute.series import comparable
from planmetrics.model.terms import OVER_A_PERIOD

if TYPE_CHECKING:
    from planmetrics.compute.case import Case
    from planmetrics.compute.goal import Goal
    from planmetrics.facts import ObservationFact

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


def settled(case: Case) -> Settled | None:
    """The status that the figures settle by themselves, with a reason where there is one to give; else None.

    What they leave open, because the period is not over and the target not reached, is for a method to judge.
    """
    return _of_sum(case) if case.target.form == "sum" else _of_level(case)


def _of_level(case: Case) -> Settled | None:
    """A target on a level, a rate or one period."""
    target, latest = case.target, case.latest
    if latest is None:
        return _of_part(case)
    if case.stale:
        return "undetermined", Reason.STALE
    if case.goal is Reason.NO_TARGET:
        return None
    over, due = target.period.end <= case.until, latest.period == target.period
    if over and not due:
        return "awaiting", None
    if isinstance(case.goal, Reason):
        return "undetermined", case.goal
    may_be_early = not over and target.definition.measure not in OVER_A_PERIOD
    return _decide(case.goal, latest, due=due) if due or may_be_early else None


def _of_part(case: Case) -> Settled | None:
    """Where only part of a year was observed: a method may judge its flow, but nothing ever stands for the year."""
    is_judged = case.part is not None and not isinstance(case.part.lead, Reason)
    return None if is_judged and case.target.period.end > case.until else ("no-data", Reason.NO_OBSERVATION)


def _of_sum(case: Case) -> Settled | None:
    """A target on a sum over several years; a sum may be reached before its window ends."""
    if isinstance(case.window, Reason):
        return ("no-data" if case.window is Reason.NO_OBSERVATION else "undetermined"), case.window
    found = case.comparison
    if isinstance(found, Reason) or case.window is None:
        return "undetermined", found if isinstance(found, Reason) else Reason.NO_OBSERVATION
    goal, total = found
    complete = case.window.years_left == 0
    met, over = goal.is_met_by(total), case.target.period.end <= case.until
    if met and (complete or goal.comparator in {"at_least", "more_than"}):
        if case.window.doubtful:
            return "met-unverified", Reason.DOUBTFUL
        return ("met" if complete or over else "reached-early"), None
    if complete or (over and goal.is_cap and not met):
        return ("undetermined", Reason.DOUBTFUL) if case.window.doubtful else ("missed", None)
    return ("awaiting", None) if over else None


def doubts(case: Case) -> tuple[str, ...]:
    """What keeps the figures of the row from being taken at their word."""
    quantity = case.latest.quantity if case.latest else None
    comparator = quantity.comparator if quantity else None
    base_is_open = case.baseline is not None and case.baseline.quantity.comparator is not None
    found = (
        quantity.doubt if quantity else None,
        comparator,
        "fell_back" if _fell_back(case) else None,
        "baseline_open_ended" if base_is_open else None,
        "what_if" if _is_supposed(case) or _only_part_is_supposed(case) else None,
        "what_if_part" if _only_part_is_supposed(case) else None,
        "baseline_doubtful" if case.baseline is not None and case.baseline.quantity.doubt is not None else None,
    )
    return tuple(doubt for doubt in found if doubt is not None)


def _is_supposed(case: Case) -> bool:
    """Whether a supposed year, of this series or of the one it is held against, may have had a part in it."""
    return any(
        fact.is_supposed and fact.period.is_year and fact.period.end <= case.until
        for key in case.target.series
        for fact in case.dataset.observed(*key)
    )


def _only_part_is_supposed(case: Case) -> bool:
    return case.part is not None and case.part.fact.is_supposed and not _is_supposed(case)


def _fell_back(case: Case) -> bool:
    """Whether an earlier observation satisfied the target and the latest no longer does."""
    goal, latest = case.goal, case.latest
    levels = case.target.form != "sum" and case.target.definition.measure not in OVER_A_PERIOD
    if isinstance(goal, Reason) or latest is None or not levels or goal.is_met_by(latest.quantity.figure):
        return False
    return any(
        fact.quantity.comparator is None
        and comparable(case.dataset, fact, latest)
        and goal.is_met_by(fact.quantity.figure)
        for fact in case.speaking.values()
        if fact is not latest
    )


def _decide(goal: Goal, latest: ObservationFact, *, due: bool) -> Settled | None:
    """Where the observation settles the matter, or may: how, allowing for what is not known of it."""
    comparator = latest.quantity.comparator
    met = goal.is_met_by(latest.quantity.figure)
    if comparator is not None and not (met and _points_up(comparator) != goal.lower_is_better):
        # 超1500 says nothing against 1600, and no upper bound is a proof that enough was reached
        exact_enough = comparator == "about" and met
        return ("met-unverified", Reason.OPEN_ENDED) if exact_enough else ("undetermined", Reason.OPEN_ENDED)
    unsure = latest.quantity.doubt is not None or comparator is not None
    if met and unsure:
        return "met-unverified", Reason.OPEN_ENDED if comparator is not None else Reason.DOUBTFUL
    if met:
        return ("met", None) if due else ("reached-early", None)
    if not due:
        return None
    return ("undetermined", Reason.DOUBTFUL) if unsure else ("missed", None)


def _points_up(comparator: str) -> bool:
    """Whether an open-ended figure is a lower bound."""
    return comparator in {"more_than", "at_least"}
