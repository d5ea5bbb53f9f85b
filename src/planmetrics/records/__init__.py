"""The result records that renderers take: the fields are the keys of JSON and the columns of CSV, in order.

Figures as published stay Decimal, with their digits; computed ones are floats, unrounded. A figure that
cannot be had is None, and `reasons` says why under its key. The keys are a contract: never renamed.

They are NamedTuples, as are all plain records here: as dataclasses they would cost every command a tenth
of its start.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

Number: TypeAlias = Decimal | float
Row: TypeAlias = tuple[str, str, str, str]
"""A row of a plan's table: indicator, region, target period, printed figure."""
