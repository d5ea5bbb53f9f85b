"""What is wrong with a table, said at its cell."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, NamedTuple

from planmetrics.codes import problem
from planmetrics.diagnostics import Span
from planmetrics.sheet.cells import KINDS
from planmetrics.sheet.delimited import starts_of
from planmetrics.wording import printable, show

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.sheet.delimited import Record

_ADVISED = frozenset({"C006", "C012", "C013"})
"""Codes whose hint the kind of the column words."""


class Complaint(NamedTuple):
    """What is wrong, in which cell of which record; worded only if it is shown."""

    code: str
    record: Record
    place: int
    column: str
    facts: dict[str, Any]


def worded(complaints: list[Complaint], head: Record, lines: list[str], file: str) -> list[Diagnostic]:
    """The first complaints as diagnostics, each at its cell."""
    from planmetrics.complaints import MOST_SHOWN, capped  # only a table with errors needs it

    found = [_diagnostic(complaint, head, lines, file) for complaint in complaints[:MOST_SHOWN]]
    return capped(found, file, len(complaints))


def _diagnostic(complaint: Complaint, head: Record, lines: list[str], file: str) -> Diagnostic:
    code, record, index, column, facts = complaint
    starts = list(starts_of(lines, record))
    if record.broken:
        index = len(starts) - 1
        column = printable(head.cells[index].strip()) if index < len(head.cells) else ""
        facts = {"reason": _broken_because(record), "limit": f"{csv.field_size_limit():,}"}
    elif code == "C011":
        facts = facts | {"advice": _count_advice(record, facts["width"])}
    elif code in _ADVISED:
        facts = facts | {"advice": KINDS[column].advise(facts["found"])}
    if "found" in facts:
        facts = facts | {"found": show(facts["found"])}
    where = ", ".join([f"row {record.number}", *([f"column {column}"] if column else [])])
    said = dict(zip((name.strip() for name in head.cells), record.cells, strict=False)) if record.number else {}
    return problem(
        code,
        Span(file, *starts[min(index, len(starts) - 1)]),
        path=(record.number, column) if column else (),
        indicator=said.get("indicator", "").strip() or None,
        region=said.get("region", "").strip() or None,
        **{"where": where if record.number else "the head", "column": column, **facts},
    )


def broken_code(record: Record) -> str:
    """The code for a record that the csv module could not read."""
    return "C017" if "limit" in record.broken else "C005"


def _broken_because(record: Record) -> str:
    if "end of data" in record.broken:
        return "the quote that opens this cell is never closed"
    return f"text stands behind the quote that closes this cell (line {record.last_line})"


def _count_advice(record: Record, width: int) -> str:
    if len(record.cells) < width:
        return "add the missing cells; an empty one is nothing between two commas"
    if any(cell.lstrip().startswith('"') for cell in record.cells):
        return "delete the blank before a quote: a quoted cell begins right behind the comma"
    return "put a cell that holds a comma in quotes; a number has no commas (1000, not 1,000)"
