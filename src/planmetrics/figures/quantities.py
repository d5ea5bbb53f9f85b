"""From one figure and the words about it to a reading: a function for each kind of figure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from planmetrics.figures.frame import Behind, Front, read_behind, read_front
from planmetrics.figures.reading import ReadForm, Reading, no_reading
from planmetrics.figures.words import MOVES
from planmetrics.model.units import PERCENT, POINTS, Unit, parse_unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from planmetrics.figures.figure import Figure
    from planmetrics.figures.words import Direction, ReadComparator

_TIMES = {"两": 2, "二": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4}


def read_quantity(text: str, plain: str, figure: Figure, words: str, counters: frozenset[str]) -> Reading:
    """The reading of the one quantity of a text: `plain` is the text without spaces, `words` what leads to it."""
    front, behind = read_front(words), read_behind(plain, figure.end, counters)
    printed = plain[figure.start : figure.end]
    special = _SPECIAL.get(figure.kind)
    if special is not None:
        return special(text, printed, words, front, behind)
    if figure.low is None or words.endswith(("零下", "负")) or behind.noun.startswith("半"):
        return no_reading(text, "unreadable", "its numerals make no number")
    if figure.kind == "rank":
        return _rank(text, printed, figure.low.value, words, behind)
    if figure.kind in {"fraction", "tenths"}:
        behind = behind._replace(unit="‰" if printed.startswith("千分之") else PERCENT, unknown="")
    if behind.unit is None and (headed := _unit_in_brackets(words)) is not None:
        unit, words = headed
        front, behind = (
            read_front(words),
            behind._replace(unit=unit.base, factor=behind.factor * unit.factor, unknown=""),
        )
    if behind.unknown:
        return no_reading(text, "unreadable", f"'{behind.unknown}' is no unit that is known")
    return _number(text, figure, front, behind)


def _unit_in_brackets(words: str) -> tuple[Unit, str] | None:
    """The unit in brackets before a figure, as in the head of a row, 产值(亿元)1300; and the other words."""
    held = re.search(r"\(([^()]{1,8})\)(?=[<>=≤≥]*$)", words)
    unit = parse_unit(held[1]) if held is not None else None
    return None if held is None or unit is None else (unit, words[: held.start()] + words[held.end() :])


def _number(text: str, figure: Figure, front: Front, behind: Behind) -> Reading:
    """A number or a range, in digits or numerals."""
    form = _form(front, behind)
    first, last = figure.low, figure.high or figure.low
    if form is None or first is None or last is None:
        return no_reading(text, "unreadable", "a movement without a unit may be percent or an amount")
    # 增长1.8倍: 1.8 times as much comes on top of what there was
    base = Decimal(1) if form == "multiple" and front.moves and not front.arrives else Decimal(0)
    direction = front.direction if form != "value" or front.arrives else None
    if form == "change" and direction is None:  # 提高规上企业占比6个百分点
        direction = "up" if any(word in front.text for word in ("提高", "提升", "上升", "增加")) else direction
    return Reading(
        text,
        form,
        comparator="between" if figure.high else _comparator(front, behind),
        value=first.value * behind.factor + base,
        value_max=last.value * behind.factor + base if figure.high else None,
        unit=behind.unit,
        counting=front.counting(is_level=form == "value"),
        direction=behind.growth if form == "growth" and behind.growth is not None else direction,
        low=(first.value - first.step / 2) * behind.factor + base,
        high=(last.value + last.step / 2) * behind.factor + base,
    )


def _form(front: Front, behind: Behind) -> ReadForm | None:
    """Whether the figure is a level, a rate of change, an amount of change, or a multiple; None if unclear."""
    if behind.unit == "倍" or (behind.unit == POINTS and not front.arrives):
        return "multiple" if behind.unit == "倍" else "change"
    is_rate = behind.unit in {PERCENT, "‰"}
    if front.arrives or not (front.moves or front.rate or behind.growth):
        return "value"
    if front.rate is not None or behind.growth is not None:
        return "growth" if is_rate or behind.unit is None else "value"
    if behind.unit is None:
        return None
    return "growth" if is_rate else "change"


def _comparator(front: Front, behind: Behind) -> ReadComparator:
    """What stands behind the figure outweighs what stands before it: 控制在5.5%左右 is about."""
    is_verb = front.comparator == "more_than" and behind.noun.startswith(("关键", "核心", "技术", "“卡脖子", "重大"))
    return behind.comparator or (front.comparator if not is_verb else None) or "reach"  # 突破100项关键技术


def _coverage(text: str, printed: str, words: str, front: Front, behind: Behind) -> Reading:
    """全覆盖 is all of it, 清零 nothing left."""
    del front, behind
    about = words.endswith(("基本", "基本实现"))
    full = "覆盖" in printed
    return Reading(
        text,
        "coverage",
        comparator="about" if about else "reach",
        value=Decimal(100 if full else 0),
        unit=PERCENT if full else None,
    )


def _doubling(text: str, printed: str, words: str, front: Front, behind: Behind) -> Reading:
    """翻番, 翻一番 and 倍增 are twice as much, 翻两番 four times."""
    del words
    times = next((_TIMES[char] for char in printed[1:-1] if char in _TIMES), 1)
    value = Decimal(times + 1 if printed.endswith("倍") else 2**times)
    comparator = _comparator(front, behind)
    return Reading(text, "multiple", comparator=comparator, value=value, direction="up")


def _half(text: str, printed: str, words: str, front: Front, behind: Behind) -> Reading:
    """一半 is 50 %, 过半 more than that, 减半 a fall by it."""
    del words
    falls = printed == "减半" or (front.moves and not front.arrives)
    direction: Direction | None = "down" if printed == "减半" else front.direction if falls else None
    return Reading(
        text,
        "growth" if falls else "value",
        comparator="more_than" if printed.startswith("过") else _comparator(front, behind),
        value=Decimal(50),
        unit=PERCENT,
        direction=direction,
    )


def _rank(text: str, printed: str, place: Decimal, words: str, behind: Behind) -> Reading:
    """前20位, 第3名, 百强: a place to be reached."""
    if printed.endswith("强") and behind.noun.startswith("企业"):
        return no_reading(text, "name", "such a list of firms is part of a name")
    arrives = "至" in words or "到" in words
    risen = re.search(f"({'|'.join(MOVES)})(?:至|到)[^，。；]{{0,6}}$", words) if arrives else None
    half = Decimal("0.5")
    bounded = any(char.isascii() and char.isdigit() for char in printed)
    return Reading(
        text,
        "rank",
        comparator="reach",
        value=place,
        unit=printed[-1] if printed[-1] in "位名%" and printed != "首位" else None,
        direction=MOVES[risen[1]] if risen else None,
        low=place - half if bounded else None,
        high=place + half if bounded else None,
    )


_SPECIAL: dict[str, Callable[[str, str, str, Front, Behind], Reading]] = {
    "coverage": _coverage,
    "times": _doubling,
    "half": _half,
}
