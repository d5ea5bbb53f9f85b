"""The first look at a file that is judged as columns: what its texts mean, and which rows cannot be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from planmetrics.bulk.engine import totals
from planmetrics.bulk.entry import NOTHING_KNOWN, Known, Within
from planmetrics.bulk.reading import DIGITS, MANY, PLAIN, WORDS, Column, Entry, is_nan, meanings_of, number_of
from planmetrics.tables.cells import KINDS
from planmetrics.tables.rows import FIGURES, PAIRS
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planmetrics.bulk.engine import Engine, Given

MOST_TEXTS = 100_000
"""Different periods or words of a column; with more it holds something else."""
MOST_LISTED = 50
_MARKED = "[0-9][,，]|[.].*[.]"
"""Cells that are no plain figures, and may show which mark leads decimals."""
_GROUPED = "^[^0-9,，.]*[1-9][0-9]{0,2}([,，][0-9]{3})+([.][0-9]+)?[^0-9,，.]*$"
_ALIKE = "^-?[1-9][0-9]{0,2}[.][0-9]{3}$"
""" Figures that are plain, and a thousand times as large where commas lead decimals."""


class BadRow(NamedTuple):
    """A row that cannot be judged: its number (0: not known), its cells, and the columns and codes of its mistakes."""

    number: int
    cells: tuple[str, ...]
    places: tuple[tuple[str, str], ...]


class Survey(NamedTuple):
    """What a first look at all rows shows; `crowded` is a column of more different texts than periods or words have.

    `in_doubt`: what 1.234 is hangs on bad cells, such as 44,9, so that it cannot be told without them.
    """

    entry: Entry
    mistakes: Mapping[tuple[str, str], nw.Expr]
    rows: int = 0
    bad: int = 0
    not_carried: int = 0
    listed: tuple[BadRow, ...] = ()
    not_numbers: int = 0
    dropped: int = 0
    undirected: int = 0
    crowded: str = ""
    known: Known = NOTHING_KNOWN
    in_doubt: bool = False


def survey(engine: Engine, given: Given, fiscal_year_starts: int | None, dropped_from: int) -> Survey:
    """Look at every row once or twice.

    Args:
        engine: what reads the file.
        given: the file.
        fiscal_year_starts: the month in which fiscal years start; without it they are no periods.
        dropped_from: months since year 0; figures of periods that end later are counted as left out.
    """
    named = {key: column for key, column in given.columns.items() if KINDS[key].sort in {"period", "word"}}
    texts = engine.different(
        given.frame, {key: Entry({key: column}, {}).text_as_given(key) for key, column in named.items()}
    )
    crowded = next((key for key, held in texts.items() if len(held) > MOST_TEXTS), "")
    if crowded:
        return Survey(Entry(given.columns, {}), {}, crowded=crowded)
    meanings = {key: meanings_of(key, held, fiscal_year_starts) for key, held in texts.items()}
    entry = Entry(_padded(engine, given), meanings)
    mistakes = entry.mistakes()
    if given.marks:  # what is not judged has no mistakes
        mistakes = {place: flag & ~any_of(given.marks) for place, flag in mistakes.items()}
    return _counted(engine, given, Survey(entry, mistakes), dropped_from)


def _padded(engine: Engine, given: Given) -> dict[str, Column]:
    """The columns; those with figures that are none as they stand are read without the blanks around them."""
    columns = dict(given.columns)
    texts = {key: columns[key] for key in FIGURES if key in columns and columns[key].holds == "text"}
    if texts:
        flags = {key: (~nw.col(one.name).str.contains(PLAIN)).cast(nw.Int64).sum() for key, one in texts.items()}
        odd = totals(engine, given.frame, flags)
        columns |= {key: one._replace(padded=odd[key] > 0) for key, one in texts.items()}
    return columns


def _counted(engine: Engine, given: Given, found: Survey, dropped_from: int) -> Survey:
    entry, mistakes = found.entry, found.mistakes
    counts = {"rows": nw.len(), "bad": any_of(mistakes).cast(nw.Int64).sum()}
    flags = {"not_numbers": entry.not_numbers(), "dropped": entry.left_out(dropped_from)}
    flags["not_carried"] = [any_of(given.marks)] if given.marks else []
    flags["undirected"] = [entry.is_undirected()] if entry.has_directions else []
    counts |= {
        name: nw.sum_horizontal(*[flag.cast(nw.Int64) for flag in held]).sum() for name, held in flags.items() if held
    }
    seen = totals(engine, given.frame, counts | _stand(entry), *_ends(entry))
    found = found._replace(
        rows=seen["rows"],
        bad=seen["bad"],
        not_numbers=seen.get("not_numbers", 0),
        dropped=seen.get("dropped", 0),
        not_carried=seen.get("not_carried", 0),
        undirected=seen.get("undirected", seen["rows"]),
        known=_known(entry, seen),
    )
    if not found.bad:
        return found
    return found._replace(listed=_listed(engine, given, mistakes), in_doubt=_is_in_doubt(engine, given, entry))


def _is_in_doubt(engine: Engine, given: Given, entry: Entry) -> bool:
    """Whether bad cells may make a thousands mark of the point in 1.234, as `tables.figures.Evidence` has it."""
    cells = [entry.text(key) for key, column in entry.columns.items() if key in FIGURES and column.holds == "text"]
    if not cells:
        return False
    plain = [cell.str.contains(PLAIN) for cell in cells]
    marked = [cell.str.contains(_MARKED) & ~is_plain for cell, is_plain in zip(cells, plain, strict=True)]
    grouped = [cell.str.contains(_GROUPED) for cell in cells]
    alike = [cell.str.contains(_ALIKE) for cell in cells]
    pointed = [cell.str.contains("[.]") & is_plain for cell, is_plain in zip(cells, plain, strict=True)]
    asked = {
        "alike": alike,
        "otherwise": [one & ~other for one, other in zip(marked, grouped, strict=True)],
        "grouped": grouped,
        "pointed": [one & ~other for one, other in zip(pointed, alike, strict=True)],
    }
    ends = totals(
        engine,
        given.frame,
        {},
        greatest={
            key: nw.any_horizontal(*flags, ignore_nulls=True).cast(nw.Int64).max() for key, flags in asked.items()
        },
    )
    return bool(ends["alike"] and (ends["otherwise"] or (ends["grouped"] and not ends["pointed"])))


def _stand(entry: Entry) -> dict[str, nw.Expr]:
    """In how many rows something stands, so that the kernel need not ask it of each."""
    figures = {key: entry.figure(key) for key in FIGURES if key in entry.columns}
    return {f"{key}_given": held.count() for key, held in (entry.kinds() | figures).items()}


def _ends(entry: Entry) -> tuple[dict[str, nw.Expr], dict[str, nw.Expr]]:
    """The least and the greatest of each column, for the same."""
    figures = {key: entry.figure(key) for key in FIGURES if key in entry.columns}
    most = {f"{key}_decimals": entry.decimals(key).max() for key in DIGITS if key in entry.columns}
    return (
        {f"{key}_low": figure.min() for key, figure in figures.items()},
        {f"{key}_high": figure.max() for key, figure in figures.items()} | most,
    )


def _known(entry: Entry, seen: Mapping[str, Any]) -> Known:
    """What all rows have in common, by what was counted."""
    rows = seen["rows"]
    return Known(
        {key: entry.words(key, some_lack_it=seen.get(f"{key}_given", 0) < rows) for key in WORDS},
        {key: _within(seen, key) for key in FIGURES},
        {
            key.removesuffix("_period"): Within(min(years), max(years), may_be_empty=seen[f"{key}_given"] < rows)
            for _, key in PAIRS
            if (years := entry.years(key).values())
        },
    )


def _within(seen: Mapping[str, Any], key: str) -> Within | None:
    low, high, decimals = (seen.get(f"{key}_{name}") for name in ("low", "high", "decimals"))
    if low is None or high is None:
        return None
    few = decimals if decimals is not None and decimals < MANY else None
    return Within(low, high, may_be_empty=seen[f"{key}_given"] < seen["rows"], decimals=few)


def _listed(engine: Engine, given: Given, mistakes: Mapping[tuple[str, str], nw.Expr]) -> tuple[BadRow, ...]:
    """The first rows that cannot be judged, with their cells as text."""
    names = [f"c{at}" for at in range(len(given.names))]
    cells = [_shown(Column(name, holds)).alias(name) for name, holds in zip(names, given.holds, strict=True)]
    flags = [flag.alias(f"m_{at}") for at, flag in enumerate(mistakes.values())]
    numbered = engine.numbered(given.frame)
    frame = numbered.filter(any_of(mistakes)).select(nw.col("m_row"), *cells, *flags)
    return tuple(_bad_row(row, tuple(mistakes), len(names)) for row in engine.fetch(frame, MOST_LISTED))


def _shown(column: Column) -> nw.Expr:
    """A cell as text; NaN is an empty one."""
    cell = nw.col(column.name).cast(nw.String)
    return nw.when(~is_nan(number_of(column))).then(cell) if column.is_number else cell


def _bad_row(row: tuple[Any, ...], places: tuple[tuple[str, str], ...], width: int) -> BadRow:
    number, cells, flags = row[0], row[1 : width + 1], row[width + 1 :]
    marked = tuple(place for place, flag in zip(places, flags, strict=True) if flag)
    return BadRow(number, tuple(cell or "" for cell in cells), marked)


def any_of(mistakes: Mapping[tuple[str, str], nw.Expr]) -> nw.Expr:
    """Whether a row has any of these mistakes."""
    return nw.any_horizontal(*mistakes.values(), ignore_nulls=True)
