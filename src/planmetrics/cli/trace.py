"""planmetrics trace: every figure of a plan's document, encoded, explained or missing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planmetrics.cli import options

if TYPE_CHECKING:
    from planmetrics.render.formats import Output
    from planmetrics.trace.report import TraceReport

PlanArgument = Annotated[str, typer.Argument(metavar="PLAN", help="argument.plan")]
DocumentArgument = Annotated[Path, typer.Argument(metavar="DOCUMENT", help="argument.document")]
LinesOption = Annotated[str | None, typer.Option("--lines", metavar="FROM-TO", help="option.lines")]
AllOption = Annotated[bool, typer.Option("--all", help="option.every_figure")]


def trace(
    plan: PlanArgument,
    document: DocumentArgument,
    lines: LinesOption = None,
    every: AllOption = False,
    format_: options.FormatOption = "text",
    data: options.DataOption = None,
) -> None:
    """Every figure of a document, and what accounts for it."""
    from planmetrics.cli.documents import opened_document
    from planmetrics.cli.opening import data_folder, opened_plan
    from planmetrics.cli.output import end_with, show, show_diagnostics
    from planmetrics.diagnostics import Severity
    from planmetrics.trace.report import trace_plan

    linked, _ = opened_plan(data_folder(data), plan, (), option="PLAN", drafts=True)
    given = opened_document(document)
    text = given.extracted.text
    report = trace_plan(linked, given.raw, text, given.file, _part(lines, text))
    show(_output(report, every=every), format_)
    if format_ == "csv":
        show_diagnostics(report.diagnostics)
    end_with([one for one in report.diagnostics if one.severity is Severity.ERROR])


def _part(asked: str | None, text: str) -> tuple[int, int] | None:
    """The first and the last line of the part that is asked for; ends the run where the text has none such."""
    from planmetrics.cli.output import stop

    if asked is None:
        return None
    found = re.fullmatch(r"([0-9]{1,9})(?:[-—–]([0-9]{1,9}))?", asked)
    if found is None:
        stop("no_lines", lines=asked)
    first, last = int(found[1]), int(found[2] or found[1])
    count = len(text.removesuffix("\n").split("\n"))
    if not 0 < first <= last <= count:
        stop("lines_beyond", lines=asked, count=count)
    return first, last


def _output(report: TraceReport, *, every: bool) -> Output:
    from planmetrics.render.diagnostics import diagnostic_lines
    from planmetrics.render.formats import Output, listing
    from planmetrics.render.tracing import TRACE_FIELDS, all_lines, summary_lines, trace_content

    return Output(
        json=lambda: trace_content(report),
        csv=listing(TRACE_FIELDS, report.rows)[1],
        lines=lambda words: [
            *(all_lines(report, words.lang) if every else ()),
            *diagnostic_lines(report.diagnostics, words.lang),
            *summary_lines(report, words.lang),
        ],
    )
