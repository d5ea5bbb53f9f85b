"""A sentence taken apart: its figures with their spans and clauses, and the years that each speaks of."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from planmetrics.draft.periods import mentions
from planmetrics.draft.rows import When
from planmetrics.draft.sections import is_done
from planmetrics.draft.spans import CLAUSE, Span, span_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planmetrics.draft.periods import Horizon, Mention
    from planmetrics.draft.sections import Section
    from planmetrics.figures.tokens import Figure
    from planmetrics.trace.document import Line

_STOP = re.compile("[。；;！？!?]")


class Context(NamedTuple):
    """What a sentence is read in: its line and section, the years of the plan, units and regions, owners."""

    line: Line
    section: Section
    horizon: Horizon
    counters: frozenset[str] = frozenset()
    regions: Mapping[str, str] = MappingProxyType({})
    owners: tuple[str, ...] = ()


class Sentence(NamedTuple):
    """A sentence of a line: where it stands, its years, those that hold on from before, whether it looks back."""

    context: Context
    begin: int
    end: int
    years: tuple[Mention, ...]
    carried: Mention | None
    done: bool

    @property
    def text(self) -> str:
        """The whole line."""
        return self.context.line.text

    @property
    def bounds(self) -> tuple[int, int]:
        """Where it begins and ends on its line."""
        return self.begin, self.end


class Piece(NamedTuple):
    """A figure of a sentence with its span and its clause: where the clause begins, and where what follows ends."""

    figure: Figure
    span: Span
    begin: int
    until: int


def sentences(context: Context) -> Iterator[Sentence]:
    """The sentences of a line, from left to right."""
    text, begin = context.line.text, 0
    carried: Mention | None = None
    for end in _ends(text):
        named = mentions(text[begin:end], context.horizon.first)
        years = tuple(one._replace(start=one.start + begin, end=one.end + begin) for one in named)
        done = is_done(text[begin:end], context.section, context.horizon)
        yield Sentence(context, begin, end, years, carried, done)
        carried = _carried(context.line, begin, years, context.horizon) or carried
        if carried is not None and text[end - 1] not in "；;":
            carried = carried._replace(stopped=True)
        begin = end


def _ends(text: str) -> list[int]:
    ends = [found.end() for found in _STOP.finditer(text)]
    return ends if ends and ends[-1] == len(text) else [*ends, len(text)]


def _carried(line: Line, begin: int, years: tuple[Mention, ...], horizon: Horizon) -> Mention | None:
    """The years that hold for the sentences that follow in a paragraph too: not those only in passing.

    Nor those behind a figure of their sentence, which speak of what it names: 达到45亿元，到2027年达到60亿元.
    """
    named = [one for one in years if not one.refers and (horizon.first is None or one.last >= horizon.first)]
    first = min((one.start for one in line.figures if one.is_quantity and one.start >= begin), default=len(line.text))
    held = [one for one in named if one.end <= first][-1:]
    if not held or not held[0].leads:
        return None
    last = held[0]
    opens = last.start - clause_start(line.text, last.start, 0) <= _BEFORE_YEARS
    return last if opens or last.due or CLAUSE.match(line.text, last.end) is not None else None


_BEFORE_YEARS = 2
"""Characters in front of years that open a clause: 我市2027年; in 观音水库2023年蓄水 they are those of one thing."""


def pieces_of(sentence: Sentence, figures: list[Figure]) -> list[Piece]:
    """Figures of a sentence with what belongs to each."""
    text, bounds, counters = sentence.text, sentence.bounds, sentence.context.counters
    spans: list[Span] = []
    floor = bounds[0]
    for figure in figures:
        spans.append(span_of(text, figure, max(floor, clause_start(text, figure.start, bounds[0])), counters))
        floor = spans[-1].end
    pieces = []
    for at, (figure, span) in enumerate(zip(figures, spans, strict=True)):
        begin = clause_start(text, span.start, bounds[0])
        before = spans[at - 1].end if at else bounds[0]
        listed = text.rfind("、", begin, span.start)
        if before > begin:  # a second figure of the clause: what stands between the two, or behind the list mark
            begin = max(before, listed + 1 if listed >= before else before)
        until = spans[at + 1].start if at + 1 < len(spans) else bounds[1]
        stop = CLAUSE.search(text, span.end, until)
        pieces.append(Piece(figure, span, begin, stop.start() if stop is not None else until))
    return pieces


def clause_start(text: str, at: int, floor: int) -> int:
    """Where the clause begins that a place stands in."""
    marks = [text.rfind(mark, floor, at) for mark in "，,。；;：！？\t"]
    return max(*marks, floor - 1) + 1


def when_of(sentence: Sentence, piece: Piece, at: int, pieces: list[Piece]) -> When | None:
    """The years that a figure speaks of: in front of it, in its paragraph, above it, or those of the plan."""
    text, context = sentence.text, sentence.context
    named = [one for one in sentence.years if not one.refers]
    before = [one for one in named if one.end <= piece.span.start]
    if before:
        own = _distributed(before, at, pieces, text) or before[-1]
        inferred = own.end < clause_start(text, piece.span.start, 0)
        return When(own.last, own.first, inferred, _is_unsure(sentence, own))
    behind = [one for one in named if piece.span.end <= one.start < piece.until]
    if behind and behind[0].due:
        return When(behind[0].last, behind[0].first)
    if sentence.carried is not None:
        years = sentence.carried
        astray = years.stopped and years.due and years.last != context.horizon.last
        return When(years.last, years.first, inferred=True, guessed=astray or _is_unsure(sentence, years))
    for heading in reversed(context.section.headings):
        above = [one for one in mentions(heading, context.horizon.first) if not one.refers]
        if above:
            return When(above[-1].last, above[-1].first, inferred=True)
    if context.horizon.last is None:
        return None
    return When(context.horizon.last, None, inferred=True, guessed=not context.horizon.sure)


def _is_unsure(sentence: Sentence, years: Mention) -> bool:
    """Whether 今年 is said in a plan of several years, so that it was taken for the first, and no heading names it."""
    horizon, above = sentence.context.horizon, "\n".join(sentence.context.section.headings)
    is_one = horizon.first == horizon.last or any(one.last == years.last for one in mentions(above))
    return sentence.text[years.start] in "今本全年" and not is_one


def _distributed(before: list[Mention], at: int, pieces: list[Piece], text: str) -> Mention | None:
    """2025年、2027年分别达到70%、75%: each figure its own year, where there are as many of both."""
    run = [before[-1]]
    for one in reversed(before[:-1]):
        if text[one.end : run[0].start] not in {"、", "和", "，", "及", "与"}:
            break
        run.insert(0, one)
    if len(run) == 1:
        return None
    following = [index for index, piece in enumerate(pieces) if piece.span.start >= run[-1].end]
    place = at - following[0]
    return run[place] if place < len(run) and len(following) >= len(run) else None
