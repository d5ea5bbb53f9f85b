"""What an English line is read in: what stands above it; and a figure in its clause, with the years beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.draft.english_tense import is_ahead
from planmetrics.draft.sections import is_heading
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.draft.english_periods import Mention
    from planmetrics.draft.periods import Horizon
    from planmetrics.draft.sections import Section
    from planmetrics.figures.tokens import Figure
    from planmetrics.trace.document import Line

_PLANS = re.compile(
    r"\b(?:goals?|targets?|objectives?|priorit\w+|ambitions?|commitments?|vision|what (?:we|success)|how we will"
    "|kpis?|key results?|measures?|indicators?|outcomes?|success|actions?|okrs?|we will|pledges?|promises"
    r"|milestones?)\b",
    re.IGNORECASE,
)
MONEY_HEADING = re.compile(
    r"\b(?:the money|budget|funding|financ(?:e|es|ing|ials?)|resources|how we are funded|paying for)\b", re.IGNORECASE
)
_SIGN_BEHIND = re.compile(r" ?%| per ?cent\b| percentage points?\b")
_BULLET = re.compile(r"[•\-–*·▪]|\(?[0-9]{1,2}[.)] |\(?[a-z]\) ")


class Frame(NamedTuple):
    """What an English line is read in: its section, the years of the plan, the line that leads to it, its owners."""

    line: Line
    section: Section
    horizon: Horizon
    intro: str = ""
    owners: tuple[str, ...] = ()
    plan: str = ""
    """The last heading above that says that what follows is planned."""
    earlier: str = ""
    """The name of the last target above, for a line that names nothing of its own: Interim target: 58 %."""

    @property
    def planned(self) -> bool:
        """Whether what stands above says that what follows is to be reached."""
        return is_ahead(self.intro) or (
            not self.section.reviewed
            and (bool(self.plan) or any(_PLANS.search(one) for one in (*self.section.headings, self.intro)))
        )


class Clause(NamedTuple):
    """A figure of a sentence: the sentence's bounds and its figures, the clause, and every year that the line names."""

    text: str
    figure: Figure
    figures: Sequence[Figure]
    bounds: tuple[int, int]
    clause: tuple[int, int]
    dates: Sequence[Mention]

    @property
    def floor(self) -> int:
        """Where the figure before ends, or the sentence begins."""
        return max(
            (unit_end(self.text, one) for one in self.figures if one.end <= self.figure.start), default=self.bounds[0]
        )

    @property
    def ceiling(self) -> int:
        """Where the next figure begins, or the sentence ends."""
        return min((one.start for one in self.figures if one.start >= self.figure.end), default=self.bounds[1])


def unit_end(text: str, figure: Figure) -> int:
    """Where a figure ends with its % or points."""
    found = _SIGN_BEHIND.match(text, figure.end)
    return found.end() if found is not None else figure.end


def plans_above(lines: Sequence[Line], above: Sequence[Section]) -> dict[int, str]:
    """By the number of a line the last heading that opened what is planned, if none looks back since."""
    found: dict[int, str] = {}
    held = ""
    for line, section in zip(lines, above, strict=True):
        if is_heading(line):
            ends = section.reviewed or MONEY_HEADING.search(line.text) is not None
            held = "" if ends else line.text if _PLANS.search(line.text) else held
        found[line.number] = held
    return found


def introductions(lines: Sequence[Line]) -> dict[int, str]:
    """By the number of a line the one that leads to it with a colon at its end (By 2028 we will:)."""
    found: dict[int, str] = {}
    intro, bulleted = "", False
    for line in lines:
        if not line.text:
            continue
        if line.text.endswith(":"):
            intro, bulleted = line.text, False
        elif is_heading(line) or (bulleted and _BULLET.match(line.text) is None):
            intro = ""
        elif intro:
            found[line.number] = intro
            bulleted = bulleted or _BULLET.match(line.text) is not None
    return found
