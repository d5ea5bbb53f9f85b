"""The body of a PDF as one text: paragraphs over lines and pages, tables over pages, notes behind what they end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.documents.extracted import Lines, Place, raised
from planmetrics.documents.margins import body_of
from planmetrics.documents.pages import TextLine
from planmetrics.documents.ruled import Ruled, continued, goes_on, run_on

if TYPE_CHECKING:
    from planmetrics.documents.margins import Item
    from planmetrics.documents.pages import Page

_GOES_ON = re.compile(r"[(（]?续(?:上?表|前页)?[^，。]{0,6}[)）]?")
"""What stands above the rest of a table on the next page."""
_BULLET = re.compile(r"[•●▪■○◆–*-] ?|[(（]?[0-9a-z]{1,2}[.)）] ")
_MARK = re.compile(r"([0-9]{1,3})(?![0-9.%])")
_INDENT, _SLACK, _PITCH = 0.8, 1.8, 1.6
"""In sizes of the characters, and of the usual step from line to line: what begins, or ends, a paragraph."""
_SAME_SIZE = 0.6


def reflowed(pages: list[Page]) -> Lines:
    """The lines of the text, each with its page."""
    body = body_of(pages)
    lines = Lines()
    at, noted = 0, 0
    while at < len(body.items):
        item = body.items[at]
        for page in range(noted, item.page):
            _add_notes(lines, page, body.notes.get(page, []))
        noted = item.page
        at = _add(lines, body.items, at)
    for page in range(noted, max(body.notes, default=0) + 1):
        _add_notes(lines, page, body.notes.get(page, []))
    return lines


def _add(lines: Lines, items: tuple[Item, ...], at: int) -> int:
    """Add the table or paragraph that begins here; where the items behind it begin."""
    what = items[at].what
    if isinstance(what, Ruled):
        return _add_table(lines, items, at, what)
    end, text = at, what.text
    while end + 1 < len(items):
        line, after = items[end].what, items[end + 1].what
        if not (isinstance(line, TextLine) and isinstance(after, TextLine)):
            break
        if not _runs_on(what, items[end], line, items[end + 1], after):
            break
        text = run_on(text, after.text)
        end += 1
    lines.paragraph(text, Place(page=items[at].page))
    return end + 1


def _add_notes(lines: Lines, page: int, notes: list[TextLine]) -> None:
    """The notes at the foot of a page, a line each, their marks raised."""
    text = ""
    for line in notes:
        mark = _MARK.match(line.text)
        if mark is not None:
            lines.paragraph(text, Place(page=page))
            text = f"{raised(mark[1])} {line.text[mark.end() :]}"
        else:
            text = run_on(text, line.text)
    lines.paragraph(text, Place(page=page))


def _add_table(lines: Lines, items: tuple[Item, ...], at: int, table: Ruled) -> int:
    """Add a table with its parts on the pages that follow; where the items behind it begin."""
    pages = [items[at].page] * table.height
    while (following := _next_part(items, at, table)) is not None:
        at = following
        part = items[at].what
        if isinstance(part, Ruled):
            table = continued(table, part)
            pages += [items[at].page] * (table.height - len(pages))
    lines.table(table.cells, [Place(page=page) for page in pages])
    return at + 1


def _next_part(items: tuple[Item, ...], at: int, table: Ruled) -> int | None:
    """Where the table goes on at the top of the next page, a line that says so passed over."""
    for later in (at + 1, at + 2):
        if later >= len(items) or items[later].page != items[at].page + 1:
            return None
        what = items[later].what
        if isinstance(what, Ruled):
            return later if goes_on(table, what) else None
        if _GOES_ON.fullmatch(what.text) is None:
            return None
    return None


def _runs_on(begun: TextLine, item: Item, line: TextLine, following: Item, after: TextLine) -> bool:
    """Whether a line goes on in the next one: it fills its column, and the next is not set in."""
    if abs(line.size - after.size) > _SAME_SIZE or "\t" in line.text or "\t" in after.text:
        return False
    slack = item.room.right - line.box.x1
    if slack > max(_SLACK * line.size, after.first_word + line.size):
        return False
    is_beside = item.page == following.page and item.room == following.room
    if is_beside and after.box.top - line.box.top > _PITCH * item.room.step:
        return False
    indent = after.box.x0 - following.room.left
    hangs = _BULLET.match(begun.text) is not None and after.box.x0 > begun.box.x0 + 1
    return hangs or indent < _INDENT * after.size
