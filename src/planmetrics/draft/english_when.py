"""The years that an English figure speaks of: those of its sentence, of what stands above it, or of the plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.draft.english_periods import english_mentions
from planmetrics.draft.english_starts import is_start
from planmetrics.draft.rows import When
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.draft.english_frame import Clause, Frame
    from planmetrics.draft.english_periods import Mention
    from planmetrics.draft.periods import Horizon
    from planmetrics.figures.reading import Reading

_PLAN_PERIOD = re.compile(
    r"\b(?:over|during|across|in|within|by the end of|throughout) (?:the (?:life|course|lifetime|period) of )?(?:the"
    r"|this|our) (?:plan|strategy|programme|program|strategic plan|corporate plan)(?: period)?\b",
    re.IGNORECASE,
)

_FIRST_YEAR = re.compile(r"\b(?:in|by the end of|during) (?:the first year|year (?:one|1))\b", re.IGNORECASE)

_YEARLY = re.compile(r"\b(?:each|every|a|per) (?:year|annum)\b|\bannual(?:ly)?\b", re.IGNORECASE)


class Dated(NamedTuple):
    """The years of a figure, whether its own sentence names them, and whether that says that something is due then."""

    when: When | None
    own: bool = False
    due: bool = False

    def is_past(self, horizon: Horizon) -> bool:
        """Whether they are named, and lie before the plan."""
        return self.own and self.when is not None and horizon.first is not None and self.when.last < horizon.first


def dated(frame: Frame, at: Clause, form: str | None) -> Dated:
    """The years of a figure that is read as this form."""
    horizon, text = frame.horizon, at.text
    if horizon.last is not None and _PLAN_PERIOD.search(text, at.floor, max(at.ceiling, at.clause[1])):
        return Dated(When(horizon.last, horizon.first, inferred=True))
    if horizon.first is not None and _FIRST_YEAR.search(text, at.bounds[0], at.figure.start):
        return Dated(When(horizon.first, None, inferred=True, guessed=True))
    one = next(_picks(at, form), None)
    if one is None:
        return Dated(_above(frame))
    others = any(each.start < one.start for each in at.figures if each.end <= at.figure.start)
    near = at.clause[0] <= one.start < at.clause[1] or at.figure.end <= one.start < max(at.ceiling, at.clause[1])
    guessed = not near and (others or one.said != "due")
    return Dated(When(one.last, one.first, guessed=guessed), own=True, due=one.said == "due")


def _picks(at: Clause, form: str | None) -> Iterator[Mention]:
    """The years of the sentence that may be a figure's, the likeliest first: right behind it, then in front of it."""
    figure = at.figure
    inside = [one for one in at.dates if at.bounds[0] <= one.start < at.bounds[1] and one.said != "refers"]
    if form == "percent_change":  # a change from a year on is one against it
        inside = [one for one in inside if one.said != "starts"]
    starts = [one.end for one in at.figures if one.end <= figure.start and is_start(at._replace(figure=one))]
    limit = max(at.ceiling, at.clause[1])
    for one in inside:
        if figure.start <= one.start and one.end <= limit and (one.said == "due" or not _is_of_bracket(at.text, one)):
            yield one
    ahead = [one for one in inside if one.end <= figure.start]
    yield from reversed([one for one in ahead if one.said == "due"])
    yield from (one for one in inside if one.start >= at.ceiling and one.said == "due")
    yield from reversed([one for one in ahead if not any(end <= one.start for end in starts)])


def _is_of_bracket(text: str, one: Mention) -> bool:
    """Whether a year opens a bracket with a figure of its own: (2023: 29%)."""
    return text[: one.start].endswith(("(", "[")) and ":" in text[one.end : one.end + 2]


def _above(frame: Frame) -> When | None:
    """The years of what stands above a line: what leads to it, its headings; else those of the plan."""
    horizon = frame.horizon
    for above in (frame.intro, *reversed(frame.section.headings), frame.plan):
        told = [one for one in english_mentions(above) if one.said != "refers"]
        if told and (horizon.first is None or told[-1].last >= horizon.first):
            return When(told[-1].last, None, inferred=True)
    if horizon.last is None:
        return None
    return When(horizon.last, None, inferred=True, guessed=not horizon.sure)


def over_the_plan(reading: Reading, when: When | None, clause: str, horizon: Horizon) -> When | None:
    """What is added without a word of each year is added over the plan, from its first year on."""
    added = reading.form == "value" and reading.counting == "flow" and _YEARLY.search(clause) is None
    if when is None or when.first is not None or not added:
        return when
    if horizon.first is None:
        return when._replace(guessed=True)
    return when._replace(first=horizon.first) if horizon.first < when.last else when
