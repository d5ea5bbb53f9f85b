"""Targets of English text, by the English reader of figures; names are rougher than in Chinese, and all marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.draft.rows import Aside, Place, Row, When
from planmetrics.draft.sections import is_heading
from planmetrics.figures.frame import strives
from planmetrics.figures.read import read_figure
from planmetrics.figures.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.draft.periods import Horizon
    from planmetrics.draft.sections import Section
    from planmetrics.figures.reading import Reading
    from planmetrics.figures.tokens import Figure
    from planmetrics.model.terms import Check
    from planmetrics.trace.document import Line

_SENTENCE = re.compile(r"(?<=[a-z0-9%)])[.;!?](?= [A-Z(“\"]|$)|[;•]")
_CLAUSE = re.compile(
    r",(?= )|;|:(?= )| and (?=(?:to )?[a-z]+ing\b|to\b|at least|more than|[0-9£$€])|(?<=[0-9%]) (?:while|whereas|with)\b"
)
_AHEAD = re.compile(
    r"(?i:\b(?:will|shall|by (?:the end of |mid-)?(?:FY ?)?20[0-9]{2}|target|aims?|goals?|commit|plan to|ambition|ensure|must|should|at least|no more than)\b)"
    r"|^(?:[0-9.]+ |[-•*] ?)?(?:To )?(?:Increase|Reduce|Achieve|Deliver|Build|Create|Cut|Raise|Double|Halve|Plant|Train|Provide|Reach|Support|Expand|Improve|Install|Grow|Maintain|Recruit)\b"
)
_DONE = re.compile(
    r"(?i:\b(?:was|were|had|has (?:been|already)|have (?:been|already)|since (?:19|20)[0-9]{2}|last year|currently|to date|so far|already"
    r"|(?:rose|fell|grew|increased|decreased|reached|achieved|delivered|created|invested|supported|completed|awarded|published|spent)(?! by 20))\b)"
)
_YEAR = re.compile(r"\b(?:FY ?)?(20[0-9]{2})(?:[-/–](?:20)?([0-9]{2}))?\b")
_LEADS = re.compile(
    r"^(?:(?:and|we|it|the (?:city|council|government|county|state)|this|that|by|in|to|will|shall|aim|aims|target|commit|is|are|be|should|must|ensure|ensuring|achieve"
    r"|reach|increase|reduce|raise|cut|deliver|grow|improve|expand|for|of|the|a|an|our|its|goal|[0-9.]+|[-•*])\b[ :,]*|[ :,.•*-]+|(?:by |in )?(?:the end of )?20[0-9]{2}[, ]*)+",
    re.IGNORECASE,
)
_TRAILS = re.compile(
    r"(?:[ ,:]+(?:to|by|from|of|at|is|are|be|will|reach|reaching|increase|increased|reduce|reduced|least|than|more|less|about|over|under|around|the|a|up|a total)\b)+[ ,:]*$",
    re.IGNORECASE,
)
_STARTS, _LEADS_ON, _TO = re.compile(r"\bfrom $"), re.compile(r" to\b"), re.compile(r"\bfrom [^,;]{1,30} to $")
_OBJECT_END = re.compile("[,.;:]| by | from ")
_LONGEST = 80


def read_english(line: Line, section: Section, horizon: Horizon) -> Iterator[Row | Aside]:
    """Every quantity of a line of English text, as a target or as none."""
    begin = 0
    for end in [*(found.end() for found in _SENTENCE.finditer(line.text)), len(line.text)]:
        figures = [one for one in line.figures if begin <= one.start < end and one.is_quantity]
        sentence = line.text[begin:end]
        for figure in figures:
            yield _found(line, figure, figures, (begin, end), sentence, section, horizon)
        begin = end


def _found(
    line: Line,
    figure: Figure,
    figures: list[Figure],
    bounds: tuple[int, int],
    sentence: str,
    section: Section,
    horizon: Horizon,
) -> Row | Aside:
    clause = _bare(line.text, *_clause(line.text, figure, figures, bounds))
    tried = [clause, *([_bare(line.text, *bounds)] if len(figures) == 1 else [])]
    tried.append((figure.start, _behind(line.text, figure.end, clause[1])))
    start, end = next((one for one in tried if read_figure(line.text[slice(*one)]).form is not None), tried[-1])
    place, printed = Place(line.number, start, end), line.text[start:end]
    reading = read_figure(printed)
    if is_heading(line):
        return Aside(place, printed, "heading")
    if _STARTS.search(line.text[: figure.start]) and _LEADS_ON.match(
        line.text, _behind(line.text, figure.end, end + 40)
    ):
        start = figure.start
        return Aside(Place(line.number, start, figure.end), line.text[start : figure.end], "baseline")
    ahead = _AHEAD.search(sentence) is not None
    if section.reviewed or section.looks_back or (_DONE.search(sentence) is not None and not ahead):
        return Aside(place, printed, "review")
    if not ahead or reading.form is None:
        return Aside(place, printed, "unread")
    return _row(line, figure, place, printed, reading, sentence, section, horizon)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks and marks at its ends."""
    held = text[start:end]
    begins = start + len(held) - len(held.lstrip(" ,;:•*-(“"))
    return begins, max(begins, start + len(held.rstrip(" ,;:.(“")))


