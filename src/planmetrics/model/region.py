"""Regions: GB/T 2260 codes, and areas without a code."""

from typing import Literal

from planmetrics.model.fields import Identifier, Model, PartialDate, PeriodField, Text
from planmetrics.model.terms import RegionLevel


class ScopeBreak(Model):
    """From this period on the region is another piece of land: values before and after do not compare."""

    since: PeriodField
    note: Text


class Region(Model):
    """A place that plans speak of."""

    id: Identifier
    name: Text
    name_en: Text
    level: RegionLevel
    parent: Identifier | None = None
    breaks: tuple[ScopeBreak, ...] = ()


class RegionRegistry(Model):
    """data/regions.yaml: the regions in use, as of a date."""

    format: Literal[1]
    as_of: PartialDate
    regions: tuple[Region, ...]
