"""From nodes to columns: what is asked for more than once becomes a column of its own, in as few steps as that takes.

A dear column is worked out only for the rows that ask for it: where every use of a node lies behind some branch of a
case, the column is empty for all rows that take none of them. So the corners of printed digits cost little where nobody
looks at them.
"""

from __future__ import annotations

import functools
import operator
from collections import Counter
from typing import TYPE_CHECKING, Any

import narwhals as nw

from planmetrics.bulk.bounds import ANYWHERE
from planmetrics.bulk.nodes import TRUTH, Domain, Node, Test, asked, constant, truth_of
from planmetrics.bulk.reading import in_range
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_DEAREST = 2
"""Operations that are rather done twice than kept in a column."""
_WORTH = 4
"""Operations that are rather done for all rows than for those alone that ask for it."""
_MOST_BRANCHES = 3
_COST = {
    **dict.fromkeys(("column", "constant", "is_null", "any", "only"), 0),
    **dict.fromkeys(("power", "log", "log10", "ten_to", "round", "mod"), 6),
}
"""What an operation costs, where it is not about as much as a sum."""
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
    "ceil": lambda one: nw.coalesce(in_range(one).ceil(), one),
    "floor": lambda one: nw.coalesce(in_range(one).floor(), one),
    "log": lambda one: _expression(one).log(),
    "log10": lambda one: _expression(one).log(10),
    "ten_to": lambda one: 10.0**one,
    "round": lambda one, digits: _expression(one).round(digits),
    "is_finite": lambda one: one.is_finite(),
    "is_null": lambda one: one.is_null(),
    "min": lambda *both: nw.min_horizontal(*map(_expression, both)),
    "max": lambda *both: nw.max_horizontal(*map(_expression, both)),
    "joined": lambda *parts: nw.concat_str(*map(_expression, parts), separator=";", ignore_nulls=True),
    "text": lambda one: in_range(one).cast(nw.Int64).cast(nw.String),
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
        self.names = {node: f"k_{node.number}" for node in self.kept}
        self.steps = self._steps()

    def _kept(self) -> set[Node]:
        """The nodes that are used more than once and are dearer than a look at a column."""
        uses = Counter(held(child) for node in self.order if node.op != "only" for child in node.children)
        uses.update(map(held, self.wanted.values()))
        kept: set[Node] = set()
        cost: dict[Node, int] = {}
        for node in reversed(self.order):
            cost[node] = _COST.get(node.op, 1) + sum(cost[one] for one in node.children if one not in kept)
            if uses[node] > 1 and cost[node] >= _DEAREST and node.op not in {"relation", "only"}:
                kept.add(node)
        self.behind = _waiting(self.order, self.wanted.values(), {one for one in kept if cost[one] >= _WORTH})
        asked_of = {branch.case.args[0] for branches in self.behind.values() for branch in branches}
        kept.update(one for one in asked_of if one.op == "case")
        return kept

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
        pending = [*node.children, *(branch.case.args[0] for branch in self.behind.get(node, ()))]
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
        made = _expression(writer.of(node))
        asking = [writer.test(test) for test in _together(branch.test for branch in self.behind.get(node, ()))]
        return nw.when(functools.reduce(operator.or_, asking)).then(made) if asking else made


class _Writer:
    """Nodes as expressions, given the columns that there are by name; `used` are the names of those that it took."""

    def __init__(self, known: Mapping[Node, str]) -> None:
        self.known = known
        self.made: dict[Node, Any] = {}
        self.used: set[str] = set()

    def of(self, node: Node) -> Any:
        """A node as an expression, or as the constant that it is."""
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
            return self._truth(node) if node.domain == TRUTH else self._case(node)
        return _WRITTEN[node.op](*map(self.of, node.args))

    def _case(self, node: Node) -> Any:
        """A case, and those that follow where it does not hold."""
        chain: Any = nw
        first = node
        while node is first or (node.op == "case" and node not in self.known and node.domain != TRUTH):
            variable, values, yes, no = node.args
            chain = chain.when(self.test(Test(variable, values))).then(_expression(self.of(yes)))
            node = no
        last = self.of(node)
        return chain if last is None else chain.otherwise(_expression(last))

    def _truth(self, node: Node) -> Any:
        """A case of truth values as one condition: engines are quicker at those."""
        variable, values, yes, no = node.args
        holds = self.test(Test(variable, values))
        if no is constant(False):
            return holds & self.of(yes) if yes is not constant(True) else holds
        if yes is constant(True):
            return holds | self.of(no)
        opposite = self.test(Test(variable, (variable.domain or values) - values))
        if yes is constant(False):
            return opposite & self.of(no) if no is not constant(True) else opposite
        if no is constant(True):
            return opposite | self.of(yes)
        return self._case(node)

    def test(self, test: Test) -> Any:
        """Whether a test holds, as an expression."""
        variable, values = test
        variable = held(variable)
        if variable not in self.known and variable.op == "case":
            variable, values = asked(Test(variable, values))
            if variable.op == "case" and variable not in self.known and variable.domain != TRUTH:
                variable, values = truth_of(variable, values), frozenset({True})
        if variable.op == "relation":
            stands: Any = _expression(_COMPARED[values](*map(self.of, variable.args)))
            for one in variable.args:  # engines take what is no number (infinity times 0) for the greatest of all
                stands = stands & ~_expression(self.of(one)).is_nan() if _may_be_none(one) else stands
            return stands
        found = _expression(self.of(variable))
        if variable.domain == TRUTH:
            return found if True in values else ~found
        domain = sorted(variable.domain or values)
        others = [one for one in domain if one not in values]
        if domain[: len(values)] == sorted(values) and len(values) > 1:
            return found <= domain[len(values) - 1]
        if domain[-len(values) :] == sorted(values) and len(values) > 1:
            return found >= domain[-len(values)]
        if len(others) < len(values):
            return functools.reduce(operator.and_, (found != one for one in others))
        return functools.reduce(operator.or_, (found == one for one in sorted(values)))


