"""What the words about a figure say: comparators, movement, counting, striving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from planmetrics.model.terms import Comparator

Direction: TypeAlias = Literal["up", "down"]
Counting: TypeAlias = Literal["stock", "flow"]
ReadComparator: TypeAlias = "Comparator | Literal['reach']"
"""A comparator; or `reach` for a bare figure and 达到: at least, or at most where lower is better."""


def by_word(**said: str) -> dict[str, Any]:
    """A table from words to what they say, written the other way round: at_least="不低于 不少于"."""
    return {word: meaning for meaning, words in said.items() for word in words.split()}


def _all(words: str) -> tuple[str, ...]:
    return tuple(words.split())


STRIVE = _all("力争 争取 争创 努力 奋力 力求 争当 争进")
BEFORE: dict[str, ReadComparator] = by_word(
    at_least="达到或超过 不低于 不能低于 不应低于 不宜低于 不可低于 不得低于 不少于 不得少于 不小于 不下于 至少 最少 最低 "
    "大于等于 大于或等于 ≥ >=",
    more_than="达到并超过 超过 突破 大于 高于 多于 超 逾 过 破 超出 跨越 跨过 迈过 超过了 >",
    at_most="不超过 不能超过 不宜超过 不应超过 不要超过 不得超过 未超过 没有超过 不过 不超 不得超 不突破 不得突破 不高于 不得高于 "
    "不大于 不多于 控制在 限制在 上限为 封顶 最多 最高 小于等于 小于或等于 ≤ <=",
    less_than="未满 低于 小于 少于 不足 不到 不满 <",
    about="约等于 约 大约 近 将近 接近 约为 基本 基本达到 大致 大概",
    exactly="保持在 稳定在 维持在 保持 稳定保持在 =",
    reach="达到 达 为 是 到 至 实现 完成 达成 到达",
)
AFTER: dict[str, Comparator] = by_word(
    at_least="以上 及以上 之上 (含)以上 或以上 起 +",
    at_most="以下 以内 之内 及以下 内",
    about="左右 上下",
    more_than="余 多",
)
MOVES: dict[str, Direction] = by_word(
    up="增长 提高 增加 提升 上升 上涨 上调 上浮 扩大 回升 增 升 延长 高 递增 增产 加快 拓展 攀升 跃升 前移 进位 "
    "前进 晋升",
    down="下降 下跌 下滑 下调 下浮 减少 降低 缩小 压减 压缩 削减 缩减 收缩 降 减 回落 缩短 压降 减排 减量 减产 节约 退后 "
    "后移",
)
ARRIVES = ("达到", "到", "至", "为", "成")
"""Behind a word of movement these make it a level: 提高到80% is 80 %, not 80 more."""
GROWING, WAYS = frozenset({"增长", "下降", "递增", "增加值"}), ("到", "至")
"""增长达到6% is a rate all the same; of these words only 到 and 至 make a level."""
RATES: dict[str, Direction] = by_word(
    up="增速 增长率 增幅 增长速度 增长幅度 涨幅 增长目标 增长预期目标", down="降幅 减幅 下降率 降低率 下降幅度"
)
FILLERS = frozenset(
    _all(
        "年均 同比 每年 平均 平均每年 年平均 比上年 较上年 均 各 分别 共 合计 总计 的 了 将 可 要 需 再 累计 全年 当年 "
        "预期 预计 目标 目标值 指标 确保 力争 争取 努力 进一步 总体 稳步 大幅 左右 分别达到 得 幅度 数量 比例 同期 "
        "名义 实际 按可比价 按可比价计算 在 : ： ( [ 〔"
    )
)
STOPS = frozenset(
    _all(
        "节约 集约 附近 最近 通过 经过 公约 契约 条约 制约 合约 行为 成为 作为 认为 甚至 以至 直至 周到 提到 得到 感到 "
        "找到 收到 签约 靠近 侦破 预约 违约 遇到 发达 高度 攻破 打破 新增 净增 倍增"
    )
)
"""Words that only end like a word of the tables above: the 约 of 节约 compares nothing."""
FLOW = _all("新增 净增 新引进 新引育 新培育 新认定 新招引 新设立 新开工 新创建 每年 年新增 当年 增设")
STOCK = _all("累计 总量 总数 总规模")
VAGUE = _all(
    "一批 若干 一系列 多个 多家 多项 数十 数百 上百 上千 几十 几个 大幅 明显 显著 稳步 逐步 进一步 持续 不断 有效 更加 "
    "合理区间 较大 较快 基本形成 全面 成倍 前列 领先 一流"
)
"""Words that name a direction, a manner or an unknown number in the place of a figure."""
THRESHOLDS = frozenset((*_all("元 美元 分钟 小时 天 公里 米 平方米 千伏 岁 吨 人 户 亩 千瓦 兆瓦"), None))
"""Units of figures that tell which things are counted: 10亿元以上制造业项目60个, 12345热线."""
NAMED = _all(
    "企业 项目 产业 集群 园区 平台 基地 高校 泊位 码头 变电站 服务圈 生活圈 交通圈 医保 便民 覆盖 热线 车程 公交 村 镇 县 公司 高铁 铁路 "
    "公路 急救 强 级 品牌 市场 群众 政务 通勤 户籍 老年 婴幼儿 儿童 就业"
)
"""Words that tell, within a few characters of such a figure, that it is one."""
