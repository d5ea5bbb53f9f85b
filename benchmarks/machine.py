"""What a benchmark ran on, and where its figures are kept for docs/performance.md."""

from __future__ import annotations

import json
import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

MEASURED = Path(__file__).with_name("measured")


def machine(libraries: tuple[str, ...]) -> dict[str, str]:
    """Kind of processor, how many, memory, versions; and how busy it was with other work."""
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    cpu = next((line.split(": ")[1] for line in lines if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "machine": f"{cpu}, {os.cpu_count()} processors, {memory:.0f} GiB",
        "busy": f"load {os.getloadavg()[1]:.1f} over five minutes, by others too",
        "versions": ", ".join(
            [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in libraries)]
        ),
    }


def keep(name: str, told: dict[str, Any]) -> None:
    """Keep what was measured, for docs/performance.py."""
    MEASURED.mkdir(exist_ok=True)
    (MEASURED / f"{name}.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
