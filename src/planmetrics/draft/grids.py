"""Tables of a text as rows of cells: told of by the file, pasted with tabs, or with one cell a line."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from planmetrics.model.units import parse_unit
from planmetrics.trace.layout import cells_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planmetrics.documents.extracted import TableExtent
    from planmetrics.trace.document import Line

LEAST_ROWS = 2
_NATURE = re.compile("(?:约束|预期|指导)性?")
_NOTHING = re.compile(r"(?:[-—–―/\\]+|…+|无|空)?")
_NUMBER_LIKE = re.compile(r"[^0-9]{0,12}[0-9][0-9.,]*[^0-9。；]{0,12}(?:[0-9.]+[^0-9。；]{0,8})?")


class Cell(NamedTuple):
    """One cell: its line, counted from 1, where its text begins on that line, and the text.

    `spread` says that the cell stands here because it was merged over several rows or columns.
    """

    line: int
    start: int
    text: str
    spread: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it, or a dash."""
        return _NOTHING.fullmatch(self.text) is not None


class Grid(NamedTuple):
    """A table: its rows of cells, None where a row has none; stacked where it was pasted with one cell a line."""

    rows: tuple[tuple[Cell | None, ...], ...]
    first: int
    last: int
    stacked: bool = False
    head: tuple[str, ...] = ()
    """The cells of the head of a stacked table."""


def find_grids(raws: Sequence[str], lines: Sequence[Line], extents: Sequence[TableExtent]) -> Iterator[Grid]:
    """Every table of a text, from top to bottom.

    Args:
        raws: the lines as they stand, with the tabs in front of their first cell.
        lines: the same as rules see them.
        extents: the tables that the file itself told of; without any, runs of lines with tabs are tables.
    """
    taken: set[int] = set()
    for extent in extents:
        taken |= set(range(extent.first, extent.last + 1))
        yield _of_extent(raws, lines, extent)
    yield from _pasted(raws, lines, taken)
    yield from _stacked(lines, taken)


def _cells(raw: str, line: Line, width: int) -> list[Cell | None]:
    row: list[Cell | None] = [None] * width
    for cell in cells_of(raw, line.text):
        if cell.column < width:
            row[cell.column] = Cell(line.number, cell.start, cell.text)
    return row


def _of_extent(raws: Sequence[str], lines: Sequence[Line], extent: TableExtent) -> Grid:
    numbers = range(extent.first, extent.last + 1)
    width = max(raws[number - 1].count("\t") + 1 for number in numbers)
    rows = [_cells(raws[number - 1], lines[number - 1], width) for number in numbers]
    for merge in extent.merges:
        held = rows[merge.row - 1][merge.column - 1]
        for row in range(merge.row - 1, min(merge.row - 1 + merge.rows, len(rows))):
            for column in range(merge.column - 1, min(merge.column - 1 + merge.columns, width)):
                if held is not None:
                    rows[row][column] = held._replace(spread=(row, column) != (merge.row - 1, merge.column - 1))
    return Grid(tuple(map(tuple, rows)), extent.first, extent.last)


def _pasted(raws: Sequence[str], lines: Sequence[Line], taken: set[int]) -> Iterator[Grid]:
    """Runs of lines with tabs."""
    tabbed = [line.number for line in lines if line.number not in taken and line.text and "\t" in raws[line.number - 1]]
    for _, run in groupby(enumerate(tabbed), lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        if len(numbers) >= LEAST_ROWS:
            width = max(raws[number - 1].count("\t") + 1 for number in numbers)
            rows = [tuple(_cells(raws[number - 1], lines[number - 1], width)) for number in numbers]
            yield Grid(tuple(rows), numbers[0], numbers[-1])


def _stacked(lines: Sequence[Line], taken: set[int]) -> Iterator[Grid]:
    """Tables with one cell a line, below a head that the layout of the text told of."""
    below = [line for line in lines if line.head and "\t" not in line.text and line.number not in taken]
    for head, run in groupby(below, lambda line: line.head):
        cells = [Cell(line.number, 0, line.text) for line in run if line.text]
        if not cells:  # an empty line right below a table
            continue
        starts = [at for at, cell in enumerate(cells) if _is_row_number(lines[cell.line - 1])]
        if not starts:  # nothing numbers its rows: each is as wide as the head
            width = head.count("\t") + 1
            rows = [tuple(cells[at : at + width]) for at in range(0, len(cells), width)]
            yield Grid(tuple(rows), cells[0].line, cells[-1].line)
            continue
        longest = max((end - start for start, end in pairwise(starts)), default=len(cells))
        ends = [*starts[1:], min(starts[-1] + longest, len(cells))]  # text may follow the last row
        rows = [tuple(cells[start:end]) for start, end in zip(starts, ends, strict=True)]
        yield Grid(tuple(rows), cells[0].line, rows[-1][-1].line, stacked=True, head=tuple(head.split("\t")))


def _is_row_number(line: Line) -> bool:
    return any(figure.kind == "row_number" for figure in line.figures)


def is_value(text: str) -> bool:
    """Whether a cell of a stacked table holds a figure, or a dash in the place of one."""
    return _NOTHING.fullmatch(text) is not None or _NUMBER_LIKE.fullmatch(text) is not None


def is_unit(text: str) -> bool:
    """Whether a cell of a stacked table is a unit and nothing else."""
    return parse_unit(text) is not None


def is_nature(text: str) -> bool:
    """Whether a cell says how firm a target is."""
    return _NATURE.fullmatch(text) is not None
