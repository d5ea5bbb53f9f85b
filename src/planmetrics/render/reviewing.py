"""What `planmetrics review` prints: each open row, its words in the document, and what is to be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.diagnostics import phrase
from planmetrics.model.target import Breakdown, Target
from planmetrics.records.fields import fields_of
from planmetrics.records.review import ReviewRow, review_row
from planmetrics.render.diagnostics import text_of
from planmetrics.tuples import NamedTuple
from planmetrics.wording import in_digits, printable, quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planmetrics.link.drafts import Said
    from planmetrics.render.words import Words
    from planmetrics.review.rows import DraftedRow

REVIEW_FIELDS = fields_of(ReviewRow)
_BRACKETS = {"zh": "【{}】", "en": "[{}]"}
_CELLS = " | "


class RowText(NamedTuple):
    """A row in words: what the plan says, where, what else it claims, and what is to be decided."""

    promise: str
    context: tuple[str, ...]
    also: tuple[str, ...]
    asks: tuple[str, ...]


def row_text(row: DraftedRow, region: str, words: Words, *, has_text: bool) -> RowText:
    """A row in words, each line indented as it stands below its promise."""
    shown = review_row(row)
    facts = {"name": shown.name, "unit": shown.unit or "-", "due": shown.due, "region": region}
    also = (phrase("review.also", printed=printed, line=line) for printed, line in _also(row.said))
    return RowText(
        printable(_promise(shown, words)),
        tuple(_tidy(line) for line in _context(shown, words, has_text=has_text)),
        tuple(printable(text_of(one, words.lang)) for one in also),
        tuple(printable(text_of(phrase(f"ask.{check}", **facts), words.lang)) for check in row.check),
    )


def review_lines(rows: Iterable[DraftedRow], region: str, words: Words, *, has_text: bool) -> Iterator[str]:
    """The rows one under the other, a blank line between two."""
    for number, row in enumerate(rows):
        if number:
            yield ""
        told = row_text(row, region, words, has_text=has_text)
        yield f"{printable(row.label)}  {told.promise}"
        yield from (*told.context, *told.also, *told.asks)


def _also(said: Said) -> Iterator[tuple[str, int | str]]:
    """What else a row claims, and where: its own pace, and the places where the document says it again."""
    stated = said.stated if isinstance(said, Target) else None
    if stated is not None:
        yield stated.printed, (stated.at or said.at).line or "?"
    if not isinstance(said, Breakdown):
        yield from ((again.printed, again.at.line or "?") for again in said.also)


def _promise(row: ReviewRow, words: Words) -> str:
    """What the plan says: the indicator, when, and how much."""
    kind = text_of(phrase(f"review.kind.{row.kind}"), words.lang)
    form = "" if row.form in {"value", "relative"} else text_of(phrase(f"form.{row.form}"), words.lang)
    unit = None if row.values else row.unit
    figure = text_of(quantity(row.comparator, row.value, row.value_max, unit), words.lang)
    cells = words.listed(f"{region} {in_digits(value)}" for region, value in row.values.items())
    name = f"{row.name}{words.bracketed(row.indicator)}"
    parts = (name, kind, row.due, form, figure, *([cells, row.unit or ""] if cells else []))
    return " ".join(part for part in parts if part)


def _context(row: ReviewRow, words: Words, *, has_text: bool) -> Iterator[str]:
    if not row.figure:
        key = "no_line" if row.line is None else "not_found" if has_text else "no_text"
        yield text_of(phrase(f"review.{key}", line=row.line, printed=row.printed or ""), words.lang)
        return
    if row.above:
        yield text_of(phrase("review.above", text=row.above), words.lang)
    text = f"{row.before}{_BRACKETS[words.lang].format(row.figure)}{row.behind}"
    yield text_of(phrase("review.line", line=row.line, text=text), words.lang)


def _tidy(line: str) -> str:
    """A line of the document with its cells set apart by bars."""
    return printable(line.replace("\t", _CELLS))
