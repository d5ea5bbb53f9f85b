"""From a printed expression to its reading: find the figures, choose the one it is about, read what frames it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from planmetrics.figures.behind import read_behind
from planmetrics.figures.frame import Front, holds, read_front, strives
from planmetrics.figures.quantities import half, read_quantity
from planmetrics.figures.reading import Reading, no_reading, puzzled
from planmetrics.figures.references import find_reference, read_times, without
from planmetrics.figures.scan import find_figures
from planmetrics.figures.tokens import compact
from planmetrics.figures.words import NAMED, THRESHOLDS, language_of
from planmetrics.model.units import PERCENT, parse_unit

if TYPE_CHECKING:
    from planmetrics.figures.references import Referred, Times
    from planmetrics.figures.tokens import Figure
    from planmetrics.figures.words import Direction, Language, ReadComparator

_SEPARATORS = frozenset("，、；,;和及与")
LONGEST = 200
"""Characters of the longest Chinese expression; an English one may have three times as many."""
_PARAGRAPH = 2000
MANY = re.compile(
    r"[0-9%] ?[:×*]|±|[0-9][比或][0-9]|[0-9][ \t][0-9]|[前第][0-9]{1,6}[-—–~至到]"
    r"|[0-9]\.[0-9]{1,20}\.|(?<![0-9])\.[0-9]|[0-9],[0-9]"
)
"""Ratios, products, tolerances, several cells, and figures that are torn apart."""
_ONE_NUMBER = re.compile(r"[0-9.]:1(?![0-9.:])|\b[12],[0-9]{3}(?![0-9,])")
_EUROPEAN = re.compile(r"(?<![0-9.])[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9])")
"""1.000 may be one or a thousand in English words, for some of their writers are not English."""
YEAR_OF = "(?:19|20)[0-9]{2}年[末底]?的?"


def read_figure(text: str, counters: frozenset[str] = frozenset()) -> Reading:
    """Read one printed expression. Never raises: what cannot be read says so.

    `counters` are base units beyond those that are known, from the registry of a data folder.
    """
    return _read(text, counters)


@lru_cache(4096)  # link and audit read the same expressions, and plans repeat theirs
def _read(text: str, counters: frozenset[str]) -> Reading:
    plain = _bare(compact(text)) if len(text) <= _PARAGRAPH else text
    language = language_of(plain)
    refused = _refused(text, plain, language)
    if refused is not None:
        return refused
    figures = find_figures(plain, counters)
    times, cuts = read_times(plain, figures, language)
    chosen, origin = _told([figure for figure in figures if figure.is_quantity], plain, cuts, language)
    reading = _relative(text, plain, chosen, language, counters)
    if reading is None and not chosen:
        return _nothing(text, plain, figures, times, language)
    bare = "" if language.runs_on else without(plain, 0, len(plain), cuts)  # Q3 2025 holds one time
    if (reading is None and len(chosen) > 1) or _is_many(bare) or re.search(_OF_OTHERS, bare) is not None:
        return no_reading(text, "unreadable", "it holds more than one quantity")
    if reading is None:
        reading = read_quantity(text, plain, chosen[0], times, cuts, language, counters)
        reading = _from(reading, origin, chosen[0])
    if reading.form == "value" and _IN_ALL.fullmatch(text.strip()) is not None:
        reading = reading._replace(form="percent_change", span="total")
    return _dated(reading, plain, times, chosen, language)


def _refused(text: str, plain: str, language: Language) -> Reading | None:
    """The reading of a text that holds too much, or a figure that may be two; None where there is hope."""
    longest = LONGEST if language.runs_on else 3 * LONGEST
    if len(plain) > longest or (language.runs_on and _is_many(plain)):
        return no_reading(text, "unreadable", "it holds more than one expression, or a ratio")
    torn = None if language.runs_on else _EUROPEAN.search(plain)
    if torn is not None:
        return no_reading(text, "unreadable", f"'{torn[0]}' may be a decimal or thousands", word=torn[0])
    return None


def _is_many(plain: str) -> bool:
    return MANY.search(_ONE_NUMBER.sub("0", plain)) is not None


_OF_OTHERS = "[0-9]{2,}/[0-9]{2,}"
"""475/477: so many of so many."""


_IN_ALL = re.compile(r"〔[0-9.]+%?〕")
"""Figures in such brackets are sums of a plan's years, as the notes under its table say."""


def _dated(found: Reading, plain: str, times: Times, quantities: list[Figure], language: Language) -> Reading:
    """The reading with its times, and whether the plan only strives for it (not for a better one behind it)."""
    if found.form is None:
        return found
    own = plain
    if quantities and (more := re.search(_MORE, plain[quantities[0].end :])) is not None:
        own = plain[: quantities[0].end + more.start()]
    if found.form in {"value", "coverage"} and times.year is None and re.search(_STARTS, plain) is not None:
        times = times._replace(year=times.reference_year, reference_year=None)  # all new buildings from 2022
    return found._replace(
        strive=strives(own, language),
        year=times.year,
        period=times.period,
        reference_year=times.reference_year,
    )


