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
    done = []
    used: set[tuple[str, int]] = set()
    for found in findings:
        mine = [(n, held) for n, held in enumerate(by_plan.get(found.plan or "", ())) if matches(held, found)]
        used |= {(found.plan or "", number) for number, _ in mine}
        done.append(found._replace(acknowledged=mine[0][1].reason) if mine else found)
    return [*done, *_idle(context, used)]


def matches(held: Acknowledgement, found: Finding) -> bool:
    """Whether an acknowledgement is of this finding, which is of the same plan."""
    return held.code == found.code and held.indicator in {None, found.indicator}


def _idle(context: Context, used: set[tuple[str, int]]) -> Iterator[Finding]:
    for plan, linked in context.dataset.plans.items():
        for number, held in enumerate(linked.plan.acknowledged):
            if (plan, number) not in used:
                path = ("acknowledged", number)
                place = Place(linked.loaded.at(*path), path, linked.plan.title, None, None, held.code)
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
    title=("核定说明无对应问题", "an acknowledgement that matches nothing"),
    formula=("核定说明与核查结果比对", "acknowledged: against the findings"),
    explanation="A plan file acknowledges a finding that there is not, or no longer is. Left there it would hide the next one.",
    wordings={
        "": Wording(
            (
                "核定说明({code},{indicator})没有对应的问题",
                "the acknowledgement of {code} for {indicator} matches no finding",
            ),
            ("建议删除该说明", "delete it"),
        )
    },
    check=check,
)
