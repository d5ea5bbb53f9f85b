"""What stands for a number, a condition or a record while a scalar definition is run on all rows at once.

A `Number` builds nodes where a number would calculate; a `Condition` asks the path where a truth value would be looked
at. What is a figure here and a reason there is one of the `choices`.
"""

from __future__ import annotations

from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planmetrics.bulk.arithmetic import settled_at, zeros_of
from planmetrics.bulk.nodes import ANY, Node, Test, constant, operation, relation
from planmetrics.bulk.paths import holds

if TYPE_CHECKING:
    from collections.abc import Iterator

CATCHING: list[bool] = []
"""Whether the definition that is being run catches what overflows."""


class Symbol:
    """What stands for a value of each row."""

    __slots__ = ()

    def one(self) -> Any:
        """What it is on this path."""
        return self


class Condition(Symbol):
    """A test; looked at, it is answered by the path."""

    __slots__ = ("test",)

    def __init__(self, test: Test) -> None:
        self.test = test

    def __bool__(self) -> bool:
        return holds(self.test)

    def __eq__(self, other: object) -> bool:
        return bool(self) is bool(other)

    def __ne__(self, other: object) -> bool:
        return bool(self) is not bool(other)

    __hash__ = None  # type: ignore[assignment]  # as a number


def reverse(condition: Condition | bool) -> Condition | bool:
    """The opposite condition."""
    if isinstance(condition, bool):
        return condition is False
    variable, values = condition.test
    return Condition(Test(variable, (variable.domain or values) - values))


class Text(Symbol):
    """A text that is written from a number."""

    __slots__ = ("node",)

    def __init__(self, node: Node) -> None:
        self.node = node


class Number(Symbol):
    """A number of each row, as a float or a whole number."""

    __slots__ = ("node",)
    __hash__ = None  # type: ignore[assignment]  # a set of numbers would have to know them

    def __init__(self, node: Node) -> None:
        self.node = node

    def __lt__(self, other: object) -> Condition:
        return self._stands(other, -1)

    def __le__(self, other: object) -> Condition:
        return self._stands(other, -1, 0)

    def __gt__(self, other: object) -> Condition:
        return self._stands(other, 1)

    def __ge__(self, other: object) -> Condition:
        return self._stands(other, 0, 1)

    def __eq__(self, other: object) -> Any:
        value = held(other)
        return self._stands(value, 0) if is_number(value) else False

    def __ne__(self, other: object) -> Any:
        return reverse(self == other)

    def _stands(self, other: object, *relations: int) -> Condition:
        variable, turned = relation(self.node, node_of(other))
        return Condition(Test(variable, frozenset(-one if turned else one for one in relations)))

    def __bool__(self) -> bool:
        return bool(self != 0)

    def _with(self, op: str, other: object, *, reflected: bool = False) -> Number:
        nodes = (self.node, node_of(other))
        return Number(operation(op, *(nodes[::-1] if reflected else nodes)))

    def __add__(self, other: object) -> Number:
        return self._with("add", other)

    def __radd__(self, other: object) -> Number:
        return self._with("add", other, reflected=True)

    def __sub__(self, other: object) -> Number:
        return self._with("sub", other)

    def __rsub__(self, other: object) -> Number:
        return self._with("sub", other, reflected=True)

    def __mul__(self, other: object) -> Number:
        return self._with("mul", other)

    def __rmul__(self, other: object) -> Number:
        return self._with("mul", other, reflected=True)

    def __truediv__(self, other: object) -> Number:
        return self._with("div", other)

    def __rtruediv__(self, other: object) -> Number:
        return self._with("div", other, reflected=True)

    def __floordiv__(self, other: object) -> Number:
        return self._with("floordiv", other)

    def __mod__(self, other: object) -> Number:
        return self._with("mod", other)

    def __divmod__(self, other: object) -> tuple[Number, Number]:
        return self // other, self % other

    def __pow__(self, other: object) -> Number:
        return self._power(self._with("power", other))

    def __rpow__(self, other: object) -> Number:
        return self._power(self._with("power", other, reflected=True))

    @staticmethod
    def _power(found: Number) -> Number:
        """As with floats: beyond all of them there is an error, where the definition is there to catch it."""
        if CATCHING and not Condition(Test(operation("is_finite", found.node), frozenset({True}))):
            raise OverflowError
        return found

    def __neg__(self) -> Number:
        return self._with("mul", -1)

    def __abs__(self) -> Number:
        return Number(operation("abs", self.node))

    def __round__(self, digits: int) -> Number:
        return Number(operation("round", self.node, constant(digits)))

    def __format__(self, wanted: str) -> str:
        return Written(self, wanted)

    def real(self) -> Number:
        """The same as a float, which knows no printed digits."""
        return Number(self.node)


