"""The table that people forward: its layouts from wide to narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.render.gap_cells import GapCells
from planmetrics.render.gap_notes import notes_below, slim_notes
from planmetrics.render.layout import Column, stack
from planmetrics.render.table import Table

if TYPE_CHECKING:
    from planmetrics.records.gap import GapReport
    from planmetrics.render.words import Words

_FOUND = ("by", "target", "latest", "when")
_JUDGED = ("gap", "attainment", "required", "recent", "acceleration")
_WAY = ("baseline", "progress", "elapsed", "ahead")
_OUR_LABELS = {None, "achieved", "ahead", "on-track", "lagging", "far-behind", "reversing"}


def gap_table(report: GapReport, words: Words) -> Table:
    """The report as a table with layouts from wide to narrow, and its notes."""
    cells = GapCells(report, words)
    sections = plan_sections(report, words)
    lead = ["plan"] if len(report.plans) > 1 and not sections else []
    lead += ["region"] if cells.several_regions else []
    heads = [*_FOUND, *_baseline_heads(report), *_JUDGED, *_class_heads(report)]
    wide = ["index", *lead, "name", "unit", "nature", *heads, "finding", "owners"]
    slim = ["index", *lead, "full_name", *heads, "finding"]
    return Table(
        title=title_of(report, cells),
        rows=len(report.rows),
        layouts=(
            lambda: tuple(map(cells.column, wide)),
            lambda: tuple(map(cells.column, [*slim, "owners"])),
            lambda: tuple(map(cells.column, slim)),
            lambda: _paired(cells, lead, [*_baseline_heads(report), *_class_heads(report)]),
        ),
        records=lambda: _records(report, words, [*heads, "finding"]),
        notes=notes_below(report, cells, with_way="progress" in heads),
        slim_notes=slim_notes(report, cells),
        statuses=tuple(row.status for row in report.rows),
        empty=words("nothing"),
        sections=sections,
    )


def plan_sections(report: GapReport, words: Words) -> dict[int, str]:
    """The title of each plan above its rows, where there are several plans and their rows stand together."""
    if len(report.plans) < 2:  # noqa: PLR2004 (one plan stands in the title)
        return {}
    heads = {n: row.plan for n, row in enumerate(report.rows) if n == 0 or report.rows[n - 1].plan != row.plan}
    titles = {plan.plan: plan.title if words.lang == "zh" else plan.title_en or plan.title for plan in report.plans}
    return {n: titles[plan] for n, plan in heads.items()} if len(set(heads.values())) == len(heads) else {}


def _class_heads(report: GapReport) -> list[str]:
    """The method's own class, where it is called otherwise than our status."""
    return ["class"] if any(row.label not in _OUR_LABELS for row in report.rows) else []


def _records(report: GapReport, words: Words, heads: list[str]) -> tuple[Column, tuple[Column, ...]]:
    """Rows that stand alone: nothing is left out because the row above shows it."""
    cells = GapCells(report, words, whole=True)
    return cells.column("numbered_name"), tuple(map(cells.column, heads))


def _paired(cells: GapCells, lead: list[str], base: list[str]) -> tuple[Column, ...]:
    """Two figures on top of each other in each column."""
    column = cells.column
    pairs = [("by", "target"), ("latest", "when"), ("gap", "attainment"), ("required", "recent")]
    pairs += [("baseline", "progress"), ("elapsed", "ahead")] if "progress" in base else []
    alone = [head for head in base if head == "class" or "progress" not in base]
    return (
        *map(column, [*lead, "numbered_name"]),
        *(stack(column(upper), column(lower)) for upper, lower in pairs),
        *map(column, alone),
        stack(column("acceleration"), column("finding")),
    )


def _baseline_heads(report: GapReport) -> list[str]:
    """The columns that a baseline adds: its value, and progress where there is any."""
    if any(row.progress is not None for row in report.rows):
        return list(_WAY)
    return ["baseline"] if any(row.baseline_origin in {"plan", "option"} for row in report.rows) else []


def title_of(report: GapReport, cells: GapCells) -> str:
    """Plan, region where there is only one, and the time of asking."""
    words = cells.words
    only = cells.region_name(report.rows[0].region) if report.rows and not cells.several_regions else "-"
    region = [only] if only != "-" else []
    supposed = [words("supposed", list=words.listed(list(report.supposed)))] if report.supposed else []
    return " - ".join([plans_title(report, words), *region, words("as_of", as_of=report.as_of), *supposed])


def plans_title(report: GapReport, words: Words) -> str:
    """The title of the plan; of several, that they are several; of none, what the rows are of."""
    if report.title is not None:
        return report.title
    if len(report.plans) != 1:
        return words("all_plans", count=len(report.plans))
    plan = report.plans[0]
    return plan.title if words.lang == "zh" else plan.title_en or plan.title
