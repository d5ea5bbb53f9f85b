"""Where each piece of a YAML text begins and ends, in characters: what `edit` needs, and reading does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from planmetrics.syntax.nodes import Path

# Untyped: PyYAML's stubs say that an event's marks may be missing, which libyaml's never are.
_SCALAR: Any = yaml.ScalarEvent
_ENDS: Any = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class Extent(NamedTuple):
    """A value from its first character to the one behind its last; blank lines and comments behind it are not in it.

    `kind` is scalar, list or keys; `flow` tells whether a list or mapping stands in brackets.
    """

    kind: str
    start: int
    end: int
    flow: bool = False
    entries: tuple[Entry, ...] = ()

    def at(self, path: Path) -> Extent:
        """The value that a path of keys and indices leads to.

        Raises:
            KeyError: it leads nowhere.
        """
        here = self
        for step in path:
            here = here.entry(step).value
        return here

    def entry(self, name: str | int) -> Entry:
        """The entry of this key or index.

        Raises:
            KeyError: there is none.
        """
        if isinstance(name, int):
            if self.kind != "list" or not 0 <= name < len(self.entries):
                raise KeyError(name)
            return self.entries[name]
        found = next((entry for entry in self.entries if entry.name == name), None)
        if found is None:
            raise KeyError(name)
        return found


class Entry(NamedTuple):
    """A key with its value, or an item of a list by its index; `start` is where the key begins, or the item.

    `name_end` is where the key ends; of an item, where it begins.
    """

    name: str | int
    start: int
    name_end: int
    value: Extent


def extents(text: str) -> Extent:
    """The top value of a text that `reader.read` takes without a word; no byte-order mark stands before it."""
    next_event: Callable[[], Any] = yaml.CSafeLoader(text).get_event
    next_event()  # stream start
    next_event()  # document start
    return _extent(next_event(), next_event, text)


def _extent(event: Any, next_event: Callable[[], Any], text: str) -> Extent:
    if isinstance(event, _SCALAR):
        return Extent("scalar", event.start_mark.index, _scalar_end(event, text))
    is_list, start, flow = isinstance(event, yaml.SequenceStartEvent), event.start_mark.index, bool(event.flow_style)
    entries: list[Entry] = []
    first: Any = next_event()
    while not isinstance(first, _ENDS):
        inner = first if is_list else next_event()
        value = _extent(inner, next_event, text)
        name, key_end = (len(entries), value.start) if is_list else (first.value, first.end_mark.index)
        entries.append(Entry(name, first.start_mark.index, key_end, value))
        first = next_event()
    end = first.end_mark.index if flow or not entries else entries[-1].value.end
    return Extent("list" if is_list else "keys", start, end, flow, tuple(entries))


def _scalar_end(event: Any, text: str) -> int:
    """A block scalar (| or >) ends with its last line of text: libyaml counts the blank lines behind it, too."""
    start, end = event.start_mark.index, event.end_mark.index
    if event.style not in {"|", ">"} or "+" in text[start:end].split("\n", 1)[0].split("#", 1)[0]:
        return int(end)
    return int(start + len(text[start:end].rstrip()))
