"""A tree without what is wrong in it, so that the rest can be looked at all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.syntax.nodes import Mapping, Node, Path, Scalar, Sequence
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planmetrics.diagnostics import Span


class Cut(NamedTuple):
    """What was taken out of a tree, and where it stood before anything of its round was."""

    path: Path
    node: Node

    @property
    def words(self) -> Iterator[str]:
        """Every text in it, and its own name: what others may speak of."""
        yield from (step for step in self.path[-1:] if isinstance(step, str))
        yield from _words(self.node)


def cut_out(root: Mapping, wrong: Iterable[Path]) -> list[Cut]:
    """Take wrong values out of a tree: an item of a list or a key with its value; where a key is missing, its holder.

    Args:
        root: the tree; it is changed.
        wrong: where wrong values stand. What the tree does not hold at all cannot be taken out.
    """
    paths = {found for path in wrong if (found := _held(root, path))}
    outer = [path for path in paths if not any(path[:length] in paths for length in range(1, len(path)))]
    cuts = sorted((Cut(path, _at(root, path)) for path in outer), key=_place)
    for path, _ in reversed(cuts):
        parent, last = _at(root, path[:-1]), path[-1]
        if isinstance(parent, Sequence) and isinstance(last, int):
            del parent.items[last]
        elif isinstance(parent, Mapping) and isinstance(last, str):
            del parent.keys[last], parent.values[last]
    return cuts


def restored(path: Path, rounds: Iterable[Iterable[Cut]]) -> Path:
    """Where the value of a cut tree stands in the whole one; the last round of cuts is given last."""
    for cuts in reversed(tuple(rounds)):
        for cut in cuts:
            *above, last = cut.path
            depth = len(above)
            step = path[depth] if len(path) > depth and path[:depth] == tuple(above) else None
            if isinstance(last, int) and isinstance(step, int) and step >= last:
                path = (*path[:depth], step + 1, *path[depth + 1 :])
    return path


def path_at(root: Mapping, span: Span) -> Path:
    """What stands at a place: the keys and indices that lead to the last value that begins there or before."""
    here = (span.line - 1, span.column - 1)
    path: Path = ()
    node: Node = root
    while not isinstance(node, Scalar):
        step = _before(node, here)
        if step is None:
            break
        path, node = (*path, step), _at(node, (step,))
    return path


def _before(node: Mapping | Sequence, place: tuple[int, int]) -> str | int | None:
    """The last of the parts of a node that begins at a place or before it."""
    marks = node.keys.items() if isinstance(node, Mapping) else ((n, item.mark) for n, item in enumerate(node.items))
    return next((step for step, mark in reversed([*marks]) if (mark.line, mark.column) <= place), None)


def _held(root: Mapping, path: Path) -> Path:
    """A path as far as the tree holds it; empty where that is the tree itself."""
    node: Node = root
    for depth, step in enumerate(path):
        is_key = isinstance(node, Mapping) and step in node.values
        if not is_key and not (isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items)):
            return path[:depth]
        node = _at(node, (step,))
    return path


def _at(node: Node, path: Path) -> Node:
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.values[step]
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    return node


def _place(cut: Cut) -> list[tuple[int, str]]:
    """The order in which indices are taken out backwards."""
    return [(step, "") if isinstance(step, int) else (-1, step) for step in cut.path]


def _words(node: Node) -> Iterator[str]:
    if isinstance(node, Mapping):
        for key, value in node.values.items():
            yield key
            yield from _words(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _words(item)
    elif isinstance(node.value, str):
        yield node.value
