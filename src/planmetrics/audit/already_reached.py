"""A017: a target that was already reached when the plan was issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import is_bound, is_exact, levels
from planmetrics.compute.goal import Goal
from planmetrics.compute.series import is_stale
from planmetrics.model.period import MONTHS
from planmetrics.model.terms import OVER_A_PERIOD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.facts import TargetFact


def check(context: Context) -> Iterator[Finding]:
    """Every level at a date of a plan whose date of issue is known."""
    seen: set[object] = set()
    for group in context.groups.values():
        if group[0].plan.issued is not None and group[0].definition.measure not in OVER_A_PERIOD:
            for target in levels(group):
                figure = (target.plan.id, target.definition.id, target.region, target.period, target.value)
                if is_bound(target) and figure not in seen:  # assigned and own target may be one figure
                    seen.add(figure)
                    yield from _reached(context, target)


def _reached(context: Context, target: TargetFact) -> Iterator[Finding]:
    """A finding where the last exact, undoubted value before the issue satisfies the target."""
    issued = target.plan.issued
    until = issued.year * MONTHS + issued.month - 1 if issued else 0
    known = [f for f in context.speaking(target.definition.id, target.region).values() if f.period.end <= until]
    if not known or target.value is None:
        return
    latest = known[-1]
    if not is_exact(latest) or is_stale(target.plan, latest):
        return
    goal = Goal(target.comparator, target.value, target.value_max, target.definition.better == "lower")
    if goal.is_met_by(latest.quantity.figure):
        facts: dict[str, Fact] = {
            "target": target.value,
            "latest": latest.quantity.figure,
            "latest_period": latest.period,
            "issued": str(issued),
        }
        yield context.finding("A017", Severity.NOTE, target, (context.at(target), context.seen(latest)), facts)


RULE = Rule(
    code="A017",
    slug="already-reached",
    severity=Severity.NOTE,
    marks=False,  # notes only
    title=("目标在发布前已达到", "reached before the plan was issued"),
    formula=("发布前最近一期数据与目标比较", "latest value before the issue against the target"),
    explanation=(
        "规划发布前最近一期公布的数据已达到该目标。",
        "The last value that was observed before the plan was issued already satisfies the target.",
    ),
    wordings={
        "": Wording(
            (
                "{name}{latest_period}已为{latest}{unit}，达到{period}目标{target}{unit}",
                "{name} was {latest} {unit} in {latest_period}, which satisfies the target of {target} for {period}",
            ),
            ("供参考", "for information"),
        )
    },
    check=check,
)
