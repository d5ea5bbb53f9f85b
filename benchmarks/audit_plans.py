"""What the audit costs beside loading: on the shipped data, and on 10, 100 and 1,000 made-up plans.

    python benchmarks/audit_plans.py

All made-up plans speak of the same indicators and region for other years, so that a rule which compared all pairs
of targets would show: its time a target would grow with the number of plans.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from planmetrics.audit.run import audit
from planmetrics.link import Files, link
from planmetrics.load import Loaded, load
from planmetrics.model.indicator import IndicatorRegistry
from planmetrics.model.plan import Plan
from planmetrics.model.region import RegionRegistry
from planmetrics.project import open_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from planmetrics.facts import Dataset

DATA = Path(__file__).parents[1] / "data"
MONTHS_OVER = 2025 * 12
INDICATORS = ("rd-intensity", "rd-expenditure", "hightech-firms", "provincial-tech-smes", "talent-pool")
UNITS = ("%", "亿元", "家", "家", "万人")


def made_up_plan(number: int) -> str:
    """A plan of five indicators with three targets each; its figures and years differ from plan to plan."""
    first = 1901 + number % 180
    entries = []
    for indicator, unit in zip(INDICATORS, UNITS, strict=True):
        due = "during" if unit == "亿元" else "by"
        targets = "\n".join(
            f'      - {{{due}: {first + years}, at_least: {value}, printed: "{value}", at: {{section: 一, line: 1}}}}'
            for years, value in ((1, 10 + number % 7), (2, 11 + number % 7), (4, 13 + number % 7))
        )
        entries.append(f'  - id: {indicator}\n    name: 虚构指标\n    unit: "{unit}"\n    targets:\n{targets}')
    head = f"format: 1\nid: made-up-{number}\ntitle: 虚构\nstanding: in-force\nregion: '330100'\n"
    period = f"period: {{from: {first}, to: {first + 4}}}\ndocument: {{title: 虚构}}\nindicators:\n"
    return head + period + "\n".join(entries) + "\n"


def made_up(plans: int) -> Dataset:
    """A linked dataset of so many plans."""
    files = Files()
    for name, kind, into in (
        ("indicators", IndicatorRegistry, files.indicators),
        ("regions", RegionRegistry, files.regions),
    ):
        loaded, _ = load((DATA / f"{name}.yaml").read_bytes(), name, kind)
        into.append(loaded)  # type: ignore[arg-type]  # the lists take what their kind loads
    made: list[Loaded[Plan]] = []
    for number in range(plans):
        plan, problems = load(made_up_plan(number).encode(), f"made-up-{number}.yaml", Plan)
        assert plan is not None, problems
        made.append(plan)
    files.plans = made
    return link(files)[0]


def best(work: Callable[[], object], rounds: int = 5) -> float:
    """Seconds of the fastest of several rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print a line for the shipped data, and one for each number of made-up plans."""
    loading = best(lambda: open_all(DATA))
    shipped = open_all(DATA).dataset
    auditing = best(lambda: audit(shipped, MONTHS_OVER))
    times = f"loading {loading * 1000:.0f} ms, audit {auditing * 1000:.0f} ms (aim 100)"
    print(f"shipped data: {times}, {auditing / loading:.2f} x loading")
    for plans in (10, 100, 1000):
        dataset = made_up(plans)
        targets = sum(len(linked.targets) for linked in dataset.plans.values())
        seconds = best(lambda dataset=dataset: audit(dataset, MONTHS_OVER), rounds=3)  # type: ignore[misc]  # bound now
        each = seconds / targets * 1e6
        print(f"{plans:5} plans, {targets:6} targets: {seconds * 1000:8.1f} ms, {each:6.1f} us a target")


if __name__ == "__main__":
    main()
