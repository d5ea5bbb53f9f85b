"""One page of a PDF: its characters as lines, column by column, and its ruled tables."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from statistics import median
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.documents.extracted import Cell, plain, raised
from planmetrics.documents.ruled import Box, Ruled, at_edge, grid_of, run_on, whole_box
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_CELL_GAP = 1.5
"""Blank between two characters, in character sizes, that sets cells apart where there are no lines."""
_WORD_GAP = 0.2
_RAISED_SIZE, _RAISED_BY = 0.9, 0.2
"""A superscript is smaller than its line, and its foot stands higher, in parts of the size of the line."""
_SAME_LINE = 0.5
"""Two characters stand on one line where they share so much of the lower one's height."""
_LEAST_LINES = 6
_GUTTER = 0.6
_FOLDED = re.compile("[\ufb00-\ufb06\u2e80-\u2fdf\uf900-\ufaff]")
Side: TypeAlias = Literal["whole", "left", "right"]
_MOST_CROSSING, _LEAST_BESIDE, _LEAST_FILLED = 0.2, 0.5, 0.6
"""Of the lines of a page with two columns: those across the gutter, those on either side, and how far they fill it."""


class Character(NamedTuple):
    """A character and where it stands, in points from the upper left corner of the page."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str

    @property
    def size(self) -> float:
        """Its height."""
        return self.bottom - self.top


class TextLine(NamedTuple):
    """A line of characters: where it stands, how large most of them are, and what it says."""

    box: Box
    size: float
    text: str
    first_word: float
    """The width of what could not be parted from the line above: a number, a word, a Chinese character."""


class Column(NamedTuple):
    """Lines and tables that are read from top to bottom: over the whole page, or left or right of a gutter."""

    side: Side
    items: tuple[TextLine | Ruled, ...]


class Page(NamedTuple):
    """A page: its columns in reading order, and what on it is no readable text."""

    number: int
    width: float
    height: float
    columns: tuple[Column, ...]
    signs: int
    passed_over: Mapping[str, int] = MappingProxyType({})
    """How many characters were not read, by why: `signs`, `turned`, `struck`."""
    pictures: int = 0


def unfolded(text: str) -> str:
    """The signs that a font folded into one shape (ﬁ), or that stand for a character (⼀ for 一), as characters."""
    return unicodedata.normalize("NFKC", text) if _FOLDED.search(text) is not None else text


def read_page(number: int, size: tuple[float, float], characters: list[Character], tables: list[list[Box]]) -> Page:
    """The lines and tables of a page of this width and height, given its characters and the boxes between its lines."""
    characters = _printed_once(characters)
    ruled, free = [], characters
    for boxes in tables:
        columns, _ = grid_of(boxes)
        if len(boxes) > 1 and len(columns) > 2:  # noqa: PLR2004  # a frame around text has two edges
            around = whole_box(boxes)
            inside = [one for one in free if around.holds(*_middle(one))]
            if inside:
                ruled.append(_ruled(boxes, inside))
                free = [one for one in free if not around.holds(*_middle(one))]
    signs = sum(not one.text.isspace() for one in characters)
    return Page(number, *size, tuple(_columns(free, ruled)), signs)


def _printed_once(characters: list[Character]) -> list[Character]:
    """Without those that are printed over themselves to look bold."""
    seen: set[tuple[str, int, int]] = set()
    kept = []
    for one in characters:
        places = {
            (one.text, round(one.x0) + right, round(one.top) + down) for right in (-1, 0, 1) for down in (-1, 0, 1)
        }
        if seen.isdisjoint(places):
            seen.add((one.text, round(one.x0), round(one.top)))
            kept.append(one)
    return kept


def _middle(one: Character) -> tuple[float, float]:
    return (one.x0 + one.x1) / 2, (one.top + one.bottom) / 2


def _ruled(boxes: list[Box], characters: list[Character]) -> Ruled:
    columns, rows = grid_of(boxes)
    held: dict[int, list[Character]] = {}
    for one in characters:
        middle = _middle(one)
        at = next((at for at, box in enumerate(boxes) if box.holds(*middle)), None)
        if at is not None:
            held.setdefault(at, []).append(one)
    cells = []
    for at, box in enumerate(boxes):
        row, column = at_edge(rows, box.top), at_edge(columns, box.x0)
        size = at_edge(rows, box.bottom) - row, at_edge(columns, box.x1) - column
        cells.append(Cell(row, column, *size, _cell_text(held.get(at, []))))
    return Ruled(whole_box(boxes), tuple(columns), tuple(sorted(cells)))


def _cell_text(characters: list[Character]) -> str:
    """The lines of a cell, which was too narrow for them, as one; a mark that had no room beside its word stays one."""
    text, size = "", 0.0
    for line in lines_of(characters):
        is_mark = line.text.isdecimal() and line.size < _RAISED_SIZE * size
        text = run_on(text, raised(line.text) if is_mark else line.text.replace("\t", " "))
        size = max(size, line.size)
    return text


def lines_of(characters: list[Character]) -> list[TextLine]:
    """Characters as lines, from top to bottom."""
    groups: list[list[Character]] = []
    bands: list[tuple[float, float]] = []
    for one in sorted(characters, key=lambda one: (one.top + one.bottom, one.x0)):
        at = _band(bands, one)
        if at is None:
            groups.append([one])
            bands.append((one.top, one.bottom))
        else:
            groups[at].append(one)
            top, bottom = bands[at]
            if one.size > bottom - top:
                bands[at] = (one.top, one.bottom)
    lines = [line for group in groups if (line := _line(group)) is not None]
    return sorted(lines, key=lambda line: (line.box.top, line.box.x0))


def _band(bands: list[tuple[float, float]], one: Character) -> int | None:
    """Which of the last lines a character stands on."""
    for at in range(len(bands) - 1, max(len(bands) - 4, -1), -1):
        top, bottom = bands[at]
        shared = min(bottom, one.bottom) - max(top, one.top)
        if shared >= _SAME_LINE * min(bottom - top, one.size):
            return at
    return None


def _line(group: list[Character]) -> TextLine | None:
    """A line of its characters from left to right; None where all are blank."""
    group = sorted(group, key=lambda one: one.x0)
    while group and group[0].text.isspace():
        group.pop(0)
    while group and group[-1].text.isspace():
        group.pop()
    if not group:
        return None
    size = Counter(round(one.size, 1) for one in group).most_common(1)[0][0]
    foot = median(one.bottom for one in group if round(one.size, 1) == size)
    parts: list[str] = []
    last: Character | None = None
    for one in group:
        if last is not None:
            parts.append(_between(last, one, size))
        is_raised = one.size < _RAISED_SIZE * size and one.bottom < foot - _RAISED_BY * size
        parts.append(raised(one.text) if is_raised else one.text)
        last = one if not one.text.isspace() or last is None else last
    text = "\t".join(map(plain, "".join(parts).split("\t")))
    return TextLine(whole_box([Box(*one[:4]) for one in group]), size, text, _first_word(group))


def _between(last: Character, one: Character, size: float) -> str:
    gap = one.x0 - last.x1
    if one.text.isspace():
        return ""
    if gap > _CELL_GAP * size:
        return "\t"
    return " " if gap > _WORD_GAP * size and last.text.isascii() and one.text.isascii() else ""


def _first_word(group: list[Character]) -> float:
    end = 0
    while end < len(group) and group[end].text.isascii() and not group[end].text.isspace():
        end += 1
    return group[max(end - 1, 0)].x1 - group[0].x0


def _columns(characters: list[Character], tables: list[Ruled]) -> list[Column]:
    """The columns of a page in reading order: what stands across the gutter ends those above it."""
    gutter = _gutter(characters)
    if gutter is None:
        return _column("whole", [*lines_of(characters), *tables])
    crossing = [one for one in characters if one.x0 < gutter < one.x1]
    bands = [(one.top, one.bottom) for one in crossing]
    across: list[Character] = []
    left: list[Character] = []
    right: list[Character] = []
    for one in characters:
        middle = (one.top + one.bottom) / 2
        is_across = any(top <= middle <= bottom for top, bottom in bands)
        (across if is_across else left if one.x1 <= gutter else right).append(one)
    spanning: list[TextLine | Ruled] = [*lines_of(across), *(t for t in tables if t.box.x0 < gutter < t.box.x1)]
    sides: dict[Side, list[TextLine | Ruled]] = {
        "left": [*lines_of(left), *(table for table in tables if table.box.x1 <= gutter)],
        "right": [*lines_of(right), *(table for table in tables if table.box.x0 >= gutter)],
    }
    made: list[Column] = []
    above: list[TextLine | Ruled] = []
    top = 0.0
    for item in [*sorted(spanning, key=_top), None]:
        bottom = float("inf") if item is None else item.box.top
        between = {side: [one for one in items if top <= one.box.top < bottom] for side, items in sides.items()}
        if any(between.values()):
            made += _column("whole", above)
            made += [column for side, items in between.items() for column in _column(side, items)]
            above = []
        if item is not None:
            above.append(item)
            top = item.box.top
    return [*made, *_column("whole", above)]


def _top(item: TextLine | Ruled) -> float:
    return item.box.top


def _column(side: Side, items: list[TextLine | Ruled]) -> list[Column]:
    return [Column(side, tuple(sorted(items, key=_top)))] if items else []


def _gutter(characters: list[Character]) -> float | None:
    """Where the blank between two columns of text runs, if the page has two."""
    printed = [one for one in characters if not one.text.isspace()]
    if not printed:
        return None
    size = median(one.size for one in printed)
    left, right = min(one.x0 for one in printed), max(one.x1 for one in printed)
    lines: dict[int, list[Character]] = {}
    for one in printed:
        lines.setdefault(round((one.top + one.bottom) / 2 / size), []).append(one)
    if len(lines) < _LEAST_LINES:
        return None
    steps = max(int((right - left) / size * 2), 1)
    places = [left + (right - left) * step / steps for step in range(int(steps * 0.3), int(steps * 0.7) + 1)]
    fitting = [x for x in places if _is_gutter(lines, x, left, right, size)]
    return median(fitting) if fitting else None


def _is_gutter(lines: dict[int, list[Character]], x: float, left: float, right: float, size: float) -> bool:
    """Whether hardly a line has a character here, while most fill the room on either side."""
    half = _GUTTER * size
    crossing = sum(any(one.x0 < x + half and one.x1 > x - half for one in line) for line in lines.values())
    if crossing > _MOST_CROSSING * len(lines):
        return False
    sides = [
        ([[one for one in line if one.x1 <= x] for line in lines.values()], x - left),
        ([[one for one in line if one.x0 >= x] for line in lines.values()], right - x),
    ]
    filled = [[_width(part) / width for part in parts if part] for parts, width in sides]
    return all(len(side) >= _LEAST_BESIDE * len(lines) and median(side) >= _LEAST_FILLED for side in filled)


def _width(side: list[Character]) -> float:
    return sum(one.x1 - one.x0 for one in side)
