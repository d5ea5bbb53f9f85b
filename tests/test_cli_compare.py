"""planmetrics compare, and the paths and projections of planmetrics show."""

from __future__ import annotations

import csv
import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tests.command_line import EVERY, MADE_UP, OURS, document, folder_of, refused, run, shown
from tests.made_up import baseline, indicator, target

if TYPE_CHECKING:
    from pathlib import Path

INTENSITY = ("compare", "intensity", *MADE_UP)
PATHS = [
    *("plan", "indicator", "region", "assigned_by", "period", "path_value"),
    *("observed", "comparator", "doubt", "path_gap"),
]


def left_out(*options: str) -> set[tuple[str, str, str, str]]:
    """Region, period, value and reason of what a comparison leaves out."""
    found = document("compare", *options)["left_out"]
    return {(one["region"], one["period"], one["value"], one["reason"]) for one in found}


def series(*options: str) -> dict[str, dict[str, float]]:
    return {row["region"]: row["values"] for row in document("compare", *options)["series"]}


# compare


def test_one_indicator_is_compared_across_plans_and_regions() -> None:
    found = document("compare", "rd-intensity", *OURS, "--as-of", "2026-11-22")
    rows = found["rows"]

    assert {row["indicator"] for row in rows} == {"rd-intensity"}
    assert {row["plan"] for row in rows} == {"gongshu-14fyp", "huzhou-hub-draft", "hz-315-2024", "hz-nqpf-2025"}
    assert {"330100", "330105", "330500"} <= {row["region"] for row in rows}
    assert [row["target_period"] for row in rows] == sorted(row["target_period"] for row in rows)


def test_the_rows_are_those_of_gap() -> None:
    gap = document("gap", "--all", "--all-regions", *MADE_UP, "--indicator", "intensity")["rows"]
    found = document(*INTENSITY)["rows"]

    assert all(row in gap for row in found)
    assert len(found) == sum(row["target"] is not None for row in gap)


def test_the_document_has_these_keys() -> None:
    found = document(*INTENSITY)

    assert list(found) == ["schema_version", "indicator", "rows", "series", "left_out"]
    assert list(found["series"][0]) == ["indicator", "region", "unit", "values", "sources", "doubts"]
    assert list(found["left_out"][0]) == ["what", "plan", "region", "period", "value", "reason"]
    assert found["indicator"]["id"] == "intensity"


def test_csv_has_the_rows_of_targets() -> None:
    table = list(csv.DictReader(io.StringIO(run(*INTENSITY, "--format", "csv").stdout)))

    assert [row["target_period"] for row in table] == [row["target_period"] for row in document(*INTENSITY)["rows"]]


def test_a_series_holds_the_values_that_compare_with_their_sources() -> None:
    (own, _) = document(*INTENSITY)["series"]

    assert own["values"] == {"2018": 2.3, "2020": 2.5, "2023": 2.85}
    assert own["sources"] == {"2018": "bureau", "2020": "every-form", "2023": "minutes"}


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        ("intensity", ("990100", "2024-H1", "2.95", "part_of_year")),
        ("intensity", ("990100", "2023", "2.80", "outranked")),
        ("intensity", ("990102", "2020", "3.0", "series_break")),
        ("intensity", ("990100", "2030", "高于甲区1个百分点", "reference_missing")),
        ("firms", ("990100", "2023", ">15000", "open_ended")),
        ("patents", ("990100", "2023", "~4", "open_ended")),
        ("investment-growth", ("990101", "2025", "快于面上投资增速", "reference_missing")),
        ("new-firms", ("990100", "..2027", "", "")),
    ],
)
def test_what_is_left_out_has_its_reason(kind: str, missing: tuple[str, str, str, str]) -> None:
    found = left_out(kind, *MADE_UP)

    assert missing in found if missing[3] else not any(one[:2] == missing[:2] for one in found)


def test_a_value_of_doubtful_scope_is_left_out(tmp_path: Path) -> None:
    seen = "{indicator: firms, period: 2022, value: 5, doubt: scope, source: a}\n{indicator: firms, period: 2023, value: 6, source: a}"
    made = indicator("firms", 'by: 2025, at_least: 10, printed: "10"')
    options = ("firms", *folder_of(tmp_path / "data", {"made-up": made}, {"990100": seen}))

    assert series(*options) == {"990100": {"2023": 6}}
    assert left_out(*options) == {("990100", "2022", "5", "doubtful")}


