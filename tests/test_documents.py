"""Documents as text: what each kind comes to, a paragraph or a table row a line, and which are refused."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planmetrics.documents import Extracted, Merge, MissingLibraryError, Place, TableExtent, extract
from planmetrics.documents import kinds as known_kinds
from planmetrics.documents.numbering import write_number
from planmetrics.render.diagnostics import message
from tests.command_line import run
from tests.documents_by_hand import archive_of, line, paragraph, pdf, text_at, word
from tests.made_up import SHIPPED

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic

FOLDER = Path(__file__).parent / "documents"
SHARED = Path(__file__).parents[2] / "shared"
PLAN = [
    "某市创新规划（2026—2030年）",
    "一、主要目标",
    (
        "到2030年，全市高新技术企业达到500家以上，研究与试验发展经费支出占地区生产总值比重¹达到3.2%，"
        "技术合同成交额突破120亿元，每万人口高价值发明专利拥有量达到25件，新增省级以上研发机构60家，"
        "建成区绿地面积达到15.7⁴平方公里。"
    ),
]
HEAD = ["类别\t序号\t指标名称\t单位\t数值\t\t属性", "\t\t\t\t2025年\t2030年\t"]
HEAD_MERGES = [
    *(Merge(1, column, 2, 1) for column in (1, 2, 3, 4)), Merge(1, 5, 1, 2), Merge(1, 7, 2, 1),
    *(Merge(row, 1, 8, 1) for row in (3, 11, 19)),
]  # fmt: skip


def read(raw: bytes, name: str = "made-up.txt") -> Extracted:
    made, _ = extract(raw, name)
    assert made is not None
    assert made.text.removesuffix("\n").count("\n") + 1 == len(made.places)
    return made


def lines(raw: bytes, name: str = "made-up.txt") -> list[str]:
    return read(raw, name).text.removesuffix("\n").split("\n")


def fixture(name: str) -> tuple[Extracted, list[str], list[Diagnostic]]:
    raw = (FOLDER / name).read_bytes()
    made, notes = extract(raw, name)
    assert made is not None
    return made, lines(raw, name), notes


def rows_of(made: Extracted, number: int = 0) -> list[str]:
    table = made.tables[number]
    return made.text.split("\n")[table.first - 1 : table.last]


def refused(raw: bytes, name: str = "made-up") -> str:
    made, notes = extract(raw, name)
    assert made is None
    (one,) = notes
    return one.code


def test_a_document_above_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(500_000_000)
    result = run("trace", "hz-315-2024", str(path), "--data", str(SHIPPED))

    assert (result.exit_code, result.stdout) == (3, "")
    assert f"error[{'Y030'}]: the document has 500,000,000 bytes" in result.stderr


def test_a_library_that_is_missing_is_named_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    result = run("trace", "hz-315-2024", str(FOLDER / "plan.docx"), "--data", str(SHIPPED))

    assert (result.exit_code, result.stdout) == (3, "")
    assert "python-docx" in result.stderr
    assert "pip install 'planmetrics[documents]'" in result.stderr


# Plain text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16"])
def test_plain_text_is_read_in_whatever_encoding_it_is_written(encoding: str) -> None:
    text = "到2027年，高新技术企业达到2.2万家。\n\n新增规上企业500家以上，培育省级企业技术中心。\n"

    assert read(text.encode(encoding)).text == text


def test_the_lines_of_plain_text_stay_those_of_the_file() -> None:
    made = read("一\r\n\r\n 二\t三\r四".encode())

    assert made.text == "一\n\n 二\t三\n四"
    assert len(made.places) == 4
    assert (made.tables, made.media_type) == ((), "text/plain")


def test_the_documents_come_out_byte_for_byte() -> None:
    if not (SHARED / "documents").is_dir():
        pytest.skip("the documents are not here")
    for path in sorted((SHARED / "documents").glob("*.txt")):
        assert read(path.read_bytes(), path.name).text.encode() == path.read_bytes()


@pytest.mark.parametrize(
    "raw",
    [
        b"\xff\xfe\x00\x00" + "\u4e00".encode("utf-32-le"),
        "到2027年，企业达到500家以上。".encode() + b"\xff\xff",
        b"M\xe4\xdf\xfc \xb0\xa1\xb0\xa2",
    ],
)
def test_text_in_no_encoding_is_refused_not_guessed(raw: bytes) -> None:
    assert refused(raw) == "Y032"


def test_a_document_without_a_character_is_refused() -> None:
    assert refused(b"\n \n") == "T008"
    assert refused(b"<html><body><script>1</script></body></html>") == "T008"


# Web pages


def test_a_page_in_gb2312_is_read_as_its_head_says() -> None:
    page = '<html><head><meta charset="gb2312"></head><body><p>到2027年，研发投入强度达到4.2%。</p></body></html>'

    assert lines(page.encode("gb18030"), "page.html") == ["到2027年，研发投入强度达到4.2%。"]


def test_a_page_that_misnames_its_encoding_is_read_as_its_bytes_show() -> None:
    page = '<html><head><meta charset="gb2312"></head><body><p>到2027年，研发投入强度达到4.2%以上。</p></body></html>'

    assert lines(page.encode(), "page.html") == ["到2027年，研发投入强度达到4.2%以上。"]


def test_scripts_menus_feet_and_hidden_parts_of_a_page_are_no_text() -> None:
    page = """<!DOCTYPE html><html><head><title>1</title><style>p{top:2px}</style></head><body>
    <nav>3</nav><div class="nav">4</div><script>5</script><p style="display: none">6</p><p hidden>7</p>
    <p>达到&nbsp;8&#37; &lt; 9</p><div id="footer">10 <p>11</p></div><footer>12</footer></body></html>"""

    assert lines(page.encode()) == ["达到 8% < 9"]


