"""How far each target is: the rows of `gap`, and what they are read with."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from planmetrics.records import Number, Row
    from planmetrics.records.listing import PlanRow


class GapRow(NamedTuple):
    """How far one region is from one target, and what it still needs."""

    plan: str
    indicator: str
    name: str
    region: str
    measure: str
    unit: str
    better: str
    form: str
    comparator: str
    target: Number | None
    target_period: str
    period_inferred: bool
    assigned_by: str | None
    firmness: str | None
    strive: bool
    owners: tuple[str, ...]
    baseline: Number | None
    baseline_period: str | None
    baseline_origin: str | None
    latest: Number | None
    latest_period: str | None
    latest_source: str | None
    gap: Number | None
    gap_percent: float | None
    attainment: float | None
    progress: float | None
    elapsed: float | None
    planned_rate: float | None
    observed_rate: float | None
    recent_rate: float | None
    recent_from: str | None
    required_rate: float | None
    rate_unit: str | None
    acceleration: float | None
    required_step: float | None
    path_value: float | None
    path_gap: float | None
    projected: float | None
    reached: str | None
    status: str
    method: str | None
    label: str | None
    pace: float | None
    score: float | None
    doubts: tuple[str, ...]
    printed: str
    section: str
    line: int
    reasons: dict[str, str]
    target_max: Number | None
    projected_by: str | None
    projected_points: int | None
    shortfall: float | None
    trend: float | None
    trend_low: float | None
    trend_high: float | None
    trend_points: int | None
    probability: float | None
    part_period: str | None
    part_value: Number | None
    part_completion: float | None
    part_elapsed: float | None
    part_lead: float | None
    part_remaining: float | None


class MethodNames(NamedTuple):
    """What a method is called, and each of its classes by label, in Chinese and English."""

    names: tuple[str, str]
    classes: dict[str, tuple[str, str]]


class GapReport(NamedTuple):
    """The rows of one or more plans, and what they are read with. `dropped` observations lie after as-of."""

    plans: tuple[PlanRow, ...]
    as_of: str
    rows: tuple[GapRow, ...]
    dropped: int
    regions: dict[str, tuple[str, str]]
    """Names of regions, in Chinese and English."""
    names_en: dict[str, str]
    """English names of indicators; the rows carry the names that the plan uses."""
    uppers: dict[tuple[str, str, str], Decimal]
    """Upper ends of targets that are ranges, by indicator, region and printed text; the rows hold the lower."""
    flagged: frozenset[tuple[str, Row]] = frozenset()
    """Plans and their rows of which the audit has a contradiction or a doubt, within the plan."""
    methods: Mapping[str, MethodNames] = MappingProxyType({})
    """What the methods, and the classes of each, are called."""
    judges: tuple[str, ...] = ()
    """The methods that were asked; each target has a row of each, one after another."""
    supposed: tuple[str, ...] = ()
    """Suppositions that were added, as they were written."""
    title: str | None = None
    """What the rows are of, where they are of no plan."""

    def label_name(self, method: str | None, label: str, english: bool) -> str:
        """What a method calls one of its classes; the label itself where it has no name."""
        found = self.methods.get(method or "")
        return found.classes.get(label, (label, label))[english] if found is not None else label
