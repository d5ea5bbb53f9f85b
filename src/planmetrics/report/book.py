"""A sheet of a workbook: title, heads that stay in view and are repeated, cells, filter, and how it is printed."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from planmetrics.model.period import MONTHS
from planmetrics.render.layout import LONGEST_WORD, text_width
from planmetrics.report.cells import safe
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from planmetrics.render.words import Words
    from planmetrics.report.cells import Cell

FONTS = {"zh": ("等线", 134), "en": ("Calibri", 0)}
"""A font with its character set, by which a system that lacks it chooses another one for the same script."""
SIZE = 10
LINE = 15
"""Points that a line of text takes."""
_A4 = 9
_HIGHEST = 400
"""Points beyond which spreadsheets refuse to make a row higher, with a little room."""
_FIRST_YEAR, _LAST_YEAR = 1980, 9999
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.75, "bottom": 0.6}
_PAPER, _PIXELS, _ROOM_OF_CELL = 1030, 7, 5
"""Pixels between the margins of A4 across, and those of a cell's character and its own margins."""
_READABLE = 65
"""Percent below which print is too small to read."""
_COLOURS = {
    "muted": {"font_color": "#7F7F7F"},
    "green": {"bg_color": "#C6EFCE", "font_color": "#006100"},
    "yellow": {"bg_color": "#FFEB9C", "font_color": "#7F4F00"},
    "red": {"bg_color": "#FFC7CE", "font_color": "#9C0006"},
}
_HEAD = {"bold": True, "bg_color": "#D9E1F2", "border": 1, "border_color": "#8EA9DB", "text_wrap": True}
_BODY = {"border": 1, "border_color": "#D0D0D0", "valign": "vcenter"}
_FILTER_BUTTON, _ROOM, _LEAST = 2, 2, 5
_REASON = 10
"""Cells that the word for a missing figure takes at most; a longer one is folded."""
_LONGEST_HEADER = 100
_CHINESE = 1.5
"""Cells a character from which on a text is Chinese for the most part."""


class Column(NamedTuple):
    """A column of a sheet: its head, the cells beyond which its text folds, and on which side figures stand."""

    head: str
    widest: int = 14
    right: bool = False


