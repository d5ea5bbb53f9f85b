"""Units: what is counted, with 万, 亿, k, m or bn before it and / between two of them.

One table for everything that reads or compares units. A unit such as 万元/人 is taken apart into a factor
(10000) and base units (元, 人), so that 1.7万家 and 17000 家 are seen to be equal, and 1.3万亿斤 and 6.5亿吨.
Every conversion is exact.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from planmetrics.tuples import NamedTuple

MULTIPLIERS = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_SCALES = {
    **dict.fromkeys(("thousand", "k"), 1_000),
    **dict.fromkeys(("million", "m", "mn", "mln"), 1_000_000),
    **dict.fromkeys(("billion", "bn"), 1_000_000_000),
    **dict.fromkeys(("trillion", "tn", "trn"), 1_000_000_000_000),
}

PERCENT = "%"
POINTS = "个百分点"


def _names(text: str) -> tuple[str, ...]:
    """Names with spaces between them, and _ for a space inside one."""
    return tuple(name.replace("_", " ") for name in text.split())


def _same(base: str, names: str, factor: str = "1") -> dict[str, tuple[Decimal, str]]:
    """Names of one unit: each is so many of its base."""
    return {name: (Decimal(factor), base) for name in _names(names)}


_CURRENCIES = {
    **_same("元", "元 人民币 RMB CNY yuan"),
    **_same("美元", "美元 US$ USD U.S._dollars US_dollars"),
    **_same("欧元", "欧元 € EUR euro euros"),
    **_same("英镑", "英镑 £ GBP pounds"),
    **_same("港元", "港元 HK$ HKD"),
    **_same("日元", "日元 ¥ JPY yen"),
    **_same("$", "$ dollars dollar"),
    **{
        sign: (Decimal(1), sign)
        for sign in _names("A$ C$ NZ$ S$ R$ R AUD CAD NZD SGD CHF SEK NOK DKK RM INR ₹ ₦ KES ZAR BRL PLN")
    },
    **_same("Rs", "Rs Rs. rupees"),
    **_same("AED", "AED Dhs Dh dirhams"),
}
CURRENCY = (
    r"(?:US\$|A\$|C\$|NZ\$|S\$|HK\$|R\$|[£€$¥₹₦]"
    r"|\bR(?= ?[0-9]{4}|[0-9]{2}| ?[0-9]+(?:[.,][0-9]+)? ?(?:million|m\b|billion|bn\b|trillion))"  # R1 is a label
    r"|\b(?:RM|Rs\.?|AED|Dhs?|USD|EUR|GBP|AUD|CAD|NZD|CHF|SEK|NOK|DKK|INR|KES|ZAR|RMB|CNY)(?![A-Za-z]))"
)
"""A currency as it stands before its amount."""
_RATES = {
    **_same(PERCENT, "% percent per_cent pct pc"),
    **_same(PERCENT, "‰", "0.1"),
    **_same(POINTS, "个百分点 百分点 个点 percentage_points percentage_point percentage-points percentage-point"),
    **_same(POINTS, "pp ppt ppts p.p. pps %-points %_points"),
    **_same("倍", "倍"),
}
# Three to the square metre, so that 15 亩 are one 公顷 without a remainder.
_AREA = {
    **_same("area", "平方米 m² m2 sqm sq_m square_metres square_meters", "3"),
    **_same("area", "亩", "2000"),
    **_same("area", "公顷 ha hectare hectares", "30000"),
    **_same("area", "平方公里 平方千米 km² km2 sq_km square_kilometres square_kilometers", "3000000"),
    **_same("area", "acre acres", "12140.5692672"),
}
_MASS = {
    **_same("千克", "千克 公斤 kg kilograms"),
    **_same("千克", "斤", "0.5"),
    **_same("千克", "克 g grams", "0.001"),
    **_same("千克", "毫克 mg", "0.000001"),
    **_same("千克", "微克 μg µg ug", "0.000000001"),
    **_same("千克", "吨 t tonne tonnes metric_ton metric_tons metric_tonnes", "1000"),
    **_same("千克", "kt kilotonnes", "1000000"),
    **_same("千克", "Mt megatonnes megatonne", "1000000000"),
    **_same("千克", "Gt gigatonnes", "1000000000000"),
}
_CARBON = {
    **_same("tCO2e", "tCO2e tCO₂e"),
    **_same("tCO2e", "ktCO2e ktCO₂e", "1000"),
    **_same("tCO2e", "MtCO2e MtCO₂e", "1000000"),
    **_same("tCO2e", "GtCO2e GtCO₂e", "1000000000"),
    **_same("tCO2", "tCO2 tCO₂ 吨二氧化碳"),
    **_same("tCO2", "ktCO2", "1000"),
    **_same("tCO2", "MtCO2 MtCO₂", "1000000"),
    **_same("tCO2", "GtCO2", "1000000000"),
    **_same("吨标准煤", "吨标准煤 吨标煤 tce"),
    **_same("toe", "toe"),
    **_same("toe", "ktoe", "1000"),
    **_same("toe", "Mtoe", "1000000"),
}
_ENERGY = {
    **_same("瓦", "瓦 W watts"),
    **_same("瓦", "千瓦 kW kilowatts", "1000"),
    **_same("瓦", "兆瓦 MW megawatts megawatt", "1000000"),
    **_same("瓦", "吉瓦 GW gigawatts gigawatt", "1000000000"),
    **_same("瓦", "TW terawatts", "1000000000000"),
    **_same("J", "J joules"),
    **_same("J", "MJ", "1000000"),
    **_same("J", "GJ", "1000000000"),
    **_same("J", "TJ", "1000000000000"),
    **_same("J", "PJ petajoules", "1000000000000000"),
    **_same("J", "EJ", "1000000000000000000"),
    **_same("J", "千瓦时 度电 kWh", "3600000"),
    **_same("J", "MWh", "3600000000"),
    **_same("J", "GWh gigawatt-hours gigawatt_hours", "3600000000000"),
    **_same("J", "TWh terawatt-hours terawatt_hours", "3600000000000000"),
    **_same("千伏", "千伏 kV"),
    **_same("千伏安", "千伏安 kVA"),
}
_LENGTH_AND_VOLUME = {
    **_same("米", "米 metre metres meter meters"),
    **_same("米", "公里 千米 km kilometre kilometres kilometer kilometers", "1000"),
    **_same("米", "海里", "1852"),
    **_same("米", "mile miles", "1609.344"),
    **_same("米", "厘米 cm", "0.01"),
    **_same("米", "毫米 mm", "0.001"),
    **_same("米", "微米", "0.000001"),
    **_same("米", "纳米 nm", "0.000000001"),
    **_same("升", "升 litre litres liter liters"),
    **_same("升", "立方米 m³ m3 cubic_metres cubic_meters", "1000"),
    **_same("升", "毫升 ml", "0.001"),
    **_same("升", "megalitre megalitres ML", "1000000"),
}
_TIME = {
    **_same("秒", "秒 second seconds"),
    **_same("秒", "毫秒 ms milliseconds", "0.001"),
    **_same("秒", "分钟 min mins minute minutes", "60"),
    **_same("秒", "小时 hour hours hrs", "3600"),
    **_same("秒", "天 日 day days", "86400"),
    **_same("秒", "week weeks", "604800"),
    **_same("月", "月 个月 month months"),
    **_same("年", "年 year years"),
}
_DATA = {
    **{f"{scale}B": (Decimal(10) ** (3 * n), "B") for n, scale in enumerate("KMGTPEZ", 1)},
    **{f"{scale}bps": (Decimal(10) ** (3 * n), "bps") for n, scale in enumerate(("", "k", "M", "G", "T"))},
    **_same("bps", "Mb/s megabits_per_second", "1000000"),
    **_same("bps", "Gb/s gigabits_per_second", "1000000000"),
    **_same("FLOPS", "FLOPS flops"),
    **_same("FLOPS", "PFLOPS PFlops Pflops PF P", "1000000000000000"),
    **_same("FLOPS", "EFLOPS EFlops Eflops EF", "1000000000000000000"),
    **_same("标准箱", "标准箱 标箱 TEU TEUs"),
}
_MEASURED = _AREA | _MASS | _CARBON | _ENERGY | _LENGTH_AND_VOLUME | _TIME | _DATA
_OTHER_SIZES = _names("度 岁 周岁 分 伏 千伏安时 分贝 摄氏度 吨公里 人公里 批次 个工作日 工作日")
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
    "艘次",
    "车次",
    "户次",
    "例次",
    "家次",
    "辆次",
    "课时",
    "学时",
    "学分",
    "工日",
    "人天",
    "点位",
    "标准机架",
    "台套",
    "门类",
    "标段",
    "标准箱",
    "标箱",
    "机架",
}
_ENGLISH_COUNTERS = _names(
    "people persons person residents workers jobs apprentices apprenticeships home homes house houses dwellings "
    "household households family families units business businesses company companies firms startups schools "
    "places beds students pupils teachers children adults patients customers visitors tourists doctors nurses "
    "police officers tree trees vehicles cars buses chargers chargepoints stations panels turbines trips "
    "journeys passengers flights ships births deaths cases incidents countries cities towns villages districts "
    "communities projects initiatives sites parks libraries hospitals clinics centres centers bridges roads "
    "patents publications papers users downloads subscribers events reviews appointments complaints inspections "
    "items times"
)
_KNOWN = _CURRENCIES | _RATES | _MEASURED
MONEY = frozenset(base for _, base in _CURRENCIES.values()) | frozenset(_CURRENCIES)
RATES = frozenset(_RATES)
SIZES = frozenset({*_MEASURED, *_OTHER_SIZES})
KNOWN = MONEY | RATES | COUNTERS | SIZES | {*_ENGLISH_COUNTERS, "指数", "index", "points"}
_LONGEST = max(map(len, KNOWN))
_LONGEST_CHINESE = max(len(unit) for unit in KNOWN if not unit[0].isascii())


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


_PER = r"/| per "
_SIGN_WITH_SCALE = r"(\D+?) ?(thousand|million|billion|trillion|mln|mn|bn|trn|tn|[km])"
_SCALE_FIRST = r"(?:per )?([0-9][0-9,]*|thousand|million|billion|trillion)(?: (?:of )?(.+))?"


@lru_cache(maxsize=1024)  # a run knows few units, and asks of each for every figure that is printed in it
def parse_unit(text: str, counters: frozenset[str] = frozenset()) -> Unit | None:
    """The unit that this text names, or None where it is not known.

    `counters` are further base units, from the registry of the data folder.
    """
    whole = _part(text, counters)
    if whole is not None or (per := re.search(_PER, text)) is None:
        return whole
    upper = _part(text[: per.start()], counters) if per.start() else Unit(Decimal(1), "")
    below = text[per.end() :]
    # Days and years under the line stay as they are: a day's 86,400 seconds leave a remainder.
    lower = Unit(Decimal(1), below) if below in _TIME else _part(below, counters)
    return Unit(upper.factor / lower.factor, f"{upper.base}/{lower.base}") if upper and lower else None


def conversion(one: str, other: str, counters: frozenset[str] = frozenset()) -> Decimal | None:
    """What a figure in the one unit is multiplied with to be in the other; None where no factor leads there."""
    if one == other:
        return Decimal(1)
    source, wanted = parse_unit(one, counters), parse_unit(other, counters)
    if source is None or wanted is None or source.base != wanted.base:
        return None
    return source.factor / wanted.factor


def _part(text: str, counters: frozenset[str]) -> Unit | None:
    factor = Decimal(1)
    while text not in KNOWN and text not in counters and text[:1] in MULTIPLIERS:
        factor *= MULTIPLIERS[text[0]]
        text = text[1:]
    if text in _KNOWN:
        worth, base = _KNOWN[text]
        return Unit(factor * worth, base)
    if text in KNOWN or text in counters:
        return Unit(factor, text)
    return _scaled(text, counters) if factor == 1 else None


def _scaled(text: str, counters: frozenset[str]) -> Unit | None:
    """£m, € billion; million tonnes, 100,000 people, thousand."""
    if (money := re.fullmatch(_SIGN_WITH_SCALE, text)) is not None and money[1] in _CURRENCIES:
        return Unit(Decimal(_SCALES[money[2]]), _CURRENCIES[money[1]][1])
    if (counted := re.fullmatch(_SCALE_FIRST, text)) is None:
        return None
    digits = counted[1].replace(",", "")
    if digits.isdigit() and not counted[2]:  # 7 is no unit; 100,000 people may stand under a line
        return None
    factor = Decimal(digits) if digits.isdigit() else Decimal(_SCALES[digits])
    below = _part(counted[2], counters) if counted[2] else Unit(Decimal(1), "")
    return Unit(factor * below.factor, below.base) if below and factor else None


def unit_at(text: str, start: int, counters: frozenset[str] = frozenset()) -> tuple[Unit, int] | None:
    """The longest unit that stands in a running text at this place, as printed, and where it ends.

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
    known = _LONGEST if text[start : start + 1].isascii() else _LONGEST_CHINESE
    for end in range(min(start + max(known, longest), len(text)), start, -1):
        unit = text[start:end]
        if unit in KNOWN or unit in counters:
            follows = text[end : end + 1]
            if unit[-1].isascii() and unit[-1].isalnum() and follows.isascii() and follows.isalnum():
                continue  # 30GWx is no 30GW, but 20km2 is one of km2
            return Unit(Decimal(1), unit), end
    return None
