"""A sheet as a Word file whose bytes depend on its text alone.

Every run names its East Asian font, else Word takes whatever its theme has; fonts that only some machines have name
others to stand in for them.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from planmetrics.report.paper import (
    BOTTOM,
    CELL_EDGE,
    FACES,
    HEIGHT,
    LEADING,
    LEFT,
    RIGHT,
    STAND_INS,
    TOPS,
    WIDTH,
    Grid,
    Note,
    fitting,
    title_size,
)
from planmetrics.wording import printable

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

    from planmetrics.compute.status import Light
    from planmetrics.render.words import Lang
    from planmetrics.report.paper import Part, Role, Sheet, Type

FILLS: dict[Light, str] = {"green": "E2F0D9", "yellow": "FFF2CC", "red": "F8CBAD"}
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""When every part of the file was written: the earliest that a zip can tell. The day of the report is in its text."""
LANGUAGES = {"zh": ("en-US", "zh-CN"), "en": ("en-GB", "zh-CN")}
_UNWANTED = ("thumbnail", "stylesWithEffects", "customXml")
"""Parts of the library's empty document that say nothing of this one."""


def written(sheet: Sheet, lang: Lang) -> bytes:
    """The sheet as a Word file."""
    document = Document()
    _strip(document, sheet)
    writer = _Writer(document, lang, fitting(sheet, lang))
    writer.page()
    writer.front(sheet)
    writer.annex(sheet)
    packed = BytesIO()
    document.save(packed)
    return _repacked(packed)


class _Writer:
    """Puts a sheet into a document, in the faces and sizes of its language."""

    def __init__(self, document: Docx, lang: Lang, size: Type) -> None:
        self.document, self.lang, self.size = document, lang, size

    # the page

    def page(self) -> None:
        """Paper, margins, styles, the fonts that stand in for others, and the number of the page."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(WIDTH), Mm(HEIGHT)
        section.top_margin, section.bottom_margin = Mm(TOPS[self.lang]), Mm(BOTTOM)
        section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
        section.footer_distance = Mm(BOTTOM - 12)
        self._style("Normal", "body", self.size.body)
        self._style("Title", "title", self.size.title)
        self._style("Heading 1", "heading", self.size.body)
        _stand_ins(self.document)
        for language in (
            *self.document.settings.element.iter(qn("w:themeFontLang")),
            *self.document.styles.element.iter(qn("w:lang")),
        ):
            language.set(qn("w:eastAsia"), LANGUAGES[self.lang][1])  # else Japanese shapes of characters
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        dash = "— " if self.lang == "zh" else ""
        self._run(footer, dash, "table", self.size.table + 1)
        self._page_number(footer)
        self._run(footer, dash[::-1], "table", self.size.table + 1)

    def _style(self, name: str, role: Role, size: float) -> None:
        """A style in the face of a role, black, without what the library's template adds."""
        style: ParagraphStyle = self.document.styles[name]
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), self._is_bold(role), RGBColor(0, 0, 0)
        properties = style.element.get_or_add_rPr()
        for theirs in [one for one in properties if one.tag in {qn("w:rFonts"), qn("w:spacing"), qn("w:kern")}]:
            properties.remove(theirs)
        properties.insert(0, self._fonts(role))
        properties.append(_element("w:lang", val=LANGUAGES[self.lang][0], eastAsia=LANGUAGES[self.lang][1]))
        for border in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
            border.getparent().remove(border)

    def _is_bold(self, role: Role) -> bool:
        """Headings are, so that they stand out where their face is not there; a Chinese title is heavy by itself."""
        return role == "heading" or (self.lang == "en" and role == "title")

    def _fonts(self, role: Role) -> BaseOxmlElement:
        latin, eastern = FACES[self.lang][role]
        hint = {"hint": "eastAsia"} if self.lang == "zh" else {}  # else quotation marks are Latin ones, half as wide
        return _element("w:rFonts", **hint, ascii=latin, hAnsi=latin, cs=latin, eastAsia=eastern)

    def _page_number(self, paragraph: Paragraph) -> None:
        field = _element("w:fldSimple", instr="PAGE")
        paragraph._p.append(field)  # noqa: SLF001 (the library knows no fields)
        self._run(paragraph, "1", "table", self.size.table + 1)
        field.append(paragraph.runs[-1]._r)  # noqa: SLF001 (the same)

    # text

    def _run(self, paragraph: Paragraph, text: str, role: Role, size: float) -> None:
        """Text in the face of its role; whatever would break the file or its reader is a question mark."""
        run = paragraph.add_run("\n".join(map(printable, text.split("\n"))))
        run.font.size, run.font.bold = Pt(size), self._is_bold(role)
        run._r.get_or_add_rPr().insert(0, self._fonts(role))  # noqa: SLF001 (the library sets Latin fonts alone)

    def _paragraph(self, text: str, role: Role, size: float, line: float, style: str = "Normal") -> Paragraph:
        paragraph = self.document.add_paragraph(style=style)
        _spaced(paragraph, line)
        self._run(paragraph, text, role, size)
        return paragraph

    def _body(self, text: str) -> None:
        size = self.size
        paragraph = self._paragraph(text, "body", size.body, size.line)
        paragraph.paragraph_format.first_line_indent = Pt(size.body * 2) if self.lang == "zh" else None
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if self.lang == "zh" else WD_ALIGN_PARAGRAPH.LEFT

    def _heading(self, text: str) -> Paragraph:
        size = self.size
        paragraph = self._paragraph(text, "heading", size.body, size.line, "Heading 1")
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.first_line_indent = Pt(size.body * 2) if self.lang == "zh" else None
        return paragraph

    def _note(self, text: str) -> None:
        self._paragraph(text, "table", self.size.table, self.size.table_line)

    def front(self, sheet: Sheet) -> None:
        """Title, moment, parts and foot."""
        size, title = self.size, title_size(sheet, self.size)
        heading = self._paragraph(sheet.title, "title", title, title * LEADING, "Title")
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._paragraph(sheet.moment, "body", size.body, size.line).alignment = WD_ALIGN_PARAGRAPH.CENTER
        for part in sheet.parts:
            self._part(part)
        self._note(sheet.foot)

    def annex(self, sheet: Sheet) -> None:
        """The annex, on a page of its own."""
        if not sheet.annex:
            return
        self._heading(sheet.annex_title).paragraph_format.page_break_before = True
        for part in sheet.annex:
            self._part(part)

    def _part(self, part: Part) -> None:
        self._heading(part.heading)
        for block in part.blocks:
            if isinstance(block, Grid):
                self._grid(block)
            elif isinstance(block, Note):
                self._note(block)
            else:
                self._body(block)

    # tables

    def _grid(self, grid: Grid) -> None:
        table = self.document.add_table(rows=1, cols=len(grid.tracks), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, track in zip(table.columns, grid.tracks, strict=True):
            column.width = Mm(track.width)
        _edges(table)
        self._row(table.rows[0], [track.head for track in grid.tracks], grid, head=True)
        _mark(table.rows[0], "tblHeader")
        above = table.rows[0]
        for row, light in enumerate(grid.lights):
            if row in grid.sections:
                self._section(table, grid.sections[row])
            texts, made = [track.cells[row] for track in grid.tracks], _added(table)
            self._row(made, texts, grid)
            if light is not None:
                _fill(made.cells[grid.lit], FILLS[light])
            if row in grid.repeats and row not in grid.sections:
                _continue(above, made, texts)
            above = made

    def _row(self, row: _Row, texts: list[str], grid: Grid, *, head: bool = False) -> None:
        _mark(row, "cantSplit")
        for cell, track, text in zip(row.cells, grid.tracks, texts, strict=True):
            cell.width = Mm(track.width)
            self._cell(cell, text, "heading" if head else "table")
            if head or track.right:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _section(self, table: Table, text: str) -> None:
        row = _added(table)
        _mark(row, "cantSplit")
        merged = row.cells[0].merge(row.cells[-1])
        self._cell(merged, text, "heading")
        merged.paragraphs[0].paragraph_format.keep_with_next = True

    def _cell(self, cell: _Cell, text: str, role: Role) -> None:
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        paragraph = cell.paragraphs[0]
        _spaced(paragraph, self.size.table_line)
        _close_set(paragraph)
        self._run(paragraph, text, role, self.size.table)


def _element(name: str, **values: str) -> BaseOxmlElement:
    """An element of the file's own, with attributes of its name space."""
    made = OxmlElement(name, {qn(f"w:{key}"): value for key, value in values.items()})
    return cast("BaseOxmlElement", made)


def _spaced(paragraph: Paragraph, line: float) -> None:
    """Lines at a fixed distance, and nothing between paragraphs: so a page holds as many as it is thought to."""
    spacing = paragraph.paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)


