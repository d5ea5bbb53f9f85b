"""Bytes to text: UTF-8 only, and no character that hides."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from planmetrics.diagnostics import Span, counted, diagnostic, phrase

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic

_OTHER_MARKS = (  # the longer first: a UTF-32 mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
MOST_OF_TEXT = 2 * 1024 * 1024
"""Bytes of a document, or of expressions to read: 600,000 Chinese characters, more than any plan with its annexes."""
MOST_LINES = 20_000
"""Lines of a document: ten times those of a five-year plan."""
MOST_FIGURES = 30_000
"""Figures of a document: twenty times those of a five-year plan. Ten digits are one, and so are two numerals."""
_FIGURE = "[0-9]{1,10}|[零〇一二三四五六七八九十百千万亿两]{1,2}"
LONGEST_LINE = 20_000
"""Characters of a line of a document: rules look left and right in it, so that time grows faster than its length."""
# C0 and C1 controls except tab and line ends, DEL, other line ends, zero-width and bidirectional
# controls, no-break spaces, byte-order marks and noncharacters: invisible, and some rewrite what a terminal shows.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)


def decode(raw: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of one of our files, without its byte-order mark; or None and the reason."""
    text, refused = to_text(raw, file)
    at = forbidden_at(text) if text is not None else None
    if text is None or at is None:
        return text, refused
    place = Span(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return None, [diagnostic("Y003", place, what=phrase("invisible", character=f"U+{ord(text[at]):04X}"))]


def to_text(raw: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """Any text in UTF-8, invisible characters included, without its byte-order mark; or None and the reason."""
    for mark, encoding in _OTHER_MARKS:
        if raw.startswith(mark):
            return None, [diagnostic("Y002", Span(file), encoding=encoding)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if raw.count(b"\x00") > len(raw) // 20:
            return None, [diagnostic("Y002", Span(file), encoding=phrase("no_text"))]
        return None, [_not_utf8(raw, error, file)]
    if text.count("\x00") > len(text) // 4:
        return None, [diagnostic("Y002", Span(file), encoding=phrase("no_text"))]
    return text, []


def to_lines(raw: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """Text as `to_text`, in lines that are not too many, nor too long for the rules that look through them."""
    text, refused = to_text(raw, file)
    excess = beyond_limits(text, file) if text is not None else None
    return (text, refused) if excess is None else (None, [excess])


def beyond_limits(text: str, file: str) -> Diagnostic | None:
    """What of a text is too much for the rules that look through it: its lines, its figures, or a line's length."""
    lines = text.removesuffix("\n").split("\n")
    held = ("lines_of_text", len(lines), MOST_LINES), ("figures_of_text", _figures_in(text), MOST_FIGURES)
    for what, count, limit in held:
        if count > limit:
            return diagnostic("Y025", Span(file), count=counted(what, count), limit=limit)
    long = next((number for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE), None)
    if long is None:
        return None
    return diagnostic("Y024", Span(file, long), length=len(lines[long - 1]), limit=LONGEST_LINE)


def _figures_in(text: str) -> int:
    return sum(1 for _ in re.finditer(_FIGURE, text))


def _not_utf8(raw: bytes, error: UnicodeDecodeError, file: str) -> Diagnostic:
    before = raw[: error.start]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", "replace"))
    try:
        raw.decode("gb18030")
        guess = phrase("like_gbk")
    except UnicodeDecodeError:
        guess = None
    place = Span(file, before.count(b"\n") + 1, column + 1)
    return diagnostic("Y001", place, byte=f"0x{raw[error.start]:02X}", guess=guess or "")


def has_forbidden(text: str) -> str:
    """The first character that no plan file may hold, or an empty string."""
    hidden = _FORBIDDEN.search(text)
    return hidden.group() if hidden else ""


def without_invisible(text: str) -> str:
    """The text without any character that no plan file may hold."""
    return _FORBIDDEN.sub("", text)


def forbidden_at(text: str) -> int | None:
    """The index of the first character that no plan file may hold."""
    hidden = _FORBIDDEN.search(text)
    return hidden.start() if hidden else None
