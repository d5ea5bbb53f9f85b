"""plans, show, export and explain from the command line, and what the program says of itself."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections import Counter
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner, Result

from planmetrics.cli.app import app
from planmetrics.cli.help import COMMANDS
from planmetrics.compute.outcome import Reason
from planmetrics.compute.status import STATUSES
from tests.made_up import EVERY_FORM, SHIPPED

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("unrelated_folder")

MADE_UP = ("--data", str(EVERY_FORM))
TARGET_KEYS = (
    "plan indicator name region measure unit better form comparator value value_max period_from period_to "
    "period_inferred since assigned_by baseline baseline_period stated_growth stated_unit firmness strive owners printed "
    "section line revised_from"
)
OBSERVATION_KEYS = "region indicator period comparator value unit status source source_kind source_title source_url published note done"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the made-up data folder, to be broken."""
    return shutil.copytree(EVERY_FORM, tmp_path / "data")


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result


def rows(*arguments: str) -> list[dict[str, Any]]:
    content = json.loads(run(*arguments, "--format", "json").stdout)
    assert content["schema_version"] == 1
    found: list[dict[str, Any]] = content["rows"]
    return found


def refused(*arguments: str) -> str:
    result = run(*arguments, code=2)
    assert result.stdout == ""
    return result.stderr


def table(*arguments: str) -> list[dict[str, str]]:
    """A table in CSV; every line has all columns."""
    text = run(*arguments, "--format", "csv").stdout
    lines = list(csv.DictReader(io.StringIO(text), restkey="too many", restval="too few"))
    assert all("too many" not in line and "too few" not in line.values() for line in lines)
    return lines


# plans


def test_plans_lists_each_plan_with_its_standing_date_and_horizon() -> None:
    lines = run("plans", *MADE_UP, "--lang", "zh").stdout.splitlines()
    (line,) = (line for line in lines if line.startswith("every-form "))
    (draft,) = (line for line in lines if line.startswith("every-draft "))

    for word in ("虚构市科技发展计划", "执行中", "2021-03-01", "2021-2030", "36"):
        assert word in line.split()
    for word in ("征求意见", "?-2027", "2"):
        assert word in draft.split()


def test_plans_counts_what_can_be_judged() -> None:
    draft, plan = rows("plans", *MADE_UP)
    targets = [row for row in rows("export", "targets", *MADE_UP) if row["plan"] == "every-form"]

    assert plan["targets"] == len(targets) == 36
    assert plan["baselines"] == sum(row["baseline"] is not None for row in targets)
    assert plan["owned"] == sum(bool(row["owners"]) for row in targets)
    assert plan["observed"] < plan["targets"]
    assert (draft["issued"], draft["period_from"], draft["targets"]) == (None, None, 2)


def test_plans_come_in_the_order_of_their_ids() -> None:
    assert [row["plan"] for row in rows("plans")] == sorted(row["plan"] for row in rows("plans"))
    assert [row["plan"] for row in rows("plans", *MADE_UP)] == ["every-draft", "every-form"]


def test_plans_has_english_titles_where_plans_have_them() -> None:
    text = run("plans", *MADE_UP, "--lang", "en").stdout

    assert "Made-up science plan" in text
    assert "虚构市征求意见稿" in text


def test_plans_in_csv_has_the_columns_of_json() -> None:
    assert list(table("plans", *MADE_UP)[0]) == list(rows("plans", *MADE_UP)[0])


def test_plans_of_an_empty_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty" / "plans").mkdir(parents=True)

    assert "没有规划" in run("plans", "--data", str(tmp_path / "empty"), "--lang", "zh").stdout
    assert rows("plans", "--data", str(tmp_path / "empty")) == []


def test_plans_goes_on_without_a_broken_plan_and_ends_with_1(data: Path) -> None:
    (data / "plans" / "every-draft.yaml").write_text("format: [\n", encoding="utf-8")

    result = run("plans", "--data", str(data), code=1)

    assert "every-form" in result.stdout
    assert "every-draft" not in result.stdout
    assert "every-draft.yaml:" in result.stderr


def test_plans_that_cannot_be_read_end_with_3(data: Path) -> None:
    (data / "plans" / "folder.yaml").mkdir()

    assert "Y020" in run("plans", "--data", str(data), code=3).stderr


