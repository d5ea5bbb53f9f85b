"""A trend, the interval for its next value, and the chance of meeting a bound."""

from __future__ import annotations

import math
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planmetrics.compute.outcome import Reason
from planmetrics.compute.trend import Forecast, Trend, fit, predict, probability

WORKED = [(1.0, 2.0), (2.0, 4.0), (3.0, 5.0), (4.0, 4.0), (5.0, 5.0)]
"""Mean 4 at time 3, Sxx 10, Sxy 6; residuals -0.8, 0.6, 1.0, -0.6, -0.2 with squares that add up to 2.4."""

# NIST Statistical Reference Datasets, Linear Least Squares Regression, Norris (ozone monitors): x, then y
NORRIS_X = """0.2 337.4 118.2 884.6 10.1 226.5 666.3 996.3 448.6 777.0 558.2 0.4 0.6 775.5 666.9 338.0 447.5 11.6 556.0
    228.1 995.8 887.6 120.2 0.3 0.3 556.8 339.1 887.2 999.0 779.0 11.1 118.3 229.2 669.1 448.9 0.5"""
NORRIS_Y = """0.1 338.8 118.1 888.0 9.2 228.1 668.5 998.5 449.1 778.9 559.2 0.3 0.1 778.1 668.8 339.3 448.9 10.8 557.7
    228.3 998.0 888.8 119.6 0.3 0.6 557.6 339.3 888.0 998.5 778.9 10.2 117.6 228.9 668.4 449.2 0.2"""


def fitted(points: list[tuple[float, float]], *, is_growth: bool = False) -> Trend:
    found = fit(points, is_growth=is_growth)
    assert isinstance(found, Trend)
    return found


def yearly(values: list[float], start: float = 2015.0) -> list[tuple[float, float]]:
    return [(start + year, value) for year, value in enumerate(values)]


def test_a_line_worked_by_hand_comes_out() -> None:
    trend = fitted(WORKED)

    assert (trend.number, trend.mean_time, trend.spread) == (5, 3, 10)
    assert (trend.centre, trend.slope) == pytest.approx((4, 0.6))
    assert trend.error == pytest.approx(math.sqrt(2.4 / 3))


def test_an_interval_worked_by_hand_comes_out() -> None:
    margin = 1.637744 * math.sqrt(0.8) * math.sqrt(1 + 1 / 5 + 9 / 10)

    assert predict(fitted(WORKED), 6) == pytest.approx((5.8, 5.8 - margin, 5.8 + margin), abs=1e-6)


def test_the_certified_figures_of_a_reference_dataset_come_out() -> None:
    points = zip(map(float, NORRIS_X.split()), map(float, NORRIS_Y.split()), strict=True)

    trend = fitted(list(points))

    assert trend.number == 36
    assert trend.slope == pytest.approx(1.00211681802045, rel=1e-13)
    assert trend.centre - trend.slope * trend.mean_time == pytest.approx(-0.262323073774029, rel=1e-11)
    assert trend.error == pytest.approx(0.884796396144373, rel=1e-12)


def test_fewer_than_four_values_make_no_trend() -> None:
    assert fit(WORKED[:3], is_growth=False) is Reason.TOO_FEW_OBSERVATIONS
    assert fit([], is_growth=True) is Reason.TOO_FEW_OBSERVATIONS
    assert isinstance(fit(WORKED[:4], is_growth=False), Trend)


@pytest.mark.parametrize("value", [0.0, -1.0])
def test_what_is_not_above_zero_does_not_grow_but_may_lie_on_a_line(value: float) -> None:
    points = [*WORKED, (6.0, value)]

    assert fit(points, is_growth=True) is Reason.NOT_POSITIVE
    assert isinstance(fit(points, is_growth=False), Trend)


def test_growth_is_a_line_through_logarithms() -> None:
    values = [466.0, 540.0, 612.0, 750.0, 820.0, 1000.0]
    growth = fitted(yearly(values), is_growth=True)
    line = fitted(yearly([math.log(value) for value in values]))

    assert growth[:-1] == pytest.approx(line[:-1])
    assert predict(growth, 2025) == pytest.approx([math.exp(end) for end in predict(line, 2025)])
    assert probability(growth, 2025, 2000, 3000) == pytest.approx(
        probability(line, 2025, math.log(2000), math.log(3000))
    )


