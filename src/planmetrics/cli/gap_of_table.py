"""planmetrics gap --table: any spreadsheet of base, latest and target values, judged like a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from planmetrics.cli.judging import Judges
    from planmetrics.render.words import Lang
    from planmetrics.sheet import Sheet

MOST_BYTES = 256 * 1024 * 1024


def gap_of_table(
    file: Path,
    encoding: str,
    told: Judges,
    as_of: str | None,
    format_: str,
    lang: Lang | None,
    color: str,
    fail_on: Collection[str],
) -> None:
    """Read the table, work out and judge every row, and print it with what it was given."""
    from planmetrics.cli.opening import moment
    from planmetrics.cli.output import FINDINGS, is_utf8, language, print_table, say, write, write_csv
    from planmetrics.compute.sheet_rows import OPEN_END, dropped_of, sheet_rows
    from planmetrics.render import sheets
    from planmetrics.render.board import methods_board
    from planmetrics.render.gap_table import gap_table
    from planmetrics.render.words import Words

    sheet = _read(file, encoding)
    (until, looked_from), words = moment(as_of), Words(language(lang))
    dropped_from = until if as_of is not None else OPEN_END.end
    found = list(sheet_rows(sheet.rows, until, told.judges, dropped_from))
    if dropped := dropped_of(sheet.rows, dropped_from):
        say(words("note.dropped", count=dropped))
    if lost := sum(row.reasons.get("gap") == "direction_unknown" for row in found[:: len(told.ids)]):
        say(words("note.directionless", count=lost))
    if format_ == "csv":
        write_csv(sheets.to_csv(sheet, found))
    elif format_ == "json":
        from planmetrics.render.to_data import to_json

        head = {"table": file.name, "as_of": looked_from, "methods": list(told.ids)}
        write(to_json({**head, "rows": sheets.to_rows(sheet, found)}, ascii_only=not is_utf8()))
    else:
        make = methods_board if len(told.ids) > 1 else gap_table
        report = sheets.report_of(file.name, looked_from, found, told.names())
        print_table(make(report._replace(judges=told.ids), words), color)
    if any(row.status in fail_on for row in found):
        raise typer.Exit(FINDINGS)


def _read(file: Path, encoding: str) -> Sheet:
    """The table; ends the run where it cannot be read, with every error at its row and column."""
    from planmetrics.cli.output import end_with, say, show_diagnostics
    from planmetrics.diagnostics import Diagnostic, Severity
    from planmetrics.sheet import read_sheet
    from planmetrics.source import read_bytes, shown

    raw = read_bytes(file, MOST_BYTES)
    sheet, diagnostics = (None, [raw]) if isinstance(raw, Diagnostic) else read_sheet(raw, shown(file), encoding)
    show_diagnostics(diagnostics)
    end_with([one for one in diagnostics if one.severity is Severity.ERROR])
    if sheet is None:
        say(f"planmetrics: nothing could be read of {shown(file)}")
        raise typer.Exit(1)
    return sheet
