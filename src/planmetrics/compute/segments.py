"""The growth that a plan asks for: per segment between baseline, milestones and target, and in all."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planmetrics.compute.gather import asks_real_growth, own_levels, subject_of
from planmetrics.compute.goal import resolve
from planmetrics.compute.outcome import Outcome, Reason
from planmetrics.compute.rates import compound, moved_at, rate, rate_unit, step
from planmetrics.compute.series import choose_baseline, series_of
from planmetrics.figures.precision import Interval, interval
from planmetrics.figures.read import printed_step
from planmetrics.model.period import Period, years_between
from planmetrics.model.plan import Baseline
from planmetrics.model.target import Bound
from planmetrics.model.terms import DERIVED, FLOORS
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planmetrics.compute.assessment import Subject
    from planmetrics.facts import Dataset, ObservationFact, TargetFact
    from planmetrics.model.target import Stated
    from planmetrics.model.terms import Comparator, Measure


class Stop(NamedTuple):
    """A value at a period: where a segment starts or ends."""

    period: Period
    value: Decimal | float


class Start(NamedTuple):
    """The base of a path; `unfit` is why no rate may start there.

    `fact` is the observation or the plan's own base; None where only changes since then were published.
    """

    stop: Stop
    fact: ObservationFact | None
    unfit: Reason | None = None


class StatedPace(NamedTuple):
    """What a plan says of its own pace, as plain figures."""

    figure: Decimal
    comparator: str | None
    is_growth: bool

    @classmethod
    def of(cls, stated: Stated) -> StatedPace:
        """From the plan's `stated`."""
        held: Any = stated.growth if stated.growth is not None else stated.step
        if isinstance(held, Bound):
            return cls(held.figures[0], held.comparator, stated.growth is not None)
        return cls(held, None, stated.growth is not None)

    def allowed(self) -> Interval:
        """The rates that the statement covers, allowing for rounding."""
        low, high = interval(self.figure)
        if self.comparator in FLOORS:
            return Interval(low, float("inf"))
        if self.comparator in {"at_most", "less_than"}:
            return Interval(float("-inf"), high)
        return Interval(low, high)


class Segment(NamedTuple):
    """The growth that one segment of a plan's path needs, beside the growth that the plan states.

    `comparator` is that of the target that the segment ends at. Rates are percent a year (`compound_rate`), units a
    year (`linear_step`), and by measure (`rate`). `agrees` is whether the stated pace can be meant, judged with printed
    precision, `at_stated` where it would lead.
    """

    subject: Subject
    measure: Measure
    comparator: Comparator
    start: Stop | None
    end: Stop | None
    to_period: Period
    years: float | None
    compound_rate: Outcome
    linear_step: Outcome
    rate: Outcome
    stated: StatedPace | None
    stated_unit: str | None
    agrees: bool | Reason
    at_stated: Outcome


def segments(dataset: Dataset, targets: Iterable[TargetFact], until: int) -> Iterator[Segment]:
    """In the order of the plan: an indicator's segments, then the whole way where there are several.

    `until` is months since year 0 that are over (`series.months_over`): later observations do not count.
    """
    groups: dict[tuple[str, str, str, str | None], list[TargetFact]] = {}
    for target in targets:
        key = (target.plan.id, target.definition.id, target.region, target.assigned_by)
        groups.setdefault(key, []).append(target)
    for group in groups.values():
        yield from _of_indicator(dataset, group, until)


def _of_indicator(dataset: Dataset, group: list[TargetFact], until: int) -> Iterator[Segment]:
    first = group[0]
    if rate_unit(first.definition.measure) is None:
        for target in group:
            yield _segment(dataset, target, None, _aim(target), Reason.NOT_DEFINED_FOR_MEASURE)
        return
    start, levels = _start(dataset, first, until), own_levels(first, group)
    yield from _between(dataset, start, levels)
    for target in group:
        if target.form != "value":
            yield _of_form(dataset, target, until)


def _between(dataset: Dataset, start: Start | None, levels: list[TargetFact]) -> Iterator[Segment]:
    """From base to level to level, then from the first to the last where there are more than two stops."""
    ahead = [level for level in levels if start is None or level.period.end >= start.stop.period.end]
    stops = [_level(level) for level in ahead]
    for number, level in enumerate(ahead):
        if number or start is not None:
            yield _segment(
                dataset,
                level,
                start if not number else None,
                stops[number],
                since=stops[number - 1] if number else None,
            )
    whole = [*([start.stop] if start is not None and start.unfit is None else []), *stops]
    if len(whole) > 2:  # noqa: PLR2004 (from three stops on there is a whole beside the parts)
        begins = start if start is not None and start.unfit is None else None
        yield _segment(dataset, ahead[-1], begins, stops[-1], since=None if begins else stops[0])
    if start is None and len(ahead) == 1:
        yield _segment(dataset, ahead[0], None, stops[0], Reason.NO_BASELINE)


