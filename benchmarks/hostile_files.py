"""What files made to hurt cost: seconds of processor time and peak memory, by every command that takes such a file.

    python benchmarks/hostile_files.py            # all of them
    python benchmarks/hostile_files.py bomb a:    # those whose name holds one of these words

No file is larger than four megabytes. Whatever takes more than 1.5 s or 200 MB is marked.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.hostile import FILES

if TYPE_CHECKING:
    from tests.hostile import Hostile

MOST_SECONDS, MOST_MEGABYTES = 1.5, 200


class Cost(NamedTuple):
    """What a run took; `code` is how it ended, and `said` its last line."""

    seconds: float
    megabytes: float
    code: int
    said: str


def cost_of(arguments: list[str], stdin: Path | None = None) -> Cost:
    """Run the program, and wait for it."""
    with tempfile.TemporaryFile() as said, open(stdin or os.devnull, "rb") as given:  # noqa: PTH123  # either
        run = subprocess.Popen(
            [sys.executable, "-m", "planmetrics", "--lang", "en", *arguments],
            stdin=given,
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
        seconds = used.ru_utime + used.ru_stime
        said.seek(0)
        lines = said.read().decode(errors="replace").splitlines() or [""]
    wrong = next((line for line in lines if "Traceback" in line), lines[0])
    return Cost(seconds, used.ru_maxrss / 1024, run.returncode, wrong)


def runs_of(file: Hostile, folder: Path) -> dict[str, tuple[list[str], Path | None]]:
    """The commands that take such a file, each with its arguments and what it reads from stdin."""
    path = folder / file.name
    path.parent.mkdir(parents=True, exist_ok=True)
    # elsewhere, for a process counts the memory of its parent as its own
    at = FILES.index(file)
    made = f"import sys; from tests.hostile import FILES; open(sys.argv[1], 'wb').write(FILES[{at}].made())"
    subprocess.run([sys.executable, "-c", made, str(path)], check=True, cwd=Path(__file__).parents[1])
    if file.kind == "yaml":
        return {"validate": (["validate", str(path)], None)}
    if file.kind == "text":
        return {"trace": (["trace", "hz-315-2024", str(path)], None), "read -": (["read", "-"], path)}
    table = ["gap", "--table"]
    return {"gap --table": ([*table, str(path)], None), "gap --table -": ([*table, "-"], path)}


def main() -> None:
    """Print a line for each file and command."""
    wanted = sys.argv[1:]
    for file in FILES:
        if wanted and not any(word in f"{file.kind} {file.name}" for word in wanted):
            continue
        with tempfile.TemporaryDirectory() as folder:
            for name, (arguments, stdin) in runs_of(file, Path(folder)).items():
                cost = cost_of(arguments, stdin)
                mark = "!" if cost.seconds > MOST_SECONDS or cost.megabytes > MOST_MEGABYTES else " "
                print(
                    f"{mark} {file.name:34} {name:14} {cost.seconds:6.2f} s {cost.megabytes:5.0f} MB"
                    f"  {cost.code}  {cost.said[:110]}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
