"""The course of one target as plain figures, and the quantities of it that methods judge by.

Each quantity is a figure, or the reason why there is none. Formulas: `growth_ratio` and `growth` as in Open SDG's
method by Statistics Canada, `projected_share` as in the UNSD progress chart of 2023, `log_progress` as the statistics
bureau of China reckons the progress of energy-saving targets; all keep the sign of the wanted direction.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from planmetrics.compute.distance import progress, share_of_way
from planmetrics.compute.done import done_over_due, is_limit
from planmetrics.compute.outcome import Outcome, Reason, is_figure, why
from planmetrics.compute.paces import recent_growth_ratio, recent_ratio, recent_step_ratio
from planmetrics.compute.path import due, path_value
from planmetrics.compute.rates import compound, grown, linear_step
from planmetrics.figures.precision import last_digit
from planmetrics.model.period import years_between
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from planmetrics.compute.assessment import Figures
    from planmetrics.compute.goal import Goal
    from planmetrics.compute.situation import Situation
    from planmetrics.model.method import Quantity

POINTS = 100
DIGITS = 9  # of a share that is projected; float noise begins behind the twelfth


class Course(NamedTuple):
    """Where a series started, where it is and where it is to be.

    `passed` and `total` are years from the base to the latest value and to the target; `sign` is 1 where a rise
    is wanted, -1 where a fall is. `reached`: the latest value satisfies the target. `percent`: a percentage, whose
    natural ends are 0 and 100. `limit`: a natural limit of the series. `done`: what was delivered over what is due.
    `log_done`: the share of a window's target that is there, where its years are compounded. `recent`: recent over
    required rate. `situation`: what it is the course of, where it is of one.
    """

    base: Outcome
    latest: Outcome
    target: Outcome
    passed: float
    total: float
    sign: int
    reached: bool = False
    percent: bool = False
    limit: float | None = None
    done: Outcome = Reason.NO_BASELINE
    progress: Outcome = Reason.NO_BASELINE
    elapsed: Outcome = Reason.NO_BASELINE
    lead: Outcome = Reason.NO_BASELINE
    log_done: Outcome | None = None
    acceleration: Outcome = Reason.SINGLE_OBSERVATION
    recent: Outcome = Reason.SINGLE_OBSERVATION
    situation: Situation | None = None


def course_of(at: Situation, figures: Figures) -> Course:
    """The course of a situation, with what was worked out of it: progress, due, rates."""
    way, unfit = at.way, _unfit(at)
    target = at.goal if type(at.goal) is Reason else float(at.goal.aim(_start(at, at.goal)))
    return Course(
        base=unfit or (way if type(way) is Reason else float(way[0].value)),
        latest=unfit or (way if type(way) is Reason else _distant(at, way[1].value)),
        target=target,
        passed=0 if type(way) is Reason else years_between(way[0].period, way[1].period),
        total=0 if type(at.base) is Reason else years_between(at.base.period, at.period),
        sign=_sign(at, target),
        reached=_is_reached(at),
        percent=at.percent,
        limit=at.limit,
        done=done_over_due(at, figures),
        progress=figures.progress,
        elapsed=figures.elapsed,
        lead=_lead(at, figures),
        log_done=figures.progress if at.is_windowed and at.form != "sum" else None,
        acceleration=figures.acceleration,
        recent=Reason.NOT_OBSERVED if at.starts_anew else _recent(at, figures),
        situation=at,
    )


def _recent(at: Situation, figures: Figures) -> Outcome:
    return recent_ratio(at, figures.required_rate, figures.recent_rate)


def _unfit(at: Situation) -> Reason | None:
    """Why nothing may be judged by its growth from the base."""
    if at.starts_anew or at.is_windowed:
        return Reason.NOT_OBSERVED if at.starts_anew else Reason.NOT_DEFINED_FOR_MEASURE
    compared = at.comparison
    if type(compared) is Reason and compared is not Reason.NO_TARGET:
        return compared
    if type(at.way) is Reason:
        return None
    if not at.way[0].is_exact:
        return Reason.OPEN_ENDED
    return None if at.one_series else Reason.SERIES_BREAK


def _start(at: Situation, goal: Goal) -> Decimal:
    """The value that the way to the target starts at: the base's, else the latest."""
    known = (point.value for point in (at.base, at.latest) if type(point) is not Reason)
    return next(known, goal.value)


