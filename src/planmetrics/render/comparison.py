"""How plans and regions compare in one indicator: their targets, their series, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.records.gap import Entry
from planmetrics.render.gap_columns import (
    ATTAINMENT,
    FINDING,
    GAP,
    LATEST,
    PLAN,
    RECENT,
    REGION,
    REQUIRED,
    TARGET,
    WHEN,
)
from planmetrics.render.gap_lines import Line, lines_of
from planmetrics.render.gap_notes import mark_notes
from planmetrics.render.layout import NOTHING
from planmetrics.render.listing import indicator_heading
from planmetrics.render.numbers import figure
from planmetrics.render.table import Column, always, headings, table_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.compute.comparison import Comparison, LeftOut, Series
    from planmetrics.model.period import Period
    from planmetrics.render.table import Block, Table
    from planmetrics.render.words import Words


def _promised_by(line: Line) -> str:
    """The plan that the target stands in, and who assigned it."""
    return line.subject.plan + (line.words.bracketed(line.assigner) if line.assigner else "")


EVERY_REGION = REGION._replace(shows=always)
PROMISER = PLAN._replace(cell=_promised_by, shows=always)
COMPARED = (PROMISER, TARGET, LATEST, WHEN, GAP, ATTAINMENT, REQUIRED, RECENT, FINDING)


def comparison_blocks(comparison: Comparison, words: Words) -> list[Block]:
    """The indicator, the targets, the series, and in running text what was left out."""
    out = left_out(comparison, words)
    tables = compared_targets(comparison, words), compared_series(comparison, words)
    return [indicator_heading(comparison.definition, words), *tables, *([out] if out else [])]


def compared_targets(comparison: Comparison, words: Words) -> Table:
    """Targets of one year under one heading, a row a region and plan."""
    lines = lines_of([Entry(assessment) for assessment in comparison.assessments], words, alone=True)
    return table_of(
        lines,
        words,
        ((EVERY_REGION, *COMPARED),),
        (EVERY_REGION, COMPARED),
        title=words("compare.targets"),
        empty=words("nothing"),
        notes=[words("compare.note"), *mark_notes(lines, words, inferred=False)],
        lights=[line.light for line in lines],
        sections=headings([line.due() for line in lines]),
    )


class SeriesLine(NamedTuple):
    """A region's series as a row."""

    series: Series
    words: Words


SERIES_REGION = Column[SeriesLine](
    "region", ("地区", "Region"), lambda line: line.words.of(line.series.region_name), right=False
)


def compared_series(comparison: Comparison, words: Words) -> Table:
    """A row a region, a column a year."""
    lines = [SeriesLine(series, words) for series in comparison.series]
    points = [point for series in comparison.series for point in series.points]
    columns = [_of_year(year) for year in sorted({point.period for point in points})]
    return table_of(
        lines,
        words,
        ((SERIES_REGION, *columns),),
        (SERIES_REGION, columns),
        title=words("compare.series"),
        empty=words("no_observation"),
        notes=[words("mark.doubt")] if any(point.doubt for point in points) else [],
    )


def _of_year(year: Period) -> Column[SeriesLine]:
    def cell(line: SeriesLine) -> str:
        point = next((point for point in line.series.points if point.period == year), None)
        return NOTHING if point is None else figure(point.value) + ("?" if point.doubt else "")

    return Column(str(year), (str(year), str(year)), cell)


def left_out(comparison: Comparison, words: Words) -> str:
    """What was left out, with the reason; regions that share both are listed together. Empty where nothing was."""
    alike: dict[tuple[str | None, str, str, str], list[LeftOut]] = {}
    for one in comparison.left_out:
        alike.setdefault((one.plan, one.period, one.value, one.reason), []).append(one)
    lines = [_of_regions(group, words) for group in alike.values()]
    return words("compare.left_out", list=words.lines(lines)) if lines else ""


def _of_regions(group: Sequence[LeftOut], words: Words) -> str:
    """One value of one period, and the regions that it is left out for."""
    first = group[0]
    regions = words.listed(words.of(one.region_name) for one in group)
    where = f"{regions} {first.plan}" if first.plan else regions
    return words("compare.out", region=where, period=first.period, value=first.value, reason=words(first.reason))
