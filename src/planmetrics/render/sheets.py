"""A judged spreadsheet: every column and row that was given, verbatim and in order, and the results beside them."""

from __future__ import annotations

import csv
import io
from decimal import Decimal, InvalidOperation
from itertools import count
from typing import TYPE_CHECKING, Any

from planmetrics.records.gap import GapReport
from planmetrics.render.to_data import cell
from planmetrics.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planmetrics.records.gap import GapRow, MethodNames
    from planmetrics.sheet import Sheet

RESULTS = (
    *("gap", "gap_percent", "attainment", "progress", "elapsed", "planned_rate", "observed_rate", "recent_rate"),
    *("required_rate", "rate_unit", "acceleration", "required_step", "path_value", "path_gap"),
    *("projected", "reached", "projected_by", "projected_points", "shortfall"),
    *("part_completion", "part_elapsed", "part_lead", "part_remaining"),
    *("status", "method", "label", "pace", "score", "reasons"),
)
NUMBERS = frozenset({"base", "latest", "target", "limit"})
CLASH = "planmetrics_"


def to_csv(sheet: Sheet, found: Sequence[GapRow]) -> str:
    """The table as given, with the results behind it; given cells stay as they were typed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*sheet.head, *_names(sheet)])
    for cells, row in _paired(sheet, found):
        writer.writerow([*cells, *map(cell, _results(row))])
    return out.getvalue()


def to_rows(sheet: Sheet, found: Sequence[GapRow]) -> list[dict[str, Any]]:
    """The same as objects: figures of the known columns are numbers, an empty cell is null."""
    return [
        {head: _value(head, text) for head, text in zip(sheet.head, cells, strict=True)}
        | dict(zip(_names(sheet), _results(row), strict=True))
        for cells, row in _paired(sheet, found)
    ]


def report_of(title: str, as_of: str, found: Sequence[GapRow], methods: Mapping[str, MethodNames]) -> GapReport:
    """The rows as a report that the gap table takes."""
    return GapReport(
        plans=(),
        as_of=as_of,
        rows=tuple(row._replace(name=_shown(row.name), region=_shown(row.region)) for row in found),
        dropped=0,
        regions={},
        names_en={},
        uppers={},
        methods=methods,
        title=_shown(title),
    )


def _results(row: GapRow) -> list[Any]:
    """The results of a row, with the reasons of these and no others."""
    reasons = {key: why for key, why in row.reasons.items() if key in RESULTS}
    return [reasons if key == "reasons" else getattr(row, key) for key in RESULTS]


def _shown(text: str) -> str:
    """A cell as a table may show it: in one line, and without anything that would do something to a terminal."""
    return printable(" ".join(text.split()))


def _paired(sheet: Sheet, found: Sequence[GapRow]) -> Iterator[tuple[tuple[str, ...], GapRow]]:
    """Each result with the cells of its row: a row has as many results as methods judged."""
    several = len(found) // len(sheet.rows) if sheet.rows else 0
    for number, row in enumerate(found):
        yield sheet.rows[number // several].cells, row


def _names(sheet: Sheet) -> list[str]:
    """The names of the result columns; one that the table has already gets a prefix, as often as it takes."""
    taken = {name.strip() for name in sheet.head}
    return [next(free for times in count() if (free := CLASH * times + name) not in taken) for name in RESULTS]


def _value(head: str, text: str) -> str | Decimal | None:
    if not text.strip():
        return None
    if head in NUMBERS:
        try:
            return Decimal(text.strip())
        except InvalidOperation:
            return text
    return text
