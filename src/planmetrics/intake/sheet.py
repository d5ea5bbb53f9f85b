"""How a table is laid out: where its head stands, what its columns hold, and what holds for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planmetrics.diagnostics import Span, diagnostic, phrase
from planmetrics.intake.heads import Head, head_of, name_and_unit, span_in, units_in, year_in
from planmetrics.tables.grid import Grid, cell_name
from planmetrics.tuples import NamedTuple
from planmetrics.wording import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planmetrics.diagnostics import Diagnostic, Phrase
    from planmetrics.intake.names import Names
    from planmetrics.model.mapping import TableMapping
    from planmetrics.model.period import Period
    from planmetrics.tables.delimited import Record

_LOOKED_AT = 40
"""Records among which the head is sought."""
_SAMPLE = 60
_MOST = 0.5
"""The share of a column's cells that have to be names for it to be taken for a column of names."""
MOST_NAMED = 5


class Known(NamedTuple):
    """What the data folder calls things."""

    indicators: Names
    regions: Names
    counters: frozenset[str]
    fiscal_year_starts: int | None


class Constant(NamedTuple):
    """What holds for the whole table; None where its cells say it, or where nothing does."""

    region: str | None = None
    indicator: str | None = None
    period: Period | None = None
    year: int | None = None
    unit: str | None = None
    prices: str | None = None
    status: str | None = None
    source: str | None = None


class Column(NamedTuple):
    """A column that is taken: where it stands, what its head says, and the period of its figures."""

    place: int
    head: Head
    period: Period | None = None

    @property
    def role(self) -> str:
        """What it holds."""
        return str(self.head.role)


class Layout(NamedTuple):
    """A table whose columns are understood. `told` are texts above it that settled a year or period."""

    grid: Grid
    head: Record
    rows: tuple[Record, ...]
    columns: tuple[Column, ...]
    left: tuple[int, ...]
    """Columns that are not taken."""
    told: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    """Units that are named above the table."""

    def column(self, role: str) -> Column | None:
        """The column of this role."""
        return next((one for one in self.columns if one.role == role), None)

    @property
    def figures(self) -> list[Column]:
        """The columns of figures."""
        return [one for one in self.columns if one.head.has_figures]


class _Candidate(NamedTuple):
    grid: Grid
    at: int
    heads: tuple[Head, ...]
    score: int

    @property
    def fits(self) -> bool:
        return self.score > 0


def layout_of(
    grids: list[Grid], mapping: TableMapping, known: Known, constant: Constant, file: str
) -> tuple[Layout | None, list[Diagnostic]]:
    """The one sheet that holds a table of figures, and its columns; or what is not certain about it."""
    wanted = [one for one in grids if mapping.sheet is None or one.name == mapping.sheet]
    if mapping.sheet is not None and not wanted:
        sheets = tuple(show(one.name) for one in grids)
        return None, [diagnostic("C038", Span(file), found=show(mapping.sheet), sheets=sheets)]
    fitting = [one for grid in wanted if (one := _best(grid, mapping, known)).fits]
    if len(fitting) > 1:
        return None, [diagnostic("C039", Span(file), sheets=tuple(show(one.grid.name) for one in fitting))]
    if not fitting:
        return None, [diagnostic("C040", Span(file))]
    return _laid_out(fitting[0], mapping, known, constant)


def _best(grid: Grid, mapping: TableMapping, known: Known) -> _Candidate:
    made = [_candidate(grid, at, mapping, known) for at in range(min(len(grid.records), _LOOKED_AT))]
    return max(made, key=lambda one: one.score, default=_Candidate(grid, 0, (), 0))


def _candidate(grid: Grid, at: int, mapping: TableMapping, known: Known) -> _Candidate:
    heads = tuple(_head(text, mapping, known) for text in grid.records[at].cells)
    if not any(one.has_figures for one in heads) or len(grid.records) == at + 1:
        return _Candidate(grid, at, heads, 0)
    named = sum(one.role is not None and one.role != "figure" for one in heads)
    return _Candidate(grid, at, heads, 2 * named + sum(one.role == "figure" for one in heads))


def _head(text: str, mapping: TableMapping, known: Known) -> Head:
    """What the mapping says of a head, else what it says by itself."""
    said = mapping.columns.get(text.strip())
    found = head_of(text, known.indicators, known.regions, known.counters, known.fiscal_year_starts)
    if text.strip() in mapping.skip:
        return Head(text.strip(), "nothing")
    return found if said is None else Head(text.strip(), said, found.when, unit=found.unit)


