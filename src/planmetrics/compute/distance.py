"""How far: the gap, attainment, the share of way and time that lie behind, and what part of a year says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Outcome, Reason, why
from planmetrics.compute.situation import Window
from planmetrics.model.period import years_between
from planmetrics.model.terms import EITHER_WAY

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.compute.assessment import Exact
    from planmetrics.compute.goal import Goal
    from planmetrics.compute.rates import N
    from planmetrics.compute.situation import Point, Situation

_NOT_ATTAINED = frozenset({"growth", "rank"})  # 3 % of 6 % growth is not half done, nor is place 40 of 20
WITHOUT_WAY = frozenset({"addition", "growth"})
"""Measures in which each period starts anew, so that there is no way from a base to a target."""
CUMULATED = frozenset({"flow", "addition"})
"""Measures whose part-year values grow towards that of their year."""
POINTS = 100


def share_of_way(start: N, here: N, end: N) -> N:
    """How much of the way from start to end lies behind: 0 at the start, 1 at the end."""
    return (here - start) / (end - start)  # type: ignore[no-any-return]  # N is a number or an expression


def attained(value: N, target: N) -> N:
    """Observed over target: 完成率, as a fraction."""
    return value / target  # type: ignore[no-any-return]  # N is a number or an expression


def attained_lower(value: N, target: N) -> N:
    """完成率 where lower is better: 1 at the target, above 1 below it."""
    return 2 - value / target  # type: ignore[no-any-return]  # N is a number or an expression


def gap(at: Situation) -> Exact:
    """What is still to go, in the indicator's unit and the better direction; negative where the target is passed."""
    compared = _compared(at)
    if isinstance(compared, Reason):
        return compared
    goal, value = compared
    exact = goal.gap(value)
    # a computed target (baseline x 1.15^5) has no printed digits, and must not look as if it had
    return float(exact) if goal.is_computed else exact


def gap_percent(at: Situation) -> Outcome:
    """The gap as a percentage of the target, for a range of its nearer end."""
    compared = _proportional(at)
    if isinstance(compared, Reason):
        return compared
    goal, value = compared
    return float(goal.gap(value) / goal.aim(value) * 100)


def attainment(at: Situation) -> Outcome:
    """完成率: latest over target as a fraction; where lower is better 2 - latest / target."""
    compared = _proportional(at)
    if isinstance(compared, Reason):
        return compared
    goal, value = compared
    ratio = attained_lower if goal.lower_is_better else attained
    return ratio(float(value), float(goal.aim(value)))


def _compared(at: Situation) -> tuple[Goal, Decimal] | Reason:
    """Goal and value; a limit on a sum is used up, not reached, so that it has no gap before its window is over."""
    compared = at.comparison
    if (
        not isinstance(compared, Reason)
        and isinstance(at.window, Window)
        and compared[0].is_cap
        and at.window.years_left
    ):
        return Reason.WINDOW_OPEN
    return compared


def _proportional(at: Situation) -> tuple[Goal, Decimal] | Reason:
    """Goal and value where one may be divided by the other."""
    compared = _compared(at)
    if isinstance(compared, Reason):
        return compared
    if at.measure in _NOT_ATTAINED or at.form == "relative":
        return Reason.NOT_DEFINED_FOR_MEASURE
    return compared if compared[0].value > 0 else Reason.NOT_POSITIVE


def elapsed(at: Situation) -> Outcome:
    """序时进度: the share of the time from base to target that is over at the end of the latest value's period."""
    if at.form == "sum":
        window = _proportional_window(at)
        return window if isinstance(window, Reason) else window[1].years_seen / _years(window[1])
    times = _times(at)
    return times if isinstance(times, Reason) else times[0] / times[1]


