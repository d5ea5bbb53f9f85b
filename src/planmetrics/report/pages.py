"""The report as a page of Markdown: what matters first, then the tables of the commands, the memo, the terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.compute.status import GRAVE
from planmetrics.records.principal import has_figure
from planmetrics.render.auditing import memo
from planmetrics.render.changes import changes_table
from planmetrics.render.gap import plan_sections, title_of, unpromised
from planmetrics.render.gap_columns import (
    ACCELERATION,
    AHEAD,
    ATTAINMENT,
    BASELINE,
    BY,
    CLASS,
    DUE,
    ELAPSED,
    FINDING,
    GAP,
    INDEX,
    LATEST,
    LIGHT,
    NAME,
    NATURE,
    OWNERS,
    PLAN,
    PROGRESS,
    RECENT,
    REGION,
    REQUIRED,
    TARGET,
    WHEN,
)
from planmetrics.render.gap_lines import among_themselves, lines_of
from planmetrics.render.gap_notes import definitions, mark_notes, row_notes
from planmetrics.render.layout import NOTHING
from planmetrics.render.markdown import escaped, markdown_lines, paragraph
from planmetrics.render.scores import ranking_table, summary_table
from planmetrics.render.table import table_of
from planmetrics.render.tasks import tasks_table
from planmetrics.report import attention, prose
from planmetrics.report.texts import report_words
from planmetrics.wording import harmless, unforged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planmetrics.records.report import Report
    from planmetrics.render.gap_lines import Line
    from planmetrics.render.table import Block, Layout
    from planmetrics.render.words import Words


def _with_figure(lines: Sequence[Line]) -> bool:
    return any(not isinstance(line.situation.shown, Reason) for line in lines)


def _with_nature(lines: Sequence[Line]) -> bool:
    return any(NATURE.cell(line) != NOTHING for line in lines)


def _named(line: Line) -> str:
    unit = line.words.bracketed(line.subject.unit) if line.subject.unit else ""
    return "" if line.repeats else f"{line.name}{unit}"


NAMED = NAME._replace(cell=_named)
HEAD = (INDEX, PLAN, REGION, NAMED, NATURE._replace(shows=_with_nature), BY, TARGET)
STAND = (*HEAD, LATEST, WHEN, GAP, ATTAINMENT, FINDING, LIGHT, OWNERS)
"""What a page is wide enough for."""
PACE = (BASELINE, PROGRESS, ELAPSED, DUE, AHEAD, REQUIRED, RECENT, ACCELERATION, CLASS)
WAY = (INDEX, PLAN, REGION, NAMED, BY, *PACE)
"""How it goes on, in a table of its own."""
UNJUDGED = (*HEAD, LATEST._replace(shows=_with_figure), WHEN._replace(shows=_with_figure), FINDING, OWNERS)
"""What there is to say of a target without figures, or with one that is too old."""


def make(report: Report, words: Words) -> bytes:
    """The report as a page of Markdown, in UTF-8."""
    return (unforged(harmless("\n".join(_lines(report, report_words(words.lang))))) + "\n").encode()


def _lines(report: Report, words: Words) -> Iterator[str]:
    lines = lines_of(report.board.entries, words)
    yield f"# {escaped(title_of(report.board, lines, words))}"
    for text in prose.overall(report, lines_of(report.board.entries, words, alone=True), words):
        yield from ("", paragraph(text))
    yield from _attention(report, words)
    yield ""
    yield from markdown_lines(list(_blocks(report, lines, words)))
    if report.findings:
        yield ""
        plans = {plan.id: plan for plan in report.board.plans}
        yield from memo(attention.found(report, words), plans, words, report.board.as_of, level=2)
    yield from _terms(lines, words)


def _attention(report: Report, words: Words) -> Iterator[str]:
    """What calls for action, target by target; then what is missing, and whose it is."""
    lines = lines_of(report.board.entries, words, alone=True)
    grave = prose.by_gravity(line for line in lines if line.verdict.status in GRAVE)
    yield from ("", f"## {words('pages.attention')}", "")
    if not grave:
        yield paragraph(words("pages.nothing"))
    yield from dict.fromkeys(f"- {paragraph(prose.told(line))}" for line in grave)  # one may be promised twice
    others = [
        *attention.about_to_break(lines, words),
        *attention.missing(lines, words),
        *attention.unreported(report, words),
    ]
    for text in others:
        yield from ("", paragraph(text))


def _blocks(report: Report, lines: Sequence[Line], words: Words) -> Iterator[Block]:
    """The tables, in the order in which a chief reads them."""
    if report.changes is not None and report.changes.found:
        yield changes_table(report.changes, words)
    with_figures = among_themselves([line for line in lines if has_figure(line.entry)])
    without = among_themselves([line for line in lines if not has_figure(line.entry)])
    moving = among_themselves([line for line in with_figures if any(_tells(column.cell(line)) for column in PACE)])
    if with_figures:
        yield _targets(report, with_figures, STAND, "pages.with_figures", row_notes(with_figures, words))
    if moving:
        yield _targets(report, moving, WAY, "pages.way", [])
    if without:
        yield _targets(report, without, UNJUDGED, "pages.without", mark_notes(without, words))
    yield from unpromised(report.board, words)
    if report.board.tasks:
        yield tasks_table(report.board.tasks, words)
    if report.ranked:
        yield ranking_table(report.ranked, report.districts, words)._replace(title=words("report.ranking"))
    if len(report.scores) > 1:
        yield summary_table(report.scores, report.board, words)._replace(title=words("pages.scores"))


def _tells(cell: str) -> bool:
    return cell not in {"", NOTHING}


def _targets(report: Report, rows: Sequence[Line], columns: Layout[Line], title: str, notes: Sequence[str]) -> Block:
    """Some of the targets, with the numbers that they have among all."""
    words = rows[0].words
    return table_of(
        rows,
        words,
        (columns,),
        (NAMED, ()),
        title=words(title),
        empty="",
        notes=notes,
        sections=plan_sections(report.board, rows, words),
    )


def _terms(lines: Sequence[Line], words: Words) -> Iterator[str]:
    """What the heads mean."""
    if lines:
        yield from ("", f"## {words('pages.definitions')}", "")
        yield paragraph(definitions(lines, words, of_table=False, full=True))
