"""How many faults of each kind are told, and where: in plans, actuals, registries and tables.

    python benchmarks/plant_faults.py [--number 12] [--seed 1] [--silent]

Faults are planted one at a time into copies of the shipped data and of the made-up folders of the tests; what validate,
audit and the reading of a table then say anew is held against the line of the fault. Notes alone do not tell a fault.
`--silent` lists what stayed silent, or was told elsewhere, after the table.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.planter import KINDS
from tests.planter.grounds import Line, plant_all, summary

WIDTH = 52


def row(line: Line) -> str:
    """A line of the table."""
    figures = (line.planted, line.here, line.elsewhere, line.silent, line.noted)
    return f"{line.name:{WIDTH}}" + "".join(f"{figure:>11}" for figure in figures)


def main() -> None:
    """Plant, ask, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--silent", action="store_true")
    asked = parser.parse_args()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        outcomes = list(plant_all(KINDS, asked.number, Random(asked.seed), Path(folder)))
    lines = summary(outcomes)
    heads = ("planted", "here", "elsewhere", "silent", "note only")
    print(f"{'kind':{WIDTH}}" + "".join(f"{head:>11}" for head in heads))
    for line in lines:
        print(row(line))
    total = Line(f"{len(lines)} kinds", *(sum(figures) for figures in zip(*(line[1:] for line in lines), strict=True)))
    print(row(total))
    print(f"told at the right line: {total.here / total.planted:.1%} ({time.perf_counter() - start:.0f} s)")
    for one in outcomes if asked.silent else ():
        if one.told != "here":
            place = f"{one.file}:{min(one.fault.lines)}"
            print(f"{one.told:10} {one.kind.name:46} {place:28} {one.fault.what} {' '.join(one.codes)}")


if __name__ == "__main__":
    main()
