"""What we tell people about their files: values, sorted by place; no printing."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(IntEnum):
    """How bad a problem is; ordered, so that max() finds the worst."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word that outputs print: note, warning or error."""
        return self.name.lower()


class Span(NamedTuple):
    """A place in one of our files; line and column count from 1, in characters."""

    file: str
    line: int = 1
    column: int = 1


class Related(NamedTuple):
    """A second place that the message leans on."""

    span: Span
    note: str


class Diagnostic(NamedTuple):
    """One thing wrong with an input file, and how to put it right.

    `path` holds the keys and indices that lead to the place inside the file; `plan`, `indicator`
    and `region` name what the problem is about, where that is known.
    """

    code: str
    severity: Severity
    span: Span
    message: str
    hint: str | None = None
    path: tuple[str | int, ...] = ()
    plan: str | None = None
    indicator: str | None = None
    region: str | None = None
    related: tuple[Related, ...] = ()


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sorted by place, then code: the order in which every output shows them."""
    return sorted(diagnostics, key=lambda found: (found.span, found.code, found.message))
