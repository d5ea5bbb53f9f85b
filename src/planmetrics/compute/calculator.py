"""Two figures and a number of years: the growth between them, seen four ways."""

from __future__ import annotations

import math
from typing import NamedTuple

from planmetrics.compute.formulas import linear_step
from planmetrics.compute.outcome import Outcome, Reason
from planmetrics.compute.rates import compound


class Growth(NamedTuple):
    """Percent a year, units a year, percent in all, and the years in which it doubles (or halves)."""

    compound: Outcome
    step: float
    total: Outcome
    doubling: Outcome


def calculate(start: float, end: float, years: float) -> Growth:
    """The growth from start to end in so many years. Years are above zero."""
    rate = compound(start, end, years)
    total: Outcome = Reason.NOT_POSITIVE if start <= 0 else (end / start - 1) * 100
    doubling: Outcome = rate if isinstance(rate, Reason) else Reason.PATH_FLAT
    if not isinstance(rate, Reason) and rate != 0 and rate > -100:  # noqa: PLR2004 (percent)
        doubling = math.log(2) / abs(math.log1p(rate / 100))
    return Growth(rate, linear_step(start, end, years), total, doubling)
