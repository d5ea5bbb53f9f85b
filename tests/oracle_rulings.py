"""Where planmetrics and the oracle in `tests/oracle` differ, and why ours stands: a sentence each."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tests.oracle.facts import Case, Figure, Situation, Verdict, close
from tests.oracle.verdicts import judge

if TYPE_CHECKING:
    from collections.abc import Callable

    from planmetrics.compute.assessment import Assessment


class Compared(NamedTuple):
    """One situation, what the oracle makes of it and what planmetrics does."""

    seed: int
    situation: Situation
    theirs: Verdict
    ours: Assessment

    @property
    def case(self) -> Case:
        """What the oracle looks up in the situation."""
        return Case(self.situation)

    @property
    def statuses(self) -> tuple[str, str]:
        """Our status and the oracle's."""
        return self.ours.verdict.status, self.theirs.status


class Decided(NamedTuple):
    """A difference of status that is decided: where it is allowed, an example, and why ours stands."""

    ours: str
    theirs: str
    when: Callable[[Compared], bool]
    seed: int
    why: str

    def covers(self, one: Compared) -> bool:
        """Whether this difference is the one decided."""
        ours, theirs = one.statuses
        return ours in self.ours.split() and theirs in self.theirs.split() and self.when(one)


class Apart(NamedTuple):
    """The same for figures of these names; `decided` is what ours is to be instead of the oracle's."""

    names: str
    when: Callable[[Compared], bool]
    decided: Callable[[Compared, str], Figure]
    seed: int
    why: str

    def covers(self, one: Compared, name: str) -> bool:
        """Whether a difference in this figure is the one decided."""
        if name not in self.names.split() or not self.when(one):
            return False
        return is_same(getattr(one.ours.figures, name), self.decided(one, name))


def is_same(ours: object, theirs: Figure) -> bool:
    """Whether two figures are the same, but for the noise of floats."""
    assert isinstance(ours, int | float | Decimal), ours
    return not isinstance(theirs, str) and math.isclose(ours, theirs, rel_tol=1e-7, abs_tol=1e-7)


def is_broken(one: Compared) -> bool:
    return one.case.broken


def is_within_year(one: Compared) -> bool:
    return one.case.leading is not None


def is_blurred_pace(one: Compared) -> bool:
    return one.ours.verdict.judged_by.id == "pace" and "D9" in one.theirs.decisions


def is_from_a_base_of_zero(one: Compared) -> bool:
    return "D9" in one.theirs.decisions and one.case.start.value == 0


def is_about(one: Compared) -> bool:
    return one.situation.comparator == "about"


def without_slack(one: Compared) -> Verdict:
    """What the oracle makes of the situation with a plain threshold in place of `about`."""
    plain = "at_least" if one.situation.better == "higher" else "at_most"
    return judge(replace(one.situation, comparator=plain))


def is_another_without_slack(one: Compared) -> bool:
    plain = one._replace(theirs=without_slack(one))
    return is_about(one) and (plain.theirs.status == plain.ours.verdict.status or is_blurred_pace(plain))


def to_the_printed_value(one: Compared, name: str) -> Figure:
    figure: Figure = getattr(without_slack(one), name)
    return figure


def is_about_in_zeros(one: Compared) -> bool:
    """The figure lies in what the trailing zeros of a whole `about` leave open."""
    return is_about(one) and "about" in (one.theirs.reason, one.ours.verdict.why)


def is_exact(one: Compared) -> bool:
    return one.situation.comparator == "exactly"


def is_on_strict_threshold(one: Compared) -> bool:
    """The latest figure is the very one that the target wants to see passed."""
    case = one.case
    return one.situation.comparator in ("more_than", "less_than") and close(case.last.value, case.goal.point)


def is_as_far_as_before(one: Compared) -> bool:
    case = one.case
    before = [seen.value for seen in case.whole if seen.period[1] < case.last.period[1]]
    return is_exact(one) and math.isclose(abs(before[-1] - case.goal.point), abs(case.last.value - case.goal.point))


