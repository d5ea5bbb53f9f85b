"""What a document comes to: its text, a paragraph or a table row a line, and where each line stands in the file."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from planmetrics.syntax.decoding import without_invisible
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BLANKS = re.compile(r"[ \t\r\n\f\v\x85\xa0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")


class Place(NamedTuple):
    """Where a line stands in the file it was taken from, as far as that kind of file tells: pages and rows from 1."""

    page: int | None = None
    sheet: str | None = None
    row: int | None = None


NOWHERE = Place()


class Merge(NamedTuple):
    """A cell of a table that takes the room of several: its row and column, counted from 1, and how many of each."""

    row: int
    column: int
    rows: int
    columns: int


class TableExtent(NamedTuple):
    """A table of the text: its first and last line, counted from 1, both included, and its merged cells."""

    first: int
    last: int
    merges: tuple[Merge, ...] = ()


class Extracted(NamedTuple):
    """A document as text in lines, each with its place; `extractor` names what made the text, and its version."""

    text: str
    places: tuple[Place, ...]
    tables: tuple[TableExtent, ...]
    media_type: str
    extractor: str


class Cell(NamedTuple):
    """A cell of a table being read: where it begins, counted from 0, how far it reaches, and what it says."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


class Lines:
    """The lines of a document, as they are met one after another."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.places: list[Place] = []
        self.tables: list[TableExtent] = []

    def paragraph(self, text: str, place: Place = NOWHERE) -> None:
        """A line of its own for each that is not blank; tabs within it stay."""
        for line in text.split("\n"):
            if tidy := "\t".join(map(plain, line.split("\t"))).strip("\t "):
                self.lines.append(tidy)
                self.places.append(place)

    def table(self, cells: Iterable[Cell], places: Sequence[Place] = ()) -> None:
        """A line a row; a table of one column is a box around paragraphs, and stands as these."""
        cells = _without_idle_columns([cell for cell in cells if cell.rows and cell.columns])
        width = max((cell.column + cell.columns for cell in cells), default=0)
        if width <= 1:
            for cell in sorted(cells):
                self.paragraph(cell.text, places[cell.row] if places else NOWHERE)
            return
        height = max(cell.row + cell.rows for cell in cells)
        rows = [[""] * width for _ in range(height)]
        for cell in cells:
            rows[cell.row][cell.column] = plain(cell.text)
        first = len(self.lines) + 1
        self.lines += ["\t".join(row) for row in rows]
        self.places += [places[row] if places else NOWHERE for row in range(height)]
        merges = (Merge(c.row + 1, c.column + 1, c.rows, c.columns) for c in sorted(cells) if c.rows * c.columns > 1)
        self.tables.append(TableExtent(first, len(self.lines), tuple(merges)))

    def extracted(self, media_type: str, extractor: str) -> Extracted:
        """All that was met, as the text of a document."""
        text = "".join(f"{line}\n" for line in self.lines)
        return Extracted(text, tuple(self.places), tuple(self.tables), media_type, extractor)


def _without_idle_columns(cells: list[Cell]) -> list[Cell]:
    """The same cells on the columns in which any begins: a grid may have others, which nobody sees."""
    begins = sorted({cell.column for cell in cells})
    place = {column: at for at, column in enumerate(begins)}
    return [
        cell._replace(column=at, columns=bisect_left(begins, cell.column + cell.columns) - at)
        for cell in cells
        for at in (place[cell.column],)
    ]


def plain(text: str) -> str:
    """Text on one line, without invisible characters, with single blanks and none at its ends."""
    return without_invisible(_BLANKS.sub(" ", text)).strip()


def raised(text: str) -> str:
    """Text that is set as a superscript: its digits must not run into those of the figure in front (15.7⁴)."""
    return text.translate(_RAISED)
