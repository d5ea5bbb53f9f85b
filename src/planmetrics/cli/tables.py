"""Tables of figures instead of plans, as `gap --table` takes them: read, judged row by row, and shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, TypeAlias

import typer

from planmetrics.cli.boards import table_of_board
from planmetrics.cli.opening import errors_in, moment
from planmetrics.cli.output import (
    FINDINGS,
    UNREADABLE,
    doing,
    end_with,
    exclude,
    in_words,
    say,
    show,
    show_diagnostics,
    stop,
    words,
)
from planmetrics.compute.outcome import Reason
from planmetrics.compute.table import OPEN_END, assess_row, dropped_of
from planmetrics.diagnostics import Diagnostic
from planmetrics.records.gap import Entry
from planmetrics.render.formats import Format, Output, pieces_of
from planmetrics.render.judged_table import csv_of_table, rows_of_table, table_board
from planmetrics.source import kept, open_bytes, shown
from planmetrics.tables import MissingReaderError, read_table
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from planmetrics.compute.assess import Methods
    from planmetrics.records.fields import Row
    from planmetrics.records.gap import Board
    from planmetrics.tables import GivenTable, TableRow

MOST_BYTES = 256 * 1024 * 1024
STDIN = Path("-")
_ROWS = 1000
"""Rows between two words of which is being judged."""


Engine: TypeAlias = Literal["auto", "python", "duckdb", "spark"]
BadRows: TypeAlias = Literal["stop", "drop", "keep"]


class Asked(NamedTuple):
    """What was asked of a table: how to read it, how to write given cells out, and to which file, judged by what.

    `bad_rows`: what becomes of rows that an engine of columns cannot judge.
    """

    file: Path
    encoding: str
    fiscal_year_starts: int | None
    raw: bool
    out: Path | None = None
    engine: Engine = "auto"
    bad_rows: BadRows = "stop"


class _Judged:
    """The rows of a table judged one after another, and what was met on the way."""

    def __init__(self, table: GivenTable, until: int, methods: Methods, dropped_from: int) -> None:
        self.table, self.until, self.methods, self.dropped_from = table, until, methods, dropped_from
        self.statuses: set[str] = set()
        self.dropped = self.directionless = 0

    def __iter__(self) -> Iterator[tuple[TableRow, Entry]]:
        drops = self.dropped_from < OPEN_END.end
        for number, row in enumerate(self.table.rows):
            if not number % _ROWS:
                doing("doing.row", row=number + 1)
            assessment = assess_row(row, number, self.until, self.methods, self.dropped_from)
            for verdict in assessment.verdicts:
                self.statuses.add(verdict.status)
            if drops:
                self.dropped += dropped_of([row], self.dropped_from)
            self.directionless += assessment.figures.gap is Reason.DIRECTION_UNKNOWN
            yield row, Entry(assessment)


def gap_of_table(
    asked: Asked, methods: Methods, as_of: str | None, failing: Collection[str], format_: Format, color: str
) -> None:
    """Every row of a table judged and shown, or written to a file; ends with 1 where a status is among the failing."""
    from planmetrics.cli.bulk import checked_engine, gap_by_columns

    exclude("--out", {f"--format {format_}": asked.out is not None and format_ != "text"})
    if checked_engine(asked) == "python" or asked.out is None:
        _row_by_row(asked, methods, as_of, failing, format_, color)
    else:
        gap_by_columns(asked, asked.out, methods, as_of, failing)


def _row_by_row(
    asked: Asked, methods: Methods, as_of: str | None, failing: Collection[str], format_: Format, color: str
) -> None:
    """JSON and CSV are written while the rows are judged, so that a long table takes no more memory."""
    with opened(asked.file) as stream:
        table = _read(stream, asked)
        until, called = moment(as_of)
        rows = _Judged(table, until, methods, until if as_of is not None else OPEN_END.end)
        name = in_words("stdin") if asked.file == STDIN else asked.file.name
        output = _output(rows, table, name, called, raw=asked.raw)
        if asked.out is None:
            show(output, format_, color)
        else:
            _save(output, asked.out)
    if rows.dropped:
        say("dropped", count=rows.dropped)
    if rows.directionless:
        say("directionless", count=rows.directionless)
    if not rows.statuses.isdisjoint(failing):
        raise typer.Exit(FINDINGS)


def _save(output: Output, out: Path) -> None:
    """The table as CSV, to a file, while it is judged."""
    from planmetrics.cli.saving import replaced

    with replaced(out) as beside, beside.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces_of(output, "csv", words()))


def _output(rows: _Judged, table: GivenTable, name: str, called: str, *, raw: bool) -> Output:
    """The table as it was given, with the results beside it; as text, a table like that of a plan."""
    asked = rows.methods.asked

    def board() -> Board:
        made = table_board(name, rows.until, called, (entry for _, entry in rows), asked)
        return made._replace(dropped=rows.dropped)

    head: Row = {"table": name, "as_of": called, "methods": tuple(method.id for method in asked)}
    return Output(
        tables=lambda words: [table_of_board(board(), words)],
        json=lambda: head,
        csv=lambda: csv_of_table(table.head, rows, raw=raw),
        rows=lambda: rows_of_table(table.head, table.places, rows),
    )


def opened(file: Path, most: int = MOST_BYTES) -> BinaryIO:
    """The file, or what is piped in; ends the run where there is nothing to read."""
    if file == STDIN and sys.stdin is None:
        stop("stdin_closed", "pipe_a_table", code=UNREADABLE)
    stream = kept(sys.stdin.buffer, "stdin", most) if file == STDIN else open_bytes(file, most)
    if isinstance(stream, Diagnostic):
        show_diagnostics([stream])
        end_with([stream])
        stop("nothing_read", code=UNREADABLE, file="stdin" if file == STDIN else shown(file))
    return stream


def _read(stream: BinaryIO, asked: Asked) -> GivenTable:
    """The table; ends the run where it cannot be read, with every error at its row and column."""
    name = "stdin" if asked.file == STDIN else shown(asked.file)
    doing("doing.read", what=name)
    try:
        table, diagnostics = read_table(stream, name, asked.encoding, asked.fiscal_year_starts)
    except MissingReaderError:
        stop("no_openpyxl", code=UNREADABLE, file=name)
    show_diagnostics(diagnostics)
    end_with(errors_in(diagnostics))
    if table is None:
        stop("nothing_read", code=FINDINGS, file=name)
    return table
