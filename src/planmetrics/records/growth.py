"""The growth that plans ask for: the rows of `cagr`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.records import Number


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


class CagrReport(NamedTuple):
    """Segments of one or more plans, with what is needed to name them."""

    rows: tuple[CagrRow, ...]
    titles: dict[str, tuple[str, str]]
    """Titles of plans, in Chinese and English."""
    regions: dict[str, tuple[str, str]]
    names_en: dict[str, str]
    comparators: dict[tuple[str, str, str, str, Number | None], str]
    """Comparators of the targets that segments end at, by plan, indicator, region, period and value."""
