"""How long commands take to start, as multiples of `python -c pass`.

Usage: python benchmarks/cold_start.py [ROUNDS] [--save]

Every round runs each command once, in turn, with output to a pipe, so that all see the same machine; the
figure is the median over the rounds of each command's time divided by that of `python -c pass` in the
same round. The first round warms the file cache and is left out. It also leaves bytecode beside the
modules of a checkout, as an installer does for a package, so that no later one pays for the compiler.
`--save` keeps the figures for docs/performance.md.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from machine import keep, machine

ROUNDS = next((int(asked) for asked in sys.argv[1:] if asked.isdecimal()), 15)
PLANMETRICS = str(Path(sys.executable).with_name("planmetrics"))
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import typer": [sys.executable, "-c", "import typer"],
    "import typer, pydantic, yaml, rich": [
        sys.executable,
        "-c",
        "import typer, yaml, rich.table; from pydantic import BaseModel",
    ],
}
AIMS = {
    "gap --plan hz-315-2024": 16,
    "validate": 18,
    "audit": 18,
    "show hz-315-2024": 18,
    "compare rd-intensity": 18,
    "plans": 18,
    "export targets --format csv": 18,
    "summary": 18,
    "cagr": 18,
    "--help": 6,
    "cagr 466 1000 --years 5": 6,
}
COMMANDS |= {f"planmetrics {asked}": [PLANMETRICS, *asked.split()] for asked in AIMS}
FOUND_SOMETHING = 1
# With this set, a checkout would be compiled anew in every run, and an installed package never.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT["LANG"] = "C.UTF-8"


def seconds(command: list[str]) -> float:
    """Wall time of one run."""
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, env=ENVIRONMENT)
    taken = time.perf_counter() - start
    assert done.returncode in {0, FOUND_SOMETHING}, done.stderr.decode()
    return taken


def main() -> None:
    """Run the rounds and print the table."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for number in range(ROUNDS + 1):
        for name, command in COMMANDS.items():
            taken = seconds(command)
            if number:
                times[name].append(taken)
    base, runs = times["python -c pass"], []
    print(f"{'command':40} {'ms':>6} {'x':>6} {'aim':>5}")
    for name, mine in times.items():
        ratios = sorted(own / bare for own, bare in zip(mine, base, strict=True))
        ratio, taken = statistics.median(ratios), statistics.median(mine) * 1000
        aim = AIMS.get(name.removeprefix("planmetrics "))
        print(f"{name:40} {taken:6.0f} {ratio:6.1f} {aim or '':>5}")
        spread = {"least": round(ratios[0], 1), "most": round(ratios[-1], 1)}
        runs.append({"command": name, "milliseconds": round(taken), "times": round(ratio, 1), **spread, "aim": aim})
    if "--save" in sys.argv:
        keep("start", {**machine(("planmetrics", "typer", "pydantic", "PyYAML")), "rounds": ROUNDS, "runs": runs})


if __name__ == "__main__":
    main()