def _close_set(paragraph: Paragraph) -> None:
    """Latin and Chinese side by side without a gap, for which a cell has no room."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 (the library does not know of the gap)
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        properties.insert_element_before(
            _element(name, val="0"), "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing"
        )


def _edges(table: Table) -> None:
    """Narrow free edges in cells."""
    edges = _element("w:tblCellMar")
    for side in ("left", "right"):
        edges.append(_element(f"w:{side}", w=str(round(CELL_EDGE * 56.7)), type="dxa"))
    table._tbl.tblPr.insert_element_before(edges, "w:tblLook")  # noqa: SLF001 (the library knows no such edges)


def _added(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # the library leaves it so
    return row


def _mark(row: _Row, name: str) -> None:
    """A row that is not split, or a head that comes again on every page."""
    row._tr.get_or_add_trPr().append(_element(f"w:{name}"))  # noqa: SLF001 (the library has neither)


def _fill(cell: _Cell, colour: str) -> None:
    fill = _element("w:shd", val="clear", color="auto", fill=colour)
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 (the library has no fills)
    properties.insert_element_before(fill, "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign")


def _continue(above: _Row, row: _Row, texts: list[str]) -> None:
    """Cells without text are one with those above them."""
    for place, text in enumerate(texts):
        if not text:
            above.cells[place].merge(row.cells[place])


def _stand_ins(document: Docx) -> None:
    """What to take where a font is not there."""
    fonts = next(part for part in document.part.package.iter_parts() if part.partname.endswith("fontTable.xml"))
    added = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name, others in STAND_INS.items()
    )
    fonts._blob = fonts.blob.replace(b"</w:fonts>", f"{added}</w:fonts>".encode())  # noqa: SLF001 (it is only bytes to the library)


def _strip(document: Docx, sheet: Sheet) -> None:
    """Without the template's picture, author and dates: nothing in the file says what is not so."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(_UNWANTED)]:
            del relations[key]
    known = document.core_properties
    known.title, known.author, known.comments = printable(sheet.title)[:255], "", ""
    for name in ("dcterms:created", "dcterms:modified"):
        for one in known._element.findall(qn(name)):  # noqa: SLF001 (the library sets them, and takes none away)
            known._element.remove(one)  # noqa: SLF001 (the same)


def _repacked(packed: BytesIO) -> bytes:
    """The same file with one moment for all its parts."""
    made = BytesIO()
    with ZipFile(packed) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = ZipInfo(name, _MOMENT)
            part.compress_type, part.external_attr = ZIP_DEFLATED, 0o600 << 16
            new.writestr(part, old.read(name))
    return made.getvalue()
