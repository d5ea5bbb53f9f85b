"""The head of a table: which columns have a meaning, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.sheet.cells import KINDS, MAY_BE_MISSING
from planmetrics.sheet.complaints import Complaint, broken_code
from planmetrics.wording import show

if TYPE_CHECKING:
    from planmetrics.sheet.delimited import Record

_SEPARATORS = {";": "semicolons", "\t": "tabs", "，": "full-width commas"}
_NEAR = 0.8
"""How like a known name a further column has to be to be taken for a slip."""


def columns_of(head: Record) -> tuple[dict[str, int], list[Complaint]]:
    """Where each column with a meaning stands, and what is wrong with the head; no column where it cannot be read."""
    if head.broken:
        return {}, [Complaint(broken_code(head), head, 0, "", {})]
    names = [name.strip() for name in head.cells]
    separator = next((mark for mark in _SEPARATORS if mark in names[0]), None)
    if len(names) == 1 and separator is not None:
        return {}, [Complaint("C004", head, 0, "", {"found": names[0], "separator": _SEPARATORS[separator]})]
    first: dict[str, int] = {}
    complaints = []
    for index, name in enumerate(names):
        if not name:
            complaints.append(Complaint("C009", head, index, "", {"number": index + 1}))
        elif name in first:
            complaints.append(Complaint("C008", head, index, "", {"found": name, "first": first[name] + 1}))
        first.setdefault(name, index)
    missing = [name for name in KINDS if name not in first]
    further = [name for name in first if name and name not in KINDS]
    for name in missing:
        near = _closest(name, further)
        near = near if near is not None and _closest(near, missing) == name else None
        if name not in MAY_BE_MISSING:
            advice = f"rename {show(near)} to {name}" if near else f"add a column {name}; its cells may be empty"
            complaints.append(Complaint("C007", head, 0, "", {"column": name, "advice": advice}))
        elif near:
            complaints.append(Complaint("C010", head, first[near], "", {"found": near, "column": name}))
    complaints.sort(key=lambda complaint: complaint.place)
    return {name: first[name] for name in KINDS if name in first}, complaints


def _closest(name: str, names: list[str]) -> str | None:
    """The one of these names that is most like this one, if any is."""
    from difflib import get_close_matches  # only a table that lacks a column needs it

    given = {other.lower(): other for other in names}
    return next((given[close] for close in get_close_matches(name.lower(), given, n=1, cutoff=_NEAR)), None)
