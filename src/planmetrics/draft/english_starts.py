"""Where an English target starts: from 42% to 65%, currently 1.9%, (2023: 29%); and whose start it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.draft.english_frame import unit_end
from planmetrics.draft.rows import Aside, Place, Row, When
from planmetrics.figures.read import read_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planmetrics.draft.english_frame import Clause, Frame
    from planmetrics.draft.english_periods import Mention
    from planmetrics.model.terms import Check

_FROM = re.compile(
    r"\bfrom (?:(?:the |an? |its |our |about |around |some |nearly |current(?:ly)? |baseline |level |of |just |over "
    r"|under |only |estimated |average )*)(?:US\$|[£$€])?$",
    re.IGNORECASE,
)

_TO = re.compile(r"[^.;:]{0,50}?\bto\b|[^.;:]{0,50}? – ", re.IGNORECASE)

_STARTS = re.compile(
    r"(?:\b(?:currently|presently|at present|now|today|up from|down from|compared (?:with|to)|stands? at|stood at"
    "|today[’']s|was|were"
    "|baseline(?: of| is|:)?|current(?:ly)?:?|against a baseline of|starting from|as of now|rather than|instead of)"
    "(?: (?:at|about|around|approximately|of|just|over|under|only|a|the|nearly|below|above))*"
    r"|[(\[](?:[A-Z][a-z]+ )?(?:FY ?[0-9]{2}|(?:FY ?)?(?:19|20)[0-9]{2})(?:[/–-][0-9]{2})?(?: (?:baseline"
    r"|base|actual|level|outturn|figure))?[:,=]?"
    r"|[(\[](?:baseline|current|base|now|actual|today)[^()]{0,20}[:=]) (?:US\$|[£$€])?$",
    re.IGNORECASE,
)

_FROM_BEHIND = re.compile(
    r"(?:,|–|\() ?(?:up |down |rising |an increase |a rise |a fall |falling )?from (?:(?:about|around|just"
    r"|the current|a baseline of|an average of|only) )*(?:US\$|[£$€])?$",
    re.IGNORECASE,
)

_TODAY = re.compile(r"(?: [a-z]+)? (?:today|now|at present|currently)\b")

_ARRIVES = re.compile(r"[0-9%][^.;]{0,30}[, ]from (?:US\$|[£$€])?$")
_IN_BRACKET = re.compile(r"\((?:US\$|[£$€])?$")
_DATED_INSIDE = re.compile(r"[%a-z ]{0,20}? ?(?:in|at|for|,)? ")
_BEHIND_FIGURE = re.compile(r"[^;:]{0,40}?(?:\b(?:in|of|at|for|during)|\(|, ?) ?")
_BEFORE_FIGURE = re.compile(r"[):,= ]*(?:[a-z]+ ){0,4}[:,= ]*(?:US\$|[£$€])?")
_UP_FROM = re.compile(r"\bup from |[(]")
_NEAR = 24
_LEVELS = frozenset({"value", "coverage"})


def is_start(at: Clause) -> bool:
    """Whether a figure is where a change starts, or how things stand now."""
    before, behind = at.text[at.bounds[0] : at.figure.start], at.text[at.figure.end : at.bounds[1]]
    if _is_dated_in_bracket(at, before, behind):
        return True
    if _STARTS.search(before) is not None or _FROM_BEHIND.search(before) is not None:
        return True
    if _TODAY.match(at.text, unit_end(at.text, at.figure), at.bounds[1]) is not None:
        return True
    if _FROM.search(before) is None:
        return False
    goes_on = _TO.match(behind) is not None and any(one.start >= at.figure.end for one in at.figures)
    return goes_on or _ARRIVES.search(before) is not None


def _is_dated_in_bracket(at: Clause, before: str, behind: str) -> bool:
    """Whether it stands in a bracket with its year: 22% by 2028/29 (26.3% in 2022/23)."""
    inside, closes, _ = behind.partition(")")
    if not closes or _IN_BRACKET.search(before) is None or _DATED_INSIDE.match(inside) is None:
        return False
    first = at.figure.end
    return any(one.said != "due" and first <= one.start < first + len(inside) for one in at.dates)


def leads(at: Clause) -> bool:
    """Whether a baseline stands in front of its target (from 12 % to 20 %), and not behind it (up from 12 %)."""
    before = at.text[at.bounds[0] : at.figure.start]
    if _FROM_BEHIND.search(before) is not None or _UP_FROM.search(before[-_NEAR:]) is not None:
        return False
    return any(one.start >= at.figure.end for one in at.figures)


def baseline(frame: Frame, at: Clause, close: tuple[int, int]) -> Row | Aside:
    """Where a target starts, as a row whose name is still to come."""
    printed, place = at.text[slice(*close)], Place(frame.line.number, *close)
    reading, told = read_figure(printed), _year(at)
    when = When(told.last) if told is not None else None
    check: tuple[Check, ...] = ("unread",)
    if when is None and frame.horizon.first is not None:
        when, check = When(frame.horizon.first - 1, inferred=True, guessed=True), ("year",)
    if reading.form is None or when is None:
        return Aside(place, printed, "baseline")
    return Row("baseline", place, printed, reading, "", when, check, section=frame.section.name)


def _year(at: Clause) -> Mention | None:
    """The year of a baseline: right behind it, or right in front of it."""
    text, figure = at.text, at.figure
    named = [one for one in at.dates if one.said != "due"]
    for one in named:
        inside = figure.end <= one.start and one.end <= at.ceiling + 1
        if inside and _BEHIND_FIGURE.fullmatch(text[figure.end : one.start]) is not None:
            return one
    for one in named:
        inside = at.floor <= one.start and one.end <= figure.start
        if inside and _BEFORE_FIGURE.fullmatch(text[one.end : figure.start]) is not None:
            return one
    return None


def started(starts: Sequence[tuple[Row, bool]], before: Row | None, after: Row | None) -> Iterator[Row | Aside]:
    """The baselines of one sentence, each with the name of the target that it follows or leads to."""
    for start, follows in starts:
        of = before if follows and before is not None else after
        if of is None or not _fits(start, of):
            yield Aside(start.place, start.printed, "baseline")
            continue
        doubts: list[Check] = [*start.check, *(word for word in of.check if word == "name")]
        check = tuple(dict.fromkeys(word for word in doubts if word != "unread")) or ("unread",)
        yield start._replace(name=of.name, check=check, section=of.section, owners=of.owners)


def _fits(start: Row, of: Row) -> bool:
    """Whether a figure may be where a target starts: both are levels, in one unit, and it is the earlier one."""
    if start.form not in _LEVELS or of.form not in _LEVELS or start.when is None:
        return False
    if of.when is not None and start.when.last >= of.when.last:
        return False
    return start.reading.unit is None or of.reading.unit in {None, start.reading.unit}
