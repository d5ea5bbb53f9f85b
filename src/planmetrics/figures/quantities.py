"""From one figure and the words about it to a reading: a function for each kind of figure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from planmetrics.figures.behind import Behind, currency_of, read_behind
from planmetrics.figures.frame import Front, read_front
from planmetrics.figures.numerals import Number
from planmetrics.figures.reading import ReadForm, Reading, no_reading, puzzled
from planmetrics.figures.references import Times, without
from planmetrics.model.units import PERCENT, POINTS, Unit, parse_unit
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from planmetrics.figures.tokens import Figure
    from planmetrics.figures.words import Counting, Direction, Language, ReadComparator

_TIMES = {"两": 2, "二": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4}
_FOLD = {
    "hal": "0.5",
    "dou": "2",
    "two": "2",
    "twi": "2",
    "tri": "3",
    "tre": "3",
    "thr": "3",
    "qua": "4",
    "fou": "4",
    "fiv": "5",
    "six": "6",
    "ten": "10",
}


class Framed(NamedTuple):
    """One figure of a text with all that is known about it."""

    text: str
    printed: str
    figure: Figure
    front: Front
    behind: Behind
    times: Times
    language: Language
    rest: str
    plain: str


_AGAINST = r"\b(?:compared|relative|against|versus|vs|than|below|above|over|under|levels?|baseline)\b"
"""Words without which a year that a share stands with is no year of reference: 100% of new buildings from 2022."""
_METRES = "[0-9] ?m$"
_COUNTED = (
    r" (?!(?:of|from|in|by|away|to|long|wide|high|tall|deep|or|and|above|below|per|for|at|on"
    r"|walk|radius|sprint)\b)[A-Za-z]"
)
"""What stands behind millions: what is counted. Behind metres stands how they are measured."""


def read_quantity(
    text: str,
    plain: str,
    figure: Figure,
    times: Times,
    cuts: list[tuple[int, int]],
    language: Language,
    counters: frozenset[str],
) -> Reading:
    """The reading of the one quantity of a text: `plain` is the text as scanned, `cuts` the times in it."""
    words, rest = without(plain, 0, figure.start, cuts), without(plain, figure.end, len(plain), cuts)
    tail, start = (plain, figure.end) if language.runs_on else (rest, 0)
    front, behind = read_front(words, language), read_behind(tail, start, language, counters)
    printed = plain[figure.start : figure.end]
    if behind.unit is None and figure.kind == "number" and (headed := _unit_in_brackets(words)) is not None:
        unit, words = headed
        front = read_front(words, language)
        behind = behind._replace(unit=unit.base, factor=behind.factor * unit.factor, unknown="")
    if (money := currency_of(printed)) is not None:
        behind = behind._replace(unit=f"{money} {behind.per}".rstrip(" "), unknown="")
    framed = Framed(text, printed, figure, front, behind, times, language, rest, plain)
    lone = figure.high is None and words.rstrip().lower().endswith("between")
    thwarted = front.thwarted if behind.change or behind.growth else ""  # halt the 20% decline
    if puzzle := front.puzzle or behind.puzzle or thwarted or ("between" if lone else ""):
        return puzzled(text, puzzle)
    reading = _read(framed, words)
    yearly = front.yearly or behind.yearly
    in_all = reading.form == "percent_change" and language.runs_on
    total = in_all or times.total or (front.total and not yearly)
    moved = reading.form in {"growth", "percent_change", "change", "multiple"}
    return reading._replace(span="yearly" if yearly else "total" if total else None) if moved else reading


def _read(framed: Framed, words: str) -> Reading:
    """The reading by the kind of the figure."""
    text, figure, behind = framed.text, framed.figure, framed.behind
    special = _SPECIAL.get(figure.kind)
    if special is not None:
        return special(framed, words)
    if figure.low is None or behind.noun.startswith("半"):
        return no_reading(text, "unreadable", "its numerals make no number")
    if figure.kind == "rank":
        return _rank(framed, words)
    if figure.kind in {"fraction", "tenths"}:
        behind = behind._replace(unit="‰" if framed.printed.startswith("千分之") else PERCENT, unknown="")
    elif _has_two_digits(framed) or framed.printed == "零":
        behind = behind._replace(unit=PERCENT, unknown="")
    if (
        re.search(_METRES, framed.printed)
        and not framed.printed.startswith(("£", "€", "$", "US$"))
        and not re.match(_COUNTED, framed.rest)
    ):
        return no_reading(text, "unreadable", "'m' may be metres or millions", word="m")
    if behind.unknown:
        return no_reading(text, "unreadable", f"'{behind.unknown}' is no unit that is known", word=behind.unknown)
    return _number(framed._replace(behind=behind))


def _unit_in_brackets(words: str) -> tuple[Unit, str] | None:
    """The unit in brackets before a figure, as in the head of a row, 产值(亿元)1300; and the other words."""
    held = re.search(r"\(([^()]{1,8})\)(?=[<>=≤≥]*$)", words)
    unit = parse_unit(held[1]) if held is not None else None
    return None if held is None or unit is None else (unit, words[: held.start()] + words[held.end() :])


_CHANGES = frozenset({"growth", "percent_change", "change"})


def _number(framed: Framed) -> Reading:
    """A number or a range, in digits or numerals."""
    front, behind, figure = framed.front, framed.behind, framed.figure
    form = _form(framed)
    first, last = figure.low, figure.high or figure.low
    if form is None or first is None or last is None:
        return no_reading(framed.text, "unreadable", "a movement without a unit may be percent or an amount")
    # 增长1.8倍: 1.8 times as much comes on top of what there was
    on_top = form == "multiple" and front.moves and not front.arrives and framed.language.runs_on
    base = Decimal(1) if on_top else Decimal(0)
    bounded = first.step is not None and last.step is not None
    falls = form in _CHANGES and first.value < 0
    if falls and (figure.high is not None or front.direction == "down"):  # a fall by -5 % may be a rise
        return no_reading(framed.text, "unreadable", "a fall by a negative figure may be a rise", word=framed.printed)
    if falls:  # -55% against 1990, 增长-5%
        first = last = Number(-first.value, first.step)
    value, above = first.value * behind.factor + base, last.value * behind.factor + base
    return Reading(
        framed.text,
        form,
        comparator="between" if figure.high else "at_least" if _has_two_digits(framed) else _comparator(framed),
        value=value,
        value_max=above if figure.high else None,
        unit=behind.unit,
        counting=_counting(framed, form),
        direction="down" if falls else _direction(framed, form),
        low=value - half(first) * behind.factor if bounded else None,
        high=above + half(last) * behind.factor if bounded else None,
    )


def half(number: Number) -> Decimal:
    """Half the worth of the last printed digit."""
    return (number.step or Decimal(0)) / 2


def _has_two_digits(framed: Framed) -> bool:
    """Whether it is 两位数增长 or double-digit growth: 10 at least."""
    return "位数" in framed.printed or "digit" in framed.printed


def _counting(framed: Framed, form: ReadForm) -> Counting | None:
    """What is added over time, or stands at a date; a change in all (累计下降17%) is neither."""
    front, behind = framed.front, framed.behind
    if framed.language.runs_on:
        return None if form in {"percent_change", "multiple"} else front.counting(is_level=form == "value")
    if form not in {"value", "change"} or behind.unit == PERCENT:
        return None
    added = behind.change == "up" and form == "value"  # 100,000 more homes
    new = front.flow and not front.arrives
    return "flow" if added or new or behind.fresh or behind.yearly or front.yearly else None


def _direction(framed: Framed, form: ReadForm) -> Direction | None:
    front, behind = framed.front, framed.behind
    if form == "growth" and framed.printed == "零":
        return None
    against = behind.beside and front.moves and front.link == "by"  # reduced by 20% over 2005 levels
    if form in _CHANGES and not against and (way := behind.growth or behind.change) is not None:
        return way
    direction = front.direction if form != "value" or front.arrives else None
    raised = form == "change" and any(word in front.text for word in ("提高", "提升", "上升", "增加"))
    return "up" if raised and direction is None else direction  # 提高规上企业占比6个百分点


def _form(framed: Framed) -> ReadForm | None:
    """Whether the figure is a level, a rate of change, a change in all, an amount, or a multiple; None if unclear."""
    front, behind = framed.front, framed.behind
    unit = parse_unit(behind.unit) if behind.unit else None
    if behind.unit == "倍":
        return "multiple"
    if unit is not None and unit.base == POINTS:
        return "value" if front.arrives else "change"
    if framed.behind.unit in {"times", "x"}:  # 3 times more may be three times as much, or four
        return None if front.moves or behind.change or behind.growth else "multiple"
    is_rate = unit is not None and unit.base == PERCENT
    return _of_share(framed) if is_rate else _of_amount(framed)


def _of_share(framed: Framed) -> ReadForm | None:
    """A percentage: a share, a rate a year, or a change in all; None for a movement that is not followed."""
    front, behind, times, language = framed.front, framed.behind, framed.times, framed.language
    moves = front.moves or front.rate or behind.growth or behind.change
    unclear = not moves and front.link == "by" and front.text.strip().lower() != "by"  # by 50%: what does it do?
    within = front.moves and front.link == "in"
    if unclear or within:  # cut in half; but what is an increase in 20% of schools?
        return "percent_change" if within and framed.printed.lower() == "half" else None
    if front.arrives and not (front.held and front.moves) and behind.growth is None and behind.change is None:
        return "growth" if front.rate and not language.runs_on else "value"  # limit growth to 3%
    if not moves:
        fallen = framed.figure.low is not None and framed.figure.low.value < 0  # -55% against 1990
        against = fallen or re.search(_AGAINST, framed.plain.lower()) is not None
        since = ((times.total and against) or front.link == "by") and not language.runs_on
        return "percent_change" if since else "value"
    if front.yearly or behind.yearly:
        return "growth"
    if times.total or front.total or behind.beside:
        return "percent_change"
    return "growth" if front.rate or behind.growth else language.bare_change


def _of_amount(framed: Framed) -> ReadForm | None:
    """An amount: a level, or what a level changes by; None for a movement without unit or link."""
    front, behind = framed.front, framed.behind
    rate = front.rate or behind.growth
    if framed.language.runs_on:
        if front.arrives or not (front.moves or rate):
            return "value"
        if behind.unit is None:
            return "growth" if rate else None
        return "value" if rate else "change"
    if behind.change == "down" or (behind.change == "up" and "more" not in framed.text.lower()):
        return "change"
    if front.moves and not front.arrives and not front.makes:  # by 500 jobs, but not: cut 500 jobs, which may be to 500
        counted = behind.unit is not None or "number of" in front.text.lower()  # a bare 5 may be percent
        cut = front.cuts and behind.is_saved
        return "change" if (front.link in {"by", "of"} and counted) or cut else None
    return None if front.link == "by" or behind.growth or (front.rate and not front.arrives) else "value"


def _comparator(framed: Framed) -> ReadComparator:
    """What stands behind the figure outweighs what stands before it: 控制在5.5%左右 is about."""
    front, behind = framed.front, framed.behind
    is_verb = front.comparator == "more_than" and behind.noun.startswith(("关键", "核心", "技术", "“卡脖子", "重大"))
    return behind.comparator or (front.comparator if not is_verb else None) or "reach"  # 突破100项关键技术


def _coverage(framed: Framed, words: str) -> Reading:
    """全覆盖 is all of it, 清零 nothing left."""
    about = words.endswith(("基本", "基本实现"))
    full = "覆盖" in framed.printed
    return Reading(
        framed.text,
        "coverage",
        comparator="about" if about else "reach",
        value=Decimal(100 if full else 0),
        unit=PERCENT if full else None,
    )


def _nothing_left(framed: Framed, words: str) -> Reading:
    """Net zero, carbon neutral: a level of nothing."""
    del words
    if framed.behind.growth is not None:  # zero growth
        return Reading(framed.text, "growth", comparator=_comparator(framed), value=Decimal(0), unit=PERCENT)
    way = framed.front.direction if framed.front.arrives else None
    return Reading(framed.text, "value", comparator=_comparator(framed), value=Decimal(0), direction=way)


def _doubling(framed: Framed, words: str) -> Reading:
    """翻番, 翻一番 and 倍增 are twice as much, 翻两番 four times; halve, double, threefold, by a factor of 5."""
    del words
    printed = framed.printed.lower()
    comparator = _comparator(framed)
    if framed.language.runs_on:
        times = next((_TIMES[char] for char in printed[1:-1] if char in _TIMES), 1)
        value = Decimal(times + 1 if printed.endswith("倍") else 2**times)
        return Reading(framed.text, "multiple", comparator=comparator, value=value, direction="up")
    digits = re.search(r"[0-9]+(?:\.[0-9]+)?", printed)
    word = printed.removeprefix("by a factor of ")[:3]
    value = Decimal(digits[0] if digits else _FOLD[word])
    falls = value < 1 or framed.front.direction == "down"
    value = 1 / value if falls and value > 1 else value
    return Reading(framed.text, "multiple", comparator=comparator, value=value, direction="down" if falls else "up")


def _half(framed: Framed, words: str) -> Reading:
    """一半 is 50 %, 过半 more than that, 减半 a fall by it."""
    del words
    printed, front = framed.printed, framed.front
    falls = printed == "减半" or (front.moves and not front.arrives)
    moved = front.direction if falls or front.arrives else None
    direction: Direction | None = "down" if printed == "减半" else moved
    total = framed.times.total or front.total
    return Reading(
        framed.text,
        ("percent_change" if total else "growth") if falls else "value",
        comparator="more_than" if printed.startswith("过") else _comparator(framed),
        value=Decimal(50),
        unit=PERCENT,
        direction=direction,
    )


def _rank(framed: Framed, words: str) -> Reading:
    """前20位, 第3名, 百强, top 10: a place to be reached; 前1‰ and top 1 % are percent."""
    printed, figure = framed.printed, framed.figure
    if printed.endswith("强") and framed.behind.noun.startswith("企业"):
        return no_reading(framed.text, "name", "such a list of firms is part of a name")
    place = figure.low.value if figure.low else Decimal(0)
    moves = framed.language.moves
    arrives = "至" in words or "到" in words
    risen = (
        re.search(f"({'|'.join(moves)})(?:至|到)[^，。；]{{0,6}}$", words)
        if arrives and framed.language.runs_on
        else None
    )
    share = printed[-1] in "%‰" or printed.endswith(("quartile", "decile", "third", "quarter", "half", "cent"))
    factor = Decimal("0.1") if printed.endswith("‰") else Decimal(1)
    half = (figure.low.step or Decimal(1)) / 2 if figure.low else Decimal(0)
    bounded = any(char.isascii() and char.isdigit() for char in printed)
    unit = printed[-1] if printed[-1] in "位名" and printed != "首位" else None
    return Reading(
        framed.text,
        "rank",
        comparator="reach",
        value=place * factor,
        unit=PERCENT if share else unit,
        direction=moves[risen[1]] if risen else None,
        low=(place - half) * factor if bounded else None,
        high=(place + half) * factor if bounded else None,
    )


_SPECIAL: dict[str, Callable[[Framed, str], Reading]] = {
    "coverage": _coverage,
    "times": _doubling,
    "half": _half,
    "nothing": _nothing_left,
}
