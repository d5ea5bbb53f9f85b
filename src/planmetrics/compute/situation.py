"""The situation of one target: every figure that speaks to it, or the reason why there is none.

It is flat and knows neither plan nor file: whoever gathers it (`gather` from plans and observations, `table` from
the rows of a table) has looked everything up. All row arithmetic (gap, progress, rates, path, outlook, status,
method) takes a situation and nothing else, so that the same definitions hold for a plan and for a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from planmetrics.compute.once import once
from planmetrics.compute.outcome import Reason
from planmetrics.model.period import MONTHS
from planmetrics.model.terms import MOMENTS, OVER_A_PERIOD, WINDOWED
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.compute.goal import Goal
    from planmetrics.model.period import Period
    from planmetrics.model.terms import Better, Comparator, Doubt, Form, Measure

BaseOrigin: TypeAlias = str
"""Where a base comes from: `plan`, `since`, `before_start`, `before_issue` or `option`."""


ANEW = frozenset({"addition", "growth"})
"""Measures in which each period starts anew, so that there is no way from a base to a target."""
CUMULATED = frozenset({"flow", "addition"})
"""Measures whose part-year values grow towards that of their year."""


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
    """What the years of a window hold so far: the sum, the mean a year (average), or all of it compounded (cumulative).

    Means of growth and compounded rates are in percent. `newest` is the last figure in it; months are those that its
    figures cover, and those of the whole window. `comparator` where the total is open-ended: a year inside is
    missing (`is_broken`), so that there is this much at least, or a figure in it is open-ended itself.
    """

    total: Decimal
    newest: Point
    months_seen: int
    months_all: int
    doubtful: bool = False
    comparator: Comparator | None = None
    is_broken: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether every month of it is there."""
        return self.months_seen >= self.months_all

    @property
    def why_open(self) -> Reason:
        """Why the total is open-ended, where it is."""
        return Reason.INCOMPLETE_WINDOW if self.is_broken else Reason.OPEN_ENDED

    @property
    def share(self) -> float:
        """How much of its time is behind."""
        return self.months_seen / self.months_all

    @property
    def years_left(self) -> float:
        """How much of its time is still to come, in years."""
        return (self.months_all - self.months_seen) / MONTHS


class _Given(NamedTuple):
    """The figures of a situation, as they were looked up."""

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
    reduction: bool = False
    is_change: bool = False


class Situation(_Given):
    """One target as plain figures.

    `until`: months since year 0 that are over at the time of asking. `goal`: what the target comes to. `encoded`,
    `encoded_max`: its figures as the plan encodes them. `base`: where progress is counted from. `latest`: the newest
    whole period (of a sum, the newest inside its window). `one_series`: whether a rate may run from base to latest.
    `recent`: where the recent pace is counted from. `history`: exact values of whole periods that belong to one series
    with the latest, which is among them if it is exact. `milestones`: the plan's own levels, in the order of time.
    `window`: what a window holds so far, None where the target is of no window. `part`: a part of a year newer than
    the latest. `limit`: a natural limit of the series. `percent`: whether its natural ends are 0 and 100. `reduction`:
    whether the indicator counts reductions, so that 3.5 is a fall of 3.5 %. `is_change`: whether only changes in
    percent were published, so that all values read their base as 100.
    """

    # without __slots__: what is asked of it is kept in its __dict__

    @once
    def is_over(self) -> bool:
        """Whether the target's period is over at the time of asking."""
        return self.period.end <= self.until

    @once
    def is_windowed(self) -> bool:
        """Whether the target is on all years of a window together."""
        return self.form in WINDOWED

    @once
    def is_observed(self) -> bool:
        """Whether the latest value is of the target's own period; of a stock, at its end, by whatever name."""
        if type(self.latest) is Reason:
            return False
        ends = self.latest.period.end == self.period.end
        return ends if self.measure in MOMENTS or self.is_windowed else self.latest.period == self.period

    @once
    def starts_anew(self) -> bool:
        """Whether each period starts anew, so that there is no way from a base to the target."""
        return self.measure in ANEW and not self.is_windowed

    @once
    def is_two_sided(self) -> bool:
        """Whether the target can be missed on both sides."""
        return type(self.goal) is not Reason and self.goal.is_two_sided

    @once
    def never_negative(self) -> bool:
        """Whether what is counted cannot be taken back: a flow or addition without a figure below zero."""
        points = (self.base, self.latest, self.part, *self.history)
        return self.measure in CUMULATED and not any(type(one) is not Reason and one.value < 0 for one in points)

    @once
    def leading(self) -> Point | None:
        """The year to date, where it leads the row: part of the target's own year, from its beginning on."""
        if self.measure not in OVER_A_PERIOD or self.is_windowed or type(self.part) is Reason:
            return None
        own = self.part.period.start == self.period.start and self.part.period.end <= self.period.end
        return self.part if own else None

    @once
    def shown(self) -> Point | Reason:
        """The figure that a row shows: the year to date where it leads, else the latest."""
        return self.leading or self.latest

    @once
    def current(self) -> Decimal | Reason:
        """What the target is held against: the year to date, the latest value, or what is there of a window."""
        if self.leading is not None:
            return self.leading.value
        if type(self.latest) is Reason:
            return self.latest
        return self.window.total if isinstance(self.window, Window) else self.latest.value

    @once
    def comparison(self) -> tuple[Goal, Decimal] | Reason:  # noqa: PLR0911 (one return an obstacle)
        """The goal and the value to hold against it, or what keeps the two apart."""
        if type(self.window) is Reason:
            return self.window
        if type(self.latest) is Reason:
            return Reason.NO_OBSERVATION
        if self.latest_is_stale:
            return Reason.STALE
        if type(self.goal) is Reason:
            return self.goal
        if self.window is not None:
            is_open = self.window.comparator is not None
            return self.window.why_open if is_open else (self.goal, self.window.total)
        # what came after a deadline says nothing of whether it was kept
        if self.latest.period.end > self.period.end:
            return Reason.LATEST_AFTER_TARGET
        return (self.goal, self.latest.value) if self.latest.comparator in {None, "about"} else Reason.OPEN_ENDED

    @once
    def base_satisfies(self) -> bool | None:
        """Whether the base satisfied the target already; None where nobody can tell."""
        if type(self.base) is Reason or type(self.goal) is Reason or not self.one_series:
            return None
        if self.measure in ANEW or self.is_windowed:
            return None
        return self.goal.settled_by(self.base.value, self.base.comparator)

    @once
    def way(self) -> tuple[Point, Point] | Reason:
        """Base and latest value, where they are two; or why there is no way between them."""
        if type(self.latest) is Reason:
            return Reason.NO_OBSERVATION
        if type(self.base) is Reason:
            return Reason.STALE if self.latest_is_stale else self.base
        if self.measure in OVER_A_PERIOD and not self.is_windowed and not self.base.period.is_like(self.latest.period):
            return Reason.PERIODS_DIFFER  # half a year of a flow, held against a year, would look like a collapse
        if self.base.period.end >= self.latest.period.end:
            same = self.base.period.end == self.latest.period.end
            return Reason.BASELINE_IS_LATEST if same else Reason.BASE_AFTER_LATEST
        return self.base, self.latest
