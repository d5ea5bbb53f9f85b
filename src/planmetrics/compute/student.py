"""Student's t distribution with whole degrees of freedom: its probabilities and its quantiles.

For whole degrees of freedom the distribution is a finite sum in the angle whose tangent is t / sqrt(degrees):
Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 (odd) and 26.7.4 (even).
"""

from __future__ import annotations

import math
from functools import cache

_HALVINGS = 64


def cdf(t: float, degrees: int) -> float:
    """How likely Student's t with so many degrees of freedom (1 or more) is at most `t`, 0 to 1.

    The absolute error is that of float arithmetic, so that far tails are small, but not exact in proportion.
    """
    return _below(math.atan(t / math.sqrt(degrees)), degrees)


@cache
def quantile(chance: float, degrees: int) -> float:
    """The t that Student's t is at most with this chance (above 0, below 1): `cdf` turned around.

    By bisection of the angle, which is bounded as t is not.
    """
    low, high = -math.pi / 2, math.pi / 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _below(middle, degrees) < chance else (low, middle)
    return math.tan(low) * math.sqrt(degrees)


def _below(angle: float, degrees: int) -> float:
    """(1 + A) / 2, where A is the series: the probability of t between minus and plus the one of this angle."""
    sine, cosine = math.sin(angle), math.cos(angle)
    is_odd = degrees % 2 == 1
    term, total = cosine if is_odd else 1.0, 0.0
    for step in range(3 if is_odd else 2, degrees + 1, 2):
        total += term
        term *= cosine * cosine * (step - 1) / step
    series = (angle + sine * total) * 2 / math.pi if is_odd else sine * total
    return min(1.0, max(0.0, (1 + series) / 2))