@pytest.mark.skipif(os.name == "nt", reason="such files cannot be made there")
@pytest.mark.parametrize("command", [["plans"], ["cagr"], ["export", "targets"], ["export", "observations"]])
def test_a_link_to_itself_is_told_and_the_rest_is_shown(command: list[str], data: Path) -> None:
    (data / "plans" / "loop.yaml").symlink_to("loop.yaml")

    result = run(*command, "--data", str(data), code=3)

    assert "loop.yaml" in result.stderr
    assert result.stdout != ""


# show


def test_show_prints_what_a_plan_promises_in_its_own_words_and_where() -> None:
    lines = run("show", "every-form", *MADE_UP, "--lang", "zh").stdout.splitlines()

    assert "虚构市科技发展计划" in lines[0]
    (line,) = (line for line in lines if "累计超1.7万家" in line)
    for word in ("超17000", "2025", "14"):
        assert word in line
    assert any("提高0.8个百分点" in line and "0.8" in line and "2027" in line for line in lines)


def test_show_speaks_of_the_plans_own_region_unless_asked() -> None:
    own = rows("show", "every-form", *MADE_UP)

    assert {row["region"] for row in own} == {"990100"}
    assert {row["region"] for row in rows("show", "every-form", *MADE_UP, "--region", "乙区")} == {"990102"}
    assert rows("show", "every-form", *MADE_UP, "--all-regions") != own


def test_show_and_export_tell_the_same_of_a_target() -> None:
    exported = rows("export", "targets", *MADE_UP, "--plan", "every-form")

    assert sorted(map(str, rows("show", "every-form", *MADE_UP, "--all-regions"))) == sorted(map(str, exported))


def test_show_of_an_indicator_has_its_definition_its_targets_and_what_was_published() -> None:
    text = run("show", "every-form", "intensity", *MADE_UP, "--lang", "zh").stdout

    for word in (
        "投入强度",
        "占比",
        "%",
        "正向",
        "提高0.8个百分点",
        "虚构公报",
        "官方",
        "2.30",
        "修订",
        "初步",
    ):
        assert word in text
    assert "Intensity" not in text


def test_show_tells_all_observations_of_a_period_that_conflict_and_of_parts_of_a_year() -> None:
    content = json.loads(run("show", "every-form", "intensity", *MADE_UP, "--format", "json").stdout)
    observed = [(row["period"], row["value"], row["status"]) for row in content["observations"]]

    assert {("2023", 2.8, "preliminary"), ("2023", 2.85, "revised"), ("2024-H1", 2.95, None)} < set(observed)
    assert content["schema_version"] == 1
    assert content["indicator"]["id"] == "intensity"
    assert {row["indicator"] for row in content["targets"]} == {"intensity"}


def test_show_marks_a_figure_whose_year_is_in_doubt() -> None:
    text = run("show", "every-form", "investment-growth", *MADE_UP, "--lang", "en").stdout
    (line,) = (line for line in text.splitlines() if "内部月报" in line)

    assert "2024?" in line


def test_show_of_an_indicator_with_a_baseline_and_no_target() -> None:
    text = run("show", "every-form", "caves", *MADE_UP, "--lang", "zh").stdout

    assert "洞窟数" in text
    assert "7" in text
    assert "没有符合条件的目标" in text


def test_show_of_an_indicator_in_csv_is_its_observations() -> None:
    lines = table("show", "every-form", "intensity", *MADE_UP)

    assert list(lines[0]) == OBSERVATION_KEYS.split()
    assert {line["value"] for line in lines} >= {"2.30", "2.85"}


def test_show_in_english_calls_indicators_by_their_english_names() -> None:
    text = run("show", "every-form", *MADE_UP, "--lang", "en").stdout

    assert "Patents per 10000" in text


def test_show_wants_a_plan_that_exists() -> None:
    message = refused("show", "every-fom", *MADE_UP)

    assert "did you mean every-form" in message
    assert "--plan" not in message  # it was not an option
    assert "PLAN" in refused("show", *MADE_UP)


def test_show_wants_an_indicator_of_the_plan() -> None:
    message = refused("show", "every-form", "pattents", *MADE_UP)

    assert "did you mean patents" in message
    assert "--indicator" not in message  # it was not an option


