"""Between which numbers the value of a node lies, by what is known of the columns that it is worked out of.

A bound never errs on the narrow side: sums, products and quotients of floats are monotone, and what is not quite
(powers) is widened. Nothing is known (`ANYWHERE`) as soon as either end is not finite, since infinity less infinity is
no number.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Bounds: TypeAlias = tuple[float, float]
ANYWHERE: Bounds = (-math.inf, math.inf)
_SLACK = 1e-9


def bounds_of(op: str, held: list[Bounds]) -> Bounds:
    """The bounds of an operation on values within these; `ANYWHERE` where an operand may be anything."""
    if op not in _BOUNDS or not held or ANYWHERE in held:
        return ANYWHERE
    try:
        return _finite(*_BOUNDS[op](*held))
    except (OverflowError, ZeroDivisionError, ValueError):
        return ANYWHERE


def bounds_of_constant(value: Any) -> Bounds:
    """A number is as much as it is; of what is none nothing is known."""
    return _finite(value, value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ANYWHERE


def either(one: Bounds, other: Bounds) -> Bounds:
    """The bounds of what is one or the other."""
    return min(one[0], other[0]), max(one[1], other[1])


def relation_of(one: Bounds, other: Bounds) -> int | None:
    """How all values of one stand to all of the other: -1 or 1; None where that differs, or is not known."""
    if ANYWHERE in {one, other}:
        return None
    if one[1] < other[0]:
        return -1
    return 1 if one[0] > other[1] else None


def _finite(low: float, high: float) -> Bounds:
    return (low, high) if math.isfinite(low) and math.isfinite(high) else ANYWHERE


def _of_corners(work: Callable[[float, float], float], slack: float = 0.0) -> Callable[[Bounds, Bounds], Bounds]:
    """The bounds of what is monotone in each of its two operands."""

    def bounds(one: Bounds, other: Bounds) -> Bounds:
        found = [work(a, b) for a, b in itertools.product(one, other)]
        low, high = min(found), max(found)
        return low - slack * abs(low), high + slack * abs(high)

    return bounds


def _quotient(one: Bounds, other: Bounds) -> Bounds:
    if other[0] <= 0 <= other[1]:
        raise ZeroDivisionError
    return _of_corners(lambda a, b: a / b)(one, other)


def _power(one: Bounds, other: Bounds) -> Bounds:
    if one[0] <= 0:
        raise ValueError
    return _of_corners(lambda a, b: a**b, _SLACK)(one, other)


def _absolute(one: Bounds) -> Bounds:
    low, high = sorted(map(abs, one))
    return (0.0 if one[0] < 0 < one[1] else low), high


_BOUNDS: dict[str, Callable[..., Bounds]] = {
    "add": lambda one, other: (one[0] + other[0], one[1] + other[1]),
    "sub": lambda one, other: (one[0] - other[1], one[1] - other[0]),
    "mul": _of_corners(lambda a, b: a * b),
    "div": _quotient,
    "power": _power,
    "abs": _absolute,
    "min": lambda one, other: (min(one[0], other[0]), min(one[1], other[1])),
    "max": lambda one, other: (max(one[0], other[0]), max(one[1], other[1])),
    "floor": lambda one: (math.floor(one[0]), one[1]),
    "ceil": lambda one: (one[0], math.ceil(one[1])),
    "round": lambda one, digits: (one[0] - 0.5 * 10.0 ** -digits[0], one[1] + 0.5 * 10.0 ** -digits[0]),
    "ten_to": lambda one: _power((10.0, 10.0), one),
}
"""How the bounds of an operation follow from those of its operands."""