def _laid_out(
    one: _Candidate, mapping: TableMapping, known: Known, constant: Constant
) -> tuple[Layout | None, list[Diagnostic]]:
    grid, head = one.grid, one.grid.records[one.at]
    rows = grid.records[one.at + 1 :]
    heads = _by_content(list(one.heads), rows, mapping, known)
    told = [cell for record in reversed(grid.records[: one.at]) for cell in record.cells if cell.strip()]
    columns, said, wrong = _dated(grid, head, heads, [*told, grid.name], constant)
    wrong += [*_twice(grid, head, columns), *_merged(grid, head, columns)]
    if wrong:
        return None, wrong
    taken = {column.place for column in columns}
    left = tuple(
        index
        for index, head_ in enumerate(heads)
        if index not in taken and head_.role is None and any(_cell(row, index) for row in rows)
    )
    units = units_in(told, known.counters)
    return Layout(grid, head, tuple(rows), tuple(columns), left, tuple(dict.fromkeys(said)), units), []


def _by_content(heads: list[Head], rows: Iterable[Record], mapping: TableMapping, known: Known) -> list[Head]:
    """Heads that say nothing, above columns that are full of names: 主要经济指标 above indicators."""
    sample = list(rows)[:_SAMPLE]
    for role, names in (("indicator", known.indicators), ("region", known.regions)):
        if any(one.role == role for one in heads):
            continue
        for index, head in enumerate(heads):
            cells = [text for row in sample if (text := _cell(row, index))]
            found = sum(bool(names.find(name_and_unit(text, known.counters)[0])) for text in cells)
            if head.role is None and cells and found / len(cells) >= _MOST and head.text not in mapping.skip:
                heads[index] = head._replace(role=role)
                break
    return heads


def _dated(
    grid: Grid, head: Record, heads: list[Head], above: list[str], constant: Constant
) -> tuple[list[Column], list[str], list[Diagnostic]]:
    """The columns with the periods of their figures, the texts that these were taken from, and what lacks one."""
    columns: list[Column] = []
    said: list[str] = []
    wrong: list[Diagnostic] = []
    year, title = (constant.year, "") if constant.year else year_in(above) or (None, "")
    span, named = (constant.period, "") if constant.period else span_in(above) or (None, "")
    in_rows = any(one.role == "period" for one in heads)
    before: Period | None = None
    for index, one in enumerate(heads):
        if one.role in {None, "nothing"}:
            continue
        period = None
        if one.has_figures and one.when is not None:
            period = one.when.within(year)
            said += [title] if one.when.period is None and period is not None else []
            if period is None and one.when.months is None:
                advice = phrase("fiscal_years_of_region")
                wrong.append(_at(grid, head, index, "C012", found=show(one.text), advice=advice))
            elif period is None:
                wrong.append(_at(grid, head, index, "C041", found=show(one.text)))
        elif one.has_figures and one.role == "growth" and before is not None:
            period = before
        elif one.has_figures and not in_rows:
            period = span
            said += [named] if span is not None else []
            if period is None:
                wrong.append(_at(grid, head, index, "C042", found=show(one.text)))
        before = period if one.has_figures else before
        columns.append(Column(index, one, period))
    return columns, [text for text in said if text], wrong


def _twice(grid: Grid, head: Record, columns: list[Column]) -> Iterator[Diagnostic]:
    """Two columns that hold the same; 同比 may stand behind each of several periods."""
    first: dict[object, Column] = {}
    for one in columns:
        key = (one.role, one.period, one.head.indicator, one.head.region)
        other = first.setdefault(key, one)
        if other is not one:
            place = cell_name(head, other.place)
            yield _at(grid, head, one.place, "C043", found=show(one.head.text), other=place)


def _merged(grid: Grid, head: Record, columns: list[Column]) -> list[Diagnostic]:
    """Cells of the table that are merged; titles above the head may be."""
    places = {one.place + 1 for one in columns}
    merges = [
        one
        for one in grid.merges
        if one.rows[1] >= head.line and places & set(range(one.columns[0], one.columns[1] + 1))
    ]
    if not merges:
        return []
    names, place = tuple(one.name for one in merges[:MOST_NAMED]), merges[0]
    return [diagnostic("C029", Span(grid.file, place.rows[0], place.columns[0]), cells=names)]


def _at(grid: Grid, record: Record, index: int, code: str, **facts: Any) -> Diagnostic:
    return diagnostic(code, grid.span(record, index), where=where(grid, record, index), **facts)


def where(grid: Grid, record: Record, index: int) -> Phrase:
    """A cell as people look it up: B4, and its sheet."""
    name = cell_name(record, index)
    return phrase("cell_of_sheet", sheet=grid.name, cell=name) if grid.name else phrase("cell", cell=name)


def _cell(record: Record, index: int) -> str:
    return record.cells[index].strip() if index < len(record.cells) else ""
