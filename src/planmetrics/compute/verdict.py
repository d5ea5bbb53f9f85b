"""The verdict on a target: what its figures settle by themselves, and what a method makes of the rest.

Direction first, then pace: pace alone has sign traps.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from planmetrics.compute.assessment import Verdict
from planmetrics.compute.course import growth, quantity_of
from planmetrics.compute.outcome import Outcome, Reason, is_figure
from planmetrics.model.terms import OVER_A_PERIOD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planmetrics.compute.course import Course
    from planmetrics.compute.goal import Goal
    from planmetrics.compute.situation import Point, Situation
    from planmetrics.model.method import Cut, Grade, Label, Method, Score, WithoutTarget

FULL = 100

Status: TypeAlias = Literal[
    "no-data", "met", "met-unverified", "missed", "awaiting", "reached-early",
    "ahead", "on-track", "lagging", "far-behind", "reversing", "undetermined",
]  # fmt: skip

GRAVEST_FIRST: tuple[Status, ...] = (
    "missed", "reversing", "far-behind", "lagging", "awaiting", "undetermined", "no-data",
    "on-track", "ahead", "met-unverified", "reached-early", "met",
)  # fmt: skip
GRAVE = frozenset(GRAVEST_FIRST[:4])
"""Statuses that call for action."""

STATUSES: tuple[Status, ...] = Status.__args__  # type: ignore[attr-defined]  # of a Literal


Settled: TypeAlias = tuple[Status, Reason | None]


def settled(at: Situation, part_lead: Outcome) -> Settled | None:
    """The status that the figures settle by themselves, with a reason where there is one to give; else None.

    What they leave open, because the period is not over and the target not reached, is for a method to judge.
    `part_lead` tells whether part of a year may be judged.
    """
    return _of_sum(at) if at.form == "sum" else _of_level(at, part_lead)


def _of_level(at: Situation, part_lead: Outcome) -> Settled | None:
    """A target on a level, a rate or one period."""
    if isinstance(at.latest, Reason):
        # a method may judge the flow of part of a year, but nothing ever stands for the year
        return None if is_figure(part_lead) and not at.is_over else ("no-data", Reason.NO_OBSERVATION)
    if at.latest_is_stale:
        return "undetermined", Reason.STALE
    if at.goal is Reason.NO_TARGET:
        return None
    of_its_period = at.latest.period == at.period
    if at.is_over and not of_its_period:
        return "awaiting", None
    if isinstance(at.goal, Reason):
        return "undetermined", at.goal
    may_be_early = not at.is_over and at.measure not in OVER_A_PERIOD
    return _decide(at.goal, at.latest, due=of_its_period) if of_its_period or may_be_early else None


def _of_sum(at: Situation) -> Settled | None:
    """A target on a sum over several years; a sum may be reached before its window ends."""
    if isinstance(at.window, Reason):
        return ("no-data" if at.window is Reason.NO_OBSERVATION else "undetermined"), at.window
    compared = at.comparison
    if isinstance(compared, Reason) or at.window is None:
        return "undetermined", compared if isinstance(compared, Reason) else Reason.NO_OBSERVATION
    goal, total = compared
    complete, met = at.window.years_left == 0, goal.is_met_by(total)
    if met and (complete or goal.comparator in {"at_least", "more_than"}):
        if at.window.doubtful:
            return "met-unverified", Reason.DOUBTFUL
        return ("met" if complete or at.is_over else "reached-early"), None
    # a limit that is broken stays broken, however many years are still to be published
    if complete or (at.is_over and goal.is_cap and not met):
        return ("undetermined", Reason.DOUBTFUL) if at.window.doubtful else ("missed", None)
    return ("awaiting", None) if at.is_over else None


def _decide(goal: Goal, latest: Point, *, due: bool) -> Settled | None:
    """Where the latest value settles the matter, or may: how, allowing for what is not known of it."""
    met = goal.is_met_by(latest.value)
    if latest.comparator is not None and not (met and _points_up(latest.comparator) != goal.lower_is_better):
        # 超1500 says nothing against 1600, and no upper bound is a proof that enough was reached
        exact_enough = latest.comparator == "about" and met
        return ("met-unverified", Reason.OPEN_ENDED) if exact_enough else ("undetermined", Reason.OPEN_ENDED)
    unsure = latest.doubt is not None or latest.comparator is not None
    if met and unsure:
        return "met-unverified", Reason.OPEN_ENDED if latest.comparator is not None else Reason.DOUBTFUL
    if met:
        return ("met", None) if due else ("reached-early", None)
    if not due:
        return None
    return ("undetermined", Reason.DOUBTFUL) if unsure else ("missed", None)


def _points_up(comparator: str) -> bool:
    """Whether an open-ended figure is a lower bound."""
    return comparator in {"more_than", "at_least"}


class _Opinion(NamedTuple):
    """What one method says of a course by itself; `status` is our word for it, or why there is none."""

    method: Method
    label: Label | Reason
    pace: Outcome
    score: Outcome
    status: Status | Reason


def verdict_of(asked: Method, course: Course, known: Mapping[str, Method], settled: Settled | None) -> Verdict:
    """The verdict of a method, or of the first that it hands over to, where its own quantity cannot be had.

    Where none can judge, the method that was asked says why. What the figures settle by themselves stands, whatever
    a method says.
    """
    opinion = _first_opinion(asked, course, known)
    if settled is not None:
        status, why = settled
    elif isinstance(opinion.status, Reason):
        status, why = "undetermined", opinion.status
    else:
        status, why = opinion.status, None
    return Verdict(asked, opinion.method, opinion.label, opinion.pace, opinion.score, status, why)


def _first_opinion(asked: Method, course: Course, known: Mapping[str, Method]) -> _Opinion:
    method, tried = asked, {asked.id}
    first = opinion = _judge(asked, course)
    while isinstance(opinion.status, Reason) and method.otherwise is not None and method.otherwise not in tried:
        method = known[method.otherwise]
        tried.add(method.id)
        opinion = _judge(method, course)
    return first if isinstance(opinion.status, Reason) else opinion


def _judge(method: Method, course: Course) -> _Opinion:
    if course.target is Reason.NO_TARGET:
        return _without_target(method, course)
    read = _as_read(method, course)
    pace = quantity_of(method.with_target.quantity, read)
    if read.reached or _is_near_end(method, course):
        return _Opinion(method, method.achieved, pace, _label_score(method.achieved), _kept(course))
    # direction before quantity: from 68.6 to 46.7 with 55 as the floor, a ratio of rates would say "on track"
    if course.away and not course.early and method.reversing is not None:
        return _Opinion(method, method.reversing, pace, _label_score(method.reversing), "reversing")
    if isinstance(pace, Reason):
        return _unavailable(method, pace, course)
    grade = graded(method.with_target.classes, pace)
    score = scored(method.with_target.score, pace) if method.with_target.score else _label_score(grade)
    return _Opinion(method, grade, pace, score, _directed(course, grade))


def _without_target(method: Method, course: Course) -> _Opinion:
    """By growth a year; cut-offs and scores shrink near a natural limit."""
    judging = method.without_target
    if judging is None:
        return _unavailable(method, Reason.NO_TARGET, course)
    read = _as_read(method, course)
    pace = growth(read)
    if judging.limit_is_target and course.limit is not None and course.latest == course.limit:
        return _Opinion(method, method.achieved, pace, _label_score(method.achieved), "on-track")
    if isinstance(pace, Reason):
        return _unavailable(method, pace, course)
    room = _room(judging, read)
    grade = graded(judging.classes, pace, room)
    score = _label_score(grade)
    if judging.score is not None:
        score = scored(judging.score, pace if pace < 0 else pace / room if room else math.inf)
    return _Opinion(method, grade, pace, score, grade.status or Reason.NO_TARGET)


def graded(classes: Sequence[Grade], pace: float, room: float = 1) -> Grade:
    """The first class whose cut-off the quantity passes; the last takes what is left. `room` shrinks cut-offs."""
    return next(grade for grade in classes if _passes(grade, pace, room if grade.reduced else 1))


def scored(score: Score, pace: float) -> float:
    """The score on the stretch that the quantity lies on, held between its ends."""
    line = next(line for line in score.lines if _passes(line, pace))
    return min(max(float(line.slope) * pace + float(line.at_zero), float(score.least)), float(score.most))


def mean_score(method: Method, scores: Sequence[float]) -> tuple[float, Grade] | None:
    """The mean of several scores and its class, where the method has such classes; series without a score drop out."""
    if not scores or not method.overall:
        return None
    mean = sum(scores) / len(scores)
    return mean, graded(method.overall, mean)


def _passes(cut: Cut, figure: float, room: float = 1) -> bool:
    comparator, bound = cut.comparator, float(cut.figure) * room
    if comparator == "at_least":
        return figure >= bound
    if comparator == "more_than":
        return figure > bound
    if comparator == "at_most":
        return figure <= bound
    return figure < bound if comparator == "less_than" else True


def _room(judging: WithoutTarget, course: Course) -> float:
    """How much of the way to a natural limit is left, as Open SDG's method reckons it: 1 far from it, 0 at it."""
    if judging.limit_exponent is None or course.limit is None or isinstance(course.base, Reason):
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
    if course.target == 0 and not isinstance(course.latest, Reason):
        read = read._replace(reached=(course.latest - small) * course.sign >= 0)
    return read


