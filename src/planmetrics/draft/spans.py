"""The stretch of a line that prints one figure, with comparator and movement, unit and comparator; and its reading."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from planmetrics.figures.read import read_figure
from planmetrics.figures.words import CHINESE
from planmetrics.model.units import unit_at
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.figures.reading import Reading
    from planmetrics.figures.tokens import Figure

CLAUSE = re.compile(r"[，。；,;！？!?\t]")
"""What ends a clause; a colon and a list's 、 may stand inside one."""
_BESIDE = ("为", "是", "到", "至", "成", "占", "达", "过", "高", "低", "近", "破")
"""Words of one character that belong to a figure only where they stand right beside it."""
_EXTRA = ("年均增长", "拥有", "保有", "涨幅", "不得", "降到", "第")
_WHERE = ("全国", "全省", "全球", "世界", "全市", "全区", "省内", "国内")
"""Among whom a rank is: 全国第1."""
_PAIRED = ("改造提升", "改扩建", "转型提升", "整治提升", "培育提升", "巩固提升", "完善提升", "更新提升", "保护提升")
"""Verbs that work on things, and end like a movement of a figure."""
_SCALE = re.compile("[余多来]?[十百千万亿]*[余多来]?")
_OTHER_UNIT = re.compile(r"[\(][个条家项套座名人件][\)]")
_COUNTED_PER = "人每?[年月天日]?|人口|户|亩|家|名|个?月|天|日|次|公里|平方公里|立方米|平方米|吨|千瓦时|度|公斤|斤"
_PER = re.compile(rf"(?:每|平均每)[百千万]?(?:{_COUNTED_PER})$")
"""What stands between the comparator and the number: 超每千人6.6批次."""
_THAN_TIMES = re.compile(r"(?:不低于|不少于|不高于|不超过|高于|超过|低于|达到?)[^，。；、0-9]{2,20}的$")
"""不低于当地最低生活保障标准的1.6倍: the comparator stands in front of what the figure is a multiple of."""
_GROWS = re.compile("(?:负|正)?增长")
_PERCENT_OF = re.compile(r"(?:个)?百分点")


class Span(NamedTuple):
    """Where a figure with its words begins and ends on a line, the unit as printed, and whether any unit is known."""

    start: int
    end: int
    unit: str | None
    known: bool


@cache
def _front() -> tuple[tuple[str, ...], int]:
    words = {*CHINESE.before, *CHINESE.moves, *CHINESE.arrivals, *CHINESE.rates, *CHINESE.yearly, "累计", *_EXTRA}
    return tuple(words), max(map(len, words))


@cache
def _behind() -> re.Pattern[str]:
    words = sorted(CHINESE.after, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})(?![年月])")


def span_of(text: str, figure: Figure, floor: int, counters: frozenset[str]) -> Span:
    """The stretch that prints a figure, not reaching in front of `floor`."""
    end, unit, known = _end(text, figure, counters)
    return Span(_start(text, figure, floor), end, unit, known)


def _start(text: str, figure: Figure, floor: int) -> int:
    words, longest = _front()
    at = start = figure.start
    while at > floor:
        before = text[max(floor, at - longest) : at]
        if (per := _PER.search(before)) is not None and at == start:
            at -= len(per.group())
            continue
        word = max((word for word in words if before.endswith(word)), key=len, default="")
        if not word or (word in _BESIDE and at < start and text[at] != "每") or _only_ends(before, word):
            break
        if word in {"为", "是"} and not text[at - 2 : at - 1].isalnum():  # 为3万名妇女: for them
            break
        at -= len(word)
    if text[start - 1 : start] == "的" and (than := _THAN_TIMES.search(text, floor, start)) is not None:
        return than.start()
    if figure.kind == "rank" or text[at : at + 1] == "第":
        at = next((at - len(where) for where in _WHERE if text.endswith(where, floor, at)), at)
    if at > floor and text[at - 1] in "＞＜≥≤><":
        at -= 1
    return at


def _only_ends(before: str, word: str) -> bool:
    """Whether the word is only the end of another one: the 约 of 节约, the 提升 of 改造提升."""
    return any(before.endswith(stop) and len(stop) > len(word) for stop in (*CHINESE.stops, *_PAIRED))


def _end(text: str, figure: Figure, counters: frozenset[str]) -> tuple[int, str | None, bool]:
    at = figure.end
    if figure.kind not in {"number", "fraction", "tenths"}:
        after = _behind().match(text, at)
        return (after.end() if after else at), None, True
    at = _SCALE.match(text, at).end()  # type: ignore[union-attr]  # it matches anything
    found, points = unit_at(text, at, counters), _PERCENT_OF.match(text, at)
    unit = None
    if points is not None:
        unit, at = points.group(), points.end()
    elif found is not None:
        unit, at = text[at : found[1]], found[1]
        if (other := _OTHER_UNIT.match(text, at)) is not None:
            at = other.end()
    if unit is None and (grows := _GROWS.match(text, at)) is not None:
        at = grows.end()
    known = unit is not None or text[at - 1] in "%‰"
    if (after := _behind().match(text, at)) is not None and not text.startswith("内容", after.end() - 1):
        at = after.end()
    return at, unit, known


def reading_of(text: str, span: Span, begin: int, counters: frozenset[str]) -> Reading:
    """How a span is read: with the words of its clause in front of it where these are followed, else alone."""
    alone = _alone(text[span.start : span.end], counters)
    whole = read_figure(text[begin : span.end], counters)
    if whole.form is None or (alone.form is not None and not _agree(alone, whole)):
        return alone
    return whole._replace(text=alone.text)


def _alone(printed: str, counters: frozenset[str]) -> Reading:
    """A span by itself; what it is counted per stands in the way of its comparator, and goes to the unit."""
    return read_figure(_PER_INSIDE.sub("", printed, count=1), counters)


_PER_INSIDE = re.compile(
    rf"(?:平均)?每[百千万]?(?:{_COUNTED_PER})(?=[0-9])|(?<=[于过到达])[^，。；、0-9于过到达]{{2,20}}的(?=[0-9.]+倍)"
)


def _agree(alone: Reading, whole: Reading) -> bool:
    """Whether the clause says the same as the span, but may tell more: a reference, or which way it moves."""
    same = alone.value == whole.value and alone.value_max == whole.value_max and alone.unit == whole.unit
    if whole.form == "relative":
        return same
    return same and (alone.comparator in {whole.comparator, "reach"})
