"""A022: an acknowledgement in a plan file that no finding matches; and which findings are acknowledged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit.finding import Finding, Place, Rule, Severity, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.model.plan import Acknowledgement


def acknowledge(context: Context, findings: list[Finding]) -> list[Finding]:
    """The findings, those that a plan's file acknowledges with its reason; and one for each idle acknowledgement."""
    by_plan = {plan: linked.plan.acknowledged for plan, linked in context.dataset.plans.items()}
    judged = []
    used: set[tuple[str, int]] = set()
    for finding in findings:
        plan = finding.plan or ""
        mine = [(number, held) for number, held in enumerate(by_plan.get(plan, ())) if matches(held, finding)]
        used |= {(plan, number) for number, _ in mine}
        judged.append(finding._replace(acknowledged=mine[0][1].reason) if mine else finding)
    return [*judged, *_idle(context, used)]


def matches(held: Acknowledgement, finding: Finding) -> bool:
    """Whether an acknowledgement is of this finding, which is of the same plan."""
    return held.code == finding.code and held.indicator in {None, finding.indicator}


def _idle(context: Context, used: set[tuple[str, int]]) -> Iterator[Finding]:
    for plan, linked in context.dataset.plans.items():
        for number, held in enumerate(linked.plan.acknowledged):
            if (plan, number) not in used:
                path = ("acknowledged", number)
                place = Place(linked.loaded, path, linked.plan.title, None, held.code)
                facts = {"code": held.code, "indicator": held.indicator or "-"}
                yield Finding("A022", Severity.DOUBT, plan, held.indicator, linked.plan.region, facts, (place,))


def check(context: Context) -> Iterator[Finding]:
    """Nothing of its own: what is idle is known when all other rules have spoken (`acknowledge`)."""
    del context
    yield from ()


RULE = Rule(
    code="A022",
    slug="idle-acknowledgement",
    severity=Severity.DOUBT,
    marks=False,  # of the plan's file, not of a target
    title=("说明无对应问题", "an acknowledgement that matches nothing"),
    formula=("已说明事项与核查结果比对", "acknowledged: against the findings"),
    explanation=(
        "规划文件中记有对某项核查结果的说明，但该结果并不存在或已不存在。留着它会掩盖以后出现的同类问题。",
        "A plan file acknowledges a finding that there is not, or no longer is. Left there it would hide the next one.",
    ),
    wordings={
        "": Wording(
            (
                "对{code}（{indicator}）的说明没有对应的问题",
                "the acknowledgement of {code} for {indicator} matches no finding",
            ),
            ("建议删除该说明", "delete it"),
        )
    },
    check=check,
)
