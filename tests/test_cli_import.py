"""planmetrics import: tables of figures as bureaus have them, taken whole or not at all. All figures are made up."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from tests.command_line import run
from tests.made_up import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

NEW = ("--source", "m9", "--new-source", "月报（虚构）", "--internal", "--published", "2026-10", "--kind", "official")
HERE = ("--region", "杭州市", *NEW)
MONEY = ("--prices", "current")
MONTHLY = """2026年1—9月主要指标,,,,
,,,,单位：亿元、%
主要经济指标,单位,1—9月,同比（%）,备注
一、综合,,,,
地区生产总值,亿元,"16,860",5.1,
研发经费支出占GDP比重,%,-,,
高新技术企业数（万家）,,1.730,,快报
注：初步数,,,,
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped data, to write into."""
    return shutil.copytree(SHIPPED, tmp_path / "data")


class Folder:
    """A data folder into which tables are imported."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def bring(self, table: Path | str, *options: str, name: str = "月报2026-09.csv", encoding: str = "utf-8") -> Result:
        """A run with a table, given as a file or as its text."""
        if isinstance(table, str):
            path = self.data.parent / name
            path.write_text(table, encoding=encoding)
        else:
            path = table
        return run("import", str(path), *options, "--data", str(self.data), "--lang", "en")

    def contents(self) -> dict[str, bytes]:
        """Every file of the folder."""
        return {str(path.relative_to(self.data)): path.read_bytes() for path in self.data.rglob("*") if path.is_file()}

    def added(self, before: dict[str, bytes], region: str = "330100") -> list[str]:
        """The observations that stand in a region's file now, and did not before."""
        held = before.get(f"actuals/{region}.yaml", b"").decode().splitlines()
        lines = (self.data / "actuals" / f"{region}.yaml").read_text("utf-8").splitlines()
        assert [line for line in lines if line in held] == held
        return [line.strip().removeprefix("- ") for line in lines if line not in held and line.strip().startswith("- ")]


@pytest.fixture
def folder(data: Path) -> Folder:
    """The same, to be imported into."""
    return Folder(data)


