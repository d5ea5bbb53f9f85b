"""Every figure of a text, in digits and in words, and what kind of figure it is.

Most printed figures are plain (超17万, 70%以上, 快于面上投资增速). The pattern of all rules takes longer to
compile than a whole plan takes to read; a command that meets only plain figures never compiles it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from string import ascii_letters, digits
from typing import TYPE_CHECKING, NamedTuple

from planmetrics.figures.numerals import DIGITS, MIXED, SCALES, WRITTEN, Number, parse_number
from planmetrics.figures.numerals import ENGLISH as ENGLISH_NUMBER
from planmetrics.figures.rules import RULES
from planmetrics.figures.tokens import BEGINS, ENGLISH_BEGINS, ENGLISH_TOKENS, TOKENS, WORDY
from planmetrics.figures.words import ENGLISH, language_of
from planmetrics.model.units import CURRENCY, unit_at

if TYPE_CHECKING:
    from collections.abc import Iterator

QUANTITIES = frozenset({"number", "fraction", "tenths", "rank", "times", "coverage", "half", "nothing", "relative"})


class Figure(NamedTuple):
    """One figure: where it stands, its kind, and its number (and the upper one of a range).

    Kinds of quantities are number, fraction, tenths, rank, times, coverage, half, nothing and relative; every
    other kind is the name of a rule (`rules.RULES`), and means that the figure fixes no quantity.
    """

    start: int
    end: int
    kind: str
    low: Number | None = None
    high: Number | None = None

    @property
    def is_quantity(self) -> bool:
        """Whether no rule says that it is something else."""
        return self.kind in QUANTITIES


def _alternatives(patterns: dict[str, str]) -> str:
    """One pattern with a named group for each kind."""
    return "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in patterns.items() if pattern)


@cache
def _everything(language: str) -> str:
    """Rules and quantities of a language as one pattern."""
    if language == "english":
        return _alternatives({rule.name: rule.english for rule in RULES} | ENGLISH_TOKENS)
    return "|".join(map(_alternatives, (WORDY, {rule.name: rule.pattern for rule in RULES}, TOKENS)))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """The same, compiled when a text is met that needs it, for it takes a while.

    All but the characters that something begins with are passed over at once: three times as fast.
    """
    if language == "english":
        return re.compile(f"(?={ENGLISH_BEGINS})(?:{_everything(language)})")
    begins = f"[-0-9A-Za-z{''.join(DIGITS)}十百千万亿“《〔【(（〈/{BEGINS}]"
    return re.compile(f"(?={begins})(?:{_everything(language)})")


def find_figures(text: str, counters: frozenset[str] = frozenset()) -> list[Figure]:
    """Every figure of a text (`compact`), from left to right."""
    if language_of(text) is ENGLISH:
        return list(_all_figures(text, counters, "english"))
    plain = plain_figures(text)
    return list(_all_figures(text, counters, "chinese")) if plain is None else plain


_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?[万亿]*")
_SPOKEN_OF = frozenset([*digits, *DIGITS, *SCALES, *"“”《\n"])
_BEFORE = frozenset([*ascii_letters, *"前第件栏表负+/(—–~～-"])
_AFTER = frozenset([*ascii_letters, *"年月号周岁级版强成分番大位、.:/+~～—–-"])
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
    if found is None:
        return list(_wordy_figures(text)) if _SPOKEN_OF.isdisjoint(bare) else None
    start, end = found.span()
    before, after = bare[:start], bare[end:]
    versioned = found.group().endswith(".0") and before[-1:] in _VERSIONED
    if before[-1:] in _BEFORE or after[:1] in _AFTER or versioned or end - start >= _PHONE:
        return None
    if not _SPOKEN_OF.isdisjoint(before) or not _SPOKEN_OF.isdisjoint(after):
        return None
    return sorted([Figure(start, end, "number", parse_number(found.group())), *_wordy_figures(text)])


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


def _all_figures(text: str, counters: frozenset[str], language: str) -> Iterator[Figure]:
    at, pattern = 0, _pattern(language)
    for end in _stretches(text):
        while at < end and (found := pattern.search(text, at, end)) is not None:
            figure = _figure(text, found, counters)
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


def _figure(text: str, found: re.Match[str], counters: frozenset[str]) -> Figure | None:
    """The figure that was found; None for a numeral that counts nothing and is no word of its own."""
    kind = found.lastgroup or ""  # of groups inside groups it is the outer one
    if kind == "date" and _is_count(text, *found.span()):
        return Figure(*found.span(), "number", parse_number(found.group()))
    make = _MAKERS.get(kind)
    if make is not None:
        return make(found)
    if kind in {"number", "written"}:
        return _number(text, found, counters)
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


def _number(text: str, found: re.Match[str], counters: frozenset[str]) -> Figure | None:
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
    english = "written" not in found.groupdict()
    second = _second("english" if english else "chinese")
    for tail in _tails(text, end, counters):
        other = second.match(text, tail)
        if other is None or (other["and"] and not re.search(r"[Bb]etween[^,;]{0,24}$", _just_before(text, start))):
            continue
        high = parse_number(_bare_number(other["second"]))
        if high is None or (tail > end and not _same_unit(text, end, tail, other.end())):
            continue
        low, high = _shared_scale(low, high, found.group(), other["second"] if tail == end else "")
        if high.value >= low.value and not (
            english and _goes_on(text, start, text[start:tail], text[tail : other.end()])
        ):
            return Figure(start, other.end(), "number", low, high)
        break
    return Figure(start, end, "number", low)


def _goes_on(text: str, start: int, first: str, second: str) -> bool:
    """Whether the second number is where the first leads: from 3 to 5, by £2bn to £5bn; by 10 to 20% is a range."""
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


@cache
def _second(language: str) -> re.Pattern[str]:
    if language == "english":
        return re.compile(
            rf" ?(?:(?:[-–—]|to|(?P<and>and))) ?(?P<second>(?:{CURRENCY} ?)?(?:{ENGLISH_NUMBER}))(?![0-9])"
        )
    return re.compile(rf"(?:[-—–]{{1,2}}|[~～]|至|到)(?P<and>)(?P<second>(?<=[至到~])-{MIXED}|{MIXED}|{WRITTEN})")


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


def _pair(found: re.Match[str]) -> Figure:
    """三五家: three to five."""
    low, high = (parse_number(digit + found["scale"]) for digit in found["ends"])
    return Figure(*found.span(), "number", low, high)


def _rank(found: re.Match[str]) -> Figure:
    """前20位, 第3名, 50强."""
    number = parse_number(found["place"] or found["nth"] or found["top"] or found["strong"])
    return Figure(*found.span(), "rank", number and Number(number.value, min(number.step or Decimal(1), Decimal(1))))


def _place(found: re.Match[str]) -> Figure:
    """Top 10, 5th place, among the three best; top quartile is the first 25 %."""
    shares = {"quartile": "25", "quarter": "25", "decile": "10", "third": "33.33", "half": "50"}
    said = (found["upper"] or found["rd"] or found["among"]).lower()
    if said in shares:
        return Figure(*found.span(), "rank", Number(Decimal(shares[said]), None))
    return Figure(*found.span(), "rank", parse_number(said))


def _fraction(found: re.Match[str]) -> Figure:
    """百分之二十, 千分之五, 三分之一, 1/3: a percentage (per mille stays: see the reading)."""
    below, sep, above = found.group().partition("分之")
    if not sep:
        above, _, below = found.group().partition("/")
    low, whole = parse_number(above), parse_number(below)
    if low is None or whole is None or not whole.value:
        return Figure(*found.span(), "fraction")
    if whole.value > 1000:  # noqa: PLR2004 (per ten thousand and less is not told in percent)
        return Figure(*found.span(), "fraction")
    if whole.value in {100, 1000}:
        return Figure(*found.span(), "fraction", low)
    hundredth = Decimal("0.01")
    return Figure(*found.span(), "fraction", Number((low.value / whole.value * 100).quantize(hundredth), hundredth))


_BELOW = {"hal": 2, "thi": 3, "qua": 4, "fif": 5, "six": 6, "eig": 8, "ten": 10}


def _portion(found: re.Match[str]) -> Figure:
    """One third, three quarters, half: a percentage without digits."""
    if found["halves"]:
        return Figure(*found.span(), "fraction", Number(Decimal(50), None))
    above = (
        Decimal(1)
        if found["above"].lower() == "a"
        else (parse_number(found["above"]) or Number(Decimal(0), None)).value
    )
    return Figure(*found.span(), "fraction", _percent(above, Decimal(_BELOW[found["below"][:3].lower()])))


def _odds(found: re.Match[str]) -> Figure | None:
    """One in four, 9 out of 10; 10 in 5 are none."""
    part, whole = parse_number(found["part"]), parse_number(found["whole"])
    if part is None or whole is None or part.value > whole.value:
        return Figure(*found.span(), "word")
    return Figure(*found.span(), "fraction", _percent(part.value, whole.value))


def _percent(above: Decimal, below: Decimal) -> Number:
    return Number((above / below * 100).quantize(Decimal("0.0001")).normalize(), None)


def _ratio(found: re.Match[str]) -> Figure:
    """2.1:1 is 2.1."""
    return Figure(*found.span(), "number", parse_number(re.match("[0-9.]+", found.group())[0]))  # type: ignore[index]  # it begins with digits


def _tenths(found: re.Match[str]) -> Figure:
    """三成 is 30 %, 八成半 85 %, 九成五 95 %, 三成至五成 30 to 50 %."""
    numbers = [
        _tenth(*part)
        for part in re.findall(r"([0-9.]+|[一二两三四五六七八九十])成(半|[一二两三四五六七八九])?", found.group())
    ]
    if len(numbers) == 1 and (
        range_ := re.match(r"([0-9.]+|[一二两三四五六七八九十])(?:至|到|[-—~～])", found.group())
    ):
        numbers.insert(0, _tenth(range_[1], ""))
    return Figure(*found.span(), "tenths", numbers[0], numbers[1] if len(numbers) > 1 else None)


def _tenth(tenths: str, more: str) -> Number:
    whole = parse_number(tenths) or Number(Decimal(0), Decimal(1))
    added = {"": 0, "半": 5}.get(more)
    extra = DIGITS[more] if added is None else added
    return Number(whole.value * 10 + extra, Decimal(1) if more else (whole.step or Decimal(1)) * 10)


_MAKERS = {
    "pair": _pair,
    "rank": _rank,
    "place": _place,
    "fraction": _fraction,
    "portion": _portion,
    "odds": _odds,
    "ratio": _ratio,
    "tenths": _tenths,
}
