"""Every rule of the audit, in the order of their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit import (
    acknowledgement,
    already_reached,
    between_plans,
    leap,
    lowered,
    observed_identity,
    overtaken,
    own_target,
    strength,
)
from planmetrics.audit.marking import MARKING

if TYPE_CHECKING:
    from planmetrics.audit.finding import Rule

_OTHERS = (
    strength.RULE,
    between_plans.RULE,
    leap.RULE,
    overtaken.RULE,
    already_reached.RULE,
    observed_identity.RULE,
    own_target.RULE,
    acknowledgement.RULE,
    lowered.RULE,
)
RULES: tuple[Rule, ...] = tuple(sorted((*MARKING, *_OTHERS), key=lambda rule: rule.code))
BY_CODE = {rule.code: rule for rule in RULES}
