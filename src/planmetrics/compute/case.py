"""A target with everything that speaks to it: what was observed, where it starts, what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planmetrics.compute.goal import Goal, resolve
from planmetrics.compute.outcome import Reason
from planmetrics.compute.series import RECENT_YEARS, by_period, choose_baseline, comparable, is_stale
from planmetrics.compute.window import PartialSum, sum_so_far
from planmetrics.compute.within_year import PartYear, part_year

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.facts import Dataset, ObservationFact, TargetFact
    from planmetrics.model.period import Period


class Case(NamedTuple):
    """One target, ready to be worked out.

    `speaking` is the observation that counts for each whole year up to the target's; `latest` the newest of
    them (for a window, the newest inside it); `until` months since year 0 that are over at the time of asking.
    """

    dataset: Dataset
    target: TargetFact
    until: int
    observations: list[ObservationFact]
    speaking: dict[Period, ObservationFact]
    latest: ObservationFact | None
    stale: bool
    baseline: ObservationFact | None
    baseline_origin: str | None
    goal: Goal | Reason
    window: PartialSum | Reason | None
    part: PartYear | None
    recent_years: int = RECENT_YEARS
    """How far back the recent pace may reach."""

    @property
    def value(self) -> Decimal | Reason:
        """What the target is held against: the latest figure, or for a window the sum so far."""
        if isinstance(self.window, PartialSum):
            return self.window.total
        return self.latest.quantity.figure if self.latest is not None else Reason.NO_OBSERVATION

    @property
    def comparison(self) -> tuple[Goal, Decimal] | Reason:
        """The goal and the figure to hold against it, or what keeps the two apart."""
        if isinstance(self.window, Reason):
            return self.window
        if isinstance(self.value, Reason) or self.latest is None:
            return Reason.NO_OBSERVATION
        if self.stale:
            return Reason.STALE
        if isinstance(self.goal, Reason):
            return self.goal
        if self.latest.quantity.comparator not in {None, "about"}:
            return Reason.OPEN_ENDED
        return self.goal, self.value

    @property
    def way(self) -> tuple[ObservationFact, ObservationFact] | Reason:
        """Baseline and latest observation, where they are two; or why there is no way between them."""
        if self.latest is None:
            return Reason.NO_OBSERVATION
        if self.baseline is None:
            return Reason.STALE if self.stale else Reason.NO_BASELINE
        if self.baseline.period.end >= self.latest.period.end:
            same = self.baseline.period == self.latest.period
            return Reason.BASELINE_IS_LATEST if same else Reason.BASE_AFTER_LATEST
        return self.baseline, self.latest

    @property
    def is_one_series(self) -> bool:
        """Whether baseline and latest belong to one series."""
        both = self.baseline, self.latest
        return both[0] is not None and both[1] is not None and comparable(self.dataset, both[0], both[1])


def case_of(dataset: Dataset, target: TargetFact, until: int, baseline_at: Period | None) -> Case:
    """Gather what speaks to a target. `baseline_at` asks for the observation of a certain period as baseline."""
    observations = dataset.observed(target.definition.id, target.region)
    speaking = by_period(observations, min(until, target.period.end))
    chosen = choose_baseline(target, speaking, baseline_at)
    latest = next(reversed(speaking.values()), None)
    window = sum_so_far(target, speaking) if target.form == "sum" else None
    if isinstance(window, PartialSum):
        latest = window.newest
    elif window is Reason.NO_OBSERVATION:
        latest = None
    baseline, origin = chosen or (None, None)
    goal = resolve(target, dataset, baseline, until)
    return Case(
        dataset=dataset,
        target=target,
        until=until,
        observations=observations,
        speaking=speaking,
        latest=latest,
        stale=latest is not None and is_stale(target.plan, latest),
        baseline=baseline,
        baseline_origin=origin,
        goal=goal,
        window=window,
        part=part_year(target, observations, until, latest, goal),
    )
