"""How fast: planned, observed, recent and required rate a year, in percent, points or places by measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Outcome, Reason, why
from planmetrics.compute.rates import compound, rate, rate_unit, step
from planmetrics.compute.situation import Window
from planmetrics.model.period import years_between
from planmetrics.model.terms import OVER_A_PERIOD

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.compute.goal import Goal
    from planmetrics.compute.situation import Point, Situation
    from planmetrics.model.period import Period


def planned_rate(at: Situation) -> Outcome:
    """From base to target."""
    if type(at.base) is Reason:
        return at.base
    if at.base.doubt == "scope":  # a value of another scope is the start of another series
        return Reason.SERIES_BREAK
    if type(at.goal) is Reason:
        return at.goal
    if at.is_windowed:
        return Reason.NOT_DEFINED_FOR_MEASURE
    return _run(at, at.base, at.goal.aim(at.base.value), at.period)


def observed_rate(at: Situation) -> Outcome:
    """From base to the latest value."""
    if type(at.way) is Reason:
        return at.way
    base, latest = at.way
    if not at.one_series:
        return Reason.SERIES_BREAK
    return _run(at, base, latest.value, latest.period) if latest.is_exact else Reason.OPEN_ENDED


def recent_from(at: Situation) -> Period | Reason:
    """The period that the recent pace is counted from, at most five years before the latest value's."""
    if type(at.latest) is Reason:
        return at.latest
    if not at.latest.is_exact:
        return Reason.OPEN_ENDED
    if rate_unit(at.measure) is None:
        return Reason.NOT_DEFINED_FOR_MEASURE
    if type(at.recent) is Reason:
        return at.recent
    if at.measure in OVER_A_PERIOD and not at.recent.period.is_like(at.latest.period):
        return Reason.PERIODS_DIFFER
    return at.recent.period


def recent_rate(at: Situation) -> Outcome:
    """From the start of the recent pace to the latest value."""
    since = recent_from(at)
    if type(since) is Reason or type(at.recent) is Reason or type(at.latest) is Reason:
        return since if type(since) is Reason else Reason.NO_OBSERVATION
    return _run(at, at.recent, at.latest.value, at.latest.period)


def required_rate(at: Situation) -> Outcome:
    """What is needed a year from the latest value's period on, whatever today is."""
    asked = _asked(at)
    if type(asked) is Reason:
        return asked
    goal, latest, value = asked
    return _run(at, latest, goal.aim(value), at.period)


def required_step(at: Situation) -> Outcome:
    """The same in units a year; of a sum what is left of it a year, of one period's value the target itself."""
    compared = at.comparison
    if type(compared) is not Reason:
        if isinstance(at.window, Window) and at.form == "sum":
            return _left_a_year(at.window, compared[0])
        if at.starts_anew:
            return _asked_of_the_period(at, *compared)
    asked = _asked(at)
    if type(asked) is Reason:
        return asked
    goal, latest, value = asked
    return step(float(value), float(goal.aim(value)), years_between(latest.period, at.period))


def _asked_of_the_period(at: Situation, goal: Goal, value: Decimal) -> Outcome:
    """What starts anew each period: the target itself, until its period is observed and nothing is left to bring."""
    if not at.is_observed:
        return float(goal.end)
    return Reason.ALREADY_MET if goal.is_met_by(value) else Reason.NO_TIME_LEFT


def _asked(at: Situation) -> tuple[Goal, Point, Decimal] | Reason:
    """Goal, latest point and its value, where something is required of the years between; or why nothing is.

    What is spent or produced in one period is not met by an earlier one: the rate then tells how far it may fall.
    """
    compared = at.comparison
    if type(compared) is Reason or type(at.latest) is Reason:
        return why(compared, at.latest)
    goal, value = compared
    if at.window is not None or at.starts_anew:
        return Reason.NOT_DEFINED_FOR_MEASURE
    of_another_period = at.measure in OVER_A_PERIOD and at.latest.period != at.period
    if goal.is_met_by(value) and not of_another_period:
        return Reason.ALREADY_MET
    if not at.latest.is_exact:
        return Reason.OPEN_ENDED
    return Reason.SERIES_BREAK if at.latest.doubt == "scope" else (goal, at.latest, value)


def _left_a_year(window: Window, goal: Goal) -> Outcome:
    """What is left of a sum, or of a limit on it, divided by the years left."""
    if goal.is_exceeded_by(window.total):
        return Reason.LIMIT_EXCEEDED
    if goal.is_met_by(window.total) and not (goal.is_cap and window.years_left):
        return Reason.ALREADY_MET
    if window.years_left == 0:
        return Reason.NO_TIME_LEFT
    return float(goal.end - window.total) / window.years_left


def _run(at: Situation, start: Point, end: Decimal, period: Period) -> Outcome:
    """The rate from a point to a figure at a period."""
    if not start.is_exact:
        return Reason.OPEN_ENDED
    if at.measure in OVER_A_PERIOD and not start.period.is_like(period):
        return Reason.PERIODS_DIFFER
    years = years_between(start.period, period)
    return rate(at.measure, float(start.value), float(end), years, from_levels=at.growth_from_levels)


def acceleration(required: Outcome, recent: Outcome) -> Outcome:
    """Required over recent: how many times faster than of late it has to go; no multiple turns a pace around."""
    if type(required) is Reason:
        return required
    if type(recent) is Reason:
        return recent
    if required == 0:
        return Reason.PATH_FLAT
    # -5 over -2 is no acceleration of 2.5 where the one falls on purpose and the other by mishap
    if recent == 0 or (required > 0) != (recent > 0):
        return Reason.OPPOSITE_DIRECTION
    return required / recent


def recent_ratio(at: Situation, required: Outcome, recent: Outcome) -> Outcome:
    """Recent over required rate: 1 where it goes on as it has to; by steps where there is no compound rate."""
    if Reason.NOT_POSITIVE in {required, recent}:
        required, recent = required_step(at), recent_step(at)
    return _over(recent, required)


def recent_step_ratio(at: Situation) -> Outcome:
    """Recent over required step, whatever the measure."""
    return _over(recent_step(at), required_step(at))


def recent_growth_ratio(at: Situation) -> Outcome:
    """Recent over required compound rate, whatever the measure."""
    asked = _asked(at)
    if type(asked) is Reason or type(at.recent) is Reason:
        return why(asked, at.recent)
    goal, latest, value = asked
    recent = compound(float(at.recent.value), float(value), years_between(at.recent.period, latest.period))
    return _over(recent, compound(float(value), float(goal.aim(value)), years_between(latest.period, at.period)))


def recent_step(at: Situation) -> Outcome:
    """From the start of the recent pace to the latest value, in units a year."""
    since = recent_from(at)
    if type(since) is Reason or type(at.recent) is Reason or type(at.latest) is Reason:
        return why(since, at.recent, at.latest)
    return step(float(at.recent.value), float(at.latest.value), years_between(since, at.latest.period))


def _over(recent: Outcome, required: Outcome) -> Outcome:
    if type(required) is Reason or type(recent) is Reason:
        return why(required, recent)
    return Reason.PATH_FLAT if required == 0 else recent / required
