"""A009: a plan's own target against the one that the level above assigns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import levels, outdoes, printed_interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.audit.targets import Group
    from planmetrics.facts import TargetFact


def check(context: Context) -> Iterator[Finding]:
    """Every target of a plan's own region that another level assigned."""
    for (plan, indicator, region, assigner), group in context.groups.items():
        own = context.groups.get((plan, indicator, region, None), [])
        if assigner is not None and own:
            for assigned in levels(group):
                yield from _compared(context, assigned, own)


def _compared(context: Context, assigned: TargetFact, targets: Group) -> Iterator[Finding]:
    """Against the own target in the same row, else the most demanding one of the period."""
    same = [target for target in targets if target.period == assigned.period and target.form == "value"]
    beside = [target for target in same if target.locator.order == assigned.locator.order]
    own = next(iter(levels(beside or same)), None)
    if own is None or printed_interval(own).meets(printed_interval(assigned)):
        return
    above, lower = outdoes(own, assigned), own.definition.better == "lower"
    more = ("严于", "stricter than") if lower else ("高于", "more than")
    less = ("宽于", "looser than") if lower else ("低于", "less than")
    facts: dict[str, Fact] = {
        "own": own.value,
        "assigned": assigned.value,
        "assigner": context.region(assigned.assigned_by or ""),
        "than": more if above else less,
    }
    severity, variant = (Severity.NOTE, "above") if above else (Severity.DOUBT, "below")
    yield context.finding("A009", severity, own, map(context.at, (own, assigned)), facts, variant=variant)


RULE = Rule(
    code="A009",
    slug="assigned",
    severity=Severity.DOUBT,
    marks=True,
    title=("自定目标与下达目标", "own target and assigned target"),
    formula=("自定目标与下达目标比较", "own target against assigned target"),
    explanation=(
        "上级下达了目标，规划又自定目标。自定目标更严的为提示（自我加压），更宽的请予说明。",
        "The level above assigns a target, and the plan sets one of its own. A more demanding one is a note (自我加压), a lesser "
        "one wants explaining.",
    ),
    wordings={
        "above": Wording(
            (
                "{name}{period}自定目标{own}{unit}，{than}{assigner}下达的{assigned}{unit}（自我加压）",
                "{name}: the own target for {period}, {own} {unit}, is {than} the one that {assigner} assigns, {assigned}",
            ),
            ("供参考", "for information"),
        ),
        "below": Wording(
            (
                "{name}{period}自定目标{own}{unit}，{than}{assigner}下达的{assigned}{unit}",
                "{name}: the own target for {period}, {own} {unit}, is {than} the one that {assigner} assigns, {assigned}",
            ),
            ("建议核实自定目标", "check the own target"),
        ),
    },
    check=check,
)
