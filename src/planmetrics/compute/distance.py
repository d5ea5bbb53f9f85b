"""How far: the gap, attainment, and the share of way and time that lie behind."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from planmetrics.compute.formulas import attained, attained_lower, share_of_way
from planmetrics.compute.outcome import Reason
from planmetrics.model.period import years_between

if TYPE_CHECKING:
    from planmetrics.compute.case import Case

Figure: TypeAlias = Decimal | float | Reason
_NOT_ATTAINED = frozenset({"growth", "rank"})
WITHOUT_WAY = frozenset({"addition", "growth"})
"""Measures in which each period starts anew, so that there is no way from a baseline to a target."""


def distance(case: Case) -> dict[str, Figure]:
    """Gap in the indicator's unit, gap as a percentage of the target, and attainment as a fraction."""
    found = case.comparison
    if isinstance(found, Reason):
        return dict.fromkeys(("gap", "gap_percent", "attainment"), found)
    goal, value = found
    exact = goal.gap(value)
    gap = float(exact) if goal.is_computed else exact
    undefined = case.target.definition.measure in _NOT_ATTAINED or case.target.form == "relative"
    if undefined or goal.value <= 0:
        reason = Reason.NOT_DEFINED_FOR_MEASURE if undefined else Reason.NOT_POSITIVE
        return {"gap": gap, "gap_percent": reason, "attainment": reason}
    ratio = attained_lower if goal.lower_is_better else attained
    return {
        "gap": gap,
        "gap_percent": float(exact / goal.value * 100),
        "attainment": ratio(float(value), float(goal.aim(value))),
    }


def progress(case: Case) -> dict[str, Figure]:
    """Share of the way and of the time from baseline to target, both at the latest observation's period."""
    way = case.way
    if case.target.definition.measure in WITHOUT_WAY or case.target.form == "sum":
        way = Reason.NOT_DEFINED_FOR_MEASURE
    if isinstance(way, Reason):
        return {"progress": way, "elapsed": way}
    base, latest = way
    total = years_between(base.period, case.target.period)
    passed = years_between(base.period, latest.period)
    if total <= 0 or passed < 0:
        return {"progress": Reason.NO_TIME_LEFT, "elapsed": Reason.NO_TIME_LEFT}
    return {"progress": _share(case), "elapsed": passed / total}


def _share(case: Case) -> Figure:
    found = case.comparison
    if isinstance(found, Reason):
        return found
    if case.baseline is None or case.baseline.quantity.comparator is not None:
        return Reason.OPEN_ENDED
    if not case.is_one_series:
        return Reason.SERIES_BREAK
    goal, value = found
    start, end = case.baseline.quantity.figure, goal.aim(value)
    if start == end:
        return Reason.PATH_FLAT
    return share_of_way(float(start), float(value), float(end))
