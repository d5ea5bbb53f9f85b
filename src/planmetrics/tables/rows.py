"""The rows of a table, typed, and what their cells say of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from planmetrics.diagnostics import counted, phrase
from planmetrics.tables.cells import KINDS
from planmetrics.tables.mistakes import Mistake, broken_code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from planmetrics.model.period import Period
    from planmetrics.model.terms import Better, Comparator, Measure
    from planmetrics.tables.delimited import Record

_PAIRS = (("base", "base_period"), ("latest", "latest_period"), ("target", "target_period"))
_AGAINST: dict[tuple[Comparator | None, Better | None], Comparator] = {
    ("at_least", "lower"): "at_most",
    ("more_than", "lower"): "less_than",
    ("at_most", "higher"): "at_least",
    ("less_than", "higher"): "more_than",
}


class TableRow(NamedTuple):
    """One row: the cells as given, in the order of the head, and what those with a meaning say.

    An empty cell says nothing (None), but for the measure, which is then a stock.
    """

    line: int
    cells: tuple[str, ...]
    indicator: str | None
    region: str | None
    base: Decimal | None
    base_period: Period | None
    latest: Decimal | None
    latest_period: Period | None
    target: Decimal | None
    target_period: Period | None
    better: Better | None
    measure: Measure
    comparator: Comparator | None
    limit: Decimal | None


def row_of(record: Record, places: dict[str, int], width: int) -> tuple[TableRow | None, list[Mistake]]:
    """One row, and what is wrong with it in the order of its cells; None where its cells cannot be told apart."""
    cells = record.cells
    if record.broken:
        return None, [Mistake(broken_code(record), record, 0, "", {})]
    if len(cells) != width:
        count = counted("cells", len(cells))
        return None, [Mistake("C011", record, width, "", {"count": count, "width": width})]
    typed: dict[str, Any] = {}
    wrong = []
    for column, kind in KINDS.items():
        index = places.get(column)
        cell = cells[index].strip() if index is not None else ""
        typed[column] = value = kind.read(cell) if cell else None
        if value is None and cell and index is not None:
            wrong.append(Mistake(kind.code, record, index, column, {"found": cell}))
    typed["measure"] = typed["measure"] or "stock"
    row = TableRow(record.line, cells, *typed.values())
    wrong += _contradictions(row, record, places)
    wrong.sort(key=lambda mistake: mistake.place)
    return row, wrong


def _contradictions(row: TableRow, record: Record, places: dict[str, int]) -> Iterator[Mistake]:
    """What the cells of a row say of each other; a cell that could not be read is not judged again."""
    yield from _halves(record, places)
    base, target = row.base_period, row.target_period
    if row.target is not None and base is not None and target is not None and target.end <= base.end:
        facts: dict[str, Any] = {"found": str(target), "base": base}
        yield Mistake("C015", record, places["target_period"], "target_period", facts)
    right = _AGAINST.get((row.comparator, row.better))
    if right is not None:
        advice = phrase("or_correct_better", word=right, better="higher" if row.better == "lower" else "lower")
        facts = {"found": row.comparator, "better": row.better, "advice": advice}
        yield Mistake("C016", record, places["comparator"], "comparator", facts)


def _halves(record: Record, places: dict[str, int]) -> Iterator[Mistake]:
    """Figures without their period. A period without its figure only says that the figure is not known."""
    for figure, period in _PAIRS:
        if figure in places and period in places:
            held = record.cells[places[figure]].strip()
            if held and not record.cells[places[period]].strip():
                yield Mistake("C014", record, places[period], period, {"other": figure, "found": held})
