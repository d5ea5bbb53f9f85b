"""How messages quote what stands in a file, and what they offer instead of it: text and phrases without a language."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING

from planmetrics.diagnostics import Phrase, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

_LONGEST_QUOTE = 60
HALF_WIDTH = str.maketrans("０１２３４５６７８９．－＋，％", "0123456789.-+,%")
"""What an input method in full width makes of figures, and what was meant."""


def show(value: object) -> str | Phrase:
    """A value as a message quotes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return phrase("mapping")
    if isinstance(value, (tuple, list)):
        return phrase("list_of", number=len(value))
    text = printable(str(value))
    if len(text) > _LONGEST_QUOTE:
        return phrase("quoted_start", text=text[:_LONGEST_QUOTE])
    return phrase("quoted", text=text)


def printable(text: str) -> str:
    """The text with a question mark for every character that would do something to a terminal."""
    return text if text.isprintable() else "".join(c if c.isprintable() or c == "\u3000" else "?" for c in text)


def harmless(text: str) -> str:
    """Text of several lines as `printable`; line ends and tabs stay."""
    return re.sub(r"[^\n\t]+", lambda part: printable(part[0]), text)


_OBEYED = r"(?m)^\s*:(?=:)|#(?=#\w*\[)"
"""What a build server would take for an order in what we print: `::error`, `##[error]`, `##vso[`, `##teamcity[`."""


def unforged(text: str) -> str:
    """Text of several lines in which a title or a name gives no orders to a build server: a blank sets it apart."""
    if "::" not in text and "##" not in text:
        return text
    return re.sub(_OBEYED, lambda found: f"{found[0]} ", text)


def nearest(word: str, words: Iterable[str], otherwise: Phrase | None = None) -> Phrase:
    """A hint at what a word most likely meant; where nothing is near, the choice itself, or what is given for it.

    Which words are near is found out when the hint is worded.
    """
    return phrase("nearest", word=word, words=tuple(sorted(set(words))), otherwise=otherwise)


def one_of(word: str, words: Iterable[str]) -> Phrase:
    """A hint at what a word most likely meant, and all that it may be, in the order given."""
    return phrase("one_of", word=word, words=tuple(words))


def quantity(
    comparator: str | None, low: Decimal | None, high: Decimal | None, unit: str | Phrase | None
) -> str | Phrase:
    """A figure with its comparator and unit, as far as they are there: at_least 3 to 5 %, 不低于3至5%."""
    figures = [in_digits(value) for value in (low, high) if value is not None]
    parts = [phrase(f"comparator.{comparator}") if comparator else "", joined("to", figures), unit or ""]
    return joined("beside", [part for part in parts if part])


def joined(key: str, items: Sequence[str | Phrase], none: str | Phrase = "") -> str | Phrase:
    """The items put together with this phrase of two (`and`, `or`, `to`), one after another; `none` without any."""
    if not items:
        return none
    first, *others = items
    return reduce(lambda one, other: phrase(key, one=one, other=other), others, first)


def in_digits(value: Decimal) -> str:
    """A number in plain digits without trailing zeros: 17000, 3.95."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
