"""The head of a table: where it stands, which columns have a meaning, and where they are."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

from planmetrics.diagnostics import phrase
from planmetrics.tables.cells import KINDS, MAY_BE_MISSING
from planmetrics.tables.delimited import MOST_COLUMNS, Record
from planmetrics.tables.mistakes import Mistake, broken_code
from planmetrics.tables.names import key_of
from planmetrics.tuples import NamedTuple
from planmetrics.wording import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NO_SEPARATORS = {"，": "full_width_commas", "；": "full_width_semicolons"}
_NEAR = 0.8
"""How like a known name a further column has to be to be taken for a misspelt one."""
_LOOKED_AT = 40
"""Records among which the head is sought: titles and remarks stand above it, but not pages of them."""
_ENOUGH = 2


class Head(NamedTuple):
    """The head: its record, and the records above it."""

    record: Record
    above: tuple[Record, ...]

    @property
    def score(self) -> int:
        """How many columns with a meaning it names."""
        return len(self._named)

    @property
    def is_whole(self) -> bool:
        """Whether it names every column that has to be there."""
        return self._named >= set(KINDS) - set(MAY_BE_MISSING)

    @property
    def _named(self) -> set[str]:
        return set(map(key_or_name, self.record.cells)) & set(KINDS)


def head_of(records: Iterator[Record]) -> Head | None:
    """The first of the records that names most of the columns with a meaning; else the first one. None without any."""
    first = list(islice(records, _LOOKED_AT))
    heads = [Head(record, tuple(first[:at])) for at, record in enumerate(first) if not record.broken]
    best = max(heads, key=lambda head: head.score, default=None)
    if best is not None and best.score >= _ENOUGH:
        return best
    return Head(first[0], ()) if first else None


def key_or_name(name: str) -> str:
    """The column that a head names, by its key or otherwise; else its own name."""
    name = name.strip()
    return name if name in KINDS else key_of(name) or name


class Columns(NamedTuple):
    """Where each column with a meaning stands, how many there are of any kind, and which of them have no name."""

    places: dict[str, int]
    width: int
    nameless: tuple[int, ...]


def columns_of(head: Record) -> tuple[Columns, list[Mistake]]:
    """The columns of a head, and what is wrong with it; no place where it cannot be read."""
    names = [name.strip() for name in head.cells]
    while names and not names[-1] and len(names) > MOST_COLUMNS:
        names.pop()
    unreadable = _unreadable(head, names)
    if unreadable is not None:
        return Columns({}, 0, ()), [unreadable]
    places, mistakes = _places(head, names)
    nameless = tuple(index for index, name in enumerate(names) if not name)
    mistakes += _missing(head, names, places)
    mistakes.sort(key=lambda mistake: mistake.place)
    return Columns(places, len(head.cells), nameless), mistakes


def _unreadable(head: Record, names: list[str]) -> Mistake | None:
    if head.broken:
        return Mistake(broken_code(head), head, 0, "", {})
    if len(names) > MOST_COLUMNS:
        return Mistake("C020", head, MOST_COLUMNS, "", {"count": len(names), "limit": MOST_COLUMNS})
    separator = next((mark for mark in _NO_SEPARATORS if mark in names[0]), None)
    if len(names) == 1 and separator is not None:
        return Mistake("C004", head, 0, "", {"found": names[0], "separator": phrase(_NO_SEPARATORS[separator])})
    return None


def _places(head: Record, names: list[str]) -> tuple[dict[str, int], list[Mistake]]:
    """Where each key stands: under its own name, else under another one that only one column has."""
    first: dict[str, int] = {}
    mistakes = []
    for index, name in enumerate(names):
        if name and name in first:
            mistakes.append(Mistake("C008", head, index, "", {"found": name, "first": first[name] + 1}))
        first.setdefault(name, index)
    places = {name: first[name] for name in KINDS if name in first}
    for index, name in enumerate(names):
        key = key_of(name) if name not in KINDS and first[name] == index else None
        if key is None or (key in places and names[places[key]] == key):
            continue  # what the table calls by the key itself is meant, whatever else is called like it
        if key in places:
            mistakes.append(Mistake("C021", head, index, "", {"found": name, "first": places[key] + 1, "column": key}))
        places.setdefault(key, index)
    return {name: places[name] for name in KINDS if name in places}, mistakes


def _missing(head: Record, names: list[str], places: dict[str, int]) -> Iterable[Mistake]:
    """Columns that have to be there and are not, and further ones that look like a misspelt one."""
    missing = [name for name in KINDS if name not in places]
    taken = set(places.values())
    further = [name for index, name in enumerate(names) if name and index not in taken]
    for name in missing:
        near = _closest(name, further)
        near = near if near is not None and _closest(near, missing) == name else None
        if name not in MAY_BE_MISSING:
            advice = phrase("rename_column", one=show(near), other=name) if near else phrase("add_column", name=name)
            yield Mistake("C007", head, 0, "", {"column": name, "advice": advice})
        elif near:
            yield Mistake("C010", head, names.index(near), "", {"found": near, "column": name})


def _closest(name: str, names: list[str]) -> str | None:
    """The one of these names that is most like this one, if any is."""
    given = {other.lower(): other for other in names}
    return next((given[close] for close in get_close_matches(name.lower(), given, n=1, cutoff=_NEAR)), None)
