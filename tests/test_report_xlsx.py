"""The workbook and the CSV of a report: numbers are numbers, formulas give the figures of the core, text stays text."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from planmetrics.report.cells import number_cell, text_cell
from tests.command_line import document, folder_of, run
from tests.made_up import EVERY_FORM, EVERY_KEY, SHIPPED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

EXAMPLES = Path(__file__).parents[1] / "examples"
BUREAU = Path(__file__).parent / "bureau"
SHEETS = {
    "zh": ["目标进展", "各地区", "图表", "重点任务", "观测值", "核对", "说明"],
    "en": ["Targets", "Regions", "Charts", "Tasks", "Observations", "Audit", "Notes"],
}
HANGZHOU = ("hz-315-2024", "--data", str(SHIPPED), "--as-of", "2024-10")
LIVE = ("Gap to target", "Attainment", "Required rate a year", "Recent rate a year", "Required / recent rate")
BROKEN = ("#DIV/0!", "#NUM!", "#VALUE!", "#REF!", "#NAME?", "#N/A", "Err:")
ODD = """\
{id: firms, name: 企业数, unit: 家, targets: [{by: 2025, at_least: 2000, printed: 2000家, at: {section: 一}}, {by: 2030, multiple: {at_least: 3}, since: 2021, printed: 三倍, at: {section: 一}}]}
{id: intensity, name: 比重, unit: "%", baseline: {period: 2020, value: 2.5, printed: "2.5", at: {section: 一}}, targets: [{by: 2025, between: [3, 4], both_sides: true, printed: 3%-4%, at: {section: 一}}, {by: 2027, exactly: 3.5, printed: 3.5%, at: {section: 一}}]}
{id: energy, name: 能耗, unit: 吨标准煤/万元, targets: [{by: 2025, percent_change: {at_most: -13.5}, since: 2020, printed: 下降13.5%, at: {section: 一}}, {by: 2027, between: [0.3, 0.4], printed: 0.3-0.4, at: {section: 一}}]}
{id: output, name: 产值, unit: 亿元, targets: [{by: 2025, growth: {between: [7, 8]}, since: 2020, printed: 年均7%-8%, at: {section: 一}}, {during: 2024, at_least: 160, printed: 160亿元, at: {section: 一}}]}
{id: new-firms, name: 新增, unit: 家, targets: [{during: {from: 2021, to: 2025}, at_most: 600, printed: 600家以内, at: {section: 一}}, {during: {from: 2021, to: 2025}, average: 130, printed: 年均130家, at: {section: 一}}]}
{id: city-rank, name: 位次, unit: 位, targets: [{by: 2025, at_most: 20, printed: 前20位, at: {section: 一}}]}
"""
ODD_FIGURES = """\
{indicator: firms, period: 2021, value: 0.12, unit: 万家, source: a}
{indicator: firms, period: 2023, value: 1700, source: a}
{indicator: intensity, period: 2019, value: 2.4, source: a}
{indicator: intensity, period: 2023, value: 4.4, source: a}
{indicator: energy, period: 2020, value: 0.52, source: a}
{indicator: energy, period: 2023, value: 0.47, source: a}
{indicator: output, period: 2020, value: 100, prices: current, source: a}
{indicator: output, period: 2023, value: 130, prices: current, source: a}
{indicator: output, period: 2024-01..06, value: 70, prices: current, source: a}
{indicator: new-firms, period: 2021, value: 100, source: a}
{indicator: new-firms, period: 2022, value: 110, source: a}
{indicator: new-firms, period: 2023, value: 120, source: a}
{indicator: city-rank, period: 2019, value: 40, source: a}
{indicator: city-rank, period: 2023-06, value: 30, source: a}
"""
PUBLISHED_CHANGES = """\
{indicator: energy, period: 2022, percent_change: -6.6, since: 2020, source: a}
{indicator: energy, period: 2023, percent_change: -9.1, since: 2020, source: a}
"""


def made(folder: Path, *options: str, name: str = "report.xlsx", lang: str = "en") -> Path:
    """A report of this kind, written."""
    out = folder / name
    result = run("report", *options, "--out", str(out), "--lang", lang)
    assert result.exit_code == 0, result.output
    return out


def opened(path: Path, *, values: bool = False) -> Workbook:
    return load_workbook(path, data_only=values)


def table(sheet: Worksheet) -> Iterator[dict[str, Cell | MergedCell]]:
    """The rows of a sheet by the heads above them, which stand where the filter begins."""
    first = int(re.findall(r"\d+", sheet.auto_filter.ref or "")[0])
    heads = [str(cell.value) for cell in sheet[first]]
    for row in sheet.iter_rows(min_row=first + 1):
        yield dict(zip(heads, row, strict=True))


@pytest.fixture(scope="module")
def hangzhou(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return opened(made(tmp_path_factory.mktemp("hangzhou"), *HANGZHOU))


# what stands in it


@pytest.mark.parametrize("lang", SHEETS)
def test_a_workbook_has_its_sheets_in_the_language(tmp_path: Path, lang: str) -> None:
    book = opened(made(tmp_path, *HANGZHOU, lang=lang))

    assert book.sheetnames == SHEETS[lang]
    assert all(sheet["A1"].value for sheet in book)


def test_figures_are_those_of_gap_and_are_numbers(hangzhou: Workbook) -> None:
    rows = document("gap", *HANGZHOU)["rows"]

    shown = list(table(hangzhou["Targets"]))

    assert len(shown) == len(rows) > 80
    for row, cells in zip(rows, shown, strict=True):
        for key, head, part in (
            ("gap", "Gap to target", 1),
            ("attainment", "Attainment", 1),
            ("acceleration", "Required / recent rate", 1),
            ("recent_rate", "Recent rate a year", 100 if row["rate_unit"] == "percent_per_year" else 1),
            ("required_rate", "Required rate a year", 100 if row["rate_unit"] == "percent_per_year" else 1),
        ):
            found = cells[head]
            if row[key] is None:
                assert found.data_type == "s", (key, row)
            else:
                assert found.data_type == "n", (key, row)
                assert float(str(found.value)) * part == pytest.approx(row[key], abs=1e-9), (key, row)


def test_what_is_a_number_is_never_text(hangzhou: Workbook) -> None:
    texts = [
        str(cell.value) for sheet in hangzhou for row in sheet.iter_rows() for cell in row if cell.data_type == "s"
    ]

    columns = {"No.", "Target", "Latest value", "Gap to target", "Attainment", "Years left"}
    figures = [cells[head].value for cells in table(hangzhou["Targets"]) for head in columns & set(cells)]
    assert texts
    assert [text for text in figures if isinstance(text, str) and re.search(r"\d", text)] == []


def test_a_number_looks_as_tables_print_it_and_keeps_its_marks(hangzhou: Workbook) -> None:
    first = next(table(hangzhou["Targets"]))

    assert (first["Target"].value, first["Target"].number_format) == (3.95, '"!"0.00;"!"-0.00')
    assert (first["Latest value"].value, first["Latest value"].number_format) == (3.86, "0.00")
    assert (first["Year of latest value"].value, first["Year of latest value"].number_format) == (2023, '0"?"')
    assert first["Gap to target"].number_format == '0.00" pt";"over "0.00" pt"'
    assert first["Attainment"].number_format == "0.0%"


def test_a_light_is_a_word_and_a_fill(hangzhou: Workbook) -> None:
    seen = {}
    for cells in table(hangzhou["Targets"]):
        seen[cells["Light"].value] = (cells["Light"].fill.fgColor.rgb, cells["Finding"].fill.fgColor.rgb)

    assert seen["green"] == ("FFC6EFCE", "FFC6EFCE")
    assert seen["-"] == ("00000000", "00000000")


def test_a_figure_that_is_not_there_is_a_grey_word(hangzhou: Workbook) -> None:
    reasons = {
        cell.value: cell.font.color.rgb
        for cells in table(hangzhou["Targets"])
        for head, cell in cells.items()
        if head in LIVE and cell.data_type == "s"
    }

    assert {"data too old", "no reference", "one observation only", "-"} <= set(reasons)
    assert set(reasons.values()) == {"FF7F7F7F"}


def test_every_sheet_stays_readable_on_the_screen_and_on_paper(hangzhou: Workbook) -> None:
    for sheet in hangzhou:
        page = sheet.page_setup
        assert (page.paperSize, page.orientation) == (9, "landscape")
        pages = 2 if sheet.print_title_cols else 1  # where it is two, with the names on both
        assert (page.fitToWidth or 1, page.fitToHeight) == (pages, 0)  # as wide as that, as many of them as it takes
        header, footer = sheet.oddHeader, sheet.oddFooter
        assert header is not None
        assert footer is not None
        assert header.left.text == "Hangzhou 2024 work plan for the provincial “315” innovation system"
        assert footer.right.text == "&P of &N"
        if sheet.auto_filter.ref:
            head = re.findall(r"\d+", sheet.auto_filter.ref)[0]
            assert re.findall(r"\d+", sheet.freeze_panes or "") == [str(int(head) + 1)]
            assert sheet.print_title_rows == f"${head}:${head}"
            assert sheet.print_area


def test_columns_that_tell_nothing_are_left_out_and_wide_tables_take_two_pages(hangzhou: Workbook) -> None:
    sheet = hangzhou["Targets"]
    rows = list(table(sheet))

    assert all(any(cells[head].value != "-" for cells in rows) for head in rows[0])
    assert (sheet.page_setup.fitToWidth, sheet.print_title_cols) == (2, "$A:$B")


def test_no_text_is_cut_off_by_its_column(hangzhou: Workbook) -> None:
    sheet = hangzhou["Observations"]
    wide = {name: dimension.width for name, dimension in sheet.column_dimensions.items()}

    long = [cell for row in sheet.iter_rows(min_row=4) for cell in row if len(str(cell.value)) > 60]
    assert long
    assert all(sheet.row_dimensions[int(cell.row or 0)].height > 25 for cell in long)
    assert all(width < 60 for width in wide.values())


def test_observations_have_their_sources_and_no_link(hangzhou: Workbook) -> None:
    rows = list(table(hangzhou["Observations"]))

    assert all(cells["Source"].value != "-" for cells in rows)
    assert any(str(cells["Address or number"].value).startswith("https://") for cells in rows)
    assert all(cell.hyperlink is None for cells in rows for cell in cells.values())


def test_the_figures_of_regions_have_their_sources_too(tmp_path: Path) -> None:
    book = opened(made(tmp_path, "--all", "--data", str(EXAMPLES / "council" / "data"), "--as-of", "2025-06"))

    ranked = {
        (cells["Indicator"].value, cells["Region"].value, cells["Latest value"].value)
        for cells in table(book["Regions"])
    }
    published = {
        (cells["Indicator"].value, cells["Region"].value, cells["Value"].value) for cells in table(book["Observations"])
    }
    assert len(ranked) == 3
    assert ranked <= published


def test_what_was_published_later_is_told_apart(tmp_path: Path) -> None:
    book = opened(made(tmp_path, "hz-315-2024", "--data", str(SHIPPED), "--as-of", "2022"))

    grey = {
        cells["Period"].font.color.rgb: cells["Period"].value
        for cells in table(book["Observations"])
        if cells["Period"].font.color
    }
    assert str(grey["FF7F7F7F"]).startswith(("2023", "2024"))


def test_charts_are_drawn_by_the_spreadsheet(tmp_path: Path) -> None:
    path = made(tmp_path, "--all", "--data", str(EXAMPLES / "council" / "data"), "--as-of", "2025-06")

    with zipfile.ZipFile(path) as packed:
        charts = [packed.read(name).decode() for name in packed.namelist() if name.startswith("xl/charts/chart")]
    kinds = {kind for chart in charts for kind in ("barChart", "lineChart") if kind in chart}
    assert kinds == {"barChart", "lineChart"}
    words = [cell.value for row in opened(path)["Charts"].iter_rows(min_row=5) for cell in row if cell.data_type == "s"]
    assert "-" not in words  # in a chart's range a word would be drawn as 0


def test_a_chart_names_fiscal_years_and_goes_on_to_the_newest_part_of_a_year(tmp_path: Path) -> None:
    council = opened(made(tmp_path, "--all", "--data", str(EXAMPLES / "council" / "data"), "--as-of", "2025-09"))
    bureau = opened(made(tmp_path, "--all", "--data", str(BUREAU), "--as-of", "2026-10"))
    (years, months) = ([cell.value for cell in book["Charts"]["A"]] for book in (council, bureau))
    heads = [
        row for row in bureau["Charts"].iter_rows(values_only=True) if row[0] == "Year" and "Part of a year" in row
    ]
    newest = [row for row in bureau["Charts"].iter_rows(values_only=True) if row[0] == "Jan-Sep 2026"]

    assert {"2022/23", "2027/28", "2022"} <= set(years)  # one indicator is counted by calendar years
    assert not [year for year in years if isinstance(year, (int, float))]
    assert "Jan-Sep 2026" in months
    assert len(heads) >= len(newest) > 0
    assert all(row[heads[0].index("Part of a year")] is not None for row in newest[:1])


def test_what_is_new_has_a_sheet_of_its_own(tmp_path: Path) -> None:
    month = ("--all", "--data", str(BUREAU), "--as-of", "2026-09", "--since", "2026-06")

    book = opened(made(tmp_path, *month))

    assert book.sheetnames[:2] == ["Targets", "Changes"]
    assert {cells["Kind of change"].value for cells in table(book["Changes"])} == {
        "Newly behind",
        "Another finding",
        "New figures",
    }


def test_a_sheet_without_rows_says_so(tmp_path: Path) -> None:
    book = opened(made(tmp_path, "--all", "--data", str(BUREAU), "--as-of", "2026-09"))

    assert book["Regions"]["A2"].value == "No target is divided among regions."
    assert book["Tasks"]["A2"].value == "There are no tasks."


def test_a_report_of_tasks_alone_says_so_and_calls_all_by_name(tmp_path: Path) -> None:
    book = opened(made(tmp_path, *HANGZHOU, "--owner", "城西科创大走廊管委会", "--formulas", lang="zh"))

    assert book["目标进展"]["A3"].value == "没有符合条件的目标。"
    assert [cells["完成情况"].value for cells in table(book["重点任务"])] == ["未到期"]
    findings = list(table(book["核对"]))
    assert all(not re.search(r"[a-z]-[a-z]", str(cells["指标"].value)) for cells in findings)
    assert {cells["地区"].value for cells in findings} <= {"杭州市", "拱墅区", "330105", "-"}


def test_the_same_report_has_the_same_bytes(tmp_path: Path) -> None:
    one, other = (made(tmp_path, *HANGZHOU, name=name) for name in ("one.xlsx", "other.xlsx"))

    assert one.read_bytes() == other.read_bytes()


# nothing in data becomes a formula


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    names = ("=1+1", "+1", "-1+1", "@SUM(A1)", '=HYPERLINK(\\"http://x\\")', "=cmd|' /C calc'!A0", "{=1+1}")
    lines = "\n".join(
        f'{{id: made-up-{number}, name: "{name}", name_en: "{name}", measure: stock, better: higher, unit: 个, owners: ["{name}"], '
        f'targets: [{{by: 2023, at_least: 5, printed: 5个, at: {{section: "{name}"}}}}]}}'
        for number, name in enumerate(names)
    )
    figures = "\n".join(
        f"{{indicator: made-up-{n}, period: {year}, value: 3, source: a}}" for n in range(7) for year in (2020, 2022)
    )
    data = folder_of(tmp_path / "data", {"odd": lines}, {"990100": figures})

    for options in ((), ("--formulas",)):
        path = made(tmp_path, "odd", *data, *options)
        with zipfile.ZipFile(path) as packed:
            whole = "".join(
                packed.read(name).decode() for name in packed.namelist() if name.endswith((".xml", ".rels"))
            )
        cells = [cell for sheet in opened(path) for row in sheet.iter_rows() for cell in row]
        assert any(cell.value == "=1+1" and cell.data_type == "s" for cell in cells)
        ours = [cell.value for cell in cells if cell.data_type == "f"]
        assert bool(ours) == bool(options)
        assert not any(re.search(r"cmd|HYPERLINK|SUM", str(formula)) for formula in ours)
        assert "externalLink" not in whole
        assert "<hyperlink " not in whole
        assert "relationships/hyperlink" not in whole


def test_a_title_is_no_order_to_the_head_of_a_page(tmp_path: Path) -> None:
    line = '{id: firms, name: 企业数, unit: 家, targets: [{by: 2023, at_least: 5, printed: "5", at: {section: 一}}]}'
    head = 'period: {from: 2021, to: 2030}\nissued: 2021-03-01\ntitle_en: "R&D &P &N"'
    data = folder_of(tmp_path / "data", {"odd": (line, head)})

    assert (
        "&amp;LR&amp;&amp;D &amp;&amp;P"
        in zipfile.ZipFile(made(tmp_path, "odd", *data)).read("xl/worksheets/sheet1.xml").decode()
    )


# numbers under formats


@pytest.mark.parametrize(
    ("text", "number", "pattern"),
    [
        ("17000", Decimal(17000), "0"),
        ("17,000", Decimal(17000), "#,##0"),
        ("<=1,234,567.50 t", Decimal("1234567.50"), '"<="#,##0.00" t";"<="-#,##0.00" t"'),
        ("超17000", Decimal(17000), '"超"0;"超"-0'),
        ("-3.50", Decimal("-3.50"), "0.00"),
        ("累计下降13.5%", Decimal("-13.5"), '+0.0;"累计下降"0.0"%"'),
        ("+6.6%", Decimal("6.6"), '+0.0"%";-0.0"%"'),
        ('5" pipes', Decimal(5), '0\\"" pipes"'),
    ],
)
def test_the_format_of_a_number_is_made_of_the_text_of_tables(text: str, number: Decimal, pattern: str) -> None:
    made_cell = number_cell(text, number)

    assert (made_cell.number, made_cell.pattern) == (float(number), pattern)


def test_a_number_with_more_digits_than_a_spreadsheet_holds_is_text() -> None:
    assert number_cell("1234567890123456789", Decimal(1234567890123456789)).number is None
    assert number_cell("1e", Decimal("1e400")).number is None


def test_text_that_no_cell_holds_says_that_it_goes_on() -> None:
    assert text_cell("长" * 40_000).text.endswith("长…")


# formulas


def test_formulas_go_with_workbooks_alone(tmp_path: Path) -> None:
    result = run("report", *HANGZHOU, "--formulas", "--out", str(tmp_path / "report.csv"), "--lang", "en")

    assert result.exit_code == 2
    assert "--formulas goes with .xlsx alone" in result.stderr
    assert not list(tmp_path.iterdir())


SOURCES = {
    "shipped": ("--all", "--all-regions", "--data", str(SHIPPED), "--as-of", "2024-10"),
    "every-form": ("--all", "--all-regions", "--data", str(EVERY_FORM), "--as-of", "2024"),
    "every-key": ("--all", "--all-regions", "--data", str(EVERY_KEY), "--as-of", "2026"),
    "council": ("--all", "--all-regions", "--data", str(EXAMPLES / "council" / "data"), "--as-of", "2025-06"),
    "district": ("--all", "--all-regions", "--data", str(EXAMPLES / "district" / "data"), "--as-of", "2025-09"),
    "bureau": ("--all", "--data", str(BUREAU), "--as-of", "2026-09"),
}


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Workbooks with formulas: of the shipped plans, of every form, of examples, and of made-up cases."""
    folder = tmp_path_factory.mktemp("live")
    odd = {
        "odd": folder_of(folder / "odd", {"odd": ODD}, {"990100": ODD_FIGURES}),
        "changes": folder_of(folder / "changes", {"changes": ODD}, {"990100": PUBLISHED_CHANGES}),
    }
    sources = {**SOURCES, **{name: ("--all", *options) for name, options in odd.items()}}
    return {name: made(folder, *options, "--formulas", name=f"{name}.xlsx") for name, options in sources.items()}


