"""A fault, the kinds of them, and the small changes that most kinds are made of."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

FileKind: TypeAlias = Literal["plans", "actuals", "indicators", "regions", "tables"]
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
TABLES: FileKind = "tables"


class Fault(NamedTuple):
    """A faulty text, the lines on which the fault may be told, and what was done."""

    text: str
    lines: frozenset[int]
    what: str


Plant: TypeAlias = "Callable[[str, Random], Fault | None]"
"""Plants one fault somewhere in a text; None where there is no place for it."""
Change: TypeAlias = "Callable[[str, Random], str | None]"
"""Another spelling of a piece of text; None where the fault cannot be made of it."""


class Kind(NamedTuple):
    """One kind of fault: what it is called, in which files it is made, and by what."""

    name: str
    file: FileKind
    plant: Plant


def piece(pattern: str, change: Change) -> Plant:
    """Changes one of the places that a pattern finds: what it calls `it`, and each `again` that reads alike."""
    compiled = re.compile(pattern, re.MULTILINE)

    def plant(text: str, random: Random) -> Fault | None:
        found = [match for match in compiled.finditer(text) if not _is_comment(text, match.start("it"))]
        random.shuffle(found)
        for match in found:
            old = match["it"]
            new = change(old, random)
            if new is None or new == old:
                continue
            spans = [match.span(name) for name in ("it", "again") if name in compiled.groupindex and match[name]]
            changed = text
            for start, end in sorted(spans, reverse=True):
                changed = changed[:start] + new + changed[end:]
            lines = lines_at(text, [start for start, _ in spans])
            return Fault(changed, lines | _printed_below(text, lines), f"{old} -> {new}")
        return None

    return plant


def exchange(pattern: str, reach: int = 1) -> Plant:
    """Exchanges what a pattern calls `it` in two neighbours: at most so many lines apart, and alike in `same`."""
    compiled = re.compile(pattern, re.MULTILINE)

    def plant(text: str, random: Random) -> Fault | None:
        found = [match for match in compiled.finditer(text) if not _is_comment(text, match.start())]
        pairs = [
            (one, other)
            for one, other in pairwise(found)
            if one["it"] != other["it"]
            and line_at(text, other.start("it")) - line_at(text, one.start("it")) <= reach
            and ("same" not in compiled.groupindex or one["same"] == other["same"])
        ]
        if not pairs:
            return None
        (first, second) = ((match.start("it"), match.end("it")) for match in random.choice(pairs))
        one, other = text[slice(*first)], text[slice(*second)]
        changed = text[: first[0]] + other + text[first[1] : second[0]] + one + text[second[1] :]
        return Fault(changed, lines_at(text, [first[0], second[0]]), f"{one} <-> {other}")

    return plant


def lines_at(text: str, places: Iterable[int]) -> frozenset[int]:
    """The lines of these places, counted from 1."""
    return frozenset(line_at(text, place) for place in places)


def line_at(text: str, place: int) -> int:
    """The line of a place, counted from 1."""
    return text.count("\n", 0, place) + 1


def _printed_below(text: str, lines: frozenset[int]) -> frozenset[int]:
    """The next lines that print what these encode: which of the two is wrong cannot be known."""
    rows = text.split("\n")
    below = (line + at for line in lines for at in range(1, 4) if len(rows) >= line + at)
    return frozenset(line for line in below if rows[line - 1].lstrip().startswith("printed:"))


def _is_comment(text: str, place: int) -> bool:
    return text[text.rfind("\n", 0, place) + 1 :].lstrip().startswith("#")


def swapped(figure: str, random: Random) -> str | None:
    """Two neighbouring digits swapped."""
    pairs = [at for at in range(len(figure) - 1) if figure[at : at + 2].isdigit() and figure[at] != figure[at + 1]]
    pairs = [at for at in pairs if not (figure[at + 1] == "0" and figure[:at].strip("-") == "")]
    if not pairs:
        return None
    at = random.choice(pairs)
    return figure[:at] + figure[at + 1] + figure[at] + figure[at + 2 :]


def lost(figure: str, random: Random) -> str | None:
    """A digit lost."""
    if sum(map(str.isdigit, figure)) < 2 or figure.strip("-").startswith("0"):
        return None
    at = random.choice([at for at, digit in enumerate(figure) if digit.isdigit()])
    left = figure[:at] + figure[at + 1 :]
    return None if left.strip("-").startswith(("0", ".")) or left.endswith(".") else left


def moved(figure: str, random: Random) -> str | None:
    """The decimal point moved by one place."""
    return times(random.choice(["10", "0.1"]))(figure, random)


def times(*factors: str) -> Change:
    """So many times as much."""

    def change(figure: str, random: Random) -> str | None:
        value = Decimal(figure) * Decimal(random.choice(factors))
        return None if value == 0 else _plain(value)

    return change


def negated(figure: str, _: Random) -> str | None:
    """A sign too many."""
    return None if figure.startswith("-") or not Decimal(figure) else f"-{figure}"


def unsigned(figure: str, _: Random) -> str | None:
    """A sign lost."""
    return figure[1:] if figure.startswith("-") else None


def wide(figure: str, _: Random) -> str:
    """Digits as Chinese typing gives them."""
    return figure.translate(FULL_WIDTH)


def later(*years: int) -> Change:
    """A year that is off by so many."""
    return lambda year, random: str(int(year) + random.choice(years))


def other_of(*words: str) -> Change:
    """Another one of these words."""

    def change(word: str, random: Random) -> str | None:
        others = [one for one in words if one != word]
        return random.choice(others) if word in words else None

    return change


def mistyped(word: str, random: Random) -> str | None:
    """Two letters swapped, or one lost."""
    inner = [at for at in range(1, len(word) - 2) if word[at].isalnum() and word[at + 1].isalnum()]
    if not inner:
        return None
    at = random.choice(inner)
    if random.random() < 0.5 or word[at] == word[at + 1]:
        return word[:at] + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
