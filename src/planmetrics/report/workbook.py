"""The report as a workbook: targets, regions, charts, tasks, observations, audit and notes, with numbers as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.render.changes import change_lines
from planmetrics.render.gap import plans_title, title_of
from planmetrics.render.gap_lines import Line, lines_of
from planmetrics.render.gap_notes import mark_notes
from planmetrics.render.layout import NOTHING
from planmetrics.render.scores import ranked_lines
from planmetrics.render.table import in_report
from planmetrics.render.tasks import TaskLine, tasks_count
from planmetrics.report import prose, targets
from planmetrics.report.book import Book, Column, Sheet
from planmetrics.report.cells import Cell, Head, R, text_cell
from planmetrics.report.formulas import Row, Seen, with_formulas
from planmetrics.report.plots import plots
from planmetrics.report.sheets import (
    AUDIT,
    CHANGES,
    OBSERVATIONS,
    PERIOD,
    TASKS,
    VALUE,
    Published,
    found,
    notes,
    published,
)
from planmetrics.report.texts import report_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from planmetrics.compute.situation import Point
    from planmetrics.records.changes import Changes
    from planmetrics.records.report import Report
    from planmetrics.render.words import Words


def make(report: Report, words: Words) -> bytes:
    """The report as a workbook; whatever was worked out stands there as a value."""
    return _made(report, report_words(words.lang), live=False)


def make_live(report: Report, words: Words) -> bytes:
    """The same with formulas where gap, attainment and rates follow from other cells."""
    return _made(report, report_words(words.lang), live=True)


def _made(report: Report, words: Words, *, live: bool) -> bytes:
    board = report.board
    moment = words("as_of", as_of=words.moment(board.as_of))
    book = Book(plans_title(board, words), moment, board.until, words)
    lines = lines_of(board.entries, words, alone=True)
    seen = published(report, words)
    observed = _sheet("observations", seen, OBSERVATIONS, _titled("observations", report, words), words, kept=1)
    gaps = _gaps(report, lines, observed, seen, words, live=live)
    book.sheet(gaps)
    if report.changes is not None:
        book.sheet(_changes(report.changes, words))
    ranked = _ranked(report, words)
    book.sheet(ranked)
    plots(book, report, ranked, _titled("charts", report, words))
    book.sheet(_tasks(report, words))
    book.sheet(observed)
    book.sheet(_sheet("audit", found(report, words), AUDIT, _titled("audit", report, words), words, kept=2))
    book.sheet(_notes(report, lines, gaps, words, live=live))
    return book.done()


def _titled(sheet: str, report: Report, words: Words) -> str:
    """What a sheet shows, of which plan, and as of when."""
    moment = words("as_of", as_of=words.moment(report.board.as_of))
    return f"{words(f'sheet.{sheet}')} - {plans_title(report.board, words)} - {moment}"


def _columns(heads: Iterable[Head[R]], words: Words) -> list[Column]:
    return [Column(words.of(head.names), head.widest, head.right) for head in heads]


def _sheet(
    name: str,
    rows: Sequence[R],
    heads: Iterable[Head[R]],
    title: str,
    words: Words,
    *,
    about: Sequence[str] = (),
    kept: int = 0,
) -> Sheet:
    """Rows under the heads that they need."""
    shown = [head for head in heads if head.shows(rows)] if rows else []
    cells = [[head.cell(row) for head in shown] for row in rows]
    return Sheet(
        words(f"sheet.{name}"), title, _columns(shown, words), cells, about, kept, words(f"sheet.{name}.empty")
    )


# targets


def _gaps(
    report: Report, lines: Sequence[Line], observed: Sheet, seen: Sequence[Published], words: Words, *, live: bool
) -> Sheet:
    """A row a target; with `live` formulas, and a column that says where there is none."""
    heads = targets.heads_of(report.board.plans, words, years_left=live)
    shown = [head for head in heads if head.shows(lines)]
    if not live:  # formulas speak of cells by their columns
        shown = [head for head in shown if head.key == "name" or not lines or _tells(head, lines)]
    kept = [head.key for head in shown].index("name") + 1
    about = [prose.overall(report, lines, words)[0], *mark_notes(lines, words)]
    cells = [[head.cell(line) for head in shown] for line in lines]
    title, heads_shown = title_of(report.board, lines, words), _columns(shown, words)
    sheet = Sheet(words("sheet.gaps"), title, heads_shown, cells, about, kept, words("nothing"))
    has_formulas = live and lines
    return _with_formulas(sheet, lines, [head.key for head in shown], observed, seen, words) if has_formulas else sheet


def _tells(head: Head[Line], lines: Sequence[Line]) -> bool:
    """Whether anything but a dash stands in any row."""
    return any(head.cell(line).text != NOTHING for line in lines)


def _with_formulas(
    sheet: Sheet,
    lines: Sequence[Line],
    keys: Sequence[str],
    observed: Sheet,
    seen: Sequence[Published],
    words: Words,
) -> Sheet:
    """The same rows with formulas where all that a figure is worked out of stands in cells."""
    where = _where(observed, seen)
    heads = {key: column.head for key, column in zip(keys, sheet.columns, strict=True)}
    made: list[list[Cell]] = []
    for number, (line, cells) in enumerate(zip(lines, sheet.rows, strict=True)):
        held = dict(zip(keys, cells, strict=True))
        live, lacking = with_formulas(Row(line, held, _addresses(sheet, number, keys), _finder(where, line)))
        note = words("workbook.no_formula", list=words.listed(heads[key] for key in lacking)) if lacking else ""
        made.append([*live.values(), text_cell(note)])
    if all(row[-1].tone == "muted" for row in made):
        return sheet._replace(rows=[row[:-1] for row in made])
    return sheet._replace(rows=made, columns=[*sheet.columns, Column(words("workbook.formula_note"), 30)])


def _addresses(sheet: Sheet, row: int, keys: Sequence[str]) -> Callable[[str], str]:
    return lambda key: sheet.at(row, keys.index(key))


def _where(observed: Sheet, seen: Sequence[Published]) -> dict[tuple[object, ...], Seen]:
    """Where each published figure stands, by what tells it from others, in the unit in which it stands there."""
    keys = [head.key for head in OBSERVATIONS]
    period, value = keys.index(PERIOD), keys.index(VALUE)
    places: dict[tuple[object, ...], Seen] = {}
    for number, (one, cells) in enumerate(zip(seen, observed.rows, strict=True)):
        fact = one.observed.fact
        if cells[value].number is not None:
            year = observed.at(number, period, other=True) if cells[period].number is not None else None
            key = (fact.indicator, fact.region, fact.period, fact.source_id, fact.quantity.figure)
            places[key] = Seen(observed.at(number, value, other=True), year)
    return places


def _finder(places: Mapping[tuple[object, ...], Seen], line: Line) -> Callable[[Point], Seen | None]:
    subject = line.subject
    return lambda point: places.get((subject.indicator, subject.region, point.period, point.source, point.value))


# regions, changes, tasks, notes


def _ranked(report: Report, words: Words) -> Sheet:
    """The regions of each target that is divided, best first."""
    lines = ranked_lines(report.ranked, words)
    heads = (*targets.plan_head(report.board.plans, words), targets.NAME, targets.UNIT, targets.BY, *targets.RANKED)
    count = {"total": len(lines), "ranked": sum(line.rank is not None for line in lines)}
    notes = [words("sheet.districts.count", **count), words("note.ranking"), *mark_notes(lines, words)]
    return _sheet(
        "districts", lines, heads, _titled("districts", report, words), words, about=notes if lines else [], kept=1
    )


def _changes(changed: Changes, words: Words) -> Sheet:
    """What is new since an earlier moment, the kind of change in front."""
    since = words("changes_since", since=words.moment(changed.since))
    return _sheet("changes", change_lines(changed, words), CHANGES, since, words, kept=2)


def _tasks(report: Report, words: Words) -> Sheet:
    tasks = report.board.tasks
    regions = len({task.fact.region for task in tasks}) > 1
    lines = [TaskLine(task, words, regions) for task in tasks]
    about = in_report(tasks_count(tasks, words))
    return _sheet("tasks", lines, TASKS, _titled("tasks", report, words), words, about=about, kept=1)


def _notes(report: Report, lines: Sequence[Line], gaps: Sheet, words: Words, *, live: bool) -> Sheet:
    told = {cell.text for row in gaps.rows for cell in row if cell.tone == "muted"}
    rows = [[text_cell(about), text_cell(text)] for about, text in notes(report, lines, told, words, live=live)]
    columns = [Column(words("workbook.about"), 22), Column(words("workbook.note"), 130)]
    return Sheet(words("sheet.notes"), _titled("notes", report, words), columns, rows)
