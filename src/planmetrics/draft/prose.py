"""Targets of running text: sentence by sentence, figure by figure, each with its name and its years."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from planmetrics.draft.clauses import clause_start, pieces_of, sentences, when_of
from planmetrics.draft.exclusions import Spot, is_idiom, rule_for
from planmetrics.draft.names import AGAINST, Name, compared, name_of, per_what, shared_names, trimmed
from planmetrics.draft.rows import Aside, Place, Row, When
from planmetrics.draft.sections import is_heading
from planmetrics.draft.spans import reading_of
from planmetrics.draft.worded import read_worded
from planmetrics.figures.frame import strives
from planmetrics.figures.read import read_figure
from planmetrics.figures.words import CHINESE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.draft.clauses import Context, Piece, Sentence
    from planmetrics.draft.periods import Horizon
    from planmetrics.figures.reading import Reading
    from planmetrics.figures.tokens import Figure
    from planmetrics.model.terms import Check, Firmness

_BASE = re.compile("(?:分别)?[从由自]")
_FIRMNESS: tuple[tuple[str, Firmness], ...] = (("约束性", "binding"), ("预期性", "expected"))
_NAMING = frozenset({"threshold", "rank_named", "part_of_name"})


def read_prose(context: Context, earlier: str = "") -> Iterator[Row | Aside]:
    """Every quantity of a line, as a target or as none; `earlier` names what a clause without a subject speaks of."""
    heading = is_heading(context.line)
    for sentence in sentences(context):
        figures = [
            one for one in context.line.figures if one.is_quantity and sentence.begin <= one.start < sentence.end
        ]
        if not sentence.done and not heading:
            yield from read_worded(sentence, figures)
        for found in _figures(sentence, figures, earlier, heading=heading):
            earlier = found.name if isinstance(found, Row) and found.kind == "target" else earlier
            yield found


def _figures(sentence: Sentence, figures: list[Figure], earlier: str, *, heading: bool) -> Iterator[Row | Aside]:
    """The figures of a sentence; `earlier` is the name of the last target in front of it."""
    text, line = sentence.text, sentence.context.line.number
    idioms = [one for one in figures if one.kind == "number" and is_idiom(text, one.start, one.end)]
    for one in idioms:
        why = "review" if sentence.done else "idiom"
        yield Aside(Place(line, one.start, one.end), text[one.start : one.end], why)
    leading = {one for one, after in pairwise(figures) if _leads_to(one, after)}
    pieces = pieces_of(sentence, [one for one in figures if one not in idioms and one not in leading])
    based = ""
    starts: list[tuple[Piece, Aside]] = []
    for at, piece in enumerate(pieces):
        followed = _is_followed(pieces, at)
        spot = _spot(sentence, piece, based, followed=followed)
        when = when_of(sentence, piece, at, pieces)
        rule = "heading" if heading or _opens(sentence, spot) else rule_for(spot)
        if rule is None and _is_before(when, sentence.context.horizon):
            rule = "before_plan"
        if rule is None:
            row = _row(sentence, piece, spot, when, earlier, pieces[:at])
            yield from (_start_of(sentence, start, aside, row) for start, aside in starts)
            yield row
            earlier, based, starts = row.name, "", []
            continue
        aside = Aside(Place(line, piece.span.start, piece.span.end), spot.printed, rule)
        before = text[piece.begin : piece.span.start]
        based = _kept(rule, based, text[piece.begin : piece.span.end], before) if followed else ""
        if rule in _SPEAKING and not sentence.done:
            earlier = _spoken_of(sentence, spot) or earlier
        elif rule == "threshold" and not followed:  # 总投资86亿元的高铁年内开工，完成投资8亿元
            earlier = name_of("", spot.after, spot.span.unit, "").text or earlier
        if rule == "baseline":
            starts.append((piece, aside))
        else:
            yield aside
    yield from (aside for _, aside in starts)


_SPEAKING = frozenset({"review", "compared", "before_plan"})
"""Rules of figures that tell of what the next one is: 去年上线率为61.3%，今年提高2个百分点."""


def _spoken_of(sentence: Sentence, spot: Spot) -> str:
    """What a figure in front of a target is of, as far as its clause says so; else nothing."""
    begin = clause_start(sentence.text, spot.span.start, sentence.begin)
    name = name_of(sentence.text[begin : spot.span.start], "", spot.span.unit, "")
    return name.text if name.certain and not name.text.endswith("有") else ""


_NUMBERED = re.compile(r"(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）、.．]|——)")
_LONGEST_OPENING = 25


def _opens(sentence: Sentence, spot: Spot) -> bool:
    """Whether a sentence only says what its paragraph is about (（一）推动工业倍增)."""
    first = sentence.begin == 0 and sentence.end < len(sentence.text) and sentence.end <= _LONGEST_OPENING
    return first and _NUMBERED.match(sentence.text) is not None and not any(map(str.isdigit, spot.number))


def _spot(sentence: Sentence, piece: Piece, based: str, *, followed: bool) -> Spot:
    """What the rules look at; `based` are words in front of an earlier figure that speak of this one too."""
    text = sentence.text
    return Spot(
        text,
        piece.figure,
        piece.span,
        based + text[piece.begin : piece.span.start],
        text[piece.span.end : piece.until],
        text[clause_start(text, piece.span.start, sentence.begin) : piece.figure.start],
        sentence.done,
        followed,
    )


def _start_of(sentence: Sentence, piece: Piece, aside: Aside, row: Row) -> Row | Aside:
    """从2020年的466家增加到1000家: where a target starts, if the text says when; else an aside."""
    named = [one for one in sentence.years if one.end <= piece.span.start and row.place.line == aside.place.line]
    own = [one for one in named if one.start >= clause_start(sentence.text, piece.span.start, sentence.begin)]
    if not own or own[-1].first is not None or row.when is None or own[-1].last >= row.when.last:
        return aside
    reading = read_figure(aside.printed, sentence.context.counters)
    if reading.form != "value":
        return aside
    when = When(own[-1].last)
    start = row._replace(kind="baseline", place=aside.place, printed=aside.printed, reading=reading, when=when)
    return start._replace(unit_printed=piece.span.unit or row.unit_printed, strive=False)


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


def _is_before(when: When | None, horizon: Horizon) -> bool:
    return when is not None and not when.inferred and horizon.first is not None and when.last < horizon.first


def _row(sentence: Sentence, piece: Piece, spot: Spot, when: When | None, earlier: str, before: list[Piece]) -> Row:
    text, context, printed = sentence.text, sentence.context, spot.printed
    place = Place(context.line.number, piece.span.start, piece.span.end)
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
    region, name = _of_region(name, context)
    clause = text[clause_start(text, piece.span.start, 0) : piece.until]
    firmness = next((said for word, said in _FIRMNESS if word in clause), None)
    return Row(
        "target",
        place,
        printed,
        reading,
        name.text,
        when,
        _checks(reading, piece, name, when, spot, region),
        unit_printed=piece.span.unit,
        per=per_what(reading.unit, name.text, spot.printed) if reading.form == "value" else None,
        section=context.section.name,
        region=region,
        owners=context.owners,
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


def _of_region(name: Name, context: Context) -> tuple[str | None, Name]:
    """The region that a name begins with, where that is not the plan's own, and the name without it."""
    for region, ident in context.regions.items():
        if name.text.startswith(region) and len(name.text) > len(region) + 1:
            return ident, name._replace(text=name.text[len(region) :])
    return None, name


def _checks(
    reading: Reading, piece: Piece, name: Name, when: When | None, spot: Spot, region: str | None
) -> tuple[Check, ...]:
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
    if region is not None or (not spot.before.strip() and not name.certain):
        found.append("subject")
    return tuple(dict.fromkeys(found)) or ("unread",)
