"""Delimited text to records that know their place in it; read line by line, so that size costs no memory."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, BinaryIO

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SEPARATORS = (",", ";", "\t", "|")
LONGEST_LINE = 1_000_000
MOST_COLUMNS = 1_000
MOST_EMPTY = 100_000
"""Empty lines in a row; of rows of separators spreadsheet programs write as many as a sheet has."""
MOST_BLANK = 1_048_576
"""Rows of separators in a row."""
LAST_OF_HEAD = MOST_EMPTY + 1_000
"""The last line in which a head is sought; whoever reads the rows meets what is wrong with longer gaps."""
TOO_LONG, TOO_EMPTY, TOO_BLANK = "line limit", "empty limit", "blank limit"
_MARK = "\ufeff"
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_LINE_END = re.compile("\r\n|\r|\n")
_QUOTED = re.compile('"[^"]*(?:""[^"]*)*("?)')


class Record(NamedTuple):
    """One line of cells, or several lines where a quoted cell breaks; `broken` says what keeps it from being read.

    `text` is what stands in the file, from which the places of its cells are found; a record of a workbook has none.
    """

    number: int
    """0 is the head, 1 the first row of data."""
    line: int
    last_line: int
    cells: tuple[str, ...]
    broken: str = ""
    text: str = ""


class _TooLongError(Exception):
    """A line that is longer than any table's."""


class _Lines:
    """The lines of a text as the csv module asks for them; `held` are those of the record that is being read."""

    def __init__(self, text: io.TextIOWrapper, last: int | None) -> None:
        self.text, self.held, self.number, self.last = text, list[str](), 0, last

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.text.readline(LONGEST_LINE) if self.number != self.last else ""
        if not line:
            raise StopIteration
        if not self.number:
            line = line.removeprefix(_MARK)
        self.number += 1
        self.held.append(line)
        if len(line) == LONGEST_LINE:
            raise _TooLongError
        return line


def records(
    stream: BinaryIO, encoding: str, separator: str, above: int = 0, last: int | None = None
) -> Iterator[Record]:
    """The head and the rows behind it; what is blank is left out, and so are the `above` first records beside it.

    Where a `last` line is given, nothing is read behind it.
    """
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding, newline="")
    lines = _Lines(text, last)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    number = -above
    try:
        while (record := _next(reader, lines, number)) is not None:
            if number >= 0:
                yield record
            number += 1
            if record.broken in {TOO_LONG, TOO_EMPTY, TOO_BLANK}:
                return
    finally:
        text.detach()  # else the stream were closed with it


def _next(reader: Iterator[list[str]], lines: _Lines, number: int) -> Record | None:
    """The next record in which anything stands; None at the end."""
    empty = blank = 0
    while True:
        line = lines.number + 1
        lines.held.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return None
        except _TooLongError:
            return Record(number, line, line, (), TOO_LONG, lines.held[-1][:MOST_COLUMNS])
        except csv.Error as error:
            return Record(number, line, lines.number, (), str(error), "".join(lines.held))
        if any(cells) and "".join(cells).strip():
            return Record(number, line, lines.number, tuple(cells), "", "".join(lines.held))
        empty, blank = empty + (not cells), blank + 1
        if empty > MOST_EMPTY or blank > MOST_BLANK:
            return Record(number, line, line, (), TOO_EMPTY if empty > MOST_EMPTY else TOO_BLANK)


def separator_line(stream: BinaryIO, encoding: str) -> str | None:
    """The separator that a first line names for spreadsheet programs: `sep=;`."""
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding, newline="")
    named = _SEPARATOR_LINE.fullmatch(text.readline(len('."sep=;"\r\n')).removeprefix(_MARK))
    text.detach()
    return named[1] if named else None


def is_separator_line(record: Record) -> bool:
    """Whether a record is the line that names the separator."""
    return record.line == 1 and _SEPARATOR_LINE.fullmatch(record.text) is not None


def starts_of(record: Record, separator: str) -> Iterator[tuple[int, int]]:
    """The line and column at which each cell of a record begins, up to the one that is broken."""
    if not record.text:
        yield from ((record.line, column) for column in range(1, max(len(record.cells), 1) + 1))
        return
    bare = re.compile(f"[^{re.escape(separator)}\r\n]*")
    text, at, line, line_start = record.text, 0, record.line, 0
    while True:
        yield line, at - line_start + 1
        cell = (_QUOTED if text.startswith('"', at) else bare).match(text, at)
        if cell is None or cell.end() - at > csv.field_size_limit():
            return
        for end in _LINE_END.finditer(text, at, cell.end()):
            line, line_start = line + 1, end.end()
        at = cell.end() + 1
        if text[at - 1 : at] != separator:
            return
