"""A printed figure, read: comparator, value and unit of 累计超2.2万家, 超 17 万, 70%以上.

The reading is cautious: what it does not know it reports as unreadable rather than guess a number.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, TypeVar

from planmetrics.figures.precision import last_digit
from planmetrics.model.units import MULTIPLIERS, parse_unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planmetrics.model.terms import Comparator

T = TypeVar("T")
ReadForm: TypeAlias = Literal["value", "growth", "change", "relative"]

_STRIVE = dict.fromkeys(("力争", "争取", "争创", "努力", "奋力"), True)
_COUNTING: dict[str, Literal["stock", "flow"]] = {
    "累计": "stock", "总量": "stock", "总数": "stock", "有效": "stock",
    "每年新增": "flow", "年新增": "flow", "新增": "flow", "新引进": "flow", "新培育": "flow", "每年": "flow",
}  # fmt: skip
_BEFORE: dict[str, Comparator | Literal["reach"]] = {
    "不低于": "at_least", "不少于": "at_least", "不小于": "at_least", "至少": "at_least",
    "超过": "more_than", "突破": "more_than", "大于": "more_than", "高于": "more_than", "多于": "more_than",
    "超": "more_than",
    "不超过": "at_most", "不高于": "at_most", "不大于": "at_most", "不多于": "at_most", "控制在": "at_most",
    "低于": "less_than", "小于": "less_than", "少于": "less_than",
    "约": "about", "近": "about", "大约": "about", "基本": "about",
    "达到": "reach", "达": "reach", "为": "reach",
}  # fmt: skip
_AFTER: dict[str, Comparator] = {
    "以上": "at_least", "及以上": "at_least", "以下": "at_most", "以内": "at_most", "之内": "at_most",
    "左右": "about", "上下": "about",
}  # fmt: skip
_MOVES: dict[str, Literal["up", "down"]] = {
    "增长": "up", "提高": "up", "增加": "up", "提升": "up", "上升": "up",
    "下降": "down", "减少": "down", "降低": "down",
}  # fmt: skip
_SKIPPED = ("年均", "同比", "比重", "每年")
_LONGEST = max(map(len, (*_STRIVE, *_COUNTING, *_BEFORE, *_MOVES)))
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
_RANGE = re.compile(
    r"(?P<low>[0-9]+(?:\.[0-9]+)?)(?P<words>[百千万亿]*)(?:—|–|-|~|～|至|到)(?P<high>[0-9]+(?:\.[0-9]+)?)"
)
_RELATIVE = re.compile(
    r"(?P<word>不低于|高于|快于|超过|大于|低于|慢于)(?P<what>[^0-9]{2,40}?)"
    r"(?:(?P<margin>[0-9]+(?:\.[0-9]+)?)个百分点(?P<after>以上|左右)?)?"
)
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．％（）", "0123456789.%()")


class Reading(NamedTuple):
    """What a printed expression says; `value` in base units (2.2万家 is 22000 家, percent stays percent).

    `comparator` is `reach` for a bare figure or 达: at least, or at most where lower is better.
    `step` is the worth of the last printed digit. Where the text fixes no quantity, `form` is None and
    `reason` says why.
    """

    text: str
    form: ReadForm | None
    comparator: Comparator | Literal["reach"] | None = None
    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str | None = None
    strive: bool = False
    counting: Literal["stock", "flow"] | None = None
    direction: Literal["up", "down"] | None = None
    step: Decimal | None = None
    reason: str | None = None


def read_figure(text: str, counters: frozenset[str] = frozenset()) -> Reading:
    """Read one printed expression. Never raises: what cannot be read says so.

    `counters` are base units beyond those that are known, from the registry of a data folder.
    """
    rest = re.sub(r"\s+", "", text).translate(_HALF_WIDTH)
    rest = re.sub(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", "", rest)  # 15,000
    if (relative := _read_relative(text, rest)) is not None:
        return relative
    strive, rest = _take(rest, _STRIVE)
    counting = direction = comparator = None
    while True:
        before = rest
        rest = next((rest[len(word) :] for word in _SKIPPED if rest.startswith(word)), rest)
        found, rest = _take(rest, _COUNTING)
        counting = counting or found
        turn, rest = _take(rest, _MOVES)
        direction = direction or turn
        said, rest = _take(rest, _BEFORE)
        comparator = said if said not in (None, "reach") else comparator or said
        if rest == before:
            break
    return _read_quantity(text, rest, bool(strive), counting, direction, comparator, counters)


def _read_quantity(
    text: str,
    rest: str,
    strive: bool,
    counting: Literal["stock", "flow"] | None,
    direction: Literal["up", "down"] | None,
    comparator: Comparator | Literal["reach"] | None,
    counters: frozenset[str],
) -> Reading:
    """The part from the number on: number or range, multipliers, unit, and what stands behind."""
    low, high, low_scale, rest = _take_number(rest)
    if low is None:
        return Reading(text, None, reason="no number found where one was expected")
    after = next((rest[-length:] for length in (3, 2) if rest[-length:] in _AFTER), "")
    rest = rest.removesuffix(after)
    scale = Decimal(1)
    while rest[:1] in MULTIPLIERS and rest:
        scale *= MULTIPLIERS[rest[0]]
        rest = rest[1:]
        if rest[:1] == "余":
            comparator, rest = comparator or "more_than", rest[1:]
    unit = parse_unit(rest, counters) if rest else None
    if rest and unit is None:
        return Reading(text, None, reason=f"'{rest}' is no unit that is known")
    if unit is not None:
        scale *= unit.factor
    said: Comparator | Literal["reach"] = "between" if high is not None else _AFTER.get(after) or comparator or "reach"
    form: ReadForm = "value"
    if direction is not None and unit is not None:
        form = "growth" if unit.is_percent else "change"
    return Reading(
        text,
        form,
        comparator=said,
        value=low * (low_scale or scale),
        value_max=high * scale if high is not None else None,
        unit=unit.base if unit else None,
        strive=strive,
        counting=counting,
        direction=direction,
        step=scale * last_digit(low),
    )


def _take_number(rest: str) -> tuple[Decimal | None, Decimal | None, Decimal | None, str]:
    """The number or range that the text begins with, the scale of a lower end that has its own, and the rest."""
    if (found := _RANGE.match(rest)) is not None:
        scale = Decimal(1)
        for word in found["words"]:
            scale *= MULTIPLIERS[word]
        own_scale = scale if found["words"] else None
        return Decimal(found["low"]), Decimal(found["high"]), own_scale, rest[found.end() :]
    if (found := _NUMBER.match(rest)) is not None:
        return Decimal(found.group()), None, None, rest[found.end() :]
    return None, None, None, rest


def _read_relative(text: str, rest: str) -> Reading | None:
    """快于面上投资增速, 高于全市平均3个百分点以上: measured against something else."""
    found = _RELATIVE.fullmatch(rest)
    if found is None:
        return None
    margin = Decimal(found["margin"]) if found["margin"] else None
    below = found["word"] in {"低于", "慢于"}
    comparator: Comparator | Literal["reach"]
    if margin is not None:
        comparator = _AFTER.get(found["after"] or "", "reach")
    elif found["word"] == "不低于":
        comparator = "at_least"
    else:
        comparator = "less_than" if below else "more_than"
    return Reading(text, "relative", comparator=comparator, value=margin, direction="down" if below else "up")


def _take(rest: str, words: Mapping[str, T]) -> tuple[T | None, str]:
    """The meaning of the longest word that the text begins with, and the text behind it."""
    for length in range(min(_LONGEST, len(rest)), 0, -1):
        word = rest[:length]
        if word in words:
            return words[word], rest[length:]
    return None, rest


def printed_step(printed: str, unit: str) -> Decimal | None:
    """The worth of a figure's last printed digit in a unit: 1000 for 1.7万 under 家, 0.01 for 3.86 under %."""
    step = (reading := read_figure(printed)).step
    known = parse_unit(unit)
    if step is None or known is None or reading.unit is None:
        return step
    return step / known.factor
