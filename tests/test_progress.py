"""What a run is about is told on a terminal that waits, in one line that disappears; a pipe is told nothing."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from planmetrics.cli.progress import Line
from tests.command_line import MADE_UP
from tests.documents_by_hand import pdf, text_at

if TYPE_CHECKING:
    from pathlib import Path

AT_ONCE = (
    "import planmetrics.cli.progress as p; p.AFTER = 0; p.EVERY = 0.001; from planmetrics.cli.start import main; main()"
)
"""The program, without the second in which it says nothing."""
AWAY = "\r\x1b[K"


class Screen:
    """A terminal that keeps what was written, and tells when there was something."""

    def __init__(self) -> None:
        self.written, self.is_told = "", threading.Event()

    def write(self, text: str) -> int:
        self.written += text
        self.is_told.set()
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def fileno(self) -> int:
        raise OSError


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell what is being done without waiting."""
    monkeypatch.setattr("planmetrics.cli.progress.AFTER", 0)


@pytest.mark.usefixtures("at_once")
def test_the_line_tells_the_last_word_and_goes_away() -> None:
    screen = Screen()
    line = Line(screen)  # type: ignore[arg-type]  # as much of a stream as it asks for
    line.tell("reading data")
    assert screen.is_told.wait(60)
    line.hush()
    kept = screen.written

    assert kept.startswith(f"{AWAY}reading data 0 s")
    assert kept.endswith(AWAY)


@pytest.mark.usefixtures("at_once")
def test_the_line_is_never_longer_than_the_terminal() -> None:
    screen = Screen()
    line = Line(screen)  # type: ignore[arg-type]  # the same
    line.tell("正在读取" * 30)
    assert screen.is_told.wait(60)
    line.hush()
    shown = screen.written.removeprefix(AWAY).split("\r")[0]

    assert len(shown.encode("gbk")) < 40
    assert re.search(r" \d+ s$", shown)


def test_what_takes_less_than_a_second_is_not_told() -> None:
    screen = Screen()
    line = Line(screen)  # type: ignore[arg-type]  # the same
    line.tell("reading data")
    line.hush()

    assert screen.written == ""


def on_terminal(*arguments: str, stdout: int | None = None) -> str:
    """What a run writes on a terminal: of both streams, or of stderr where stdout goes elsewhere."""
    screen, end = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", AT_ONCE, *arguments, "--lang", "en"]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stdout or end, stderr=end, env=environment) as run:
        os.close(end)
        written = b""
        while select.select([screen], [], [], 60)[0]:
            try:
                piece = os.read(screen, 65536)
            except OSError:  # the end of a terminal
                break
            if not piece:
                break
            written += piece
    os.close(screen)
    assert run.returncode == 0, written
    return written.decode()


def left(written: str) -> str:
    """What stands on the terminal in the end: a line that was taken away is gone."""
    return "\n".join(line.split(AWAY)[-1] for line in written.replace("\r\n", "\n").split("\n"))


ON_TERMINALS = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and pseudo-terminals")


@ON_TERMINALS
@pytest.mark.parametrize("command", [("gap", "every-form"), ("summary",), ("audit",), ("plans",)])
def test_on_a_terminal_nothing_of_it_stays(command: tuple[str, ...]) -> None:
    data = MADE_UP if command[0] != "plans" else MADE_UP[:2]
    written = on_terminal(*command, *data)

    assert "reading " in written
    assert not re.search(r"\d s\b", left(written))
    assert "\x1b[K" not in left(written)


@ON_TERMINALS
def test_it_is_told_while_the_table_goes_into_a_file(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    rows = "".join(f"a{number},1,2020,2,2023,3,2025,higher\n" for number in range(3000))
    table.write_text(f"indicator,base,base_period,latest,latest_period,target,target_period,better\n{rows}")
    with (tmp_path / "out.csv").open("wb") as out:
        written = on_terminal("gap", "--table", str(table), "--format", "csv", stdout=out.fileno())

    assert "judging row " in written
    assert left(written).strip() == ""
    assert len((tmp_path / "out.csv").read_text("utf-8").splitlines()) == 3001


@ON_TERMINALS
def test_pages_of_a_document_are_counted(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(pdf(*(text_at(72, 700, f"By 2030 at least {n}20 firms") for n in range(1, 30))))
    with (tmp_path / "out.yaml").open("wb") as out:
        command = ("draft", str(tmp_path / "plan.pdf"), "--region", "990100", "--format", "json", *MADE_UP[:2])
        written = on_terminal(*command, stdout=out.fileno())

    assert re.search(r"page \d+ of 29", written)


def test_a_pipe_is_told_nothing() -> None:
    command = [sys.executable, "-c", AT_ONCE, "gap", "every-form", *MADE_UP]
    run = subprocess.run(command, capture_output=True, check=True)

    assert run.stderr == b""
    assert b"\x1b" not in run.stdout


def test_no_start_into_a_pipe_pays_for_it() -> None:
    code = "import sys; from planmetrics.cli.app import app; app(['gap', 'every-form', *sys.argv[1:]], standalone_mode=False); print('planmetrics.cli.progress' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code, *MADE_UP], capture_output=True, check=True, encoding="utf-8")

    assert run.stdout.endswith("False\n")
