"""Changes of a YAML text as splices: what was not asked for stays byte for byte, comments and line ends included."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.edit.changes import Append, CannotEditError, Drop, Put, Replace, changed
from planmetrics.edit.written import UnwritableError, in_brackets, in_lines, pair, scalar
from planmetrics.syntax.decoding import decode
from planmetrics.syntax.extents import extents
from planmetrics.syntax.nodes import plain
from planmetrics.syntax.reader import read
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planmetrics.edit.changes import Change
    from planmetrics.syntax.extents import Entry, Extent
    from planmetrics.syntax.nodes import Path

_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile("\r\n|\r|\n")
_ROOM = re.compile(r"(?:\s+|(?<=\s)#[^\r\n]*)*")
"""Blanks, line ends and comments between two pieces of a text in brackets."""
_COMMA = re.compile(r"\s*,\s*")
_OWN_LINE = re.compile(r"[ \t]*(?:[ \t]#[^\r\n]*)?(?:\r\n|\r|\n) *")
_DASH = re.compile(r" *-( +)")
_STEP = 2


class _Splice(NamedTuple):
    """What stands from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str


def edited(raw: bytes, changes: Sequence[Change]) -> bytes:
    """The bytes of a YAML file with these changes, and no others.

    Args:
        raw: a file that can be read without a word; a byte-order mark stays.
        changes: paths in all of them speak of the file as it is before the first.

    Raises:
        CannotEditError: a change cannot be made in the style of the file, or the file is none of ours; what comes
            out is read again, and holds what was asked for or is not handed out.
    """
    text, unreadable = decode(raw, "")
    root, wrong = read(text, "") if text is not None else (None, unreadable)
    if text is None or root is None or wrong:
        raise CannotEditError(())
    wanted = plain(root)
    for change in [*(one for one in changes if not isinstance(one, Drop)), *_from_the_end(changes)]:
        wanted = changed(wanted, change)
    top = extents(text)
    made = _spliced(text, [splice for change in changes for splice in _splices(text, top, change)])
    again, wrong = read(made, "")
    if again is None or wrong or repr(plain(again)) != repr(wanted):  # as written: 3.10 is not 3.1
        raise CannotEditError(changes[0].path)
    return (_MARK if raw.startswith(_MARK) else b"") + made.encode()


def _from_the_end(changes: Sequence[Change]) -> list[Drop]:
    """What is taken out, the last first, so that the index of an item still leads to it."""
    drops = [change for change in changes if isinstance(change, Drop)]
    return sorted(drops, key=lambda one: [(isinstance(step, str), str(step).zfill(9)) for step in one.path])[::-1]


def _spliced(text: str, splices: list[_Splice]) -> str:
    pieces, at = [], 0
    for splice in sorted(splices, key=lambda one: one.start):
        if splice.start < at:
            raise CannotEditError(())
        pieces += [text[at : splice.start], splice.text]
        at = splice.end
    return "".join([*pieces, text[at:]])


def _splices(text: str, top: Extent, change: Change) -> Iterator[_Splice]:
    try:
        if isinstance(change, (Append, Put)):
            yield from _added(text, top, change)
        elif isinstance(change, Replace):
            yield from _replaced(top, change)
        else:
            yield _dropped(text, top, change.path)
    except (KeyError, UnwritableError) as error:
        raise CannotEditError(change.path) from error


# What is added


def _added(text: str, top: Extent, change: Append | Put) -> Iterator[_Splice]:
    """Items or keys behind the last of a list or mapping."""
    whole = top.at(change.path)
    if whole.kind != ("list" if isinstance(change, Append) else "keys"):
        raise CannotEditError(change.path)
    if whole.entries and not whole.flow:
        yield _below(text, whole, [*_lines(text, whole, change)])
    elif whole.entries or (place := _block_place(text, top, change.path)) is None:
        yield from _in_brackets(text, whole, [*_pieces(text, whole, change)])
    else:
        entry, column = place
        nl = _line_end_at(text, whole.end)
        lines = [f"{' ' * column}{line}" for line in _pieces(text, whole, change, "- ")]
        yield _Splice(entry.name_end + 1, whole.end, "")
        at = _end_of_line(text, whole.end)
        yield _Splice(at, at, "".join(nl + line for line in lines))


