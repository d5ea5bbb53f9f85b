"""What a few operations come to in those that every engine has: decimals and logarithms of floats."""

from __future__ import annotations

from planmetrics.bulk.bounds import ANYWHERE
from planmetrics.bulk.nodes import Node, Test, case, constant, operation, relation, remembered

_DIGITS = 12
"""Significant digits that `outlook.exact` leaves."""
_EXACT = 9e15
"""Whole numbers below it are floats."""
_SURE = 1e15
"""Below it, counted in last digits, a difference of two figures has no doubt which whole number of them it is."""
_MOST_ZEROS = 22
"""Powers of ten up to this one are floats."""
_SMALLEST = -290
"""The power of ten below which twelve more digits are no float."""


def _less(one: Node, other: Node) -> Test:
    variable, turned = relation(one, other)
    return Test(variable, frozenset({1 if turned else -1}))


def _equal(one: Node, other: Node) -> Test:
    return Test(relation(one, other)[0], frozenset({0}))


@remembered
def settled_at(number: Node, digits: Node) -> Node:
    """A difference of typed figures, rounded to the digits that they had: 0.1 for 100000000.1 - 100000000.

    Where no row has more than a few digits, rounding to the most of them comes to the same float, and takes less.
    """
    most = _most_digits(number, digits)
    if most is not None:
        whole = constant(10.0**most)
        return operation("div", operation("round", operation("mul", number, whole), constant(0)), whole)
    scale = operation("ten_to", digits)
    scaled = operation("mul", number, scale)
    rounded = operation("div", operation("round", scaled, constant(0)), scale)
    return case(_less(operation("abs", scaled), constant(_EXACT)), rounded, number)


def _most_digits(number: Node, digits: Node) -> int | None:
    """The most digits of any row, where the figures are small enough for them; None where that is not known."""
    if ANYWHERE in {digits.bounds, *(one.bounds for one in number.children)}:
        return None
    most, figures = int(digits.bounds[1]), [end for one in number.children for end in one.bounds]
    return most if max(map(abs, figures), default=0.0) * 10.0**most < _SURE else None


def _magnitude(number: Node) -> Node:
    return operation("floor", operation("log10", operation("abs", number)))


@remembered
def rounded_12(number: Node) -> Node:
    """A number to twelve significant digits."""
    behind = operation("sub", constant(_DIGITS - 1), _magnitude(number))
    up, down = operation("ten_to", behind), operation("ten_to", operation("mul", behind, constant(-1)))
    small = operation("div", operation("round", operation("mul", number, up), constant(0)), up)
    large = operation("mul", operation("round", operation("div", number, down), constant(0)), down)
    scaled = case(_less(behind, constant(0)), large, small)
    scaled = case(_less(_magnitude(number), constant(_SMALLEST)), number, scaled)
    return case(_equal(number, constant(0)), constant(0.0), scaled)


@remembered
def digits_12(number: Node) -> Node:
    """The decimals of a number that has twelve significant digits."""
    decimals = operation("max", operation("sub", constant(_DIGITS - 1), _magnitude(number)), constant(0))
    return case(_equal(number, constant(0)), constant(0), decimals)


@remembered
def zeros_of(number: Node) -> Node:
    """How many zeros a whole number ends with."""
    found = constant(_MOST_ZEROS)
    for zeros in reversed(range(_MOST_ZEROS)):
        rest = operation("mod", number, constant(10.0 ** (zeros + 1)))
        found = case(_equal(rest, constant(0.0)), found, constant(zeros))
    return found


@remembered
def log1p(number: Node) -> Node:
    """ln(1 + x), as exact for small x as a float can be (Kahan): x ln(u) / (u - 1) with u = 1 + x."""
    more = operation("add", number, constant(1.0))
    back = operation("sub", more, constant(1.0))
    found = operation("div", operation("mul", operation("log", more), number), back)
    return case(_equal(back, constant(0.0)), number, found)
