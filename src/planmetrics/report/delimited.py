"""The targets of a report as CSV for Excel: heads in the language, numbers as numbers with their units beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.render.data import csv_pieces, guarded
from planmetrics.render.gap_columns import LATEST, TARGET
from planmetrics.render.gap_lines import Line, lines_of
from planmetrics.render.layout import NOTHING
from planmetrics.report import targets
from planmetrics.report.cells import Cell, Head, text_cell
from planmetrics.report.texts import plain_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.records.report import Report
    from planmetrics.render.words import Words

_DATED = re.compile(r"^(\d{1,4})[-/](\d{1,2})$")
"""What Excel makes a day of: 3-5 the third of May; with a longer dash it leaves that alone."""
_MONTH = re.compile(r"^(\d{4})-(0[1-9]|1[0-2])(?=\D?$)")
"""A month, which with a longer dash would look like a fiscal year: 2024–09 like 2024/25."""
_HEADS = {
    "progress": "csv.percent",
    "due": "csv.percent",
    "elapsed": "csv.percent",
    "attainment": "csv.percent",
    "ahead": "csv.points",
    "gap": "csv.gap",
}
"""What heads say more where a cell cannot: that its number is percent, or what its sign means."""


_TIMES = frozenset({targets.WHEN.key, targets.BY.key, "baseline_period"})
"""The columns of periods; elsewhere 2024-09 may be a range."""


def make(report: Report, words: Words) -> bytes:
    """A row a target, nothing left out; the byte order mark is how Excel knows UTF-8, and lines end in CRLF.

    A number is bare, as exact as tables print it; how it is meant (超17000) and which marks it has stands in words
    beside it, as do the reasons of what is not there.
    """
    own = plain_words(words.lang)
    lines = lines_of(report.board.entries, own, alone=True)
    heads = [head for head in _columns(report, own) if head.shows(lines)]
    rows = (_row(line, heads, own) for line in lines)
    pieces = csv_pieces([*(_name(head, own) for head in heads), own("csv.missing")], rows)
    return "".join(piece.removesuffix("\n") + "\r\n" for piece in pieces).encode("utf-8-sig")


def _row(line: Line, heads: Sequence[Head[Line]], words: Words) -> list[str]:
    """The cells of a target. A column of figures holds figures alone; behind all stands why some are missing."""
    row, why = [], []
    for head in heads:
        cell = head.cell(line)
        is_missing = head.right and cell.number is None and cell.tone == "muted"
        row.append("" if is_missing else _written(cell, words, timed=head.key in _TIMES))
        if is_missing and cell.text != NOTHING:
            why.append(words("csv.why", name=words.of(head.names), why=cell.text))
    return [*row, guarded(words.listed(why))]


def _columns(report: Report, words: Words) -> list[Head[Line]]:
    """The columns of the workbook, with texts and units beside the numbers that a workbook formats."""
    before = {"target": TOLD_TARGET, "latest": TOLD_LATEST}
    behind = {"gap": targets.GAP_UNIT, "recent": targets.PACE_UNIT}
    sides = ((before.get(head.key), head, behind.get(head.key)) for head in targets.heads_of(report.board.plans, words))
    return [head for side in sides for head in side if head is not None]


def _told_latest(line: Line) -> Cell:
    """The latest value as the table shows it, with its period and what there is to doubt."""
    value, when = LATEST.cell(line), targets.WHEN.cell(line).text
    return text_cell(NOTHING if value == NOTHING else f"{value}{line.words.bracketed(when)}")


TOLD_TARGET = Head[Line](
    "told_target", ("目标（含口径）", "Target as meant"), lambda line: text_cell(TARGET.cell(line)), right=False
)
TOLD_LATEST = Head[Line]("told_latest", ("最新值（含时点）", "Latest value as published"), _told_latest, right=False)


def _name(head: Head[Line], words: Words) -> str:
    name = words.of(head.names)
    return words(_HEADS[head.key], name=name) if head.key in _HEADS else name


def _written(cell: Cell, words: Words, *, timed: bool) -> str:
    """A bare number, or text that no spreadsheet runs as a formula, nor takes for another date; `timed` is a period."""
    if cell.number is not None:
        return cell.bare
    named = _MONTH.sub(lambda found: words("csv.month", year=found[1], month=int(found[2])), cell.text)
    text = named if timed else cell.text
    return guarded(_DATED.sub("\\1–\\2", text)).replace("\r", " ")
