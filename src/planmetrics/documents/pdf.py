"""PDF: the lines and ruled tables of its pages, put together again as paragraphs and whole tables."""

from __future__ import annotations

import io
import logging
from collections import Counter
from typing import TYPE_CHECKING

from planmetrics.diagnostics import Span, counted, diagnostic, phrase
from planmetrics.documents.kinds import PDF
from planmetrics.documents.missing import MissingLibraryError
from planmetrics.documents.pages import Character, Page, read_page, unfolded
from planmetrics.documents.reflow import reflowed
from planmetrics.documents.ruled import Box
from planmetrics.documents.rules import is_struck, open_sides, rules_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pdfplumber.page import Page as Sheet
    from pdfplumber.pdf import PDF as Document  # noqa: N811  # a class

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.documents.extracted import Extracted

EXTRACTOR = "planmetrics.pdf 1"
_NO_SIGN = "(cid:"
"""What stands for a sign whose font does not tell which it is."""
_NOTHING = "\u200b"
_LEAST_ON_A_PAGE = 5
_MOST_UNREADABLE = 0.02
_MOST_CROSSINGS = 200_000
"""Level rules times upright ones: a large table has a few thousand, a map far more, which would take minutes."""
_LOCKED = {"PDFPasswordIncorrect", "PDFTextExtractionNotAllowed", "PDFEncryptionError"}


def extract_pdf(
    raw: bytes, file: str, progress: Callable[[int, int], None]
) -> tuple[Extracted | None, list[Diagnostic]]:
    """The text of a PDF.

    Raises:
        MissingLibraryError: pdfplumber is not installed.
    """
    try:
        from pdfplumber.pdf import PDF as Document  # noqa: PLC0415, N811  # an extra, of use to PDF alone; a class
    except ImportError as error:
        raise MissingLibraryError("pdfplumber") from error
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it tells of every oddity of a font
    try:
        with Document(io.BytesIO(raw), raise_unicode_errors=False) as document:
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
    level, upright = rules_of(sheet.edges)
    characters: list[Character] = []
    passed_over: Counter[str] = Counter()
    for one in sheet.chars:
        text = one["text"]
        character = Character(one["x0"], one["top"], one["x1"], one["bottom"], unfolded(text))
        what = "signs" if text.startswith(_NO_SIGN) else "" if one["upright"] else "turned"
        what = what or ("struck" if is_struck(character, level) else "")
        if what == "struck":
            character = character._replace(text=_NOTHING)  # it keeps its room: what stands beside it is no other cell
        if what in {"", "struck"}:
            characters.append(character)
        if what and not text.isspace():
            passed_over[what] += 1
    found = []
    if len(level) * len(upright) > _MOST_CROSSINGS:
        passed_over["drawing"] = 1
    elif upright:
        found = sheet.find_tables({"explicit_vertical_lines": list(open_sides(level, upright))})
    size, boxes = (float(sheet.width), float(sheet.height)), [list(map(Box._make, table.cells)) for table in found]
    page = read_page(number, size, characters, boxes)
    return page._replace(passed_over=passed_over, pictures=len(sheet.images))


def _refused(pages: list[Page], file: str) -> Diagnostic | None:
    """Why no text can be had: none is there, or its fonts do not say which signs they hold."""
    signs, unreadable = sum(page.signs for page in pages), sum(page.passed_over.get("signs", 0) for page in pages)
    if signs + unreadable < _LEAST_ON_A_PAGE:
        return diagnostic("Y035", Span(file), pages=counted("document.pages", len(pages)))
    if unreadable > _MOST_UNREADABLE * (signs + unreadable):
        return diagnostic("Y037", Span(file), number=unreadable, of=signs + unreadable)
    return None


def _notes(pages: list[Page], file: str) -> list[Diagnostic]:
    """What was passed over: pages without text, signs that cannot be read, text struck out or not upright."""
    found = {"blank": tuple(page.number for page in pages if page.pictures and page.signs < _LEAST_ON_A_PAGE)}
    for what, least in (("turned", _LEAST_ON_A_PAGE), ("signs", 1), ("struck", 1), ("drawing", 1)):
        found[what] = tuple(page.number for page in pages if page.passed_over.get(what, 0) >= least)
    return [
        diagnostic("Y039", Span(file), what=phrase(f"document.{what}", pages=on)) for what, on in found.items() if on
    ]
