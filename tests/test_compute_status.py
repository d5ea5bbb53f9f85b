"""Status: what is met, missed, awaited or open, judged by direction first."""

from __future__ import annotations

import pytest

from tests.made_up import dataset, gap, gaps, target

SHARE_BY_2025 = target("intensity", by="2025", at_least="4.0", printed='"4.0"')


def share(value: str, period: str = "2025", more: str = "") -> str:
    return f"{{indicator: intensity, period: {period}, {value}{more}, source: a}}"


def test_without_an_observation_there_is_no_data() -> None:
    row = gap(dataset(SHARE_BY_2025), "2025")

    assert (row.status, row.reasons["status"]) == ("no-data", "no_observation")


def test_figures_are_compared_as_published_never_rounded_up() -> None:
    assert gap(dataset(SHARE_BY_2025, share("value: 3.95")), "2025").status == "missed"
    assert gap(dataset(SHARE_BY_2025, share("value: 4.0")), "2025").status == "met"


def test_a_strict_comparator_wants_more_than_equal() -> None:
    strict = target("intensity", by="2025", more_than="4.0", printed="超4.0")

    assert gap(dataset(strict, share("value: 4.0")), "2025").status == "missed"
    assert gap(dataset(strict, share("value: 4.01")), "2025").status == "met"


@pytest.mark.parametrize(
    ("promise", "printed", "meets", "fails"),
    [
        ("at_most: 0.40", "0.40以内", "0.40", "0.41"),
        ("less_than: 0.40", "低于0.40", "0.39", "0.40"),
        ("between: [3, 5]", "3—5", "5", "5.1"),
        ("about: 141", "141左右", "140.6", "140.4"),
        ("exactly: 3", '"3"', "3.0", "3.1"),
    ],
)
def test_each_comparator_judges_its_own_way(promise: str, printed: str, meets: str, fails: str) -> None:
    kind = (
        "energy" if "t" in promise.split(":", maxsplit=1)[0].replace("exactly", "").replace("about", "") else "patents"
    )
    key, value = promise.split(": ", 1)
    indicator = target(kind, by="2025", printed=printed, **{key: value})

    good = gap(dataset(indicator, f"{{indicator: {kind}, period: 2025, value: {meets}, source: a}}"), "2025")
    bad = gap(dataset(indicator, f"{{indicator: {kind}, period: 2025, value: {fails}, source: a}}"), "2025")

    assert (good.status, bad.status) == ("met", "missed")


def test_a_period_that_is_over_and_not_observed_is_awaited() -> None:
    made = dataset(SHARE_BY_2025, share("value: 4.5", "2023"))

    assert gap(made, "2025").status == "awaiting"
    assert gap(made, "2025-11").status == "holding"


def test_a_target_of_one_period_cannot_be_met_early() -> None:
    made = dataset(
        target("investment-growth", during="2024", at_least="20", printed="20%"),
        "{indicator: investment-growth, period: 2023, value: 24.5, source: a}",
    )

    assert gap(made, "2024-06").status == "undetermined"
    assert gap(made, "2024").status == "awaiting"


def test_a_target_reached_and_lost_again_says_so() -> None:
    made = dataset(SHARE_BY_2025, share("value: 4.1", "2022") + "\n" + share("value: 3.9", "2023"))

    row = gap(made, "2023")

    assert row.status == "reversing"  # without a baseline the recent pace gives the direction
    assert "fell_back" in row.doubts


def test_a_doubtful_figure_that_decides_leaves_it_unverified() -> None:
    met = gap(dataset(SHARE_BY_2025, share("value: 4.0", more=", doubt: year")), "2025")
    failed = gap(dataset(SHARE_BY_2025, share("value: 3.9", more=", doubt: year")), "2025")
    held = gap(dataset(SHARE_BY_2025, share("value: 4.1", "2023", ", doubt: year")), "2024")

    assert (met.status, met.reasons["status"]) == ("met-unverified", "doubtful")
    assert (failed.status, failed.doubts) == ("missed", ("year",))  # it stands, with a mark
    assert (held.status, held.doubts) == ("holding", ("year",))


def test_an_open_ended_figure_proves_what_it_can_and_no_more() -> None:
    enough = gap(dataset(SHARE_BY_2025, share("more_than: 4.2")), "2025")
    too_little = gap(dataset(SHARE_BY_2025, share("more_than: 3.5")), "2025")
    upper_bound = gap(dataset(SHARE_BY_2025, share("less_than: 4.5")), "2025")
    about = gap(dataset(SHARE_BY_2025, share("about: 4.2")), "2025")

    exactly_enough = gap(
        dataset(target("intensity", by="2025", more_than="4.0", printed="超4.0"), share("more_than: 4.0")), "2025"
    )
    never_enough = gap(dataset(SHARE_BY_2025, share("less_than: 3.5")), "2025")

    assert (enough.status, exactly_enough.status, never_enough.status) == ("met", "met", "missed")
    assert (too_little.status, too_little.reasons["status"]) == ("undetermined", "open_ended")
    assert upper_bound.status == "undetermined"
    assert about.status == "met-unverified"


