"""How printed expressions are understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal


class ReadingRow(NamedTuple):
    """How a printed expression is understood; `value` in base units, `reason` where it fixes no quantity.

    `word` is the word that was not followed, where that is the reason; `year` the target year, `period` the time
    as printed where it is no plain year, and `reference_year` the year that a change starts from.
    """

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
    year: int | None
    period: str | None
    reference_year: int | None
    word: str | None
