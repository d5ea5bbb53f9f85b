"""What the year to date, ranges, doubts and strict thresholds change of a judgement."""

from __future__ import annotations

import pytest

from tests.made_up import baseline, dataset, gap, gaps, indicator, target

OUTPUT = {"name": "名", "unit": "亿元"}


def output(promise: str, **keys: str) -> str:
    return indicator("output", f"{promise}, printed: {keys.pop('printed')}", **OUTPUT, **keys)


def brought(**values: float) -> str:
    return "\n".join(
        f"{{indicator: output, period: {year.strip('y')}, value: {value}, prices: current, source: a}}"
        for year, value in values.items()
    )


@pytest.mark.parametrize(("half", "status"), [(19, "far-behind"), (48, "on-track"), (70, "ahead")])
def test_the_year_to_date_says_more_than_a_good_year_before(half: float, status: str) -> None:
    made = dataset(
        output("during: 2024, at_least: 100", printed="100亿元"),
        brought(**{"y2022": 90, "y2023": 120, "y2024-H1": half}),
    )

    row = gap(made, "2024-06")

    assert row.status == row.label == status


def test_the_year_to_date_says_more_than_a_bad_year_before() -> None:
    made = dataset(
        output("during: 2024, at_least: 100", printed="100亿元"),
        brought(**{"y2022": 90, "y2023": 60, "y2024-01..09": 95}),
    )

    row = gap(made, "2024-09")

    assert (row.status, row.label, row.pace) == ("ahead", "ahead", pytest.approx(0.95 / 0.75))


def test_part_of_a_year_is_held_against_the_less_demanding_end_of_a_range() -> None:
    made = dataset(
        output("during: 2024, between: [40, 50]", printed="40—50亿元"),
        brought(**{"y2023": 45, "y2024-01..09": 51}),
    )

    row = gap(made, "2024-09")

    assert (row.part_value, row.part_completion) == (51, pytest.approx(51 / 40))
    assert row.status == "reached-early"


def test_a_pace_that_starts_at_a_doubtful_figure_is_carried_nowhere() -> None:
    made = dataset(
        target("firms", by="2025", at_least="900", printed='"900"'),
        "{indicator: firms, period: 2020, value: 500, doubt: year, source: a}\n"
        "{indicator: firms, period: 2023, value: 720, source: a}",
    )

    row = gap(made)

    assert row.recent_rate is not None
    assert (row.projected, row.reasons["projected"]) == (None, "doubtful")


@pytest.mark.parametrize(("better", "promise", "first"), [("higher", "more_than", 100), ("lower", "less_than", 140)])
def test_at_a_strict_threshold_the_next_year_is_there_if_it_goes_the_right_way(
    better: str, promise: str, first: int
) -> None:
    made = dataset(
        indicator(
            "things",
            f"by: 2026, {promise}: 120, printed: {'超' if promise == 'more_than' else '低于'}120家",
            name_en="things",
            measure="stock",
            unit="家",
            better=better,
        ),
        f"{{indicator: things, period: 2021, value: {first}, source: a}}\n"
        "{indicator: things, period: 2023, value: 120, source: a}",
    )

    row = gap(made, "2023", method="pace")

    assert (row.reached, row.acceleration, row.reasons["acceleration"]) == ("2024", None, "path_flat")


def test_no_share_falls_below_nothing_and_no_rank_above_the_first() -> None:
    share = target("intensity", by="2026", at_least="1.0", printed='"1.0"')
    rank = target("city-rank", by="2026", at_most="2", printed='"2"')
    made = dataset(
        f"{share}\n{rank}",
        "{indicator: intensity, period: 2022, value: 2.0, source: a}\n{indicator: intensity, period: 2023, value: 0.8, source: a}\n"
        "{indicator: city-rank, period: 2022, value: 9, source: a}\n{indicator: city-rank, period: 2023, value: 5, source: a}",
    )

    assert [row.projected for row in gaps(made, "2023")] == [0, 1]


def test_the_share_of_a_range_that_is_missing_is_counted_at_its_less_demanding_end() -> None:
    made = dataset(
        target("patents", by="2025", between="[3, 5]", printed="3—5件"),
        "{indicator: patents, period: 2023, value: 2.4, source: a}",
    )

    row = gap(made)

    assert (float(row.gap), row.gap_percent) == (0.6, pytest.approx(20))
    assert (row.attainment, row.reasons["attainment"]) == (None, "not_defined_for_measure")
    assert (row.target, row.target_max) == (3, 5)


def test_the_path_runs_through_values_and_what_multiples_come_to() -> None:
    made = dataset(
        indicator(
            "firms",
            "by: 2025, multiple: 2, since: 2020, printed: 实现倍增",
            'by: 2030, at_least: 1500, printed: "1500"',
            baseline=baseline("2020", "466"),
            unit="家",
        ),
        "{indicator: firms, period: 2023, value: 600, source: a}",
    )

    near, far = gaps(made, "2023", method="schedule")

    assert near.path_value == far.path_value == pytest.approx(466 * 2**0.6)
    assert far.path_gap == pytest.approx(466 * 2**0.6 - 600)


def test_a_baseline_that_was_asked_for_starts_the_path_however_old_it_is() -> None:
    made = dataset(
        target("intensity", by="2025", at_least="3.0", printed='"3.0"'),
        "{indicator: intensity, period: 2015, value: 2.0, source: a}\n"
        "{indicator: intensity, period: 2023, value: 2.6, source: a}",
    )

    assert gap(made, baseline="2015", method="schedule").path_value == pytest.approx(2.8)
