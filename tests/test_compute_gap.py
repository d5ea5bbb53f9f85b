"""Gap, attainment, progress and rates of made-up targets, held against figures worked out by hand."""

from __future__ import annotations

import pytest

from tests.made_up import dataset, gap, gaps, target


def test_higher_is_better_counts_what_is_missing() -> None:
    made = dataset(
        target("firms", by="2025", at_least="1000", printed='"1000"'),
        "{indicator: firms, period: 2023, value: 800, source: a}",
    )

    row = gap(made)

    assert row.gap == 200
    assert row.gap_percent == pytest.approx(20)
    assert row.attainment == pytest.approx(0.8)
    assert row.required_rate == pytest.approx((1000 / 800) ** 0.5 * 100 - 100, abs=1e-9)
    assert row.required_step == pytest.approx(100)
    assert row.rate_unit == "percent_per_year"


def test_lower_is_better_counts_what_is_too_much() -> None:
    made = dataset(
        target("energy", by="2025", at_most="0.40", printed="0.40以内"),
        "{indicator: energy, period: 2023, value: 0.50, source: a}",
    )

    row = gap(made)

    assert float(row.gap or 0) == pytest.approx(0.10)
    assert row.attainment == pytest.approx(2 - 0.5 / 0.4)
    assert row.required_rate is not None
    assert row.required_rate < 0


def test_a_passed_target_has_a_negative_gap_and_needs_nothing() -> None:
    made = dataset(
        target("intensity", by="2025", at_least="3.0", printed='"3.0"'),
        "{indicator: intensity, period: 2023, value: 3.2, source: a}",
    )

    row = gap(made)

    assert float(row.gap or 0) == pytest.approx(-0.2)
    assert row.required_rate is None
    assert row.reasons["required_rate"] == "already_met"


def test_a_range_is_missed_by_the_distance_to_its_less_demanding_end() -> None:
    indicator = target("patents", by="2025", between="[3, 5]", printed="3—5件")

    below = gap(dataset(indicator, "{indicator: patents, period: 2023, value: 2, source: a}"))
    above = gap(dataset(indicator, "{indicator: patents, period: 2023, value: 6, source: a}"))
    inside = gap(dataset(indicator, "{indicator: patents, period: 2023, value: 4, source: a}"))

    assert below.gap == 1
    assert below.required_step == pytest.approx(0.5)
    assert below.target == 3
    assert (inside.gap, above.gap) == (0, -1)  # beyond the better end by 1, which is said and does no harm
    assert inside.reasons["required_rate"] == "already_met"


def test_exactly_is_missed_on_either_side() -> None:
    indicator = target("score", by="2025", exactly="100", printed='"100"')

    row = gap(dataset(indicator, "{indicator: score, period: 2023, value: 103, source: a}"))

    assert row.gap == 3
    assert row.status == "undetermined"


def test_a_share_moves_by_points_and_a_rank_by_places() -> None:
    share = gap(
        dataset(
            target("intensity", by="2025", at_least="3.0", printed='"3.0"'),
            "{indicator: intensity, period: 2023, value: 2.6, source: a}",
        )
    )
    rank = gap(
        dataset(
            target("city-rank", by="2025", at_most="20", printed='"20"'),
            "{indicator: city-rank, period: 2023, value: 25, source: a}",
        )
    )

    assert (share.rate_unit, share.required_rate) == ("points_per_year", pytest.approx(0.2))
    assert (rank.rate_unit, rank.required_rate) == ("places_per_year", pytest.approx(-2.5))
    assert rank.reasons["attainment"] == "not_defined_for_measure"


def test_additions_and_growth_have_no_rate_of_their_own() -> None:
    made = dataset(
        target("new-firms", during="2025", at_least="2000", printed="新增2000家")
        + "\n"
        + target("investment-growth", during="2025", at_least="20", printed="20%"),
        "{indicator: new-firms, period: 2023, value: 1800, source: a}\n"
        "{indicator: investment-growth, period: 2023, value: 24.5, source: a}",
    )

    added, growth = gaps(made)

    assert added.reasons["required_rate"] == "not_defined_for_measure"
    assert added.required_step == 2000
    assert growth.rate_unit is None
    assert growth.reasons["attainment"] == "not_defined_for_measure"
    assert growth.status == "undetermined"


