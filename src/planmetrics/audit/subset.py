"""A007: a part that is larger than its whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import levels, printed_interval, sums
from planmetrics.model.terms import CAPS, SUMMED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.audit.targets import Group


def check(context: Context) -> Iterator[Finding]:
    """Every indicator that is part_of another of its plan, counted in the same unit."""
    for (plan, _, region, assigner), group in context.groups.items():
        above = group[0].entry.part_of
        whole = context.groups.get((plan, above, region, assigner)) if above else None
        alike = whole is not None and whole[0].definition.unit == group[0].definition.unit
        if whole and alike and group[0].definition.measure in SUMMED:
            yield from _exceeding(context, group, whole)


def _exceeding(context: Context, group: Group, whole: Group) -> Iterator[Finding]:
    """A part whose least figure lies above the most that the whole's print allows; caps of a part bind nothing."""
    by_due = {(target.start, target.period): target for target in [*sums(whole), *levels(whole)]}
    for part in [*sums(group), *levels(group)]:
        total = by_due.get((part.start, part.period))
        if total is None or total.value is None or part.comparator in CAPS:
            continue
        if printed_interval(part).low >= printed_interval(total).high:
            facts: dict[str, Fact] = {"part": part.value, "whole": total.value, "whole_name": context.name(total)}
            yield context.finding("A007", Severity.CONTRADICTION, part, map(context.at, (part, total)), facts)


RULE = Rule(
    code="A007",
    slug="subset",
    severity=Severity.CONTRADICTION,
    marks=True,
    title=("其中数大于总数", "a part above its whole"),
    formula=("其中数不大于总数", "part <= whole"),
    explanation=(
        "其中数（part_of）大于同一地区、同一时期的总数。",
        "A target that is part_of another (其中 ...) is larger than that other for the same region and period.",
    ),
    wordings={
        "": Wording(
            (
                "{name}{period}目标{part}{unit}，大于其所属“{whole_name}”的{whole}{unit}，不符",
                "{name}: {part} {unit} for {period} is more than '{whole_name}', of which it is a part: {whole}",
            ),
            ("建议核实其中数", "settle the part or the whole"),
        )
    },
    check=check,
)