_STARTS = r"\bfrom (?:19|20)[0-9]{2}$"
_MORE = r"[，,、；;] ?(?:并|努力)?(?:力争|争取|努力)(?=[^，。；]{0,12}(?:[0-9]|[一二三四五六七八九]成))"
"""A second figure, which alone is striven for; 5%左右，努力争取更好结果 strives as a whole."""


def _bare(text: str) -> str:
    """The text without marks of notes and the word for its nature at its end: 18.5①, ≥93约束性, [5]."""
    text = re.sub(r"[①-⑳*]+$|\(?(?:约束性|预期性)\)?$", "", text.strip("。；;，,、")).rstrip(".")
    return re.sub(r"^[\[〔]([0-9.]+%?)[\]〕]$", r"\1", text)


def _from(reading: Reading, origin: Figure | None, chosen: Figure) -> Reading:
    """The reading of a level with its direction, where the text gives its start: from 31% to 40%, double it to 5."""
    if origin is None or reading.form != "value" or reading.direction is not None or chosen.low is None:
        return reading
    if origin.low is None:
        return reading._replace(direction="up")
    return reading._replace(direction="up" if origin.low.value < chosen.low.value else "down")


Chosen: TypeAlias = "tuple[list[Figure], Figure | None]"
"""The quantities that a text is about, and the one that they come from."""


def _told(quantities: list[Figure], text: str, cuts: list[tuple[int, int]], language: Language) -> Chosen:
    """The quantities that the expression is about.

    由40家增加到60家 is about 60; in 世界500强企业5家 the first figure only says what is counted; a second one
    that is only striven for (5%左右、力争6%) is another promise.
    """
    if len(quantities) < 2:  # noqa: PLR2004 (one quantity is what is wanted)
        return quantities, None
    outside = [figure for figure in quantities if text.count("(", 0, figure.start) == text.count(")", 0, figure.start)]
    if outside and len(outside) < len(quantities):  # 70%(2020年为60%)
        return _told(outside, text, cuts, language)
    first, *rest = quantities
    if not language.runs_on and len(rest) > 1 and (kept := _without_origin(quantities, text)) is not None:
        return _told(kept, text, cuts, language)
    before, between = without(text, 0, first.start, cuts), without(text, first.end, rest[0].start, cuts)
    if len(rest) == 1 and (pair := _of_two(first, rest[0], before, between, text[rest[0].end :], language)) is not None:
        return pair
    if language.runs_on and _names_what_is_counted(first, before, between, language):
        return _told(rest, text, cuts, language)
    return quantities, None


def _without_origin(quantities: list[Figure], text: str) -> list[Figure] | None:
    """The quantities without the one that the others come from: double it from 10% to 20%, to 1,320 km from 460 km."""
    kept = [figure for figure in quantities if not re.search(_FROM, text[: figure.start].lower())]
    return kept if len(kept) == len(quantities) - 1 else None


_FROM = r"\bfrom (?:the |a |its )?(?:current |today.s |present |level of |current level of )?[£€$]?$"


def _of_two(first: Figure, second: Figure, before: str, between: str, behind: str, language: Language) -> Chosen | None:
    """Which of two figures the text is about, by the words before, between and behind them; None if about both."""
    if re.search(language.start, before.lower()) and read_front(re.sub(YEAR_OF, "", between), language).arrives:
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
    within = re.search(r" [a-z]+ .*\b(?:within|to) $", between.lower()) is not None  # 92% of patients within 18 weeks
    if is_share and (within or _is_standard(second, front, between, behind) or holds(between.lower(), language.strive)):
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


def _relative(
    text: str, plain: str, quantities: list[Figure], language: Language, counters: frozenset[str]
) -> Reading | None:
    """快于面上投资增速, 高于全市平均3个百分点以上: measured against something else; None if it is not."""
    if len(quantities) > 1 or any(figure.kind not in {"number", "fraction"} for figure in quantities):
        return None
    margin = quantities[0] if quantities else None
    found = find_reference(plain, margin, language)
    if found is None:
        return None
    puzzle = read_front(plain[: min(found.start, margin.start if margin else found.start)], language).puzzle
    if puzzle and puzzle != "或":  # 达到或好于
        return None if language.runs_on and margin else puzzled(text, puzzle)
    if margin is not None and margin.low is not None:
        return _with_margin(text, plain, margin, found, language, counters)
    others = not language.runs_on and re.search("[0-9]", re.sub("(?:19|20)[0-9]{2}|EU-?[0-9]{2}", "", plain))
    way = _towards(plain, language)
    return None if others else Reading(text, "relative", comparator=found.comparator, direction=way)


