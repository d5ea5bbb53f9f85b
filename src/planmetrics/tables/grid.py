"""Any table as rows of cells: delimited text, or each sheet of a workbook; what its columns mean is not asked here."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from planmetrics.diagnostics import Span
from planmetrics.tables.delimited import SEPARATORS, records, separator_line, starts_of
from planmetrics.tables.encoding import AUTO, encoding_of
from planmetrics.tables.mistakes import Mistake, Mistakes, broken_code
from planmetrics.tables.workbook import Merge, is_workbook, sheets_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.tables.delimited import Record

_LOOKED_AT = 40


class Grid(NamedTuple):
    """Rows of cells. `name` is that of the sheet, empty for text; `shown` as in a `Sheet`."""

    file: str
    name: str
    records: tuple[Record, ...]
    separator: str = ""
    merges: tuple[Merge, ...] = ()
    shown: Mapping[tuple[int, int], str | None] = MappingProxyType({})

    def span(self, record: Record, index: int) -> Span:
        """Where a cell stands: of text its line and column of characters, of a sheet those of the cell."""
        if not self.separator:
            return Span(self.file, record.line, index + 1)
        starts = list(starts_of(record, self.separator))
        return Span(self.file, *starts[min(index, len(starts) - 1)])


def cell_name(record: Record, index: int) -> str:
    """A cell as spreadsheet programs call it: B4."""
    letters, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{record.line}"


def grids_of(stream: BinaryIO, file: str, encoding: str = AUTO) -> tuple[list[Grid], list[Diagnostic]]:
    """The sheets of a workbook, or the one table of delimited text; none, and why, where it cannot be read.

    Raises:
        MissingReaderError: the file is a workbook, and the library that reads them is not installed.
    """
    if is_workbook(stream):
        sheets, wrong = sheets_of(stream, file)
        return [Grid(file, one.name, one.records, "", one.merges, one.shown) for one in sheets if one.records], wrong
    taken, notes = encoding_of(stream, file, encoding)
    if taken is None:
        return [], notes
    named = separator_line(stream, taken)
    separator = named or max(SEPARATORS, key=lambda one: _fits(list(islice(records(stream, taken, one), _LOOKED_AT))))
    rows = [one for one in records(stream, taken, separator) if not (named and one.line == 1)]
    broken = Mistakes([Mistake(broken_code(one), one, 0, "", {}) for one in rows if one.broken])
    if broken.errors:
        return [], [*notes, *broken.diagnostics(rows[0]._replace(cells=()), separator, file)]
    return [Grid(file, "", tuple(rows), separator)] if rows else [], notes


def _fits(first: list[Record]) -> int:
    """How well a separator parts the first rows: most cells, in most rows alike."""
    widths = Counter(len(one.cells) for one in first if not one.broken)
    return max(((width - 1) * count for width, count in widths.items()), default=0)
