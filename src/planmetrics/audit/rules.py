"""Every rule of the audit, in the order of their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit import (
    acknowledgement,
    additions,
    against_better,
    already_reached,
    assigned,
    between_plans,
    complete_sum,
    conflicting_figures,
    implied_growth,
    leap,
    lone_year,
    lowered,
    observed_identity,
    observed_twice,
    odd_basis,
    out_of_line,
    overtaken,
    own_target,
    parts,
    row_label,
    stated_pace,
    steep,
    strength,
    subset,
    turning_path,
    two_scopes,
    unjudgeable,
)

if TYPE_CHECKING:
    from planmetrics.audit.finding import Rule

RULES: tuple[Rule, ...] = (
    stated_pace.RULE,
    turning_path.RULE,
    conflicting_figures.RULE,
    row_label.RULE,
    strength.RULE,
    parts.RULE,
    subset.RULE,
    complete_sum.RULE,
    assigned.RULE,
    implied_growth.RULE,
    additions.RULE,
    between_plans.RULE,
    leap.RULE,
    overtaken.RULE,
    two_scopes.RULE,
    unjudgeable.RULE,
    already_reached.RULE,
    steep.RULE,
    observed_twice.RULE,
    observed_identity.RULE,
    own_target.RULE,
    acknowledgement.RULE,
    lowered.RULE,
    out_of_line.RULE,
    against_better.RULE,
    lone_year.RULE,
    odd_basis.RULE,
)
BY_CODE = {rule.code: rule for rule in RULES}
