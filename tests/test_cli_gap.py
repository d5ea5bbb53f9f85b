"""planmetrics gap from the command line: its options, what it reads, what it refuses, and its exit codes.

Most tests look at the JSON rows; what the table looks like is the business of tests/test_render_tables.py.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner, Result

from planmetrics.cli.app import app
from tests.command_line import folder_of
from tests.made_up import EVERY_FORM, plan_text, target

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("unrelated_folder")

KEYS = (
    "plan indicator name region measure unit better form comparator target target_period period_inferred assigned_by "
    "firmness strive owners baseline baseline_period baseline_origin latest latest_period latest_source gap gap_percent "
    "attainment progress elapsed planned_rate observed_rate recent_rate recent_from required_rate rate_unit acceleration "
    "required_step path_value path_gap projected reached status method label pace score doubts printed section line "
    "reasons"
)
CONTRACT = KEYS.split()
FIGURES = (
    "gap gap_percent attainment progress elapsed planned_rate observed_rate recent_rate required_rate acceleration "
    "required_step path_value path_gap projected reached"
)
EXPLAINED = FIGURES.split()
LIN_AN = ("--plan", "hz-315-2024", "--region", "330112", "--as-of", "2026-11-22")
MADE_UP = ("--plan", "every-form", "--data", str(EVERY_FORM), "--as-of", "2024")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the made-up data folder, to be broken."""
    return shutil.copytree(EVERY_FORM, tmp_path / "made-up" / "data")


