"""Every path through a scalar definition: it is run again and again, until each of its branches was taken.

Where the definition asks whether something holds, the path that is being run answers (`holds`): what it knows already
decides, else the branch is taken first and left for the next run. The runs together make a tree of tests, whose ends
are what the definition returned there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planmetrics.bulk.nodes import Domain, Node, Test, asked
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


class UnreachableError(Exception):
    """A path that no row takes: the scalar definition would not survive it either."""


class Branch(NamedTuple):
    """A test, and the trees behind it."""

    test: Test
    yes: Tree
    no: Tree


Tree = Any
"""A `Branch`, or a value that was returned."""


class Path:
    """One run: the branches to take at first (`taken`), and then the test and answer of each that was met."""

    def __init__(self, taken: list[bool], known: Mapping[Node, Domain]) -> None:
        self.taken, self.known = taken, dict(known)
        self.trail: list[tuple[Test, bool]] = []
        self.known_bits = sum(1 << variable.number for variable in self.known)
        self.memo: dict[Node, Domain] = {}

    def left(self, variable: Node) -> Domain:
        """The values that a variable may still have, by what is known of it and of what it is worked out of."""
        domain = variable.domain or frozenset()
        if not variable.asks & self.known_bits:
            return domain
        if variable.op == "only":
            return domain & self.left(variable.args[0])
        found = self.known.get(variable, domain)
        if variable.op != "case" or len(found) == 1:
            return found
        if variable not in self.memo:
            asked_of, values, yes, no = variable.args
            may_be = self.left(asked_of)
            ends = self.left(yes) if may_be & values else frozenset()
            self.memo[variable] = found & (ends | self.left(no) if may_be - values else ends)
        return self.memo[variable]

    def holds(self, test: Test) -> bool:
        """Whether a test holds on this path."""
        left = self.left(test.variable)
        if not left & test.values or not left - test.values:
            return bool(left & test.values)
        number = len(self.trail)
        answer = self.taken[number] if number < len(self.taken) else True
        self.trail.append((test, answer))
        for variable, values in (test, asked(test)):
            held = variable.args[0] if variable.op == "only" else variable
            known = self.left(variable)
            self.known[held] = known & values if answer else known - values
            self.known_bits |= 1 << held.number
            self.memo = {}
        return answer


class _Outside(Path):
    """No run: nothing is known, and nothing may be asked."""

    def holds(self, test: Test) -> bool:
        raise RuntimeError(f"{test} is asked outside of every definition")


_NOTHING_KNOWN: Mapping[Node, Domain] = {}
_RUNNING: list[Path] = [_Outside([], {})]


def running() -> Path:
    """The path that is being run."""
    return _RUNNING[-1]


def holds(test: Test) -> bool:
    """Whether a test holds on the path that is being run."""
    if test.variable.op == "constant":
        return test.variable.args[0] in test.values
    return _RUNNING[-1].holds(test)


def explored(work: Callable[[], Any], nothing: Any, beyond: Any, known: Mapping[Node, Domain] = _NOTHING_KNOWN) -> Tree:
    """The tree of what `work` returns: `nothing` where no row comes, `beyond` where it overflows."""
    return _grown(work, [], nothing, beyond, known)


def _grown(work: Callable[[], Any], taken: list[bool], nothing: Any, beyond: Any, known: Mapping[Node, Domain]) -> Tree:
    path = Path(taken, known)
    _RUNNING.append(path)
    try:
        tree = work()
    except (UnreachableError, StopIteration):
        tree = nothing
    except OverflowError:
        tree = beyond
    finally:
        _RUNNING.pop()
    answers = [answer for _, answer in path.trail]
    for number in reversed(range(len(taken), len(answers))):
        other = _grown(work, [*answers[:number], False], nothing, beyond, known)
        tree = Branch(path.trail[number][0], tree, other)
    return tree


def ends(tree: Tree) -> Iterator[Any]:
    """What stands at the ends of a tree."""
    if isinstance(tree, Branch):
        yield from ends(tree.yes)
        yield from ends(tree.no)
    else:
        yield tree


def behind(tree: Tree, change: Callable[[Any], Any]) -> Tree:
    """The same tree with what `change` makes of each end."""
    if isinstance(tree, Branch):
        return Branch(tree.test, behind(tree.yes, change), behind(tree.no, change))
    return change(tree)
