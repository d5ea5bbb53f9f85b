"""How far: the gap, attainment, the share of way and time that lie behind, and what part of a year says."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Outcome, Reason, why
from planmetrics.compute.situation import CUMULATED, Window
from planmetrics.model.period import years_between
from planmetrics.model.terms import CAPS, FLOORS

if TYPE_CHECKING:
    from planmetrics.compute.assessment import Exact
    from planmetrics.compute.goal import Goal
    from planmetrics.compute.rates import N
    from planmetrics.compute.situation import Point, Situation

_NOT_ATTAINED = frozenset({"growth", "rank"})  # 3 % of 6 % growth is not half done, nor is place 40 of 20
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
    if type(compared) is Reason:
        return compared
    goal, value = compared
    exact = goal.gap(value)
    # a computed target (baseline x 1.15^5) has no printed digits, and must not look as if it had
    return float(exact) if goal.is_computed else exact


def gap_percent(at: Situation) -> Outcome:
    """The gap as a percentage of the target, for a range of its nearer end."""
    compared = _proportional(at)
    if type(compared) is Reason:
        return compared
    goal, value = compared
    return float(goal.gap(value) / goal.aim(value) * 100)


def attainment(at: Situation) -> Outcome:
    """完成率: latest over target as a fraction; where lower is better 2 - latest / target."""
    compared = _proportional(at)
    if type(compared) is Reason:
        return compared
    goal, value = compared
    if goal.comparator == "between":  # 7 of "3 to 5" is neither 140 % nor 233 %
        return Reason.NOT_DEFINED_FOR_MEASURE
    ratio = (attained_lower if goal.lower_is_better else attained)(float(value), float(goal.value))
    return ratio if ratio >= 0 else Reason.NOT_POSITIVE


def _compared(at: Situation) -> tuple[Goal, Decimal] | Reason:
    """Goal and value, that of the year to date where it leads.

    A limit on a sum is used up, not reached, so that it has no gap before its window is over.
    """
    compared = at.comparison
    if at.leading is not None and type(at.goal) is not Reason:
        return (at.goal, at.leading.value) if at.leading.is_exact else Reason.OPEN_ENDED
    if type(compared) is Reason or not isinstance(at.window, Window):
        return compared
    return Reason.WINDOW_OPEN if compared[0].is_cap and not at.window.is_complete else compared


def _proportional(at: Situation) -> tuple[Goal, Decimal] | Reason:
    """Goal and value where one may be divided by the other."""
    compared = _compared(at)
    if type(compared) is Reason:
        return compared
    if at.measure in _NOT_ATTAINED or at.form == "relative":
        return Reason.NOT_DEFINED_FOR_MEASURE
    if at.leading is not None and compared[0].is_cap:  # a part of the limit says nothing of how much of it will be kept
        return Reason.WINDOW_OPEN
    return compared if compared[0].value > 0 else Reason.NOT_POSITIVE


def elapsed(at: Situation) -> Outcome:
    """序时进度: the share of the time from base to target that is over at the end of the latest value's period."""
    if isinstance(at.window, Window):
        return at.window.share
    times = _times(at)
    return times if type(times) is Reason else times[0] / times[1]


def progress(at: Situation) -> Outcome:
    """进度: the share of the way from base to target that lies behind; of a window the share that is there."""
    if at.is_windowed:
        return window_progress(at)
    times, compared = _times(at), at.comparison
    if type(times) is Reason or type(compared) is Reason:
        return why(times, compared)
    if type(at.base) is Reason or not at.base.is_exact:
        return Reason.OPEN_ENDED
    return share_behind(*compared, at.base) if at.one_series else Reason.SERIES_BREAK


def share_behind(goal: Goal, value: Decimal | float, base: Point) -> Outcome:
    """The share of the way from base to goal; beyond an exact value it is no progress."""
    # signed by direction: falling through a target that the base had passed already is never progress
    whole = goal.gap(base.value)
    if whole <= 0:
        return Reason.BASE_SATISFIES if goal.is_met_by(base.value) else Reason.PATH_FLAT
    if goal.is_two_sided:
        return 1 - float(goal.gap(Decimal(value))) / float(whole)
    return share_of_way(float(base.value), float(value), float(goal.end))


