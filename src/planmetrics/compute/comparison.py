"""One indicator across plans, regions and years: only what can be compared, and what had to be left out, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from planmetrics.compute.assess import assess
from planmetrics.compute.gather import region_name
from planmetrics.compute.outcome import Reason
from planmetrics.compute.series import base_of, by_period, comparable, kind_of, point_of
from planmetrics.model.terms import WINDOWED
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.compute.assess import Methods
    from planmetrics.compute.assessment import Assessment, Names
    from planmetrics.compute.situation import Point
    from planmetrics.facts import Dataset, ObservationFact, TargetFact
    from planmetrics.model.indicator import Definition
    from planmetrics.model.period import Period

_SIGNS = {"about": "~", "more_than": ">", "at_least": ">=", "less_than": "<", "at_most": "<="}


class Series(NamedTuple):
    """One region's published values of whole years, of one series, in the order of time."""

    indicator: str
    region: str
    region_name: Names
    unit: str
    points: tuple[Point, ...]


class LeftOut(NamedTuple):
    """A target or observation that a comparison leaves out, and the reason."""

    what: Literal["target", "observation"]
    plan: str | None
    region: str
    region_name: Names
    period: str
    value: str
    reason: Reason


class Comparison(NamedTuple):
    """One indicator across plans, regions and years."""

    definition: Definition
    assessments: tuple[Assessment, ...]
    series: tuple[Series, ...]
    left_out: tuple[LeftOut, ...]


def compare(
    dataset: Dataset,
    definition: Definition,
    targets: Sequence[TargetFact],
    until: int,
    methods: Methods,
    places: Sequence[str],
) -> Comparison:
    """Targets by year and region, each with what it still needs; series by region; and what is left out.

    `places` are the regions to compare, none for all; `until` months since year 0 that are over.
    """
    wanted = [target for target in targets if not places or target.region in places]
    assessments, out = _targets(dataset, wanted, until, methods)
    regions = {region for (indicator, region) in dataset.observations if indicator == definition.id}
    series: list[Series] = []
    for region in sorted(regions & set(places) if places else regions):
        one, missing = _series(dataset, definition, region, until)
        series += [one] if one is not None else []
        out += missing
    kept, odd = _of_one_vintage(dataset, definition, series, until)
    return Comparison(definition, tuple(assessments), tuple(kept), (*out, *odd))


def _targets(
    dataset: Dataset, targets: Sequence[TargetFact], until: int, methods: Methods
) -> tuple[list[Assessment], list[LeftOut]]:
    """The targets that come to a value, by year, then region; those that do not are left out."""
    plans: dict[str, list[TargetFact]] = {}
    for target in targets:
        plans.setdefault(target.plan.id, []).append(target)
    kept: list[Assessment] = []
    out: list[LeftOut] = []
    for group in plans.values():
        for one in assess(dataset, group, until, methods):
            subject, goal, encoded = one.subject, one.situation.goal, one.situation.encoded
            is_unclear = goal in {Reason.AMBIGUOUS, Reason.DIRECTION_UNKNOWN} and encoded is not None
            if type(goal) is Reason and not (is_unclear and one.situation.form in {"value", *WINDOWED}):
                out.append(
                    LeftOut(
                        "target", subject.plan, subject.region, subject.region_name, subject.due, subject.printed, goal
                    )
                )
            else:
                kept.append(one)
    return sorted(kept, key=_place), out


def _place(one: Assessment) -> tuple[int, int, bool, str, str, float]:
    """By the end of the period, longer ones last, sums last; then by region and plan, the most demanding first."""
    at, subject = one.situation, one.subject
    value = at.encoded if type(at.goal) is Reason else at.goal.value
    return at.period.end, at.period.start, at.is_windowed, subject.region, subject.plan, -float(value or 0)


def _series(dataset: Dataset, definition: Definition, region: str, until: int) -> tuple[Series | None, list[LeftOut]]:
    """One region's exact whole-year values that belong to one series with its latest."""
    facts = [fact for fact in dataset.observed(definition.id, region, definition.unit) if fact.period.end <= until]
    speaking = _speaking(dataset, definition, region, until)
    usable = [fact for fact in speaking.values() if _unfit(fact) is None]
    latest = usable[-1] if usable else None
    kept = [fact for fact in usable if latest is not None and (fact is latest or comparable(dataset, fact, latest))]
    name = region_name(dataset, region)
    out = [
        LeftOut("observation", None, region, name, str(fact.period), _figure(fact), _why(fact, speaking))
        for fact in facts
        if fact not in kept
    ]
    if not kept:
        return None, out
    points = tuple(point_of(fact)._replace(period=year) for year, fact in speaking.items() if fact in kept)
    return Series(definition.id, region, name, definition.unit, points), out


def _speaking(dataset: Dataset, definition: Definition, region: str, until: int) -> dict[Period, ObservationFact]:
    """What speaks for each year that the region counts by: calendar years, or fiscal ones."""
    year = dataset.year_of(region)
    observed = dataset.observed(definition.id, region, definition.unit)
    speaking = by_period(observed, until, kind_of(definition.measure, year))
    return {period: fact for period, fact in speaking.items() if period.is_like(year)}


def _figure(fact: ObservationFact) -> str:
    """The figure, as open-ended as it was published; a change alone in percent."""
    change = fact.observation.percent_change if fact.observation is not None else None
    if change is not None:
        return f"{change:+f}%"
    return f"{_SIGNS.get(fact.quantity.comparator or '', '')}{fact.quantity.figure}"


def _unfit(fact: ObservationFact) -> Reason | None:
    if fact.quantity.comparator is not None:
        return Reason.OPEN_ENDED
    return Reason.DOUBTFUL if fact.quantity.doubt == "scope" else None


def _why(fact: ObservationFact, speaking: dict[Period, ObservationFact]) -> Reason:
    """Why an observation is not in the series."""
    if base_of(fact) is not None:
        return Reason.CHANGE_ONLY
    rivals = [rival for rival in speaking.values() if rival.period.end == fact.period.end]
    if fact not in rivals:
        is_part = not fact.period.is_year
        return Reason.PART_OF_YEAR if is_part else Reason.OUTRANKED if rivals else Reason.PERIODS_DIFFER
    return _unfit(fact) or Reason.SERIES_BREAK


def _of_one_vintage(
    dataset: Dataset, definition: Definition, series: list[Series], until: int
) -> tuple[list[Series], list[LeftOut]]:
    """The series without the values that, in their year, belong to another revision than those of most regions."""
    vintages: dict[tuple[str, Period], str | None] = {}
    for one in series:
        for period, fact in _speaking(dataset, definition, one.region, until).items():
            vintages[one.region, period] = fact.observation.vintage if fact.observation else None
    years: dict[Period, Counter[str | None]] = {}
    for one in series:
        for point in one.points:
            years.setdefault(point.period, Counter())[vintages[one.region, point.period]] += 1
    usual = {year: count.most_common(1)[0][0] for year, count in years.items()}
    out: list[LeftOut] = []
    kept: list[Series] = []
    for one in series:
        odd = [point for point in one.points if vintages[one.region, point.period] != usual[point.period]]
        out += [
            LeftOut(
                "observation",
                None,
                one.region,
                one.region_name,
                str(point.period),
                f"{point.value}",
                Reason.SERIES_BREAK,
            )
            for point in odd
        ]
        points = tuple(point for point in one.points if point not in odd)
        kept += [one._replace(points=points)] if points else []
    return kept, out
