"""The same table by Spark in local mode, in several partitions: the same rows with the same results."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("narwhals")
pytest.importorskip("polars")

import duckdb

from tests.in_bulk import HAS_SPARK

QUERY = """
SELECT 'i' || (i % 7) AS indicator, 'r' || i AS region, round(100 + (i * 7919 % 997) / 10.0, 1) AS base,
    2015 + (i % 5) AS base_period, CASE WHEN i % 97 = 5 THEN 'about 7'
        WHEN i % 9 > 0 THEN CAST(round(100 + (i * 31 % 1997) / 10.0, 1) AS VARCHAR) END AS latest,
    2021 + (i % 4) AS latest_period, round(100 + (i * 53 % 2997) / 10.0, 1) AS target, '2025' AS target_period,
    CASE WHEN i % 11 > 0 THEN CASE WHEN i % 3 = 0 THEN 'lower' ELSE 'higher' END END AS better,
    ['stock', 'flow', 'share', 'growth', 'rank', 'ratio'][1 + i % 6] AS measure,
    i * i AS m_row, DATE '2024-01-01' + CAST(i % 9 AS INTEGER) AS "day of note", [i, 2] AS pair
FROM range({first}, {last}) AS t(i)
"""
SUBMIT = "--master local[2] --conf spark.ui.enabled=false --driver-java-options -XX:TieredStopAtLevel=1 pyspark-shell"
SRC = str(Path(__file__).parents[1] / "src")


def judged(table: Path, out: Path, engine: str) -> list[str]:
    """What a run tells, as a process of its own: Spark leaves threads and sockets behind."""
    command = [
        "-m",
        "planmetrics",
        "gap",
        "--table",
        str(table),
        "--out",
        str(out),
        "--engine",
        engine,
        "--as-of",
        "2024",
        "--bad-rows",
        "keep",
        "--method",
        "all",
    ]
    environment = {**os.environ, "PYTHONPATH": SRC, "PYSPARK_SUBMIT_ARGS": SUBMIT}
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr[-3_000:]
    return [line for line in done.stderr.splitlines() if line.startswith("planmetrics: ")]


@pytest.mark.skipif(not HAS_SPARK, reason="pyspark and Java are not installed")
def test_spark_writes_what_duckdb_writes(tmp_path: Path) -> None:
    parts = tmp_path / "parts.parquet"
    parts.mkdir()
    for at in range(4):
        query = QUERY.format(first=at * 250, last=at * 250 + 250)
        duckdb.sql(f"COPY ({query}) TO '{parts / f'part-{at}.parquet'}' (FORMAT parquet)")
    told = judged(parts, tmp_path / "duck.parquet", "duckdb")
    assert told[:-1] == judged(parts, tmp_path / "spark.parquet", "spark")[:-1]
    assert any("of 1,000 rows 11 cannot be judged" in line for line in told)

    made = {}
    for name, files in (("duck", tmp_path / "duck.parquet"), ("spark", tmp_path / "spark.parquet" / "*.parquet")):
        rows = duckdb.execute(f"FROM read_parquet('{files}') ORDER BY region, method_asked")
        names = [column[0] for column in rows.description or ()]
        made[name] = [dict(zip(names, row, strict=True)) for row in rows.fetchall()]
    assert len(made["duck"]) == len(made["spark"]) == 7_000
    assert len(list((tmp_path / "spark.parquet").glob("*.parquet"))) > 1
    for one, other in zip(made["duck"], made["spark"], strict=True):
        assert list(one) == list(other)
        for key, value in one.items():
            expected = pytest.approx(value, rel=1e-9) if isinstance(value, float) else value
            assert other[key] == expected, (one["region"], key)