def test_a_target_against_another_series_waits_for_that_series() -> None:
    indicators = target(
        "investment-growth", during="2024", more_than="{indicator: reference-growth}", printed="快于面上投资增速"
    )
    own = "{indicator: investment-growth, period: 2024, value: 6, source: a}"

    alone = gap(dataset(indicators, own), "2024")
    slower = gap(
        dataset(indicators, own + "\n{indicator: reference-growth, period: 2024, value: 6, source: a}"), "2024"
    )
    faster = gap(
        dataset(indicators, own + "\n{indicator: reference-growth, period: 2024, value: 5, source: a}"), "2024"
    )

    assert (alone.status, alone.reasons["status"]) == ("undetermined", "reference_missing")
    assert slower.status == "missed"
    assert faster.status == "met"
    assert faster.target == 5


def test_a_margin_is_added_to_the_reference() -> None:
    made = dataset(
        target(
            "investment-growth",
            during="2024",
            at_least="{indicator: reference-growth, plus: 3}",
            printed="高于面上投资增速3个百分点以上",
        ),
        "{indicator: investment-growth, period: 2024, value: 7.9, source: a}\n"
        "{indicator: reference-growth, period: 2024, value: 5, source: a}",
    )

    assert (gap(made).target, gap(made).status) == (8, "missed")


def test_an_ambiguous_target_is_not_judged() -> None:
    made = dataset(
        target("spending", during="2024", at_least="40", printed='"40"', ambiguous="sum or each"),
        "{indicator: spending, period: 2024, value: 50, prices: current, source: a}",
    )

    assert (gap(made).status, gap(made).reasons["status"]) == ("undetermined", "ambiguous")


def sums(*years: str) -> str:
    return "\n".join(f"{{indicator: new-firms, period: {year}, value: 1000, source: a}}" for year in years)


def test_a_sum_is_what_was_added_so_far() -> None:
    indicator = target("new-firms", during="{from: 2021, to: 2025}", at_least="6000", printed="新增6000家")

    row = gap(dataset(indicator, sums("2021", "2022", "2023")), "2023")

    assert (row.latest, row.gap, row.required_step) == (3000, 3000, 1500)
    assert row.target_period == "2021..2025"
    assert (row.progress, row.elapsed, row.due, row.status) == (0.5, 0.6, 0.6, "lagging")


def test_a_gap_in_the_years_leaves_a_sum_unknown() -> None:
    indicator = target("new-firms", during="{from: 2021, to: 2025}", at_least="6000", printed="新增6000家")

    row = gap(dataset(indicator, sums("2021", "2023")), "2023")

    assert (row.status, row.reasons["gap"]) == ("undetermined", "incomplete_window")


def test_a_sum_with_unknown_start_is_never_guessed() -> None:
    indicator = target("new-firms", during="{to: 2025}", at_least="6000", printed="新增6000家")

    row = gap(dataset(indicator, sums("2021", "2022")), "2023")

    assert (row.status, row.reasons["gap"]) == ("undetermined", "window_start_unknown")
    assert row.target_period == "?..2025"


@pytest.mark.parametrize(
    ("years", "as_of", "status"),
    [
        (["2021", "2022"], "2022", "reached-early"),
        (["2021", "2022", "2023"], "2023", "met"),
        (["2021"], "2023", "awaiting"),
        ([], "2023", "no-data"),
    ],
)
def test_a_sum_may_be_reached_before_its_window_ends(years: list[str], as_of: str, status: str) -> None:
    indicator = target("new-firms", during="{from: 2021, to: 2023}", at_least="2000", printed="新增2000家")

    assert gap(dataset(indicator, sums(*years)), as_of).status == status


def test_a_complete_sum_below_its_target_is_missed() -> None:
    indicator = target("new-firms", during="{from: 2021, to: 2022}", at_least="2500", printed="新增2500家")

    assert gap(dataset(indicator, sums("2021", "2022")), "2022").status == "missed"
    doubtful = sums("2021") + "\n{indicator: new-firms, period: 2022, value: 1000, doubt: year, source: a}"
    assert gap(dataset(indicator, doubtful), "2022").status == "missed"


def test_each_year_is_a_target_of_its_own() -> None:
    indicator = target("new-firms", each_year="{from: 2022, to: 2023}", at_least="900", printed="每年新增900家")

    rows = gaps(dataset(indicator, sums("2022")), "2023")

    assert [(row.target_period, row.status) for row in rows] == [("2022", "met"), ("2023", "awaiting")]