def test_cells_that_span_rows_and_columns_leave_empty_ones_behind() -> None:
    page = """<html><body><table>
    <tr><td colspan=2>指标</td><td>2025年<td>2030年
    <tr><td rowspan=2>甲</td><td>企业<br>数</td><td>1</td><td>2
    <tr><td>产值</td><td>3</td><td>4<sup>2</sup></td></tr></table></body></html>"""
    made = read(page.encode())

    assert made.text == "指标\t\t2025年\t2030年\n甲\t企业 数\t1\t2\n\t产值\t3\t4²\n"
    assert made.tables == (TableExtent(1, 3, (Merge(1, 1, 1, 2), Merge(2, 1, 2, 1))),)


def test_a_cell_that_claims_more_rows_than_there_are_ends_with_the_table() -> None:
    made = read(b"<html><body><table><tr><td rowspan=99>a</td><td>b</td></tr><tr><td>c</td></tr></table></body></html>")

    assert made.tables == (TableExtent(1, 2, (Merge(1, 1, 2, 1),)),)


def test_a_table_around_another_only_places_it() -> None:
    page = """<html><body><table><tr><td>甲</td><td><p>乙</p>
    <table><tr><td>指标</td><td>1</td></tr></table>丙</td></tr></table></body></html>"""
    made = read(page.encode())

    assert made.text == "甲\n乙\n指标\t1\n丙\n"
    assert made.tables == (TableExtent(3, 3),)


def test_a_table_of_one_column_is_a_box_around_paragraphs() -> None:
    made = read("<html><body><table><tr><td>专栏1</td></tr><tr><td><p>一</p><p>二</p></td></tr></table>".encode())

    assert (made.text, made.tables) == ("专栏1\n一\n二\n", ())


def test_numbered_items_of_a_page_keep_the_number_that_is_printed() -> None:
    page = "<html><body><ol start=3><li>甲<li><p>乙</p></ol><ol type=a><li>丙</ol><ul><li>丁</ul></body></html>"

    assert lines(page.encode()) == ["3. 甲", "4. 乙", "a. 丙", "丁"]


def test_what_a_page_strikes_out_is_not_read_and_that_is_said() -> None:
    made, notes = extract("<html><body><p>达到<del>480</del>500家</p></body></html>".encode(), "page.html")

    assert made is not None
    assert (made.text, [one.code for one in notes]) == ("达到500家\n", ["Y039"])


def test_a_page_as_a_government_publishes_it_gives_its_table_whole() -> None:
    path = SHARED / "gold" / "drafts" / "tables" / "t04.html"
    if not path.is_file():
        pytest.skip("the documents are not here")
    made = read(path.read_bytes(), path.name)
    rows = rows_of(made, 1)

    assert len(rows) == 27
    assert rows[0] == "指 标\t\t\t2015年\t2020年\t〔累计〕¹\t属性"
    assert rows[7] == "\t\t地下水质量极差比例（%）\t15.7⁴\t15左右\t-\t预期性"
    assert {row.count("\t") for row in rows} == {6}


