"""Targets of English text: sentence by sentence, figure by figure, each with its name and its years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.draft.english_asides import is_budget, passed_over
from planmetrics.draft.english_clauses import clause_bounds, sentence_ends
from planmetrics.draft.english_frame import Clause
from planmetrics.draft.english_names import Counted, name_of_english, names_something
from planmetrics.draft.english_periods import english_mentions
from planmetrics.draft.english_promises import promised
from planmetrics.draft.english_spans import WAYS, in_its_place, printed_stretch, tight
from planmetrics.draft.english_starts import baseline, is_start, leads, started
from planmetrics.draft.english_tense import is_ahead, is_done, is_given, is_imperative, list_mark
from planmetrics.draft.english_when import dated, over_the_plan
from planmetrics.draft.names import Name
from planmetrics.draft.rows import Aside, Place, Row
from planmetrics.draft.sections import is_heading
from planmetrics.figures.frame import strives
from planmetrics.figures.read import read_figure
from planmetrics.figures.tokens import Figure
from planmetrics.figures.words import ENGLISH
from planmetrics.model.units import PERCENT, SIZES, parse_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planmetrics.draft.english_frame import Frame
    from planmetrics.draft.english_periods import Mention
    from planmetrics.draft.english_spans import Stretch
    from planmetrics.draft.rows import When
    from planmetrics.figures.reading import Reading
    from planmetrics.model.terms import Check

LONGEST = 140
"""Characters of the longest sentence that is taken for a promise in words."""
_LONGEST_NAME = 80
_WORDED = re.compile(
    "^(?:by [^,]{4,30}, )?(?:all|every|each|zero|universal|eliminate|eradicate|end|achieve universal"
    r"|ensure (?:that )?(?:all|every))\b"
    r"|\bin line with\b|\b(?:above|below) the [a-z ]{0,30}average\b",
    re.IGNORECASE,
)
_ALL = re.compile(r"^(?:[Aa]ll|[Ee]very|[Zz]ero|[Ee]liminate|[Ee]nd)\b ?")
_AT_START = re.compile(
    r"(?:[,(–;] ?|\b(?:is|are|was) )?\b(?:up from|down from|from|currently|now|today|at present|presently|is currently"
    r"|stands? at|stood at|baseline|compared (?:to|with))\b[^,;:]*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\b(?:will|must|should|is|are|to)\b.*$")


def read_english(frame: Frame) -> Iterator[Row | Aside]:
    """Every quantity of a line of English text, as a target or as none."""
    text = frame.line.text
    quantities = [one for one in frame.line.figures if one.is_quantity]
    taken = {at for one in quantities for at in range(one.start, one.end)}
    dates = [one for one in english_mentions(text) if one.start not in taken]
    begin, earlier = 0, frame.earlier
    starts: list[tuple[Row, bool]] = []
    last: Row | None = None
    for end in sentence_ends(text):
        figures = [one for one in quantities if begin <= one.start < end]
        passed = {one: passed_over(text, one, figures, (begin, end)) for one in figures}
        kept = [one for one in figures if passed[one] is None]
        named = [one for one in dates if begin <= one.start < end]
        if not figures and (worded := _worded(frame, (begin, end), named)) is not None:
            yield worded
        for figure in figures:
            at = Clause(text, figure, kept, (begin, end), clause_bounds(text, figure, (begin, end)), named)
            rule = passed[figure]
            found = _found(frame, at, earlier, last) if rule is None else _aside(frame, figure, rule)
            if isinstance(found, Row) and found.kind == "baseline":
                starts.append((found, last is not None and not leads(at)))
                continue
            if isinstance(found, Row):
                yield from started(starts, last, found)
                starts, earlier, last = [], found.name, found
            elif found.rule in {"given", "review"}:
                earlier = _spoken_of(at) or earlier
            yield found
        if text[end - 1 : end] != ";":  # currently 71%; our target is 78%
            yield from started(starts, last, None)
            starts = []
        begin = end
    yield from started(starts, last, None)


def _found(frame: Frame, at: Clause, earlier: str, last: Row | None) -> Row | Aside:
    """A figure as a target, as where one starts, or as none."""
    text, number = at.text, frame.line.number
    close = tight(text, at.figure, at.floor, at.ceiling)
    if is_heading(frame.line) and not (is_imperative(text) or is_ahead(text)):
        return Aside(Place(number, *close), text[slice(*close)], "heading")
    if is_start(at):
        return baseline(frame, at, close)
    stretch = printed_stretch(at)
    years = dated(frame, at, stretch.reading.form)
    is_due = any(one.said == "due" and at.bounds[0] <= one.start < at.bounds[1] for one in at.dates)
    told = promised(frame, at, stretch.reading, years, follows=last is not None)
    rule: str | None = told if told not in {"yes", "weak"} else None
    if rule in {None, "given", "unread"} and is_budget(frame, at, stretch):
        rule = "budget"
    elif rule is None and years.is_past(frame.horizon) and not is_due:
        rule = "before_plan"
    elif rule is None and stretch.reading.form is None and at.figure.kind != "number":
        rule = "unread"
    if rule is not None:
        return Aside(Place(number, stretch.start, stretch.end), text[stretch.start : stretch.end], rule)
    return _row(frame, at, stretch, years.when, earlier, weak=told == "weak", last=last)


def _aside(frame: Frame, figure: Figure, rule: str) -> Aside:
    """A figure that only tells of what a target is."""
    text = frame.line.text
    place = tight(text, figure, 0, len(text))
    if is_heading(frame.line):
        rule = "heading"
    elif frame.section.reviewed and rule == "given":
        rule = "review"
    return Aside(Place(frame.line.number, *place), text[slice(*place)], rule)


def _worded(frame: Frame, bounds: tuple[int, int], dates: Sequence[Mention]) -> Row | None:
    """A sentence that promises all, none, or as much as others, without a figure."""
    text, section = frame.line.text, frame.section
    held = text[slice(*bounds)]
    start = bounds[0] + len(held) - len(held.lstrip(" •"))
    start += list_mark(text[start : bounds[1]]) if start == 0 else 0
    printed = text[start : bounds[1]].rstrip(" .;!")
    if len(printed) > LONGEST or _WORDED.search(printed) is None or is_heading(frame.line) or section.reviewed:
        return None
    reading = read_figure(printed)
    is_promise = is_ahead(printed) or is_imperative(printed) or (frame.planned and not is_given(printed))
    if reading.form not in {"coverage", "relative"} or is_done(printed) or not is_promise:
        return None
    end = start + len(printed)
    at = Clause(text, Figure(start, end, "coverage"), [], bounds, bounds, dates)
    when = dated(frame, at, reading.form).when
    doubts: list[Check] = ["name", "threshold"]
    if when is None or when.guessed:
        doubts.append("year")
    name = _ALL.sub("", printed)[:_LONGEST_NAME].strip()
    place = Place(frame.line.number, start, end)
    return Row("target", place, printed, reading, name, when, tuple(doubts), section=section.name, owners=frame.owners)


def _row(
    frame: Frame, at: Clause, stretch: Stretch, when: When | None, earlier: str, *, weak: bool, last: Row | None
) -> Row:
    reading = in_its_place(stretch.reading, at, last)
    name = _name(at, reading, earlier)
    if not name.text:
        name = Name(frame.section.name or at.text[slice(*at.bounds)].strip()[:_LONGEST_NAME], certain=False)
    when = over_the_plan(reading, when, at.text[slice(*at.clause)], frame.horizon)
    doubts = _doubts(reading, name, when, follows=last is not None)
    if weak or reading.form is None:
        doubts.append("threshold")
    if _is_said_again(at, reading):
        doubts.append("reference")
    return Row(
        "target",
        Place(frame.line.number, stretch.start, stretch.end),
        at.text[stretch.start : stretch.end],
        reading,
        name.text,
        when,
        tuple(dict.fromkeys(doubts)) or ("unread",),
        unit_printed=_counted(name.text) if reading.unit is None and reading.form == "value" else None,
        section=frame.section.name,
        owners=frame.owners,
        strive=strives(at.text[slice(*at.bounds)], ENGLISH),
    )


def _name(at: Clause, reading: Reading, earlier: str) -> Name:
    """What a figure is of, by the words in front of it and behind it."""
    close = tight(at.text, at.figure, at.floor, at.ceiling)
    unit = parse_unit(reading.unit or "")
    measured = unit is not None and _is_measured(at.text[slice(*close)])
    is_noun = reading.unit is not None and not _is_sign(reading.unit) and not measured and reading.form == "value"
    begin = at.figure.end if is_noun else close[1]
    behind = at.text[begin : max(min(at.ceiling, at.clause[1]), begin)]
    counted = Counted(
        share=reading.unit == PERCENT,
        money=unit is not None and unit.is_money,
        rank=reading.form == "rank",
        measured=measured,
    )
    return name_of_english(_without_starts(_opening(at)), behind, counted, earlier)


def _spoken_of(at: Clause) -> str:
    """What a figure is of that tells how things stand, for one behind it: women hold 33 %; we want that to be 45 %."""
    close = tight(at.text, at.figure, at.floor, at.ceiling)
    share = at.text[at.figure.end : close[1]].lstrip().startswith(("%", "per"))
    before = at.text[max(at.clause[0], at.floor) : close[0]]
    behind = at.text[close[1] : max(min(at.ceiling, at.clause[1]), close[1])]
    return name_of_english(before, behind, Counted(share=share), "").text


def _opening(at: Clause) -> str:
    """The words in front of a figure that speak of it: its clause, with that of a baseline (as §) in front of it."""
    text, end = at.text, at.figure.start
    opening = text[max(at.clause[0], at.floor) : end]
    for one in reversed([one for one in at.figures if one.end <= end]):
        piece = at._replace(figure=one)
        if not is_start(piece):
            break
        start = max(piece.floor, at.bounds[0])
        opening = f"{text[start : one.start]}§{text[one.end : end]}"
    if names_something(_without_starts(opening)):
        return opening
    longer = text[max(at.floor, at.bounds[0]) : end]
    first = at.floor <= at.bounds[0] or longer.rstrip().endswith((":", "–"))
    return longer if first and len(longer) > len(opening) else opening


def _without_starts(opening: str) -> str:
    """The same without the baseline in it: from § in 2023, (currently §)."""
    head, mark, rest = opening.partition("§")
    if not mark:
        return opening
    moved = _GOES_ON.search(rest.rpartition("§")[2])
    return f"{_AT_START.sub('', head).rstrip(' ,;(:')} {moved[0] if moved is not None else ''}".strip()


def _is_measured(printed: str) -> bool:
    """Whether the unit behind a figure is one of time, mass, length and so on."""
    return any(word in SIZES for word in re.findall("[A-Za-z][A-Za-z0-9²³]*", printed))


def _is_sign(unit: str) -> bool:
    """Whether a unit is a percentage, points or money, and counts nothing."""
    known = parse_unit(unit)
    return unit in {PERCENT, "percentage points"} or (known is not None and known.is_money)


def _counted(name: str) -> str | None:
    """What a figure without a unit of its own counts, where its name says so in a word that is a unit."""
    words = [word for word in re.findall("[a-z]{4,}", name) if parse_unit(word) is not None]
    return next((word for word in words if not _is_sign(word) and word not in SIZES), None)


def _is_said_again(at: Clause, reading: Reading) -> bool:
    """Whether a figure in brackets may say in other words how far something moves: in half (50%)."""
    moved = WAYS.search(at.text, at.bounds[0], at.figure.start) is not None
    return reading.form == "value" and moved and at.text[: at.figure.start].endswith("(")


def _doubts(reading: Reading, name: Name, when: When | None, *, follows: bool) -> list[Check]:
    """What a reader has to decide about a row."""
    found: list[Check] = [] if name.certain else ["name"]
    if reading.form == "value" and not _has_unit(reading):
        found.append("unit")
    if when is None or when.guessed:
        found.append("year")
    unheld = reading.form == "percent_change" and reading.reference_year is None
    if unheld or reading.form in {"relative", "multiple", "change"}:
        found.append("reference")
    if reading.form == "rank":
        found.append("rank")
    if follows and not name.certain:
        found.append("subject")
    return found


def _has_unit(reading: Reading) -> bool:
    """Whether the unit of a reading is sure: one that is known, and no pounds that may weigh."""
    unit = reading.unit
    if unit is None or unit.startswith("per ") or parse_unit(unit) is None:
        return False
    return not unit.startswith("英镑") or "£" in reading.text or "GBP" in reading.text
