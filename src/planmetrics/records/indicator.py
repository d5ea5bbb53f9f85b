"""One indicator: what is promised and observed of it, its path, and where its paces lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from planmetrics.model.indicator import Definition
    from planmetrics.records import Number
    from planmetrics.records.listing import ObservationRow, TargetRow


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


class IndicatorReport(NamedTuple):
    """One indicator: what plans promise of it, and what was observed; `doubtful` marks observations."""

    definition: Definition
    targets: tuple[TargetRow, ...]
    observations: tuple[ObservationRow, ...]
    doubtful: tuple[bool, ...]
    regions: dict[str, tuple[str, str]]
    paths: tuple[PathRow, ...] = ()
    projections: tuple[ProjectionRow, ...] = ()
