"""The stretch of an English line that prints one figure, and how it is read with the words of its clause."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from planmetrics.draft.english_frame import unit_end
from planmetrics.draft.english_tense import list_mark
from planmetrics.figures.read import read_figure
from planmetrics.figures.words import ENGLISH
from planmetrics.model.units import PERCENT, unit_at
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.draft.english_frame import Clause
    from planmetrics.draft.rows import Row
    from planmetrics.figures.reading import ReadForm, Reading
    from planmetrics.figures.tokens import Figure

_BACK = "|".join(
    sorted(
        map(re.escape, {word for word, said in ENGLISH.before.items() if said not in {"reach", "exactly"}}),
        key=len,
        reverse=True,
    )
)

_BEFORE = re.compile(rf"(?:(?<![A-Za-z])(?:{_BACK})(?:(?<=[≥≤<>=~]) ?| ))$", re.IGNORECASE)

_FRONT = re.compile(
    r"(?:(?<![A-Za-z])(?:an? (?:additional|extra|further)|additional|an average of|a total of) )$", re.IGNORECASE
)

_PER = re.compile(
    " (?:a|an|per|each|every) (?:year|month|week|day|annum|(?:[0-9][0-9,.]*|million|thousand"
    "|hundred) (?:[a-z][a-z-]*(?: (?!by|in|to|at|for|and|will|from)[a-z-]+){0,2})|[a-z-]+(?: per (?:day|year|week"
    r"|month))?)|,? annually|,? p\.a\."
)

_AFTER = re.compile(
    r" (?:or|and) (?:more|less|below|above|higher|lower|better|fewer|over|under|greater)\b| at (?:least|most)\b"
)

_LONE = re.compile(r" ?(?:%|per ?cent\b|percentage points?|points?\b|pts\b|pp\b)")

_STARTS = re.compile(r"\bfrom\b", re.IGNORECASE)
_BY = re.compile(
    r"\bby (?:a further |another |an additional |at least |around |about |up to |more than |over |nearly )*(?:US\$"
    "|[£$€])?$",
    re.IGNORECASE,
)

WAYS = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, ENGLISH.moves), key=len, reverse=True))})\b", re.IGNORECASE)

_MOVED = re.compile(rf"{WAYS.pattern} $", re.IGNORECASE)

_PER_YEAR = re.compile(r" (?:a|per|each|every) (?:year|annum)\b| annually\b")

_AND = re.compile(
    "(?: ?(?:by|in) (?:the end of )?(?:[A-Z][a-z]+ )?(?:19|20)[0-9]{2}(?:[/–-][0-9]{2})?)?,?(?: and| then"
    "| rising to)*(?: by)?(?: at least| up to)? ?"
)
_PASSES = re.compile(r"\b(?:will|should|must|to) (?:pass|top) (?:US\$|[£$€])?$")
_PEAKS = re.compile(r"\bpeak(?:s|ing)? at $")


class Stretch(NamedTuple):
    """Where a figure is printed, and how it is read with the words of its clause."""

    start: int
    end: int
    reading: Reading


@cache
def _bare(text: str) -> Reading:
    return read_figure(text)


def tight(text: str, figure: Figure, floor: int, ceiling: int) -> tuple[int, int]:
    """A figure with the comparator in front and the unit and comparator behind it."""
    start, end = figure.start, figure.end
    for pattern in (_FRONT, _BEFORE):
        found = pattern.search(text, floor, start)
        start = found.start() if found is not None else start
    unit = unit_at(text, end + (text[end : end + 1] == " "))
    if (lone := _LONE.match(text, end, ceiling)) is not None:
        end = lone.end()
    elif unit is not None and unit[1] <= ceiling:
        end = unit[1]
    for pattern in (_PER, _AFTER):
        found = pattern.match(text, end, ceiling)
        end = found.end() if found is not None else end
    return start, end


def printed_stretch(at: Clause) -> Stretch:
    """What prints a figure: as little as is read like its whole clause; its number alone where nothing else is read."""
    text, figure, clause = at.text, at.figure, at.clause
    before = max(
        (one.end for one in at.figures if clause[0] <= one.start and one.end <= figure.start), default=clause[0]
    )
    ceiling = min(clause[1], at.ceiling)
    close = tight(text, figure, before, ceiling)
    alone = _bare(text[slice(*close)])
    for start, end in (_trimmed(text, *one) for one in _tries(at, before, ceiling, close)):
        reading = _bare(text[start:end])
        same = alone.form is None or reading.value == alone.value or reading.form == "relative"
        if reading.form is not None and same and start <= figure.start and figure.end <= end:
            return _shrunk(text, Stretch(start, end, reading), close, alone)
    return Stretch(*close, alone)


def _tries(at: Clause, before: int, ceiling: int, close: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The stretches that may be read, from the one that says most: the clause, and its parts around the figure."""
    first, last = at.clause
    if _STARTS.search(at.text[first:before]) is not None:
        yield first, close[1]
    if before == first and ceiling == last:
        yield first, last
    yield from ((before, ceiling), (first, ceiling), (first, close[1]), (before, close[1]), (close[0], ceiling), close)


