"""The rules of the audit that mark rows of a plan's table, in the order of their codes: a table needs no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit import (
    additions,
    against_better,
    assigned,
    complete_sum,
    conflicting_figures,
    implied_growth,
    lone_year,
    observed_twice,
    odd_basis,
    out_of_line,
    parts,
    row_label,
    stated_pace,
    steep,
    subset,
    turning_path,
    two_scopes,
    unjudgeable,
)

if TYPE_CHECKING:
    from planmetrics.audit.finding import Rule

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
    out_of_line.RULE,
    against_better.RULE,
    lone_year.RULE,
    odd_basis.RULE,
)
