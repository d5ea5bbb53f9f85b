"""What a plain scalar means, by YAML 1.2's core rules: the meaning that editors use.

`NO` and `12:30` are text here, `1e3` is a number, and a number keeps the digits it was typed with.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planmetrics.syntax.nodes import Value

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

# C0 and C1 controls except tab and line ends, DEL, other line ends, zero-width and bidirectional
# controls, no-break spaces, byte-order marks and noncharacters: invisible, and some rewrite what a terminal shows.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)


def plain_value(text: str) -> Value:
    """The value of an unquoted scalar: null, bool, Decimal with its digits as typed, or text."""
    if text[:1] in _STARTS_A_NUMBER and _is_number(text):
        return Decimal(text)
    return WORDS.get(text, text)


def has_forbidden(text: str) -> str:
    """The first character that no plan file may hold, or an empty string."""
    found = _FORBIDDEN.search(text)
    return found.group() if found else ""


def forbidden_at(text: str) -> int | None:
    """The index of the first character that no plan file may hold."""
    found = _FORBIDDEN.search(text)
    return found.start() if found else None
