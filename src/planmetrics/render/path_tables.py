"""One indicator year by year: the plan's path beside what was observed, and where its paces lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.render.layout import Column
from planmetrics.render.numbers import annual, decimals_of, figure, fixed, percent
from planmetrics.render.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.records import Number
    from planmetrics.records.indicator import IndicatorReport, PathRow, ProjectionRow
    from planmetrics.render.words import Words


def paths_table(report: IndicatorReport, words: Words) -> Table:
    """A row a year, under the region and the level that set the targets."""
    rows, share = report.paths, report.definition.unit == "%"
    decimals = max(decimals_of(*(row.observed for row in rows)), *_printed_decimals(report), 0)

    def column(head: str, cells: list[str]) -> Column:
        return Column(words(head), tuple(cells))

    def value(made: Number | None) -> str:
        return "-" if made is None else fixed(made, decimals + (1 if share else 0))

    year = column("year", [row.period for row in rows])
    columns = (
        year,
        column("path", [value(row.path_value) for row in rows]),
        column("observed_value", [_observed(row, words) for row in rows]),
        column(
            "path_gap", [_gap(row.path_gap, decimals + (1 if share else 0), share, "in_front", words) for row in rows]
        ),
        column("anchored", [value(row.anchored_value) for row in rows]),
        Column(words("printed"), tuple(row.milestone or "-" for row in rows), right=False),
    )
    return Table(
        title=words("paths"),
        rows=len(rows),
        layouts=(lambda: columns,),
        records=lambda: (year, columns[1:]),
        notes=[words("note.path"), *([words("mark.doubt")] if any(row.doubt for row in rows) else [])],
        slim_notes=[],
        empty=words("no_path"),
        sections=_sections([(row.plan, row.region, row.assigned_by) for row in rows], report, words),
    )


def projections_table(report: IndicatorReport, words: Words) -> Table:
    """A row a target and pace: where it leads, and when the target is reached; reasons where it leads nowhere."""
    rows, share = report.projections, report.definition.unit == "%"
    printed = max(decimals_of(*(row.target for row in rows)), *_printed_decimals(report), 0)
    decimals = printed + 1 if share or printed else 0  # one more, or a target just missed would look reached

    def column(head: str, cells: list[str], *, right: bool = True) -> Column:
        return Column(words(head), tuple(cells), right=right, folds=not right)

    def value(made: Number | None) -> str:
        return "-" if made is None else fixed(made, decimals)

    by = column("pace", [words(f"pace.{row.by}") for row in rows], right=False)
    columns = (
        column("by", [row.target_period for row in rows]),
        column("target", [_target(row) for row in rows]),
        by,
        column("points_used", [str(row.points) if row.projected is not None else "-" for row in rows]),
        column("rate", [_rate(row, decimals, words) for row in rows]),
        column("projected", [value(row.projected) for row in rows]),
        column(
            "interval",
            [
                words("from_to", low=value(row.low), high=value(row.high)) if row.low is not None else "-"
                for row in rows
            ],
        ),
        column("shortfall", [_gap(row.shortfall, decimals, share, "beyond", words) for row in rows]),
        column("reached_in", [_reached(row, words) for row in rows], right=False),
        column("probability", [percent(row.probability) if row.probability is not None else "-" for row in rows]),
    )
    return Table(
        title=words("projections"),
        rows=len(rows),
        layouts=(lambda: columns,),
        records=lambda: (by, (*columns[:2], *columns[3:])),
        notes=[words("note.projection")],
        slim_notes=[],
        empty=words("no_projection"),
        sections=_sections([(row.plan, row.region, row.assigned_by) for row in rows], report, words),
    )


def _observed(row: PathRow, words: Words) -> str:
    """The figure, as open-ended and as doubtful as it was published."""
    if row.observed is None:
        return "-"
    return words(row.comparator or "at_least", value=figure(row.observed)) + ("?" if row.doubt is not None else "")


def _target(row: ProjectionRow) -> str:
    if row.target is None:
        return "-"
    return figure(row.target) + (f"-{figure(row.target_max)}" if row.target_max is not None else "")


def _printed_decimals(report: IndicatorReport) -> list[int]:
    return [
        *(decimals_of(row.value) for row in report.targets),
        *(decimals_of(row.value) for row in report.observations),
    ]


def _sections(keys: Sequence[tuple[str, str, str | None]], report: IndicatorReport, words: Words) -> dict[int, str]:
    """Plan, region and who assigned it, above the rows that they head."""
    heads = {}
    for n, (plan, region, assigned_by) in enumerate(keys):
        if n == 0 or keys[n - 1] != keys[n]:
            by = [words("assigned", by=_region(assigned_by, report, words))] if assigned_by else []
            heads[n] = " ".join([_region(region, report, words), plan, *by])
    return heads


def _region(region: str, report: IndicatorReport, words: Words) -> str:
    return report.regions.get(region, (region, region))[words.lang == "en"]


def _gap(gap: Number | None, decimals: int, share: bool, past: str, words: Words) -> str:
    """What is short; where it is the other way round, the word for that tells."""
    if gap is None:
        return "-"
    text = fixed(-gap if gap < 0 else gap, decimals)
    shown = words("points", value=text) if share else text
    return words(past, value=shown) if gap < 0 and float(text) else shown


def _rate(row: ProjectionRow, decimals: int, words: Words) -> str:
    if row.rate is None:
        return words(row.reasons.get("rate", "no_observation"))
    return annual(row.rate, row.rate_unit, decimals, words)


def _reached(row: ProjectionRow, words: Words) -> str:
    if row.by == "trend" or row.rate is None:
        return "-"
    return row.reached or words(row.reasons.get("reached", "no_observation"))
