"""What stands for one of several things: a figure in this row, the reason why there is none in that.

What a definition returns at the ends of its paths is merged: numbers into one number, records field by field, and
different things into a `Choice`, whose code says which. So the caller of a definition meets one question, whether there
is a figure, and not all the paths that led to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planmetrics.bulk.nodes import Node, Test, only
from planmetrics.bulk.paths import UnreachableError, holds, running
from planmetrics.bulk.symbols import Condition, Symbol, held, is_constant, reverse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NUMBER, TEXT = 0, -1
"""The codes of a figure and of a text; every other thing that a choice may come to has a code of its own."""


class Choice(Symbol):
    """One of several things, by code: `groups` are what each code stands for."""

    __slots__ = ("code", "groups")

    def __init__(self, code: Node, groups: dict[int, Any]) -> None:
        self.code, self.groups = code, groups

    def test(self, wanted: Callable[[Any], bool]) -> Condition:
        """Whether it is one of the things that are wanted."""
        codes = frozenset(code for code, thing in self.groups.items() if wanted(thing))
        return Condition(Test(only(self.code, frozenset(self.groups)), codes))

    def narrowed(self) -> Any:
        """What the path leaves of it."""
        left = running().left(only(self.code, frozenset(self.groups)))
        groups = {code: thing for code, thing in self.groups.items() if code in left}
        if not groups:
            raise UnreachableError
        return next(iter(groups.values())) if len(groups) == 1 else Choice(self.code, groups)

    def one(self) -> Any:
        """The one thing that it is on this path."""
        found = self.narrowed()
        while isinstance(found, Choice):
            first = next(iter(found.groups))
            holds(Test(only(self.code, frozenset(found.groups)), frozenset({first})))
            found = found.narrowed()
        return found

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.one(), name)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.one())

    def __getitem__(self, place: int) -> Any:
        return self.one()[place]

    def __hash__(self) -> int:
        return hash(self.one())

    def __eq__(self, other: object) -> Any:
        found, other = self.narrowed(), held(other)
        if isinstance(found, Choice) and all(map(is_constant, (other, *found.groups.values()))):
            return found.test(lambda thing: thing == other)
        return held(found) == other

    def __ne__(self, other: object) -> Any:
        return reverse(self == other)

    def __bool__(self) -> bool:
        found = self.narrowed()
        if not isinstance(found, Choice):
            return bool(found)
        if NUMBER in found.groups:
            return bool(found.one())
        return bool(found.test(bool))

    def __neg__(self) -> Any:
        return -self.one()

    def __abs__(self) -> Any:
        return abs(self.one())

    def __round__(self, digits: int) -> Any:
        return round(self.one(), digits)

    def __format__(self, wanted: str) -> str:
        return format(self.one(), wanted)


def _operators() -> None:
    """A choice calculates and compares as the thing that it is on the path."""
    for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lt", "le", "gt", "ge"):
        plain = f"__{name}__"

        def work(self: Choice, other: object, plain: str = plain) -> Any:
            return getattr(self.one(), plain)(held(other))

        setattr(Choice, plain, work)
    for name in ("add", "sub", "mul", "truediv", "pow"):
        turned = f"__r{name}__"

        def work_reflected(self: Choice, other: object, turned: str = turned) -> Any:
            return getattr(self.one(), turned)(held(other))

        setattr(Choice, turned, work_reflected)


_operators()