class Written(str):  # noqa: SLOT000 (it holds a number)
    """A number as it would be written in some format: the text has none of it, but still knows the number."""

    number: Number
    wanted: str

    def __new__(cls, number: Number, wanted: str) -> Written:  # noqa: PYI034 (as precise)
        """A text that stands for no digits."""
        made = super().__new__(cls, "?")
        made.number, made.wanted = number, wanted
        return made


class Typed(Number):
    """A decimal figure: `digits` are the decimals that it was typed with, None where it has no end that counts.

    Floats lose what decimals keep: 100000000.1 - 100000000 is 0.1 as it was typed. So a difference is rounded to the
    digits that both had, and equals the exact one as near as a float can.
    """

    __slots__ = ("digits",)

    def __init__(self, node: Node, digits: Node | None) -> None:
        super().__init__(node)
        self.digits = digits

    def _with(self, op: str, other: object, *, reflected: bool = False) -> Number:
        other = held(other)
        plain, more = super()._with(op, other, reflected=reflected).node, digits_of(other)
        if op == "mul":  # by a whole number
            return Typed(plain, self.digits if more is constant(0) else None)
        if op == "div":
            halved = other == 2 if isinstance(other, int) and not reflected else False  # noqa: PLR2004
            return Typed(plain, operation("add", self.digits, constant(1)) if halved and self.digits else None)
        if op not in {"add", "sub"} or self.digits is None or more is None:
            return Typed(plain, None)
        digits = operation("max", self.digits, more)
        return Typed(settled_at(plain, digits), digits)

    def __neg__(self) -> Typed:
        return Typed(super().__neg__().node, self.digits)

    def __abs__(self) -> Typed:
        return Typed(operation("abs", self.node), self.digits)

    def as_tuple(self) -> Typed:
        """As of a Decimal."""
        return self

    @property
    def exponent(self) -> Number:
        """As of a Decimal: -2 for 3.86."""
        return -Number(self.digits or ANY)

    def scaleb(self, power: object) -> Typed:
        """As of a Decimal."""
        by = Number(operation("ten_to", node_of(power)))
        digits = operation("max", (Number(self.digits or ANY) - held(power)).node, constant(0))
        return Typed((by * Number(self.node)).node, digits)

    def to_integral_value(self) -> Typed:
        """As of a Decimal."""
        return Typed(operation("round", self.node, constant(0)), constant(0))

    def normalize(self) -> Typed:
        """As of a Decimal that is whole: its zeros count as its exponent."""
        return Typed(self.node, operation("mul", zeros_of(self.node), constant(-1)))


def held(value: object) -> Any:
    """A value as what it is on this path."""
    return value.one() if isinstance(value, Symbol) else value


def is_number(value: object) -> bool:
    """Whether a value is a number, or stands for one."""
    return isinstance(value, (Number, int, float, Decimal)) and not isinstance(value, bool)


def is_constant(value: object) -> bool:
    """Whether a value is a word or the like: no number, no record, and the same in every row."""
    if is_number(value) or isinstance(value, Symbol):
        return False
    return isinstance(value, str) or not isinstance(value, tuple)


def node_of(value: object) -> Node:
    """A number as a node."""
    value = held(value)
    if isinstance(value, Number):
        return value.node
    if isinstance(value, Decimal):
        return constant(float(value))
    if isinstance(value, (int, float)):
        return constant(value)
    raise TypeError(f"{value!r} is no number")


def digits_of(value: object) -> Node | None:
    """The decimals that a number was typed with; a whole number has none."""
    if isinstance(value, Typed):
        return value.digits
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        return constant(max(0, -exponent)) if isinstance(exponent, int) else None
    return constant(0)


def is_symbolic(value: object) -> bool:
    """Whether a value differs by row."""
    return isinstance(value, Symbol) or (isinstance(value, tuple) and any(map(is_symbolic, value)))


@contextmanager
def catching() -> Iterator[None]:
    """A part of a definition that catches what overflows."""
    CATCHING.append(True)
    try:
        yield
    finally:
        CATCHING.pop()
