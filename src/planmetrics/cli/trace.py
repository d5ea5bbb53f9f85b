"""planmetrics trace: every figure of a plan's document, encoded, explained or missing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planmetrics.cli.options import (  # noqa: TC001 (typer reads annotations at run time)
    DataOption,
    FormatOption,
)

PlanArgument = Annotated[str, typer.Argument(metavar="PLAN", help="Id of a plan; `planmetrics plans` lists them.")]
DocumentArgument = Annotated[Path, typer.Argument(metavar="DOCUMENT", help="The text of its document, in UTF-8.")]
AllOption = Annotated[bool, typer.Option("--all", help="List every figure with what accounts for it.")]


def trace(
    plan: PlanArgument,
    document: DocumentArgument,
    every: AllOption = False,
    format_: FormatOption = "text",
    data: DataOption = None,
) -> None:
    """Does every printed figure stand at its line, and is every figure of the document accounted for?

    A figure is encoded, recognised by a rule, listed under not_targets, or missing; exit code 1 if one is.

    Example: planmetrics trace hz-315-2024 hz-315-2024.txt
    """
    from planmetrics.cli.opening import data_folder, opened_plan
    from planmetrics.cli.output import end_with, is_utf8, say, write, write_records
    from planmetrics.diagnostics import Severity
    from planmetrics.records.trace import TraceRow
    from planmetrics.render.problems import problem_lines
    from planmetrics.render.tracing import all_lines, summary_lines, trace_content
    from planmetrics.trace.report import trace_plan

    linked, _ = opened_plan(data_folder(data), plan, (), option="PLAN")
    file, raw, text = _read(document)
    report = trace_plan(linked, raw, text, file)
    if format_ == "csv":
        write_records(format_, TraceRow, report.rows)
    elif format_ == "json":
        from planmetrics.render.to_data import to_json

        write(to_json(trace_content(report), ascii_only=not is_utf8()))
    else:
        write(
            "\n".join([*(all_lines(report) if every else ()), *problem_lines(report.problems), *summary_lines(report)])
        )
    if format_ == "csv":
        for line in problem_lines(report.problems):
            say(line)
    end_with([found for found in report.problems if found.severity is Severity.ERROR])


def _read(document: Path) -> tuple[str, bytes, str]:
    """Name, bytes and text of the document; ends the run with one clear line where it is none."""
    from planmetrics.cli.output import UNREADABLE, show_problems
    from planmetrics.codes import problem
    from planmetrics.diagnostics import Diagnostic, Span
    from planmetrics.source import read_bytes, shown
    from planmetrics.syntax.decoding import to_text

    file = shown(document)
    raw = read_bytes(document)
    if isinstance(raw, Diagnostic):
        show_problems([raw])
        raise typer.Exit(UNREADABLE)
    text, problems = to_text(raw, file)
    if text is not None and not text.strip():
        text, problems = None, [problem("T008", Span(file))]
    if text is None:
        show_problems(problems)
        raise typer.Exit(UNREADABLE)
    return file, raw, text
