"""Targets of running text: sentence by sentence, figure by figure, each with its clause, its name and its years."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from planmetrics.draft.exclusions import Spot, is_idiom, rule_for
from planmetrics.draft.names import AGAINST, Name, compared, name_of, per_what, shared_names, trimmed
from planmetrics.draft.periods import mentions
from planmetrics.draft.rows import Aside, Place, Row, When
from planmetrics.draft.sections import is_done, is_heading
from planmetrics.draft.spans import CLAUSE, Span, reading_of, span_of
from planmetrics.figures.frame import strives
from planmetrics.figures.read import read_figure
from planmetrics.figures.reading import Reading
from planmetrics.figures.tokens import Figure
from planmetrics.figures.words import CHINESE
from planmetrics.model.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.draft.periods import Horizon, Mention
    from planmetrics.draft.sections import Section
    from planmetrics.model.terms import Check, Firmness
    from planmetrics.trace.document import Line

_STOP = re.compile("[。；;！？!?]")
_BASE = re.compile("(?:分别)?[从由自]")
_FIRMNESS: tuple[tuple[str, Firmness], ...] = (("约束性", "binding"), ("预期性", "expected"))
_NAMING = frozenset({"threshold", "rank_named", "part_of_name"})
_RELATIVE = re.compile(
    r"(?:与|和|同)[^，。；、0-9]{2,16}?(?:基本)?(?:保持)?(?:同步(?:增长|提高)?|持平)|(?:高于|快于|优于|好于|不低于|不高于|低于|跑赢)[^，。；、0-9]{2,24}?(?:平均(?:水平|值|增速)?|增速|增幅|涨幅|水平|增长)(?=[，。；、等]|$)"
)
"""Targets that are held against something else, without a figure."""
_WORDED = re.compile(
    _RELATIVE.pattern
    + r"|(?P<shrinks>负增长)(?![0-9])|(?:基本)?(?P<all>全(?:收集|处理|处置|达标|贯通|普及|消除|打通|上云|联网))(?:、全处[理置])?(?=[，。；、]|$)"
)


class Context(NamedTuple):
    """What a sentence is read in: its line and section, the years of the plan, and units of the folder."""

    line: Line
    section: Section
    horizon: Horizon
    counters: frozenset[str]


class Piece(NamedTuple):
    """A figure of a sentence with its span and its clause: where the clause begins, and where what follows ends."""

    figure: Figure
    span: Span
    begin: int
    until: int


def read_prose(context: Context, earlier: str = "") -> Iterator[Row | Aside]:
    """Every quantity of a line, as a target or as none; `earlier` names what a clause without a subject speaks of."""
    text, begin = context.line.text, 0
    carried: Mention | None = None
    for end in _sentence_ends(text):
        figures = [f for f in context.line.figures if begin <= f.start < end and f.is_quantity]
        years = mentions(text[begin:end], context.horizon.first)
        shifted = tuple(one._replace(start=one.start + begin, end=one.end + begin) for one in years)
        done = (bool(figures) or _WORDED.search(text, begin, end) is not None) and is_done(
            text[begin:end], context.section, context.horizon
        )
        if not done and not is_heading(context.line):
            yield from _worded(context, figures, (begin, end), shifted, carried)
        if figures:
            done = is_done(text[begin:end], context.section, context.horizon)
            for found in _sentence(context, figures, (begin, end), shifted, carried, done=done, earlier=earlier):
                earlier = found.name if isinstance(found, Row) else earlier
                yield found
        carried = _carried(shifted, context.horizon) or carried
        begin = end


def _sentence_ends(text: str) -> list[int]:
    ends = [found.end() for found in _STOP.finditer(text)]
    return ends if ends and ends[-1] == len(text) else [*ends, len(text)]


def _carried(years: tuple[Mention, ...], horizon: Horizon) -> Mention | None:
    """The years that hold for the sentences that follow in a paragraph too: not those only in passing."""
    named = [one for one in years if not one.refers and (horizon.first is None or one.last >= horizon.first)]
    return named[-1] if named and named[-1].leads else None


def _sentence(
    context: Context,
    figures: list[Figure],
    bounds: tuple[int, int],
    years: tuple[Mention, ...],
    carried: Mention | None,
    *,
    done: bool,
    earlier: str,
) -> Iterator[Row | Aside]:
    text = context.line.text
    idioms = [one for one in figures if one.kind == "number" and is_idiom(text, one.start, one.end)]
    for one in idioms:
        yield Aside(
            Place(context.line.number, one.start, one.end), text[one.start : one.end], "review" if done else "idiom"
        )
    leading = {one for one, after in pairwise(figures) if _leads_to(one, after)}
    counted = [one for one in figures if one not in idioms and one not in leading]
    pieces = _pieces(text, counted, bounds, context.counters)
    rows: list[Row] = []
    based = ""
    for at, piece in enumerate(pieces):
        place = Place(context.line.number, piece.span.start, piece.span.end)
        printed = text[piece.span.start : piece.span.end]
        clause = text[_clause_start(text, piece.span.start, bounds[0]) : piece.figure.start]
        before = text[piece.begin : piece.span.start]
        spot = Spot(
            text,
            piece.figure,
            piece.span,
            based + before,
            text[piece.span.end : piece.until],
            clause,
            done,
            _is_followed(pieces, at),
        )
        rule = _heading_rule(context) or rule_for(spot)
        when = _when(years, piece, carried, context, at, pieces)
        if rule is None and _is_before(when, context.horizon):
            rule = "before_plan"
        if rule is not None:
            based = _kept(rule, based, text[piece.begin : piece.span.end], before) if _is_followed(pieces, at) else ""
            yield Aside(place, printed, rule)
            continue
        based = ""
        row = _row(context, piece, spot, place, printed, when, rows[-1].name if rows else earlier, pieces[:at])
        rows.append(row)
        yield row


def _leads_to(one: Figure, after: Figure) -> bool:
    """Whether a comparison stands right before its margin: 高于经济增速2个百分点 is one target."""
    return one.kind == "relative" and after.start - one.end <= _MARGIN


_MARGIN = 3
"""Characters between a comparison and its margin: 约, 不少于."""


def _is_followed(pieces: list[Piece], at: int) -> bool:
    """Whether the next figure stands in the same clause."""
    return at + 1 < len(pieces) and pieces[at].until == pieces[at + 1].span.start


def _kept(rule: str, based: str, whole: str, before: str) -> str:
    """What of the words about a figure that is no target belongs to the name of the next one."""
    if rule == "baseline":
        return based or _BASE.split(before)[0]
    return based + whole if rule in _NAMING else ""


def _worded(
    context: Context,
    figures: list[Figure],
    bounds: tuple[int, int],
    years: tuple[Mention, ...],
    carried: Mention | None,
) -> Iterator[Row]:
    """Targets without a figure in a sentence: to keep in step with something, to shrink, to be whole."""
    text = context.line.text
    for found in _WORDED.finditer(text, *bounds):
        begin = _clause_start(text, found.start(), bounds[0])
        stop = CLAUSE.search(text, found.end(), bounds[1])
        until = stop.start() if stop is not None else bounds[1]
        if any(begin <= figure.start < until for figure in figures):
            continue
        reading = _worded_reading(found, text[begin : found.end()], context.counters)
        name = name_of(text[begin : found.start()], "", None, "")
        if reading is None or not name.text:
            continue
        piece = Piece(Figure(*found.span(), "relative"), Span(*found.span(), None, known=True), begin, until)
        when = _when(years, piece, carried, context, 0, [piece])
        check: list[Check] = ["reference" if reading.form == "relative" else "threshold"]
        check += ["year"] if when is None or when.guessed else []
        place = Place(context.line.number, *found.span())
        strive = strives(text[begin:until], CHINESE)
        yield Row(
            "target",
            place,
            found.group(),
            reading,
            name.text,
            when,
            tuple(check),
            section=context.section.name,
            strive=strive,
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


def _heading_rule(context: Context) -> str | None:
    return "heading" if is_heading(context.line) else None


def _is_before(when: When | None, horizon: Horizon) -> bool:
    return when is not None and not when.inferred and horizon.first is not None and when.last < horizon.first


def _pieces(text: str, figures: list[Figure], bounds: tuple[int, int], counters: frozenset[str]) -> list[Piece]:
    spans: list[Span] = []
    floor = bounds[0]
    for figure in figures:
        spans.append(span_of(text, figure, max(floor, _clause_start(text, figure.start, bounds[0])), counters))
        floor = spans[-1].end
    pieces = []
    for at, (figure, span) in enumerate(zip(figures, spans, strict=True)):
        begin = _clause_start(text, span.start, bounds[0])
        before = spans[at - 1].end if at else bounds[0]
        listed = text.rfind("、", begin, span.start)
        if before > begin:  # a second figure of the clause: what stands between the two, or behind the list mark
            begin = max(before, listed + 1 if listed >= before else before)
        until = spans[at + 1].start if at + 1 < len(spans) else bounds[1]
        stop = CLAUSE.search(text, span.end, until)
        pieces.append(Piece(figure, span, begin, stop.start() if stop is not None else until))
    return pieces


def _clause_start(text: str, at: int, floor: int) -> int:
    marks = [text.rfind(mark, floor, at) for mark in "，,。；;：！？\t"]
    return max(*marks, floor - 1) + 1


def _when(
    years: tuple[Mention, ...],
    piece: Piece,
    carried: Mention | None,
    context: Context,
    at: int,
    pieces: list[Piece],
) -> When | None:
    """The years that a figure speaks of: in front of it, in its paragraph, above it, or those of the plan."""
    named = [one for one in years if not one.refers]
    before = [one for one in named if one.end <= piece.span.start]
    if before:
        own = _distributed(before, at, pieces, context.line.text) or before[-1]
        return When(own.last, own.first, inferred=own.end <= _clause_start(context.line.text, piece.span.start, 0) - 1)
    behind = [one for one in named if piece.span.end <= one.start < piece.until]
    if behind and behind[0].due:
        return When(behind[0].last, behind[0].first)
    if carried is not None:
        return When(carried.last, carried.first, inferred=True)
    for heading in reversed(context.section.headings):
        above = [one for one in mentions(heading, context.horizon.first) if not one.refers]
        if above:
            return When(above[-1].last, above[-1].first, inferred=True)
    if context.horizon.last is None:
        return None
    return When(context.horizon.last, None, inferred=True, guessed=not context.horizon.sure)


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


def _row(
    context: Context,
    piece: Piece,
    spot: Spot,
    place: Place,
    printed: str,
    when: When | None,
    earlier: str,
    before: list[Piece],
) -> Row:
    text = context.line.text
    reading = reading_of(text, piece.span, piece.begin, context.counters)
    if before and piece.span.start == piece.figure.start and _shares(text, before[-1], piece):
        reading = _handed_on(text, before[-1], piece, reading, context.counters)
    name = _name(text, piece, before, spot, earlier)
    if reading.form in {"relative", "multiple", "percent_change"}:
        name = compared(name)
        against = AGAINST.search(text, piece.begin, piece.span.start)
        if against is not None:
            place, printed = place._replace(start=against.start()), text[against.start() : place.end]
    if not name.text:
        name = Name(context.section.name or printed, certain=False)
    clause = text[_clause_start(text, piece.span.start, 0) : piece.until]
    firmness = next((said for word, said in _FIRMNESS if word in clause), None)
    return Row(
        "target",
        place,
        printed,
        reading,
        name.text,
        when,
        _checks(reading, piece, name, when, spot),
        unit_printed=piece.span.unit,
        per=per_what(reading.unit, name.text, spot.printed) if reading.form == "value" else None,
        section=context.section.name,
        firmness=firmness,
        strive=strives(clause, CHINESE),
    )


def _shares(text: str, first: Piece, second: Piece) -> bool:
    """Whether 分别 hands out two figures, and the words in front of the first are meant for the second too."""
    return "分别" in text[first.begin : first.figure.start] and _follows(text, first, second)


def _handed_on(text: str, first: Piece, second: Piece, alone: Reading, counters: frozenset[str]) -> Reading:
    """分别下降12%、16%: the second figure falls too."""
    words = text[first.span.start : first.figure.start] + text[second.figure.start : second.span.end]
    whole = read_figure(words, counters)
    is_change = whole.form in {"growth", "change", "percent_change"} and whole.value == alone.value
    return whole._replace(text=alone.text) if is_change else alone


def _name(text: str, piece: Piece, before: list[Piece], spot: Spot, earlier: str) -> Name:
    """The name of a figure; where 分别 hands out several figures to several subjects, its own one."""
    if before and "分别" in text[before[-1].begin : piece.span.start] and _follows(text, before[-1], piece):
        run = [*before[-1:], piece]
        subject = trimmed(text[before[-1].begin : before[-1].span.start])
        names = shared_names(subject, len(run))
        if names is not None:
            return Name(names[len(run) - 1], certain=False)
    if "分别" in spot.before[-4:] + spot.printed[:4]:
        count = 1 + _following(text, piece)
        names = shared_names(trimmed(spot.before), count) if count > 1 else None
        if names is not None:
            return Name(names[0], certain=False)
    return name_of(spot.before, spot.after, piece.span.unit or ("%" if spot.number.endswith("%") else None), earlier)


def _follows(text: str, first: Piece, second: Piece) -> bool:
    return text[first.span.end : second.span.start] in {"、", "和", "及", "与", ""}


def _following(text: str, piece: Piece) -> int:
    """How many figures follow one right behind it, as 95%和85%."""
    return len(
        re.findall(
            r"(?:、|和|及|与)(?=[^，。；、0-9]{0,3}[0-9])",
            text[piece.span.end : piece.span.end + 40].split("，", maxsplit=1)[0],
        )
    )


def _checks(reading: Reading, piece: Piece, name: Name, when: When | None, spot: Spot) -> tuple[Check, ...]:
    """What a reader has to decide about a row; `unread` where nothing was uncertain."""
    found: list[Check] = []
    if not name.certain:
        found.append("name")
    if not piece.span.known or (reading.form == "value" and reading.unit is None):
        found.append("unit")
    if when is None or when.guessed:
        found.append("year")
    if reading.form is None:
        found.append("threshold")
    if reading.form in {"relative", "percent_change", "multiple"}:
        found.append("reference")
    if reading.form == "rank":
        found.append("rank")
    if not spot.before.strip() and not name.certain:
        found.append("subject")
    return tuple(dict.fromkeys(found)) or ("unread",)
