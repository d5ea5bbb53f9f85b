"""A judged table: every column and row that was given, verbatim and in order, and the results beside them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from itertools import count
from typing import TYPE_CHECKING

from planmetrics.records.fields import chosen, row_of
from planmetrics.records.gap import FIELDS, Board, Entry, Judged
from planmetrics.render.data import cell, csv_of
from planmetrics.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planmetrics.compute.assessment import Assessment
    from planmetrics.model.method import Method
    from planmetrics.records.fields import Row, Value
    from planmetrics.tables import GivenTable

RESULTS = chosen(
    FIELDS,
    *("gap", "gap_percent", "attainment", "progress", "elapsed", "planned_rate", "observed_rate", "recent_rate"),
    *("required_rate", "rate_unit", "acceleration", "required_step", "path_value", "path_gap"),
    *("projected", "reached", "projected_by", "projected_points", "shortfall"),
    *("part_completion", "part_elapsed", "part_lead", "part_remaining"),
    *("status", "method", "label", "pace", "score", "reasons", "method_asked"),
    *("due", "light", "breaks"),
)
"""What is added to a table; the reasons are those of these keys and no others."""
NUMBERS = frozenset({"base", "latest", "target", "limit"})
CLASH = "planmetrics_"


def table_board(
    title: str, until: int, as_of: str, assessments: Sequence[Assessment], asked: Sequence[Method]
) -> Board:
    """The rows of a table as a board; cells that tables show are in one line, and do nothing to a terminal."""
    entries = []
    for one in assessments:
        name, region = _shown(one.subject.name[0]), _shown(one.subject.region_name[0])
        subject = one.subject._replace(name=(name, name), region_name=(region, region))
        entries.append(Entry(one._replace(subject=subject)))
    return Board(tuple(entries), (), until, as_of, tuple(asked), title=_shown(title))


def to_csv(given: GivenTable, board: Board) -> str:
    """The table as given, with the results behind it; given cells stay as they were typed."""
    lines = ([*cells, *map(cell, row_of(RESULTS, judged).values())] for cells, judged in _pairs(given, board))
    return csv_of([*given.head, *_names(given)], lines)


def to_rows(given: GivenTable, board: Board) -> tuple[Row, ...]:
    """The same as objects: figures of the known columns are numbers, an empty cell is null."""
    names = _names(given)
    return tuple(
        {head: _value(head, text) for head, text in zip(given.head, cells, strict=True)}
        | dict(zip(names, row_of(RESULTS, judged).values(), strict=True))
        for cells, judged in _pairs(given, board)
    )


def _pairs(given: GivenTable, board: Board) -> Iterator[tuple[tuple[str, ...], Judged]]:
    """Each verdict with the cells of its row: a row has as many as methods judged."""
    for row, entry in zip(given.rows, board.entries, strict=True):
        for verdict in entry.assessment.verdicts:
            yield row.cells, Judged(entry, verdict)


def _names(given: GivenTable) -> list[str]:
    """The names of the result columns; one that the table has already gets a prefix, as often as it takes."""
    taken = {name.strip() for name in given.head}
    return [next(free for times in count() if (free := CLASH * times + field.key) not in taken) for field in RESULTS]


def _shown(text: str) -> str:
    return printable(" ".join(text.split()))


def _value(head: str, text: str) -> Value:
    if not text.strip():
        return None
    if head in NUMBERS:
        try:
            return Decimal(text.strip())
        except InvalidOperation:
            return text
    return text
