"""From nodes to columns: what is asked for more than once becomes a column of its own, in as few steps as that takes.

A column is worked out only for the rows that ask for it: where every use of a node lies behind the same branch of a case
(its nearest one, by dominators), the column is empty for all other rows. So the corners of printed digits, or the years
in which what holds is broken, cost nothing where nobody looks at them.
"""

from __future__ import annotations

import operator
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import narwhals as nw

from planmetrics.bulk.nodes import Node, Test, asked, truth_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_DEAREST = 2
"""Operations that are rather done twice than kept in a column."""
_LARGEST = 1e15
"""What is beyond it is written as no text: it stands where nobody looks."""
_CHEAP = {"column", "constant", "is_null", "any"}
_COMPARED: dict[frozenset[int], Callable[[Any, Any], Any]] = {
    frozenset({-1}): operator.lt,
    frozenset({0}): operator.eq,
    frozenset({1}): operator.gt,
    frozenset({-1, 0}): operator.le,
    frozenset({0, 1}): operator.ge,
    frozenset({-1, 1}): operator.ne,
}
_WRITTEN: dict[str, Callable[..., Any]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": operator.truediv,
    "floordiv": operator.floordiv,
    "mod": operator.mod,
    "power": operator.pow,
    "abs": lambda one: one.abs(),
    "ceil": lambda one: one.ceil(),
    "floor": lambda one: one.floor(),
    "log": lambda one: one.log(),
    "log10": lambda one: one.log(10),
    "ten_to": lambda one: 10.0**one,
    "round": lambda one, digits: one.round(digits),
    "is_finite": lambda one: one.is_finite(),
    "is_null": lambda one: one.is_null(),
    "min": lambda *both: nw.min_horizontal(*map(_expression, both)),
    "max": lambda *both: nw.max_horizontal(*map(_expression, both)),
    "text": lambda one: nw.when(one.abs() < _LARGEST).then(one).cast(nw.Int64).cast(nw.String),
}


def _expression(value: Any) -> nw.Expr:
    return value if isinstance(value, nw.Expr) else nw.lit(value)


class Branch(NamedTuple):
    """One side of a case."""

    case: Node
    holds: bool

    @property
    def test(self) -> Test:
        """What holds on this side."""
        variable, values, *_ = self.case.args
        return Test(variable, values if self.holds else (variable.domain or values) - values)


class Plan:
    """Which nodes become columns, behind which branch, and in which step."""

    def __init__(self, wanted: Mapping[str, Node]) -> None:
        self.wanted = wanted
        self.order = _in_order(wanted.values())
        self.kept = self._kept()
        self.behind = {node: branch for node in self.kept if (branch := self._branch(node)) is not None}
        self.names = {node: f"k_{node.number}" for node in self.kept}
        self.steps = self._steps()

    def _kept(self) -> set[Node]:
        """The nodes that are used more than once and are dearer than a look at a column."""
        uses = Counter(child for node in self.order for child in node.children)
        uses.update(self.wanted.values())
        self.above = _dominators(self.order, self.wanted.values())
        kept: set[Node] = set()
        cost: dict[Node, int] = {}
        for node in reversed(self.order):
            cost[node] = 0 if node.op in _CHEAP else 1 + sum(cost[one] for one in node.children if one not in kept)
            if uses[node] > 1 and cost[node] >= _DEAREST and node.op != "relation":
                kept.add(node)
        for node in self.order:  # parents first: what a column waits for has to be one too
            branch = self._branch(node) if node in kept else None
            if branch is not None and branch.case.args[0].op == "case":
                kept.add(branch.case.args[0])
        return kept

    def _branch(self, node: Node) -> Branch | None:
        """The nearest branch that all uses of a node lie behind."""
        above = self.above.get(node)
        while above is not None and not isinstance(above, Branch):
            above = self.above.get(above)
        return above

    def _steps(self) -> list[list[Node]]:
        step: dict[Node, int] = {}

        def step_of(node: Node) -> int:
            if node not in step:
                step[node] = 1 + max(map(step_of, self._needed(node)), default=-1)
            return step[node]

        steps: list[list[Node]] = [[] for _ in range(1 + max(map(step_of, self.kept), default=-1))]
        for node, number in step.items():
            steps[number].append(node)
        return steps

    def _needed(self, node: Node) -> Iterator[Node]:
        """The columns that a column is made of."""
        branch = self.behind.get(node)
        pending = [*node.children, *([branch.case.args[0]] if branch is not None else [])]
        seen = set(pending)
        while pending:
            one = pending.pop()
            if one in self.kept:
                yield one
                continue
            new = [child for child in one.children if child not in seen]
            seen.update(new)
            pending += new

    def written(self, frame: nw.LazyFrame[Any], given: list[str]) -> nw.LazyFrame[Any]:
        """All that is wanted, behind the columns that were given; a column that it took is gone after its last use."""
        steps = list(self._written())
        needed: list[set[str]] = [set() for _ in steps]
        for number in reversed(range(len(steps) - 1)):
            needed[number] = needed[number + 1] | steps[number + 1][1]
        there = set(frame.collect_schema().names()) - set(given)
        for (made, _), later in zip(steps, needed, strict=True):
            frame = frame.select(*given, *sorted(later & there), **made)
            there |= set(made)
        return frame

    def _written(self) -> Iterator[tuple[dict[str, nw.Expr], set[str]]]:
        """Step by step the columns that are made, and the names of those that they are made of."""
        known: dict[Node, str] = {}
        for step in self.steps:
            writer = _Writer(known)
            yield {self.names[node]: self._column(node, writer) for node in step}, writer.used
            known = known | {node: self.names[node] for node in step}
        writer = _Writer(known)
        yield {name: _expression(writer.of(node)) for name, node in self.wanted.items()}, writer.used

    def _column(self, node: Node, writer: _Writer) -> nw.Expr:
        branch, made = self.behind.get(node), _expression(writer.of(node))
        return made if branch is None else nw.when(writer.test(branch.test)).then(made)


