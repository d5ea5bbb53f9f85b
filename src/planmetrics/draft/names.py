"""What a figure is of: the words in front of it, behind it, or of the clause before; and how certain that is."""

from __future__ import annotations

import re

from planmetrics.tuples import NamedTuple

_VERBS = (
    "再建|续建|奋斗|挑战|底线|建设|新建|改建|扩建|改扩建|新改建|改造|提升|打造|培育|引进|引育|招引|实施|推进|推动|开展|完成|实现|新增|净增|新培育|新引进|新认定|认定|创建|建成|建立|培养|招录"
    "|举办|组织|支持|吸纳|引导|帮助|惠及|覆盖|服务|募集|开发|储备|发放|布局|形成|达到|保持|增加|减少|提高|降低|扩大|加快|加强|力争|争取|确保|努力|继续|积极|全面|累计|总计|共|再"
    "|壮大|做强|做大|强化|深化|拓展|优化|落实|安排|统筹|谋划|储备|滚动|落地|签约|开工|竣工|投产|投运|投用|投入使用|启动|探索|鼓励|遴选|评选|选派|选树|推广|推出|出台|制定|修订"
    "|动员|联动|带动|拥有|集聚|汇聚|聚集|孵化|转化|突破|攻克|研发|设立|筹建|组建|新设|升级|盘活|整治|治理|修复|淘汰|关停|压减|削减|控制|限制|维持|稳定|促进|争创|申报|获得|获批|进入|跻身|位居|列入|纳入|持续|不断"
    "|加密建设|维修|更新|筹集|供应|收储|出让|种植|补助|救助|帮扶|培训|轮训|抽检|检查|检测|巡查|招生|招聘|吸引|输送|选育|建造|改善|解决|保障|兜底|入驻|落户|上市|挂牌|使|让|令|把|将|对|为|向|在|于|以|按|按照|通过|围绕|依托|用|要|可|能|需|应"
)
_VERB_ONLY = re.compile(
    rf"(?:{_VERBS}|和|与|及|以及|并|、|全省|全市|全区|全县|全国|全年|每年|年均|我省|我市|我区|省内|市内|区内|国内|新|各|分别|均|都|的|了|其中|超|近|约|年度|大力|重点|主要|基本|到|至|至少|不少于|有|个|一批)*"
)
_LEADING = re.compile(
    r"(?:包括|我[省市区县州](?=.{2})|还?将|还要|尽快|率先|分别|[一二三四五六七八九十]{1,3}[是、]|[（(]?[0-9]{1,2}[)）、.．](?![0-9])|[（(][一二三四五六七八九十]{1,3}[)）]|[•●■◆▪·*-]+|其中[：:]?|其[中]|并且?|且|以及|同时|此外|另外|而|到时|届时"
    r"|力争(?:使|到|实现)?|争取(?:使|实现)?|确保|努力(?:使|实现)?|推动|推进|促进|促使|保障|实现|达成|使得?|让|把|将|要|应当?|需|必须|全面|继续|持续|积极|大力|加快|着力|稳步|逐步|基本(?!养老|医疗|公共|建设|生活|农田|草原|药物|单位|保障|殡葬)|不断"
    r"|开展|完成|组织开展|组织|增加|提高|降低|减少|压减|扩大|提升(?=[^，。]{2}.*(?:率|比|数|额|量|度|值))|控制|保持|每年(?![人新均度])|全年|本年|年内|今年|在?(?:去年|上年(?!度))|明年|当年|期间|时期|规划期内?|末|底|前|内|左右|以来|年(?=[，,、 ])|，|、|和|与|及|：|:|的"
    r"|(?:到|至|截至|在|从|自)?(?:20[0-9]{2}[-—–~～至到])?20[0-9]{2}年?(?:期间|底前|年底|年末|底|末|初|前|后|内|全年)?|(?:到|在|至)?“?十[一二三四五六七]五”?(?:规划)?(?:期间|时期|末|期末)?|主要预期目标(?:是|为)?|(?:主要|预期|总体|具体|发展)?目标(?:是|为))"
)
_TRAILING = re.compile(
    r"(?:分别|均|都|各|平均|总体|基本|大体|力争|争取|努力|确保|要|将|可|能|应|预计|预期|计划|目标|全部|总共|共|合计|累计(?=$)|为|是|到|至|达到?|不|由|从|自|(?<![占入])比|较|的|了|在|占到|年均|每年|进一步|稳步|逐年|逐步|[：:（(“、]"
    r"|(?:逐年|逐步|稳步)(?:提高|提升|下降|降低)|在[^，。在]{2,16}基础上|(?:并?[于在]|到)?20[0-9]{2}年[底末]?|(?<![0-9])[三五]年)$"
)
_ONLY_WHEN = re.compile(
    "(?:比|较|到|至|截至|在|再|力争|争取|确保|努力|将|今年|去年|上年|年内|累计|20[0-9]{2}年[底末]?)+"
)
"""A clause that says only when, and names nothing of its own: 2024年10家, 今年力争提高2个百分点."""
_LIST_MARK = re.compile(r"[（(]?[0-9一二三四五六七八九十]{1,3}[)）、.．]")
_ONLY_HOW_MUCH = re.compile(
    r"(?:总数|总量|总额|总规模|总面积|规模|数量|占比|面积|里程|产值|产量|总产值|投资|营收|营业收入|人数|总人数|存量|覆盖率|普及率|达标率|完成率|增速)"
)
"""Names that tell how something is measured, and not what: 总数突破1500家."""
_BRACKET = re.compile(r"[（(〔][^）)〕]*[）)〕]?$")
_OBJECT_END = re.compile(
    r"[，。；,;！？!?\t：:]|(?<=[^、]{2})(?:免费)?(?:提供|开展|实现|完成|进行|达到|得到|用于|参与|参加)|(?<=[^、]{2})(?:等(?=[^级候待效额高奖])|(?:并|以及|从而|进而|同时))"
)
_HOLLOW = re.compile(r"(?:大关|关口|目标|台阶|[个件项家名条座所亿万元人次%]|以上|左右|以下|以内|及以上|的)+")
_LOCAL = re.compile(r"(?:全[省市区县国]|我[省市区县])")
_AFTER_ONLY = re.compile(r"(?:等|包括|如)$")
_MEASURED = re.compile(
    r"(?:率|比重|比例|占比|数|数量|总数|总量|额|金额|总额|量|值|规模|产值|收入|投资|产量|面积|长度|里程|水平|程度|指数|浓度|强度|密度|度|人数|人口|次数|寿命|时间|标准|经费|支出|成本|能耗|排放|价格|就业|装机|容量|产能|增速|增幅|涨幅|贡献率|消费|增加值)"
    r"(?:[（(][^）)]*[）)])?$"
)
"""How the name of something measured ends: what stands behind the figure adds nothing then."""
LONGEST_NAME = 40
SHORTEST_NAME = 2


