"""Limits on what is counted over time: they are used up, not reached, and kept or broken when their time is over."""

from __future__ import annotations

import pytest

from tests.made_up import dataset, gap, indicator
from tests.test_render_tables import made_up, shown

WASTE = {"name_en": "waste", "measure": "flow", "unit": "吨", "better": "lower"}


def waste(promise: str, printed: str) -> str:
    return indicator("waste", f"{promise}, printed: {printed}", **WASTE)


def seen(**values: float) -> str:
    return "\n".join(
        f"{{indicator: waste, period: {year.strip('y')}, value: {value}, source: a}}" for year, value in values.items()
    )


CAP = waste("during: {from: 2021, to: 2024}, at_most: 300", "300吨以内")


def test_a_limit_is_used_up_against_the_time_that_has_passed() -> None:
    row = gap(dataset(CAP, seen(y2021=100, y2022=110)), "2022")

    assert (row.progress, row.elapsed, row.pace) == (pytest.approx(0.7), 0.5, pytest.approx(0.5 / 0.7))
    assert (row.status, row.label) == ("lagging", "lagging")
    assert row.required_step == 45


def test_before_its_time_is_over_a_limit_has_no_gap_and_is_not_achieved() -> None:
    row = gap(dataset(CAP, seen(y2021=20, y2022=30)), "2022")

    assert (row.gap, row.attainment, row.reasons["gap"]) == (None, None, "window_open")
    assert (row.status, row.label) == ("ahead", "ahead")


def test_a_limit_that_is_broken_is_missed_at_once_and_needs_no_negative_step() -> None:
    row = gap(dataset(CAP, seen(y2021=200, y2022=110)), "2022")

    assert (row.status, row.reasons["status"]) == ("missed", "limit_exceeded")
    assert (row.required_step, row.reasons["required_step"]) == (None, "limit_exceeded")


def test_a_limit_that_was_broken_is_missed_when_its_time_is_over_though_years_are_not_observed() -> None:
    assert gap(dataset(CAP, seen(y2021=200, y2022=110)), "2024").status == "missed"
    assert gap(dataset(CAP, seen(y2021=100, y2022=110)), "2024").status == "awaiting"


def test_a_sum_that_was_reached_is_met_when_its_time_is_over_though_years_are_not_observed() -> None:
    want = indicator(
        "planted", "during: {from: 2021, to: 2024}, at_least: 300, printed: 300吨", **(WASTE | {"better": "higher"})
    )
    made = dataset(want, seen(y2021=200, y2022=110).replace("waste", "planted"))

    assert gap(made, "2022").status == "reached-early"
    assert gap(made, "2024").status == "met"


def test_a_flow_that_an_earlier_year_brought_is_holding_and_never_met_early() -> None:
    want = indicator("output", "during: 2025, at_least: 100, printed: 100亿元", name="名", unit="亿元")
    made = dataset(
        want,
        "{indicator: output, period: 2022, value: 80, prices: current, source: a}\n"
        "{indicator: output, period: 2023, value: 120, prices: current, source: a}",
    )
    for method in ("schedule", "pace", "statcan", "linear"):
        row = gap(made, "2023", baseline="2022", method=method)

        assert (row.status, "status" in row.reasons) == ("holding", False)
        assert row.label == ("target_achieved" if method == "statcan" else "achieved")  # as the source has it


@pytest.mark.parametrize(
    ("half", "said"), [(40, "低于序时进度5.6个百分点，余量50"), (50, "高于序时进度5.6个百分点，余量40")]
)
def test_a_limit_for_one_year_is_told_as_what_is_left_of_it(half: int, said: str) -> None:
    report = made_up(
        waste("during: 2024, at_most: 90", "90吨以内"), seen(**{"y2023": 95, "y2024-H1": half}), as_of="2024-06"
    )

    text = shown(report)

    assert f"已用全年限额90的{'44.4' if half == 40 else '55.6'}%，序时进度50.0%，{said}" in text
    assert "（按2024年上半年年内进度）" in text


def test_what_moved_away_from_an_exact_value_by_rising_is_said_to_rise() -> None:
    want = indicator("patents", "by: 2025, exactly: 4, printed: 4件", name="名", unit="件/万人")
    seen_ = "{indicator: patents, period: 2021, value: 5, source: a}\n{indicator: patents, period: 2023, value: 8, source: a}"
    row = gap(dataset(want, seen_), "2023")

    assert row.status == "reversing"
    assert "不降反升" in shown(made_up(want, seen_, as_of="2023"))