def test_every_figure_that_follows_from_cells_is_a_formula(live: dict[str, Path]) -> None:
    without = []
    for name, path in live.items():
        for cells in table(opened(path)["Targets"]):
            figures = [head for head in LIVE if cells[head].data_type in {"n", "f"} and cells[head].value is not None]
            lacking = [head for head in figures if cells[head].data_type != "f"]
            said = str(cells["Without a formula"].value) if "Without a formula" in cells else "-"
            assert [head for head in LIVE if head in said] == lacking, (name, cells["Indicator"].value, said)
            without += [(name, cells["Indicator"].value, head) for head in lacking]

    assert without == [("odd", "Firms", "Recent rate a year")] * 2  # its first value is published in another unit


def test_values_are_kept_beside_formulas_for_programs_that_do_not_count(live: dict[str, Path], tmp_path: Path) -> None:
    plain = opened(made(tmp_path, *SOURCES["every-form"]))

    for cells, values in zip(
        table(opened(live["every-form"], values=True)["Targets"]), table(plain["Targets"]), strict=True
    ):
        for head in LIVE:
            beside, alone = cells[head].value, values[head].value
            assert beside == alone or beside == pytest.approx(alone, rel=1e-14)


def test_a_spreadsheet_works_out_the_same_figures(live: dict[str, Path], tmp_path: Path) -> None:
    counted = recalculated(live, tmp_path)

    number = 0
    for name, path in live.items():
        formulas, values = opened(path), opened(path, values=True)
        for sheet in formulas:
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
                wanted = values[sheet.title][cell.coordinate].value
                found = counted[name][sheet.title][cell.coordinate].value
                assert found == pytest.approx(wanted, abs=1e-9, rel=1e-9), (name, cell.coordinate, cell.value)
                number += 1
    assert number > 300


