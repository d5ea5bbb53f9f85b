"""A012: different targets of two plans for one indicator, region and period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit.context import titles
from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import in_force, levels, outdoes, printed_interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.facts import TargetFact


def check(context: Context) -> Iterator[Finding]:
    """Every indicator and region that two plans set or assign targets for, period by period."""
    replaced = {linked.plan.supersedes for linked in context.dataset.plans.values()}  # A023 speaks of those
    for groups in context.series.values():
        by_period: dict[object, dict[str, TargetFact]] = {}
        for group in groups:
            for target in levels(group):
                if target.plan.standing != "superseded" and target.plan.id not in replaced:
                    best = by_period.setdefault((target.period, target.assigned_by is None), {})
                    rival = best.get(target.plan.id)
                    if rival is None or outdoes(target, rival):
                        best[target.plan.id] = target
        for best in by_period.values():
            if len(best) > 1:
                yield from _differ(context, sorted(best.values(), key=_issue))


def _issue(target: TargetFact) -> tuple[str, str]:
    """Earlier issues first; plans without a date stand last."""
    issued = target.plan.issued
    return issued.isoformat() if issued else "9999", target.plan.id


def _differ(context: Context, targets: list[TargetFact]) -> Iterator[Finding]:
    """The latest plan against the last one before it that says something else, as far as print tells."""
    other = targets[-1]
    bounds = printed_interval(other)
    one = next((target for target in reversed(targets) if not printed_interval(target).meets(bounds)), None)
    if one is None:
        return
    dated = one.plan.issued is not None and other.plan.issued is not None and one.plan.issued < other.plan.issued
    variant = "apart" if not dated else "raised" if outdoes(other, one) else "lowered"
    is_lower = other.definition.better == "lower"
    more = ("较严", "stricter") if is_lower else ("较高", "higher")
    less = ("较宽", "looser") if is_lower else ("较低", "lower")
    facts: dict[str, Fact] = {
        "first": one.value, "first_plan": titles(one), "second": other.value, "second_plan": titles(other),
        "way": more if outdoes(other, one) else less,
    }  # fmt: skip
    is_doubt = variant == "lowered" and in_force(one) and in_force(other)
    severity = Severity.DOUBT if is_doubt else Severity.NOTE
    yield context.finding("A012", severity, other, map(context.at, (other, one)), facts, variant=variant)


_LATER = (
    "{name}{period}目标，《{first_plan}》为{first}{unit}，其后《{second_plan}》为{second}{unit}，后者{way}",
    "{name}: for {period} '{first_plan}' says {first} {unit}, the later '{second_plan}' {second}, which is {way}",
)
RULE = Rule(
    code="A012",
    slug="between-plans",
    severity=Severity.NOTE,
    marks=False,  # two plans, of which a table loads one
    title=("两个规划目标不一", "two plans, two targets"),
    formula=("两个规划的同期目标比较", "target of one plan against target of the other"),
    explanation=(
        "两个规划对同一地区、同一指标、同一时期定了不同的目标。后出的规划要求更高的为提示；要求更低、且两个规划均在执行的，请予说明。",
        "Two plans set different targets for the same indicator, region and period. A later plan that asks for more is a note, "
        "one that asks for less wants explaining, if both are in force.",
    ),
    wordings={
        "raised": Wording(_LATER, ("供参考", "for information")),
        "lowered": Wording(_LATER, ("建议说明调整原因", "say why it was changed")),
        "apart": Wording(
            (
                "{name}{period}目标，《{first_plan}》为{first}{unit}，《{second_plan}》为{second}{unit}，两者不一",
                "{name}: for {period} '{first_plan}' says {first} {unit}, '{second_plan}' {second}",
            ),
            ("建议衔接两个规划", "bring the two plans into line"),
        ),
    },
    check=check,
)
