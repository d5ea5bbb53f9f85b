"""Which encoding the bytes of a table are in: as asked, else as they show themselves."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, BinaryIO

from planmetrics.diagnostics import Span, diagnostic, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.diagnostics import Diagnostic

AUTO = "auto"
ENCODINGS = ("utf-8", "gbk", "gb18030", "utf-16", "cp1252")
_CHINESE_ENCODINGS = ("utf-8", "gbk", "gb18030")
_BINARY = {b"PK\x03\x04": "workbook", b"\xd0\xcf\x11\xe0": "old_workbook", b"PAR1": "parquet"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x841\x953", "gb18030"),
)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_CHUNK = 1 << 20
_CHINESE = re.compile("[\u4e00-\u9fff]")
_LINE_END = re.compile("\r\n|\r|\n")
_COMMON_PAIR = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
"""Two bytes that are a common Chinese character or a mark of punctuation in GBK."""
_HIGH = re.compile(rb"[\x80-\xff]")
_SURE = 3
"""So many times as many signs of one encoding as of another leave no doubt."""


def encoding_of(stream: BinaryIO, file: str, asked: str) -> tuple[str | None, list[Diagnostic]]:
    """The encoding to read a table with, as Python names it; None, and why, where it is none or cannot be told.

    Where nobody asked for an encoding and it is not UTF-8, a note tells which was taken.
    """
    stream.seek(0)
    start = stream.read(_CHUNK)
    for magic, what in _BINARY.items():
        if start.startswith(magic):
            return None, [diagnostic("C002", Span(file), found=phrase(what), advice=phrase("save_table"))]
    if start.startswith(_UTF32):
        return None, [diagnostic("Y002", Span(file), encoding="UTF-32")]
    marked = next((encoding for mark, encoding in _MARKS if start.startswith(mark)), None)
    taken = (marked or _shown_by(stream, start)) if asked == AUTO else asked
    if taken == "utf-16" and marked != taken:
        taken = _utf_16(start)
    if taken is None:
        return None, [diagnostic("C018", Span(file))]
    wrong = _misread(stream, file, asked, marked) or _faults(stream, file, taken)
    if wrong:
        return None, wrong
    is_inferred = asked == AUTO and taken != "utf-8"
    return _with_mark(taken), [diagnostic("C019", Span(file), encoding=taken.upper())] if is_inferred else []


def _with_mark(encoding: str) -> str:
    """The name under which Python drops a byte-order mark."""
    return "utf-8-sig" if encoding == "utf-8" else encoding


def _shown_by(stream: BinaryIO, start: bytes) -> str | None:
    """The encoding of bytes without a mark; None where they may be Chinese or accented letters alike."""
    if start.count(0) > len(start) // 4:
        return _utf_16(start)
    if _fault(stream, "utf-8") is None:
        return "utf-8"
    pairs = len(_COMMON_PAIR.findall(start))
    others = len(_HIGH.findall(_COMMON_PAIR.sub(b"", start)))
    if pairs >= others * _SURE:
        return "gb18030"
    return "cp1252" if others >= pairs * _SURE and _fault(stream, "cp1252") is None else None


def _utf_16(start: bytes) -> str:
    """UTF-16 without a mark: commas and digits have their zero byte second, or first."""
    return "utf-16-le" if start[1::2].count(0) >= start[0::2].count(0) else "utf-16-be"


def _misread(stream: BinaryIO, file: str, asked: str, marked: str | None) -> list[Diagnostic]:
    """UTF-8 read as GBK often goes through, and turns every Chinese word into another one."""
    if asked in {AUTO, "utf-8"} or (marked or "utf-8") != "utf-8" or _fault(stream, "utf-8") is not None:
        return []
    at, before = 0, ""
    for text in _texts(stream, "utf-8-sig"):
        chinese = _CHINESE.search(text)
        if chinese is not None or marked:
            at = chinese.start() if chinese else 0
            place, reason, advice = _place(before + text[:at], file), phrase("written_in_utf8"), phrase("no_encoding")
            return [diagnostic("C001", place, encoding=asked, reason=reason, advice=advice)]
        before += text
    return []


def _faults(stream: BinaryIO, file: str, encoding: str) -> list[Diagnostic]:
    """What keeps the bytes from being text of this encoding."""
    fault = _fault(stream, encoding)
    if fault is not None:
        others = [other for other in _CHINESE_ENCODINGS if _fault(stream, other) is None]
        advice = phrase("give_encoding", name=others[0]) if others else phrase("save_again")
        stream.seek(0)
        raw = stream.read(fault + 1)
        reason = phrase("byte", byte=f"0x{raw[-1]:02X}")
        place = _place(raw[:-1].decode(encoding, "replace").removeprefix("\ufeff"), file)
        return [diagnostic("C001", place, encoding=encoding, reason=reason, advice=advice)]
    before = 0
    for text in _texts(stream, _with_mark(encoding)):
        at = text.find("\x00")
        if at >= 0:
            stream.seek(0)
            whole = stream.read().decode(_with_mark(encoding))[: before + at]
            zero, advice = phrase("zero_byte"), phrase("save_undamaged")
            return [diagnostic("C002", _place(whole, file), found=zero, advice=advice)]
        before += len(text)
    return []


def _fault(stream: BinaryIO, encoding: str) -> int | None:
    """Where the first byte stands that cannot be read in this encoding."""
    decoder, at = codecs.getincrementaldecoder(encoding)(), 0
    stream.seek(0)
    while True:
        chunk = stream.read(_CHUNK)
        held = len(decoder.getstate()[0])
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            return at - held + error.start
        at += len(chunk)
        if not chunk:
            return None


def _texts(stream: BinaryIO, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    stream.seek(0)
    while chunk := stream.read(_CHUNK):
        yield decoder.decode(chunk)


def _place(before: str, file: str) -> Span:
    """The place behind this text."""
    ends = [end.end() for end in _LINE_END.finditer(before)]
    return Span(file, len(ends) + 1, len(before) - (ends[-1] if ends else 0) + 1)
