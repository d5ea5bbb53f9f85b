"""What the audit finds: values with their evidence, and the rules that yield them."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from planmetrics.audit.context import Context
    from planmetrics.diagnostics import Span

Bilingual: TypeAlias = tuple[str, str]
"""The same in Chinese and in English."""


class Severity(IntEnum):
    """How grave a finding is; ordered, so that the worst come first."""

    NOTE = 1
    DOUBT = 2
    CONTRADICTION = 3

    @property
    def word(self) -> str:
        """contradiction: both cannot be meant; doubt: possible, but wants explaining; note: for information."""
        return self.name.lower()


class Place(NamedTuple):
    """Where a figure stands: in our file, and in the publication; `printed` is the figure as printed there."""

    span: Span
    path: tuple[str | int, ...]
    publication: str
    section: str | None
    line: int | None
    printed: str


class Finding(NamedTuple):
    """One thing that does not fit, with what shows it.

    `facts` fill the rule's message: numbers as they are, names in both languages. `places` are the figures
    that it rests on, the one to look at first before the others. `low` and `high` bound what printed precision
    allows for the quantity that the formula works out. `variant` chooses among the messages of a rule.
    """

    code: str
    severity: Severity
    plan: str | None
    indicator: str | None
    region: str | None
    facts: Mapping[str, Any]
    places: tuple[Place, ...]
    low: float | None = None
    high: float | None = None
    variant: str = ""
    acknowledged: str | None = None


class Wording(NamedTuple):
    """What a finding says and suggests, in both languages; places in braces are filled with its facts."""

    message: Bilingual
    suggestion: Bilingual


class Rule(NamedTuple):
    """One rule of the audit. `check` yields its findings, in no particular order."""

    code: str
    slug: str
    severity: Severity
    title: Bilingual
    formula: Bilingual
    explanation: str
    wordings: Mapping[str, Wording]
    check: Callable[[Context], Iterator[Finding]]
