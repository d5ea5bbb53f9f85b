"""What a definition comes to over all of its paths, as one value: its caller meets one question, and not every path.

Numbers become one number, records are merged field by field, and different things (a figure here, a reason there)
become a `Choice`. A definition is worked out once for the same symbols, whatever the path is that asks for it.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from planmetrics.bulk import nodes
from planmetrics.bulk.choices import NUMBER, TEXT, Choice
from planmetrics.bulk.nodes import ANY, Node, Test, case, constant, only
from planmetrics.bulk.paths import Branch, UnreachableError, behind, ends, explored
from planmetrics.bulk.symbols import (
    CATCHING,
    Condition,
    Number,
    Text,
    Typed,
    digits_of,
    is_number,
    is_symbolic,
    node_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_CODES: dict[object, int] = {}
_THINGS: dict[int, object] = {}
BEYOND = object()
"""Stands at the end of a path on which a figure is beyond all floats: there the definition raises OverflowError."""
_NOTHING = object()
"""Stands at the end of a path that does not end."""


def code_of(thing: object) -> int:
    """The code of a constant, of a kind of record, of numbers or of texts."""
    if is_number(thing):
        return NUMBER
    if isinstance(thing, Text):
        return TEXT
    key = ("record", type(thing), len(thing)) if type(thing) is not str and isinstance(thing, tuple) else key_of(thing)
    if key not in _CODES:
        _CODES[key] = len(_CODES) + 1
        _THINGS[_CODES[key]] = thing  # kept, so that no other has its identity
    return _CODES[key]


_KEYS: dict[int, tuple[object, object]] = {}


def key_of(value: Any) -> object:  # noqa: PLR0911 (one return a kind)
    """What two values share that are the same in every row."""
    if isinstance(value, Typed):
        return ("typed", value.node, value.digits)
    if isinstance(value, (Number, Text)):
        return ("number", value.node)
    if isinstance(value, Condition):
        return value.test
    if isinstance(value, Choice):
        return ("choice", value.code, *((code, key_of(thing)) for code, thing in value.groups.items()))
    if isinstance(value, tuple):
        known = _KEYS.get(id(value))
        if known is None:
            known = _KEYS[id(value)] = value, (type(value), *map(key_of, value))
        return known[1]
    if isinstance(value, (str, int, float, Decimal, type(None))):
        return (type(value), value)
    return ("object", id(value))


def settled(value: Any) -> Any:
    """A value as the path knows it when it returns it."""
    if isinstance(value, Choice):
        return settled(found) if (found := value.narrowed()) is not value and not isinstance(found, Choice) else found
    if type(value) is tuple:
        return tuple(map(settled, value))
    if isinstance(value, tuple) and is_symbolic(value):
        return type(value)(*map(settled, value))
    if isinstance(value, Condition):
        return value
    return value


def merged(work: Callable[..., Any]) -> Callable[..., Any]:
    """A definition that is worked out once for the same symbols, on all of its paths."""
    memo: dict[object, Any] = {}
    MEMOS.append(memo)

    def call(*args: Any, **named: Any) -> Any:
        if _no_symbols(args, named):
            return work(*args, **named)
        args = tuple(one.narrowed() if isinstance(one, Choice) else one for one in args)
        named = {name: one.narrowed() if isinstance(one, Choice) else one for name, one in named.items()}
        key = (bool(CATCHING), *map(key_of, args), *((name, key_of(one)) for name, one in named.items()))
        if key not in memo:
            memo[key] = merge(explored(lambda: settled(work(*args, **named)), _NOTHING, BEYOND))
        return _returned(memo[key])

    call.__name__, call.__doc__ = work.__name__, work.__doc__
    return call


def _returned(found: Any) -> Any:
    """What a definition returns, on a path on which it does."""
    if found is BEYOND:
        raise OverflowError
    if isinstance(found, Choice) and BEYOND in found.groups.values() and found.test(lambda thing: thing is BEYOND):
        raise OverflowError
    return found.narrowed() if isinstance(found, Choice) else found


MEMOS: list[dict[object, Any]] = []


def forgotten() -> None:
    """Forget what was merged, and the nodes of it: they speak of one trace."""
    for memo in MEMOS:
        memo.clear()
    _KEYS.clear()
    nodes.forgotten()


def _no_symbols(args: tuple[Any, ...], named: dict[str, Any]) -> bool:
    return not any(map(is_symbolic, args)) and not any(map(is_symbolic, named.values()))


def merge(tree: Any) -> Any:
    """What a definition comes to, over all its ends."""
    tree = behind(tree, _split)
    things = [one for one in ends(tree) if one is not _NOTHING]
    if not things:
        raise UnreachableError
    if len({key_of(one) for one in things}) == 1:
        return things[0]
    groups: dict[int, None] = {}
    for one in things:
        groups.update(dict.fromkeys(one.groups if isinstance(one, Choice) else (code_of(one),)))
    if len(groups) == 1:
        return _joined(tree, next(iter(groups)))
    if all(one is True or one is False for one in things):
        return Condition(Test(_folded(tree, constant), frozenset({True})))
    code = _folded(tree, _code)
    return Choice(code, {one: _joined(tree, one) for one in groups})


def _split(thing: Any) -> Any:
    """A condition as the tree that it is."""
    if not isinstance(thing, Condition):
        return thing
    variable = thing.test.variable
    return variable.args[0] in thing.test.values if variable.op == "constant" else Branch(thing.test, True, False)


def _code(thing: Any) -> Node:
    return only(thing.code, frozenset(thing.groups)) if isinstance(thing, Choice) else constant(code_of(thing))


def _folded(tree: Any, node: Callable[[Any], Node]) -> Node:
    if isinstance(tree, Branch):
        return case(tree.test, _folded(tree.yes, node), _folded(tree.no, node))
    return ANY if tree is _NOTHING else node(tree)


def _joined(tree: Any, code: int) -> Any:
    """What a code stands for, over all ends of a tree."""
    tree = behind(tree, lambda thing: _of_group(thing, code))
    things = [one for one in ends(tree) if one is not _NOTHING]
    first = things[0]
    if len({key_of(one) for one in things}) == 1:
        return first
    if code == TEXT:
        return Text(_folded(tree, lambda text: text.node))
    if code == NUMBER:
        node = _folded(tree, node_of)
        if not all(isinstance(one, (Typed, Decimal)) for one in things):
            return Number(node)
        digits = None if any(digits_of(one) is None for one in things) else _folded(tree, digits_of)  # type: ignore[arg-type]
        return Typed(node, digits)
    fields = [merge(behind(tree, partial(_field, n))) for n in range(len(first))]
    return tuple(fields) if type(first) is tuple else type(first)(*fields)


def _field(number: int, thing: Any) -> Any:
    return thing if thing is _NOTHING else thing[number]


def _of_group(thing: Any, code: int) -> Any:
    if thing is _NOTHING:
        return thing
    if isinstance(thing, Choice):
        return thing.groups.get(code, _NOTHING)
    return thing if code_of(thing) == code else _NOTHING