def _sign(at: Situation, target: Outcome) -> int:
    """Which way is wanted; to what can be missed on both sides it is wherever the target lies from the start."""
    if is_figure(target) and type(at.goal) is not Reason and at.goal.is_two_sided:
        return 1 if target >= float(_start(at, at.goal)) else -1
    return -1 if at.better == "lower" else 1


def _distant(at: Situation, value: Decimal) -> float:
    """The latest figure; beyond a target with two sides the one as far short of it: to overshoot is no way made."""
    goal = at.goal
    if type(goal) is Reason or not goal.is_two_sided or goal.is_met_by(value):
        return float(value)
    aim = goal.aim(_start(at, goal))
    return float(aim - goal.gap(value) * _sign(at, float(aim)))


def _is_reached(at: Situation) -> bool:
    """Whether the latest value satisfies the target, of whichever year it is; growth is of its own year alone."""
    compared = at.comparison
    if type(compared) is Reason or at.is_windowed or (at.starts_anew and not at.is_observed):
        return False
    return compared[0].is_met_by(compared[1])


def _lead(at: Situation, figures: Figures) -> Outcome:
    """Progress minus elapsed time in points; of a limit the other way round; of part of a year what it tells."""
    if is_figure(figures.part_lead):
        return figures.part_lead
    if type(figures.progress) is Reason or type(figures.elapsed) is Reason:
        return why(figures.progress, figures.elapsed)
    ahead = (figures.progress - figures.elapsed) * POINTS
    return -ahead if is_limit(at) else ahead


def allows_one(course: Course, name: Quantity, ratio: float) -> bool:
    """Whether the printed digits of base and latest allow that a quantity is 1 rather than `ratio`.

    From 24.0 to 24.1, published with one decimal, may be a rise of 0.2. Nothing is allowed where both are the same.
    """
    at = course.situation
    if (
        at is None or type(at.way) is Reason or at.is_windowed or at.measure == "rank"
    ):  # places are counted, not rounded
        return False
    ends = [(point.value, last_digit(point.value) / 2) for point in at.way]
    moved, slack = abs(ends[1][0] - ends[0][0]), ends[0][1] + ends[1][1]
    # the digits shift the ratio by about slack over moved; twice that leaves room for what they do to the path
    if moved == 0 or 2 * float(slack) * ratio < abs(1 - ratio) * float(moved):
        return False
    bases, latests = ([value - half, value + half] for value, half in ends)
    ratios = [_at_corner(course, at, name, base, latest) for base in bases for latest in latests]
    known = [found for found in ratios if type(found) is not Reason]
    return bool(known) and min(known) < 1 < max(known)


def _at_corner(course: Course, at: Situation, name: Quantity, base: Decimal, latest: Decimal) -> Outcome:
    """A quantity as it is from another base to another latest value."""
    if name != "done_over_due":
        return quantity_of(name, course._replace(base=float(base), latest=float(latest)))
    moved = at._replace(
        base=at.base if type(at.base) is Reason else at.base._replace(value=base),
        latest=at.latest if type(at.latest) is Reason else at.latest._replace(value=latest),
    )
    asked = due(moved, path_value(moved))
    done = progress(moved)
    if type(asked) is Reason or type(done) is Reason:
        return why(asked, done)
    return done / asked if asked > 0 else Reason.PATH_TURNS


def linear_ratio(course: Course) -> Outcome:
    """Observed step a year over the step a year from base to target."""
    way = _way(course)
    if type(way) is Reason:
        return way
    needed = abs(linear_step(way.base, way.target, course.total))
    if needed == 0:
        return Reason.PATH_FLAT
    return course.sign * linear_step(way.base, way.latest, course.passed) / needed


