"""The course of one target as plain figures: all that a method of judging pace may look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planmetrics.compute.distance import WITHOUT_WAY
from planmetrics.compute.outcome import Outcome, Reason, is_figure
from planmetrics.compute.projection import arrival, exact
from planmetrics.compute.window import PartialSum
from planmetrics.model.period import years_between
from planmetrics.model.terms import EITHER_WAY, OVER_A_PERIOD

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.compute.case import Case
    from planmetrics.compute.distance import Figure
    from planmetrics.compute.goal import Goal

SHARE_UNIT = "%"


class Course(NamedTuple):
    """Where a series started, where it is and where it is to be.

    `passed` and `total` are years from the base to the latest value and to the target; `sign` is 1 where a rise
    is wanted, -1 where a fall is. `reached`: the latest value satisfies the target; `early`: it would, but is of
    an earlier period than the one that has to bring it. `spending`: the target is a limit on a sum, which is used
    up. `away`: it has moved away from the target since the base, or of late where there is no base. `holds`: at the
    recent pace it will still satisfy it. `doubtful`: the latest value is. `percent`: a percentage, whose natural
    ends are 0 and 100. `limit`: a natural limit of the series. `path_gap`: how far behind the plan's path.
    `within_year`: the lead that part of a year tells.
    """

    base: Outcome
    latest: Outcome
    target: Outcome
    passed: float
    total: float
    sign: int
    reached: bool = False
    early: bool = False
    spending: bool = False
    away: bool = False
    holds: bool | Reason = Reason.SINGLE_OBSERVATION
    doubtful: bool = False
    percent: bool = False
    limit: float | None = None
    progress: Outcome = Reason.NO_BASELINE
    elapsed: Outcome = Reason.NO_BASELINE
    acceleration: Outcome = Reason.SINGLE_OBSERVATION
    path_gap: Outcome = Reason.NO_BASELINE
    within_year: Outcome = Reason.NO_OBSERVATION


def course_of(case: Case, found: dict[str, Figure | str], limit: float | None = None) -> Course:
    """The course of a case; `found` holds what was worked out of it: progress, rates, path."""
    definition, goal, way = case.target.definition, case.goal, case.way
    base = way if isinstance(way, Reason) else float(way[0].quantity.figure)
    latest = way if isinstance(way, Reason) else _distant(case, way[1].quantity.figure)
    compared = case.comparison
    unfit = _unfit(case, compared)
    target = goal if isinstance(goal, Reason) else float(_aim(case, goal))
    # one period's addition or growth says nothing of another's
    anew = Reason.NOT_OBSERVED if definition.measure in WITHOUT_WAY and case.target.form != "sum" else None
    course = Course(
        base=unfit or base,
        latest=unfit or latest,
        target=target,
        passed=0 if isinstance(way, Reason) else years_between(way[0].period, way[1].period),
        total=0 if case.baseline is None else years_between(case.baseline.period, case.target.period),
        sign=_sign(case, target),
        doubtful=case.latest is not None and case.latest.quantity.doubt is not None,
        percent=definition.unit == SHARE_UNIT and definition.measure == "share",
        limit=limit,
        within_year=case.part.lead if case.part is not None else Reason.NO_OBSERVATION,
        progress=anew or _number(found["progress"]),
        elapsed=anew or _number(found["elapsed"]),
        acceleration=anew or _number(found["acceleration"]),
        path_gap=anew or _number(found["path_gap"]),
    )
    if isinstance(compared, Reason):
        return course
    met = anew is None and compared[0].is_met_by(compared[1])
    if is_figure(course.within_year):
        return course  # the year to date says more than the year before
    return course._replace(
        reached=met and not _is_ahead_of_time(case),
        early=met and _is_ahead_of_time(case) and case.target.form != "sum",
        spending=compared[0].is_cap and case.target.form == "sum",
        away=_is_away(case, compared[1], course, _number(found["recent_rate"])),
        holds=_holds(case, _number(found["recent_rate"])),
    )


def _is_ahead_of_time(case: Case) -> bool:
    """Whether the value is of an earlier period than the one that has to bring it, or a limit is not yet used up."""
    if isinstance(case.window, PartialSum):
        return not isinstance(case.goal, Reason) and case.goal.is_cap and case.window.years_left > 0
    over_a_period = case.target.definition.measure in OVER_A_PERIOD
    return over_a_period and case.latest is not None and case.latest.period != case.target.period


def _unfit(case: Case, compared: object) -> Reason | None:
    """Why no figure of this case may be judged by its growth."""
    if case.target.definition.measure in WITHOUT_WAY or case.target.form == "sum":
        return Reason.NOT_OBSERVED if case.target.form != "sum" else Reason.NOT_DEFINED_FOR_MEASURE
    if isinstance(compared, Reason) and compared is not Reason.NO_TARGET:
        return compared
    if not isinstance(case.way, Reason):
        if case.way[0].quantity.comparator is not None:
            return Reason.OPEN_ENDED
        if not case.is_one_series:
            return Reason.SERIES_BREAK
    return None


def _start(case: Case, goal: Goal) -> Decimal:
    """The value that the way to the target starts at: the baseline's, else the latest."""
    start = case.baseline or case.latest
    return start.quantity.figure if start is not None else goal.value


def _aim(case: Case, goal: Goal) -> Decimal:
    """Where the way to the target ends; from inside a range it leads nowhere else."""
    start = _start(case, goal)
    return start if goal.comparator in EITHER_WAY and goal.is_met_by(start) else goal.aim(start)


def _sign(case: Case, target: Outcome) -> int:
    """Which way is wanted; into a range, or to an exact value, it is wherever the target lies from the start."""
    goal = case.goal
    if case.target.comparator in EITHER_WAY and is_figure(target) and not isinstance(goal, Reason):
        return 1 if target >= float(_start(case, goal)) else -1
    return -1 if case.target.definition.better == "lower" else 1


def _distant(case: Case, value: Decimal) -> float:
    """The latest figure; beyond a range the one as far short of it, since to overshoot is no progress."""
    goal = case.goal
    if isinstance(goal, Reason) or goal.comparator not in EITHER_WAY or goal.is_met_by(value):
        return float(value)
    aim = _aim(case, goal)
    return float(aim - goal.gap(value) * _sign(case, float(aim)))


def _is_away(case: Case, value: Decimal, course: Course, recent: Outcome) -> bool:
    """Whether the series is further from its target than at its base; without a base, whether it is going there."""
    goal = case.goal
    if isinstance(goal, Reason) or case.target.form == "sum" or case.target.definition.measure in WITHOUT_WAY:
        return False
    if is_figure(course.base) and case.baseline is not None:
        return goal.gap(value) > goal.gap(case.baseline.quantity.figure)
    return is_figure(recent) and recent * course.sign < 0


def _holds(case: Case, recent: Outcome) -> bool | Reason:
    """Whether the series, going on as of late, will satisfy the target in its period."""
    if isinstance(recent, Reason) or isinstance(case.goal, Reason) or case.latest is None:
        return recent if isinstance(recent, Reason) else Reason.NO_OBSERVATION
    there = arrival(case, case.latest, recent)
    return there if isinstance(there, Reason) else case.goal.is_met_by(exact(there))


def _number(figure: Figure | str) -> Outcome:
    return figure if isinstance(figure, Reason) else float(figure)
