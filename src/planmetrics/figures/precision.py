"""The interval that a printed figure stands for."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


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


class Slack(NamedTuple):
    """What `about` allows, from `low`, included, to `high`, not included; and what it may be meant to allow.

    About 1000 is 999.5 to 1000.5 where its zeros are counted, and 500 to 1500 where they are not.
    """

    low: Decimal
    high: Decimal
    loose_low: Decimal
    loose_high: Decimal

    def moved(self, level: Callable[[Decimal], Decimal]) -> Slack:
        """The same for what each figure comes to."""
        return Slack(*map(level, self))


def about(figure: Decimal, step: Decimal, *, is_whole: bool) -> Slack:
    """The slack of a figure by the worth of its last printed digit; `is_whole`: printed without a decimal point."""
    half, loose = step / 2, step / 2
    if is_whole and figure != 0 and figure == figure.to_integral_value():
        digits = (figure / step).to_integral_value().normalize().as_tuple().exponent
        loose = half.scaleb(digits if isinstance(digits, int) else 0)
    return Slack(figure - half, figure + half, figure - loose, figure + loose)
