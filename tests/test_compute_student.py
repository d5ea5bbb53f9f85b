"""Student's t, against published tables and against what defines it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planmetrics.compute.trend import cdf, quantile

degrees_of_freedom = st.integers(1, 60)


@pytest.mark.parametrize(
    ("degrees", "tabled"),
    [(1, 3.077684), (2, 1.885618), (3, 1.637744), (5, 1.475884), (9, 1.383029), (10, 1.372184), (30, 1.310415)],
)
def test_the_ninetieth_percentile_is_that_of_printed_tables(degrees: int, tabled: float) -> None:
    assert quantile(0.9, degrees) == pytest.approx(tabled, abs=5e-7)


@pytest.mark.parametrize(("degrees", "tabled"), [(1, 12.7062), (4, 2.776445), (15, 2.131450), (120, 1.979930)])
def test_so_are_the_limits_that_five_percent_lie_outside_of(degrees: int, tabled: float) -> None:
    assert quantile(0.975, degrees) == pytest.approx(tabled, abs=5e-5)


@pytest.mark.parametrize("t", [-40.0, -2.5, -0.3, 0.0, 0.7, 1.0, 3.0, 1e6])
def test_one_two_and_three_degrees_have_closed_forms(t: float) -> None:
    cauchy = 0.5 + math.atan(t) / math.pi
    two = 0.5 + t / (2 * math.sqrt(2 + t * t))
    angle = math.atan(t / math.sqrt(3))
    three = 0.5 + (angle + math.sin(angle) * math.cos(angle)) / math.pi

    assert cdf(t, 1) == pytest.approx(cauchy, abs=1e-14)
    assert cdf(t, 2) == pytest.approx(two, abs=1e-14)
    assert cdf(t, 3) == pytest.approx(three, abs=1e-14)


@pytest.mark.parametrize("degrees", [4, 7, 12, 25])
def test_probability_is_the_area_under_the_density(degrees: int) -> None:
    def density(t: float) -> float:
        log_scale = math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2) - math.log(degrees * math.pi) / 2
        return math.exp(log_scale - (degrees + 1) / 2 * math.log1p(t * t / degrees))

    steps, end = 2000, 1.7  # Simpson's rule
    weights = [1, *[4, 2] * (steps // 2 - 1), 4, 1]
    area = sum(weight * density(end * step / steps) for step, weight in enumerate(weights)) * end / steps / 3

    assert cdf(end, degrees) == pytest.approx(0.5 + area, abs=1e-9)


def test_many_degrees_are_as_good_as_normal() -> None:
    assert quantile(0.9, 1_000_000) == pytest.approx(1.2815516, abs=1e-5)


@given(st.floats(0.001, 0.999), degrees_of_freedom)
def test_a_quantile_is_met_with_its_chance(chance: float, degrees: int) -> None:
    assert cdf(quantile(chance, degrees), degrees) == pytest.approx(chance, abs=1e-9)


@given(st.floats(-1e308, 1e308), degrees_of_freedom)
def test_both_sides_are_alike_and_make_one(t: float, degrees: int) -> None:
    assert 0 <= cdf(t, degrees) <= 1
    assert cdf(t, degrees) + cdf(-t, degrees) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("degrees", [1, 2, 3, 8, 9])
def test_nothing_lies_beyond_infinity(degrees: int) -> None:
    assert cdf(-math.inf, degrees) == pytest.approx(0, abs=1e-15)
    assert cdf(math.inf, degrees) == pytest.approx(1, abs=1e-15)