def test_steady_growth_goes_on_and_leaves_no_doubt() -> None:
    trend = fitted(yearly([100 * 1.07**year for year in range(6)]), is_growth=True)

    assert math.expm1(trend.slope) == pytest.approx(0.07)
    assert trend.error == 0
    assert predict(trend, 2025) == pytest.approx([100 * 1.07**10] * 3)


def test_an_exact_line_meets_a_bound_or_does_not() -> None:
    trend = fitted(yearly([3.1, 3.2, 3.3, 3.4, 3.5]))

    assert probability(trend, 2021, 3.7, None) == 1  # 3.7 is met, whatever the last digits of the floats
    assert probability(trend, 2021, None, 3.7) == 1
    assert probability(trend, 2021, 3.7001, None) == 0
    assert probability(trend, 2021, None, 3.6999) == 0
    assert probability(trend, 2021, 3.6, 3.8) == 1


def test_an_exact_line_meets_zero_too() -> None:
    falling = fitted(yearly([0.5, 0.4, 0.3, 0.2]))

    assert probability(falling, 2020, None, 0) == 1
    assert probability(falling, 2020, 0, None) == 1
    assert probability(falling, 2021, 0, None) == 0


def test_what_never_changed_does_not_change() -> None:
    for value in (0.0, 7.0, -3.5):
        trend = fitted(yearly([value] * 5))

        assert predict(trend, 2030) == (value, value, value)
        assert probability(trend, 2030, value, value) == 1
        assert probability(trend, 2030, value + 1, None) == 0


def test_the_interval_holds_four_fifths_and_a_tenth_lies_on_each_side() -> None:
    for is_growth in (False, True):
        trend = fitted(WORKED, is_growth=is_growth)
        _, low, high = predict(trend, 8)

        assert probability(trend, 8, low, high) == pytest.approx(0.8, abs=1e-9)
        assert probability(trend, 8, None, low) == pytest.approx(0.1, abs=1e-9)
        assert probability(trend, 8, high, None) == pytest.approx(0.1, abs=1e-9)


def test_the_forecast_is_as_likely_passed_as_missed() -> None:
    for is_growth in (False, True):
        trend = fitted(WORKED, is_growth=is_growth)

        assert probability(trend, 7, predict(trend, 7).value, None) == pytest.approx(0.5, abs=1e-12)


def test_without_bounds_everything_is_met_and_between_crossed_bounds_nothing() -> None:
    trend = fitted(WORKED)

    assert probability(trend, 7, None, None) == 1
    assert probability(trend, 7, 9, 3) == 0


@pytest.mark.parametrize("bound", [0.0, -5.0])
def test_what_grows_stays_above_zero(bound: float) -> None:
    for points in (WORKED, yearly([1.0, 2.0, 4.0, 8.0])):
        trend = fitted(points, is_growth=True)

        assert probability(trend, 7, bound, None) == 1
        assert probability(trend, 7, None, bound) == 0


def test_growth_beyond_all_floats_stops_at_the_largest() -> None:
    up = fitted(yearly([1e-300, 1e-100, 1e100, 1e299]), is_growth=True)
    down = fitted(yearly([1e299, 1e100, 1e-100, 1e-300]), is_growth=True)

    assert predict(up, 2050) == pytest.approx([sys.float_info.max] * 3)
    assert predict(down, 2050) == (0, 0, 0)
    assert probability(up, 2050, 1, None) > 0.9


def test_a_line_beyond_all_floats_stops_at_the_largest() -> None:
    largest = sys.float_info.max
    trend = fitted(yearly([-largest, largest, -largest, largest]))

    assert predict(trend, 1e300) == Forecast(largest, -largest, largest)
    assert 0 <= probability(trend, 1e300, 0, largest) <= 1


shapes = st.lists(st.integers(-1000, 1000), min_size=4, max_size=12)
"""Values in tenths: differences are real ones, or none."""
ahead = st.integers(-30, 30)


def drawn(shape: list[int], *, is_growth: bool) -> list[tuple[float, float]]:
    return yearly([(1.01**tenths if is_growth else tenths / 10) for tenths in shape], start=0.0)


