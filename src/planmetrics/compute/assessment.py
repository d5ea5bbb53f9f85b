"""An assessment: one target with all that was worked out of it. It is what compute hands on, and renderers take."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.compute.outcome import Outcome, Reason
    from planmetrics.compute.situation import Situation
    from planmetrics.compute.status import Status
    from planmetrics.facts import Key, TargetFact
    from planmetrics.model.method import Label, Method
    from planmetrics.model.period import Period
    from planmetrics.model.terms import Firmness

Names: TypeAlias = tuple[str, str]
"""A name in Chinese and in English."""
Exact: TypeAlias = "Decimal | float | Reason"
"""A figure as published (Decimal, with its digits) or as worked out (float, unrounded), or why there is none."""


class Subject(NamedTuple):
    """Who is judged. `key` tells it from all others and is never printed; `target` is None for a table's row."""

    key: Key
    plan: str
    indicator: str
    name: Names
    region: str
    region_name: Names
    unit: str
    due: str
    """How the target's period is called: 2027, or for a sum 2025..2027; - without a target."""
    target: TargetFact | None
    assigner_name: Names | None = None
    """Who assigned the target, where a level above did."""

    @property
    def firmness(self) -> Firmness | None:
        """Binding or expected, where the plan says so."""
        return self.target.firmness if self.target is not None else None

    @property
    def strive(self) -> bool:
        """Whether the plan only strives for it."""
        return self.target is not None and self.target.strive

    @property
    def owners(self) -> tuple[str, ...]:
        """Who answers for it."""
        return self.target.owners if self.target is not None else ()

    @property
    def assigned_by(self) -> str | None:
        """The region of the level above that assigned it."""
        return self.target.assigned_by if self.target is not None else None

    @property
    def inferred(self) -> bool:
        """Whether its period is taken from a heading or the context."""
        return self.target is not None and self.target.inferred

    @property
    def printed(self) -> str:
        """The target as its document prints it; empty for a table's row."""
        return self.target.printed if self.target is not None else ""


class Figures(NamedTuple):
    """What is worked out of a situation. Rates are in percent, points or places a year, by measure.

    Gap in the indicator's unit, positive where it is still to go; `gap_percent` of the target; attainment, progress,
    elapsed and due as fractions; `required_step` in units a year; `path_gap` positive where it is behind its path. Of
    part of a year: completion and elapsed as fractions, lead in points, what remains in the indicator's unit.
    """

    gap: Exact
    gap_percent: Outcome
    attainment: Outcome
    progress: Outcome
    elapsed: Outcome
    due: Outcome
    planned_rate: Outcome
    observed_rate: Outcome
    recent_rate: Outcome
    recent_from: Period | Reason
    required_rate: Outcome
    required_step: Outcome
    acceleration: Outcome
    path_value: Outcome
    path_gap: Outcome
    part_completion: Outcome
    part_elapsed: Outcome
    part_lead: Outcome
    part_remaining: Outcome


class Outlook(NamedTuple):
    """What is to be expected by the target's period: the pace carried on, and the trend with its 80 % interval."""

    projected: Outcome
    reached: str | Reason
    projected_by: str | Reason
    projected_points: int | Reason
    shortfall: Outcome
    trend: Outcome
    trend_low: Outcome
    trend_high: Outcome
    trend_points: int
    probability: Outcome


class Verdict(NamedTuple):
    """What one method makes of a target: the method that was asked, the one that judged, and its class.

    `pace` is the quantity it judges by. `status` is our word; `why` the reason where there is one to give. `doubtful`:
    it rests on a figure that is. `breaks`: the year in which what holds today is broken at the recent pace.
    `within_year`: the year to date decided.
    """

    asked: Method
    judged_by: Method
    label: Label | Reason
    pace: Outcome
    score: Outcome
    status: Status
    why: Reason | None
    doubtful: bool = False
    breaks: str | None = None
    within_year: bool = False


class Assessment(NamedTuple):
    """One target with all that was worked out of it; `verdicts` has one for each method that was asked, in order."""

    subject: Subject
    situation: Situation
    figures: Figures
    outlook: Outlook
    verdicts: tuple[Verdict, ...]

    @property
    def verdict(self) -> Verdict:
        """The verdict of the method that was asked first."""
        return self.verdicts[0]
