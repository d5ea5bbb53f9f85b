"""What the drafter finds in tables, in each layout that plans have them in. All tables here are made up."""

from __future__ import annotations

import pytest

from planmetrics.documents.extracted import Merge, TableExtent
from planmetrics.draft.cells import read_cell
from planmetrics.draft.drafting import Draft, Known, draft_text

REGIONS = Known(regions={"虚构市": "990100", "甲区": "990101", "乙县": "990102"}, above={"990100": "990000"})


def drafted(text: str, *merges: Merge, title: str = "虚构市“十四五”规划") -> Draft:
    """The draft of a title and one table below it."""
    extent = TableExtent(2, text.count("\n") + 1, merges)
    return draft_text(f"{title}\n{text}", [extent], REGIONS)


def told(draft: Draft) -> list[tuple[str, str, str | None, int | None]]:
    return [(row.kind, row.printed, row.region, row.when.last if row.when else None) for row in draft.rows]


PLAIN = """\
序号	指标	单位	2020年	2025年	年均增速	属性	责任单位
1	企业数	家	466	1000	15%	预期性	市科技局、市经信局
2	森林覆盖率（%）		40.5	≥42	〔1.5〕	约束性	市林业局
3	单位GDP能耗降低	%	-	-	〔13.5〕	约束性	市发改委
"""


def test_the_heads_tell_baselines_targets_and_paces_from_each_other() -> None:
    assert told(drafted(PLAIN)) == [
        ("baseline", "466", None, 2020),
        ("target", "1000", None, 2025),
        ("stated", "15%", None, 2025),
        ("baseline", "40.5", None, 2020),
        ("target", "≥42", None, 2025),
        ("stated", "〔1.5〕", None, 2025),
        ("stated", "〔13.5〕", None, 2025),
    ]


def test_a_row_carries_its_unit_nature_and_owners() -> None:
    row = drafted(PLAIN).rows[1]

    assert (row.name, row.unit, row.firmness, row.owners) == ("企业数", "家", "expected", ("市科技局", "市经信局"))
    assert drafted(PLAIN).rows[4].name == "森林覆盖率"


def test_brackets_hold_what_all_the_years_come_to() -> None:
    rows = drafted(PLAIN).rows

    assert (rows[5].form, rows[5].unit) == ("change", "个百分点")
    assert (rows[6].form, rows[6].reading.direction) == ("percent_change", "down")
    assert rows[6].when is not None
    assert rows[6].when.first == 2021


@pytest.mark.parametrize(
    ("cell", "unit", "value", "comparator"),
    [
        ("≥90", "%", 90, "at_least"),
        ("22以上", "家", 22, "at_least"),
        ("超17万", "件", 170000, "more_than"),
        ("15左右", "%", 15, "about"),
        ("＜5", "%", 5, "less_than"),
        ("1.5", "万人", 15000, "reach"),
        ("15.7⁴", "%", 15.7, "reach"),
        ("3—5", "家", 3, "between"),
        ("30%以上", "%", 30, "at_least"),
    ],
)
def test_a_cell_is_read_with_the_unit_of_its_row(cell: str, unit: str, value: float, comparator: str) -> None:
    reading = read_cell(cell, unit)

    assert (float(reading.value or 0), reading.comparator) == (value, comparator)


def test_groups_in_merged_cells_give_unit_and_a_fuller_name_to_the_rows_they_span() -> None:
    text = "指标\t\t2020年\t2025年\n1.排放总量减少（%）\t化学需氧量\t-\t〔10〕\n\t氨氮\t-\t〔8〕\n2.环境\t优良天数比率（%）\t90\t92\n"
    found = drafted(text, Merge(1, 1, 1, 2), Merge(2, 1, 2, 1))

    assert [row.name for row in found.rows[:2]] == ["化学需氧量（排放总量减少）", "氨氮（排放总量减少）"]
    assert {row.unit for row in found.rows} == {"%"}


def test_regions_at_the_heads_divide_a_target() -> None:
    text = "序号\t指标\t单位\t全市\t省下达目标\t甲区\t乙县\t丙新县\n1\t新增企业\t家\t100\t90\t60\t40\t≥5\n"
    found = drafted(text, title="虚构市2024年计划")

    assert told(found) == [
        ("target", "100", None, 2024),
        ("assigned", "90", None, 2024),
        ("cell", "60", "990101", 2024),
        ("cell", "40", "990102", 2024),
        ("cell", "≥5", "丙新县", 2024),
    ]


def test_the_column_of_the_plan_s_own_region_holds_its_targets() -> None:
    text = "指标\t虚构市\t甲区\t乙县\n企业（家）\t100\t60\t40\n"

    assert told(drafted(text, title="虚构市2024年计划"))[0] == ("target", "100", None, 2024)


def test_a_table_may_have_a_region_a_row() -> None:
    text = "地区\t企业数（家）\t投资增速（%）\n甲区\t60\t5\n乙县\t40\t6\n丙新县\t20\t-\n"
    found = drafted(text, title="虚构市2024年计划")

    assert {(row.region, row.name, row.printed) for row in found.rows} == {
        ("990101", "企业数", "60"),
        ("990101", "投资增速", "5"),
        ("990102", "企业数", "40"),
        ("990102", "投资增速", "6"),
        ("丙新县", "企业数", "20"),
    }