def test_a_page_of_libreoffice_gives_the_table_that_it_shows() -> None:
    made, _, _ = fixture("plan.html")

    assert rows_of(made)[:2] == HEAD
    assert list(made.tables[0].merges) == sorted(HEAD_MERGES)


def test_a_page_that_closes_nothing_is_read_in_time_that_grows_with_its_length() -> None:
    text = read(b"<html><body>" + b"<b><div>1" * 5_000).text

    assert text.count("1") == 5_000


# Word


def test_a_word_file_gives_paragraphs_numbers_notes_boxes_and_tables() -> None:
    made, text, notes = fixture("plan.docx")

    assert text[:3] == PLAN
    assert text[3:9] == [
        "¹ 按2025年价格计算。", "见专栏。", "专栏1：到2030年建成实验室12家。", "（一）指标", "1. 2027年前完成布局。", "2. 推进建设。",
    ]  # fmt: skip
    assert rows_of(made)[:3] == [
        *HEAD,
        "第甲类创新发展\t1\t研究与试验发展经费支出占地区生产总值比重\t%\t10.1\t20.1\t约束性",
    ]
    assert len(rows_of(made)) == 26
    assert list(made.tables[0].merges) == sorted(HEAD_MERGES)
    assert [one.code for one in notes] == ["Y038"]


def test_insertions_are_read_and_deletions_are_not() -> None:
    raw = word(
        "<w:p><w:r><w:t>达到</w:t></w:r><w:del><w:r><w:delText>480</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>500</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom><w:r><w:t>家</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p><w:p><w:r><w:t>后半</w:t></w:r></w:p>"
    )
    made, notes = extract(raw, "made-up.docx")

    assert made is not None
    assert (made.text, [one.code for one in notes]) == ("达到500家\n前半后半\n", ["Y038"])


def test_hidden_text_and_instructions_are_not_read_and_struck_text_is_told() -> None:
    raw = word(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>1</w:t></w:r><w:r><w:instrText>PAGE 2</w:instrText></w:r>"
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>480</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>500</w:t></w:r></w:p>"
    )
    made, notes = extract(raw, "made-up.docx")

    assert made is not None
    assert (made.text, [one.code for one in notes]) == ("500\n", ["Y039"])