def _of_form(dataset: Dataset, target: TargetFact, until: int) -> Segment:
    """The segment of a target that is no plain value: what growth, a change or a multiple comes to.

    It runs from the value that is multiplied: that of `since`, where the plan names it.
    """
    series = series_of(dataset, target, until)
    chosen = choose_baseline(target, series)
    goal = resolve(target, dataset, chosen if type(chosen) is Reason else chosen.point, series)
    end = None if type(goal) is Reason else Stop(target.period, goal.number)
    if target.form not in DERIVED:
        return _segment(dataset, target, None, end, goal if type(goal) is Reason else Reason.NOT_DEFINED_FOR_MEASURE)
    return _segment(dataset, target, _start(dataset, target, until), end, goal if type(goal) is Reason else None)


def _start(dataset: Dataset, target: TargetFact, until: int) -> Start | None:
    """The base, where there is an exact one."""
    chosen = choose_baseline(target, series_of(dataset, target, until))
    if type(chosen) is Reason or not chosen.point.is_exact:
        return None
    broken = Reason.SERIES_BREAK if chosen.point.doubt == "scope" else None
    return Start(Stop(chosen.point.period, chosen.point.value), chosen.fact, broken)


def _level(target: TargetFact) -> Stop:
    """A level; those that reach here have a value."""
    return Stop(target.period, target.value if target.value is not None else Decimal(0))


def _aim(target: TargetFact) -> Stop | None:
    return None if target.value is None or target.form == "relative" else _level(target)


def _rates(target: TargetFact, start: Stop | None, end: Stop | None, reason: Reason | None) -> tuple[Outcome, ...]:
    """Compound rate, linear step and the rate by measure, or why there are none.

    A target that is printed as annual growth asks for that very rate, even where its base is not known.
    """
    if start is None or end is None:
        missing = reason or Reason.NO_BASELINE
        if target.form == "growth" and target.value is not None:
            return float(target.value), missing, float(target.value)
        return missing, missing, missing
    definition = target.definition
    ends = float(start.value), float(end.value), years_between(start.period, end.period)
    by_measure = rate(definition.measure, *ends, from_levels=definition.growth_from_levels)
    return compound(*ends), step(*ends), by_measure


def _segment(
    dataset: Dataset,
    target: TargetFact,
    begins: Start | None,
    end: Stop | None,
    reason: Reason | None = None,
    since: Stop | None = None,
) -> Segment:
    """One segment, from the base (`begins`) or from a milestone (`since`).

    The stated pace stands on the segment that begins at the plan's own baseline.
    """
    start = begins.stop if begins is not None else since
    unfit = begins.unfit if begins is not None else None
    compound_rate, linear_step, by_measure = (unfit,) * 3 if unfit is not None else _rates(target, start, end, reason)
    pace = StatedPace.of(target.stated) if target.stated is not None else None
    judged = _judge(target, begins, end, pace)
    return Segment(
        subject=subject_of(dataset, target),
        measure=target.definition.measure,
        comparator=target.comparator,
        start=start,
        end=end,
        to_period=end.period if end is not None else target.period,
        years=years_between(start.period, end.period) if start is not None and end is not None else None,
        compound_rate=compound_rate,
        linear_step=linear_step,
        rate=by_measure,
        stated=pace,
        stated_unit=stated_unit(target) if pace is not None else None,
        agrees=judged if type(judged) is Reason else judged[0],
        at_stated=judged if type(judged) is Reason else judged[1],
    )


def stated_unit(target: TargetFact) -> str | None:
    """What a stated pace is counted in: percent, points, places or the indicator's units a year."""
    if target.stated is None:
        return None
    if target.stated.growth is not None:
        return "percent_per_year"
    unit = rate_unit(target.definition.measure)
    return unit if unit in {"points_per_year", "places_per_year"} else "units_per_year"


def _judge(
    target: TargetFact, begins: Start | None, end: Stop | None, pace: StatedPace | None
) -> tuple[bool, float] | Reason:
    """Whether the stated pace can be meant, and where it would lead; judged with printed precision."""
    if pace is None:
        return Reason.NOT_STATED
    quantity = begins.fact.quantity if begins is not None and begins.fact is not None else None
    if begins is None or end is None or not isinstance(quantity, Baseline):
        return Reason.NO_BASELINE
    if pace.is_growth and quantity.prices == "current" and asks_real_growth(target):
        return Reason.PRICE_BASIS  # nominal levels neither bear real growth out nor belie it
    stop = begins.stop
    years = years_between(stop.period, end.period)
    # 20 printed may be 19.5: only if no base that it allows gives the stated rate do they disagree
    base = interval(quantity.figure, printed_step(quantity.printed, target.definition.unit))
    implied = implied_interval(base, float(end.value), years, is_growth=pace.is_growth)
    if type(implied) is Reason:
        return implied
    there = moved_at(float(stop.value), float(pace.figure), years, is_growth=pace.is_growth)
    return implied.meets(pace.allowed()), there


def implied_interval(base: Interval, target: float, years: float, *, is_growth: bool) -> Interval | Reason:
    """The paces that lead from any base in the interval to the target: a higher base needs less."""
    pace = compound if is_growth else step
    low, high = pace(base.high, target, years), pace(base.low, target, years)
    if type(low) is Reason:
        return low
    return high if type(high) is Reason else Interval(low, high)
