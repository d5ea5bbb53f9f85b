"""The records that renderers take, and their fields: the keys of JSON and the columns of CSV, in order.

They are NamedTuples, as are all plain records here: as dataclasses they would cost every command a tenth
of its start.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

Number: TypeAlias = Decimal | float
