"""Documents as people write them, to stable text: what kind the bytes are, and the reader of that kind.

The same bytes give the same text. Nothing here reads files or asks a network; libraries are imported where a
document of their kind is read, and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from planmetrics.diagnostics import Span, diagnostic
from planmetrics.documents.extracted import Extracted, Merge, Place, TableExtent
from planmetrics.documents.kinds import HTML, PDF, WORD, WORKBOOK, kind_of
from planmetrics.documents.missing import MissingLibraryError
from planmetrics.documents.plain import extract_plain
from planmetrics.documents.web import extract_web
from planmetrics.syntax.decoding import MOST_OF_TEXT, beyond_limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from planmetrics.diagnostics import Diagnostic

__all__ = ["MOST_BYTES", "Extracted", "Merge", "MissingLibraryError", "Place", "TableExtent", "extract"]

MOST_BYTES = 64 * 1024 * 1024
"""The largest document that is read: one of 600,000 characters has 2 MB as text, and 20 with its pictures."""

Progress: TypeAlias = "Callable[[int, int], None]"
"""Told how many pages are done, and of how many, where a document has pages that take their time."""


def extract(
    raw: bytes, file: str, progress: Progress = lambda _done, _of: None
) -> tuple[Extracted | None, list[Diagnostic]]:
    """The text of a document: plain text, a Word file, a workbook, a web page or a PDF, told apart by its bytes.

    Args:
        raw: the bytes of the file.
        file: its name, as diagnostics are to show it; its ending tells a web page that does not begin like one.
        progress: called with the pages that are done and the number of all.

    Returns:
        The text, or None where it cannot be read, and why. Notes of what was passed over leave it whole.

    Raises:
        MissingLibraryError: the library that reads this kind is not installed.
    """
    kind = kind_of(raw, file)
    if not isinstance(kind, str):
        return None, [kind]
    made, notes = _read(kind, raw, file, progress)
    if made is not None and not made.text.strip():
        return None, [diagnostic("T008", Span(file))]
    excess = _excess(made.text, file) if made is not None else None
    return (made, notes) if excess is None else (None, [excess])


def _excess(text: str, file: str) -> Diagnostic | None:
    """What is too much for the rules that look through a text; its size alone, where it is that."""
    size = len(text.encode())
    if size > MOST_OF_TEXT:
        return diagnostic("Y030", Span(file), size=size, limit=MOST_OF_TEXT)
    return beyond_limits(text, file)


def _read(kind: str, raw: bytes, file: str, progress: Progress) -> tuple[Extracted | None, list[Diagnostic]]:
    if kind == HTML:
        return extract_web(raw, file)
    if kind == WORD:
        from planmetrics.documents.word import extract_word  # noqa: PLC0415  # lxml, of use to Word files alone

        return extract_word(raw, file)
    if kind == WORKBOOK:
        from planmetrics.documents.sheets import extract_sheets  # noqa: PLC0415  # of use to workbooks alone

        return extract_sheets(raw, file)
    if kind == PDF:
        from planmetrics.documents.pdf import extract_pdf  # noqa: PLC0415  # of use to PDF alone

        return extract_pdf(raw, file, progress)
    return extract_plain(raw, file)
