"""The head of a table: which columns have a meaning, and where they stand."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from planmetrics.diagnostics import phrase
from planmetrics.tables.cells import KINDS, MAY_BE_MISSING
from planmetrics.tables.mistakes import Mistake, broken_code
from planmetrics.wording import show

if TYPE_CHECKING:
    from planmetrics.tables.delimited import Record

_SEPARATORS = {";": "semicolons", "\t": "tabs", "，": "full_width_commas"}
_NEAR = 0.8
"""How like a known name a further column has to be to be taken for a misspelt one."""


def columns_of(head: Record) -> tuple[dict[str, int], list[Mistake]]:
    """Where each column with a meaning stands, and what is wrong with the head; no column where it cannot be read."""
    if head.broken:
        return {}, [Mistake(broken_code(head), head, 0, "", {})]
    names = [name.strip() for name in head.cells]
    separator = next((mark for mark in _SEPARATORS if mark in names[0]), None)
    if len(names) == 1 and separator is not None:
        return {}, [Mistake("C004", head, 0, "", {"found": names[0], "separator": phrase(_SEPARATORS[separator])})]
    first: dict[str, int] = {}
    mistakes = []
    for index, name in enumerate(names):
        if not name:
            mistakes.append(Mistake("C009", head, index, "", {"number": index + 1}))
        elif name in first:
            mistakes.append(Mistake("C008", head, index, "", {"found": name, "first": first[name] + 1}))
        first.setdefault(name, index)
    missing = [name for name in KINDS if name not in first]
    further = [name for name in first if name and name not in KINDS]
    for name in missing:
        near = _closest(name, further)
        near = near if near is not None and _closest(near, missing) == name else None
        if name not in MAY_BE_MISSING:
            advice = phrase("rename_column", one=show(near), other=name) if near else phrase("add_column", name=name)
            mistakes.append(Mistake("C007", head, 0, "", {"column": name, "advice": advice}))
        elif near:
            mistakes.append(Mistake("C010", head, first[near], "", {"found": near, "column": name}))
    mistakes.sort(key=lambda mistake: mistake.place)
    return {name: first[name] for name in KINDS if name in first}, mistakes


def _closest(name: str, names: list[str]) -> str | None:
    """The one of these names that is most like this one, if any is."""
    given = {other.lower(): other for other in names}
    return next((given[close] for close in get_close_matches(name.lower(), given, n=1, cutoff=_NEAR)), None)
