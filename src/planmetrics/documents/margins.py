"""What of a PDF's pages is body: running heads and page numbers are dropped, notes at the foot are set aside."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise, takewhile
from math import inf
from statistics import median
from typing import TYPE_CHECKING

from planmetrics.documents.pages import TextLine
from planmetrics.documents.ruled import Ruled
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.documents.pages import Column, Page, Side

_MARGIN = 0.12
"""The parts of a page, above and below, in which running heads and page numbers stand."""
_WIDE = 0.6
"""A line of so much of the page's width is one of the body."""
_PAGE_NUMBER = re.compile(
    r"[-—–·•\s]*(?:第?\s*[0-9]{1,4}\s*页?|[ivxlIVXL]{1,6}|[0-9]{1,4}\s*/\s*[0-9]{1,4}"
    r"|第\s*[0-9]+\s*页[，,\s]*共\s*[0-9]+\s*页|[Pp]age\s*[0-9]+(?:\s*of\s*[0-9]+)?)[-—–·•\s]*"
)
_OF_BROWSER = re.compile(
    r"(?:https?|file)://\S+(?:\t| )[0-9]+/[0-9]+"
    r"|[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4},? (?:上午|下午)?[0-9]{1,2}:[0-9]{2}\b.*"
)
"""What browsers print above and below a page: its address with the number of the sheet, the time with its title."""
_DIGITS = re.compile(r"[0-9]+")
_LEAST_PAGES, _LEAST_LINES = 3, 5
"""Pages on which a line has to stand to be a running head; lines that show the room of their column."""
_NEAR = 3
_NOTE = re.compile(r"[0-9¹²³⁴-⁹①-⑳*〔\[［]")
_NOTE_SIZE = 0.92
"""Notes are set smaller than the body, in parts of its size."""


class Room(NamedTuple):
    """The room of a column: where its lines begin and end, and the usual step from one to the next."""

    left: float
    right: float
    step: float


class Item(NamedTuple):
    """A line or table of the body with its page, and the room of its column."""

    page: int
    room: Room
    what: TextLine | Ruled


class Body(NamedTuple):
    """What the pages say, in reading order, and by page the lines of the notes at its foot."""

    items: tuple[Item, ...]
    notes: dict[int, list[TextLine]]


def body_of(pages: list[Page]) -> Body:
    """The body of a document, and its notes."""
    running = _running(pages)
    usual_size = _usual_size(pages)
    kept: list[tuple[int, Column]] = []
    notes: dict[int, list[TextLine]] = {}
    for page in pages:
        outer = _outer(page, running)
        for column in page.columns:
            items = tuple(what for what in column.items if what not in outer)
            begin = _notes_begin(items, usual_size)
            kept.append((page.number, column._replace(items=items[:begin])))
            notes.setdefault(page.number, []).extend(item for item in items[begin:] if isinstance(item, TextLine))
    usual = _usual_rooms([column for _, column in kept])
    return Body(tuple(Item(number, _room(c, usual), what) for number, c in kept for what in c.items), notes)


def _text_lines(column: Column) -> list[TextLine]:
    return [item for item in column.items if isinstance(item, TextLine)]


def _usual_size(pages: list[Page]) -> float:
    """The size of most characters outside tables."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for column in page.columns:
            for line in _text_lines(column):
                sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _notes_begin(items: tuple[TextLine | Ruled, ...], usual: float) -> int:
    """Where the notes begin: small lines at the foot of a column, from the first one with a mark on."""
    begin = len(items)
    for at in range(len(items) - 1, -1, -1):
        item = items[at]
        if isinstance(item, Ruled) or item.size >= _NOTE_SIZE * usual:
            break
        if _NOTE.match(item.text) is not None:
            begin = at
    return begin


def _usual_rooms(columns: list[Column]) -> dict[Side, Room]:
    """The room of most columns on each side of a page that hold enough lines to show it."""
    rooms: dict[Side, list[Room]] = {}
    for column in columns:
        if len(_text_lines(column)) >= _LEAST_LINES:
            rooms.setdefault(column.side, []).append(_own_room(column))
    return {side: Room(*(median(values) for values in zip(*found, strict=True))) for side, found in rooms.items()}


def _room(column: Column, usual: dict[Side, Room]) -> Room:
    """The room of a column; of a lone line nobody knows where it could have ended."""
    lines = len(_text_lines(column))
    own = _own_room(column) if lines > 1 else _own_room(column)._replace(right=inf)
    return own if lines >= _LEAST_LINES else usual.get(column.side, own)


def _own_room(column: Column) -> Room:
    lines = [line for line in _text_lines(column) if "\t" not in line.text] or _text_lines(column)
    steps = [below.box.top - above.box.top for above, below in pairwise(lines)]
    left = min((line.box.x0 for line in lines), default=0.0)
    return Room(left, max((line.box.x1 for line in lines), default=0.0), median(steps or [0.0]))


def _key(line: TextLine) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.box.top / _NEAR)


def _is_in_margin(page: Page, line: TextLine) -> bool:
    """Whether a line stands above or below the body, and is not as wide as the body is."""
    is_outside = line.box.bottom < page.height * _MARGIN or line.box.top > page.height * (1 - _MARGIN)
    return is_outside and ("\t" in line.text or line.box.x1 - line.box.x0 < page.width * _WIDE)


def _running(pages: list[Page]) -> set[tuple[str, int]]:
    """Lines that stand in one place of several pages."""
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        lines = [line for column in page.columns for line in _text_lines(column)]
        counts.update({_key(line) for line in lines if _is_in_margin(page, line)})
    least = min(_LEAST_PAGES, max(len(pages), 2))
    return {key for key, number in counts.items() if number >= least}


def _outer(page: Page, running: set[tuple[str, int]]) -> set[TextLine | Ruled]:
    """The heads and numbers of a page: from above and from below, up to the first line that is neither."""
    lines = sorted((line for column in page.columns for line in _text_lines(column)), key=lambda line: line.box.top)
    above = takewhile(lambda line: _is_outer(page, line, running), lines)
    below = takewhile(lambda line: _is_outer(page, line, running), lines[::-1])
    return {*above, *below}


def _is_outer(page: Page, line: TextLine, running: set[tuple[str, int]]) -> bool:
    is_one = _key(line) in running or any(one.fullmatch(line.text) for one in (_PAGE_NUMBER, _OF_BROWSER))
    return is_one and _is_in_margin(page, line)
