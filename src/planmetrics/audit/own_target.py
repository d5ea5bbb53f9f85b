"""A021: an observation that equals its own target, and was published early."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import is_telling, levels
from planmetrics.model.period import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.facts import ObservationFact, TargetFact

EARLY = 6
"""Months after the end of the period within which a value is early."""


def check(context: Context) -> Iterator[Finding]:
    """Every value that was observed for the very period of a target."""
    for group in context.groups.values():
        for target in levels(group):
            if target.value is None or not is_telling(target.value):
                continue
            same = context.observed.get((target.definition.id, target.region), {}).get(target.period, [])
            for fact in (fact for fact in same if fact.quantity.comparator is None):
                if fact.quantity.figure == target.value and fact.observation is not None and _is_early(fact):
                    yield _equal(context, target, fact)


def _is_early(fact: ObservationFact) -> bool:
    """Whether the month of publication is known, and lies shortly after the period."""
    published = (fact.source.published or "")[: len("2025-03")]
    if len(published) < len("2025-03"):
        return False
    day = date.fromisoformat(f"{published}-01")
    return day.year * MONTHS + day.month - 1 - fact.period.end < EARLY


def _equal(context: Context, target: TargetFact, fact: ObservationFact) -> Finding:
    facts: dict[str, Fact] = {"value": target.value, "published": fact.source.published}
    return context.finding("A021", Severity.NOTE, target, (context.at(target), context.seen(fact)), facts)


RULE = Rule(
    code="A021",
    slug="own-target",
    severity=Severity.NOTE,
    marks=False,  # notes only
    title=("公布值与目标值相同", "a value that equals its target"),
    formula=("公布值=目标值", "observation = target"),
    explanation=(
        "期末后半年之内公布的数值与该期目标值相同：它可能并非独立于目标的统计结果。",
        "A value that was published within half a year of its period equals the target for that period: it may not be "
        "independent of the target.",
    ),
    wordings={
        "": Wording(
            (
                "{name}{period}公布值与目标值相同（{value}{unit}），且公布较早（{published}）",
                "{name}: the value for {period}, published early ({published}), equals the target ({value} {unit})",
            ),
            ("建议以正式统计数据核实", "check against the final statistics"),
        )
    },
    check=check,
)
