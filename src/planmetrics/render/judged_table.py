"""A judged table: every column and row that was given, verbatim and in order, and the results beside them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from planmetrics.mistyped import meanings
from planmetrics.records.fields import chosen, row_of
from planmetrics.records.gap import FIELDS, Board, Entry, Judged
from planmetrics.render.data import cells, csv_pieces, guarded
from planmetrics.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from planmetrics.model.method import Method
    from planmetrics.records.fields import Row, Value
    from planmetrics.tables import TableRow

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
KEYS = tuple(field.key for field in RESULTS)
_FIGURES = ("base", "latest", "target", "limit")
CLASH = "planmetrics_"
_LONGEST_SHOWN = 200
"""Characters of a name that a table for people shows; JSON and CSV have it whole."""


def table_board(title: str, until: int, as_of: str, entries: Iterable[Entry], asked: Sequence[Method]) -> Board:
    """The rows of a table as a board; cells that tables show are in one line, and do nothing to a terminal."""
    return Board(tuple(map(_harmless, entries)), (), until, as_of, tuple(asked), title=_shown(title))


def _harmless(entry: Entry) -> Entry:
    subject = entry.assessment.subject
    name, region = _shown(subject.name[0]), _shown(subject.region_name[0])
    shown = subject._replace(name=(name, name), region_name=(region, region), unit=_shown(subject.unit))
    return Entry(entry.assessment._replace(subject=shown))


def csv_of_table(head: Sequence[str], judged: Iterable[tuple[TableRow, Entry]], *, raw: bool = False) -> Iterator[str]:
    """The table as given, with the results behind it, line by line.

    Given cells stay as they were typed, but that text which a spreadsheet would run as a formula gets an apostrophe
    before it; not so where it is to be `raw`.
    """
    given = (lambda text: text) if raw else guarded_cell
    lines = (
        [*map(given, row.cells), *cells(row_of(RESULTS, one))] for row, entry in judged for one in _verdicts(entry)
    )
    return csv_pieces([*map(given, head), *result_names(head).values()], lines)


def rows_of_table(
    head: Sequence[str], places: Mapping[str, int], judged: Iterable[tuple[TableRow, Entry]]
) -> Iterator[Row]:
    """The same as objects: figures of the known columns are numbers, an empty cell is null."""
    names = result_names(head).values()
    for row, entry in judged:
        held = {places[name]: value for name, value in zip(_FIGURES, _figures(row), strict=True) if name in places}
        given = {
            name: held[at] if at in held else text if text.strip() else None
            for at, (name, text) in enumerate(zip(head, row.cells, strict=True))
            if name
        }
        for one in _verdicts(entry):
            yield given | dict(zip(names, row_of(RESULTS, one).values(), strict=True))


def _figures(row: TableRow) -> tuple[Value, ...]:
    return row.base, row.latest, row.target, row.limit


def _verdicts(entry: Entry) -> Iterator[Judged]:
    """A row has as many rows of results as methods judged."""
    return (Judged(entry, verdict) for verdict in entry.assessment.verdicts)


def result_names(head: Sequence[str]) -> dict[str, str]:
    """The names of the results by their keys; one that the table has already gets a prefix, as often as it takes."""
    taken = {name.strip() for name in head}
    return {key: next(free for times in count() if (free := CLASH * times + key) not in taken) for key in KEYS}


def _shown(text: str) -> str:
    text = printable(" ".join(text.split()))
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def guarded_cell(text: str) -> str:
    """A given cell as CSV has it; numbers are no formulas."""
    return guarded(text) if text[:1].isalnum() or not meanings(text.strip()) else text
