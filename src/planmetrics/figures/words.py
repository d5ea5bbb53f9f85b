"""The function words about a figure, one table a language: comparators, movement, counting, time, striving."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.model.terms import Comparator

Direction: TypeAlias = Literal["up", "down"]
Counting: TypeAlias = Literal["stock", "flow"]
ReadComparator: TypeAlias = "Comparator | Literal['reach']"
"""A comparator; or `reach` for a bare figure and 达到: at least, or at most where lower is better."""


def by_word(**meanings: str) -> dict[str, Any]:
    """A table from words to what they mean, written the other way round: at_least="不低于 不少于".

    An English phrase is written with _ for its spaces, and reduc:e,es,ing stands for the forms of a word.
    """
    return {word: meaning for meaning, words in meanings.items() for word in all_of(words)}


def all_of(words: str) -> tuple[str, ...]:
    """Every word of a table, in the spelling that `by_word` explains."""
    spelled: list[str] = []
    for word in words.split():
        stem, _, endings = (
            word.replace("_", " ").partition(":") if word[1:].isascii() and len(word) > 1 else (word, "", "")
        )
        spelled += [stem + ending for ending in endings.split(",")]
    return tuple(spelled)


class Language(NamedTuple):
    """What one language says about a figure; the reader itself knows no word.

    `before` and `after` compare; `moves` are movements, `arrivals` movements to a level, `nouns` movements
    behind a figure (20 % reduction); `rates` are movements a year. `links` tie a figure to a movement (by) or
    make it a level (to); after such a link `holds` compare (limit it to 5), and `levels` are comparators that
    make a level by themselves (fall below 5). `loose` are comparators that may belong to a noun that is not the
    figure's (homes near water), `linked` verbs that move only what a link follows (promote output by 5 %, but
    promote 500 teachers), `stops` words that only end or begin like one of the tables. `puzzles` are function words that turn the sense of a clause in a way that the
    reader does not follow: they make it unreadable. `closed` are the other prepositions and
    conjunctions, `scoping` the other adverbs of degree, of which no rule knows what they do to a figure: beside it
    they make it unreadable, behind a noun they belong to that; `closed_after` are those that turn a figure from
    behind. `manners` are adverbs that need a verb between them and the figure, `thwarts` verbs that keep what is
    said from happening. `runs_on` says that words are not set apart, so that nothing may be read past a word that
    is not known.
    """

    name: Literal["chinese", "english"]
    before: dict[str, ReadComparator]
    after: dict[str, Comparator]
    moves: dict[str, Direction]
    arrivals: dict[str, Direction]
    nouns: dict[str, Direction]
    rates: dict[str, Direction]
    links: dict[str, str]
    holds: dict[str, ReadComparator]
    levels: tuple[str, ...]
    loose: tuple[str, ...]
    linked: dict[str, Direction]
    fillers: tuple[str, ...]
    stops: tuple[str, ...]
    puzzles: tuple[str, ...]
    closed: tuple[str, ...]
    scoping: tuple[str, ...]
    closed_after: tuple[str, ...]
    manners: tuple[str, ...]
    thwarts: tuple[str, ...]
    yearly: tuple[str, ...]
    total: tuple[str, ...]
    flow: tuple[str, ...]
    stock: tuple[str, ...]
    strive: tuple[str, ...]
    vague: tuple[str, ...]
    start: str
    since: str
    runs_on: bool
    bare_change: Literal["growth", "percent_change"]


BEFORE: dict[str, ReadComparator] = by_word(
    at_least="达到或超过 不低于 不能低于 不应低于 不宜低于 不可低于 不得低于 不少于 不得少于 不小于 不下于 至少 最少 最低 下限 "
    "大于等于 大于或等于 少说 起码 最起码 ≥ >=",
    more_than="达到并超过 超过 突破 大于 高于 多于 超 逾 过 破 超出 跨越 跨过 迈过 超过了 >",
    at_most="不超过 不能超过 不宜超过 不应超过 不要超过 不得超过 未超过 没有超过 不过 不超 不得超 不突破 不得突破 不高于 不得高于 "
    "超不过 不大于 不多于 控制在 限制在 上限为 封顶 最多 至多 最高 控制到 上限 不高过 多说 顶多 充其量 小于等于 小于或等于 ≤ <=",
    less_than="跌破 未满 低于 小于 少于 不足 不到 不满 <",
    about="~ 约等于 约 大约 近 将近 接近 约为 基本 基本达到 大致 大概 几乎 几近 差不多",
    exactly="保持在 稳定在 维持在 维持 稳住 保持 稳定保持在 等于 =",
    reach="达到 达 高达 多达 为 是 到 至 实现 完成 达成 到达",
)
AFTER: dict[str, Comparator] = by_word(
    at_least="以上 及以上 之上 (含)以上 或以上 起 起步 保底 或更高 或更多 或更大 或者更高 或者更多 及更高 及更多 甚至更高 甚至更多 为下限 下限 +",
    at_most="以下 以内 之内 及以下 内 或更低 或更少 或更小 或者更低 或者更少 及更低 封顶 为限 为上限 上限",
    less_than="不到 不足 未满",
    about="左右 上下",
    more_than="余 多 开外",
)
_MOVES: dict[str, Direction] = by_word(
    up="增长 提高 增加 提升 上升 上涨 上调 上浮 扩大 回升 增 升 延长 高 递增 增产 加快 拓展 攀升 跃升 前移 进位 "
    "前进 晋升 正增长 涨 上行 反弹 上扬 抬升",
    down="下降 下跌 跌 下行 下探 下滑 下调 下浮 减少 降低 缩小 压减 压缩 削减 缩减 收缩 降 减 回落 缩短 压降 减排 减量 减产 节约 退后 "
    "后移 负增长 放缓 减缓 收窄 下降- 下降(-) 增速回落 增幅回落 涨幅回落 增速下降 增速放缓",
)
_GROWING, _WAYS = frozenset({"增长", "下降", "递增", "增加值"}), ("到", "至")
"""增长达到6% is a rate all the same; of these words only 到 and 至 make a level."""
_ARRIVES = ("达到", "到", "至", "为", "成")
STOPS = all_of(
    "节约 集约 附近 最近 通过 经过 公约 契约 条约 制约 合约 行为 成为 作为 认为 甚至 以至 直至 周到 提到 得到 感到 "
    "找到 收到 签约 靠近 侦破 预约 违约 遇到 发达 高度 攻破 打破 新增 净增 倍增 "
    # nouns and verbs that end like a word that would set the figure aside
    "人才 英才 成才 天才 消除 拆除 清除 解除 废除 开除 根除 破除 铲除 防除 成就 造就 逆差 顺差 温差 误差 时差 落差 偏差 级差 南非 北非 东非 西非 "
    "自由 理由 经由 缘由 各自 亲自 来自 源自 服从 间隔 相隔 船只 减免 豁免 从而 因而 然而 反而 拖欠 赊欠 稀缺 短缺 紧缺 空缺 残缺 缺少 沉没 淹没 埋没 "
    "众多 许多 很多 繁多 增多 面向 投向 方向 导向 定向 转向 流向 取向 走向 以往 交往 来往 前往 例如 譬如 比如 诸如 距离 水乘 搭乘 换乘 骑乘"
)
"""Words that only end like a word of the tables: the 约 of 节约 compares nothing."""
_CHINESE_CLOSED = all_of(
    # prepositions and verbs that leave out, add or multiply
    "除 除去 扣除 除了 除开 除却 除以 剔除 去除 刨除 排除 免除 免去 减去 加上 外加 另加 再加 乘 乘以 每 每隔 每逢 每满 隔 自 从 由 自从 打从 介于 相比 比起 替 代替 取代 "
    "向 朝 往 向着 朝着 迈向 低 快 慢 高出 低出 多出 少出 提前 推迟 延后 延迟 推后 难破 难超 难达 难逾 无需 无须 毋须 不低 不高 不大 不小 不多 不少 上下 前后 之后 之前 此前 此后 正负 双 跌出 退出 掉出 滑出 移出 倒数 另 另有 另外 其余 其他 其它 剩 剩余 剩下 "
    # negations, and adverbs of degree and scope
    "非 除非 没 没有 不等于 不是 仅 仅仅 仅有 只 只有 只要 只是 何止 岂止 不止 岂 切忌 一般 通常 往往 大多 大都 多数 少数 才 才有 就 就是 不过是 尚差 还差 相差 欠 缺 少 多 少增 多增 少减 多减 曾 曾经 原有 原来 原先 起初 险些 差点 "
    "难以 未必 也许 或许 可能 恐 恐怕 似乎 好像 本应 本该 本可 原本 原应 以前 以后 力避 谨防 严防 以防 以免 杜绝 勿 莫 "
    # conjunctions
    "或 或者 或是 如 如果 若 若是 假如 倘若 假设 即使 即便 哪怕 虽 虽然 尽管 因为 由于 但 但是 而 而是"
)
"""Adverbs, prepositions and conjunctions that turn, scope or set aside what follows; 减免 and the like are no such words."""
FLOW = all_of("新增 净增 新引进 新引育 新培育 新认定 新招引 新设立 新开工 新创建 每年 年新增 当年 增设")
STOCK = all_of("累计 总量 总数 总规模")
THRESHOLDS = frozenset((*all_of("元 美元 分钟 小时 天 公里 米 平方米 千伏 岁 吨 人 户 亩 千瓦 兆瓦"), None))
"""Units of figures that tell which things are counted: 10亿元以上制造业项目60个, 12345热线."""
NAMED = all_of(
    "企业 项目 产业 集群 园区 平台 基地 高校 泊位 码头 变电站 服务圈 生活圈 交通圈 医保 便民 覆盖 热线 车程 公交 村 镇 县 公司 高铁 铁路 "
    "公路 急救 强 级 品牌 市场 群众 政务 通勤 户籍 老年 婴幼儿 儿童 就业"
)
"""Words that tell, within a few characters of such a figure, that it is one."""

CHINESE = Language(
    name="chinese",
    before=BEFORE,
    after=AFTER,
    moves=_MOVES,
    arrivals={move + end: way for move, way in _MOVES.items() for end in (_WAYS if move in _GROWING else _ARRIVES)}
    | by_word(down="压到 压至 砍到 砍至 缩到 缩至 退到 退至 落到 落至 减到 减至"),
    nouns=by_word(up="增长 增速 增幅 递增 ↑", down="下降 降幅 负增长 ↓"),
    rates=by_word(
        up="增速 增长率 增幅 增长速度 增长幅度 涨幅 增长目标 增长预期目标", down="降幅 减幅 下降率 降低率 下降幅度"
    ),
    links={},
    holds={},
    levels=(),
    loose=(),
    linked={},
    fillers=all_of(
        "年均 同比 每年 平均 平均每年 年平均 比上年 较上年 比去年 较去年 均 各 分别 共 合计 总计 的 了 将 可 要 需 再 累计 全年 当年 "
        "预期 预计 目标 目标值 指标 确保 力争 争取 努力 总体 分别达到 得 幅度 数量 比例 同期 "
        "名义 实际 按可比价 按可比价计算 在 占 已 已经 现 现有 目前 其中 逐年 : ： ( [ 〔"
    ),
    stops=STOPS,
    puzzles=(),
    closed=_CHINESE_CLOSED,
    scoping=(),
    closed_after=all_of(
        "以外 之外 除外 以前 之前 以后 之后 未满 未达 不变 不等 转负 转正 落空 基点 不是 并非 的一半 的 时 后 前 外"
    ),
    manners=all_of(
        "逐步 逐渐 渐次 渐 陆续 相继 先后 依次 分批 分步 分期 有序 继续 持续 不断 加速 快速 迅速 尽快 率先 仍 仍然 依然 也 又 "
        "稳步 大幅 进一步 明显 显著"
    ),
    thwarts=(),
    yearly=all_of("年均 平均每年 年平均 每年 同比 比上年 较上年 比去年 较去年 逐年"),
    total=all_of("累计 共计 总共 合计"),
    flow=FLOW,
    stock=STOCK,
    strive=all_of("力争 争取 争创 努力 奋力 力求 争当 争进"),
    vague=all_of(
        "一批 若干 一系列 多个 多家 多项 数十 数百 上百 上千 几十 几个 大幅 明显 显著 稳步 逐步 进一步 持续 不断 有效 更加 "
        "合理区间 较大 较快 基本形成 全面 成倍 前列 领先 一流"
    ),
    start="[由从自][^，。；]{0,14}$",
    since="(?:比|较|较之|相比|相比于|相较|相对|相对于|以|与|同)$",
    runs_on=True,
    bare_change="growth",  # a bare 增长15% may be a year's or the whole's; the contract calls it growth
)

_DOWN = (
    "reduc:e,es,ed,ing,tion,tions cut:,s,ting decreas:e,es,ed,ing lower:,s,ed,ing fall:,s,ing,en fell drop:,s,ped,ping "
    "declin:e,es,ed,ing shrink:,s,ing shrunk diminish:,es,ed,ing come_down comes_down coming_down down bring_down "
    "bringing_down slash:,es,ed,ing minimis:e,ing minimiz:e,ing abat:e,ing,ement curtail:,s,ed,ing curb:,s,ed,ing trim:,s,med,ming shed:,s,ding scale_down scaling_down cut_back shorten:,ing,ed narrow:,s,ed,ing"
)
_UP = (
    "increas:e,es,ed,ing rais:e,es,ed,ing ris:e,es,ing,en rose grow:,s,ing,n grew expand:,s,ed,ing boost:,s,ed,ing "
    "improv:e,es,ed,ing,ement,ements enhanc:e,es,ed,ing up go_up going_up extend:,s,ed,ing lengthen:,ed,ing climb:,s,ing strengthen:,s,ed,ing gain:,s "
    "bolster:,s,ed,ing augment:,ed,ing speed_up speeding_up step_up stepping_up ramp_up ramping_up"
)
_ENGLISH_CLOSED = all_of(
    # prepositions
    "aboard absent according_to after ahead_of along alongside amid amidst anti around as as_for as_from as_of as_per as_regards "
    "as_to as_well_as astride atop away_from bar because_of before behind beneath beside besides but by_way_of concerning considering "
    "contrary_to counting depending_on despite due_to during exclusive_of following forward_of from further_to given halfway_to "
    "in_addition_to in_case_of in_front_of in_spite_of including inclusive_of inside inside_of into irrespective_of lacking like mid "
    "near_to next_to off on_account_of on_behalf_of on_top_of onto opposite out out_of outside outside_of owing_to past pending "
    "preparatory_to prior_to pro re regarding regardless_of round sans since spanning subject_to subsequent_to such_as thanks_to "
    "throughout till together_with toward underneath until unto upon using virtually without worth loss_of loss_in "
    # conjunctions
    "north_of south_of negative threshold_of although as_long_as because both either even_if even_though hence how if in_case once or or_else provided provided_that so "
    "so_long_as so_that supposing give_or_take though when whenever where whereas wherever whether while why yet "
)
_ENGLISH_SCOPING = all_of(
    "several few numerous various alone already altogether always any at_best at_last at_latest at_worst best at_first even ever else entirely far first formerly fully "
    "half halfway how_many just last least likely little maybe mere merely might more_or_less most mostly much nominally notionally often "
    "only originally other otherwise partly perhaps possibly practically previously probably purely quite rather simply so_far solely "
    "somehow sometimes something_like somewhat somewhere soon still supposedly then theoretically thereby thus too twice ultimately "
    "unlikely usually very virtually worst next previous former each every per not_quite not_only lower_than short long_of"
)
"""Every preposition and conjunction, and every adverb of degree and scope, that the tables below do not follow."""
ENGLISH = Language(
    name="english",
    before=by_word(
        at_least="at_least a_minimum_of minimum_of minimum min. no_less_than not_less_than no_fewer_than not_fewer_than "
        "nothing_less_than floor_of lower_limit_of at_the_very_least not_below no_lower_than not_lower_than at_minimum at_or_above up_to_at_least ≥ >= not_be_less_than never_below "
        "a_floor_of at_the_least greater_than_or_equal_to more_than_or_equal_to equal_to_or_greater_than equal_to_or_more_than",
        more_than="more_than over above exceed:,s,ing,ed surpass:,es,ing,ed in_excess_of greater_than higher_than longer_than > beyond "
        "upwards_of well_over excess_of",
        at_most="at_most no_more_than not_more_than up_to a_maximum_of maximum_of maximum max. not_exceeding not_exceed "
        "not_to_exceed within capped_at a_cap_of limit_to limited_to limiting_to at_or_below no_higher_than not_higher_than "
        "nothing_more_than cap_of ceiling_of upper_limit_of limit_of at_the_very_most not_above at_least_as_low_as no_greater_than not_over no_longer_than not_be_more_than must_not_exceed "
        "should_not_exceed will_not_exceed does_not_exceed do_not_exceed cannot_exceed a_ceiling_of at_the_most less_than_or_equal_to lower_than_or_equal_to equal_to_or_less_than ≤ <=",
        less_than="less_than fewer_than lower_than under below smaller_than shorter_than < well_below well_under",
        about="about around approximately approx approx. roughly nearly almost close_to c. ca. ca circa some near "
        "in_the_region_of in_the_order_of of_the_order_of an_estimated ~ 约 towards",
        exactly="exactly precisely maintain:,ing,ed =",
        reach="reach:,es,ed,ing achiev:e,es,ed,ing attain:,s,ed,ing hit:,s,ting",
    ),
    after=by_word(
        at_least="or_more or_above or_over or_higher or_greater or_better and_above and_over and_more plus + minimum "
        "at_minimum as_a_minimum at_a_minimum at_least or_longer at_the_very_least at_the_least",
        at_most="or_less or_fewer or_lower or_below or_under and_below maximum max at_most at_maximum or_shorter at_the_very_most at_the_most at_the_outside tops",
        about="or_so or_thereabouts approximately",
    ),
    moves=by_word(up=_UP, down=_DOWN),
    arrivals={},
    nouns=by_word(
        up="increase improvement improvements rise more higher above higher_than more_than up ↑ uplift uptick gain expansion over",
        down="reduction reductions decrease cut cuts drop fall decline fewer less lower below lower_than less_than down ↓ drops under shrinkage",
    ),
    rates=by_word(
        up="growth growth_rate growth_rates cagr rate_of_growth rate_of_increase compound_annual_growth_rate growing_at "
        "grow_at grows_at grown_at",
        down="rate_of_decline annual_rate_of_reduction",
    ),
    links={"by": "by", "to": "to", "of": "of", "with": "with", "into": "to", "at": "at", "in": "in"},
    holds=by_word(
        at_most="limit:,s,ed,ing cap:,s,ped,ping restrict:,s,ed,ing confin:e,ed,ing",
        exactly="maintain:,s,ed,ing stabilis:e,ed,ing stabiliz:e,ed,ing keep:,s,ing kept hold:,s,ing held remain:,s,ing",
    ),
    levels=all_of("below under above beyond over exceed:,s,ing"),
    linked=by_word(
        up="promot:e,es,ed,ing lift:,s,ed,ing scal:e,es,ed,ing widen:,s,ed,ing broaden:,s,ed,ing advanc:e,es,ed,ing "
        "build_up scale_up scaling_up scaled_up push:,es,ing elevat:e,es,ed,ing heighten:,ed,ing uplift:,ed,ing",
        down="eas:e,es,ed,ing shav:e,es,ed,ing soften:,ed,ing",
    ),
    loose=all_of("within over near some around about maintain:,ed,ing towards c. precisely exactly minimum maximum"),
    fillers=all_of(
        "the a an its our their his her this that these those such in on for and is are was were be been being has have "
        "had will would shall should can could may might must do does it we they who which whose "
        "target targets goal aim aims aiming aimed ambition commit commits committed expected expect expects seek seeking "
        "combined total overall annual annually average yearly further another also across through via among amongst than_the_current "
        "below_national_poverty_lines below_the_poverty_line under_the_plan under_this_plan over_time all new "
        "additional extra : , ( ) - – — [ ] • * | a_total_of in_total rate rates ratio between and/or them there "
        "today now current currently a_further an_additional an_extra"
    ),
    stops=all_of(
        "grown_up cut_off up-to-date set_up follow_up up_front start-up start-ups make_up made_up sign_up end_up back_up "
        "higher_education higher_learning higher_level higher_tier higher_degree higher_degrees higher_secondary higher_income higher_rate "
        "higher_apprenticeships lower_level lower_tier lower_secondary lower_primary lower_income lower_house upper_secondary "
        "upper_primary upper_tier upper_house upper_middle lower_middle lower_quartile"
    ),
    puzzles=all_of(
        "not no never none without except excluding unless minus neither nor hardly barely instead rather short_of "
        "nothing nobody nowhere could_have would_have might_have failing other_than apart_from aside_from barring save_for but_for but_not far_from shy_of in_lieu_of in_place_of "
        "nowhere_near nothing_like scarcely seldom rarely unlike lest excepting notwithstanding instead_of "
        "cannot don't doesn't won't versus vs than against less more fewer beyond under below "
        "above lower higher greater smaller as_many_as as_much_as as_few_as as_little_as all_but nothing_but plus off eliminat:e,es,ed,ing eradicat:e,es,ed,ing phase_out phased_out phasing_out"
    ),
    closed=_ENGLISH_CLOSED,
    scoping=_ENGLISH_SCOPING,
    closed_after=all_of(
        "off short shy away_from behind ahead_of bar but besides times or into apart at_best at_worst at_last at_first at_latest only "
        "already alone merely mostly partly possibly perhaps probably maybe more_or_less quite rather otherwise else not_quite even ever "
        "as_of notionally nominally supposedly theoretically if provided assuming subject_to ago earlier"
    ),
    manners=(),
    thwarts=all_of(
        "avoid:,s,ed,ing prevent:,s,ed,ing stop:,s,ped,ping fail:,s,ed,ing fail_to fails_to failed_to failing_to refrain:,s,ing "
        "prohibit:,s,ed,ing ban:,s,ned,ning halt:,s,ed,ing miss:,es,ed,ing slow:,s,ed,ing offset:,s,ting revers:e,es,ed,ing dampen:,s,ed,ing"
    ),
    yearly=all_of(
        "a_year per_year per_annum annually annual each_year every_year yearly p.a. p.a pa /year year-on-year "
        "year_on_year yoy average_annual /yr a_week per_week daily per_quarter a_month per_month"
    ),
    total=all_of("in_total overall cumulative cumulatively"),
    flow=all_of(
        "creat:e,es,ed,ing build:,s,ing built plant:,s,ed,ing additional extra new lift:,s,ed,ing add:,s,ed,ing "
        "retrofit:,s,ted,ting generat:e,es,ed,ing recruit:,s,ed,ing construct:,s,ed,ing train:,s,ed,ing hir:e,es,ed,ing "
        "instal:l,ls,led,ling another"
    ),
    stock=all_of("cumulative cumulatively a_total_of in_total"),
    strive=all_of("striv:e,es,ing aspir:e,es,ing,ation,ational aspirations"),
    vague=all_of(
        "significant significantly substantial substantially many several some various numerous most majority improve improved "
        "strengthen enhance increase reduce better more fewer world-class leading best"
    ),
    start=r"\bfrom (?:[a-z]+ ){0,4}[£€$]?$",
    since=(
        r"(?:compared (?:to|with)|relative to|from|below|above|over|since|on|against|versus|vs\.?|than|under|(?<!end )(?<!start )(?<!beginning )(?<!half )(?<!middle )(?<!part )of|"
        r"base(?:d on|line of|line:?)|with respect to)"
        r"(?: the| a| an| its| their| our| year| fy| fiscal| financial| calendar| levels? (?:of|in)| base(?:line)?(?: year)?(?: of)?)* ?$"
    ),
    runs_on=False,
    bare_change="percent_change",  # where a year is meant, English says so
)

LANGUAGES: dict[str, Language] = {language.name: language for language in (CHINESE, ENGLISH)}


def language_of(text: str) -> Language:
    """The language of an expression: one Chinese character makes it Chinese; figures without a word are read alike."""
    if _CHINESE_CHARACTER.search(text) is not None:
        return CHINESE
    return ENGLISH if _LATIN_LETTER.search(text) is not None else CHINESE


_CHINESE_CHARACTER = re.compile("[\u3400-\u9fff]")
_LATIN_LETTER = re.compile("[A-Za-z£€$₹₦]")
