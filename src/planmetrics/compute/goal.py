"""What a target comes to: the value that growth, multiples and references resolve to; and whether it is met."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.compute.rates import grown
from planmetrics.compute.series import by_period, slot_of
from planmetrics.figures.precision import Slack, about, last_digit
from planmetrics.figures.read import printed_step
from planmetrics.model.period import years_between
from planmetrics.model.terms import CAPS, DERIVED
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.compute.series import Series
    from planmetrics.compute.situation import Point
    from planmetrics.facts import Dataset, TargetFact
    from planmetrics.model.terms import Comparator

_ANY = Decimal("Infinity")


class Goal(NamedTuple):
    """A target as a threshold in the indicator's own unit; `upper` for a range only.

    `is_computed` tells that the value was worked out (baseline x 1.15^5), so that its digits are not print;
    `both_sides` that it may be missed beyond its better end too. `slack` is what `about` allows as it was printed;
    without it the digits of the value tell. `unsure` is why what is outside that slack may be meant all the same.
    """

    comparator: Comparator
    value: Decimal
    upper: Decimal | None
    lower_is_better: bool
    is_computed: bool = False
    both_sides: bool = False
    slack: Slack | None = None
    unsure: Reason = Reason.ABOUT

    @property
    def is_two_sided(self) -> bool:
        """Whether it can be missed on both sides; beyond the better end of a plain range nobody complains."""
        return self.comparator == "exactly" or self.both_sides

    @property
    def is_cap(self) -> bool:
        """Whether it is a limit from above."""
        at_its_upper_end = self.lower_is_better and self.comparator in {"about", "between"}
        return self.comparator in CAPS or (at_its_upper_end and not self.both_sides)

    @property
    def top(self) -> Decimal:
        """The upper end of a range, which may be 0; else the value itself."""
        return self.value if self.upper is None else self.upper

    @property
    def end(self) -> Decimal:
        """The value to reach: of a range its less demanding end."""
        return self.upper if self.upper is not None and self.lower_is_better else self.value

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
            return self.gap(figure) <= 0
        if self.comparator == "exactly":
            return figure == self.value
        slack = self._slack
        return self._is_about(figure, slack.low, slack.high)

    def settled_by(self, figure: Decimal, comparator: Comparator | None = None) -> bool | None:
        """Whether a figure, or all that an open-ended one may stand for, satisfies the target; None where it is open.

        "More than 17000" satisfies "more than 17000", and settles nothing against 18000.
        """
        if comparator is None and self.comparator != "about" and not self.both_sides:
            return self.is_met_by(figure)  # a figure alone leaves nothing open
        low, high = span_of(figure, comparator)
        ends = self.is_met_by(low), self.is_met_by(high)
        if all(ends):
            return True
        if any(ends) or self._lies_between(low, high) or self._may_be_meant(low) or self._may_be_meant(high):
            return None
        return False

    def why_open(self, comparator: Comparator | None) -> Reason:
        """Why a figure leaves it open: it is open-ended itself, or the target does not say how near is near enough."""
        return Reason.OPEN_ENDED if comparator is not None else self.unsure

    def gap(self, figure: Decimal) -> Decimal:
        """What is still to go, in the better direction; negative where the target is passed, 0 inside a range."""
        short = figure - self.end if self.lower_is_better else self.end - figure
        if self.comparator != "between":
            return abs(self.value - figure) if self.is_two_sided else short
        beyond = self.value - figure if self.lower_is_better else figure - self.top
        if self.both_sides:
            return max(short, beyond, Decimal(0))
        return max(short, Decimal(0)) if beyond <= 0 else -beyond

    def edge(self, *, rising: bool) -> tuple[Decimal, bool] | None:
        """The value past which what satisfies it does so no longer, and whether that value itself does.

        None where nothing that rises, or falls, can break it.
        """
        if rising != self.is_cap and not self.is_two_sided:
            return None
        if self.comparator == "about":
            return (self._slack.high, False) if rising else (self._slack.low, True)
        return self.top if rising else self.value, self.comparator not in {"more_than", "less_than"}

    def is_exceeded_by(self, figure: Decimal) -> bool:
        """Whether a figure lies above all that satisfies the target."""
        is_bounded = self.is_cap or self.is_two_sided
        return is_bounded and self.settled_by(figure) is False and figure >= self.value

    @property
    def number(self) -> Decimal | float:
        """The value for a record: Decimal with its printed digits, or a float where it was computed."""
        return float(self.value) if self.is_computed else self.value

    @property
    def upper_number(self) -> Decimal | float | None:
        """The same of the upper end of a range."""
        return float(self.upper) if self.is_computed and self.upper is not None else self.upper

    def aim(self, figure: Decimal) -> Decimal:
        """The value to make for from this figure: for a range that can be missed on both sides its nearer end."""
        if self.both_sides and self.upper is not None:
            return self.upper if figure > self.upper else self.value
        return self.end

    @property
    def _slack(self) -> Slack:
        return self.slack or about(self.value, last_digit(self.value), is_whole=True)

    def _is_about(self, figure: Decimal, low: Decimal, high: Decimal) -> bool:
        """Between the ends of what about allows, the upper one left out, or beyond the better one."""
        if self.both_sides:
            return low <= figure < high
        return figure < high if self.lower_is_better else figure >= low

    def _may_be_meant(self, figure: Decimal) -> bool:
        """Whether the figure is near enough only if the target is read as loosely as its print allows."""
        if self.comparator != "about":
            return False
        slack = self._slack
        return self._is_about(figure, slack.loose_low, slack.loose_high)

    def _lies_between(self, low: Decimal, high: Decimal) -> bool:
        """Whether a target that can be missed on both sides lies between two figures."""
        return self.is_two_sided and self.value <= high and low <= self.top


def span_of(figure: Decimal, comparator: Comparator | None) -> tuple[Decimal, Decimal]:
    """The lowest and the highest value that a figure may stand for; of about 1000 the zeros may not count."""
    if comparator is None:
        return figure, figure
    if comparator == "about":
        slack = about(figure, last_digit(figure), is_whole=True)
        return slack.loose_low, slack.loose_high.next_minus()
    if comparator in CAPS:
        return -_ANY, figure if comparator == "at_most" else figure.next_minus()
    return figure if comparator == "at_least" else figure.next_plus(), _ANY


def resolve(target: TargetFact, dataset: Dataset, base: Point | Reason, series: Series) -> Goal | Reason:
    """The goal that a target comes to, or why it cannot be said.

    Args:
        target: the target.
        dataset: what was observed.
        base: where progress is counted from, or why that is not known.
        series: what speaks to the target.
    """
    if target.ambiguous is not None:
        return Reason.AMBIGUOUS
    if target.form == "relative":
        return _relative(target, dataset, series)
    if target.value is None:
        return Reason.NO_TARGET
    lower = target.definition.better == "lower"
    if target.form not in DERIVED:
        slack = _printed_slack(target, target.value, target.definition.unit, dataset.counters)
        return Goal(target.comparator, target.value, target.value_max, lower, both_sides=target.both_sides, slack=slack)
    start = base if target.since is None else series.start(target.since)
    if type(start) is Reason:
        return start
    return _derived(target, target.value, start, dataset.counters) if start.is_exact else Reason.OPEN_ENDED


def _printed_slack(target: TargetFact, value: Decimal, unit: str, counters: frozenset[str]) -> Slack | None:
    """What about allows, by the digits that the plan prints: 1.7万家左右 is 16500 to 17500 in whatever unit."""
    if target.comparator != "about":
        return None
    step = printed_step(target.printed, unit, counters) or last_digit(value)
    return about(value, step, is_whole="." not in target.printed)


def _derived(target: TargetFact, value: Decimal, start: Point, counters: frozenset[str]) -> Goal | Reason:
    """The level that growth, a change or a multiple of the start comes to."""

    def level(figure: Decimal) -> Decimal:
        return _level(target, figure, start)

    is_rate = target.form in {"growth", "percent_change"}
    if target.form != "change" and start.value <= 0:
        return Reason.NOT_POSITIVE
    if target.form == "growth" and value <= -100:  # noqa: PLR2004 (percent: nothing is left to fall)
        return Reason.NOT_POSITIVE
    slack = _printed_slack(target, value, "%" if is_rate else target.definition.unit, counters)
    upper = level(target.value_max) if target.value_max is not None else None
    return Goal(
        target.comparator,
        level(value),
        upper,
        target.definition.better == "lower",
        is_computed=is_rate,
        both_sides=target.both_sides,
        slack=slack.moved(level) if slack is not None else None,
    )


def _level(target: TargetFact, figure: Decimal, start: Point) -> Decimal:
    """The level that one figure of the target comes to."""
    base = start.value
    if target.form == "change":
        return base + figure
    if target.form == "multiple":
        return base * figure
    if target.form == "percent_change":
        return base * (1 + figure / 100)
    return Decimal(repr(grown(float(base), float(figure), years_between(start.period, target.period))))


def _relative(target: TargetFact, dataset: Dataset, series: Series) -> Goal | Reason:
    """Another series' or region's value of the same period, plus the margin."""
    reference = target.reference
    if reference is None:
        return Reason.REFERENCE_MISSING
    indicator, region = target.series[-1]
    observed = dataset.observed(indicator, region, target.definition.unit, target.plan)
    speaking = by_period(observed, series.until, series.like)
    found = speaking.get(slot_of(target.period, series.like))
    if found is None:
        return Reason.REFERENCE_MISSING
    if found.quantity.comparator is not None:
        return Reason.OPEN_ENDED
    value, lower = found.quantity.figure + (reference.plus or 0), target.definition.better == "lower"
    if target.comparator != "about":
        return Goal(target.comparator, value, None, lower)
    slack = _tolerance(value, reference.within)
    return Goal("about", value, None, lower, both_sides=target.both_sides, slack=slack, unsure=Reason.NO_TOLERANCE)


def _tolerance(value: Decimal, within: Decimal | None) -> Slack:
    """同步 is kept by what is not behind the other series; how far behind still is, only the plan can say."""
    low, high = value - (within or 0), (value + (within or 0)).next_plus()
    return Slack(low, high, *((low, high) if within is not None else (-_ANY, _ANY)))
