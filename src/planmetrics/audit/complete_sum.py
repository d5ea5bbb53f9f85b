"""A008: a sum that its complete list of parts does not make."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import is_bare, levels, printed_interval
from planmetrics.figures.precision import Interval
from planmetrics.model.terms import SUMMED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.facts import TargetFact


def check(context: Context) -> Iterator[Finding]:
    """Every indicator that is the sum_of others, period by period."""
    for (plan, _, region, assigner), group in context.groups.items():
        parts = [context.groups.get((plan, part, region, assigner), []) for part in group[0].entry.sum_of]
        for whole in levels(group) if parts and group[0].definition.measure in SUMMED else ():
            same = [next((t for t in levels(part) if t.period == whole.period), None) for part in parts]
            if all(part is not None for part in same):
                yield from _unequal(context, whole, [part for part in same if part is not None])


def _unequal(context: Context, whole: TargetFact, parts: list[TargetFact]) -> Iterator[Finding]:
    """A contradiction between bare figures; where the whole or a part is a bound, both sides can be meant."""
    if whole.value is None or not all(map(is_bare, [whole, *parts])):
        return
    bounds = [printed_interval(part) for part in parts]
    made = Interval(sum(bound.low for bound in bounds), sum(bound.high for bound in bounds))
    if made.meets(printed_interval(whole)):
        return
    total = sum((part.value or Decimal(0) for part in parts), start=Decimal(0))
    facts: dict[str, Fact] = {"whole": whole.value, "total": total, "off": abs(total - whole.value)}
    places = map(context.at, [whole, *parts])
    yield context.finding("A008", Severity.CONTRADICTION, whole, places, facts, within=made)


RULE = Rule(
    code="A008",
    slug="complete-sum",
    severity=Severity.CONTRADICTION,
    marks=True,
    title=("分项之和与合计不符", "the items do not add up"),
    formula=("分项之和与合计比较", "sum of the items against the total"),
    explanation=(
        "合计数与其全部分项（sum_of）之和相差，超出原文数字精度所能解释的范围。“100以上”之类的界限不作加总。",
        "A figure that is the complete sum_of others differs from their sum by more than the printed precision of all of them "
        "allows. Bounds (100以上) are no figures to be summed.",
    ),
    wordings={
        "": Wording(
            (
                "{name}{period}为{whole}{unit}，各分项合计{total}{unit}，相差{off}{unit}，不符",
                "{name}: {whole} {unit} for {period}, but its items add up to {total}, {off} apart",
            ),
            ("建议核对分项", "check the items"),
        )
    },
    check=check,
)