def progress(at: Situation) -> Outcome:
    """进度: the share of the way from base to target that lies behind; of a sum the share that is there."""
    if at.form == "sum":
        window = _proportional_window(at)
        return window if isinstance(window, Reason) else attained(float(window[1].total), float(window[0].value))
    times, compared = _times(at), at.comparison
    if isinstance(times, Reason) or isinstance(compared, Reason):
        return why(times, compared)
    if isinstance(at.base, Reason) or not at.base.is_exact:
        return Reason.OPEN_ENDED
    return share_behind(*compared, at.base) if at.one_series else Reason.SERIES_BREAK


def share_behind(goal: Goal, value: Decimal, base: Point) -> Outcome:
    """The share of the way from base to goal; beyond a range or an exact value it is no progress."""
    # signed by direction: falling through a target that the base had passed already is never progress
    whole = goal.gap(base.value)
    if whole <= 0:
        return Reason.PATH_FLAT if whole == 0 else Reason.BASE_PAST_TARGET
    if goal.comparator in EITHER_WAY:
        return 1 - float(goal.gap(value)) / float(whole)
    return share_of_way(float(base.value), float(value), float(goal.aim(value)))


def _times(at: Situation) -> tuple[float, float] | Reason:
    """Years from base to latest and from base to target, where the one lies within the other."""
    if at.measure in WITHOUT_WAY:
        return Reason.NOT_DEFINED_FOR_MEASURE
    if at.goal is Reason.NO_TARGET:
        return Reason.NO_TARGET
    if isinstance(at.way, Reason):
        return at.way
    base, latest = at.way
    passed, total = years_between(base.period, latest.period), years_between(base.period, at.period)
    return (passed, total) if 0 <= passed <= total and total > 0 else Reason.NO_TIME_LEFT


def _proportional_window(at: Situation) -> tuple[Goal, Window] | Reason:
    compared = at.comparison
    if isinstance(compared, Reason) or not isinstance(at.window, Window):
        return compared if isinstance(compared, Reason) else Reason.NO_OBSERVATION
    return (compared[0], at.window) if compared[0].value > 0 else Reason.NOT_POSITIVE


def _years(window: Window) -> int:
    return window.years_seen + window.years_left


def part_completion(at: Situation) -> Outcome:
    """Of a part of the target's own year: what it brought over the target, as a fraction."""
    held = _within_year(at)
    return held if isinstance(held, Reason) else attained(float(held[1].value), float(held[0].value))


def part_elapsed(at: Situation) -> Outcome:
    """The share of the year that this part is."""
    held = _within_year(at)
    if isinstance(held, Reason):
        return held
    part = held[1].period
    return (part.end - part.start) / (at.period.end - at.period.start)


def part_lead(at: Situation) -> Outcome:
    """Completion minus elapsed in points, positive where it goes well."""
    held, done, over = _within_year(at), part_completion(at), part_elapsed(at)
    if isinstance(held, Reason) or isinstance(done, Reason) or isinstance(over, Reason):
        return held if isinstance(held, Reason) else Reason.NO_PART_YEAR
    lead = (done - over) * POINTS
    return -lead if held[0].lower_is_better else lead


def part_remaining(at: Situation) -> Outcome:
    """What the rest of the year must bring, or may still take, in the indicator's unit."""
    held = _within_year(at)
    return held if isinstance(held, Reason) else float(held[0].value - held[1].value)


def _within_year(at: Situation) -> tuple[Goal, Point] | Reason:
    """Goal and part-year value where the one may be held against the other.

    Flows and additions are held against the target of their own year; part-year levels and growth are only shown as
    they stand. None of them ever stands for a year.
    """
    if isinstance(at.part, Reason):
        return at.part
    if at.measure not in CUMULATED or at.form == "sum" or at.comparator in EITHER_WAY:
        return Reason.NOT_DEFINED_FOR_MEASURE
    if at.part.period.start != at.period.start:
        return Reason.NOT_OBSERVED
    if isinstance(at.goal, Reason):
        return at.goal
    if not at.part.is_exact:
        return Reason.OPEN_ENDED
    return (at.goal, at.part) if at.goal.value > 0 else Reason.NOT_POSITIVE
