"""A014: an earlier target of one plan above a later one of another."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from planmetrics.audit.context import titles
from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import in_force, is_bound, levels, outdoes, surely_outdoes
from planmetrics.model.terms import OVER_A_PERIOD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.audit.targets import Group
    from planmetrics.facts import TargetFact


def check(context: Context) -> Iterator[Finding]:
    """Every indicator and region that two plans in force speak of, in the order of time."""
    for groups in context.series.values():
        several = len({group[0].plan.id for group in groups}) > 1
        if several and groups[0][0].definition.measure not in OVER_A_PERIOD | {"index"}:
            own = [group for group in groups if group[0].assigned_by is None and in_force(group[0])]
            yield from _in_time(context, own)


def _in_time(context: Context, groups: list[Group]) -> Iterator[Finding]:
    """Each target against the most demanding ones before it, of two plans: one of them is another plan's."""
    best: list[TargetFact] = []
    targets = [target for group in groups for target in levels(group) if is_bound(target)]
    targets.sort(key=lambda target: (target.period.end, target.plan.id))
    for _, same_time in groupby(targets, key=lambda target: target.period.end):
        now = list(same_time)
        for later in now:
            earlier = next((one for one in best if one.plan.id != later.plan.id), None)
            if earlier is not None and surely_outdoes(earlier, later):
                yield _overtaken(context, earlier, later)
        best = _two_best([*best, *now])


def _two_best(targets: list[TargetFact]) -> list[TargetFact]:
    """The most demanding target, and the most demanding one of another plan."""
    first = targets[0]
    for target in targets[1:]:
        first = target if outdoes(target, first) else first
    others = [target for target in targets if target.plan.id != first.plan.id]
    second = others[0] if others else None
    for target in others[1:]:
        second = target if second is None or outdoes(target, second) else second
    return [first, *([second] if second is not None else [])]


def _overtaken(context: Context, earlier: TargetFact, later: TargetFact) -> Finding:
    facts: dict[str, Fact] = {
        "first": earlier.value,
        "first_period": earlier.period,
        "first_plan": titles(earlier),
        "second": later.value,
        "second_plan": titles(later),
    }
    return context.finding("A014", Severity.DOUBT, later, map(context.at, (later, earlier)), facts)


RULE = Rule(
    code="A014",
    slug="overtaken",
    severity=Severity.DOUBT,
    marks=False,  # two plans, of which a table loads one
    title=("两个规划前后期目标倒挂", "a later target behind an earlier one of another plan"),
    formula=(
        "一规划的后期目标与另一规划的前期目标比较",
        "target(t2) of one plan against target(t1) of another, t1 < t2",
    ),
    explanation=(
        "同一地区、同一指标，一个规划对后一时点的要求低于另一规划对前一时点的要求。草案和已被取代的规划不计。",
        "One plan asks for less at a later date than another asked for earlier, for the same indicator and region. Drafts and "
        "superseded plans are left out.",
    ),
    wordings={
        "": Wording(
            (
                "{name}，《{first_plan}》{first_period}目标{first}{unit}，《{second_plan}》{period}目标{second}{unit}，前后倒挂",
                "{name}: '{first_plan}' asks for {first} {unit} by {first_period}, '{second_plan}' for {second} by {period}",
            ),
            ("建议核实后期目标", "check the later target"),
        )
    },
    check=check,
)
