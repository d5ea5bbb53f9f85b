"""Writes docs/performance.md from what the benchmarks kept under benchmarks/measured. Run it from anywhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
MEASURED = ROOT / "benchmarks" / "measured"
HEAD = """# Performance

Made by `docs/performance.py` of what the benchmarks measured and kept (`--save`). In each table every line was run once a round, in
turn, as a process of its own: lines of one table saw the same machine, and two tables may not have. Seconds on the clock are the
median of the rounds, with the least and the most; where other work kept the machine busy, the seconds of processor time say more.
"""
COMMANDS = {
    "wide": "benchmarks/judge_in_bulk.py {rows} --rounds {rounds}{spark}",
    "tidy": "benchmarks/judge_in_bulk.py {rows} --rounds {rounds} --tidy",
}
WHAT = {"wide": "rows of base, latest and target", "tidy": "observations, and a tenth as many targets"}
COLUMNS = "| | clock (s) | least to most | processor (s) | memory (MB) | rows a second |\n|---|---|---|---|---|---|"


def page() -> str:
    """The page."""
    files = sorted(
        MEASURED.glob("bulk-*.json"), key=lambda file: (file.stem.split("-")[1], int(file.stem.split("-")[2]))
    )
    lines = [line for file in files for line in _section(json.loads(file.read_text("utf-8")))]
    for name, section in (("start", _start), ("folders", _folders)):
        if (file := MEASURED / f"{name}.json").exists():
            lines += section(json.loads(file.read_text("utf-8")))
    return "\n".join([HEAD, *lines])


def _section(told: dict[str, Any]) -> Iterator[str]:
    spark = " --spark" if any("spark" in name for name in told["runs"]) else ""
    command = COMMANDS[told["what"]].format(rows=told["rows"], rounds=told["rounds"], spark=spark)
    yield from (f"## {told['rows']:,} {WHAT[told['what']]}", "", f"`python {command}`, {told['rounds']} rounds.", "")
    yield from (f"{told['machine']}; {told['busy']}. {told['versions']}.", "", COLUMNS)
    for name, run in told["runs"].items():
        spread = f"{run['least']:.1f} to {run['most']:.1f}"
        figures = f"{run['seconds']:.1f} | {spread} | {run['processor']:.1f} | {run['megabytes']:,} | {run['rows_per_second']:,}"
        yield f"| {name} | {figures} |"
    yield ""


def _start(told: dict[str, Any]) -> Iterator[str]:
    yield from (
        "## Start",
        "",
        f"`python benchmarks/cold_start.py {told['rounds']}`: multiples of `python -c pass`.",
        "",
    )
    yield from (f"{told['machine']}; {told['busy']}. {told['versions']}.", "")
    yield "| | clock (ms) | times as long | least to most | aim |\n|---|---|---|---|---|"
    for run in told["runs"]:
        spread, aim = f"{run['least']} to {run['most']}", run["aim"] or ""
        yield f"| {run['command']} | {run['milliseconds']} | {run['times']} | {spread} | {aim} |"
    yield ""


def _folders(told: dict[str, Any]) -> Iterator[str]:
    plans = " ".join(map(str, told["plans"]))
    yield from ("## Folders", "", f"`python benchmarks/folders.py {plans}`: each command once; 1 is linear.", "")
    yield from (f"{told['machine']}; {told['busy']}. {told['versions']}.", "")
    yield "| plans | | processor (s) | memory (MiB) | exponent |\n|---|---|---|---|---|"
    for run in told["runs"]:
        figures = f"{run['seconds']:.2f} | {run['peak']:.0f} | {run['exponent'] or ''}"
        yield f"| {run['plans']:,} | {run['command']} | {figures} |"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
