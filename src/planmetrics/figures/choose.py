"""Which of the figures of a text is the target: not those of its row, its subject, its start or its standard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from planmetrics.figures.behind import read_behind
from planmetrics.figures.frame import Front, holds, read_front
from planmetrics.figures.references import without
from planmetrics.figures.words import ENGLISH, NAMED, THRESHOLDS, all_of

if TYPE_CHECKING:
    from planmetrics.figures.tokens import Figure
    from planmetrics.figures.words import Language

_ROW = (
    r"(?i:(?:the )?(?:(?:total|average|annual|overall) )?(?:number|no\.|percentage|per ?cent|%|proportion|share|rate"
    r"|amount|value|count) of )"
)
"""How the name of an indicator begins, of which the figures in it are a part."""
_LAST_MARK = r"(?: [-–—]|:) (?=[^:–—]*$)"
_LEAD = (
    r",? (?:to|by) (?:(?:a|an|the|at|least|most|less|more|fewer|than|no|not|under|below|above|over|about|around"
    r"|approximately|nearly|almost|between|up|of|maximum|minimum|further|another|additional|level|rate) )*$"
)
_ORIGIN = r",? from (?:[a-z]+ ){0,4}$"
_DESCRIBES = (
    rf"\b(?:who|whose|which|that|with|having|worth|seen|paid|held|kept|made|sold|(?!(?:{'|'.join(ENGLISH.moves)})\b)"
    r"[a-z]+(?:ed|ing)) (?:(?!to |by |from )[a-z]+ ){0,4}[<>]?$"
)
_PARTS = r"[;:,–—]|\b(?:and|or|but|then)\b|\b(?:to|by) [£$€]?[0-9]"
_MOVES = all_of(" ".join(word.replace(" ", "_") for word in ENGLISH.moves))

Aside: TypeAlias = "tuple[int, int]"
"""A stretch of text that says nothing about the target's figure."""


def leave_aside(text: str, quantities: list[Figure], language: Language) -> tuple[list[Figure], list[Aside]]:
    """The quantities that may be the target, and the stretches that only say what it is of. English alone has them."""
    if len(quantities) < 2 or language.runs_on:  # noqa: PLR2004 (one quantity is what is wanted)
        return quantities, []
    first, second = quantities[:2]
    if re.match("(?i)double[- ]digit", text[first.start :]) is not None:  # double-digit growth of 11.5 %
        return leave_aside(text, [second, *quantities[2:]], language)
    for told in (_row(text, quantities), _subject(text, quantities)):
        if told is not None:
            start, end = told
            return [figure for figure in quantities if not start <= figure.start < end], [told]
    return quantities, _up_to(text, quantities)


def _row(text: str, quantities: list[Figure]) -> Aside | None:
    """The name of an indicator, with figures in it, before its cell: Number of homes over 50 m² – 12."""
    last = quantities[-1]
    mark = re.search(_LAST_MARK, text[: last.start])
    if mark is None or re.match(_ROW, text) is None or quantities[-2].end > mark.start():
        return None
    return 0, mark.end()


def _subject(text: str, quantities: list[Figure]) -> Aside | None:
    """What the clause says of its subject: people who earn $1 a day, to below 30 percent."""
    lower = text.lower()
    last, described = quantities[-1], quantities[:-1]
    lead = re.search(_LEAD, lower[: last.start])
    if lead is None:
        return None
    start = lead.start()
    if (origin := re.search(_ORIGIN, lower[: described[-1].start])) is not None:
        start, described = origin.start(), described[:-1]
    marker = re.search(_DESCRIBES, lower[: described[0].start]) if described else None
    if marker is None or re.search(_PARTS, lower[marker.start() : start]) is not None:
        return None
    if origin is None and not holds(lower[: marker.start()], _MOVES):
        return None
    return marker.start(), start


def _up_to(text: str, quantities: list[Figure]) -> list[Aside]:
    """The up of a movement from one level up to another: there it bounds nothing."""
    lower = text.lower()
    first, last = quantities[0], quantities[-1]
    moved = re.search(_ORIGIN.removeprefix(",? "), lower[: first.start]) is not None
    up = re.search(r"\bup (?=to $)", lower[: last.start])
    return [up.span()] if moved and up is not None else []


_SEPARATORS = frozenset("，、；,;和及与")
_YEAR_OF = "(?:19|20)[0-9]{2}年[末底]?的?"
Chosen: TypeAlias = "tuple[list[Figure], Figure | None]"
"""The quantities that a text is about, and the one that they come from."""


