"""The times that a text names: the year it aims at, and the year that a change starts from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from planmetrics.figures.scan import Figure
    from planmetrics.figures.words import Language


class Times(NamedTuple):
    """The times that a text names: the year (the end of a span), the period as printed, and the year it refers to.

    `total` says that a change is one since a time, and so no rate a year.
    """

    year: int | None = None
    period: str | None = None
    reference_year: int | None = None
    total: bool = False


# Patterns are compiled by `re` when they are first used: Chinese texts need none of those with English words.
_TIMED = (
    r"(?i:\b(?:by|in|from|to|until|till|through|since|before|during|at|of|on|over|below|above|under|for|versus|vs|than|against"
    r"|relative|compared|with|the|a|its|(?<!per )(?<!\ba )(?<!each )(?<!every )year"
    r"|end|start|beginning|mid|early|late|fiscal"
    r"|financial|levels?|baseline|base|level|than)\b[- ,]*)+$"
)
_BESIDE = r" ?(?:%|per ?cent)? ?(?:(?:lower|higher|less|more|fewer) )?(?:below|above|over|under|on|than)\b"
_LEVELS_BEHIND = (
    r"[- ]*(?:(?:emissions?|base|baseline|reference) ?)?-?"
    r"(?:levels?|baseline|base[- ]?year|base|values?|figures?|average)\b"
)
_WHOLE_YEAR = r"(?:19|20)[0-9]{2}"


def read_times(text: str, figures: list[Figure], language: Language) -> tuple[Times, list[tuple[int, int]]]:
    """The times in a text, and the stretches of it that only tell them."""
    times, cuts, at = Times(), [], 0
    for figure in figures:
        if figure.kind != "date":
            at = figure.end if figure.is_quantity else at
            continue
        start, end = (figure.start, figure.end) if language.runs_on else _stretch(text, figure, at)
        before, printed = text[at : figure.start].lower(), text[figure.start : figure.end]
        years = len(re.findall(_WHOLE_YEAR, printed))
        refers = years <= 1 and (end > figure.end or re.search(language.since, before) is not None)
        of_level = before.rstrip(" ").endswith("of")  # 35% of 2020 demand is no change
        times = _told_time(times, printed, refers=refers, total=refers and not of_level)
        cuts.append((start, end))
        at = figure.end
    return times, cuts


def _stretch(text: str, figure: Figure, at: int) -> tuple[int, int]:
    """A time with the English words that only lead to it or away from it: by the end of 2025, 1990 levels."""
    opens = re.search(_TIMED, text[at : figure.start])
    start = at + opens.start() if opens else figure.start
    beside = re.match(_BESIDE, text[at : figure.start]) if opens and at else None
    if beside is not None and at + beside.end() > start:  # 20% below 2005: the word belongs to the figure as well
        start = at + beside.end()
    levels = re.match(_LEVELS_BEHIND, text[figure.end : figure.end + 40])
    return start, figure.end + (levels.end() if levels else 0)


def _told_time(times: Times, printed: str, *, refers: bool, total: bool) -> Times:
    years = [int(year) for year in re.findall(_WHOLE_YEAR, printed)]
    short = re.search(r"(?:19|20)([0-9]{2})[/\\–-]([0-9]{2})$|FY ?([0-9]{2})$", printed)
    year = years[-1] if years else None
    if short is not None:
        year = (years[-1] // 100 * 100 if years else 2000) + int(short[2] or short[3])
    if refers:
        return times._replace(reference_year=times.reference_year or year, total=times.total or total)
    plain = re.fullmatch(_WHOLE_YEAR, re.sub("年(?:[末底])?$", "", printed)) is not None
    period = times.period if year is None or plain else printed
    return times._replace(year=year or times.year, period=period)


def without(text: str, start: int, end: int, cuts: list[tuple[int, int]]) -> str:
    """A stretch of text without those parts."""
    kept, at = "", start
    for first, last in cuts:
        if last > start and first < end:
            kept += text[at : max(first, at)]
            at = max(at, last)
    return kept + text[at:end] if at < end else kept
