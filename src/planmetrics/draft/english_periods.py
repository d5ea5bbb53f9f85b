"""The years that English text names: by when something is due, what it is compared with, or neither."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.draft.periods import Horizon
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Said: TypeAlias = Literal["due", "refers", "starts", "named"]

_Y = r"(?:19[5-9]|20[0-9])[0-9]"
_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_TIMES = re.compile(
    rf"(?<![0-9.,£$€#])(?:(?:FY|AY|CY) ?)?(?:"
    f"(?P<first>{_Y})(?:[/–—-](?P<of_first>[0-9]{{2}})(?![0-9]))?(?: ?[-–—] ?| to | until | through "
    f"| and (?=(?:FY ?)?{_Y}))(?:FY ?)?(?P<last>{_Y})(?:[/–—-](?P<of_last>[0-9]{{2}})(?![0-9]))?"
    rf"|(?P<fiscal>{_Y}) ?[/–—-] ?(?P<short>[0-9]{{2}})"
    rf"|(?P<year>{_Y}))(?![0-9]|[.,][0-9]|%|-?(?:m|bn|k)\b)"
    r"|\b(?:FY|AY) ?['’]?(?P<brief>[0-9]{2})(?:[/–—-](?P<next>[0-9]{2}))?(?![0-9])"
)
_WHEN = (
    r"(?:(?:the )?(?:very |calendar |financial |fiscal |school |academic |tax |plan |target )*"
    "(?:end|close|start|beginning|middle|summer|autumn|fall|spring|winter|early|mid|late|year[- ]end|first half"
    "|second half|Q[1-4]|(?:first|second|third|fourth|last) quarter|years?)"
    rf"[- ]?(?:of )?|(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}\.?(?: [0-9]{{1,2}})?,? |the |financial |fiscal "
    "|school |academic |calendar |year |years |end-)*$"
)
_DUE = re.compile(
    r"\b(?:by|before|until|till|through|through to|no later than|not later than|into|due|deadline:?|target (?:date"
    f"|year):?) {_WHEN}",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"\b(?:from|since|compared (?:to|with)|relative to|against|below|above|on|over|than|than in|versus|vs\.?"
    "|baseline of|base year|baseline:?|baseline year|since|were in|was in|in a)"
    rf"(?: (?:a|an|the|its|their|our|those of|levels? (?:of|in)|baseline(?: of)?|base(?:line)? year(?: of)?))* {_WHEN}",
    re.IGNORECASE,
)
_RUN_REFERS = re.compile(
    r"\b(?:against|compared (?:to|with)|relative to|than in|versus|baseline of)(?: the| an?| its)* $", re.IGNORECASE
)
_BASE = re.compile(r"(?:[- ](?:base ?line|base|levels?|figures?|outturn|performance|values?)\b|[:)=])", re.IGNORECASE)
"""What stands behind the year of a start: 2005 levels, (2023: 29%)."""
_ENDS = re.compile(r"$|[.;,)]| onwards?\b")
"""What stands behind the year in which something is to begin: from 2026."""
_IN_BRACKET = re.compile(r"[(\[](?:baseline|base|in|as at|as of|currently|current|actual|from)?[ ,:]*$", re.IGNORECASE)
_ENTITLED = re.compile(
    r"(?i:\b(?:plan|strategy|programme|program|framework|roadmap|report|budget|okrs?|objectives|targets|agenda|vision"
    r"|intent|policy|priorities|outlook|goals|key results)\b)"
)
_DATED = re.compile(rf".{{0,40}}\b{_MONTH},? ({_Y})")
_NEAR_TITLE = 4
_ISSUED = re.compile(
    r"(?i:\b(?:adopted|published|approved|issued|agreed|launched|delivered|presented|tabled|version of"
    rf"|dated)\b)[^.;]{{0,40}}?({_Y})"
)
_LEADS_TO = re.compile(r"\b(?:strategy|vision|agenda|roadmap) $", re.IGNORECASE)


class Mention(NamedTuple):
    """Years that a text names, and where: by when something is due, what it is compared with, or merely named."""

    start: int
    end: int
    last: int
    first: int | None = None
    said: Said = "named"


@lru_cache(4096)  # a heading is asked for each figure below it
def english_mentions(text: str) -> tuple[Mention, ...]:
    """Every year, financial year (2027/28 and FY28 are 2028) and run of years that a text names."""
    if not any(map(str.isdigit, text)):
        return ()
    return tuple(one for found in _TIMES.finditer(text) if (one := _mention(text, found)) is not None)


def _mention(text: str, found: re.Match[str]) -> Mention | None:
    years = _years(found)
    if years is None:
        return None
    before, after = text[max(found.start() - 60, 0) : found.start()], text[found.end() : found.end() + 14]
    between = re.search(r"\bbetween $", before) is not None
    if found["last"] and " and " in found[0] and not between:  # in 2027 and 2030: the later one
        return Mention(*found.span(), years[1], None, _said(before, after))
    held: Said = "refers" if _RUN_REFERS.search(before) is not None else "named"
    return Mention(*found.span(), years[1], years[0], held if found["last"] else _said(before, after))


def _years(found: re.Match[str]) -> tuple[int | None, int] | None:
    """The first year and the last; None where it is no time."""
    if found["last"]:
        first = int(found["first"]) + (found["of_first"] is not None)
        last = int(found["last"]) + (found["of_last"] is not None)
        return (first, last) if first < last else None
    if found["fiscal"]:
        first, last = int(found["fiscal"]), int(found["fiscal"][:2] + found["short"])
        last += 100 if last < first else 0
        return (None, last) if last == first + 1 else (first, last) if first < last <= first + 30 else None
    if found["brief"]:
        return None, 2000 + int(found["next"] or found["brief"])
    return None, int(found["year"])


def _said(before: str, after: str) -> Said:
    if _DUE.search(before) is not None:
        return "due"
    if re.search(r"\bfrom $", before) is not None and _ENDS.match(after) is not None:
        return "starts"
    if _IN_BRACKET.search(before) is not None and after[:1] in {":", ")", " "}:
        return "refers"
    return "refers" if _REFERS.search(before) is not None or (_BASE.match(after) and after[:1] not in ":)") else "named"


def english_horizon(opening: Iterable[str], body: str) -> Horizon:
    """The years of an English plan: those of its title, else those by which most of its text is due."""
    opening = [*opening]
    dated = [found for line in opening for found in (_ISSUED.search(line), _DATED.fullmatch(line)) if found is not None]
    issued = int(dated[0][1]) if dated else None
    due = [one.last for one in english_mentions(body) if one.said == "due"]
    for title in [line for line in opening if _ENTITLED.search(line)]:
        named = [one for one in english_mentions(title) if one.said != "refers"]
        if not named:
            continue
        last = max(named, key=lambda one: one.last)
        first = last.first or (last.last if _is_of_a_year(title, last) else issued)
        first = first if first is not None and first <= last.last else None
        return Horizon(first, last.last, sure=all(year == last.last for year in due))
    for line in opening[:_NEAR_TITLE]:  # a title without its kind of paper: 2025-2029 CHIP
        run = next((one for one in english_mentions(line) if one.first is not None), None)
        if run is not None:
            return Horizon(run.first, run.last, sure=all(year == run.last for year in due))
    if not due:
        return Horizon(issued, None)
    counts = Counter(due)
    return Horizon(issued, max(counts, key=lambda year: (counts[year], -year)))


def _is_of_a_year(title: str, named: Mention) -> bool:
    """Whether a title speaks of one year alone, as an annual plan does, and not of the way to it (Strategy 2030)."""
    if re.search(r"(?:\bto|\buntil|[–—-]) ?$", title[: named.start]) is not None:
        return False
    if not title[named.start : named.end].isdigit():  # 2025/26
        return True
    return "annual" in title.lower() and _LEADS_TO.search(title[: named.start]) is None