def numbered(level: int, text: str, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(number: int, shape: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "chineseCounting", "第%1章")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
    + level(3, "bullet", "")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def test_numbers_that_word_counts_stand_as_they_are_printed() -> None:
    body = "".join(
        [
            numbered(0, "总则"), numbered(1, "甲"), numbered(1, "乙"), numbered(2, "2030年"), numbered(3, "丙"),
            numbered(0, "目标"), numbered(1, "丁"), numbered(0, "附则", 2), numbered(0, "末章", 2), numbered(0, "", 1),
            paragraph("无", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        ]
    )  # fmt: skip

    assert lines(word(body, numbering=NUMBERING), "made-up.docx") == [
        "第一章总则", "（一）甲", "（二）乙", "1.2.1 2030年", "丙", "第二章目标", "（一）丁", "第五章附则", "第六章末章", "无",
    ]  # fmt: skip


def test_headings_are_numbered_by_their_style_and_the_one_that_it_is_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="h"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    )
    entry = '<w:p><w:pPr><w:pStyle w:val="toc"/></w:pPr><w:r><w:t>总则</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>3</w:t></w:r></w:p>'
    body = entry + paragraph("总则", '<w:pStyle w:val="own"/>') + paragraph("目标", '<w:pStyle w:val="h"/>')

    assert lines(word(body, numbering=NUMBERING, styles=styles), "made-up.docx") == [
        "总则……3",
        "第一章总则",
        "第二章目标",
    ]


@pytest.mark.parametrize(
    ("number", "shape", "written"),
    [
        (10, "chineseCounting", "十"), (11, "chineseCountingThousand", "十一"), (20, "japaneseCounting", "二十"),
        (105, "chineseCounting", "一百零五"), (3, "decimalEnclosedCircle", "③"), (30, "decimalEnclosedCircle", "30"),
        (2, "ideographTraditional", "乙"), (12, "ideographDigital", "一二"), (11, "chineseLegalSimplified", "壹拾壹"),
        (28, "lowerLetter", "bb"), (14, "upperRoman", "XIV"), (9, "lowerRoman", "ix"), (7, "decimalZero", "07"),
        (1, "decimalFullWidth", "１"), (4, "numberInDash", "-4-"), (5, "of another day", "5"), (0, "upperLetter", "0"),
        (1000, "chineseCounting", "1000"), (2, "none", ""),
    ],
)  # fmt: skip
def test_numbers_are_written_as_lists_write_them(number: int, shape: str, written: str) -> None:
    assert write_number(number, shape) == written


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_cells_of_word_merged_both_ways_are_one_cell_each() -> None:
    table = (
        "<w:tbl><w:tr>" + cell("指标", '<w:gridSpan w:val="2"/>') + cell("2030年") + "</w:tr>"
        "<w:tr>" + cell("甲", '<w:vMerge w:val="restart"/>') + cell("企业数") + cell("500") + "</w:tr>"
        "<w:tr>" + cell("", "<w:vMerge/>") + cell("产值") + cell("60") + "</w:tr>"
        "<w:tr><w:trPr><w:del/></w:trPr>" + cell("1") + cell("2") + cell("3") + "</w:tr></w:tbl>"
    )  # fmt: skip
    made = read(word(paragraph("前") + table + paragraph("后")), "made-up.docx")

    assert made.text == "前\n指标\t\t2030年\n甲\t企业数\t500\n\t产值\t60\n后\n"
    assert made.tables == (TableExtent(2, 4, (Merge(1, 1, 1, 2), Merge(2, 1, 2, 1))),)


def test_columns_of_a_grid_in_which_nothing_begins_are_left_out() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    table = f"<w:tbl><w:tr>{cell('指标', wide)}{cell('值')}</w:tr><w:tr>{cell('甲', wide)}{cell('1')}</w:tr></w:tbl>"

    assert read(word(table), "made-up.docx").tables == (TableExtent(1, 2),)


def test_a_word_table_around_another_only_places_it() -> None:
    inner = f"<w:tbl><w:tr>{cell('指标')}{cell('1')}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{paragraph('甲')}{inner}{paragraph('乙')}</w:tc></w:tr></w:tbl>"

    assert lines(word(outer), "made-up.docx") == ["甲", "指标\t1", "乙"]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:vertAlign w:val="superscript"/>',
        '<w:position w:val="8"/><w:sz w:val="19"/>',
        '<w:rStyle w:val="mark"/>',
    ],
)
def test_a_raised_digit_does_not_run_into_the_figure_before_it(properties: str) -> None:
    style = '<w:style w:type="character" w:styleId="mark"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    body = f"<w:p><w:r><w:t>15.7</w:t></w:r><w:r><w:rPr>{properties}</w:rPr><w:t>4</w:t></w:r></w:p>"

    assert lines(word(body, styles=style), "made-up.docx") == ["15.7⁴"]


# Workbooks


def test_every_sheet_is_read_with_its_number_formats_and_its_rows() -> None:
    made, text, notes = fixture("book.xlsx")

    assert text == [
        "主要指标", "某市主要指标（示例）", "指标\t单位\t数值\t\t属性", "\t\t2025年\t2030年\t", "企业数\t家\t466\t1000以上\t预期性",
        "投入强度\t%\t4.0\t4.20%\t", "成交额\t亿元\t120.5\t\t", "注：数字均为示例。", "分区目标", "区\t2030年目标（家）", "东区\t600", "西区\t400",
    ]  # fmt: skip
    assert [(table.first, table.last) for table in made.tables] == [(3, 7), (10, 12)]
    assert made.tables[0].merges == (
        Merge(1, 1, 2, 1), Merge(1, 2, 2, 1), Merge(1, 3, 1, 2), Merge(1, 5, 2, 1), Merge(3, 5, 3, 1),
    )  # fmt: skip
    assert made.places[4] == Place(sheet="主要指标", row=4)
    assert made.places[11] == Place(sheet="分区目标", row=3)
    assert notes == []


# PDF


def test_a_pdf_gives_paragraphs_and_a_table_over_three_pages_as_one() -> None:
    made, text, notes = fixture("plan.pdf")
    _, in_word, _ = fixture("plan.docx")

    assert [one.replace(" ", "") for one in text[:3]] == [one.replace(" ", "") for one in PLAN]
    assert rows_of(made)[:3] == [
        *HEAD,
        "第甲类创新发展\t1\t研究与试验发展经费支出占地区生产总值比重\t%\t10.1\t20.1\t约束性",
    ]
    assert rows_of(made) == in_word[9:35]
    assert list(made.tables[0].merges) == sorted(HEAD_MERGES)
    assert {made.places[at].page for at in range(made.tables[0].first - 1, made.tables[0].last)} == {1, 2, 3}
    assert text[-4:] == in_word[-4:]
    assert "¹ 按2025年价格计算。" in text
    assert not any("—1—" in one.replace(" ", "") or one == "某市2030年规划（示例）" for one in text)
    assert [one.code for one in notes] == ["Y039"]  # a deletion that is printed struck out


