"""A comparison as tables: targets by year, series by region, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.records.gap import GapReport
from planmetrics.render.gap_cells import GapCells
from planmetrics.render.gap_notes import mark_notes
from planmetrics.render.layout import Column
from planmetrics.render.numbers import figure
from planmetrics.render.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planmetrics.records.comparison import Comparison
    from planmetrics.records.gap import MethodNames
    from planmetrics.render.words import Words

_HEADS = ("target", "latest", "when", "gap", "attainment", "required", "recent", "finding")


def compared_targets(made: Comparison, methods: Mapping[str, MethodNames], words: Words) -> Table:
    """Targets of one year under one heading, a row a region and plan."""
    report = GapReport((), "", made.rows, 0, made.regions, {}, {}, methods=methods)
    cells = GapCells(report, words, whole=True)
    years = [row.target_period.removeprefix("?") for row in made.rows]
    region, plan = cells.column("region"), cells.column("plan")
    plan = plan._replace(cells=tuple(cells.promised_by(row) for row in made.rows))
    notes = [words("compare.note"), *mark_notes(report, words, inferred=False)]
    return Table(
        title=words("compare.targets"),
        rows=len(made.rows),
        layouts=(lambda: (region, plan, *map(cells.column, _HEADS)),),
        records=lambda: (region, (plan, *map(cells.column, _HEADS))),
        notes=notes,
        slim_notes=[],
        statuses=tuple(row.status for row in made.rows),
        empty=words("nothing"),
        sections={n: year for n, year in enumerate(years) if n == 0 or years[n - 1] != year},
    )


def compared_series(made: Comparison, words: Words) -> Table:
    """A row a region, a column a year."""
    years = sorted({year for row in made.series for year in row.values})
    region = Column(words("region"), tuple(_region(row.region, made, words) for row in made.series), right=False)
    columns = [
        Column(
            year,
            tuple(
                figure(row.values[year]) + ("?" if year in row.doubts else "") if year in row.values else "-"
                for row in made.series
            ),
        )
        for year in years
    ]
    return Table(
        title=words("compare.series"),
        rows=len(made.series),
        layouts=(lambda: (region, *columns),),
        records=lambda: (region, tuple(columns)),
        notes=[words("mark.doubt")] if any(row.doubts for row in made.series) else [],
        slim_notes=[],
        empty=words("no_observation"),
    )


def left_out(made: Comparison, words: Words) -> str:
    """What was left out, with the reason; regions that share both are listed together. Empty where nothing was."""
    alike: dict[tuple[str | None, str, str, str], list[str]] = {}
    for one in made.left_out:
        key = (one.plan, one.period, one.value, one.reason)
        alike.setdefault(key, []).append(_region(one.region, made, words))
    lines = [
        words(
            "compare.out",
            region=" ".join([words.listed(regions), *([plan] if plan else [])]),
            period=period,
            value=value,
            reason=words(reason),
        )
        for (plan, period, value, reason), regions in alike.items()
    ]
    return words("compare.left_out", list=words.lines(lines)) if lines else ""


def _region(region: str, made: Comparison, words: Words) -> str:
    return made.regions.get(region, (region, region))[words.lang == "en"]
