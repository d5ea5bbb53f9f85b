"""Values that a number sign cuts short: what stands behind ` #` is a comment to YAML, and may be half of a title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from planmetrics.diagnostics import Span, diagnostic
from planmetrics.syntax.nodes import plain_value
from planmetrics.wording import show

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic

SCALAR: Any = yaml.ScalarEvent
_BEGINS = re.compile(r"[ \t]#[^\s#!]")
_TAIL = re.compile(r"[ \t]+(?P<tail>#[^\s#!].*)")
"""A comment that begins without a blank, as people seldom begin one: 第 #1 期, Outcomes #1 of it."""


def cut_short(text: str, file: str) -> list[Diagnostic]:
    """Text without quotes that such a comment stands right behind; a number cannot go on there."""
    if _BEGINS.search(text) is None:  # one blank is enough to know: runs of them cost no more than their length
        return []
    lines, found = text.splitlines(), []
    event: Any  # the stubs say that its marks may be missing, which libyaml's never are
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if not isinstance(event, SCALAR) or not event.implicit[0]:
            continue
        value, end, start = plain_value(event.value), event.end_mark, event.start_mark
        tail = _TAIL.match(lines[end.line], end.column) if isinstance(value, str) and end.line < len(lines) else None
        if tail is not None:
            place = Span(file, start.line + 1, start.column + 1)
            found.append(diagnostic("D020", place, found=show(value), tail=show(tail["tail"].rstrip())))
    return found
