"""Tables as people have them, to typed rows; every mistake becomes a diagnostic at its cell."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from planmetrics.diagnostics import Span, counted, diagnostic
from planmetrics.tables.cells import KINDS
from planmetrics.tables.delimited import LAST_OF_HEAD, SEPARATORS, is_separator_line, records, separator_line
from planmetrics.tables.encoding import AUTO, ENCODINGS, encoding_of
from planmetrics.tables.head import Head, columns_of, head_of, key_or_name
from planmetrics.tables.mistakes import MOST_COUNTED, Mistakes
from planmetrics.tables.plausible import Fellows
from planmetrics.tables.rows import RowReader, TableRow
from planmetrics.tables.workbook import MissingReaderError, is_workbook, records_of, sheets_of
from planmetrics.tuples import NamedTuple
from planmetrics.wording import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.tables.delimited import Record

__all__ = ["AUTO", "ENCODINGS", "GivenTable", "MissingReaderError", "TableRow", "read_table"]


MOST_NAMED = 5
"""Merged cells that a message names: the first tell where to look."""


class GivenTable(NamedTuple):
    """A table in which nothing is wrong: the names of its columns as given, and where those with a meaning stand."""

    head: tuple[str, ...]
    places: dict[str, int]
    reader: RowReader
    source: Callable[[], Iterator[Record]]

    @property
    def rows(self) -> Iterator[TableRow]:
        """The rows, read anew each time: a table of a million takes no more room than one of ten."""
        for record in self.source():
            if record.number:
                yield self.reader.row(record)


class Layout(NamedTuple):
    """Where the table of a file is: how its records are read from the head on, and what stands above."""

    head: Head
    separator: str
    source: Callable[[], Iterator[Record]]


def read_table(
    stream: BinaryIO, file: str, encoding: str = AUTO, fiscal_year_starts: int | None = None
) -> tuple[GivenTable | None, list[Diagnostic]]:
    """Read delimited text, or a workbook, as a table for `gap --table`.

    Args:
        stream: the bytes of the file; they are read more than once, and again for the rows.
        file: its name, as diagnostics are to show it.
        encoding: one of ENCODINGS, or AUTO: as the bytes show themselves.
        fiscal_year_starts: the month in which fiscal years (2024/25) start; without it they are no periods.

    Returns:
        The table, or None where anything in it is an error; and all that is wrong with it, in the order of the
        file: the first fifty mistakes, and how many more there are. Warnings and notes leave the table whole.

    Raises:
        MissingReaderError: the file is a workbook, and the library that reads them is not installed.
    """
    if is_workbook(stream):
        sheet, notes = _layout_of_workbook(stream, file)
        return (None, notes) if sheet is None else _checked(sheet, file, fiscal_year_starts, notes)
    name, notes = encoding_of(stream, file, encoding)
    if name is None:
        return None, notes
    layout = layout_of(stream, name)
    if layout is None:
        return None, [diagnostic("C003", Span(file), columns=",".join(KINDS))]
    return _checked(layout, file, fiscal_year_starts, notes)


def layout_of(stream: BinaryIO, encoding: str) -> Layout | None:
    """The head that names most columns, whatever separates them; where none does, the one with most cells."""
    named = separator_line(stream, encoding)
    heads: dict[str, Head] = {}
    for separator in [named] if named else SEPARATORS:
        head = head_of(records(stream, encoding, separator, last=LAST_OF_HEAD))
        if head is None:
            return None
        heads[separator] = head
    separator = max(heads, key=lambda one: (heads[one].score, len(heads[one].record.cells)))
    head = heads[separator]
    above = len(head.above)
    return Layout(
        Head(head.record._replace(number=0), head.above),
        separator,
        partial(records, stream, encoding, separator, above),
    )


def _layout_of_workbook(stream: BinaryIO, file: str) -> tuple[Layout | None, list[Diagnostic]]:
    """The head of the sheet that holds the table; of two that do, neither."""
    sheets, notes = sheets_of(stream, file)
    heads = [(head, sheet) for sheet in sheets if (head := head_of(iter(sheet.records))) is not None]
    if notes or not heads:
        return None, notes or [diagnostic("C003", Span(file), columns=",".join(KINDS))]
    fitting = [(head, sheet) for head, sheet in heads if head.is_whole]
    if len(fitting) > 1:
        return None, [diagnostic("C028", Span(file), sheets=tuple(show(sheet.name) for _, sheet in fitting))]
    head, sheet = fitting[0] if fitting else max(heads, key=lambda one: one[0].score)
    places = {at + 1 for at, name in enumerate(head.record.cells) if key_or_name(name) in KINDS}
    merges = [
        one
        for one in sheet.merges
        if one.rows[1] >= head.record.line and places & set(range(one.columns[0], one.columns[1] + 1))
    ]
    if merges:
        names, place = tuple(one.name for one in merges[:MOST_NAMED]), merges[0]
        return None, [diagnostic("C029", Span(file, place.rows[0], place.columns[0]), cells=names)]
    source = partial(records_of, sheet, len(head.above))
    if others := tuple(show(one.name) for one in sheets if one is not sheet):
        notes = [diagnostic("C030", Span(file), sheet=show(sheet.name), others=others)]
    return Layout(Head(head.record._replace(number=0), head.above), "", source), notes


def _checked(
    layout: Layout, file: str, fiscal_year_starts: int | None, notes: list[Diagnostic]
) -> tuple[GivenTable | None, list[Diagnostic]]:
    """The table with every row read once; what is wrong with it, behind what was noted already."""
    head, separator, source = layout
    columns, mistakes = columns_of(head.record)
    reader = RowReader(columns, separator, fiscal_year_starts)
    found = Mistakes(mistakes)
    if columns.places:
        fellows = Fellows(columns.places)
        _read_through(reader, source(), found, fellows)
        doubts = [*reader.decide(), *fellows.decide()]
        found.add([*doubts, *([] if doubts else reader.settled())])
    diagnostics = [*notes, *_notes_on(head, reader, file), *found.diagnostics(head.record, separator, file)]
    diagnostics.sort(key=lambda one: (one.code == "S030", one.span))
    is_whole = found.errors == 0
    return (GivenTable(head.record.cells, columns.places, reader, source) if is_whole else None), diagnostics


def _read_through(reader: RowReader, rows: Iterator[Record], found: Mistakes, fellows: Fellows) -> None:
    """Every row read, as long as mistakes are not too many for a table."""
    for record in rows:
        if record.number == 0:
            continue
        row, wrong = reader.read(record)
        if row is not None and not wrong:
            fellows.see(row, record)
        found.add(wrong)
        if found.errors >= MOST_COUNTED:
            break
        if row is None and record.broken and record.last_line > record.line:
            break  # a lost quote has swallowed lines: what follows would be read out of step


def _notes_on(head: Head, reader: RowReader, file: str) -> list[Diagnostic]:
    """What was passed over, or taken for granted: none of it an error, all of it to be known."""
    notes = []
    above = [one for one in head.above if not is_separator_line(one)]
    if above:
        text = " ".join(cell.strip() for cell in above[0].cells if cell.strip())
        notes.append(
            diagnostic("C024", Span(file, above[0].line), lines=counted("lines_above", len(above)), found=show(text))
        )
    if reader.flags:
        flags = tuple(f"{flag} ({count})" for flag, count in sorted(reader.flags.items()))
        notes.append(diagnostic("C025", Span(file), flags=flags))
    if reader.unmeasured:
        notes.append(diagnostic("C026", Span(file), number=reader.unmeasured))
    return notes
