"""Strips of text fitted to a width: names fold, numbers never shrink or vanish.

Where a table does not fit, its lesser columns leave (their content goes to the notes), then strips are
laid on top of each other in pairs, then each row becomes a small record of its own.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GUTTER = 1
LONGEST_WORD = 13
FLOOR, NAME_FLOOR, OWNER_FLOOR, COMFORT = 8, 14, 18, 24
UNLIMITED = 10_000
NOTHING = "-"
"""What a cell holds that has nothing to tell; a record leaves it out."""
_NEVER_FIRST = frozenset(")）]】}》”’.,，。、;；:：!！?？%")


class Strip(NamedTuple):
    """A column as text: its head and its cells. One that `folds` may wrap; the others keep their full width.

    `full` is the head where there is room for it, if that is another.
    """

    head: str
    cells: tuple[str, ...]
    right: bool = True
    folds: bool = False
    status: bool = False
    floor: int = FLOOR
    full: str = ""

    @property
    def width(self) -> int:
        """Cells needed to show everything on one line."""
        return max(map(text_width, (self.head, *self.cells)))

    @property
    def least(self) -> int:
        """Cells below which a folding column would cut words in two."""
        longest = max(text_width(word) for cell in (self.head, *self.cells) for word in _words(cell))
        return min(self.width, max(min(longest, LONGEST_WORD), self.floor))


class Grid(NamedTuple):
    """Columns with the width that each was given; every cell is a list of lines."""

    columns: tuple[Strip, ...]
    widths: tuple[int, ...]

    def lines(self, row: int) -> list[list[str]]:
        """The lines of one row, column by column, all of equal number; row -1 is the head."""
        cells = [column.head if row < 0 else column.cells[row] for column in self.columns]
        folded = [fold(cell, width) for cell, width in zip(cells, self.widths, strict=True)]
        height = max(map(len, folded))
        return [lines + [""] * (height - len(lines)) for lines in folded]

    @property
    def rows(self) -> int:
        """Number of rows without the head."""
        return len(self.columns[0].cells)


def text_width(text: str) -> int:
    """Terminal cells that a text takes; a line break starts anew."""
    if text.isascii() and "\n" not in text:
        return len(text)
    return max(sum(map(_cell, line)) for line in text.split("\n"))


@cache
def _cell(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fold(text: str, width: int) -> list[str]:
    """The text in lines of at most this width; words of Latin script stay whole where they can."""
    lines: list[str] = []
    for part in text.split("\n"):
        rest = part
        while text_width(rest) > width:
            cut = _cut(rest, width)
            lines.append(rest[:cut].rstrip())
            rest = rest[cut:].lstrip()
        lines.append(rest)
    return lines


def _cut(text: str, width: int) -> int:
    """Where to break a line: after the last blank or wide character that fits, else within a word, best at a seam."""
    taken = 0
    last_break = last_seam = 0
    for index, character in enumerate(text):
        taken += _cell(character)
        if _may_break(text, index):
            last_break = index
        elif _is_seam(text, index):
            last_seam = index
        if taken > width:
            return last_break or last_seam or max(index, 1)
    return len(text)


def _is_seam(text: str, index: int) -> bool:
    """Whether a part of a long word begins here, as of a path (tests/ | made-up.yaml:6:51); a number has none."""
    return index > 1 and text[index - 1] in "/-" and text[index - 2].isalpha()


def _words(text: str) -> list[str]:
    """The pieces of a text between which a line may end."""
    cuts = [0, *(index for index in range(1, len(text)) if _may_break(text, index)), len(text)]
    return [text[start:end].strip() for start, end in pairwise(cuts)]


def _may_break(text: str, index: int) -> bool:
    """Whether a line may end before this character: at a blank, beside a wide one, before a bracket."""
    before, after, beyond = text[index - 1], text[index], text[index + 1 : index + 2]
    if index == 0 or after in _NEVER_FIRST or before in "(（":
        return False
    if after in " (（":
        return after != " " or beyond not in _NEVER_FIRST  # 15 % stays whole
    wide = "WF"
    beside = unicodedata.east_asian_width(before) in wide or unicodedata.east_asian_width(after) in wide
    return beside and not (before.isdecimal() and after.isdecimal())  # and so do digits of full width


def pad(text: str, width: int, *, right: bool) -> str:
    """The text brought to a width with blanks."""
    blanks = " " * max(width - text_width(text), 0)
    return blanks + text if right else text + blanks


def fit(columns: Sequence[Strip], width: int) -> Grid | None:
    """The columns at this width, folding those that may; None where they do not fit."""
    widths = [column.width for column in columns]
    room = width - GUTTER * (len(columns) - 1)
    if sum(widths) > room:  # else nothing folds: what words would need is not asked
        folding = [n for n, column in enumerate(columns) if column.folds]
        wanted, least = [widths[n] for n in folding], [columns[n].least for n in folding]
        free = room - sum(widths) + sum(wanted)
        if free < sum(least):
            return None
        for n, given in zip(folding, _share(free, wanted, least), strict=True):
            widths[n] = given
    return Grid(tuple(columns), tuple(widths))


def _share(free: int, wanted: list[int], least: list[int]) -> list[int]:
    """Room for the folding columns: cut the name while it is comfortable, then the others, then the name again."""
    given = list(wanted)
    if not given:
        return given
    floors = [(0, max(COMFORT, least[0])), *((n, least[n]) for n in range(len(given) - 1, -1, -1))]
    for n, floor in floors:
        given[n] -= max(0, min(sum(given) - free, given[n] - floor))
    return given


def stack(upper: Strip, lower: Strip) -> Strip:
    """Two columns as one, the second below the first."""
    return upper._replace(
        head=f"{upper.head}\n{lower.head}",
        cells=tuple(f"{a}\n{b}" for a, b in zip(upper.cells, lower.cells, strict=True)),
        folds=upper.folds or lower.folds,
        status=upper.status or lower.status,
        full="",
    )


def records(title: Strip, columns: Iterable[Strip], row: int, width: int) -> list[str]:
    """One row as a small record: its title, then `head value` pairs that flow within the width."""
    lines = fold(title.cells[row], width)
    line = ""
    for column in columns:
        value = column.cells[row].replace("\n", " ")
        if not value or value == NOTHING:
            continue
        pair = f"{column.head} {value}"
        if line and text_width(line) + 2 + text_width(pair) + 2 > width:
            lines.append(f"  {line}")
            line = ""
        line = f"{line}  {pair}" if line else pair
    lines.append(f"  {line}")
    return [part for text in lines if text.strip() for part in indented(text, width)]


def indented(text: str, width: int) -> list[str]:
    """A line folded so that what follows keeps its indentation."""
    blanks = text[: len(text) - len(text.lstrip())]
    return [blanks + part for part in fold(text.strip(), width - len(blanks))]
