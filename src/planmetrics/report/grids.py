"""Tables as pages hold them: heads that sort, rows that filter, cells that tell a light from a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.compute.status import GRAVEST_FIRST
from planmetrics.render.table import strip_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from planmetrics.compute.status import Light
    from planmetrics.records import Number
    from planmetrics.render.gap_lines import Line
    from planmetrics.render.layout import Strip
    from planmetrics.render.table import Column, Table
    from planmetrics.render.words import Words

LIGHTS: tuple[Light, ...] = ("red", "yellow", "green")
UNLIT = "none"
"""What a row without a light is called where lights are."""


class Cell(NamedTuple):
    """What stands in a cell; `sort` is what its column is ordered by, `light` what it is coloured by, `to` a place."""

    text: str
    sort: str = ""
    light: str = ""
    to: str = ""


class Row(NamedTuple):
    """A row, with what it is filtered by: the numbers of its owners and region, and its light."""

    cells: tuple[Cell, ...]
    owners: str = ""
    region: str = ""
    light: str = ""


class Body(NamedTuple):
    """Rows under one heading, which is empty where there is none."""

    heading: str
    rows: tuple[Row, ...]


class Head(NamedTuple):
    """The head of a column; `kind` is r where figures stand below it, to the right, and w where running text does."""

    text: str
    kind: str = ""


class Grid(NamedTuple):
    """A table of a page.

    `sorts` tells whether it may be put in another order and rows left out; `sideways`, whether rows have heads too.
    """

    title: str
    heads: tuple[Head, ...]
    bodies: tuple[Body, ...]
    notes: tuple[str, ...] = ()
    empty: str = ""
    sorts: bool = False
    sideways: bool = False

    @property
    def length(self) -> int:
        """How many rows it has."""
        return sum(len(body.rows) for body in self.bodies)


def first_of(rows: int, wanted: int) -> int:
    """How many rows stand in sight where so many are wanted: one alone is not folded away, the fold is as high."""
    return rows if rows == wanted + 1 else wanted


def cut(grid: Grid, rows: int) -> tuple[Grid, Grid | None]:
    """The first rows of a table, and a table of the others, if there are several."""
    first: list[Body] = []
    rest: list[Body] = []
    left = first_of(grid.length, rows)
    for body in grid.bodies:
        shown, others = body.rows[:left], body.rows[left:]
        left -= len(shown)
        first += [body._replace(rows=shown)] if shown else []
        rest += [body._replace(rows=others)] if others else []
    more = grid._replace(title="", bodies=tuple(rest), notes=()) if rest else None
    return grid._replace(bodies=tuple(first)), more


class Filters(NamedTuple):
    """By what rows may be left out: owners and regions by the number that rows name them by."""

    owners: Mapping[str, int]
    regions: Mapping[str, int]

    @staticmethod
    def options(names: Mapping[str, int]) -> list[tuple[int, str]]:
        """The choices of a list, each with its number."""
        return [(number, name) for name, number in names.items()]


def filters_of(lines: Sequence[Line]) -> Filters:
    """Every owner and region of these rows."""
    owners = dict.fromkeys(owner for line in lines for owner in line.subject.owners)
    regions = dict.fromkeys(line.region for line in lines)
    return Filters(
        {owner: number for number, owner in enumerate(sorted(owners), 1)},
        {region: number for number, region in enumerate(regions, 1)},
    )


def grid_of(table: Table) -> Grid:
    """A table of the commands, with the full heads of a report."""
    strips = table.report()
    rows = [_plain_row(strips, row, table.lights) for row in range(table.rows)]
    return Grid(
        table.title,
        tuple(map(_head, strips)),
        tuple(_bodies(rows, table.sections)),
        tuple(table.report_notes),
        table.empty,
    )


def _head(strip: Strip) -> Head:
    return Head(strip.full or strip.head, "r" if strip.right else "w" if strip.folds else "")


def _plain_row(strips: Sequence[Strip], row: int, lights: Sequence[Light | None]) -> Row:
    light = lights[row] if lights else None
    return Row(tuple(Cell(strip.cells[row], light=light or "" if strip.status else "") for strip in strips))


def _bodies(rows: Sequence[Row], sections: Mapping[int, str]) -> Iterator[Body]:
    """The rows, cut where a heading stands."""
    starts = sorted({0, *sections})
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        if rows[start:end]:
            yield Body(sections.get(start, ""), tuple(rows[start:end]))


def grid_of_lines(
    title: str,
    lines: Sequence[Line],
    columns: Sequence[Column[Line]],
    words: Words,
    filters: Filters,
    *,
    sections: Mapping[int, str],
    places: Callable[[Line], str] = lambda _: "",
    notes: Sequence[str] = (),
) -> Grid:
    """Targets, a row each, which may be sorted by every head and filtered; `places` is where a row leads to."""
    wanted = [column for column in columns if column.shows(lines)]
    strips = [strip_of(column, lines, words) for column in wanted]
    rows = [
        Row(
            tuple(
                _cell(column, strip.cells[number], line, places) for column, strip in zip(wanted, strips, strict=True)
            ),
            " ".join(str(filters.owners[owner]) for owner in line.subject.owners),
            str(filters.regions[line.region]),
            line.light or UNLIT,
        )
        for number, line in enumerate(lines)
    ]
    bodies = tuple(_bodies(rows, sections))
    return Grid(title, tuple(map(_head, strips)), bodies, tuple(notes), sorts=True)


def _cell(column: Column[Line], text: str, line: Line, places: Callable[[Line], str]) -> Cell:
    light = (line.light or UNLIT) if column.key == "finding" else ""
    order = _ORDERS.get(column.key)
    key = order(line) if order is not None else None
    sort = "" if key is None or isinstance(key, Reason) else f"{float(key):.6g}"
    return Cell(text, sort, light, places(line) if column.key == "name" else "")


def _gravity(line: Line) -> Number:
    """The gravest first; what breaks before what holds."""
    place = GRAVEST_FIRST.index(line.verdict.status)
    return place - (line.verdict.breaks is not None) / 2


def _required(line: Line) -> Number | Reason:
    rate = line.figures.required_rate
    return line.figures.required_step if isinstance(rate, Reason) else rate


_ORDERS: dict[str, Callable[[Line], Number | Reason]] = {
    "index": lambda line: line.number,
    "by": lambda line: line.situation.period.end,
    "target": lambda line: line.target,
    "latest": lambda line: line.situation.current,
    "when": lambda line: shown if isinstance(shown := line.situation.shown, Reason) else shown.period.end,
    "progress": lambda line: line.figures.progress,
    "elapsed": lambda line: line.figures.part_elapsed,
    "gap": lambda line: line.figures.gap_percent,
    "attainment": lambda line: line.figures.attainment,
    "required": _required,
    "recent": lambda line: line.figures.recent_rate,
    "finding": _gravity,
}
"""What columns are ordered by where their text would mislead; figures that cannot be had come last."""
