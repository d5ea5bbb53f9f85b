"""A bureau's month: the year to date leads its row, regions are ranked by one period."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planmetrics.render.markdown import markdown_lines
from planmetrics.render.table import Column, plain_lines, table_of
from planmetrics.render.terminal import print_blocks
from planmetrics.render.words import Words
from tests.command_line import document, folder_of, shown
from tests.made_up import indicator, target
from tests.test_render_tables import LANGS, hold_against

if TYPE_CHECKING:
    from planmetrics.compute.status import Light
    from planmetrics.render.words import Lang

HEAD = "period: {from: 2026, to: 2026}"
PROMISES = """\
{id: jobs, name: 城镇新增就业, name_en: New jobs, measure: addition, unit: 万人, better: higher, targets: [{during: 2026, at_least: 65, printed: 65万人, at: {section: 一, row: 3}}]}
{id: rise, name: 产值增速, name_en: Growth of output, measure: growth, unit: "%", better: higher, targets: [{during: 2026, at_least: 5, printed: 5%, at: {section: 一, row: 1}}]}
{id: idle, name: 失业率, name_en: Unemployment, measure: share, unit: "%", better: lower, targets: [{by: 2026, at_most: 5.5, printed: 5.5%以内, at: {section: 一, row: 4}}]}
{id: land, name: 新增用地, name_en: New land, measure: addition, unit: 公顷, better: lower, targets: [{during: 2026, at_most: 300, printed: 300公顷以内, at: {section: 一, row: 5}}]}
{id: labs, name: 实验室数, name_en: Labs, measure: stock, unit: 家, better: higher, baseline: {period: 2025, value: 7, printed: 7家, at: {section: 一, row: 8}}}"""
OBSERVED = """\
{indicator: jobs, period: 2025, value: 72.1, source: a}
{indicator: jobs, period: 2026-01..09, value: 54.6, source: a}
{indicator: rise, period: 2026-01..09, value: 5.2, source: a}
{indicator: idle, period: 2025, value: 5.1, source: a}
{indicator: land, period: 2026-01..09, value: 250, source: a}"""

MONTHLY = ("--data", str(Path(__file__).parent / "bureau"), "--as-of", "2026-09")
"""A made-up bureau that publishes nine indicators every month, eight of them with a target."""
RED, YELLOW, GREEN = "\x1b[31m", "\x1b[33m", "\x1b[32m"


@pytest.fixture
def bureau(tmp_path: Path) -> tuple[str, ...]:
    data = folder_of(tmp_path / "data", {"bureau": (PROMISES, HEAD)}, {"990100": OBSERVED})
    return ("gap", "bureau", *data, "--as-of", "2026-09")


def test_the_year_to_date_leads_its_row(bureau: tuple[str, ...]) -> None:
    jobs = document(*bureau)["rows"][0]

    assert (jobs["latest"], jobs["latest_period"], jobs["gap"]) == (54.6, "2026-01..09", 10.4)
    assert (jobs["attainment"], jobs["part_elapsed"], jobs["part_lead"]) == (0.84, 0.75, pytest.approx(9))
    assert (jobs["status"], jobs["light"]) == ("ahead", "green")


def test_growth_in_a_part_of_the_year_stands_against_the_target_of_the_year(bureau: tuple[str, ...]) -> None:
    rise = document(*bureau)["rows"][1]

    assert (rise["latest"], rise["gap"], rise["attainment"], rise["status"]) == (5.2, -0.2, None, "on-track")


def test_a_part_of_a_limit_has_room_left_and_no_attainment(bureau: tuple[str, ...]) -> None:
    land = document(*bureau)["rows"][3]

    assert (land["gap"], land["attainment"], land["status"]) == (-50, None, "lagging")


def test_the_row_is_what_a_chief_reads(bureau: tuple[str, ...]) -> None:
    lines = shown(*bureau, lang="zh", width=200).splitlines()
    jobs, rise, idle, land = (
        line.split() for line in lines if any(name in line for name in ("就业", "增速  ", "失业率", "用地"))
    )

    assert jobs[0] == "3"  # as the document numbers it
    assert jobs[4:] == [
        "2026",
        "65",
        "54.6",
        "2026年1-9月",
        "75.0%",
        "9.0个百分点",
        "10.4",
        "84.0%",
        "-",
        "-",
        "-",
        "快于预期",
        "-",
    ]
    assert "达到序时进度" in rise
    assert "低于上限0.4个百分点" in idle
    assert {"低于上限50", "-8.3个百分点", "未达序时进度"} <= set(land)


def test_below_the_table_stands_what_has_a_baseline_and_no_target(bureau: tuple[str, ...]) -> None:
    assert "有基期值而无目标：实验室数。" in shown(*bureau, lang="zh")
    assert "With a baseline and no target: Labs." in shown(*bureau)


def test_what_has_no_target_bears_the_english_name_of_its_registry(tmp_path: Path) -> None:
    made = indicator("firms", "by: 2025, at_least: 10, printed: 10家")
    stated = (
        "{id: patents, name: 专利, unit: 件/万人, baseline: {period: 2020, value: 7, printed: 7件, at: {section: 一}}}"
    )
    data = folder_of(tmp_path / "data", {"made-up": f"{made}\n{stated}"})

    assert "With a baseline and no target: Patents per 10000." in shown("gap", "made-up", *data)
    assert "有基期值而无目标：专利。" in shown("gap", "made-up", *data, lang="zh")


def test_no_number_of_the_month_is_lost_on_a_narrow_terminal(bureau: tuple[str, ...]) -> None:
    for width in (100, 60, 40):
        text = shown(*bureau, lang="zh", width=width)
        for figure in ("54.6", "84.0%", "75.0%", "10.4", "250"):
            assert figure in text


@pytest.mark.parametrize("width", [100, 60])
@pytest.mark.parametrize("lang", LANGS)
def test_the_month_looks_as_it_did_when_somebody_looked(lang: Lang, width: int) -> None:
    found = shown("gap", "bureau-2026", *MONTHLY, "--since", "2026-08", lang=lang, width=width)

    hold_against(f"month-{lang}-{width}.txt", found)


def test_a_bound_is_never_told_as_a_figure() -> None:
    """超700 is neither 700 in the note nor in what changed; the finding says that no more was published."""
    found = shown("gap", "bureau-2026", *MONTHLY, "--since", "2026-08", lang="zh")

    assert "第8项2026年1—9月为超700" in found
    assert "超700（2026年1—9月）" in found
    assert "仅公布超700" in found


def test_the_footer_counts_by_the_words_of_the_rows() -> None:
    footer = shown("gap", "bureau-2026", *MONTHLY, lang="zh").rstrip().splitlines()[-1]

    assert "基本符合预期 1，达到序时进度 2，滞后 2" in footer


def test_what_the_heads_of_the_month_mean_stands_below_it_without_a_way_too(bureau: tuple[str, ...]) -> None:
    found = shown(*bureau, "--indicator", "jobs", lang="zh")

    assert "应达进度" not in found
    assert "序时进度 = 当年已过时间的比重" in found
    assert "尚需年均、近年年均仍按整年数计算" in found


def test_a_legend_names_no_head_that_does_not_stand_above_it(bureau: tuple[str, ...]) -> None:
    """Of a year that is over the table shows neither the share of it nor a lead."""
    over = [*bureau[:-1], "2027-02"]

    assert "进度差 = " in shown(*bureau, "--indicator", "jobs", lang="zh")
    assert "进度差" not in (found := shown(*over, "--indicator", "jobs", lang="zh"))
    assert "序时进度 = 当年已过时间的比重，尚需年均、近年年均仍按整年数计算。" in found


def test_a_cell_says_that_the_latest_is_not_exact_where_the_finding_says_something_else(tmp_path: Path) -> None:
    plan = target("firms", by="2024", at_least="1200", printed="1200家")
    seen = "{indicator: firms, period: 2023, more_than: 1000, source: a}"
    folder = folder_of(tmp_path, {"bare": plan}, {"990100": seen})

    def cells(as_of: str) -> list[str]:
        found = shown("gap", "bare", *folder, "--as-of", as_of, lang="zh", width=200)
        return next(line for line in found.splitlines() if " 名 " in line).split()[8:]

    assert cells("2024-06") == ["-", "-", "-", "-", "-", "仅公布超1000", "-"]
    assert cells("2025-03") == ["仅公布超1000", "-", "非准确值", "-", "-", "待公布", "-"]


# lights


def test_a_report_says_its_lights_and_names_its_heads_in_full() -> None:
    report = shown("gap", "bureau-2026", *MONTHLY, "--format", "markdown", lang="zh")
    jobs, land = (line for line in report.splitlines() if "新增就业 |" in line or "建设用地 |" in line)

    assert "| 评估结论 | 灯 |" in report
    assert "| 绿 |" in jobs
    assert "| 黄 |" in land
    assert "距目标差距 = 目标值与最新值之差" in report
    assert "所需与近年之比 = 尚需年均增速/近年年均增速" in report


def test_a_terminal_has_no_column_of_lights_and_short_heads() -> None:
    table = shown("gap", "bureau-2026", *MONTHLY, lang="zh")

    assert " 灯 " not in table
    assert "口径：差距 = " in table


def coloured(*lights: Light | None) -> str:
    """A table of one column, whose rows have these lights, on a terminal with colours."""
    column = Column[str]("finding", ("结论", "Finding"), str, right=False, status=True)
    rows = [f"row {number}" for number in range(len(lights))]
    table = table_of(rows, Words("en"), ((column,),), (column, ()), title="", empty="", lights=lights)
    stream = StringIO()
    print_blocks([table], stream, 80, colour=True)
    return stream.getvalue()


def test_colour_is_that_of_the_light() -> None:
    assert f"{GREEN}row 0" in coloured("green")
    assert f"{YELLOW}row 0" in coloured("yellow")
    assert f"{RED}row 0" in coloured("red")
    assert "\x1b" not in coloured(None).partition("row 0")[0].rpartition("\n")[2]


def test_a_note_is_worded_for_the_heads_above_it() -> None:
    column = Column[str]("name", ("名", "N"), str, ("名称", "Name"))
    table = table_of(["x"], Words("en"), ((column,),), (column, ()), title="", empty="", notes=[("N: a", "Name: a")])

    assert [*plain_lines([table])][-1] == "N: a"
    assert [*markdown_lines([table])][-1] == "Name: a"


# done against due


def test_a_bar_shows_what_is_done_against_what_is_due() -> None:
    assert "84.0% 75.0% [#######|#..]" in shown("show", "bureau-2026", "jobs", *MONTHLY)
    assert "73.8% 75.0% [#######|...]" in shown("show", "bureau-2026", "homes", *MONTHLY)
    assert "80.0% 74.1% [#######|#..]" in shown("show", "bureau-2026", "large-firms", *MONTHLY)


def test_a_bar_of_a_sum_names_its_window_and_one_beyond_its_target_is_full(tmp_path: Path) -> None:
    plan = indicator("new-firms", 'during: {from: 2022, to: 2025}, at_least: 1000, printed: "1000"')
    seen = "{indicator: new-firms, period: 2022, value: 1200, source: a}"
    folder = folder_of(tmp_path, {"sums": plan}, {"990100": seen})

    assert "2022-2025年 1000" in (found := shown("show", "sums", "new-firms", *folder, lang="zh"))
    assert "120.0% 25.0% [##|########]" in found


def test_what_cannot_be_had_has_no_bar(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"bare": target("firms", by="2025", at_least="100", printed="100家")})

    assert "Done against due" not in shown("show", "bare", "firms", *folder)
