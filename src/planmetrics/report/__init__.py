"""Reports as files: one module a kind of file, each of which makes bytes of a `Report` and loads its library itself.

    from planmetrics.report import maker
    content = maker(".html")(report, words)

A kind of file is a module with `make(report, words) -> bytes` and its line in `KINDS`. What it shows it takes from the
report's assessments, and from the columns and words of `render`; words that only reports have stand in `texts`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from planmetrics.records.report import Report
    from planmetrics.render.words import Words

Maker: TypeAlias = "Callable[[Report, Words], bytes]"

KINDS = {
    ".html": "html",
    ".xlsx": "workbook",
    ".docx": "circular",
    ".csv": "delimited",
    ".md": "pages",
    ".svg": "single",
}
"""The module that makes each kind of file, by the suffix of its name."""
LIVE = ".xlsx"
"""The kind of file that can hold formulas; its module has `make_live` too."""


class NotOneChartError(Exception):
    """A drawing is of one indicator, and there are several to draw, or none; `indicators` are their ids."""

    def __init__(self, indicators: Iterable[str]) -> None:
        super().__init__()
        self.indicators = tuple(indicators)


def maker(suffix: str, *, formulas: bool = False) -> Maker:
    """What makes files of this suffix, which is one of `KINDS`; with `formulas` one that holds them, for `LIVE` alone.

    Raises:
        ImportError: the library that it needs is not installed; its `name` says which.
    """
    module = import_module(f"planmetrics.report.{KINDS[suffix]}")
    made: Maker = module.make_live if formulas else module.make
    return made