def _is_near_end(method: Method, course: Course) -> bool:
    """Whether a percentage is so near its natural end, which is its target, that the method takes it as met."""
    if method.ends_met_within is None or not course.percent or course.target not in {0, FULL}:
        return False
    if isinstance(course.latest, Reason) or isinstance(course.target, Reason):
        return False
    return abs(course.latest - course.target) <= float(method.ends_met_within)


def _kept(course: Course) -> Status | Reason:
    """Our word for a value that would satisfy the target before its period: will it last at the recent pace?"""
    if course.doubtful:
        return Reason.DOUBTFUL
    if not course.away:
        return "ahead"
    if isinstance(course.holds, Reason):
        return course.holds
    return "on-track" if course.holds else "reversing"


def _directed(course: Course, grade: Grade) -> Status | Reason:
    """Our word for a class. Direction first: what has moved away from its target is reversing, however slowly."""
    if course.early:
        return _kept(course)
    return "reversing" if course.away else grade.status or Reason.NOT_JUDGED


def _unavailable(method: Method, why: Reason, course: Course) -> _Opinion:
    status: Status | Reason = _kept(course) if course.early else "reversing" if course.away else why
    return _Opinion(method, method.unavailable or why, why, why, status)


def _label_score(label: Label) -> Outcome:
    return float(label.score) if label.score is not None else Reason.NO_SCORE
