"""Bytes of a CSV file to records that know their place in it."""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from planmetrics.diagnostics import Span, diagnostic, phrase
from planmetrics.syntax.decoding import to_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.diagnostics import Diagnostic

ENCODINGS = ("utf-8", "gbk", "gb18030")
_MARK = "\ufeff"
_BINARY = {
    b"PK\x03\x04": "workbook",
    b"\xd0\xcf\x11\xe0": "old_workbook",
    b"PAR1": "parquet",
}
_LINE_END = re.compile("\r\n|\r|\n")
_LINE_END_IN_BYTES = re.compile(rb"\r\n|\r|\n")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_QUOTED = re.compile('"[^"]*(?:""[^"]*)*("?)')
_BARE = re.compile("[^,\r\n]*")


class Record(NamedTuple):
    """One line of cells, or several lines where a quoted cell breaks; `broken` says what keeps it from being read."""

    number: int
    """0 is the head, 1 the first row of data."""
    line: int
    last_line: int
    cells: tuple[str, ...]
    broken: str = ""


def decoded(raw: bytes, file: str, encoding: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of a CSV file in one of ENCODINGS, without its byte-order mark; or None and the reason."""
    for magic, what in _BINARY.items():
        if raw.startswith(magic):
            return None, [diagnostic("C002", Span(file), found=phrase(what), advice=phrase("save_table"))]
    as_utf8, refused = to_text(raw, file)
    if any(one.code == "Y002" for one in refused):
        return None, refused
    if encoding != "utf-8" and as_utf8 is not None:
        chinese = _CHINESE.search(as_utf8)
        if chinese is not None or raw.startswith(codecs.BOM_UTF8):
            at = 0 if chinese is None else chinese.start()
            return None, [_is_utf8(_place_of(as_utf8, at, file), encoding)]
    text = _decoded_as(raw, encoding)
    if isinstance(text, UnicodeDecodeError):
        return None, [_undecodable(raw, text.start, file, encoding)]
    text = text.removeprefix(_MARK)
    at = text.find("\x00")
    if at >= 0:
        place, advice = _place_of(text, at, file), phrase("save_undamaged")
        return None, [diagnostic("C002", place, found=phrase("zero_byte"), advice=advice)]
    return text, []


def _decoded_as(raw: bytes, encoding: str) -> str | UnicodeDecodeError:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        return error


def _is_utf8(place: Span, encoding: str) -> Diagnostic:
    """UTF-8 read as GBK often goes through, and turns every Chinese word into another one."""
    reason, advice = phrase("written_in_utf8"), phrase("no_encoding")
    return diagnostic("C001", place, encoding=encoding, reason=reason, advice=advice)


def _undecodable(raw: bytes, at: int, file: str, encoding: str) -> Diagnostic:
    others = [other for other in ENCODINGS if isinstance(_decoded_as(raw, other), str)]
    advice = phrase("give_encoding", name=others[0]) if others else phrase("save_again")
    ends = [end.end() for end in _LINE_END_IN_BYTES.finditer(raw, 0, at)]
    column = len(raw[ends[-1] if ends else 0 : at].decode(encoding, "replace").removeprefix(_MARK)) + 1
    reason = phrase("byte", byte=f"0x{raw[at]:02X}")
    return diagnostic("C001", Span(file, len(ends) + 1, column), encoding=encoding, reason=reason, advice=advice)


def _place_of(text: str, at: int, file: str) -> Span:
    ends = [end.end() for end in _LINE_END.finditer(text, 0, at)]
    return Span(file, len(ends) + 1, at - (ends[-1] if ends else 0) + 1)


def lines_of(text: str) -> list[str]:
    """The lines with their ends: LF, CR LF or CR, and nothing else that Unicode takes for one."""
    return list(io.StringIO(text, newline=""))


def records(lines: list[str]) -> Iterator[Record]:
    """The head and the rows; lines without any character are left out."""
    reader = csv.reader(iter(lines), strict=True)
    number = 0
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Record(number, line, reader.line_num, (), str(error))
        else:
            if not cells:
                continue
            yield Record(number, line, reader.line_num, tuple(cells))
        number += 1


def starts_of(lines: list[str], record: Record) -> Iterator[tuple[int, int]]:
    """The line and column at which each cell of a record begins, up to the one that is broken."""
    text = "".join(lines[record.line - 1 : record.last_line])
    at, line, line_start = 0, record.line, 0
    while True:
        yield line, at - line_start + 1
        cell = (_QUOTED if text.startswith('"', at) else _BARE).match(text, at)
        if cell is None or cell.end() - at > csv.field_size_limit():
            return
        for end in _LINE_END.finditer(text, at, cell.end()):
            line, line_start = line + 1, end.end()
        at = cell.end() + 1
        if text[at - 1 : at] != ",":
            return