def test_show_refuses_options_that_it_would_not_heed() -> None:
    across, regions = ("--indicator", "intensity"), ("--region", "990101", "--all-regions")

    assert "--as-of does not go with --indicator" in refused("show", *across, *MADE_UP, "--as-of", "2024")
    assert "--indicator does not go with patents" in refused("show", "every-form", "patents", *across, *MADE_UP)
    assert "--region does not go with --all-regions" in refused("show", "every-form", *regions, *MADE_UP)


def test_show_wants_a_region_that_exists() -> None:
    assert "did you mean 甲区" in refused("show", "every-form", *MADE_UP, "--region", "甲")


def test_show_of_a_broken_plan_shows_nothing_but_the_mistake(data: Path) -> None:
    (data / "plans" / "every-form.yaml").write_text("format: [\n", encoding="utf-8")

    result = run("show", "every-form", "--data", str(data), code=1)

    assert result.stdout == ""
    assert "every-form.yaml:" in result.stderr


# export targets


def test_export_targets_has_the_columns_of_the_contract() -> None:
    assert list(table("export", "targets", *MADE_UP)[0]) == TARGET_KEYS.split()
    assert list(rows("export", "targets", *MADE_UP)[0]) == TARGET_KEYS.split()


def test_export_is_csv_unless_asked_otherwise() -> None:
    assert run("export", "targets", *MADE_UP).stdout == run("export", "targets", *MADE_UP, "--format", "csv").stdout


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_format_that_a_command_cannot_make_is_refused_with_those_that_it_can(form: str) -> None:
    message = refused("export", "targets", *MADE_UP, "--format", form)

    assert f"no format {form}" in message
    assert "write one of json, csv" in message


@pytest.mark.parametrize("arguments", [("show", "every-form"), ("show", "every-form", "intensity"), ("plans",)])
def test_what_is_there_is_shown_in_markdown_too(arguments: tuple[str, ...]) -> None:
    text = run(*arguments, *MADE_UP, "--format", "markdown", "--lang", "zh").stdout

    assert "\n| ---" in text
    assert "\n----" not in text


def test_export_targets_has_a_row_a_target() -> None:
    found = Counter(row["indicator"] for row in rows("export", "targets", *MADE_UP, "--plan", "every-form"))

    assert found == {
        "intensity": 4 + 2,  # two cells of a breakdown
        "spending": 4,
        "firms": 2,
        "new-firms": 3 + 3,  # each year of three
        "investment": 1,
        "investment-growth": 3 + 2,  # one literal for each of two districts
        "patents": 2,
        "city-rank": 1,
        "energy": 2,
        "score": 1,
        "deals": 1,
        "budget": 1,
        "budget-a": 1,
        "budget-b": 1,
        "corridor-labs": 2,
    }


def test_export_targets_has_a_row_a_cell_of_a_breakdown() -> None:
    cells = [row for row in rows("export", "targets", *MADE_UP) if row["section"] == "附表" and row["line"] == 40]

    assert [(row["region"], row["value"], row["printed"], row["assigned_by"]) for row in cells] == [
        ("990101", 2.0, "2.0", "990100"),
        ("990102", 3.5, "3.5", "990100"),
    ]


def test_export_targets_has_a_row_for_each_region_of_a_merged_cell() -> None:
    each = [row for row in rows("export", "targets", *MADE_UP) if row["line"] == 41]

    assert [row["region"] for row in each] == ["990101", "990102"]
    assert {row["printed"] for row in each} == {"快于面上投资增速"}


def test_export_targets_has_a_row_for_each_year() -> None:
    yearly = [row for row in rows("export", "targets", *MADE_UP) if row["printed"] == "每年新增500家"]

    assert [(row["period_from"], row["period_to"], row["value"]) for row in yearly] == [
        ("2028", "2028", 500),
        ("2029", "2029", 500),
        ("2030", "2030", 500),
    ]


def test_export_targets_gives_values_as_encoded_never_resolved() -> None:
    found = {row["printed"]: row for row in rows("export", "targets", *MADE_UP)}

    assert [(found[key]["form"], found[key]["value"]) for key in ("年均增长15%以上", "2倍", "提高0.8个百分点")] == [
        ("growth", 15),
        ("multiple", 2),
        ("change", 0.8),
    ]
    assert (found["快于面上投资增速"]["value"], found["高于面上投资增速3个百分点以上"]["value"]) == (None, 3)
    assert (found["3—5件"]["value"], found["3—5件"]["value_max"]) == (3, 5)
    assert found["超8500亿元"]["value"] == 8500


