"""What the words mean that stand in tables and JSON: reasons, statuses, doubts, quantities, heads of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.codes import Bilingual


MEANINGS: dict[str, Bilingual] = {
    # reasons: why a figure cannot be had
    "no_observation": (
        "到查询时和目标年为止，没有公布过该指标在该地区的整年数值。年内数不能代表全年。",
        "No whole-year value of this indicator and region was published up to the time of asking and the target's year. Part-year figures never stand for a year.",
    ),
    "single_observation": (
        "最新值之前五年内没有更早的数值，因此没有近年增速。",
        "There is no earlier value within five years of the latest one, so there is no recent pace.",
    ),
    "too_few_observations": (
        "趋势及其区间须用同一序列的四个以上数值拟合，现有数值不足。",
        "A trend with an interval is fitted to four values of one series or more; there are fewer.",
    ),
    "no_baseline": (
        "规划没有写明基期值，规划开始前一年和印发之前也都没有观测值。`--baseline YEAR` 可自选一个观测值作为基期。",
        "The plan states no baseline, and nothing was observed for the year before it starts nor before it was issued. `--baseline YEAR` takes an observation of your choice.",
    ),
    "baseline_is_latest": (
        "最新值就是基期值，还谈不上进度。",
        "The latest value is the baseline itself: nothing can be said of progress yet.",
    ),
    "not_positive": (
        "复合增速要求数值大于零；每年的步长仍然给出。",
        "A compound rate needs figures above zero; the step a year is there all the same.",
    ),
    "no_time_left": (
        "最新值已属目标当年或更晚，没有剩余的年份可供增长。",
        "The latest value is of the target's own year or later: there are no years left to grow in.",
    ),
    "already_met": (
        "最新值已达到目标，不再有所需。",
        "The latest value already satisfies the target, so nothing is required.",
    ),
    "reference_missing": (
        "目标是相对另一指标或地区设定的，而后者当年的数值未知。",
        "The target is measured against another series or region, whose value for that year is not known.",
    ),
    "window_start_unknown": (
        "目标是截至某年的累计数，而文件没有说从哪一年起算。程序不作猜测。",
        "The target is a sum up to a year, and the document does not say from when. It is not guessed.",
    ),
    "incomplete_window": (
        "时段中间有一年没有观测值，因此累计数未知。",
        "A year in the middle of the window was not observed, so the sum so far is not known.",
    ),
    "stale": (
        "最新值的时期早于规划开始两年以上，不能说明规划的执行情况。",
        "The latest value ended more than two years before the plan starts: it says nothing about the plan.",
    ),
    "series_break": (
        "两个数值不属于同一序列：数据版本（普查）、区划、口径或价格不同。",
        "The two values do not belong to one series: another vintage (census), boundary, scope or price basis.",
    ),
    "open_ended": (
        "公布的数值不是准确值（超1500、约3.4），不足以作出判断。",
        "The published value is not exact (over 1500, about 3.4), and does not settle the question.",
    ),
    "doubtful": (
        "公布的数值注明存疑（年份、口径或数值），而结论取决于它。",
        "The published value is marked as doubtful (year, scope or value), and it decides the matter.",
    ),
    "opposite_direction": (
        "近年增速为零或背离目标，再快若干倍也到不了。",
        "The recent pace is zero or points away from the target: no multiple of it arrives.",
    ),
    "path_flat": (
        "目标等于基期值，或没有变化，进度无从度量。",
        "Target and baseline are equal, or nothing changes: there is no way to measure.",
    ),
    "not_defined_for_measure": (
        "这一类型没有这个数：新增量和增速自身没有增速，位次没有完成率。",
        "The figure does not exist for this measure: additions and growth have no rate of their own, a rank has no attainment.",
    ),
    "levels_not_comparable": (
        "该指标的增速按可比口径公布，由总量推算不出增速。",
        "Growth of this indicator is published on comparable coverage; its levels yield no rate.",
    ),
    "ambiguous": (
        "文件没有说清数字所指（见规划的 `ambiguous`），无法评估。",
        "The document does not say what the figure counts (see the plan's `ambiguous`); it cannot be judged.",
    ),
    "not_stated": ("规划没有写明自己的增速。", "The plan states no pace of its own."),
    "period_not_observed": (
        "按一段时期计算的新增量或增速，须待该时期的数据公布后才能评估。",
        "What is added, or grows, in one period cannot be judged before that period was observed.",
    ),
    "no_target": (
        "没有可供评估的目标；statcan、eustat 和 unsd2023 直接评估增长本身。",
        "There is no target to judge by; statcan, eustat and unsd2023 judge the growth itself.",
    ),
    "no_score": ("该方法没有规定得分。", "The method defines no score."),
    "not_judged": (
        "该方法对此有自己的分类，但没有与之对应的状态。",
        "The method has a class for it, but no word of ours that would fit.",
    ),
    "base_satisfies": (
        "基期值已达到目标，谈不上进度：只论保持达标，还是已经失守（跌破目标、突破控制线）。",
        "The baseline satisfied the target already: there is no way to go, and the target is kept or lost.",
    ),
    "latest_after_target": (
        "最新值的时期晚于目标的时期，不能说明目标当时是否达到。",
        "The latest value is of a later period than the target's: it does not tell whether the target was met in time.",
    ),
    "path_turns": (
        "规划路径先背离目标方向（如先达峰后下降），或此时尚无应达进度，因此只与路径数值相比。",
        "The plan's path first leads the other way (a peak before the fall), or asks for nothing yet: the value is held against the path itself.",
    ),
    "nothing_used": (
        "限额尚未动用，用不着比较快慢。",
        "Nothing of the limit is used yet: there is no pace to compare.",
    ),
    "direction_unknown": (
        "表格没有说明越高越好还是越低越好，程序不作猜测。",
        "The table does not say whether higher or lower is better, and it is not guessed.",
    ),
    "part_of_year": ("该数是年内数，不能代表全年。", "The figure is of part of a year, and never stands for the year."),
    "outranked": (
        "同一时期以另一观测值为准：修订数先于最终数，最终数先于初步数；官方先于媒体；新的先于旧的。",
        "Another observation of the same period speaks: revised over final over preliminary, official over media, newer over older.",
    ),
    "window_open": (
        "跨若干年的累计限额，要到最后一年结束才知道是否守住；在此之前是在使用，不是已达到。",
        "A limit on a sum over several years is kept or not when the last of them is over: until then it is used up, not reached.",
    ),
    "limit_exceeded": (
        "迄今的累计数已超过限额，以后再慢也回不来。",
        "The sum so far is above the limit already: no pace brings it back.",
    ),
    "base_after_latest": ("基期晚于最新值的时期。", "The base is of a later period than the latest value."),
    "no_part_year": ("没有晚于最新整年的年内数。", "No figure of part of a year is newer than the latest whole year."),
    "no_ratio": (
        "该目标不要求向好的方向变动（零增长、增幅上限、降幅下限），只看是否守住，不求比。",
        "The target asks for no movement in the better direction (zero growth, a ceiling on a rise, a floor under a fall): it is held or not, and a ratio would mislead.",
    ),
    "change_only": (
        "该数只是相对某一年的变化率，没有公布总量。",
        "Only a change from another period was published, and no level.",
    ),
    "periods_differ": (
        "基期与目标的时段不同类：财年与日历年、年内数与全年数之间不求增速。",
        "The base is of another kind of period than the target: no rate runs between a fiscal and a calendar year, or between part of a year and a year.",
    ),
    "price_basis": (
        "规划的增速按不变价计算，而数值按现价，两者不能相比。",
        "The growth is meant at constant prices and the figures are at current ones: the one says nothing of the other.",
    ),
    "no_tolerance": (
        "规划要求与参照数同步，参照数更好，而规划没有写明落后多少仍算同步。写明 `within` 后即可判定。",
        "The plan wants it to keep pace with a reference that did better, and does not say how far behind still does. `within` says so.",
    ),
    "out_of_sight": ("按此速度要到 2100 年以后才能达到目标。", "At this pace the target is reached after 2100."),
    # reasons: why a printed expression fixes no quantity (the others are the names of rules, below)
    "no_figure": ("文字中没有数字。", "The text holds no figure."),
    "vague": (
        "文字只说了方向或方式，如大幅提升、一批，没有数字。",
        "The text names a direction or a manner, such as 大幅提升 or 一批, but no figure.",
    ),
    "unreadable": (
        "其中的数字无法区分，或有不认识的词或单位；宁可不读，也不读错。",
        "The text holds figures that cannot be told apart, or a unit that is not known: rather no reading than a wrong one.",
    ),
    # statuses
    "no-data": ("没有可用的观测值。", "Nothing usable was observed."),
    "met": (
        "目标期的数值已公布，按公布值（不作进位）达到目标。",
        "The target's period was observed, and the value satisfies the target as published, never rounded up.",
    ),
    "met-unverified": (
        "数值达到目标，但存疑或不是准确值，须先核实。",
        "The value satisfies the target, but is doubtful or not exact: check it first.",
    ),
    "missed": (
        "目标期的数值已公布，没有达到目标。",
        "The target's period was observed, and the value does not satisfy the target.",
    ),
    "awaiting": (
        "目标期已过，数值尚未公布，或尚未找到。",
        "The target's period is over, and its value has not been published, or not been found yet.",
    ),
    "done": (
        "重点任务已在期限内完成，见所列来源。",
        "The task was reported done within its period, by the source that is named.",
    ),
    "done-late": ("重点任务在期限之后完成。", "The task was reported done after its period was over."),
    "done-undated": (
        "重点任务已报告完成，但所报时段跨过期限，是否按期无从得知。",
        "The task was reported done in a period that reaches beyond its own, so that nobody can tell whether it was late.",
    ),
    "open": (
        "重点任务尚未到期，也没有完成的报告；进展如何不作推断。",
        "The task is not yet due, and nobody has reported it done; how far it has come is not guessed.",
    ),
    "not-reported": (
        "重点任务期限已过，没有找到完成情况的报告；不等于没有完成。",
        "The period of the task is over, and no report of it was found; that does not say that it was not done.",
    ),
    "reached-early": (
        "目标尚未到期，基期值没有达到，最新值已经达到；以后如有回落会显示出来。",
        "The baseline fell short, and the latest value satisfies a target that is not due yet; a later fall would be shown.",
    ),
    "holding": (
        "目标尚未到期，最新值在目标之内：基期已达标的为保持达标或控制在目标内，没有可比基期的为目前达标。按近年速度到期前会失守的，写明年份，亮黄灯。",
        "The target is not due yet and is kept so far, as it was at the baseline, or as far as is known. Where the recent pace breaks it before its time, the year is told and the light is yellow.",
    ),
    "ahead": ("速度快于目标所需。", "The pace is better than the target needs."),
    "on-track": ("速度与目标所需大体相当。", "The pace is about what the target needs."),
    "lagging": ("速度低于目标所需。", "The pace is below what the target needs."),
    "far-behind": ("速度远低于目标所需。", "The pace is far below what the target needs."),
    "reversing": ("指标的变化背离目标。", "The indicator moves away from its target."),
    "undetermined": ("难以判定，原因列在旁边。", "It cannot be said; the reason stands beside it."),
    # doubts
    "year": (
        "存疑：数值可能属于另一年份，而非发布时所指的年份。",
        "Doubt: the value may belong to another year than the publication implies.",
    ),
    "scope": ("存疑：数值的口径可能与指标不同。", "Doubt: the value may cover another scope than the indicator."),
    "value": ("存疑：数字本身可能有误。", "Doubt: the figure itself may be wrong."),
    "about": (
        "公布的数值是约数；或目标为整数约数（1000左右），原文没有说明多近算达到。",
        "The published value is approximate; or the target is about a round figure (1000左右), and its print does not say how near is near enough.",
    ),
    "nominal": (
        "规划没有写明增速按什么价格计算，所用数值按现价，未剔除价格因素。",
        "The plan does not say at which prices it means its growth; the figures are at current prices, and have not been deflated.",
    ),
    "more_than": ("公布的数值是界限，实际值高于它。", "The published value is a bound: the true one is above it."),
    "at_least": (
        "公布的数值是界限，实际值等于或高于它。",
        "The published value is a bound: the true one is that or above.",
    ),
    "less_than": ("公布的数值是界限，实际值低于它。", "The published value is a bound: the true one is below it."),
    "at_most": (
        "公布的数值是界限，实际值等于或低于它。",
        "The published value is a bound: the true one is that or below.",
    ),
    "baseline_open_ended": ("基期值是约数或界限。", "The baseline is approximate or a bound."),
    "what_if": (
        "所依据的观测值是假设的（`--what-if`），并未公布。",
        "Rests on an observation that was only supposed (`--what-if`), published by nobody.",
    ),
    "what_if_part": (
        "本行只有年内数是假设的（`--what-if`）。",
        "Of the figures of this row only that of part of a year was supposed (`--what-if`).",
    ),
    "baseline_doubtful": (
        "基期值注明存疑（年份、口径或数值）。",
        "The baseline is marked as doubtful (year, scope or value).",
    ),
    "fell_back": (
        "较早的数值曾达到目标，最新值已不再达到。",
        "An earlier value satisfied the target; the latest no longer does.",
    ),
    # the quantities that methods judge by
    "done_over_due": (
        "实际进度与应达进度之比，1 为恰如规划路径；累计目标为完成比重与时段已过比重之比，年内为完成率与序时进度之比，限额反之。",
        "What was done over what is due: the share of the way behind over the share that the path asks for by now; of a sum the share done over the share of its window, within the year completion over elapsed time, of a limit the other way round.",
    ),
    "progress": (
        "基期到目标全程中已完成的比重。",
        "The share of the way from base to target that lies behind.",
    ),
    "log_progress": (
        "按对数计算的进度：ln（最新值/基期值）与 ln（目标值/基期值）之比，下降率 r 按 ln（1-r）计。",
        "Progress in logarithms: ln(latest / base) over ln(target / base); of reductions by ln(1 - r).",
    ),
    "log_done_over_elapsed": (
        "按对数计算的进度与序时进度之比。",
        "Progress in logarithms over the share of time that is over.",
    ),
    "recent_ratio": (
        "近年年均增速与尚需年均增速之比（速度比的倒数）；没有复合增速的按步长。",
        "Recent over required rate, the inverse of acceleration; by steps where there is no compound rate.",
    ),
    "recent_step_ratio": (
        "近年每年步长与今后所需每年步长之比。",
        "Recent over required step a year, whatever the measure.",
    ),
    "recent_growth_ratio": (
        "近年复合增速与今后所需复合增速之比。",
        "Recent over required compound rate, whatever the measure.",
    ),
    "lead": (
        "进度减去时间进度，以百分点计；年内为完成全年目标的比重减去序时进度。",
        "Progress minus elapsed time, in points; within the year, completion minus the elapsed share of the year.",
    ),
    "acceleration": (
        "尚需增速与近年增速之比：今后须比近年快多少倍。",
        "Required over recent rate: how many times faster it has to go from now on.",
    ),
    "linear_ratio": (
        "实际每年步长与基期到目标直线每年步长之比。",
        "Observed step a year over the step a year that a straight line from base to target has.",
    ),
    "growth_ratio": (
        "实际复合增速与所需复合增速之比，均自基期起算。",
        "Observed over required compound growth, both from the base year.",
    ),
    "projected_share": (
        "按实际增速推算，到目标期时完成基期到目标变化量的比重。",
        "The share of the change from base to target that growth at the observed rate brings by the target's period.",
    ),
}
RULES_IN_CHINESE: dict[str, str] = {
    "address": "街道地址、网址和邮箱。",
    "phone": "电话、传真和手机号码。",
    "document_number": "文件、政令和索引卡的编号，如“杭科领办〔2024〕1号”。",
    "title": "书名号内其他文件名称中的数字。",
    "date": "日期、时间、时期、“十四五”之类的规划期、党的代表大会届次，以及“三年行动”之类的期限。",
    "denominator": "比率的分母：每千人口、万元GDP。",
    "unit": "表格列或行的单位：亿元、万人。",
    "nickname": "政策、工程和口号的名称：“315”“415X”“2+8”“双倍增”。",
    "ordinal": "序数、标题和条目编号：第三批、（一）、1.、一是、附件2、表1。",
    "version": "版本号：人才新政4.0版、平台经济2.0。",
    "age": "年龄段：35岁以下、65周岁及以上。",
    "grade": "等级和数量级：千亿级产业、三级甲等、4A级、省市两级。",
    "name": "含数字的名称：“PM2.5”“G60”“5G”。",
    "enumeration": "句中列举事物的个数，或以个数命名的事物：五大产业生态圈、下城拱墅两区。",
    "label": "名称之后单独的编号，如机型、跑道和线路的号码。",
    "word": "属于词语、名称或修辞的数词：一流、统一、一批、长三角、千岛湖。",
    "page_number": "目录中的页码。",
    "row_number": "表格的行号。",
    "copy": "文本第二遍中的数字，与第一遍相同。",
}
"""What the rules mean by which a figure is no quantity; in English they say it themselves (`figures`, `trace`)."""


class Head(NamedTuple):
    """A word that stands over a column or a figure, by the names that it goes by, and what it says."""

    names: tuple[str, ...]
    meaning: Bilingual


HEADS: dict[str, Head] = {
    "index": Head(
        ("序",),
        (
            "文件自身的序号；文件没有序号的，按顺序编号。",
            "The document's own number of the row; where it has none, rows are counted.",
        ),
    ),
    "nature": Head(
        ("属性",), ("约束性、预期性，或只是力争。", "Whether the target is binding, expected, or only striven for.")
    ),
    "by": Head(("目标年",), ("目标到期的年份或时期。", "The year or period in which the target is due.")),
    "target": Head(
        ("目标值",), ("规划承诺的数值及其比较词。", "What the plan promises: a figure with its comparator.")
    ),
    "latest": Head(
        ("最新值", "实际值"),
        (
            "到查询时为止最新的整年观测值；在目标期之后的不计。",
            "The latest observed value of a whole year up to the time of asking, and not after the target's period.",
        ),
    ),
    "when": Head(("时点",), ("最新值所属的时期。", "The period that the latest value belongs to.")),
    "baseline": Head(
        ("基期值",),
        (
            "规划起点的数值：规划写明的，否则是规划开始前一年的观测值。",
            "The value that the plan starts from: as it states, else as observed in the year before it starts.",
        ),
    ),
    "progress": Head(
        ("进度",),
        (
            "基期到目标的路程已完成的比重：（最新值－基期值）÷（目标值－基期值）。",
            "The share of the way from baseline to target that is done: (latest - base) / (target - base).",
        ),
    ),
    "light": Head(
        ("灯", "灯色"),
        (
            "绿灯：达到、保持、快于或符合预期；黄灯：滞后、待核，或按近年速度将失守；红灯：严重滞后、反向变动、未完成；其余无灯。",
            "Green: met, holding, reached, ahead, on track; yellow: lagging, unverified, or about to break; red: far behind, reversing, missed; none for the rest.",
        ),
    ),
    "breaks": Head(
        ("失守年份",),
        (
            "目前达标的目标，按近年速度将在该年失守。",
            "The year in which what holds today is broken at the recent pace.",
        ),
    ),
    "elapsed": Head(
        ("序时进度", "时间进度"),
        (
            "基期到目标期的时间已过的比重；年内指全年已过的比重。",
            "The share of the time from baseline to target that is over; within the year, of the year.",
        ),
    ),
    "due": Head(
        ("应达进度",),
        ("按规划路径，目前应完成的路程比重。", "The share of the way that the plan's path asks for by now."),
    ),
    "lead": Head(
        ("进度差",),
        (
            "进度减去应达进度，以百分点计；以年内累计数列示的，为完成率减去序时进度，限额为序时进度减去已用比重。",
            "Progress minus due, in points; of a year to date attainment minus elapsed, of a limit elapsed minus what is used.",
        ),
    ),
    "bar": Head(
        ("进度条",),
        (
            "每格一成：# 为进度，| 为应达进度；以年内累计数列示的，为完成率（限额为已用比重）与序时进度。",
            "A tenth each: # is progress, | what is due; of a year to date the ratio (of a limit what is used) and elapsed.",
        ),
    ),
    "gap": Head(
        ("差距", "尚差", "距目标差距", "距目标", "超过目标", "低于上限", "超出上限"),
        (
            "按有利方向计算的距目标差距，正数表示尚未达到；占比以百分点计。",
            "What is still to go in the better direction, positive where the target is not reached; points for shares.",
        ),
    ),
    "attainment": Head(
        ("完成率",),
        (
            "最新值÷目标值；越低越好的指标为 2－最新值÷目标值。",
            "Latest over target; where lower is better, 2 minus that.",
        ),
    ),
    "required": Head(
        ("尚需年均", "尚需年均增速", "所需年均"),
        (
            "从最新值到目标值每年所需的复合增速；占比为每年的百分点。",
            "The compound annual growth from the latest value to the target; points a year for shares.",
        ),
    ),
    "recent": Head(
        ("近年年均", "近年年均增速"),
        (
            "最近五年内可比观测值的年均增速。",
            "The annual growth of the comparable values of at most the last five years.",
        ),
    ),
    "acceleration": Head(
        ("速度比", "所需与近年之比", "倍数"),
        (
            "尚需年均与近年年均之比；大于 1 表示今后须比近年更快。",
            "Required over recent rate; above 1 it has to go faster than it did.",
        ),
    ),
    "finding": Head(
        ("评估结论",),
        (
            "目标的状态（已完成、待公布、快于预期等）；难以判定的写明原因。",
            "The status of the target (met, awaiting, ahead and so on), with the reason where it cannot be said.",
        ),
    ),
    "class": Head(
        ("方法分类",),
        (
            "所用评估方法自己的分类，按其来源的写法。",
            "The class that the method itself gives, spelled as in its source.",
        ),
    ),
    "owners": Head(("责任单位",), ("规划写明的责任单位。", "The offices that the plan makes responsible.")),
    "compound": Head(
        ("年均增速", "复合年均"),
        ("从起点到终点的复合年均增速。", "The compound annual growth from the first value to the last."),
    ),
    "step": Head(
        ("年均增量", "每年增量"),
        ("从起点到终点每年等量增加的数量。", "The equal step a year from the first value to the last."),
    ),
    "stated": Head(
        ("规划原文", "规划所列"), ("规划自己写明的增速或步长。", "The pace that the plan states of its own.")
    ),
    "agrees": Head(
        ("是否相符",),
        (
            "规划写明的增速与基期值、目标值是否相符，按原文数字精度判断。",
            "Whether the stated pace agrees with base and target, judged with printed precision.",
        ),
    ),
    "at_stated": Head(
        ("按该增速测算可达", "按所列可达"),
        ("按规划写明的增速，到目标期可达的数值。", "Where the stated pace would lead by the target's period."),
    ),
    "path": Head(
        ("路径值", "目标路径"),
        (
            "规划路径（基期值、分年目标、终期目标）在某一时期的数值。",
            "The value of the plan's path (baseline, milestones, target) at a period.",
        ),
    ),
    "path_gap": Head(("与路径之差", "落后路径"), ("路径值与实际值之差。", "The path's value minus the observed one.")),
    "anchored": Head(
        ("按最新值调整的路径", "重锚路径"),
        ("从最新值出发到目标的路径。", "The path to the target that starts at the latest value."),
    ),
    "projected": Head(
        ("预计值",),
        (
            "以往速度不变时，到目标期的数值；是外推，不是预测。",
            "The value at the target's period if the past pace goes on; carried on, not forecast.",
        ),
    ),
    "interval": Head(
        ("80%预测区间",),
        (
            "趋势外推的 80% 区间，假定各年偏差相互独立。",
            "The interval that holds four fifths of what a trend leads to, if years scatter independently.",
        ),
    ),
    "shortfall": Head(("预计缺口",), ("预计值与目标值之差。", "What the projected value lacks of the target.")),
    "reached_in": Head(
        ("达到年份",), ("按该速度达到目标的年份。", "The year in which the target is reached at this pace.")
    ),
    "probability": Head(
        ("达标概率",), ("按趋势外推达到目标的概率。", "How likely the target is reached if the trend goes on.")
    ),
    "mean_score": Head(
        ("平均得分",),
        (
            "组内有得分的目标的平均得分，按所用评估方法计算。",
            "The mean score of the targets of a group that have one, by the method used.",
        ),
    ),
}
"""Heads of columns, by their keys; where a table prints another word for one, `render.words` has it under this key."""
