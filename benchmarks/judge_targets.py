"""What working out and judging every target costs beside loading: all methods, over all shipped data; and a table.

    python benchmarks/judge_targets.py

Methods share what is worked out of a target, so that each further method costs little.
"""

from __future__ import annotations

import io
import time
from pathlib import Path
from typing import TYPE_CHECKING

from planmetrics.compute.assess import Methods, assess
from planmetrics.compute.table import assess_table
from planmetrics.project import open_all, open_methods
from planmetrics.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from planmetrics.facts import Dataset

DATA = Path(__file__).parents[1] / "data"
MONTHS_OVER = 2025 * 12
ROWS = 10_000
HEAD = "indicator,region,base,base_period,latest,latest_period,target,target_period,better\n"


def best(work: Callable[[], object], rounds: int = 7) -> float:
    """Seconds of the fastest of several rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def judge_all(dataset: Dataset, methods: Methods) -> int:
    """Every target of every plan, judged by each method; how many verdicts that makes."""
    plans = dataset.plans.values()
    return sum(len(one.verdicts) for plan in plans for one in assess(dataset, plan.targets, MONTHS_OVER, methods))


def main() -> None:
    """Print a line for one method, one for all of them, and one for a table."""
    dataset = open_all(DATA).dataset
    known, problems = open_methods(DATA)
    assert problems == []
    every_method = tuple(known.values())
    first, methods = Methods(every_method[:1], known), Methods(every_method, known)
    targets = sum(len(linked.targets) for linked in dataset.plans.values())
    loading = best(lambda: open_all(DATA), rounds=3)
    one, every = best(lambda: judge_all(dataset, first)), best(lambda: judge_all(dataset, methods))
    print(f"{targets} targets, loading {loading * 1000:.0f} ms")
    print(f"   one method: {one * 1000:6.1f} ms, {one / loading:.2f} x loading")
    print(f"  {len(every_method):2} methods: {every * 1000:6.1f} ms, {every / loading:.2f} x loading (aim 50 ms)")
    lines = "".join(f"made-up-{n},,{100 + n},2015,{120 + n},2023,{150 + n},2030,higher\n" for n in range(ROWS))
    raw = (HEAD + lines).encode()
    table, told = read_table(io.BytesIO(raw), "made-up.csv")
    assert table is not None, told
    reading = best(lambda: read_table(io.BytesIO(raw), "made-up.csv"), rounds=3)
    judging = best(lambda: list(assess_table(table.rows, MONTHS_OVER, first)), rounds=3)
    print(f"{ROWS} rows of a table: read {reading * 1000:.0f} ms, judged {judging * 1000:.0f} ms")


if __name__ == "__main__":
    main()
