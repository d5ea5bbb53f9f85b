"""An English line taken apart into its sentences and clauses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planmetrics.figures.tokens import Figure

_SENTENCE = re.compile(
    r"(?<=[a-z0-9%)’”A-Z])(?<! [A-Z])(?<!\bvs)(?<!\bapprox)(?<!\bmax)(?<!\bmin)(?<!\bca)(?<!\be\.g)[.!?]"
    r"(?= +[A-Z0-9£$€(“\"•]"
    r"|$)|[;•\t]"
)

_CUT = re.compile(
    r",(?= )|;|:(?= )|[()\[\]]| [–—-] | and (?=(?:also |then )?(?:to |will |by )?[a-z]+ing\b|to\b|will\b|must\b"
    "|at least|no more than|more than|fewer than|under|over|an? [0-9]|[0-9£$€])"
    r"|\band (?=(?:also )?(?:reduc|cut|increas|rais|plant|build|install|creat|train|deliver|help|put|support|recruit"
    "|grow|open|bring|improv|achiev|halv|doubl|expand|provid|lower|maintain|keep|retain|launch)[a-z]* )"
    r"|(?<=[0-9%]) (?:while|whereas|with|including)\b| while | whereas "
)

_SCOPES = re.compile(
    r"\b(?:scopes?|tiers?|stages?|phases?|levels?|grades?|bands?|types?|goals?|years?) [0-9](?: and )?$", re.IGNORECASE
)
"""What is numbered, and no figure: Scope 1 and 2 emissions."""

_ABBREVIATION = re.compile(r" \([A-Z][A-Za-z-]{1,6}\)")
_LONGEST = 600
"""Characters of the longest sentence; a longer one is cut, for its words are looked at for each of its figures."""
_AND = re.compile(r" and (?=[a-z ]{3,40}? (?:will|is|are|by|to|of)\b)")
"""What parts two clauses where the first has a figure of its own."""

_HAS_FIGURE = re.compile("[0-9]")


def sentence_ends(text: str) -> list[int]:
    """Where the sentences of a line end."""
    ends: list[int] = []
    for end in (*(found.end() for found in _SENTENCE.finditer(text)), len(text)):
        while end - (begin := ends[-1] if ends else 0) > _LONGEST:
            cut = max(text.rfind(mark, begin + 1, begin + _LONGEST) + 1 for mark in (",", " "))
            ends.append(cut if cut > begin else begin + _LONGEST)
        if end > (ends[-1] if ends else 0):
            ends.append(end)
    return ends


def clause_bounds(text: str, figure: Figure, bounds: tuple[int, int]) -> tuple[int, int]:
    """The clause of its sentence that a figure stands in, whatever other figures that holds."""
    cuts = [cut for found in _CUT.finditer(text, *bounds) for cut in found.span()]
    cuts += [
        cut
        for found in _AND.finditer(text, *bounds)
        if _HAS_FIGURE.search(text, bounds[0], found.start())
        for cut in found.span()
    ]
    short = {at for found in _ABBREVIATION.finditer(text, *bounds) for at in range(found.start(), found.end() + 1)}
    cuts = [cut for cut in cuts if cut not in short and _SCOPES.search(text, max(cut - 20, 0), cut) is None]
    first = max((cut for cut in cuts if cut <= figure.start), default=bounds[0])
    last = min((cut for cut in cuts if cut >= figure.end), default=bounds[1])
    return first, last
