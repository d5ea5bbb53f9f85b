"""Tables: what columns are for all formats, how rows become strips of text, and a table in plain text."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar

from planmetrics.render.layout import FLOOR, GUTTER, UNLIMITED, Grid, Strip, fit, fold, pad, records, stack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from planmetrics.compute.assessment import Names
    from planmetrics.compute.status import Light
    from planmetrics.render.words import Words

R = TypeVar("R")
"""A row as the cells of a table see it: what it holds, and the words of the language."""


LONG_UNIT = "个百分点"
"""As long as four figures; English has pt."""


def always(_: Sequence[object]) -> bool:
    """Whatever the rows are."""
    return True


class Column(NamedTuple, Generic[R]):
    """One column of a table, for all formats.

    `short` is its head on a terminal, `full` the one in Markdown and reports where it is another, each in Chinese and
    in English. `cell` makes the text of a row. Numbers stand on the right. What `folds` may wrap, down to `floor`
    cells; where that is not enough, what stands in no narrower layout gives way. `shows` tells whether rows need it;
    what is `in_report` stands in reports alone.
    """

    key: str
    short: Names
    cell: Callable[[R], str]
    full: Names | None = None
    right: bool = True
    folds: bool = False
    status: bool = False
    floor: int = FLOOR
    shows: Callable[[Sequence[R]], bool] = always
    in_report: bool = False


Layout: TypeAlias = "Sequence[Column[R] | tuple[Column[R], Column[R]]]"
"""Columns from left to right; two in brackets are laid on top of each other where there are both."""


class Table(NamedTuple):
    """Strips for each layout, widest first; the first that fits is shown, else a record a row.

    Layouts are made when they are tried: most tables are shown in their first. `records` makes the title of
    each record and its figures. `rows` is their number; `sections` are headings, by the row they stand above, in order.
    `lights` are what statuses are coloured by, a row each. The first `whole` layouts lack no column. `report` is the
    widest layout with what only a report shows.
    """

    title: str
    rows: int
    layouts: Sequence[Callable[[], Sequence[Strip]]]
    records: Callable[[], tuple[Strip, Sequence[Strip]]]
    report: Callable[[], Sequence[Strip]]
    notes: Sequence[Note] = ()
    slim_notes: Sequence[str] = ()
    lights: Sequence[Light | None] = ()
    empty: str = ""
    sections: Mapping[int, str] = MappingProxyType({})
    whole: int = 1

    def grid(self, width: int) -> tuple[Grid, bool] | None:
        """The widest layout that fits, and whether it leaves something to the notes."""
        for number, layout in enumerate(self.layouts):
            grid = fit(layout(), width)
            if grid is not None:
                return grid, number >= self.whole
        return None

    def below(self, width: int, *, slim: bool) -> list[str]:
        """The notes, folded to the width."""
        notes = [*(self.slim_notes if slim else []), *self.notes]
        short = (note if isinstance(note, str) else note[0] for note in notes)
        return [line for note in short for line in fold(note, width)]

    @property
    def report_notes(self) -> list[str]:
        """The notes of a report, which has the full heads."""
        return in_report(self.notes)


Note: TypeAlias = "str | tuple[str, str]"
"""What stands below a table; two where a report, with its full heads, says it in other words than a terminal."""


def in_report(notes: Iterable[Note]) -> list[str]:
    """Notes as a report says them."""
    return [note if isinstance(note, str) else note[1] for note in notes]


Block: TypeAlias = "Table | str"
"""A table, or lines of running text."""


def table_of(
    rows: Sequence[R],
    words: Words,
    layouts: Sequence[Layout[R]],
    record: tuple[Column[R], Sequence[Column[R]]],
    *,
    title: str,
    empty: str,
    alone: Callable[[], Sequence[R]] | None = None,
    notes: Sequence[Note] = (),
    slim_notes: Sequence[str] = (),
    lights: Sequence[Light | None] = (),
    sections: Mapping[int, str] = MappingProxyType({}),
) -> Table:
    """A table of these rows.

    Args:
        rows: what cells are made of.
        words: the language of the heads.
        layouts: from wide to narrow.
        record: title and figures of a row that stands by itself, where no layout fits.
        title: what the table is of.
        empty: what is said where there are no rows.
        alone: the same rows for records, where nothing may be left out because the row above shows it.
        notes: what stands below the table.
        slim_notes: what stands below all but the widest layout, in place of the columns that it lacks.
        lights: what statuses are coloured by, a row each.
        sections: headings, by the row that they stand above.
    """

    def strips(layout: Layout[R], *, tight: bool = False, report: bool = False) -> tuple[Strip, ...]:
        return tuple(strip for item in layout for strip in _strips(item, rows, words, tight=tight, report=report))

    def of_record() -> tuple[Strip, Sequence[Strip]]:
        own = alone() if alone is not None else rows
        heading, figures = record
        return strip_of(heading, own, words), [strip_of(column, own, words) for column in figures if column.shows(own)]

    dresses = (False, True) if words.lang == "zh" else (False,)
    made = [partial(strips, layout, tight=tight) for layout in layouts for tight in dresses]
    whole = len(dresses)
    in_report = partial(strips, layouts[0], report=True)
    return Table(title, len(rows), made, of_record, in_report, notes, slim_notes, lights, empty, sections, whole)


def strip_of(column: Column[R], rows: Sequence[R], words: Words) -> Strip:
    """The column as text, whether or not these rows need it."""
    full = words.of(column.full) if column.full is not None else ""
    cells = tuple(map(column.cell, rows))
    return Strip(words.of(column.short), cells, column.right, column.folds, column.status, column.floor, full)


def _strips(
    item: Column[R] | tuple[Column[R], Column[R]], rows: Sequence[R], words: Words, *, tight: bool, report: bool
) -> list[Strip]:
    columns = (item,) if isinstance(item, Column) else item
    wanted = [column for column in columns if report or not column.in_report]
    strips = [strip_of(column, rows, words) for column in wanted if column.shows(rows)]
    if tight:
        strips = [_tight(strip) for strip in strips]
    return [stack(*strips)] if len(strips) > 1 else strips


def _tight(strip: Strip) -> Strip:
    """Figures with their unit below them, where it is as long as they are."""
    cells = (cell.replace(LONG_UNIT, f"\n{LONG_UNIT}") for cell in strip.cells)
    return strip._replace(cells=tuple(cells)) if strip.right else strip


def headings(texts: Sequence[str]) -> dict[int, str]:
    """Each text, by the first row of the run in which it stands."""
    return {row: text for row, text in enumerate(texts) if row == 0 or texts[row - 1] != text}


# in plain text


def plain_lines(blocks: Sequence[Block], width: int = UNLIMITED) -> Iterator[str]:
    """The blocks as lines of plain text, an empty one below each table that something follows."""
    for number, block in enumerate(blocks):
        yield from fold(block, width) if isinstance(block, str) else table_lines(block, width)
        if not isinstance(block, str) and number + 1 < len(blocks):
            yield ""


def table_lines(table: Table, width: int = UNLIMITED) -> Iterator[str]:
    """The table as lines of plain text; without a width, all columns in full."""
    yield from fold(table.title, width) if table.title else ()
    if not table.rows:
        yield table.empty
        return
    fitted = table.grid(width)
    if fitted is None:
        yield from [""] if table.title else []
        yield from record_lines(table, width)
    else:
        grid = fitted[0]
        for row in range(-1, grid.rows):
            yield from section_lines(table, row, width)
            for line in zip(*grid.lines(row), strict=True):
                cells = (
                    pad(text, size, right=strip.right)
                    for text, size, strip in zip(line, grid.widths, grid.columns, strict=True)
                )
                yield " ".join(cells).rstrip()
            if row < 0:
                yield "-" * (sum(grid.widths) + GUTTER * (len(grid.widths) - 1))
    notes = table.below(width, slim=fitted is None or fitted[1])
    yield from ["", *notes] if notes else []


def record_lines(table: Table, width: int) -> Iterator[str]:
    """Every row as a small record."""
    title, strips = table.records()
    for row in range(table.rows):
        yield from section_lines(table, row, width)
        yield from records(title, strips, row, width)


def section_lines(table: Table, row: int, width: int) -> list[str]:
    """The heading above a row, if there is one, set off by an empty line."""
    heading = table.sections.get(row)
    if heading is None:
        return []
    return [*([""] if row else []), *fold(heading, width)]
