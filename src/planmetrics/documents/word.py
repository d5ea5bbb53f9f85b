"""Word files (docx): paragraphs, numbered headings as printed, tables, footnotes, text boxes, as last revised.

What was inserted with tracked changes is read, what was deleted is not; hidden text, comments, and the heads and
feet of pages are no text of the document.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from planmetrics.diagnostics import Span, diagnostic, phrase
from planmetrics.documents.extracted import Cell, Lines, raised
from planmetrics.documents.kinds import WORD
from planmetrics.documents.missing import MissingLibraryError
from planmetrics.documents.numbering import Numbering, W, child, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.documents.extracted import Extracted

EXTRACTOR = "planmetrics.docx 1"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXTS = {f"{W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_BOX = f"{W}txbxContent"
_DROPPED = {f"{W}{name}" for name in ("del", "moveFrom", "rPr", "pPr", "instrText", "delText", "rt")} | {_FALLBACK}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_TRACKED = ("ins", "del", "moveFrom", "moveTo")
_LEADER = "……"
"""The dots of a table of contents, which tell the number behind them for that of a page."""


def extract_word(raw: bytes, file: str) -> tuple[Extracted | None, list[Diagnostic]]:
    """The text of a Word file.

    Raises:
        MissingLibraryError: python-docx is not installed.
    """
    try:
        from docx import Document  # noqa: PLC0415  # an extra, of use to Word files alone
    except ImportError as error:
        raise MissingLibraryError("python-docx") from error
    try:
        part = Document(io.BytesIO(raw)).part
        reader = _Reader({name: _xml(part, name) for name in ("styles", "numbering", "footnotes", "endnotes")})
        body = child(part.element, "body")
        if body is not None:
            reader.blocks(body)
    except Exception:  # noqa: BLE001  # whatever a damaged file makes the library raise
        return None, [diagnostic("Y033", Span(file), what=phrase("document.word"))]
    notes = [diagnostic("Y038", Span(file))] if _has_changes(part.element) else []
    if reader.has_struck:
        notes.append(diagnostic("Y039", Span(file), what=phrase("document.struck_somewhere")))
    return reader.lines.extracted(WORD, EXTRACTOR), notes


def _xml(part: object, name: str) -> Element | None:
    """The root of a part that the text leans on, where the document has it."""
    from docx.oxml import parse_xml  # noqa: PLC0415  # as above

    for relation in part.rels.values():  # type: ignore[attr-defined]  # the library does not type its parts
        if relation.reltype.endswith(f"/{name}") and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _has_changes(root: Element) -> bool:
    return any(next(root.iter(f"{W}{name}"), None) is not None for name in _TRACKED)


class _Reader:
    """Reads the blocks of a body into lines."""

    def __init__(self, parts: dict[str, Element | None]) -> None:
        self.lines = Lines()
        self.numbering = Numbering(parts["numbering"], parts["styles"])
        self.notes = {kind: _notes_of(parts[f"{kind}s"], kind) for kind in ("footnote", "endnote")}
        self.noted = 0
        self.has_struck = False
        self.pending: list[str] = []
        """Notes and text boxes met in a paragraph or table, to stand behind it."""
        self.joined = ""
        """The text of a paragraph whose end was deleted: the next one goes on with it."""

    def blocks(self, parent: Element) -> None:
        """Every paragraph and table of a body, a text box or a cell, in order."""
        for block in _blocks(parent):
            if block.tag == f"{W}tbl":
                self.table(block)
            else:
                self.paragraph(block)
            self.behind()

    def behind(self) -> None:
        """What was met inside the last block, and stands behind it."""
        while self.pending:
            self.lines.paragraph(self.pending.pop(0))

    def paragraph(self, block: Element) -> None:
        """A line, with its number in front."""
        if (text := self.text(block)) is not None:
            self.lines.paragraph(text)

    def text(self, block: Element) -> str | None:
        """What a paragraph says, with its number; None where it runs on into the next."""
        words = self.joined + "".join(self.words(block, is_entry=self.numbering.is_entry(block)))
        self.joined = ""
        if _is_end_deleted(block):
            self.joined = words
            return None
        return f"{self.numbering.number(block)}{words}" if words.strip() else ""

    def words(self, node: Element, *, is_entry: bool = False, is_raised: bool = False) -> Iterator[str]:
        """The text inside a paragraph, run by run; boxes and notes are put aside."""
        for one in node:
            tag = one.tag
            if tag in _SIGNS:
                yield _LEADER if tag == f"{W}tab" and is_entry else _SIGNS[tag]
            elif tag in _TEXTS:
                yield raised(one.text or "") if is_raised else one.text or ""
            elif tag in _NOTES:
                yield self.note(_NOTES[tag], one.get(f"{W}id", ""))
            elif tag == _BOX:
                self.box(one)
            elif tag in _DROPPED or not isinstance(tag, str) or _is_hidden(one):
                continue
            elif _is_struck(one):
                self.has_struck = True
            else:
                yield from self.words(one, is_entry=is_entry, is_raised=is_raised or self.is_raised(one))

    def is_raised(self, run: Element) -> bool:
        """Whether a run is set as a superscript, by itself or by its style."""
        properties = child(run, "rPr")
        style = self.numbering.styles.get(value_of(properties, "rStyle") or "")
        return _is_raised(properties) or _is_raised(child(style, "rPr"))

    def note(self, kind: str, name: str) -> str:
        """The mark of a note, whose text is put aside."""
        note = self.notes[kind].get(name)
        if note is None:
            return ""
        self.noted += 1
        mark = raised(str(self.noted))
        inside = ["".join(self.words(one)).strip() for one in note.iter(f"{W}p")]
        self.pending.append(f"{mark} {' '.join(inside)}")
        return mark

    def box(self, content: Element) -> None:
        """The text of a box, put aside as paragraphs, or as the rows of its table."""
        outer, joined = (self.lines, self.pending), self.joined
        self.lines, self.pending, self.joined = Lines(), [], ""
        self.blocks(content)
        inside = self.lines.lines
        (self.lines, self.pending), self.joined = outer, joined
        self.pending += inside

    def table(self, table: Element) -> None:
        """A line a row; a table that holds another one only places things on the page."""
        if any(inner is not table and inner.tag == f"{W}tbl" for inner in table.iter(f"{W}tbl")):
            for cell in _cells_inside(table):
                self.blocks(cell)
            return
        self.lines.table(self.cells(table))

    def cells(self, table: Element) -> list[Cell]:
        """The cells on the grid of the table; what is merged downward is one cell."""
        made: list[Cell] = []
        above: dict[int, int] = {}
        for number, row in enumerate(row for row in _rows(table) if not _is_row_deleted(row)):
            column = _skipped(row)
            for cell in _row_cells(row):
                properties = child(cell, "tcPr")
                columns = int(value_of(properties, "gridSpan") or 1)
                merge = child(properties, "vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart" and column in above:
                    at = above[column]
                    made[at] = made[at]._replace(rows=number + 1 - made[at].row)
                else:
                    above[column] = len(made)
                    made.append(Cell(number, column, 1, columns, self.cell_text(cell)))
                column += columns
        return made

    def cell_text(self, cell: Element) -> str:
        """The paragraphs of a cell, a line each."""
        texts = [self.text(one) or "" for one in _blocks(cell)]
        return "\n".join(text.replace("\t", " ") for text in texts if text.strip())


_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def _inside(parent: Element, wanted: set[str]) -> Iterator[Element]:
    """The children of these kinds, content controls and the like looked through."""
    for one in parent:
        if one.tag in wanted:
            yield one
        elif one.tag in _WRAPPERS:
            yield from _inside(one, wanted)


def _blocks(parent: Element) -> Iterator[Element]:
    return _inside(parent, {f"{W}p", f"{W}tbl"})


def _rows(table: Element) -> Iterator[Element]:
    return _inside(table, {f"{W}tr"})


def _row_cells(row: Element) -> Iterator[Element]:
    return _inside(row, {f"{W}tc"})


def _cells_inside(table: Element) -> Iterator[Element]:
    for row in _rows(table):
        yield from _row_cells(row)


def _notes_of(root: Element | None, kind: str) -> dict[str, Element]:
    """Notes by their id; separators are no notes."""
    notes = () if root is None else root.iter(f"{W}{kind}")
    return {note.get(f"{W}id", ""): note for note in notes if note.get(f"{W}type") in {None, "normal"}}


def _is_on(properties: Element | None, name: str) -> bool:
    found = child(properties, name)
    return found is not None and found.get(f"{W}val") not in {"0", "false", "off"}


def _is_hidden(run: Element) -> bool:
    return _is_on(child(run, "rPr"), "vanish")


def _is_struck(run: Element) -> bool:
    properties = child(run, "rPr")
    return _is_on(properties, "strike") or _is_on(properties, "dstrike")


def _is_raised(properties: Element | None) -> bool:
    """Whether text is set as a superscript; or lifted by hand, as programs do that keep its size apart."""
    lifted = value_of(properties, "position") or "0"
    return value_of(properties, "vertAlign") == "superscript" or (lifted.isdecimal() and int(lifted) > 0)


def _is_end_deleted(block: Element) -> bool:
    mark = child(child(block, "pPr"), "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _is_row_deleted(row: Element) -> bool:
    return child(child(row, "trPr"), "del") is not None


def _skipped(row: Element) -> int:
    """Columns of the grid that a row leaves free at its beginning."""
    return int(value_of(child(row, "trPr"), "gridBefore") or 0)
