"""Within the year: what part of a year says of an annual target, beside the part of the year that is over.

Part-year flows and additions are held against the target of their own year; part-year levels and growth are only
shown as they stand. None of them ever stands for a year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planmetrics.compute.formulas import attained
from planmetrics.compute.goal import Goal
from planmetrics.compute.outcome import Outcome, Reason
from planmetrics.compute.series import newest_part_year
from planmetrics.model.terms import EITHER_WAY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planmetrics.facts import ObservationFact, TargetFact

CUMULATED = frozenset({"flow", "addition"})
POINTS = 100


class PartYear(NamedTuple):
    """The newest part-year figure; completion and elapsed are fractions, `remaining` is in the indicator's unit.

    `lead` is completion minus elapsed in points, positive where it goes well; `remaining` is what the rest of the
    year must bring. Where the figure cannot be held against an annual target, all are reasons.
    """

    fact: ObservationFact
    completion: Outcome
    elapsed: Outcome
    lead: Outcome
    remaining: Outcome


def part_year(
    target: TargetFact,
    observations: Iterable[ObservationFact],
    until: int,
    latest: ObservationFact | None,
    goal: object,
) -> PartYear | None:
    """What part of a year says, where it is newer than the latest whole year; None where there is no such figure."""
    fact = newest_part_year(observations, min(until, target.period.end), latest.period.end if latest else 0)
    if fact is None:
        return None
    why = _unfit(target, fact, goal)
    if why is not None or not isinstance(goal, Goal):
        return PartYear(fact, *[why or Reason.REFERENCE_MISSING] * 4)
    year = target.period.end - target.period.start
    elapsed = (fact.period.end - fact.period.start) / year
    completion = attained(float(fact.quantity.figure), float(goal.value))
    lead = (completion - elapsed) * POINTS
    return PartYear(
        fact, completion, elapsed, -lead if goal.lower_is_better else lead, float(goal.value - fact.quantity.figure)
    )


def _unfit(target: TargetFact, fact: ObservationFact, goal: object) -> Reason | None:
    """Why a part-year figure is only shown as it stands."""
    if target.definition.measure not in CUMULATED or target.form == "sum" or target.comparator in EITHER_WAY:
        return Reason.NOT_DEFINED_FOR_MEASURE
    if fact.period.start != target.period.start:
        return Reason.NOT_OBSERVED
    if isinstance(goal, Reason):
        return goal
    if fact.quantity.comparator is not None:
        return Reason.OPEN_ENDED
    return Reason.NOT_POSITIVE if isinstance(goal, Goal) and goal.value <= 0 else None
