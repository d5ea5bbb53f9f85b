"""Numbers as people read them: rounded half up, once, with the decimals that their source has."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planmetrics.render.numbers import annual, decimals_of, figure, fixed, percent
from planmetrics.render.words import Words

if TYPE_CHECKING:
    from planmetrics.compute.rates import RateUnit

ZH, EN = Words("zh"), Words("en")


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Decimal("0.5"), 0, "1"),
        (Decimal("1.5"), 0, "2"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "-3"),
        (Decimal("0.285"), 2, "0.29"),
        (Decimal("0.2849"), 2, "0.28"),
        (0.285, 2, "0.29"),
        (1.005, 2, "1.01"),
        (16.499166, 1, "16.5"),
        (937.2919, 0, "937"),
        (Decimal(17000), 0, "17000"),
        (Decimal(17000), 2, "17000.00"),
        (Decimal("1E+3"), 0, "1000"),
        (1e-9, 1, "0.0"),
        (155000.0, 0, "155000"),
    ],
)
def test_rounding_is_half_up(value: Decimal | float, decimals: int, text: str) -> None:
    assert fixed(value, decimals) == text


def test_nought_has_no_sign() -> None:
    assert fixed(-0.0, 1) == fixed(-0.04, 1) == fixed(Decimal("-0.04"), 1) == "0.0"


def test_numbers_are_written_in_plain_digits() -> None:
    for value in (1e15, 1e-7, Decimal("1E+10"), Decimal("1E-7")):
        assert "e" not in fixed(value, 3).lower()


def test_the_noise_of_floats_does_not_turn_the_rounding() -> None:
    for cents in range(1, 1000):
        exact = Decimal(cents) / 1000
        assert fixed(float(exact), 2) == fixed(exact, 2)


@settings(deadline=None)
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4), st.integers(min_value=0, max_value=4))
def test_rounding_agrees_with_decimal_arithmetic(value: Decimal, decimals: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)

    assert Decimal(fixed(value, decimals)) == expected


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("4.0"), "4.0"),
        (Decimal("0.50"), "0.50"),
        (Decimal(17000), "17000"),
        (Decimal("3.123456"), "3.123456"),
        (Decimal("1E+4"), "10000"),
        (40.227143749999984, "40.23"),
        (2.0, "2.00"),
    ],
)
def test_a_published_figure_keeps_its_digits_and_a_computed_one_has_two_decimals(
    value: Decimal | float, text: str
) -> None:
    assert figure(value) == text


def test_the_most_decimals_of_several_published_figures_count() -> None:
    assert decimals_of(Decimal("4.0"), Decimal("3.86"), None, 2.123456) == 2
    assert decimals_of(Decimal(17000), Decimal("1E+4")) == 0
    assert decimals_of() == decimals_of(None) == 0


@pytest.mark.parametrize(
    ("fraction", "text"), [(0.0, "0.0%"), (0.976, "97.6%"), (0.9995, "99.95%"), (1.0, "100.0%"), (-0.106, "-10.6%")]
)
def test_a_share_of_the_way_is_a_percentage_with_one_decimal(fraction: float, text: str) -> None:
    assert percent(fraction) == text


@pytest.mark.parametrize("fraction", [0.9995, 0.9996, 16999 / 17000, 1.0004])
def test_what_is_just_beside_the_whole_does_not_read_as_the_whole(fraction: float) -> None:
    """Attainment of 100.0% beside a target that was missed would be a false claim."""
    assert float(percent(fraction).rstrip("%")) != 100


@pytest.mark.parametrize(
    ("rate", "unit", "decimals", "zh", "en"),
    [
        (4.952, "percent_per_year", 0, "5.0%", "5.0%"),
        (4.952, "percent_per_year", 3, "5.0%", "5.0%"),
        (0.085, "points_per_year", 2, "0.09个百分点", "0.09 pt"),
        (0.085, "points_per_year", 0, "0.09个百分点", "0.09 pt"),
        (-2.5, "places_per_year", 0, "-2.5位", "-2.5 pl."),
    ],
)
def test_a_rate_is_in_percent_points_or_places(rate: float, unit: RateUnit, decimals: int, zh: str, en: str) -> None:
    assert annual(rate, unit, decimals, ZH) == zh
    assert annual(rate, unit, decimals, EN) == en


def test_points_are_never_written_as_percent() -> None:
    assert "%" not in annual(0.09, "points_per_year", 2, ZH) + annual(0.09, "points_per_year", 2, EN)
