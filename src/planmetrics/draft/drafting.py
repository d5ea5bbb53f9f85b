"""A whole document, drafted: its rows and its asides, in the order of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planmetrics.draft.periods import Horizon, horizon_of
from planmetrics.draft.prose import Context, read_prose
from planmetrics.draft.rows import Aside, Row
from planmetrics.draft.sections import is_heading, sections
from planmetrics.trace.document import read_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.trace.document import Line

_TITLE_LINES = 20
_TITLE_LENGTH = 60


class Draft(NamedTuple):
    """What a document's text holds: its title, its years, its rows, and its figures that are none."""

    title: str
    horizon: Horizon
    rows: tuple[Row, ...]
    asides: tuple[Aside, ...]
    lines: tuple[Line, ...]


def draft_text(text: str, counters: frozenset[str] = frozenset()) -> Draft:
    """Read the text of a document for what it promises."""
    lines = read_lines(text, counters)
    titles = [line.text for line in lines[:_TITLE_LINES] if 0 < len(line.text) <= _TITLE_LENGTH and "。" not in line.text]
    headings = [line.text for line in lines if line.text and is_heading(line)]
    horizon = horizon_of(titles, "\n".join(line.text for line in lines))
    found: list[Row | Aside] = []
    for line, section in zip(lines, sections(lines, horizon), strict=True):
        if line.text:
            found += read_prose(Context(line, section, horizon, counters))
    rows = tuple(one for one in found if isinstance(one, Row))
    asides = tuple(one for one in found if isinstance(one, Aside))
    title = next(iter(titles or headings), "")
    return Draft(title, horizon, rows, asides, tuple(lines))


def json_rows(draft: Draft, text: str) -> Sequence[dict[str, object]]:
    """x"""
    raise NotImplementedError
