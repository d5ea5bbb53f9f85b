"""The rules drawn on a page of a PDF: sides that a table leaves open, and lines that strike text out."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planmetrics.documents.pages import Character

_NEAR = 3.0
"""Points within which two rules meet."""
_STRUCK = 0.3, 0.24
"""A line strikes a character out where it runs through its middle: so far, in its size, from its head and foot.

Programs draw strokes as low as 0.73 of the way down, and underline from 0.8 on."""


class Rule(NamedTuple):
    """A straight line: where on the page it runs (its height, or for upright ones its distance from the left)."""

    at: float
    begin: float
    end: float


def rules_of(edges: Iterable[dict[str, Any]]) -> tuple[list[Rule], list[Rule]]:
    """The level and the upright rules of a page; those that go on in each other are one."""
    level, upright = [], []
    for edge in edges:
        if edge["orientation"] == "h":
            level.append(Rule(edge["top"], edge["x0"], edge["x1"]))
        else:
            upright.append(Rule(edge["x0"], edge["top"], edge["bottom"]))
    return _joined(level), _joined(upright)


def _joined(rules: list[Rule]) -> list[Rule]:
    joined: list[Rule] = []
    for rule in sorted(rules):
        last = joined[-1] if joined else None
        if last is not None and rule.at - last.at <= 1 and last.begin - _NEAR <= rule.begin <= last.end + _NEAR:
            joined[-1] = Rule(last.at, last.begin, max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined


def open_sides(level: list[Rule], upright: list[Rule]) -> Iterator[dict[str, Any]]:
    """The sides of rows that have rules above, below and inside, and none at their ends: as a table may be drawn."""
    for above, below in pairwise(level):
        is_row = abs(above.begin - below.begin) <= _NEAR and abs(above.end - below.end) <= _NEAR
        through = [rule.at for rule in upright if rule.begin <= above.at + _NEAR and rule.end >= below.at - _NEAR]
        if is_row and any(above.begin + _NEAR < at < above.end - _NEAR for at in through):
            for side in (above.begin, above.end):
                if all(abs(at - side) > _NEAR for at in through):
                    yield _line(side, above.at, below.at)


def _line(x: float, top: float, bottom: float) -> dict[str, Any]:
    """A rule as the library describes it."""
    return {"object_type": "line", "x0": x, "x1": x, "top": top, "bottom": bottom, "width": 0, "height": bottom - top}


def is_struck(one: Character, level: list[Rule]) -> bool:
    """Whether a line runs through the middle of a character."""
    top, bottom = one.top + _STRUCK[0] * one.size, one.bottom - _STRUCK[1] * one.size
    middle = (one.x0 + one.x1) / 2
    at = bisect_left(level, top, key=lambda rule: rule.at)
    while at < len(level) and level[at].at <= bottom:
        if level[at].begin - 1 <= middle <= level[at].end + 1:
            return True
        at += 1
    return False
