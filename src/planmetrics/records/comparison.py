"""One indicator across plans, regions and years."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.model.indicator import Definition
    from planmetrics.records.gap import GapRow


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
