"""Bytes to text: UTF-8 only, and no character that hides."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from planmetrics.codes import problem
from planmetrics.diagnostics import Span
from planmetrics.syntax.scalars import forbidden_at

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic

_OTHER_MARKS = (  # the longer first: a UTF-32 mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def decode(raw: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of one of our files, without its byte-order mark; or None and the reason."""
    text, found = to_text(raw, file)
    at = forbidden_at(text) if text is not None else None
    if text is None or at is None:
        return text, found
    place = Span(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return None, [problem("Y003", place, what=f"the invisible character U+{ord(text[at]):04X}")]


def to_text(raw: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """Any text in UTF-8, invisible characters included, without its byte-order mark; or None and the reason."""
    for mark, encoding in _OTHER_MARKS:
        if raw.startswith(mark):
            return None, [problem("Y002", Span(file), encoding=encoding)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if raw.count(b"\x00") > len(raw) // 20:
            return None, [problem("Y002", Span(file), encoding="UTF-16 without a mark, or binary")]
        return None, [_not_utf8(raw, error, file)]
    if text.count("\x00") > len(text) // 4:
        return None, [problem("Y002", Span(file), encoding="UTF-16 without a mark, or binary")]
    return text, []


def _not_utf8(raw: bytes, error: UnicodeDecodeError, file: str) -> Diagnostic:
    before = raw[: error.start]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", "replace"))
    try:
        raw.decode("gb18030")
        guess = " (it looks like GBK)"
    except UnicodeDecodeError:
        guess = ""
    place = Span(file, before.count(b"\n") + 1, column + 1)
    return problem("Y001", place, byte=f"0x{raw[error.start]:02X}", guess=guess)
