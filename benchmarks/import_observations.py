"""How long it takes to import 10,000 observations: tables of made-up figures into a copy of the shipped data folder.

Usage: python benchmarks/import_observations.py [OBSERVATIONS]

Each table is imported by a run of its own, as a person starts it, and once more, which has to change nothing. The files
that come out are held against what went in.
"""

from __future__ import annotations

import csv
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from openpyxl import Workbook

from planmetrics.project import open_all

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
AIM = 5.0
DATA = Path(__file__).parents[1] / "data"
SOURCE = ("--source", "made-up", "--new-source", "made up", "--internal", "--published", "2026-10", "--kind", "other")
MONTHS = 120
REGIONS = ("330100", "330102", "330105", "330106", "330108", "330109", "330110", "330111", "330112", "330113")
HEAD = ("地区", "指标", "时期", "数值")


def indicators() -> list[str]:
    """Indicators that need no prices."""
    definitions = open_all(DATA).dataset.definitions.values()
    return [one.id for one in definitions if one.unit in {"%", "家", "件", "项", "个"}]


def rows(regions: tuple[str, ...]) -> list[tuple[str, str, str, str]]:
    """A long table of so many observations, no two alike."""
    known, made = indicators(), []
    for number in range(COUNT):
        months, rest = divmod(number, len(regions) * len(known))
        assert months < MONTHS * 10
        period = f"{1930 + months // 12}-{months % 12 + 1:02}"
        figure = f"{random.randrange(1, 100_000) / 100:.2f}"
        made.append((regions[rest % len(regions)], known[rest // len(regions)], period, figure))
    return made


def write_csv(path: Path, table: list[tuple[str, str, str, str]]) -> None:
    """The table as text."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *table])


def write_xlsx(path: Path, table: list[tuple[str, str, str, str]]) -> None:
    """The table as a workbook, its figures as numbers with two decimals."""
    book = Workbook(write_only=False)
    sheet = book.active
    assert sheet is not None
    sheet.append(HEAD)
    for region, indicator, period, figure in table:
        sheet.append((region, indicator, period, float(figure)))
        sheet.cell(sheet.max_row, 4).number_format = "0.00"
    book.save(path)


def run(table: Path, data: Path) -> tuple[str, float, str]:
    """How long one import takes, by the clock and by the processor; the seconds by the clock; and what it said."""
    start, before = time.perf_counter(), os.times()
    command = [sys.executable, "-m", "planmetrics", "import", str(table), *SOURCE, "--data", str(data), "--lang", "en"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    taken, after = time.perf_counter() - start, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return f"{taken:5.2f} s ({spent:.2f} s of the processor)", taken, done.stdout


def held(data: Path) -> set[tuple[str, str, str, str]]:
    """Every made-up observation of the folder, its figure as typed."""
    project = open_all(data)
    facts = [one for series in project.dataset.observations.values() for one in series if one.source_id == "made-up"]
    return {(one.region, one.indicator, str(one.period), f"{one.quantity.figure:f}") for one in facts}


def main() -> None:
    """Import each table twice, and print the times."""
    random.seed(1)
    print(f"{COUNT} observations; aim: {AIM} s")
    for name, regions in (("ten regions", REGIONS), ("one region", REGIONS[:1])):
        table = rows(regions)
        for suffix, write in (("csv", write_csv), ("xlsx", write_xlsx)):
            with tempfile.TemporaryDirectory() as folder:
                data = shutil.copytree(DATA, Path(folder) / "data")
                path = Path(folder) / f"table.{suffix}"
                write(path, table)
                first, taken, _ = run(path, data)
                assert held(data) == set(table)
                files = {one: one.read_bytes() for one in data.rglob("*.yaml")}
                again, _, said = run(path, data)
                assert files == {one: one.read_bytes() for one in data.rglob("*.yaml")}, said
            print(f"{name:12} {suffix:5} {first}, again {again}{'' if taken <= AIM else '  too slow'}")


if __name__ == "__main__":
    main()
