"""Ruled tables of a page: boxes between lines, as cells on a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.documents.extracted import Cell

_NEAR = 3.0
"""Points within which two lines are one."""


class Box(NamedTuple):
    """A rectangle of a page, in points from its upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


class Ruled(NamedTuple):
    """A ruled table: where it stands, where its columns begin and end, and its cells."""

    box: Box
    columns: tuple[float, ...]
    cells: tuple[Cell, ...]

    @property
    def height(self) -> int:
        """How many rows it has."""
        return max(cell.row + cell.rows for cell in self.cells)

    def row(self, number: int) -> list[Cell]:
        """The cells that begin in a row."""
        return [cell for cell in self.cells if cell.row == number]


def edges(values: list[float]) -> list[float]:
    """The places of lines, those that lie next to each other taken for one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def at_edge(found: list[float], value: float) -> int:
    """Which of the lines a value lies at."""
    return min(range(len(found)), key=lambda at: abs(found[at] - value))


def grid_of(boxes: list[Box]) -> tuple[list[float], list[float]]:
    """Where the columns and the rows of these boxes begin and end."""
    columns = edges([edge for box in boxes for edge in (box.x0, box.x1)])
    rows = edges([edge for box in boxes for edge in (box.top, box.bottom)])
    return columns, rows


def whole_box(boxes: list[Box]) -> Box:
    """The box around all of them."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def goes_on(one: Ruled, other: Ruled) -> bool:
    """Whether a table has the columns of the one that ended the page before."""
    return len(one.columns) == len(other.columns) and all(
        abs(a - b) <= _NEAR for a, b in zip(one.columns, other.columns, strict=True)
    )


def continued(one: Ruled, other: Ruled) -> Ruled:
    """Two parts of a table as one: without the head that the second repeats, and with the row that a page cut."""
    skipped = _repeated(one, other)
    later = [cell._replace(row=cell.row - skipped) for cell in other.cells if cell.row >= skipped]
    cells = list(one.cells)
    if later and _is_cut(one, later):
        cells = _with_rest(cells, [cell for cell in later if cell.row == 0], one.height - 1)
        tall = [cell._replace(row=1, rows=cell.rows - 1) for cell in later if cell.row == 0 and cell.rows > 1]
        later = [cell._replace(row=cell.row - 1) for cell in (*tall, *later) if cell.row > 0]
    return one._replace(cells=tuple(_reaching_down(cells, later, one.height)))


def _repeated(one: Ruled, other: Ruled) -> int:
    """How many rows at the top of the second part say the same as the first rows of the table."""
    same = 0
    while same < min(one.height, other.height - 1) and _said(one, same) == _said(other, same):
        same += 1
    return same


def _said(table: Ruled, row: int) -> list[tuple[int, str]]:
    return sorted((cell.column, cell.text) for cell in table.row(row))


def _is_cut(one: Ruled, later: list[Cell]) -> bool:
    """Whether a row goes on that the page cut: few of its cells say anything, none a figure, each below a full one."""
    first = [cell for cell in later if cell.row == 0]
    full = [cell for cell in first if cell.text]
    above = {cell.column for cell in one.cells if cell.row + cell.rows == one.height and cell.text}
    few = 0 < len(full) <= len(first) // 2
    return few and all(cell.column in above and not cell.text[0].isdigit() for cell in full)


def _with_rest(cells: list[Cell], rest: list[Cell], row: int) -> list[Cell]:
    texts = {cell.column: cell.text for cell in rest if cell.text}
    return [
        cell._replace(text=run_on(cell.text, texts[cell.column]))
        if cell.column in texts and cell.row + cell.rows == row + 1
        else cell
        for cell in cells
    ]


def _reaching_down(cells: list[Cell], later: list[Cell], height: int) -> list[Cell]:
    """The cells of both parts; one that is merged downward goes on where the next page leaves its place empty."""
    heads = {cell.column: at for at, cell in enumerate(cells) if cell.row + cell.rows == height}
    joined = list(cells)
    for cell in later:
        at = heads.get(cell.column)
        upper = joined[at] if at is not None else None
        is_rest = cell.row == 0 and not cell.text and upper is not None and upper.columns == cell.columns
        if at is not None and upper is not None and is_rest and max(upper.rows, cell.rows) > 1:
            joined[at] = upper._replace(rows=upper.rows + cell.rows)
        else:
            joined.append(cell._replace(row=cell.row + height))
    return joined


def run_on(text: str, rest: str) -> str:
    """Two lines of one paragraph as one: with a blank only between words that are written with blanks."""
    if not text or not rest:
        return text + rest
    is_joint = text[-1] == "-" or not text[-1].isascii() or not rest[0].isascii() or rest[0] in "%),.;:"
    return text + rest if is_joint else f"{text} {rest}"