def test_a_spreadsheet_shows_what_the_table_prints(live: dict[str, Path], tmp_path: Path) -> None:
    shown = converted(list(live.values()), "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", tmp_path)

    text = "\n".join(path.read_text("utf-8") for path in shown.values())
    assert [word for word in BROKEN if word in text] == []
    assert "###" not in text
    for name in ("council", "bureau"):
        printed = printed_rows(name)
        apart = list(csv.reader(io.StringIO(shown[name].read_text("utf-8"))))
        rows = [[re.sub(r"(?<=\d),(?=\d{3})", "", cell) for cell in row] for row in apart]  # as English has thousands
        heads = next(row for row in rows if "Gap to target" in row)
        cells = [dict(zip(heads, row, strict=False)) for row in rows[rows.index(heads) + 1 :]]
        for row, wanted in zip(cells, printed, strict=True):
            assert row["Target"] == wanted["Target"]
            assert row["Finding"] == wanted["Finding"]
            for head in LIVE:
                assert wanted[head] == "-" or looks_alike(row[head], wanted[head]), (name, head)


def looks_alike(shown: str, printed: str) -> bool:
    """The same words and as many decimals; LibreOffice shows 0.6375 as 63.7%, where we and others round half up."""
    numeral = re.compile(r"\d+(?:\.(\d+))?")
    one, other = numeral.search(shown), numeral.search(printed)
    if one is None or other is None:
        return shown == printed
    decimals = len(other[1] or "")
    near = abs(Decimal(one[0]) - Decimal(other[0])) <= Decimal(1).scaleb(-decimals)
    return near and len(one[1] or "") == decimals and numeral.sub("0", shown) == numeral.sub("0", printed)


