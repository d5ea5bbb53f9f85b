"""How time and memory of commands grow with the plans of a data folder.

Usage: python benchmarks/folders.py [--save] [PLANS ...]

For each number a made-up folder is written to a temporary directory: ten plans of some 3 kB a region, each with an
indicator of its own among shared ones, and actuals of each region. Every command runs in a process of its own, its
output thrown away. Printed are its seconds of processor time and peak of memory, and the exponent by which the seconds
grew over the number before: 1 is linear. What took more than LONGEST seconds is not run again with more plans. Where
check-jsonschema is installed it checks the same plans and actuals by the schemas, up to MOST_BESIDE plans.
Beyond MOST_HELD plans only those commands run that do not hold all plans at once. `--save` keeps the figures for
docs/performance.md.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from machine import keep, machine

NUMBERS = [10, 100, 1000]
LEAN = (("validate",), ("gap", "--plan", "made-up-7"))
COMMANDS = (
    *LEAN,
    ("gap", "--all", "--as-of", "2026"),
    ("summary", "--as-of", "2026"),
    ("audit", "--as-of", "2026"),
)
LONGEST = 150
BESIDE, MOST_BESIDE = "check-jsonschema", 1000
MOST_HELD = 10_000
SCHEMAS = Path(__file__).parents[1] / "schemas"
ENDS_WELL = {0}
SHARED, PLANS_A_REGION = 12, 10
PLAN = """format: 1
id: made-up-{number}
title: 虚构市第{number}号发展计划
issuer: 虚构市科技局
number: 虚科〔2024〕{number}号
issued: 2024-03-12
standing: in-force
region: "{region}"
period: {{from: 2024, to: 2027}}
document: {{title: 虚构市第{number}号发展计划}}
indicators:
"""
ENTRY = """  - id: {id}{own}
    name: {name}
    unit: 项
    owners: [市科技局]
    baseline: {{period: 2023, value: {base}, printed: "{base}", at: {{section: 附件一, row: {row}}}}}
    targets:
      - {{by: 2025, at_least: {second}, printed: "{second}", at: {{section: 附件一, row: {row}}}}}
      - {{by: 2027, at_least: {third}, printed: "{third}以上", at: {{section: 附件一, row: {row}}}}}
"""
OWN = """
    name_en: Made-up indicator {number}
    measure: stock
    better: higher"""
ACTUALS = """format: 1
region: "{region}"
sources:
  yearbook: {{title: 虚构年鉴, kind: official, url: "https://example.org", published: 2026-01-20}}
observations:
"""
OBSERVATION = "  - {{indicator: shared-{index}, period: {year}, value: {value}, source: yearbook}}\n"
SHARED_ENTRY = """  - id: shared-{index}
    name: 共有指标{index}
    name_en: Shared indicator {index}
    unit: 项
    measure: stock
    better: higher
