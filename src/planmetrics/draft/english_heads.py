"""What the columns of an English table hold, by what stands at their heads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.draft.english_periods import english_mentions
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.draft.heads import Role
    from planmetrics.draft.periods import Horizon

_NOTE_MARK = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]+$")
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "number",
        re.compile(
            r"(?:no\.?|#|ref(?:erence)?\.?(?: ?(?:no\.?|number))?|id|code|(?:kpi|measure|indicator) (?:ref\.?|no\.?"
            "|number|id|code))",
            re.IGNORECASE,
        ),
    ),
    ("unit", re.compile(r"(?:units?(?: of measure(?:ment)?)?|uom|measured in)", re.IGNORECASE)),
    (
        "owner",
        re.compile(
            r"(?:.*\b(?:owners?|responsib\w+|accountab\w+|sponsor|ministry|department|agency|directorate|officer"
            r"|delivered by)\b.*|leads?\b.*|who)",
            re.IGNORECASE,
        ),
    ),
    (
        "note",
        re.compile(
            r"(?:notes?|comments?|remarks?|.*\bsources?\b.*|(?:reporting )?frequency|polarity|.*\bchange\b.*|variance"
            r"|trends?|rag.*|status|rationale|definitions?.*|how .*|method\w*.*"
            r"|good is.*|.*\b(?:bench ?marks?|average|comparators?|median|quartile|deadline|timescales?|by when|due"
            r"|cost|costs|budget|funding|rank(?:ing)?|tolerance|threshold|direction)\b.*)",
            re.IGNORECASE,
        ),
    ),
)
_NAME = re.compile(
    r"(?:.*\b(?:indicators?|measures?|metrics?|kpis?|key results?|commitments?|description|name|deliverables?|item"
    r"|outputs?)\b.*|what .*)",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?:.*\b(?:theme|category|area|priority|goal|objective|pillar|domain|outcome|perspective|programme"
    r"|program)s?\b.*|strategic .*|service|group)",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\b(?:base ?line|base|actuals?|current(?:ly)?|now|latest|today|outturn|achieved|previous|starting (?:point"
    r"|position)|where we are|last year)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(r"\b(?:targets?|goal|aim|ambition|planned|by|milestone|trajectory)\b", re.IGNORECASE)
_UNIT = re.compile(r"\(([^()]{1,40})\)\s*$")


class Told(NamedTuple):
    """The role of a column, the year of its figures, and the text in brackets at the end of its head."""

    role: Role
    year: int | None = None
    bracket: str | None = None


def told_by_english(head: str, horizon: Horizon) -> Told:
    """What the head of a column says of it; the role is `none` where it says nothing."""
    text = _NOTE_MARK.sub("", head.strip())
    years = english_mentions(text)
    found = _UNIT.search(text)
    bracket = found[1] if found is not None and not english_mentions(found[1]) else None
    plain = text[: found.start()].strip() if found is not None and bracket else text
    for role, pattern in _ROLES:
        if pattern.fullmatch(plain) is not None and not (years and _TARGET.search(plain)):
            return Told(role)
    is_base, is_target = _BASE.search(text) is not None, _TARGET.search(text) is not None
    if years:
        year = years[-1].last
        early = horizon.first is not None and year < horizon.first
        based = (is_base or early) and not (is_target and not is_base)
        return Told("baseline", year, bracket) if based else Told("target", year, bracket)
    if _NAME.fullmatch(plain) is not None:
        return Told("name", None, bracket)
    if is_target and not is_base and _GROUP.fullmatch(plain) is None:
        return Told("target", None, bracket)
    if is_base and not is_target:
        return Told("baseline", None, bracket)
    return Told("category" if _GROUP.fullmatch(plain) is not None else "none", None, bracket)
