"""The notes below the gap table: marks, definitions, what the columns leave out, and the count."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planmetrics.model.terms import CAPS
from planmetrics.render.gap_cells import DOUBTS, OPEN, GapCells, is_flagged
from planmetrics.render.numbers import decimals_of, figure, fixed, percent

if TYPE_CHECKING:
    from planmetrics.records.gap import GapReport, GapRow
    from planmetrics.render.words import Words

_NOISE = 1e-6
_JUDGED_STATUSES = {"ahead", "on-track", "lagging", "far-behind", "reversing"}
_UNUSABLE = {"stale", "open_ended", "doubtful", "incomplete_window", "no_observation"}
_UNJUDGEABLE = {"reference_missing", "no_baseline", "window_start_unknown", "ambiguous", "no_target"}
_SUMMED = {
    "met": "met",
    "met-unverified": "unverified",
    "missed": "missed",
    "awaiting": "awaiting",
    "reached-early": "early",
    "no-data": "unusable",
}
_CLASSES = (
    *("met", "unverified", "missed", "awaiting", "early"),
    *("open", "ahead", "on_track", "behind", "unjudged"),
    *("reference", "unusable"),
)
_OPEN = {"ahead": "ahead", "on-track": "on_track", "lagging": "behind", "far-behind": "behind", "reversing": "behind"}


def notes_below(report: GapReport, cells: GapCells, *, with_way: bool) -> list[str]:
    """What the marks mean, the definitions used, and how many targets fared how; `with_way`: with progress columns."""
    words = cells.words
    of_table = report.title is not None
    recent = _grouped(cells, [row.recent_from or "" for row in report.rows])
    return [
        *mark_notes(report, words),
        *relative_notes(cells),
        *([words("note.recent", list=words.lines(recent))] if recent else []),
        *([words("note.part_year", list=words.lines(parts))] if (parts := _part_years(cells)) else []),
        *_method_notes(report, cells),
        words("note.definitions")
        + words("note.past_of_table" if of_table else "note.past")
        + (words("note.way") if with_way else ""),
        _summary(report, words),
    ]


def mark_notes(report: GapReport, words: Words, *, inferred: bool = True) -> list[str]:
    """What the marks of the cells mean, in one line; `inferred`: whether target years are among them."""
    doubts = {doubt for row in report.rows for doubt in row.doubts}
    marks = {
        "mark.doubt": bool(doubts & DOUBTS),
        "mark.about": bool(doubts & OPEN),
        "mark.fell_back": "fell_back" in doubts,
        "mark.inferred": inferred and any(row.period_inferred for row in report.rows),
        "mark.audit": any(is_flagged(report, row) for row in report.rows),
        "mark.what_if": "what_if" in doubts,
    }
    said = [words(mark) for mark, is_used in marks.items() if is_used]
    return ["; ".join(said)] if said else []


def relative_notes(cells: GapCells) -> list[str]:
    """The targets that come to no value, as printed."""
    unresolved = [n for n, row in enumerate(cells.rows) if row.target is None and row.printed]
    said = [f"{cells.numbers[n]} {cells.rows[n].target_period} {cells.rows[n].printed}" for n in unresolved]
    return [cells.words("note.relative", list=cells.words.lines(said))] if said else []


def _part_years(cells: GapCells) -> list[str]:
    """What part of a year says: completion beside elapsed time for annual targets, else the figure as it stands."""
    words, said = cells.words, []
    held = {number for number, row in zip(cells.numbers, cells.rows, strict=True) if row.part_completion is not None}
    for number, row in zip(cells.numbers, cells.rows, strict=True):
        if row.part_value is None or (row.part_completion is None and number in held):
            continue
        facts = {
            "number": number,
            "period": f"{row.part_period}{'^' if 'what_if_part' in row.doubts else ''}",
            "value": figure(row.part_value),
        }
        if row.part_completion is None or row.part_elapsed is None or row.part_remaining is None:
            said.append(words("part.stands", **facts))
            continue
        points = fixed(abs(row.part_completion - row.part_elapsed) * 100, 1)
        less = row.part_completion < row.part_elapsed
        is_cap = row.comparator in CAPS
        if is_cap:
            lead = words("part.below" if less else "part.above", points=points)
        else:
            lead = words("part.behind" if less else "part.ahead", points=points)
        facts |= {"done": percent(row.part_completion), "elapsed": percent(row.part_elapsed)}
        facts |= {"target": figure(row.target or 0), "left": _left(row)}
        said.append(words("part.used" if is_cap else "part.done", lead=lead, **facts))
    return list(dict.fromkeys(said))


def _left(row: GapRow) -> str:
    """What the rest of the year must bring, as precise as what was published."""
    return fixed(max(row.part_remaining or 0, 0.0), decimals_of(row.part_value, row.target))


def _method_notes(report: GapReport, cells: GapCells) -> list[str]:
    """Which rows were judged by which method, and on which part of a year where that decided."""
    named = [_judged_by(cells, row) if row.status in _JUDGED_STATUSES else "" for row in report.rows]
    told = _grouped(cells, named)
    return [cells.words("note.methods", list=cells.words.lines(told))] if told else []


def _judged_by(cells: GapCells, row: GapRow) -> str:
    name = cells.method_name(row)
    within = row.part_lead is not None and row.pace is not None and abs(row.part_lead - row.pace) < _NOISE
    return cells.words("judged_within", name=name, period=row.part_period) if within else name


def slim_notes(report: GapReport, cells: GapCells) -> list[str]:
    """What the wide table shows in columns and the narrower ones leave to the notes."""
    words, rows = cells.words, report.rows
    owners = _grouped(cells, [words.listed(list(row.owners)) for row in rows])
    natures = _grouped(cells, [cells.own_nature(row) for row in rows])
    notes = [words("note.owners", list=words.lines(owners))] if owners else []
    notes += [words("note.nature", list=words.lines(natures))] if natures else []
    assigned = bool(rows) and not cells.several_assigners and rows[0].assigned_by is not None
    return [*notes, *([words("note.assigned", by=cells.assigner(rows[0]))] if assigned else [])]


def _summary(report: GapReport, words: Words) -> str:
    """One line: how many targets fared how; the parts add up to the total, those in brackets to what is not due."""
    classes = [_class_of(row) for row in report.rows]
    paces = [
        _OPEN.get(row.status, "unjudged") for row, found in zip(report.rows, classes, strict=True) if found == "open"
    ]
    count = Counter(classes) + Counter(paces)
    return words("summary", total=len(report.rows), **{name: count[name] for name in _CLASSES})


def _class_of(row: GapRow) -> str:
    """Which part of the summary counts a row."""
    if row.status in _SUMMED:
        return _SUMMED[row.status]
    reason = row.reasons.get("status")
    if row.status != "undetermined" or reason not in _UNJUDGEABLE | _UNUSABLE:
        return "open"
    if reason == "no_baseline" and row.target is not None:
        return "open"  # the value to reach is known, only the pace cannot be judged
    return "reference" if reason in _UNJUDGEABLE else "unusable"


def _grouped(cells: GapCells, texts: list[str]) -> list[str]:
    """Indicators that share a text brought together: 1-3,5 市科技局.

    Where an indicator has several texts its years are told, and where a year has several its targets.
    """
    by_number: dict[int, set[str]] = {}
    by_year: dict[tuple[int, str], set[str]] = {}
    rows = list(zip(cells.numbers, cells.rows, texts, strict=True))
    for number, row, text in rows:
        by_number.setdefault(number, set()).add(text)
        by_year.setdefault((number, row.target_period), set()).add(text)
    by_text: dict[str, list[str]] = {}
    for number, row, text in rows:
        year = row.target_period
        told = f"{year} {cells.target_value(row)}" if len(by_year[number, year]) > 1 else year
        label = str(number) if len(by_number[number]) == 1 else f"{number}({told})"
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