def _block_place(text: str, top: Extent, path: Path) -> tuple[Entry, int] | None:
    """The key whose empty brackets may give way to lines below it, and the column of those; None where none may."""
    parent = top.at(path[:-1]) if path else None
    if parent is None or parent.flow or parent.kind != "keys" or not path:
        return None
    entry = parent.entry(path[-1])
    is_beside = text[entry.name_end : entry.value.start].strip(" ") == ":"
    is_bare = not text[entry.value.start + 1 : entry.value.end - 1].strip()
    is_alone = _OWN_LINE.match(text + "\n", entry.value.end) is not None
    return (entry, _column(text, entry.start) + _STEP) if is_beside and is_bare and is_alone else None


def _pieces(text: str, whole: Extent, change: Append | Put, dash: str = "") -> Iterator[str]:
    """Items or keys, each on one line, as they stand in brackets."""
    pad = _pad(text, whole.entries[-1].value) if whole.entries else ""
    if isinstance(change, Append):
        yield from (dash + in_brackets(item, pad) for item in change.items)
    else:
        yield from (pair(key, value, pad) for key, value in change.entries.items())


def _in_brackets(text: str, whole: Extent, pieces: list[str]) -> Iterator[_Splice]:
    """Pieces before the closing bracket: on the line of the last piece, or on lines of their own where that has one."""
    if not whole.entries:
        yield _Splice(whole.start + 1, whole.start + 1, ", ".join(pieces))
        return
    end, start = whole.entries[-1].value.end, whole.entries[-1].start
    behind = _next(text, end)
    comma = text[behind] == ","
    at = behind + 1 if comma else end
    indent = text[_start_of_line(text, start) : start]
    if indent.strip():
        yield _Splice(at, at, f"{'' if comma else ','} {', '.join(pieces)}")
        return
    nl = _line_end_at(text, at)
    line_end = _end_of_line(text, at)
    if _next(text, at) < line_end:  # the bracket closes on this very line
        line_end = at
    yield _Splice(at, at, "" if comma else ",")
    yield _Splice(line_end, line_end, "".join(f"{nl}{indent}{piece}," for piece in pieces)[: None if comma else -1])


def _lines(text: str, whole: Extent, change: Append | Put) -> Iterator[str]:
    """Lines for what is added below the last item or key, indented, in its style."""
    last, column = whole.entries[-1], _column(text, whole.start)
    in_block = last.value.kind == "keys" and not last.value.flow
    if isinstance(change, Append):
        dash = _DASH.fullmatch(text[_start_of_line(text, last.start) : last.start])
        gap = dash[1] if dash else " "
        for item in change.items:
            held = (
                in_lines(item) if in_block and isinstance(item, dict) else [in_brackets(item, _pad(text, last.value))]
            )
            yield f"{' ' * column}-{gap}{held[0]}"
            yield from (f"{' ' * (column + 1 + len(gap))}{line}" for line in held[1:])
        return
    column = _column(text, whole.entries[0].start)
    for key, value in change.entries.items():
        if in_block and isinstance(value, dict):
            inner = _column(text, last.value.entries[0].start)
            yield f"{' ' * column}{scalar(key)}:"
            yield from (f"{' ' * inner}{line}" for line in in_lines(value))
        else:
            yield f"{' ' * column}{pair(key, value, _pad(text, last.value))}"


def _below(text: str, whole: Extent, lines: list[str]) -> _Splice:
    nl = _line_end_at(text, whole.end)
    if text[whole.end - 1] in "\r\n":  # a block of text that keeps the blank lines behind it
        return _Splice(whole.end, whole.end, "".join(line + nl for line in lines))
    at = _end_of_line(text, whole.end)
    return _Splice(at, at, "".join(nl + line for line in lines))


