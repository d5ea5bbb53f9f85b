"""What changed between two moments of asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.command_line import document, run

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
format: 1
id: bureau
title: 虚构市年度计划
standing: in-force
region: "330100"
period: {from: 2026, to: 2026}
document: {title: 虚构市年度计划}
indicators:
  - {id: jobs, name: 新增就业, name_en: New jobs, measure: addition, unit: 万人, better: higher, targets: [{during: 2026, at_least: 65, printed: 65万人, at: {section: 一}}]}
  - {id: exports, name: 出口额, name_en: Exports, measure: addition, unit: 个, better: higher, targets: [{during: 2026, at_least: 100, printed: 100个, at: {section: 一}}]}
  - {id: homes, name: 新建住房, name_en: Homes, measure: addition, unit: 套, better: higher, targets: [{during: 2026, at_least: 100, printed: 100套, at: {section: 一}}]}
"""
ACTUALS = """\
format: 1
region: "330100"
sources:
  bureau: {title: Made up, internal: true, kind: official}
observations:
  - {indicator: jobs, period: 2026-01..08, value: 46, source: bureau}
  - {indicator: jobs, period: 2026-01..09, value: 51, source: bureau}
  - {indicator: exports, period: 2026-01..08, value: 66, source: bureau}
  - {indicator: exports, period: 2026-01..09, value: 40, source: bureau}
  - {indicator: homes, period: 2026-01..08, value: 30, source: bureau}
  - {indicator: homes, period: 2026-01..09, value: 75, source: bureau}
"""
GAP = ("gap", "bureau", "--as-of", "2026-09")


@pytest.fixture
def monthly(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "actuals").mkdir()
    (tmp_path / "plans/bureau.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "actuals/330100.yaml").write_text(ACTUALS, encoding="utf-8")
    return tmp_path


def test_it_tells_what_fell_behind_what_recovered_and_what_is_new(monthly: Path) -> None:
    found = document(*GAP, "--since", "2026-08", "--data", str(monthly))

    assert found["since"] == "2026-08"
    assert {row["indicator"]: row["kind"] for row in found["changes"]} == {
        "exports": "newly_lagging",
        "homes": "recovered",
        "jobs": "new_figure",
    }
    jobs = next(row for row in found["changes"] if row["indicator"] == "jobs")
    assert (jobs["latest_before"], jobs["latest"], jobs["latest_period"]) == (46, 51, "2026-01..09")


def test_without_an_earlier_moment_nothing_is_said_of_changes(monthly: Path) -> None:
    assert "changes" not in document(*GAP, "--data", str(monthly))


def test_a_moment_that_is_not_earlier_is_refused(monthly: Path) -> None:
    ended = run(*GAP, "--since", "2026-10", "--data", str(monthly))

    assert ended.exit_code == 2
    assert "--since 2026-10 is not earlier than --as-of 2026-09" in ended.stderr
