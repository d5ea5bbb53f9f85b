"""Tables as people have them, made by hand and by LibreOffice: what is read of each, or what is asked about it.

Those under `tables/` were written by LibreOffice from documents with number formats, merged cells and formulas; the
others stand here as bytes. None was written by the libraries that read them.
"""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planmetrics.diagnostics import Severity
from planmetrics.render.diagnostics import hint, message
from planmetrics.tables import TableRow, read_table
from tests.command_line import refused

TABLES = Path(__file__).parent / "tables"
HEAD = "indicator,base,base_period,latest,latest_period,target,target_period,better"
ZH = "指标,地区,单位,基期值,基期,最新值,时点,目标值,目标年,方向(正向/逆向),类型"
OWN_ZH = "指标名称,基期值,基期年份,最新值,最新值时点,目标值,目标年,方向"
OWN_EN = "Indicator,Baseline,Base year,Latest value,Year of latest value,Target,Target year,better"
COUNT = "企业,杭州,家,466,2020,1979,2023,17000,2025,正向,存量"
SHARE = "R&D,杭州,%,3.66%,2020年,3.95%,2023年,4.2%,2025年,正向,占比"


class Case(NamedTuple):
    """A file, and what is to come of it: the figures of its rows (base, latest, target), or the codes of its errors.

    `notes` are the codes of notes and warnings beside figures; `asks` is a part of the first hint.
    """

    name: str
    raw: bytes
    figures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    asks: str = ""
    fiscal: int | None = None


def lines(*rows: str, end: str = "\n", encoding: str = "utf-8") -> bytes:
    return "".join(f"{row}{end}" for row in rows).encode(encoding)


def made(name: str) -> bytes:
    """A file that LibreOffice wrote."""
    return (TABLES / name).read_bytes()


