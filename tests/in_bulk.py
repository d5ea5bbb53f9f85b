"""Made-up rows judged by the scalar core and as columns of an engine, held against each other."""

from __future__ import annotations

import importlib.util
import os
import shutil
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import duckdb
import narwhals as nw
import polars as pl

from planmetrics.bulk.entry import NOTHING_KNOWN, Known, Within
from planmetrics.bulk.kernel import FIGURES, VERDICT, judged
from planmetrics.cli.bulk import SPARK
from planmetrics.compute.table import assess_row
from planmetrics.model.period import of_year
from planmetrics.records.fields import REASONS, chosen, row_of
from planmetrics.records.gap import FIELDS, Entry, Judged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planmetrics.compute.assess import Methods
    from planmetrics.tables.rows import TableRow

HAS_SPARK = all(map(importlib.util.find_spec, SPARK)) and bool(shutil.which("java") or os.environ.get("JAVA_HOME"))
UNTIL = 2024 * 12 + 6
ALIKE = 1e-9
NOISE = 1e-12
"""What floats leave of a difference, as a share of what it is the difference of."""
_FIELDS = chosen(FIELDS, *FIGURES, *VERDICT, REASONS)
_POINTS = ("base", "latest", "target")


class Apart(NamedTuple):
    """A result that differs: the row, its key, and what both have, each with its reason."""

    number: int
    key: str
    core: Any
    core_why: str | None
    engine: Any
    engine_why: str | None


