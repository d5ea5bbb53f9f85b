"""What libyaml refuses, as diagnostics from which the author of a plan knows what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from planmetrics.diagnostics import Span, diagnostic, phrase

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic

_REASONS = {
    "mapping values are not allowed in this context": "value",
    "did not find expected key": "key",
    "did not find expected '-' indicator": "item",
    "could not find expected ':'": "colon",
    "found unexpected end of stream": "end",
    "did not find expected ',' or ']'": "list",
    "did not find expected ',' or '}'": "braces",
    "did not find expected <document start>": "start",
    "did not find expected node content": "node",
    "block sequence entries are not allowed in this context": "sequence",
    "found unknown escape character": "escape",
    "did not find expected alphabetic or numeric character": "anchor",
    "did not find expected whitespace or line break": "break",
    "did not find expected comment or line break": "block",
}
"""What libyaml says, and the end of the key of the phrase for it."""
_ADVISED = {
    "value": "value",
    "key": "key",
    "item": "item",
    "colon": "colon",
    "end": "end",
    "list": "list",
    "braces": "list",
}
# Errors that libyaml notices far behind the mistake: the context tells where the thing began.
_KNOWN_WHERE_OPENED = ("colon", "end")
_FULL_WIDTH = {
    "：": ":",
    "，": ",",
    "［": "[",
    "］": "]",
    "｛": "{",
    "｝": "}",
    "\u3000": " ",
    "“": '"',
    "”": '"',
}


def explain_yaml_error(error: Any, text: str, file: str) -> Diagnostic:
    """The diagnostic for an error that libyaml raised while reading this text."""
    reason = str(getattr(error, "problem", None) or error)
    known = _REASONS.get(reason, "")
    opened = known in _KNOWN_WHERE_OPENED
    lines = text.splitlines() or [""]
    mark = getattr(error, "problem_mark", None)
    if opened or (mark is not None and mark.line >= len(lines)):
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    if "tab character" in reason:
        return diagnostic("Y019", Span(file, line + 1, column + 1))
    if "cannot start any token" in reason:
        return _stray_character(lines, line, column, file)
    for number in (line, line - 1):
        if 0 <= number < len(lines) and (at := _full_width_at(lines[number])) is not None:
            character = lines[number][at]
            place = Span(file, number + 1, at + 1)
            if character == "\u3000":
                return diagnostic("Y017", place, character=phrase("wide_space"), ascii=phrase("blank"))
            return diagnostic("Y017", place, character=character, ascii=_FULL_WIDTH[character])
    signed = line < len(lines) and re.search(r"[:\-,]\s*[*!&>|][^\s]", lines[line])
    return diagnostic(
        "Y007",
        Span(file, line + 1, column + 1),
        reason=phrase(f"yaml.{known}") if known else phrase("yaml", text=reason),
        advice=phrase(f"fix.{'sign' if signed else _ADVISED.get(known, 'line')}"),
    )


def _stray_character(lines: list[str], line: int, column: int, file: str) -> Diagnostic:
    """A tab in the indentation, or one of %, @ and ` at the start of a value."""
    character = lines[line][column] if line < len(lines) and column < len(lines[line]) else "?"
    place = Span(file, line + 1, column + 1)
    return diagnostic("Y019", place) if character == "\t" else diagnostic("Y016", place, character=character)


def _full_width_at(line: str) -> int | None:
    """Where a line that YAML could not read has full-width punctuation outside quotes, if it has."""
    quote = ""
    for index, character in enumerate(line):
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        elif character == "#":
            return None
        elif character in _FULL_WIDTH:
            return index
    return None
