"""YAML as a tree that remembers where each piece was written.

Nodes are made by the hundred thousand, so they are plain slotted classes that keep libyaml's own mark
(`line` and `column` from 0): a frozen dataclass with a span of its own takes three times as long to
build. Nothing outside `syntax` makes or changes them. What a plain scalar means is decided by YAML 1.2's core
rules, the meaning that editors use: `NO` and `12:30` are text, `1e3` is a number, and a number keeps the digits it
was typed with.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Protocol, TypeAlias

from planmetrics.diagnostics import Span

Value: TypeAlias = str | Decimal | bool | None
Data: TypeAlias = "Value | tuple[Data, ...] | dict[str, Data]"
Path: TypeAlias = tuple[str | int, ...]

WORDS: dict[str, Value] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
# A longer run of digits, or a larger exponent, is no figure of any plan: it stays text, and the field
# that wanted a number says so. Leading zeros likewise (0123 is 83 to one parser and 123 to the next).
_NUMBER = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]{0,39})(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][-+]?[0-9]{1,2})?")
_is_number = _NUMBER.fullmatch
_STARTS_A_NUMBER = frozenset("+-.0123456789")


class Mark(Protocol):
    """A place as libyaml gives it: line and column count from 0."""

    line: int
    column: int


class Scalar:
    """A leaf. `value` is the text typed by the rules of YAML 1.2 core; numbers keep their digits."""

    __slots__ = ("mark", "value")

    def __init__(self, mark: Mark, value: Value) -> None:
        self.mark = mark
        self.value = value


class Sequence:
    """A list."""

    __slots__ = ("items", "mark")

    def __init__(self, mark: Mark, items: list[Node]) -> None:
        self.mark = mark
        self.items = items


class Mapping:
    """Keys and values in file order (of a key written twice the first), and where each key stands."""

    __slots__ = ("keys", "mark", "values")

    def __init__(self, mark: Mark, keys: dict[str, Mark], values: dict[str, Node]) -> None:
        self.mark = mark
        self.keys = keys
        self.values = values

    def put(self, key: str, value: Value) -> None:
        """Enter a value that the file lacks; it stands where the mapping begins."""
        self.keys[key], self.values[key] = self.mark, Scalar(self.mark, value)


Node: TypeAlias = Scalar | Sequence | Mapping


@lru_cache(4096)  # files repeat their words and years
def plain_value(text: str) -> Value:
    """The value of an unquoted scalar: null, bool, Decimal with its digits as typed, or text."""
    if text[:1] in _STARTS_A_NUMBER and _is_number(text):
        return Decimal(text)
    return WORDS.get(text, text)


def plain(node: Node) -> Data:
    """The node as plain data: dicts, tuples and typed values."""
    if type(node) is Scalar:
        return node.value
    if type(node) is Mapping:
        return {key: value.value if type(value) is Scalar else plain(value) for key, value in node.values.items()}
    assert type(node) is Sequence  # noqa: S101 (tells the type checker what is left)
    return tuple([plain(item) for item in node.items])


def locate(root: Node, path: Path, file: str, *, key: bool = False) -> Span:
    """Span of the deepest part of a path of keys and indices that the file holds.

    Steps that the file lacks (a missing key, a tag that pydantic puts into the path of a union) are
    skipped. With `key`, the place of the last key instead of that of its value.
    """
    node, mark = root, root.mark
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.values:
            mark = node.keys[step] if key else node.values[step].mark
            node = node.values[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            mark = node.mark
    return Span(file, mark.line + 1, mark.column + 1)