def workbook(rows: str, more: str = "") -> bytes:
    """A workbook with one sheet, put together of the least XML that makes one."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets><sheet name="表" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{rows}</sheetData>{more}</worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def sheet_row(number: int, cells: str) -> str:
    """A row of a sheet: numbers as numbers, the rest as text, and what begins with = as a formula without a value."""
    made_of = []
    for cell in cells.split(","):
        if cell.startswith("="):
            made_of.append(f"<c><f>{cell[1:]}</f></c>")
        elif cell.replace(".", "").isdigit():
            made_of.append(f"<c><v>{cell}</v></c>")
        else:
            made_of.append(f'<c t="inlineStr"><is><t>{cell}</t></is></c>')
    return f'<row r="{number}">{"".join(made_of)}</row>'


FORMULA = sheet_row(1, HEAD) + sheet_row(2, "a,1.5,2020,=B2+1,2023,4,2025,higher")
WHOLE = ("1 2 3",)

CASES = (
    Case("UTF-8 with a mark, CR LF", b"\xef\xbb\xbf" + lines(HEAD, "a,1,2020,2,2023,3,2025,higher", end="\r\n"), WHOLE),
    Case("heads of a Chinese bureau", lines(ZH, COUNT, SHARE), ("466 1979 17000", "3.66 3.95 4.2")),
    Case("heads of our own Chinese table", lines(OWN_ZH, "a,1,2020,2,2023,3,2025,正向"), WHOLE),
    Case("heads of our own English table", lines(OWN_EN, "a,1,2020,2,2023,3,2025,higher"), WHOLE),
    Case("GBK by Excel in China", lines(ZH, COUNT, encoding="gbk"), ("466 1979 17000",), ("C019",)),
    Case("GB 18030 with a rare character", lines(ZH, COUNT.replace("企", "㐂"), encoding="gb18030"), ("466 1979 17000",), ("C019",)),
    Case("UTF-16, tabs: Unicode text by Excel", lines(ZH, COUNT, encoding="utf-16").replace(b",\x00", b"\t\x00"), ("466 1979 17000",), ("C019",)),
    Case("UTF-16 without a mark", lines(ZH, COUNT, encoding="utf-16-le"), ("466 1979 17000",), ("C019",)),
    Case("semicolons and decimal commas", lines(HEAD.replace(",", ";"), "a;44,9;2020;45,25;2023;50;2025;higher"), ("44.9 45.25 50",)),
    Case("sep=; in the first line", lines("sep=;", HEAD.replace(",", ";"), "a;1;2020;2;2023;3;2025;higher"), WHOLE),
    Case("tabs", lines(HEAD.replace(",", "\t"), "a\t1\t2020\t2\t2023\t3\t2025\thigher"), WHOLE),
    Case("bars", lines(HEAD.replace(",", "|"), "a|1|2020|2|2023|3|2025|higher"), WHOLE),
    Case("cp1252 by Excel in Europe", lines(HEAD, "Größe,1,2020,2,2023,3,2025,higher", encoding="cp1252"), WHOLE, ("C019",)),
    Case("a title and a remark above the head", lines("主要指标", "单位：家", ZH, COUNT), ("466 1979 17000",), ("C024",)),
    Case("a title in a row of commas", lines("主要指标,,,,,,,,,,", ",,,,,,,,,,", ZH, COUNT), ("466 1979 17000",), ("C024",)),
    Case("blank rows and rows of commas", lines("", HEAD, ",,,,,,,", "a,1,2020,2,2023,3,2025,higher", "", ",,,,,,,"), WHOLE),
    Case("commas at the end of every line", lines(HEAD + ",,", "a,1,2020,2,2023,3,2025,higher,,"), WHOLE),
    Case("English thousands", lines(HEAD, 'a,"10,462",2020,"11,000",2023,"17,000",2025,higher'), ("10462 11000 17000",)),
    Case("French thousands", lines(HEAD.replace(",", ";"), "a;10\u202f462,5;2020;11\u00a0000;2023;17 000;2025;higher"), ("10462.5 11000 17000",)),
    Case("German thousands", lines(HEAD.replace(",", ";"), "a;10.462,50;2020;11.000;2023;17.000;2025;higher"), ("10462.50 11000 17000",)),
    Case("Swiss thousands", lines(HEAD, "a,1'000,2020,1’500,2023,2'000.5,2025,higher"), ("1000 1500 2000.5",)),
    Case("brackets of accountants, minus signs of typesetters", lines(HEAD, "a,(5.2),2020,−4.1,2023,–3.0,2025,higher"), ("-5.2 -4.1 -3.0",)),
    Case("full-width digits", lines(HEAD, "a,３．６,2020,４,2023,５，０００,2025,higher"), ("3.6 4 5000",), ("C031",)),
    Case("per mille is a tenth of percent", lines(HEAD + ",measure", "a,5‰,2020,6‰,2023,0.7%,2025,higher,share"), ("0.5 0.6 0.7",)),
    Case("per mille by its unit", lines(HEAD + ",unit,measure", "a,5‰,2020,6,2023,0.7%,2025,higher,‰,ratio"), ("5 6 7.0",)),
    Case("percent signs without a measure", lines(HEAD, "a,1%,2020,2%,2023,3%,2025,higher"), WHOLE, ("C026",)),
    Case("万 and 亿", lines(HEAD, "a,1.5万,2020,2万,2023,3亿,2025,higher"), ("15000 20000 300000000",), ("C031",)),
    Case("periods in Chinese", lines(HEAD, "a,1,2020年,2,2023年1—9月,3,2025年底,higher"), WHOLE),
    Case("Eurostat's flags and colons", lines(HEAD, "a,5.2 p,2020,5.4 b,2023,6,2025,higher", "b,:,2020,: c,2023,1,2025,higher"), ("5.2 5.4 6", "- - 1"), ("C025",)),
    Case("fiscal years with their month", lines(HEAD, "a,1,2020/21,2,2023/24,3,2025/26,higher"), WHOLE, fiscal=4),
    Case("fiscal years without it", lines(HEAD, "a,1,2020/21,2,2023/24,3,2025/26,higher"), (), (), ("C012",) * 3, "give the month in which it starts"),
    Case("1.234 beside 1,234", lines(HEAD, "a,1.234,2020,1,2023,2,2025,higher", 'b,"1,234",2020,1,2023,2,2025,higher'), (), (), ("C023",), "write 1.234 or 1234"),
    Case("1.234 in a table of decimal commas", lines(HEAD.replace(",", ";"), "a;1.234;2020;44,9;2023;50;2025;higher"), (), (), ("C023",), "write 1.234 or 1234"),
    Case("1,234 and nothing to tell what it is", lines(HEAD.replace(",", "\t"), "a\t1,234\t2020\t1\t2023\t2\t2025\thigher"), (), (), ("C023",), "without thousands marks"),
    Case("1,234 beside 3.95", lines(HEAD, 'a,3.95,2020,"1,234",2023,3.950,2025,higher'), ("3.95 1234 3.950",), ("C031",)),
    Case("decimal commas between commas", lines(HEAD, "a,44,9,2020,45,2023,50,2025,higher"), (), (), ("C011",), "in quotes"),
    Case("a percent sign beside none", lines(HEAD, "a,44.9%,2020,0.5,2023,0.6,2025,higher"), (), ("C026",), ("C022",), "the sign, or none"),
    Case("a percent sign whose figure the table decides, beside none", lines(HEAD.replace(",", ";"), "a;1,234%;2020;44,9;2023;50;2025;higher"), (), ("C026",), ("C022",), "the sign, or none"),
    Case("1.5b may be a billion", lines(HEAD, "a,1.5b,2020,2,2023,3,2025,higher"), (), (), ("C006",), "without comparator"),
    Case("万 in a column of 万元", lines(HEAD + ",unit", "a,1.5万,2020,2,2023,3,2025,higher,万元"), (), (), ("C022",), "holds 万 or 亿 already"),
    Case("约束性 under 类型", lines(ZH, COUNT.replace("存量", "约束性")), (), (), ("C013",), "rename the column"),
    Case("two columns for one thing", lines(ZH.replace("目标值", "目标值,规划目标"), COUNT.replace("17000", "17000,1")), (), (), ("C021",), "target"),
    Case("full-width commas", lines(HEAD.replace(",", "，")), (), (), ("C004",), "commas, semicolons"),
    Case("a word beside a figure", lines(HEAD, "a,约1,2020,2,2023,3,2025,higher"), (), (), ("C006",), "without comparator"),
    Case("a formula in text", lines(HEAD, "a,=1+1,2020,2,2023,3,2025,higher"), (), (), ("C006",), "save it again"),
    Case("LibreOffice, German, cp1252", made("german_semicolon_cp1252.csv"), ("2.500 3.950 4.200", "44.90 46.00 50.00"), ("C019",)),
    Case("LibreOffice, German, UTF-16 with tabs", made("german_tab_utf16.txt"), ("2.500 3.950 4.200", "44.90 46.00 50.00"), ("C019",)),
    Case("LibreOffice, German thousands alone", made("german_doubt.csv"), (), (), ("C023",) * 3, "10.462 or 10462"),
    Case("LibreOffice, German thousands beside three decimals", made("german_mixed.csv"), (), (), ("C023",) * 3, "10.462 or 10462"),
    Case("LibreOffice, Chinese, every cell as shown", made("chinese_all_quoted.csv"), ("3.66 3.95 4.20", "466 1979 17000", "3.950 3.951 4.000"), ("C024",)),
    Case("LibreOffice, Chinese, GBK", made("chinese_gbk.csv"), ("3.66 3.95 4.20", "466 1979 17000", "3.950 3.951 4.000"), ("C019", "C024")),
    Case("LibreOffice, Chinese, GB 18030 with tabs", made("chinese_gb18030_tab.txt"), ("3.66 3.95 4.20", "466 1979 17000", "3.950 3.951 4.000"), ("C019", "C024")),
    Case("LibreOffice, Chinese, bars", made("chinese_bar.csv"), ("3.66 3.95 4.20", "466 1979 17000", "3.950 3.951 4.000"), ("C024",)),
    Case("xlsx: formats keep the digits that they show, and never round", made("formats.xlsx"), ("3.66 3.95 4.20", "466 1979 17000", "3.950 3.9512 4.000"), ("C024",)),
    Case("xlsx: a scientific format adds no digits", made("scientific.xlsx"), ("123456 234567 300000",)),
    Case("xlsx: shown in thousands, held in ones", made("in_thousands.xlsx"), ("1234567 2345678 3000000",)),
    Case("xlsx: days that show as years", made("dates_as_years.xlsx"), WHOLE),
    Case("xlsx: heads in two lines", made("head_in_two_lines.xlsx"), ("1234.50 2345.60 3000.00",)),
    Case("xlsx: a share of 1 beside percent", made("percent_beside_fraction.xlsx"), (), (), ("C022",), "the sign, or none"),
    Case("a share of 1 beside percent", lines(HEAD + ",measure", "a,44.9%,2020,0.459,2023,50%,2025,higher,share"), (), (), ("C022",), "the sign, or none"),
    Case("a small percentage beside others", lines(HEAD + ",measure", "a,5.2%,2020,0.8,2023,6%,2025,higher,growth"), ("5.2 0.8 6",)),
    Case("xlsx: a formula with its value", made("formula.xlsx"), ("466 1979 2000",)),
    Case("xlsx: a day for a period", made("dates.xlsx"), (), (), ("C012",), "write a year"),
    Case("xlsx: merged cells", made("merged.xlsx"), (), (), ("C029",), "unmerge"),
    Case("xlsx: two sheets that fit", made("two_sheets.xlsx"), (), (), ("C028",), "a file of its own"),
    Case("xlsx: one of two sheets", made("one_of_two_sheets.xlsx"), ("466 1979 17000",), ("C030",)),
    Case("xlsx: a formula without a value", workbook(FORMULA), (), (), ("C006",), "save it again"),
    Case("xlsx: a sheet without end", workbook(FORMULA + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), (), (), ("C027",), "CSV"),
    Case("xlsx: damaged", workbook("<row><c><v>1"), (), (), ("C002",), "save the table"),
    Case("another archive", b"PK\x03\x04" + b"\0" * 40, (), (), ("C002",), "save the table"),
)  # fmt: skip


def shown(row: TableRow) -> str:
    return " ".join("-" if value is None else str(value) for value in (row.base, row.latest, row.target))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_table_is_read_or_one_clear_question_is_asked(case: Case) -> None:
    table, diagnostics = read_table(io.BytesIO(case.raw), "t", fiscal_year_starts=case.fiscal)
    errors = [one for one in diagnostics if one.severity is Severity.ERROR]

    assert tuple(one.code for one in errors) == case.errors
    assert tuple(one.code for one in diagnostics if one.severity is not Severity.ERROR) == case.notes
    assert (tuple(map(shown, table.rows)) if table is not None else ()) == case.figures
    assert case.asks in (hint(errors[0], "en") if errors else "")
    assert bool(case.asks) == bool(case.errors)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (workbook(sheet_row(1, HEAD) + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "C027"),
        (workbook(sheet_row(1, HEAD), '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), "C027"),
        (workbook(sheet_row(1, HEAD) + f"<row>{'<c><v>1</v></c>' * 120_000}</row>"), "C027"),
        (workbook(sheet_row(1, HEAD) + f"<row><c><f>{'a' * 9_000_000}</f></c></row>"), "C027"),
        (made("two_sheets.xlsx"), "C028"),
        (made("merged.xlsx"), "C029"),
    ],
)
def test_workbooks_that_leave_a_question_are_asked_about(raw: bytes, code: str) -> None:
    table, (found,) = read_table(io.BytesIO(raw), "t.xlsx")

    assert table is None
    assert found.code == code


def test_it_is_said_which_sheet_was_read() -> None:
    table, (note,) = read_table(io.BytesIO(made("one_of_two_sheets.xlsx")), "t.xlsx")

    assert table is not None
    assert (note.code, note.severity) == ("C030", Severity.NOTE)
    assert message(note, "en") == "sheet '表2' was read, and these were not: '说明'"


def test_there_are_forty_of_them_and_every_file_is_used() -> None:
    assert len({case.name for case in CASES}) == len(CASES) > 40
    assert {path.read_bytes() for path in TABLES.iterdir()} <= {case.raw for case in CASES}


def test_a_workbook_without_the_library_that_reads_it_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    file = tmp_path / "table.xlsx"
    file.write_bytes(made("formula.xlsx"))

    message = refused("gap", "--table", str(file), "--lang", "en", code=3)

    assert "table.xlsx is a workbook, and reading one takes openpyxl" in message
    assert "pip install 'planmetrics[documents]'" in message


def test_the_library_of_workbooks_is_imported_for_workbooks_alone() -> None:
    text = "import io, sys; from planmetrics.tables import read_table; read_table(io.BytesIO(b'a'), 't'); sys.exit('openpyxl' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", text], check=False).returncode == 0


figures = st.decimals(min_value=0, max_value=10**7, allow_nan=False, allow_infinity=False, places=3)
rounded = st.tuples(figures, st.integers(0, 3)).map(
    lambda one: round(one[0], one[1]) if one[1] else Decimal(int(one[0]))
)


@given(
    st.lists(st.tuples(rounded, rounded, rounded), min_size=1, max_size=5),
    st.sampled_from(["\t", ";", "|"]),
    st.sampled_from([(",", "."), (",", "\u202f"), (".", ","), (".", " "), (".", "'"), (".", ""), (",", "")]),
)
def test_the_figures_of_any_country_come_out_as_meant_or_are_asked_about(
    rows: list[tuple[Decimal, Decimal, Decimal]], separator: str, marks: tuple[str, str]
) -> None:
    decimal, thousands = marks

    def written(figure: Decimal) -> str:
        return f"{figure:,f}".translate({ord(","): thousands, ord("."): decimal})

    texts = [tuple(map(written, row)) for row in rows]
    body = [separator.join(["a", b, "2020", c, "2023", d, "2025", "higher"]) for b, c, d in texts]
    table, diagnostics = read_table(io.BytesIO(lines(HEAD.replace(",", separator), *body)), "t")

    if table is None:
        assert {one.code for one in diagnostics if one.severity is Severity.ERROR} == {"C023"}
    elif decimal == "." or "," in "".join(sum(texts, ())):  # a point alone is the decimal mark of this program
        assert [(row.base, row.latest, row.target) for row in table.rows] == rows


def test_cells_keep_what_was_typed() -> None:
    table, _ = read_table(io.BytesIO(lines(HEAD, 'a,"10,462",2020年, 5.2 ,2023,(3),2025,Higher')), "t")

    assert table is not None
    (row,) = table.rows
    assert row.cells == ("a", "10,462", "2020年", " 5.2 ", "2023", "(3)", "2025", "Higher")
    assert (row.base, row.latest, row.target) == (Decimal(10462), Decimal("5.2"), Decimal(-3))
