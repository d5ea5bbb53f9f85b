"""What rules ask of targets and observations: what their print allows, and which of two asks for more."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from planmetrics.compute.rates import rate_unit
from planmetrics.figures.precision import Interval, interval
from planmetrics.figures.read import printed_step, read_figure
from planmetrics.model.plan import Baseline
from planmetrics.model.terms import CAPS, FLOORS
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.facts import ObservationFact, TargetFact
    from planmetrics.model.period import Period

Group: TypeAlias = "list[TargetFact]"

_SIGNIFICANT = 3


class Stop(NamedTuple):
    """A point of a path: the plan's baseline (no `target`) or one of its targets, and what its print allows."""

    period: Period
    value: Decimal
    bounds: Interval
    target: TargetFact | None


def stops(group: Group) -> list[Stop]:
    """The plan's own baseline, unless it is open-ended, and the levels that are promised, in the order of time."""
    bounds, baseline = (baseline_interval(group[0]), group[0].baseline) if group else (None, None)
    start = [Stop(baseline.period, baseline.figure, bounds, None)] if baseline and bounds else []
    return start + [
        Stop(target.period, target.value, printed_interval(target), target)
        for target in levels(group)
        if target.value is not None
    ]


def levels(group: Group) -> list[TargetFact]:
    """The most demanding plain value of each period, in the order of time."""
    best: dict[Period, TargetFact] = {}
    for target in group:
        if target.form == "value" and target.value is not None and target.ambiguous is None:
            rival = best.get(target.period)
            if rival is None or outdoes(target, rival):
                best[target.period] = target
    return [best[period] for period in sorted(best, key=lambda period: period.end)]


def sums(group: Group) -> list[TargetFact]:
    """The targets over several years."""
    return [target for target in group if target.form == "sum" and target.value is not None]


def printed_interval(target: TargetFact) -> Interval:
    """What the printed precision of a target's figure allows; rules ask only of targets with a figure."""
    return interval(target.value or Decimal(0), printed_step(target.printed, target.definition.unit))


def baseline_interval(target: TargetFact) -> Interval | None:
    """The same of the plan's own baseline; None where there is none, or it is open-ended."""
    baseline = target.baseline
    if baseline is None or baseline.comparator is not None:
        return None
    return interval(baseline.figure, printed_step(baseline.printed, target.definition.unit))


def observed_interval(fact: ObservationFact, unit: str) -> Interval:
    """The same of an exact observation."""
    printed = printed_of(fact)
    return interval(fact.quantity.figure, printed_step(printed, unit) if printed else None)


def printed_of(fact: ObservationFact) -> str | None:
    """An observation as printed, where its file says so; for a plan's own baseline, as the plan prints it."""
    if isinstance(fact.quantity, Baseline):
        return fact.quantity.printed
    return fact.observation.printed if fact.observation is not None else None


def is_exact(fact: ObservationFact) -> bool:
    """Whether an observation is neither open-ended nor doubtful."""
    return fact.quantity.comparator is None and fact.quantity.doubt is None


def coverage_of(fact: ObservationFact) -> tuple[str | None, str | None]:
    """Vintage and boundary: observations in which they differ are not held against each other."""
    observation = fact.observation
    return (observation.vintage, observation.boundary) if observation is not None else (None, None)


def outdoes(one: TargetFact, other: TargetFact) -> bool:
    """Whether one value is more demanding than another, in the better direction."""
    if one.value is None or other.value is None:
        return False
    return one.value < other.value if one.definition.better == "lower" else one.value > other.value


def surely_outdoes(one: TargetFact, other: TargetFact) -> bool:
    """The same, whatever printed precision allows."""
    first, second = printed_interval(one), printed_interval(other)
    return first.high <= second.low if one.definition.better == "lower" else first.low >= second.high


def is_bound(target: TargetFact) -> bool:
    """Whether a target is a floor (a ceiling where lower is better), as nearly all are; not a range or about a figure."""
    return target.comparator in (CAPS if target.definition.better == "lower" else FLOORS)


def is_bare(target: TargetFact) -> bool:
    """Whether the figure is printed without a word of comparison: 1000 or 达到1000家, not 1000家以上."""
    return read_figure(target.printed).comparator == "reach"


def is_telling(figure: Decimal) -> bool:
    """Whether a figure has digits enough, trailing zeros apart, for equality to say something: 60 and 60 does not."""
    return len(figure.normalize().as_tuple().digits) >= _SIGNIFICANT


def in_force(target: TargetFact) -> bool:
    """Whether the target's plan is neither a draft nor superseded."""
    return target.plan.standing == "in-force"


def pace_variant(target: TargetFact) -> str:
    """Which message speaks of its pace: one in points, in places, or in percent."""
    return {"points_per_year": "points", "places_per_year": "places"}.get(
        rate_unit(target.definition.measure) or "", "percent"
    )
