"""What a column is worked out of: a graph of nodes, in which equal nodes are one.

A node is a constant, a column of the entry, an operation on nodes, or a case: `yes` where a variable has one of some
values, else `no`. Every question that a case asks is such a membership: of a code (which reason, which measure), of a
truth value, or of how two numbers stand to each other (`relation`: -1, 0 or 1). So what a path knows of a variable is a
set of values, and what follows from it needs no rules: after `a <= b` the relation is in {-1, 0}, and `a > b` is out.
"""

from __future__ import annotations

import math
import operator
from functools import cache
from typing import TYPE_CHECKING, Any

from planmetrics.bulk.bounds import ANYWHERE, Bounds, bounds_of, bounds_of_constant, either, relation_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Scalar = Any
"""A constant in a column: a number, a truth value, a code or a text."""
Domain = frozenset[Any]
TRUTH: Domain = frozenset({True, False})
RELATIONS: Domain = frozenset({-1, 0, 1})


class Node:
    """One node; made by the functions below alone, so that equal nodes are the same object."""

    __slots__ = ("args", "asks", "bounds", "domain", "number", "op")
    made = 0

    def __init__(self, op: str, args: tuple[Any, ...], domain: Domain | None, bounds: Bounds) -> None:
        self.op, self.args, self.domain, self.bounds = op, args, domain, bounds
        Node.made += 1
        self.number = Node.made
        self.asks = self._asked()

    def _asked(self) -> int:
        """Itself and all that its value is chosen by, as bits."""
        asks = 1 << self.number
        for one in self.args if self.op in {"case", "only"} else ():
            asks |= one.asks if isinstance(one, Node) else 0
        return asks

    def __repr__(self) -> str:
        held = (f"{one.op}#{one.number}" if isinstance(one, Node) else str(one) for one in self.args)
        return f"{self.op}#{self.number}({', '.join(held)})"

    @property
    def children(self) -> Iterator[Node]:
        """The nodes that it is worked out of."""
        return (one for one in self.args if isinstance(one, Node))


class Test(NamedTuple):
    """Whether a variable has one of these values."""

    variable: Node
    values: Domain


_REMEMBERED: list[Any] = []


def remembered(work: Callable[..., Any]) -> Callable[..., Any]:
    """A function of nodes that is worked out once for the same ones, until they are forgotten."""
    _REMEMBERED.append(cache(work))
    return _REMEMBERED[-1]  # type: ignore[no-any-return]


@remembered
def _node(op: str, args: tuple[Any, ...], domain: Domain | None = None, bounds: Bounds = ANYWHERE) -> Node:
    return Node(op, args, domain, bounds)


@remembered
def _constant(value: Scalar, kind: type) -> Node:
    domain = frozenset({value}) if kind in {bool, int, str} else None
    return Node("constant", (value,), domain, bounds_of_constant(value))


def constant(value: Scalar) -> Node:
    """A constant; 1, 1.0 and True are three."""
    return _constant(value, type(value))  # type: ignore[arg-type]  # a type is hashable


ANY = _node("any", ())
"""What stands where nobody will look: behind a guard that says so."""


def forgotten() -> None:
    """Forget all nodes but `ANY`: the columns of one frame are written."""
    for one in _REMEMBERED:
        one.cache_clear()
    Node.made = ANY.number


def column(name: str, domain: Domain | None = None, bounds: Bounds = ANYWHERE) -> Node:
    """A column of the entry; with a domain if it is one of codes, and with the bounds of what stands in it."""
    return _node("column", (name,), domain, bounds)


def is_null(name: str) -> Node:
    """Whether a column of the entry is empty."""
    return _node("is_null", (column(name),), TRUTH)


def relation(one: Node, other: Node) -> tuple[Node, bool]:
    """How two numbers stand to each other; and whether they had to change places for it."""
    turned = one.number > other.number
    pair = (other, one) if turned else (one, other)
    if one is other:
        return constant(0), turned
    if one.op == other.op == "constant":
        return constant((pair[0].args[0] > pair[1].args[0]) - (pair[0].args[0] < pair[1].args[0])), turned
    told = relation_of(pair[0].bounds, pair[1].bounds)
    if told is not None:
        return constant(told), turned
    return _node("relation", pair, RELATIONS), turned


FOLDED: dict[str, Callable[..., Scalar]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": operator.truediv,
    "floordiv": operator.floordiv,
    "mod": operator.mod,
    "abs": operator.abs,
    "ceil": math.ceil,
    "floor": math.floor,
    "min": min,
    "max": max,
    "ten_to": lambda power: 10.0**power,
    "is_finite": math.isfinite,
}
"""Operations, and how they are worked out of constants at once."""


def operation(op: str, *operands: Node) -> Node:
    """An operation on nodes, worked out where it can be."""
    if op in FOLDED and all(one.op == "constant" for one in operands):
        return constant(FOLDED[op](*(one.args[0] for one in operands)))
    if op == "is_finite":
        return _node(op, operands, TRUTH) if operands[0].bounds == ANYWHERE else constant(True)
    return _plain(op, operands) or _node(op, operands, None, bounds_of(op, [one.bounds for one in operands]))


