"""Score boards: how many targets of whom fare how, and the ranking of regions (晾晒)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.status import GRAVEST_FIRST
from planmetrics.compute.summary import NOBODY
from planmetrics.render.gap_cells import GapCells
from planmetrics.render.gap_notes import mark_notes
from planmetrics.render.gap_table import plans_title
from planmetrics.render.layout import Column
from planmetrics.render.numbers import fixed
from planmetrics.render.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.records.boards import RankingRow, SummaryRow
    from planmetrics.records.gap import GapReport, GapRow
    from planmetrics.render.words import Words


def summary_table(rows: Sequence[SummaryRow], report: GapReport, words: Words) -> Table:
    """Counts by status, for all, then by plan, owner and region; only statuses that occur have a column."""
    used = [status for status in GRAVEST_FIRST if any(row.statuses.get(status) for row in rows)]
    heads = {n: words(f"by.{row.by}") for n, row in enumerate(rows) if n == 0 or rows[n - 1].by != row.by}
    group = Column(words("group"), tuple(_group(row, report, words) for row in rows), right=False, folds=True)
    counts = [
        Column(words("targets"), tuple(str(row.targets) for row in rows)),
        *(
            Column(words(f"status.{status}"), tuple(str(row.statuses.get(status, "-")) for row in rows))
            for status in used
        ),
    ]
    scored = any(row.mean_score is not None for row in rows)
    if scored:
        counts.append(Column(words("mean_score"), tuple(_mean(row, report, words) for row in rows)))
    return Table(
        title=_title(report, words),
        rows=len(rows),
        layouts=(lambda: (group, *counts),),
        records=lambda: (group, tuple(counts)),
        notes=[
            words("note.summary"),
            *([words("note.score")] if scored else []),
            *_supposed(report, words),
        ],
        slim_notes=[],
        empty=words("nothing"),
        sections=heads,
    )


def ranking_table(rows: Sequence[RankingRow], report: GapReport, words: Words) -> Table:
    """The regions of each breakdown, best first; those without data at the end, with the reason."""
    zh = words.lang == "zh"
    tables = [(row.plan, row.indicator, row.target_period) for row in rows]
    heads = {
        n: f"{row.name if zh else report.names_en.get(row.indicator, row.name)}({row.unit}) {row.target_period}"
        for n, row in enumerate(rows)
        if n == 0 or tables[n - 1] != tables[n]
    }
    held = {_key(row): row for row in report.rows}
    shown = report._replace(rows=tuple(held[_key(row)] for row in rows))
    cells = GapCells(shown, words, whole=True)
    rank = Column(words("rank"), tuple(str(row.rank) if row.rank is not None else "-" for row in rows))
    region = cells.column("region")
    figures = tuple(map(cells.column, ("target", "latest", "when", "attainment", "gap", "finding")))
    printed = [f"{heads[n]} {row.printed}" for n, row in enumerate(shown.rows) if n in heads and row.target is None]
    return Table(
        title=_title(report, words),
        rows=len(rows),
        layouts=(lambda: (rank, region, *figures),),
        records=lambda: (region, (rank, *figures)),
        notes=[
            words("note.ranking"),
            *mark_notes(shown, words, inferred=False),
            *([words("note.relative", list=words.lines(printed))] if printed else []),
            *_supposed(report, words),
        ],
        slim_notes=[],
        statuses=tuple(row.status for row in rows),
        empty=words("no_ranking"),
        sections=heads,
    )


def _key(row: RankingRow | GapRow) -> tuple[object, ...]:
    """What tells the target of one region from any other."""
    place = (row.plan, row.indicator, row.region, row.target_period)
    return (*place, row.comparator, row.target, row.latest, row.status)


def _title(report: GapReport, words: Words) -> str:
    return f"{plans_title(report, words)} - {words('as_of', as_of=report.as_of)}"


def _supposed(report: GapReport, words: Words) -> list[str]:
    """What was supposed, where something was."""
    return [words("supposed", list=words.listed(list(report.supposed)))] if report.supposed else []


def _group(row: SummaryRow, report: GapReport, words: Words) -> str:
    if row.by == "region":
        return report.regions.get(row.group, (row.group, row.group))[words.lang == "en"]
    if row.by == "plan":
        titles = {plan.plan: (plan.title, plan.title_en or plan.title) for plan in report.plans}
        return titles[row.group][words.lang == "en"]
    if row.by == "all":
        return words("total")
    if row.by == "firmness":
        return words(row.group) if row.group != NOBODY else words("unnamed_nature")
    return row.group if row.group != NOBODY else words("nobody")


def _mean(row: SummaryRow, report: GapReport, words: Words) -> str:
    """The mean score, its class, and how many targets it rests on."""
    if row.mean_score is None or row.label is None:
        return "-"
    name = report.label_name(row.method, row.label, english=words.lang == "en")
    return f"{fixed(row.mean_score, 1)} {name}({row.scored})"
