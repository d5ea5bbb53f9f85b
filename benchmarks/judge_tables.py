"""Rows a second of processor time, and peak memory, of `gap --table` by the scalar path, beside a plain loop in Python.

    python benchmarks/judge_tables.py                  # 10,000 and 100,000 rows
    python benchmarks/judge_tables.py 1000000 csv      # so many rows, in one format

The plain loop reads the same file with csv, and works out the gap, attainment, progress, three rates and a status in
floats: no guards, no reasons, no decimals, and no result written. It is what such a table costs at least.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

FORMATS = ("csv", "json", "text")
MOST_AS_TEXT = 100_000
HEAD = "indicator,region,base,base_period,latest,latest_period,target,target_period,better,unit\n"
PLAIN = """
import csv, sys
statuses = {}
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        base, latest, target = float(row["base"]), float(row["latest"]), float(row["target"])
        start, now, end = int(row["base_period"]), int(row["latest_period"]), int(row["target_period"])
        sign = 1 if row["better"] == "higher" else -1
        gap, attained = sign * (target - latest), latest / target
        done, over = (latest - base) / (target - base), (now - start) / (end - start)
        planned = (target / base) ** (1 / (end - start)) - 1
        observed = (latest / base) ** (1 / (now - start)) - 1
        required = (target / latest) ** (1 / (end - now)) - 1
        status = "met" if gap <= 0 else "on-track" if done >= over else "lagging"
        statuses[status] = statuses.get(status, 0) + 1
"""


def write_table(path: Path, rows: int) -> None:
    """A made-up table in which no two rows are the same."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for n in range(rows):
            base, moved = 100 + n % 9_973 / 10, 1 + n % 97 / 100
            file.write(
                f"made-up-{n},r{n % 90},{base:.1f},2015,{base * moved:.1f},2023,{base * 1.9:.1f},2030,higher,家\n"
            )


def cost_of(*command: str) -> tuple[float, float]:
    """Seconds of processor time and megabytes of a run."""
    run = subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    assert run.returncode == 0, command
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Print a line for each size and format."""
    sizes = [int(one) for one in sys.argv[1:] if one.isdigit()] or [10_000, 100_000]
    formats = [one for one in sys.argv[1:] if one in FORMATS] or FORMATS
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            path = Path(folder) / f"{rows}.csv"
            write_table(path, rows)
            seconds, megabytes = cost_of("-c", PLAIN, str(path))
            print(
                f"{rows:9,} rows  plain {seconds:7.2f} s {rows / seconds:9,.0f} rows/s {megabytes:5.0f} MB", flush=True
            )
            for name in formats:
                if name == "text" and rows > MOST_AS_TEXT:
                    continue  # a table for people has to know every cell before it knows its widths
                seconds, megabytes = cost_of("-m", "planmetrics", "gap", "--table", str(path), "--format", name)
                print(
                    f"{rows:9,} rows  {name:5} {seconds:7.2f} s {rows / seconds:9,.0f} rows/s {megabytes:5.0f} MB",
                    flush=True,
                )


if __name__ == "__main__":
    main()