"""


def write_folder(folder: Path, plans: int) -> None:
    """A data folder with so many plans."""
    (folder / "plans").mkdir(parents=True)
    (folder / "actuals").mkdir()
    head = "format: 1\nindicators:\n"
    (folder / "indicators.yaml").write_text(
        head + "".join(SHARED_ENTRY.format(index=index) for index in range(SHARED)), encoding="utf-8"
    )
    regions = "format: 1\nas_of: 2025-12\nregions:\n"
    for place in range(-(-plans // PLANS_A_REGION)):
        regions += f'  - {{id: "{place + 990000:06}", name: 虚构区{place}, name_en: Made-up {place}, level: county}}\n'
        (folder / "actuals" / f"{place + 990000:06}.yaml").write_text(actuals_of(place), encoding="utf-8")
    (folder / "regions.yaml").write_text(regions, encoding="utf-8")
    for number in range(plans):
        (folder / "plans" / f"made-up-{number}.yaml").write_text(plan_of(number), encoding="utf-8")


def plan_of(number: int) -> str:
    """One plan: eleven shared indicators, and one of its own."""
    text = PLAN.format(number=number, region=f"{number // PLANS_A_REGION + 990000:06}")
    for row in range(SHARED):
        base = 100 + 10 * row + number % 7
        own = OWN.format(number=number) if not row else ""
        name, name_here = (f"own-{number}", f"虚构指标{number}") if not row else (f"shared-{row}", f"共有指标{row}")
        figures = {"base": base, "second": base + 20, "third": base + 40}
        text += ENTRY.format(id=name, name=name_here, own=own, row=row + 1, **figures)
    return text


def actuals_of(place: int) -> str:
    """What was observed in a region of the shared indicators."""
    text = ACTUALS.format(region=f"{place + 990000:06}")
    for index in range(SHARED):
        for year in (2024, 2025):
            text += OBSERVATION.format(index=index, year=year, value=104 + 10 * index + year - 2024)
    return text


class Run(NamedTuple):
    """One command on so many plans: seconds of processor time, MiB at the peak, exponent of growth (0: the first)."""

    plans: int
    command: str
    seconds: float
    peak: float
    exponent: float


def measured(arguments: list[str]) -> tuple[float, float]:
    """Seconds of processor time, and MiB at the peak, of one run, which has to end well."""
    away = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    child = os.posix_spawn(arguments[0], arguments, os.environ, file_actions=away)
    _, status, used = os.wait4(child, 0)
    assert os.waitstatus_to_exitcode(status) in ENDS_WELL, arguments
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def contenders(folder: Path, plans: int) -> dict[str, list[list[str]]]:
    """What is run on a folder, by name: each a process, or several whose seconds are added."""
    ours = {
        " ".join(command): [[sys.executable, "-m", "planmetrics", *command, "--data", str(folder)]]
        for command in (COMMANDS if plans <= MOST_HELD else LEAN)
    }
    beside = shutil.which(BESIDE)
    if beside is not None and plans <= MOST_BESIDE:
        ours[BESIDE] = [
            [
                beside,
                "--schemafile",
                str(SCHEMAS / f"{kind}.schema.json"),
                *map(str, sorted((folder / place).iterdir())),
            ]
            for kind, place in (("plan", "plans"), ("actuals", "actuals"))
        ]
    return ours


def runs_of(numbers: list[int]) -> list[Run]:
    """Write the folders, run the commands, print each line of the table as it is known."""
    print(f"{'plans':>6} {'command':36} {'cpu s':>8} {'MiB':>6} {'exponent':>8}")
    found: list[Run] = []
    last: dict[str, Run] = {}
    for plans in numbers:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "data"
            write_folder(folder, plans)
            for name, commands in contenders(folder, plans).items():
                before = last.get(name)
                if before is not None and before.seconds > LONGEST:
                    continue
                each = [measured(command) for command in commands]
                seconds, peak = sum(one[0] for one in each), max(one[1] for one in each)
                grown = 0.0 if before is None else math.log(seconds / before.seconds, plans / before.plans)
                last[name] = Run(plans, name, round(seconds, 2), round(peak), round(grown, 2))
                found.append(last[name])
                print(
                    f"{plans:6} {name:36} {seconds:8.2f} {peak:6.0f} {f'{grown:.2f}' if grown else '':>8}", flush=True
                )
    return found


def main() -> None:
    """Measure, and keep the figures where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plans", type=int, nargs="*", default=NUMBERS)
    parser.add_argument("--save", action="store_true")
    asked = parser.parse_args()
    libraries = ("planmetrics", "PyYAML", "pydantic", *((BESIDE,) if shutil.which(BESIDE) else ()))
    told = {**machine(libraries), "plans": asked.plans}
    runs = [one._asdict() for one in runs_of(asked.plans)]
    if asked.save:
        keep("folders", {**told, "runs": runs})


if __name__ == "__main__":
    main()
