"""Which targets of a plan's table the audit has something to say about, as far as the plan itself shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit.acknowledgement import matches
from planmetrics.audit.context import Context
from planmetrics.audit.finding import Severity
from planmetrics.audit.marking import MARKING
from planmetrics.facts import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.audit.finding import Finding
    from planmetrics.facts import Dataset, Key, LinkedPlan


def findings_of(dataset: Dataset, plans: Sequence[LinkedPlan], until: int) -> dict[Key, tuple[Finding, ...]]:
    """The contradictions and doubts that speak of each target of these plans (`key_of`); others are left out.

    What speaks of no target (of a baseline, of an observation) is said of every target of its indicator and region.
    Every rule that marks looks once at the whole dataset, however many plans there are.
    """
    plan_of: dict[Key, LinkedPlan] = {}
    by_series: dict[tuple[str | None, str | None], list[Key]] = {}
    for linked in plans:
        for target in linked.targets:
            key = key_of(target)
            plan_of[key] = linked
            by_series.setdefault((target.definition.id, target.region), []).append(key)
    context = Context(dataset, until)
    findings: dict[Key, tuple[Finding, ...]] = {}
    for finding in (finding for rule in MARKING for finding in rule.check(context)):
        named = {key_of(target) for place in finding.places for target in place.targets}
        for key in named or by_series.get((finding.indicator, finding.region), []):
            if key in plan_of and _marks(finding, plan_of[key]):
                findings[key] = (*findings.get(key, ()), finding)
    return findings


def _marks(finding: Finding, linked: LinkedPlan) -> bool:
    """Whether a finding is about the plan or about what was observed, more than a note, and not acknowledged there."""
    if finding.plan not in {None, linked.plan.id} or finding.severity < Severity.DOUBT:
        return False
    return not any(matches(acknowledged, finding) for acknowledged in linked.plan.acknowledged)
