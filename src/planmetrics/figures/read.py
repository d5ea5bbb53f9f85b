"""From a printed expression to its reading: find the figures, choose the one it is about, read what frames it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from planmetrics.figures.behind import read_behind
from planmetrics.figures.choose import choose, leave_aside
from planmetrics.figures.frame import holds, read_front, strives
from planmetrics.figures.quantities import half, read_quantity
from planmetrics.figures.reading import Reading, no_reading, puzzled
from planmetrics.figures.references import find_reference, read_times, without
from planmetrics.figures.scan import find_figures
from planmetrics.figures.tokens import compact
from planmetrics.figures.words import all_of, language_of
from planmetrics.model.units import PERCENT, parse_unit

if TYPE_CHECKING:
    from planmetrics.figures.references import Referred, Times
    from planmetrics.figures.tokens import Figure
    from planmetrics.figures.words import Direction, Language, ReadComparator

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
    quantities, asides = leave_aside(plain, [figure for figure in figures if figure.is_quantity], language)
    cuts = sorted([*cuts, *asides]) if asides else cuts
    chosen, origin = choose(quantities, plain, cuts, language)
    reading = _relative(text, plain, chosen, language, counters)
    if reading is None and not chosen:
        return _nothing(text, plain, figures, times, language)
    bare = "" if language.runs_on else without(plain, 0, len(plain), sorted([*cuts, *_headings(plain, figures)]))
    if (reading is None and len(chosen) > 1) or _is_many(bare) or re.search(_OF_OTHERS, bare) is not None:
        return no_reading(text, "unreadable", "it holds more than one quantity")
    if any(_is_torn(plain, figure) for figure in chosen):
        return no_reading(text, "unreadable", "it begins in the midst of another number")
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
    if re.match(r"=.*[A-Za-z(+*/]", plain) is not None:
        return no_reading(text, "unreadable", "it is a formula")
    torn = None if language.runs_on else _EUROPEAN.search(plain)
    if torn is not None:
        return no_reading(text, "unreadable", f"'{torn[0]}' may be a decimal or thousands", word=torn[0])
    return None


def _headings(plain: str, figures: list[Figure]) -> list[tuple[int, int]]:
    """Names with numerals that head a target, whose colon makes no ratio: Goal 3: 80% of homes."""
    named = [figure for figure in figures if figure.kind in {"title", "ordinal"}]
    return [figure[:2] for figure in named if plain.startswith(": ", figure.end)]


def _is_many(plain: str) -> bool:
    return MANY.search(_ONE_NUMBER.sub("0", plain)) is not None


def _is_torn(plain: str, figure: Figure) -> bool:
    """Whether a point parts it from a digit or letter before it, as in 40+3.4 or c1.5: it is but the end of that.

    The number of an item may stand so, in front of words: 3. 500 homes.
    """
    before = plain[: figure.start]
    is_item = re.fullmatch(r"[0-9]{1,2}\. ", before) is not None and re.search("[^0-9.]", plain[figure.start :])
    return not is_item and re.search(r"[0-9]\. ?$|[A-Za-z]\.$", before) is not None


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
    if language.runs_on and (
        said not in {None, found.margin, found.comparator} or plain[: margin.start].endswith("占")
    ):
        return None  # 好于三类水体比例达到85%, 高于全省平均的企业占30%: the figure is of the share
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
    r"\b(?:(?P<none>end|ending|eliminat(?:e|ing)|eradicat(?:e|ing)|zero(?!-))\b(?! of\b| per ?cent)(?=[ -][a-z])"
    r"|(?P<full>all|every|universal) [a-z])"
)
_REACHES = frozenset(all_of("achiev:e,ing reach:,ing attain:,ing ensur:e,ing hav:e,ing target get"))
_PROMISES = r"\b(?:ensur|achiev|provid|will|has access|have access|to have|be able|guarantee|universal)"


def _coverage(text: str, plain: str, times: Times) -> Reading | None:
    """End hunger, universal access, every child: nothing left, or all of it. English only: Chinese has words for it."""
    lower = plain.lower()
    found = re.search(_ALL, lower)
    before = re.sub(r"\b(?:by|to)\b|[ ,0-9]", "", lower[: found.start()]) if found is not None else ""
    opens = not before or (found is not None and found[0] == "zero" and before in _REACHES)
    if found is None or (not opens and not re.search(_PROMISES, lower)):
        return None
    if found["none"] and not opens:
        return None
    if found["full"] and not (re.search(_PROMISES, lower) or times.year):
        return None
    if re.search(r"\b(?:not|no|except|without|almost|nearly|most|than)\b", lower):
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


def printed_step(printed: str, unit: str, counters: frozenset[str] = frozenset()) -> Decimal | None:
    """The worth of a figure's last printed digit in a unit: 1000 for 1.7万 under 家, 0.01 for 3.86 under %."""
    reading = read_figure(printed, counters)
    known, own = parse_unit(unit, counters), parse_unit(reading.unit or "", counters)
    if reading.unit is None:
        return reading.step
    if reading.step is None or known is None or own is None:  # no factor is known: the digits as encoded have to tell
        return None
    counted = parse_unit(unit.partition("/")[0], counters)
    if counted is not None and own.base == counted.base:  # 55件 of 件/万人
        return reading.step * own.factor / counted.factor
    return reading.step * own.factor / known.factor
