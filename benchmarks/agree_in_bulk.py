"""How often each status comes with each reason in made-up rows, and whether engines say what the scalar core says.

    python benchmarks/agree_in_bulk.py                 # 24,000 rows
    python benchmarks/agree_in_bulk.py 200000 duckdb   # so many rows, on one engine

What differs beyond 1e-9 (and beyond what floats leave of a difference: `tests/in_bulk.py`) is printed and counted.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from planmetrics.compute.assess import Methods
from tests.in_bulk import Apart, apart, by_core, by_engine
from tests.made_up import methods
from tests.made_up_rows import row

ENGINES = ("duckdb", "polars")
AT_ONCE = 50_000


def main() -> None:
    """Print the pairs, and a line for each engine."""
    count = next((int(one) for one in sys.argv[1:] if one.isdigit()), 24_000)
    engines = [one for one in sys.argv[1:] if one in ENGINES] or ENGINES
    asked = Methods((methods()["schedule"],), methods())
    pairs: Counter[tuple[str, str]] = Counter()
    wrong: dict[str, list[Apart]] = {engine: [] for engine in engines}
    for first in range(0, count, AT_ONCE):
        rows = [row(number) for number in range(first, min(first + AT_ONCE, count))]
        core = [next(by_core(one, asked)) for one in rows]
        pairs.update((one["status"], one["reasons"].get("status", "")) for one in core)
        for engine in engines:
            found = by_engine(engine, rows, asked)
            for one, held in zip(rows, core, strict=True):
                wrong[engine] += apart(one, held, found[one.line])
    for (status, why), times in sorted(pairs.items()):
        print(f"{status:15} {why:25} {times:9,}")
    for engine, differing in wrong.items():
        rows_apart = len({one.number for one in differing})
        print(f"{engine:8} {count:,} rows, {rows_apart} of them apart: {dict(Counter(one.key for one in differing))}")
        for found_apart in differing[:20]:
            print(f"   {found_apart}")


if __name__ == "__main__":
    main()