def window_progress(at: Situation) -> Outcome:
    """The share of a window's target that is there: of what adds up as such, of yearly rates by their logarithms."""
    compared = at.comparison
    if type(at.goal) is not Reason and isinstance(at.window, Window) and _is_kept_or_not(at, at.goal):
        return Reason.NO_RATIO
    if type(compared) is Reason or not isinstance(at.window, Window):
        return why(compared, Reason.NO_OBSERVATION)
    goal, total = compared
    spread = at.window.share if at.form == "average" else 1  # a mean is reached when as many years have brought it
    if at.form == "sum" or at.measure in CUMULATED:
        return attained(float(total), float(goal.end)) * spread if goal.end > 0 else Reason.NO_RATIO
    done, asked = (log_growth(one, reduction=at.reduction) for one in (total, goal.end))
    if type(done) is Reason or type(asked) is Reason:
        return why(done, asked)
    return done / asked * spread


def _is_kept_or_not(at: Situation, goal: Goal) -> bool:
    """Whether a window's target is a ceiling on a mean, or a rate that asks for no movement: no amount is used up."""
    if at.measure in CUMULATED:
        return at.form == "average" and goal.is_cap
    return at.form != "sum" and not moves_the_better_way(goal)


def moves_the_better_way(goal: Goal) -> bool:
    """Whether a target on a rate asks for movement in the better direction.

    A ceiling on a rise or a floor under a fall is held or not, and so is growth of zero: a ratio would mislead.
    """
    if goal.lower_is_better:
        return goal.end < 0 and goal.comparator not in FLOORS
    return goal.end > 0 and goal.comparator not in CAPS


def log_growth(percent: Decimal, *, reduction: bool = False) -> Outcome:
    """The logarithm of growth, or of a reduction, given in percent: what adds up over the years."""
    moved = -float(percent) / 100 if reduction else float(percent) / 100
    return math.log1p(moved) if moved > -1 else Reason.NOT_POSITIVE


def _times(at: Situation) -> tuple[float, float] | Reason:
    """Years from base to latest and from base to target, where the one lies within the other."""
    if at.starts_anew or at.is_windowed:
        return Reason.NOT_DEFINED_FOR_MEASURE if type(at.window) is not Reason else at.window
    if at.goal is Reason.NO_TARGET:
        return Reason.NO_TARGET
    if type(at.way) is Reason:
        return at.way
    base, latest = at.way
    passed, total = years_between(base.period, latest.period), years_between(base.period, at.period)
    return (passed, total) if 0 <= passed <= total and total > 0 else Reason.NO_TIME_LEFT


def part_completion(at: Situation) -> Outcome:
    """Of a part of the target's own year: what it brought over the target, as a fraction."""
    held = _within_year(at)
    return held if type(held) is Reason else attained(float(held[1].value), float(held[0].end))


def part_elapsed(at: Situation) -> Outcome:
    """The share of the year that this part is."""
    held = _within_year(at)
    return held if type(held) is Reason else held[1].period.months / at.period.months


def part_lead(at: Situation) -> Outcome:
    """Completion minus elapsed in points, positive where it goes well."""
    held, done, over = _within_year(at), part_completion(at), part_elapsed(at)
    if type(held) is Reason or type(done) is Reason or type(over) is Reason:
        return held if type(held) is Reason else Reason.NO_PART_YEAR
    lead = (done - over) * POINTS
    return -lead if held[0].is_cap else lead


def part_remaining(at: Situation) -> Outcome:
    """What the rest of the year must bring, or may still take, in the indicator's unit."""
    held = _within_year(at)
    return held if type(held) is Reason else float(held[0].end - held[1].value)


def _within_year(at: Situation) -> tuple[Goal, Point] | Reason:
    """Goal and part-year value where the one may be held against the other.

    Flows and additions are held against the target of their own year; part-year levels and growth are only shown as
    they stand. None of them ever stands for a year.
    """
    if type(at.part) is Reason:
        return at.part
    if at.measure not in CUMULATED or at.is_windowed or at.is_two_sided:
        return Reason.NOT_DEFINED_FOR_MEASURE
    if at.leading is None:
        return Reason.NOT_OBSERVED
    if type(at.goal) is Reason:
        return at.goal
    if not at.leading.is_exact:
        return Reason.OPEN_ENDED
    return (at.goal, at.leading) if at.goal.end > 0 else Reason.NOT_POSITIVE
