"""Text to nodes, by way of libyaml's events.

Events rather than PyYAML's own trees: they are three times as fast, show duplicate keys and places,
and let a limit on depth and number stop a hostile file before it costs anything (libyaml's composer
dies of deep nesting). What plan files do without (anchors, aliases, merge keys, tags, several
documents) is refused here, each with its own code.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NoReturn

import yaml

from planmetrics.diagnostics import Span, diagnostic, phrase
from planmetrics.syntax.decoding import has_forbidden
from planmetrics.syntax.nodes import Mapping, Node, Scalar, Sequence, plain_value
from planmetrics.syntax.refusals import explain_yaml_error
from planmetrics.wording import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.syntax.nodes import Mark

MAX_EVENTS = 200_000
MAX_DEPTH = 30
MOST_REFUSED = 10_000
"""Mistakes after which reading ends: a file with more is no plan."""

THOUSANDS = 3

# Untyped on purpose: PyYAML's stubs say that an event's marks may be missing, which libyaml's never are.
ALIAS: Any = yaml.AliasEvent
SCALAR: Any = yaml.ScalarEvent
MAPPING_START: Any = yaml.MappingStartEvent
MAPPING_END: Any = yaml.MappingEndEvent
SEQUENCE_END: Any = yaml.SequenceEndEvent


def read(text: str, file: str) -> tuple[Mapping | None, list[Diagnostic]]:
    """Parse one YAML file.

    Returns the top mapping, or None where the text gives none, and what is wrong with it. After a
    syntax error nothing behind it can be read; everything else is reported in one go.
    """
    builder = _Builder(text, file)
    try:
        root = builder.document()
    except _StopReading:
        return None, builder.diagnostics
    except yaml.YAMLError as error:
        builder.diagnostics.append(explain_yaml_error(error, text, file))
        return None, builder.diagnostics
    if root is None:
        builder.diagnostics.append(diagnostic("Y013", Span(file)))
        return None, builder.diagnostics
    if not isinstance(root, Mapping):
        kind = phrase("list" if isinstance(root, Sequence) else "single_value")
        builder.diagnostics.append(diagnostic("Y014", Span(file, root.mark.line + 1, root.mark.column + 1), kind=kind))
        return None, builder.diagnostics
    return root, builder.diagnostics


class _StopReading(Exception):  # noqa: N818 (a way out of the recursion, not an error)
    """Raised where going on would be of no use; the reason is already among the findings."""


class _Builder:
    """Turns the event stream of one text into nodes, collecting what is refused on the way."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.diagnostics: list[Diagnostic] = []
        self.events = 0
        self.depth = 0
        self.next_event: Callable[[], Any] = yaml.CSafeLoader(text).get_event

    def refuse(self, code: str, mark: Mark, **facts: Any) -> None:
        self.diagnostics.append(diagnostic(code, Span(self.file, mark.line + 1, mark.column + 1), **facts))
        if len(self.diagnostics) >= MOST_REFUSED:
            raise _StopReading

    def document(self) -> Node | None:
        """The root of the first document; a second one is refused."""
        self.next_event()  # stream start
        event = self.next_event()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        if event.version or event.tags:
            self.refuse("Y012", event.start_mark, what=phrase("directive"))
        root = self.value(self.next_event())
        self.next_event()  # document end
        event = self.next_event()
        if not isinstance(event, yaml.StreamEndEvent):
            self.refuse("Y012", event.start_mark, what=phrase("second_document"))
        return root

    def node(self, event: Any) -> Node:
        """The node that begins with this event."""
        kind = type(event)
        mark = event.start_mark
        if kind is ALIAS:
            self.refuse("Y009", mark, name=event.anchor)
            return Scalar(mark, f"*{event.anchor}")
        self.refuse_anchor_and_tag(event)
        if kind is SCALAR:
            return self.quoted(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.refuse("Y006", mark, limit=MAX_DEPTH)
            raise _StopReading
        made = self.mapping(mark) if kind is MAPPING_START else self.sequence(mark)
        self.depth -= 1
        return made

    def quoted(self, event: Any) -> Scalar:
        """A scalar with quotes, as a block, or with a tag that was refused: its text as it stands."""
        text = event.value
        hidden = has_forbidden(text) or next((mark for mark in "\r\t\n" if mark in text), "")
        if event.style == '"' and hidden:
            self.refuse("Y003", event.start_mark, what=phrase("escape", character=f"U+{ord(hidden):04X}"))
        return Scalar(event.start_mark, text)

    def sequence(self, mark: Mark) -> Sequence:
        items: list[Node] = []
        next_event = self.next_event
        event: Any = next_event()
        while type(event) is not SEQUENCE_END:
            self.events += 1
            if self.events > MAX_EVENTS:
                self.give_up(event)
            item = self.value(event)
            if type(item) is Scalar and item.value is None:
                self.refuse("S012", event.start_mark, key=phrase("list_item"))
            items.append(item)
            event = next_event()
        return Sequence(mark, items)

    def mapping(self, mark: Mark) -> Mapping:
        """Keys and values up to the end of the mapping: the loop that reading spends its time in."""
        keys: dict[str, Mark] = {}
        values: dict[str, Node] = {}
        next_event = self.next_event
        event: Any = next_event()
        while type(event) is not MAPPING_END:
            self.events += 2
            if self.events > MAX_EVENTS:
                self.give_up(event)
            key = event.value if type(event) is SCALAR else None
            if key is None or key == "<<" or event.anchor is not None or not event.implicit[0]:
                key = self.odd_key(event)
            inner: Any = next_event()
            value: Node
            if type(inner) is SCALAR and inner.implicit[0] and inner.anchor is None:
                value = Scalar(inner.start_mark, plain_value(inner.value))
                if value.value is None and self.is_no_key(key, event, values):
                    key = None
            else:
                value = self.node(inner)
            if key in values:
                self.refuse("Y008", event.start_mark, key=key, line=keys[key].line + 1)
            elif key is not None:
                keys[key] = event.start_mark
                values[key] = value
            event = next_event()
        return Mapping(mark, keys, values)

    def value(self, event: Any) -> Node:
        """The node that begins with this event; plain scalars, the bulk of any file, take the short way."""
        if type(event) is SCALAR and event.implicit[0] and event.anchor is None:
            return Scalar(event.start_mark, plain_value(event.value))
        return self.node(event)

    def give_up(self, event: Any) -> NoReturn:
        self.refuse("Y005", event.start_mark, limit=MAX_EVENTS)
        raise _StopReading

    def odd_key(self, event: Any) -> str | None:
        """The text of a key that is not plain, or None where it is of no use (and was reported)."""
        if type(event) is not SCALAR:
            self.refuse("Y015", event.start_mark)
            self.node(event)
            return None
        key: str = event.value
        if key == "<<" and event.implicit[0]:
            self.refuse("Y010", event.start_mark)
            return None
        self.refuse_anchor_and_tag(event)
        if hidden := has_forbidden(key):
            self.refuse("Y003", event.start_mark, what=phrase("escape", character=f"U+{ord(hidden):04X}"))
        return key

    def is_no_key(self, key: str | None, event: Any, values: dict[str, Node]) -> bool:
        """Report a key without a value, and whether it is no key but the rest of something else.

        `{at_least: 1,000}` is 1 and a key 000; `{by：2024}` is a key that swallowed its value.
        """
        if key is None:
            return True
        mark = event.start_mark
        before = next(reversed(values.items()), None)
        last = before[1].value if before is not None and isinstance(before[1], Scalar) else None
        if before is not None and isinstance(last, Decimal) and key.isdecimal():
            figure = f"{last}{'' if len(key) == THOUSANDS else '.'}{key}"
            self.refuse("S004", before[1].mark, key=before[0], found=show(f"{last},{key}"), advice=figure)
            return True
        if "：" in key:
            place = Span(self.file, mark.line + 1, mark.column + 1 + key.index("："))
            self.diagnostics.append(diagnostic("Y017", place, character="：", ascii=":"))
            return True
        self.refuse("S012", mark, key=key)
        return False

    def refuse_anchor_and_tag(self, event: Any) -> None:
        if event.anchor is not None:
            self.refuse("Y018", event.start_mark, name=event.anchor)
        if event.tag is not None:
            self.refuse("Y011", event.start_mark, tag=event.tag.replace("tag:yaml.org,2002:", "!!"))
