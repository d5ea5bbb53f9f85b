"""planmetrics cagr from the command line: the calculator, and the growth that plans ask for."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner, Result

from planmetrics.cli.app import app
from planmetrics.render.words import Words
from tests.made_up import EVERY_FORM, SHIPPED

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("unrelated_folder")

KEYS = (
    "plan indicator name region measure unit from_period from_value to_period to_value years compound_rate linear_step "
    "rate rate_unit stated_rate stated_comparator stated_unit agrees at_stated reasons"
)
CONTRACT = KEYS.split()
EXPLAINED = ("compound_rate", "linear_step", "rate", "agrees", "at_stated")
SHIPPED_PLANS = sorted(path.stem for path in (SHIPPED / "plans").glob("*.yaml"))
MADE_UP = ("--plan", "every-form", "--data", str(EVERY_FORM), "--as-of", "2024")


def cagr(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(app, ["cagr", *arguments], env=environment)


def rows(*arguments: str) -> list[dict[str, Any]]:
    """The rows of a run that has to go well."""
    result = cagr(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    content = json.loads(result.stdout)
    assert content["schema_version"] == 1
    found: list[dict[str, Any]] = content["rows"]
    return found


def refused(*arguments: str) -> str:
    """The message of a run that has to be refused as wrong usage."""
    result = cagr(*arguments)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr


def of(found: list[dict[str, Any]], indicator: str) -> list[dict[str, Any]]:
    return [row for row in found if row["indicator"] == indicator]


# the calculator


def test_466_to_1000_in_five_years_is_not_15_percent() -> None:
    result = cagr("466", "1000", "--years", "5")

    assert result.exit_code == 0
    assert result.stderr == ""
    for figure in ("466 -> 1000", "16.5%", "16.499166%", "106.8", "114.6%"):
        assert figure in result.stdout


def test_the_calculator_speaks_chinese_too() -> None:
    result = cagr("466", "1000", "--years", "5", "--lang", "zh")

    assert "466 -> 1000，5 年" in result.stdout
    assert "复合年均增长" in result.stdout
    assert "16.5%" in result.stdout


def test_the_years_to_double_or_to_halve_are_told() -> None:
    assert "years to double" in cagr("100", "200", "-y", "7").stdout
    assert "years to halve" in cagr("200", "100", "-y", "7").stdout


def test_a_fall_is_negative_growth() -> None:
    result = cagr("100", "50", "--years", "3")

    assert "-20.6%" in result.stdout
    assert "-16.7" in result.stdout
    assert "-50.0%" in result.stdout


def test_no_growth_is_nought_and_never_doubles() -> None:
    result = cagr("100", "100", "--years", "3")

    assert "0.0%" in result.stdout
    assert "-0.0" not in result.stdout
    assert "double" not in result.stdout


def test_years_need_not_be_whole_nor_figures_short() -> None:
    (row,) = rows("1948.4", "3049", "--years", "4.5")

    assert row["rate"] == pytest.approx(((3049 / 1948.4) ** (1 / 4.5) - 1) * 100)
    assert row["years"] == 4.5


def test_figures_may_come_before_or_after_the_years() -> None:
    expected = cagr("466", "1000", "--years", "5").stdout

    assert cagr("--years", "5", "466", "1000").stdout == expected
    assert cagr("466", "--years=5", "1000").stdout == expected


@pytest.mark.parametrize(("start", "end"), [("-5", "10"), ("10", "-5"), ("-5", "-10"), ("0", "10"), ("10", "0")])
def test_without_a_compound_rate_the_message_says_why_and_gives_the_step(start: str, end: str) -> None:
    message = refused(start, end, "--years", "5")

    assert f"no compound rate from {start} to {end}" in message
    assert f"{(float(end) - float(start)) / 5:g} a year" in message


@pytest.mark.parametrize("figure", ["-1", "-1.5", "-.5", "-1e3"])
def test_negative_numbers_are_numbers_not_options(figure: str) -> None:
    assert f"no compound rate from {figure}" in refused(figure, "10", "--years", "5")


@pytest.mark.parametrize("years", ["0", "-3", "0.0"])
def test_growth_needs_time(years: str) -> None:
    assert f"--years is {years}" in refused("466", "1000", "--years", years)


def test_without_years_the_hint_is_the_command_to_write() -> None:
    message = refused("466", "1000")

    assert "--years is missing" in message
    assert "planmetrics cagr 466 1000 --years 5" in message


@pytest.mark.parametrize("figures", [[], ["466"], ["466", "1000", "1500"]])
def test_the_calculator_takes_two_figures(figures: list[str]) -> None:
    message = refused(*figures, "--years", "5")

    assert f"two figures, not {len(figures)}" in message


@pytest.mark.parametrize("text", ["many", "4,66x", "", "1/2", "466家"])
def test_text_is_no_number(text: str) -> None:
    message = refused("--years", "5", "--", text, "1000")

    assert f"'{text}'" in message
    assert "not a number" in message


def test_a_thousands_comma_gets_the_number_to_write() -> None:
    message = refused("1,285", "2600", "--years", "5")

    assert "'1,285'" in message
    assert "write 1285" in message


@pytest.mark.parametrize("text", ["４６６", "4_66", "四百", "1.7万"])
def test_what_a_plan_file_may_not_hold_as_a_number_is_none_here_either(text: str) -> None:
    assert f"'{text}'" in refused(text, "1000", "--years", "5")


@pytest.mark.parametrize("text", ["inf", "nan", "1e400", "1e101"])
def test_infinity_is_no_figure(text: str) -> None:
    assert f"'{text}'" in refused(text, "1000", "--years", "5")
    assert f"'{text}'" in refused("466", "1000", "--years", text)


def test_a_rate_beyond_all_bounds_is_not_blamed_on_the_figures() -> None:
    message = refused("1", "1e99", "--years", "0.001")

    assert "above zero" not in message


def test_text_for_years_is_no_number() -> None:
    assert "--years is 'five'" in refused("466", "1000", "--years", "five")


@pytest.mark.parametrize("option", ["--yeers", "-z", "--frobnicate"])
def test_an_unknown_option_is_no_figure(option: str) -> None:
    message = refused("466", "1000", "--years", "5", option)

    assert f"no option {option}" in message
    assert "--help" in message


def test_an_option_that_only_plans_need_does_not_go_with_figures() -> None:
    assert "--plan" in refused("466", "1000", "--years", "5", "--plan", "gongshu-14fyp")


def test_a_plan_in_the_place_of_a_figure_gets_the_option_to_write() -> None:
    message = refused("gongshu-14fyp")

    assert "'gongshu-14fyp' is a plan, not a figure" in message
    assert "planmetrics cagr --plan gongshu-14fyp" in message


def test_growth_is_there_in_markdown() -> None:
    text = cagr("--plan", "gongshu-14fyp", "--format", "markdown", "--lang", "zh").stdout

    assert "| ---" in text
    assert "16.5%" in text


def test_the_calculator_gives_a_row_of_the_contract() -> None:
    (row,) = rows("466", "1000", "--years", "5")

    assert list(row) == CONTRACT
    assert (row["from_value"], row["to_value"], row["years"]) == (466, 1000, 5)
    assert row["compound_rate"] == row["rate"] == pytest.approx(16.499166, abs=1e-6)
    assert row["linear_step"] == pytest.approx(106.8)
    assert row["rate_unit"] == "percent_per_year"
    assert row["plan"] is row["agrees"] is None


def test_the_calculator_gives_csv() -> None:
    (line,) = csv.DictReader(io.StringIO(cagr("466", "1000", "--years", "5", "--format", "csv").stdout))

    assert list(line) == CONTRACT
    assert float(line["rate"]) == pytest.approx(16.499166, abs=1e-6)


# plans


def test_gongshu_needs_16_5_percent_where_its_plan_says_15() -> None:
    row, doubled = of(rows("--plan", "gongshu-14fyp"), "hightech-firms")

    assert row["rate"] == pytest.approx(16.499166, abs=1e-6)
    assert (row["stated_rate"], row["stated_unit"]) == (15, "percent_per_year")
    assert row["agrees"] is False
    assert row["at_stated"] == pytest.approx(937.292, abs=1e-3)
    assert (doubled["to_value"], doubled["stated_rate"]) == (932, None)


def test_the_table_shows_where_the_stated_growth_would_lead() -> None:
    result = cagr("--plan", "gongshu-14fyp", "--lang", "zh")
    (line,) = (line for line in result.stdout.splitlines() if line.startswith("国家高新技术企业数量"))

    assert result.exit_code == 0
    for figure in ("466", "1000", "16.5%", "106.8", "15%", "不符", "937"):
        assert figure in line


@pytest.mark.parametrize(
    ("start", "end", "compound", "step"),
    [(20, 40, 14.870, 4.0), (466, 1000, 16.499, 106.8), (1285, 2600, 15.137, 263.0), (40, 60, None, 4.0)],
)
def test_the_worked_figures_of_gongshu_come_out(start: float, end: float, compound: float | None, step: float) -> None:
    (row,) = (row for row in rows("--plan", "gongshu-14fyp") if (row["from_value"], row["to_value"]) == (start, end))

    assert (row["from_period"], row["to_period"], row["years"]) == ("2020", "2025", 5)
    assert row["linear_step"] == pytest.approx(step, abs=5e-4)
    if compound is not None:
        assert row["compound_rate"] == pytest.approx(compound, abs=5e-4)


def test_a_share_moves_by_points_a_year() -> None:
    (row,) = of(rows("--plan", "gongshu-14fyp"), "rd-intensity")

    assert (row["rate_unit"], row["rate"]) == ("points_per_year", pytest.approx(0.08))
    assert row["agrees"] is True


def test_what_agrees_and_what_does_not_is_said_in_words() -> None:
    lines = cagr("--plan", "gongshu-14fyp", "--lang", "en").stdout.splitlines()
    words = {line.split()[-2] for line in lines if " 2020 " in line}

    assert words == {"yes", "no", "-"}


def test_a_plan_with_milestones_has_a_row_a_segment_and_one_for_the_whole() -> None:
    segments = of(rows("--plan", "hz-315-2024", "--as-of", "2026-11-22"), "hightech-value-added")

    assert [(row["from_period"], row["to_period"]) for row in segments] == [
        ("2023", "2024"),
        ("2024", "2025"),
        ("2025", "2027"),
        ("2023", "2027"),
    ]
    assert segments[0]["rate"] == pytest.approx(4.952, abs=5e-4)
    assert segments[-1]["rate"] == pytest.approx(1.997, abs=5e-4)


def test_a_plan_without_stated_growth_shows_no_columns_for_it() -> None:
    text = cagr("--plan", "hz-315-2024", "--lang", "zh").stdout

    assert "复合年均" in text
    assert "规划所列" not in text


def test_without_a_plan_all_plans_are_shown() -> None:
    found = rows("--data", str(EVERY_FORM), "--as-of", "2024")
    text = cagr("--data", str(EVERY_FORM), "--as-of", "2024", "--lang", "en").stdout

    assert {row["plan"] for row in found} == {"every-form", "every-draft"}
    assert "every-draft" in text
    assert "every-form" in text


def test_a_table_of_several_plans_does_not_begin_with_an_empty_line() -> None:
    assert not cagr("--data", str(EVERY_FORM), "--as-of", "2024").stdout.startswith("\n")


def test_all_plans_hold_what_each_plan_holds() -> None:
    together = rows("--as-of", "2026-11-22")
    apart = [row for plan in SHIPPED_PLANS for row in rows("--plan", plan, "--as-of", "2026-11-22")]

    assert sorted(map(str, together)) == sorted(map(str, apart))


def test_regions_may_be_asked_for() -> None:
    assert {row["region"] for row in rows(*MADE_UP)} == {"990100"}
    assert {row["region"] for row in rows(*MADE_UP, "--region", "乙区")} == {"990102"}
    assert {row["region"] for row in rows(*MADE_UP, "--all-regions")} == {
        "990100",
        "990101",
        "990102",
        "test-corridor",
    }
    assert "--region is '丙区'" in refused(*MADE_UP, "--region", "丙区")


def test_indicators_may_be_asked_for() -> None:
    found = rows("--indicator", "rd-intensity", "--as-of", "2026-11-22")

    assert {row["plan"] for row in found} == {"gongshu-14fyp", "hz-315-2024", "hz-nqpf-2025", "huzhou-hub-draft"}
    assert {row["indicator"] for row in found} == {"rd-intensity"}


def test_an_unknown_indicator_gets_the_nearest_one() -> None:
    assert "did you mean rd-intensity" in refused("--plan", "gongshu-14fyp", "--indicator", "rd-intensty")


def test_an_indicator_that_no_plan_knows_is_told_rather_than_an_empty_table() -> None:
    assert "rd-intensity" in refused("--indicator", "rd-intensty")


def test_an_unknown_plan_gets_the_nearest_one() -> None:
    assert "did you mean gongshu-14fyp?" in refused("--plan", "gongshu")


def test_a_later_observation_does_not_count_as_a_start() -> None:
    arguments = ("--plan", "hz-315-2024", "--indicator", "hightech-value-added")

    assert {row["from_period"] for row in rows(*arguments, "--as-of", "2022")} != {"2023"}
    assert rows(*arguments, "--as-of", "2024")[0]["from_period"] == "2023"


def test_an_as_of_that_is_no_date_is_refused() -> None:
    assert "--as-of is 'soon'" in refused(*MADE_UP[:-1], "soon")


def test_json_has_the_keys_of_the_contract_in_their_order() -> None:
    found = rows(*MADE_UP, "--all-regions")

    assert found
    assert all(list(row) == CONTRACT for row in found)


@pytest.mark.parametrize(
    "arguments", [(*MADE_UP, "--all-regions"), ("--data", str(EVERY_FORM)), ("--all-regions", "--as-of", "2026-11-22")]
)
def test_every_figure_that_cannot_be_had_has_a_reason(arguments: tuple[str, ...]) -> None:
    for row in rows(*arguments):
        without = [name for name in EXPLAINED if row[name] is None and name not in row["reasons"]]
        stray = [name for name in row["reasons"] if row[name] is not None]
        assert (without, stray) == ([], []), row


def test_the_reason_stands_where_the_figure_would_be() -> None:
    lines = cagr(*MADE_UP, "--lang", "en").stdout.splitlines()
    rule = next(number for number, line in enumerate(lines) if line.startswith("---"))
    words = Words("en")
    bare = [
        line
        for line, row in zip(lines[rule + 1 :], rows(*MADE_UP), strict=False)
        if row["rate"] is None and not any(words(code) in line for code in row["reasons"].values())
    ]

    # a line of nothing but dashes tells nobody why
    assert bare == []


def test_the_growth_that_a_target_is_printed_as_is_shown_even_without_a_baseline() -> None:
    (row,) = of(rows("--plan", "every-draft", "--data", str(EVERY_FORM), "--as-of", "2024"), "spending")
    text = cagr("--plan", "every-draft", "--data", str(EVERY_FORM), "--as-of", "2024", "--lang", "zh").stdout

    assert row["rate"] == 10
    assert row["reasons"]["linear_step"] == "no_baseline"
    assert "10.0%" in text


def test_csv_has_the_columns_of_json_and_the_digits_of_the_document() -> None:
    lines = list(csv.DictReader(io.StringIO(cagr(*MADE_UP, "--format", "csv").stdout)))

    assert list(lines[0]) == CONTRACT
    assert len(lines) == len(rows(*MADE_UP))
    assert [line["to_value"] for line in lines if line["indicator"] == "energy"] == ["0.40", "0.3", "0.3"]


def test_a_broken_plan_is_told_and_the_others_are_shown(tmp_path: Path) -> None:
    data = shutil.copytree(EVERY_FORM, tmp_path / "data")
    (data / "plans" / "every-draft.yaml").write_text("format: [\n", encoding="utf-8")

    result = cagr("--data", str(data), "--as-of", "2024", "--format", "json")

    assert result.exit_code == 1
    assert "every-draft.yaml:" in result.stderr
    assert {row["plan"] for row in json.loads(result.stdout)["rows"]} == {"every-form"}


def test_with_a_plan_a_broken_other_one_does_not_matter(tmp_path: Path) -> None:
    data = shutil.copytree(EVERY_FORM, tmp_path / "data")
    (data / "plans" / "every-draft.yaml").write_text("format: [\n", encoding="utf-8")

    result = cagr("--plan", "every-form", "--data", str(data), "--as-of", "2024")

    assert (result.exit_code, result.stderr) == (0, "")


def test_a_file_that_cannot_be_read_ends_with_3(tmp_path: Path) -> None:
    data = shutil.copytree(EVERY_FORM, tmp_path / "data")
    (data / "plans" / "folder.yaml").mkdir()

    result = cagr("--data", str(data), "--as-of", "2024")

    assert result.exit_code == 3
    assert "Y020" in result.stderr
    assert "Made-up science plan" in result.stdout or "every-form" in result.stdout