def _plain(op: str, operands: tuple[Node, ...]) -> Node | None:
    """What whole numbers of months and years come to without being worked out: (12 y + 11) // 12 is y."""
    if op == "sub" or (op == "add" and operands[1].op == "constant"):
        (core, times, plus), (other, often, more) = map(_affine, operands)
        if op == "sub" and core is other and times == often:
            return constant(plus - more)
        if op == "add" and operands[1].args[0] == 0:
            return operands[0]
    if op == "mul" and operands[1] is constant(1):
        return operands[0]
    if op == "mod" and operands[1].op == "constant":
        rest = _rest(operands[0], operands[1].args[0])
        return None if rest is None else constant(rest)
    if op == "floordiv" and operands[1].op == "constant":
        core, times, plus = _affine(operands[0])
        by = operands[1].args[0]
        if times % by == 0 and core.op != "constant":
            return operation("add", operation("mul", core, constant(times // by)), constant(plus // by))
    return None


def _rest(node: Node, by: Any) -> int | None:
    """What is left of a node divided by a whole number, where that is the same in all rows: nothing of 12 y - 12 z."""
    if node.op == "constant":
        return node.args[0] % by if isinstance(node.args[0], int) and isinstance(by, int) else None
    if node.op not in {"add", "sub", "mul"}:
        return None
    one, other = (_rest(child, by) for child in node.args)
    if node.op == "mul":
        return 0 if 0 in {one, other} else None
    return None if one is None or other is None else (one + other if node.op == "add" else one - other) % by


def _affine(node: Node) -> tuple[Node, int, int]:
    """A node as core times a whole number plus a whole number."""
    last = node.args[-1] if node.args else None
    if node.op in {"add", "sub", "mul"} and isinstance(last, Node) and last.op == "constant":
        value = last.args[0]
        if isinstance(value, int):
            core, times, plus = _affine(node.args[0])
            if node.op == "mul":
                return core, times * value, plus * value
            return core, times, plus + (value if node.op == "add" else -value)
    return node, 1, 0


def only(node: Node, values: Domain) -> Node:
    """The same node, where it is known that it has one of these values."""
    held = node.args[0] if node.op == "only" else node
    known = node.domain or values
    return node if known <= values else _node("only", (held,), known & values, held.bounds)


def case(test: Test, yes: Node, no: Node) -> Node:  # noqa: PLR0911 (one return a simplification)
    """`yes` where the test holds, else `no`; what both come to where that is the same."""
    if yes is no or no is ANY:
        return yes
    if yes is ANY:
        return no
    variable, values = asked(test)
    domain = variable.domain or values
    if not domain - values or not domain & values:
        return no if domain - values else yes
    if no.op == "case" and no.args[0] is variable:
        if no.args[2] is yes:
            return case(Test(variable, values | no.args[1]), yes, no.args[3])
        if no.args[3] is yes:
            return case(Test(variable, no.args[1] - values), no.args[2], yes)
    if yes is constant(True) and no is constant(False) and domain == TRUTH and values == {True}:
        return variable
    joined = None if yes.domain is None or no.domain is None else yes.domain | no.domain
    return _node("case", (variable, values, yes, no), joined, either(yes.bounds, no.bounds))


def asked(test: Test) -> Test:
    """A test of the variable that it comes down to, where it comes down to one."""
    variable, values = test
    if variable.op == "only":
        variable = variable.args[0]
    if variable.op == "case":
        told = truth_of(variable, values)
        if told.op == "constant":
            return Test(told, frozenset({True}))
        if told.domain == TRUTH and told.op != "case":
            return Test(told, frozenset({True}))
        if told.op == "case" and told.args[2].op == told.args[3].op == "constant":
            inner, held = told.args[0], told.args[1]
            return Test(inner, held if told.args[2].args[0] else (inner.domain or held) - held)
    return Test(variable, values)


@remembered
def truth_of(node: Node, values: Domain) -> Node:
    """Whether a node has one of these values, asked at the ends of its cases."""
    if node.op == "constant":
        return constant(node.args[0] in values)
    if node is ANY:
        return ANY
    if node.op == "only":
        return truth_of(node.args[0], values)
    if node.op == "case":
        variable, held, yes, no = node.args
        return case(Test(variable, held), truth_of(yes, values), truth_of(no, values))
    if node.domain == TRUTH and values == {True}:
        return node
    return _node("case", (node, values, constant(True), constant(False)), TRUTH)


def changed(node: Node, change: Callable[[Scalar], Scalar]) -> Node:
    """Cases of constants, with each constant changed."""
    if node.op == "case":
        variable, values, yes, no = node.args
        return case(Test(variable, values), changed(yes, change), changed(no, change))
    return node if node is ANY else constant(change(node.args[0]))
