"""Values as YAML: on one line in brackets, or a key a line."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from planmetrics.syntax.decoding import has_forbidden
from planmetrics.syntax.nodes import plain_value

if TYPE_CHECKING:
    from planmetrics.syntax.nodes import Data

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~“”＂][^:#,\[\]{}\"\\]*")
_TEMPTING = re.compile(r"(?:y|n|yes|no|on|off|[0-9][0-9:_.-]*)", re.IGNORECASE)
"""Text that older readers of YAML take for something else: NO, 12:30, 2024-06."""
_PERIOD = re.compile(r"[0-9]{4}(?:-(?:[HQ][0-9]|[0-9]{2}(?:\.\.(?:[0-9]{4}-)?[0-9]{2})?|[0-9]{2}-[0-9]{2})|/[0-9]{2})")
"""Periods and dates, which stand without quotes in every file."""


class UnwritableError(ValueError):
    """A value that a plan file cannot hold: nothing at all, or a character that hides."""


def scalar(value: Data) -> str:
    """A single value; text in quotes where it would be read as something else without them.

    Raises:
        UnwritableError: no file of ours can hold it.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if not isinstance(value, str) or has_forbidden(value) or re.search(r"[\n\r\t]", value):
        raise UnwritableError(value)
    is_plain = _PLAIN.fullmatch(value) and value == value.strip() and isinstance(plain_value(value), str)
    if is_plain and (_PERIOD.fullmatch(value) or not _TEMPTING.fullmatch(value)):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def in_brackets(value: Data, pad: str = "") -> str:
    """A value on one line; `pad` is the room between braces and what they hold."""
    if isinstance(value, dict):
        return f"{{{pad}{', '.join(pair(key, held) for key, held in value.items())}{pad}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(in_brackets(item) for item in value)}]"
    return scalar(value)


def pair(key: str, value: Data, pad: str = "") -> str:
    """A key with its value on one line."""
    return f"{scalar(key)}: {in_brackets(value, pad)}"


def in_lines(value: dict[str, Data]) -> list[str]:
    """A mapping with a key a line; what its keys hold stands on the same line."""
    return [pair(key, held) for key, held in value.items()]
