"""Cells of a spreadsheet: a number under the format that shows it as a table prints it, or a text that says why not."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeAlias, TypeVar

from planmetrics.render.layout import NOTHING
from planmetrics.render.numbers import WHOLE, fixed
from planmetrics.render.table import Column, always
from planmetrics.wording import harmless, unforged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planmetrics.compute.assessment import Names
    from planmetrics.compute.outcome import Reason
    from planmetrics.model.period import Period
    from planmetrics.records import Number
    from planmetrics.render.words import Words

R = TypeVar("R")
Tone: TypeAlias = Literal["plain", "muted", "green", "yellow", "red"]
"""What a cell looks like beside what it says: a word for a figure that is not there is grey, a light has its colour."""

_NUMERAL = re.compile(r"[+-]?\d+(?:,\d{3})*(?:\.(\d+))?")
_MOST_DIGITS = 15
"""What a spreadsheet holds of a number; it would show a longer one with other digits than were published."""
_LONGEST = 32_000
"""Characters that a cell of a spreadsheet holds, with some room."""


class Cell(NamedTuple):
    """What stands in a cell: `text`, as tables print it; and `number`, where there is one, under its `pattern`.

    `percent` tells that the number is a fraction, of which the pattern shows percent. `formula` works the number out
    anew. `decimals` are those that are shown.
    """

    text: str
    number: float | None = None
    pattern: str = ""
    tone: Tone = "plain"
    percent: bool = False
    decimals: int = 0
    formula: str = ""

    @property
    def bare(self) -> str:
        """The number without any word, as it is shown: 0.09, 97.7 of 97.7%; else the text."""
        return self.text if self.number is None else fixed(self.number * (WHOLE if self.percent else 1), self.decimals)


class Head(NamedTuple, Generic[R]):
    """A column of a sheet. Text of more cells than `widest` is folded; `shows` as of any column."""

    key: str
    names: Names
    cell: Callable[[R], Cell]
    widest: int = 12
    shows: Callable[[Sequence[R]], bool] = always
    right: bool = True


def text_cell(text: str, tone: Tone = "plain") -> Cell:
    """Text; where there is nothing to tell, a grey dash. What is longer than a cell holds ends with a mark of that."""
    if text in {"", NOTHING}:
        return Cell(NOTHING, tone="muted")
    shown = safe(text)
    return Cell(shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…", tone=tone)


def safe(text: str) -> str:
    """Text that does nothing where it is shown: to a terminal, a build server, or the order of its own letters."""
    return harmless(unforged(text))


def reason_cell(reason: Reason, words: Words) -> Cell:
    """A grey word where a figure would be."""
    return Cell(words(reason), tone="muted")


def number_cell(text: str, number: Number, *, percent: bool = False, past: str = "") -> Cell:
    """A number that is shown as `text`, which holds it as its first numeral; text alone where no number can hold it.

    Args:
        text: as a table prints it.
        number: the figure itself, not rounded.
        percent: whether it is a fraction that is shown as percent.
        past: how the same figure is told where it is below zero, if in other words and without its sign.
    """
    numeral = _NUMERAL.search(text)
    if numeral is None or not _is_held(number):
        return text_cell(text)
    is_worded = number < 0 and not past and not numeral[0].startswith("-")  # 下降13.5%: the words say which way
    shown = _sections(numeral[0], text, "+", percent) if is_worded else _sections(text, past, "", percent)
    return Cell(text, float(number), shown, percent=percent, decimals=len(numeral[1] or ""))


def _sections(text: str, past: str, sign: str, percent: bool) -> str:
    """A number format of what is above zero and, where that is told in other words, of what is below."""
    numeral = _NUMERAL.search(text)
    signed = numeral is not None and numeral[0].startswith("+")
    above = _pattern(text, sign="+" if signed else sign, percent=percent)
    if past:
        return f"{above};{_pattern(past, sign='', percent=percent)}"
    is_within = numeral is not None and numeral.start() > 0  # a minus would stand before the words
    return f"{above};{_pattern(text, sign='-', percent=percent)}" if signed or is_within else above


def period_cell(text: str, period: Period | Reason | None) -> Cell:
    """A year as a number, with its marks; any other period as text."""
    year = str(period)
    return number_cell(text, Decimal(year)) if year.isdecimal() and text.startswith(year) else text_cell(text)


def head_like(column: Column[R], cell: Callable[[R], Cell], widest: int = 12) -> Head[R]:
    """A column of a table as one of a sheet, with cells of its own."""
    return Head(column.key, column.full or column.short, cell, widest, column.shows, column.right)


def plain_head(column: Column[R], widest: int = 12) -> Head[R]:
    """A column of a table as one of a sheet, its cells as text."""
    return head_like(column, lambda row: text_cell(column.cell(row)), widest)


def figure_head(column: Column[R], number: Callable[[R], Number | None], widest: int = 12) -> Head[R]:
    """A column of a table as one of a sheet, its figures as numbers wherever `number` has one."""

    def cell(row: R) -> Cell:
        found, text = number(row), column.cell(row)
        return text_cell(text) if found is None else number_cell(text, found)

    return head_like(column, cell, widest)


def _pattern(text: str, *, sign: str, percent: bool) -> str:
    """The number format that writes a figure where the text has its first numeral, and the words around it."""
    numeral = _NUMERAL.search(text)
    if numeral is None:
        return "General"
    whole = "#,##0" if "," in numeral[0] else "0"
    digits = f"{whole}.{'0' * len(numeral[1])}" if numeral[1] else whole
    before, after = text[: numeral.start()], text[numeral.end() :]
    if percent:
        digits, after = digits + "%", after.removeprefix("%")
    return f"{_literal(before)}{sign}{digits}{_literal(after)}"


def _literal(text: str) -> str:
    """Words as a number format writes them: in quotes, a quote itself behind a stroke."""
    return '\\"'.join(f'"{part}"' if part else "" for part in text.split('"'))


def _is_held(number: Number) -> bool:
    """Whether a spreadsheet holds the number with all digits that it was published with."""
    digits = number.normalize().as_tuple().digits if isinstance(number, Decimal) else ()
    return len(digits) <= _MOST_DIGITS and math.isfinite(float(number))
