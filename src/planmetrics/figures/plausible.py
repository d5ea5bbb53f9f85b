"""When two figures of one series lie too far apart to be true, or one is of the wrong sign: by rule of thumb.

A digit or a decimal point that slips makes a figure about ten times too large or too small. What grows from nearly
nothing (1 to 12 pilots) grows by as much, and so may what has many years; a fall that nobody wants does not.
"""

from __future__ import annotations

ONWARD, BACKWARD = 9.0, 4.0
"""How many times as much is too far within five years: in the better direction, and against it."""
YEARLY, LONG = 1.2, 5
"""How much farther each year beyond five may lead in the better direction."""
BETWEEN = 3.0
"""How many times is too far from between two neighbours that agree with each other; those do within this factor."""
NEIGHBOURS = 2.5
FEW, FROM_FEW = 10, 10.0
"""Below so many, figures that are counted move by leaps: so many times as far is too far for them."""


def apart(one: float, other: float) -> float:
    """How many times the smaller the larger is; 1 where a quotient says nothing."""
    low, high = sorted((one, other))
    return high / low if low > 0 else 1.0


def leaps(first: float, last: float, years: float, *, lower: bool, counted: bool) -> bool:
    """Whether a series cannot well go from the one to the other in so many years.

    Args:
        first: the earlier figure.
        last: the later figure.
        years: between them; 0 for two figures of one period.
        lower: whether the smaller figure is better.
        counted: whether things are counted one by one, so that small figures move by leaps.
    """
    onward = (last < first) if lower else (last > first)
    limit = ONWARD * YEARLY ** max(years - LONG, 0) if onward else BACKWARD
    return apart(first, last) >= limit * _few(first, last, counted=counted)


def stands_out(before: float, figure: float, after: float, *, counted: bool) -> bool:
    """Whether a figure lies far from two neighbours that agree with each other."""
    if min(before, figure, after) <= 0 or apart(before, after) > NEIGHBOURS:
        return False
    middle = (before * after) ** 0.5
    return apart(figure, middle) >= BETWEEN * _few(figure, middle, counted=counted)


def _few(one: float, other: float, *, counted: bool) -> float:
    return FROM_FEW if counted and min(one, other) < FEW else 1.0
