"""The growth that a plan asks for: per segment between baseline, milestones and target, and in all."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from planmetrics.compute.goal import resolve
from planmetrics.compute.outcome import Outcome, Reason, is_figure
from planmetrics.compute.path import milestones
from planmetrics.compute.rates import compound, moved_at, rate, rate_unit, step
from planmetrics.compute.series import by_period, choose_baseline, is_stale
from planmetrics.figures.precision import Interval, interval
from planmetrics.figures.read import printed_step
from planmetrics.model.period import Period, years_between
from planmetrics.model.plan import Baseline
from planmetrics.model.target import Bound
from planmetrics.records.growth import CagrRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from planmetrics.facts import Dataset, ObservationFact, TargetFact
    from planmetrics.model.target import Stated


class Point(NamedTuple):
    """A value at a period: where a segment starts or ends."""

    period: Period
    value: Decimal | float
    observation: ObservationFact | None = None
    unfit: Reason | None = None
    """Why no rate may start here."""


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
            return cls(held.value, held.comparator, stated.growth is not None)
        return cls(held, None, stated.growth is not None)

    def allowed(self) -> Interval:
        """The rates that the statement covers, allowing for rounding."""
        low, high = interval(self.figure)
        if self.comparator in {"at_least", "more_than"}:
            return Interval(low, float("inf"))
        if self.comparator in {"at_most", "less_than"}:
            return Interval(float("-inf"), high)
        return Interval(low, high)


def cagr_rows(dataset: Dataset, targets: Iterable[TargetFact], until: int) -> Iterator[CagrRow]:
    """Rows in the order of the plan: an indicator's segments, then the whole way where there are several.

    `until` is months since year 0 that are over (`series.months_over`): later observations do not count.
    """
    groups: dict[tuple[str, str, str, str | None], list[TargetFact]] = {}
    for target in targets:
        key = (target.plan.id, target.definition.id, target.region, target.assigned_by)
        groups.setdefault(key, []).append(target)
    for group in groups.values():
        yield from _of_indicator(dataset, group, until)


def _of_indicator(dataset: Dataset, group: list[TargetFact], until: int) -> Iterator[CagrRow]:
    first = group[0]
    if rate_unit(first.definition.measure) is None:
        for target in group:
            yield _row(target, None, _aim(target), Reason.NOT_DEFINED_FOR_MEASURE)
        return
    start = _start(dataset, first, until)
    stops = milestones(first, group)
    known = None if start is None else start.observation
    points = ([start] if start else []) + [Point(t.period, t.value) for t in stops if t.value is not None]
    ahead = [point for point in points if start is None or point.period.end >= start.period.end]
    by_point: dict[tuple[Period, object], TargetFact] = {(t.period, t.value): t for t in stops}
    for one, other in pairwise(ahead):
        yield _row(by_point[other.period, other.value], one, other)
    fit = ahead[1:] if ahead and ahead[0].unfit else ahead
    if len(fit) > 2:  # noqa: PLR2004 (from three points on there is a whole beside the parts)
        yield _row(by_point[fit[-1].period, fit[-1].value], fit[0], fit[-1])
    if len(ahead) == 1 and start is None:
        yield _row(stops[0], None, ahead[0], Reason.NO_BASELINE)
    for target in group:
        if target.form != "value":
            goal = resolve(target, dataset, known, until)
            aim = None if isinstance(goal, Reason) else Point(target.period, goal.number)
            derived = target.form in {"growth", "change", "multiple"}
            reason = goal if isinstance(goal, Reason) else None if derived else Reason.NOT_DEFINED_FOR_MEASURE
            yield _row(target, start if derived else None, aim, reason)


def _start(dataset: Dataset, target: TargetFact, until: int) -> Point | None:
    """The baseline, where there is an exact one."""
    speaking = by_period(dataset.observed(target.definition.id, target.region), until)
    chosen = choose_baseline(target, speaking, None)
    if chosen is None or chosen[0].quantity.comparator is not None:
        return None
    fact = chosen[0]
    broken = Reason.SERIES_BREAK if fact.quantity.doubt == "scope" else None
    unfit = Reason.STALE if is_stale(target.plan, fact) else broken
    return Point(fact.period, fact.quantity.figure, fact, unfit)


def _aim(target: TargetFact) -> Point | None:
    return None if target.value is None or target.form == "relative" else Point(target.period, target.value)


def _rates(target: TargetFact, start: Point | None, end: Point | None, reason: Reason | None) -> dict[str, Outcome]:
    """The three rates of a segment, or why there are none.

    A target that is printed as annual growth asks for that very rate, even where its base is not known.
    """
    keys = ("compound_rate", "linear_step", "rate")
    if start is not None and start.unfit is not None:
        return dict.fromkeys(keys, start.unfit)
    if start is None or end is None:
        missing = reason or Reason.NO_BASELINE
        if target.form == "growth" and target.value is not None:
            asked = float(target.value)
            return {"compound_rate": asked, "linear_step": missing, "rate": asked}
        return dict.fromkeys(keys, missing)
    ends = float(start.value), float(end.value), years_between(start.period, end.period)
    return {"compound_rate": compound(*ends), "linear_step": step(*ends), "rate": rate(target.definition, *ends)}


def _row(target: TargetFact, start: Point | None, end: Point | None, reason: Reason | None = None) -> CagrRow:
    """One segment; the stated pace stands on the segment that begins at the plan's own baseline."""
    definition = target.definition
    years = years_between(start.period, end.period) if start and end else None
    figures = _rates(target, start, end, reason)
    pace = StatedPace.of(target.stated) if target.stated is not None else None
    judged = _judge(target, start, end, pace)
    reasons = {key: figure.value for key, figure in figures.items() if isinstance(figure, Reason)}
    if isinstance(judged, Reason):
        reasons |= {"agrees": judged.value, "at_stated": judged.value}
    numbers = {key: figure if is_figure(figure) else None for key, figure in figures.items()}
    return CagrRow(
        plan=target.plan.id,
        indicator=definition.id,
        name=target.entry.name,
        region=target.region,
        measure=definition.measure,
        unit=definition.unit,
        from_period=str(start.period) if start else None,
        from_value=start.value if start else None,
        to_period=str(end.period) if end else str(target.period),
        to_value=end.value if end else None,
        years=years,
        compound_rate=numbers["compound_rate"],
        linear_step=numbers["linear_step"],
        rate=numbers["rate"],
        rate_unit=rate_unit(definition.measure),
        stated_rate=pace.figure if pace else None,
        stated_comparator=pace.comparator if pace else None,
        stated_unit=stated_unit(target) if pace else None,
        agrees=None if isinstance(judged, Reason) else judged[0],
        at_stated=None if isinstance(judged, Reason) else judged[1],
        reasons=reasons,
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
    target: TargetFact, start: Point | None, end: Point | None, pace: StatedPace | None
) -> tuple[bool, float] | Reason:
    """Whether the stated pace can be meant, and where it would lead; judged with printed precision."""
    if pace is None:
        return Reason.NOT_STATED
    if start is None or end is None or start.observation is None:
        return Reason.NO_BASELINE
    quantity = start.observation.quantity
    if not isinstance(quantity, Baseline):
        return Reason.NO_BASELINE
    years = years_between(start.period, end.period)
    base = interval(quantity.figure, printed_step(quantity.printed, target.definition.unit))
    implied = implied_interval(base, float(end.value), years, is_growth=pace.is_growth)
    if isinstance(implied, Reason):
        return implied
    there = moved_at(float(start.value), float(pace.figure), years, is_growth=pace.is_growth)
    return implied.meets(pace.allowed()), there


def implied_interval(base: Interval, target: float, years: float, *, is_growth: bool) -> Interval | Reason:
    """The paces that lead from any base in the interval to the target: a higher base needs less."""
    pace = compound if is_growth else step
    low, high = pace(base.high, target, years), pace(base.low, target, years)
    if isinstance(low, Reason):
        return low
    return high if isinstance(high, Reason) else Interval(low, high)