def test_a_table_over_pages_goes_on_without_its_heads() -> None:
    first = "指标\t单位\t2025年\n企业\t家\t50\n"
    text = f"虚构市“十四五”规划\n{first}平台\t个\t8\n园区\t个\t3\n"
    extents = [TableExtent(2, 3), TableExtent(4, 5)]

    assert [row.printed for row in draft_text(text, extents).rows] == ["50", "8", "3"]


def test_a_table_pasted_with_tabs_needs_no_extent() -> None:
    assert told(draft_text(f"虚构市“十四五”规划\n{PLAIN}")) == told(drafted(PLAIN))


def test_an_empty_line_below_a_table_is_no_table() -> None:
    draft = draft_text(f"虚构市“十四五”规划\n{PLAIN}\n后文。\n", [], REGIONS)

    assert len(draft.rows) == len(drafted(PLAIN).rows)


def test_a_table_pasted_with_one_cell_a_line_may_have_no_numbers() -> None:
    head, rows = "指标\n单位\n2020年\n2025年\n属性\n", "企业数\n家\n466\n1000\n预期性\n占比\n%\n81.5\n≥82\n约束性\n"
    found = draft_text(f"虚构市“十四五”规划\n{head}{rows}二、措施\n新建平台5个。\n").rows

    assert [(row.name, row.kind, row.printed) for row in found] == [
        ("企业数", "baseline", "466"),
        ("企业数", "target", "1000"),
        ("占比", "baseline", "81.5"),
        ("占比", "target", "≥82"),
        ("新建平台", "target", "5个"),
    ]
    assert [row.printed for row in draft_text(f"虚构市“十四五”规划\n{head}企业数\n家\n说明\n").rows] == []


def test_a_table_pasted_with_one_cell_a_line_is_read_by_its_head() -> None:
    cells = [
        "序号",
        "指标",
        "单位",
        "2020年",
        "2025年",
        "年均增速",
        "属性",
        "1",
        "企业数",
        "家",
        "466",
        "1000",
        "15%",
        "预期性",
        "2",
        "增加值占比",
        "%",
        "81.5",
        "82",
        "--",
        "预期性",
    ]
    found = draft_text("虚构市“十四五”规划\n" + "\n".join(cells) + "\n二、措施\n新建平台5个。\n")

    assert [(row.name, row.printed) for row in found.rows] == [
        ("企业数", "466"),
        ("企业数", "1000"),
        ("企业数", "15%"),
        ("增加值占比", "81.5"),
        ("增加值占比", "82"),
        ("新建平台", "5个"),
    ]


def test_running_text_in_a_table_of_tasks_is_read_as_text() -> None:
    text = "任务\t目标\t责任单位\n新建充电桩\t不少于500个\t市发改委\n改造小区\t20个、惠及3000户\t市住建局\n"

    assert [row.printed for row in drafted(text, title="虚构市2024年计划").rows] == ["不少于500个", "20个", "3000户"]


def test_a_cell_that_is_no_target_is_listed() -> None:
    found = drafted("指标\t2025年\t备注\n企业（家）\t50\t含12家分支机构\n")

    assert [(aside.printed, aside.rule) for aside in found.asides] == [("12", "table_cell")]


def test_a_merged_figure_is_marked_as_shared() -> None:
    found = drafted("指标\t2025年\n甲（家）\t50\n乙（家）\t\n", Merge(2, 2, 2, 1))

    assert ["shared" in row.check for row in found.rows] == [False, True]


def test_a_table_in_a_review_holds_no_targets() -> None:
    text = "虚构市“十四五”规划\n一、发展基础\n指标\t2020年\t2025年\n企业（家）\t40\t50\n"

    assert draft_text(text).rows == ()


def test_a_pace_and_a_sum_may_share_a_column() -> None:
    rows = drafted("指标\t2025年\t年均增速/累计\n产值（亿元）\t50\t8%左右\n人均预期寿命（岁）\t81\t〔1.5〕\n").rows

    assert [(row.kind, row.form) for row in rows[1::2]] == [("stated", "growth"), ("stated", "change")]


def test_a_line_that_only_groups_the_rows_below_it_ends_no_table() -> None:
    text = "某市2025年计划\n指标\t单位\t2024年预计\t2025年计划\n一、经济\t\t\t\n产值\t亿元\t50\t53\n"

    assert told(draft_text(text)) == [("baseline", "50", None, 2024), ("target", "53", None, 2025)]


def test_what_is_to_be_reached_may_stand_beside_the_task_that_names_it() -> None:
    text = "序号\t工作任务\t量化指标\t完成时限\t责任单位\n1\t新建公园\t10个\t12月底\t市城管局\n"

    assert [(row.name, row.printed) for row in drafted(text, title="虚构市2024年任务").rows] == [("新建公园", "10个")]
