"""Workbooks (xlsx) to records: every cell as text, with the digits that its number format shows.

The only part that knows openpyxl, which is imported where a workbook is read and nowhere else.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from planmetrics.diagnostics import Span, diagnostic, phrase
from planmetrics.tables.delimited import Record
from planmetrics.tables.survey import MOST_CELLS, MOST_UNPACKED, Survey, TooLargeError
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from planmetrics.diagnostics import Diagnostic

_ZIP = b"PK\x03\x04"
_WORKBOOK = "xl/workbook.xml"
_MOST_LOOKED_AT = 500_000
_SIGNS = {"%", "‰", "万", "亿"}
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_ASIDE = re.compile(r"\[[^\]]*\]|_.|\*.")
"""Colours, conditions, and room left: nothing that shows."""


class MissingReaderError(Exception):
    """A workbook was given, and the library that reads them is not installed."""


class Merge(NamedTuple):
    """Cells that are one: rows and columns, counted from 1, both ends included."""

    name: str
    rows: tuple[int, int]
    columns: tuple[int, int]


class Sheet(NamedTuple):
    """A sheet of a workbook in which anything stands.

    `shown` are numbers that show fewer digits than they hold, as they show, by line and column counted from 1; None
    where a number shows in thousands or 万, and is held in ones.
    """

    name: str
    records: tuple[Record, ...]
    merges: tuple[Merge, ...]
    shown: Mapping[tuple[int, int], str | None] = MappingProxyType({})


def is_workbook(stream: BinaryIO) -> bool:
    """Whether these bytes are an xlsx workbook, and not another kind of archive."""
    stream.seek(0)
    if stream.read(len(_ZIP)) != _ZIP:
        return False
    try:
        with zipfile.ZipFile(stream) as archive:
            return _WORKBOOK in archive.namelist()
    except zipfile.BadZipFile:
        return False


def sheets_of(stream: BinaryIO, file: str) -> tuple[list[Sheet], list[Diagnostic]]:
    """The sheets of a workbook, or what keeps it from being read.

    Raises:
        MissingReaderError: openpyxl is not installed.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            has_formulas = Survey(archive).has_formulas
        values = _loaded(stream, values=True)
        formulas = _loaded(stream, values=False) if has_formulas else values
        return [_sheet(one, formulas[one.title]) for one in values.worksheets if _size(one)], []
    except MissingReaderError:
        raise
    except TooLargeError:
        return [], [_too_large(file)]
    except Exception:  # noqa: BLE001  # whatever a damaged file makes the library raise
        found, advice = phrase("broken_workbook"), phrase("save_table")
        return [], [diagnostic("C002", Span(file), found=found, advice=advice)]


def _too_large(file: str) -> Diagnostic:
    return diagnostic("C027", Span(file), cells=f"{MOST_CELLS:,}", limit=f"{MOST_UNPACKED:,}")


def _loaded(stream: BinaryIO, *, values: bool) -> Workbook:
    try:
        from openpyxl import load_workbook  # noqa: PLC0415  # an extra, of use to workbooks alone
    except ImportError as error:
        raise MissingReaderError from error
    stream.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts of a workbook that hold no cells
        return load_workbook(stream, data_only=values)


def _size(sheet: Worksheet) -> int:
    size = sheet.max_row * sheet.max_column  # as the sheet claims: empty cells are looked at, too
    if size > _MOST_LOOKED_AT:
        raise TooLargeError
    return size


def _sheet(sheet: Worksheet, formulas: Worksheet) -> Sheet:
    rows = [
        tuple(map(_text, cells, others)) for cells, others in zip(sheet.iter_rows(), formulas.iter_rows(), strict=False)
    ]
    width = max((at + 1 for row in rows for at, text in enumerate(row) if text.strip()), default=0)
    records = (Record(0, line, line, row[:width]) for line, row in enumerate(rows, 1) if "".join(row).strip())
    merges = (
        Merge(one.coord, (one.min_row, one.max_row), (one.min_col, one.max_col)) for one in sheet.merged_cells.ranges
    )
    cells = (
        (line, column, cell) for line, row in enumerate(sheet.iter_rows(), 1) for column, cell in enumerate(row, 1)
    )
    shown = {(line, column): said for line, column, cell in cells if (said := _shown(cell)) != ""}
    return Sheet(sheet.title, tuple(records), tuple(merges), shown)


def _shown(cell: Cell | MergedCell) -> str | None:
    """A number as it shows where that is not all that it holds; empty where it is."""
    value, shown = cell.value, cell.number_format
    if isinstance(value, bool) or not isinstance(value, (int, float)) or shown == "General":
        return ""
    section = _ASIDE.sub("", shown.partition(";")[0])
    bare = _LITERAL.sub("", section)
    if _is_scaled(bare):
        return None
    if "/" in bare or "E" in bare.upper() or not re.search("[0#]", bare):
        return ""
    held = Decimal(f"{value:.15g}").scaleb(2 if "%" in bare else 0)
    decimals = re.search(r"\.([0#]+)", bare)
    rounded = round_half_up(held, len(decimals[1]) if decimals else 0)
    return "" if rounded == held else f"{rounded:f}{'%' if '%' in bare else ''}"


def round_half_up(value: Decimal, places: int) -> Decimal:
    """A number as spreadsheet programs round it."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _is_scaled(bare: str) -> bool:
    """Whether a format shows a number in thousands or 万, and leaves it in ones."""
    return "!" in bare or re.search(r"[0#],+(?:[^0#]|$)", bare) is not None


def _text(cell: Cell | MergedCell, formula: Cell | MergedCell) -> str:
    """What a cell shows; a formula whose result was never stored stands as it was written."""
    value = cell.value
    if value is None:
        return str(formula.value) if formula.data_type == "f" else ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return _number(Decimal(f"{value:.15g}"), cell.number_format)
    if isinstance(value, date):
        return value.strftime(_date_format(cell.number_format))
    return str(value)


def _date_format(shown: str) -> str:
    """A year, a month or a day, whichever the format shows."""
    plain = _LITERAL.sub("", _ASIDE.sub("", shown)).lower()
    return "%Y-%m-%d" if "d" in plain else "%Y-%m" if "m" in plain else "%Y"


def _number(value: Decimal, shown: str) -> str:
    """A number with at least the decimals that its format shows, and its sign; never rounded to them."""
    section = _ASIDE.sub("", shown.partition(";")[0])
    literals = "".join(one or other for one, other in _LITERAL.findall(section))
    bare = _LITERAL.sub("", section)
    if literals and not re.search("[0#?]|general", bare, re.IGNORECASE):
        return literals  # TRUE, or a word: the number does not show
    sign = next((one for one in literals if one in _SIGNS), "")
    if "%" in bare:
        value, sign = value * 100, "%"
    if _is_scaled(bare):
        sign = bare = ""  # shown in thousands or 万, and held in ones
    decimals = None if re.search("[eE][-+]", bare) else re.search(r"\.(0+)", bare)
    digits = f"{value:f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    lacking = len(decimals[1]) - len(digits.partition(".")[2]) if decimals else 0
    if lacking > 0:
        digits += ("" if "." in digits else ".") + "0" * lacking
    return digits + sign


def records_of(sheet: Sheet, above: int) -> Iterator[Record]:
    """The head and the rows of a sheet, without the `above` first records."""
    return (record._replace(number=number) for number, record in enumerate(sheet.records[above:]))