def _clause(text: str, figure: Figure, figures: list[Figure], bounds: tuple[int, int]) -> tuple[int, int]:
    """The stretch around a figure that holds no other one."""
    cuts = [bounds[0], *(found.end() for found in _CLAUSE.finditer(text, *bounds)), bounds[1]]
    first = max((cut for cut in cuts if cut <= figure.start), default=bounds[0])
    last = min((cut for cut in cuts if cut >= figure.end), default=bounds[1])
    ends = [_behind(text, one.end, figure.start) for one in figures if one.end <= figure.start]
    if _TO.search(text[: figure.start]) is not None:  # from 42% to 65%: the start belongs to the target's own words
        ends = ends[:-1]
    before = max(ends, default=first)
    behind = min((one.start for one in figures if one.start >= figure.end), default=last)
    return max(first, before), min(last, behind)


def _behind(text: str, end: int, limit: int) -> int:
    """The end of the unit behind a number: one word, or a percentage."""
    found = re.match(r" ?(?:%|per ?cent|percentage points?|[a-zA-Z£$€/-]+)", text[end:limit])
    return end + found.end() if found is not None else end


def _row(
    line: Line,
    figure: Figure,
    place: Place,
    printed: str,
    reading: Reading,
    sentence: str,
    section: Section,
    horizon: Horizon,
) -> Row:
    years = [int(found[1]) if not found[2] else int(found[1][:2] + found[2]) for found in _YEAR.finditer(sentence)]
    year = reading.year or max(years, default=None)
    own = year is not None
    when = When(year) if year is not None else When(horizon.last, inferred=True, guessed=True) if horizon.last else None
    check: list[Check] = ["name"]
    check += [] if own else ["year"]
    check += ["unit"] if reading.form == "value" and reading.unit is None else []
    check += ["reference"] if reading.form in {"relative", "percent_change", "multiple"} else []
    return Row(
        "target",
        place,
        printed,
        reading,
        _name(line.text, place, figure, sentence),
        when,
        tuple(check),
        section=section.name,
        strive=strives(sentence, ENGLISH),
    )


def _name(text: str, place: Place, figure: Figure, sentence: str) -> str:
    """The words in front of a figure in its clause; with a verb alone, what the figure counts too."""
    unit_end = _behind(text, figure.end, len(text))
    before = _TRAILS.sub("", _LEADS.sub("", text[min(place.start, figure.start) : figure.start])).strip(" ,:()-")
    behind = _OBJECT_END.split(text[unit_end : max(place.end, unit_end)], maxsplit=1)[0].strip(" ,()-")
    unit = text[figure.end : unit_end].strip(" %£$€-")
    if not before or " " not in before:
        before = " ".join(word for word in (before, unit, behind) if word)
    return (before or sentence.strip())[-_LONGEST:].strip()
