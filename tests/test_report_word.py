"""The circular (通报) and the briefing, read back: what they say, how they look, and that nothing is left out.

`UPDATE_GOLDEN=1 pytest tests/test_report_word.py` writes their texts in tests/golden/reports anew: read each before it is
taken.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pdfplumber
import pytest
from docx import Document
from docx.oxml.ns import qn

from planmetrics.records.principal import principal
from planmetrics.report import circular
from planmetrics.report.paper import TEXT_WIDTH, Grid, Sheet, longest_word
from tests.command_line import document, folder_of, run
from tests.made_up import EVERY_FORM, SHIPPED
from tests.test_render_tables import LANGS, hold_against

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as Docx
    from docx.text.paragraph import Paragraph

    from planmetrics.records.report import Report
    from planmetrics.render.words import Lang, Words

HANGZHOU = ("hz-315-2024", "--data", str(SHIPPED), "--as-of", "2026-11-29")
MONTH = ("--all", "--data", str(EVERY_FORM.with_name("bureau")), "--as-of", "2026-09", "--since", "2026-06")
FORMS = ("--all", "--data", str(EVERY_FORM), "--as-of", "2026-11-29")
DISTRICT = ("--all", "--data", str(SHIPPED.parent / "examples" / "district" / "data"), "--as-of", "2025-12")
REPORTS = {"hz-315-2024": HANGZHOU, "bureau": MONTH, "every-form": FORMS, "district": DISTRICT}
HEADINGS = ["一、总体情况", "二、主要指标完成情况", "三、领先与滞后", "四、各地区排名", "五、核对发现和待补事项"]


@cache
def made(arguments: tuple[str, ...], lang: Lang = "zh") -> bytes:
    """The file that the command writes."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "circular.docx"
        result = run("report", *arguments, "--out", str(out), "--lang", lang)
        assert result.exit_code == 0, result.output
        return out.read_bytes()


def opened(arguments: tuple[str, ...], lang: Lang = "zh") -> Docx:
    return Document(BytesIO(made(arguments, lang)))


def all_paragraphs(file: Docx) -> Iterator[Paragraph]:
    """Those of the body, of tables, and of the foot of the page."""
    yield from file.paragraphs
    yield from file.sections[0].footer.paragraphs
    for table in file.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def texts(file: Docx) -> list[str]:
    return [paragraph.text for paragraph in file.paragraphs]


def written(file: Docx) -> str:
    """All that it says, in its order; a row of a table in a line."""
    lines = []
    for block in file.iter_inner_content():
        if hasattr(block, "rows"):
            rows = [{cell._tc: cell.text.replace("\n", " ") for cell in row.cells} for row in block.rows]
            lines += [" | ".join(row.values()) for row in rows]  # a cell over several columns stands once
        else:
            lines.append(block.text)
    return "\n".join(lines) + "\n"