class Sheet(NamedTuple):
    """What a sheet shows. `about` stands under its title; `kept` columns stay in view; `empty` is said without rows."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    about: Sequence[str] = ()
    kept: int = 0
    empty: str = ""

    @property
    def first(self) -> int:
        """The number of the first row of cells, counted from 0."""
        return len(self.about) + 2

    def at(self, row: int, column: int, *, other: bool = False) -> str:
        """What a formula calls a cell of these rows; from another sheet with the name of this one."""
        cell: str = xl_rowcol_to_cell(self.first + row, column, col_abs=True)
        return f"{quoted(self.name)}!{cell}" if other else cell


def quoted(name: str) -> str:
    """The name of a sheet as a formula writes it."""
    return "'" + name.replace("'", "''") + "'"


class Book:
    """A workbook that is being written. The same content makes the same bytes: no clock is asked."""

    def __init__(self, title: str, moment: str, until: int, words: Words) -> None:
        """Begin a workbook.

        Args:
            title: what it is of, for its properties and the head of every page.
            moment: the time of asking, as the head of every page says it.
            until: months since year 0 that are over by then, which the workbook is dated with.
            words: the language.
        """
        font, charset = FONTS[words.lang]
        self.words = words
        self._content = BytesIO()
        self._font = {"font_name": font, "font_charset": charset, "font_family": 2, "font_size": SIZE}
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": self._font,
        }
        self.workbook = Workbook(self._content, options)
        year, month = divmod(until, MONTHS)
        self.workbook.set_properties(
            {"title": title, "created": datetime(min(max(year, _FIRST_YEAR), _LAST_YEAR), month + 1, 1)}  # noqa: DTZ001 (workbooks know no zones)
        )
        title = safe(title)
        header = title if len(title) <= _LONGEST_HEADER else f"{title[:_LONGEST_HEADER]}…"
        self._header = f"&L{header.replace('&', '&&')}&R{moment.replace('&', '&&')}"
        self._formats: dict[tuple[object, ...], Format] = {}

    def done(self) -> bytes:
        """The file."""
        self.workbook.close()
        return self._content.getvalue()

    def sheet(self, sheet: Sheet) -> Worksheet:
        """Write a sheet that holds a table."""
        made = self.page(sheet.name)
        widths = [_width(column, [row[number] for row in sheet.rows]) for number, column in enumerate(sheet.columns)]
        for number, width in enumerate(widths):
            made.set_column(number, number, width)
        self._above(made, sheet, sum(widths))
        if not sheet.rows:
            made.write_string(1 + len(sheet.about), 0, sheet.empty, self.format())
            return made
        head = sheet.first - 1
        for number, column in enumerate(sheet.columns):
            made.write_string(head, number, column.head, self.format(**_HEAD, align="center", valign="vcenter"))
        made.set_row(head, LINE * max(map(_head_lines, sheet.columns, widths)) + _ROOM)
        for number, row in enumerate(sheet.rows, sheet.first):
            made.set_row(number, _height(row, widths))
            for place, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
                self.write(made, number, place, cell, right=column.right)
        last = sheet.first + len(sheet.rows) - 1
        made.autofilter(head, 0, last, len(sheet.columns) - 1)
        made.freeze_panes(head + 1, sheet.kept)
        made.repeat_rows(head)
        is_divided = _divide(made, widths, sheet.kept)
        # the columns that both pages have would cut off the title; the head of every page has it too
        made.print_area(head if is_divided else 0, 0, last, len(sheet.columns) - 1)
        return made

    def page(self, name: str) -> Worksheet:
        """An empty sheet that prints on A4 across, as wide as a page."""
        made = self.workbook.add_worksheet(name)
        made.set_paper(_A4)
        made.set_landscape()
        made.fit_to_pages(1, 0)
        made.set_margins(**_MARGINS)
        made.set_header(self._header)
        made.set_footer("&L&A&R" + self.words("workbook.page", page="&P", pages="&N"))
        made.hide_gridlines(2)
        return made

    def write(self, made: Worksheet, row: int, column: int, cell: Cell, *, right: bool = False) -> None:
        """Write a cell: a number, a formula with its value, or text, which never is a formula."""
        if cell.number is None:
            side = {"align": "right", "text_wrap": True} if right else {"text_wrap": True, "indent": 1}
            made.write_string(row, column, cell.text, self.format(**_BODY, **side, **_COLOURS.get(cell.tone, {})))
            return
        shown = self.format(**_BODY, num_format=cell.pattern, align="right", **_COLOURS.get(cell.tone, {}))
        if cell.formula:
            made.write_formula(row, column, cell.formula, shown, cell.number)
        else:
            made.write_number(row, column, cell.number, shown)

    def format(self, **asked: Any) -> Format:
        """The format with these properties, made once."""
        key = tuple(sorted(asked.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({**self._font, **asked})
        return self._formats[key]

    def _above(self, made: Worksheet, sheet: Sheet, width: int) -> None:
        """The title, and below it what is to be known before one reads, folded to the width of the table."""
        made.write_string(0, 0, safe(sheet.title), self.format(bold=True, font_size=14))
        made.set_row(0, LINE + 8)
        last = max(len(sheet.columns) - 1, 1)
        for number, text in enumerate(sheet.about, 1):
            told = self.format(text_wrap=True, valign="top", font_color="#404040")
            made.merge_range(number, 0, number, last, "", told)
            made.write_string(number, 0, safe(text), told)
            made.set_row(number, LINE * _lines(text, width))


def _divide(made: Worksheet, widths: Sequence[int], kept: int) -> bool:
    """Print what would be too small on one page on two, with the columns that stay in view on both."""
    if not kept or _scale(widths) >= _READABLE:
        return False
    made.fit_to_pages(2, 0)  # the program that prints it knows best how wide its fonts are
    made.repeat_columns(0, kept - 1)
    return True


def _scale(widths: Sequence[int]) -> int:
    """Percent at which columns are as wide as a page, if no more than as they are."""
    return max(min(int(100 * _PAPER / sum(_PIXELS * width + _ROOM_OF_CELL for width in widths)), 100), 10)


def _width(column: Column, cells: Iterable[Cell]) -> int:
    """Cells that a column takes: two for a Chinese character; its head may fold once or twice."""

    def taken(cell: Cell) -> int:
        """Numbers are never folded, nor cut off: a spreadsheet would show ### for one."""
        size = max(map(text_width, cell.text.split("\n"))) + _ROOM
        if cell.number is not None or (column.right and cell.tone != "muted"):
            return size
        longest = max((len(word) for word in cell.text.split() if word.isascii()), default=0)
        return min(size, max(_REASON if column.right else column.widest, min(longest, LONGEST_WORD) + _ROOM))

    words = {word: text_width(word) for word in column.head.split()}
    longest = max((size if word.isascii() else -(-size // 2) for word, size in words.items()), default=0)
    head = longest + _FILTER_BUTTON + 1
    return max(max(map(taken, cells), default=0), head, _LEAST)


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> float:
    """Points that a row takes, in which no text is cut off: not every program finds that out for itself."""
    lines = (_lines(cell.text, width - _ROOM) for cell, width in zip(cells, widths, strict=True) if cell.number is None)
    return min((LINE - 1) * max(lines, default=1) + _ROOM, _HIGHEST)


def _head_lines(column: Column, width: int) -> int:
    return _lines(column.head, max(width - _FILTER_BUTTON, 1))


def _lines(text: str, width: int) -> int:
    """Lines that a text takes when it is folded to a width; words, unlike Chinese characters, leave room."""
    return sum(_lines_of(line, max(width, 1)) for line in text.split("\n"))


def _lines_of(line: str, width: int) -> int:
    size = text_width(line)
    if size <= width:
        return 1
    lost = 1 if size > _CHINESE * len(line) else width // 6
    return -(-size // max(width - lost, 1))
