"""planmetrics trace: every figure of a plan's document, encoded, explained or missing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planmetrics.cli.options import (  # noqa: TC001 (typer reads annotations at run time)
    DataOption,
    FormatOption,
    LangOption,
)

PlanArgument = Annotated[str, typer.Argument(metavar="PLAN", help="Id of a plan; `planmetrics plans` lists them.")]
DocumentArgument = Annotated[Path, typer.Argument(metavar="DOCUMENT", help="The text of its document, in UTF-8.")]
AllOption = Annotated[bool, typer.Option("--all", help="List every figure with what accounts for it.")]


def trace(
    plan: PlanArgument,
    document: DocumentArgument,
    every: AllOption = False,
    format_: FormatOption = "text",
    lang: LangOption = None,
    data: DataOption = None,
) -> None:
    """Does every printed figure stand at its line, and is every figure of the document accounted for?

    A figure is encoded, recognised by a rule, listed under not_targets, or missing; exit code 1 if one is.

    Example: planmetrics trace hz-315-2024 hz-315-2024.txt
    """
    from planmetrics.cli.opening import data_folder, opened_plan
    from planmetrics.cli.output import end_with, is_utf8, language, show_diagnostics, write, write_records
    from planmetrics.diagnostics import Severity
    from planmetrics.records.trace import TraceRow
    from planmetrics.render.diagnostics import diagnostic_lines
    from planmetrics.render.tracing import all_lines, summary_lines, trace_content
    from planmetrics.trace.report import trace_plan

    linked, _ = opened_plan(data_folder(data), plan, (), option="PLAN")
    file, raw, text = _read(document)
    report = trace_plan(linked, raw, text, file)
    if format_ == "csv":
        write_records(format_, TraceRow, report.rows)
        show_diagnostics(report.diagnostics)
    elif format_ == "json":
        from planmetrics.render.to_data import to_json

        write(to_json(trace_content(report), ascii_only=not is_utf8()))
    else:
        words = language(lang)
        figures = all_lines(report, words) if every else ()
        write("\n".join([*figures, *diagnostic_lines(report.diagnostics, words), *summary_lines(report, words)]))
    end_with([one for one in report.diagnostics if one.severity is Severity.ERROR])


def _read(document: Path) -> tuple[str, bytes, str]:
    """Name, bytes and text of the document; ends the run with one clear line where it is none."""
    from planmetrics.cli.output import UNREADABLE, show_diagnostics
    from planmetrics.diagnostics import Diagnostic, Span, diagnostic
    from planmetrics.source import read_bytes, shown
    from planmetrics.syntax.decoding import to_text

    file = shown(document)
    raw = read_bytes(document)
    if isinstance(raw, Diagnostic):
        show_diagnostics([raw])
        raise typer.Exit(UNREADABLE)
    text, refused = to_text(raw, file)
    if text is not None and not text.strip():
        text, refused = None, [diagnostic("T008", Span(file))]
    if text is None:
        show_diagnostics(refused)
        raise typer.Exit(UNREADABLE)
    return file, raw, text
