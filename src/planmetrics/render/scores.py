"""Score boards: how many targets of whom fare how, and the ranking of regions (晾晒)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.status import GRAVEST_FIRST
from planmetrics.render.gap_cells import DOUBTS, OPEN_LATEST
from planmetrics.render.gap_table import plans_title
from planmetrics.render.layout import Column
from planmetrics.render.numbers import decimals_of, figure, fixed, percent
from planmetrics.render.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.records import GapReport, RankingRow, SummaryRow
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
    if any(row.mean_score is not None for row in rows):
        counts.append(Column(words("mean_score"), tuple(_mean(row, report, words) for row in rows)))
    return Table(
        title=_title(report, words),
        rows=len(rows),
        layouts=(lambda: (group, *counts),),
        records=lambda: (group, tuple(counts)),
        notes=[words("note.summary"), *_supposed(report, words)],
        slim_notes=[],
        empty=words("nothing"),
        sections=heads,
    )


def ranking_table(rows: Sequence[RankingRow], report: GapReport, words: Words) -> Table:
    """The regions of each breakdown, best first; those without data at the end, with the reason."""
    zh = words.lang == "zh"

    def column(head: str, cells: list[str], *, right: bool = True, folds: bool = False) -> Column:
        return Column(words(head), tuple(cells), right=right, folds=folds)

    tables = [(row.plan, row.indicator, row.target_period) for row in rows]
    heads = {
        n: f"{row.name if zh else report.names_en.get(row.indicator, row.name)}({row.unit}) {row.target_period}"
        for n, row in enumerate(rows)
        if n == 0 or tables[n - 1] != tables[n]
    }
    region = column("region", [report.regions.get(row.region, (row.region,) * 2)[not zh] for row in rows], right=False)
    figures = (
        column("target", [words(row.comparator, value=figure(row.target)) if row.target else "-" for row in rows]),
        column("latest", [_latest(row, words) for row in rows]),
        column("when", [_when(row) for row in rows]),
        column("attainment", [percent(row.attainment) if row.attainment is not None else "-" for row in rows]),
        column("gap", [_gap(row, words) for row in rows]),
        column("finding", [_finding(row, words) for row in rows], right=False, folds=True),
    )
    rank = column("rank", [str(row.rank) if row.rank is not None else "-" for row in rows])
    doubts = {doubt for row in rows for doubt in row.doubts}
    marks = [mark for mark, told in {"mark.doubt": DOUBTS, "mark.about": OPEN_LATEST}.items() if doubts & told]
    return Table(
        title=_title(report, words),
        rows=len(rows),
        layouts=(lambda: (rank, region, *figures),),
        records=lambda: (region, (rank, *figures)),
        notes=[words("note.ranking"), *map(words, marks), *_supposed(report, words)],
        slim_notes=[],
        statuses=tuple(row.status for row in rows),
        empty=words("no_ranking"),
        sections=heads,
    )


def _title(report: GapReport, words: Words) -> str:
    return f"{plans_title(report, words)} - {words('as_of', as_of=report.as_of)}"


def _supposed(report: GapReport, words: Words) -> list[str]:
    """That figures were supposed, where they were."""
    return [words("mark.what_if") + ": " + words.listed(list(report.supposed))] if report.supposed else []


def _group(row: SummaryRow, report: GapReport, words: Words) -> str:
    if row.by == "region":
        return report.regions.get(row.group, (row.group, row.group))[words.lang == "en"]
    if row.by == "plan":
        titles = {plan.plan: (plan.title, plan.title_en or plan.title) for plan in report.plans}
        return titles[row.group][words.lang == "en"]
    return words("total") if row.by == "all" else row.group


def _mean(row: SummaryRow, report: GapReport, words: Words) -> str:
    """The mean score, its class, and how many targets it rests on."""
    if row.mean_score is None or row.label is None:
        return "-"
    name = report.label_name(row.method, row.label, english=words.lang == "en")
    return f"{fixed(row.mean_score, 1)} {name}({row.scored})"


def _latest(row: RankingRow, words: Words) -> str:
    """The figure, as approximate or open-ended as it was published."""
    if row.latest is None:
        return "-"
    how = next((doubt for doubt in row.doubts if doubt in OPEN_LATEST), "at_least")
    return f"~{figure(row.latest)}" if how == "about" else words(how, value=figure(row.latest))


def _when(row: RankingRow) -> str:
    marks = ("?" if set(row.doubts) & DOUBTS else "") + ("^" if "what_if" in row.doubts else "")
    return (row.latest_period or "-") + marks


def _gap(row: RankingRow, words: Words) -> str:
    if row.gap is None:
        return "-"
    text = fixed(
        -row.gap if row.gap < 0 else row.gap, max(decimals_of(row.target, row.latest), 1 if row.unit == "%" else 0)
    )
    text = words("points", value=text) if row.unit == "%" else text
    return words("over", value=text) if row.gap < 0 else text


def _finding(row: RankingRow, words: Words) -> str:
    said = words(f"status.{row.status}")
    reason = row.reasons.get("status") if row.status == "undetermined" else None
    return f"{said}({words(reason)})" if reason is not None else said
