"""Web pages: paragraphs and tables of what a page shows, without its scripts, its menus and its foot."""

from __future__ import annotations

import codecs
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from planmetrics.diagnostics import Span, diagnostic, phrase
from planmetrics.documents.extracted import Cell, Lines, plain, raised
from planmetrics.documents.kinds import HTML
from planmetrics.documents.numbering import write_number
from planmetrics.documents.plain import decoded

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.documents.extracted import Extracted

EXTRACTOR = "planmetrics.html 1"
_CHARSET = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_LOOKED_AT = 8192
_SILENT = frozenset(
    ("script", "style", "noscript", "template", "nav", "footer", "aside", "button", "select", "svg", "head", "iframe")
)
"""Elements whose text is no text of the document."""
_STRUCK = {"del", "s", "strike"}
_MENUS = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|footer|breadcrumbs?|crumbs?|sidebar|share|copyright)(?:$|[\s_-])", re.IGNORECASE
)
"""Classes and ids of menus and feet, as sites name them where they do not use elements for it."""
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "li", "main", "ol", "p", "pre"),
        *("section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
_CELLS = {"td", "th"}
_NUMBERS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CLOSED_BY = {
    "body": ({"head"}, {"html"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "tr": ({"tr"}, {"table"}),
    "p": ({"p"}, {"td", "th", "table", "div", "body"}),
    "li": ({"li"}, {"ul", "ol", "table"}),
    **{group: ({"tr", "tbody", "thead", "tfoot"}, {"table"}) for group in ("tbody", "thead", "tfoot")},
}
"""What an element closes where its like was left open, and how far out that is looked for."""
_MOST_SPANNED = 200
_DEEPEST = 500
"""Elements inside one another, far more than a page has; what stands deeper is read as text of the last."""
_WHOLE = re.compile("[0-9]{1,6}")
_CHINESE_CHARSETS = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030"}


def extract_web(raw: bytes, file: str) -> tuple[Extracted | None, list[Diagnostic]]:
    """The text of a page, in the encoding that its head names."""
    text, notes = decoded(raw, file, _charset(raw))
    if text is None:
        return None, notes
    page = _Page()
    page.feed(text)
    page.close()
    page.finish()
    if page.is_struck:
        notes = [*notes, diagnostic("Y039", Span(file), what=phrase("document.struck_somewhere"))]
    return page.lines.extracted(HTML, EXTRACTOR), notes


def _charset(raw: bytes) -> str | None:
    """The encoding that the head of a page names, where Python knows it; gb2312 is read as what it grew into."""
    if raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    found = _CHARSET.search(raw[:_LOOKED_AT])
    if found is None:
        return None
    name = found[1].decode("ascii", "replace").lower()
    try:
        known = codecs.lookup(_CHINESE_CHARSETS.get(name, name)).name
    except LookupError:
        return None
    return None if known.startswith("utf-16") else known  # a head that can be read as ASCII is not


class _Table:
    """A table that is being read: its cells on a grid, in which those of rows above may reach down."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []
        self.row = -1
        self.taken: dict[int, int] = {}
        """By column the last row that a cell above or beside reaches."""
        self.is_layout = False
        """Whether a table stands inside: then this one only places things on the page."""

    def place(self, rows: int, columns: int) -> tuple[int, int]:
        """The place of the next cell of this row."""
        self.row = max(self.row, 0)
        column = 0
        while self.taken.get(column, -1) >= self.row:
            column += 1
        self.taken.update(dict.fromkeys(range(column, column + columns), self.row + rows - 1))
        return self.row, column

    def rows(self) -> list[Cell]:
        """The cells; none reaches below the last row."""
        return [cell._replace(rows=min(cell.rows, self.row + 1 - cell.row)) for cell in self.cells]


class _Open:
    """A cell that is being read: what it says so far, paragraph by paragraph."""

    def __init__(self, table: _Table, rows: int, columns: int) -> None:
        self.table, self.size = table, (rows, columns)
        self.paragraphs: list[str] = []


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = Lines()
        self.open: list[tuple[str, bool]] = []
        """Elements that are open, and whether each silences what stands in it."""
        self.silent = 0
        self.text: list[str] = []
        self.tables: list[_Table] = []
        self.cells: list[_Open] = []
        self.high = 0
        self.lists: list[tuple[int, str]] = []
        """The lists that are open: the number of the next item, and how it is written; empty for bullets."""
        self.number = ""
        """The number of an item that has begun and says nothing yet."""
        self.is_struck = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _CLOSED_BY:
            self._close_open(*_CLOSED_BY[tag])
        if tag in {"br", "hr"}:
            self._paragraph()
        if tag in _VOID or len(self.open) >= _DEEPEST:
            return
        given = {name: value or "" for name, value in attrs}
        self.is_struck |= tag in _STRUCK
        silences = tag in _SILENT or tag in _STRUCK or _is_hidden(tag, given)
        self.open.append((tag, silences))
        self.silent += silences
        if self.silent:
            return
        self._begin(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not any(tag == name for name, _ in self.open):
            if tag == "br":
                self._paragraph()
            return
        if tag not in {"table", "body", "html"} and self._is_beyond_table(tag):
            return
        while self.open:
            name = self._end()
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.text.append(raised(data) if self.high and not data.strip().isalpha() else data)

    def finish(self) -> None:
        """Close whatever was left open."""
        while self.open:
            self._end()
        self._paragraph()

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        """Begin an element that is shown."""
        if tag in _BLOCKS or tag in _CELLS:
            self._paragraph()
        if tag == "table":
            self._begin_table()
        elif tag == "tr" and self.tables:
            self.tables[-1].row += 1
        elif tag in _CELLS and self.tables:
            self.cells.append(_Open(self.tables[-1], _span(given, "rowspan"), _span(given, "colspan")))
        elif tag in {"ol", "ul"}:
            shape = _NUMBERS.get(given.get("type", "1"), "decimal") if tag == "ol" else ""
            self.lists.append((_whole(given, "start", 1), shape))
        elif tag == "li" and self.lists:
            self._number(_whole(given, "value", self.lists[-1][0]))
        self.high += tag == "sup"

    def _is_beyond_table(self, tag: str) -> bool:
        """Whether the element that this would close lies outside the innermost table."""
        for name, _ in reversed(self.open):
            if name == tag:
                return False
            if name == "table":
                return True
        return False

    def _close_open(self, tags: set[str], within: set[str]) -> None:
        """Close an element of these that was left open, and what is open inside it."""
        for at in range(len(self.open) - 1, -1, -1):
            name = self.open[at][0]
            if name in tags:
                while len(self.open) > at:
                    self._end()
                return
            if name in within:
                return

    def _end(self) -> str:
        """End the innermost element."""
        tag, silences = self.open.pop()
        if not self.silent:
            if tag in _BLOCKS or tag in _CELLS:
                self._paragraph()
            if tag in _CELLS and self.cells and self.tables and self.cells[-1].table is self.tables[-1]:
                self._end_cell()
            elif tag == "table" and self.tables:
                self._end_table()
            elif tag in {"ol", "ul"} and self.lists:
                self.lists.pop()
            self.high -= tag == "sup"
        self.silent -= silences
        return tag

    def _paragraph(self) -> None:
        """End a paragraph: a line of its own, or a part of the cell that is open."""
        text = plain("".join(self.text))
        self.text.clear()
        if not text:
            return
        text, self.number = self.number + text, ""
        if self.cells and not self.cells[-1].table.is_layout:
            self.cells[-1].paragraphs.append(text)
        else:
            self.lines.paragraph(text)

    def _number(self, number: int) -> None:
        """The number of an item, which no text of the page holds."""
        _, shape = self.lists[-1]
        self.lists[-1] = (number + 1, shape)
        self.number = f"{write_number(number, shape)}. " if shape else ""

    def _begin_table(self) -> None:
        """Begin a table; those around it turn out to be layout, and what they hold so far are paragraphs."""
        for table in self.tables:
            if not table.is_layout:
                table.is_layout = True
                for done in sorted(table.rows()):
                    self.lines.paragraph(done.text)
                table.cells.clear()
        for cell in self.cells:
            for text in cell.paragraphs:
                self.lines.paragraph(text)
            cell.paragraphs.clear()
        self.tables.append(_Table())

    def _end_cell(self) -> None:
        cell = self.cells.pop()
        if not cell.table.is_layout:
            row, column = cell.table.place(*cell.size)
            cell.table.cells.append(Cell(row, column, *cell.size, "\n".join(cell.paragraphs)))

    def _end_table(self) -> None:
        table = self.tables.pop()
        if not table.is_layout:
            self.lines.table(table.rows())


def _is_hidden(tag: str, given: dict[str, str]) -> bool:
    """Whether an element is not shown, or is a menu or a foot by its name."""
    style = given.get("style", "").replace(" ", "").lower()
    if "hidden" in given or "display:none" in style or "visibility:hidden" in style:
        return True
    names = f"{given.get('class', '')} {given.get('id', '')} {given.get('role', '')} {given.get('title', '')}"
    return tag in {"div", "ul", "table", "p", "span"} and _MENUS.search(names) is not None


def _span(given: dict[str, str], name: str) -> int:
    return min(max(_whole(given, name, 1), 1), _MOST_SPANNED)


def _whole(given: dict[str, str], name: str, otherwise: int) -> int:
    text = given.get(name, "").strip()
    return int(text) if _WHOLE.fullmatch(text) is not None else otherwise
