"""The review of a draft as a page: document and rows side by side, figures marked in the text, uncertain rows first."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from planmetrics.render.reviewing import row_text
from planmetrics.report.texts import report_words
from planmetrics.report.web import page
from planmetrics.review.rows import uncertain_first
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from planmetrics.model.plan import Plan
    from planmetrics.render.words import Words
    from planmetrics.review.rows import DraftedRow


class Piece(NamedTuple):
    """Text of a line; `rows` are the labels of those that claim it as their figure, and `open` whether one is open."""

    text: str
    rows: tuple[str, ...] = ()
    open: bool = False


class TextLine(NamedTuple):
    """A line of the document, with its number."""

    number: int
    pieces: tuple[Piece, ...]


class Item(NamedTuple):
    """A row that is still to be decided, with the commands that decide it."""

    label: str
    uncertain: bool
    promise: str
    context: tuple[str, ...]
    also: tuple[str, ...]
    asks: tuple[str, ...]
    is_marked: bool
    line: int | None
    accept: str
    reject: str


def review_page(
    plan: Plan, rows: Sequence[DraftedRow], text: str | None, command: Sequence[str], words: Words
) -> bytes:
    """The open rows of a draft beside the text of its document.

    `command` is what reviews it, without what is decided.
    """
    own = report_words(words.lang)
    lines = tuple(_lines(text, rows)) if text is not None else ()
    marked = {label for line in lines for piece in line.pieces for label in piece.rows}
    items = [
        _item(row, plan, command, own, has_text=text is not None, is_marked=row.label in marked)
        for row in uncertain_first(rows)
    ]
    content = {
        "title": own.of((plan.title, plan.title_en or plan.title)),
        "plan": plan.id,
        "lines": lines,
        "items": items,
        "uncertain": sum(item.uncertain for item in items),
        "accepted": len(rows) - len(items),
        "several": shlex.join([*command, "--accept", ""]).removesuffix("''"),
    }
    return page("review", own, content, ("review",))


def _item(
    row: DraftedRow, plan: Plan, command: Sequence[str], words: Words, *, has_text: bool, is_marked: bool
) -> Item:
    told = row_text(row, plan.region, words, has_text=has_text)
    return Item(
        row.label,
        row.is_uncertain,
        told.promise,
        () if is_marked else _stripped(told.context),
        _stripped(told.also),
        _stripped(told.asks),
        is_marked,
        row.line,
        shlex.join([*command, "--accept", row.label]),
        # without a reason nothing is rejected: it is for a person to write
        f'{shlex.join([*command, "--reject", row.label])} --reason ""',
    )


def _stripped(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines)


def _lines(text: str, rows: Iterable[DraftedRow]) -> Iterator[TextLine]:
    """Every line of the document, its figures apart from what is around them."""
    held: dict[int, list[DraftedRow]] = {}
    for row in rows:
        if row.line is not None and row.context.figure:
            held.setdefault(row.line, []).append(row)
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        yield TextLine(number, tuple(_pieces(line, held.get(number, ()))))


def _pieces(line: str, rows: Iterable[DraftedRow]) -> Iterator[Piece]:
    places: dict[tuple[int, int], list[DraftedRow]] = {}
    for row in rows:
        place = _place_of(line, row)
        if place is not None:
            places.setdefault(place, []).append(row)
    end = 0
    for (start, stop), claimed in _apart(places):
        yield Piece(line[end:start])
        yield Piece(line[start:stop], tuple(row.label for row in claimed), any(row.check for row in claimed))
        end = stop
    yield Piece(line[end:])


def _apart(
    places: Mapping[tuple[int, int], list[DraftedRow]],
) -> Iterator[tuple[tuple[int, int], list[DraftedRow]]]:
    """The places from left to right; what overlaps an earlier one is marked with it."""
    merged: list[tuple[tuple[int, int], list[DraftedRow]]] = []
    for (start, stop), rows in sorted(places.items()):
        if merged and start < merged[-1][0][1]:
            (first, last), known = merged[-1]
            merged[-1] = ((first, max(last, stop)), [*known, *rows])
        else:
            merged.append(((start, stop), rows))
    yield from merged


def _place_of(line: str, row: DraftedRow) -> tuple[int, int] | None:
    """Where the figure of a row stands in its line, blanks or not; None where the line says it otherwise."""
    around = row.context
    written = [at for at, char in enumerate(line) if not char.isspace()]
    before, figure = (_without_blanks(text) for text in (around.before.removeprefix("…"), around.figure))
    found = "".join(line[at] for at in written).find(before + figure)
    if found < 0:
        return None
    start = found + len(before)
    return written[start], written[start + len(figure) - 1] + 1


def _without_blanks(text: str) -> str:
    return "".join(text.split())
