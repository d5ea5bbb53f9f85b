"""A015: one figure given for two scopes in one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Place, Rule, Severity, Wording
from planmetrics.audit.targets import is_telling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from planmetrics.audit.context import Context
    from planmetrics.facts import LinkedPlan
    from planmetrics.model.period import Period
    from planmetrics.model.plan import PlanIndicator


def check(context: Context) -> Iterator[Finding]:
    """Every figure of every share of a plan, by what it is a share of the same numerator."""
    for linked in context.dataset.plans.values():
        shares: dict[tuple[str, str, Period, Decimal], dict[str, tuple[PlanIndicator, Place]]] = {}
        for entry, period, figure, place in _figures(context, linked):
            numerator = entry.name.partition("占")[0]
            if is_telling(figure) and numerator != entry.name:
                region = entry.region or linked.plan.region
                shares.setdefault((region, numerator, period, figure), {}).setdefault(entry.id, (entry, place))
        for (region, _, period, figure), entries in shares.items():
            if len(entries) > 1:
                (one, at), (other, also) = sorted(entries.values(), key=lambda held: held[1].line or 0)[:2]
                facts: dict[str, Fact] = {
                    "figure": figure, "period": period, "unit": one.unit,
                    "first": one.name, "first_line": at, "second": other.name, "second_line": also,
                }  # fmt: skip
                yield Finding("A015", Severity.DOUBT, linked.plan.id, one.id, region, facts, (at, also))


def _figures(context: Context, linked: LinkedPlan) -> Iterator[tuple[PlanIndicator, Period, Decimal, Place]]:
    """Baselines and targets of the plan's shares, each with its period and place."""
    for number, entry in enumerate(linked.plan.indicators):
        definition = linked.definitions.get(entry.id)  # a task has none
        if definition is not None and definition.measure == "share" and entry.baseline is not None:
            baseline, path = entry.baseline, ("indicators", number, "baseline")
            place = context.written(linked.plan.id, path, baseline.at, baseline.printed)
            yield entry, baseline.period, baseline.figure, place
    for target in linked.targets:
        own = target.region == linked.plan.region and target.assigned_by is None
        if own and target.definition.measure == "share" and target.form == "value" and target.value is not None:
            yield target.entry, target.period, target.value, context.at(target)


RULE = Rule(
    code="A015",
    slug="two-scopes",
    severity=Severity.DOUBT,
    marks=True,
    title=("同一数值用于两种口径", "one figure for two scopes"),
    formula=("数值相同、分子相同而分母不同", "equal figures, equal numerator, other denominator"),
    explanation=(
        "同一文件中，三位有效数字都相同的一个数，既作为占甲的比重、又作为占乙的比重（占规上工业、占工业）。两者很难都是这个数。",
        "A document gives the same figure, to three digits, as a share of two different wholes (占规上工业 and 占工业). "
        "They can hardly both be that figure.",
    ),
    wordings={
        "": Wording(
            (
                "{period}{figure}{unit}在{first_line}为“{first}”，在{second_line}为“{second}”，口径不一",
                "{figure} {unit} for {period} is '{first}' on {first_line:item} and '{second}' on {second_line:item}",
            ),
            ("建议核实口径", "check the scope"),
        )
    },
    check=check,
)
