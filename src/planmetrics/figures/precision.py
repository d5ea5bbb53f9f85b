"""The interval that a printed figure stands for."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Interval(NamedTuple):
    """From `low`, included, to `high`, not included."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common."""
        return self.low < other.high and other.low < self.high


def last_digit(figure: Decimal) -> Decimal:
    """The worth of the last digit as typed: 0.01 for 3.86, 1 for 466."""
    exponent = figure.as_tuple().exponent
    return Decimal(1).scaleb(min(0, exponent) if isinstance(exponent, int) else 0)


def interval(figure: Decimal, step: Decimal | None = None) -> Interval:
    """What the last digit of a figure allows: 1.1 stands for [1.05, 1.15), 466 for [465.5, 466.5).

    `step` is the worth of the last printed digit where the figure was printed in another unit than it is
    encoded in: 1.7万 is 17000 with a step of 1000, so [16500, 17500).
    """
    half = (step or last_digit(figure)) / 2
    return Interval(float(figure - half), float(figure + half))