def held(node: Node) -> Node:
    """The node itself, whatever is known of it where it stands."""
    return node.args[0] if node.op == "only" else node


def _together(tests: Iterable[Test]) -> list[Test]:
    """Tests of which any holds, one a variable; none where one of them holds for all rows."""
    asked_of: dict[Node, Domain] = {}
    for variable, values in tests:
        asked_of[held(variable)] = asked_of.get(held(variable), frozenset()) | values
    always = any(one.domain is not None and one.domain <= values for one, values in asked_of.items())
    return [] if always else [Test(one, values) for one, values in asked_of.items()]


def _may_be_none(node: Node) -> bool:
    """Whether a number may be none: the product of two that are worked out."""
    unsure = node.op == "mul" and node.bounds == ANYWHERE
    return unsure and all(one.op in {"sub", "add", "case"} for one in node.children)


def _in_order(wanted: Any) -> list[Node]:
    """All nodes, each before those that it is worked out of: they were made the other way round."""
    found: dict[Node, None] = dict.fromkeys(wanted)
    pending = list(found)
    while pending:
        new = [child for child in pending.pop().children if child not in found]
        found.update(dict.fromkeys(new))
        pending += new
    return sorted(found, key=lambda node: -node.number)


def _waiting(order: list[Node], wanted: Any, dear: set[Node]) -> dict[Node, set[Branch]]:
    """For each dear node the branches that the ways to it lead through; none for one that some way leads to at once.

    What a branch asks may be worked out of the node itself; then the node waits for what that case waits for.
    """
    ways: dict[Node, set[Branch] | None] = dict.fromkeys(wanted)
    waiting: dict[Node, set[Branch]] = {}
    below: dict[Node, int] = {}
    for node in reversed(order):
        below[node] = functools.reduce(operator.or_, (below[child] for child in node.children), 1 << node.number)
    for node in order:
        own = ways[node]
        if node in dear and own is not None:
            own = ways[node] = _sound(node, own, ways, waiting, below)
        if own is not None and len(own) > _MOST_BRANCHES:
            own = ways[node] = None
        if own and node in dear:
            waiting[node] = own
        for child, branch in _uses(node):
            now = own if branch is None else {branch}
            held = ways.get(child, set())
            ways[child] = None if now is None or held is None else held | now
    return waiting


def _sound(
    node: Node,
    own: set[Branch] | None,
    ways: Mapping[Node, set[Branch] | None],
    waiting: Mapping[Node, set[Branch]],
    below: Mapping[Node, int],
) -> set[Branch] | None:
    """The branches without those whose question is worked out of the node itself."""
    for _ in range(_MOST_BRANCHES):
        late = [one for one in own or () if _leads(one.case.args[0], node, below, waiting)]
        if not late or own is None:
            return own
        own = own - set(late)
        for branch in late:
            variable = branch.case.args[0]
            above = waiting.get(held(variable)) or ways[branch.case]
            own = None if own is None or above is None else own | above
    return None


def _uses(node: Node) -> Iterator[tuple[Node, Branch | None]]:
    if node.op != "case":
        yield from ((child, None) for child in node.children)
        return
    variable, _, yes, no = node.args
    yield variable, None
    yield yes, Branch(node, True)
    yield no, Branch(node, False)


def _leads(start: Node, end: Node, below: Mapping[Node, int], waiting: Mapping[Node, set[Branch]]) -> bool:
    """Whether one node is worked out of another, or waits for one that is."""
    seen = below[start]
    grown = True
    while grown and not seen >> end.number & 1:
        grown = False
        for node, branches in waiting.items():
            if seen >> node.number & 1:
                more = functools.reduce(operator.or_, (below[branch.case.args[0]] for branch in branches), seen)
                grown, seen = grown or more != seen, more
    return bool(seen >> end.number & 1)