def _shrunk(text: str, whole: Stretch, close: tuple[int, int], alone: Reading) -> Stretch:
    """The same without the words that add nothing to it."""
    told = ["form", "comparator", "value", "value_max", "unit"]
    if whole.reading.form != "value":
        told += ["direction", "span"]
    if all(getattr(alone, key) == getattr(whole.reading, key) for key in told):
        return Stretch(*close, whole.reading._replace(text=text[slice(*close)]))
    shorter = _bare(text[whole.start : close[1]])
    if all(getattr(shorter, key) == getattr(whole.reading, key) for key in told):
        return Stretch(whole.start, close[1], whole.reading._replace(text=text[whole.start : close[1]]))
    return whole


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    held = text[start:end]
    begins = start + len(held) - len(held.lstrip(" ,;:•*-–(“"))
    begins += list_mark(text[begins:end]) if begins == 0 else 0
    return begins, max(begins, start + len(held.rstrip(" ,;:.(“–")))


def in_its_place(reading: Reading, at: Clause, last: Row | None) -> Reading:
    """The reading as the words in front of the figure, or the target before, make it: a change, a rate, a cap."""
    led = at.text[at.bounds[0] : at.figure.start]
    if reading.form != "value":
        return reading
    if reading.comparator == "reach" and _PEAKS.search(led):
        return reading._replace(comparator="at_most")
    if reading.comparator == "reach" and _PASSES.search(led):
        return reading._replace(comparator="more_than")
    if reading.unit == PERCENT and reading.value is not None and reading.value < 0:  # emissions: -30%
        return reading._replace(form="percent_change", value=-reading.value, direction="down", low=None, high=None)
    yearly = _MOVED.search(led) is not None and _PER_YEAR.match(at.text, unit_end(at.text, at.figure)) is not None
    if reading.unit == PERCENT and yearly:
        return reading._replace(form="growth", direction=reading.direction or "up", span="yearly")
    return _handed_on(reading, at, last) if _BY.search(led) is None else _moved(reading, led)


def _moved(reading: Reading, led: str) -> Reading:
    """What stands behind `by` without a verb of its own: visitor numbers grow, and spend by 30 %."""
    ways = [ENGLISH.moves[found[0].lower()] for found in WAYS.finditer(led)]
    form: ReadForm = "percent_change" if reading.unit == PERCENT else "change"
    return reading._replace(form=form, direction=ways[-1] if ways else None)


def _handed_on(reading: Reading, at: Clause, last: Row | None) -> Reading:
    """The reading of a second change, whose verb stands with the first: by 20% by 2027 and 40% by 2035."""
    if last is None or _AND.fullmatch(at.text[at.floor : at.figure.start]) is None:
        return reading
    of = last.reading
    if of.form not in {"percent_change", "growth", "change"} or reading.unit != of.unit:
        return reading
    return reading._replace(form=of.form, direction=of.direction, span=of.span, reference_year=of.reference_year)
