"""The report in Markdown: the tables that the commands print, one below the other, to be put on any page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.render.auditing import finding_lines
from planmetrics.render.changes import changes_table
from planmetrics.render.gap import gap_table
from planmetrics.render.markdown import markdown_lines
from planmetrics.render.scores import ranking_table, summary_table
from planmetrics.render.tasks import tasks_table
from planmetrics.report.texts import report_words
from planmetrics.wording import unforged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.records.report import Report
    from planmetrics.render.table import Block
    from planmetrics.render.words import Words


def make(report: Report, words: Words) -> bytes:
    """The report as a page of Markdown, in UTF-8."""
    lines = markdown_lines(list(blocks(report, report_words(words.lang))))
    return (unforged("\n".join(lines)) + "\n").encode()


def blocks(report: Report, words: Words) -> Iterator[Block]:
    """The tables of a report, in the order in which a chief reads them."""
    yield gap_table(report.board, words)
    if report.changes is not None:
        yield changes_table(report.changes, words)
    yield summary_table(report.scores, report.board, words)
    if report.ranked:
        yield ranking_table(report.ranked, report.districts, words)
    if report.board.tasks:
        yield tasks_table(report.board.tasks, words)
    if report.findings:
        yield "\n".join([words("report.audit"), *finding_lines(report.findings, words)])