def gap(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(app, ["gap", *arguments], env=environment)


def rows(*arguments: str) -> list[dict[str, Any]]:
    """The rows of a run that has to go well."""
    result = gap(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)["rows"]
    return found


def refused(*arguments: str, code: int = 2) -> str:
    """The message of a run that has to be refused without a table."""
    result = gap(*arguments)
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr


def key(row: dict[str, Any]) -> tuple[Any, ...]:
    """What tells a row from any other."""
    return tuple(row[name] for name in ("indicator", "region", "target_period", "printed", "assigned_by"))


def one_plan(folder: Path, indicators: str, observations: str = "") -> Path:
    """A data folder with one small made-up plan."""
    folder_of(folder, {"made-up": indicators}, {"990100": observations} if observations else None)
    return folder


# which plan


def test_without_a_plan_it_asks_which_and_lists_them() -> None:
    message = refused()

    assert "--plan is missing" in message
    assert "gongshu-14fyp" in message
    assert "hz-315-2024" in message


def test_the_only_plan_of_a_folder_need_not_be_named(tmp_path: Path) -> None:
    folder = one_plan(tmp_path / "data", target("firms", by="2025", at_least="1000", printed='"1000"'))

    assert [row["plan"] for row in rows("--data", str(folder), "--as-of", "2024")] == ["made-up"]


def test_an_unknown_plan_gets_the_nearest_one() -> None:
    assert "did you mean hz-315-2024" in refused("--plan", "hz-315-2042")


@pytest.mark.parametrize(
    "path", ["data/plans/hz-315-2024.yaml", "../hz-315-2024", "hz-315-2024.yaml", "a\\hz-315-2024"]
)
def test_a_path_is_no_id(path: str) -> None:
    message = refused("--plan", path)

    assert "a path: an id is wanted" in message
    assert "hz-315-2024" in message


def test_a_plan_below_plans_is_found_by_its_id(data: Path) -> None:
    (data / "plans" / "older").mkdir()
    (data / "plans" / "every-draft.yaml").rename(data / "plans" / "older" / "every-draft.yaml")

    assert len(rows("--plan", "every-draft", "--data", str(data), "--as-of", "2024")) == 2


# regions


def test_lin_an_met_two_targets_and_one_more_that_is_doubtful() -> None:
    found = rows(*LIN_AN)

    assert len(found) == 6  # five cells of the annex, and what the text asks of all districts
    assert {row["region"] for row in found} == {"330112"}
    assert sorted(row["indicator"] for row in found if row["status"] == "met") == [
        "base-project-investment",
        "hightech-value-added-share",
    ]
    assert [row["indicator"] for row in found if row["status"] == "met-unverified"] == ["rd-intensity"]


def test_without_a_region_the_plan_speaks_of_its_own() -> None:
    assert {row["region"] for row in rows(*MADE_UP)} == {"990100"}


@pytest.mark.parametrize("name", ["临安区", "Lin'an"])
def test_a_region_may_be_asked_for_by_name(name: str) -> None:
    assert rows("--plan", "hz-315-2024", "--region", name, "--as-of", "2026-11-22") == rows(*LIN_AN)


def test_several_regions_may_be_asked_for() -> None:
    found = rows(*MADE_UP, "--region", "990101", "-r", "乙区")

    assert {row["region"] for row in found} == {"990101", "990102"}


def test_a_region_asked_for_twice_counts_once() -> None:
    assert rows(*MADE_UP, "--region", "990101", "--region", "甲区") == rows(*MADE_UP, "--region", "990101")


def test_a_region_brings_its_own_observations() -> None:
    (row,) = (row for row in rows(*MADE_UP, "--region", "990102") if row["indicator"] == "intensity")

    assert (row["latest"], row["latest_period"]) == (3.3, "2023")


def test_all_regions_hold_each_target_of_the_plan_once() -> None:
    found = rows(*MADE_UP, "--all-regions")
    exported = CliRunner().invoke(app, ["export", "targets", "--plan", "every-form", "--data", str(EVERY_FORM)])

    assert len(found) == len(list(csv.DictReader(io.StringIO(exported.stdout)))) == len(set(map(key, found)))
    assert {row["region"] for row in found} == {"990100", "990101", "990102", "test-corridor"}


def test_an_unknown_region_gets_the_nearest_ones() -> None:
    assert "did you mean 临安区?" in refused("--plan", "hz-315-2024", "--region", "临安")
    assert "330112" in refused("--plan", "hz-315-2024", "--region", "33011")


def test_a_region_without_targets_is_no_mistake() -> None:
    result = gap(*MADE_UP, "--region", "990000", "--lang", "en")

    assert result.exit_code == 0
    assert "No target fits" in result.stdout


# filters


def test_by_keeps_the_targets_of_a_year() -> None:
    found = rows(*MADE_UP, "--by", "2025")

    assert {row["target_period"] for row in found} == {"2025", "2021..2025"}
    assert [key(row) for row in found] == [key(row) for row in rows(*MADE_UP) if row["target_period"].endswith("2025")]


def test_by_may_be_repeated() -> None:
    found = rows(*MADE_UP, "--by", "2024", "--by", "2027")

    assert {row["target_period"] for row in found} == {"2024", "2027", "?..2027"}


def test_by_finds_a_target_due_within_the_year(tmp_path: Path) -> None:
    folder = one_plan(tmp_path / "data", target("firms", by="2025-06", at_least="1000", printed='"1000"'))

    assert len(rows("--data", str(folder), "--as-of", "2024", "--by", "2025")) == 1


def test_by_wants_a_year() -> None:
    assert "--by" in refused(*MADE_UP, "--by", "soon")


def test_indicators_are_kept_in_the_order_of_the_document() -> None:
    found = rows(*MADE_UP, "--indicator", "firms", "-i", "intensity")

    assert list(dict.fromkeys(row["indicator"] for row in found)) == ["intensity", "firms"]


def test_an_unknown_indicator_gets_the_nearest_one() -> None:
    message = refused(*MADE_UP, "--indicator", "intensitty")

    assert "no indicator of every-form" in message
    assert "did you mean intensity" in message


def test_status_keeps_rows_of_one_status() -> None:
    found = rows(*MADE_UP, "--status", "holding")

    assert [row["indicator"] for row in found] == ["patents"]


def test_status_takes_reasons_too() -> None:
    assert [row["indicator"] for row in rows(*MADE_UP, "--status", "stale")] == ["score"]
    assert [row["target_period"] for row in rows(*MADE_UP, "--status", "window_start_unknown")] == ["?..2027"]


def test_status_may_be_repeated() -> None:
    found = rows(*MADE_UP, "--status", "stale", "--status", "no-data")

    assert {row["indicator"] for row in found} == {"score", "deals", "budget", "budget-a", "budget-b"}


def test_an_unknown_status_is_refused_rather_than_filtering_all_away() -> None:
    assert "did you mean" in refused(*MADE_UP, "--status", "mett")
    assert "met" in refused(*MADE_UP, "--status", "完成了")


def test_usable_leaves_only_rows_with_data_to_judge_by() -> None:
    left = rows(*MADE_UP, "--usable")
    gone = [row for row in rows(*MADE_UP) if row not in left]

    assert {row["indicator"] for row in gone} >= {"score", "deals", "budget", "budget-a", "budget-b", "firms"}
    assert {row["indicator"] for row in left} >= {"intensity", "spending", "energy", "city-rank"}
    assert all(row["latest"] is not None for row in left)
    assert all(row["reasons"].get("status") != "stale" for row in left)


def test_filters_add_up() -> None:
    found = rows(*MADE_UP, "--by", "2025", "--indicator", "intensity", "--indicator", "score", "--usable")

    assert {(row["indicator"], row["target_period"]) for row in found} == {("intensity", "2025")}


def test_where_nothing_fits_it_says_so() -> None:
    zh = gap(*MADE_UP, "--by", "1999", "--lang", "zh")
    data_rows = rows(*MADE_UP, "--by", "1999")

    assert zh.exit_code == 0
    assert "没有符合条件的目标" in zh.stdout
    assert data_rows == []


# the moment


@pytest.mark.parametrize(
    ("as_of", "latest"),
    [("2024", "2023"), ("2023-12-31", "2023"), ("2023-Q4", "2023"), ("2023-12-30", "2020"), ("2023-11", "2020")],
)
def test_as_of_drops_observations_whose_period_ends_later(as_of: str, latest: str) -> None:
    arguments = ("--plan", "every-form", "--data", str(EVERY_FORM), "--as-of", as_of, "--indicator", "intensity")

    # 2020 is the plan's own baseline, which is a value of its indicator too
    assert {row["latest_period"] for row in rows(*arguments)} == {latest}


@pytest.mark.parametrize("as_of", ["2024-02-29", "2024-02", "2024", "2024-H1", "2024-Q1", "2024-01..05"])
def test_as_of_is_shown_as_it_was_asked_for(as_of: str) -> None:
    arguments = ("--plan", "every-form", "--data", str(EVERY_FORM), "--as-of", as_of)

    assert f"截至 {as_of}" in gap(*arguments, "--lang", "zh").stdout
    assert json.loads(gap(*arguments, "--format", "json").stdout)["as_of"] == as_of


@pytest.mark.parametrize(
    "as_of", ["yesterday", "2024-13", "2023-02-29", "2024/06/30", "24", "", "二〇二四", "2024-6-3"]
)
def test_as_of_has_to_be_a_date_or_a_period(as_of: str) -> None:
    message = refused("--plan", "every-form", "--data", str(EVERY_FORM), "--as-of", as_of)

    assert f"--as-of is '{as_of}'" in message
    assert "2024-06-30" in message


def test_as_of_may_be_the_last_day_of_the_calendar() -> None:
    arguments = ("--plan", "every-form", "--data", str(EVERY_FORM), "--as-of")

    assert [row["status"] for row in rows(*arguments, "9999-12-31")] == [
        row["status"] for row in rows(*arguments, "2099")
    ]


def test_what_is_refused_does_nothing_to_a_terminal() -> None:
    assert "\x1b" not in refused("--plan", "\x1b[31mred")


def test_without_as_of_it_is_today() -> None:
    before = datetime.now().astimezone().date().isoformat()
    result = gap("--plan", "every-form", "--data", str(EVERY_FORM), "--format", "json")
    after = datetime.now().astimezone().date().isoformat()

    assert json.loads(result.stdout)["as_of"] in {before, after}


def test_observations_after_as_of_are_counted_on_stderr() -> None:
    arguments = ("--plan", "every-form", "--data", str(EVERY_FORM), "--indicator", "intensity", "--as-of", "2022")
    result = gap(*arguments, "--lang", "en")

    # two figures for 2023 and one for half of 2024
    assert re.search(r"\b3 observations after the as-of date", result.stderr)
    assert "after the as-of date" not in result.stdout


def test_the_count_of_dropped_observations_does_not_depend_on_the_format() -> None:
    arguments = (*MADE_UP[:-1], "2021")
    counts = {re.search(r"\d+", gap(*arguments, "--format", form).stderr) for form in ("text", "json", "csv")}

    assert len({found.group() for found in counts if found}) == 1
    assert None not in counts


def test_where_nothing_was_dropped_stderr_is_empty() -> None:
    assert gap(*LIN_AN).stderr == ""


# the baseline


def test_progress_can_be_counted_from_an_observation_of_choice() -> None:
    found = rows(*MADE_UP, "--indicator", "investment", "--baseline", "2022")

    assert [(row["baseline"], row["baseline_period"], row["baseline_origin"]) for row in found] == [
        (500, "2022", "option")
    ]
    assert found[0]["progress"] == pytest.approx(1 / 3)


def test_a_baseline_year_that_was_not_observed_leaves_a_reason() -> None:
    (row,) = rows(*MADE_UP, "--indicator", "investment", "--baseline", "1999")

    assert row["baseline"] is None
    assert row["reasons"]["progress"] == "no_baseline"


@pytest.mark.parametrize("baseline", ["2020-06", "2020-H1", "last", "20200101", ""])
def test_a_baseline_has_to_be_a_year(baseline: str) -> None:
    assert "write a year" in refused(*MADE_UP, "--baseline", baseline)


# order


def test_rows_come_in_the_order_of_the_document_then_by_year() -> None:
    found = rows(*MADE_UP)
    years = {name: [r["target_period"][-4:] for r in found if r["indicator"] == name] for name in ("spending", "firms")}

    assert [row["indicator"] for row in found][:5] == ["intensity"] * 4 + ["spending"]
    assert all(of_one == sorted(of_one) for of_one in years.values())


@pytest.mark.parametrize("sort", ["document", "period", "gap", "attainment", "required", "status"])
def test_sorting_changes_the_order_and_nothing_else(sort: str) -> None:
    assert sorted(map(str, rows(*MADE_UP, "--sort", sort))) == sorted(map(str, rows(*MADE_UP)))


def test_sorting_by_period_goes_by_the_year_in_which_a_target_is_due() -> None:
    years = [row["target_period"][-4:] for row in rows(*MADE_UP, "--sort", "period")]

    assert years == sorted(years)


@pytest.mark.parametrize(
    ("sort", "name", "worst_first"),
    [("gap", "gap_percent", True), ("attainment", "attainment", False), ("required", "acceleration", True)],
)
def test_sorting_by_a_figure_puts_the_worst_first_and_those_without_it_last(
    sort: str, name: str, *, worst_first: bool
) -> None:
    figures = [row[name] for row in rows(*MADE_UP, "--sort", sort)]
    known = [figure for figure in figures if figure is not None]

    assert known == sorted(known, reverse=worst_first)
    assert figures == known + [None] * (len(figures) - len(known))
    assert known


def test_sorting_by_status_puts_what_was_met_last() -> None:
    statuses = [row["status"] for row in rows(*LIN_AN, "--sort", "status")]

    assert statuses[-3:] == ["met-unverified", "met", "met"]


def test_an_unknown_order_is_refused() -> None:
    assert "--sort" in refused(*MADE_UP, "--sort", "colour")


# what the exit code tells


def test_fail_on_a_status_that_occurs_shows_the_table_and_fails() -> None:
    result = gap(*LIN_AN, "--fail-on", "missed", "--fail-on", "met")

    assert result.exit_code == 1
    assert result.stdout == gap(*LIN_AN).stdout


def test_fail_on_a_status_that_does_not_occur_is_clean() -> None:
    assert gap(*LIN_AN, "--fail-on", "missed").exit_code == 0


def test_fail_on_works_in_every_format() -> None:
    assert {gap(*LIN_AN, "--fail-on", "met", "--format", form).exit_code for form in ("text", "json", "csv")} == {1}


def test_fail_on_takes_statuses_only_for_a_reason_would_never_fail() -> None:
    assert "--fail-on is 'stale'" in refused(*LIN_AN, "--fail-on", "stale")
    assert "did you mean" in refused(*LIN_AN, "--fail-on", "misssed")


def test_missed_targets_alone_are_no_failure(tmp_path: Path) -> None:
    folder = one_plan(
        tmp_path / "data",
        target("firms", by="2023", at_least="1000", printed='"1000"'),
        "{indicator: firms, period: 2023, value: 800, source: a}",
    )
    arguments = ("--data", str(folder), "--as-of", "2024")

    assert [row["status"] for row in rows(*arguments)] == ["missed"]
    assert gap(*arguments).exit_code == 0
    assert gap(*arguments, "--fail-on", "missed").exit_code == 1


def test_an_unknown_option_is_wrong_usage() -> None:
    assert "--frobnicate" in refused(*MADE_UP, "--frobnicate")


def test_what_is_behind_the_plan_is_wrong_usage_and_told_of_it() -> None:
    assert "'rd-intensity' is too much" in refused("hz-315-2024", "rd-intensity")


# formats


def test_json_has_the_keys_of_the_contract_in_their_order() -> None:
    content = json.loads(gap(*MADE_UP, "--all-regions", "--format", "json").stdout)

    assert content["schema_version"] == 1
    assert next(iter(content)) == "schema_version"
    assert content["plan"] == "every-form"
    assert all(list(row)[: len(CONTRACT)] == CONTRACT for row in content["rows"])


def test_json_is_strict() -> None:
    def refuse(constant: str) -> None:
        pytest.fail(f"{constant} is no JSON")

    for plan, *rest in (("every-form", "--data", str(EVERY_FORM)), ("hz-315-2024",), ("gongshu-14fyp",)):
        text = gap("--plan", plan, *rest, "--all-regions", "--as-of", "2024", "--format", "json").stdout
        json.loads(text, parse_constant=refuse)


@pytest.mark.parametrize("plan", ["every-form", "every-draft"])
def test_every_figure_that_cannot_be_had_has_a_reason(plan: str) -> None:
    arguments = ("--plan", plan, "--data", str(EVERY_FORM), "--as-of", "2024", "--all-regions")
    for row in rows(*arguments):
        without = [name for name in ("gap", "required_rate") if row[name] is None and name not in row["reasons"]]
        assert without == [], key(row)


def test_every_empty_figure_of_the_shipped_plans_has_a_reason() -> None:
    for plan in ("hz-315-2024", "gongshu-14fyp"):
        for row in rows("--plan", plan, "--all-regions", "--as-of", "2026-11-22"):
            without = [name for name in EXPLAINED if row[name] is None and name not in row["reasons"]]
            assert without == [], key(row)


def test_reasons_are_given_for_empty_figures_and_for_the_status_only() -> None:
    for row in rows(*MADE_UP, "--all-regions"):
        stray = [name for name in row["reasons"] if name != "status" and row.get(name) is not None]
        assert stray == [], key(row)


def test_every_reason_is_explained() -> None:
    codes = {code for row in rows(*MADE_UP, "--all-regions") for code in row["reasons"].values()}

    assert codes
    assert all(CliRunner().invoke(app, ["explain", code]).exit_code == 0 for code in codes)


def test_csv_has_the_columns_of_json() -> None:
    text = gap(*MADE_UP, "--all-regions", "--format", "csv").stdout
    table = list(csv.reader(io.StringIO(text)))
    found = rows(*MADE_UP, "--all-regions")

    assert table[0] == list(found[0])
    assert len(table) == len(found) + 1
    assert all(len(line) == len(table[0]) for line in table)


def test_csv_holds_the_values_of_json() -> None:
    lines = csv.DictReader(io.StringIO(gap(*MADE_UP, "--all-regions", "--format", "csv").stdout))
    for line, row in zip(lines, rows(*MADE_UP, "--all-regions"), strict=True):
        for name, value in row.items():
            if value is None:
                assert line[name] == "", name
            elif isinstance(value, bool):
                assert line[name] == str(value).lower(), name
            elif isinstance(value, (int, float)):
                assert float(line[name]) == value, name
            elif isinstance(value, dict):
                assert line[name] == ";".join(f"{reason}={code}" for reason, code in value.items()), name
            elif isinstance(value, list):
                assert line[name] == ";".join(one["code"] if isinstance(one, dict) else one for one in value), name
            else:
                assert line[name] == value, name


def test_figures_in_csv_keep_their_digits() -> None:
    lines = list(csv.DictReader(io.StringIO(gap(*MADE_UP, "--format", "csv").stdout)))

    assert {line["target"] for line in lines if line["indicator"] == "energy"} == {"0.40", "0.3"}
    assert {line["latest"] for line in lines if line["indicator"] == "spending"} == {"30.0"}


def test_an_unknown_format_is_refused() -> None:
    assert "'json'" in refused(*MADE_UP, "--format", "xlsx")


# what the audit finds


def test_rows_carry_what_the_audit_finds_and_the_table_marks_them() -> None:
    arguments = ("--plan", "hz-315-2024", "--as-of", "2026-11-22")
    found = rows(*arguments)
    marked = [row for row in found if row["findings"]]

    assert marked
    for row in marked:
        assert all(list(one) == ["code", "severity"] for one in row["findings"])
        assert {one["severity"] for one in row["findings"]} <= {"contradiction", "doubt"}
    table = gap(*arguments, "--lang", "en").stdout.partition("\n\n")[0]
    assert len(re.findall(r"(?<= )!(?=\S)", table)) == len(marked)


# language


def test_the_language_may_be_asked_for() -> None:
    assert "评估结论" in gap(*MADE_UP, "--lang", "zh").stdout
    assert "Finding" in gap(*MADE_UP, "--lang", "en").stdout


def test_an_unknown_language_is_refused() -> None:
    assert "--lang" in refused(*MADE_UP, "--lang", "fr")


@pytest.mark.parametrize(
    ("environment", "head"),
    [
        ({}, "Finding"),
        ({"PLANMETRICS_LANG": "zh"}, "评估结论"),
        ({"LANG": "zh_CN.UTF-8"}, "评估结论"),
        ({"LANG": "en_GB.UTF-8"}, "Finding"),
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "评估结论"),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "评估结论"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "Finding"),
        ({"PLANMETRICS_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, "Finding"),
        ({"PLANMETRICS_LANG": "", "LANG": "zh_CN.UTF-8"}, "评估结论"),
    ],
)
def test_otherwise_it_is_that_of_the_environment(environment: dict[str, str], head: str) -> None:
    assert head in gap(*MADE_UP, **environment).stdout


def test_an_option_beats_the_environment() -> None:
    assert "Finding" in gap(*MADE_UP, "--lang", "en", PLANMETRICS_LANG="zh", LC_ALL="zh_CN.UTF-8").stdout


def test_data_formats_do_not_depend_on_the_language() -> None:
    for form in ("json", "csv"):
        assert gap(*MADE_UP, "--format", form, "--lang", "zh").stdout == gap(*MADE_UP, "--format", form).stdout


# the data folder


def test_data_may_be_named(data: Path) -> None:
    assert "虚构市" in gap("--plan", "every-form", "--data", str(data), "--lang", "zh").stdout


def test_data_may_be_named_by_the_environment(data: Path) -> None:
    assert "虚构市" in gap("--plan", "every-form", "--lang", "zh", PLANMETRICS_DATA=str(data)).stdout


def test_the_option_beats_the_environment(data: Path, tmp_path: Path) -> None:
    other = one_plan(tmp_path / "other", target("firms", by="2025", at_least="1000", printed='"1000"'))

    assert gap("--plan", "every-form", "--data", str(data), PLANMETRICS_DATA=str(other)).exit_code == 0


def test_a_folder_without_plans_is_refused(tmp_path: Path) -> None:
    by_option = refused("--plan", "every-form", "--data", str(tmp_path))
    by_environment = gap("--plan", "every-form", PLANMETRICS_DATA=str(tmp_path / "nowhere"))

    assert "--data is" in by_option
    assert "the folder that holds plans/" in by_option
    assert by_environment.exit_code == 2
    assert "PLANMETRICS_DATA is" in by_environment.stderr


def test_the_nearest_data_upward_is_used(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = data.parent / "reports" / "2024"
    deep.mkdir(parents=True)
    for place in (deep, data.parent, data, data / "plans"):
        monkeypatch.chdir(place)
        assert gap("--plan", "every-form").exit_code == 0, place


def test_the_nearest_of_two_data_folders_wins(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nearer = data.parent / "team"
    one_plan(nearer / "data", target("firms", by="2025", at_least="1000", printed='"1000"'))
    monkeypatch.chdir(nearer)

    assert "made-up" in refused("--plan", "every-form")


def test_elsewhere_the_data_of_the_package_is_used() -> None:
    result = gap(*LIN_AN, "--lang", "zh")

    assert result.exit_code == 0
    assert "临安区" in result.stdout


def test_a_registry_that_the_folder_lacks_is_that_of_the_package(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    (folder / "plans").mkdir(parents=True)
    text = plan_text(
        "{id: rd-intensity, name: 名, unit: '%', targets: [{by: 2025, at_least: 3, printed: '3', at: {line: 1}}]}"
    )
    plan = text.replace("at: {line: 1}", "at: {section: 一, line: 1}").replace("990100", "330100")
    (folder / "plans" / "made-up.yaml").write_text(plan, encoding="utf-8")

    assert [row["region"] for row in rows("--data", str(folder), "--as-of", "2024")] == ["330100"]


# broken files


def breaking(path: Path) -> None:
    """A file that starts well and then is no YAML."""
    path.write_text(path.read_text(encoding="utf-8") + "\n  - [\n", encoding="utf-8")


def misspelling(path: Path, right: str, wrong: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")


def test_a_broken_plan_is_told_with_its_place_and_no_table_is_shown(data: Path) -> None:
    misspelling(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")

    message = refused("--plan", "every-form", "--data", str(data), code=1)

    assert re.search(r"every-form\.yaml:26:9: error\[S001\]: 'at_leest'", message)
    assert "did you mean at_least" in message


def test_a_plan_that_is_no_yaml_is_told_too(data: Path) -> None:
    breaking(data / "plans" / "every-form.yaml")

    assert "error[Y" in refused("--plan", "every-form", "--data", str(data), code=1)


def test_actuals_that_are_needed_have_to_be_sound(data: Path) -> None:
    misspelling(data / "actuals" / "990100.yaml", "value: 2.30", "value: 2.30家")

    message = refused("--plan", "every-form", "--data", str(data), code=1)

    assert re.search(r"990100\.yaml:10:49: error\[S009\]", message)


def test_actuals_of_a_region_that_a_target_refers_to_are_needed(data: Path) -> None:
    (data / "actuals" / "990101.yaml").write_text("format: [\n", encoding="utf-8")

    assert "990101.yaml" in refused("--plan", "every-form", "--data", str(data), code=1)


def test_a_broken_registry_matters(data: Path) -> None:
    breaking(data / "regions.yaml")

    assert "regions.yaml" in refused("--plan", "every-form", "--data", str(data), code=1)


def test_a_broken_other_plan_does_not_matter(data: Path) -> None:
    sound = gap("--plan", "every-form", "--data", str(data), "--as-of", "2024")
    breaking(data / "plans" / "every-draft.yaml")

    result = gap("--plan", "every-form", "--data", str(data), "--as-of", "2024")

    assert (result.exit_code, result.stdout, result.stderr) == (0, sound.stdout, sound.stderr)


def test_broken_actuals_of_another_region_do_not_matter(data: Path) -> None:
    breaking(data / "actuals" / "990102.yaml")
    arguments = ("--plan", "every-form", "--data", str(data), "--as-of", "2024")

    assert gap(*arguments).exit_code == 0
    assert "990102.yaml" in refused(*arguments, "--region", "990102", code=1)
    assert "990102.yaml" in refused(*arguments, "--region", "乙区", code=1)
    assert "990102.yaml" in refused(*arguments, "--all-regions", code=1)


def test_warnings_do_not_keep_the_table_away(data: Path) -> None:
    unused = "  unused: {title: 虚构, number: 虚1, kind: official, published: 2024}\nobservations:"
    misspelling(data / "actuals" / "990100.yaml", "observations:", unused)

    assert gap("--plan", "every-form", "--data", str(data)).exit_code == 0


def test_all_problems_of_all_needed_files_come_at_once(data: Path) -> None:
    misspelling(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")
    misspelling(data / "plans" / "every-form.yaml", "multiple: 2", "multipel: 2")
    misspelling(data / "regions.yaml", "level: province", "levell: province")

    message = refused("--plan", "every-form", "--data", str(data), code=1)

    assert "at_leest" in message
    assert "multipel" in message
    assert "levell" in message


def _folder(path: Path) -> None:
    path.mkdir()


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


@pytest.fixture(
    params=[_folder, _loop, _pipe, _dangling], ids=["a folder", "a link to itself", "a pipe", "a dead link"]
)
def unreadable(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    """Puts something in a file's place that cannot be read."""

    def put(path: Path) -> None:
        path.unlink()
        request.param(path)

    return put


@pytest.mark.skipif(os.name == "nt", reason="such files cannot be made there")
def test_a_plan_that_cannot_be_read_is_told_and_ends_with_3(data: Path, unreadable: Callable[[Path], None]) -> None:
    unreadable(data / "plans" / "every-form.yaml")

    message = refused("--plan", "every-form", "--data", str(data), code=3)

    assert "every-form.yaml:1:1: error[Y020]" in message


@pytest.mark.skipif(os.name == "nt", reason="such files cannot be made there")
def test_actuals_that_cannot_be_read_are_told_and_end_with_3(data: Path, unreadable: Callable[[Path], None]) -> None:
    unreadable(data / "actuals" / "990100.yaml")

    assert "990100.yaml:1:1: error[Y020]" in refused("--plan", "every-form", "--data", str(data), code=3)


def test_a_region_without_a_file_of_actuals_has_no_data(data: Path) -> None:
    (data / "actuals" / "990102.yaml").unlink()
    found = rows("--plan", "every-form", "--data", str(data), "--as-of", "2024", "--region", "990102")

    assert {row["status"] for row in found} == {"no-data"}


def test_the_targets_of_a_fiscal_year_are_asked_for_by_its_name() -> None:
    council = ("--data", str(EVERY_FORM.parents[1] / "examples" / "council" / "data"))

    assert {row["target_period"] for row in rows(*council, "--by", "2025/26")} == {"2025/26"}
