"""The quantities that methods judge by. Each is a figure, or the reason why there is none.

Formulas: `growth_ratio` and `growth` as in Open SDG's method by Statistics Canada, `projected_share` as in the UNSD
progress chart of 2023; all keep the sign of the wanted direction, so that falling through a target that the base had
passed already never reads as progress.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from planmetrics.compute.formulas import grown, linear_step
from planmetrics.compute.outcome import Outcome, Reason
from planmetrics.compute.rates import compound

if TYPE_CHECKING:
    from collections.abc import Callable

    from planmetrics.compute.course import Course
    from planmetrics.model.method import Quantity

POINTS = 100
DIGITS = 9


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
        return observed if isinstance(observed, Reason) else way  # type: ignore[return-value]  # one of them is a Reason
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
    if end == 0:
        return -1.0
    rate = compound(abs(base), abs(end), years)
    return rate if isinstance(rate, Reason) else rate / POINTS
