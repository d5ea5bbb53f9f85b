"""Tables of millions of rows judged as columns, beside writing the result alone, pandas, and a loop in Python.

    python benchmarks/judge_in_bulk.py 1000000                      # rows of base, latest and target, 5 rounds
    python benchmarks/judge_in_bulk.py 10000000 --rounds 3
    python benchmarks/judge_in_bulk.py 10000000 --tidy              # observations, and a tenth as many targets
    python benchmarks/judge_in_bulk.py 1000000 --spark              # beside Spark in local mode
    python benchmarks/judge_in_bulk.py 1000000 --save               # keeps the figures for docs/performance.md

Each round runs every contender once, in turn, as a process of its own, so that all see the same machine. Told are the
median of seconds on the clock with the least and the most, the median of seconds of processor time, and the peak of
memory. The table is made up: no two rows are alike, and a tenth of them lack something.

- `write the result alone`: DuckDB reads the finished result and writes it again. That much any way to judge costs.
- `pandas`: six of the thirty-odd figures and a status in floats: no guards, no reasons, no methods. It holds
  all rows at once.
- `loop in Python`: the same in a loop over CSV of 100,000 rows, told as if it went on like that.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import duckdb
from machine import keep, machine

LOOPED = 100_000
MOST_AT_ONCE = 20_000_000
"""Rows up to which pandas has a part: it holds all of them at once."""
LIBRARIES = ("planmetrics", "duckdb", "narwhals", "pandas", "pyarrow")
WIDE = """
SELECT 'made-up-' || (i % 200) AS indicator, 'r' || (i % 3200) AS region,
    round(100 + (i * 7919 % 9973) / 10.0, 1) AS base, 2015 + (i % 5) AS base_period,
    CASE WHEN i % 10 > 0 THEN round((100 + (i * 7919 % 9973) / 10.0) * (0.9 + (i % 97) / 100.0), 1) END AS latest,
    2021 + (i % 4) AS latest_period,
    round((100 + (i * 7919 % 9973) / 10.0) * 1.9, 1) AS target, 2025 + 5 * (i % 2) AS target_period,
    CASE WHEN i % 11 = 0 THEN 'lower' ELSE 'higher' END AS better,
    ['stock', 'flow', 'share', 'ratio'][1 + i % 4] AS measure
