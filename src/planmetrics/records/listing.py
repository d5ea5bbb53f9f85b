"""What is there: plans, targets and observations, as they are encoded."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal


class TargetRow(NamedTuple):
    """One target as encoded, never resolved."""

    plan: str
    indicator: str
    name: str
    region: str
    measure: str
    unit: str
    better: str
    form: str
    comparator: str
    value: Decimal | None
    value_max: Decimal | None
    period_from: str | None
    period_to: str
    period_inferred: bool
    since: str | None
    assigned_by: str | None
    baseline: Decimal | None
    baseline_period: str | None
    stated_growth: Decimal | None
    stated_unit: str | None
    firmness: str | None
    strive: bool
    owners: tuple[str, ...]
    printed: str
    section: str
    line: int


class ObservationRow(NamedTuple):
    """One observation with its source; a plan's baseline is one too."""

    region: str
    indicator: str
    period: str
    comparator: str | None
    value: Decimal
    unit: str
    status: str | None
    source: str
    source_kind: str
    source_title: str
    source_url: str | None
    published: str | None
    note: str | None


class PlanRow(NamedTuple):
    """One plan at a glance."""

    plan: str
    title: str
    title_en: str | None
    issuer: str | None
    issued: str | None
    standing: str
    region: str
    period_from: str | None
    period_to: str
    indicators: int
    targets: int
    observed: int
    baselines: int
    owned: int
