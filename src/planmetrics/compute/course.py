"""The course of one target as plain figures, and the quantities of it that methods judge by.

Each quantity is a figure, or the reason why there is none. Formulas: `growth_ratio` and `growth` as in Open SDG's
method by Statistics Canada, `projected_share` as in the UNSD progress chart of 2023; all keep the sign of the wanted
direction, so that falling through a target that the base had passed already never reads as progress.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from planmetrics.compute.distance import WITHOUT_WAY
from planmetrics.compute.outcome import Outcome, Reason, is_figure, why
from planmetrics.compute.outlook import arrival, exact
from planmetrics.compute.rates import compound, grown, linear_step
from planmetrics.compute.situation import Window
from planmetrics.model.period import years_between
from planmetrics.model.terms import EITHER_WAY, OVER_A_PERIOD

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from planmetrics.compute.assessment import Figures
    from planmetrics.compute.goal import Goal
    from planmetrics.compute.situation import Situation
    from planmetrics.model.method import Quantity

POINTS = 100
DIGITS = 9  # float noise begins behind the twelfth digit; cut-offs are written with two


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


def course_of(at: Situation, figures: Figures) -> Course:
    """The course of a situation, with what was worked out of it: progress, rates, path."""
    way, compared = at.way, at.comparison
    unfit = _unfit(at)
    target = at.goal if isinstance(at.goal, Reason) else float(_aim(at, at.goal))
    # one period's addition or growth says nothing of another's
    anew = Reason.NOT_OBSERVED if at.measure in WITHOUT_WAY and at.form != "sum" else None
    course = Course(
        base=unfit or (way if isinstance(way, Reason) else float(way[0].value)),
        latest=unfit or (way if isinstance(way, Reason) else _distant(at, way[1].value)),
        target=target,
        passed=0 if isinstance(way, Reason) else years_between(way[0].period, way[1].period),
        total=0 if isinstance(at.base, Reason) else years_between(at.base.period, at.period),
        sign=_sign(at, target),
        doubtful=not isinstance(at.latest, Reason) and at.latest.doubt is not None,
        percent=at.percent,
        limit=at.limit,
        within_year=Reason.NO_OBSERVATION if isinstance(at.part, Reason) else figures.part_lead,
        progress=anew or figures.progress,
        elapsed=anew or figures.elapsed,
        acceleration=anew or figures.acceleration,
        path_gap=anew or figures.path_gap,
    )
    if isinstance(compared, Reason) or is_figure(course.within_year):
        return course  # the year to date says more than the year before
    goal, value = compared
    met, ahead_of_time = anew is None and goal.is_met_by(value), _is_ahead_of_time(at)
    return course._replace(
        reached=met and not ahead_of_time,
        early=met and ahead_of_time and at.form != "sum",
        spending=goal.is_cap and at.form == "sum",
        away=_is_away(at, goal, value, course, figures.recent_rate),
        holds=_holds(at, figures.recent_rate),
    )


def _is_ahead_of_time(at: Situation) -> bool:
    """Whether the value is of an earlier period than the one that has to bring it, or a limit is not yet used up."""
    if isinstance(at.window, Window):
        return not isinstance(at.goal, Reason) and at.goal.is_cap and at.window.years_left > 0
    return at.measure in OVER_A_PERIOD and not isinstance(at.latest, Reason) and at.latest.period != at.period


def _unfit(at: Situation) -> Reason | None:
    """Why nothing may be judged by its growth."""
    if at.measure in WITHOUT_WAY or at.form == "sum":
        return Reason.NOT_OBSERVED if at.form != "sum" else Reason.NOT_DEFINED_FOR_MEASURE
    compared = at.comparison
    if isinstance(compared, Reason) and compared is not Reason.NO_TARGET:
        return compared
    if isinstance(at.way, Reason):
        return None
    if not at.way[0].is_exact:
        return Reason.OPEN_ENDED
    return None if at.one_series else Reason.SERIES_BREAK


def _start(at: Situation, goal: Goal) -> Decimal:
    """The value that the way to the target starts at: the base's, else the latest."""
    for point in (at.base, at.latest):
        if not isinstance(point, Reason):
            return point.value
    return goal.value


def _aim(at: Situation, goal: Goal) -> Decimal:
    """Where the way to the target ends; from inside a range it leads nowhere else."""
    start = _start(at, goal)
    return start if goal.comparator in EITHER_WAY and goal.is_met_by(start) else goal.aim(start)


def _sign(at: Situation, target: Outcome) -> int:
    """Which way is wanted; into a range, or to an exact value, it is wherever the target lies from the start."""
    if at.comparator in EITHER_WAY and is_figure(target) and not isinstance(at.goal, Reason):
        return 1 if target >= float(_start(at, at.goal)) else -1
    return -1 if at.better == "lower" else 1


def _distant(at: Situation, value: Decimal) -> float:
    """The latest figure; beyond a range the one as far short of it, since to overshoot is no progress."""
    goal = at.goal
    if isinstance(goal, Reason) or goal.comparator not in EITHER_WAY or goal.is_met_by(value):
        return float(value)
    aim = _aim(at, goal)
    return float(aim - goal.gap(value) * _sign(at, float(aim)))


def _is_away(at: Situation, goal: Goal, value: Decimal, course: Course, recent: Outcome) -> bool:
    """Whether the series is further from its target than at its base; without a base, whether it is going there."""
    if at.form == "sum" or at.measure in WITHOUT_WAY:
        return False
    if is_figure(course.base) and not isinstance(at.base, Reason):
        return goal.gap(value) > goal.gap(at.base.value)
    return is_figure(recent) and recent * course.sign < 0


