"""How fast plan files are read: bytes to the validated model, on 1,000 made-up plans of 3 kB, on one core.

Usage: python benchmarks/read_plans.py [ROUNDS]

Each round times, over the same files and in turn: libyaml's bare events through PyYAML, our nodes (events
with places, duplicate keys and limits), nodes and model, and PyYAML's own CSafeLoader for comparison. Files
lie in memory: the disk is not measured.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from typing import TYPE_CHECKING

import yaml

from planmetrics.load import load
from planmetrics.model.plan import Plan
from planmetrics.syntax.decoding import decode
from planmetrics.syntax.reader import read

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 5
FILES = 1000
AIM_SPEED, AIM_RATIO = 2.5, 3.0
HEAD = """# A made-up plan.
format: 1
id: made-up-{number}
title: 虚构市科技发展计划
issuer: 虚构市科技局
number: 虚科〔2024〕{number}号
issued: 2024-03-12
standing: in-force
region: "990100"
period: {{from: 2024, to: 2027}}
document: {{title: 虚构市科技发展计划}}
indicators:
"""
INDICATOR = """  - id: indicator-{index}
    name: 虚构指标{index}占比重
    unit: "%"
    owners: [市科技局]
    baseline: {{period: 2023, value: {base}, printed: "{base}", at: {{section: 附件一, row: {index}, line: {line}}}}}
    targets:
      - {{by: 2024, at_least: {first}, printed: "{first}", at: {{section: 附件一, row: {index}, line: {line}}}}}
      - {{by: 2025, at_least: {second}, printed: "{second}", at: {{section: 附件一, row: {index}, line: {line}}}}}
      - by: 2027
        more_than: {third}
        printed: 超{third}%
        at: {{section: 附件一, row: {index}, line: {line}}}
"""


def made_up_plan(number: int) -> bytes:
    """A plan of some 3 kB; every number differs from file to file."""
    parts = [HEAD.format(number=number)]
    for index in range(1, 7):
        base = 2 + (number % 97) / 100 + index
        figures = {"base": f"{base:.2f}", "first": f"{base + 0.1:.2f}"}
        figures |= {"second": f"{base + 0.25:.2f}", "third": f"{base + 0.5:.2f}"}
        parts.append(INDICATOR.format(index=index, line=100 + index, **figures))
    return "".join(parts).encode()


def events(raw: bytes) -> None:
    """Every event of libyaml, and nothing done with it."""
    next_event = yaml.CSafeLoader(raw).get_event
    while type(next_event()) is not yaml.StreamEndEvent:
        pass


def nodes(raw: bytes) -> None:
    """Nodes with places."""
    text, found = decode(raw, "plan.yaml")
    assert text is not None
    assert not found
    assert not read(text, "plan.yaml")[1]


def model(raw: bytes) -> None:
    """Nodes and the validated model."""
    loaded, found = load(raw, "plan.yaml", Plan)
    assert loaded is not None, found


def c_safe_loader(raw: bytes) -> None:
    """PyYAML's fast loader: no places, no duplicate keys, no limits, no digits kept."""
    yaml.load(raw, Loader=yaml.CSafeLoader)


WAYS: dict[str, Callable[[bytes], None]] = {
    "bare libyaml events": events,
    "nodes with places": nodes,
    "nodes and model": model,
    "yaml.CSafeLoader": c_safe_loader,
}


def main() -> None:
    """Run the rounds and print the table."""
    gc.set_threshold(100_000)  # as the program runs
    files = [made_up_plan(number) for number in range(FILES)]
    size = sum(map(len, files))
    times: dict[str, list[float]] = {name: [] for name in WAYS}
    for number in range(ROUNDS + 1):
        for name, way in WAYS.items():
            start = time.process_time()
            for raw in files:
                way(raw)
            if number:  # the first round warms up
                times[name].append(time.process_time() - start)
    bare = times["bare libyaml events"]
    print(f"{FILES} files, {size / FILES / 1000:.1f} kB each; medians of {ROUNDS} rounds")
    print(f"{'':24} {'MB/s':>6} {'x events':>9}")
    for name, taken in times.items():
        ratio = statistics.median(mine / theirs for mine, theirs in zip(taken, bare, strict=True))
        print(f"{name:24} {size / statistics.median(taken) / 1e6:6.2f} {ratio:9.2f}")
    print(f"aims for nodes and model: {AIM_SPEED} MB/s, {AIM_RATIO} x events")


if __name__ == "__main__":
    main()