def printed_rows(name: str) -> list[dict[str, str]]:
    """The rows as the command prints them for a page."""
    result = run("gap", *SOURCES[name], "--format", "markdown", "--lang", "en")
    lines = [line for line in result.stdout.split("## ")[1].splitlines() if line.startswith("| ")]
    cells = [[re.sub(r"\\(.)", r"\1", cell.strip()) for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[2:]]


def recalculated(books: dict[str, Path], folder: Path) -> dict[str, Workbook]:
    """The workbooks without the values that we wrote beside formulas, worked out anew."""
    emptied = []
    for name, path in books.items():
        emptied.append(folder / f"{name}.xlsx")
        with zipfile.ZipFile(path) as source, zipfile.ZipFile(emptied[-1], "w") as target:
            for part in source.namelist():
                target.writestr(part, re.sub(rb"(<f>[^<]*</f>)<v>[^<]*</v>", rb"\1", source.read(part)))
    done = converted(emptied, "xlsx:Calc MS Excel 2007 XML", folder / "done")
    return {name: opened(path, values=True) for name, path in done.items()}


def converted(paths: list[Path], kind: str, folder: Path) -> dict[str, Path]:
    """Files that LibreOffice made of others, by name."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not here")
    home = folder / "home"
    command = [program, f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(folder), *map(str, paths)], check=True, capture_output=True)
    suffix = kind.partition(":")[0]
    return {path.stem: folder / f"{path.stem}.{suffix}" for path in paths}


# CSV


def read(path: Path) -> list[dict[str, Any]]:
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_is_for_excel_with_bare_numbers_and_their_units(tmp_path: Path) -> None:
    rows = read(made(tmp_path, *HANGZHOU, name="report.csv", lang="zh"))

    first = rows[0]
    assert (first["指标名称"], first["单位"], first["目标年"]) == ("R&D经费支出占GDP比重", "%", "2024")
    assert (first["目标（含口径）"], first["目标值"]) == ("!3.95", "3.95")
    assert (first["最新值（含时点）"], first["最新值"], first["最新值时点"]) == ("3.86（2023?）", "3.86", "2023")
    assert (first["距目标差距（负数为已越过目标）"], first["差距单位"], first["完成率（%）"]) == (
        "0.09",
        "个百分点",
        "97.7",
    )
    assert (first["尚需年均增速"], first["年均增速单位"]) == ("0.09", "个百分点")
    assert {row["评估结论"] for row in rows} >= {"缺数据", "数据过旧"}


def test_every_target_is_a_row_of_the_csv(tmp_path: Path) -> None:
    rows = read(made(tmp_path, *HANGZHOU, name="report.csv"))

    gaps = [row["gap"] for row in document("gap", *HANGZHOU)["rows"]]
    told = [row["Gap to target (below zero: passed)"] for row in rows]
    assert len(told) == len(gaps)
    for gap, text in zip(gaps, told, strict=True):
        if gap is not None:
            assert float(text) == pytest.approx(gap, abs=0.005)
        else:
            assert not re.search(r"\d", text)


def test_figure_columns_of_the_csv_hold_no_words_and_the_last_column_says_why(tmp_path: Path) -> None:
    rows = read(made(tmp_path, *HANGZHOU, name="report.csv"))

    assert not [row["Latest value"] for row in rows if re.search(r"[^\W\d_]", row["Latest value"])]
    assert any("Latest value: no observation" in row["Why figures are missing"] for row in rows)


def test_a_source_without_an_address_is_told_by_its_number_and_that_it_is_internal(tmp_path: Path) -> None:
    data = folder_of(tmp_path / "data", {"odd": ODD}, {"990100": ODD_FIGURES})
    content = made(tmp_path, "odd", *data, name="report.xlsx")
    rows = list(table(opened(content)["Observations"]))

    assert {cells["Address or number"].value for cells in rows} == {"甲1", "internal"}


def test_no_range_and_no_month_of_the_csv_is_taken_for_a_day(tmp_path: Path) -> None:
    data = folder_of(tmp_path / "data", {"odd": ODD}, {"990100": ODD_FIGURES})

    rows = read(made(tmp_path, "odd", *data, name="report.csv"))

    assert {row["Target as meant"] for row in rows} >= {"3–4", "0.3-0.4"}
    assert "month 6 of 2023" in {row["Year of latest value"] for row in rows}


def test_a_gap_of_the_csv_has_the_same_unit_on_both_sides_of_a_ceiling(tmp_path: Path) -> None:
    ceiling = "{id: share, name: 比重, name_en: Share, measure: share, unit: '%', better: lower, targets: [{by: 2025, at_most: 5, printed: 5%以内, at: {section: 一}}]}"
    observed = (
        "{indicator: share, period: 2020, value: 4, source: a}\n{indicator: share, period: 2023, value: 4.5, source: a}"
    )
    data = folder_of(tmp_path / "data", {"odd": ceiling}, {"990100": observed})

    (row,) = read(made(tmp_path, "odd", *data, name="report.csv", lang="zh"))

    assert (row["距目标差距（负数为已越过目标）"], row["差距单位"]) == ("-0.5", "个百分点")


def test_no_cell_of_the_csv_is_run_as_a_formula(tmp_path: Path) -> None:
    line = '{id: firms, name: "=1+1", name_en: "=1+1", unit: 家, owners: ["-1+1"], targets: [{by: 2023, exactly: 5, printed: "5", at: {section: 一}}, {by: 2025, at_least: -5, printed: "-5", at: {section: 一}}]}'
    observed = "{indicator: firms, period: 2022, value: -7, source: a}"
    data = folder_of(tmp_path / "data", {"odd": line}, {"990100": observed})

    rows = read(made(tmp_path, "odd", *data, name="report.csv"))

    cells = [cell for row in rows for cell in row.values()]
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell[:1] in "=+@" and cell[:1]]
    assert all(cell == "-" or re.fullmatch(r"-\d+(\.\d+)?", cell) for cell in cells if cell.startswith("-"))
    assert {row["Target"] for row in rows} == {"5", "-5"}


# the library


def test_the_library_is_loaded_for_workbooks_alone(tmp_path: Path) -> None:
    def loads(*arguments: str) -> bool:
        program = "import sys; from planmetrics.cli.app import app\ntry: app(sys.argv[1:])\nexcept SystemExit: pass\nprint('xlsxwriter' in sys.modules)"
        ran = subprocess.run([sys.executable, "-c", program, *arguments], check=True, capture_output=True, text=True)
        return ran.stdout.splitlines()[-1] == "True"

    every = ("report", "--all", "--data", str(EVERY_FORM), "--out")

    assert not loads("gap", "--all", "--data", str(EVERY_FORM))
    assert not loads(*every, str(tmp_path / "report.md"))
    assert not loads(*every, str(tmp_path / "report.csv"))
    assert loads(*every, str(tmp_path / "report.xlsx"))


def test_a_workbook_without_its_library_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    for name in ("workbook", "book", "plots"):
        monkeypatch.delitem(sys.modules, f"planmetrics.report.{name}", raising=False)

    result = run("report", *HANGZHOU, "--out", str(tmp_path / "report.xlsx"), "--lang", "en")

    assert result.exit_code == 3
    assert "writing .xlsx files takes xlsxwriter" in result.stderr
    assert "pip install 'planmetrics[reports]'" in result.stderr
