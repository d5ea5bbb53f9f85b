"""What libyaml complains of, said so that the author of a plan knows what to do."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from planmetrics.codes import problem
from planmetrics.diagnostics import Span

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic

_ADVICE = {
    "mapping values are not allowed": "put text that holds ': ' in quotes, and check the indentation",
    "did not find expected key": "check indentation, commas and quotes on this line and the one before",
    "did not find expected '-' indicator": "indent every item of the list alike",
    "could not find expected ':'": "write `key: value`, with a space after the colon",
    "found unexpected end of stream": "close the quote or bracket that was opened before",
    "did not find expected ',' or": "close the bracket, or put a comma between the items",
}
# Errors that libyaml notices far behind the slip: the context tells where the thing began.
_TOLD_WHERE_OPENED = (
    "could not find expected ':'",
    "found unexpected end of stream",
)
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
    opened = any(words in reason for words in _TOLD_WHERE_OPENED)
    lines = text.splitlines() or [""]
    mark = getattr(error, "problem_mark", None)
    if opened or (mark is not None and mark.line >= len(lines)):
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    if "tab character" in reason:
        return problem("Y019", Span(file, line + 1, column + 1))
    if "cannot start any token" in reason:
        return _stray_character(lines, line, column, file)
    for number in (line, line - 1):
        if 0 <= number < len(lines) and (slip := _full_width_slip(lines[number])) is not None:
            return problem(
                "Y017",
                Span(file, number + 1, slip + 1),
                character=lines[number][slip].replace("\u3000", "wide space"),
                ascii=_FULL_WIDTH[lines[number][slip]].replace(" ", "blank"),
            )
    if line < len(lines) and re.search(r"[:\-,]\s*[*!&>|][^\s]", lines[line]):
        advice = "put text that begins with *, !, &, > or | in quotes"
        return problem("Y007", Span(file, line + 1, column + 1), reason=reason, advice=advice)
    advice = next((said for words, said in _ADVICE.items() if words in reason), "check this line and the one before")
    return problem("Y007", Span(file, line + 1, column + 1), reason=reason, advice=advice)


def _stray_character(lines: list[str], line: int, column: int, file: str) -> Diagnostic:
    """A tab in the indentation, or one of %, @ and ` at the start of a value."""
    character = lines[line][column] if line < len(lines) and column < len(lines[line]) else "?"
    place = Span(file, line + 1, column + 1)
    return problem("Y019", place) if character == "\t" else problem("Y016", place, character=character)


def _full_width_slip(line: str) -> int | None:
    """Where a line that YAML could not read has full-width punctuation outside quotes, if it has."""
    quote = ""
    for index, character in enumerate(line):
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        elif character == "#":
            return None
        elif character in _FULL_WIDTH and unicodedata.east_asian_width(character) in "FWA":
            return index
    return None
