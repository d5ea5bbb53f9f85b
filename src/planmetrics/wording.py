"""How messages quote what they found, and how they guess what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

_LONGEST_QUOTE = 60
_MOST_LISTED = 12


def show(value: Any) -> str:
    """A value as a message quotes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, (tuple, list)):
        return f"a list of {len(value)}"
    text = printable(str(value).replace("\u3000", "(wide space)"))
    return f"'{text[:_LONGEST_QUOTE]}...'" if len(text) > _LONGEST_QUOTE else f"'{text}'"


def printable(text: str) -> str:
    """The text with a question mark for every character that would do something to a terminal."""
    return text if text.isprintable() else "".join(c if c.isprintable() or c == "\u3000" else "?" for c in text)


def nearest(word: str, words: Iterable[str]) -> str:
    """What a word most likely meant, as a hint; the choice itself where nothing is near."""
    from difflib import get_close_matches  # only a wrong word needs it

    known = sorted(set(words))
    close = get_close_matches(word, known, n=3, cutoff=0.6)
    if close:
        return "did you mean " + " or ".join(close) + "?"
    if not known:
        return "none is defined yet"
    return f"known: {', '.join(known[:_MOST_LISTED])}{' ...' if len(known) > _MOST_LISTED else ''}"


def in_digits(value: Decimal) -> str:
    """A number in plain digits without trailing zeros: 17000, 3.95."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
