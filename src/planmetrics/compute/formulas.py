"""The formulas, each written once, as plain arithmetic without guards.

They work on floats and on column expressions alike. Whoever calls them sees to it that the figures
exist and that a divisor is not zero.
"""

from __future__ import annotations

from typing import Any, TypeVar

N = TypeVar("N", bound=Any)


def compound_rate(start: N, end: N, years: N) -> N:
    """Percent a year that takes start to end in so many years: the compound annual growth rate.

    466 to 1000 in 5 years is 16.499. Wants start and end above zero, years other than zero.
    """
    return ((end / start) ** (1 / years) - 1) * 100  # type: ignore[no-any-return]  # N is a number or an expression


def linear_step(start: N, end: N, years: N) -> N:
    """Units (points for a share) a year that take start to end in equal steps: 1.1 to 1.5 in 5 is 0.08."""
    return (end - start) / years  # type: ignore[no-any-return]  # the same


def grown(start: N, rate: N, years: N) -> N:
    """Where start arrives at so many percent a year: 466 at 15 % for 5 years is 937.292."""
    return start * (1 + rate / 100) ** years  # type: ignore[no-any-return]  # the same


def stepped(start: N, step: N, years: N) -> N:
    """Where start arrives in equal steps a year."""
    return start + step * years  # type: ignore[no-any-return]  # the same


def share_of_way(start: N, here: N, end: N) -> N:
    """How much of the way from start to end lies behind: 0 at the start, 1 at the end."""
    return (here - start) / (end - start)  # type: ignore[no-any-return]  # the same


def attained(value: N, target: N) -> N:
    """Observed over target: 完成率, as a fraction."""
    return value / target  # type: ignore[no-any-return]  # the same


def attained_lower(value: N, target: N) -> N:
    """完成率 where lower is better: 1 at the target, above 1 below it."""
    return 2 - value / target  # type: ignore[no-any-return]  # the same