class _Writer:
    """Nodes as expressions, given the columns that there are by name; `used` are the names of those that it took."""

    def __init__(self, known: Mapping[Node, str]) -> None:
        self.known = known
        self.made: dict[Node, Any] = {}
        self.used: set[str] = set()

    def of(self, node: Node) -> Any:
        if node not in self.made:
            self.made[node] = self._column(self.known[node]) if node in self.known else self._of(node)
        return self.made[node]

    def _column(self, name: str) -> nw.Expr:
        self.used.add(name)
        return nw.col(name)

    def _of(self, node: Node) -> Any:
        if node.op == "constant":
            return node.args[0]
        if node.op == "any":
            return None
        if node.op == "column":
            return self._column(node.args[0])
        if node.op == "only":
            return self.of(node.args[0])
        if node.op == "case":
            variable, values, yes, no = node.args
            chosen = nw.when(self.test(Test(variable, values))).then(_expression(self.of(yes)))
            return chosen.otherwise(_expression(self.of(no)))
        return _WRITTEN[node.op](*map(self.of, node.args))

    def test(self, test: Test) -> nw.Expr:
        variable, values = test
        variable = variable.args[0] if variable.op == "only" else variable
        if variable not in self.known and variable.op == "case":
            variable, values = asked(Test(variable, values))
            if variable.op == "case" and variable not in self.known and variable.domain != frozenset({True, False}):
                variable, values = truth_of(variable, values), frozenset({True})
        if variable.op == "relation":
            return _expression(_COMPARED[values](*map(self.of, variable.args)))
        found = _expression(self.of(variable))
        if variable.domain == frozenset({True, False}):
            return found if True in values else ~found
        others = (variable.domain or values) - values
        if len(others) < len(values):
            return found != next(iter(others)) if len(others) == 1 else ~found.is_in(sorted(others))
        return found == next(iter(values)) if len(values) == 1 else found.is_in(sorted(values))


def _in_order(wanted: Any) -> list[Node]:
    """All nodes, each before those that it is worked out of: they were made the other way round."""
    found: dict[Node, None] = dict.fromkeys(wanted)
    pending = list(found)
    while pending:
        new = [child for child in pending.pop().children if child not in found]
        found.update(dict.fromkeys(new))
        pending += new
    return sorted(found, key=lambda node: -node.number)


def _dominators(order: list[Node], wanted: Any) -> dict[Node | Branch, Node | Branch | None]:
    """For each node the nearest one, or branch of a case, that every way from what is wanted leads through."""
    above: dict[Node | Branch, Node | Branch | None] = {}
    depth: dict[Node | Branch | None, int] = {None: 0}
    uses: dict[Node, list[Node | Branch | None]] = {node: [None] for node in wanted}

    def nearest(one: Node | Branch | None, other: Node | Branch | None) -> Node | Branch | None:
        while one != other:
            if depth[one] < depth[other]:
                one, other = other, one
            one = above[one]  # type: ignore[index]  # None is the shallowest
        return one

    for node in order:
        ways = uses[node]
        found = ways[0]
        for way in ways[1:]:
            found = nearest(found, way)
        above[node], depth[node] = found, depth[found] + 1
        if node.op != "case":
            for child in node.children:
                uses.setdefault(child, []).append(node)
            continue
        variable, _, *sides = node.args
        uses.setdefault(variable, []).append(node)
        for side, holds in zip(sides, (True, False), strict=True):
            branch = Branch(node, holds)
            above[branch], depth[branch] = node, depth[node] + 1
            uses.setdefault(side, []).append(branch)
    return above
