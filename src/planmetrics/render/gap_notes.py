"""The notes below tables on targets: marks, definitions, what the columns leave out, and the count."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.model.terms import CAPS, OPEN_COMPARATORS, OVER_A_PERIOD
from planmetrics.render.gap_columns import (
    ACCELERATION,
    AHEAD,
    ATTAINMENT,
    DOUBTS,
    GAP,
    PROGRESS,
    RECENT,
    REQUIRED,
    is_nominal,
)
from planmetrics.render.layout import NOTHING
from planmetrics.render.numbers import decimals_of, figure, fixed, percent, published

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planmetrics.compute.situation import Point
    from planmetrics.render.gap_lines import Line
    from planmetrics.render.table import Note
    from planmetrics.render.words import Words

OPEN = {*OPEN_COMPARATORS, "baseline_open_ended"}
_JUDGED_STATUSES = {"ahead", "on-track", "lagging", "far-behind", "reversing"}
_UNUSABLE = {Reason.STALE, Reason.OPEN_ENDED, Reason.DOUBTFUL, Reason.INCOMPLETE_WINDOW, Reason.NO_OBSERVATION}
_UNJUDGEABLE = {
    Reason.REFERENCE_MISSING,
    Reason.NO_BASELINE,
    Reason.WINDOW_START_UNKNOWN,
    Reason.AMBIGUOUS,
    Reason.NO_TARGET,
}
_SUMMED = {
    "met": "met",
    "met-unverified": "unverified",
    "missed": "missed",
    "awaiting": "awaiting",
    "reached-early": "early",
    "holding": "holding",
    "no-data": "unusable",
}
_CLASSES = (
    *("met", "unverified", "awaiting", "early", "holding"),
    *("open", "ahead", "on_track", "behind", "unjudged"),
    *("doubtful", "reference", "unusable"),
)
_WORDED = {"missed": ("missed", "missed:expected"), "on_track": ("on-track", "on-track:within")}
"""Parts of the summary that rows call by several words: what is only expected is not missed as a duty is."""
_OPEN = {"ahead": "ahead", "on-track": "on_track", "lagging": "behind", "far-behind": "behind", "reversing": "behind"}


def notes_below(lines: Sequence[Line], words: Words, *, of_table: bool) -> list[Note]:
    """What the marks mean, the definitions used, and how many targets fared how."""
    terse, full = (definitions(lines, words, of_table=of_table, full=full) for full in (False, True))
    return [*row_notes(lines, words), (terse, full), _summary(lines, words)]


def row_notes(lines: Sequence[Line], words: Words) -> list[str]:
    """What the marks mean, and what is to be said of single rows."""
    recent = _grouped(lines, [_recent_from(line) for line in lines], words)
    parts, judged = _part_years(lines), _grouped(lines, [_judged_by(line) for line in lines], words)
    return [
        *mark_notes(lines, words),
        *relative_notes(lines, words),
        *revised_notes(lines, words),
        *level_notes(lines, words),
        *([words("note.recent", list=words.lines(recent))] if recent else []),
        *([words("note.part_year", list=words.lines(parts))] if parts else []),
        *([words("note.methods", list=words.lines(judged))] if judged else []),
    ]


def definitions(lines: Sequence[Line], words: Words, *, of_table: bool, full: bool) -> str:
    """What the heads mean, by the names that they have there."""
    columns = (GAP, ATTAINMENT, REQUIRED, RECENT, ACCELERATION)
    heads = {
        column.key: words.of(column.full if full and column.full is not None else column.short) for column in columns
    }
    within = any(line.situation.leading is not None for line in lines)
    used = {
        "note.definitions": True,
        "note.past_of_table" if of_table else "note.past": True,
        "note.way": PROGRESS.shows(lines),
        "note.year": within,
        "note.year_lead": within and AHEAD.shows(lines),
        "note.year_rates": within,
    }
    return "".join(words(note, **heads) for note, is_used in used.items() if is_used)


def mark_notes(lines: Sequence[Line], words: Words, *, inferred: bool = True) -> list[str]:
    """What the marks of the cells mean, in one line; `inferred`: whether target years are among them."""
    doubts = {doubt for line in lines for doubt in line.situation.doubts}
    marks = {
        "mark.doubt": bool(doubts & DOUBTS),
        "mark.about": bool(doubts & OPEN),
        "mark.fell_back": "fell_back" in doubts,
        "mark.inferred": inferred and any(line.subject.inferred for line in lines),
        "mark.audit": any(line.entry.findings for line in lines),
        "mark.what_if": "what_if" in doubts,
    }
    used = [words(mark) for mark, is_used in marks.items() if is_used]
    return [words.lines(used)] if used else []


def relative_notes(lines: Sequence[Line], words: Words) -> list[str]:
    """The targets that come to no value, as printed."""
    items = []
    for line in lines:
        if isinstance(line.target, Reason) and line.subject.printed:
            due = line.due(in_text=True)
            facts = {"number": line.number, "due": due, "printed": line.subject.printed}
            items.append(words("item" if due != NOTHING else "item.alone", **facts))
    return [words("note.relative", list=words.lines(items))] if items else []


def revised_notes(lines: Sequence[Line], words: Words) -> list[str]:
    """What targets were before a mid-term adjustment (中期调整); the newer is the one that is judged."""
    items = []
    for line in lines:
        target = line.subject.target
        if target is not None and target.revised is not None:
            facts = {"number": line.number, "due": line.due(in_text=True), "after": target.printed}
            items.append(words("item.revised", before=target.revised.printed, **facts))
    return [words("note.revised", list=words.lines(items))] if items else []


def level_notes(lines: Sequence[Line], words: Words) -> list[str]:
    """What growth and changes in percent come to, and that they are held against current prices."""
    items = [
        words("item.level", number=line.number, due=line.due(in_text=True), level=line.level_text())
        for line in lines
        if line.level_text()
    ]
    levels = [words("note.levels", list=words.lines(items))] if items else []
    return [*levels, *([words("note.nominal")] if any(map(is_nominal, lines)) else [])]


def slim_notes(lines: Sequence[Line], words: Words) -> list[str]:
    """What the wide table shows in columns and the narrower ones leave to the notes."""
    owners = _grouped(lines, [line.owners for line in lines], words)
    natures = _grouped(lines, [line.nature for line in lines], words)
    notes = [words("note.owners", list=words.lines(owners))] if owners else []
    notes += [words("note.nature", list=words.lines(natures))] if natures else []
    assigned = bool(lines) and not lines[0].assigners and lines[0].assigner
    return [*notes, *([words("note.assigned", by=assigned)] if assigned else [])]


def _recent_from(line: Line) -> str:
    since = line.figures.recent_from
    return "" if isinstance(since, Reason) else line.words.period(since)


def _judged_by(line: Line) -> str:
    """What the method that judged is called, and on which part of a year it did where that decided."""
    verdict, part = line.verdict, line.situation.part
    if verdict.status not in _JUDGED_STATUSES:
        return ""
    name = line.words.of((verdict.judged_by.name, verdict.judged_by.name_en))
    if isinstance(part, Reason) or not verdict.within_year:
        return name
    return line.words("judged_within", name=name, period=_part_period(line, part))


def _part_period(line: Line, part: Point) -> str:
    return line.words.period(part.period, in_text=True)


def _part_years(lines: Sequence[Line]) -> list[str]:
    """What part of a year says: completion beside elapsed time for annual targets, else the figure as it stands."""
    held = {line.number for line in lines if not isinstance(line.figures.part_completion, Reason)}
    texts = []
    for line in lines:
        part, is_held = line.situation.part, not isinstance(line.figures.part_completion, Reason)
        if not isinstance(part, Reason) and (is_held or line.number not in held):
            texts.append(_part_year(line, part))
    return list(dict.fromkeys(texts))


def _part_year(line: Line, part: Point) -> str:
    words, figures = line.words, line.figures
    done, elapsed, left = figures.part_completion, figures.part_elapsed, figures.part_remaining
    mark = "^" if "what_if_part" in line.situation.doubts else ""
    facts = {"number": line.number, "period": _part_period(line, part) + mark, "value": published(part, words)}
    target = line.target
    if (
        isinstance(done, Reason)
        or isinstance(elapsed, Reason)
        or isinstance(left, Reason)
        or isinstance(target, Reason)
    ):
        counted = line.situation.measure in OVER_A_PERIOD
        return words("part.stands" if counted else "part.level", **facts)
    is_cap, less = line.situation.comparator in CAPS, done < elapsed
    sides = ("part.below", "part.above") if is_cap else ("part.behind", "part.ahead")
    facts |= {
        "lead": words(sides[0] if less else sides[1], points=fixed(abs(done - elapsed) * 100, 1)),
        "done": percent(done),
        "elapsed": percent(elapsed),
        "target": words.number(figure(target)),
        "left": words.number(fixed(max(left, 0.0), decimals_of(part.value, target))),
    }
    return words("part.used" if is_cap else "part.done", **facts)


# the line that sums up


def _summary(lines: Sequence[Line], words: Words) -> str:
    """One line: how many targets fared how; the parts add up to the total, those in brackets to what is not due."""
    classes = [_class_of(line) for line in lines]
    paces = [
        _OPEN.get(line.verdict.status, "unjudged") for line, part in zip(lines, classes, strict=True) if part == "open"
    ]
    count = Counter(classes) + Counter(paces)
    facts: dict[str, object] = {name: count[name] for name in _CLASSES}
    facts |= {name: _as_worded(kinds, lines, words) for name, kinds in _WORDED.items()}
    return words("summary", total=len(lines), **facts)


def _as_worded(kinds: Sequence[str], lines: Sequence[Line], words: Words) -> str:
    """How many there are of each kind, in the words of their rows; where there is none, of the first."""
    count = Counter(line.worded for line in lines if not line.verdict.doubtful)
    used = [kind for kind in kinds if count[kind]] or kinds[:1]
    return ("，" if words.lang == "zh" else ", ").join(words(f"summary.{kind}", count=count[kind]) for kind in used)


def _class_of(line: Line) -> str:
    """Which part of the summary counts a row."""
    status, why = line.verdict.status, line.verdict.why
    if line.verdict.doubtful:
        return "doubtful"
    if status in _SUMMED:
        return _SUMMED[status]
    if status != "undetermined" or why not in _UNJUDGEABLE | _UNUSABLE:
        return "open"
    if why is Reason.NO_BASELINE and not isinstance(line.target, Reason):
        return "open"  # the value to reach is known, only the pace cannot be judged
    return "reference" if why in _UNJUDGEABLE else "unusable"


def _grouped(lines: Sequence[Line], texts: Sequence[str], words: Words) -> list[str]:
    """Indicators that share a text brought together: 1-3,5 市科技局.

    Where an indicator has several texts its years are told, and where a year has several its targets.
    """
    by_number: dict[int, set[str]] = {}
    by_year: dict[tuple[int, str], set[str]] = {}
    for line, text in zip(lines, texts, strict=True):
        by_number.setdefault(line.number, set()).add(text)
        by_year.setdefault((line.number, line.subject.due), set()).add(text)
    by_text: dict[str, dict[str, None]] = {}  # labels in the order in which they come, each once
    for line, text in zip(lines, texts, strict=True):
        if not text:
            continue
        year = line.due(in_text=True)
        which = f"{year} {line.target_text()}" if len(by_year[line.number, line.subject.due]) > 1 else year
        label = f"{line.number}{words.bracketed(which)}" if len(by_number[line.number]) > 1 else str(line.number)
        by_text.setdefault(text, {})[label] = None
    return [words("grouped", numbers=_runs(labels, words), text=text) for text, labels in by_text.items()]


def _runs(labels: Iterable[str], words: Words) -> str:
    """1,2,3,5 as 1-3,5; in Chinese 1—3、5."""
    runs: list[list[str]] = []
    for label in labels:
        if runs and label.isdecimal() and runs[-1][-1].isdecimal() and int(label) == int(runs[-1][-1]) + 1:
            runs[-1].append(label)
        else:
            runs.append([label])
    dash, comma = ("—", "、") if words.lang == "zh" else ("-", ",")
    return comma.join(dash.join(dict.fromkeys((run[0], run[-1]))) for run in runs)