def test_export_targets_tells_where_a_sum_starts_and_never_guesses_it() -> None:
    sums = [row for row in rows("export", "targets", *MADE_UP) if row["form"] == "sum"]

    assert [(row["period_from"], row["period_to"]) for row in sums] == [("2021", "2025"), (None, "2027")]


def test_export_targets_keeps_the_digits_as_typed() -> None:
    found = {line["printed"]: line["value"] for line in table("export", "targets", *MADE_UP)}

    assert (found["3.0"], found["控制在0.40以内"], found["2万家"]) == ("3.0", "0.40", "20000")


def test_export_targets_of_one_plan_or_region() -> None:
    assert {row["plan"] for row in rows("export", "targets", *MADE_UP, "--plan", "every-draft")} == {"every-draft"}
    assert {row["region"] for row in rows("export", "targets", *MADE_UP, "--region", "甲区")} == {"990101"}


def test_export_targets_of_the_shipped_plans_is_whole() -> None:
    found = Counter(row["plan"] for row in rows("export", "targets"))

    assert found == {
        "gongshu-14fyp": 15,
        "huzhou-hub-draft": 57,
        "hz-15fyp-proposal": 3,
        "hz-315-2024": 157 + 12,  # tasks
        "hz-nqpf-2025": 21,
    }


# export observations


def test_export_observations_has_the_columns_of_the_contract() -> None:
    assert list(table("export", "observations", *MADE_UP)[0]) == OBSERVATION_KEYS.split()
    assert list(rows("export", "observations", *MADE_UP)[0]) == OBSERVATION_KEYS.split()


