"""PDF: the lines and ruled tables of its pages, put together again as paragraphs and whole tables."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from planmetrics.diagnostics import Span, counted, diagnostic, phrase
from planmetrics.documents.kinds import PDF
from planmetrics.documents.missing import MissingLibraryError
from planmetrics.documents.pages import Character, Page, read_page
from planmetrics.documents.reflow import reflowed
from planmetrics.documents.ruled import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pdfplumber.page import Page as Sheet
    from pdfplumber.pdf import PDF as Document

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.documents.extracted import Extracted

EXTRACTOR = "planmetrics.pdf 1"
_NO_SIGN = "(cid:"
"""What stands for a sign whose font does not tell which it is."""
_LEAST_ON_A_PAGE = 5
_MOST_UNREADABLE = 0.02
_LOCKED = {"PDFPasswordIncorrect", "PDFTextExtractionNotAllowed", "PDFEncryptionError"}


def extract_pdf(
    raw: bytes, file: str, progress: Callable[[int, int], None]
) -> tuple[Extracted | None, list[Diagnostic]]:
    """The text of a PDF.

    Raises:
        MissingLibraryError: pdfplumber is not installed.
    """
    try:
        import pdfplumber  # noqa: PLC0415  # an extra, of use to PDF alone
    except ImportError as error:
        raise MissingLibraryError("pdfplumber") from error
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it tells of every oddity of a font
    try:
        with pdfplumber.open(io.BytesIO(raw)) as document:
            pages = list(_pages(document, progress))
    except Exception as error:  # noqa: BLE001  # whatever a damaged file makes the library raise
        if _LOCKED & _names(error):
            return None, [diagnostic("Y034", Span(file))]
        return None, [diagnostic("Y033", Span(file), what=phrase("document.pdf"))]
    refused = _refused(pages, file)
    if refused is not None:
        return None, [refused]
    return reflowed(pages).extracted(PDF, EXTRACTOR), _notes(pages, file)


def _names(error: BaseException | None) -> set[str]:
    """The names of an error and of those that it came from, which the library hides in one another."""
    names: set[str] = set()
    while error is not None:
        names.add(type(error).__name__)
        inner = error.args[0] if error.args else None
        error = inner if isinstance(inner, BaseException) else error.__cause__
    return names


def _pages(document: Document, progress: Callable[[int, int], None]) -> Iterator[Page]:
    total = len(document.pages)
    for number, sheet in enumerate(document.pages, 1):
        progress(number - 1, total)
        yield _page(sheet, number)
        sheet.close()
    progress(total, total)


def _page(sheet: Sheet, number: int) -> Page:
    characters, unreadable, turned = [], 0, 0
    for one in sheet.chars:
        text = one["text"]
        if text.startswith(_NO_SIGN):
            unreadable += 1
        elif not one["upright"]:
            turned += not text.isspace()
        else:
            characters.append(Character(one["x0"], one["top"], one["x1"], one["bottom"], text))
    tables = [list(map(Box._make, table.cells)) for table in sheet.find_tables()] if sheet.edges else []
    page = read_page(number, float(sheet.height), characters, tables)
    return page._replace(unreadable=unreadable, turned=turned, pictures=len(sheet.images))


def _refused(pages: list[Page], file: str) -> Diagnostic | None:
    """Why no text can be had: none is there, or its fonts do not say which signs they hold."""
    signs, unreadable = sum(page.signs for page in pages), sum(page.unreadable for page in pages)
    if signs + unreadable < _LEAST_ON_A_PAGE:
        return diagnostic("Y035", Span(file), pages=counted("document.pages", len(pages)))
    if unreadable > _MOST_UNREADABLE * (signs + unreadable):
        return diagnostic("Y037", Span(file), number=unreadable, of=signs + unreadable)
    return None


def _notes(pages: list[Page], file: str) -> list[Diagnostic]:
    """What was passed over: pages without text, signs that cannot be read, text that does not stand upright."""
    blank = tuple(page.number for page in pages if page.pictures and page.signs < _LEAST_ON_A_PAGE)
    turned = tuple(page.number for page in pages if page.turned > _LEAST_ON_A_PAGE)
    signs = tuple(page.number for page in pages if page.unreadable)
    found = (("blank", blank), ("turned", turned), ("signs", signs))
    return [diagnostic("Y039", Span(file), what=phrase(f"document.{what}", pages=on)) for what, on in found if on]
