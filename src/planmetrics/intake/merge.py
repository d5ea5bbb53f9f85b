"""Observations that are wanted against those that a region's file holds: new, there already, or different there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from planmetrics.edit.changes import Append, Drop, Put, Replace
from planmetrics.edit.written import in_brackets, pair
from planmetrics.model.terms import OPEN_COMPARATORS
from planmetrics.model.units import conversion
from planmetrics.syntax.nodes import plain
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from planmetrics.diagnostics import Span
    from planmetrics.edit.changes import Change
    from planmetrics.load import Loaded
    from planmetrics.model.actuals import Actuals, Observation
    from planmetrics.model.period import Period
    from planmetrics.model.region import Region
    from planmetrics.syntax.nodes import Data

FIGURES = ("value", *OPEN_COMPARATORS, "percent_change", "done")
"""The keys of which an observation has one."""
_COMPARED = ("prices", "status", "doubt", "note", "boundary")
_OF_FIGURE = ("unit", "printed", "vouched")
"""Keys that belong to a figure, and go with it."""
_Same: TypeAlias = tuple[object, ...]


class Wanted(NamedTuple):
    """An observation that is to stand in a region's file: its keys in the order of the file, and where it came from."""

    region: str
    period: Period
    since: Period | None
    keys: dict[str, Data]
    span: Span | None = None

    @property
    def same(self) -> _Same:
        """What no two observations of a region share."""
        keys = self.keys
        return keys["indicator"], self.period, keys["source"], keys.get("vintage"), self.since

    @property
    def figure(self) -> tuple[str, Data]:
        """The key of its figure, and the figure."""
        return next((key, self.keys[key]) for key in FIGURES if key in self.keys)


class Differing(NamedTuple):
    """A wanted observation that stands in the file with another figure, or with other remarks."""

    wanted: Wanted
    number: int
    held: Observation

    @property
    def figure(self) -> tuple[str, object]:
        """The key of the figure that stands there, and the figure."""
        return next((key, found) for key in FIGURES if (found := getattr(self.held, key)) is not None)


class Merged(NamedTuple):
    """What is to be done with the observations that are wanted of one region."""

    new: list[Wanted]
    same: int
    differing: list[Differing]


def merge(
    held: Iterable[Observation], wanted: Iterable[Wanted], units: Mapping[str, str], counters: frozenset[str]
) -> Merged:
    """Sort what is wanted by what is there; `units` are the own units of indicators, by id."""
    known: dict[_Same, tuple[int, Observation]] = {
        (one.indicator, one.period, one.source, one.vintage, one.since): (number, one)
        for number, one in enumerate(held)
    }
    merged = Merged([], 0, [])
    for one in wanted:
        there = known.get(one.same)
        if there is None:
            merged.new.append(one)
            continue
        number, other = there
        if _is_alike(other, one, units.get(other.indicator, ""), counters):
            merged = merged._replace(same=merged.same + 1)
        else:
            merged.differing.append(Differing(one, number, other))
    return merged


def _is_alike(held: Observation, wanted: Wanted, own: str, counters: frozenset[str]) -> bool:
    """Whether an observation says what is wanted: the same figure in any unit, and the same of all that was given."""
    if any(key in wanted.keys and getattr(held, key) != wanted.keys[key] for key in _COMPARED):
        return False
    key, figure = wanted.figure
    found: Decimal | bool | None = getattr(held, key)
    if found is None or isinstance(found, bool):
        return found is not None
    factor = conversion(held.unit or own, str(wanted.keys.get("unit", own)), counters)
    return factor is not None and found * factor == figure


def changes_of(
    merged: Merged, loaded: Loaded[Actuals], sources: Mapping[str, dict[str, Data]], *, revise: bool
) -> list[Change]:
    """The changes of a region's file: sources and observations that are new, and those put in another's place."""
    changes: list[Change] = []
    used = {one.keys["source"] for one in merged.new}
    entries: dict[str, Data] = {
        name: {**entry} for name, entry in sources.items() if name in used and name not in loaded.model.sources
    }
    if entries:
        changes.append(Put(("sources",), entries))
    if revise and merged.differing:
        written = plain(loaded.root)
        items = written["observations"] if isinstance(written, dict) else ()
        for one in merged.differing:
            item = items[one.number] if isinstance(items, tuple) else {}
            changes += _revised(one, item if isinstance(item, dict) else {})
    if merged.new:
        changes.append(Append(("observations",), tuple(one.keys for one in merged.new)))
    return changes


def _revised(one: Differing, item: Mapping[str, Data]) -> Iterator[Change]:
    """The changes that put a wanted observation in the place of the one that stands there; its other remarks stay."""
    place = ("observations", one.number)
    (key, value), (held, _) = one.wanted.figure, one.figure
    if key != held or item[held] != value:
        yield Replace((*place, held), value, key if key != held else None)
    more: dict[str, Data] = {}
    for name in (*_OF_FIGURE, *_COMPARED):
        wanted = one.wanted.keys.get(name)
        if wanted is None:
            if name in item and name in _OF_FIGURE:
                yield Drop((*place, name))
        elif name not in item:
            more[name] = wanted
        elif item[name] != wanted:
            yield Replace((*place, name), wanted)
    if more:
        yield Put(place, more)


def new_file(region: Region, wanted: Iterable[Wanted], sources: Mapping[str, dict[str, Data]]) -> bytes:
    """The file of a region that has none yet."""
    wanted = [*wanted]
    used = {one.keys["source"] for one in wanted}
    lines = [
        f"# {region.name}: published observations.",
        "format: 1",
        pair("region", region.id),
        "sources:",
        *(f"  {pair(name, {**entry})}" for name, entry in sources.items() if name in used),
        "observations:",
        *(f"  - {in_brackets(one.keys)}" for one in wanted),
    ]
    return "".join(f"{line}\n" for line in lines).encode()
