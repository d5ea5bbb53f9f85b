"""planmetrics trace: every figure of a plan's document, encoded, explained or missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planmetrics.cli import options

if TYPE_CHECKING:
    from planmetrics.records.trace import TraceReport
    from planmetrics.render.formats import Output

PlanArgument = Annotated[str, typer.Argument(metavar="PLAN", help="argument.plan")]
DocumentArgument = Annotated[Path, typer.Argument(metavar="DOCUMENT", help="argument.document")]
AllOption = Annotated[bool, typer.Option("--all", help="option.every_figure")]


def trace(
    plan: PlanArgument,
    document: DocumentArgument,
    every: AllOption = False,
    format_: options.FormatOption = "text",
    data: options.DataOption = None,
) -> None:
    """Every figure of a document, and what accounts for it."""
    from planmetrics.cli.opening import data_folder, opened_plan
    from planmetrics.cli.output import end_with, show, show_diagnostics
    from planmetrics.diagnostics import Severity
    from planmetrics.trace.report import trace_plan

    linked, _ = opened_plan(data_folder(data), plan, (), option="PLAN")
    file, raw, text = _read(document)
    report = trace_plan(linked, raw, text, file)
    show(_output(report, every=every), format_)
    if format_ == "csv":
        show_diagnostics(report.problems)
    end_with([found for found in report.problems if found.severity is Severity.ERROR])


def _output(report: TraceReport, *, every: bool) -> Output:
    from planmetrics.render.formats import Output, listing
    from planmetrics.render.problems import problem_lines
    from planmetrics.render.tracing import TRACE_FIELDS, all_lines, summary_lines, trace_content

    return Output(
        json=lambda: trace_content(report),
        csv=listing(TRACE_FIELDS, report.rows)[1],
        lines=lambda _: [
            *(all_lines(report) if every else ()),
            *problem_lines(report.problems),
            *summary_lines(report),
        ],
    )


def _read(document: Path) -> tuple[str, bytes, str]:
    """Name, bytes and text of the document; ends the run with one clear line where it is none."""
    from planmetrics.cli.output import UNREADABLE, show_diagnostics
    from planmetrics.codes import problem
    from planmetrics.diagnostics import Diagnostic, Span
    from planmetrics.source import read_bytes, shown
    from planmetrics.syntax.decoding import to_text

    file = shown(document)
    raw = read_bytes(document)
    if isinstance(raw, Diagnostic):
        show_diagnostics([raw])
        raise typer.Exit(UNREADABLE)
    text, problems = to_text(raw, file)
    if text is not None and not text.strip():
        text, problems = None, [problem("T008", Span(file))]
    if text is None:
        show_diagnostics(problems)
        raise typer.Exit(UNREADABLE)
    return file, raw, text
