"""Why a figure in a sentence is no target: one named rule each, in this order, and what each means.

What is no quantity at all (dates, numbers of documents, nicknames) is known to `figures.rules`, which come first.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from planmetrics.figures.words import THRESHOLDS
from planmetrics.model.units import parse_unit
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from planmetrics.draft.spans import Span
    from planmetrics.figures.tokens import Figure

REASONS = {
    "review": ("回顾：已经完成的情况", "review: what was done"),
    "baseline": ("变化的起点", "where a change starts from"),
    "threshold": ("限定对象的门槛或等级", "a threshold that tells which things are meant"),
    "compared": ("比较的对象", "what something is compared with"),
    "duration": ("期限或时长", "a duration"),
    "enumeration": ("文中列举事项的数目", "how many things the text lists"),
    "idiom": ("约数或惯用语", "a figure of speech, or what something is counted per"),
    "payment": ("补助、奖励、收费的标准", "a grant, reward or fee"),
    "rank_named": ("名称中的位次", "a rank in the name of a group"),
    "given": ("已有的事物", "what is there already"),
    "part_of_name": ("名称的一部分", "part of a name"),
    "heading": ("标题或说明中的数字", "a figure in a heading or a note"),
    "unread": ("没有读懂的数字，不知是否目标", "not understood, so that nobody knows whether it is a target"),
    "table_cell": ("表格中不是目标的单元格", "a cell of a table that is no target"),
    "budget": ("预算、成本或投入的资金", "a budget, a cost, or money that is given"),
    "restated": ("同一目标的另一种说法", "the same target in other words"),
    "before_plan": ("规划期以前的数据", "a figure of before the plan"),
}
"""By the name of a rule: the reason as it stands in a plan, in Chinese and in English."""

_TIME = frozenset({"年", "秒", "月"})
_FROM = re.compile(r"(?:从|由|自)[^，。；到至]{0,30}$")
_TO = re.compile(
    r"[^，。；]{0,24}?(?:提高|增加|扩大|提升|增长|下降|降低|降|升|减少|缩短|压缩|上升|拓展|延长|增|减)?(?:到|至|为)"
)
_BASED = re.compile(r"(?:比|较|在|占|与|超过|高于|低于|达到)[^，。；0-9]{0,12}$")
_TARGET_BEHIND = re.compile("的?(?:[^，。；0-9]{0,4})目标")
_HELD_TO = re.compile("衔接|对照|对标|未完成|没有完成|未达到?|没有达到")
_BASED_BEHIND = re.compile(r"[^，。；0-9]{0,6}(?:的?基础上|相比|水平上)")
_GIVEN = re.compile(
    r"(?:给予|奖励|补助|补贴|资助|奖补|罚款|处罚|收费|缴纳|拨付|授信|贴息|最高可?|上限为?|每[人户家亩个次吨年月](?:补|奖|给))[^，。；]{0,30}$"
)
_SETS = re.compile(r"提高|达到|增加|标准(?:从|由|不低于|达)|提升")
_BEHIND_GIVEN = re.compile(
    r"(?:的)?(?:标准)?(?:给予|予以)?(?:一次性)?(?:奖励|补助|补贴|资助|奖补|奖金|经费支持|资金支持|罚款)"
)
_NOUN = re.compile(r"的?[^\s，。；、,;！？!?：:（）()\t0-9“”》年以左]")
_LISTS = re.compile(
    r"[^，。、；]{0,4}?指标|(?:民生)?实事|(?:方面|领域|环节|原则|任务|阶段|步骤|层次|层面|维度|问题|关系|角度|重点|体系|板块|目标$|转变|结合|坚持|确保|统一|清单|关键|端点|试点|片区|流域|地级|市$)"
)
_MAKING = re.compile(
    r"(?:建成|新建|新增|建设|培育|引进|打造|创建|形成|实施|达到?|至少|超过?|突破|不少于|拥有|完成|落地|争创|各|引育|招引|培养|认定|开工|投产|布局|每年)$"
)
_SCALES = re.compile("[十百千万亿]+")
_COMPARES = ("超", "超过", "突破", "破", "达", "达到", "过", "近", "逾", "上", "跨越")
_BEFORE_COUNT = re.compile(r"(?:的)?[^，。；、和与及或分别()（）0-9]{2,12}|的|")
"""超10亿元项目50个, 超10亿元的50个: what stands between a measure and the count that follows."""
_SIZE = re.compile(
    r"(?<!完成)(?<!新增)(?<!落实)(?<!争取)(?:投资|半径|间距|装机|总库容|总面积|总长)(?:额|规模|容量)?(?:约|达到?|超过?|不超过|不大于|近)?$"
)
_OF_SOMETHING = re.compile("的[^，。；、]")
"""总投资86亿元的高铁, 半径1公里的服务圈: how large something is that is spoken of."""
_ESTIMATED = re.compile("(?:估算|概算|匡算)总?投资(?:约|达|超过?|近)?$")
_RATIO = re.compile("/(?:10|十)?万")
"""What a rate is counted per: 死亡率14.5/10万."""
_CODE = re.compile("0[0-9]+")
_USED = re.compile("(?:用好|管好|发挥|依托|盘活用好|守护|办好用好)[^，。；、0-9]{0,6}$")
_LAST = re.compile("(?:排名|排位|考核)(?:后|末|靠后|倒数)$")
_THEN = re.compile(
    r"(?:^|[，。；])(?:去年|上年(?!度)|目前|现有|已(?:建成|有|达|累计|完成|培育))|(?<=[一-龥])已(?:建成|有|达|累计|完成)[^，。；]{0,8}$"
)
_NOTE = re.compile("(?:备?注|说明|注释)[：:0-9①]")
_COUNTED_OUT = 100
"""Numbers in words below this count what the text itself lists."""
_MANNER = re.compile(r"(?:开展|实施|推行|进行|加强|推进|做到|组织|推动)$")
_AND_ABOVE = re.compile(r"(?:及|或|\(含\))?以[上下内]的?(?=[^，。；、,;！？!?：:）)\t左右])")


class Spot(NamedTuple):
    """One figure of a sentence with its span, and the words of its clause in front and behind."""

    text: str
    figure: Figure
    span: Span
    before: str
    after: str
    clause: str
    """The whole clause in front of the figure, other figures included."""
    done: bool
    followed: bool = False
    """Whether another figure follows in the same clause."""

    @property
    def printed(self) -> str:
        """What is printed of the figure."""
        return self.text[self.span.start : self.span.end]

    @property
    def number(self) -> str:
        """The number alone."""
        return self.text[self.figure.start : self.figure.end]

    @property
    def behind(self) -> str:
        """What stands behind the figure and its words, up to the end of the sentence or a little further."""
        return self.text[self.span.end : self.span.end + 60]

    @property
    def lead(self) -> str:
        """The clause up to the number."""
        return self.before + self.text[self.span.start : self.figure.start]

    @property
    def base_unit(self) -> str | None:
        """The unit without its scale; None where none is known."""
        found = parse_unit(self.span.unit) if self.span.unit else None
        return found.base if found is not None else None

    @property
    def is_spoken(self) -> bool:
        """Whether the number is written in words."""
        return self.figure.kind == "number" and not any(character.isdigit() for character in self.number)


def _note(spot: Spot) -> bool:
    """注：覆盖全国338个城市: what a note under a table counts; percentages in it may be promised."""
    return _NOTE.match(spot.text) is not None and spot.base_unit != "%"


def _review(spot: Spot) -> bool:
    """In a sentence that tells what was done, or in a clause that does: 去年增长6.8%，今年力争7%."""
    return spot.done or _THEN.search(spot.clause) is not None


def _baseline(spot: Spot) -> bool:
    """从77%提高到80%以上: the first of the two."""
    return _FROM.search(spot.clause) is not None and _TO.match(spot.behind) is not None


def _compared(spot: Spot) -> bool:
    """在2020年4.2%的基础上, 衔接规划年均增长6.5%的目标: what a change or another target is held against."""
    is_other = _TARGET_BEHIND.match(spot.after) is not None and _HELD_TO.search(spot.clause) is not None
    return is_other or _BASED_BEHIND.match(spot.after) is not None


def _rank_named(spot: Spot) -> bool:
    """世界500强企业, 前10位城市, 排名后3位的单位: of which things is spoken."""
    if spot.span.unit in {"位", "名"} and _LAST.search(spot.lead) is not None:
        return True
    return spot.figure.kind == "rank" and _NOUN.match(spot.after) is not None


@cache
def _measures() -> frozenset[str]:
    """The base units in which thresholds are told."""
    return frozenset(unit.base for name in THRESHOLDS if name is not None and (unit := parse_unit(name)) is not None)


def _threshold(spot: Spot) -> bool:
    """10万千瓦及以下燃煤机组, 150万吨以上的物流园区: the figure tells which things, not how many."""
    if spot.figure.kind != "number" or spot.span.unit is None:
        return False
    if _ESTIMATED.search(spot.lead) is not None:
        return True
    if _SIZE.search(spot.lead) is not None and _OF_SOMETHING.match(spot.after) is not None:
        return True
    above = _AND_ABOVE.search(spot.text, spot.figure.end, min(spot.span.end + 3, len(spot.text)))
    is_measure = spot.base_unit in _measures() or (spot.base_unit or "").startswith(("吨", "升"))
    measured = is_measure and spot.span.unit[-1:] != "名"
    money = spot.base_unit in {"元", "美元"} or spot.after
    compares = not spot.printed.startswith(("达", "实现", "完成"))
    if measured and money and compares and spot.followed and _BEFORE_COUNT.fullmatch(spot.after) is not None:
        return True
    is_first = not re.search(
        r"(?:达到?|超过?|突破|不低于|新增|完成|培训|增加|种植|造林|治理|修复|实现|发展|建设|新建|改造|供应|筹集)$",
        spot.lead,
    )
    return above is not None and measured and is_first


def _duration(spot: Spot) -> bool:
    """30年整省试点, 每天24小时: how long, unless the clause ends with it as its target."""
    if spot.base_unit not in _TIME:
        return False
    bare = spot.span.start == spot.figure.start
    if spot.span.unit in {"年", "个月", "月", "天", "日"} and (bare or _NOUN.match(spot.after) is not None):
        return True
    return bare or _NOUN.match(spot.after) is not None


def _payment(spot: Spot) -> bool:
    """给予最高500万元奖励; not a standard that is raised to an amount."""
    base = (spot.base_unit or "").partition("/")[0]
    if base not in {"元", "美元", "%"} or _SETS.search(spot.clause) is not None:
        return False
    return _BEHIND_GIVEN.match(spot.after) is not None or (base != "%" and _GIVEN.search(spot.clause) is not None)


def is_idiom(text: str, start: int, end: int) -> bool:
    """百亿斤, 千家万户, 千人床位数: a scale without a number, and no comparator in front of it."""
    return _SCALES.fullmatch(text[start:end]) is not None and not text[:start].endswith(_COMPARES)


def _idiom(spot: Spot) -> bool:
    return spot.figure.kind == "number" and is_idiom(spot.text, spot.figure.start, spot.figure.end)


def _enumeration(spot: Spot) -> bool:
    """十个方面工作, 四个片区: numbers in words, of what the text lists; and 3个方面 in digits."""
    if spot.figure.kind != "number" or (spot.span.unit is None and not spot.is_spoken):
        return False
    if _LISTS.match(spot.after[:8]) is not None and spot.span.unit in {"个", "大", "项", "条", "件"}:
        return True
    if spot.number.startswith("零"):
        return "增长" not in spot.printed
    small = spot.figure.low is not None and spot.figure.low.value < _COUNTED_OUT
    return spot.is_spoken and small and _MAKING.search(spot.lead) is None


def _given(spot: Spot) -> bool:
    """用好20亿元基金: what is there already."""
    return _USED.search(spot.lead) is not None


def _part_of_name(spot: Spot) -> bool:
    """A number without a unit inside words: 12345热线, 24节气; and 全覆盖 that only tells how: 开展全覆盖检查."""
    if spot.figure.kind == "coverage":
        return _MANNER.search(spot.before) is not None and _NOUN.match(spot.after) is not None
    if spot.figure.kind != "number" or spot.span.known:
        return False
    if _CODE.fullmatch(spot.number) is not None:
        return True
    if _RATIO.match(spot.after) is not None:
        return False
    lead = spot.text[spot.span.start : spot.figure.start]
    return not lead.endswith(_COMPARES) and (_NOUN.match(spot.after) is not None or spot.after.startswith("强"))


RULES: tuple[tuple[str, Callable[[Spot], bool]], ...] = (
    ("review", _review),
    ("heading", _note),
    ("baseline", _baseline),
    ("compared", _compared),
    ("idiom", _idiom),
    ("rank_named", _rank_named),
    ("threshold", _threshold),
    ("duration", _duration),
    ("payment", _payment),
    ("given", _given),
    ("enumeration", _enumeration),
    ("part_of_name", _part_of_name),
)


def rule_for(spot: Spot) -> str | None:
    """The name of the first rule under which a figure is no target; None if it is one."""
    return next((name for name, holds in RULES if holds(spot)), None)
