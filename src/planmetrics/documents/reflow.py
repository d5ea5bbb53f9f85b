"""The pages of a PDF as one text: paragraphs over lines and pages, tables over pages, no heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from planmetrics.documents.extracted import Lines, Place
from planmetrics.documents.pages import TextLine
from planmetrics.documents.ruled import Ruled, continued, goes_on, run_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.documents.pages import Column, Page, Side

_MARGIN = 0.12
"""The parts of a page, above and below, in which running heads and page numbers stand."""
_PAGE_NUMBER = re.compile(
    r"[-—–·•\s]*(?:第?\s*[0-9]{1,4}\s*页?|[ivxlIVXL]{1,6}|[0-9]{1,4}\s*/\s*[0-9]{1,4}"
    r"|第\s*[0-9]+\s*页[，,\s]*共\s*[0-9]+\s*页|[Pp]age\s*[0-9]+(?:\s*of\s*[0-9]+)?)[-—–·•\s]*"
)
_DIGITS = re.compile(r"[0-9]+")
_GOES_ON = re.compile(r"[(（]?续(?:上?表|前页)?[^，。]{0,6}[)）]?")
"""What stands above the rest of a table on the next page."""
_BULLET = re.compile(r"[•●▪■○◆–*-] ?|[(（]?[0-9a-z]{1,2}[.)）] ")
_LEAST_PAGES = 3
_LEAST_LINES = 5
_INDENT, _SLACK, _PITCH = 0.8, 1.8, 1.6
"""In sizes of the characters, and of the usual step from line to line: what begins, or ends, a paragraph."""
_SAME_SIZE = 0.6
_NEAR = 3


class _Room(NamedTuple):
    """The room of a column: where its lines begin and end, and the usual step from one to the next."""

    left: float
    right: float
    step: float


class _Item(NamedTuple):
    """A line or table with its page, and the room of its column."""

    page: int
    room: _Room
    what: TextLine | Ruled


def reflowed(pages: list[Page]) -> Lines:
    """The lines of the text, each with its page."""
    lines = Lines()
    items = list(_items(pages))
    at = 0
    while at < len(items):
        what = items[at].what
        if isinstance(what, Ruled):
            at = _add_table(lines, items, at, what)
        else:
            at = _add_paragraph(lines, items, at, what)
    return lines


def _items(pages: list[Page]) -> Iterator[_Item]:
    running = _running(pages)
    kept = [
        (
            page.number,
            column._replace(items=tuple(what for what in column.items if not _is_dropped(page, what, running))),
        )
        for page in pages
        for column in page.columns
    ]
    usual = _usual_rooms([column for _, column in kept])
    for number, column in kept:
        room = _room(column, usual)
        yield from (_Item(number, room, what) for what in column.items)


def _usual_rooms(columns: list[Column]) -> dict[Side, _Room]:
    """The room of most columns on each side of a page that hold enough lines to show it."""
    rooms: dict[Side, list[_Room]] = {}
    for column in columns:
        if len(_text_lines(column)) >= _LEAST_LINES:
            rooms.setdefault(column.side, []).append(_own_room(column))
    return {side: _Room(*(median(values) for values in zip(*found, strict=True))) for side, found in rooms.items()}


def _room(column: Column, usual: dict[Side, _Room]) -> _Room:
    is_full = len(_text_lines(column)) >= _LEAST_LINES
    return _own_room(column) if is_full else usual.get(column.side) or _own_room(column)


def _own_room(column: Column) -> _Room:
    lines = _text_lines(column)
    tops = [line.box.top for line in lines]
    return _Room(
        min((line.box.x0 for line in lines), default=0.0),
        max((line.box.x1 for line in lines), default=0.0),
        median([below - above for above, below in pairwise(tops)] or [0.0]),
    )


def _text_lines(column: Column) -> list[TextLine]:
    return [item for item in column.items if isinstance(item, TextLine)]


def _key(line: TextLine) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.box.top / _NEAR)


def _is_in_margin(page: Page, line: TextLine) -> bool:
    return line.box.bottom < page.height * _MARGIN or line.box.top > page.height * (1 - _MARGIN)


def _running(pages: list[Page]) -> set[tuple[str, int]]:
    """Lines that stand in one place of several pages."""
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        lines = [line for column in page.columns for line in _text_lines(column)]
        counts.update({_key(line) for line in lines if _is_in_margin(page, line)})
    least = min(_LEAST_PAGES, max(len(pages), 2))
    return {key for key, number in counts.items() if number >= least}


def _is_dropped(page: Page, line: TextLine | Ruled, running: set[tuple[str, int]]) -> bool:
    if isinstance(line, Ruled) or not _is_in_margin(page, line):
        return False
    return _key(line) in running or _PAGE_NUMBER.fullmatch(line.text) is not None


def _add_table(lines: Lines, items: list[_Item], at: int, table: Ruled) -> int:
    """Add a table with its parts on the pages that follow; where the items behind it begin."""
    pages = [items[at].page] * table.height
    last = items[at]
    while (following := _next_part(items, at, last, table)) is not None:
        at = following
        last = items[at]
        part = last.what
        if isinstance(part, Ruled):
            table = continued(table, part)
            pages += [last.page] * (table.height - len(pages))
    lines.table(table.cells, [Place(page=page) for page in pages])
    return at + 1


def _next_part(items: list[_Item], at: int, last: _Item, table: Ruled) -> int | None:
    """Where the table goes on at the top of the next page, a line that says so passed over."""
    for later in (at + 1, at + 2):
        if later >= len(items) or items[later].page != last.page + 1:
            return None
        what = items[later].what
        if isinstance(what, Ruled):
            return later if goes_on(table, what) else None
        if _GOES_ON.fullmatch(what.text) is None:
            return None
    return None


def _add_paragraph(lines: Lines, items: list[_Item], at: int, line: TextLine) -> int:
    """Add a paragraph with all its lines; where the items behind it begin."""
    first, text, last = items[at], line.text, line
    while at + 1 < len(items):
        following = items[at + 1]
        if not isinstance(following.what, TextLine) or not _runs_on(first, items[at], last, following, following.what):
            break
        text, last = run_on(text, following.what.text), following.what
        at += 1
    lines.paragraph(text, Place(page=first.page))
    return at + 1


def _runs_on(first: _Item, item: _Item, line: TextLine, following: _Item, after: TextLine) -> bool:
    """Whether a line goes on in the next one: it fills its column, and the next is not set in."""
    if abs(line.size - after.size) > _SAME_SIZE or "\t" in line.text or "\t" in after.text:
        return False
    slack = item.room.right - line.box.x1
    if slack > max(_SLACK * line.size, after.first_word + line.size):
        return False
    if item.room is following.room and after.box.top - line.box.top > _PITCH * item.room.step:
        return False
    indent = after.box.x0 - following.room.left
    begun = first.what
    hangs = isinstance(begun, TextLine) and _BULLET.match(begun.text) is not None and after.box.x0 > begun.box.x0 + 1
    return hangs or indent < _INDENT * after.size
