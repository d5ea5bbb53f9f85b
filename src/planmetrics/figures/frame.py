"""What frames a figure: the words in front of it, and unit and words behind it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from planmetrics.figures.words import (
    AFTER,
    ARRIVES,
    BEFORE,
    FILLERS,
    FLOW,
    GROWING,
    MOVES,
    RATES,
    STOCK,
    STOPS,
    STRIVE,
    WAYS,
    by_word,
)
from planmetrics.model.units import MULTIPLIERS, POINTS, unit_at

if TYPE_CHECKING:
    from planmetrics.figures.words import Counting, Direction, ReadComparator
    from planmetrics.model.terms import Comparator

_ENTRY = {
    **dict.fromkeys(FILLERS, ("filler", None)),
    **{word: ("comparator", said) for word, said in BEFORE.items()},
    **{word: ("move", way) for word, way in MOVES.items()},
    **{move + end: ("arrival", way) for move, way in MOVES.items() for end in (WAYS if move in GROWING else ARRIVES)},
    **{word: ("rate", way) for word, way in RATES.items()},
    **dict.fromkeys(STOPS, ("stop", None)),
}
_LONGEST = max(map(len, _ENTRY))
_TELLING = frozenset(word[-1] for word in _ENTRY)
_CHARACTERS = {words: frozenset(word[0] for word in words) for words in (STRIVE, FLOW, STOCK)}
_GROWS: dict[str, Direction] = by_word(up="增长 增速 增幅 递增", down="下降 降幅")
_YEARLY = frozenset({"年均", "平均每年", "年平均", "每年"})
_MOVING = frozenset("增减降压削缩")  # one of these begins each movement below; most texts have none
_LEVELS = ("占比", "比重", "比例", "率", "占", "达")


class Front(NamedTuple):
    """The words in front of a figure. `arrives` is set by 提高到 and the like: a level, not an amount."""

    comparator: ReadComparator | None = None
    moves: bool = False
    arrives: bool = False
    direction: Direction | None = None
    rate: Direction | None = None
    yearly: bool = False
    text: str = ""
    flow: bool = False
    stock: bool = False

    def counting(self, *, is_level: bool) -> Counting | None:
        """Whether it is added over time or stands at a date, if the words say so."""
        if self.flow or (self.yearly and is_level):
            return "flow"
        return "stock" if self.stock else None


class Behind(NamedTuple):
    """Unit and words behind a figure; `unknown` is what stands where a unit was expected."""

    unit: str | None = None
    factor: Decimal = Decimal(1)
    comparator: Comparator | None = None
    growth: Direction | None = None
    noun: str = ""
    unknown: str = ""


def _holds(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of these words stands in a text; most texts have none of their characters."""
    return not _CHARACTERS[words].isdisjoint(text) and any(word in text for word in words)


def strives(text: str) -> bool:
    """Whether a text only strives for what it says: 力争, 争创."""
    return _holds(text, STRIVE) and "年努力" not in text


def read_front(text: str) -> Front:
    """Read backward from the figure, as long as every word is one that is known."""
    front, rest = Front(), text
    while rest and rest[-1] in _TELLING:
        word, kind, said = _last_word(rest)
        if kind in {"", "stop"} or (front.moves and kind in {"move", "arrival"}):
            break
        front = _heard(front, kind, said)
        if kind == "rate":
            break
        if word in _YEARLY:
            front = front._replace(yearly=True)
        rest = rest[: -len(word)]
    if front.comparator in {None, "reach"} and "至少" in rest:
        front = front._replace(comparator="at_least")
    if not front.moves and front.rate is None and (way := _earlier_move(rest, front.comparator)) is not None:
        front = front._replace(moves=True, direction=way)
    return front._replace(
        text=text,
        flow=_holds(text, FLOW),
        stock=_holds(text, STOCK),
    )


def _last_word(text: str) -> tuple[str, str, Any]:
    """The longest known word that a text ends with, its kind and what it says; all empty if it ends with none."""
    for length in range(min(_LONGEST, len(text)), 0, -1):
        word = text[-length:]
        if word in _ENTRY:
            return word, *_ENTRY[word]
    return "", "", None


