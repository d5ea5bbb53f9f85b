"""Tables in Markdown, as GitHub has it: to be forwarded, with full heads. Nothing in data becomes markup."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planmetrics.render.layout import Strip
    from planmetrics.render.table import Block

_MARKUP = re.compile(r"[\\`*_<>|\[\]~$]|&(?=#?\w+;)|:(?=//)|(?<=www)\.")
"""What may be markup anywhere in a line; an ampersand only where it begins an entity, so that R&D stays R&D.

The last two keep an address from becoming a link.
"""


def escaped(text: str) -> str:
    """Text in one line in which nothing is markup for Markdown, wherever in a line it stands."""
    return _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))


def paragraph(text: str) -> str:
    """Text as a paragraph of its own: it begins no list, no heading and no rule."""
    line = escaped(text)
    start = re.match(r"[#+=-]|[0-9]+(?=[.)])", line)
    if start is None:
        return line
    mark = 0 if not line[0].isdigit() else start.end()
    return f"{line[:mark]}\\{line[mark:]}"


def markdown_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """The blocks as lines of Markdown, parts set off by empty lines."""
    parts = [part for block in blocks for part in _parts(block)]
    for number, part in enumerate(parts):
        yield from ["", *part] if number else part


def _parts(block: Block) -> Iterator[list[str]]:
    if isinstance(block, str):
        yield from ([paragraph(line)] for line in block.split("\n") if line.strip())
        return
    if block.title:
        yield [f"## {escaped(block.title)}"]
    if not block.rows:
        yield [paragraph(block.empty)]
        return
    strips = block.report()
    first = min(block.sections, default=block.rows)
    if first:
        yield _rows(strips, range(first))
    for start, end in pairwise([*block.sections, block.rows]):
        yield [f"### {escaped(block.sections[start])}"]
        yield _rows(strips, range(start, end))
    yield from ([paragraph(note)] for note in block.report_notes)


def _rows(strips: Sequence[Strip], rows: range) -> list[str]:
    """The head and some rows of a table."""
    return [
        _line([escaped(strip.full or strip.head) for strip in strips]),
        _line(["---:" if strip.right else "---" for strip in strips]),
        *(_line(["<br>".join(map(escaped, strip.cells[row].split("\n"))) for strip in strips]) for row in rows),
    ]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
