"""--what-if of gap, summary and rank: what is supposed is worked out, marked wherever it has a part, and never in silence."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import EVERY, MADE_UP, OURS, document, folder_of, refused, rows, run, shown
from tests.made_up import indicator, target

INTENSITY = ("gap", *EVERY, "--indicator", "intensity")
CITY = ("gap", "--plan", "hz-315-2024", *OURS, "--as-of", "2026")


def marked(found: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """The indicators and regions of rows that rest on something supposed."""
    return {(row["indicator"], row["region"]) for row in found if "what_if" in row["doubts"]}


# what is supposed is told


def test_the_mark_and_its_note_stand_in_both_languages() -> None:
    supposing = (*INTENSITY, "--what-if", "intensity@2024=2.9")

    assert "2024^" in shown(*supposing)
    assert "^ rests on a supposed value (--what-if), not a published one" in shown(*supposing)
    assert "2024^" in shown(*supposing, lang="zh")
    assert "^ 含假设值（--what-if），非公布数据" in shown(*supposing, lang="zh")


@pytest.mark.parametrize("width", [140, 80, 60, 40])
def test_the_mark_and_its_note_stand_at_any_width(width: int) -> None:
    found = shown(*INTENSITY, "--what-if", "intensity@2024=2.9", width=width)

    assert "2024^" in found
    assert "^" in found.rsplit("\n\n", maxsplit=1)[1]


def test_the_title_says_what_is_supposed() -> None:
    supposing = (*INTENSITY, "--what-if", "intensity@2024=2.9")

    assert shown(*supposing).splitlines()[0].endswith("as of 2024 - supposing intensity@2024=2.9")
    assert shown(*supposing, lang="zh").splitlines()[0].endswith("截至 2024 - 假设：intensity@2024=2.9")


def test_without_a_supposition_nothing_speaks_of_one() -> None:
    assert "^" not in shown(*INTENSITY)
    assert document(*INTENSITY)["what_if"] == []
    assert marked(rows(*INTENSITY)) == set()


def test_json_tells_it_at_the_head_and_at_every_row() -> None:
    found = document(*INTENSITY, "--what-if", "intensity@2024=2.9")

    assert found["what_if"] == ["intensity@2024=2.9"]
    assert all("what_if" in row["doubts"] for row in found["rows"])
    assert {row["latest_source"] for row in found["rows"]} == {"what-if"}


def test_csv_tells_it_at_every_row() -> None:
    result = run(*INTENSITY, "--what-if", "intensity@2024=2.9", "--format", "csv")

    assert all("what_if" in row["doubts"].split(";") for row in csv.DictReader(io.StringIO(result.stdout)))


@pytest.mark.parametrize(
    "board", [("summary", "--all-regions"), ("rank",), ("gap", "--method", "all", "--all-regions")]
)
def test_every_board_says_what_is_supposed(board: tuple[str, ...]) -> None:
    supposing = (*board, *EVERY, "--what-if", "intensity:990102@2024=3.4")

    assert "supposing intensity:990102@2024=3.4" in shown(*supposing)
    assert document(*supposing)["what_if"] == ["intensity:990102@2024=3.4"]


@pytest.mark.parametrize("board", [("rank",), ("gap", "--method", "all")])
def test_boards_with_values_mark_the_supposed_ones(board: tuple[str, ...]) -> None:
    found = shown(*board, *EVERY, "--what-if", "intensity:990102@2024=3.4", "--region", "990102", "--region", "990101")

    assert "2024^" in found
    assert "^ rests on a supposed value" in found


# what it does


def test_a_supposed_value_counts_like_a_published_one() -> None:
    (row, *_) = rows(*INTENSITY, "--what-if", "intensity@2024=2.9")

    assert (row["latest"], row["latest_period"], row["gap"]) == (2.9, "2024", 0.1)
    assert row["attainment"] == pytest.approx(2.9 / 3)
    assert row["required_rate"] == pytest.approx(0.1)


def test_a_supposed_value_speaks_before_a_published_one() -> None:
    """2.85 was revised and official; the supposition still stands."""
    (row, *_) = rows(*INTENSITY, "--what-if", "intensity@2023=2.7")

    assert (row["latest"], row["latest_period"]) == (2.7, "2023")


def test_an_earlier_value_changes_the_past_pace_alone() -> None:
    (row, *_) = rows(*INTENSITY, "--what-if", "intensity@2018=2.0")
    (plain, *_) = rows(*INTENSITY)

    assert (row["latest"], row["gap"]) == (plain["latest"], plain["gap"])
    assert row["recent_rate"] == pytest.approx((2.85 - 2.0) / 5)
    assert "what_if" in row["doubts"]


def test_rows_that_a_supposition_does_not_touch_stay_as_they_are() -> None:
    plain, supposed = rows("gap", *EVERY), rows("gap", *EVERY, "--what-if", "energy@2024=0.43")

    for before, after in zip(plain, supposed, strict=True):
        assert (before == after) == (before["indicator"] != "energy")


def test_several_things_may_be_supposed() -> None:
    found = document("gap", *EVERY, "--what-if", "energy@2024=0.43", "--what-if", "intensity@2024=2.9")

    assert found["what_if"] == ["energy@2024=0.43", "intensity@2024=2.9"]
    assert marked(found["rows"]) == {("energy", "990100"), ("intensity", "990100")}


def test_a_value_may_be_below_zero() -> None:
    found = rows("gap", *EVERY, "--indicator", "investment-growth", "--what-if", "investment-growth@2024=-1.5")

    assert (found[0]["latest"], found[0]["gap"], found[0]["status"]) == (-1.5, 21.5, "missed")


def test_part_of_a_year_may_be_supposed() -> None:
    (row, *_) = rows("gap", *EVERY, "--indicator", "investment", "--what-if", "investment@2024-H1=300")

    assert row["part_period"] == "2024-H1"
    assert "what_if" in row["doubts"]


def test_a_target_held_against_what_is_supposed_is_marked_too() -> None:
    result = run("gap", *EVERY, "--what-if", "reference-growth@2024=10", "--format", "json")
    found = rows("gap", *EVERY, "--what-if", "reference-growth@2024=10")

    assert marked(found) == {("investment-growth", "990100")}
    assert [row["target_period"] for row in found if "what_if" in row["doubts"]] == ["2025", "2026"]
    assert result.stderr.count("what-if") == 0  # it is not in vain


def test_a_target_held_against_another_region_is_marked_by_a_supposition_of_that_region() -> None:
    found = rows(*INTENSITY, "--what-if", "intensity:990101@2024=2.0")

    assert [row["target_period"] for row in found if "what_if" in row["doubts"]] == ["2030"]


def test_a_supposed_reference_gives_a_relative_target_its_value(tmp_path: Path) -> None:
    made = indicator(
        "investment-growth", "during: 2024, more_than: {indicator: reference-growth}, printed: 快于面上投资增速"
    )
    seen = "{indicator: investment-growth, period: 2024, value: 12, source: a}"
    options = folder_of(tmp_path / "data", {"made-up": made}, {"990100": seen})
    (plain,), (row,) = rows("gap", *options), rows("gap", *options, "--what-if", "reference-growth@2024=10")

    assert (plain["target"], plain["status"]) == (None, "undetermined")
    assert (row["target"], row["gap"], row["doubts"]) == (10, -2, ["what_if"])
    assert row["status"] in {"met", "met-unverified"}


def test_the_marks_of_the_audit_do_not_change() -> None:
    flagged = ("!800", "!17000", "!70.2")
    plain, supposed = shown(*CITY), shown(*CITY, "--what-if", "rd-expenditure@2024=1500")

    for mark in flagged:
        assert plain.count(mark) == supposed.count(mark) > 0
    assert plain.count("!") == supposed.count("!")


# of which region, and when


def test_without_a_region_it_is_of_the_only_one_that_is_looked_at() -> None:
    found = rows("gap", *EVERY, "--region", "990102", "--indicator", "intensity", "--what-if", "intensity@2024=3.4")

    assert [(row["region"], row["latest"]) for row in found] == [("990102", 3.4)]


def test_without_a_region_among_several_it_is_of_the_plans_own() -> None:
    found = rows("gap", *EVERY, "--all-regions", "--what-if", "intensity@2024=2.9")

    assert marked(found) == {("intensity", "990100")}


def test_another_region_may_be_written_by_code_or_name() -> None:
    by_code = rows("gap", *EVERY, "--all-regions", "--what-if", "intensity:990102@2024=3.4")
    by_name = rows("gap", *EVERY, "--all-regions", "--what-if", "intensity:乙区@2024=3.4")

    assert marked(by_code) == {("intensity", "990102")}
    assert by_name == by_code


def test_over_plans_of_several_regions_it_has_to_be_said_of_which() -> None:
    everything = ("gap", "--all", *OURS, "--as-of", "2026", "--what-if")

    assert "does not say of which region" in refused(*everything, "rd-intensity@2025=3.98")
    assert "write rd-intensity:" in refused(*everything, "rd-intensity@2025=3.98")
    assert marked(rows(*everything, "rd-intensity:330100@2025=3.98")) == {("rd-intensity", "330100")}


def test_a_future_period_is_refused_with_a_hint_to_look_from_then() -> None:
    message = refused(*INTENSITY, "--what-if", "intensity@2025=3.1")

    assert "not over yet" in message
    assert "--as-of 2025" in message
    assert marked(
        rows("gap", "--plan", "every-form", *MADE_UP[:2], "--as-of", "2025", "--what-if", "intensity@2025=3.1")
    )


def test_the_same_supposed_twice_is_refused() -> None:
    twice = ("--what-if", "intensity@2023=3", "--what-if", "intensity:虚构市@2023=4")

    assert "speaks of the same as intensity@2023=3" in refused(*INTENSITY, *twice)


# in vain, or wrong


def test_a_supposition_that_no_target_is_about_is_told() -> None:
    for written in ("output@2023=900", "intensity:990101@2023=2.0"):
        result = run("gap", *EVERY, "--indicator", "energy", "--what-if", written)
        assert result.exit_code == 0
        assert f"--what-if {written} speaks of no target that is shown" in result.stderr


def test_a_supposition_about_no_target_at_all_is_told() -> None:
    result = run("gap", *EVERY, "--region", "990000", "--what-if", "intensity@2023=3", "--lang", "en")

    assert result.exit_code == 0
    assert "speaks of no target that is shown" in result.stderr
    assert "No target fits" in result.stdout


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "write an indicator, @, a period, = and a value"),
        ("intensity", "write an indicator, @, a period, = and a value"),
        ("intensity@2023", "write an indicator, @, a period, = and a value"),
        ("intensity=3", "write an indicator, @, a period, = and a value"),
        ("@=", "which is no indicator here"),
        ("intensty@2023=3", "did you mean intensity"),
        ("intensity:990199@2023=3", "which is not in regions.yaml"),
        ("intensity@soon=3", "write 2025, 2025-H1"),
        ("intensity@2023=", "write plain digits"),
        ("intensity@2023=3%", "write 3"),
        ("intensity@2023=1e3", "write 1000"),
        ("intensity@2023=nan", "write plain digits"),
        ("intensity@2023=1,000", "write 1000, or 1.000"),
        ("intensity@2023=３", "write 3"),
        ("intensity@2023=3=4", "write plain digits"),
    ],
)
def test_what_cannot_be_understood_is_refused(written: str, said: str) -> None:
    assert said in refused(*INTENSITY, "--what-if", written)


def test_a_supposition_that_meets_a_target_is_found_by_fail_on(tmp_path: Path) -> None:
    made = target("firms", by="2024", at_least="100", printed='"100"')
    seen = "{indicator: firms, period: 2024, value: 90, source: a}"
    options = ("gap", *folder_of(tmp_path / "data", {"made-up": made}, {"990100": seen}), "--fail-on", "missed")

    assert run(*options).exit_code == 1
    assert run(*options, "--what-if", "firms@2024=100").exit_code == 0


COUNCIL = ("council-plan", "--data", str(Path(__file__).parents[1] / "examples" / "council" / "data"))


def test_a_fiscal_year_may_be_supposed() -> None:
    (row,) = rows(
        "gap", *COUNCIL, "--indicator", "council-homes", "--by", "2026", "--what-if", "council-homes@2025/26=120"
    )

    assert (row["latest"], row["latest_period"], row["status"]) == (120, "2025/26", "met")


def test_what_is_supposed_of_another_kind_of_year_moves_nothing_and_is_told() -> None:
    result = run("gap", *COUNCIL, "--what-if", "council-homes@2025=120", "--lang", "en")

    assert "--what-if council-homes@2025=120 moves nothing" in result.stderr
