"""Which kind of document the bytes are; those that cannot be read are refused with what to do instead."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from planmetrics.diagnostics import Span, diagnostic, phrase

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic

PLAIN = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

MOST_UNPACKED = 256 * 1024 * 1024
"""Bytes of an unpacked archive, pictures included."""
MOST_XML = 64 * 1024 * 1024
"""Bytes of XML in it: some ten million characters of text."""
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PARTS = {"word/document.xml": WORD, "xl/workbook.xml": WORKBOOK}
_STREAMS = (("EncryptedPackage", "encrypted"), ("WordDocument", "old_word"), ("Workbook", "old_workbook"))
"""Streams of the container that Office used before 2007, and still uses for what has a password."""
_OTHERS = (
    (b"{\\rtf", "rich_text"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"GIF8", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"PAR1", "parquet"),
    (b"MIME-Version:", "web_archive"),
)
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_START = 4096


def kind_of(raw: bytes, file: str) -> str | Diagnostic:
    """The media type of a document that can be read; or why this one cannot."""
    start = raw[:_START]
    if b"%PDF-" in start[:1024]:
        return PDF
    if start.startswith(_OLD):
        what = next((what for name, what in _STREAMS if name.encode("utf-16-le") in raw), "old_container")
        return _encrypted(file) if what == "encrypted" else refused(file, what)
    if start.startswith(_ZIPS):
        return _kind_of_archive(raw, file)
    other = next((what for magic, what in _OTHERS if start.startswith(magic)), None)
    if other is not None:
        return refused(file, other)
    return HTML if _is_page(start, file) else PLAIN


def _is_page(start: bytes, file: str) -> bool:
    for mark in _MARKS:
        start = start.removeprefix(mark)
    begins = _PAGE.match(start.replace(b"\x00", b"")) is not None
    return begins or file.lower().endswith((".html", ".htm", ".xhtml"))


def _kind_of_archive(raw: bytes, file: str) -> str | Diagnostic:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            kind = next((kind for part, kind in _PARTS.items() if part in names), None)
            if kind is None:
                return refused(file, _archive(archive, names))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, EOFError):
        return diagnostic("Y033", Span(file), what=phrase("document.archive"))
    if any(entry.flag_bits & 1 for entry in entries):
        return _encrypted(file)
    xml = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    unpacked = sum(entry.file_size for entry in entries)
    if xml > MOST_XML or unpacked > MOST_UNPACKED:
        over, limit = (xml, MOST_XML) if xml > MOST_XML else (unpacked, MOST_UNPACKED)
        return diagnostic("Y036", Span(file), size=over, limit=limit)
    return kind


def _archive(archive: zipfile.ZipFile, names: set[str]) -> str:
    """What an archive holds that is neither a Word file nor a workbook."""
    if "mimetype" in names and archive.read("mimetype").startswith(b"application/vnd.oasis"):
        return "open_document"
    return "slides" if "ppt/presentation.xml" in names else "archive"


def refused(file: str, what: str) -> Diagnostic:
    """That a file is of this kind, which is not read, and what to do about it."""
    return diagnostic("Y031", Span(file), found=phrase(f"document.{what}"), advice=phrase(f"document.{what}.advice"))


def _encrypted(file: str) -> Diagnostic:
    return diagnostic("Y034", Span(file))
