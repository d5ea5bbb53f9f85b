"""Runs the rules over a dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit.acknowledgement import acknowledge
from planmetrics.audit.context import Context
from planmetrics.audit.rules import RULES

if TYPE_CHECKING:
    from planmetrics.audit.finding import Finding
    from planmetrics.facts import Dataset, LinkedPlan


def audit(dataset: Dataset, until: int) -> list[Finding]:
    """Every finding, by plan, then worst first, then by rule, region and place.

    `until` is months since year 0 that are over (`series.months_over`): later observations do not count.
    """
    context = Context(dataset, until)
    findings = [finding for rule in RULES for finding in rule.check(context)]
    by_plan = sorted(acknowledge(context, findings), key=lambda finding: finding.plan or "")
    return sorted(by_plan, key=_order)  # which asks for lines: of one file after the other


def _order(finding: Finding) -> tuple[object, ...]:
    plan, region, span = finding.plan, finding.region, finding.places[0].span
    return plan is None, plan or "", -finding.severity, finding.code, region or "", span, finding.variant


def touching(findings: list[Finding], linked: LinkedPlan) -> list[Finding]:
    """The findings about a plan, and those of other plans that rest on one of its figures."""
    file = linked.loaded.file
    return [
        finding
        for finding in findings
        if finding.plan == linked.plan.id or any(place.file == file for place in finding.places)
    ]
