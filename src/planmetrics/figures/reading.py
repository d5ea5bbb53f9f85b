"""What a printed expression says, as one record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.diagnostics import Phrase, phrase
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.figures.words import Counting, Direction, ReadComparator

ReadForm: TypeAlias = Literal["value", "growth", "change", "percent_change", "multiple", "rank", "relative", "coverage"]


class Reading(NamedTuple):
    """What a printed expression says; `value` in base units (2.2万家 is 22000 家, percent stays percent).

    `low` and `high` bound what the printed precision allows, `high` not included; they are None where no
    digits are printed. Where the text fixes no quantity `form` is None; `reason` is the name of the rule
    that says what it is (`rules.EXCLUSIONS`), or `no_figure`, `vague` or `unreadable`; `detail` says it in words,
    and `word` is the word that was not followed. `year` is the target year (the end of a span), `period` the
    time as printed where it is no plain year, `reference_year` the year that a change starts from.
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
    year: int | None = None
    period: str | None = None
    reference_year: int | None = None
    word: str | None = None
    detail: str | None = None
    span: Literal["yearly", "total"] | None = None
    """Whether the text says that a change is one a year (年均, a year), or one in all (累计, from 1990 levels)."""

    @property
    def step(self) -> Decimal | None:
        """The worth of the last printed digit, in the reading's unit."""
        return self.high - self.low if self.low is not None and self.high is not None else None


def no_reading(text: str, reason: str, detail: str, word: str | None = None) -> Reading:
    """The reading of a text that fixes no quantity."""
    return Reading(text, None, reason=reason, detail=detail, word=word)


def puzzled(text: str, word: str) -> Reading:
    """The reading of a text with a word that was not followed: a half of it must not be read."""
    return no_reading(text, "unreadable", f"what '{word}' says of the figure is not understood", word=word)


def unread(reading: Reading) -> Phrase:
    """Why a printed figure fixes no quantity: the reader's own words in English, what its reason means in Chinese."""
    return phrase("unread", detail=reading.detail, meaning=phrase("meaning", word=reading.reason))
