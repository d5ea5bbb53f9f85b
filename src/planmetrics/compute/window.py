"""Targets on a sum over several years: what has been observed of it, and what is left a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planmetrics.compute.outcome import Reason
from planmetrics.model.period import years_of

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.facts import ObservationFact, TargetFact
    from planmetrics.model.period import Period


class PartialSum(NamedTuple):
    """The sum so far, the newest year in it, how many years are in it and left, and whether one is doubtful."""

    total: Decimal
    newest: ObservationFact
    years_seen: int
    years_left: int
    doubtful: bool


def sum_so_far(target: TargetFact, speaking: dict[Period, ObservationFact]) -> PartialSum | Reason:
    """What the window holds so far, or why that cannot be said.

    A gap among the observed years makes the sum unknown: it is not filled in.
    """
    if target.start is None:
        return Reason.WINDOW_START_UNKNOWN
    years = years_of(target.start, target.period)
    observed = [speaking[year] for year in years if year in speaking]
    if not observed:
        return Reason.NO_OBSERVATION
    if observed != [speaking.get(year) for year in years[: len(observed)]]:
        return Reason.INCOMPLETE_WINDOW
    if any(fact.quantity.comparator is not None for fact in observed):
        return Reason.OPEN_ENDED
    total = sum((fact.quantity.figure for fact in observed[1:]), observed[0].quantity.figure)
    doubtful = any(fact.quantity.doubt is not None for fact in observed)
    return PartialSum(total, observed[-1], len(observed), len(years) - len(observed), doubtful)