def test_two_columns_are_read_one_after_the_other() -> None:
    _, text, _ = fixture("two-columns.pdf")

    assert text[0] == "某市2026年工作要点"
    assert [one.partition("：")[0] for one in text[2:]] == [f"第{number}项任务" for number in range(1, 25)]
    assert all(one.endswith("亿元以上。") for one in text[2:])


def test_a_page_printed_by_a_browser_gives_what_the_page_says() -> None:
    made, text, _ = fixture("page.pdf")

    assert text[1].startswith("Madeup Council Plan")
    assert text[2].startswith(
        "By 2030 we will deliver 4,500 new homes, of which at least 35 % will be affordable, and cut"
    )
    assert text[2].endswith("grows by 3 % a year.")
    assert rows_of(made) == [
        "Measure\tValue\t\tOwner", "\t2023\t2030\t", "New homes completed each year\t512\t750\tHousing",
        "Household waste recycled (%)\t41.5\t60\tWaste", "\t1,234\t< 5²\tWaste and streets, together with the county",
    ]  # fmt: skip
    assert rows_of(made, 1) == ["指标\t2025年\t2030年", "企业数（家）\t120\t200", "产值（亿元）\t35.6\t50"]
    assert "page.html" not in made.text


def test_text_between_wide_blanks_of_a_page_is_set_apart_as_cells() -> None:
    raw = pdf(
        text_at(72, 700, "Firms") + text_at(200, 700, "120") + text_at(72, 640, "Homes") + text_at(200, 640, "35")
    )

    assert lines(raw, "made-up.pdf") == ["Firms\t120", "Homes\t35"]


def test_characters_printed_over_themselves_are_read_once() -> None:
    raw = pdf(text_at(72, 700, "Firms 120") + text_at(72.4, 700, "Firms 120"))

    assert lines(raw, "made-up.pdf") == ["Firms 120"]


def test_text_that_a_line_runs_through_is_not_read_and_told() -> None:
    made, notes = extract(
        pdf(text_at(72, 700, "Firms 120") + text_at(72, 600, "Homes 35") + line(60, 604, 150, 604)), "a.pdf"
    )

    assert made is not None
    assert (made.text, [one.code for one in notes]) == ("Firms 120\n", ["Y039"])


def test_text_that_is_underlined_is_read() -> None:
    made, notes = extract(pdf(text_at(72, 700, "Firms 120") + line(60, 699.5, 150, 699.5)), "a.pdf")

    assert made is not None
    assert (made.text, notes) == ("Firms 120\n", [])


def test_running_heads_and_page_numbers_are_dropped_and_figures_of_the_body_are_not() -> None:
    pages = [
        text_at(72, 800, "Madeup Plan 2030") + text_at(72, 500, f"Target {number}") + text_at(300, 30, f"- {number} -")
        for number in (1, 2, 3)
    ]

    assert lines(pdf(*pages), "made-up.pdf") == ["Target 1", "Target 2", "Target 3"]


def test_lines_of_the_body_are_kept_however_often_they_stand_in_one_place() -> None:
    words = "The same words in the same place of every page that fill its whole width, as forms and tables of text have"
    pages = [text_at(40, 800, words, 10) + text_at(72, 500, f"Target {number}") for number in (1, 2, 3)]

    assert sum(line.startswith("The same words") for line in lines(pdf(*pages), "made-up.pdf")) == 3


def test_a_figure_alone_on_its_line_below_other_words_is_no_page_number() -> None:
    raw = pdf(text_at(72, 500, "Homes") + text_at(72, 90, "120") + text_at(72, 70, "in all"))

    assert "120" in lines(raw, "made-up.pdf")[1]


