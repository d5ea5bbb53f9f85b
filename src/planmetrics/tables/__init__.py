"""Bytes of a CSV table to typed rows; every mistake becomes a diagnostic at its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planmetrics.diagnostics import Severity, Span, diagnostic, severity_of
from planmetrics.tables.cells import KINDS
from planmetrics.tables.delimited import ENCODINGS, decoded, lines_of, records
from planmetrics.tables.head import columns_of
from planmetrics.tables.mistakes import diagnostics_of
from planmetrics.tables.rows import TableRow, row_of

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic

__all__ = ["ENCODINGS", "GivenTable", "TableRow", "read_table"]


class GivenTable(NamedTuple):
    """A table: the names of its columns as given, and its rows."""

    head: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(raw: bytes, file: str, encoding: str) -> tuple[GivenTable | None, list[Diagnostic]]:
    """Read a CSV file as a table for `gap --table`.

    Args:
        raw: the bytes of the file.
        file: its name, as diagnostics are to show it.
        encoding: one of ENCODINGS.

    Returns:
        The table, or None where anything in it is an error; and all that is wrong with it, in the order of the
        file: the first fifty mistakes, and how many more there are. A warning alone leaves the table whole.
    """
    text, refused = decoded(raw, file, encoding)
    if text is None:
        return None, refused
    lines = lines_of(text)
    read = records(lines)
    head = next(read, None)
    if head is None:
        return None, [diagnostic("C003", Span(file), columns=",".join(KINDS))]
    places, mistakes = columns_of(head)
    rows = []
    if places:
        width = len(head.cells)
        for record in read:
            row, wrong = row_of(record, places, width)
            mistakes += wrong
            if row is not None:
                rows.append(row)
            elif record.broken and record.last_line > record.line:
                break  # a lost quote has swallowed lines: what follows would be read out of step
    if not mistakes:
        return GivenTable(head.cells, tuple(rows)), []
    only_warned = all(severity_of(mistake.code) < Severity.ERROR for mistake in mistakes)
    return (GivenTable(head.cells, tuple(rows)) if only_warned else None), diagnostics_of(mistakes, head, lines, file)
