"""Every figure of a text, in digits and in Chinese numerals, and what kind of figure it is."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from planmetrics.figures.figure import Figure
from planmetrics.figures.numerals import DIGITS, MIXED, WRITTEN, Number, parse_number
from planmetrics.figures.plain import plain_figures, wordy_figure
from planmetrics.figures.rules import RULES
from planmetrics.figures.tokens import BEGINS, WORDY, alternatives
from planmetrics.figures.tokens import QUANTITIES as TOKENS
from planmetrics.model.units import unit_at

if TYPE_CHECKING:
    from collections.abc import Iterator

_MORE = re.compile("[余多来][十百千万亿]+")


def _everything() -> str:
    """Rules and quantities as one pattern."""
    rules = {rule.name: rule.pattern for rule in RULES}
    return "|".join(map(alternatives, (WORDY, rules, TOKENS)))


@cache
def _pattern() -> re.Pattern[str]:
    """The same, compiled when a text is met that needs it, for it takes a while.

    All but the characters that something begins with are passed over at once: three times as fast.
    """
    begins = f"[-0-9A-Za-z{''.join(DIGITS)}十百千万亿“《〔【(（〈/{BEGINS}]"
    return re.compile(f"(?={begins})(?:{_everything()})")


def find_figures(text: str, counters: frozenset[str] = frozenset()) -> list[Figure]:
    """Every figure of a text without spaces (`normal.compact`), from left to right."""
    plain = plain_figures(text)
    return list(_all_figures(text, counters)) if plain is None else plain


def _all_figures(text: str, counters: frozenset[str]) -> Iterator[Figure]:
    at = 0
    while (found := _pattern().search(text, at)) is not None:
        figure = _figure(text, found, counters)
        if figure is not None:
            yield figure
        at = figure.end if figure is not None else found.end()
        if (scales := _MORE.match(text, at)) is not None:  # 10余万: the scale belongs to the 10
            at = scales.end()


def _figure(text: str, found: re.Match[str], counters: frozenset[str]) -> Figure | None:
    """The figure that was found; None for a numeral that counts nothing and is no word of its own."""
    kind = found.lastgroup or ""  # of groups inside groups it is the outer one
    if kind in {"number", "written"}:
        return _number(text, found, counters)
    if kind == "pair":
        low, high = (parse_number(digit + found["scale"]) for digit in found["ends"])
        return Figure(found.start(), found.end(), "number", low, high)
    if kind == "rank":
        place = found["place"] or found["nth"] or found["top"] or found["strong"]
        number = parse_number(place)
        return Figure(found.start(), found.end(), "rank", number and Number(number.value, Decimal(1)))
    if kind == "fraction":
        return _fraction(found)
    if kind == "tenths":
        return _tenths(found)
    return wordy_figure(found, kind)


def _number(text: str, found: re.Match[str], counters: frozenset[str]) -> Figure | None:
    """A number, or a range where another follows: 3—5, 5%至6%, 三到五."""
    start, end = found.span()
    if found["written"] is not None and not _counts(text, start, end, counters):
        return Figure(start, end, "word")
    low = parse_number(found.group())
    if low is None:
        return Figure(start, end, "word")
    between = unit_at(text, end, counters)
    for tail in (end, between[1] if between else end):
        other = _second().match(text, tail)
        high = parse_number(other[1]) if other else None
        if other is None or high is None:
            continue
        scale = _scale(other[1]) if tail == end and not _scale(found.group()) else ""
        if scale and (worth := parse_number(scale)) is not None:  # 3—5万: both are 万
            low = Number(low.value * worth.value, low.step * worth.value)
        if high.value >= low.value:
            return Figure(start, other.end(), "number", low, high)
    return Figure(start, end, "number", low)


def _scale(number: str) -> str:
    """The scales that a number ends with."""
    return number[len(number.rstrip("十百千万亿")) :]


@cache
def _second() -> re.Pattern[str]:
    return re.compile(rf"(?:[-—–]{{1,2}}|[~～]|至|到)((?<=[至到~])-{MIXED}|{MIXED}|{WRITTEN})")


def _counts(text: str, start: int, end: int, counters: frozenset[str]) -> bool:
    """Whether Chinese numerals count something: a unit behind them, or a comparator before them."""
    after = text[end : end + 1]
    if (
        after in {"余", "多", "来", "至", "到"}
        or (start == 0 and not after)
        or unit_at(text, end, counters) is not None
    ):
        return True
    return text[:start].endswith(("超", "过", "破", "近", "达", "到", "逾", "至"))


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


def _tenths(found: re.Match[str]) -> Figure:
    """三成 is 30 %, 八成半 85 %, 三成至五成 30 to 50 %."""
    numbers = [parse_number(part) for part in re.findall(r"[0-9.]+|[一二两三四五六七八九十]", found.group())]
    worth = [Number(n.value * 10 + (5 if "半" in found.group() else 0), n.step * 10) for n in numbers if n is not None]
    if "半" in found.group():
        worth = [Number(worth[0].value, Decimal(1))]
    return Figure(*found.span(), "tenths", worth[0], worth[1] if len(worth) > 1 else None)
