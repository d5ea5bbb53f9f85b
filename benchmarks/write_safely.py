"""What comes of runs that are killed, and of runs that write at once: made-up observations, a copy of the shipped data.

Usage: python benchmarks/write_safely.py [KILLS [WRITERS]]

KILLS runs of `planmetrics record`, each killed at a random moment of its life: every file has to be the old one or
the new one, to the byte, and the next run has to go through. WRITERS runs, eight at a time: every observation has to
stand in the file at the end.
"""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

KILLS, WRITERS = (int(number) for number in (*sys.argv[1:], *("500", "80")[len(sys.argv) - 1 :]))
AT_ONCE = 8
DATA = Path(__file__).parents[1] / "data"
REGION = "330100"
SOURCE = "zjamr-patents-2023"


def command(data: Path, number: int) -> list[str]:
    """A run that records one observation, another one for each number."""
    period = f"{1930 + number // 12}-{number % 12 + 1:02}"
    arguments = [REGION, "hightech-firms", period, str(number), "--source", SOURCE, "--data", str(data)]
    return [sys.executable, "-m", "planmetrics", "record", *arguments]


def line(number: int) -> bytes:
    """The line that it adds."""
    period = f"{1930 + number // 12}-{number % 12 + 1:02}"
    return f"  - {{indicator: hightech-firms, period: {period}, value: {number}, source: {SOURCE}}}\n".encode()


def start(data: Path, number: int) -> subprocess.Popen[bytes]:
    """A run, started."""
    return subprocess.Popen(command(data, number), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def padded(data: Path) -> Path:
    """The region's file, long enough that writing it takes a while."""
    path = data / "actuals" / f"{REGION}.yaml"
    path.write_bytes(path.read_bytes() + b"# made up\n" * 200_000)
    return path


def kill(data: Path) -> None:
    """Kill run after run, and look at what each leaves."""
    path = padded(data)
    began = time.perf_counter()
    start(data, 0).communicate()
    life = time.perf_counter() - began
    found: Counter[str] = Counter()
    leftover, seen = path.with_name(f".{path.name}.planmetrics-tmp"), None
    for number in range(1, KILLS + 1):
        before = path.read_bytes()
        one = start(data, number)
        # most of a run reads and checks: half of the kills aim at its last quarter, where it writes
        time.sleep(random.uniform(life * 0.7, life * 1.1) if number % 2 else random.uniform(0, life))
        one.send_signal(signal.SIGKILL)
        one.communicate()
        after = path.read_bytes()
        is_new = line(number) in after and after.replace(line(number), b"", 1) == before
        assert after == before or is_new, f"run {number} left {len(after)} bytes of {len(before)}"
        found["new" if is_new else "old"] += 1
        now = leftover.stat().st_mtime_ns if leftover.exists() else None
        found["left a temporary file"] += now not in {None, seen}
        seen = now
    done = start(data, KILLS + 1)
    _, said = done.communicate()
    assert done.returncode == 0, said
    assert not leftover.exists()
    print(f"{KILLS} kills in a life of {life:.2f} s: {dict(found)}; 0 half-written, the next run went through")


def write_at_once(data: Path) -> None:
    """Many runs at once, eight at a time."""
    path = data / "actuals" / f"{REGION}.yaml"
    numbers = iter(range(2000, 2000 + WRITERS))
    running: dict[int, subprocess.Popen[bytes]] = {}
    began = time.perf_counter()
    while True:
        while len(running) < AT_ONCE and (number := next(numbers, None)) is not None:
            running[number] = start(data, number % 1100)
        if not running:
            break
        number, one = next(iter(running.items()))
        _, said = one.communicate()
        assert one.returncode == 0, said
        del running[number]
    held = path.read_bytes()
    kept = sum(line(number % 1100) in held for number in range(2000, 2000 + WRITERS))
    print(f"{WRITERS} writers, {AT_ONCE} at once, {time.perf_counter() - began:.1f} s: {kept} of {WRITERS} kept")
    assert kept == WRITERS


def main() -> None:
    """Both, each in a folder of its own."""
    random.seed(1)
    for work in (write_at_once, kill):
        with tempfile.TemporaryDirectory() as folder:
            work(shutil.copytree(DATA, Path(folder) / "data"))


if __name__ == "__main__":
    main()
