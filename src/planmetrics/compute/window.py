"""What a window of years holds so far: a sum, a mean a year, or yearly rates compounded. Rates are never added up."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.compute.series import newest_part, point_of
from planmetrics.compute.situation import CUMULATED, Window
from planmetrics.model.period import years_of
from planmetrics.model.terms import CAPS, FLOORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planmetrics.compute.series import Series
    from planmetrics.facts import ObservationFact, TargetFact
    from planmetrics.model.terms import Comparator


def inside(target: TargetFact, series: Series, observations: Iterable[ObservationFact]) -> list[ObservationFact]:
    """The years of the window that were observed; for a sum, the part of a year that goes on from them too."""
    if target.start is None:
        return []
    years = years_of(target.start, target.period)
    seen = [fact for year in years if (fact := series.at(year)) is not None]
    ends = seen[-1].period.end if seen else years[0].start
    part = newest_part(observations, series.until, ends, series.like) if target.form == "sum" else None
    begins = part is not None and any(part.period.start == year.start for year in years)
    return [*seen, part] if part is not None and begins else seen


def window_so_far(target: TargetFact, series: Series, observations: Iterable[ObservationFact]) -> Window | Reason:
    """What the window holds so far, or why that cannot be said.

    A missing year is not zero: a sum of what cannot be negative comes to this much at least; a mean or a compounded
    rate that leaves it out would be that of other years.
    """
    if target.start is None:
        return Reason.WINDOW_START_UNKNOWN
    years, seen = years_of(target.start, target.period), inside(target, series, observations)
    if not seen:
        return Reason.NO_OBSERVATION
    figures = [fact.quantity.figure for fact in seen]
    months = sum(fact.period.months for fact in seen)
    is_broken = seen[-1].period.end - years[0].start != months
    adds_up = target.form == "sum" and target.definition.measure in CUMULATED and min(figures) >= 0
    if is_broken and not adds_up:
        return Reason.INCOMPLETE_WINDOW
    comparator = _open_end(seen, is_broken=is_broken)
    if type(comparator) is Reason:
        return comparator
    total = _total(target, figures)
    if type(total) is Reason:
        return total
    return Window(
        total=total,
        newest=point_of(seen[-1]),
        months_seen=months,
        months_all=years[-1].end - years[0].start,
        doubtful=any(fact.quantity.doubt is not None for fact in seen),
        comparator=comparator,
        is_broken=is_broken,
    )


def _open_end(seen: Iterable[ObservationFact], *, is_broken: bool) -> Comparator | Reason | None:
    """How a total is open-ended: it is a bound where all of its open-ended figures are bounds of that side.

    A missing year leaves at least what is there. Figures about something, or open to both sides, leave nothing.
    """
    comparators: set[Comparator] = {fact.quantity.comparator for fact in seen if fact.quantity.comparator is not None}
    comparators |= {"at_least"} if is_broken else set()
    if not comparators:
        return None
    if comparators <= FLOORS:
        return "more_than" if "more_than" in comparators else "at_least"
    if comparators <= CAPS:
        return "less_than" if "less_than" in comparators else "at_most"
    return Reason.OPEN_ENDED


def _total(target: TargetFact, figures: Sequence[Decimal]) -> Decimal | Reason:
    """The sum, the mean a year, or all of it compounded, as the form asks."""
    if target.form == "sum":
        return sum(figures[1:], figures[0])  # not from 0, so that the total keeps the digits as published
    if target.definition.measure in CUMULATED:
        return _rounded(float(sum(figures)) / len(figures))
    years = len(figures) if target.form == "average" else 1
    return compounded(figures, years, is_reduction=target.definition.reduction)


def compounded(rates: Sequence[Decimal], years: int = 1, *, is_reduction: bool = False) -> Decimal | Reason:
    """Yearly rates in percent as one of all of them, or, over so many years, as the geometric mean a year.

    Five reductions of 2.75 % leave 0.9725^5 of what there was: 13.0 % less, not 13.75.
    """
    sign = -1 if is_reduction else 1
    left = math.prod(1 + sign * float(rate) / 100 for rate in rates)
    if left <= 0:
        return Reason.NOT_POSITIVE
    return _rounded(sign * (left ** (1 / years) - 1) * 100)


def _rounded(figure: float) -> Decimal:
    """A computed figure without the noise of float arithmetic, so that the mean of 5.5 and 5.5 is 5.5."""
    return Decimal(f"{figure:.12g}")
