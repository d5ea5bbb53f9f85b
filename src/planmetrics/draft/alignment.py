"""Which character of a line each character of its plain spelling (`figures.tokens.compact`) comes from."""

from __future__ import annotations

from difflib import SequenceMatcher

from planmetrics.figures.tokens import compact


def origins(raw: str, plain: str) -> list[int]:
    """For each character of the plain spelling the index in the raw line; one more, for its end."""
    if raw == plain:
        return list(range(len(raw) + 1))
    found, at = [], 0
    for character in plain:
        here = at
        while here < len(raw) and raw[here] != character and _spelled(raw[here]) != character:
            here += 1
        if here == len(raw):
            return _compared(raw, plain)
        found.append(here)
        at = here + 1
    return [*found, found[-1] + 1 if found else 0]


def _spelled(character: str) -> str:
    return character if character.isspace() else compact(character)


def _compared(raw: str, plain: str) -> list[int]:
    """The same where one character is spelled with several: each stands where the last that is the same stood."""
    found = [-1] * len(plain)
    for first, second, size in SequenceMatcher(None, raw, plain, autojunk=False).get_matching_blocks():
        found[second : second + size] = range(first, first + size)
    last = 0
    for at, origin in enumerate(found):
        last = origin if origin >= 0 else last
        found[at] = last
    return [*found, last + 1]