def choose(quantities: list[Figure], text: str, cuts: list[tuple[int, int]], language: Language) -> Chosen:
    """The quantities that the expression is about.

    由40家增加到60家 is about 60; in 世界500强企业5家 the first figure only says what is counted; a second one
    that is only striven for (5%左右、力争6%) is another promise.
    """
    if len(quantities) < 2:  # noqa: PLR2004 (one quantity is what is wanted)
        return quantities, None
    outside = [figure for figure in quantities if text.count("(", 0, figure.start) == text.count(")", 0, figure.start)]
    if outside and len(outside) < len(quantities):  # 70%(2020年为60%)
        return choose(outside, text, cuts, language)
    first, *rest = quantities
    if not language.runs_on and len(rest) > 1 and (kept := _without_origin(quantities, text)) is not None:
        return choose(kept, text, cuts, language)
    before, between = without(text, 0, first.start, cuts), without(text, first.end, rest[0].start, cuts)
    if len(rest) == 1 and (pair := _of_two(first, rest[0], before, between, text[rest[0].end :], language)) is not None:
        return pair
    if language.runs_on and _names_what_is_counted(first, before, between, language):
        return choose(rest, text, cuts, language)
    return quantities, None


def _without_origin(quantities: list[Figure], text: str) -> list[Figure] | None:
    """The quantities without the one that the others come from: double it from 10% to 20%, to 1,320 km from 460 km."""
    kept = [figure for figure in quantities if not re.search(_FROM, text[: figure.start].lower())]
    return kept if len(kept) == len(quantities) - 1 else None


_FROM = r"\b(?:from|compared (?:with|to)) (?:the |a |its )?(?:(?:current|today.s|present) )?(?:level of )?[£€$]?$"


def _of_two(first: Figure, second: Figure, before: str, between: str, behind: str, language: Language) -> Chosen | None:
    """Which of two figures the text is about, by the words before, between and behind them; None if about both."""
    if re.search(language.start, before.lower()) and read_front(re.sub(_YEAR_OF, "", between), language).arrives:
        return [second], first
    if language.runs_on:
        strives_more = re.search("[，,、；;] ?(?:并|努力)?(?:力争|争取|奋力)[^，。；]{0,8}$", between)
        return ([first], None) if strives_more else None
    if re.search(_FROM, between.lower()):  # to 10% from the current 15%
        return [first], second
    # In English the second figure may be the level that the first leads to, or the standard that a share keeps.
    front, opening = read_front(between, language), read_front(before, language)
    is_share = between.lstrip(" ").startswith(("%", "per cent", "percent")) or first.kind == "fraction"
    leads = first.kind == "times" or opening.link == "by" or (is_share and opening.moves)
    if front.link == "to" and leads and not (is_share and opening.link == "by" and _in_percent(second, behind)):
        return [second], first if first.kind == "times" else None  # double exports to $5bn, by £2bn to £5bn
    within = re.search(r" [a-z]+ .*\b(?:within|to) $", between.lower()) is not None or behind.startswith(
        "-"
    )  # 92% of patients within 18 weeks
    if is_share and (
        (within and not front.moves)
        or _is_standard(second, front, between, behind)
        or holds(between.lower(), language.strive)
    ):
        return [first], None
    return None


def _in_percent(figure: Figure, behind: str) -> bool:
    return re.match(r" ?(?:%|per ?cent|percent)", behind) is not None or figure.kind == "fraction"


_LEAST_CLAUSE = 4
"""Words, with the percent sign, that a share needs before its standard: % of people wait."""


def _is_standard(second: Figure, front: Front, between: str, behind: str) -> bool:
    """Whether the second figure only says what the share does: 95% of people wait less than four months."""
    parts = re.search("[,;]| and [^ ]* *$", between) is not None
    return (
        front.comparator is not None
        and not parts
        and not _in_percent(second, behind)
        and len(between.split()) >= _LEAST_CLAUSE
    )


def _names_what_is_counted(figure: Figure, front: str, behind: str, language: Language) -> bool:
    """Whether a figure belongs to the name of what is counted: 亿元以上项目, 500强企业, 15分钟服务圈."""
    if not behind or _SEPARATORS.intersection(behind.replace("及以上", "")):
        return False
    if figure.kind == "rank":
        return True
    said = read_front(front, language)
    if said.comparator in {"reach", "at_least", "at_most", "less_than", "about"} or said.moves:
        return False
    told = read_behind(behind, 0, language)
    return told.unit in THRESHOLDS and any(word in (told.noun or told.unknown)[:8] for word in NAMED)
