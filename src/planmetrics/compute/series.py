"""Which observation speaks: one a period, the latest, the earlier one to compare it with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.compute.situation import Point
from planmetrics.model.period import MONTHS, Period, months_over, parse_period, years_of
from planmetrics.model.terms import MOMENTS, Form, Measure
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planmetrics.compute.situation import BaseOrigin
    from planmetrics.facts import Dataset, ObservationFact, TargetFact
    from planmetrics.model.plan import Plan

RECENT_YEARS = 5  # a plan period: older paces belong to other circumstances
STALE_YEARS = 2  # statistics come out with a delay of up to two years; what is older says nothing of a new plan
_WHOLE = Decimal(100)
"""What the base of a published change reads as."""
_IN_PERCENT: frozenset[Form] = frozenset({"growth", "multiple", "percent_change"})
"""Forms that a change in percent can be held against, whatever the level is."""
_STATUS = {"revised": 2, "final": 1, "preliminary": 0}
_KIND = {"official": 2, "media": 1}


def moment(written: str) -> int | None:
    """Months that are over at a moment written as a period (2024, 2024-06) or a day; None where it is neither."""
    period = parse_period(written)
    if period is not None:
        return period.end
    try:
        return months_over(date.fromisoformat(written))
    except ValueError:
        return None


class Series(NamedTuple):
    """What speaks for one indicator and region up to a moment: one observation a period, earliest first.

    `like` is the kind of period that it is of (years, first halves, fiscal years); None for a stock or a rank, of which
    every moment counts. `since`: the period whose level reads as 100, where only changes from it were published.
    `own` is the baseline that the plan states: it speaks for its period in all that the plan promises.
    """

    speaking: dict[Period, ObservationFact]
    like: Period | None
    until: int
    since: Period | None = None
    own: ObservationFact | None = None

    @property
    def newest(self) -> ObservationFact | None:
        """The newest that speaks, unless the plan itself starts from a newer one."""
        newest = next(reversed(self.speaking.values()), None)
        is_older = newest is not None and self.own is not None and newest.period.end < self.own.period.end
        return None if is_older else newest

    def at(self, period: Period) -> ObservationFact | None:
        """What speaks for a period."""
        return self.speaking.get(slot_of(period, self.like))

    def is_of(self, fact: ObservationFact) -> bool:
        """Whether an observation is of the kind of period that the series is of."""
        return self.like is None or fact.period.is_like(self.like)

    def start(self, since: Period) -> Point | Reason:
        """The value that growth is counted from: the plan's own of that period, else what was observed."""
        if self.since is not None:
            return Point(since, _WHOLE) if slot_of(since, self.like) == self.since else Reason.NO_BASELINE
        is_own = self.own is not None and slot_of(self.own.period, self.like) == slot_of(since, self.like)
        fact = self.own if is_own else self.at(since)
        if fact is None:
            return Reason.NO_BASELINE
        return point_of(fact) if self.is_of(fact) else Reason.PERIODS_DIFFER


def series_of(dataset: Dataset, target: TargetFact, until: int) -> Series:
    """What speaks to a target.

    Growth, multiples and changes in percent can be held against published changes alone (比2010年下降6.6%): where no
    level is known to count them from, or none as new.
    """
    period = years_of(target.start, target.period)[0] if target.start is not None else target.period
    like, until = kind_of(target.definition.measure, period), min(until, target.period.end)
    observed = dataset.observed(target.definition.id, target.region, target.definition.unit, target.plan)
    own = next((fact for fact in observed if _is_own(fact, target.plan) and fact.period.end <= until), None)
    speaking = by_period(observed, until, like)
    if own is not None and (like is None or own.period.is_like(like)):  # whatever was published of its period since
        speaking[slot_of(own.period, like)] = own
        speaking = dict(sorted(speaking.items(), key=lambda item: item[0].end))
    levels = Series(speaking, like, until, own=own)
    counted = target.since or (own.period if own is not None else None)
    if target.form not in _IN_PERCENT or counted is None:
        return levels
    since = slot_of(counted, like)
    changes = Series(by_period(observed, until, like, since), like, until, since)
    if changes.newest is None:
        return levels
    is_newer = levels.newest is None or changes.newest.period.end > levels.newest.period.end
    return changes if is_newer or type(levels.start(counted)) is Reason else levels


def kind_of(measure: Measure, period: Period) -> Period | None:
    """The kind of period that a series is made of: None for what is taken at a moment, by whatever name."""
    return None if measure in MOMENTS else period


def slot_of(period: Period, like: Period | None) -> Period:
    """What a period is looked up by: where moments count, December, the fourth quarter and the year are one."""
    return period if like is not None else Period(period.end - MONTHS, period.end)


def by_period(
    observations: Iterable[ObservationFact], until: int, like: Period | None, since: Period | None = None
) -> dict[Period, ObservationFact]:
    """The observation that speaks for each period over by then, earliest first, by `slot_of`.

    Of several for one period: revised over final over preliminary, then official over media over other,
    then the newest publication (design: the others stay visible, but do not speak).

    Args:
        observations: all of one indicator and region.
        until: months since year 0 that are over.
        like: the kind of period: half a year of a flow, read as a year, would look like a collapse. None for moments.
        since: the base of published changes; None for levels.
    """
    best: dict[Period, ObservationFact] = {}
    for fact in observations:
        base = base_of(fact)
        of_series = since == (slot_of(base, like) if base is not None else None)
        if of_series and fact.period.end <= until and (like is None or fact.period.is_like(like)):
            slot = slot_of(fact.period, like)
            rival = best.get(slot)
            if rival is None or _standing(fact) > _standing(rival):
                best[slot] = fact
    return dict(sorted(best.items(), key=lambda item: item[0].end))


