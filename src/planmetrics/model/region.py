"""Regions: GB/T 2260 codes or those of another country, and areas without a code."""

from planmetrics.model.fields import Model, Month, PartialDate, PeriodField, RegionCode, Text, Version
from planmetrics.model.naming import Named


class ScopeBreak(Model):
    """From this period on the region is another piece of land: values before and after do not compare."""

    since: PeriodField
    note: Text


class Region(Named):
    """A place that plans speak of.

    `level` is free: country, province, city, district, county, area (which districts share) or another word.
    """

    id: RegionCode
    level: Text
    parent: RegionCode | None = None
    fiscal_year_starts: Month | None = None
    """The month in which the fiscal years of its plans and figures start: April, 4, makes 2024/25 end in March 2025."""
    breaks: tuple[ScopeBreak, ...] = ()


class RegionRegistry(Model):
    """data/regions.yaml: the regions in use, as of a date."""

    format: Version
    as_of: PartialDate
    regions: tuple[Region, ...]
