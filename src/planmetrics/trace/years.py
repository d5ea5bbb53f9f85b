"""Whether a document names the year of a target near its figure: on its line, in a heading above, or in a title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.figures.numerals import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planmetrics.trace.claims import Claim
    from planmetrics.trace.document import Line

_YEAR = re.compile(r"(?<![0-9.])((?:19|20)[0-9]{2})(?:(?:[/—–～~-]|至|到| to )(?:19|20)?([0-9]{2})(?![0-9]))?")
_SPOKEN = re.compile(r"[一二][〇零九][〇零一二三四五六七八九]{2}")
_FIVE_YEARS = re.compile(r"十([一二三四五六七八九])五|(1[0-9])th Five")
_LEVELS = tuple(
    re.compile(pattern)
    for pattern in (
        r"第[0-9一二三四五六七八九十百]+[章编篇]|(?i:part|chapter)\b",
        r"第[0-9一二三四五六七八九十百]+节|(?i:section)\b",
        r"[一二三四五六七八九十]{1,3}、",
        r"[(（][一二三四五六七八九十]{1,3}[)）]",
        r"[0-9]{1,2}(?:[、．]|\.(?![0-9]))",
        r"[(（][0-9]{1,2}[)）]",
    )
)
"""How headings begin, from those of a whole part to those of a paragraph; text behind one belongs to it."""
_PLAIN = 2
"""The level of a heading without a number."""
_LONGEST = 60
"""Characters of the longest line that may be a heading without a number."""


def years_in(text: str) -> set[int]:
    """The years that a text names: 2027, 2026/27, 2021—2025, 二〇二七, and the last one of “十四五”."""
    found: set[int] = set()
    for match in _YEAR.finditer(text):
        first = int(match[1])
        found.add(first)
        if match[2] is not None and int(match[2]) > first % 100:
            found.add(first - first % 100 + int(match[2]))
    for match in _SPOKEN.finditer(text):
        found.add(int("".join(str(DIGITS[digit]) for digit in match[0])))
    for match in _FIVE_YEARS.finditer(text):
        number = int(match[2] or 10 + DIGITS[match[1]])
        found.add(1955 + 5 * number)
    return found


def undated(lines: list[Line], claims: Iterable[Claim], titles: Iterable[str]) -> Iterator[Claim]:
    """The claims whose year stands neither on their line nor in the head of their table, a heading or a title."""
    above = [*_headings(lines)]
    in_titles = years_in("\n".join(titles))
    for claim in claims:
        if claim.due is None or claim.line > len(lines) or claim.due.year in in_titles:
            continue
        line = lines[claim.line - 1]
        if claim.due.year not in years_in(f"{line.text}\n{line.head}\n{above[claim.line - 1]}"):
            yield claim


def _headings(lines: list[Line]) -> Iterator[str]:
    """For each line the headings that it stands under, from large to small."""
    held: dict[int, str] = {}
    for line in lines:
        yield "\n".join(held.values())
        level = level_of(line)
        if level is not None:
            held = {higher: text for higher, text in held.items() if higher < level}
            held[level] = line.text


_OF_A_YEAR = re.compile("(?:19|20)[0-9]{2}年[^0-9，,]{2}")
"""How a heading without a number may begin: 2022年主要工作."""


def level_of(line: Line) -> int | None:
    """How far down a heading stands; None where the line is none. A colon at its end leads to what follows."""
    if not line.text or line.head or "\t" in line.text:
        return None
    numbered = next((level for level, pattern in enumerate(_LEVELS) if pattern.match(line.text)), None)
    if numbered is not None:
        return numbered
    if line.text[-1] in "：:":
        return len(_LEVELS)
    ends = line.text[-1] in "。；，、.;,!！"
    is_plain = len(line.text) <= _LONGEST and not ends and not any(figure.is_quantity for figure in line.figures)
    opens = line.text[0].isalpha() or line.text[0] in "“■◆▲★" or _OF_A_YEAR.match(line.text) is not None
    return _PLAIN if is_plain and opens else None
