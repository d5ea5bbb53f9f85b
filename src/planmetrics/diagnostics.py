"""What we tell people about their files: values, sorted by place; no words and no printing.

A diagnostic carries its code and its facts. What it says, in Chinese or in English, is chosen by
`render.diagnostics`, from the texts of `codes`.
"""

from __future__ import annotations

from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Severity(IntEnum):
    """How bad it is; ordered, so that max() finds the worst."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word of the contract: note, warning or error."""
        return self.name.lower()


_MILDER = {
    "Y038": Severity.WARNING,
    "Y039": Severity.WARNING,
    "L012": Severity.WARNING,
    "L014": Severity.WARNING,
    "L023": Severity.WARNING,
    "C010": Severity.WARNING,
    "C019": Severity.NOTE,
    "C024": Severity.NOTE,
    "C025": Severity.WARNING,
    "C026": Severity.WARNING,
    "C030": Severity.NOTE,
    "C031": Severity.WARNING,
    "C032": Severity.WARNING,
    "C033": Severity.WARNING,
    "C034": Severity.WARNING,
    "C035": Severity.WARNING,
    "C036": Severity.WARNING,
    "C037": Severity.WARNING,
    "D014": Severity.WARNING,
    "C049": Severity.WARNING,
    "C050": Severity.NOTE,
    "C051": Severity.WARNING,
    "D016": Severity.NOTE,
    "D020": Severity.WARNING,
    "D021": Severity.WARNING,
    "D022": Severity.WARNING,
    "D023": Severity.WARNING,
    "D024": Severity.WARNING,
    "D025": Severity.WARNING,
    "D026": Severity.WARNING,
    "D027": Severity.WARNING,
    "D028": Severity.WARNING,
    "D032": Severity.WARNING,
    "T007": Severity.NOTE,
    "Y023": Severity.WARNING,
    "T012": Severity.NOTE,
    "T010": Severity.WARNING,
}


def severity_of(code: str) -> Severity:
    """How bad what this code stands for is: an error, but for a few."""
    return _MILDER.get(code, Severity.ERROR)


class Span(NamedTuple):
    """A place in one of our files; line and column count from 1, in characters."""

    file: str
    line: int = 1
    column: int = 1


class Phrase(NamedTuple):
    """A piece of a sentence, not worded yet: its key in `codes.phrases`, and what fills its places.

    A fact is a plain value that is printed as it is (the user's own text is never translated), a tuple of facts,
    which is listed, or another phrase.
    """

    key: str
    facts: Mapping[str, object] = MappingProxyType({})


def phrase(key: str, **facts: object) -> Phrase:
    """The phrase of this key with these facts."""
    return Phrase(key, facts)


def counted(key: str, number: int) -> Phrase:
    """So many of something: the phrase of this key, or for a single one that with `.one` behind it."""
    return phrase(f"{key}.one" if number == 1 else key, number=number)


class Related(NamedTuple):
    """A second place that the message leans on."""

    span: Span
    note: Phrase


class Diagnostic(NamedTuple):
    """One thing wrong with an input file: what, where, and the facts that its message and hint name.

    `path` holds the keys and indices that lead to the place inside the file; `plan`, `indicator`
    and `region` name what it is about, where that is known.
    """

    code: str
    severity: Severity
    span: Span
    facts: Mapping[str, object] = MappingProxyType({})
    path: tuple[str | int, ...] = ()
    plan: str | None = None
    indicator: str | None = None
    region: str | None = None
    related: tuple[Related, ...] = ()


def diagnostic(
    code: str,
    span: Span,
    *,
    path: tuple[str | int, ...] = (),
    plan: str | None = None,
    indicator: str | None = None,
    region: str | None = None,
    related: tuple[Related, ...] = (),
    **facts: object,
) -> Diagnostic:
    """The diagnostic of this code at this place, as severe as the code is."""
    return Diagnostic(code, severity_of(code), span, facts, path, plan, indicator, region, related)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sorted by place, then code: the order in which every output shows them."""
    return sorted(diagnostics, key=lambda one: (one.span, one.code))