def entry_columns(rows: Sequence[TableRow]) -> dict[str, list[Any]]:
    """The rows as the columns that the kernel takes."""
    held: dict[str, list[Any]] = {"n": [row.line for row in rows]}
    for name in (*_POINTS, "limit"):
        figures = [getattr(row, name) for row in rows]
        held[f"e_{name}"] = [None if one is None else float(one) for one in figures]
        held[f"e_{name}_digits"] = [None if one is None else max(0, -one.as_tuple().exponent) for one in figures]
    for name in _POINTS:
        periods = [getattr(row, f"{name}_period") for row in rows]
        for edge in ("start", "end"):
            held[f"e_{name}_{edge}"] = [None if one is None else getattr(one, edge) for one in periods]
        held[f"e_{name}_year"] = [None if one is None else one.start // 12 for one in periods]
    for name in ("measure", "better", "comparator"):
        held[f"e_{name}"] = [getattr(row, name) for row in rows]
    return held


def known_of(rows: Sequence[TableRow]) -> Known:
    """What these rows have in common."""
    figures: dict[str, Within | None] = {}
    for name in (*_POINTS, "limit"):
        held = [one for one in (getattr(row, name) for row in rows) if one is not None]
        decimals = max((max(0, -one.as_tuple().exponent) for one in held), default=0)
        ends = (float(min(held)), float(max(held))) if held else None
        figures[name] = Within(*ends, may_be_empty=len(held) < len(rows), decimals=decimals) if ends else None
    years = {}
    for name in _POINTS:
        found = [one for one in (getattr(row, f"{name}_period") for row in rows) if one is not None]
        if found and all(one == of_year(one.start // 12) for one in found):
            ends = (min(found).start // 12, max(found).start // 12)
            years[name] = Within(*ends, may_be_empty=len(found) < len(rows))
    words = {name: frozenset(getattr(row, name) for row in rows) for name in ("measure", "better", "comparator")}
    return Known(words, figures, years)


def schema_of(name: str) -> str:
    """The type of an entry column, as SQL has it."""
    if name in {"e_measure", "e_better", "e_comparator"}:
        return "string"
    return "double" if name in {"e_base", "e_latest", "e_target", "e_limit"} else "int"


def by_engine(
    engine: str, rows: Sequence[TableRow], methods: Methods, spark: Any = None, known: Known = NOTHING_KNOWN
) -> dict[int, dict[str, Any]]:
    """The results of an engine, by the number of the row; `spark` may judge by its own expressions (`catalyst`)."""
    held = entry_columns(rows)
    if engine in {"spark", "catalyst"}:
        schema = ", ".join(f"{name} {schema_of(name)}" for name in held)
        native = spark.session.createDataFrame(list(zip(*held.values(), strict=True)), schema).repartition(4)
        frame = judged(spark.over(native) if engine == "spark" else nw.from_native(native), methods, UNTIL, known=known)
        names = frame.collect_schema().names()
        found = spark.fetch(frame) if engine == "spark" else frame.to_native().collect()
        return {one["n"]: one for row in found for one in [dict(zip(names, row, strict=True))]}
    kinds = {"string": pl.String, "double": pl.Float64, "int": pl.Int32}
    table = pl.DataFrame(held, schema={name: kinds[schema_of(name)] for name in held})
    if engine == "polars":
        rows_out = judged(nw.from_native(table.lazy()), methods, UNTIL, known=known).collect().rows(named=True)
    else:
        relation = duckdb.connect().from_arrow(table.to_arrow())
        rows_out = judged(nw.from_native(relation), methods, UNTIL, known=known).collect("polars").rows(named=True)
    return {row["n"]: dict(row) for row in rows_out}


def by_core(row: TableRow, methods: Methods) -> Iterator[dict[str, Any]]:
    """The results of the scalar core, one for each method."""
    assessment = assess_row(row, row.line, UNTIL, methods)
    for verdict in assessment.verdicts:
        yield row_of(_FIELDS, Judged(Entry(assessment), verdict))


def apart(row: TableRow, core: dict[str, Any], engine: dict[str, Any], number: int = 0) -> list[Apart]:
    """The results of one method in which both differ."""
    found = []
    for key in (*FIGURES, *VERDICT):
        name = key if key in FIGURES else f"{key}_{number}"
        ours, theirs = core[key], engine[f"r_{name}"]
        why, their_why = core[REASONS].get(key), engine[f"w_{name}"]
        if why != their_why or not _is_same(row, key, core, theirs):
            found.append(Apart(row.line, key, ours, why, theirs, their_why))
    return found


def _is_same(row: TableRow, key: str, core: dict[str, Any], theirs: Any) -> bool:
    ours = core[key]
    if not isinstance(ours, (int, float, Decimal)) or not isinstance(theirs, (int, float)):
        return bool(ours == theirs)
    one, other = float(ours), float(theirs)
    return one == other or abs(one - other) <= max(ALIKE * max(abs(one), abs(other)), _noise(row, key, core))


def _noise(row: TableRow, key: str, core: dict[str, Any]) -> float:
    """What floats leave in figures that are the difference of two nearly equal ones, and in what is divided by them.

    These are the exceptions: path_gap (path less latest), and path_value and projected where they have all but vanished
    (from billions to tens: 1 less 0.999...), up to the last digits of the row's own figures, or to the place that those are rounded to; shortfall, which takes twelve digits of what is projected, up to one in the last
    of them, since a float halfway between two is rounded by its decimal digits in one and by its value in the other; due (how far the path is on its way) up to those over the whole way, and pace,
    which is progress over due, accordingly.
    """
    figures = [abs(float(one)) for one in (row.base, row.latest, row.target) if one is not None]
    size = NOISE * max(figures, default=0.0)
    figure = float(core[key])
    if key in {"path_value", "path_gap", "projected"}:
        pace = core["observed_rate" if key == "projected" else "planned_rate"]
        if pace is not None and -100 < pace < 0 and core["rate_unit"] == "percent_per_year":
            size = max(size, abs(core["path_value"] or figure) * NOISE / (1 + pace / 100))
        return max(size, 1.0) if row.measure == "rank" and size > ALIKE else size
    if key == "shortfall":
        return 10 * size
    if key in {"due", "pace"} and row.base is not None and row.target is not None and row.base != row.target:
        share = size / abs(float(row.target) - float(row.base))
        return share if key == "due" else abs(figure) * share * (1 + abs(figure))
    return 0.0
