"""Numbers as people read them. Rounding happens here and nowhere else, half up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planmetrics.compute.outcome import Reason
    from planmetrics.compute.rates import RateUnit
    from planmetrics.compute.situation import Point
    from planmetrics.records import Number
    from planmetrics.render.words import Words


MOST_DECIMALS = 6
_ROOMY = Context(prec=400)  # more digits than any float or figure has: quantize refuses to lose one
WHOLE = 100


def decimals_of(*figures: Number | Reason | None) -> int:
    """The most decimals that any of these published figures was typed with."""
    exponents = [figure.as_tuple().exponent for figure in figures if isinstance(figure, Decimal)]
    return max((-exponent for exponent in exponents if isinstance(exponent, int)), default=0)


def fixed(value: Number, decimals: int) -> str:
    """Rounded half up. Twelve digits are taken at their word, so that 0.285 from a float rounds as 0.285."""
    exact = value if isinstance(value, Decimal) else Decimal(f"{value:.12g}")
    rounded = exact.quantize(Decimal(1).scaleb(-max(decimals, 0)), rounding=ROUND_HALF_UP, context=_ROOMY)
    return f"{abs(rounded) if rounded == 0 else rounded:f}"


def figure(value: Number) -> str:
    """A published figure with its digits as typed; a computed one with at most two decimals."""
    return f"{value:f}" if isinstance(value, Decimal) and decimals_of(value) <= MOST_DECIMALS else fixed(value, 2)


def published(point: Point, words: Words, unit: str = "") -> str:
    """A figure as exact as it was published: 超1500, 约3.4%."""
    return words(point.comparator or "at_least", value=f"{words.number(figure(point.value))}{unit}")


def percent(fraction: float) -> str:
    """A fraction as a percentage with one decimal; with more where it would read as a whole that it is not."""
    decimals = 1
    while decimals < MOST_DECIMALS and fraction != 1 and Decimal(fixed(fraction * 100, decimals)) == WHOLE:
        decimals += 1
    return f"{fixed(fraction * 100, decimals)}%"


def annual(rate: float, unit: RateUnit | None, decimals: int, words: Words) -> str:
    """A rate a year: 5.0%, or for a share in points, with as many decimals as the source, at least two.

    A step a year is a fraction of what the source prints: 1.1 to 1.5 in five years is 0.08, not 0.1.
    """
    if unit == "percent_per_year":
        return f"{fixed(rate, 1)}%"
    if unit == "places_per_year":
        return words("places", value=fixed(rate, max(decimals, 1)))
    return words("points", value=fixed(rate, max(decimals, 2)))
