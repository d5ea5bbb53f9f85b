"""A015: one figure given for two scopes in one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit.finding import Finding, Place, Rule, Severity, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from planmetrics.audit.context import Context
    from planmetrics.facts import LinkedPlan
    from planmetrics.model.plan import PlanIndicator

SIGNIFICANT = 3
"""Digits that a figure has to have, trailing zeros apart: that two shares are both 60 or 100 % means nothing."""


def check(context: Context) -> Iterator[Finding]:
    """Every figure of every share of a plan, by what it is a share of the same numerator."""
    for linked in context.dataset.plans.values():
        said: dict[tuple[str, str, str, Decimal], dict[str, tuple[PlanIndicator, Place]]] = {}
        for entry, period, figure, place in _figures(context, linked):
            numerator = entry.name.partition("占")[0]
            if len(figure.normalize().as_tuple().digits) >= SIGNIFICANT and numerator != entry.name:
                region = entry.region or linked.plan.region
                said.setdefault((region, numerator, period, figure), {}).setdefault(entry.id, (entry, place))
        for (region, _, period, figure), entries in said.items():
            if len(entries) > 1:
                (one, at), (other, also) = sorted(entries.values(), key=lambda held: held[1].line or 0)[:2]
                facts = {
                    "figure": figure, "period": period, "unit": one.unit,
                    "first": one.name, "first_line": at.line, "second": other.name, "second_line": also.line,
                }  # fmt: skip
                yield Finding("A015", Severity.DOUBT, linked.plan.id, one.id, region, facts, (at, also))


def _figures(context: Context, linked: LinkedPlan) -> Iterator[tuple[PlanIndicator, str, Decimal, Place]]:
    """Baselines and targets of the plan's shares, each with its period and place."""
    loaded, title = linked.loaded, linked.plan.title
    for number, entry in enumerate(linked.plan.indicators):
        if linked.definitions[entry.id].measure == "share" and entry.baseline is not None:
            path = ("indicators", number, "baseline")
            at = entry.baseline.at
            place = Place(loaded.at(*path), path, title, at.section, at.line, entry.baseline.printed)
            yield entry, str(entry.baseline.period), entry.baseline.figure, place
    for target in linked.targets:
        own = target.region == linked.plan.region and target.assigned_by is None
        if own and target.definition.measure == "share" and target.form == "value" and target.value is not None:
            yield target.entry, str(target.period), target.value, context.at(target)


RULE = Rule(
    code="A015",
    slug="two-scopes",
    severity=Severity.DOUBT,
    title=("同一数值用于两种口径", "one figure for two scopes"),
    formula=("数值相同、分子相同而分母不同", "equal figures, equal numerator, other denominator"),
    explanation="A document gives the same figure, to three digits, as a share of two different wholes (占规上工业 and 占工业). "
    "They can hardly both be that figure.",
    wordings={
        "": Wording(
            (
                "{period}年{figure}{unit}在第{first_line}行为“{first}”,在第{second_line}行为“{second}”,口径不一",
                "{figure} {unit} for {period} is '{first}' on line {first_line} and '{second}' on line {second_line}",
            ),
            ("建议核实口径", "check the scope"),
        )
    },
    check=check,
)