def test_a_value_of_another_census_than_most_regions_is_left_out(tmp_path: Path) -> None:
    def seen(more: str) -> str:
        return f"{{indicator: firms, period: 2023, value: 6{more}, source: a}}"

    regions = {"990100": seen(", vintage: census-5"), "990101": seen(""), "990102": seen("")}
    made = indicator("firms", 'by: 2025, at_least: 10, printed: "10"')
    options = ("firms", *folder_of(tmp_path / "data", {"made-up": made}, regions))

    assert set(series(*options)) == {"990101", "990102"}
    assert left_out(*options) == {("990100", "2023", "6", "series_break")}


def test_what_is_left_out_is_told_even_where_nothing_is_left() -> None:
    found = shown("compare", "firms", *MADE_UP)

    assert "no observation" in found
    assert "Left out: Fictville 2023 >15000 (not exact); Fictville 2020 ~1000 (not exact)." in found


def test_nothing_is_said_of_what_is_left_out_where_nothing_is() -> None:
    assert "Left out" not in shown("compare", "energy", *MADE_UP)


def test_values_after_as_of_are_not_compared() -> None:
    assert series(*INTENSITY[1:2], *MADE_UP[:2], "--as-of", "2019") == {"990100": {"2018": 2.3}}


def test_a_region_filter_holds_for_targets_series_and_what_is_left_out() -> None:
    found = document(*INTENSITY, "--region", "乙区")

    for part in ("rows", "series", "left_out"):
        assert {one["region"] for one in found[part]} == {"990102"}


def test_a_region_without_anything_is_an_empty_comparison() -> None:
    found = shown(*INTENSITY, "--region", "990000")

    assert "No target fits" in found
    assert "no observation" in found


def test_an_indicator_with_observations_alone_has_a_series_alone() -> None:
    found = document("compare", "caves", *MADE_UP)

    assert found["rows"] == []
    assert [row["values"] for row in found["series"]] == [{"2020": 7}]


def test_an_indicator_that_one_plan_defines_may_be_compared() -> None:
    assert "corridor-labs" in shown("compare", "corridor-labs", *MADE_UP)


def test_doubtful_values_are_marked_and_explained() -> None:
    found = shown("compare", "investment-growth", *MADE_UP)

    assert "18?" in found
    assert "? year, scope or value of the figure is doubtful" in found


def test_a_method_may_be_chosen_but_only_one() -> None:
    found = document(*INTENSITY, "--method", "statcan")

    assert {row["method"] for row in found["rows"] if row["label"]} == {"statcan"}
    assert "--method all does not go with compare" in refused(*INTENSITY, "--method", "all")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("compare", "intensty"), "did you mean intensity"),
        (("compare", "intensity", "--region", "990199"), "which is not in regions.yaml"),
        (("compare", "intensity", "--method", "statcn"), "did you mean statcan"),
        (("compare", "intensity", "--as-of", "soon"), "neither a date nor a period"),
        (("compare",), "INDICATOR"),
    ],
)
def test_a_wrong_word_is_refused(arguments: tuple[str, ...], said: str) -> None:
    assert said in refused(*arguments, *MADE_UP[:2])


def test_a_broken_file_is_told_and_the_rest_compared(tmp_path: Path) -> None:
    options = folder_of(tmp_path / "data", {"made-up": indicator("firms", 'by: 2025, at_least: 10, printed: "10"')})
    (tmp_path / "data" / "plans" / "broken.yaml").write_text("format: [", encoding="utf-8")
    result = run("compare", "firms", *options, "--lang", "en")

    assert result.exit_code == 1
    assert "broken.yaml" in result.stderr
    assert "made-up" in result.stdout


# show, year by year


def show(kind: str, *options: str) -> dict[str, Any]:
    return document("show", "every-form", kind, *(options or MADE_UP))


def years(kind: str, assigned_by: str | None = None, region: str = "990100") -> dict[str, dict[str, Any]]:
    found = show(kind, *MADE_UP, "--all-regions")["paths"]
    return {row["period"]: row for row in found if (row["assigned_by"], row["region"]) == (assigned_by, region)}


def made_up_show(tmp_path: Path, kind: str, *targets: str, seen: str = "", **keys: str) -> dict[str, Any]:
    options = folder_of(
        tmp_path / "data", {"made-up": indicator(kind, *targets, **keys)}, {"990100": seen} if seen else {}
    )
    return document("show", "made-up", kind, *options)


