"""Makes docs/pictures, which the READMEs show: `python docs/pictures.py`; a page is photographed by Chromium.

The tables are those that a terminal shows, cell by cell; the pages are reports, as a browser opens them. Both are of the
made-up plans in examples.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planmetrics.render.layout import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
OF_COUNCIL = ("--data", "examples/council/data", "--as-of", "2025-09", "--lang", "en")
OF_DISTRICT = ("--data", "examples/district/data", "--as-of", "2025-09", "--lang", "zh")
TABLES: dict[str, tuple[str, ...]] = {
    "table-en.svg": ("gap", *OF_COUNCIL, "--by", "2028"),
    "table-zh.svg": ("gap", *OF_DISTRICT, "--by", "2025"),
}
REPORTS: dict[str, tuple[str, ...]] = {
    "report-en.png": ("report", "--all", *OF_COUNCIL, "--since", "2024-09"),
    "report-zh.png": ("report", "--all", *OF_DISTRICT, "--since", "2025-03"),
}
_COLUMNS = 160
"""As wide as the terminal is."""
_WIDE, _HIGH = 7.5, 18
"""What a cell takes, in pixels."""
_STYLES = {"1": "bold", "31": "red", "32": "green", "33": "yellow"}
_LOOKS = """\
svg{background:#fff;font:12.5px "DejaVu Sans Mono","Noto Sans Mono CJK SC","Sarasa Mono SC","Microsoft YaHei",monospace;fill:#1f2328}
.wide{font-size:14.5px}.bold{font-weight:bold}.red{fill:#b3261e}.green{fill:#1a6b35}.yellow{fill:#7a5200}"""
_PAGE = (1200, 1000)


class Run(NamedTuple):
    """Text in one style, and the cell that it begins in."""

    column: int
    text: str
    style: str


def table(name: str) -> str:
    """The picture of a table, as SVG."""
    lines = [*_table_alone(printed(*TABLES[name], "--color", "always").splitlines())]
    width = max(text_width(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in lines) * _WIDE
    texts = [_text(run, number) for number, line in enumerate(lines) for run in runs(line)]
    title = re.sub(r"\x1b\[[0-9;]*m", "", lines[0])
    size = f'viewBox="-12 -6 {width + 24:g} {len(lines) * _HIGH + 14}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"><title>{escape(title)}</title>'
    return "\n".join([head, f"<style>{_LOOKS}</style>", *texts, "</svg>", ""])


def _table_alone(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a table, without the notes below it."""
    for line in lines:
        if not line.strip():
            return
        yield line


def runs(line: str) -> Iterator[Run]:
    """The words of a line of a terminal, each of one style and script."""
    column, style = 0, ""
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        if part.startswith("\x1b"):
            style = " ".join(_STYLES[code] for code in part[2:-1].split(";") if code in _STYLES)
            continue
        for piece in re.split(r"(\s+|[\u2e80-\uffef]+)", part):
            if piece.strip():
                yield Run(column, piece, style)
            column += text_width(piece)


def _text(run: Run, line: int) -> str:
    """A piece at its place, stretched to its cells, whatever the fonts at hand."""
    is_wide = text_width(run.text) == 2 * len(run.text)  # Chinese: in a size that fills its cells
    styles = " ".join(filter(None, ("wide" if is_wide else "", run.style)))
    style = f' class="{styles}"' if styles else ""
    place = f'x="{run.column * _WIDE:g}" y="{(line + 1) * _HIGH - 4}"'
    return f'<text {place} textLength="{text_width(run.text) * _WIDE:g}"{style}>{escape(run.text)}</text>'


def printed(*arguments: str) -> str:
    """What the program prints on a terminal of this width."""
    environment = {**os.environ, "COLUMNS": str(_COLUMNS), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "planmetrics", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, encoding="utf-8").stdout


def photograph(name: str) -> None:
    """The first screen of a report, as a browser shows it."""
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch) / "report.html"
        printed(*REPORTS[name], "--out", str(page))
        browser = [
            *("chromium", "--headless", "--no-sandbox", "--hide-scrollbars", f"--user-data-dir={scratch}/profile"),
            *(f"--window-size={_PAGE[0]},{_PAGE[1]}", f"--screenshot={PICTURES / name}", page.as_uri()),
        ]
        subprocess.run(browser, check=True, capture_output=True)


def main() -> None:
    """Write every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    for name in TABLES:
        (PICTURES / name).write_text(table(name), encoding="utf-8")
    for name in REPORTS:
        photograph(name)


if __name__ == "__main__":
    main()