def _with_margin(
    text: str, plain: str, margin: Figure, found: Referred, language: Language, counters: frozenset[str]
) -> Reading | None:
    """Above or below something else by a margin; None where the figure is no margin."""
    said = read_front(plain[: margin.start], language).comparator
    if language.runs_on and said not in {None, found.margin, found.comparator}:
        return None  # 好于三类水体比例达到85%: the figure is of the share
    if language.runs_on and plain[: margin.start].endswith("的"):  # 低于上年的5%: of last year's 5 %, or by 5 %
        return puzzled(text, "的")
    reading = _by_a_margin(text, margin, found.margin if language.runs_on else said, plain, language, counters)
    return reading._replace(direction="down") if found.below and reading.form is not None else reading


def _by_a_margin(
    text: str, margin: Figure, word: ReadComparator | None, plain: str, language: Language, counters: frozenset[str]
) -> Reading:
    """The reading of a relative target with a margin, in the unit that stands behind it."""
    behind = read_behind(plain, margin.end, language, counters)
    if margin.low is None or behind.unknown or behind.unit is None:
        return no_reading(text, "unreadable", "the margin has no unit that is known")
    low, high = margin.low, margin.high
    last = high or low
    return Reading(
        text,
        "relative",
        comparator="between" if high else behind.comparator or word or "reach",
        value=low.value * behind.factor,
        value_max=last.value * behind.factor if high else None,
        unit=behind.unit,
        low=(low.value - half(low)) * behind.factor,
        high=(last.value + half(last)) * behind.factor,
    )


def _towards(plain: str, language: Language) -> Direction | None:
    """The movement that opens an English clause, towards what is compared with: Improved GVA in line with it."""
    opening = plain.lower().split(" ", 1)[0]
    return None if language.runs_on else language.moves.get(opening)


_ALL = (
    r"\b(?:(?P<none>end|ending|eliminate|eliminating|eradicate|eradicating|zero)\b(?! of\b)(?=[ -][a-z])"
    r"|(?P<full>all|every|universal) [a-z])"
)
_PROMISES = r"\b(?:ensur|achiev|provid|will|has access|have access|to have|be able|guarantee|universal)"


def _coverage(text: str, plain: str, times: Times) -> Reading | None:
    """End hunger, universal access, every child: nothing left, or all of it. English only: Chinese has words for it."""
    lower = plain.lower()
    found = re.search(_ALL, lower)
    opens = found is not None and not lower[: found.start()].replace("by ", "").replace("to ", "").strip(" ,0123456789")
    if found is None or (not opens and not re.search(_PROMISES, lower)):
        return None
    if found["none"] and not opens:
        return None
    if found["full"] and not (re.search(_PROMISES, lower) or times.year):
        return None
    if re.search(r"\b(?:not|no|except|without|almost|nearly|most)\b", lower):
        return None
    full = found["full"] is not None
    return Reading(
        text, "coverage", comparator="reach", value=Decimal(100 if full else 0), unit=PERCENT if full else None
    )


def _nothing(text: str, plain: str, figures: list[Figure], times: Times, language: Language) -> Reading:
    """Why a text without a quantity fixes none."""
    named = next((figure.kind for figure in figures if figure.kind not in {"word", "date"}), None)
    adjective = any(figure.kind == "word" and plain[figure.start :].lower().startswith("zero") for figure in figures)
    if (
        not language.runs_on
        and named is None
        and not adjective
        and (covered := _coverage(text, plain, times)) is not None
    ):
        return _dated(covered, plain, times, [], language)
    named = next((figure.kind for figure in figures if figure.kind != "word"), None)
    if named is not None:
        return no_reading(text, named, f"its figure is no quantity ({named})")
    if holds(plain.lower(), language.vague):
        return no_reading(text, "vague", "it names a direction or a manner, but no figure")
    if figures:
        return no_reading(text, "word", "its numeral is part of a word")
    return no_reading(text, "no_figure", "no number found where one was expected")


def printed_step(printed: str, unit: str) -> Decimal | None:
    """The worth of a figure's last printed digit in a unit: 1000 for 1.7万 under 家, 0.01 for 3.86 under %."""
    reading = read_figure(printed)
    known, own = parse_unit(unit), parse_unit(reading.unit or "")
    if reading.step is None or known is None or own is None:
        return reading.step
    counted = parse_unit(unit.partition("/")[0])
    if counted is not None and own.base == counted.base:  # 55件 of 件/万人
        return reading.step * own.factor / counted.factor
    return reading.step * own.factor / known.factor
