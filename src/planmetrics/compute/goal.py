"""What a target comes to: the value that growth, multiples and references resolve to; and whether it is met."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from planmetrics.compute.outcome import Reason
from planmetrics.compute.rates import grown
from planmetrics.compute.series import by_period
from planmetrics.figures.precision import last_digit
from planmetrics.model.period import years_between
from planmetrics.model.terms import CAPS

if TYPE_CHECKING:
    from planmetrics.facts import Dataset, ObservationFact, TargetFact
    from planmetrics.model.period import Period
    from planmetrics.model.terms import Comparator


class Goal(NamedTuple):
    """A target as a threshold in the indicator's own unit; `upper` for a range only.

    `is_computed` tells that the value was worked out (baseline x 1.15^5), so that its digits are not print.
    """

    comparator: Comparator
    value: Decimal
    upper: Decimal | None
    lower_is_better: bool
    is_computed: bool = False

    @property
    def is_cap(self) -> bool:
        """Whether it is a limit from above."""
        return self.comparator in CAPS

    def is_met_by(self, figure: Decimal) -> bool:  # noqa: PLR0911 (one return a comparator)
        """Whether a figure, as published, satisfies the target: 3.95 does not meet 4.0."""
        if self.comparator == "at_least":
            return figure >= self.value
        if self.comparator == "more_than":
            return figure > self.value
        if self.comparator == "at_most":
            return figure <= self.value
        if self.comparator == "less_than":
            return figure < self.value
        if self.comparator == "between":
            return self.value <= figure <= (self.upper or self.value)
        if self.comparator == "exactly":
            return figure == self.value
        # whoever prints about 140 means what rounds to it; beyond the better end nobody complains
        slack = last_digit(self.value) / 2  # about 140: what its last digit allows, or better
        return figure <= self.value + slack if self.lower_is_better else figure >= self.value - slack

    def gap(self, figure: Decimal) -> Decimal:
        """What is still to go, in the better direction; negative where the target is passed."""
        if self.comparator == "between":
            return max(self.value - figure, figure - (self.upper or self.value), Decimal(0))
        if self.comparator == "exactly":
            return abs(self.value - figure)
        return figure - self.value if self.lower_is_better else self.value - figure

    @property
    def number(self) -> Decimal | float:
        """The value for a record: Decimal with its printed digits, or a float where it was computed."""
        return float(self.value) if self.is_computed else self.value

    def aim(self, figure: Decimal) -> Decimal:
        """The value to make for from this figure: for a range its nearer end."""
        return self.upper if self.upper is not None and figure > self.upper else self.value


def resolve(target: TargetFact, dataset: Dataset, baseline: ObservationFact | None, until: int) -> Goal | Reason:
    """The goal that a target comes to, or why it cannot be said."""
    lower = target.definition.better == "lower"
    if target.ambiguous is not None:
        return Reason.AMBIGUOUS
    if target.form == "relative":
        return _relative(target, dataset, until, lower)
    if target.value is None:
        return Reason.NO_TARGET
    if target.form in {"value", "sum"}:
        return Goal(target.comparator, target.value, target.value_max, lower)
    start = _since(target, dataset, baseline, until)
    if isinstance(start, Reason):
        return start
    value = _derived(target, start.quantity.figure, start.period)
    return Goal(target.comparator, value, None, lower, is_computed=target.form == "growth")


def _derived(target: TargetFact, base: Decimal, since: Period) -> Decimal:
    """The level that growth, a change or a multiple of the base comes to."""
    value = target.value or Decimal(0)
    if target.form == "change":
        return base + value
    if target.form == "multiple":
        return base * value
    return Decimal(repr(grown(float(base), float(value), years_between(since, target.period))))


def _since(
    target: TargetFact, dataset: Dataset, baseline: ObservationFact | None, until: int
) -> ObservationFact | Reason:
    """The observation that growth, a change or a multiple is counted from."""
    if target.since is None:
        found = baseline
    else:
        found = by_period(dataset.observed(target.definition.id, target.region), until).get(target.since)
    if found is None:
        return Reason.NO_BASELINE
    return found if found.quantity.comparator is None else Reason.OPEN_ENDED


def _relative(target: TargetFact, dataset: Dataset, until: int, lower: bool) -> Goal | Reason:
    """Another series' or region's value of the same period, plus the margin."""
    reference = target.reference
    if reference is None:
        return Reason.REFERENCE_MISSING
    series = dataset.observed(reference.indicator or target.definition.id, reference.region or target.region)
    found = by_period(series, until).get(target.period)
    if found is None:
        return Reason.REFERENCE_MISSING
    if found.quantity.comparator is not None:
        return Reason.OPEN_ENDED
    return Goal(target.comparator, found.quantity.figure + (reference.plus or 0), None, lower)
