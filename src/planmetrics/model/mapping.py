"""What the columns and names of a table mean, kept for the next table of its kind."""

from typing import Literal, TypeAlias

from pydantic import Field

from planmetrics.model.fields import Identifier, Model, Prices, RegionCode, Text, UnitText, Version

Role: TypeAlias = Literal[
    "indicator", "region", "period", "unit", "source", "note", "status", "prices", "value", "growth", "nothing"
]
"""What a column holds: `value` the figures of a long table, `growth` those of 同比, `nothing` what is not taken.

Columns that are named after a period, an indicator or a region hold figures of it without being listed.
"""


class TableMapping(Model):
    """data/imports/NAME.yaml: how tables of one kind are read. Neither period nor source is kept: they change."""

    format: Version
    sheet: Text | None = None
    columns: dict[str, Role] = Field(default_factory=dict)
    """Roles by head, as it is written."""
    names: dict[str, Identifier] = Field(default_factory=dict)
    """Indicators by what the table calls them."""
    regions: dict[str, RegionCode] = Field(default_factory=dict)
    """Regions by what the table calls them."""
    skip: tuple[Text, ...] = ()
    """Names of rows or columns that are not taken."""
    region: RegionCode | None = None
    unit: UnitText | None = None
    prices: Prices | None = None