def workbook(path: Path, *rows: tuple[Any, ...], change: Callable[[Any], None] | None = None) -> Path:
    """A workbook of these rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "月报"
    for row in rows:
        sheet.append(row)
    if change is not None:
        change(book)
    book.save(path)
    return path


# What tables look like


def test_a_monthly_table_of_a_bureau_is_read(folder: Folder) -> None:
    before = folder.contents()
    result = folder.bring(MONTHLY, *HERE, *MONEY)

    assert result.exit_code == 0, result.output
    assert folder.added(before) == [
        "{indicator: gdp, period: 2026-01..09, value: 16860, prices: current, source: m9}",
        "{indicator: gdp-growth, period: 2026-01..09, value: 5.1, source: m9}",
        "{indicator: hightech-firms, period: 2026-01..09, value: 1.730, unit: 万家, source: m9, note: 快报}",
    ]
    assert "C3 1—9月: values 2026-01..09" in result.stderr
    assert "taken from '2026年1—9月主要指标'" in result.stderr
    assert "C050" in result.stderr  # the dash, which was passed over
    assert run("validate", str(folder.data)).exit_code == 0


def test_a_long_table_is_read(folder: Folder) -> None:
    before = folder.contents()
    table = (
        "region,indicator,period,value,source,status\n"
        "Hangzhou,rd-intensity,2024,3.98,zjamr-patents-2023,final\n"
        "330110,高新技术企业数,2024年上半年,超2.2万家,m9,初步数\n"
    )
    result = folder.bring(table, *NEW)

    assert result.exit_code == 0, result.output
    assert folder.added(before) == [
        "{indicator: rd-intensity, period: 2024, value: 3.98, status: final, source: zjamr-patents-2023}"
    ]
    assert folder.added(before, "330110") == [
        "{indicator: hightech-firms, period: 2024-H1, more_than: 22000, printed: 超2.2万家, status: preliminary, source: m9}"
    ]


@pytest.mark.parametrize(
    ("table", "options", "lines"),
    [
        (
            "地区,研发经费支出占GDP比重（%）,高新技术企业数（家）\n330100,3.98,17300\n",
            ("--period", "2024", *NEW),
            [
                "{indicator: rd-intensity, period: 2024, value: 3.98,",
                "{indicator: hightech-firms, period: 2024, value: 17300,",
            ],
        ),
        (
            "指标,杭州市,余杭区\n高新技术企业数,17300,\n",
            ("--period", "2024", *NEW),
            ["{indicator: hightech-firms, period: 2024, value: 17300,"],
        ),
        (
            "年份,杭州市\n2022,1\n2023,2\n",
            ("--indicator", "hightech-firms", *NEW),
            [
                "{indicator: hightech-firms, period: 2022, value: 1,",
                "{indicator: hightech-firms, period: 2023, value: 2,",
            ],
        ),
        (
            "Indicator,Jan-Sep 2025,Q4 2024,2023,June 2025\nHigh-tech enterprises,1,,3,4\n",
            HERE,
            [
                "{indicator: hightech-firms, period: 2025-01..09, value: 1,",
                "{indicator: hightech-firms, period: 2023, value: 3,",
                "{indicator: hightech-firms, period: 2025-06, value: 4,",
            ],
        ),
        (
            "指标;2024年\n研发经费支出占GDP比重;3,98\n",
            HERE,
            ["{indicator: rd-intensity, period: 2024, value: 3.98,"],
        ),
        (
            "指标,上半年,三季度,8月,全年\n1. 高新技术企业数,1,2,3,4\n",
            (*HERE, "--year", "2025"),
            [
                "{indicator: hightech-firms, period: 2025-H1, value: 1,",
                "{indicator: hightech-firms, period: 2025-Q3, value: 2,",
                "{indicator: hightech-firms, period: 2025-08, value: 3,",
                "{indicator: hightech-firms, period: 2025, value: 4,",
            ],
        ),
        (
            "单位：万家\n指标,2024年\n高新技术企业数,1.73\n",
            HERE,
            ["{indicator: hightech-firms, period: 2024, value: 1.73, unit: 万家,"],
        ),
        (
            "指标,2024年\n研发经费支出占GDP比重,3.98%\n高新技术企业数,1.7万\n",
            HERE,
            [
                "{indicator: rd-intensity, period: 2024, value: 3.98,",
                "{indicator: hightech-firms, period: 2024, value: 17000, printed: 1.7万,",
            ],
        ),
    ],
)
def test_tables_are_read_whatever_stands_in_rows_and_columns(
    folder: Folder, table: str, options: tuple[str, ...], lines: list[str]
) -> None:
    before = folder.contents()
    result = folder.bring(table, *options, name="table.csv")

    assert result.exit_code == 0, result.output
    found = folder.added(before)
    assert len(found) == len(lines)
    assert all(one.startswith(line) for one, line in zip(found, lines, strict=True)), found


def test_fiscal_years_are_those_of_the_region(folder: Folder) -> None:
    regions = folder.data / "regions.yaml"
    text = regions.read_text("utf-8").replace('{id: "330100",', '{id: "330100", fiscal_year_starts: 4,')
    regions.write_text(text, encoding="utf-8")
    before = folder.contents()
    result = folder.bring("indicator,2023/24\nhightech-firms,1\n", *HERE)

    assert result.exit_code == 0, result.output
    assert folder.added(before)[0].startswith("{indicator: hightech-firms, period: 2023/24, value: 1,")


def test_a_table_in_gbk_is_read(folder: Folder) -> None:
    assert folder.bring(MONTHLY, *HERE, *MONEY, encoding="gb18030").exit_code == 0


# Workbooks


def test_what_cells_show_is_taken_and_what_they_hold_beyond_it_is_told(folder: Folder) -> None:
    def formats(book: Any) -> None:
        book.active["B2"].number_format = "0.0%"
        book.active["B3"].number_format = "0.000"

    rows = (("指标", "2024年"), ("研发经费支出占GDP比重", 0.039861), ("高新技术企业数", 3.95))
    table = workbook(folder.data.parent / "t.xlsx", *rows, change=formats)
    before = folder.contents()
    result = folder.bring(table, *HERE)

    assert result.exit_code == 0, result.output
    assert [line.split(", ")[2] for line in folder.added(before)] == ["value: 4.0", "value: 3.950"]
    assert "C049" in result.stderr
    assert "cell B2 of sheet '月报' holds '3.9861%', and shows '4.0%'" in result.stderr

    differing = folder.bring(table, "--source", "m9", "--full-digits")
    assert differing.exit_code == 1
    assert "rd-intensity 2024 (source m9) is 4 there, and 3.9861 here" in differing.stdout


def test_titles_may_be_merged_and_dates_may_head_columns(folder: Folder) -> None:
    def change(book: Any) -> None:
        book.active.merge_cells("A1:B1")
        book.active["B2"].number_format = 'yyyy"年"m"月"'

    table = workbook(
        folder.data.parent / "t.xlsx",
        ("主要指标", None),
        ("指标", date(2025, 9, 1)),
        ("高新技术企业数", 17300),
        change=change,
    )
    before = folder.contents()

    assert folder.bring(table, *HERE).exit_code == 0
    assert folder.added(before)[0].startswith("{indicator: hightech-firms, period: 2025-09, value: 17300,")


def test_of_two_sheets_the_one_that_is_named_is_taken_and_kept(folder: Folder) -> None:
    def second(book: Any) -> None:
        sheet = book.create_sheet("年报")
        sheet.append(("指标", "2024年"))
        sheet.append(("高新技术企业数", 2))

    table = workbook(folder.data.parent / "t.xlsx", ("指标", "2024年"), ("高新技术企业数", 1), change=second)
    before = folder.contents()

    assert folder.bring(table, *HERE, "--sheet", "年报").exit_code == 0
    assert "value: 2" in folder.added(before)[0]
    assert "0 added, 1 there already" in folder.bring(table, *HERE).stdout


# What is not certain


def merged_body(book: Any) -> None:
    book.active.merge_cells("A2:A3")


def in_ten_thousands(book: Any) -> None:
    book.active["B2"].number_format = "0!.0,"


def two_sheets(book: Any) -> None:
    sheet = book.create_sheet("年报")
    sheet.append(("指标", "2024年"))
    sheet.append(("高新技术企业数", 2))


FIRMS = "高新技术企业数"


@pytest.mark.parametrize(
    ("code", "rows", "options", "change", "said"),
    [
        ("C006", (("指标", "2024年"), (FIRMS, "=1+1")), HERE, None, "cell B2 of sheet '月报'"),
        ("C006", (("指标", "2024年"), (FIRMS, "很多")), HERE, None, "'很多'"),
        ("C006", (("指标", "单位", "2024年"), (FIRMS, "斤", 1)), HERE, None, "'斤' cannot be converted to 家"),
        ("C006", (("指标", "单位", "2024年"), (FIRMS, "家家", 1)), HERE, None, "'家家' is not known"),
        ("C006", (("指标", "2024年"), (FIRMS, 173000)), HERE, in_ten_thousands, "held in ones"),
        ("C006", (("指标", "2024年"), (FIRMS, "5%")), HERE, None, "cannot be converted"),
        (
            "C012",
            (("指标", "时期", "数值"), (FIRMS, 45292, 1)),
            HERE,
            None,
            "45292 is a date as spreadsheets count days",
        ),
        ("C012", (("指标", "时期", "数值"), (FIRMS, date(2024, 9, 30), 1)), HERE, None, "write 2024-09"),
        ("C012", (("指标", "时期", "数值"), (FIRMS, "不详", 1)), HERE, None, "'不详'"),
        ("C013", (("指标", "状态", "2024年"), (FIRMS, "好", 1)), HERE, None, "'好'"),
        ("C029", (("指标", "2024年"), (FIRMS, 1), (None, 2)), HERE, merged_body, "A2:A3"),
        ("C038", (("指标", "2024年"), (FIRMS, 1)), (*HERE, "--sheet", "周报"), None, "'周报'"),
        ("C039", (("指标", "2024年"), (FIRMS, 1)), HERE, two_sheets, "'月报', '年报'"),
        ("C040", (("甲", "乙"), (FIRMS, 1)), HERE, None, "no head"),
        ("C041", (("指标", "1—9月"), (FIRMS, 1)), HERE, None, "--year"),
        ("C041", (("2024年、2025年",), ("指标", "1—9月"), (FIRMS, 1)), HERE, None, "--year"),
        ("C042", (("2026年9月",), ("指标", "累计"), (FIRMS, 1)), HERE, None, "--period"),
        ("C042", (("指标", "累计同比"), ("地区生产总值", 5.1)), (*HERE, "--period", "2026-09"), None, "'累计同比'"),
        ("C042", (("指标", "2026年9月累计"), ("地区生产总值", 5.1)), (*HERE, *MONEY), None, "2026-01..09"),
        ("C043", (("指标", "2024年", "2024"), (FIRMS, 1, 1)), HERE, None, "B1"),
        ("C044", (("指标", "2024年"), (FIRMS, 1)), NEW, None, "--region"),
        ("C044", (("指标", "2024年"), (FIRMS, 1)), HERE[:2], None, "--source"),
        ("C044", (("地区", "2024年"), ("杭州市", 1)), NEW, None, "--indicator"),
        ("C044", (("指标", "2024年"), ("地区生产总值", 1)), HERE, None, "--prices"),
        ("C045", (("指标", "2024年"), (FIRMS, 1), (None, 2)), HERE, None, "cell A3"),
        ("C046", (("指标", "2024年"), (FIRMS, 1), (FIRMS, 2)), HERE, None, "cell B2"),
        ("C047", (("指标", "2024年"), ("高新企业", 1)), HERE, None, "高新技术企业数"),
        ("C047", (("指标", "地区", "2024年"), (FIRMS, "杭洲市", 1)), NEW, None, "杭州市"),
        ("C047", (("指标", "2024年", "同比"), (FIRMS, 1, 2)), HERE, None, "'高新技术企业数增速'"),
        ("C048", (("指标", "2024年"), ("同名", 1), (FIRMS, 1)), HERE, None, "may mean any of"),
        ("C012", (("指标", "时期", "数值"), (FIRMS, "2024/25", 1)), HERE, None, "fiscal_year_starts"),
        ("C012", (("指标", "2024/25"), (FIRMS, 1)), HERE, None, "fiscal_year_starts"),
    ],
)
def test_what_is_not_certain_in_a_table_is_told_at_its_cell_and_nothing_is_written(
    folder: Folder,
    code: str,
    rows: tuple[Any, ...],
    options: tuple[str, ...],
    change: Callable[[Any], None] | None,
    said: str,
) -> None:
    if code == "C048":
        plan = folder.data / "plans" / "hz-nqpf-2025.yaml"
        plan.write_text(plan.read_text("utf-8").replace("name: ", "name: 同名 # ", 2), encoding="utf-8")
    before = folder.contents()
    result = folder.bring(workbook(folder.data.parent / "t.xlsx", *rows, change=change), *options)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count(": error[") == 1
    assert f"error[{code}]" in result.stderr
    assert said in result.stderr
    assert folder.contents() == before


def test_every_wrong_cell_is_told_in_one_run(folder: Folder) -> None:
    result = folder.bring("指标,2024年,2025年\n高新技术企业数,很多,1\n高新企业,1,2\n,1,\n", *HERE)

    assert [line.split(":")[1] for line in result.stderr.splitlines() if ": error[" in line] == ["2", "3", "4"]


def test_a_row_that_a_comma_has_shifted_is_told(folder: Folder) -> None:
    before = folder.contents()
    result = folder.bring("指标,2023年,2024年\n高新技术企业数,17,300,18300\n", *HERE)

    assert result.exit_code == 1
    assert "error[C011]" in result.stderr
    assert folder.contents() == before


def test_the_head_may_be_said_again_on_another_page(folder: Folder) -> None:
    before = folder.contents()

    assert folder.bring("指标,2024年\n高新技术企业数,1\n指标,2024年\n研发经费支出占GDP比重,2\n", *HERE).exit_code == 0
    assert len(folder.added(before)) == 2


def test_a_column_that_nobody_knows_is_left_and_told(folder: Folder) -> None:
    result = folder.bring("指标,2024年,权重\n高新技术企业数,1,5\n", *HERE)

    assert result.exit_code == 0
    assert "C051" in result.stderr
    assert "C1 权重" in result.stderr


def test_an_error_that_the_data_would_have_is_told_at_its_cell(folder: Folder) -> None:
    before = folder.contents()
    result = folder.bring("指标,2024年,价格\n高新技术企业数,1,\n地区生产总值,2,now\n", *HERE)

    assert result.exit_code == 1
    assert "月报2026-09.csv:3:" in result.stderr or "S013" in result.stderr
    assert folder.contents() == before


def test_a_period_that_has_not_begun_is_refused(folder: Folder) -> None:
    result = folder.bring("指标,2024年,2099年\n高新技术企业数,1,5\n", *HERE)

    assert result.exit_code == 1
    assert "'2099', which has not begun" in result.stderr


def test_a_file_that_cannot_be_read_is_told(folder: Folder) -> None:
    assert folder.bring(folder.data / "none.xlsx", *HERE).exit_code == 3
    assert folder.bring("", *HERE).exit_code == 1


# Again, and again


def test_a_second_run_changes_nothing(folder: Folder) -> None:
    folder.bring(MONTHLY, *HERE, *MONEY)
    before = folder.contents()
    result = folder.bring(MONTHLY, *HERE, *MONEY)

    assert result.exit_code == 0
    assert "0 added, 3 there already, 0 different" in result.stdout
    assert folder.contents() == before


def test_what_differs_is_shown_and_replaced_only_where_it_is_asked_for(folder: Folder) -> None:
    folder.bring(MONTHLY, *HERE, *MONEY)
    before = folder.contents()
    other = MONTHLY.replace("16,860", "16,861")

    shown = folder.bring(other, *HERE)
    assert shown.exit_code == 1
    assert "gdp 2026-01..09 (source m9) is 16860 there, and 16861 here" in shown.stdout
    assert folder.contents() == before

    assert folder.bring(other, *HERE, "--revise").exit_code == 0
    name = "actuals/330100.yaml"
    assert folder.contents() == before | {name: before[name].replace(b"16860", b"16861")}


def test_a_dry_run_writes_nothing(folder: Folder) -> None:
    before = folder.contents()
    result = folder.bring(MONTHLY, *HERE, *MONEY, "--dry-run")

    assert result.exit_code == 0
    assert "+  - {indicator: gdp-growth, period: 2026-01..09, value: 5.1, source: m9}" in result.stdout
    assert folder.contents() == before


def test_what_was_said_once_is_kept_for_the_next_table_of_its_kind(folder: Folder) -> None:
    table = MONTHLY.replace("高新技术企业数（万家）", "高企（万家）").replace("备注", "权重").replace("快报", "9")
    names = ("--as", "高企=hightech-firms", "--skip", "地区生产总值")
    assert folder.bring(table, *HERE, *names).exit_code == 0
    kept = (folder.data / "imports" / "月报.yaml").read_text("utf-8")
    assert kept == (
        "# How tables such as 月报2026-09.csv are read by `planmetrics import`.\n"
        "format: 1\n"
        "columns:\n  主要经济指标: indicator\n  单位: unit\n  同比（%）: growth\n"
        "names:\n  高企: hightech-firms\n"
        "skip: [地区生产总值]\n"
        'region: "330100"\n'
    )
    before = folder.contents()

    october = table.replace("1—9月", "1—10月").replace("1.730", "1.740")
    result = folder.bring(october, "--source", "m9", name="月报2026年10月.csv")
    assert result.exit_code == 0, result.output
    assert folder.added(before) == [
        "{indicator: hightech-firms, period: 2026-01..10, value: 1.740, unit: 万家, source: m9}"
    ]


def test_the_mapping_says_what_a_column_holds(folder: Folder) -> None:
    mapping = folder.data.parent / "mine.yaml"
    mapping.write_text(
        "format: 1\ncolumns: {甲: indicator, 乙: value, 2023年: nothing}\nunit: 万家\n", encoding="utf-8"
    )
    before = folder.contents()
    result = folder.bring("甲,乙,2023年\n高新技术企业数,1.7,9\n", *HERE, "--mapping", str(mapping), "--period", "2024")

    assert result.exit_code == 0, result.output
    assert folder.added(before) == ["{indicator: hightech-firms, period: 2024, value: 1.7, unit: 万家, source: m9}"]


def test_a_mapping_with_a_mistake_is_told_at_its_line(folder: Folder) -> None:
    mapping = folder.data.parent / "mine.yaml"
    mapping.write_text("format: 1\ncolumns: {甲: indicater}\n", encoding="utf-8")
    result = folder.bring("甲,2024年\n高新技术企业数,1\n", *HERE, "--mapping", str(mapping))

    assert result.exit_code == 1
    assert "mine.yaml:2:" in result.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--as", "高企=hightech-firm"), "hightech-firms"),
        (("--region", "杭洲市"), "杭州市"),
        (("--unit", "家家"), "'家家'"),
        (("--period", "soon"), "'soon'"),
        (("--indicator", "gdpp"), "gdp"),
    ],
)
def test_options_that_mean_nothing_are_refused(folder: Folder, options: tuple[str, ...], said: str) -> None:
    result = folder.bring(MONTHLY, *HERE, *options)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
