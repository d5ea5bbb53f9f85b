"""Faults of tables, as `gap --table` takes them."""

from __future__ import annotations

import csv
import io
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from tests.planter.fault import TABLES, Fault, Kind, later, lost, moved, negated, other_of, swapped, times

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.planter.fault import Change, Plant

FIGURES = ("base", "latest", "target")
PERIODS = ("base_period", "latest_period", "target_period")


def rows_of(text: str) -> list[list[str]]:
    """The cells of a table, a line a row."""
    return list(csv.reader(io.StringIO(text)))


def written(rows: list[list[str]]) -> str:
    """The text of a table."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def cell(change: Change, *columns: str, where: Callable[[dict[str, str]], bool] = lambda _: True) -> Plant:
    """Changes a cell of one of these columns, in a row where that makes sense."""

    def plant(text: str, random: Random) -> Fault | None:
        rows = rows_of(text)
        head = rows[0]
        places = [
            (number, head.index(column))
            for number, row in enumerate(rows[1:], 1)
            for column in columns
            if row[head.index(column)] and where(dict(zip(head, row, strict=True)))
        ]
        random.shuffle(places)
        for number, column in places:
            old = rows[number][column]
            new = _changed(change, old, random)
            if new is not None and new != old:
                rows[number][column] = new
                return Fault(written(rows), frozenset({number + 1}), f"{head[column]} {old} -> {new}")
        return None

    return plant


def _changed(change: Change, old: str, random: Random) -> str | None:
    try:
        return change(old, random)
    except InvalidOperation:
        return None


def in_one_row(one: str, other: str) -> Plant:
    """Two cells of a row exchanged."""

    def plant(text: str, random: Random) -> Fault | None:
        rows = rows_of(text)
        first, second = rows[0].index(one), rows[0].index(other)
        places = [
            number for number, row in enumerate(rows[1:], 1) if row[first] != row[second] and row[first] and row[second]
        ]
        number = random.choice(places)
        rows[number][first], rows[number][second] = rows[number][second], rows[number][first]
        return Fault(written(rows), frozenset({number + 1}), f"{one} <-> {other} in one row")

    return plant


def heads_exchanged(text: str, random: Random) -> Fault:
    """Two columns under each other's head: every row is wrong, and any may tell it."""
    rows = rows_of(text)
    one, other = random.choice(
        [
            ("base", "target"),
            ("latest", "target"),
            ("base_period", "target_period"),
            ("base", "base_period"),
            ("better", "measure"),
        ]
    )
    first, second = rows[0].index(one), rows[0].index(other)
    rows[0][first], rows[0][second] = other, one
    return Fault(written(rows), frozenset(range(1, len(rows) + 1)), f"{one} <-> {other}")


def comma_in_a_figure(text: str, random: Random) -> Fault | None:
    """A thousands comma without quotes: every cell behind it stands in the next column."""
    rows = rows_of(text)
    lines = text.splitlines()
    places = [
        (number, row[rows[0].index(column)])
        for number, row in enumerate(rows[1:], 1)
        for column in FIGURES
        if row[rows[0].index(column)].isdigit() and len(row[rows[0].index(column)]) > 3
    ]
    number, figure = random.choice(places)
    lines[number] = lines[number].replace(f",{figure},", f",{figure[:-3]},{figure[-3:]},", 1)
    return Fault("\n".join([*lines, ""]), frozenset({number + 1}), f"{figure} with a comma")


def row_again(text: str, random: Random) -> Fault:
    """A row a second time, with another latest value."""
    rows = rows_of(text)
    number = random.randrange(1, len(rows))
    copy = list(rows[number])
    at = rows[0].index("latest")
    copy[at] = str(Decimal(copy[at]) * 2)
    rows.append(copy)
    return Fault(written(rows), frozenset({number + 1, len(rows)}), "a row twice")


def latest_exchanged(text: str, random: Random) -> Fault:
    """The latest values of two neighbouring rows exchanged."""
    rows = rows_of(text)
    at = rows[0].index("latest")
    number = random.randrange(1, len(rows) - 1)
    rows[number][at], rows[number + 1][at] = rows[number + 1][at], rows[number][at]
    return Fault(written(rows), frozenset({number + 1, number + 2}), "two rows exchanged")


def _as_point(figure: str, _: Random) -> str | None:
    return f"{figure[:-3]}.{figure[-3:]}" if figure.isdigit() and len(figure) > 3 else None


def _is_share(row: dict[str, str]) -> bool:
    return row["measure"] == "share"


def _is_level(row: dict[str, str]) -> bool:
    return row["measure"] in {"stock", "addition", "share", "rank"}


def _kinds(*made: tuple[str, Plant]) -> tuple[Kind, ...]:
    return tuple(Kind(f"tables: {name}", TABLES, plant) for name, plant in made)


KINDS = _kinds(
    ("digits swapped", cell(swapped, *FIGURES)),
    ("digit lost", cell(lost, *FIGURES)),
    ("decimal point moved", cell(moved, *FIGURES)),
    ("value 10, 100 or 1000 times", cell(times("10", "100", "1000", "0.1", "0.01", "0.001"), *FIGURES)),
    ("percent typed as fraction", cell(times("0.01"), *FIGURES, where=_is_share)),
    ("negative level", cell(negated, *FIGURES, where=_is_level)),
    ("thousands mark read as decimal", cell(_as_point, *FIGURES)),
    ("year off by one", cell(later(1, -1), *PERIODS)),
    ("year off by ten", cell(later(10, -10), *PERIODS)),
    ("base and latest exchanged", in_one_row("base", "latest")),
    ("latest and target exchanged", in_one_row("latest", "target")),
    ("base and target exchanged", in_one_row("base", "target")),
    ("years of base and target exchanged", in_one_row("base_period", "target_period")),
    ("heads of two columns exchanged", heads_exchanged),
    ("two rows exchanged", latest_exchanged),
    ("row twice with another value", row_again),
    ("thousands comma without quotes", comma_in_a_figure),
    ("wrong better", cell(other_of("higher", "lower"), "better")),
    ("wrong measure", cell(other_of("stock", "flow", "addition", "share", "growth", "rank"), "measure")),
    ("measure mistyped", cell(lambda word, _: word[:-1], "measure")),
    ("period lost", cell(lambda _, __: "", *PERIODS)),
)  # fmt: skip
