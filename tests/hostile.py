"""Files made to hurt: none larger than four megabytes, all of them larger than they look."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Literal, NamedTuple

from planmetrics.syntax.decoding import MOST_OF_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTES = 4 * 1024 * 1024
_HEAD = "indicator,base,base_period,latest,latest_period,target,target_period,better\n"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class Hostile(NamedTuple):
    """A file: what it is called, who reads it, and what makes its bytes."""

    name: str
    kind: Literal["yaml", "text", "table"]
    made: Callable[[], bytes]


def filled(piece: str | bytes, before: str = "", after: str = "", size: int = MEGABYTES) -> Callable[[], bytes]:
    """A piece again and again, up to a size, between two others."""
    raw = piece.encode() if isinstance(piece, str) else piece
    ends = before.encode(), after.encode()
    return lambda: ends[0] + raw * ((size - len(ends[0]) - len(ends[1])) // len(raw)) + ends[1]


def lined(piece: str) -> Callable[[], bytes]:
    """A piece again and again, in lines that are hardly shorter than the longest that are read, as far as they may."""
    line = piece * (19_999 // len(piece)) + "\n"
    return filled(line, size=MOST_OF_TEXT)


def numbered(pattern: str, before: str = "", after: str = "", size: int = MEGABYTES) -> Callable[[], bytes]:
    """A piece with a number in it, again and again."""

    def made() -> bytes:
        pieces, room = [before], size - len(before.encode()) - len(after.encode())
        number = 0
        while room > 0:
            piece = pattern.format(number)
            room -= len(piece.encode())
            if room >= 0:
                pieces.append(piece)
            number += 1
        return "".join([*pieces, after]).encode()

    return made


def workbook(sheet: str | bytes, *, strings: str = "", more: dict[str, bytes] | None = None, prolog: str = "") -> bytes:
    """A workbook of one sheet, put together of the least XML that makes one."""
    types = f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    related = f'<Relationship Id="a" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    if strings:
        types += f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
        related += f'<Relationship Id="b" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    xml = sheet if isinstance(sheet, bytes) else sheet.encode()
    parts: dict[str, bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>'.encode(),
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="a"/></sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>'.encode(),
        "xl/worksheets/sheet1.xml": f"{prolog}<worksheet {_MAIN}>".encode() + xml + b"</worksheet>",
        **({"xl/sharedStrings.xml": f"<sst {_MAIN}>{strings}</sst>".encode()} if strings else {}),
        **(more or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def _text(cell: str) -> str:
    return f'<c t="inlineStr"><is><t>{cell}</t></is></c>'


_HEAD_ROW = f'<row r="1">{"".join(map(_text, _HEAD.strip().split(",")))}</row>'


def _sheet(rows: str, after: str = "") -> str:
    return f"<sheetData>{_HEAD_ROW}{rows}</sheetData>{after}"


def _nested_zip() -> bytes:
    """Zeros in an archive, in an archive, in an archive, beside a sheet."""
    inner = b"0" * MEGABYTES * 16
    for _ in range(3):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(8):
                archive.writestr(f"{number}.zip", inner)
        inner = out.getvalue()
    return workbook(_sheet(""), more={"xl/embeddings/a.zip": inner})


_LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
_DOCTYPE = f'<?xml version="1.0"?><!DOCTYPE z [<!ENTITY l0 "ha">{_LAUGHS}]>'
_PLAN = "format: 1\nid: hostile\ntitle: a\n"
_OBSERVED = "format: 1\nregion: made-up\nsources: {}\nobservations:\n"
_LONG = "高于全省1个百分点"

FILES: tuple[Hostile, ...] = (
    # plans, actuals, registries
    Hostile("plans/deep-lists.yaml", "yaml", filled("[")),
    Hostile("plans/deep-mappings.yaml", "yaml", filled("{a: ")),
    Hostile("plans/deep-blocks.yaml", "yaml", lambda: "".join(" " * n + "a:\n" for n in range(2_800)).encode()),
    Hostile("plans/deep-dashes.yaml", "yaml", filled("- ")),
    Hostile("plans/colons.yaml", "yaml", filled("a: ")),
    Hostile("plans/one-line-of-commas.yaml", "yaml", filled(",", "a: [")),
    Hostile("plans/keys.yaml", "yaml", numbered("k{}: 1\n")),
    Hostile("plans/keys-of-plan.yaml", "yaml", numbered("k{}: 1\n", _PLAN)),
    Hostile("plans/key-twice.yaml", "yaml", filled("a: 1\n")),
    Hostile("plans/key-twice-in-braces.yaml", "yaml", filled("a: 1, ", "x: {", "}")),
    Hostile("plans/aliases.yaml", "yaml", filled("*a, ", "a: &a [1]\nb: [", "]")),
    Hostile(
        "plans/laughs.yaml",
        "yaml",
        lambda: (
            b"a0: &a0 [x]\n"
            + b"".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n".encode() for n in range(1, 30))
        ),
    ),
    Hostile("plans/anchors.yaml", "yaml", numbered("k{0}: &a{0} 1\n")),
    Hostile("plans/tags.yaml", "yaml", numbered("k{}: !!int 1\n")),
    Hostile("plans/documents.yaml", "yaml", filled("---\n")),
    Hostile("plans/digits.yaml", "yaml", filled("1", "a: ")),
    Hostile("plans/digits-of-format.yaml", "yaml", filled("1", "format: ")),
    Hostile("plans/exponents.yaml", "yaml", filled("1e999999999, ", "a: [", "]")),
    Hostile("plans/one-string.yaml", "yaml", filled("a", _PLAN + "note: ")),
    Hostile("plans/one-key.yaml", "yaml", filled("a", "", ": 1")),
    Hostile("plans/open-quote.yaml", "yaml", filled("a\n", 'a: "')),
    Hostile("plans/open-quote-in-blocks.yaml", "yaml", filled(" a\n", "a: '")),
    Hostile("plans/comments.yaml", "yaml", filled("#\n")),
    Hostile("plans/blanks.yaml", "yaml", filled(" ")),
    Hostile("plans/line-ends.yaml", "yaml", filled("\n")),
    Hostile("plans/carriage-returns.yaml", "yaml", filled("\r")),
    Hostile("plans/tabs.yaml", "yaml", filled("\t", "a:")),
    Hostile("plans/zeros.yaml", "yaml", filled(b"\0")),
    Hostile("plans/high-bytes.yaml", "yaml", filled(b"\xff")),
    Hostile("plans/line-separators.yaml", "yaml", filled("\u2028", "a: ")),
    Hostile("plans/chinese.yaml", "yaml", filled("指", _PLAN + "note: ")),
    Hostile("plans/escapes.yaml", "yaml", filled("\\u2028", 'a: "', '"')),
    Hostile("plans/indicators.yaml", "yaml", numbered("  - {{id: i{0}, name: 名{0}}}\n", _PLAN + "indicators:\n")),
    Hostile(
        "plans/targets.yaml",
        "yaml",
        numbered(
            "      - {{value: {0}, period: 2025, printed: {0}}}\n", _PLAN + "indicators:\n  - id: a\n    targets:\n"
        ),
    ),
    Hostile(
        "plans/printed.yaml",
        "yaml",
        filled(_LONG, _PLAN + "indicators:\n  - id: a\n    targets:\n      - {value: 1, period: 2025, printed: ", "}"),
    ),
    Hostile(
        "actuals/observations.yaml",
        "yaml",
        numbered("  - {{indicator: a, period: 2024, value: {0}, source: s}}\n", _OBSERVED),
    ),
    Hostile("actuals/empty-observations.yaml", "yaml", filled("  - {}\n", _OBSERVED)),
    Hostile(
        "indicators.yaml",
        "yaml",
        numbered(
            "  - {{id: i{0}, name: 名{0}, name_en: n{0}, unit: 家, better: higher, measure: stock}}\n",
            "format: 1\nindicators:\n",
        ),
    ),
    Hostile(
        "regions.yaml", "yaml", numbered("  - {{id: r{0}, name: 名{0}, name_en: n{0}}}\n", "format: 1\nregions:\n")
    ),
    Hostile("methods.yaml", "yaml", numbered("  - {{id: m{0}}}\n", "format: 1\nmethods:\n")),
    # documents, and expressions to read
    Hostile("phrase-in-one-line.txt", "text", lined(_LONG)),
    Hostile("phrase-in-many-lines.txt", "text", filled(_LONG + "\n", size=MOST_OF_TEXT)),
    Hostile("digits.txt", "text", lined("1")),
    Hostile("digits-and-points.txt", "text", lined("1.")),
    Hostile("digits-and-commas.txt", "text", lined("1,")),
    Hostile("numerals.txt", "text", lined("一百")),
    Hostile("numerals-in-lines.txt", "text", filled("一百\n", size=MOST_OF_TEXT)),
    Hostile("brackets.txt", "text", lined("[")),
    Hostile("round-brackets.txt", "text", lined("（")),
    Hostile("figures-in-brackets.txt", "text", lined("（1")),
    Hostile("percent.txt", "text", lined("%")),
    Hostile("figures.txt", "text", lined("5%、")),
    Hostile("ranges.txt", "text", lined("1-")),
    Hostile("years.txt", "text", lined("2024年")),
    Hostile("dates.txt", "text", lined("2024年1月1日")),
    Hostile("links.txt", "text", lined("增长和")),
    Hostile("english.txt", "text", lined("at least ")),
    Hostile("english-figures.txt", "text", lined("at least 5 % of ")),
    Hostile("letters.txt", "text", lined("a")),
    Hostile("quotes.txt", "text", lined("“315”工程")),
    Hostile("different-quotes.txt", "text", numbered("“{}”", size=MOST_OF_TEXT)),
    Hostile("open-quotes.txt", "text", lined("“1")),
    Hostile("dots.txt", "text", lined("…")),
    Hostile("dots-and-digits.txt", "text", lined("…1")),
    Hostile("rows.txt", "text", numbered("{}\t指\n", size=MOST_OF_TEXT)),
    Hostile("blanks.txt", "text", filled(" ", "1", size=MOST_OF_TEXT)),
    Hostile("line-ends.txt", "text", filled("\n", "1", size=MOST_OF_TEXT)),
    Hostile("carriage-returns.txt", "text", filled("\r", "1", size=MOST_OF_TEXT)),
    Hostile("zeros.txt", "text", filled(b"\0", size=MOST_OF_TEXT)),
    Hostile("clauses.txt", "text", lined("达到1万家，增长2%，")),
    Hostile("copies.txt", "text", numbered("指标{0}达到1万家\n指标{0}达到1万家\n", size=MOST_OF_TEXT)),
    Hostile("higher-than.txt", "text", lined("高于")),
    Hostile("of-which.txt", "text", lined("其中")),
    Hostile("as-many-lines-as-are-read.txt", "text", lambda: "达到1万家，增长2%；\n".encode() * 9_999),
    Hostile(
        "as-many-rows-as-are-read.txt",
        "text",
        lambda: "".join(f"{n % 999}\t指标{n}\t{n}\n" for n in range(9_999)).encode(),
    ),
    Hostile("too-large.txt", "text", filled(_LONG + "\n")),
    # tables
    Hostile("commas.csv", "table", filled(",")),
    Hostile("commas-in-head.csv", "table", filled(",", _HEAD.strip())),
    Hostile("commas-in-row.csv", "table", filled(",", _HEAD + "a")),
    Hostile("rows-of-commas.csv", "table", filled(",,,,,,,\n", _HEAD)),
    Hostile("short-rows-of-commas.csv", "table", filled(",\n", _HEAD)),
    Hostile("semicolons.csv", "table", filled(";")),
    Hostile("wide-lines.csv", "table", filled("," * 900_000 + "\n", _HEAD)),
    Hostile("open-quote.csv", "table", filled("a\n", _HEAD + '"')),
    Hostile("open-quote-in-one-line.csv", "table", filled("a", _HEAD + '"')),
    Hostile("quotes.csv", "table", filled('"')),
    Hostile("quotes-in-row.csv", "table", filled('""', _HEAD)),
    Hostile("quoted-line-ends.csv", "table", filled('"\n"', _HEAD)),
    Hostile("lost-quotes.csv", "table", filled('"a"b,\n', _HEAD)),
    Hostile("letters.csv", "table", filled("a")),
    Hostile("letters-in-lines.csv", "table", filled("a\n", _HEAD)),
    Hostile("line-ends.csv", "table", filled("\n", "", _HEAD)),
    Hostile("line-ends-behind-head.csv", "table", filled("\n", _HEAD)),
    Hostile("carriage-returns.csv", "table", filled("\r")),
    Hostile("zeros.csv", "table", filled(b"\0")),
    Hostile("high-bytes.csv", "table", filled(b"\xff")),
    Hostile("half-gbk.csv", "table", filled(b"\xb0\xa1\xe9,")),
    Hostile("digits.csv", "table", filled("1", _HEAD + "a,")),
    Hostile("cells-of-digits.csv", "table", filled("1" * 60 + ",", _HEAD)),
    Hostile("digits-that-group.csv", "table", filled('"1,' + "000," * 30 + '000",', _HEAD)),
    Hostile("huge-exponents.csv", "table", filled("a,1e999999999,2020,1,2023,2,2025,higher\n", _HEAD)),
    Hostile("blanks.csv", "table", filled(" ", _HEAD)),
    Hostile("blank-cells.csv", "table", filled("a" + " " * 5_000 + ",", _HEAD)),
    Hostile("row-of-blank-figure.csv", "table", filled("a,1" + " " * 30_000 + "x,2020,2,2023,3,2025,higher\n", _HEAD)),
    Hostile("separator-of-quotes.csv", "table", filled('"\n', 'sep="\n')),
    Hostile("separator-of-letters.csv", "table", filled("ia", "sep=a\n")),
    Hostile("phrase.csv", "table", filled(_LONG, _HEAD)),
    Hostile("many-mistakes.csv", "table", filled("a,x,x,x,x,x,x,x\n", _HEAD)),
    Hostile("many-columns.csv", "table", numbered("c{},", "")),
    Hostile("columns-with-one-name.csv", "table", filled("base,")),
    Hostile("rows-without-period.csv", "table", filled("a,1,,2,,3,,\n", _HEAD)),
    Hostile("names.csv", "table", filled("指" * 5_000 + ",1,2020,2,2023,3,2025,higher\n", _HEAD)),
    Hostile("combining.csv", "table", filled("e" + "\u0301" * 5_000 + ",1,2020,2,2023,3,2025,higher\n", _HEAD)),
    Hostile("utf-16.csv", "table", lambda: ("\ufeff" + "," * (MEGABYTES // 2 - 1)).encode("utf-16-le")),
    # workbooks
    Hostile("bomb-of-rows.xlsx", "table", lambda: workbook(_sheet("<row><c><v>1</v></c></row>" * 2_000_000))),
    Hostile("bomb-of-cells.xlsx", "table", lambda: workbook(_sheet(f"<row>{'<c/>' * 1_900_000}</row>"))),
    Hostile("bomb-of-empty-rows.xlsx", "table", lambda: workbook(_sheet("<row/>" * 1_300_000))),
    Hostile(
        "bomb-of-prefixed-cells.xlsx",
        "table",
        lambda: workbook(
            f'<x:sheetData xmlns:x="{_MAIN[7:-1]}"><x:row>{"<x:c><x:v>1</x:v></x:c>" * 300_000}</x:row></x:sheetData>'
        ),
    ),
    Hostile(
        "bomb-of-strings.xlsx",
        "table",
        lambda: workbook(_sheet("<row><c t='s'><v>0</v></c></row>"), strings="<si><t>a</t></si>" * 4_000_000),
    ),
    Hostile(
        "bomb-of-short-strings.xlsx",
        "table",
        lambda: workbook(_sheet("<row><c t='s'><v>0</v></c></row>"), strings="<si/>" * 1_500_000),
    ),
    Hostile(
        "bomb-of-one-string.xlsx",
        "table",
        lambda: workbook(_sheet("<row><c t='s'><v>0</v></c></row>"), strings=f"<si><t>{'a' * 7_500_000}</t></si>"),
    ),
    Hostile(
        "bomb-of-runs.xlsx",
        "table",
        lambda: workbook(_sheet(f"<row><c t='inlineStr'><is>{'<r><t>a</t></r>' * 500_000}</is></c></row>")),
    ),
    Hostile(
        "bomb-in-other-part.xlsx", "table", lambda: workbook(_sheet(""), more={"xl/theme.xml": b"0" * 1_000_000_000})
    ),
    Hostile("bomb-in-bomb.xlsx", "table", _nested_zip),
    Hostile("parts.xlsx", "table", lambda: workbook(_sheet(""), more={f"xl/{n}": b"" for n in range(35_000)})),
    Hostile(
        "sheets-of-one-part.xlsx",
        "table",
        lambda: workbook(
            _sheet("<row><c><v>1</v></c></row>" * 1_000),
            more={
                "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>{"".join(f"""<sheet name="s{n}" sheetId="{n}" r:id="a"/>""" for n in range(1, 20_000))}</sheets></workbook>'.encode()
            },
        ),
    ),
    Hostile("columns.xlsx", "table", lambda: workbook(_sheet('<row r="2"><c r="XFD2"><v>1</v></c></row>'))),
    Hostile(
        "far-cell.xlsx", "table", lambda: workbook(_sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    ),
    Hostile("far-row.xlsx", "table", lambda: workbook(_sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'))),
    Hostile(
        "beyond-all-rows.xlsx",
        "table",
        lambda: workbook(_sheet('<row r="999999999"><c r="A999999999"><v>1</v></c></row>')),
    ),
    Hostile(
        "beyond-all-columns.xlsx", "table", lambda: workbook(_sheet('<row r="2"><c r="ZZZZZZ2"><v>1</v></c></row>'))
    ),
    Hostile("huge-dimension.xlsx", "table", lambda: workbook(f'<dimension ref="A1:XFD1048576"/>{_sheet("")}')),
    Hostile(
        "huge-merge.xlsx",
        "table",
        lambda: workbook(_sheet("", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
    ),
    Hostile(
        "huge-merge-in-other-quotes.xlsx",
        "table",
        lambda: workbook(_sheet("", "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>")),
    ),
    Hostile(
        "huge-merge-in-dollars.xlsx",
        "table",
        lambda: workbook(_sheet("", '<mergeCells><mergeCell ref="$A$1:$XFD$1048576"/></mergeCells>')),
    ),
    Hostile(
        "huge-merge-in-small-letters.xlsx",
        "table",
        lambda: workbook(_sheet("", '<mergeCells><mergeCell ref="a1:xfd1048576"/></mergeCells>')),
    ),
    Hostile(
        "huge-merge-elsewhere.xlsx",
        "table",
        lambda: workbook(_sheet("", '<mergeCells><mergeCell ref="&#65;1:XFD1048576"/></mergeCells>')),
    ),
    Hostile(
        "merges.xlsx",
        "table",
        lambda: workbook(
            _sheet(
                "",
                f"<mergeCells>{''.join(f'<mergeCell ref=_A{n}:B{n}_/>'.replace('_', chr(34)) for n in range(2, 100_000))}</mergeCells>",
            )
        ),
    ),
    Hostile(
        "utf-16-sheet.xlsx",
        "table",
        lambda: workbook(
            b"",
            more={
                "xl/worksheets/sheet1.xml": (
                    "\ufeff"
                    f'<?xml version="1.0" encoding="UTF-16"?><worksheet {_MAIN}>{_sheet("<row><c><v>1</v></c></row>" * 130_000, "<mergeCells><mergeCell ref=@A1:XFD1048576@/></mergeCells>".replace("@", chr(34)))}</worksheet>'
                ).encode("utf-16-le")
            },
        ),
    ),
    Hostile(
        "sheet-under-another-name.xlsx",
        "table",
        lambda: workbook(
            _sheet(""),
            more={
                "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" Type="{_OFFICE}/worksheet" Target="/elsewhere.xml"/></Relationships>'.encode(),
                "elsewhere.xml": f"<worksheet {_MAIN}>{_sheet('', '<mergeCells><mergeCell ref=@A1:XFD1048576@/></mergeCells>'.replace('@', chr(34)))}</worksheet>".encode(),
            },
        ),
    ),
    Hostile(
        "laughs.xlsx",
        "table",
        lambda: workbook(_sheet("<row><c t='inlineStr'><is><t>&l9;</t></is></c></row>"), prolog=_DOCTYPE),
    ),
    Hostile(
        "laughs-in-strings.xlsx",
        "table",
        lambda: workbook(
            _sheet("<row><c t='s'><v>0</v></c></row>"),
            strings="<si/>",
            more={"xl/sharedStrings.xml": f"{_DOCTYPE}<sst {_MAIN}><si><t>&l9;</t></si></sst>".encode()},
        ),
    ),
    Hostile(
        "laughs-of-cells.xlsx",
        "table",
        lambda: workbook(_sheet("<row>&l6;</row>"), prolog=_DOCTYPE.replace('"ha"', '"<c><v>1</v></c>"')),
    ),
    Hostile(
        "quadratic.xlsx",
        "table",
        lambda: workbook(
            _sheet(f"<row><c t='inlineStr'><is><t>{'&b;' * 1_000_000}</t></is></c></row>"),
            prolog=f'<?xml version="1.0"?><!DOCTYPE z [<!ENTITY b "{"b" * 1_000}">]>',
        ),
    ),
    Hostile("deep-sheet.xlsx", "table", lambda: workbook("<a>" * 1_000_000)),
    Hostile(
        "attributes.xlsx",
        "table",
        lambda: workbook(f"<a {' '.join(f'a{n}=@@' for n in range(400_000)).replace('@', chr(34))}/>"),
    ),
    Hostile(
        "styles.xlsx",
        "table",
        lambda: workbook(
            _sheet(""),
            more={"xl/styles.xml": f"<styleSheet {_MAIN}><fonts>{'<font/>' * 1_000_000}</fonts></styleSheet>".encode()},
        ),
    ),
    Hostile(
        "formats.xlsx",
        "table",
        lambda: workbook(
            _sheet(""),
            more={
                "xl/styles.xml": f"<styleSheet {_MAIN}><numFmts>{''.join(f'<numFmt numFmtId=@{n}@ formatCode=@0.0@/>' for n in range(164, 150_000)).replace('@', chr(34))}</numFmts></styleSheet>".encode()
            },
        ),
    ),
    Hostile(
        "defined-names.xlsx",
        "table",
        lambda: workbook(
            _sheet(""),
            more={
                "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="a"/></sheets><definedNames>{"".join(f"<definedName name=@n{n}@>a!$A$1</definedName>" for n in range(150_000)).replace("@", chr(34))}</definedNames></workbook>'.encode()
            },
        ),
    ),
    Hostile(
        "validations.xlsx",
        "table",
        lambda: workbook(
            _sheet(
                "",
                f"<dataValidations>{'<dataValidation type=@list@ sqref=@A1:XFD1048576@><formula1>1</formula1></dataValidation>'.replace('@', chr(34)) * 80_000}</dataValidations>",
            )
        ),
    ),
    Hostile(
        "conditions.xlsx",
        "table",
        lambda: workbook(
            _sheet(
                "",
                "<conditionalFormatting sqref=@A1@><cfRule type=@expression@ priority=@1@><formula>1</formula></cfRule></conditionalFormatting>".replace(
                    "@", chr(34)
                )
                * 60_000,
            )
        ),
    ),
    Hostile(
        "columns-of-widths.xlsx",
        "table",
        lambda: workbook(
            f"<cols>{'<col min=@1@ max=@16384@ width=@9@/>'.replace('@', chr(34)) * 200_000}</cols>{_sheet('')}"
        ),
    ),
    Hostile("digits.xlsx", "table", lambda: workbook(_sheet(f"<row r='2'><c><v>{'1' * 7_900_000}</v></c></row>"))),
    Hostile(
        "exponents.xlsx", "table", lambda: workbook(_sheet("<row r='2'><c><v>1e308</v></c><c><v>1e308</v></c></row>"))
    ),
    Hostile("dates.xlsx", "table", lambda: workbook(_sheet("<row r='2'><c t='d'><v>9999-99-99</v></c></row>"))),
)
"""Every hostile file, none above four megabytes."""