def test_levels_published_on_comparable_coverage_yield_no_rate() -> None:
    made = dataset(
        target("investment", during="2025", at_least="800", printed='"800"'),
        "{indicator: investment, period: 2022, value: 500, prices: current, source: a}\n"
        "{indicator: investment, period: 2023, value: 600, prices: current, source: a}",
    )

    row = gap(made)

    assert row.gap == 200
    assert row.reasons["required_rate"] == "levels_not_comparable"
    assert row.reasons["recent_rate"] == "levels_not_comparable"


def test_progress_and_elapsed_speak_of_the_same_moment() -> None:
    made = dataset(
        target(
            "firms",
            by="2025",
            at_least="1000",
            printed='"1000"',
            baseline='{period: 2020, value: 500, printed: "500", at: {section: 一, line: 1}}',
        ),
        "{indicator: firms, period: 2023, value: 800, source: a}",
    )

    row = gap(made, "2025-06")

    assert row.progress == pytest.approx(0.6)
    assert row.elapsed == pytest.approx(0.6)
    assert row.baseline_origin == "plan"
    assert row.planned_rate == pytest.approx(2**0.2 * 100 - 100)
    assert row.observed_rate == pytest.approx(1.6 ** (1 / 3) * 100 - 100)


def test_a_baseline_that_is_the_latest_value_tells_nothing_of_progress() -> None:
    made = dataset(
        target(
            "firms",
            by="2025",
            at_least="1000",
            printed='"1000"',
            baseline='{period: 2020, value: 500, printed: "500", at: {section: 一, line: 1}}',
        )
    )

    row = gap(made)

    assert row.latest == 500
    assert row.latest_source == "made-up"
    assert row.progress is None
    assert row.reasons["progress"] == "baseline_is_latest"
    assert row.reasons["elapsed"] == "baseline_is_latest"


def test_the_year_before_the_plan_serves_as_baseline() -> None:
    made = dataset(
        target("firms", by="2025", at_least="1000", printed='"1000"'),
        "{indicator: firms, period: 2019, value: 400, source: a}\n"
        "{indicator: firms, period: 2020, value: 500, source: a}\n"
        "{indicator: firms, period: 2022, value: 700, source: a}",
    )

    assert (gap(made).baseline, gap(made).baseline_origin) == (500, "before_start")
    assert (gap(made, baseline="2019").baseline, gap(made, baseline="2019").baseline_origin) == (400, "option")
    assert gap(made, baseline="2018").reasons["baseline"] == "no_baseline"


def test_the_latest_before_issue_serves_where_the_year_before_is_missing() -> None:
    made = dataset(
        target("firms", by="2025", at_least="1000", printed='"1000"'),
        "{indicator: firms, period: 2019, value: 400, source: a}\n{indicator: firms, period: 2022, value: 700, source: a}",
    )

    assert (gap(made).baseline, gap(made).baseline_origin) == (400, "before_issue")


def test_where_the_base_satisfied_the_target_there_is_no_way_to_measure() -> None:
    made = dataset(
        target(
            "firms",
            by="2025",
            at_least="500",
            printed='"500"',
            baseline='{period: 2020, value: 500, printed: "500", at: {section: 一, line: 1}}',
        ),
        "{indicator: firms, period: 2022, value: 400, source: a}",
    )

    reasons = gap(made).reasons
    assert {reasons[key] for key in ("progress", "due", "path_value", "path_gap", "status")} == {"base_satisfies"}


