"""The result records that renderers take: the fields are the keys of JSON and the columns of CSV, in order.

Figures as published stay Decimal, with their digits; computed ones are floats, unrounded. A figure that
cannot be had is None, and `reasons` says why under its key. The keys are a contract: never renamed.

They are NamedTuples, as are all plain records here: as dataclasses they would cost every command a tenth
of its start.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.model.indicator import Definition

Number: TypeAlias = Decimal | float
Row: TypeAlias = tuple[str, str, str, str]
"""A row of a plan's table: indicator, region, target period, printed figure."""


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


class CagrRow(NamedTuple):
    """The growth that one segment needs, beside the growth that the plan states."""

    plan: str | None
    indicator: str | None
    name: str | None
    region: str | None
    measure: str
    unit: str | None
    from_period: str | None
    from_value: Number | None
    to_period: str | None
    to_value: Number | None
    years: float | None
    compound_rate: float | None
    linear_step: float | None
    rate: float | None
    rate_unit: str | None
    stated_rate: Decimal | None
    stated_comparator: str | None
    stated_unit: str | None
    agrees: bool | None
    at_stated: float | None
    reasons: dict[str, str]


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


class GapReport(NamedTuple):
    """The rows of a plan, and what they are read with. `dropped` observations lie after as-of."""

    plan: PlanRow
    as_of: str
    rows: tuple[GapRow, ...]
    dropped: int
    regions: dict[str, tuple[str, str]]
    """Names of regions, in Chinese and English."""
    names_en: dict[str, str]
    """English names of indicators; the rows carry the names that the plan uses."""
    uppers: dict[tuple[str, str, str], Decimal]
    """Upper ends of targets that are ranges, by indicator, region and printed text; the rows hold the lower."""
    flagged: frozenset[Row] = frozenset()
    """Rows of which the audit has a contradiction or a doubt, within this plan."""


class IndicatorReport(NamedTuple):
    """One indicator: what plans promise of it, and what was observed; `doubtful` marks observations."""

    definition: Definition
    targets: tuple[TargetRow, ...]
    observations: tuple[ObservationRow, ...]
    doubtful: tuple[bool, ...]
    regions: dict[str, tuple[str, str]]


class CagrReport(NamedTuple):
    """Segments of one or more plans, with what is needed to name them."""

    rows: tuple[CagrRow, ...]
    titles: dict[str, tuple[str, str]]
    """Titles of plans, in Chinese and English."""
    regions: dict[str, tuple[str, str]]
    names_en: dict[str, str]
    comparators: dict[tuple[str, str, str, str, Number | None], str]
    """Comparators of the targets that segments end at, by plan, indicator, region, period and value."""


class TraceRow(NamedTuple):
    """One figure of a document, and what accounts for it: a kind of claim, a rule, or `unaccounted`."""

    line: int
    figure: str
    account: str
    indicators: tuple[str, ...]
    printed: str | None
    context: str


class TraceReport(NamedTuple):
    """A plan held against its document. `same_text` is None where the plan gives no sha256.

    `encoded` counts figures by what the plan file says of them, `rules` those that a rule recognises.
    """

    plan: str
    document: str
    same_text: bool | None
    figures: int
    encoded: dict[str, int]
    rules: dict[str, int]
    unaccounted: int
    misplaced: int
    rows: tuple[TraceRow, ...]
    problems: tuple[Diagnostic, ...]


class ReadingRow(NamedTuple):
    """How a printed expression is understood; `value` in base units, `reason` where it fixes no quantity."""

    text: str
    form: str | None
    comparator: str | None
    value: Decimal | None
    value_max: Decimal | None
    unit: str | None
    strive: bool
    counting: str | None
    direction: str | None
    low: Decimal | None
    high: Decimal | None
    reason: str | None
