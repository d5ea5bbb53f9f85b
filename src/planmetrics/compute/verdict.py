"""The verdict on a target: what its figures settle by themselves, and what a method makes of the rest."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from planmetrics.compute.assessment import Verdict
from planmetrics.compute.course import AS_PUBLISHED, allows_one, growth, quantity_of
from planmetrics.compute.outcome import Outcome, Reason
from planmetrics.compute.status import ACHIEVED, JUDGED, UNSETTLED
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planmetrics.compute.course import Course
    from planmetrics.compute.status import Settled, Status
    from planmetrics.model.method import Cut, Grade, Label, Method, Score, WithoutTarget

FULL = 100
NOISE = 1e-9
FROM_THE_BASE = frozenset({"done_over_due", "linear_ratio", "log_done_over_elapsed"})
"""Quantities that are 1 on the way from base to target, and that the printed digits of the two ends blur."""
OWN_SCALE = "schedule"
"""The one of our own methods that judges windows and the year to date, whichever was asked: no other knows of them."""


class Figured(NamedTuple):
    """What the figures of a target say before any method is asked.

    `settled` is the status that they settle by themselves. `within_year`: the year to date decides. `doubtful`:
    whether a figure behind it is. `windowed`: all years of a window decide together.
    """

    settled: Settled | None = None
    within_year: bool = False
    doubtful: bool = False
    windowed: bool = False


class _Opinion(NamedTuple):
    """What one method says of a course by itself; `status` is our word for it, or why there is none."""

    method: Method
    label: Label | Reason
    pace: Outcome
    score: Outcome
    status: Status | Reason


def verdict_of(asked: Method, course: Course, known: Mapping[str, Method], figured: Figured) -> Verdict:
    """The verdict of a method, or of the first that it hands over to, where its own quantity cannot be had.

    Where none can judge, the method that was asked says why. What the figures settle by themselves stands, whatever
    a method says; so does what our own scale says of the year to date.
    """
    by_time = figured.within_year or figured.windowed
    own = known[OWN_SCALE] if by_time and asked.is_of_our_scale else asked
    opinion = _first_opinion(own, course, known, figured)
    status, why = _status_of(opinion, course, known, figured)
    rests_on_figures = status not in UNSETTLED | {"met-unverified"}
    return Verdict(
        asked=asked,
        judged_by=opinion.method,
        label=opinion.label,
        pace=opinion.pace,
        score=opinion.score,
        status=status,
        why=why,
        doubtful=figured.doubtful and rests_on_figures,
        breaks=figured.settled.breaks if figured.settled is not None else None,
        within_year=figured.within_year,
    )


def _status_of(
    opinion: _Opinion, course: Course, known: Mapping[str, Method], figured: Figured
) -> tuple[Status, Reason | None]:
    if figured.settled is not None:
        return figured.settled.status, figured.settled.why
    status = opinion.status
    if figured.within_year and not opinion.method.is_of_our_scale:
        status = _judge(known[OWN_SCALE], course, figured).status
    return ("undetermined", status) if type(status) is Reason else (status, None)


def _first_opinion(asked: Method, course: Course, known: Mapping[str, Method], figured: Figured) -> _Opinion:
    method, tried = asked, {asked.id}
    first = opinion = _judge(asked, course, figured)
    while type(opinion.status) is Reason and method.otherwise is not None and method.otherwise not in tried:
        method = known[method.otherwise]
        tried.add(method.id)
        opinion = _judge(method, course, figured)
    return first if type(opinion.status) is Reason else opinion


def _judge(method: Method, course: Course, figured: Figured) -> _Opinion:
    if course.target is Reason.NO_TARGET:
        return _without_target(method, course)
    read = _as_read(method, course)
    pace = quantity_of(method.with_target.quantity, read)
    if method.is_of_our_scale:
        return _on_our_scale(method, pace, course, figured)
    if read.reached or _is_near_end(method, course):
        return _Opinion(method, method.achieved, pace, _label_score(method.achieved), Reason.NOT_JUDGED)
    if type(pace) is Reason:
        return _unavailable(method, pace)
    grade = graded(method.with_target.classes, pace, slack=_slack(method))
    score = scored(method.with_target.score, pace) if method.with_target.score else _label_score(grade)
    return _Opinion(method, grade, pace, score, grade.status or Reason.NOT_JUDGED)


def _on_our_scale(method: Method, pace: Outcome, course: Course, figured: Figured) -> _Opinion:
    """The class goes with the status: what the figures settle has one too, and only the rest is for cut-offs."""
    status = figured.settled.status if figured.settled is not None else None
    if status in ACHIEVED:
        return _Opinion(method, method.achieved, pace, _label_score(method.achieved), status)
    judged = status in JUDGED
    grade = _of_status(method, status) if judged else _by_cut_offs(method, pace, course, figured)
    if grade is None:
        return _unavailable(method, pace if type(pace) is Reason else Reason.NOT_JUDGED)
    return _Opinion(method, grade, pace, _label_score(grade), status or grade.status or Reason.NOT_JUDGED)


def _of_status(method: Method, status: Status | None) -> Grade | None:
    """The class that our word stands for."""
    by_status: dict[Status | None, Grade] = {grade.status: grade for grade in method.with_target.classes}
    return by_status.get(status)


def _by_cut_offs(method: Method, pace: Outcome, course: Course, figured: Figured) -> Grade | None:
    """The class of a quantity; what the printed digits allow to be on its path is on track."""
    classes, quantity = method.with_target.classes, method.with_target.quantity
    if pace is Reason.NOTHING_USED:
        return classes[0]
    if type(pace) is Reason:
        return None
    grade = graded(classes, pace, slack=_slack(method))
    on_track = next((grade for grade in classes if grade.status == "on-track"), grade)
    if grade is on_track or pace <= 0 or figured.within_year or quantity not in FROM_THE_BASE:
        return grade
    return on_track if allows_one(course, quantity, pace) else grade


def _slack(method: Method) -> float:
    """0.9499999999999998 is 0.95, but where a source has its cut-offs hold to the last digit."""
    return 0 if method.with_target.quantity in AS_PUBLISHED else NOISE


def _without_target(method: Method, course: Course) -> _Opinion:
    """By growth a year; cut-offs and scores shrink near a natural limit."""
    judging = method.without_target
    if judging is None:
        return _unavailable(method, Reason.NO_TARGET)
    read = _as_read(method, course)
    pace = growth(read)
    if judging.limit_is_target and course.limit is not None and course.latest == course.limit:
        return _Opinion(method, method.achieved, pace, _label_score(method.achieved), "on-track")
    if type(pace) is Reason:
        return _unavailable(method, pace)
    room = _room(judging, read)
    grade = graded(judging.classes, pace, room)
    score = _label_score(grade)
    if judging.score is not None:
        score = scored(judging.score, pace if pace < 0 else pace / room if room else math.inf)
    return _Opinion(method, grade, pace, score, grade.status or Reason.NO_TARGET)


def graded(classes: Sequence[Grade], pace: float, room: float = 1, slack: float = 0) -> Grade:
    """The first class whose cut-off the quantity passes; the last takes what is left.

    `room` shrinks cut-offs; `slack` is how near a cut-off counts as being on it.
    """
    return next(grade for grade in classes if _passes(grade, pace, room if grade.reduced else 1, slack))


def scored(score: Score, pace: float) -> float:
    """The score on the stretch that the quantity lies on, held between its ends."""
    line = next(line for line in score.lines if _passes(line, pace))
    return min(max(float(line.slope) * pace + float(line.at_zero), float(score.least)), float(score.most))


def mean_score(method: Method, scores: Sequence[float], *, all_achieved: bool = False) -> tuple[float, Label] | None:
    """The mean of several scores and its class, where the method has such classes; series without a score drop out.

    Several series are achieved together only when each of them is.
    """
    if not scores or not method.overall:
        return None
    mean = sum(scores) / len(scores)
    return mean, method.achieved if all_achieved else graded(method.overall, mean)


def _passes(cut: Cut, figure: float, room: float = 1, slack: float = 0) -> bool:
    comparator, bound = cut.comparator, float(cut.figure) * room
    if comparator == "at_least":
        return figure >= bound - slack
    if comparator == "more_than":
        return figure > bound + slack
    if comparator == "at_most":
        return figure <= bound + slack
    return figure < bound - slack if comparator == "less_than" else True


def _room(judging: WithoutTarget, course: Course) -> float:
    """How much of the way to a natural limit is left, as Open SDG's method reckons it: 1 far from it, 0 at it."""
    if judging.limit_exponent is None or course.limit is None or type(course.base) is Reason:
        return 1
    base, limit = abs(course.base), abs(course.limit)
    if base >= 2 * limit:
        return 1
    nearness = base / limit if base <= limit else (2 * limit - base) / limit
    return float(1 - nearness ** float(judging.limit_exponent))


def _as_read(method: Method, course: Course) -> Course:
    """The course as the method's source reads it: a base or target of zero as a small figure, where it does so."""
    if method.zero_as is None or 0 not in (course.base, course.target):
        return course
    small = float(method.zero_as)
    read = course._replace(
        base=small if course.base == 0 else course.base, target=small if course.target == 0 else course.target
    )
    if course.target == 0 and type(course.latest) is not Reason:
        read = read._replace(reached=course.reached or (course.latest - small) * course.sign >= 0)
    return read


def _is_near_end(method: Method, course: Course) -> bool:
    """Whether a percentage is so near its natural end, which is its target, that the method takes it as met."""
    if method.ends_met_within is None or not course.percent or course.target not in {0, FULL}:
        return False
    if type(course.latest) is Reason or isinstance(course.target, Reason):
        return False
    return abs(course.latest - course.target) <= float(method.ends_met_within)


def _unavailable(method: Method, why: Reason) -> _Opinion:
    return _Opinion(method, method.unavailable or why, why, why, why)


def _label_score(label: Label) -> Outcome:
    return float(label.score) if label.score is not None else Reason.NO_SCORE
