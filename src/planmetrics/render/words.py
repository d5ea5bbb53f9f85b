"""Every word that tables print, in Chinese and English: one table, two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planmetrics.compute.assessment import Names
    from planmetrics.model.period import Period
    from planmetrics.model.terms import Firmness

Lang: TypeAlias = Literal["zh", "en"]

_COLUMN: dict[Lang, int] = {"zh": 0, "en": 1}

WORDS: dict[str, tuple[str, str]] = {
    # whether stated growth agrees
    "yes": ("相符", "yes"),
    "no": ("不符", "no"),
    "promised": ("各规划的目标", "Targets"),
    # standing, nature, observation status
    "draft": ("征求意见", "draft"),
    "in-force": ("执行中", "in force"),
    "superseded": ("已废止", "superseded"),
    "binding": ("约束性", "binding"),
    "expected": ("预期性", "expected"),
    "strive": ("力争", "strive"),
    "assigned": ("{by}下达", "set by {by}"),
    "preliminary": ("初步", "preliminary"),
    "final": ("最终", "final"),
    "revised": ("修订", "revised"),
    # status of a target; behind a colon, in which case it is called so
    "status.no-data": ("缺数据", "no data"),
    "status.met": ("已完成", "met"),
    "status.met-unverified": ("初步达标", "met, unverified"),
    "status.missed": ("未完成", "missed"),
    "status.missed:expected": ("未达预期", "missed (expected)"),
    "status.awaiting": ("待公布", "awaiting"),
    "status.holding": ("目前达标", "holding"),
    "status.holding:floor": ("保持达标", "holding"),
    "status.holding:ceiling": ("控制在目标内", "within limit"),
    "status.breaks": ("{status}（按近年速度{year}年失守）", "{status} (breaks in {year})"),
    "status.reached-early": ("提前达到", "reached early"),
    "status.ahead": ("快于预期", "ahead"),
    "heads.reversing": ("反向变动", "reversing"),
    "status.on-track": ("基本符合预期", "on track"),
    "status.on-track:within": ("达到序时进度", "on schedule"),
    "status.lagging": ("滞后于预期", "lagging"),
    "status.lagging:within": ("未达序时进度", "behind schedule"),
    "status.far-behind": ("严重滞后", "far behind"),
    "status.reversing": ("不升反降", "falling"),
    "status.reversing:lower": ("不降反升", "rising"),
    "status.reversing:floor": ("跌破目标", "fell below target"),
    "status.reversing:ceiling": ("突破控制线", "broke the limit"),
    "status.reversing:off": ("偏离目标", "left its target"),
    "status.undetermined": ("暂难判定", "undetermined"),
    "light.green": ("绿", "green"),
    "light.yellow": ("黄", "yellow"),
    "light.red": ("红", "red"),
    "undetermined": ("暂难判定（{why}）", "undetermined ({why})"),
    "only_published": ("仅公布{value}", "only {value} published"),
    "undetermined.stale": ("数据过旧", "data too old"),
    "undetermined.about": ("暂难判定（约数）", "undetermined (about)"),
    "undetermined.period_not_observed": ("当期数据未公布", "undetermined (period not observed)"),
    # tasks, which are counted apart from targets
    "tasks": ("重点任务", "Tasks"),
    "task.done": ("已完成", "done"),
    "task.done-late": ("逾期完成", "done late"),
    "task.done-undated": ("完成时间待核", "done (date unclear)"),
    "task.open": ("未到期", "not yet due"),
    "task.not-reported": ("未报告完成情况", "not reported"),
    "tasks.count": (
        "重点任务 {total} 项，不计入目标：{list}。",
        "{total:task}, counted apart from the targets: {list}.",
    ),
    "tasks.in_state": ("{state} {count}", "{count} {state}"),
    # why there is no figure
    "no_observation": ("无观测值", "no observation"),
    "single_observation": ("仅一个观测值", "one observation only"),
    "too_few_observations": ("观测值不足四个", "fewer than four values"),
    "no_baseline": ("无基期值", "no baseline"),
    "baseline_is_latest": ("基期即最新", "baseline is latest"),
    "not_positive": ("非正值", "not above zero"),
    "no_time_left": ("无剩余时间", "no time left"),
    "already_met": ("已达到", "reached"),
    "reference_missing": ("无参照值", "no reference"),
    "window_start_unknown": ("起始年不明", "start unknown"),
    "incomplete_window": ("年份不全", "years missing"),
    "stale": ("数据过旧", "data too old"),
    "series_break": ("口径不连续", "series break"),
    "open_ended": ("非准确值", "not exact"),
    "doubtful": ("数据存疑", "doubtful"),
    "opposite_direction": ("方向相反", "opposite"),
    "path_flat": ("目标等于基期", "target is baseline"),
    "not_defined_for_measure": ("不适用", "not applicable"),
    "levels_not_comparable": ("总量不可比", "not comparable"),
    "ambiguous": ("含义不明", "ambiguous"),
    "not_stated": ("未列", "not stated"),
    "period_not_observed": ("当期未公布", "period not observed"),
    "no_target": ("无目标值", "no target"),
    "no_score": ("无评分", "no score"),
    "not_judged": ("方法未定", "left open"),
    "base_satisfies": ("基期已达标", "met at baseline"),
    "latest_after_target": ("最新值晚于目标年", "latest after target"),
    "path_turns": ("路径转折", "path turns"),
    "nothing_used": ("尚未动用", "nothing used"),
    "direction_unknown": ("方向不明", "direction unknown"),
    "part_of_year": ("年内数", "part of a year"),
    "outranked": ("另有更权威数值", "another value speaks"),
    "window_open": ("期限未满", "window not over"),
    "limit_exceeded": ("已超限额", "beyond the limit"),
    "base_after_latest": ("基期晚于最新", "base after latest"),
    "no_part_year": ("无年内数", "no part-year figure"),
    "no_ratio": ("无法求比", "no ratio"),
    "change_only": ("仅有变化率", "change only"),
    "periods_differ": ("时段不同类", "periods differ"),
    "price_basis": ("价格口径不同", "price basis"),
    "no_tolerance": ("未定容差", "no tolerance given"),
    "out_of_sight": ("2100年后", "after 2100"),
    # figures
    "points": ("{value}个百分点", "{value} pt"),
    "places": ("{value}位", "{value} pl."),
    "over": ("超出{value}", "over {value}"),
    "under_limit": ("低于上限{value}", "{value} below the limit"),
    "over_limit": ("超出上限{value}", "{value} over the limit"),
    "note.no_target": ("有基期值而无目标：{list}。", "With a baseline and no target: {list}."),
    "beyond": ("超出{value}", "{value} beyond"),
    "in_front": ("领先{value}", "{value} ahead"),
    "behind": ("落后{value}", "{value}"),
    "more_than": ("超{value}", ">{value}"),
    "at_most": ("{value}以内", "<={value}"),
    "less_than": ("低于{value}", "<{value}"),
    "about": ("约{value}", "~{value}"),
    "exactly": ("={value}", "={value}"),
    "at_least": ("{value}", "{value}"),
    "between": ("{value}", "{value}"),
    "relative": ("见注", "see note"),
    "at_or_above": ("{value}以上", "{value} or more"),
    "at_or_below": ("{value}以下", "{value} or less"),
    "above_range": ("高于区间{value}", "{value} above the range"),
    "below_range": ("低于区间{value}", "{value} below the range"),
    "since": ("比{since}年", "since {since}"),
    "nominal": ("按现价", "nominal"),
    # what a plan says instead of a level
    "rate.fall": ("下降{value}", "down {value}"),
    "rate.growth": ("年均{value}", "{value}/yr"),
    "rate.average": ("年均{value}", "{value}/yr"),
    "rate.percent_change": ("累计{value}", "{value} in all"),
    "rate.cumulative": ("累计{value}", "{value} in all"),
    "rate.more_than": ("＞{value}", ">{value}"),
    # measures, directions, forms, sources
    "measure.stock": ("存量", "stock"),
    "measure.flow": ("流量", "flow"),
    "measure.addition": ("新增量", "addition"),
    "measure.share": ("占比", "share"),
    "measure.ratio": ("强度", "ratio"),
    "measure.growth": ("增速", "growth"),
    "measure.rank": ("位次", "rank"),
    "measure.index": ("指数", "index"),
    "better.higher": ("正向", "higher is better"),
    "better.lower": ("逆向", "lower is better"),
    "form.sum": ("累计{value}", "sum {value}"),
    "form.growth": ("年均增长（%）{value}", "growth %/yr {value}"),
    "form.change": ("提高{value}", "change {value}"),
    "form.change-negative": ("增减{value}", "change {value}"),
    "form.multiple": ("倍数{value}", "multiple {value}"),
    "form.percent_change": ("累计增长（%）{value}", "change in all, % {value}"),
    "form.percent_change-negative": ("累计增减（%）{value}", "change in all, % {value}"),
    "form.average": ("年均{value}", "average {value}"),
    "form.cumulative": ("累计{value}", "in all {value}"),
    "form.relative": ("相对{value}", "relative {value}"),
    "kind.official": ("官方", "official"),
    "kind.media": ("媒体", "media"),
    "kind.other": ("其他", "other"),
    "bearing.doubt": ("存疑：{value}", "doubt: {value}"),
    "bearing.prices": ("价格：{value}", "prices: {value}"),
    "bearing.vintage": ("普查修订：{value}", "vintage: {value}"),
    "bearing.boundary": ("区划：{value}", "boundary: {value}"),
    "doubt.year": ("年份", "year"),
    "doubt.scope": ("口径", "scope"),
    "doubt.value": ("数值", "value"),
    "plans": ("规划一览", "Plans"),
    "no_plans": ("没有规划。", "There are no plans here."),
    "observations": ("公布数据", "Published values"),
    # below the table
    "ways": ("进度与应达进度", "Done against due"),
    "note.ways": (
        "# 为进度，| 为应达进度，每格一成；以年内累计数列示的，# 为完成率（限额为已用比重），| 为序时进度。",
        "# is progress, | what is due, a tenth each; of a year to date # is the ratio (of a limit what is used), | the share of the year that is over.",
    ),
    "sparkline": ("走势 {of}：{blocks} {span}", "Trend {of}: {blocks} {span}"),
    "changes_since": ("自 {since} 以来的变化", "Changes since {since}"),
    "no_changes": ("没有变化", "nothing changed"),
    "became": ("由{was}变为{now}", "{was}, now {now}"),
    "change.newly_lagging": ("新滞后", "Newly behind"),
    "change.recovered": ("已追回", "Recovered"),
    "change.other_status": ("结论有变", "Another finding"),
    "change.new_figure": ("有新数据", "New figures"),
    "as_of": ("截至 {as_of}", "as of {as_of}"),
    "summary": (
        "共 {total} 个目标：已完成 {met}，初步达标（数据待核）{unverified}，{missed}，待公布 {awaiting}，提前达到 {early}，保持或控制在目标内 {holding}，未到期 {open}（快于预期 {ahead}，{on_track}，滞后 {behind}，暂难判定 {unjudged}），数据存疑 {doubtful}，无参照 {reference}，无可用数据 {unusable}。",
        "{total:target}: {met} met, {unverified} met but unverified, {missed}, {awaiting} awaiting data, {early} reached early, {holding} holding, {open} not due ({ahead} ahead, {on_track}, {behind} behind, {unjudged} undetermined), {doubtful} resting on doubtful figures, {reference} without a reference, {unusable} without usable data.",
    ),
    "summary.missed": ("未完成 {count}", "{count} missed"),
    "summary.missed:expected": ("未达预期 {count}", "{count} missed (expected)"),
    "summary.on-track": ("基本符合预期 {count}", "{count} on track"),
    "summary.on-track:within": ("达到序时进度 {count}", "{count} on schedule"),
    "mark.doubt": ("? 数据的年份、口径或数值存疑", "? year, scope or value of the figure is doubtful"),
    "mark.about": ("~ 约数或非准确值", "~ approximate or open-ended"),
    "mark.inferred": ("* 目标年据标题或上下文推定", "* target year taken from heading or context"),
    "mark.audit": ("! 核查有矛盾或存疑，见核查备忘", "! the audit has a contradiction or doubt (planmetrics audit)"),
    "mark.fell_back": ("< 曾达标，后又跌破目标或突破控制线", "< had met the target, then lost it"),
    "mark.what_if": (
        "^ 含假设值（--what-if），非公布数据",
        "^ rests on a supposed value (--what-if), not a published one",
    ),
    "supposed": ("假设：{list}", "supposing {list}"),
    "all_plans": ("{count} 个规划", "{count:plan}"),
    "note.methods": ("评估方法：{list}。", "Judged by: {list}."),
    "note.part_year": ("年内进度：{list}。", "Within the year: {list}."),
    "part.done": (
        "第{number}项{period}为{value}，完成全年目标{target}的{done}，序时进度{elapsed}，{lead}，尚需完成{left}",
        "{number} {period} brought {value}, {done} of {target} for the year with {elapsed} of it over, {lead}, {left} to go",
    ),
    "part.used": (
        "第{number}项{period}为{value}，已用全年限额{target}的{done}，序时进度{elapsed}，{lead}，余量{left}",
        "{number} {period} took {value}, {done} of the {target} allowed for the year with {elapsed} of it over, {lead}, {left} left",
    ),
    "part.below": ("低于序时进度{points}个百分点", "{points} pt below"),
    "part.above": ("高于序时进度{points}个百分点", "{points} pt above"),
    "part.ahead": ("快于序时进度{points}个百分点", "{points} pt ahead"),
    "part.behind": ("慢于序时进度{points}个百分点", "{points} pt behind"),
    "part.level": (
        "第{number}项{period}为{value}（当期数据，不代表全年）",
        "{number} {period} {value} (part of a year, as it stands)",
    ),
    "part.stands": (
        "第{number}项{period}为{value}（年内累计数，不代表全年）",
        "{number} {period} {value} (part of a year, as it stands)",
    ),
    "note.classes": (
        "各方法分类及其判定量：{list}。待公布的目标按最新一年数据分类。",
        "What each method says, with the quantity it judges by: {list}. Of targets that await their figure it is about the latest one.",
    ),
    "note.handed_over": (
        "+ 判定量缺失，改用 {by}。",
        "+ judged by {by}, since the method's own quantity cannot be had.",
    ),
    "total": ("合计", "all"),
    "nobody": ("未列责任单位", "no owner named"),
    "note.score": (
        "平均得分后为方法所定等级，括号内为计入得分的目标数。",
        "Behind the mean score stands the class that the method gives it, with the number of targets that have a score.",
    ),
    "by.all": ("按状态", "By status"),
    "by.plan": ("按规划", "By plan"),
    "by.firmness": ("按属性", "By nature"),
    "unnamed_nature": ("未注明", "not said"),
    "by.owner": ("按责任单位", "By owner"),
    "by.region": ("按地区", "By region"),
    "note.summary": (
        "各组按须关注目标（未完成、未达预期、不升反降或不降反升、严重滞后、滞后于预期）所占比重由高到低排列；一个目标有多个责任单位的，分别计入。",
        "Groups with the largest share of missed, falling, far behind and lagging targets come first; a target counts for each of its owners.",
    ),
    "note.ranking": (
        "名次按同一时点的数据排列，数值相同者并列；时点不同或无数据者列于其后，不排名。",
        "Ranked by figures of one period, equal ones share a rank; regions with another period or without data stand behind, unranked.",
    ),
    "other_period": ("时点不同", "other period"),
    "no_ranking": ("没有分地区的目标。", "No target is divided among regions."),
    "paths": ("目标路径与实际", "Path and observations"),
    "note.path": (
        "路径值经基期值、分年目标（原文）到终期目标，占比按直线、其余按复合增速；按最新值调整的路径自最新值起。与路径之差为路径值与实际值之差。",
        "The path runs through the baseline, the plan's milestones (printed) and its target, straight for shares, else compound; re-anchored it starts at the latest value. Behind: path minus observed.",
    ),
    "no_path": ("不足两点，没有路径。", "There is no path: it needs two points."),
    "pace.observed": ("基期以来年均", "since the baseline"),
    "pace.recent": ("近年年均", "recent"),
    "pace.trend": ("趋势拟合", "trend"),
    "from_to": ("{low}至{high}", "{low} to {high}"),
    "projections": ("按以往速度外推", "If it goes on as before"),
    "note.projection": (
        "外推不是预测：假定以往速度不变。趋势须有四个以上准确值，区间假定各年偏差相互独立，偏差若会延续则实际范围更宽。",
        "Carried on, not forecast: it supposes that the pace of the past goes on. A trend needs four exact values; its interval supposes that years scatter independently, and is too narrow where shocks last.",
    ),
    "no_projection": ("没有未到期的定量目标。", "There is no target ahead that fixes a value."),
    "compare.targets": ("各规划、各地区的目标", "Targets of plans and regions"),
    "compare.series": ("各地区公布值", "Published values by region"),
    "compare.left_out": ("未列入比较：{list}。", "Left out: {list}."),
    "compare.out": ("{region} {period} {value}（{reason}）", "{region} {period} {value} ({reason})"),
    "compare.note": (
        "同一行只列可比数值：整年、口径与普查修订一致，约数标 ~；尚需年均、近年年均按同一指标口径计算。",
        "A row holds only what compares: whole years, of one scope and one revision, approximate ones with ~; rates are of that series.",
    ),
    "note.definitions": (
        "口径：{gap} = 目标值与最新值之差（超出 = 已越过目标）；{attainment} = 最新值/目标值（逆向指标为 2 - 最新值/目标值）；{required} = 从最新值到目标值的年均增速（占比按百分点）；{acceleration} = {required}/{recent}；",
        "{gap}: target minus latest (over: beyond the target). {attainment}: latest / target (2 - that where lower is better). {required}: annual growth from latest to target (points for shares). {acceleration}: {required} / {recent}. ",
    ),
    "note.past": (
        "{recent} = 最近五年内可比观测值的年均增速。",
        "{recent}: the annual growth of at most the last five years.",
    ),
    "note.past_of_table": ("{recent} = 基期值至最新值的年均增速。", "{recent}: the annual growth from base to latest."),
    "note.way": (
        "进度 = 基期至目标已完成的比重，应达进度 = 规划路径到最新值时点所要求的比重，进度差 = 进度减应达进度。",
        " Progress: the share of the way from base to target; due: the share that the plan's path asks for by the latest value's period; lead: progress minus due.",
    ),
    "note.year": (
        "以年内累计数列示的：序时进度 = 当年已过时间的比重，",
        " Of a year to date: elapsed is the share of the year that is over; ",
    ),
    "note.year_lead": (
        "进度差 = {attainment}减序时进度（限额为序时进度减已用比重），",
        "lead is {attainment} minus elapsed (of a limit elapsed minus what is used); ",
    ),
    "note.year_rates": (
        "{required}、{recent}仍按整年数计算。",
        "{required} and {recent} stay with whole years.",
    ),
    "judged_within": ("{name}（按{period}年内进度）", "{name} (within the year, by {period})"),
    "note.levels": ("按规划增速或降幅测算的目标值：{list}。", "Levels that growth and changes come to: {list}."),
    "note.nominal": (
        "按现价：规划未写明增速是否按可比价，此处按现价计算，未剔除价格因素。",
        "Nominal: the plan does not say at which prices it grows; worked out at current prices, which have not been deflated.",
    ),
    "item.level": ("第{number}项（{due}）{level}", "{number} {due} {level}"),
    "note.owners": ("责任单位：{list}。", "Owners: {list}."),
    "note.nature": ("属性：{list}。", "Nature: {list}."),
    "note.relative": ("目标原文：{list}。", "Targets as printed: {list}."),
    "note.revised": ("中期调整：{list}。", "Revised at mid-term: {list}."),
    "item.revised": (
        "第{number}项（{due}）原目标{before}，中期调整为{after}",
        "{number} {due} was {before}, now {after}",
    ),
    "revised.of_name": ("{name}（{due}）原目标{before}，中期调整为{after}", "{name} {due} was {before}, now {after}"),
    "item": ("第{number}项（{due}）：{printed}", "{number} {due} {printed}"),
    "item.alone": ("第{number}项：{printed}", "{number} {printed}"),
    "note.assigned": ("目标均为{by}。", "All targets {by}."),
    "note.recent": ("近年年均起算年：{list}。", "Past/yr counts from: {list}."),
    "note.cagr": (
        "占比按每年百分点，其余按复合年均增速；“不符”按原文数字精度判断。",
        "Shares in points a year, everything else as compound annual growth; agreement is judged with printed precision.",
    ),
    "elsewhere": (
        "另有 {count} 个目标属于其他地区：--all-regions 或 --region。",
        "{count:more target} of other regions: --all-regions, or --region.",
    ),
    "tasks.elsewhere": (
        "另有 {count} 项重点任务属于其他地区：--all-regions 或 --region。",
        "{count:more task} of other regions: --all-regions, or --region.",
    ),
    "task_in_words": ("只用文字表述的任务，没有度量", "a task in words alone, which has no measure"),
    "no_tasks": ("没有重点任务。", "There are no tasks."),
    "nothing": ("没有符合条件的目标。", "No target fits what was asked for."),
    # the audit
    "findings": ("核查发现", "Findings of the audit"),
    "severity.contradiction": ("矛盾", "contradiction"),
    "severity.doubt": ("存疑", "doubt"),
    "severity.note": ("提示", "note"),
    "at_item": ("，{section}{item}", ", {section}, {item}"),
    "more_places": ("另有 {count} 处", "and {count:more place}"),
    "formula": ("依据：{formula}", "by: {formula}"),
    "formula_within": (
        "依据：{formula}，按原文数字精度为 {low} 至 {high}",
        "by: {formula}, from {low} to {high} as printed",
    ),
    "acknowledged": ("（已说明：{reason}）", "(acknowledged: {reason})"),
    "audit.summary": (
        "矛盾 {contradictions} 处，存疑 {doubts} 处，提示 {notes} 处，已说明 {acknowledged} 处",
        "{contradictions:contradiction}, {doubts:doubt}, {notes:note}, {acknowledged} acknowledged",
    ),
    "memo.title": ("规划目标核查备忘", "Audit of plan targets"),
    "memo.head": (
        "截至 {as_of}：矛盾 {contradictions} 处，存疑 {doubts} 处，提示 {notes} 处。",
        "As of {as_of}: {contradictions:contradiction}, {doubts:doubt}, {notes:note}.",
    ),
    "memo.observations": ("公布数据", "Published values"),
    "memo.place": ("{section}{item}：", "{section} ({item}): "),
    "memo.line": ("【{severity}】{where}{message}。{advice}。", "{severity}: {where}{message}. Suggestion: {advice}."),
    "memo.places": ("出处：{list}", "Places: {list}"),
    "memo.figure": ("《{title}》{where}“{printed}”", "{title}{where}: {printed}"),
    "memo.foot": (
        "矛盾：两处表述不能同时成立，建议核实。存疑：可能成立，请予说明。提示：供参考。按原文数字精度判断，四舍五入造成的差异不计。",
        "Contradiction: two statements cannot both be meant. Doubt: possible, please explain. Note: for information. Judged by the precision of the figures as printed.",
    ),
    # the calculator
    "calc.title": ("{start} -> {end}，{years} 年", "{start} -> {end} in {years} years"),
    "calc.compound": ("复合年均增长", "compound growth"),
    "calc.linear": ("每年等量增加", "equal step"),
    "calc.total": ("累计增长", "growth in all"),
    "calc.double": ("翻番所需年数", "years to double"),
    "calc.halve": ("减半所需年数", "years to halve"),
}


class Count(int):
    """A number of things, as every whole number among the facts of a text is one, which names them as many or as one: `{doubts:doubt}` is 2 doubts, or 1 doubt."""

    def __format__(self, thing: str) -> str:
        return f"{int(self)} {thing}{'' if self == 1 else 's'}" if thing else str(int(self))


class Words:
    """The words of one language; `words("nothing")`, `words("points", value="0.09")`."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang
        self._column = _COLUMN[lang]

    def __call__(self, key: str, **facts: object) -> str:
        """The word of this key, its places filled with the facts."""
        text = WORDS[key][self._column]
        counted = {name: Count(fact) if isinstance(fact, int) else fact for name, fact in facts.items()}
        return text.format(**counted) if facts else text

    def known(self, key: str) -> bool:
        """Whether there is such a word."""
        return key in WORDS

    def of(self, names: Names) -> str:
        """A name in this language."""
        return names[self._column]

    def lines(self, items: Iterable[str]) -> str:
        """Several groups in one line, each of which may list things itself."""
        return ("；" if self.lang == "zh" else "; ").join(items)

    def listed(self, items: Iterable[str]) -> str:
        """Several things in one line."""
        return ("、" if self.lang == "zh" else ", ").join(items)

    def joined(self, items: Iterable[str]) -> str:
        """Several words on one thing."""
        return ("，" if self.lang == "zh" else ",").join(items)

    def nature(self, firmness: Firmness | None, *, strive: bool, assigner: Names | None = None) -> str:
        """Binding or expected, only striven for, set by the level above; empty where nothing is said."""
        parts = [self(firmness)] if firmness is not None else []
        parts += [self("strive")] if strive else []
        return self.joined([*parts, self("assigned", by=self.of(assigner))] if assigner is not None else parts)

    def bracketed(self, text: str) -> str:
        """The text in brackets, to stand behind what it belongs to, set off as the language does."""
        return f"（{text}）" if self.lang == "zh" else f" ({text})"

    def period(self, period: Period, *, in_text: bool = False) -> str:
        """A period; in a cell a year is its number alone, and no dash is long, since its width would be ambiguous."""
        if self.lang == "en" or (period.is_year and not in_text):
            return str(period)
        return period.in_chinese("—" if in_text else "-")

    def span(self, start: Period | None, end: Period, *, in_text: bool = False) -> str:
        """A window, whose start may be unknown."""
        if self.lang == "en":
            return f"{start or ('?' if in_text else '')}..{end}"
        dash, year = "—" if in_text else "-", "财年" if "/" in str(end) else "年"
        return f"{start}{dash}{end}{year}" if start is not None else f"至{end}{year}"