def sheet_of(arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[Report, Sheet]:
    """The report, and what the circular makes of it before it is a file."""
    seen: list[tuple[Report, Sheet]] = []

    def spy(report: Report, words: Words) -> Sheet:
        seen.append((report, make(report, words)))
        return seen[-1][1]

    make = circular.circular
    monkeypatch.setattr(circular, "circular", spy)
    assert run("report", *arguments, "--out", str(tmp_path / "seen.docx"), "--lang", "zh").exit_code == 0
    return seen[0]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", REPORTS)
def test_the_text_reads_as_it_did_when_somebody_read_it(name: str, lang: Lang) -> None:
    hold_against(f"reports/circular-{name}-{lang}.txt", written(opened(REPORTS[name], lang)))


def test_it_has_the_parts_of_a_circular_in_their_order() -> None:
    file = opened(HANGZHOU)
    headings = [
        paragraph.text for paragraph in file.paragraphs if paragraph.style and paragraph.style.name == "Heading 1"
    ]

    assert texts(file)[0] == "关于《杭州市落实省“315”科技创新体系建设工程2024年工作计划》目标进展情况的通报"
    assert texts(file)[1] == "（截至2026年11月29日）"
    assert headings[:5] == HEADINGS
    assert headings[5] == "附件"


def test_it_names_no_issuer_and_leaves_no_place_for_one() -> None:
    assert "领导小组办公室" not in written(opened(HANGZHOU))
    assert "未署发文单位" in written(opened(HANGZHOU))


@pytest.mark.parametrize("lang", LANGS)
def test_every_run_names_its_east_asian_font(lang: Lang) -> None:
    runs = [run for paragraph in all_paragraphs(opened(HANGZHOU, lang)) for run in paragraph.runs]
    fonts = [run._r.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") for run in runs]

    assert runs
    assert all(font is not None and font.get(qn("w:eastAsia")) for font in fonts)
    if lang == "zh":
        assert {font.get(qn("w:eastAsia")) for font in fonts if font is not None} == {
            "方正小标宋简体",
            "黑体",
            "仿宋_GB2312",
            "宋体",
        }


def test_a_font_that_is_not_there_has_others_to_stand_in_for_it() -> None:
    parts = opened(HANGZHOU).part.package.iter_parts()
    table = next(part.blob.decode() for part in parts if part.partname.endswith("fontTable.xml"))

    assert 'w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong' in table


def test_the_paper_is_that_of_official_documents() -> None:
    section = opened(HANGZHOU).sections[0]
    sizes = (section.page_width, section.page_height)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)

    assert [round(size.mm) for size in (*sizes, *margins) if size is not None] == [210, 297, 37, 35, 28, 26]
    assert "PAGE" in section.footer._element.xml


@pytest.mark.parametrize("name", REPORTS)
def test_the_head_of_a_table_comes_again_on_every_page(name: str) -> None:
    for table in opened(REPORTS[name]).tables:
        head = table.rows[0]._tr.trPr
        assert head is not None
        assert head.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_the_figures_are_those_of_the_board() -> None:
    rows = {(row["name"], row["target_period"]): row for row in document("gap", *HANGZHOU)["rows"]}
    table = opened(HANGZHOU).tables[0]
    shown = [[cell.text for cell in row.cells] for row in table.rows[1:]]

    assert len(shown) == 6
    for _, name, aim, latest, _, share, _, _ in shown:
        row = rows[name.rsplit("（", 1)[0], aim.split("\n")[1].strip("*")]
        assert latest.split("\n")[0] == str(row["latest"])
        assert latest.split("\n")[1].strip("?") == str(row["latest_period"])
        assert (
            share == "-"
            if row["attainment"] is None
            else float(share[:-1]) == pytest.approx(100 * row["attainment"], abs=0.06)
        )


@pytest.mark.parametrize("name", REPORTS)
def test_every_target_is_in_the_table_or_in_the_annex(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    report, sheet = sheet_of(REPORTS[name], monkeypatch, tmp_path)
    grids = [block for part in (*sheet.parts, *sheet.annex) for block in part.blocks if isinstance(block, Grid)]
    in_table = len(grids[0].lights)
    in_annex = sum(cell.count("（") for grid in grids[1:] for cell in grid.tracks[2].cells)

    assert in_table + in_annex == len(report.board.entries)


@pytest.mark.parametrize("name", REPORTS)
def test_what_a_page_may_show_and_what_is_left_are_all(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    board = sheet_of(REPORTS[name], monkeypatch, tmp_path)[0].board

    for chosen in principal(board):
        keys = [entry.assessment.subject.key for entry in (*chosen.shown, *chosen.left)]
        assert sorted(map(str, keys)) == sorted(str(entry.assessment.subject.key) for entry in board.entries)
    sizes = [len(chosen.shown) for chosen in principal(board)]
    assert sizes == sorted(sizes, reverse=True)


def test_every_finding_is_told_on_the_page_or_in_the_annex(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    report, sheet = sheet_of(HANGZHOU, monkeypatch, tmp_path)
    blocks = [block for part in (*sheet.parts, *sheet.annex) for block in part.blocks]
    told = [block for block in blocks if str(block).partition("．")[2].startswith(("【矛盾】", "【存疑】"))]

    assert len(told) == len(report.findings) == 10


def test_who_leads_is_ahead_and_who_lags_is_behind() -> None:
    told = written(opened(MONTH))

    assert "领先1个：城镇新增就业（快于预期）：2026年1—9月为54.6万人，完成2026年目标（65万人）的84.0%" in told
    assert "滞后或未完成2个：\n1．固定资产投资（未达序时进度）：2026年1—9月为800亿元" in told
    assert "慢于序时进度8.3个百分点。责任单位：市发改委。" in told
    assert "已用比重高于序时进度8.3个百分点" in told


LIMIT = """\
{id: spend, name: 支出, name_en: Spending, unit: £m, measure: flow, better: lower, targets: [{during: 2024, at_most: 18, printed: "18", at: {section: 一}}]}"""


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "2024年上半年已用£9.6m，为2024年上限（£18m）的53.3%，时间已过50.0%"),
        ("en", "£9.6m used in January to June 2024, 53.3% of the £18m allowed for 2024, with 50.0% of the time over"),
    ],
)
def test_of_a_limit_on_a_sum_it_is_told_what_is_used(lang: Lang, said: str, tmp_path: Path) -> None:
    seen = "{indicator: spend, period: 2024-01..06, value: 9.6, prices: current, source: a}"
    data = folder_of(tmp_path / "data", {"cap": LIMIT}, {"990100": seen})[:2]

    told = written(opened(("cap", *data, "--as-of", "2024-06"), lang))

    assert said in told


def test_no_yearly_rate_is_told_of_the_last_year(lagging: Docx) -> None:
    assert "此后每年" in written(lagging)  # of 2030
    assert "此后每年" not in written(opened(MONTH))


def test_what_there_is_none_of_is_said_in_a_word() -> None:
    assert "滞后或未完成：无。" in texts(opened(HANGZHOU))[8:20]
    assert texts(opened(MONTH))[-2].startswith("核对未发现矛盾或存疑之处，没有待补的数据")


LAGGING = """\
{id: a, name: 甲厂, name_en: A, unit: 个, measure: stock, better: higher, owners: [市一局, 市二局], baseline: {period: 2020, value: 10, printed: 10个, at: {section: 一}}, targets: [{by: 2022, at_least: 20, printed: 20个, at: {section: 一}}, {by: 2030, at_least: 90, printed: 90个, at: {section: 一}}]}
{id: b, name: 乙厂, name_en: B, unit: 个, measure: stock, better: higher, firmness: binding, baseline: {period: 2020, value: 10, printed: 10个, at: {section: 一}}, targets: [{by: 2022, at_least: 20, printed: 20个, at: {section: 一}}]}"""


@pytest.fixture
def lagging(tmp_path: Path) -> Docx:
    """A circular of two indicators that missed a target of years ago, one of which goes on."""
    seen = """\
{indicator: a, period: 2022, value: 15, printed: 15个, source: a}
{indicator: a, period: 2024, value: 16, printed: 16个, source: a}
{indicator: b, period: 2022, value: 15, printed: 15个, source: a}"""
    return opened(("two", *folder_of(tmp_path / "data", {"two": LAGGING}, {"990100": seen})))


def test_what_was_missed_is_in_the_table_and_what_lags_is_told_in_full(lagging: Docx) -> None:
    told = texts(lagging)
    first = told.index("滞后或未完成3个：")

    assert [text[:2] for text in told[first + 1 : first + 4]] == ["1．", "2．", "3．"]
    assert told[first + 1].startswith("1．乙厂（未完成）")  # what is binding before what is not
    assert not any(text.startswith("其余") for text in told)
    assert [row.cells[6].text for row in lagging.tables[0].rows[1:]].count("未完成") == 2


def test_a_cell_names_several_owners_where_the_page_has_room(lagging: Docx) -> None:
    assert "市一局、市二局\n" in [row.cells[-1].text for row in lagging.tables[0].rows]


def test_a_part_that_says_nothing_is_wrong_says_of_what(lagging: Docx) -> None:
    assert "无。" not in texts(lagging)


def test_a_region_is_told_nothing_of_what_was_found_in_another() -> None:
    told = written(opened((*HANGZHOU, "--region", "330109")))

    assert "2项相对性目标的参照数据未列明" in told  # one of them is its own
    assert "目标倒挂" in written(opened(HANGZHOU))
    assert "目标倒挂" not in told
    assert "拱墅区R&D" not in told


def test_changes_are_told_where_they_are_asked_for() -> None:
    told = "2026年6月以来：新滞后2个（固定资产投资（2026年）、新增建设用地（2026年））"

    assert told in written(opened(MONTH))
    assert "以来" not in written(opened(MONTH[:-2]))


def test_a_doubtful_figure_is_called_so() -> None:
    assert "投资增速（未完成，数据存疑）" in written(opened(FORMS))
    assert "1个所依据的数据存疑" in written(opened(FORMS))


def test_regions_are_ranked_where_their_figures_compare() -> None:
    told = written(opened(DISTRICT))

    assert "按完成率，第1名东街街道（64.3%）、第2名河西街道（54.5%）、第3名北山镇（40.0%）。" in told
    assert "不能排名的6项" in written(opened(HANGZHOU))


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_report_makes_the_same_bytes(lang: Lang, tmp_path: Path) -> None:
    out = tmp_path / "again.docx"
    run("report", *HANGZHOU, "--out", str(out), "--lang", lang)

    assert out.read_bytes() == made(HANGZHOU, lang)


def test_the_file_says_nothing_of_its_making_that_is_not_so() -> None:
    known = opened(HANGZHOU).core_properties

    assert known.title == texts(opened(HANGZHOU))[0]
    assert (known.author, known.comments, known.last_modified_by) == ("", "", "")
    assert (known.created, known.modified) == (None, None)
    assert not any("thumbnail" in part.partname for part in opened(HANGZHOU).part.package.iter_parts())


NOBODY = """\
{id: alone, name: 独家, name_en: Alone, unit: 家, measure: stock, better: higher, targets: [{by: 2030, at_least: 5, printed: 5家, at: {section: 一}}]}"""


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "列入目标1个。目前没有能评价的目标。暂不能评价的1个：缺数据1个。"),
        ("en", "One target is covered. None of them can be judged yet. 1 cannot be judged yet: 1 no data."),
    ],
)
def test_a_plan_of_one_target_without_data_says_so(lang: Lang, said: str, tmp_path: Path) -> None:
    data = folder_of(tmp_path / "data", {"lone": NOBODY})
    file = opened(("lone", *data), lang)

    assert said in texts(file)
    assert [cell.text for cell in file.tables[0].rows[1].cells][1].startswith(("独家", "Alone"))


