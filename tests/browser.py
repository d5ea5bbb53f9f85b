"""A headless Chromium that is spoken to over a pipe, as its own tools do: pages are opened, looked at and typed on.

Nothing but the browser is needed for it. What a page asks of the network, and what it complains of, is kept.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DESKTOP, PHONE = (1280, 900), (360, 740)
A4 = {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True, "printBackground": True}
_OURS = ("file:", "data:", "about:")
_PATIENCE = 60
"""Seconds in which the browser has to say something."""
_PLUGGED = """
import fcntl, os, sys
orders, answers = (fcntl.fcntl(int(pipe), fcntl.F_DUPFD, 10) for pipe in sys.argv[1:3])
os.dup2(orders, 3)
os.dup2(answers, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Starts the browser, which listens on 3 and answers on 4, whatever numbers its pipes have."""


class Page:
    """A page in the browser. `requests` are addresses that it asked the network for, `complaints` its console."""

    def __init__(self, browser: Browser, session: str) -> None:
        self._browser = browser
        self._session = session
        self.requests: list[str] = []
        self.complaints: list[str] = []

    def call(self, method: str, **facts: Any) -> dict[str, Any]:  # Any: JSON, as the browser takes and gives it
        """One order to the page."""
        return self._browser.call(method, self._session, **facts)

    def open(self, path: Path, size: tuple[int, int] = DESKTOP) -> None:
        """A file, in a window of this size; a narrow one is a phone's."""
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        width, height = size
        facts = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < DESKTOP[0]}
        self.call("Emulation.setDeviceMetricsOverride", **facts)
        self._browser.page = self
        self.call("Page.navigate", url=path.resolve().as_uri())
        self._browser.wait_for("Page.loadEventFired")

    def ask(self, expression: str) -> Any:  # Any: whatever the expression comes to
        """What an expression comes to on the page."""
        made = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in made, made
        return made["result"].get("value")

    def press(self, key: str, code: int, text: str = "") -> None:
        """A key of the keyboard."""
        for kind in ("keyDown", "keyUp"):
            typed = {"text": text} if text and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **typed)

    def picture(self, *, whole: bool = True, clip: dict[str, float] | None = None) -> bytes:
        """What it looks like: all of it, a part, or what the window shows."""
        facts = {"clip": {**clip, "scale": 1}} if clip else {}
        made = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole, **facts)
        return base64.b64decode(made["data"])

    def printed(self) -> bytes:
        """What it is on paper, as a PDF."""
        return base64.b64decode(self.call("Page.printToPDF", **A4)["data"])

    def hear(self, event: dict[str, Any]) -> None:
        """An event of the page."""
        method, facts = event["method"], event["params"]
        if method == "Network.requestWillBeSent" and not facts["request"]["url"].startswith(_OURS):
            self.requests.append(facts["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(str(facts["exceptionDetails"]))
        elif method == "Runtime.consoleAPICalled" and facts["type"] in {"error", "warning", "assert"}:
            self.complaints.append(str(facts["args"]))
        elif method == "Log.entryAdded" and facts["entry"]["level"] in {"error", "warning"}:
            self.complaints.append(facts["entry"]["text"])


class Browser:
    """The browser at the other end of two pipes; each message ends in a zero byte."""

    def __init__(self, to: int, back: int) -> None:
        self._to = to
        self._back = back
        self._last = 0
        self._rest = b""
        self.page: Page | None = None

    def call(self, method: str, session: str | None = None, **facts: Any) -> dict[str, Any]:
        """One order, and what comes back."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": facts, **({"sessionId": session} if session else {})}
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            heard = self._next()
            if heard.get("id") == self._last:
                assert "error" not in heard, heard
                result: dict[str, Any] = heard["result"]
                return result

    def wait_for(self, event: str) -> None:
        """Until this happens."""
        while self._next().get("method") != event:
            pass

    def new_page(self) -> Page:
        """An empty page."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        return Page(self, self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            assert select.select([self._back], [], [], _PATIENCE)[0], "the browser says nothing"
            read = os.read(self._back, 1 << 16)
            assert read, "the browser has gone"
            self._rest += read
        message, _, self._rest = self._rest.partition(b"\0")
        heard: dict[str, Any] = json.loads(message)
        if self.page is not None and "method" in heard:
            self.page.hear(heard)
        return heard


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A browser of its own, without a window; `profile` is a folder that it may fill."""
    assert CHROMIUM is not None
    read_orders, orders = os.pipe()
    answers, write_answers = os.pipe()
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe")
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            _PLUGGED,
            str(read_orders),
            str(write_answers),
            CHROMIUM,
            *flags,
            f"--user-data-dir={profile}",
        ],
        pass_fds=(read_orders, write_answers),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(read_orders)
    os.close(write_answers)
    try:
        yield Browser(orders, answers)
    finally:
        os.close(orders)
        os.close(answers)
        process.terminate()
        process.wait()
