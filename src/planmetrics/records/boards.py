"""Score boards: how many targets fare how, and which region leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from planmetrics.records import Number


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