def _heard(front: Front, kind: str, said: Any) -> Front:
    """What is known in front of a figure, with one more word to the left."""
    if kind == "comparator" and _weight(front.comparator) < _weight(said):
        return front._replace(comparator=said)
    if kind in {"move", "arrival"}:
        return front._replace(moves=True, direction=said, arrives=kind == "arrival")
    if kind == "rate":
        return front._replace(rate=said, direction=said)
    return front


def _weight(comparator: ReadComparator | None) -> int:
    """Which of two comparators counts: 突破 of 力争突破到, 不低于 of 保持在不低于."""
    return {None: 0, "reach": 1, "exactly": 2, "about": 3}.get(comparator, 4)


@cache
def _opening() -> re.Pattern[str]:
    moves = "增加(?!值)|减少|降低|压减|削减|压缩|缩短"
    return re.compile(
        rf"(?:^|[，,。；年])(?:力争|确保|争取|努力|实现|推动|使|每年|年均|再|将)*({moves})(?P<what>[^，。；]*)$"
    )


def _earlier_move(text: str, comparator: ReadComparator | None) -> Direction | None:
    """A movement that opens the clause, before what it moves: 降低物流成本10%, 增加就业岗位5万个."""
    if comparator == "reach" or _MOVING.isdisjoint(text):
        return None
    found = _opening().search(text)
    if found is None or (any(word in found["what"] for word in _LEVELS) and "百分点" not in text):
        return None
    return MOVES[found[1]]


def read_behind(text: str, start: int, counters: frozenset[str] = frozenset()) -> Behind:
    """Read forward from the end of a figure: 余, multipliers, unit, comparator, and what is left."""
    at, factor = start, Decimal(1)
    comparator: Comparator | None = None
    while at < len(text):
        if text[at] == "来" and at + 1 < len(text):
            comparator, at = "about", at + 1
        elif text[at] in "余多" and not text.startswith("多", at + 1):
            comparator, at = "more_than", at + 1
        elif text[at] in MULTIPLIERS and at > start and text[at - 1] in "余多":
            factor, at = factor * MULTIPLIERS[text[at]], at + 1
        else:
            break
    unit, at, factor = _unit(text, at, factor, counters)
    if text.startswith(("多", "余"), at) and comparator is None:
        comparator, at = "more_than", at + 1
    rest = text[at:].lstrip("()[]〕【】")
    word = next((rest[:n] for n in (6, 5, 4, 3, 2, 1) if rest[:n] in AFTER), "")
    noun = rest[len(word) :]
    if not word:
        word = next((noun[-n:] for n in (3, 2) if noun[-n:] in AFTER and noun[-n:] != "多"), "")
    comparator = AFTER[word] if word and comparator is None else comparator
    grows = noun.removeprefix("的").removeprefix("年均").removeprefix("平均").removeprefix("速度")
    way: Direction | None = next((said for word, said in _GROWS.items() if grows.startswith(word)), None)
    if unit is not None and (noun[:1] in {"/", "·", "每"} or (noun[:1].isascii() and noun[:1].isalnum())):
        unit, noun = None, noun or "/"  # 元/人·月, 微克每立方米, 30GW: what is left belongs to the unit
        return Behind(None, factor, comparator, None, noun, noun)
    unknown = noun if unit is None and not word and noun and not noun.startswith(tuple("的之，,、)")) else ""
    return Behind(unit, factor, comparator, way, noun, unknown)


def _unit(text: str, at: int, factor: Decimal, counters: frozenset[str]) -> tuple[str | None, int, Decimal]:
    for points in (POINTS, "百分点", "个点", "个百分比"):
        if text.startswith(points, at):
            return POINTS, at + len(points), factor
    found = unit_at(text, at, counters)
    if found is None:
        return None, at, factor
    unit, end = found
    if unit.base in {"位", "名", "个"} and text.startswith("位次", at + (unit.base == "个")):
        return "位", at + (unit.base == "个") + 2, factor
    return unit.base, end, factor * unit.factor