def test_the_path_of_a_share_runs_straight_from_the_baseline_through_what_a_change_comes_to() -> None:
    found = years("intensity")

    assert list(found) == ["2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027"]
    values = [row["path_value"] for row in found.values()]
    assert values == pytest.approx([2.5, 2.6, 2.7, 2.8, 2.9, 3.0, 3.15, 3.3])


def test_the_path_of_a_level_grows_at_one_rate_between_two_stops() -> None:
    """Growth of 15 % a year to 2025 asks for more than the multiple of 2 beside it, and leads the path."""
    values = [row["path_value"] for row in years("spending").values()]

    assert values[0] == pytest.approx(20)
    assert values[5] == pytest.approx(20 * 1.15**5)
    assert [later / earlier for earlier, later in pairwise(values[:6])] == pytest.approx([1.15] * 5)
    assert values[-1] == pytest.approx(40)


def test_a_path_runs_through_every_milestone_and_says_as_it_is_printed(tmp_path: Path) -> None:
    found = made_up_show(
        tmp_path,
        "intensity",
        'by: 2022, at_least: 3.0, printed: "3.0"',
        'by: 2024, at_least: 3.2, printed: "3.2"',
        baseline=baseline("2020", "2.0"),
    )["paths"]

    assert [row["path_value"] for row in found] == pytest.approx([2.0, 2.5, 3.0, 3.1, 3.2])
    assert [row["milestone"] for row in found] == [None, None, "3.0", None, "3.2"]


def test_the_gap_to_the_path_is_what_the_observation_is_behind() -> None:
    found = years("intensity")

    assert (found["2023"]["observed"], found["2023"]["path_gap"]) == (2.85, pytest.approx(-0.05))
    assert found["2022"]["path_gap"] is None
    assert found["2022"]["reasons"]["path_gap"] == "no_observation"


def test_where_lower_is_better_behind_is_above_the_path() -> None:
    row = years("energy")["2023"]

    assert row["path_gap"] == pytest.approx(0.44 - 0.5 * 0.8**0.6)


def test_the_path_anchored_anew_starts_at_the_latest_value() -> None:
    found = years("intensity")

    assert [row["anchored_value"] for row in found.values()] == [
        *(None, None, None),
        *(pytest.approx(value) for value in (2.85, 2.925, 3.0, 3.15, 3.3)),
    ]


def test_what_another_level_assigns_has_a_path_of_its_own() -> None:
    assert years("intensity", "990000")["2025"]["path_value"] == pytest.approx(2.9)
    assert years("intensity", "990100", "990102")["2025"]["path_value"] == pytest.approx(3.5)


def test_an_approximate_observation_has_no_gap_to_the_path(tmp_path: Path) -> None:
    found = made_up_show(
        tmp_path,
        "intensity",
        'by: 2024, at_least: 3.2, printed: "3.2"',
        seen="{indicator: intensity, period: 2022, about: 2.5, source: a}",
        baseline=baseline("2020", "2.0"),
    )["paths"]

    assert (found[2]["observed"], found[2]["path_gap"], found[2]["reasons"]["path_gap"]) == (2.5, None, "open_ended")


@pytest.mark.parametrize("kind", ["new-firms", "investment-growth", "deals", "caves"])
def test_what_has_no_path_shows_none(kind: str) -> None:
    assert show(kind)["paths"] == []
    assert "Path and observations" not in shown("show", "every-form", kind, *MADE_UP)


def test_the_path_looks_from_as_of() -> None:
    found = {row["period"]: row for row in show("intensity", *MADE_UP[:2], "--as-of", "2022")["paths"]}

    assert found["2023"]["observed"] is None
    assert {row["observed"] for row in found.values()} == {None, 2.5}


def test_path_rows_have_these_keys() -> None:
    (row, *_) = show("intensity")["paths"]

    assert list(row) == [*PATHS, "anchored_value", "milestone", "reasons"]
    assert (row["comparator"], row["doubt"]) == (None, None)


def test_observations_stay_in_the_document_beside_the_path() -> None:
    assert [row["period"] for row in show("intensity")["observations"]] == ["2018", "2020", "2023", "2023", "2024-H1"]


# show, where the paces lead


def test_a_target_ahead_is_carried_to_at_each_pace() -> None:
    found = [row for row in show("intensity")["projections"] if row["assigned_by"] is None]

    assert [(row["target_period"], row["by"]) for row in found] == [
        (year, by) for year in ("2025", "2027") for by in ("observed", "recent", "trend")
    ]
    observed, recent, trend = found[:3]
    assert observed["projected"] == pytest.approx(2.85 + 2 * 0.35 / 3)
    assert recent["projected"] == pytest.approx(2.85 + 2 * 0.55 / 5)
    assert observed["reached"] == "2025"
    assert (trend["projected"], trend["reasons"]["projected"]) == (None, "too_few_observations")


