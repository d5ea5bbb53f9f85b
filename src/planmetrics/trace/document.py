"""The text of a document as lines of figures, with what only the whole page can tell.

Row numbers, page numbers of a table of contents, nicknames without their quotation marks, and a second
copy of the text are recognised here; everything else by the rules of `figures`.
"""

from __future__ import annotations

import re
from collections import Counter
from string import digits
from typing import TYPE_CHECKING

from planmetrics.figures.references import find_comparisons
from planmetrics.figures.scan import find_figures
from planmetrics.figures.tokens import compact
from planmetrics.figures.words import BEFORE
from planmetrics.model.units import unit_at
from planmetrics.trace.layout import read_layout
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.figures.tokens import Figure
    from planmetrics.trace.layout import Mark

LEAST_COPIED = 10
"""Lines that have to stand twice, at one distance, for the second to count as a copy."""
BESIDE = 3
"""Characters behind a figure that have to be the same in a copy."""
_NICKNAME = re.compile(r"“([0-9]+)”")

MEANINGS = {
    "page_number": "Page numbers in a table of contents.",
    "row_number": "Numbers of the rows of a table.",
    "copy": "Figures of a second copy of the text, the same as in the first.",
}


class Line(NamedTuple):
    """One line of a document without its spaces, its figures from left to right, and the head of its table."""

    number: int
    text: str
    figures: tuple[Figure, ...]
    head: str = ""

    def words(self, figure: Figure) -> str:
        """A figure as the line prints it."""
        return self.text[figure.start : figure.end]

    def context(self, figure: Figure, width: int = 12) -> str:
        """A figure with a few characters on either side."""
        start, end = max(figure.start - width, 0), figure.end + width
        return ("..." if start else "") + self.text[start:end] + ("..." if end < len(self.text) else "")


def read_lines(text: str, counters: frozenset[str] = frozenset()) -> list[Line]:
    """Every line of a text with its figures; what the page tells of them stands in their kind."""
    raws = text.removesuffix("\n").split("\n")
    texts = [compact(line) for line in raws]
    nicknames = {found for line in texts for found in _NICKNAME.findall(line)}
    layout = read_layout(raws, texts)
    lines = []
    for at, line in enumerate(texts):
        marks, head = layout.marks.get(at, []), layout.heads.get(at, "")
        figures = (_marked(figure, marks) for figure in _figures(line, counters, nicknames))
        lines.append(Line(at + 1, line, tuple(figures), head))
    return _without_copy(lines)


def _marked(figure: Figure, marks: list[Mark]) -> Figure:
    """The figure, of the kind that the layout makes it."""
    kind = next((mark.kind for mark in marks if mark.start <= figure.start < mark.end), figure.kind)
    return figure._replace(kind=kind)


def _figures(line: str, counters: frozenset[str], nicknames: set[str]) -> list[Figure]:
    figures = [*_of_cells(line, counters)]
    page = _page_number(line)
    for at, figure in enumerate(figures):
        if page is not None and figure.start >= page:
            figures[at] = figure._replace(kind="page_number")
        elif line[figure.start : figure.end] in nicknames and _names(line, figure.end):
            figures[at] = figure._replace(kind="nickname")
    return figures


def _of_cells(line: str, counters: frozenset[str]) -> Iterator[Figure]:
    """The figures of a line, cell by cell: what stands at the beginning of one is a list number there, too."""
    begin = 0
    for cell in line.split("\t"):
        found = sorted([*find_figures(cell, counters), *find_comparisons(cell)], key=lambda figure: figure.start)
        for figure in found:
            yield figure._replace(start=figure.start + begin, end=figure.end + begin)
        begin += len(cell) + 1


def _page_number(line: str) -> int | None:
    """Where the number of a page begins, behind the dots of a table of contents."""
    entry = line.rstrip(digits)
    dots = entry[len(entry.rstrip("….")) :]
    return len(entry) if len(entry) < len(line) and "…" in dots else None


def _names(line: str, end: int) -> bool:
    """Whether a word follows that is no unit: 315工程 is a name, 315家 and the cell 315 are not."""
    return line[end : end + 1] > "\x7f" and unit_at(line, end) is None


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
