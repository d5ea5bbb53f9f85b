"""Heads of tables that a column engine reads too: plain text in UTF-8 with commas, or the columns of a Parquet file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from planmetrics.tables import layout_of
from planmetrics.tables.cells import KINDS
from planmetrics.tables.delimited import Record
from planmetrics.tables.encoding import AUTO, encoding_of
from planmetrics.tables.head import Columns, columns_of
from planmetrics.tables.mistakes import Mistake, Mistakes
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planmetrics.diagnostics import Diagnostic


_CHUNK = 1 << 20
_LOOSE = re.compile(rb'(?:^|[,\r\n]) +"|" +(?:[,"\r\n]|$)')


class PlainHead(NamedTuple):
    """The names of the columns as given, where those with a meaning stand, and what is wrong with them."""

    record: Record
    columns: Columns
    mistakes: tuple[Mistake, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names as they are written."""
        return self.record.cells

    @property
    def is_distinct(self) -> bool:
        """Whether every column has a name of its own, capitals or not: engines of columns tell them by that."""
        names = [name.strip().casefold() for name in self.names]
        return all(names) and len(set(names)) == len(names)

    def renamed(self, names: Iterable[str]) -> PlainHead:
        """The same columns under other names."""
        return self._replace(record=self.record._replace(cells=tuple(names)))

    def placed(self, names: Iterable[str], places: dict[str, int]) -> PlainHead:
        """Other columns, of which these have a meaning."""
        head = self.renamed(names)
        columns = Columns({key: places[key] for key in KINDS if key in places}, len(head.names), ())
        return PlainHead(head.record, columns, ())

    def diagnostics(self, file: str, further: Sequence[Mistake] = ()) -> list[Diagnostic]:
        """What is wrong with the head, and what else was found, as diagnostics in the order of the file."""
        return Mistakes([*self.mistakes, *further]).diagnostics(self.record, ",", file)


def plain_head(stream: BinaryIO, file: str) -> PlainHead | None:
    """The head of a table that every engine reads alike: UTF-8, commas, the head on the first line. Else None."""
    encoding, notes = encoding_of(stream, file, AUTO)
    if encoding != "utf-8-sig" or notes:
        return None
    layout = layout_of(stream, encoding)
    if layout is None or layout.separator != "," or layout.head.above or layout.head.record.last_line != 1:
        return None
    return None if _has_loose_quotes(stream) else head_of_names(layout.head.record)


def _has_loose_quotes(stream: BinaryIO) -> bool:
    """Whether blanks may stand between a comma and a quote, which only some programs take for a part of the cell."""
    stream.seek(0)
    held = b""
    while chunk := stream.read(_CHUNK):
        text = held + chunk
        if (b' "' in text or b'" ' in text) and _LOOSE.search(text):
            return True
        held = text[-_CHUNK // 1024 :]
    return False


def head_of_names(record: Record) -> PlainHead:
    """The head that holds these names."""
    columns, mistakes = columns_of(record)
    return PlainHead(record, columns, tuple(mistakes))


def names_as_head(names: Sequence[str]) -> PlainHead:
    """The head of a file whose columns have names of themselves, as those of Parquet have."""
    return head_of_names(Record(0, 1, 1, tuple(names)))