def test_a_trend_has_an_interval_and_a_probability(tmp_path: Path) -> None:
    values = {2018: "2.0", 2019: "2.12", 2020: "2.2", 2021: "2.33", 2022: "2.4", 2023: "2.5"}
    seen = "\n".join(
        f"{{indicator: intensity, period: {year}, value: {value}, source: a}}" for year, value in values.items()
    )
    found = made_up_show(tmp_path, "intensity", 'by: 2025, at_least: 2.7, printed: "2.7"', seen=seen)["projections"]
    trend = next(row for row in found if row["by"] == "trend")

    assert trend["points"] == 6
    assert trend["low"] < trend["projected"] < trend["high"]
    assert 0 < trend["probability"] < 1
    options = ("show", "made-up", "intensity", "--data", str(tmp_path / "data"), "--as-of", "2024")
    assert f"{trend['probability'] * 100:.1f}%" in shown(*options)


@pytest.mark.parametrize(("asked", "said"), [("2.3", "95% or more"), ("3.5", "5% or less")])
def test_a_trend_of_six_values_is_never_all_but_certain(asked: str, said: str, tmp_path: Path) -> None:
    """Neither 99.95 % nor 0.02 %: so few values do not carry that."""
    seen = "\n".join(
        f"{{indicator: intensity, period: {year}, value: {value}, source: a}}"
        for year, value in zip(range(2018, 2024), ("2.0", "2.12", "2.2", "2.33", "2.4", "2.5"), strict=True)
    )
    plan = target("intensity", by="2025", at_least=asked, printed=f'"{asked}"')
    found = shown("show", "sure", "intensity", *folder_of(tmp_path, {"sure": plan}, {"990100": seen}))
    likely = found.partition("If it goes on as before")[2]

    assert said in likely
    assert "99." not in likely


def test_what_is_worked_out_of_money_is_as_precise_as_its_source(tmp_path: Path) -> None:
    """3334.67, not 3334.673 亿元, where nobody published more than two decimals."""
    seen = """\
{indicator: spending, period: 2020, value: 2178.43, prices: current, source: a}
{indicator: spending, period: 2023, value: 2961.25, prices: current, source: a}"""
    plan = target("spending", during="2025", at_least="3300", printed='"3300"')
    found = shown("show", "money", "spending", *folder_of(tmp_path, {"money": plan}, {"990100": seen}))
    carried_on = re.findall(r"\d+\.\d+", found.partition("If it goes on as before")[2].partition("Carried on")[0])

    assert any(len(figure.partition(".")[2]) == 2 for figure in carried_on)
    assert all(len(figure.partition(".")[2]) <= 2 for figure in carried_on)


def test_a_target_that_is_over_and_observed_is_not_carried_to() -> None:
    assert {row["target_period"] for row in show("intensity", *MADE_UP[:2], "--as-of", "2024")["projections"]} == {
        "2025",
        "2027",
    }


def test_a_target_just_missed_does_not_look_reached() -> None:
    """0.404 against 0.40: reached only in 2026."""
    found = shown("show", "every-form", "energy", *MADE_UP)

    assert "0.404" in found
    assert "0.004" in found


def test_what_is_beyond_a_target_is_not_called_short_by_over_it() -> None:
    found = shown("show", "every-form", "intensity", *MADE_UP)

    assert "0.083 pt beyond" in found
    assert "0.050 pt ahead" in found
    assert "over 0." not in found


@pytest.mark.parametrize(
    ("kind", "said"), [("firms", "not exact"), ("score", "data too old"), ("patents", "no baseline")]
)
def test_a_projection_that_cannot_be_had_says_why(kind: str, said: str) -> None:
    found = shown("show", "every-form", kind, *MADE_UP).partition("If it goes on as before")[2]

    assert said in found


@pytest.mark.parametrize("kind", ["deals", "caves"])
def test_what_has_no_target_with_a_value_has_no_projection_text(kind: str) -> None:
    assert "None" not in shown("show", "every-form", kind, *MADE_UP)


def test_show_refuses_a_wrong_moment_and_a_wrong_indicator() -> None:
    assert "neither a date nor a period" in refused("show", "every-form", "intensity", *MADE_UP[:2], "--as-of", "x")
    assert "did you mean intensity" in refused("show", "every-form", "intensty", *EVERY[2:])
