"""Done over due: the one scale that our own methods judge on. 1 is as the path asks, 0 is nothing delivered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.distance import attained, moves_the_better_way
from planmetrics.compute.outcome import Outcome, Reason, why
from planmetrics.compute.path import is_judged_by_path_alone
from planmetrics.compute.situation import CUMULATED
from planmetrics.model.terms import OVER_A_PERIOD

if TYPE_CHECKING:
    from planmetrics.compute.assessment import Figures
    from planmetrics.compute.goal import Goal
    from planmetrics.compute.situation import Point, Situation


def done_over_due(at: Situation, figures: Figures) -> Outcome:
    """How much was delivered of what is due by now; of a limit, how much of its time is over for each share used."""
    so_far = year_so_far(at)
    if type(so_far) is not Reason:
        return _within_year(at, *so_far)
    if at.starts_anew:
        return at.goal if type(at.goal) is Reason else Reason.NOT_OBSERVED
    if is_judged_by_path_alone(at):
        return Reason.PATH_TURNS
    done, due = figures.progress, figures.due
    if type(done) is Reason or type(due) is Reason:
        return why(done, due)
    if due <= 0:
        return Reason.PATH_TURNS
    return _rationed(at, done, due) if is_limit(at) else done / due


def is_limit(at: Situation) -> bool:
    """Whether the target is a ceiling on what adds up over its window: it is used up, not reached."""
    adds_up = at.is_windowed and at.measure in CUMULATED
    return adds_up and type(at.goal) is not Reason and at.goal.is_cap


def year_so_far(at: Situation) -> tuple[Goal, Point] | Reason:
    """The goal of one year, and what is there of that year: its year to date, or all of it where each starts anew.

    Part of a year speaks of its own year alone, and only where it begins with it.
    """
    if at.measure not in OVER_A_PERIOD or at.is_windowed or type(at.goal) is Reason:
        return at.goal if type(at.goal) is Reason else Reason.NOT_DEFINED_FOR_MEASURE
    if at.starts_anew and at.is_observed and type(at.latest) is not Reason:
        return at.goal, at.latest
    if type(at.part) is Reason:
        return at.part
    return (at.goal, at.leading) if at.leading is not None else Reason.NOT_OBSERVED


def _within_year(at: Situation, goal: Goal, point: Point) -> Outcome:
    """A growth rate is held against its target as it stands, all else against the share of the year that is over."""
    if not point.is_exact:
        return Reason.OPEN_ENDED
    if at.measure not in CUMULATED:
        return attained(float(point.value), float(goal.end)) if moves_the_better_way(goal) else Reason.NO_RATIO
    if goal.end <= 0:
        return Reason.NO_RATIO
    done = attained(float(point.value), float(goal.end))
    over = point.period.months / at.period.months
    return _rationed(at, done, over) if goal.is_cap else done / over


def _rationed(at: Situation, used: float, over: float) -> Outcome:
    """Of a limit: the share of its time that is over for the share that is used."""
    if not at.never_negative:  # what can be taken back is not used up
        return Reason.NO_RATIO
    return over / used if used > 0 else Reason.NOTHING_USED
