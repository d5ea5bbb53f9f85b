"""A023: a target that asks for less than it did: after a mid-term adjustment, or in the plan that supersedes another."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from planmetrics.audit.context import titles
from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import printed_interval
from planmetrics.model.terms import CAPS, FLOORS
from planmetrics.model.units import conversion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from planmetrics.audit.context import Context
    from planmetrics.facts import TargetFact

_IN_UNIT = frozenset({"value", "sum", "change"})
"""Forms counted in the indicator's own unit; the others are percent, or times."""
Promise: TypeAlias = tuple[object, ...]
"""What two plans must share for their figures to be held against each other."""


def check(context: Context) -> Iterator[Finding]:
    """Every target that was revised, and every target whose plan supersedes one that says the same with a figure."""
    for linked in context.dataset.plans.values():
        yield from _revised(context, linked.targets)
        older = context.dataset.plans.get(linked.plan.supersedes or "")
        if older is not None:
            yield from _superseded(context, linked.targets, older.targets)


def _revised(context: Context, targets: Iterable[TargetFact]) -> Iterator[Finding]:
    """Targets that were eased at mid-term; one line that sets several of them speaks once."""
    seen: set[object] = set()
    for target in targets:
        before = target.revised
        if before is not None and target.path not in seen and _eases(before.was, target):
            seen.add(target.path)
            path = (*target.path, "revised")
            places = context.at(target), context.written(target.plan.id, path, before.at, before.printed)
            facts: dict[str, Fact] = {"first": before.printed, "second": target.printed}
            yield context.finding("A023", Severity.DOUBT, target, places, facts, variant="revised")


def _superseded(context: Context, newer: Iterable[TargetFact], older: Iterable[TargetFact]) -> Iterator[Finding]:
    """Targets that ask for less than those of the plan before; what a revision says already is not said twice."""
    before, now = _most_demanding(older), _most_demanding(newer)
    for promise, target in now.items():
        other = before.get(promise)
        if other is None or target.revised is not None or _is_the_same_as_printed(target, other):
            continue
        if _eases(_in_unit_of(target, other, context.dataset.counters), target):
            facts: dict[str, Fact] = {
                "first": other.printed,
                "first_plan": titles(other),
                "second": target.printed,
                "second_plan": titles(target),
            }
            places = context.at(target), context.at(other)
            yield context.finding("A023", Severity.DOUBT, target, places, facts, variant="superseded")


def _most_demanding(targets: Iterable[TargetFact]) -> dict[Promise, TargetFact]:
    """Of the targets that say the same of the same, the one that asks for most; those without a figure are left out."""
    best: dict[Promise, TargetFact] = {}
    for target in sorted(targets, key=lambda target: (target.locator.order, target.printed, target.comparator)):
        promise = (
            *(target.definition.id, target.region, target.form, target.start, target.period, target.since),
            *(target.reference, target.assigned_by, _is_ceiling(target)),
        )
        figure, rival = _asked(target), best.get(promise)
        if figure is not None and target.ambiguous is None and (rival is None or _eases(_asked(rival), target, by=-1)):
            best[promise] = target
    return best


def _is_the_same_as_printed(target: TargetFact, other: TargetFact) -> bool:
    """Whether one plan only prints more digits: 4.16 for 4.2."""
    alike = target.form == "value" and target.definition.unit == other.definition.unit
    return alike and printed_interval(target).meets(printed_interval(other))


def _in_unit_of(target: TargetFact, other: TargetFact, counters: frozenset[str]) -> Decimal | None:
    """The figure of another target as this one counts: one plan in 亿元, the next in 万元; None between currencies."""
    figure, factor = _asked(other), conversion(other.definition.unit, target.definition.unit, counters)
    if figure is None or target.form not in _IN_UNIT:
        return figure
    return figure * factor if factor is not None else None


def _asked(target: TargetFact) -> Decimal | None:
    """The figure that settles it: of a range the more demanding end."""
    return target.value if target.value_max is None or _is_ceiling(target) else target.value_max


def _is_ceiling(target: TargetFact) -> bool:
    """Whether a lower figure asks for more: that of a ceiling, or where lower is better."""
    return target.comparator in CAPS or (target.comparator not in FLOORS and target.definition.better == "lower")


def _eases(before: Decimal | None, target: TargetFact, by: int = 1) -> bool:
    """Whether a target asks for less than the figure before (`by` -1: for more)."""
    figure = _asked(target)
    if before is None or figure is None or target.comparator == "exactly":
        return False
    return by * (figure - before) * (1 if _is_ceiling(target) else -1) > 0


RULE = Rule(
    code="A023",
    slug="lowered",
    severity=Severity.DOUBT,
    marks=False,  # two plans, of which a table loads one; a revision is told below the table
    title=("目标调低", "a target that was lowered"),
    formula=("调整前后的目标比较", "the target before against the target now"),
    explanation=(
        "同一指标、同一地区、同一时期的目标，经中期调整（`revised`）或在取代原规划的新规划（`supersedes`）中变得更容易完成的，请说明理由。调高的不列。",
        "A target for the same indicator, region and period has become easier to reach, by a mid-term adjustment (`revised`) or in "
        "the plan that takes the place of the earlier one (`supersedes`). Raised ones are not listed.",
    ),
    wordings={
        "revised": Wording(
            (
                "{name}{period}目标原为“{first}”，中期调整为“{second}”，比原目标容易完成",
                "{name}: the target for {period} was '{first}' and is now '{second}', which asks for less",
            ),
            ("建议说明调整理由和批准文件", "say why it was lowered, and by whose decision"),
        ),
        "superseded": Wording(
            (
                "{name}{period}目标，被取代的《{first_plan}》为“{first}”，《{second_plan}》为“{second}”，比原目标容易完成",
                "{name}: for {period} the superseded '{first_plan}' says '{first}', '{second_plan}' says '{second}', which asks for less",
            ),
            ("建议说明调整理由", "say why it was lowered"),
        ),
    },
    check=check,
)