def test_a_mark_of_a_note_is_told_from_figures_where_it_stands_in_a_line_of_its_own() -> None:
    frame = "".join(line(x, 640, x, 720) for x in (60, 120, 200)) + line(60, 640, 200, 640) + line(60, 720, 200, 720)
    raw = pdf(frame + text_at(65, 700, "15.7") + text_at(65, 680, "3", 8) + text_at(130, 700, "41"))

    assert rows_of(read(raw, "made-up.pdf")) == ["15.7³\t41"]


def test_a_drawing_of_very_many_lines_is_not_searched_for_tables_and_that_is_said() -> None:
    grid = "".join(line(at * 1.2, 0, at * 1.2, 800) + line(0, at * 1.2, 590, at * 1.2) for at in range(490))
    made, notes = extract(pdf(text_at(72, 700, "Firms 120") + grid), "made-up.pdf")

    assert made is not None
    assert made.tables == ()
    assert "Y039" in {one.code for one in notes}
    assert any(message(one, "en").startswith("pages with drawings of so many lines") for one in notes)


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[int, int]] = []
    extract(pdf(text_at(72, 700, "Firms 120"), text_at(72, 700, "Homes 35")), "a.pdf", lambda *done: told.append(done))

    assert told == [(0, 2), (1, 2), (2, 2)]


# Every kind


@pytest.mark.parametrize("name", ["plan.docx", "plan.pdf", "plan.html", "two-columns.pdf", "page.pdf", "book.xlsx"])
def test_the_same_bytes_give_the_same_text(name: str) -> None:
    raw = (FOLDER / name).read_bytes()

    assert extract(raw, name) == extract(raw, name)


@pytest.mark.parametrize(
    ("library", "name"), [("docx", "plan.docx"), ("pdfplumber.pdf", "plan.pdf"), ("openpyxl", "book.xlsx")]
)
def test_a_library_that_is_not_there_is_named(library: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(MissingLibraryError) as told:
        extract((FOLDER / name).read_bytes(), name)

    assert told.value.library in {"python-docx", "pdfplumber", "openpyxl"}


def test_a_page_and_plain_text_need_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("docx", "pdfplumber", "openpyxl", "lxml"):
        monkeypatch.setitem(sys.modules, library, None)

    assert lines(b"<html><body>1") == ["1"]
    assert lines(b"1") == ["1"]


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ((FOLDER / "old.doc").read_bytes(), "Y031"),
        ((FOLDER / "old.odt").read_bytes(), "Y031"),
        (OLD + "Workbook".encode("utf-16-le"), "Y031"),
        (OLD, "Y031"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "Y034"),
        ((FOLDER / "locked.pdf").read_bytes(), "Y034"),
        (archive_of({"readme.txt": "1"}), "Y031"),
        (archive_of({"ppt/presentation.xml": "<a/>"}), "Y031"),
        (archive_of({"word/document.xml": "<a/>"}), "Y033"),
        (archive_of({"xl/workbook.xml": "<a/>"}), "Y033"),
        (word(paragraph("达到500家"))[:-40], "Y033"),
        ((FOLDER / "plan.pdf").read_bytes()[:9000], "Y033"),
        (b"%PDF-1.4\n", "Y033"),
        (pdf(line(0, 0, 595, 842)), "Y035"),
        (b"{\\rtf1 500}", "Y031"),
        (b"\x89PNG\r\n", "Y031"),
        (b"\xff\xd8\xff\xe0", "Y031"),
        (b"Rar!\x1a", "Y031"),
        (b"PAR1", "Y031"),
        (bytes(4000), "Y031"),
        (b"MIME-Version: 1.0\r\n", "Y031"),
    ],
)
def test_what_cannot_be_read_is_refused_with_one_reason(raw: bytes, code: str) -> None:
    assert refused(raw) == code


def test_an_archive_that_unpacks_to_more_than_any_document_is_refused_unread() -> None:
    bomb = archive_of({"word/document.xml": b" " * (known_kinds.MOST_XML + 1)})
    pictures = archive_of({"word/document.xml": "<a/>", "a.png": bytes(known_kinds.MOST_UNPACKED + 1)})

    assert len(bomb) < 100_000
    assert [refused(bomb), refused(pictures)] == ["Y036", "Y036"]


def test_fonts_that_do_not_say_their_signs_are_refused() -> None:
    font = (
        "/F << /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [ << /Type /Font "
        "/Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        "/Supplement 0 >> >> ] >>"
    )
    raw = pdf("BT /F 12 Tf 72 700 Td <0102030405060708090a0b0c> Tj ET", fonts=font)

    assert refused(raw) == "Y037"
