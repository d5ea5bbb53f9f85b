"""The situation of one target: every figure that speaks to it, or the reason why there is none.

It is flat and knows neither plan nor file: whoever gathers it (`gather` from plans and observations, `table` from
the rows of a table) has looked everything up. All row arithmetic (gap, progress, rates, path, outlook, status,
method) takes a situation and nothing else, so that the same definitions hold for a plan and for a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from planmetrics.compute.outcome import Reason

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.compute.goal import Goal
    from planmetrics.model.period import Period
    from planmetrics.model.terms import Better, Comparator, Doubt, Form, Measure

BaseOrigin: TypeAlias = str
"""Where a base comes from: `plan`, `before_start`, `before_issue` or `option`."""


class Point(NamedTuple):
    """A published value at a period, in the indicator's unit; `comparator` where it is open-ended (超1500)."""

    period: Period
    value: Decimal
    comparator: Comparator | None = None
    doubt: Doubt | None = None
    source: str | None = None
    """The key of the source, or the id of the plan that states it."""

    @property
    def is_exact(self) -> bool:
        """Whether it is a figure, and not only a bound or an approximation."""
        return self.comparator is None


class Milestone(NamedTuple):
    """A level that the plan asks for by a period; `high` is the upper end where it is a range."""

    period: Period
    low: float
    high: float | None = None


class Window(NamedTuple):
    """A sum so far: `newest` is the last year in it; years that are in it, and years that are left."""

    total: Decimal
    newest: Point
    years_seen: int
    years_left: int
    doubtful: bool


class Situation(NamedTuple):
    """One target as plain figures.

    `until`: months since year 0 that are over at the time of asking. `goal`: what the target comes to. `encoded`,
    `encoded_max`: its figures as the plan encodes them. `base`: where progress is counted from. `latest`: the newest
    whole period (of a sum, the newest inside its window). `one_series`: whether a rate may run from base to latest.
    `recent`: where the recent pace is counted from. `history`: exact values of whole periods that belong to one series
    with the latest, which is among them if it is exact. `milestones`: the plan's own levels, in the order of time.
    `window`: what a sum holds so far, None where the target is no sum. `part`: a part of a year newer than the
    latest. `limit`: a natural limit of the series. `percent`: whether its natural ends are 0 and 100.
    """

    measure: Measure
    better: Better
    form: Form
    comparator: Comparator
    period: Period
    until: int
    goal: Goal | Reason
    encoded: Decimal | None
    encoded_max: Decimal | None
    base: Point | Reason
    base_origin: BaseOrigin | None
    base_is_stale: bool
    latest: Point | Reason
    latest_is_stale: bool
    one_series: bool
    recent: Point | Reason
    history: tuple[Point, ...]
    milestones: tuple[Milestone, ...]
    window: Window | Reason | None
    part: Point | Reason
    doubts: tuple[str, ...]
    limit: float | None
    growth_from_levels: bool
    percent: bool

    @property
    def is_over(self) -> bool:
        """Whether the target's period is over at the time of asking."""
        return self.period.end <= self.until

    @property
    def current(self) -> Decimal | Reason:
        """What the target is held against: the latest value, or for a sum what is there of it."""
        if isinstance(self.latest, Reason):
            return self.latest
        return self.window.total if isinstance(self.window, Window) else self.latest.value

    @property
    def comparison(self) -> tuple[Goal, Decimal] | Reason:
        """The goal and the value to hold against it, or what keeps the two apart."""
        if isinstance(self.window, Reason):
            return self.window
        if isinstance(self.latest, Reason):
            return Reason.NO_OBSERVATION
        if self.latest_is_stale:
            return Reason.STALE
        if isinstance(self.goal, Reason):
            return self.goal
        if self.latest.comparator not in {None, "about"}:
            return Reason.OPEN_ENDED
        return self.goal, self.window.total if self.window is not None else self.latest.value

    @property
    def way(self) -> tuple[Point, Point] | Reason:
        """Base and latest value, where they are two; or why there is no way between them."""
        if isinstance(self.latest, Reason):
            return Reason.NO_OBSERVATION
        if isinstance(self.base, Reason):
            return Reason.STALE if self.latest_is_stale else Reason.NO_BASELINE
        if self.base.period.end >= self.latest.period.end:
            same = self.base.period == self.latest.period
            return Reason.BASELINE_IS_LATEST if same else Reason.BASE_AFTER_LATEST
        return self.base, self.latest
