"""The growth that plans ask for, and whether what they state can be meant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planmetrics.compute.outcome import Reason
from planmetrics.compute.segments import implied_interval
from planmetrics.figures.precision import interval
from tests.made_up import dataset, segments, target


def firms(base: str, aim: str, stated: str, printed: str, *, base_printed: str = "") -> str:
    return (
        f'{{id: firms, name: 名, unit: 家, baseline: {{period: 2020, value: {base}, printed: "{base_printed or base}", '
        f'at: {{section: 一, line: 1}}}}, targets: [{{by: 2025, at_least: {aim}, printed: "{aim}", '
        f"stated: {{{stated}, printed: {printed}}}, at: {{section: 一, line: 2}}}}]}}"
    )


def test_a_stated_rate_that_the_figures_do_not_allow_disagrees() -> None:
    (row,) = segments(dataset(firms("466", "1000", "growth: 15", "增长15%")))

    assert row.compound_rate == pytest.approx(16.499166, abs=1e-6)
    assert row.agrees is False
    assert row.at_stated == pytest.approx(937.292449, abs=1e-6)


def test_printed_precision_lets_a_rounded_base_agree() -> None:
    (exact,) = segments(dataset(firms("20", "40", "growth: 15", "增长15%")))
    (at_least,) = segments(dataset(firms("20", "40", "growth: {at_least: 15}", "增长15%以上")))
    (finer,) = segments(dataset(firms("20.0", "40", "growth: 15.0", "增长15.0%")))

    assert exact.agrees is True
    assert at_least.agrees is True
    assert finer.agrees is False


def test_a_base_printed_in_ten_thousands_is_known_to_its_last_printed_digit() -> None:
    (rounded,) = segments(dataset(firms("17000", "34000", "growth: 15.5", "增长15.5%", base_printed="1.7万")))
    (exact,) = segments(dataset(firms("17000", "34000", "growth: 15.5", "增长15.5%")))

    assert rounded.agrees is True
    assert exact.agrees is False


def test_a_stated_step_is_held_against_the_linear_step() -> None:
    (row,) = segments(dataset(firms("40", "60", "step: 4", "增加4个")))

    assert row.linear_step == pytest.approx(4)
    assert (row.agrees, row.at_stated, row.stated_unit) == (True, pytest.approx(60), "units_per_year")


def test_a_stated_upper_bound_of_growth_is_one() -> None:
    (row,) = segments(dataset(firms("100", "200", "growth: {at_most: 10}", "增长10%以内")))

    assert row.agrees is False


def test_segments_run_between_baseline_milestones_and_target_and_then_in_all() -> None:
    made = dataset(
        '{id: intensity, name: 名, unit: "%", baseline: {period: 2020, value: 2.0, printed: "2.0", at: {section: 一, line: 1}}, '
        'targets: [{by: 2027, at_least: 3.4, printed: "3.4", at: {section: 一, line: 1}}, '
        '{by: 2025, at_least: 3.0, printed: "3.0", at: {section: 一, line: 1}}]}'
    )

    found = [(row.from_period, row.to_period, row.rate) for row in segments(made)]

    assert found == [
        ("2020", "2025", pytest.approx(0.2)),
        ("2025", "2027", pytest.approx(0.2)),
        ("2020", "2027", pytest.approx(0.2)),
    ]


def test_an_old_start_is_a_start_and_the_whole_begins_there() -> None:
    made = dataset(
        "{id: firms, name: 名, unit: 家, targets: ["
        '{by: 2024, at_least: 100, printed: "100", at: {section: 一, line: 1}}, '
        '{by: 2025, at_least: 110, printed: "110", at: {section: 一, line: 1}}, '
        '{by: 2026, at_least: 121, printed: "121", at: {section: 一, line: 1}}]}',
        "{indicator: firms, period: 2010, value: 5, source: a}",
    )

    rows = segments(made)

    assert rows[0].rate == pytest.approx((20 ** (1 / 14) - 1) * 100)
    assert (rows[-1].from_period, rows[-1].to_period) == ("2010", "2026")
    assert rows[-1].rate == pytest.approx(((121 / 5) ** (1 / 16) - 1) * 100)


def test_without_a_start_a_single_target_has_no_rate() -> None:
    (row,) = segments(dataset(target("firms", by="2025", at_least="100", printed='"100"')))

    assert (row.rate, row.reasons["rate"]) == (None, "no_baseline")
    assert row.to_value == 100


def test_a_baseline_of_doubtful_scope_starts_no_segment() -> None:
    made = dataset(
        target("firms", by="2025", at_least="100", printed='"100"'),
        "{indicator: firms, period: 2020, value: 50, doubt: scope, source: a}",
    )

    assert segments(made)[0].reasons["rate"] == "series_break"


def test_growth_changes_and_multiples_show_the_level_that_they_come_to() -> None:
    made = dataset(
        '{id: spending, name: 名, unit: 亿元, baseline: {period: 2020, value: 20, prices: current, printed: "20", at: {section: 一, line: 1}}, '
        "targets: [{by: 2025, growth: {at_least: 15}, printed: 年均增长15%以上, at: {section: 一, line: 1}}, "
        '{by: 2025, multiple: 3, since: 2020, printed: "3倍", at: {section: 一, line: 1}}, '
        "{by: 2025, change: 7, since: 2020, printed: 增加7亿元, at: {section: 一, line: 1}}]}"
    )

    assert [row.to_value for row in segments(made)] == [pytest.approx(20 * 1.15**5), 60, 27]


def test_an_implied_interval_needs_figures_above_zero() -> None:
    found = implied_interval(interval(Decimal(466)), 1000, 5, is_growth=True)

    assert not isinstance(found, Reason)
    assert found.low < 16.499166 < found.high
    assert implied_interval(interval(Decimal(0)), 10, 5, is_growth=True) is Reason.NOT_POSITIVE
