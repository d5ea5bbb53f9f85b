"""The table that people forward: its layouts from wide to narrow, and the notes below it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planmetrics.render.gap_cells import DOUBTS, OPEN, GapCells, is_flagged
from planmetrics.render.layout import Column, stack
from planmetrics.render.numbers import decimals_of, figure, fixed, percent
from planmetrics.render.table import Table

if TYPE_CHECKING:
    from planmetrics.records import GapReport, GapRow
    from planmetrics.render.words import Words

_FOUND = ("by", "target", "latest", "when")
_JUDGED = ("gap", "attainment", "required", "recent", "acceleration")
_WAY = ("baseline", "progress", "elapsed", "ahead")
_JUDGED_STATUSES = {"ahead", "on-track", "lagging", "far-behind", "reversing"}
_OUR_LABELS = {None, "achieved", *_JUDGED_STATUSES}
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
    "met", "unverified", "missed", "awaiting", "early", "open", "ahead", "on_track", "behind", "reference", "unusable"
)  # fmt: skip
_OPEN = {"ahead": "ahead", "on-track": "on_track", "lagging": "behind", "far-behind": "behind", "reversing": "behind"}


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
        notes=_notes(report, cells),
        slim_notes=_slim_notes(report, cells),
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


def _notes(report: GapReport, cells: GapCells) -> list[str]:
    """What the marks mean, the definitions used, and how many targets fared how."""
    words = cells.words
    recent = _grouped(cells, [row.recent_from or "" for row in report.rows])
    return [
        *mark_notes(report, words),
        *relative_notes(cells),
        *([words("note.recent", list=words.lines(recent))] if recent else []),
        *([words("note.part_year", list=words.lines(parts))] if (parts := _part_years(cells)) else []),
        *_method_notes(report, cells),
        words("note.definitions"),
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
            "period": row.part_period,
            "value": figure(row.part_value),
            "year": row.target_period,
        }
        if row.part_completion is None or row.part_elapsed is None or row.part_remaining is None:
            said.append(words("part.stands", **facts))
            continue
        points = fixed(abs(row.part_completion - row.part_elapsed) * 100, 1)
        behind = row.part_completion < row.part_elapsed
        facts |= {"done": percent(row.part_completion), "elapsed": percent(row.part_elapsed)}
        facts |= {"target": figure(row.target or 0), "left": _left(row)}
        said.append(words("part.done", lead=words("part.behind" if behind else "part.ahead", points=points), **facts))
    return list(dict.fromkeys(said))


def _left(row: GapRow) -> str:
    """What the rest of the year must bring, as precise as what was published."""
    return fixed(max(row.part_remaining or 0, 0.0), decimals_of(row.part_value, row.target))


def _method_notes(report: GapReport, cells: GapCells) -> list[str]:
    """Which rows were judged by which method."""
    named = [cells.method_name(row) if row.status in _JUDGED_STATUSES else "" for row in report.rows]
    told = _grouped(cells, named)
    return [cells.words("note.methods", list=cells.words.lines(told))] if told else []


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
    """One line: how many targets fared how; the parts add up to the total, those in brackets to what is not due."""
    count = Counter(_class_of(row) for row in report.rows) + Counter(_OPEN.get(row.status, "") for row in report.rows)
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
