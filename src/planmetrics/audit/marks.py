"""Which rows of a plan's table the audit marks, as far as the plan itself shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit import (
    additions,
    assigned,
    complete_sum,
    conflicting_figures,
    implied_growth,
    observed_twice,
    parts,
    row_label,
    stated_pace,
    steep,
    subset,
    turning_path,
    two_scopes,
    unjudgeable,
)
from planmetrics.audit.acknowledgement import matches
from planmetrics.audit.context import Context
from planmetrics.audit.finding import Severity

if TYPE_CHECKING:
    from planmetrics.audit.finding import Finding, Rule
    from planmetrics.facts import Dataset, LinkedPlan
    from planmetrics.records import Row

# The others know notes only, compare several plans, or speak of no plan: a table neither loads nor runs them.
MARKING: tuple[Rule, ...] = (
    stated_pace.RULE,
    turning_path.RULE,
    conflicting_figures.RULE,
    row_label.RULE,
    parts.RULE,
    subset.RULE,
    complete_sum.RULE,
    assigned.RULE,
    implied_growth.RULE,
    additions.RULE,
    two_scopes.RULE,
    unjudgeable.RULE,
    steep.RULE,
    observed_twice.RULE,
)


def flagged(dataset: Dataset, linked: LinkedPlan, until: int) -> frozenset[Row]:
    """The targets of a plan that a contradiction or doubt speaks of, as the rows of its table name them.

    What speaks of no target (of a baseline, of an observation) flags every target of its indicator and region.
    """
    context = Context(dataset, until)
    findings = [found for rule in MARKING for found in rule.check(context) if _marks(found, linked)]
    paths = {place.path for found in findings for place in found.places}
    told = {target.path for target in linked.targets}
    series = {(f.indicator, f.region) for f in findings if not any(place.path in told for place in f.places)}
    return frozenset(
        (target.definition.id, target.region, target.due_name, target.printed)
        for target in linked.targets
        if target.path in paths or (target.definition.id, target.region) in series
    )


def _marks(found: Finding, linked: LinkedPlan) -> bool:
    """Whether a finding is about the plan, more than a note, and not acknowledged in its file."""
    if found.plan != linked.plan.id or found.severity < Severity.DOUBT:
        return False
    return not any(matches(held, found) for held in linked.plan.acknowledged)