def test_export_observations_has_every_observation_and_every_baseline() -> None:
    written = sum(
        line.lstrip().startswith("- {indicator:")
        for path in (EVERY_FORM / "actuals").iterdir()
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    plan = (EVERY_FORM / "plans" / "every-form.yaml").read_text(encoding="utf-8")
    baselines = sum(line.lstrip().startswith("baseline:") for line in plan.splitlines())
    found = rows("export", "observations", *MADE_UP)

    assert len(found) == written + baselines
    assert sum(row["source"] == "every-form" for row in found) == baselines


def test_export_observations_tells_what_is_not_exact() -> None:
    found = {(row["indicator"], row["period"]): row for row in rows("export", "observations", *MADE_UP)}

    assert found["firms", "2023"]["comparator"] == "more_than"
    assert found["patents", "2023"]["comparator"] == "about"
    assert found["spending", "2023"]["comparator"] == "exactly"


def test_export_observations_of_one_region() -> None:
    assert {row["region"] for row in rows("export", "observations", *MADE_UP, "-r", "990102")} == {"990102"}


def test_every_shipped_observation_has_a_source() -> None:
    found = rows("export", "observations")

    assert len(found) > 100
    assert all(row["source"] and row["source_title"] and row["source_kind"] for row in found)


def test_export_wants_to_know_what() -> None:
    assert "targets" in refused("export")
    assert "observations" in refused("export", "plans")


def test_export_of_an_unknown_plan_or_region_is_refused() -> None:
    assert "did you mean every-form" in refused("export", "targets", *MADE_UP, "--plan", "every-fom")
    assert "did you mean 甲区" in refused("export", "targets", *MADE_UP, "--region", "甲")
    assert "--plan" in refused("export", "observations", *MADE_UP, "--plan", "every-form")


def test_export_goes_on_without_what_is_broken_and_ends_with_1(data: Path) -> None:
    (data / "actuals" / "990102.yaml").write_text("format: [\n", encoding="utf-8")

    result = run("export", "observations", "--data", str(data), code=1)

    assert "990102.yaml:" in result.stderr
    assert "990100,intensity" in result.stdout
    assert "990102" not in result.stdout


# explain


def test_explain_without_a_code_lists_all() -> None:
    text = run("explain").stdout

    for word in ("Y001", "S001", "L001", "D001", "stale", "met-unverified"):
        assert word in text


def test_explain_tells_what_a_code_means_and_what_to_do() -> None:
    text = run("explain", "D001").stdout

    assert text.startswith("D001 (error): printed and encoded differ")
    assert "What to do:" in text
    assert "{" not in text


def test_explain_does_not_mind_the_case() -> None:
    assert run("explain", "d001").stdout == run("explain", "D001").stdout
    assert run("explain", "Stale").stdout == run("explain", "stale").stdout


@pytest.mark.parametrize("word", [*STATUSES, *map(str, Reason)])
def test_explain_knows_every_status_and_every_reason(word: str) -> None:
    assert run("explain", word).stdout.startswith(f"{word}: ")


def test_explain_knows_every_code_that_it_lists() -> None:
    codes = [line.split()[0] for line in run("explain").stdout.split("\n\n")[0].splitlines()]

    assert len(codes) > 50
    for code in codes:
        assert run("explain", code).stdout.startswith(code)


def test_explain_of_an_unknown_word_gets_the_nearest_one() -> None:
    assert "did you mean stale" in refused("explain", "stal")
    assert "did you mean D0" in refused("explain", "D099")


# the program


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout == f"planmetrics {version('planmetrics')}\n"


def test_help_names_every_command() -> None:
    text = run("--help").stdout

    assert all(f"\n  {command} " in text for command in COMMANDS)


def test_help_cuts_no_sentence_short() -> None:
    assert "..." not in run("--help").stdout.partition("Commands:")[2]


def test_help_speaks_the_language_that_is_asked_for() -> None:
    assert "用法：" in run("--help", "--lang", "zh").stdout
    assert "用法：" in run("gap", "--help", "--lang=zh").stdout
    assert "Usage:" in run("--lang", "en", "gap", "--help").stdout
    assert run("--lang", "zh", "plans", *MADE_UP).stdout == run("plans", *MADE_UP, "--lang", "zh").stdout


def test_behind_two_hyphens_there_are_no_options() -> None:
    assert "there is no option --lang" in refused("read", "5%", "--", "--lang", "zh")


def test_help_tells_the_exit_codes() -> None:
    text = " ".join(run("--help").stdout.split())

    assert "0 clean, 1 findings, 2 wrong usage, 3 a file could not be read" in text


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_an_example(command: str) -> None:
    text = run(command, "--help").stdout

    assert f"planmetrics {command}" in text.partition("Example")[2]


@pytest.mark.parametrize(
    "example",
    [
        "gap hz-315-2024 --region 330112",
        "summary hz-315-2024 --all-regions",
        "rank --plan hz-315-2024 --by attainment",
        "cagr --plan gongshu-14fyp",
        "cagr 466 1000 --years 5",
        "plans",
        "show hz-315-2024 rd-intensity",
        "export targets --plan hz-315-2024 --format csv",
        "explain D001",
    ],
)
def test_the_examples_of_the_help_run(example: str) -> None:
    command = example.split(maxsplit=1)[0]

    assert example in " ".join(run(command, "--help").stdout.split())
    assert run(*example.split()).stdout != ""


def test_the_example_of_validate_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SHIPPED.parent)

    assert "planmetrics validate data/plans/hz-315-2024.yaml" in run("validate", "--help").stdout
    run("validate", "data/plans/hz-315-2024.yaml")


def test_without_a_command_it_helps_and_counts_as_wrong_usage() -> None:
    assert "Usage" in run(code=2).output


def test_an_unknown_command_is_wrong_usage() -> None:
    message = refused("gaps")

    assert "there is no command 'gaps'" in message
    assert "did you mean gap?" in message


@pytest.mark.parametrize(
    "command", [["plans"], ["show", "every-form"], ["export", "targets"], ["export", "observations"]]
)
def test_the_same_data_gives_the_same_bytes(command: list[str]) -> None:
    for form in ("json", "csv"):
        assert run(*command, *MADE_UP, "--format", form).stdout == run(*command, *MADE_UP, "--format", form).stdout


@pytest.mark.parametrize(("word", "key"), [("待公布", "awaiting"), ("数据过旧", "stale"), ("data too old", "stale")])
def test_explain_knows_the_words_that_tables_print(word: str, key: str) -> None:
    result = CliRunner().invoke(app, ["explain", word])

    assert result.exit_code == 0
    assert result.stdout.startswith(f"{key}: ")


@pytest.mark.parametrize("head", ["Need/yr", "to go", "Required rate a year", "x"])
def test_the_heads_of_an_english_table_are_explained_as_they_print(head: str) -> None:
    assert run("explain", head, "--lang", "en").stdout.startswith(f"{head}: ")
