"""planmetrics from Python: the same figures as the commands, and errors that say what would do."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from planmetrics import api
from planmetrics.records.gap import FIELDS
from tests import command_line
from tests.made_up import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planmetrics.records.fields import Row

AS_OF = "2024-06"


@pytest.fixture(scope="module")
def opened() -> api.Opened:
    return api.open_plans()


def row(opened: api.Opened, indicator: str, due: str) -> Row:
    rows = api.rows(api.assess(opened, "hz-315-2024", region="330100", as_of=AS_OF))
    return next(one for one in rows if (one["indicator"], one["target_period"]) == (indicator, due))


def test_the_data_of_the_package_opens_without_a_folder(opened: api.Opened) -> None:
    assert {"hz-315-2024", "gongshu-14fyp"} <= set(opened.dataset.plans)
    assert "statcan" in opened.methods


def test_research_needs_0_085_points_a_year_to_2027(opened: api.Opened) -> None:
    assert row(opened, "rd-intensity", "2027")["required_rate"] == pytest.approx(0.085)


def test_figures_as_published_keep_their_digits(opened: api.Opened) -> None:
    found = row(opened, "rd-intensity", "2027")

    assert (found["latest"], found["target"]) == (Decimal("3.86"), Decimal("4.2"))


def test_rows_are_those_of_the_command(opened: api.Opened) -> None:
    arguments = ("gap", "--all", "--all-regions", "--method", "statcan", "--as-of", AS_OF, "--data", str(SHIPPED))
    printed = command_line.rows(*arguments)

    rows = api.rows(api.assess(opened, as_of=AS_OF, method="statcan"))

    def essence(row: Row) -> tuple[str, ...]:
        figures = (row["required_rate"], row["progress"], row["pace"])
        names = (row["plan"], row["indicator"], row["region"], row["target_period"], row["status"], row["reasons"])
        return (*map(str, names), *map(str, figures))

    assert sorted(map(essence, rows)) == sorted(map(essence, printed))


def test_a_row_has_the_keys_of_the_contract_but_the_findings(opened: api.Opened) -> None:
    (first, *_) = api.rows(api.assess(opened, as_of=AS_OF))

    assert list(first) == [field.key for field in FIELDS if field.key != "findings"]


def test_a_figure_that_cannot_be_had_is_none_with_its_reason(opened: api.Opened) -> None:
    found = row(opened, "rd-expenditure", "2027")

    reasons = found["reasons"]

    assert found["required_rate"] is None
    assert isinstance(reasons, dict)
    assert reasons["required_rate"] == "no_observation"


def test_a_region_is_known_by_its_code_and_by_its_names(opened: api.Opened) -> None:
    by_code, by_name, in_english = (
        api.assess(opened, "hz-315-2024", region=region, as_of=AS_OF) for region in ("330112", "临安区", "Lin'an")
    )

    assert {one.subject.region for one in by_code} == {"330112"}
    assert by_code == by_name == in_english


def test_a_time_of_asking_is_a_period_or_a_day(opened: api.Opened) -> None:
    by_period, by_day, by_date = (
        api.assess(opened, "gongshu-14fyp", as_of=when) for when in ("2024-06", "2024-06-30", date(2024, 6, 30))
    )

    assert by_period == by_day == by_date


def test_the_audit_finds_that_15_percent_is_not_what_466_to_1000_needs(opened: api.Opened) -> None:
    findings = [one for one in api.rows(api.audit(opened, as_of=AS_OF)) if one["plan"] == "gongshu-14fyp"]

    (found,) = [one for one in findings if one["severity"] == "contradiction"]
    assert found["indicator"] == "hightech-firms"
    assert "16.5" in str(found["message"])


def test_a_folder_in_order_has_no_diagnostics() -> None:
    assert api.validate(SHIPPED) == []


def test_a_broken_plan_is_refused_with_its_place_and_told_by_validate(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "made-up.yaml").write_text("schema: 1\nid: made-up\n", encoding="utf-8")

    with pytest.raises(api.PlanError, match=r"made-up\.yaml:1:1: error\[\w+\]: "):
        api.open_plans(tmp_path)
    assert "made-up.yaml" in {str(one["file"]).rpartition("/")[2] for one in api.rows(api.validate(tmp_path))}


@pytest.mark.parametrize("act", [api.open_plans, api.validate])
def test_a_folder_without_plans_is_refused(act: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(api.PlanError, match="name the folder that holds plans/"):
        act(tmp_path)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"plan": "hz-315-2023", "as_of": AS_OF}, "no plan 'hz-315-2023': .*hz-315-2024"),
        ({"region": "330113x", "as_of": AS_OF}, "no region '330113x'"),
        ({"method": "statcam", "as_of": AS_OF}, "no method 'statcam': .*statcan"),
        ({"as_of": "soon"}, "no time 'soon': write a period"),
    ],
)
def test_what_is_not_known_is_refused_with_what_would_do(opened: api.Opened, asked: dict[str, str], said: str) -> None:
    with pytest.raises(api.PlanError, match=said):
        api.assess(opened, **asked)


def test_a_printed_figure_is_read() -> None:
    reading = api.read_figure("累计超2.2万家")

    assert (reading.comparator, reading.value, reading.unit) == ("more_than", 22000, "家")


def test_the_command_starts_without_the_api() -> None:
    loaded = "import sys; import planmetrics.cli.app; print('planmetrics.api' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)

    assert ran.stdout == "False\n"