def base_of(fact: ObservationFact) -> Period | None:
    """The period that a published change is counted from; None for a level."""
    return fact.observation.since if fact.observation is not None else None


def point_of(fact: ObservationFact) -> Point:
    """An observation as a plain point."""
    quantity = fact.quantity
    return Point(quantity.period, quantity.figure, quantity.comparator, quantity.doubt, fact.source_id)


def newest_part(
    observations: Iterable[ObservationFact], until: int, after: int, like: Period | None
) -> ObservationFact | None:
    """The newest observation of part of a period that ends between two months; of several the longest."""
    found = [
        fact
        for fact in observations
        if like is not None
        and fact.period.months < like.months
        and after < fact.period.end <= until
        and base_of(fact) is None
    ]
    return max(found, key=lambda fact: (fact.period.end, -fact.period.start, *_standing(fact)), default=None)


def _is_own(fact: ObservationFact, plan: Plan) -> bool:
    return fact.observation is None and fact.source_id == plan.id


def _standing(fact: ObservationFact) -> tuple[bool, int, int, str, str, Decimal]:
    status = fact.observation.status if fact.observation else None
    # an official figure without a status is no first release; of anybody else's nothing is known
    unsaid = "final" if fact.source.kind == "official" else "preliminary"
    return (
        fact.is_supposed,
        _STATUS[status or unsaid],
        _KIND.get(fact.source.kind, 0),
        fact.source.published or "",
        fact.source_id,
        fact.quantity.figure,  # whatever else is equal, the order of the file does not decide
    )


def era(dataset: Dataset, fact: ObservationFact) -> tuple[str | None, int]:
    """What two observations must share to be compared: the vintage, and the boundary of the region."""
    known = dataset.regions.get(fact.region)
    breaks = known.breaks if known else ()
    is_current = fact.observation is None or fact.observation.boundary == "current"
    passed = len(breaks) if is_current else sum(at.since.start <= fact.period.start for at in breaks)
    return (fact.observation.vintage if fact.observation else None), passed


def comparable(dataset: Dataset, one: ObservationFact, other: ObservationFact) -> bool:
    """Whether a rate may run between two observations: same vintage, boundary, scope and prices."""
    # growth over another price basis, census or boundary is an artefact of counting, not a change
    prices = {one.quantity.prices, other.quantity.prices} - {None}
    scopes = {one.quantity.doubt, other.quantity.doubt}
    return era(dataset, one) == era(dataset, other) and len(prices) < 2 and "scope" not in scopes  # noqa: PLR2004


def recent_start(
    speaking: Iterable[ObservationFact], history: Iterable[Point], latest: ObservationFact
) -> Point | Reason:
    """The earliest exact value of one series with the latest, at most five years before it.

    Only what speaks for its period is asked: a figure that another outranks says nothing, even where the other is
    open-ended.
    """

    def in_reach(period: Period) -> bool:
        return 0 < latest.period.end - period.end <= RECENT_YEARS * MONTHS

    start = next((point for point in history if in_reach(point.period)), None)
    if start is not None:
        return start
    exact = any(in_reach(fact.period) and fact.quantity.comparator is None for fact in speaking)
    return Reason.SERIES_BREAK if exact else Reason.SINGLE_OBSERVATION


def is_stale(plan: Plan, latest: ObservationFact) -> bool:
    """Whether it ended more than two years before the plan starts (or, without a start, was issued)."""
    if plan.period.start is not None:
        start = plan.period.start.start
    elif plan.issued is not None:
        start = plan.issued.year * MONTHS + plan.issued.month - 1
    else:
        return False
    return start - latest.period.end > STALE_YEARS * MONTHS


class Start(NamedTuple):
    """Where progress is counted from; `fact` is None where a published change reads its base as 100."""

    point: Point
    origin: BaseOrigin
    fact: ObservationFact | None


def choose_baseline(target: TargetFact, series: Series, asked: Period | None = None) -> Start | Reason:
    """Where progress is counted from, and why there.

    The period that was asked for (`option`); else the plan's own baseline (`plan`), whatever was observed for its
    period; else the period that growth is counted from (`since`); else the year before the plan starts
    (`before_start`); else the latest before it was issued (`before_issue`).
    """
    if series.since is not None:
        return Start(Point(series.since, _WHOLE), "since", None)
    if asked is not None:
        return _from(series, series.at(asked), "option")
    if series.own is not None:
        return _from(series, series.own, "plan")
    counted = series.at(target.since) if target.since is not None else None
    if counted is not None:
        return _from(series, counted, "since")
    start = target.plan.period.start
    before = series.at(Period(start.start - MONTHS, start.start)) if start is not None else None
    if before is not None:
        return _from(series, before, "before_start")
    return _from(series, _before_issue(target.plan, series), "before_issue")


def _before_issue(plan: Plan, series: Series) -> ObservationFact | None:
    issued = plan.issued.year * MONTHS + plan.issued.month - 1 if plan.issued is not None else 0
    return next((fact for fact in reversed(series.speaking.values()) if fact.period.end <= issued), None)


def _from(series: Series, fact: ObservationFact | None, origin: BaseOrigin) -> Start | Reason:
    if fact is None:
        return Reason.NO_BASELINE
    return Start(point_of(fact), origin, fact) if series.is_of(fact) else Reason.PERIODS_DIFFER
