"""What the layout of a document's tables tells: which figures number a row or date a column, and the head above a row.

A table stands there as one row a line, with tabs between its cells, or pasted with one cell a line.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from planmetrics.model.units import unit_at
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBERS = re.compile(r"序号?|编号|项次|[Nn]o\.?|#|Ref\.?")
"""The cell of a head above the numbers of the rows."""
_HEADS = re.compile(
    _NUMBERS.pattern
    + r"|(?:主要)?指标(?:名称)?|项目|名称|(?:计量)?单位|类别|领域|(?:指标)?属性|地区|区域|区县|(?:责任|牵头)单位"
    r"|(?i:indicator|measure|name|unit|area|ward|owner|lead)"
)
"""Cells that make a row the head of a table."""
_NATURES = frozenset({"预期性", "约束性", "预期", "约束"})
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?%?")
_ROW_NUMBER = re.compile(r"[(]?[0-9]{1,3}(?:[.-][0-9]{1,2})*[.、)]?")
_LEADING = re.compile(r"([0-9]{1,3})(?:\t|$)")
_LEAST_HEAD, _LONGEST_HEAD = 3, 20
"""How many cells a head with one cell a line may have, and how many characters each."""
_LONGEST_CELL = 40
_DATED = re.compile(r"(?:19|20)[0-9]{2}年?[^0-9，。；、]{0,6}")
"""The head of a column of figures: 2030年, 2025年基期."""
_VALUE = re.compile(r"[^0-9，。；]{0,4}[0-9][0-9.,]*[^0-9，。；]{0,8}|[-—–]+")
_LONGEST_CAPTION = 60
"""Characters of the line above a head that may be the caption of the table."""


class Mark(NamedTuple):
    """Where a line holds what the layout tells to be no quantity, and the kind of figure that it is."""

    start: int
    end: int
    kind: str


class Layout(NamedTuple):
    """By the index of a line: its marks, and what the head of the table says that it is a row of."""

    marks: dict[int, list[Mark]]
    heads: dict[int, str]


class Cell(NamedTuple):
    """One cell of a row: its column, where it begins on the line, and its text."""

    column: int
    start: int
    text: str


def cells_of(raw: str, text: str) -> list[Cell]:
    """The cells of a row that hold something; empty ones in front of them were stripped from `text`, and count."""
    column, start, found = raw[: len(raw) - len(raw.lstrip())].count("\t"), 0, []
    for piece in text.split("\t"):
        if piece:
            found.append(Cell(column, start, piece))
        column, start = column + 1, start + len(piece) + 1
    return found


def read_layout(raws: list[str], texts: list[str]) -> Layout:
    """The layout of the lines of a text, as they stand there and as rules see them (`compact`)."""
    layout = Layout({}, {})
    _read_stacked(texts, layout)
    head, column, last = "", None, 0
    for at, (raw, text) in enumerate(zip(raws, texts, strict=True)):
        if at in layout.heads:
            continue
        cells = cells_of(raw, text) if "\t" in raw else []
        if cells and _is_head(cells):
            head, column = (
                _captioned(texts, at),
                next((cell.column for cell in cells if _NUMBERS.fullmatch(cell.text)), None),
            )
            layout.marks[at] = [*_years(cells)]
        elif text and not cells:
            head, column = "", None
        if head:
            layout.heads[at] = head
        numbers = [cell for cell in cells if cell.column == column and _ROW_NUMBER.fullmatch(cell.text)]
        if numbers:
            layout.marks[at] = [Mark(numbers[0].start, numbers[0].start + len(numbers[0].text), "row_number")]
            last = int(numbers[0].text) if numbers[0].text.isdigit() else last
        elif (begun := _begun(texts, at, last)) is not None:
            last = begun
            layout.marks[at] = [Mark(0, len(str(begun)), "row_number")]
    return layout


def _captioned(texts: list[str], at: int) -> str:
    """The head of a table on this line, with its caption: the line above, where that is short and no sentence."""
    above = next((text for text in reversed(texts[max(at - 3, 0) : at]) if text), "")
    is_caption = 0 < len(above) <= _LONGEST_CAPTION and "\t" not in above and above[-1] not in "。；.;"
    return f"{above}\n{texts[at]}" if is_caption else texts[at]


def _is_head(cells: list[Cell]) -> bool:
    """Whether a row is a head: one of its cells is called as heads are, and no figure in it is but a year."""
    figures = [cell.text for cell in cells if _FIGURE.fullmatch(cell.text)]
    return any(_HEADS.fullmatch(cell.text) for cell in cells) and all(_YEAR.fullmatch(figure) for figure in figures)


def _years(cells: list[Cell]) -> Iterator[Mark]:
    """Bare years in a head: 2025 without 年."""
    for cell in cells:
        if _YEAR.fullmatch(cell.text):
            yield Mark(cell.start, cell.start + len(cell.text), "date")


def _begun(texts: list[str], at: int, last: int) -> int | None:
    """The number of the row that begins here without a head above: the one after the last, with words behind it."""
    found = _LEADING.match(texts[at])
    if found is None or int(found[1]) not in {1, last + 1}:
        return None
    following = next((later for later in texts[at + 1 : at + 4] if later), "")
    begins = "\t" in texts[at] or (following[:1] != "" and not following[0].isascii())
    return int(found[1]) if begins else None


def _read_stacked(texts: list[str], layout: Layout) -> None:
    """Tables with one cell a line, below a head that begins with 序号: only what begins a row numbers it."""
    filled = [at for at, text in enumerate(texts) if text]
    end = 0
    for place, at in enumerate(filled):
        if place < end:
            continue
        if not _NUMBERS.fullmatch(texts[at]):
            end = _read_unnumbered(texts, filled[place:], layout) + place
            continue
        head = [*takewhile(lambda line: texts[line] != "1", filled[place : place + _LONGEST_HEAD])]
        first, width = place + len(head), len(head)
        is_head = all("\t" not in texts[line] and len(texts[line]) <= _LONGEST_HEAD for line in head)
        if not is_head or not _LEAST_HEAD <= width < _LONGEST_HEAD or first >= len(filled):
            continue
        starts = _starts([texts[line] for line in filled], first, width)
        end = min(starts[-1] + width, len(filled))
        for line in filled[place:end]:
            layout.heads[line] = "\t".join(texts[cell] for cell in head)
        for line in head:
            if _YEAR.fullmatch(texts[line]):
                layout.marks[line] = [Mark(0, len(texts[line]), "date")]
        for start in starts:
            layout.marks[filled[start]] = [Mark(0, len(texts[filled[start]]), "row_number")]


def _read_unnumbered(texts: list[str], filled: list[int], layout: Layout) -> int:
    """A table with one cell a line and no 序号: rows as wide as the head that begins here; how many cells it has."""
    head = [*takewhile(lambda line: _HEADS.fullmatch(texts[line]) or _DATED.fullmatch(texts[line]), filled[:20])]
    width, dated = len(head), [at for at, line in enumerate(head) if _DATED.fullmatch(texts[line])]
    numbered = any(_NUMBERS.fullmatch(texts[line]) for line in head)
    if width < _LEAST_HEAD or not dated or dated[0] == 0 or numbered:
        return 0
    end = width
    while _is_row([texts[line] for line in filled[end : end + width]], width, dated):
        end += width
    if end < width * 3:
        return 0
    for line in filled[:end]:
        layout.heads[line] = "\t".join(texts[cell] for cell in head)
    for line in head:
        if _YEAR.fullmatch(texts[line]):
            layout.marks[line] = [Mark(0, len(texts[line]), "date")]
    return end


def _is_row(cells: list[str], width: int, dated: list[int]) -> bool:
    """Whether cells are a row of such a table: a name first, and a figure or a dash below each year."""
    fits = len(cells) == width and all(len(cell) <= _LONGEST_CELL for cell in cells) and _is_name(cells[0])
    return fits and all(_VALUE.fullmatch(cells[at]) for at in dated)


def _starts(cells: list[str], first: int, width: int) -> list[int]:
    """Where the rows of a table with one cell a line begin.

    A value may be what the number of the next row is: that which stands where the rows so far lead to is the number.
    """
    starts = [first]
    while True:
        wanted = starts[-1] + (starts[-1] - starts[-2] if len(starts) > 1 else width)
        number, near = str(len(starts) + 1), range(starts[-1] + 2, min(starts[-1] + width + 3, len(cells) - 1))
        found = [at for at in near if cells[at] == number and _is_name(cells[at + 1])]
        if not found:
            return starts
        starts.append(min(found, key=lambda at: abs(at - wanted)))


def _is_name(cell: str) -> bool:
    """Whether a cell may name what its row is of: words, but no unit and no 预期性."""
    unit = unit_at(cell, 0)
    return cell[0].isalpha() and cell not in _NATURES and (unit is None or unit[1] < len(cell))