HOSTILE = '<w:p/>&amp;{{x}} =1+1 \\"|'


def test_what_is_markup_in_data_is_text(tmp_path: Path) -> None:
    data = folder_of(tmp_path / "data", {"odd": NOBODY.replace("独家", f'"{HOSTILE}"')})
    file = opened(("odd", *data))

    assert '<w:p/>&amp;{{x}} =1+1 "|（家）' in [cell.text for cell in file.tables[0].rows[1].cells]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@pytest.mark.parametrize(("name", "lang"), [(name, lang) for name in REPORTS for lang in LANGS])
def test_the_parts_take_one_page_and_the_annex_begins_the_next(name: str, lang: Lang, tmp_path: Path) -> None:
    (tmp_path / "circular.docx").write_bytes(made(REPORTS[name], lang))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    turned = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*turned, str(tmp_path / "circular.docx")], check=True, capture_output=True)
    with pdfplumber.open(tmp_path / "circular.pdf") as pdf:
        pages = [page.extract_text() for page in pdf.pages]

    foot = {"zh": "印发前请核定", "en": "beforesending"}[lang]
    assert foot in "".join(pages[0].split())
    assert all(page.startswith(("附件", "Annex")) for page in pages[1:2])


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_the_foot_does_not_stand_on_a_page_by_itself(tmp_path: Path) -> None:
    (tmp_path / "circular.docx").write_bytes(made((*DISTRICT[:3], "--as-of", "2025-09", "--since", "2025-03")))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    turned = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*turned, str(tmp_path / "circular.docx")], check=True, capture_output=True)
    with pdfplumber.open(tmp_path / "circular.pdf") as pdf:
        pages = ["".join((page.extract_text() or "").split()) for page in pdf.pages]

    (last,) = (page for page in pages if "印发前请核定" in page)
    assert "领先与滞后" in last


def test_no_name_of_a_region_or_an_owner_is_broken_in_two(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    council = ("--all", "--data", str(SHIPPED.parent / "examples" / "council" / "data"), "--as-of", "2025-09")
    _, sheet = sheet_of(council, monkeypatch, tmp_path)
    (grid,) = (block for part in sheet.parts for block in part.blocks if isinstance(block, Grid))
    (owners,) = (track for track in grid.tracks if track.head == "责任单位")

    assert "Environment" in owners.cells
    assert owners.width >= longest_word(owners.cells) > 20
    assert sum(track.width for track in grid.tracks) == pytest.approx(TEXT_WIDTH)


def test_tasks_alone_are_told_without_a_table(tmp_path: Path) -> None:
    out = tmp_path / "tasks.docx"
    result = run(
        "report",
        "--all",
        "--data",
        DISTRICT[2],
        "--owner",
        "区科技局",
        "--by",
        "2026",
        "--out",
        str(out),
        "--lang",
        "zh",
    )
    assert result.exit_code == 0, result.output

    assert "没有列入定量目标。另有重点任务1项，不计入目标：未到期1项。" in written(Document(str(out)))
    assert Document(str(out)).tables == []
