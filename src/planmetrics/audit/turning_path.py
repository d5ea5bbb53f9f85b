"""A002: a path that turns against the better direction, or stands still, between milestones of one plan."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.naming import period_names
from planmetrics.audit.targets import is_bound, levels, outdoes, surely_outdoes
from planmetrics.model.terms import OVER_A_PERIOD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.facts import TargetFact

NO_PATH = frozenset({"growth", "addition", "index"})
"""What is set anew each year, and indices of prices and the like, follow no path."""
ENDS = {"share": 100, "rank": 1}
"""Figures that cannot be improved on: to hold them is no standstill."""


def check(context: Context) -> Iterator[Finding]:
    """Each two milestones that follow each other."""
    for group in context.groups.values():
        if group[0].definition.measure not in NO_PATH:
            path = levels(group)
            for one, other in pairwise(path):
                yield from _pair(context, one, other, path[-1])


def _pair(context: Context, one: TargetFact, other: TargetFact, last: TargetFact) -> Iterator[Finding]:
    """A later milestone that asks for less, or for the same; and whether the last one takes it back again."""
    bounds = is_bound(one) and is_bound(other)
    if bounds and surely_outdoes(one, other):
        # what is spent or produced in a year may fall on purpose; what there is at a date may not
        is_flow = one.definition.measure in OVER_A_PERIOD
        severity, variant = (Severity.DOUBT if is_flow else Severity.CONTRADICTION), "turn"
    elif (
        bounds
        and one.value == other.value
        and one.path != other.path
        and other.value != ENDS.get(one.definition.measure)
    ):
        severity, variant = Severity.NOTE, "still"
    else:
        return
    by, by_en = period_names(last.period)
    again = (f"，{by}又为{last.value}", f", and {last.value} again by {by_en}")
    facts: dict[str, Fact] = {
        "first": one.value,
        "first_period": one.period,
        "second": other.value,
        "turn": ("前紧后松", "looser") if one.definition.better == "lower" else ("前高后低", "lower"),
        "then": again if last is not other and outdoes(last, other) else ("", ""),
    }
    yield context.finding("A002", severity, other, map(context.at, (one, other)), facts, variant=variant)


RULE = Rule(
    code="A002",
    slug="turning-path",
    severity=Severity.CONTRADICTION,
    marks=True,
    title=("目标倒挂", "path turns back"),
    formula=("后期目标与前期目标比较", "target(t2) against target(t1), t1 < t2"),
    explanation=(
        "同一规划中后期目标低于前期目标：前期目标达到之后，后期目标反而要求后退。当年投入或产出之类的流量可能有意减少，为存疑。前后两期目标相同为提示。",
        "A later target that asks for less than an earlier one of the same plan: after the earlier is reached, the later asks "
        "for a step back. For what is spent or produced in a year it is a doubt, for it may fall on purpose. Two equal "
        "targets in a row are a note.",
    ),
    wordings={
        "turn": Wording(
            (
                "{name}{first_period}目标{first}{unit}，{period}目标{second}{unit}{then}，{turn}，目标倒挂",
                "{name}: the target for {first_period} is {first} {unit}, that for {period} is {turn}, {second}{then}",
            ),
            ("建议核实分年目标", "settle the targets of the years"),
        ),
        "still": Wording(
            (
                "{name}{first_period}、{period}目标均为{first}{unit}",
                "{name}: the targets for {first_period} and {period} are both {first} {unit}",
            ),
            ("供参考", "for information"),
        ),
    },
    check=check,
)
