"""The result records that renderers take: the fields are the keys of JSON and the columns of CSV, in order.

Figures as published stay Decimal, with their digits; computed ones are floats, unrounded. A figure that
cannot be had is None, and `reasons` says why under its key. The keys are a contract: never renamed.

They are NamedTuples, as are all plain records here: as dataclasses they would cost every command a tenth
of its start.
"""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

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


class SummaryRow(NamedTuple):
    """How the targets of a group fare. `by` is plan, owner or region, or all; `statuses` counts them, gravest first.

    `mean_score` and `label` are the method's own summary, where it has one; `scored` targets are in it.
    """

    by: str
    group: str
    targets: int
    statuses: dict[str, int]
    method: str
    mean_score: float | None
    label: str | None
    scored: int


class RankingRow(NamedTuple):
    """One region in a table that divides a target among regions. Without usable data it has no rank, but a reason."""

    plan: str
    indicator: str
    name: str
    unit: str
    target_period: str
    rank: int | None
    region: str
    comparator: str
    target: Number | None
    latest: Number | None
    latest_period: str | None
    attainment: float | None
    gap: Number | None
    status: str
    doubts: tuple[str, ...]
    reasons: dict[str, str]


class PathRow(NamedTuple):
    """One year of an indicator's path: what the plan's path asks for, what was observed, and the path anchored anew.

    `path_gap` is how far the observation is behind the path; `milestone` the target that the plan prints for the year.
    """

    plan: str
    indicator: str
    region: str
    assigned_by: str | None
    period: str
    path_value: float | None
    observed: Number | None
    comparator: str | None
    doubt: str | None
    path_gap: float | None
    anchored_value: float | None
    milestone: str | None
    reasons: dict[str, str]


class ProjectionRow(NamedTuple):
    """What one pace leads to by a target's period: `by` is observed, recent or trend; rates as in `rate_unit`.

    Low and high are the ends of the 80 % prediction interval; they and the probability belong to a trend only.
    """

    plan: str
    indicator: str
    region: str
    assigned_by: str | None
    target_period: str
    target: Number | None
    target_max: Number | None
    by: str
    points: int
    rate: float | None
    rate_unit: str | None
    projected: float | None
    low: float | None
    high: float | None
    shortfall: float | None
    reached: str | None
    probability: float | None
    reasons: dict[str, str]


class SeriesRow(NamedTuple):
    """One region's published values by year, of one series; with the source of each, and what is doubtful of it."""

    indicator: str
    region: str
    unit: str
    values: dict[str, Decimal]
    sources: dict[str, str]
    doubts: dict[str, str]


class LeftOut(NamedTuple):
    """A target or observation that a comparison leaves out, and the reason."""

    what: str
    plan: str | None
    region: str
    period: str
    value: str
    reason: str


class Comparison(NamedTuple):
    """One indicator across plans, regions and years."""

    definition: Definition
    rows: tuple[GapRow, ...]
    series: tuple[SeriesRow, ...]
    left_out: tuple[LeftOut, ...]
    regions: dict[str, tuple[str, str]]


class IndicatorReport(NamedTuple):
    """One indicator: what plans promise of it, and what was observed; `doubtful` marks observations."""

    definition: Definition
    targets: tuple[TargetRow, ...]
    observations: tuple[ObservationRow, ...]
    doubtful: tuple[bool, ...]
    regions: dict[str, tuple[str, str]]
    paths: tuple[PathRow, ...] = ()
    projections: tuple[ProjectionRow, ...] = ()


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
