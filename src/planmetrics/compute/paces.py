"""How fast: planned, observed, recent and required rate a year, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.distance import WITHOUT_WAY
from planmetrics.compute.outcome import Outcome, Reason
from planmetrics.compute.rates import rate, rate_unit, step
from planmetrics.compute.series import is_stale, recent_start
from planmetrics.compute.window import PartialSum
from planmetrics.model.period import years_between
from planmetrics.model.terms import OVER_A_PERIOD

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.compute.case import Case
    from planmetrics.compute.goal import Goal
    from planmetrics.facts import ObservationFact
    from planmetrics.model.period import Period


def paces(case: Case) -> dict[str, Outcome | str]:
    """Every rate of a row, in percent, points or places a year; `required_step` in units a year."""
    recent, since = _recent(case)
    required, needed_step = _required(case)
    return {
        "planned_rate": _planned(case),
        "observed_rate": _observed(case),
        "recent_rate": recent,
        "recent_from": since,
        "required_rate": required,
        "required_step": needed_step,
        "acceleration": acceleration(required, recent),
    }


def _planned(case: Case) -> Outcome:
    """From baseline to target."""
    if case.baseline is None:
        return Reason.NO_BASELINE
    if is_stale(case.target.plan, case.baseline):
        return Reason.STALE
    if case.baseline.quantity.doubt == "scope":
        return Reason.SERIES_BREAK
    if isinstance(case.goal, Reason):
        return case.goal
    if case.target.form == "sum":
        return Reason.NOT_DEFINED_FOR_MEASURE
    return _run(case, case.baseline, case.goal.aim(case.baseline.quantity.figure), case.target.period)


def _observed(case: Case) -> Outcome:
    """From baseline to the latest observation."""
    if isinstance(case.way, Reason):
        return case.way
    base, latest = case.way
    if not case.is_one_series:
        return Reason.SERIES_BREAK
    if latest.quantity.comparator is not None:
        return Reason.OPEN_ENDED
    return _run(case, base, latest.quantity.figure, latest.period)


def _recent(case: Case) -> tuple[Outcome, str | Reason]:
    """From the earliest observation at most five years before the latest, and the year of that."""
    latest = case.latest
    reason: Reason | None = None
    if latest is None:
        reason = Reason.NO_OBSERVATION
    elif latest.quantity.comparator is not None:
        reason = Reason.OPEN_ENDED
    elif rate_unit(case.target.definition.measure) is None:
        reason = Reason.NOT_DEFINED_FOR_MEASURE
    if latest is None or reason is not None:
        found = reason or Reason.NO_OBSERVATION
        return found, found
    start = recent_start(case.dataset, case.observations, latest, case.recent_years)
    if isinstance(start, Reason):
        return start, start
    return _run(case, start, latest.quantity.figure, latest.period), str(start.period)


def _required(case: Case) -> tuple[Outcome, Outcome]:
    """What is needed a year from the latest period on: as a rate, and as a step in units."""
    found = case.comparison
    if isinstance(found, Reason) or case.latest is None:
        reason = found if isinstance(found, Reason) else Reason.NO_OBSERVATION
        return reason, reason
    goal, value = found
    if isinstance(case.window, PartialSum):
        return Reason.NOT_DEFINED_FOR_MEASURE, _left_a_year(case.window, goal)
    if case.target.definition.measure in WITHOUT_WAY:
        return Reason.NOT_DEFINED_FOR_MEASURE, float(goal.value)
    barred = _barred(case, case.latest, goal, value)
    if barred is not None:
        return barred, barred
    years, aim = years_between(case.latest.period, case.target.period), goal.aim(value)
    return _run(case, case.latest, aim, case.target.period), step(float(value), float(aim), years)


def _barred(case: Case, latest: ObservationFact, goal: Goal, value: Decimal) -> Reason | None:
    """Why nothing is required, or why it cannot be said how much.

    What is spent or produced in one period is not met by an earlier one: the rate then tells how far it may fall.
    """
    of_another_period = case.target.definition.measure in OVER_A_PERIOD and latest.period != case.target.period
    if goal.is_met_by(value) and not of_another_period:
        return Reason.ALREADY_MET
    if latest.quantity.comparator is not None:
        return Reason.OPEN_ENDED
    return Reason.SERIES_BREAK if latest.quantity.doubt == "scope" else None


def _left_a_year(window: PartialSum, goal: Goal) -> Outcome:
    """What is left of a sum, or of a limit on it, divided by the years left."""
    if goal.is_cap and not goal.is_met_by(window.total):
        return Reason.LIMIT_EXCEEDED
    if goal.is_met_by(window.total) and not (goal.is_cap and window.years_left):
        return Reason.ALREADY_MET
    if window.years_left == 0:
        return Reason.NO_TIME_LEFT
    return float(goal.value - window.total) / window.years_left


def _run(case: Case, start: ObservationFact, end: Decimal, period: Period) -> Outcome:
    """The rate from an observation to a figure at a period."""
    if start.quantity.comparator is not None:
        return Reason.OPEN_ENDED
    years = years_between(start.period, period)
    return rate(case.target.definition, float(start.quantity.figure), float(end), years)


def acceleration(required: Outcome, recent: Outcome) -> Outcome:
    """How many times faster than of late it has to go; no multiple turns a pace around."""
    if isinstance(required, Reason):
        return required
    if isinstance(recent, Reason):
        return recent
    if required == 0:
        return Reason.PATH_FLAT
    if recent == 0 or (required > 0) != (recent > 0):
        return Reason.OPPOSITE_DIRECTION
    return required / recent
