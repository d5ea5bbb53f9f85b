"""What holds for every figure. Ratios are drawn in a sane range, so that no float cancellation is tested."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from planmetrics.compute.distance import share_of_way
from planmetrics.compute.outcome import Reason, is_figure
from planmetrics.compute.paces import acceleration
from planmetrics.compute.rates import calculate, compound, compound_rate, grown, linear_step, moved_at, step, stepped
from planmetrics.figures.precision import interval, last_digit

if TYPE_CHECKING:
    from decimal import Decimal

levels = st.floats(0.01, 1e9)
ratios = st.floats(0.05, 20)
spans = st.floats(0.25, 30)


@given(levels, ratios, spans)
def test_growing_at_the_required_rate_arrives_at_the_target(start: float, ratio: float, years: float) -> None:
    rate = compound_rate(start, start * ratio, years)

    assert math.isclose(grown(start, rate, years), start * ratio, rel_tol=1e-9)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), spans)
def test_stepping_at_the_required_step_arrives_at_the_target(start: float, end: float, years: float) -> None:
    assert math.isclose(stepped(start, linear_step(start, end, years), years), end, rel_tol=1e-9, abs_tol=1e-6)


@given(levels, ratios, spans, st.sampled_from([0.0001, 0.01, 10_000, 100_000_000]))
def test_a_compound_rate_does_not_depend_on_the_unit(start: float, ratio: float, years: float, unit: float) -> None:
    one = compound_rate(start, start * ratio, years)
    other = compound_rate(start * unit, start * ratio * unit, years)

    assert math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)


@given(levels, ratios, ratios, spans, spans)
def test_segments_compose_to_the_whole(start: float, first: float, second: float, one: float, two: float) -> None:
    middle, end = start * first, start * first * second
    there = grown(grown(start, compound_rate(start, middle, one), one), compound_rate(middle, end, two), two)
    whole = grown(start, compound_rate(start, end, one + two), one + two)

    assert math.isclose(there, whole, rel_tol=1e-9)


@given(levels, ratios.filter(lambda ratio: abs(ratio - 1) > 1e-3))
def test_progress_is_nothing_at_the_baseline_and_whole_at_the_target(start: float, ratio: float) -> None:
    assert share_of_way(start, start, start * ratio) == 0
    assert share_of_way(start, start * ratio, start * ratio) == 1


@given(st.floats(-1e12, 1e12), st.floats(-1e12, 1e12), st.floats(-50, 50))
def test_a_rate_is_a_finite_number_or_a_reason(start: float, end: float, years: float) -> None:
    for outcome in (compound(start, end, years), step(start, end, years)):
        assert isinstance(outcome, Reason) or math.isfinite(outcome)


@given(levels, ratios, st.floats(0.5, 30))
def test_doubling_takes_as_long_as_the_rate_says(start: float, ratio: float, years: float) -> None:
    found = calculate(start, start * ratio, years)
    if is_figure(found.doubling) and is_figure(found.compound) and found.compound > 0.01:
        assert math.isclose(grown(1.0, found.compound, found.doubling), 2, rel_tol=1e-6)


@given(st.floats(-10, 10), st.floats(-10, 10))
def test_acceleration_never_claims_that_a_pace_turns_around(required: float, recent: float) -> None:
    found = acceleration(required, recent)

    assert isinstance(found, Reason) or found >= 0


@given(st.decimals(-1_000_000, 1_000_000, places=3, allow_nan=False))
def test_a_printed_figure_lies_inside_its_own_interval(figure: Decimal) -> None:
    low, high = interval(figure)

    assert low <= float(figure) < high
    assert math.isclose(high - low, float(last_digit(figure)), rel_tol=1e-6)


@given(levels, st.floats(-50, 100), spans)
def test_a_path_moves_by_percent_or_by_units(start: float, pace: float, years: float) -> None:
    assert moved_at(start, pace, years, is_growth=True) == grown(start, pace, years)
    assert moved_at(start, pace, years, is_growth=False) == stepped(start, pace, years)
