"""What built-in functions and the standard library are for a lifted definition: the same, and for symbols too."""

from __future__ import annotations

import builtins
import decimal
import math
import types
from typing import TYPE_CHECKING, Any

from planmetrics.bulk.arithmetic import digits_12, log1p, rounded_12
from planmetrics.bulk.choices import NUMBER, Choice
from planmetrics.bulk.nodes import Test, constant, operation
from planmetrics.bulk.symbols import (
    Condition,
    Number,
    Symbol,
    Text,
    Typed,
    Written,
    held,
    is_number,
    is_symbolic,
    node_of,
    reverse,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Container


def same(one: object, other: object) -> Condition | bool:
    """For `is`: a choice is the thing that its code says."""
    if isinstance(other, Choice):
        one, other = other, one
    if isinstance(one, Choice):
        return one.test(lambda thing: thing is other)
    if isinstance(one, Condition) and isinstance(other, bool):
        return one if other else reverse(one)
    return one is other


def among(one: object, container: Container[Any]) -> Condition | bool:
    """For `in`: one question for all the words of a set."""
    one = one.narrowed() if isinstance(one, Choice) else one
    if isinstance(one, Choice) and NUMBER not in one.groups and isinstance(container, (frozenset, set, dict)):
        return one.test(lambda thing: thing in container)
    if isinstance(one, Symbol) or (isinstance(container, tuple) and any(map(is_symbolic, container))):
        return any(_equal(one, other) for other in container)  # type: ignore[attr-defined]
    return one in container


def _equal(one: object, other: object) -> bool:
    """Whether two are equal; a figure equals no reason."""
    if isinstance(one, Choice) and is_number(other):
        return bool(one.test(is_number)) and bool(one.one() == other)
    if isinstance(other, Choice):
        return _equal(other, one)
    return bool(one == other)


def isinstance_(value: object, kind: Any) -> Condition | bool:
    """Numbers of a row are floats, whole numbers or decimals, as the definition has it."""
    if isinstance(value, Choice):
        return value.test(lambda thing: isinstance_(thing, kind) is True)
    kinds = tuple(float if one is Float else one for one in (kind if isinstance(kind, tuple) else (kind,)))
    if isinstance(value, Number):
        return any(one in {int, float, decimal.Decimal} for one in kinds)
    return isinstance(value, kinds)


class Float(float):
    """A float of each row."""

    def __new__(cls, value: object) -> Any:
        """A plain float, or a symbol."""
        value = held(value)
        return value.real() if isinstance(value, Number) else float(value)  # type: ignore[arg-type]


def str_(value: object) -> Any:
    """A text of each row."""
    value = held(value)
    if isinstance(value, Number):
        return Text(operation("text", value.node))
    return type(value).__str__(value) if is_symbolic(value) else str(value)


def min_(*values: Any) -> Any:
    """The least of each row."""
    return _extreme(builtins.min, "min", values)


def max_(*values: Any) -> Any:
    """The greatest of each row."""
    return _extreme(builtins.max, "max", values)


def _extreme(plain: Callable[..., Any], op: str, values: tuple[Any, ...]) -> Any:
    values = tuple(map(held, values[0] if len(values) == 1 else values))
    if not any(map(is_symbolic, values)):
        return plain(values)
    found: Any = values[0]
    for value in values[1:]:
        node = operation(op, node_of(found), node_of(value))
        both = isinstance(found, Typed) and isinstance(value, Typed)
        found = Typed(node, None) if both else Number(node)
    return found


def len_(value: Any) -> int:
    """How many there are on this path."""
    return len(held(value))


def _decimal(value: Any = 0) -> Any:
    """A decimal of each row: of a float all its digits, of what was written those that were."""
    value = held(value)
    if isinstance(value, Written):
        if value.wanted != ".12g":
            raise TypeError(f"{value.wanted!r} is no format whose digits are known here")
        node = value.number.node
        return Typed(rounded_12(node), digits_12(node))
    if isinstance(value, Number):
        return value if isinstance(value, Typed) else Typed(value.node, None)
    return _Decimal(value)


class _Decimal(decimal.Decimal):
    """A decimal that may be moved by a number of each row."""

    def scaleb(self, other: Any, context: Any = None) -> Any:
        if isinstance(other, Symbol):
            return Typed(constant(float(self)), constant(0)).scaleb(other)
        return super().scaleb(other, context)


def _function(op: str, plain: Callable[[Any], Any], value: Any) -> Any:
    value = held(value)
    return Number(operation(op, value.node)) if isinstance(value, Number) else plain(value)


def _is_finite(value: Any) -> Any:
    value = held(value)
    if not isinstance(value, Number):
        return math.isfinite(value)
    return Condition(Test(operation("is_finite", value.node), frozenset({True})))


def _log1p(value: Any) -> Any:
    value = held(value)
    return Number(log1p(value.node)) if isinstance(value, Number) else math.log1p(value)


_OPERATIONS: dict[str, Callable[[Any], Any]] = {"log": math.log, "ceil": math.ceil, "floor": math.floor}
_LIBRARY: dict[str, dict[str, Any]] = {
    "math": {
        **{name: getattr(math, name) for name in dir(math)},
        **{
            name: lambda value, name=name, plain=plain: _function(name, plain, value)
            for name, plain in _OPERATIONS.items()
        },
        "isfinite": _is_finite,
        "log1p": _log1p,
    },
    "decimal": {"Decimal": _decimal},
}


def module_of(name: str, held_there: dict[str, Any]) -> types.ModuleType:
    """A module with these names in it."""
    module = types.ModuleType(name)
    module.__dict__.update(held_there)
    return module


LIBRARY = {name: module_of(name, known) for name, known in _LIBRARY.items()}
"""Modules of the standard library, as a lifted definition imports them."""
BUILTINS: dict[str, Any] = {
    **vars(builtins),
    "isinstance": isinstance_,
    "float": Float,
    "str": str_,
    "min": min_,
    "max": max_,
    "len": len_,
}
"""Built-in names, as a lifted definition finds them."""
