"""Which observation speaks: one a period, the latest, the earlier one to compare it with."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.model.period import MONTHS, Period, parse_period

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from planmetrics.facts import Dataset, ObservationFact, TargetFact
    from planmetrics.model.plan import Plan

RECENT_YEARS = 5  # a plan period: older paces belong to other circumstances
STALE_YEARS = 2  # statistics come out with a delay of up to two years; what is older says nothing of a new plan
_STATUS = {"revised": 2, "final": 1}
_KIND = {"official": 2, "media": 1}


def months_over(as_of: date) -> int:
    """Months since year 0 that are over on this day: what a period's `end` is compared with."""
    ends_its_month = as_of == date.max or (as_of + timedelta(days=1)).month != as_of.month
    return as_of.year * MONTHS + as_of.month - 1 + ends_its_month


def moment(written: str) -> int | None:
    """Months that are over at a moment written as a period (2024, 2024-06) or a day; None where it is neither."""
    period = parse_period(written)
    if period is not None:
        return period.end
    try:
        return months_over(date.fromisoformat(written))
    except ValueError:
        return None


def by_period(observations: Iterable[ObservationFact], until: int) -> dict[Period, ObservationFact]:
    """The observation that speaks for each whole year over by then, earliest year first.

    Of several for one period: revised over final over preliminary, then official over media over other,
    then the newest publication (design: the others stay visible, but do not speak).
    """
    best: dict[Period, ObservationFact] = {}
    for fact in observations:
        # half a year of a flow, read as a year, would look like a collapse
        if fact.period.is_year and fact.period.end <= until:
            rival = best.get(fact.period)
            if rival is None or _standing(fact) > _standing(rival):
                best[fact.period] = fact
    return dict(sorted(best.items(), key=lambda item: item[0].end))


def newest_part_year(observations: Iterable[ObservationFact], until: int, after: int) -> ObservationFact | None:
    """The newest observation of part of a year that ends between two months; of several the longest."""
    found = [fact for fact in observations if not fact.period.is_year and after < fact.period.end <= until]
    return max(found, key=lambda fact: (fact.period.end, -fact.period.start, *_standing(fact)), default=None)


def _standing(fact: ObservationFact) -> tuple[bool, int, int, str, str, Decimal]:
    status = fact.observation.status if fact.observation else None
    return (
        fact.is_supposed,
        _STATUS.get(status or "", 0),
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
    dataset: Dataset, observations: Iterable[ObservationFact], latest: ObservationFact, years: int = RECENT_YEARS
) -> ObservationFact | Reason:
    """The earliest comparable exact observation at most so many years before the latest."""
    reach = [
        fact
        for fact in observations
        if fact.period.is_year
        and 0 < latest.period.end - fact.period.end <= years * MONTHS
        and fact.quantity.comparator is None
    ]
    if not reach:
        return Reason.SINGLE_OBSERVATION
    alike = by_period((fact for fact in reach if comparable(dataset, fact, latest)), latest.period.end)
    return next(iter(alike.values()), Reason.SERIES_BREAK)


def is_stale(plan: Plan, latest: ObservationFact) -> bool:
    """Whether it ended more than two years before the plan starts (or, without a start, was issued)."""
    if plan.period.start is not None:
        start = plan.period.start.start
    elif plan.issued is not None:
        start = plan.issued.year * MONTHS + plan.issued.month - 1
    else:
        return False
    return start - latest.period.end > STALE_YEARS * MONTHS


def choose_baseline(
    target: TargetFact, speaking: dict[Period, ObservationFact], asked: Period | None
) -> tuple[ObservationFact, str] | None:
    """Where progress is counted from, and why there.

    The period that was asked for (`option`); else the plan's own baseline (`plan`); else the year before
    the plan starts (`before_start`); else the latest before it was issued (`before_issue`).
    """
    if asked is not None:
        return (speaking[asked], "option") if asked in speaking else None
    for fact in speaking.values():
        if fact.observation is None and fact.source_id == target.plan.id:
            return fact, "plan"
    plan = target.plan
    if plan.period.start is not None:
        before = Period(plan.period.start.start - MONTHS, plan.period.start.start)
        if before in speaking:
            return speaking[before], "before_start"
    if plan.issued is not None:
        issued = plan.issued.year * MONTHS + plan.issued.month - 1
        earlier = [fact for fact in speaking.values() if fact.period.end <= issued]
        if earlier:
            return earlier[-1], "before_issue"
    return None
