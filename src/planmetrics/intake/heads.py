"""What the heads of a table say: roles of columns, periods as people head them, names with a unit in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.model.period import MONTHS, Period, is_fiscal
from planmetrics.model.units import parse_unit
from planmetrics.tables.cells import period_of
from planmetrics.tables.names import bare_head
from planmetrics.tuples import NamedTuple
from planmetrics.wording import HALF_WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from planmetrics.intake.names import Names
    from planmetrics.model.mapping import Role

_ROLES: dict[Role, str] = {
    "indicator": "指标 指标名称 指标名 指标项 主要指标 统计指标 项目 名称 indicator indicator_id indicator_name series",
    "region": "地区 区域 区县 区_县 行政区 行政区划 市县 县市区 地区名称 地区代码 region region_code geo area district",
    "period": "时期 时间 期间 年份 年度 年 月份 报告期 统计期 数据期 期别 period time time_period year date month",
    "unit": "单位 计量单位 计算单位 unit units unit_of_measure",
    "value": "数值 值 数据 数量 指标值 绝对量 绝对值 总量 实际值 实绩 完成值 完成数 实际完成 累计 累计值 累计数 "
    "累计完成 本期累计 本年累计 value figure obs_value observation actual",
    "growth": "同比 同比增长 同比增速 同比增减 同比增幅 累计同比 增速 累计增速 增长 增长率 增幅 比上年同期增长 yoy "
    "growth year_on_year change_on_year",
    "source": "来源 数据来源 资料来源 来源代码 source source_id",
    "note": "备注 说明 注 注释 note notes remark remarks comment",
    "status": "状态 数据状态 status",
    "prices": "价格 计价 prices",
    "nothing": "序号 编号 no no. #",
}
_BY_NAME = {name: role for role, names in _ROLES.items() for name in names.split()}
_UNIT = re.compile(r"(?P<name>.*?)\s*[(（\[【](?P<unit>[^()（）\[\]【】]+)[)）\]】]\s*")
_GROWTH = re.compile(r"(?P<period>.+?)(?:累计)?(?:同比|比上年同期)(?:增长|增速|增减|增幅)?[%％]?")
_TAIL = re.compile(r"(?:累计|实绩|实际|完成|数据|实际值|完成值|值|数)+$")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_SPAN = re.compile(r"(?:19|20)[0-9]{2}年(?:度|[1-9][0-9]?[-—–~至][0-9]{1,2}月|[上下]半年|第?[一二三四1-4]季度)")
_UNITS = re.compile(r"(?:单位|units?)\s*[：:]\s*([^()（）\s]+)", re.IGNORECASE)
_SAID: tuple[tuple[str, Callable[[re.Match[str]], tuple[int, int]]], ...] = (
    (r"([1-9]|1[0-2])[-—–~至]([1-9]|1[0-2])月份?", lambda found: (int(found[1]), int(found[2]))),
    (r"([1-9]|1[0-2])月份?", lambda found: (int(found[1]), int(found[1]))),
    (r"第?([1-4一二三四])季度", lambda found: _quarter(found[1])),
    (r"[Qq]([1-4])", lambda found: _quarter(found[1])),
    (r"([上下])半年", lambda found: (1, 6) if found[1] == "上" else (7, 12)),
    (r"[Hh]([12])", lambda found: (1, 6) if found[1] == "1" else (7, 12)),
    (r"全年", lambda _: (1, 12)),
)
"""Months that a head names without their year."""
_ENGLISH = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_IN_ENGLISH = re.compile(rf"{_MONTH}(?:\s*(?:-|–|—|to)\s*{_MONTH})?(?:\s+((?:19|20)[0-9]{{2}}))?", re.IGNORECASE)


def _quarter(said: str) -> tuple[int, int]:
    number = "一二三四".find(said) + 1 or int(said)
    return number * 3 - 2, number * 3


class When(NamedTuple):
    """A period as a head names it: whole, or months of a year that stands elsewhere.

    It is neither where it is a fiscal year of which nobody knows when it starts.
    """

    period: Period | None
    months: tuple[int, int] | None = None

    def within(self, year: int | None) -> Period | None:
        """The period, where the year is known if it needs one."""
        if self.period is not None or self.months is None or year is None:
            return self.period
        first, last = self.months
        return Period(year * MONTHS + first - 1, year * MONTHS + last) if first <= last else None


class Head(NamedTuple):
    """What a column holds, as far as its head tells.

    `role` is None where it tells nothing, and figure where it holds figures of a period, an indicator or a region that
    it names.
    """

    text: str
    role: Role | str | None = None
    when: When | None = None
    indicator: str | None = None
    region: str | None = None
    unit: str | None = None

    @property
    def has_figures(self) -> bool:
        """Whether figures stand below it."""
        return self.role in {"value", "figure", "growth"}


def when_of(text: str, fiscal_year_starts: int | None) -> When | None:
    """The period that a head or a cell names: 2024年1—9月, 1—9月, 2023/24, Jan-Sep 2024."""
    plain = "".join(text.translate(HALF_WIDTH).replace("～", "~").split()) if not text.isascii() else text.strip()
    if (period := period_of(plain, fiscal_year_starts)) is not None:
        return When(period)
    for pattern, months in _SAID:
        if found := re.fullmatch(pattern, plain):
            return When(None, months(found))
    if (found := _IN_ENGLISH.fullmatch(plain)) is None:
        return None
    first = _ENGLISH.index(found[1][:3].lower()) + 1
    last = _ENGLISH.index(found[2][:3].lower()) + 1 if found[2] else first
    when = When(None, (first, last))
    return When(when.within(int(found[3]))) if found[3] and when.within(int(found[3])) else when


def name_and_unit(text: str, counters: frozenset[str]) -> tuple[str, str | None]:
    """R&D经费（亿元） as a name and a unit; brackets that hold no unit are a part of the name."""
    found = _UNIT.fullmatch(text)
    unit = unit_name(found["unit"]) if found else ""
    if found is None or parse_unit(unit, counters) is None:
        return text.strip(), None
    return found["name"].strip(), unit


def unit_name(text: str) -> str:
    """A unit without full-width signs and blanks around it."""
    return text.translate(HALF_WIDTH).strip()


def head_of(
    text: str, indicators: Names, regions: Names, counters: frozenset[str], fiscal_year_starts: int | None
) -> Head:
    """What a head says by itself."""
    text = text.strip()
    name, unit = name_and_unit(text, counters)
    if not name:
        return Head(text)
    when = when_of(name, fiscal_year_starts) or when_of(_TAIL.sub("", name), fiscal_year_starts)
    when = When(None) if when is None and is_fiscal(name) else when
    if when is not None:
        return Head(text, "figure", when, unit=unit)
    if (role := _BY_NAME.get(bare_head(name)) or _BY_NAME.get(bare_head(name).rstrip("%"))) is not None:
        return Head(text, role, unit=unit)
    if (of := _GROWTH.fullmatch(name)) and (when := when_of(of["period"], fiscal_year_starts)) is not None:
        return Head(text, "growth", when, unit=unit)
    own, places = indicators.find(name), regions.find(name)
    indicator, region = own[0] if len(own) == 1 else None, places[0] if len(places) == 1 else None
    is_named = indicator is not None or region is not None
    return Head(text, "figure" if is_named else None, None, indicator, None if indicator else region, unit)


def units_in(texts: Iterable[str], counters: frozenset[str]) -> tuple[str, ...]:
    """The units that a line above the table names: 单位：亿元、%."""
    for text in texts:
        if said := _UNITS.search(text):
            named = [unit_name(one) for one in re.split(r"[、,，;；]", said[1])]
            return tuple(one for one in named if parse_unit(one, counters) is not None)
    return ()


def year_in(texts: Iterable[str]) -> tuple[int, str] | None:
    """The year that the nearest of these texts names, where it names only one; and the text."""
    for text in texts:
        years = {int(year) for year in _YEAR.findall(text.translate(HALF_WIDTH))}
        if years:
            return (years.pop(), text) if len(years) == 1 else None
    return None


def span_in(texts: Iterable[str]) -> tuple[Period, str] | None:
    """The year, or the part of one that is no single month, that the nearest of these texts names.

    A single month is passed over: what is headed 2026年9月 is as often the sum since January.
    """
    for text in texts:
        found = _SPAN.findall("".join(text.translate(HALF_WIDTH).split()))
        if len(found) == 1 and (period := period_of(found[0], None)) is not None:
            return period, text
    return None
