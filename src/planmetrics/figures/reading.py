"""What a printed expression says, as one record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.figures.words import Counting, Direction, ReadComparator

ReadForm: TypeAlias = Literal["value", "growth", "change", "multiple", "rank", "relative", "coverage"]


class Reading(NamedTuple):
    """What a printed expression says; `value` in base units (2.2万家 is 22000 家, percent stays percent).

    `low` and `high` bound what the printed precision allows, `high` not included; they are None where no
    digits are printed. Where the text fixes no quantity `form` is None; `reason` is the name of the rule
    that says what it is (`rules.RULES`), or `no_figure`, `vague` or `unreadable`; `detail` says it in words.
    """

    text: str
    form: ReadForm | None
    comparator: ReadComparator | None = None
    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str | None = None
    strive: bool = False
    counting: Counting | None = None
    direction: Direction | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    reason: str | None = None
    detail: str | None = None

    @property
    def step(self) -> Decimal | None:
        """The worth of the last printed digit, in the reading's unit."""
        return self.high - self.low if self.low is not None and self.high is not None else None


def no_reading(text: str, reason: str, detail: str) -> Reading:
    """The reading of a text that fixes no quantity."""
    return Reading(text, None, reason=reason, detail=detail)
