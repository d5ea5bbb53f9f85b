"""A bureau's month: the year to date leads its row, regions are ranked by one period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.command_line import document, folder_of, shown
from tests.made_up import indicator

if TYPE_CHECKING:
    from pathlib import Path

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
