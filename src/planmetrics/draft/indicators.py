"""Rows of one indicator put together, and what that indicator is: its id, unit, measure and better direction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.draft.cells import FALLS
from planmetrics.figures.words import ENGLISH, language_of
from planmetrics.model.units import PERCENT, parse_unit
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from planmetrics.draft.rows import Row
    from planmetrics.model.indicator import Definition
    from planmetrics.model.terms import Better, Measure

_SAME = (
    (re.compile(r"[\s“”\"'（）()《》、，,:：·的]|数量?$|总?量$(?<!总量)"), ""),
    (re.compile("(?:国内|地区)?生产总值"), "GDP"),
    (re.compile("R&D经费|研究与试验发展经费|研发投入|研究与试验发展(?:\\(R&D\\))?经费"), "研发经费"),
    (re.compile("占比$|的?比例$"), "比重"),
)
_LOWER = re.compile(
    r"能耗|排放|死亡|失业率|浓度|事故|病死|发病率|负债|赤字|下降|降低|减少|PM2\.?5|污染|降幅|消耗|用水量|煤炭消费|垃圾产生|碳强度|时间$|时长$|成本|费用|缺口|差距|劣|超标|投诉|发案"
)
_GOOD = re.compile(
    "(?:利用|达标|处理|处置|治理|修复|优良|覆盖|合格|保障|满意|改善|控制|优化|清运|回收|收集|完成|参与|好转)(?:率|比例|比率|比重)"
)
"""Shares of which more is better, whatever they are shares of: 受污染耕地安全利用率."""
_MADE = re.compile(
    r"新增|净增|新建|新培育|新引进|新认定|新设|新改建|完成|开工|竣工|培训|招生|发放|引进|改造|建设|开展|实施|举办|每年|年度|当年"
)
_FLOWS = re.compile(
    r"增加值|产值|收入|投资|总额|成交额|产量|支出|经费|进出口|零售|消费|吞吐量|人次|旅游|销售|利润|税|出口|贷款投放|发电量|用电量|客流|运量|到账|融资"
)
_STOCKS = re.compile(r"余额|存量|保有|拥有量|总数|累计|规模|装机|里程|总量")


class Kind(NamedTuple):
    """What an indicator is, and whether its words say so; what they do not say a person has to decide."""

    measure: Measure
    better: Better
    evident: bool
    reduction: bool = False
    """Whether its name says that it counts a fall, so that its figures are positive."""


class Indicator(NamedTuple):
    """An indicator of a draft with the rows that are of it; `definition` where the registry knows it."""

    id: str
    name: str
    unit: str
    kind: Kind
    rows: tuple[Row, ...]
    definition: Definition | None = None


def plain_name(name: str) -> str:
    """A name without what different wordings of it add: marks, 数, other words for the same thing."""
    for pattern, instead in _SAME:
        name = pattern.sub(instead, name)
    return name.lower()


def gathered(rows: Sequence[Row], plan: str, definitions: Mapping[str, Definition]) -> list[Indicator]:
    """The indicators of a draft, in the order in which their first rows stand in the text."""
    by_name = {plain_name(name): one for one in definitions.values() for name in one.names}
    held: dict[tuple[str, str], list[Row]] = {}
    for row in _told_apart(rows):
        held.setdefault(_key(row), []).append(row)
    units = {name: row.unit for (name, _), many in held.items() for row in many if row.unit and not _is_unheld(row)}
    found, numbers = [], iter(range(1, len(held) + 1))
    for (name, sort), many in held.items():
        known = by_name.get(name)
        told = _unit(many, sort, units.get(name))
        unit = told or ("items" if language_of(many[0].name) is ENGLISH else "个")
        if known is not None and (sort not in {"level", known.measure} or not _convertible(unit, known.unit)):
            known = None
        wording = _ADDED.sub("", many[0].name) if sort == "stock" else many[0].name
        kind = Kind(known.measure, known.better, evident=True) if known is not None else _kind(many, sort, unit)
        if kind.reduction and FALLS.search(wording) is None and _REDUCTION.search(wording) is None:
            wording += " reduction" if language_of(wording) is ENGLISH else "下降"
        kind = kind._replace(evident=kind.evident and told is not None)
        ident = known.id if known is not None else f"{plan}-{next(numbers):02}"
        found.append(Indicator(ident, wording, unit, kind, tuple(many), known))
    return _once(found, plan)


def _told_apart(rows: Sequence[Row]) -> list[Row]:
    """The rows, where several rows of one table have one name with the group that each stands in."""
    places: dict[tuple[str, int], set[int]] = {}
    for row in rows:
        if row.group is not None and row.region is None:
            places.setdefault((row.name, row.group[0]), set()).add(row.group[1])
    twice = {key for key, indexes in places.items() if len(indexes) > 1}
    return [
        row._replace(name=f"{row.name}（{row.category or row.table_row}）")
        if row.group is not None and (row.name, row.group[0]) in twice
        else row
        for row in rows
    ]


def _once(found: list[Indicator], plan: str) -> list[Indicator]:
    """The same; a second indicator with one id of the registry gets one of its own."""
    seen: set[str] = set()
    done: list[Indicator] = []
    for one in found:
        fresh = one if one.id not in seen else one._replace(id=f"{plan}-x{len(done) + 1:02}", definition=None)
        seen.add(fresh.id)
        done.append(fresh)
    return done


def _key(row: Row) -> tuple[str, str]:
    """What rows of one indicator have in common: the name, and whether they speak of its level, growth or rank."""
    return plain_name(row.name), _sort(row)


def _sort(row: Row) -> str:
    if row.form in {"growth", "percent_change"} and row.kind != "stated":
        return "growth"
    if row.form == "rank":
        return "rank"
    if row.form == "value" and row.reading.counting is not None:
        return "addition" if row.reading.counting == "flow" else "stock" if _ADDED.match(row.name) else "level"
    return "level"


_ADDED = re.compile("(?:每年|年均|平均每年)?(?:新增|净增)")
"""What a row may be called whose cells give the total nevertheless: 每年新增高新技术企业, 累计2.2万."""


_HUNDRED_MILLION = 100_000_000
"""From here on money is counted in 亿元, as offices do; the scale of 1.5万亿元 belongs to the number."""


def _unit(rows: Iterable[Row], sort: str, elsewhere: str | None) -> str | None:
    """The unit of an indicator: as printed with its figures, or elsewhere with its name; None where no text says it."""
    if sort == "growth":
        return PERCENT
    if sort == "rank":
        return PERCENT if any(row.reading.unit == PERCENT for row in rows) else "位"
    levels = [row for row in rows if row.form in {"value", "change", "coverage", "multiple"} and row.kind != "stated"]
    for row in levels:
        per = f"/{row.per}" if row.per is not None else ""
        if row.reading.unit == "元" and row.unit_printed == "元" and (row.value or 0) >= _HUNDRED_MILLION:
            return "亿元" + per
        if row.unit_printed and parse_unit(row.unit_printed) is not None and "百分点" not in row.unit_printed:
            return row.unit_printed + per
        if row.reading.unit is not None and not _is_unheld(row):
            points = "百分点" in row.reading.unit or (row.reading.unit == "percentage points" and row.form == "change")
            return (PERCENT if points else row.reading.unit) + per
    return elsewhere


def _is_unheld(row: Row) -> bool:
    """Whether an English figure counts what is no unit that a plan file knows: 15 new services."""
    return language_of(row.name) is ENGLISH and row.reading.unit is not None and parse_unit(row.reading.unit) is None


def _convertible(one: str, other: str) -> bool:
    first, second = parse_unit(one), parse_unit(other)
    return first is not None and second is not None and first.base == second.base


def _kind(rows: Sequence[Row], sort: str, unit: str) -> Kind:
    """What an indicator is, by its unit and name; evident where these leave no doubt."""
    name = rows[0].name
    english = language_of(name) is ENGLISH
    falls = all(row.reading.direction == "down" for row in rows)
    if sort == "growth" and (falls or FALLS.search(name) is not None):
        return Kind("growth", "higher", evident=True, reduction=True)
    lower = _LOWER.search(name) is not None and _GOOD.search(name) is None and FALLS.search(name) is None
    caps = any(row.comparator in {"at_most", "less_than"} and row.reading.direction != "down" for row in rows)
    if english:
        return _english_kind(rows, sort, unit)
    better: Better = "lower" if lower or caps or sort == "rank" else "higher"
    measure, evident = _measure(rows, sort, unit)
    return Kind(measure, better, evident and (not lower or measure in {"growth", "rank"}))


_REDUCTION = re.compile(r"\b(?:reduction|decrease|savings?|fall) ?(?:in .*)?$", re.IGNORECASE)
_ENGLISH_LOWER = re.compile(
    r"\b(?:emissions?|residual waste|crimes?|burglar\w+|offen[cs]es|reoffending|vacanc\w+|vacant|unemploy\w+|waits?|waiting|absence|absenteeism|sickness|mortality|deaths?|killed|injur\w+|casualt\w+|poverty|gaps?|turnover|attrition"
    r"|costs?|leakage|interruptions?|accidents?|deficit|debt|inflation|complaints?|empty|homeless\w*|rough sleep\w*|temporary accommodation|bed and breakfast|outages?|pollut\w+|spills?|suspensions?|exclusions?|length of stay"
    r"|time (?:taken|to)|consumption|arrears|backlog|failing|failures?|infections?|cases of|smok\w+|obes\w+|overweight|rank\w*|incidents?|(?:ratio|falls)|dropout|defects?|carbon|footprint|landfill\w*)\b",
    re.IGNORECASE,
)


def _english_kind(rows: Sequence[Row], sort: str, unit: str) -> Kind:
    """What an English indicator is; which way is better is sure where its figures or their words move one way."""
    measure, evident = _measure(rows, sort, unit)
    ways = {way for way in (*map(_way_of, rows), _way_between(rows)) if way is not None}
    lower = _ENGLISH_LOWER.search(rows[0].name) is not None or sort == "rank"
    better: Better = "lower" if ways == {"lower"} or (lower and ways != {"higher"}) else "higher"
    if rows[0].reading.counting is None and measure == "addition":
        evident = False
    return Kind(measure, better, evident and len(ways) == 1)


def _way_of(row: Row) -> Better | None:
    """Which way the words of a row go: a cap or a fall, a floor or a rise."""
    reading = row.reading
    if row.kind == "baseline":
        return None
    if reading.direction is not None:
        return "lower" if reading.direction == "down" else "higher"
    told: dict[str | None, Better] = {
        "at_most": "lower",
        "less_than": "lower",
        "at_least": "higher",
        "more_than": "higher",
    }
    if reading.counting == "flow":
        return "higher"
    return told.get(reading.comparator)


def _way_between(rows: Sequence[Row]) -> Better | None:
    """Which way the figures of a row go from where they start; None where that is not told."""
    starts = [row.value for row in rows if row.kind == "baseline" and row.value is not None]
    goals = [
        row.value
        for row in rows
        if row.kind == "target" and row.value is not None and row.form in {"value", "coverage"}
    ]
    if not starts or not goals or starts[0] == goals[-1]:
        return None
    return "higher" if goals[-1] > starts[0] else "lower"


def _measure(rows: Sequence[Row], sort: str, unit: str) -> tuple[Measure, bool]:
    """Its measure, and whether the words say so."""
    name, parsed = rows[0].name, parse_unit(unit)
    told: dict[str, Measure] = {"growth": "growth", "rank": "rank", "stock": "stock", "addition": "addition"}
    if sort in told:
        return told[sort], True
    if unit == PERCENT or "/" in unit or unit == "倍":
        return "share" if unit == PERCENT else "ratio", True
    stands = any(_STANDS.search(row.printed) for row in rows) or _STOCKS.search(name) is not None
    if _MADE.search(name) is not None and not stands:
        return "addition", False
    if _FLOWS.search(name) is not None or (parsed is not None and parsed.is_money):
        return "stock" if _FUNDS.search(name) else "flow", _FLOWS.search(name) is not None
    return "stock", stands


_STANDS = re.compile("达|突破|累计|拥有|保有")
_FUNDS = re.compile("余额|存量|规模")