def _holds(at: Situation, recent: Outcome) -> bool | Reason:
    """Whether the series, going on as of late, will satisfy the target in its period."""
    if isinstance(recent, Reason):
        return recent
    if isinstance(at.goal, Reason) or isinstance(at.latest, Reason):
        return Reason.NO_OBSERVATION
    there = arrival(at, at.latest, recent)
    return there if isinstance(there, Reason) else at.goal.is_met_by(exact(there))


def lead(course: Course) -> Outcome:
    """Progress minus elapsed time, in points; within the year, completion minus the elapsed share of the year.

    Of a limit on a sum it is elapsed time minus the share that is used up.
    """
    if not isinstance(course.within_year, Reason):
        return without_noise(course.within_year)
    if isinstance(course.progress, Reason) or isinstance(course.elapsed, Reason):
        return course.progress if isinstance(course.progress, Reason) else course.elapsed
    ahead = (course.progress - course.elapsed) * POINTS
    return without_noise(-ahead if course.spending else ahead)


def acceleration(course: Course) -> Outcome:
    """Required over recent rate: how many times faster it has to go."""
    return course.acceleration if isinstance(course.acceleration, Reason) else without_noise(course.acceleration)


def path_lead(course: Course) -> Outcome:
    """How far ahead of the plan's path, in points of the way from base to target."""
    way = _way(course)
    if isinstance(way, Reason) or isinstance(course.path_gap, Reason):
        return way if isinstance(way, Reason) else course.path_gap
    length = abs(way.target - way.base)
    return Reason.PATH_FLAT if length == 0 else without_noise(-course.path_gap / length * POINTS)


def linear_ratio(course: Course) -> Outcome:
    """Observed step a year over the step a year from base to target."""
    way = _way(course)
    if isinstance(way, Reason):
        return way
    needed = abs(linear_step(way.base, way.target, course.total))
    if needed == 0:
        return Reason.PATH_FLAT
    return without_noise(course.sign * linear_step(way.base, way.latest, course.passed) / needed)


def growth(course: Course) -> Outcome:
    """Observed compound growth a year as a fraction, positive where it goes the wanted way; both values of one sign."""
    if isinstance(course.base, Reason) or isinstance(course.latest, Reason):
        return course.base if isinstance(course.base, Reason) else course.latest
    if course.passed <= 0:
        return Reason.BASELINE_IS_LATEST
    found = _growth(course.base, course.latest, course.passed)
    return found if isinstance(found, Reason) else course.sign * found * (-1 if course.base < 0 else 1)


def growth_ratio(course: Course) -> Outcome:
    """Observed over required compound growth, both from the base."""
    observed, way = growth(course), _way(course)
    if isinstance(observed, Reason) or isinstance(way, Reason):
        return why(observed, way)
    required = _growth(way.base, way.target, course.total)
    if isinstance(required, Reason):
        return required
    return Reason.PATH_FLAT if required == 0 else observed / abs(required)


def projected_share(course: Course) -> Outcome:
    """The share of the required change that growth at the observed rate brings by the target's period."""
    way = _way(course)
    rate = way if isinstance(way, Reason) else _growth(way.base, way.latest, course.passed)
    if isinstance(way, Reason) or isinstance(rate, Reason):
        return rate
    if way.base == way.target:
        return Reason.PATH_FLAT
    try:
        there = grown(way.latest, rate * POINTS, course.total - course.passed)
    except (OverflowError, ZeroDivisionError):
        return Reason.NOT_POSITIVE
    return without_noise(course.sign * (there - way.base) / abs(way.target - way.base))


QUANTITIES: dict[Quantity, Callable[[Course], Outcome]] = {
    "lead": lead,
    "acceleration": acceleration,
    "path_lead": path_lead,
    "linear_ratio": linear_ratio,
    "growth_ratio": growth_ratio,
    "projected_share": projected_share,
}


def quantity_of(name: Quantity, course: Course) -> Outcome:
    """The quantity of this name: a finite figure, or the reason why there is none; so are figures beyond all floats."""
    found = QUANTITIES[name](course)
    return found if isinstance(found, Reason) or math.isfinite(found) else Reason.NOT_POSITIVE


def without_noise(figure: float) -> float:
    """The figure without the noise of float arithmetic, so that 10.000000000000009 points are not above 10.

    The ratio of compound rates is left as its source works it out.
    """
    return round(figure, DIGITS)


class _Way(NamedTuple):
    base: float
    latest: float
    target: float


def _way(course: Course) -> _Way | Reason:
    """Base, latest and target as figures, with time between them; or what is missing."""
    for figure in (course.base, course.latest, course.target):
        if isinstance(figure, Reason):
            return figure
    if course.passed <= 0:
        return Reason.BASELINE_IS_LATEST
    if course.total <= 0:
        return Reason.NO_TIME_LEFT
    return _Way(*(float(figure) for figure in (course.base, course.latest, course.target)))


def _growth(base: float, end: float, years: float) -> Outcome:
    """Compound growth as a fraction between two values of one sign; to zero it is the loss of everything."""
    if base == 0 or base * end < 0:
        return Reason.NOT_POSITIVE
    if end == 0:  # no rate leads to zero in finite time, but to lose all of it is -100 % a year at least
        return -1.0
    rate = compound(abs(base), abs(end), years)
    return rate if isinstance(rate, Reason) else rate / POINTS
