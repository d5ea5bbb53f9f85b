"""What the audit finds: values with their evidence, and the rules that yield them."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from planmetrics.diagnostics import Span
from planmetrics.model.period import Period
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from planmetrics.audit.context import Context
    from planmetrics.facts import TargetFact
    from planmetrics.load import Loaded
    from planmetrics.model.target import Locator
    from planmetrics.syntax.nodes import Path

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
    """Where a figure stands: in our file, and in the publication; `printed` is the figure as printed there.

    `targets` are those that the figure sets, as far as the finding speaks of them; none for a baseline, a stated
    pace or an observation. `at` is None for what was published outside plans. `within` is the file, which tells the
    line when it is asked; or the span.
    """

    within: Loaded[Any] | Span
    path: Path
    publication: str
    at: Locator | None
    printed: str
    targets: tuple[TargetFact, ...] = ()

    @property
    def file(self) -> str:
        """The name of our file."""
        return self.within.file

    @property
    def span(self) -> Span:
        """Line and column in our file."""
        return self.within if isinstance(self.within, Span) else self.within.at(*self.path)

    @property
    def section(self) -> str | None:
        """The part of the document."""
        return self.at.section if self.at is not None else None

    @property
    def line(self) -> int | None:
        """The line of the document's text."""
        return self.at.line if self.at is not None else None


Fact: TypeAlias = str | int | float | Decimal | Bilingual | Period | Place | None
"""What fills a message: a number, a name in both languages, a time or a place. Whoever prints it words it."""


class Finding(NamedTuple):
    """One thing that does not fit, with what shows it.

    `facts` fill the rule's message. `places` are the figures that it rests on, the one to look at first before
    the others. `low` and `high` bound what printed precision allows for the quantity that the formula works out.
    `variant` chooses among the messages of a rule.
    """

    code: str
    severity: Severity
    plan: str | None
    indicator: str | None
    region: str | None
    facts: Mapping[str, Fact]
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
    """One rule of the audit. `check` yields its findings, in no particular order.

    `marks` says whether its contradictions and doubts mark rows of a plan's table. So they should where the plan
    alone shows them: not where plans are held against each other (a table loads its own only), where no plan is
    spoken of, nor where there are notes only.
    """

    code: str
    slug: str
    severity: Severity
    marks: bool
    title: Bilingual
    formula: Bilingual
    explanation: Bilingual
    wordings: Mapping[str, Wording]
    check: Callable[[Context], Iterator[Finding]]