def test_recent_pace_reaches_back_five_years_and_no_further() -> None:
    made = dataset(
        target("intensity", by="2027", at_least="4.2", printed='"4.2"'),
        "{indicator: intensity, period: 2017, value: 1.0, source: a}\n"
        "{indicator: intensity, period: 2018, value: 3.44, source: a}\n"
        "{indicator: intensity, period: 2019, about: 3.4, source: a}\n"
        "{indicator: intensity, period: 2023, value: 3.86, source: a}",
    )

    row = gap(made)

    assert row.recent_from == "2018"
    assert row.recent_rate == pytest.approx(0.084, abs=1e-9)
    assert row.required_rate == pytest.approx(0.085, abs=1e-9)
    assert row.acceleration == pytest.approx(0.085 / 0.084, abs=1e-9)


def test_no_multiple_of_a_falling_pace_arrives_at_a_higher_target() -> None:
    made = dataset(
        target("firms", by="2025", at_least="1000", printed='"1000"'),
        "{indicator: firms, period: 2021, value: 900, source: a}\n{indicator: firms, period: 2023, value: 800, source: a}",
    )

    assert gap(made).acceleration is None
    assert gap(made).reasons["acceleration"] == "opposite_direction"


def test_no_rate_crosses_vintages_boundaries_or_prices() -> None:
    indicator = target("spending", during="2025", at_least="40", printed='"40"')
    vintage = dataset(
        indicator,
        "{indicator: spending, period: 2022, value: 25, prices: current, source: a}\n"
        "{indicator: spending, period: 2023, value: 30, prices: current, vintage: census-5, source: a}",
    )
    prices = dataset(
        indicator,
        "{indicator: spending, period: 2022, value: 25, prices: constant(2020), source: a}\n"
        "{indicator: spending, period: 2023, value: 30, prices: current, source: a}",
    )

    assert gap(vintage).reasons["recent_rate"] == "series_break"
    assert gap(prices).reasons["recent_rate"] == "series_break"


def test_a_figure_of_doubtful_scope_starts_no_rate() -> None:
    made = dataset(
        target("spending", during="2025", at_least="40", printed='"40"'),
        "{indicator: spending, period: 2023, value: 30, prices: current, doubt: scope, source: a}",
    )

    assert gap(made).gap == 10
    assert gap(made).reasons["required_rate"] == "series_break"


def test_there_is_no_compound_rate_through_zero_but_a_step() -> None:
    made = dataset(
        target("firms", by="2025", at_least="10", printed='"10"'),
        "{indicator: firms, period: 2023, value: 0, source: a}",
    )

    row = gap(made)

    assert row.reasons["required_rate"] == "not_positive"
    assert row.required_step == pytest.approx(5)


def test_a_target_of_zero_has_a_gap_but_no_attainment() -> None:
    made = dataset(
        target("energy", by="2025", at_most="0", printed='"0"'),
        "{indicator: energy, period: 2023, value: 2, source: a}",
    )

    row = gap(made)

    assert row.gap == 2
    assert row.reasons["attainment"] == "not_positive"


def test_an_open_ended_figure_gives_no_gap_and_an_approximate_one_no_rate() -> None:
    indicator = target("spending", during="2025", at_least="1600", printed='"1600"')

    over = gap(dataset(indicator, "{indicator: spending, period: 2023, more_than: 1500, prices: current, source: a}"))
    about = gap(dataset(indicator, "{indicator: spending, period: 2023, about: 1500, prices: current, source: a}"))

    assert over.latest == 1500
    assert over.reasons["gap"] == "open_ended"
    assert over.doubts == ("more_than",)
    assert about.gap == 100
    assert about.reasons["required_rate"] == "open_ended"
    assert about.doubts == ("about",)


def test_a_stale_figure_is_shown_but_says_nothing() -> None:
    made = dataset(
        target("firms", by="2025", at_least="17000", printed='"17000"'),
        "{indicator: firms, period: 2017, value: 1979, source: a}",
    )

    row = gap(made)

    assert row.latest == 1979
    assert {row.reasons[key] for key in ("gap", "attainment", "required_rate", "status")} == {"stale"}
    assert row.planned_rate == pytest.approx(((17000 / 1979) ** (1 / 8) - 1) * 100)  # a start is never too old


