"""Units: what is counted, with 万 and 亿 before it and / between two of them.

One table for everything that reads or compares units. A unit such as 万元/人 is taken apart into a
factor (10000) and base units (元, 人), so that 1.7万家 and 17000 家 are seen to be equal.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

MULTIPLIERS = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}

PERCENT = "%"
POINTS = "个百分点"
MONEY = frozenset({"元", "美元", "欧元", "港元", "日元", "人民币"})
RATES = frozenset({"%", "‰", "个百分点", "倍"})
COUNTERS = frozenset(
    "家个件项名人户所台套种部篇只条次处座幢栋间支位届场期批款例份张本组对宗起课门辆艘架株头匹杆级档站线点城镇村县区园街校院馆店床"
    "口羽颗枚片根盏孔眼块类席路端卷册则字单剂箱桶瓶袋列班基"
) | {
    "人次",
    "人年",
    "人日",
    "人份",
    "剂次",
    "架次",
    "航次",
    "班次",
    "场次",
    "台套",
    "门类",
    "标段",
    "标准箱",
    "标箱",
    "机架",
}
SIZES = frozenset("米吨克升度瓦天日月年岁秒分P") | {
    *("平方米", "平方公里", "平方千米", "公顷", "亩", "公里", "千米", "海里", "厘米", "毫米", "微米", "纳米"),
    *("公斤", "斤", "千克", "毫克", "微克", "吨标准煤", "吨标煤", "吨二氧化碳", "立方米", "毫升"),
    *("千瓦", "兆瓦", "吉瓦", "千瓦时", "度电", "千伏", "千伏安", "千伏安时", "小时", "分钟", "毫秒", "分贝", "摄氏度"),
    *(
        "GB",
        "TB",
        "PB",
        "EB",
        "ZB",
        "EFLOPS",
        "PFLOPS",
        "FLOPS",
        "bps",
        "Mbps",
        "Gbps",
        "Tbps",
        "TEU",
        "GW",
        "MW",
        "kW",
        "GWh",
        "MWh",
        "kWh",
        "TWh",
        "km",
        "吨公里",
        "人公里",
        "批次",
        "个工作日",
        "工作日",
        "个月",
    ),
}
KNOWN = MONEY | RATES | COUNTERS | SIZES | {"指数"}
_LONGEST = max(map(len, KNOWN))


class Unit(NamedTuple):
    """A unit taken apart: the factor of its multipliers, and the base unit(s) as text."""

    factor: Decimal
    base: str

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money (not money per something)."""
        return self.base in MONEY

    @property
    def is_percent(self) -> bool:
        """Whether it is a percentage, whose change is told in points."""
        return self.base == PERCENT


def parse_unit(text: str, counters: frozenset[str] = frozenset()) -> Unit | None:
    """The unit that this text names, or None where it is not known.

    `counters` are further base units, from the registry of the data folder.
    """
    above, slash, below = text.partition("/")
    upper = _part(above, counters)
    if not slash or upper is None:
        return upper
    lower = _part(below, counters)
    return Unit(upper.factor / lower.factor, f"{upper.base}/{lower.base}") if lower else None


def _part(text: str, counters: frozenset[str]) -> Unit | None:
    factor = Decimal(1)
    while text not in KNOWN and text not in counters and text[:1] in MULTIPLIERS:
        factor *= MULTIPLIERS[text[0]]
        text = text[1:]
    return Unit(factor, text) if text in KNOWN or text in counters else None


def unit_at(text: str, start: int, counters: frozenset[str] = frozenset()) -> tuple[Unit, int] | None:
    """The longest unit that stands in a running text at this place, and where it ends.

    What comes after / stays as written: 59件/万人 is 59 of 件/万人, and 30万元/人 is 300000 of 元/人.
    """
    found = _longest(text, start, counters)
    if found is None or found[1] >= len(text) or text[found[1]] != "/":
        return found
    at = found[1] + 1
    while text[at : at + 1] in MULTIPLIERS:
        at += 1
    below = _longest(text, at, counters)
    if below is None:
        return None
    return Unit(found[0].factor, f"{found[0].base}/{text[found[1] + 1 : below[1]]}"), below[1]


def _longest(text: str, start: int, counters: frozenset[str]) -> tuple[Unit, int] | None:
    longest = max(map(len, counters), default=0) if counters else 0
    for end in range(min(start + max(_LONGEST, longest), len(text)), start, -1):
        unit = text[start:end]
        if unit in KNOWN or unit in counters:
            if unit[-1].isascii() and text[end : end + 1].isascii() and text[end : end + 1].isalnum():
                return None  # 30GWx is no 30GW
            return Unit(Decimal(1), unit), end
    return None