class Name(NamedTuple):
    """What a figure is of; `certain` where its own clause says so in words that end like a name."""

    text: str
    certain: bool


def name_of(before: str, after: str, unit: str | None, earlier: str) -> Name:
    """The name of what a figure counts or measures.

    Args:
        before: the words of its clause in front of what is printed.
        after: the words behind it, up to the end of the clause or the next figure.
        unit: its unit as printed; what is counted often stands behind it.
        earlier: the name of the figure before, for a clause that says nothing of its own.
    """
    subject, behind = trimmed(before), _object(after)
    leaning = _leaning(subject, behind, after, earlier)
    if leaning is not None:
        return Name(leaning, certain=False)
    is_empty = _VERB_ONLY.fullmatch(_LOCAL.sub("", subject)) is not None
    measured = _MEASURED.search(subject) is not None
    if behind and (is_empty or _AFTER_ONLY.search(before) is not None):
        return Name(_joined(_making(before), behind), len(behind) <= LONGEST_NAME // 2)
    if behind and unit is not None and not measured:
        return Name(_joined(subject, behind), certain=False)
    if is_empty:
        return Name(subject + _MAKES_FIRST.sub("", earlier) if earlier else subject, certain=False)
    if before.endswith("的") and not behind:  # 营业收入超100亿元的50个: nothing says what these are
        return Name(subject, certain=False)
    return Name(subject, certain=measured or (not behind and len(subject) <= LONGEST_NAME // 2))


def _leaning(subject: str, behind: str, after: str, earlier: str) -> str | None:
    """The name where the subject tells only how much of something that is named elsewhere; None where it does not."""
    if after.startswith("的") and behind and _MEASURED.search(subject):  # 总规模不低于100亿元的产业基金
        return _joined(behind, _MAKES_FIRST.sub("", subject))
    if subject.startswith("占") and earlier:
        return earlier.partition("占")[0] + subject
    if earlier and not behind and _ONLY_HOW_MUCH.fullmatch(subject) is not None:
        return _MAKES_LAST.sub("", _MAKES_FIRST.sub("", earlier)) + subject
    return None


def trimmed(text: str) -> str:
    """A subject without the time and the verbs in front of it, and without the words that lead to the figure."""
    text = text.strip(" “”")
    if _LIST_MARK.match(text) is None:
        text = text.lstrip("(（")
    while (found := _LEADING.match(text)) is not None and found.end() and found.end() < len(text):
        text = text[found.end() :]
    while (found := _TRAILING.search(text)) is not None and found.start() > 0:
        text = text[: found.start()]
    is_bare = _LIST_MARK.fullmatch(text) is not None or _ONLY_WHEN.fullmatch(text) is not None
    return "" if is_bare else _balanced(text)


def _balanced(text: str) -> str:
    """The text without half of a pair of marks."""
    for opens, closes in ("（）", "()", "“”", "《》", "〔〕"):
        if text.count(opens) != text.count(closes):
            text = text.replace(opens, "").replace(closes, "")
    return text.strip("，、：:；; -—")


_MAKES = re.compile(
    r"(?:新建|新增|净增|新培育|新引进|新认定|新建设|新改建|改造提升|建成|建设|培育|引进|创建|打造|认定|培养)(?!.*(?:新建|新增))"
)


_MAKES_FIRST = re.compile(
    r"^(?:新建|新增|净增|新培育|新引进|新认定|新开工|新改建|改造提升|建成|建设|培育|引进|创建|打造|改造|开工|完成|实施|设立)+(?=.{2})"
)


_MAKES_LAST = re.compile(r"(?:净增|新增|增加|入库|总数|数量|总量|规模)$")


def _making(before: str) -> str:
    """The verb of a clause that tells what kind of count this is: 新建 is what is added, 建成 what stands."""
    found = _MAKES.search(before)
    return found.group() if found is not None else ""


def _object(after: str) -> str:
    """The noun behind a figure, up to the end of its clause."""
    after = after.lstrip("的")
    if after[:1] in "，。；、,;！？：:（(）)" or not after:
        return ""
    found = _OBJECT_END.search(after)
    noun = after[: found.start()] if found is not None else after
    noun = noun.removeprefix("以上").removeprefix("左右").lstrip("的")
    return "" if _HOLLOW.fullmatch(noun) else _balanced(noun)[:LONGEST_NAME]


def _joined(subject: str, behind: str) -> str:
    return behind if behind.startswith(subject) else subject + behind


AGAINST = re.compile(r"(?:不?(?:高|快|低|慢|优|好)于|领先|超过|跑赢|(?<!占)比(?!重|例|率)|与|较)(?=[^，。])")
"""Words behind which stands what a target is measured against."""


def compared(name: Name) -> Name:
    """The name of what is compared with something, without that: 居民收入增速高于经济增速."""
    found = AGAINST.search(name.text, SHORTEST_NAME)
    return name if found is None else name._replace(text=name.text[: found.start()])


def shared_names(subject: str, count: int) -> list[str] | None:
    """城市和县城污水处理率, two figures: the names of each; None where the list does not have as many parts."""
    parts = re.split("、|和|与|及|以及", subject)
    if len(parts) != count or not all(parts):
        return None
    tail = parts[-1]
    if all(_MEASURED.search(part) for part in parts):
        return parts
    rest = tail[len(parts[0]) :] if len(tail) > len(parts[0]) else ""
    return [*(part if _MEASURED.search(part) else part + rest for part in parts[:-1]), tail]


_PER = re.compile(r"(?:^|[每均口人市省国区县])(?P<scale>[百千万])(?:名)?(?:常住|老年)?人(?!次|才|大|民|均)口?")


def per_what(unit: str | None, *texts: str) -> str | None:
    """What a count is counted per, as a name or a figure says: 每万人发明专利拥有量, 千人床位数, 超每千人6.6批次."""
    if unit in {None, "%"}:
        return None
    found = next((match for text in texts if (match := _PER.search(text)) is not None), None)
    return f"{found['scale']}人" if found is not None else None
