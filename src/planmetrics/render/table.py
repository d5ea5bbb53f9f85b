"""A table in several layouts, from wide to narrow; the same for plain text and for the terminal."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from planmetrics.render.layout import GUTTER, UNLIMITED, Column, Grid, fit, fold, pad, records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Layout: TypeAlias = "Callable[[], tuple[Column, ...]]"


class Table(NamedTuple):
    """Columns for each layout, widest first; the first that fits is shown, else a record a row.

    Layouts are made when they are tried: most tables are shown in their first. `records` makes the title of
    each record and its figures. `rows` is their number; `sections` are headings, by the row they stand above, in order.
    """

    title: str
    rows: int
    layouts: tuple[Layout, ...]
    records: Callable[[], tuple[Column, tuple[Column, ...]]]
    notes: list[str]
    slim_notes: list[str]
    statuses: tuple[str, ...] = ()
    empty: str = ""
    sections: Mapping[int, str] = MappingProxyType({})

    def grid(self, width: int) -> tuple[Grid, bool] | None:
        """The widest layout that fits, and whether it leaves something to the notes."""
        for number, layout in enumerate(self.layouts):
            found = fit(layout(), width)
            if found is not None:
                return found, number > 0
        return None

    def below(self, width: int, *, slim: bool) -> list[str]:
        """The notes, folded to the width."""
        notes = [*(self.slim_notes if slim else []), *self.notes]
        return [line for note in notes for line in fold(note, width)]


def plain_lines(table: Table, width: int = UNLIMITED) -> Iterator[str]:
    """The table as lines of plain text; without a width, all columns in full."""
    yield from fold(table.title, width) if table.title else ()
    if not table.rows:
        yield table.empty
        return
    found = table.grid(width)
    if found is None:
        yield from [""] if table.title else []
        yield from record_lines(table, width)
    else:
        grid = found[0]
        for row in range(-1, grid.rows):
            yield from section_lines(table, row, width)
            for line in zip(*grid.lines(row), strict=True):
                cells = (
                    pad(text, size, right=column.right)
                    for text, size, column in zip(line, grid.widths, grid.columns, strict=True)
                )
                yield " ".join(cells).rstrip()
            if row < 0:
                yield "-" * (sum(grid.widths) + GUTTER * (len(grid.widths) - 1))
    yield ""
    yield from table.below(width, slim=found is None or found[1])


def record_lines(table: Table, width: int) -> Iterator[str]:
    """Every row as a small record."""
    title, columns = table.records()
    for row in range(table.rows):
        yield from section_lines(table, row, width)
        yield from records(title, columns, row, width)


def section_lines(table: Table, row: int, width: int) -> list[str]:
    """The heading above a row, if there is one, set off by an empty line."""
    heading = table.sections.get(row)
    if heading is None:
        return []
    return [*([""] if row else []), *fold(heading, width)]
