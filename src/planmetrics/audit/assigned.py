"""A009: a plan's own target against the one that the level above assigns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit.context import levels, outdoes, printed_interval
from planmetrics.audit.finding import Finding, Rule, Severity, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context, Group
    from planmetrics.facts import TargetFact


def check(context: Context) -> Iterator[Finding]:
    """Every target of a plan's own region that another level assigned."""
    for (plan, indicator, region, assigner), group in context.groups.items():
        own = context.groups.get((plan, indicator, region, None), [])
        if assigner is not None and own:
            for assigned in levels(group):
                yield from _compared(context, assigned, own)


def _compared(context: Context, assigned: TargetFact, own: Group) -> Iterator[Finding]:
    """Against the own target in the same row, else the most demanding one of the period."""
    same = [target for target in own if target.period == assigned.period and target.form == "value"]
    beside = [target for target in same if target.locator.line == assigned.locator.line]
    found = next(iter(levels(beside or same)), None)
    if found is None or printed_interval(found).meets(printed_interval(assigned)):
        return
    above, lower = outdoes(found, assigned), found.definition.better == "lower"
    more = ("严于", "stricter than") if lower else ("高于", "more than")
    less = ("宽于", "looser than") if lower else ("低于", "less than")
    facts = {
        "own": found.value,
        "assigned": assigned.value,
        "assigner": context.region(assigned.assigned_by or ""),
        "than": more if above else less,
    }
    places = (context.at(found), context.at(assigned))
    severity, variant = (Severity.NOTE, "above") if above else (Severity.DOUBT, "below")
    yield context.finding("A009", severity, found, *places, variant=variant, **facts)


RULE = Rule(
    code="A009",
    slug="assigned",
    severity=Severity.DOUBT,
    title=("自定目标与下达目标", "own target and assigned target"),
    formula=("自定目标与下达目标比较", "own target against assigned target"),
    explanation="The level above assigns a target, and the plan sets one of its own. A more demanding one is a note (自加压), a lesser "
    "one wants explaining.",
    wordings={
        "above": Wording(
            (
                "{name}{period}年自定目标{own}{unit},{than}{assigner}下达的{assigned}{unit}(自加压)",
                "{name}: the own target for {period}, {own} {unit}, is {than} the one that {assigner} assigns, {assigned}",
            ),
            ("供参考", "for information"),
        ),
        "below": Wording(
            (
                "{name}{period}年自定目标{own}{unit},{than}{assigner}下达的{assigned}{unit}",
                "{name}: the own target for {period}, {own} {unit}, is {than} the one that {assigner} assigns, {assigned}",
            ),
            ("建议核实自定目标", "check the own target"),
        ),
    },
    check=check,
)
