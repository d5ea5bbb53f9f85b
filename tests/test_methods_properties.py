"""What holds for every method and every course, whatever the figures."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planmetrics.compute.course import Course
from planmetrics.compute.goal import Goal
from planmetrics.compute.outcome import Reason
from planmetrics.compute.outlook import exact
from planmetrics.compute.rates import compound, moved_at, step
from planmetrics.compute.status import GRAVEST_FIRST
from planmetrics.compute.verdict import graded, scored
from planmetrics.model.period import of_year
from planmetrics.tables import TableRow
from tests.made_up import Row, methods, moment, opinion, table_row

if TYPE_CHECKING:
    from planmetrics.model.method import Judging, Method

EVERY_METHOD = tuple(methods())
BASE, LATEST = 2015, 2023
AS_OF = moment("2023")

counts = st.integers(1, 10_000_000).map(lambda count: Decimal(count) / 1000)
"""Figures above zero with three decimals, from a thousandth to ten thousand."""
deadlines = st.integers(LATEST + 1, 2060)
betters = st.sampled_from(["higher", "lower"])
unhurried = settings(deadline=None)
by_every_method = pytest.mark.parametrize("method", EVERY_METHOD)


def judged(
    method: str, base: Decimal, latest: Decimal, target: Decimal, better: str, due: int = 2030, measure: str = "stock"
) -> Row:
    """A line of a table, judged."""
    said: dict[str, Any] = {"better": better, "measure": measure, "comparator": None, "limit": None}
    said |= {"base": base, "base_period": of_year(BASE), "latest": latest, "latest_period": of_year(LATEST)}
    said |= {"target": target, "target_period": of_year(due), "indicator": "made-up", "region": None}
    return table_row(TableRow(line=2, cells=(), unit=None, **said), AS_OF, method)


def alike(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-8)


@by_every_method
@unhurried
@given(counts, counts, counts, betters, st.integers(-6, 6))
def test_the_unit_does_not_matter(
    method: str, base: Decimal, latest: Decimal, target: Decimal, better: str, power: int
) -> None:
    one = judged(method, base, latest, target, better)
    other = judged(method, base.scaleb(power), latest.scaleb(power), target.scaleb(power), better)

    assert alike(one.pace, other.pace)
    if not near_a_cut(method, one.pace):
        assert (one.status, one.label, one.method) == (other.status, other.label, other.method)


def near_a_cut(method: str, pace: float | None) -> bool:
    """Whether float noise may decide on which side of a cut-off a quantity lies."""
    names = (method, methods()[method].otherwise)
    cuts = [float(grade.figure) for name in names if name for grade in methods()[name].with_target.classes]
    return pace is not None and any(alike(pace, cut) for cut in cuts)


@by_every_method
@unhurried
@given(counts, counts, counts, betters, deadlines, st.integers(0, 40))
def test_more_time_never_makes_it_worse(
    method: str, base: Decimal, latest: Decimal, target: Decimal, better: str, due: int, more: int
) -> None:
    soon = judged(method, base, latest, target, better, due)
    later = judged(method, base, latest, target, better, due + more)

    if not near_a_cut(method, soon.pace):
        assert GRAVEST_FIRST.index(later.status) >= GRAVEST_FIRST.index(soon.status)


@pytest.mark.parametrize(
    "method", [name for name in EVERY_METHOD if name != "energy-saving"]
)  # has no logarithms below zero
@unhurried
@given(counts, counts, counts.filter(lambda count: count != 100), betters)
def test_a_fall_of_what_is_owed_is_a_rise_of_what_is_owned(
    method: str, base: Decimal, latest: Decimal, target: Decimal, better: str
) -> None:
    """With every sign and the direction turned around nothing changes: shares walk in points on both sides of zero."""
    other = "lower" if better == "higher" else "higher"

    one = judged(method, base, latest, target, better, measure="share")
    turned = judged(method, -base, -latest, -target, other, measure="share")

    assert alike(one.pace, turned.pace)
    assert alike(one.score, turned.score)
    assert (one.status, one.label, one.method) == (turned.status, turned.label, turned.method)


@by_every_method
@unhurried
@given(counts, counts, counts, betters)
def test_what_is_further_away_than_at_its_base_is_reversing(
    method: str, base: Decimal, latest: Decimal, target: Decimal, better: str
) -> None:
    sign = 1 if better == "higher" else -1
    row = judged(method, base, latest, target, better)

    reached, started_there = (latest - target) * sign >= 0, (base - target) * sign >= 0
    assert (row.status == "reached-early") == (reached and not started_there)
    assert (row.status == "holding") == (reached and started_there)
    assert (row.status == "reversing") == (not reached and (started_there or (latest - base) * sign < 0))


finite = st.floats(allow_nan=False, allow_infinity=False)
outcomes = st.one_of(finite, st.sampled_from([0.0, 1.0, 100.0, Reason.NO_BASELINE, Reason.OPEN_ENDED]))
courses = st.builds(
    Course,
    base=outcomes,
    latest=outcomes,
    target=st.one_of(outcomes, st.just(Reason.NO_TARGET)),
    passed=st.one_of(finite, st.floats(0, 30)),
    total=st.one_of(finite, st.floats(0, 30)),
    sign=st.sampled_from([1, -1]),
    reached=st.booleans(),
    percent=st.booleans(),
    limit=st.one_of(st.none(), finite, st.sampled_from([0.0, 100.0])),
    done=outcomes,
    progress=outcomes,
    elapsed=outcomes,
    recent=outcomes,
    acceleration=outcomes,
)


def labels(method: Method) -> set[str]:
    judgings: list[Judging] = [method.with_target, *([method.without_target] if method.without_target else [])]
    found = {grade.label for judging in judgings for grade in judging.classes}
    more = (method.achieved, method.reversing, method.unavailable)
    return found | {label.label for label in more if label is not None}


def handing_over(method: str) -> list[str]:
    """The method, and those that it hands over to, one after another: path, schedule, pace."""
    found = [method]
    while (further := methods()[found[-1]].otherwise) is not None and further not in found:
        found.append(further)
    return found


@by_every_method
@unhurried
@given(courses)
def test_every_course_has_a_verdict_in_the_words_of_the_method_that_it_names(method: str, course: Course) -> None:
    verdict = opinion(method, course)

    assert verdict.method in handing_over(method)
    assert isinstance(verdict.label, Reason) or verdict.label in labels(methods()[verdict.method])
    assert verdict.status in GRAVEST_FIRST or isinstance(verdict.status, Reason)


@by_every_method
@unhurried
@given(courses)
def test_a_pace_or_a_score_is_a_finite_number_or_a_reason(method: str, course: Course) -> None:
    verdict = opinion(method, course)

    for figure in (verdict.pace, verdict.score):
        assert isinstance(figure, Reason) or math.isfinite(figure)


HUGE = 1.7e308


@by_every_method
@pytest.mark.parametrize(
    "course",
    [
        Course(base=-HUGE, latest=HUGE, target=HUGE, passed=5, total=10, sign=1),
        Course(base=1, latest=1e300, target=2, passed=1, total=1e9, sign=1),
        Course(base=1e-99, latest=1e99, target=2e99, passed=1, total=2.5, sign=1),
        Course(base=0, latest=1, target=2, passed=1, total=2, sign=1, done=math.inf),
        Course(base=0, latest=1, target=1e-320, passed=1, total=2, sign=1, recent=-math.inf),
    ],
)
def test_a_quantity_beyond_all_floats_is_a_reason_and_never_infinite(method: str, course: Course) -> None:
    verdict = opinion(method, course)

    assert isinstance(verdict.pace, Reason) or math.isfinite(verdict.pace)
    assert verdict.label == "not_available" or isinstance(verdict.label, Reason) or not isinstance(verdict.pace, Reason)


@by_every_method
@unhurried
@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_classes_are_exhaustive_and_in_order(method: str, one: float, other: float) -> None:
    """Every quantity has a class, and a better one never has a worse class or a lower score."""
    for judging in (methods()[method].with_target, methods()[method].without_target):
        if judging is None:
            continue
        places = [judging.classes.index(graded(judging.classes, quantity)) for quantity in sorted((one, other))]
        more_is_better = judging.classes[0].comparator in {"at_least", "more_than"}
        assert places == sorted(places, reverse=more_is_better)
        if judging.score is not None:
            scores = [scored(judging.score, quantity) for quantity in sorted((one, other))]
            assert scores[0] <= scores[1] + 1e-3  # the coefficients of statcan are rounded, as in its source


@unhurried
@given(counts, st.floats(0.05, 20), st.integers(6, 400), st.booleans(), betters)
def test_going_on_at_the_required_rate_meets_the_target(
    latest: Decimal, ratio: float, months: int, is_growth: bool, better: str
) -> None:
    """Noise in the twelfth digit is taken off; print has no more than eight or so."""
    years, target = months / 12, Decimal(f"{float(latest) * ratio:.8g}")
    required = (compound if is_growth else step)(float(latest), float(target), years)
    assert not isinstance(required, Reason)

    there = exact(round(moved_at(float(latest), required, years, is_growth=is_growth), 10))

    lower = better == "lower"
    assert math.isclose(there, target, rel_tol=1e-9, abs_tol=1e-9)
    assert abs(Goal("at_most" if lower else "at_least", target, None, lower).gap(there)) < Decimal("1e-5")


@unhurried
@given(counts, st.floats(1.001, 20))
def test_what_has_been_as_fast_as_it_has_to_be_arrives_in_time(latest: Decimal, ratio: float) -> None:
    """As many years are left as have passed, with the same ratio still to come: the projection is the target."""
    base, target = exact(float(latest) / ratio), exact(float(latest) * ratio)
    row = judged("unsd2023", base, latest, target, "higher", LATEST + (LATEST - BASE))

    assert row.projected is not None
    assert math.isclose(row.projected, target, rel_tol=1e-9)
    assert row.reached is not None
    assert row.status == "on-track"
