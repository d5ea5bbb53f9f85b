"""What other systems are known to get wrong, and what is done here instead: each case is made up.

Whoever expects the results named in these tests has copied a mistake: a typo taken for a direction, a year taken for
another, a ratio that turns positive because the target was passed before. They are refused on purpose.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner, Result

from planmetrics.cli.app import app
from tests.made_up import dataset, gap, methods, target

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ("indicator", "base", "base_period", "latest", "latest_period", "target", "target_period", "better", "limit")
EVERY_METHOD = ("schedule", "pace", "linear", "energy-saving", "statcan", "eustat", "unsd2023")
BY_GROWTH = ("statcan", "eustat", "unsd2023")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def asked(table: Path, line: str, method: str = "all", as_of: str = "2024") -> Result:
    """`gap --table` over one line: base, year, latest, year, target, year, better, limit."""
    table.write_text(",".join(HEAD) + "\nmade-up," + line + "\n", "utf-8")
    return CliRunner().invoke(
        app, ["gap", "--table", str(table), "--method", method, "--format", "json", "--as-of", as_of]
    )


def rows(table: Path, line: str, as_of: str = "2024") -> dict[str, dict[str, Any]]:
    """What every method makes of a line, by the method that was asked, in the order of the shipped ones."""
    result = asked(table, line, as_of=as_of)
    assert result.exit_code == 0, result.output
    return dict(zip(EVERY_METHOD, json.loads(result.stdout)["rows"], strict=True))


def test_the_methods_looked_at_here_are_all_that_are_shipped() -> None:
    assert tuple(methods()) == EVERY_METHOD


@pytest.mark.parametrize("typo", ["positve", "increase", "highr", "up", "-1", "negative"])
def test_a_direction_that_is_no_word_of_ours_is_refused_and_never_read_as_lower(table: Path, typo: str) -> None:
    result = asked(table, f"10,2015,12,2023,20,2030,{typo},")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert "C013" in result.stderr
    assert typo in result.stderr


def test_a_direction_that_is_not_given_is_not_guessed_from_the_figures(table: Path) -> None:
    for row in rows(table, "10,2015,12,2023,20,2030,,").values():
        assert row["status"] == "undetermined"
        assert row["reasons"]["status"] == "direction_unknown"
        assert (row["pace"], row["score"]) == (None, None)


@pytest.mark.parametrize("method", EVERY_METHOD)
def test_falling_through_a_target_that_the_base_had_passed_is_reversing_by_every_method(
    table: Path, method: str
) -> None:
    """The naive share of the way, (46.7 - 68.6) / (55 - 68.6), is 1.6 although all of it is loss."""
    row = rows(table, "68.6,2015,46.7,2023,55,2030,higher,")[method]

    assert row["status"] == "reversing"
    assert row["label"] not in {"ahead", "on-track", "achieved", "target_achieved", "substantial_progress"}
    assert row["progress"] is None
    assert row["reasons"]["progress"] == "base_satisfies"
    assert row["pace"] is None or row["pace"] < 0
    assert row["score"] is None or row["score"] <= 1


@pytest.mark.parametrize("method", EVERY_METHOD)
def test_rising_through_a_ceiling_that_the_base_kept_is_reversing_by_every_method(table: Path, method: str) -> None:
    row = rows(table, "46.7,2015,68.6,2023,55,2030,lower,")[method]

    assert row["status"] == "reversing"
    assert row["pace"] is None or row["pace"] < 0


def test_a_base_year_that_was_not_observed_is_not_replaced_by_the_next_one() -> None:
    """Asked to count from 2020, which nobody observed, progress is not counted from 2021 in silence."""
    made = dataset(
        target("firms", by="2030", at_least="100", printed="100家"),
        "{indicator: firms, period: 2021, value: 20, source: a}\n"
        "{indicator: firms, period: 2024, value: 50, source: a}",
    )

    for method in EVERY_METHOD:
        row = gap(made, baseline="2020", method=method)
        assert (row.baseline, row.reasons["baseline"]) == (None, "no_baseline")
        assert (row.progress, row.reasons["progress"]) == (None, "no_baseline")


def test_a_base_without_its_year_is_refused_at_its_cell(table: Path) -> None:
    result = asked(table, "10,,12,2023,20,2030,higher,")

    assert result.exit_code == 1
    assert "C014" in result.stderr


def test_a_base_year_without_its_value_is_a_reason(table: Path) -> None:
    for name, row in rows(table, ",2015,12,2023,20,2030,higher,").items():
        assert row["status"] == "undetermined", name
        assert row["pace"] is None
        assert "pace" in row["reasons"]


def test_nearly_gone_is_ahead_where_the_target_is_zero_and_not_slow_because_zero_has_no_growth_rate(
    table: Path,
) -> None:
    """103 to 29 in 8 of 15 years is 72 % of the way in 53 % of the time."""
    found = rows(table, "103,2015,29,2023,0,2030,lower,")

    assert {name: found[name]["status"] for name in ("schedule", "energy-saving", "linear")} == {
        "schedule": "ahead",
        "energy-saving": "undetermined",
        "linear": "ahead",
    }
    assert found["energy-saving"]["reasons"]["status"] == "not_positive"  # nor has zero a logarithm
    assert found["schedule"]["path_value"] == pytest.approx(
        103 * 7 / 15
    )  # no compound path leads to zero: it is straight
    assert found["schedule"]["pace"] == pytest.approx(74 / 103 / (8 / 15), abs=1e-8)
    assert found["linear"]["pace"] == pytest.approx(74 / 8 / (103 / 15), abs=1e-8)
    assert found["statcan"]["label"] == "limited_progress"  # as its source would say: the rule for zero is part of it
    assert found["statcan"]["pace"] == pytest.approx(
        (1 - (29 / 103) ** (1 / 8)) / (1 - (0.001 / 103) ** (1 / 15)), rel=1e-9
    )


def test_reading_zero_as_a_small_figure_stays_with_the_methods_whose_source_does_so(table: Path) -> None:
    found = rows(table, "103,2015,29,2023,0,2030,lower,")

    assert {name for name, method in methods().items() if method.zero_as is not None} == {"statcan", "eustat"}
    for name, row in found.items():
        assert row["target"] == 0, name
        assert row["gap"] == 29, name
        assert row["reasons"]["required_rate"] == "not_positive"
    assert found["unsd2023"]["pace"] == pytest.approx((103 - 29 * (29 / 103) ** (7 / 8)) / 103, rel=1e-9)


def test_a_base_of_zero_has_no_growth_but_for_the_methods_that_read_it_as_a_small_figure(table: Path) -> None:
    found = rows(table, "0,2015,8,2023,15,2030,higher,")

    assert found["linear"]["pace"] == pytest.approx(1)
    assert found["linear"]["status"] == "on-track"
    assert found["unsd2023"]["pace"] is None
    assert found["unsd2023"]["reasons"]["pace"] == "not_positive"
    assert found["statcan"]["pace"] is not None
    assert all(row["reasons"]["observed_rate"] == "not_positive" for row in found.values())


@pytest.mark.parametrize("method", EVERY_METHOD)
def test_what_is_reached_is_said_by_the_status_whatever_the_pace(table: Path, method: str) -> None:
    """A ratio of 2 says nothing of being there, nor does a negative one of not being there: two keys, two figures."""
    soon = rows(table, "10,2015,30,2023,20,2030,higher,")[method]
    due = rows(table, "10,2015,30,2023,20,2023,higher,")[method]

    assert (soon["status"], due["status"]) == ("reached-early", "met")
    assert soon["label"] == due["label"]
    if method in {"statcan", "eustat"}:
        assert soon["pace"] == pytest.approx((3 ** (1 / 8) - 1) / (2 ** (1 / 15) - 1), rel=1e-9)
        assert soon["score"] == 5


@pytest.mark.parametrize("method", EVERY_METHOD)
def test_falling_but_still_above_the_target_is_reached_with_a_negative_pace(table: Path, method: str) -> None:
    row = rows(table, "30,2015,25,2023,20,2030,higher,")[method]

    assert row["status"] == "holding"
    assert row["pace"] is None or row["pace"] < 0


@pytest.mark.parametrize("method", EVERY_METHOD)
def test_a_base_that_is_the_target_leaves_no_way_to_divide_by(table: Path, method: str) -> None:
    kept = rows(table, "20,2015,20,2023,20,2030,higher,")[method]
    lost = rows(table, "20,2015,15,2023,20,2030,higher,")[method]

    assert (kept["status"], lost["status"]) == ("holding", "reversing")
    assert kept["pace"] is None
    assert kept["reasons"]["pace"] in {"path_flat", "already_met", "base_satisfies"}
    assert lost["pace"] is None or lost["pace"] < 0


def test_what_has_fallen_from_its_natural_limit_does_not_get_the_best_score(table: Path) -> None:
    for name in BY_GROWTH:
        row = rows(table, "100,2015,90,2023,,,higher,100")[name]
        best = 3 if name == "unsd2023" else 5
        assert row["status"] in {"reversing", "far-behind"}, name
        assert row["score"] < best - 1, name
        assert row["pace"] < 0, name


def test_what_has_stayed_at_its_natural_limit_does(table: Path) -> None:
    found = rows(table, "100,2015,100,2023,,,higher,100")

    assert found["statcan"]["score"] == 5
    assert found["eustat"]["score"] == 5
    assert {found[name]["status"] for name in ("statcan", "eustat")} == {"on-track"}
