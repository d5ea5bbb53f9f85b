"""One indicator across plans, regions and years: only what can be compared, and what had to be left out, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planmetrics.compute.gap import gap_rows
from planmetrics.compute.listing import region_names
from planmetrics.compute.outcome import Reason
from planmetrics.compute.series import by_period, comparable
from planmetrics.model.period import parse_period
from planmetrics.records.comparison import Comparison, LeftOut, SeriesRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.compute.gap import Judge
    from planmetrics.facts import Dataset, ObservationFact, TargetFact
    from planmetrics.model.indicator import Definition
    from planmetrics.model.period import Period
    from planmetrics.records.gap import GapRow

_SIGNS = {"about": "~", "more_than": ">", "at_least": ">=", "less_than": "<", "at_most": "<="}


def compare(
    dataset: Dataset,
    definition: Definition,
    targets: Sequence[TargetFact],
    until: int,
    judge: Judge,
    places: Sequence[str],
) -> Comparison:
    """Targets by year and region, each with what it still needs; series by region; and what is left out.

    `places` are the regions to compare, none for all; `until` months since year 0 that are over.
    """
    wanted = [target for target in targets if not places or target.region in places]
    rows, out = _targets(dataset, wanted, until, judge)
    regions = [region for (indicator, region) in dataset.observations if indicator == definition.id]
    series: list[SeriesRow] = []
    for region in sorted(set(regions) & set(places) if places else set(regions)):
        row, missing = _series(dataset, definition, region, until)
        series += [row] if row is not None else []
        out += missing
    series, odd = _of_one_vintage(dataset, series, until)
    return Comparison(definition, tuple(rows), tuple(series), (*out, *odd), region_names(dataset))


def _targets(
    dataset: Dataset, targets: Sequence[TargetFact], until: int, judge: Judge
) -> tuple[list[GapRow], list[LeftOut]]:
    """The targets that come to a value, by year, then region; those that do not are left out."""
    plans: dict[str, list[TargetFact]] = {}
    for target in targets:
        plans.setdefault(target.plan.id, []).append(target)
    rows = [row for group in plans.values() for row in gap_rows(dataset, group, until, [judge])]
    out = [
        LeftOut("target", row.plan, row.region, row.target_period, row.printed, row.reasons["target"])
        for row in rows
        if row.target is None
    ]
    kept = [row for row in rows if row.target is not None]
    return sorted(
        kept, key=lambda row: (_end(row), row.form == "sum", row.region, row.plan, -float(row.target or 0))
    ), out


def _end(row: GapRow) -> tuple[int, int]:
    period = parse_period(row.target_period.rpartition("..")[2] if row.form == "sum" else row.target_period)
    return (period.end, period.start) if period is not None else (0, 0)


def _series(
    dataset: Dataset, definition: Definition, region: str, until: int
) -> tuple[SeriesRow | None, list[LeftOut]]:
    """One region's exact whole-year values that belong to one series with its latest."""
    facts = [fact for fact in dataset.observed(definition.id, region) if fact.period.end <= until]
    speaking = by_period(facts, until)
    usable = [fact for fact in speaking.values() if _unfit(fact) is None]
    latest = usable[-1] if usable else None
    kept = [fact for fact in usable if latest is not None and (fact is latest or comparable(dataset, fact, latest))]
    out = [
        LeftOut("observation", None, region, str(fact.period), _said(fact), str(why))
        for fact in facts
        if fact not in kept and (why := _why(fact, speaking))
    ]
    if not kept:
        return None, out
    values = {str(fact.period): fact.quantity.figure for fact in kept}
    sources = {str(fact.period): fact.source_id for fact in kept}
    doubts: dict[str, str] = {str(fact.period): fact.quantity.doubt for fact in kept if fact.quantity.doubt is not None}
    return SeriesRow(definition.id, region, definition.unit, values, sources, doubts), out


def _said(fact: ObservationFact) -> str:
    """The figure, as open-ended as it was published."""
    return f"{_SIGNS.get(fact.quantity.comparator or '', '')}{fact.quantity.figure}"


def _unfit(fact: ObservationFact) -> Reason | None:
    if fact.quantity.comparator is not None:
        return Reason.OPEN_ENDED
    return Reason.DOUBTFUL if fact.quantity.doubt == "scope" else None


def _why(fact: ObservationFact, speaking: dict[Period, ObservationFact]) -> Reason:
    """Why an observation is not in the series."""
    if not fact.period.is_year:
        return Reason.PART_OF_YEAR
    if speaking.get(fact.period) is not fact:
        return Reason.OUTRANKED
    return _unfit(fact) or Reason.SERIES_BREAK


def _of_one_vintage(dataset: Dataset, series: list[SeriesRow], until: int) -> tuple[list[SeriesRow], list[LeftOut]]:
    """The series without the values that, in their year, belong to another revision than those of most regions."""
    found: dict[tuple[str, str], str | None] = {}
    for row in series:
        for period, fact in by_period(dataset.observed(row.indicator, row.region), until).items():
            found[row.region, str(period)] = fact.observation.vintage if fact.observation else None
    years = {period for row in series for period in row.values}
    usual = {
        year: Counter(found.get((row.region, year)) for row in series if year in row.values).most_common(1)[0][0]
        for year in years
    }
    out = [
        LeftOut("observation", None, row.region, year, f"{value}", Reason.SERIES_BREAK.value)
        for row in series
        for year, value in row.values.items()
        if found.get((row.region, year)) != usual[year]
    ]
    odd = {(one.region, one.period) for one in out}
    kept = (
        row._replace(values={year: value for year, value in row.values.items() if (row.region, year) not in odd})
        for row in series
    )
    return [row for row in kept if row.values], out