# What is replaced, or taken out


def _replaced(top: Extent, change: Replace) -> Iterator[_Splice]:
    parent = top.at(change.path[:-1])
    entry = parent.entry(change.path[-1])
    if entry.value.kind != "scalar" and not entry.value.flow:
        raise CannotEditError(change.path)
    if change.key is not None:
        yield _Splice(entry.start, entry.name_end, scalar(change.key))
    yield _Splice(entry.value.start, entry.value.end, in_brackets(change.value))


def _dropped(text: str, top: Extent, path: Path) -> _Splice:
    whole = top.at(path[:-1])
    number = next((at for at, entry in enumerate(whole.entries) if entry.name == path[-1]), None)
    if number is None:
        raise CannotEditError(path)
    before = whole.entries[number - 1] if number else None
    behind = whole.entries[number + 1] if number + 1 < len(whole.entries) else None
    made = (_out_of_brackets if whole.flow else _out_of_lines)(text, whole, whole.entries[number], before, behind)
    if made is None:
        raise CannotEditError(path)
    return made


def _out_of_brackets(
    text: str, whole: Extent, entry: Entry, before: Entry | None, behind: Entry | None
) -> _Splice | None:
    """An entry with the comma that parts it from its neighbour; None where a comment stands between the two."""
    if before is not None:
        is_bare = _COMMA.fullmatch(text[before.value.end : entry.start])
        return _Splice(before.value.end, entry.value.end, "") if is_bare else None
    if behind is not None:
        is_bare = _COMMA.fullmatch(text[entry.value.end : behind.start])
        return _Splice(entry.start, behind.start, "") if is_bare else None
    around = text[whole.start + 1 : entry.start] + text[entry.value.end : whole.end - 1]
    return _Splice(whole.start + 1, whole.end - 1, "") if not around.strip(" \r\n,") else None


def _out_of_lines(text: str, whole: Extent, entry: Entry, before: Entry | None, behind: Entry | None) -> _Splice | None:
    """An entry with its lines; None where it is the only one, or shares its line with what has to stay."""
    start = _start_of_line(text, entry.start)
    lead = text[start : entry.start]
    if before is None and behind is None:
        return None
    is_alone = not lead.strip() if whole.kind == "keys" else _DASH.fullmatch(lead) is not None
    if is_alone and (whole.kind == "keys" or lead.index("-") == _column(text, whole.start)):
        return _Splice(start, _behind_line(text, entry.value.end), "")
    if whole.kind == "keys" and behind is not None and _OWN_LINE.fullmatch(text[entry.value.end : behind.start]):
        return _Splice(entry.start, behind.start, "")  # the first key, beside the dash of its item
    return None


# Places in a text


def _pad(text: str, value: Extent) -> str:
    """The room between braces and what they hold: {a: 1} or { a: 1 }."""
    room = text[value.start + 1 : value.entries[0].start] if value.flow and value.entries else ""
    return room if not room.strip(" ") else ""


def _next(text: str, at: int) -> int:
    """Where the next piece of a text in brackets begins, behind blanks and comments."""
    room = _ROOM.match(text, at)
    return room.end() if room else at


def _start_of_line(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _end_of_line(text: str, at: int) -> int:
    found = _LINE_END.search(text, at)
    return found.start() if found else len(text)


def _behind_line(text: str, at: int) -> int:
    """Behind the line end of a place; the place itself where it is one already (blank lines that a text keeps)."""
    if text[at - 1] in "\r\n":
        return at
    found = _LINE_END.search(text, at)
    return found.end() if found else len(text)


def _column(text: str, at: int) -> int:
    return at - _start_of_line(text, at)


def _line_end_at(text: str, at: int) -> str:
    """How the line at a place ends; the last one of a file without a line end is told by the others."""
    found = _LINE_END.search(text, at) or _LINE_END.search(text)
    return found[0] if found else "\n"
