"""What is wrong with a table, at its cell."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from planmetrics.diagnose import MOST_SHOWN, capped
from planmetrics.diagnostics import Severity, Span, diagnostic, phrase, severity_of
from planmetrics.tables.cells import KINDS, plain_advice
from planmetrics.tables.delimited import LONGEST_LINE, MOST_BLANK, MOST_EMPTY, TOO_BLANK, TOO_EMPTY, TOO_LONG, starts_of
from planmetrics.tuples import NamedTuple
from planmetrics.wording import printable, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planmetrics.diagnostics import Diagnostic, Phrase
    from planmetrics.tables.delimited import Record

MOST_COUNTED = 10_000
"""Mistakes after which reading ends: a file with more is no table."""
_ADVISED = frozenset({"C006", "C012", "C013", "C054"})
"""Codes whose hint is the kind of the column's to give."""


class Mistake(NamedTuple):
    """What is wrong, in which cell of which record; its place is looked up only if it is shown."""

    code: str
    record: Record
    place: int
    column: str
    facts: dict[str, Any]  # Any: as in a diagnostic


class Mistakes:
    """Mistakes by how grave they are: the first fifty of each, and how many there are. Only errors spoil the table."""

    def __init__(self, mistakes: Sequence[Mistake] = ()) -> None:
        self._first: dict[Severity, list[Mistake]] = {}
        self._count: dict[Severity, int] = {}
        self.add(mistakes)

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return self._count.get(Severity.ERROR, 0)

    def add(self, mistakes: Iterable[Mistake]) -> None:
        """Take in further mistakes."""
        for mistake in mistakes:
            severity = severity_of(mistake.code)
            first = self._first.setdefault(severity, [])
            if len(first) < MOST_SHOWN:
                first.append(mistake)
            self._count[severity] = self._count.get(severity, 0) + 1

    def diagnostics(self, head: Record, separator: str, file: str) -> list[Diagnostic]:
        """The first fifty of each as diagnostics, each at its cell, and how many more there are."""
        made: list[Diagnostic] = []
        for severity, first in self._first.items():
            count, in_order = self._count[severity], sorted(first, key=lambda one: (one.record.line, one.place))
            told = [_diagnostic(mistake, head, separator, file) for mistake in in_order]
            told = capped(told, file, count, is_all=self.errors < MOST_COUNTED)
            made += [one._replace(severity=severity) if one.code == "S030" else one for one in told]
        return made


def _diagnostic(mistake: Mistake, head: Record, separator: str, file: str) -> Diagnostic:
    code, record, index, column, facts = mistake
    starts = list(starts_of(record, separator))
    if record.broken:
        index = len(starts) - 1
        column = printable(head.cells[index].strip()) if index < len(head.cells) else ""
        facts = {"reason": _broken_because(record), "what": _too_long(record)}
    elif code == "C011":
        facts = facts | {"advice": _count_advice(record, facts["width"], separator)}
    elif code in _ADVISED:
        advise = plain_advice if code == "C054" else KINDS[column].advise
        facts = facts | {"advice": advise(facts["found"])}
    if "found" in facts:
        facts = facts | {"found": show(facts["found"])}
    held = dict(zip((name.strip() for name in head.cells), record.cells, strict=False)) if record.number else {}
    return diagnostic(
        code,
        Span(file, *starts[min(index, len(starts) - 1)]),
        path=(record.number, column) if column else (),
        indicator=held.get("indicator", "").strip() or None,
        region=held.get("region", "").strip() or None,
        **{"where": _where(record.number, column), "column": column, **facts},
    )


def _where(row: int, column: str) -> Phrase:
    if not row:
        return phrase("head")
    return phrase("row_column", number=row, column=column) if column else phrase("row", number=row)


def broken_code(record: Record) -> str:
    """The code for a record that the csv module could not read."""
    return "C017" if "limit" in record.broken else "C005"


def _too_long(record: Record) -> Phrase:
    if record.broken in {TOO_EMPTY, TOO_BLANK}:
        return phrase("empty_lines", limit=f"{MOST_EMPTY if record.broken == TOO_EMPTY else MOST_BLANK:,}")
    return phrase("characters", limit=f"{LONGEST_LINE if record.broken == TOO_LONG else csv.field_size_limit():,}")


def _broken_because(record: Record) -> Phrase:
    if "end of data" in record.broken:
        return phrase("never_closed")
    return phrase("behind_quote", line=record.last_line)


def _count_advice(record: Record, width: int, separator: str) -> Phrase:
    if len(record.cells) < width:
        return phrase("missing_cells")
    if any(cell.lstrip().startswith('"') for cell in record.cells):
        return phrase("blank_before_quote")
    return phrase("comma_in_cell" if separator == "," else "separator_in_cell")
