"""A019: observations of one period that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import coverage_of, is_exact, observed_interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.facts import ObservationFact
    from planmetrics.model.indicator import Definition

NEARLY = 0.999  # floats: 21 - 20 is a whole step of 1
LARGE, LARGE_POINTS = 0.03, 0.5
"""A difference of levels (as a fraction), and of shares and growth (in points), that wants explaining."""


def check(context: Context) -> Iterator[Finding]:
    """Every period of every series that has several exact values of one vintage."""
    known = context.dataset.every_definition()
    for (indicator, _), periods in context.observed.items():
        same: dict[tuple[object, ...], list[ObservationFact]] = {}
        for fact in (fact for facts in periods.values() for fact in facts):
            revised = fact.observation is not None and fact.observation.status == "revised"
            if is_exact(fact) and not revised:
                same.setdefault((fact.period, *coverage_of(fact), fact.quantity.prices), []).append(fact)
        for group in same.values():
            if len(group) > 1:
                yield from _differ(context, known[indicator], group)


def _differ(context: Context, definition: Definition, group: list[ObservationFact]) -> Iterator[Finding]:
    """A finding where the least and the most differ by a whole step of the coarser one: less may be cutting off."""
    one, other = group[0], group[-1]
    below, above = (observed_interval(fact, definition.unit) for fact in (one, other))
    off = float(other.quantity.figure - one.quantity.figure)
    if off < max(below.high - below.low, above.high - above.low) * NEARLY:
        return
    least = above.low - below.high  # the smallest difference that print allows
    in_points = definition.measure in {"share", "growth"}
    statuses = {fact.observation.status if fact.observation else None for fact in group}
    is_revision = {"preliminary", "final"} <= statuses
    large = not is_revision and (least > LARGE_POINTS if in_points else least > LARGE * abs(below.high))
    plan = next((fact.source_id for fact in group if fact.observation is None), None)
    facts: dict[str, Fact] = {
        "name": definition.names, "unit": definition.unit, "period": one.period,
        "region": context.region(one.region), "first": one.quantity.figure, "second": other.quantity.figure,
        "first_source": one.source.title, "second_source": other.source.title,
    }  # fmt: skip
    severity = Severity.DOUBT if large else Severity.NOTE
    yield Finding("A019", severity, plan, definition.id, one.region, facts, (context.seen(one), context.seen(other)))


RULE = Rule(
    code="A019",
    slug="observed-twice",
    severity=Severity.NOTE,
    marks=True,
    title=("同期公布数据不一", "two published values for one period"),
    formula=("两值之差与较粗一值的末位单位比较", "difference of the two against the step of the coarser one"),
    explanation=(
        "两处对同一时期公布的数值不同，相差超出四舍五入或截尾所能解释的范围。修订数、不同核算口径或不同区划范围的数据不算。"
        "最小差异在3%（占比、增速为0.5个百分点）以上的请予说明。",
        "Two publications give different values for one period, beyond what rounding or cutting off explains. A revision, "
        "another vintage or another boundary is no finding. A least difference above 3 % (0.5 points) wants explaining.",
    ),
    wordings={
        "": Wording(
            (
                "{region}{period}{name}有两个公布值：{first}{unit}（《{first_source}》）与{second}{unit}（《{second_source}》）",
                "{region}, {name} in {period}: {first} {unit} ('{first_source}') and {second} ('{second_source}')",
            ),
            ("建议核实数据来源", "check the sources"),
        )
    },
    check=check,
)
