"""The same table by Spark in local mode, in several partitions: the same rows with the same results."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("narwhals")

HAS_SPARK = importlib.util.find_spec("pyspark") is not None and (shutil.which("java") or os.environ.get("JAVA_HOME"))
QUERY = """
SELECT 'i' || (i % 7) AS indicator, 'r' || i AS region, round(100 + (i * 7919 % 997) / 10.0, 1) AS base,
    2015 + (i % 5) AS base_period, CASE WHEN i % 9 > 0 THEN round(100 + (i * 31 % 1997) / 10.0, 1) END AS latest,
    2021 + (i % 4) AS latest_period, round(100 + (i * 53 % 2997) / 10.0, 1) AS target, '2025' AS target_period,
    CASE WHEN i % 11 > 0 THEN CASE WHEN i % 3 = 0 THEN 'lower' ELSE 'higher' END END AS better,
    ['stock', 'flow', 'share', 'growth', 'rank', 'ratio'][1 + i % 6] AS measure
FROM range({first}, {last}) AS t(i)
"""
SRC = str(Path(__file__).parents[1] / "src")


def judged(table: Path, out: Path, engine: str) -> None:
    """A run as a process of its own: Spark leaves threads and sockets behind."""
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
    ]
    environment = {**os.environ, "PYTHONPATH": SRC, "PYSPARK_SUBMIT_ARGS": "--master local[2] pyspark-shell"}
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr[-3_000:]


@pytest.mark.skipif(not HAS_SPARK, reason="pyspark and Java are not installed")
def test_spark_writes_what_duckdb_writes(tmp_path: Path) -> None:
    parts = tmp_path / "parts.parquet"
    parts.mkdir()
    for at in range(4):
        query = QUERY.format(first=at * 50, last=at * 50 + 50)
        duckdb.sql(f"COPY ({query}) TO '{parts / f'part-{at}.parquet'}' (FORMAT parquet)")
    judged(parts, tmp_path / "duck.parquet", "duckdb")
    judged(parts, tmp_path / "spark.parquet", "spark")

    made = {}
    for name, files in (("duck", tmp_path / "duck.parquet"), ("spark", tmp_path / "spark.parquet" / "*.parquet")):
        rows = duckdb.sql(f"FROM read_parquet('{files}') ORDER BY region")
        made[name] = [dict(zip(rows.columns, row, strict=True)) for row in rows.fetchall()]
    assert len(made["duck"]) == len(made["spark"]) == 200
    assert len(list((tmp_path / "spark.parquet").glob("*.parquet"))) > 1
    for one, other in zip(made["duck"], made["spark"], strict=True):
        assert list(one) == list(other)
        for key, value in one.items():
            expected = pytest.approx(value, rel=1e-9) if isinstance(value, float) else value
            assert other[key] == expected, (one["region"], key)
