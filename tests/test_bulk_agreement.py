"""Rows judged as columns, by whatever engine, come out as the scalar core judges them: figures, reasons, words.

`PLANMETRICS_BULK=200000` holds that many rows against it instead of the few of an ordinary run.
"""

from __future__ import annotations

import importlib
import os
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("narwhals")
pytest.importorskip("duckdb")
pytest.importorskip("polars")

from planmetrics.compute.assess import Methods
from planmetrics.model.period import of_year
from tests.in_bulk import HAS_SPARK, apart, by_core, by_engine, known_of
from tests.made_up import methods
from tests.made_up_rows import row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.tables.rows import TableRow

COUNT = int(os.environ.get("PLANMETRICS_BULK", "4000"))
MANY = 200_000
OURS = ("schedule",)
TAME = 1_000_000


def held_against(engine: str, count: int, asked: tuple[str, ...], spark: Any = None) -> Counter[tuple[str, str | None]]:
    """No result is apart; how often each status came with each reason."""
    known, rows = methods(), [row(number) for number in range(count)]
    chosen = Methods(tuple(known[name] for name in asked), known)
    found = by_engine(engine, rows, chosen, spark)
    pairs: Counter[tuple[str, str | None]] = Counter()
    wrong = []
    for one in rows:
        for number, core in enumerate(by_core(one, chosen)):
            pairs[core["status"], core["reasons"].get("status")] += 1
            wrong += apart(one, core, found[one.line], number)
    assert wrong == []
    return pairs


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_an_engine_says_what_the_core_says(engine: str) -> None:
    pairs = held_against(engine, COUNT, OURS)

    least = 50 if COUNT >= MANY else 1
    assert len(pairs) >= 20, "rows that are made up ought to come to every status, for every reason"
    assert min(pairs.values()) >= least


def test_every_method_says_what_it_says_in_the_core() -> None:
    held_against("duckdb", min(COUNT, 20_000) // 2, tuple(methods()))


def test_what_is_known_of_all_rows_changes_no_result() -> None:
    chosen = Methods(tuple(methods()[name] for name in OURS), methods())
    groups: dict[tuple[bool, bool, bool], list[TableRow]] = {}
    for one in map(row, range(COUNT)):
        groups.setdefault((in_years(one), is_tame(one), one.comparator is None), []).append(one)
    wrong = []
    for rows in groups.values():
        found = by_engine("duckdb", rows, chosen, known=known_of(rows))
        for one in rows:
            wrong += apart(one, next(by_core(one, chosen)), found[one.line])
    assert wrong == []
    assert len(groups) > 6


def in_years(one: TableRow) -> bool:
    periods = (one.base_period, one.latest_period, one.target_period)
    return all(period is None or period == of_year(period.start // 12) for period in periods)


def is_tame(one: TableRow) -> bool:
    """Whether its figures are all greater than nothing, and not great, as those of most tables are."""
    return all(figure is None or 0 < figure < TAME for figure in (one.base, one.latest, one.target, one.limit))


@pytest.fixture
def spark(tmp_path: Any) -> Iterator[Any]:
    """Spark as an engine, with two threads."""
    if not HAS_SPARK:
        pytest.skip("pyspark and Java are not installed")
    sql = importlib.import_module("pyspark.sql")
    builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1")
    builder = builder.config("spark.sql.warehouse.dir", str(tmp_path)).config("spark.sql.shuffle.partitions", "2")
    builder.config("spark.python.sql.dataFrameDebugging.enabled", "false").getOrCreate()
    engine = importlib.import_module("planmetrics.bulk.spark").Spark()
    yield engine
    engine.close()


@pytest.mark.filterwarnings("ignore")  # of pyspark, about libraries that it is newer or older than
def test_spark_says_what_the_core_says(spark: Any) -> None:
    held_against("spark", COUNT, OURS, spark)


@pytest.mark.skipif(COUNT < MANY, reason="Spark takes a minute to plan the expressions that DuckDB runs for it")
@pytest.mark.filterwarnings("ignore")  # of pyspark, about libraries that it is newer or older than
def test_the_expressions_of_spark_itself_say_what_the_core_says(spark: Any) -> None:
    spark.session.conf.set("spark.sql.ansi.enabled", "false")
    held_against("catalyst", MANY // 8, OURS, spark)