def test_exactly_two_years_before_the_start_is_not_stale() -> None:
    made = dataset(
        target("firms", by="2025", at_least="17000", printed='"17000"'),
        "{indicator: firms, period: 2018, value: 1979, source: a}",
    )

    assert gap(made).required_rate is not None


def test_part_years_never_stand_for_a_year() -> None:
    made = dataset(
        target("spending", during="2024", at_least="40", printed='"40"'),
        "{indicator: spending, period: 2024-H1, value: 25, prices: current, source: a}",
    )

    assert gap(made).status == "no-data"


def test_as_of_leaves_out_what_lies_after_it() -> None:
    made = dataset(
        target("firms", by="2025", at_least="1000", printed='"1000"'),
        "{indicator: firms, period: 2022, value: 700, source: a}\n{indicator: firms, period: 2023, value: 800, source: a}",
    )

    assert gap(made, "2023-11").latest == 700
    assert gap(made, "2023-12").latest == 800


def test_the_latest_is_never_later_than_the_target() -> None:
    made = dataset(
        target("firms", by="2022", at_least="750", printed='"750"'),
        "{indicator: firms, period: 2022, value: 700, source: a}\n{indicator: firms, period: 2023, value: 800, source: a}",
    )

    assert gap(made).latest == 700
    assert gap(made).status == "missed"


def test_a_path_runs_through_milestones() -> None:
    made = dataset(
        '{id: intensity, name: 名, unit: "%", baseline: {period: 2020, value: 2, printed: "2", at: {section: 一, line: 1}}, '
        'targets: [{by: 2022, at_least: 3, printed: "3", at: {section: 一, line: 1}}, '
        '{by: 2024, at_least: 5, printed: "5", at: {section: 一, line: 1}}]}',
        "{indicator: intensity, period: 2023, value: 3.5, source: a}",
    )

    final = gaps(made, "2023")[1]

    assert final.path_value == pytest.approx(4)
    assert final.path_gap == pytest.approx(0.5)


def test_a_compound_path_bends() -> None:
    made = dataset(
        target(
            "firms",
            by="2022",
            at_least="400",
            printed='"400"',
            baseline='{period: 2020, value: 100, printed: "100", at: {section: 一, line: 1}}',
        ),
        "{indicator: firms, period: 2021, value: 250, source: a}",
    )

    assert gap(made, "2021").path_value == pytest.approx(200)
    assert gap(made, "2021").path_gap == pytest.approx(-50)


def test_the_path_takes_the_most_demanding_of_the_plans_own_targets() -> None:
    made = dataset(
        '{id: intensity, name: 名, unit: "%", baseline: {period: 2020, value: 2, printed: "2", at: {section: 一, line: 1}}, '
        'targets: [{by: 2022, at_least: 3, printed: "3", at: {section: 一, line: 1}}, '
        '{by: 2022, at_least: 4, printed: "4", at: {section: 一, line: 1}}, '
        '{by: 2022, at_least: 9, assigned_by: "990000", printed: "9", at: {section: 一, line: 1}}, '
        '{by: 2024, at_least: 6, printed: "6", at: {section: 一, line: 1}}]}',
        "{indicator: intensity, period: 2021, value: 2.5, source: a}",
    )

    own = [row for row in gaps(made, "2021") if row.assigned_by is None]

    assert own[-1].path_value == pytest.approx(3)


def test_a_baseline_of_doubtful_scope_starts_no_planned_rate_either() -> None:
    made = dataset(
        target("spending", during="2025", at_least="40", printed='"40"'),
        "{indicator: spending, period: 2020, value: 20, prices: current, doubt: scope, source: a}",
    )

    assert gap(made).reasons["planned_rate"] == "series_break"


def test_what_one_year_brought_does_not_meet_the_target_of_another() -> None:
    made = dataset(
        target("spending", during="2024", at_least="56.7", printed="56.7亿元"),
        "{indicator: spending, period: 2023, value: 90, prices: current, source: a}",
    )

    row = gap(made)

    assert row.status == "awaiting"
    assert row.required_rate == pytest.approx((56.7 / 90 - 1) * 100)