@given(shapes, ahead, st.integers(-3000, 3000), st.booleans())
def test_when_years_are_counted_from_changes_nothing(shape: list[int], time: int, shift: int, is_growth: bool) -> None:
    points = drawn(shape, is_growth=is_growth)
    moved = [(when + shift, value) for when, value in points]

    one = predict(fitted(points, is_growth=is_growth), time)
    other = predict(fitted(moved, is_growth=is_growth), time + shift)

    assert other == pytest.approx(one, rel=1e-6, abs=1e-6)


@given(shapes, ahead, st.sampled_from([0.0001, 0.01, 10_000.0, 100_000_000.0]), st.booleans())
def test_the_interval_is_in_the_unit_of_the_values(shape: list[int], time: int, unit: float, is_growth: bool) -> None:
    points = drawn(shape, is_growth=is_growth)
    scaled = [(when, value * unit) for when, value in points]

    one = predict(fitted(points, is_growth=is_growth), time)
    other = predict(fitted(scaled, is_growth=is_growth), time)

    assert [end / unit for end in other] == pytest.approx(one, rel=1e-6, abs=1e-6)


@given(shapes, ahead)
def test_a_mirrored_series_has_the_mirrored_interval(shape: list[int], time: int) -> None:
    points = drawn(shape, is_growth=False)

    value, low, high = predict(fitted(points), time)
    mirrored = predict(fitted([(when, -y) for when, y in points]), time)

    assert mirrored == pytest.approx((-value, -high, -low), rel=1e-9, abs=1e-9)


@given(shapes, st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_the_points_changes_nothing(shape: list[int], random: object, is_growth: bool) -> None:
    points = drawn(shape, is_growth=is_growth)
    mixed = list(points)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # Hypothesis draws a random.Random

    assert fitted(mixed, is_growth=is_growth) == pytest.approx(fitted(points, is_growth=is_growth), rel=1e-9, abs=1e-9)


@given(shapes, st.floats(0, 20), st.floats(0.1, 20))
def test_the_interval_widens_away_from_the_middle(shape: list[int], away: float, further: float) -> None:
    trend = fitted(drawn(shape, is_growth=False))
    widths = []
    for distance in (away, away + further, -away - further):
        _, low, high = predict(trend, trend.mean_time + distance)
        widths.append(high - low)

    assert widths[1] == pytest.approx(widths[2], rel=1e-9, abs=1e-9)
    assert widths[0] < widths[1] if trend.error else widths[0] == widths[1] == 0


@given(shapes, ahead, st.floats(-200, 200), st.booleans())
def test_a_value_is_at_least_or_at_most_a_bound(shape: list[int], time: int, bound: float, is_growth: bool) -> None:
    trend = fitted(drawn(shape, is_growth=is_growth), is_growth=is_growth)
    above, below = probability(trend, time, bound, None), probability(trend, time, None, bound)

    assert 0 <= above <= 1
    assert 0 <= below <= 1
    assert above + below == pytest.approx(1, abs=1e-12) or (trend.error == 0 and above == below == 1)


@given(
    st.lists(st.floats(-sys.float_info.max, sys.float_info.max), min_size=4, max_size=8),
    st.floats(-1e6, 1e6),
    st.floats(-sys.float_info.max, sys.float_info.max),
    st.booleans(),
)
def test_all_is_finite_or_a_reason(values: list[float], time: float, bound: float, is_growth: bool) -> None:
    trend = fit(yearly(values), is_growth=is_growth)
    if isinstance(trend, Reason):
        assert trend is Reason.NOT_POSITIVE
        return
    value, low, high = predict(trend, time)

    assert all(math.isfinite(number) for number in trend)
    assert all(math.isfinite(number) for number in (value, low, high))
    assert low <= value <= high
    assert 0 <= probability(trend, time, bound, None) <= 1
    assert 0 <= probability(trend, time, None, bound) <= 1


@given(st.lists(st.floats(5e-324, sys.float_info.max), min_size=4, max_size=8), st.floats(-1e6, 1e6))
def test_all_growth_is_finite(values: list[float], time: float) -> None:
    value, low, high = predict(fitted(yearly(values), is_growth=True), time)

    assert 0 <= low <= value <= high < math.inf
