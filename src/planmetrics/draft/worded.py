"""Targets without a figure: to keep in step with something, to do better than it, to shrink, to be whole."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from planmetrics.draft.clauses import Piece, clause_start, when_of
from planmetrics.draft.names import name_of
from planmetrics.draft.rows import Place, Row
from planmetrics.draft.spans import CLAUSE, Span
from planmetrics.figures.frame import strives
from planmetrics.figures.read import read_figure
from planmetrics.figures.reading import Reading
from planmetrics.figures.tokens import Figure
from planmetrics.figures.words import CHINESE
from planmetrics.model.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.draft.clauses import Sentence
    from planmetrics.model.terms import Check

_RELATIVE = re.compile(
    r"(?:与|和|同)[^，。；、0-9]{2,16}?(?:基本)?(?:保持)?(?:同步(?:增长|提高)?|持平)|(?:高于|快于|优于|好于|不低于|不高于|低于|跑赢)[^，。；、0-9]{2,24}?(?:平均(?:水平|值|增速)?|增速|增幅|涨幅|水平|增长)(?=[，。；、等]|$)|(?:高于|快于)(?:城镇|农村|城市)(?:居民)?(?=[，。；、]|$)"
)
"""Targets that are held against something else, without a figure."""
_WORDED = re.compile(
    _RELATIVE.pattern
    + r"|(?P<shrinks>负增长)(?![0-9])|(?:基本)?(?P<all>全(?:收集|处理|处置|达标|贯通|普及|消除|打通|上云|联网))(?:、全处[理置])?(?=[，。；、]|$)"
)
"""What is looked for in each sentence: these, what is to shrink, and what is to be whole."""


def read_worded(sentence: Sentence, figures: list[Figure]) -> Iterator[Row]:
    """The targets in words of a sentence, where no figure in front of them is what they speak of."""
    text, context = sentence.text, sentence.context
    for found in _WORDED.finditer(text, *sentence.bounds):
        begin = clause_start(text, found.start(), sentence.begin)
        behind_list = text.rfind("、", begin, found.start()) + 1
        if any(begin <= figure.start < behind_list for figure in figures):
            begin = behind_list
        if not found["shrinks"] and any(begin <= figure.start < found.end() for figure in figures):
            continue
        stop = CLAUSE.search(text, found.end(), sentence.end)
        until = stop.start() if stop is not None else sentence.end
        reading = _worded_reading(found, text[begin : found.end()], context.counters)
        name = name_of(text[begin : found.start()], "", None, "")
        if reading is None or not name.text:
            continue
        piece = Piece(Figure(*found.span(), "relative"), Span(*found.span(), None, known=True), begin, until)
        when = when_of(sentence, piece, 0, [piece])
        check: list[Check] = ["reference" if reading.form == "relative" else "threshold"]
        check += ["year"] if when is None or when.guessed else []
        yield Row(
            "target",
            Place(context.line.number, *found.span()),
            found.group(),
            reading,
            name.text,
            when,
            tuple(check),
            section=context.section.name,
            owners=context.owners,
            strive=strives(text[begin:until], CHINESE),
        )


def _worded_reading(found: re.Match[str], clause: str, counters: frozenset[str]) -> Reading | None:
    """The reading of a target in words alone, at the end of this clause; None where it fixes nothing."""
    if found["shrinks"]:
        return Reading(found.group(), "growth", "less_than", Decimal(0), unit=PERCENT, direction="down")
    if found["all"]:
        about = "基本" in clause
        return Reading(found.group(), "coverage", "about" if about else "reach", Decimal(100), unit=PERCENT)
    reading = read_figure(found.group(), counters)
    return reading if reading.form == "relative" else None
