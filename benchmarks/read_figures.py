"""How fast printed expressions are read and documents are traced, beside a bare search for digits.

    python benchmarks/read_figures.py [DOCUMENT...]

The expressions are those of the gold table in tests/gold. The aim is 15,000 readings a second on one core, and
a document in less than a second. Everything is measured in one run, best of several rounds.
"""

from __future__ import annotations

import csv
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from planmetrics.figures.read import _read
from planmetrics.trace.document import read_lines

if TYPE_CHECKING:
    from collections.abc import Callable

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "expressions.tsv"
ROUNDS = 5


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of several rounds; the first one compiles patterns and is not counted."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print a line for each thing measured."""
    with GOLD.open(encoding="utf-8", newline="") as table:
        texts = [row["text"] for row in csv.DictReader(table, delimiter="\t")]
    digits = re.compile(r"[0-9]+(?:\.[0-9]+)?")
    bare = best(lambda: [digits.search(text) for text in texts])
    ours = best(lambda: [_read.__wrapped__(text, frozenset()) for text in texts])  # without what it remembers
    print(f"{len(texts)} expressions  {len(texts) / ours:8.0f} a second  {ours / bare:6.1f} x a bare search for digits")
    for name in sys.argv[1:]:
        text = Path(name).read_text("utf-8")
        bare = best(lambda text=text: digits.findall(text))  # type: ignore[misc]  # bound now, not later
        ours = best(lambda text=text: read_lines(text))  # type: ignore[misc]  # the same
        print(f"{Path(name).name}  {ours * 1000:8.1f} ms  {ours / bare:6.1f} x a bare search for digits")


if __name__ == "__main__":
    main()
