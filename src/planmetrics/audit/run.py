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
    found = [finding for rule in RULES for finding in rule.check(context)]
    return sorted(acknowledge(context, found), key=_order)


def _order(found: Finding) -> tuple[object, ...]:
    span = found.places[0].span
    return found.plan is None, found.plan or "", -found.severity, found.code, found.region or "", span, found.variant


def touching(findings: list[Finding], linked: LinkedPlan) -> list[Finding]:
    """The findings about a plan, and those of other plans that rest on one of its figures."""
    file = linked.loaded.file
    return [
        found
        for found in findings
        if found.plan == linked.plan.id or any(place.span.file == file for place in found.places)
    ]
