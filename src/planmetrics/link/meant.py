"""Which entry of a registry an unknown id is one slip away from: either of the two may be the one that is mistyped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planmetrics.diagnostics import Related, phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planmetrics.load import Loaded
    from planmetrics.syntax.nodes import Path


MOST_NAMED = 2
"""More entries than these say nothing."""


def meant_here(found: str, places: Mapping[str, tuple[Loaded[Any], Path]]) -> tuple[Related, ...]:
    """Where the entries stand whose ids differ by one slip; of codes that count up, not those with another digit."""
    near = [known for known in places if one_slip(found, known)]
    moved = [known for known in near if len(known) != len(found) or sorted(known) == sorted(found)]
    return tuple(
        Related(places[known][0].at(*places[known][1], "id"), phrase("nearly_here", id=known))
        for known in (moved or near)[:MOST_NAMED]
    )


def one_slip(one: str, other: str) -> bool:
    """Whether two ids differ by one character more, less or other, or by two neighbours that changed places."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    rest, left = (one[start:], other[start:]) if start is not None else (one[len(other) :], other[len(one) :])
    if rest[:2] == left[1::-1] and rest[2:] == left[2:]:
        return True
    return rest[1:] == left[1:] or rest[1:] == left or rest == left[1:]
