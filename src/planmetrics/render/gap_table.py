"""The table that people forward: its layouts from wide to narrow, and the notes below it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planmetrics.render.gap_cells import DOUBTS, OPEN, GapCells
from planmetrics.render.layout import Column, stack
from planmetrics.render.table import Table

if TYPE_CHECKING:
    from planmetrics.records import GapReport, GapRow
    from planmetrics.render.words import Words

_FOUND = ("by", "target", "latest", "when")
_JUDGED = ("gap", "attainment", "required", "recent", "acceleration")
_WAY = ("baseline", "progress", "elapsed", "ahead")
_UNJUDGEABLE = {"reference_missing", "no_baseline", "window_start_unknown", "ambiguous"}
_SUMMED = {
    "met": "met",
    "met-unverified": "unverified",
    "missed": "missed",
    "awaiting": "awaiting",
    "reached-early": "early",
    "no-data": "unusable",
}
_CLASSES = ("met", "unverified", "missed", "awaiting", "early", "open", "reference", "unusable")


def gap_table(report: GapReport, words: Words) -> Table:
    """The report as a table with layouts from wide to narrow, and its notes."""
    cells = GapCells(report, words)
    lead = ["region"] if cells.several_regions else []
    heads = [*_FOUND, *_baseline_heads(report), *_JUDGED]
    wide = ["index", *lead, "name", "unit", "nature", *heads, "finding", "owners"]
    slim = ["index", *lead, "full_name", *heads, "finding"]
    return Table(
        title=_title(report, cells),
        rows=len(report.rows),
        layouts=(
            lambda: tuple(map(cells.column, wide)),
            lambda: tuple(map(cells.column, [*slim, "owners"])),
            lambda: tuple(map(cells.column, slim)),
            lambda: _paired(cells, lead, _baseline_heads(report)),
        ),
        records=lambda: _records(report, words, [*heads, "finding"]),
        notes=_notes(report, cells),
        slim_notes=_slim_notes(report, cells),
        statuses=tuple(row.status for row in report.rows),
        empty=words("nothing"),
    )


def _records(report: GapReport, words: Words, heads: list[str]) -> tuple[Column, tuple[Column, ...]]:
    """Rows that stand alone: nothing is left out because the row above shows it."""
    cells = GapCells(report, words, whole=True)
    return cells.column("numbered_name"), tuple(map(cells.column, heads))


def _paired(cells: GapCells, lead: list[str], base: list[str]) -> tuple[Column, ...]:
    """Two figures on top of each other in each column."""
    column = cells.column
    pairs = [("by", "target"), ("latest", "when"), ("gap", "attainment"), ("required", "recent")]
    pairs += [("baseline", "progress"), ("elapsed", "ahead")] if len(base) > 1 else []
    return (
        *map(column, [*lead, "numbered_name"]),
        *(stack(column(upper), column(lower)) for upper, lower in pairs),
        *([column("baseline")] if len(base) == 1 else []),
        stack(column("acceleration"), column("finding")),
    )


def _baseline_heads(report: GapReport) -> list[str]:
    """The columns that a baseline adds: its value, and progress where there is any."""
    if any(row.progress is not None for row in report.rows):
        return list(_WAY)
    return ["baseline"] if any(row.baseline_origin in {"plan", "option"} for row in report.rows) else []


def _title(report: GapReport, cells: GapCells) -> str:
    """Plan, region where there is only one, and the time of asking."""
    plan, words = report.plan, cells.words
    title = plan.title if words.lang == "zh" else plan.title_en or plan.title
    region = [cells.region_name(report.rows[0].region)] if report.rows and not cells.several_regions else []
    return " - ".join([title, *region, words("as_of", as_of=report.as_of)])


def _notes(report: GapReport, cells: GapCells) -> list[str]:
    """What the marks mean, the definitions used, and how many targets fared how."""
    words, rows, numbers = cells.words, report.rows, cells.numbers
    doubts = {doubt for row in rows for doubt in row.doubts}
    marks = {
        "mark.doubt": bool(doubts & DOUBTS),
        "mark.about": bool(doubts & OPEN),
        "mark.fell_back": "fell_back" in doubts,
        "mark.inferred": any(row.period_inferred for row in rows),
        "mark.audit": bool(report.flagged & {(r.indicator, r.region, r.target_period, r.printed) for r in rows}),
    }
    said = [words(mark) for mark, is_used in marks.items() if is_used]
    unresolved = [n for n, row in enumerate(rows) if row.target is None]
    relative = [f"{numbers[n]} {rows[n].target_period} {rows[n].printed}" for n in unresolved]
    recent = _grouped(cells, [row.recent_from or "" for row in rows])
    return [
        *(["; ".join(said)] if said else []),
        *([words("note.relative", list=words.lines(relative))] if relative else []),
        *([words("note.recent", list=words.lines(recent))] if recent else []),
        words("note.definitions"),
        _summary(report, words),
    ]


def _slim_notes(report: GapReport, cells: GapCells) -> list[str]:
    """What the wide table shows in columns and the narrower ones leave to the notes."""
    words, rows = cells.words, report.rows
    owners = _grouped(cells, [words.listed(list(row.owners)) for row in rows])
    natures = _grouped(cells, [cells.own_nature(row) for row in rows])
    notes = [words("note.owners", list=words.lines(owners))] if owners else []
    notes += [words("note.nature", list=words.lines(natures))] if natures else []
    assigned = bool(rows) and not cells.several_assigners and rows[0].assigned_by is not None
    return [*notes, *([words("note.assigned", by=cells.assigner(rows[0]))] if assigned else [])]


def _summary(report: GapReport, words: Words) -> str:
    """One line: how many targets fared how; the parts add up to the total."""
    count = Counter(_class_of(row) for row in report.rows)
    return words("summary", total=len(report.rows), **{name: count[name] for name in _CLASSES})


def _class_of(row: GapRow) -> str:
    """Which part of the summary counts a row."""
    if row.status in _SUMMED:
        return _SUMMED[row.status]
    reason = row.reasons.get("status")
    if row.status != "undetermined" or reason == "no_method":
        return "open"
    return "reference" if reason in _UNJUDGEABLE else "unusable"


def _grouped(cells: GapCells, texts: list[str]) -> list[str]:
    """Indicators that share a text brought together, by year where one has several: 1-3,5 市科技局."""
    by_number: dict[int, set[str]] = {}
    for number, text in zip(cells.numbers, texts, strict=True):
        by_number.setdefault(number, set()).add(text)
    by_text: dict[str, list[str]] = {}
    for number, row, text in zip(cells.numbers, cells.rows, texts, strict=True):
        label = str(number) if len(by_number[number]) == 1 else f"{number}({row.target_period})"
        labels = by_text.setdefault(text, [])
        if text and label not in labels:
            labels.append(label)
    return [f"{_runs(labels)} {text}" for text, labels in by_text.items() if text]


def _runs(labels: list[str]) -> str:
    """1,2,3,5 as 1-3,5."""
    parts: list[list[str]] = []
    for label in labels:
        if parts and label.isdecimal() and parts[-1][-1].isdecimal() and int(label) == int(parts[-1][-1]) + 1:
            parts[-1].append(label)
        else:
            parts.append([label])
    return ",".join("-".join(dict.fromkeys((part[0], part[-1]))) for part in parts)
