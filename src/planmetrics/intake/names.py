"""What people call indicators and regions, to their ids: those of the registries, and those that plans use."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planmetrics.facts import Dataset

_NUMBERED = re.compile(r"^(?:[#＃*]+|[(（]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）.、．]+)(?=\D)")
"""What stands before a name in a table: #, 1., （一）, 一、."""


def plain_name(text: str) -> str:
    """A name as it is compared: without blanks, widths, case and what numbers it."""
    folded = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    return _NUMBERED.sub("", folded) or folded


class Names(NamedTuple):
    """Ids by all that they are called; `shown` are the names as they are written, to be offered."""

    ids: dict[str, tuple[str, ...]]
    shown: tuple[str, ...]

    def find(self, text: str) -> tuple[str, ...]:
        """The ids that a text may mean: none, one, or several that are called alike. An id means itself."""
        text = text.strip()
        return self.ids.get(f"={text}") or self.ids.get(plain_name(text), ())


def _names(called: Iterable[tuple[str, str]], given: Mapping[str, str]) -> Names:
    """Names from pairs of id and name; `given` are names that somebody has settled, which go before all others."""
    ids: dict[str, dict[str, None]] = {}
    shown: dict[str, None] = {}
    for one, name in called:
        ids.setdefault(f"={one}", {})[one] = None
        ids.setdefault(plain_name(name), {})[one] = None
        shown[name] = None
    settled = {plain_name(name): {one: None} for name, one in given.items()}
    return Names({name: tuple(found) for name, found in {**ids, **settled}.items()}, (*shown,))


def indicator_names(dataset: Dataset, given: Mapping[str, str] | None = None) -> Names:
    """Indicators and tasks by id, by their names, and by what plans call them."""
    called = [(one.id, name) for one in dataset.every_definition().values() for name in one.names]
    for linked in dataset.plans.values():
        tasks = {task.entry.id for task in linked.tasks}
        for entry in linked.plan.indicators:
            if entry.id in linked.definitions or entry.id in tasks:
                called += [(entry.id, name) for name in entry.names(linked.definitions.get(entry.id))]
    return _names(called, given or {})


def region_names(dataset: Dataset, given: Mapping[str, str] | None = None) -> Names:
    """Regions by code and name."""
    called = [(code, name) for code, region in dataset.regions.items() for name in region.names]
    return _names(called, given or {})
