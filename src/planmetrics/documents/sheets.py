"""Workbooks (xlsx): every sheet as rows, with the digits that its number formats show, under its name."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from planmetrics.diagnostics import Span, diagnostic, phrase
from planmetrics.documents.extracted import Cell, Lines, Place
from planmetrics.documents.kinds import WORKBOOK
from planmetrics.documents.missing import MissingLibraryError
from planmetrics.tables.workbook import MissingReaderError, sheets_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.documents.extracted import Extracted
    from planmetrics.tables.delimited import Record
    from planmetrics.tables.workbook import Sheet

EXTRACTOR = "planmetrics.xlsx 1"
_NAMED_BY_NOBODY = re.compile(r"(?:sheet|工作表|table|feuil|tabelle)[ _]?\d*", re.IGNORECASE)


def extract_sheets(raw: bytes, file: str) -> tuple[Extracted | None, list[Diagnostic]]:
    """The text of a workbook; rows without a gap between them are a table, single cells around it paragraphs.

    Raises:
        MissingLibraryError: openpyxl is not installed.
    """
    try:
        sheets, notes = sheets_of(io.BytesIO(raw), file)
    except MissingReaderError as error:
        raise MissingLibraryError("openpyxl") from error
    if any(note.code == "C002" for note in notes):
        return None, [diagnostic("Y033", Span(file), what=phrase("document.workbook"))]
    if notes:
        return None, notes
    lines = Lines()
    for sheet in sheets:
        if _NAMED_BY_NOBODY.fullmatch(sheet.name) is None:
            lines.paragraph(sheet.name, Place(sheet=sheet.name))
        for block in _blocks(sheet):
            _add(lines, sheet, block)
    return lines.extracted(WORKBOOK, EXTRACTOR), notes


def _blocks(sheet: Sheet) -> Iterator[list[Record]]:
    """Rows that follow one another; an empty row between two ends a table, unless a merged cell bridges it."""
    block: list[Record] = []
    for record in sheet.records:
        if block and record.line > block[-1].line + 1 and not _is_bridged(sheet, block[-1].line, record.line):
            yield block
            block = []
        block.append(record)
    if block:
        yield block


def _is_bridged(sheet: Sheet, above: int, below: int) -> bool:
    return any(merge.rows[0] <= above and merge.rows[1] >= below for merge in sheet.merges)


def _add(lines: Lines, sheet: Sheet, block: list[Record]) -> None:
    """A table, and as paragraphs the single cells that stand above and below it."""
    first, last = 0, len(block)
    while first < last and _is_lone(sheet, block[first]):
        first += 1
    while last > first and _is_lone(sheet, block[last - 1]):
        last -= 1
    for record in block[:first]:
        _paragraph(lines, sheet, record)
    if first < last:
        _table(lines, sheet, block[first:last])
    for record in block[last:]:
        _paragraph(lines, sheet, record)


def _is_lone(sheet: Sheet, record: Record) -> bool:
    """Whether one cell alone stands in a row, and none reaches into it from above or out of it below."""
    reached = any(
        merge.rows[0] != merge.rows[1] and merge.rows[0] <= record.line <= merge.rows[1] for merge in sheet.merges
    )
    return not reached and sum(bool(cell.strip()) for cell in record.cells) == 1


def _paragraph(lines: Lines, sheet: Sheet, record: Record) -> None:
    lines.paragraph("".join(record.cells).strip(), Place(sheet=sheet.name, row=record.line))


def _table(lines: Lines, sheet: Sheet, block: list[Record]) -> None:
    first, last = block[0].line, block[-1].line
    merged, hidden = _merged(sheet, first, last)
    used = [column for record in block for column, text in enumerate(record.cells, 1) if text.strip()]
    left, right = min(used), max(used)
    cells = []
    for record in block:
        for column in range(left, right + 1):
            if (record.line, column) not in hidden:
                rows, columns = merged.get((record.line, column), (1, 1))
                size = (min(rows, last + 1 - record.line), min(columns, right + 1 - column))
                text = record.cells[column - 1] if column <= len(record.cells) else ""
                cells.append(Cell(record.line - first, column - left, *size, text))
    lines.table(cells, [Place(sheet=sheet.name, row=line) for line in range(first, last + 1)])


def _merged(sheet: Sheet, first: int, last: int) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """The merged cells of these rows: how many rows and columns each takes, and the cells that it hides."""
    sizes, hidden = {}, set()
    for merge in sheet.merges:
        (top, bottom), (left, right) = merge.rows, merge.columns
        if first <= top <= last:
            sizes[top, left] = (bottom - top + 1, right - left + 1)
            hidden |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
            hidden.discard((top, left))
    return sizes, hidden
