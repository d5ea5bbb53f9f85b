"""What a run is about, for whoever waits at a terminal: one line, told once a second is over, which disappears.

Commands tell what comes next (`output.doing`); a thread shows the last that was told, with the seconds that have gone,
and `output` takes the line away before it writes anything else. Nothing below the commands knows of it.
"""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING

from planmetrics.render.layout import fold

if TYPE_CHECKING:
    from typing import TextIO

AFTER = 1.0
"""Seconds that a run may take without a word."""
EVERY = 0.2
"""Seconds between two looks at what is told."""
_AWAY = "\r\x1b[K"
_NARROWEST = 40


class Line:
    """The line on a terminal, from the first word that is told to the end of the run."""

    def __init__(self, stream: TextIO) -> None:
        self.stream, self.width = stream, _columns(stream)
        self.started = time.monotonic()
        self.text: str | None = None
        self.is_there = False
        self.lock = threading.Lock()
        threading.Thread(target=self._look, daemon=True).start()

    def tell(self, text: str) -> None:
        """This is being done now."""
        self.text = text

    def hush(self) -> None:
        """Take the line away, and show none until something is told again."""
        with self.lock:
            self.text = None
            if self.is_there:
                self._write(_AWAY)
            self.is_there = False

    def _look(self) -> None:
        """Show what is told, again and again; the thread ends with the run."""
        time.sleep(AFTER)
        while True:
            with self.lock:
                if self.text is not None:
                    self._write(_AWAY + self._line(self.text))
                    self.is_there = True
            time.sleep(EVERY)

    def _line(self, text: str) -> str:
        """The text in one row of the terminal, with the seconds behind it."""
        told = f" {time.monotonic() - self.started:.0f} s"
        return fold(text, self.width - len(told) - 1)[0] + told

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()


def _columns(stream: TextIO) -> int:
    """How wide the terminal is, if it says so: stdout may be none."""
    try:
        return max(os.get_terminal_size(stream.fileno()).columns, _NARROWEST)
    except (OSError, ValueError):
        return _NARROWEST
