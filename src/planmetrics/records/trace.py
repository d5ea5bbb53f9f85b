"""Figures of a document, and what accounts for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic


class TraceRow(NamedTuple):
    """One figure of a document, and what accounts for it: a kind of claim, a rule, or `unaccounted`."""

    line: int
    figure: str
    account: str
    indicators: tuple[str, ...]
    printed: str | None
    context: str


class TraceReport(NamedTuple):
    """A plan held against its document. `same_text` is None where the plan gives no sha256.

    `encoded` counts figures by what the plan file says of them, `rules` those that a rule recognises.
    """

    plan: str
    document: str
    same_text: bool | None
    figures: int
    encoded: dict[str, int]
    rules: dict[str, int]
    unaccounted: int
    misplaced: int
    rows: tuple[TraceRow, ...]
    diagnostics: tuple[Diagnostic, ...]
