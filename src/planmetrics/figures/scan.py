"""Every figure of a text, in digits and in words, and what kind of figure it is.

Most printed figures are plain (超17万, 70%以上, 快于面上投资增速). The pattern of all rules takes longer to
compile than a whole plan takes to read; a command that meets only plain figures never compiles it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from planmetrics.figures.numerals import DIGITS, SCALES, Number, parse_number
from planmetrics.figures.rules import EXCLUSIONS
from planmetrics.figures.tokens import BEGINS, LOOKS, MAKERS, WORDY, Figure
from planmetrics.figures.words import language_of
from planmetrics.model.units import CURRENCY, unit_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.figures.words import Language


def _alternatives(patterns: dict[str, str]) -> str:
    """One pattern with a named group for each kind."""
    return "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in patterns.items() if pattern)


@cache
def _everything(language: str) -> str:
    """Quantities in words, exclusions and the other quantities of a language as one pattern."""
    looks = LOOKS[language]
    excluded = {rule.name: rule.patterns[language] for rule in EXCLUSIONS}
    return "|".join(filter(None, map(_alternatives, (looks.worded, excluded, looks.kinds))))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """The same, compiled when a text is met that needs it, for it takes a while.

    All but the characters that something begins with are passed over at once: three times as fast.
    """
    return re.compile(f"(?={LOOKS[language].begins})(?:{_everything(language)})")


def find_figures(text: str, counters: frozenset[str] = frozenset()) -> list[Figure]:
    """Every figure of a text (`compact`), from left to right."""
    language = language_of(text)
    # Where words are not set apart a short text can be seen to hold one number and nothing else.
    plain = plain_figures(text) if language.runs_on else None
    return list(_all_figures(text, counters, language)) if plain is None else plain


_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?[万亿]*")
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SPOKEN_OF = frozenset([*"0123456789", *DIGITS, *SCALES, *"“”《\n"])
_BEFORE = frozenset([*_LETTERS, *"前第件栏表负+/(—–~～-"])
_AFTER = frozenset([*_LETTERS, *"年月号周岁级版强成分番大位、.:/+~～—–-"])
_VERSIONED = frozenset("划动程政济业式案系育策融镇")
_WORDY_STARTS = frozenset("覆清归半番倍首榜强零双")
_PHONE = 8
"""Digits from which a number may be one to call."""


def plain_figures(text: str) -> list[Figure] | None:
    """The figures of a plain expression: one number in digits, or none, and nothing for a rule to speak of.

    None where it is not plain.
    """
    bare = text.replace("百分点", "个分点").replace("百强", "个强") if "百" in text else text
    found = _NUMBER.search(text)
    if found is None and _SPOKEN_OF.isdisjoint(bare):
        return list(_wordy_figures(text))
    if found is None:
        return _name_alone(text)
    start, end = found.span()
    before, after = bare[:start], bare[end:]
    versioned = found.group().endswith(".0") and before[-1:] in _VERSIONED
    if before[-1:] in _BEFORE or after[:1] in _AFTER or versioned or end - start >= _PHONE:
        return None
    if not _SPOKEN_OF.isdisjoint(before) or not _SPOKEN_OF.isdisjoint(after):
        return None
    return sorted([Figure(start, end, "number", parse_number(found.group())), *_wordy_figures(text)])


_NAME = re.compile(r"《[^》]*》|(?P<ordinal>[一二三四五六]期)(?:建设|工程|项目|规划)")
_LEADING = frozenset(BEGINS)
_LONGEST_TITLE = 80


def _name_alone(text: str) -> list[Figure] | None:
    """The figure of a text without digits that names a document or a phase, and holds nothing else to speak of."""
    found = _NAME.search(text)
    if found is None:
        return None
    kind = found.lastgroup or "title"
    start, end = found.span(found.lastgroup or 0)
    before, after = text[:start], text[end:]
    alone = before[-1:] not in _BEFORE and before[-1:] not in _LEADING
    if not alone or end - start > _LONGEST_TITLE or not _WORDY_STARTS.isdisjoint(text):
        return None
    return [Figure(start, end, kind)] if _SPOKEN_OF.isdisjoint(before) and _SPOKEN_OF.isdisjoint(after) else None


def _wordy_figures(text: str) -> Iterator[Figure]:
    """Quantities without a number of their own: 全覆盖, 翻番, 百强."""
    if not _WORDY_STARTS.isdisjoint(text):
        for found in _wordy().finditer(text):
            yield _wordy_figure(found, found.lastgroup or "")


@cache
def _wordy() -> re.Pattern[str]:
    return re.compile(_alternatives(WORDY))


def _wordy_figure(found: re.Match[str], kind: str) -> Figure:
    """The figure of a match of one of these: 首位 and 百强 are ranks, 零增长 is none at all."""
    place = {"first": 1, "hundred": 100}.get(kind)
    if place is not None:
        return Figure(*found.span(), "rank", Number(Decimal(place), Decimal(1)))
    if kind in {"none", "two_digits"}:
        return Figure(*found.span(), "number", Number(Decimal(0 if kind == "none" else 10), None))
    return Figure(*found.span(), kind)


_MORE = re.compile("[余多来][十百千万亿]+")


def _all_figures(text: str, counters: frozenset[str], language: Language) -> Iterator[Figure]:
    at, pattern = 0, _pattern(language.name)
    for end in _stretches(text):
        while at < end and (found := pattern.search(text, at, end)) is not None:
            figure = _figure(text, found, counters, language)
            if figure is not None:
                yield figure
            at = max(figure.end if figure is not None else found.end(), at + 1)
            if (scales := _MORE.match(text, at)) is not None:  # 10余万: the scale belongs to the 10
                at = scales.end()
        at = max(at, end)


_STRETCH, _LONGEST_STRETCH = 400, 600
"""Characters that are scanned in one go: rules look as far as they may, so that time would grow with the square."""
_CLAUSE_END = re.compile(r"[。；;，,.\t ]")


def _stretches(text: str) -> Iterator[int]:
    """Where the text is cut to be scanned: behind a clause, or wherever there is none."""
    at = 0
    while len(text) - at > _LONGEST_STRETCH:
        cut = _CLAUSE_END.search(text, at + _STRETCH, at + _LONGEST_STRETCH)
        at = cut.end() if cut is not None else at + _LONGEST_STRETCH
        yield at
    yield len(text)


def _just_before(text: str, start: int) -> str:
    """The few characters before a figure that tell what it is."""
    return text[max(start - 40, 0) : start]


def _figure(text: str, found: re.Match[str], counters: frozenset[str], language: Language) -> Figure | None:
    """The figure that was found; None for a numeral that counts nothing and is no word of its own."""
    kind = found.lastgroup or ""  # of groups inside groups it is the outer one
    if kind == "date" and _is_count(text, *found.span()):
        return Figure(*found.span(), "number", parse_number(found.group()))
    make = MAKERS.get(kind)
    if make is not None:
        return make(found)
    if kind in {"number", "written"}:
        return _number(text, found, counters, language)
    return _wordy_figure(found, kind)


_COUNTING = (
    r"\b(?:at least|more than|less than|fewer than|up to|another|additional|extra|further|about|around|approximately"
    r"|nearly|almost|build|create|deliver|plant|provide|train|recruit|support|install) $"
)


def _is_count(text: str, start: int, end: int) -> bool:
    """Whether four digits that could be a year count something: build 2000 homes, at least 1950 jobs."""
    return (
        text[start:end].isdigit()
        and re.match(
            r" (?!levels?\b|base|figures?\b|values?\b|onwards?\b|and\b|to\b|or\b|for\b|by\b|in\b)[a-z]{3,}",
            text[end : end + 20],
        )
        is not None
        and re.search(_COUNTING, _just_before(text, start)) is not None
    )


def _number(text: str, found: re.Match[str], counters: frozenset[str], language: Language) -> Figure | None:
    """A number, or a range where another follows: 3—5, 5%至6%, 三到五, 42% to 50%, between 3 and 5."""
    start, end = found.span()
    words = found.groupdict().get("written") is not None
    if words and not _counts(text, start, end, counters):
        return Figure(start, end, "word")
    low = parse_number(_bare_number(found.group()))
    if low is None or (
        found.group() in {"one", "One"} and not re.search(r"(?:than|least|most|by|to) $", _just_before(text, start))
    ):
        return Figure(start, end, "word")
    second = _second(language.name)
    for tail in _tails(text, end, counters):
        other = second.match(text, tail)
        if other is None or (other["and"] and not re.search(r"[Bb]etween[^,;]{0,24}$", _just_before(text, start))):
            continue
        high = parse_number(_bare_number(other["second"]))
        if high is None or (tail > end and not _same_unit(text, end, tail, other.end())):
            continue
        low, high = _shared_scale(low, high, found.group(), other["second"] if tail == end else "")
        leads = not language.runs_on and _leads(text, start, tail, other.end())
        if high.value >= low.value and not leads:
            return Figure(start, other.end(), "number", low, high)
        break
    return Figure(start, end, "number", low)


@cache
def _second(language: str) -> re.Pattern[str]:
    return re.compile(LOOKS[language].second)


_GOES_ON = r"^[^;]*\bto (?:[a-z]+ ){0,4}[£$€]?[0-9]"


def _leads(text: str, start: int, tail: int, end: int) -> bool:
    """Whether in English the second number is where the first leads: from 3 to 5, by £2bn to £5bn.

    By 10 to 20% is a range, and so is by 10% to 20%; so is 3-5% in from 3-5% to 15%.
    """
    first, second = text[start:tail], text[tail:end]
    if second.lstrip(" ")[0] in "-–—" and re.search(_GOES_ON, text[end : end + 80]) is not None:
        return False
    whole = (
        re.search("[^0-9. ]", first) is not None
        and re.search("%|per", first) is None
        and second.lstrip(" ").startswith("to ")
    )
    before = _just_before(text, start)
    return re.search(r"\bfrom (?:\w+ ){0,5}$", before) is not None or (
        whole and re.search(r"\bby $", before) is not None
    )


def _bare_number(text: str) -> str:
    """A number without the currency before it."""
    return re.sub(rf"^{CURRENCY} ?", "", text) if not text[0].isdigit() else text


def _tails(text: str, end: int, counters: frozenset[str]) -> tuple[int, ...]:
    """Where the second number of a range may begin: behind the first, or behind its unit."""
    between = unit_at(text, end + (text[end : end + 1] == " "), counters)
    return (end, between[1]) if between else (end,)


def _same_unit(text: str, end: int, tail: int, behind: int) -> bool:
    """Whether the unit between two numbers stands behind the second too: 42% to 50%, but not by 44% to 25 trillion."""
    return text[behind : behind + tail - end + 1].lstrip(" ").startswith(text[end:tail].strip(" "))


def _shared_scale(low: Number, high: Number, first: str, second: str) -> tuple[Number, Number]:
    """3—5万 and 10 to 15 million: the scale behind the second number is that of both."""
    scale = re.sub(r"^.*[0-9.]+ ?-?", "", second)
    if second and scale != second and scale and not re.search(r"[^0-9.£€$ -]", first):
        worth = parse_number("1" + scale)
        if worth is not None:
            return low.times(worth.value), high
    return low, high


def _counts(text: str, start: int, end: int, counters: frozenset[str]) -> bool:
    """Whether Chinese numerals count something: a unit behind them, or a comparator before them."""
    after = text[end : end + 1]
    if (
        after in {"余", "多", "来", "至", "到"}
        or (start == 0 and not after)
        or unit_at(text, end, counters) is not None
    ):
        return True
    return _just_before(text, start).endswith(("超", "过", "破", "近", "达", "到", "逾", "至"))
