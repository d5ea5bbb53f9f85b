"""What changed between two moments of asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.command_line import document, folder_of, run
from tests.made_up import EVERY_FORM

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "period: {from: 2026, to: 2026}"
PROMISES = """\
{id: jobs, name: 新增就业, name_en: New jobs, measure: addition, unit: 万人, better: higher, targets: [{during: 2026, at_least: 65, printed: 65万人, at: {section: 一}}]}
{id: exports, name: 出口额, name_en: Exports, measure: addition, unit: 个, better: higher, targets: [{during: 2026, at_least: 100, printed: 100个, at: {section: 一}}]}
{id: homes, name: 新建住房, name_en: Homes, measure: addition, unit: 套, better: higher, targets: [{during: 2026, at_least: 100, printed: 100套, at: {section: 一}}]}"""
OBSERVED = """\
{indicator: jobs, period: 2026-01..08, value: 46, source: a}
{indicator: jobs, period: 2026-01..09, value: 51, source: a}
{indicator: exports, period: 2026-01..08, value: 66, source: a}
{indicator: exports, period: 2026-01..09, value: 40, source: a}
{indicator: homes, period: 2026-01..08, value: 30, source: a}
{indicator: homes, period: 2026-01..09, value: 75, source: a}"""


@pytest.fixture
def monthly(tmp_path: Path) -> tuple[str, ...]:
    data = folder_of(tmp_path / "data", {"bureau": (PROMISES, HEAD)}, {"990100": OBSERVED})
    return ("gap", "bureau", *data, "--as-of", "2026-09")


def test_it_tells_what_fell_behind_what_recovered_and_what_is_new(monthly: tuple[str, ...]) -> None:
    found = document(*monthly, "--since", "2026-08")

    assert found["since"] == "2026-08"
    assert {row["indicator"]: row["kind"] for row in found["changes"]} == {
        "exports": "newly_lagging",
        "homes": "recovered",
        "jobs": "new_figure",
    }
    jobs = next(row for row in found["changes"] if row["indicator"] == "jobs")
    assert (jobs["latest_before"], jobs["latest"], jobs["latest_period"]) == (46, 51, "2026-01..09")


def test_without_an_earlier_moment_nothing_is_said_of_changes(monthly: tuple[str, ...]) -> None:
    assert "changes" not in document(*monthly)


def test_a_moment_that_is_not_earlier_is_refused(monthly: tuple[str, ...]) -> None:
    ended = run(*monthly, "--since", "2026-10")

    assert ended.exit_code == 2
    assert "--since 2026-10 is not earlier than --as-of 2026-09" in ended.stderr


def test_a_sum_over_years_is_the_same_figure_as_in_its_row() -> None:
    council = ("gap", "--data", str(EVERY_FORM.parents[1] / "examples" / "council" / "data"), "--as-of", "2025-06")
    found = document(*council, "--since", "2024-06")
    (held,) = (row["latest"] for row in found["rows"] if row["indicator"] == "homes" and row["form"] == "sum")
    told = {
        one["latest"] for one in found["changes"] if (one["indicator"], one["target_period"]) == ("homes", "2027/28")
    }

    assert told == {held} == {951}


SUM = """\
{id: beds, name: 新增床位, name_en: New beds, measure: addition, unit: 张, better: higher, targets: [{during: {from: 2024, to: 2026}, at_least: 90, printed: 90张, at: {section: 一}}]}"""
BEDS = """\
{indicator: beds, period: 2024, value: 20, source: a}
{indicator: beds, period: 2025, value: 30, source: a}
{indicator: beds, period: 2026-01..09, value: 25, source: a}"""


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "75（2024年至2026年1—9月合计）"), ("en", "75 (sum of 2024 to 2026-09)")]
)
def test_of_a_sum_over_years_the_sum_is_told_and_what_it_is_of(lang: str, said: str, tmp_path: Path) -> None:
    data = folder_of(tmp_path / "data", {"care": (SUM, "period: {from: 2024, to: 2026}")}, {"990100": BEDS})[:2]
    told = run("gap", "care", *data, "--as-of", "2026-09", "--since", "2026-06", "--lang", lang).stdout

    assert said in "".join(told.split()) or said in " ".join(told.split())
