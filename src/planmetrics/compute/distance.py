"""How far: the gap, attainment, and the share of way and time that lie behind."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from planmetrics.compute.formulas import attained, attained_lower, share_of_way
from planmetrics.compute.outcome import Reason
from planmetrics.compute.window import PartialSum
from planmetrics.model.period import years_between
from planmetrics.model.terms import EITHER_WAY

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
    if goal.is_cap and isinstance(case.window, PartialSum) and case.window.years_left:
        return dict.fromkeys(("gap", "gap_percent", "attainment"), Reason.WINDOW_OPEN)
    exact = goal.gap(value)
    gap = float(exact) if goal.is_computed else exact
    undefined = case.target.definition.measure in _NOT_ATTAINED or case.target.form == "relative"
    if undefined or goal.value <= 0:
        reason = Reason.NOT_DEFINED_FOR_MEASURE if undefined else Reason.NOT_POSITIVE
        return {"gap": gap, "gap_percent": reason, "attainment": reason}
    ratio = attained_lower if goal.lower_is_better else attained
    return {
        "gap": gap,
        "gap_percent": float(exact / goal.aim(value) * 100),
        "attainment": ratio(float(value), float(goal.aim(value))),
    }


def progress(case: Case) -> dict[str, Figure]:
    """Share of the way and of the time from baseline to target, both at the latest observation's period."""
    if case.target.form == "sum":
        return _of_window(case)
    way = Reason.NO_TARGET if case.goal is Reason.NO_TARGET else case.way
    if case.target.definition.measure in WITHOUT_WAY:
        way = Reason.NOT_DEFINED_FOR_MEASURE
    if isinstance(way, Reason):
        return {"progress": way, "elapsed": way}
    base, latest = way
    total = years_between(base.period, case.target.period)
    passed = years_between(base.period, latest.period)
    if total <= 0 or passed < 0 or passed > total:
        return {"progress": Reason.NO_TIME_LEFT, "elapsed": Reason.NO_TIME_LEFT}
    return {"progress": _share(case), "elapsed": passed / total}


def _of_window(case: Case) -> dict[str, Figure]:
    """Share of a sum that is there, of a cap that is used up; and of the years that it is taken over."""
    found, window = case.comparison, case.window
    if isinstance(found, Reason) or window is None or isinstance(window, Reason):
        return dict.fromkeys(("progress", "elapsed"), found if isinstance(found, Reason) else Reason.NO_OBSERVATION)
    goal = found[0]
    if goal.value <= 0:
        return dict.fromkeys(("progress", "elapsed"), Reason.NOT_POSITIVE)
    years = window.years_seen + window.years_left
    return {"progress": attained(float(window.total), float(goal.value)), "elapsed": window.years_seen / years}


def _share(case: Case) -> Figure:
    found = case.comparison
    if isinstance(found, Reason):
        return found
    if case.baseline is None or case.baseline.quantity.comparator is not None:
        return Reason.OPEN_ENDED
    if not case.is_one_series:
        return Reason.SERIES_BREAK
    goal, value = found
    start = case.baseline.quantity.figure
    whole = goal.gap(start)
    if whole <= 0:
        return Reason.PATH_FLAT if whole == 0 else Reason.BASE_PAST_TARGET
    if goal.comparator in EITHER_WAY:
        return 1 - float(goal.gap(value)) / float(whole)  # beyond the range it is no progress
    return share_of_way(float(start), float(value), float(goal.aim(value)))