def log_progress(course: Course) -> Outcome:
    """The share of the way that lies behind in logarithms: ln(latest / base) / ln(target / base).

    A fall of 20.07 % of one of 20 % is 100.39 %, as Tianjin's energy intensity of 2005 to 2009 was published.
    """
    if course.log_done is not None:
        return course.log_done
    way = _way(course)
    if type(way) is Reason:
        return way
    if min(way.base, way.latest, way.target) <= 0:
        return Reason.NOT_POSITIVE
    if (way.target - way.base) * course.sign <= 0:  # falling from beyond a target is no progress towards it
        return Reason.BASE_SATISFIES
    return share_of_way(math.log(way.base), math.log(way.latest), math.log(way.target))


def log_done_over_elapsed(course: Course) -> Outcome:
    """Progress in logarithms over the share of time that is over."""
    done = log_progress(course)
    if type(done) is Reason or type(course.elapsed) is Reason:
        return why(done, course.elapsed)
    return done / course.elapsed if course.elapsed > 0 else Reason.BASELINE_IS_LATEST


def growth(course: Course) -> Outcome:
    """Observed compound growth a year as a fraction, positive where it goes the wanted way; both values of one sign."""
    if type(course.base) is Reason or type(course.latest) is Reason:
        return course.base if type(course.base) is Reason else course.latest
    if course.passed <= 0:
        return Reason.BASELINE_IS_LATEST
    rate = _growth(course.base, course.latest, course.passed)
    return rate if type(rate) is Reason else course.sign * rate * (-1 if course.base < 0 else 1)


def growth_ratio(course: Course) -> Outcome:
    """Observed over required compound growth, both from the base."""
    observed, way = growth(course), _way(course)
    if type(observed) is Reason or type(way) is Reason:
        return why(observed, way)
    required = _growth(way.base, way.target, course.total)
    if type(required) is Reason:
        return required
    return Reason.PATH_FLAT if required == 0 else observed / abs(required)


def projected_share(course: Course) -> Outcome:
    """The share of the required change that growth at the observed rate brings by the target's period."""
    way = _way(course)
    rate = way if type(way) is Reason else _growth(way.base, way.latest, course.passed)
    if type(way) is Reason or type(rate) is Reason:
        return rate
    if way.base == way.target:
        return Reason.PATH_FLAT
    try:
        there = grown(way.latest, rate * POINTS, course.total - course.passed)
    except (OverflowError, ZeroDivisionError):
        return Reason.NOT_POSITIVE
    return round(course.sign * (there - way.base) / abs(way.target - way.base), DIGITS)


def _of_situation(course: Course, quantity: Callable[[Situation], Outcome]) -> Outcome:
    return Reason.SINGLE_OBSERVATION if course.situation is None else quantity(course.situation)


QUANTITIES: dict[Quantity, Callable[[Course], Outcome]] = {
    "done_over_due": lambda course: course.done,
    "progress": lambda course: course.progress,
    "log_progress": log_progress,
    "log_done_over_elapsed": log_done_over_elapsed,
    "lead": lambda course: course.lead,
    "recent_ratio": lambda course: course.recent,
    "recent_step_ratio": lambda course: _of_situation(course, recent_step_ratio),
    "recent_growth_ratio": lambda course: _of_situation(course, recent_growth_ratio),
    "acceleration": lambda course: course.acceleration,
    "linear_ratio": linear_ratio,
    "growth_ratio": growth_ratio,
    "projected_share": projected_share,
}
AS_PUBLISHED = frozenset({"growth_ratio", "projected_share"})
"""Quantities that are left as their source works them out, and meet its cut-offs to the last digit of a float."""


def quantity_of(name: Quantity, course: Course) -> Outcome:
    """The quantity of this name: a finite figure, or the reason why there is none; so are figures beyond all floats."""
    quantity = QUANTITIES[name](course)
    return quantity if type(quantity) is Reason or math.isfinite(quantity) else Reason.NOT_POSITIVE


class _Way(NamedTuple):
    base: float
    latest: float
    target: float


def _way(course: Course) -> _Way | Reason:
    """Base, latest and target as figures, with time between them; or what is missing."""
    for figure in (course.base, course.latest, course.target):
        if type(figure) is Reason:
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
    return rate if type(rate) is Reason else rate / POINTS
