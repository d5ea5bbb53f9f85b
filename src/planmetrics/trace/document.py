"""The text of a document as lines of figures, with what only the whole page can tell.

Row numbers, page numbers of a table of contents, nicknames without their quotation marks, and a second
copy of the text are recognised here; everything else by the rules of `figures`.
"""

from __future__ import annotations

import re
from collections import Counter
from string import digits
from typing import TYPE_CHECKING, NamedTuple

from planmetrics.figures.references import find_comparisons
from planmetrics.figures.scan import find_figures
from planmetrics.figures.tokens import compact
from planmetrics.figures.words import BEFORE
from planmetrics.model.units import unit_at

if TYPE_CHECKING:
    from planmetrics.figures.tokens import Figure

LEAST_COPIED = 10
"""Lines that have to stand twice, at one distance, for the second to count as a copy."""
BESIDE = 3
"""Characters behind a figure that have to be the same in a copy."""
_ROW_NUMBER = re.compile(r"([0-9]{1,3})(?:\t|$)")
_NICKNAME = re.compile(r"“([0-9]+)”")

MEANINGS = {
    "page_number": "Page numbers in a table of contents.",
    "row_number": "Numbers of the rows of a table.",
    "copy": "Figures of a second copy of the text, the same as in the first.",
}


class Line(NamedTuple):
    """One line of a document without its spaces, and its figures from left to right."""

    number: int
    text: str
    figures: tuple[Figure, ...]

    def words(self, figure: Figure) -> str:
        """A figure as the line prints it."""
        return self.text[figure.start : figure.end]

    def context(self, figure: Figure, width: int = 12) -> str:
        """A figure with a few characters on either side."""
        start, end = max(figure.start - width, 0), figure.end + width
        return ("..." if start else "") + self.text[start:end] + ("..." if end < len(self.text) else "")


def read_lines(text: str, counters: frozenset[str] = frozenset()) -> list[Line]:
    """Every line of a text with its figures; what the page tells of them stands in their kind."""
    texts = [compact(line) for line in text.removesuffix("\n").split("\n")]
    nicknames = {found for line in texts for found in _NICKNAME.findall(line)}
    lines, row = [], 0
    for number, line in enumerate(texts, 1):
        figures = _figures(line, counters, nicknames)
        following = next((later for later in texts[number : number + 3] if later), "")
        if (begun := _row_number(line, row, following)) is not None and figures:
            row = begun
            figures[0] = figures[0]._replace(kind="row_number")
        lines.append(Line(number, line, tuple(figures)))
    return _without_copy(lines)


def _figures(line: str, counters: frozenset[str], nicknames: set[str]) -> list[Figure]:
    figures = sorted([*find_figures(line, counters), *find_comparisons(line)], key=lambda figure: figure.start)
    page = _page_number(line)
    for at, figure in enumerate(figures):
        if page is not None and figure.start >= page:
            figures[at] = figure._replace(kind="page_number")
        elif line[figure.start : figure.end] in nicknames and _names(line, figure.end):
            figures[at] = figure._replace(kind="nickname")
    return figures


def _page_number(line: str) -> int | None:
    """Where the number of a page begins, behind the dots of a table of contents."""
    entry = line.rstrip(digits)
    dots = entry[len(entry.rstrip("….")) :]
    return len(entry) if len(entry) < len(line) and "…" in dots else None


def _names(line: str, end: int) -> bool:
    """Whether a word follows that is no unit: 315工程 is a name, 315家 and the cell 315 are not."""
    return line[end : end + 1] > "\x7f" and unit_at(line, end) is None


def _row_number(line: str, last: int, following: str) -> int | None:
    """The number of the table row that begins here: the one after the last, with words behind it."""
    found = _ROW_NUMBER.match(line)
    if found is None or int(found[1]) not in {1, last + 1}:
        return None
    begins = "\t" in line or (following[:1] != "" and not following[0].isascii())
    return int(found[1]) if begins else None


def _without_copy(lines: list[Line]) -> list[Line]:
    """The same lines; figures that a second copy of the text repeats are of the kind `copy`."""
    distance = _distance_of_copy(lines)
    if distance is None:
        return lines
    done = list(lines)
    for at in range(distance, len(lines)):
        line, first = lines[at], lines[at - distance]
        said = [_beside(first, figure) for figure in first.figures]
        figures = tuple(
            figure._replace(kind="copy") if said[index : index + 1] == [_beside(line, figure)] else figure
            for index, figure in enumerate(line.figures)
        )
        done[at] = line._replace(figures=figures)
    return done


def _beside(line: Line, figure: Figure) -> tuple[str, str, str]:
    """A figure with the comparator before it and the characters behind it: 8家以内 is no copy of 8家以上."""
    before = line.text[: figure.start]
    word = max((word for word in BEFORE if before.endswith(word)), key=len, default="")
    return word, line.words(figure), line.text[figure.end : figure.end + BESIDE]


def _distance_of_copy(lines: list[Line]) -> int | None:
    """How many lines below the first copy the second one stands, if there is one."""
    first: dict[str, int] = {}
    distances: Counter[int] = Counter()
    for line in lines:
        if len(line.text) >= LEAST_COPIED:
            if line.text in first:
                distances[line.number - first[line.text]] += 1
            first.setdefault(line.text, line.number)
    best = distances.most_common(1)
    return best[0][0] if best and best[0][1] >= LEAST_COPIED else None