def as_far_short(one: Compared, name: str) -> Figure:
    """Progress and path gap by distance from an exact value."""
    case, path = one.case, one.theirs.path_value
    short = abs(case.last.value - case.goal.point)
    if name == "progress":
        return 1 - short / abs(case.start.value - case.goal.point)
    return path if isinstance(path, str) else short - abs(path - case.goal.point)


DECIDED = (
    Decided(
        "undetermined", "no-data", lambda one: not one.situation.start_known, 1159,
        "Of a window whose start the document does not give nothing can be said, observed or not.",
    ),
    Decided(
        "holding", "reached-early", is_broken, 1258,
        "Across a series break the base is not known to fall short: it counts something else than the latest figure.",
    ),
    Decided(
        "undetermined far-behind", "reversing", is_broken, 498,
        "Across a series break the base is not known to satisfy, nor an exact value to be passed: pace judges or nothing.",
    ),
    Decided(
        "holding reversing undetermined", "lagging", is_broken, 5365,
        "Across a series break there is no path, nor a side from which an exact value is passed: pace judges.",
    ),
    Decided(
        "lagging ahead far-behind", "on-track", is_blurred_pace, 146,
        "Printed digits blur what is counted from the base; the recent pace starts elsewhere and is not judged from it.",
    ),
    Decided(
        "far-behind lagging ahead", "on-track", is_from_a_base_of_zero, 11250,
        "Whether a path is compound is decided by the base as printed, 0, not by what its digits might stand for, 0.005.",
    ),
    Decided(
        "lagging", "on-track", is_exact, 4363,
        "Farther beyond an exact value than the path is from it is not better than the path.",
    ),
    Decided(
        "lagging", "reversing", is_exact, 72783,
        "Beyond an exact value the last two figures decide, even where the base was nearer: it gets nearer again.",
    ),
    Decided(
        "reversing", "lagging", is_as_far_as_before, 89142,
        "As far beyond an exact value as it was short of it before is no nearer; decimals tell, floats do not.",
    ),
    Decided(
        "undetermined", "reversing", lambda one: is_exact(one) and one.case.base is None, 7744,
        "One observation has no direction: without a base it is not known to come from either side of an exact value.",
    ),
    Decided(
        "undetermined", "ahead far-behind on-track", is_on_strict_threshold, 30559,
        "What stands on a strict threshold needs a rate of 0, which no pace can be divided by.",
    ),
    Decided(
        "holding lagging", "undetermined", is_within_year, 3821,
        "What may be negative, or is asked to be, has no share of the year: it satisfies its target so far, or does not.",
    ),
    Decided(
        "awaiting", "undetermined", lambda one: one.theirs.reason == "price_basis", 5408,
        "A year that is over and published in part is awaited first; then its price basis can be asked about.",
    ),
    Decided(
        "on-track ahead lagging far-behind reversing", "undetermined",
        lambda one: is_about_in_zeros(one) and one.situation.timing != "window", 9022,
        "Near enough for a whole about is asked of the figure at the end; before it the path tells what is due by now.",
    ),
    Decided(
        "undetermined", "ahead on-track", lambda one: is_about_in_zeros(one) and one.situation.timing == "window", 82516,
        "A sum that its zeros leave open may have been reached already, which is another word than any ratio gives.",
    ),
    Decided(
        "on-track lagging", "ahead on-track", is_another_without_slack, 11097,
        "What is planned and required leads to the figure that is printed after about, not to the end of its slack.",
    ),
)  # fmt: skip

APART = (
    Apart(
        "planned_rate required_rate progress due path_value path_gap", is_about, to_the_printed_value, 18,
        "What is planned and required leads to the figure that is printed after about, not to the end of its slack.",
    ),
    Apart(
        "progress path_gap", is_exact, as_far_short, 233,
        "Beyond an exact value is as far from it as short of it: to overshoot is no way made, nor ahead of the path.",
    ),
)  # fmt: skip