FROM range({rows}) AS t(i)
"""
TARGETS = """
SELECT 'i' || (i // 3200) AS indicator, 'r' || (i % 3200) AS region, 'higher' AS better, 'stock' AS measure,
    round(100 + (i * 7919 % 9973) / 10.0, 1) AS baseline, 2020 AS baseline_period,
    round((100 + (i * 7919 % 9973) / 10.0) * 1.9, 1) AS value, 2030 AS period_to
FROM range({rows} // 10) AS t(i)
"""
OBSERVATIONS = """
SELECT 'i' || (i % ({rows} // 10) // 3200) AS indicator, 'r' || (i % ({rows} // 10) % 3200) AS region,
    2016 + i // ({rows} // 10) AS period, round(100 + (i * 31 % 19997) / 10.0, 1) AS value,
    ['final', 'preliminary', 'revised'][1 + i % 3] AS status, 'official' AS source_kind
FROM range({rows}) AS t(i)
"""
PANDAS = """
import sys, numpy as np, pandas as pd
t = pd.read_parquet(sys.argv[1])
sign = np.where(t.better == "higher", 1, -1)
start, now, end = t.base_period, t.latest_period, t.target_period
t["gap"] = sign * (t.target - t.latest)
t["attainment"], t["progress"] = t.latest / t.target, (t.latest - t.base) / (t.target - t.base)
t["planned_rate"] = (t.target / t.base) ** (1 / (end - start)) - 1
t["observed_rate"] = (t.latest / t.base) ** (1 / (now - start)) - 1
t["required_rate"] = (t.target / t.latest) ** (1 / (end - now).where(end > now)) - 1
elapsed = (now - start) / (end - start)
t["status"] = np.select([t.gap <= 0, t.progress >= elapsed], ["met", "on-track"], "lagging")
t.to_parquet(sys.argv[2])
"""
REWRITE = "import duckdb, sys; duckdb.execute(f\"COPY (FROM '{sys.argv[1]}') TO '{sys.argv[2]}' (FORMAT parquet)\")"


class Run(NamedTuple):
    """What a process took: seconds on the clock, seconds of processor time, megabytes at most."""

    clock: float
    processor: float
    memory: float


def run(*command: str) -> Run:
    """One run of a contender."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read() if process.stderr is not None else b""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, said.decode()
    return Run(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def contenders(folder: Path, rows: int, *, tidy: bool, spark: bool) -> dict[str, tuple[str, ...]]:
    """What is run, by its name; the files are made where they are not there yet."""
    table, out = folder / "t.parquet", folder / "o.parquet"
    ours = ("-m", "planmetrics", "gap", "--as-of", "2024")
    if tidy:
        targets, observations = folder / "targets.parquet", folder / "observations.parquet"
        make(targets, TARGETS, rows)
        make(observations, OBSERVATIONS, rows)
        asked = ("--targets", str(targets), "--observations", str(observations), "--out", str(out))
        return {
            "planmetrics --targets": (*ours, *asked),
            "write the result alone": ("-c", REWRITE, str(out), f"{out}.2"),
        }
    make(table, WIDE, rows)
    looped = folder / "looped.csv"
    duckdb.execute(f"COPY (FROM '{table}' WHERE latest IS NOT NULL LIMIT {LOOPED}) TO '{looped}' (HEADER)")
    made = {
        "planmetrics --engine duckdb": (*ours, "--table", str(table), "--out", str(out), "--engine", "duckdb"),
        "write the result alone": ("-c", REWRITE, str(out), f"{out}.2"),
        "pandas (six figures)": ("-c", PANDAS, str(table), f"{out}.3"),
        "loop in Python (100,000 rows)": ("-c", LOOP, str(looped)),
    }
    if rows > MOST_AT_ONCE:
        del made["pandas (six figures)"]
    if spark:
        made["planmetrics --engine spark"] = (
            *ours,
            "--table",
            str(table),
            "--out",
            str(folder / "s.parquet"),
            "--engine",
            "spark",
        )
    return made


LOOP = (Path(__file__).parent / "judge_tables.py").read_text("utf-8").split('PLAIN = """')[1].split('"""')[0]


def make(file: Path, query: str, rows: int) -> None:
    """A made-up file of so many rows."""
    if not file.exists():
        duckdb.execute(f"COPY ({query.format(rows=rows)}) TO '{file}' (FORMAT parquet)")


def main() -> None:
    """Run the rounds, print the table, and keep it where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path)
    for option in ("--tidy", "--spark", "--save"):
        parser.add_argument(option, action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as made:
        commands = contenders(Path(made), asked.rows, tidy=asked.tidy, spark=asked.spark)
        runs: dict[str, list[Run]] = {name: [] for name in commands}
        for _ in range(asked.rounds):
            for name, command in commands.items():
                runs[name].append(run(*command))
    found = {name: summary(held, LOOPED if name.startswith("loop") else asked.rows) for name, held in runs.items()}
    told = {
        "rows": asked.rows,
        "rounds": asked.rounds,
        "what": "tidy" if asked.tidy else "wide",
        **machine(LIBRARIES),
        "runs": found,
    }
    print(json.dumps(told, indent=1))
    if asked.save:
        keep(f"bulk-{told['what']}-{asked.rows}{'-spark' if asked.spark else ''}", told)


def summary(runs: list[Run], rows: int) -> dict[str, float]:
    """The median of the clock with its least and most, of the processor and of the memory; rows a second."""
    clock = [one.clock for one in runs]
    return {
        "seconds": round(statistics.median(clock), 2),
        "least": round(min(clock), 2),
        "most": round(max(clock), 2),
        "processor": round(statistics.median(one.processor for one in runs), 2),
        "megabytes": round(statistics.median(one.memory for one in runs)),
        "rows_per_second": round(rows / statistics.median(clock)),
    }


if __name__ == "__main__":
    main()
