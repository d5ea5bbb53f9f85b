"""Methods side by side: what each makes of every target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.render.gap_cells import GapCells
from planmetrics.render.gap_notes import mark_notes, relative_notes
from planmetrics.render.gap_table import plan_sections, title_of
from planmetrics.render.layout import Column, stack
from planmetrics.render.numbers import fixed
from planmetrics.render.table import Table

if TYPE_CHECKING:
    from planmetrics.records.gap import GapReport, GapRow
    from planmetrics.render.words import Words

HANDED_OVER = "+"
CLASS_FLOOR = 10
"""Five Chinese characters: what most classes and reasons take."""
_HEADS = ("by", "target", "latest", "when", "finding")


def methods_board(report: GapReport, words: Words) -> Table:
    """A row a target: the finding of the first method, then the class that each puts it in, with its quantity."""
    several = len(report.judges)
    firsts = report._replace(rows=report.rows[::several])
    cells = GapCells(firsts, words)
    lead = ["index", *(["region"] if cells.several_regions else []), "full_name"]
    classes = [_of_method(report, number, words) for number in range(several)]

    handed = [
        row
        for number, row in enumerate(report.rows)
        if row.method != report.judges[number % several] and not _is_without(row)
    ]
    return Table(
        title=title_of(firsts, cells),
        rows=len(firsts.rows),
        layouts=(
            lambda: (*map(cells.column, [*lead, *_HEADS]), *classes),
            lambda: (
                *map(cells.column, lead),
                stack(cells.column("by"), cells.column("target")),
                stack(cells.column("latest"), cells.column("when")),
                cells.column("finding"),
                *classes,
            ),
        ),
        records=lambda: (
            GapCells(firsts, words, whole=True).column("numbered_name"),
            (*map(GapCells(firsts, words, whole=True).column, _HEADS), *classes),
        ),
        notes=[
            *mark_notes(firsts, words),
            *relative_notes(cells),
            words(
                "note.classes", list=words.lines([f"{name} {_named(report, name, words)}" for name in report.judges])
            ),
            *(
                [words("note.handed_over", by=words.listed(sorted({row.method or "" for row in handed})))]
                if handed
                else []
            ),
        ],
        slim_notes=[],
        statuses=tuple(row.status for row in firsts.rows),
        empty=words("nothing"),
        sections=plan_sections(firsts, words),
    )


def _of_method(report: GapReport, number: int, words: Words) -> Column:
    """The column of one method."""
    rows = report.rows[number :: len(report.judges)]
    return Column(
        report.judges[number],
        tuple(_class(report, row, report.judges[number], words) for row in rows),
        right=False,
        folds=True,
        floor=CLASS_FLOOR,
    )


def _class(report: GapReport, row: GapRow, method: str, words: Words) -> str:
    """The class and the quantity; where there is none, why."""
    if row.label is None or _is_without(row):
        return words(row.reasons.get("pace", "no_observation"))
    pace = f"\n{fixed(row.pace, 2)}" if row.pace is not None else ""
    mark = HANDED_OVER if row.method != method else ""
    return report.label_name(row.method, row.label, english=words.lang == "en") + pace + mark


def _is_without(row: GapRow) -> bool:
    """Whether the method has no class for the row, or says so in a class of its own."""
    return row.label is None or (row.pace is None and "pace" in row.reasons and row.label == "not_available")


def _named(report: GapReport, method: str, words: Words) -> str:
    found = report.methods.get(method)
    return found.names[words.lang == "en"] if found is not None else method
