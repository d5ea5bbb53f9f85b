"""What can be asked of a YAML text, and what it then has to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.syntax.nodes import Data, Path


class Append(NamedTuple):
    """Items at the end of a list, written as its last item is."""

    path: Path
    items: tuple[Data, ...]


class Put(NamedTuple):
    """Keys at the end of a mapping, their values written as its last one is."""

    path: Path
    entries: dict[str, Data]


class Replace(NamedTuple):
    """Another value for a single one, under another key where one is given."""

    path: Path
    value: Data
    key: str | None = None


class Drop(NamedTuple):
    """A key with its value, or an item of a list, taken out; a remark behind it on its line goes with it."""

    path: Path


Change: TypeAlias = Append | Put | Replace | Drop


class CannotEditError(Exception):
    """A change that cannot be made without touching more than it should; `path` leads to where it was to be made.

    The caller says so, and shows what is to be written by hand.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


def changed(data: Data, change: Change) -> Data:
    """The data of a text as a change has to leave it.

    Raises:
        CannotEditError: there is no such place.
    """
    path = change.path if isinstance(change, (Append, Put)) else change.path[:-1]
    return _at(data, path, change)


def _at(data: Data, path: Path, change: Change) -> Data:
    if not path:
        return _here(data, change)
    step, rest = path[0], path[1:]
    if isinstance(data, dict) and step in data:
        return {key: _at(value, rest, change) if key == step else value for key, value in data.items()}
    if isinstance(data, tuple) and isinstance(step, int) and 0 <= step < len(data):
        return (*data[:step], _at(data[step], rest, change), *data[step + 1 :])
    raise CannotEditError(change.path)


def _here(data: Data, change: Change) -> Data:
    if isinstance(change, Append) and isinstance(data, tuple):
        return (*data, *change.items)
    if isinstance(change, Put) and isinstance(data, dict) and not change.entries.keys() & data.keys():
        return {**data, **change.entries}
    if isinstance(change, (Replace, Drop)):
        return _other(data, change, change.path[-1])
    raise CannotEditError(change.path)


def _other(data: Data, change: Replace | Drop, step: str | int) -> Data:
    held = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, tuple) else ()
    made: dict[str | int, Data] = {}
    for key, value in held:
        if key != step:
            made[key] = value
        elif isinstance(change, Replace):
            made[change.key or key] = change.value
    if isinstance(data, tuple) and isinstance(step, int) and 0 <= step < len(data):
        return tuple(made.values())
    if isinstance(data, dict) and step in data:
        return {str(key): value for key, value in made.items()}
    raise CannotEditError(change.path)
