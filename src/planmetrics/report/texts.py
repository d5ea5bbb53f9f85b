"""Words that only reports have, in Chinese and English; all others are those of tables (`render.texts`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.render.texts import WORDS
from planmetrics.render.words import Words

if TYPE_CHECKING:
    from planmetrics.model.period import Period
    from planmetrics.render.words import Lang

TEXTS: dict[str, tuple[str, str]] = {
    # all reports
    "report.attention": ("需关注的指标", "What needs attention"),
    "report.ranking": ("各地区排名", "Regions ranked"),
    "report.audit": ("核对发现", "What the audit found"),
    # pages in HTML, and charts
    "html.targets": ("目标进展", "Where targets stand"),
    "html.silent": ("缺数据的目标", "Targets without data"),
    "html.silent.about": (
        "以下目标截至目前没有公布可用的数据，只列规划原文、出处和责任单位。",
        "Of these nothing usable has been published so far: what the plan says, where, and who answers for it.",
    ),
    "html.method": ("评估方法：{name}", "judged by: {name}"),
    "html.attention.none": (
        "已能评估的 {judged} 个目标中，没有需要关注的。",
        "None of the {judged:target} that can be judged needs attention.",
    ),
    "html.attention.unlit": (
        "另有 {count} 个目标尚不能评估：{list}。",
        "{count:target} cannot be judged yet: {list}.",
    ),
    "html.awaiting": (
        "已到期、数值待公布的目标，按责任单位：{list}。",
        "Due, and awaiting their figure, by owner: {list}.",
    ),
    "html.document": ("文件原文", "The document"),
    "html.more": ("另有 {count} 项", "{count} more"),
    "html.owner": ("责任单位：", "Owner: "),
    "html.quantity": ("项目", "Figure"),
    "html.lacking": ("暂不能算出：{list}。", "Cannot be had: {list}."),
    "html.stop": ("。", "."),
    "html.dash": ("—", " - "),
    "html.nil": ("没有", "none"),
    "html.bracketed": ("（{text}）", "({text})"),
    "html.suggestion": ("{text}。", "Suggestion: {text}."),
    "html.contents": ("目录", "Contents"),
    "html.lights": ("总体情况", "At a glance"),
    "html.charts": ("分指标情况", "Indicator by indicator"),
    "html.definition": ("指标定义（仅有英文）：{text}", "Definition (in Chinese alone): {text}"),
    "html.data": ("图表数据与来源", "Data and sources"),
    "html.undrawn": (
        "已公布的数值与目标的时段不同类，没有画图，见下列数据。",
        "What was published is of other kinds of periods than the targets and is not drawn: see the data.",
    ),
    "html.later": (
        "截至时点之后的 {count} 个数值未列出。",
        "{count:value} of later periods left out.",
    ),
    "html.sources": ("来源", "Sources"),
    "html.districts": ("各地区情况", "Regions"),
    "html.map": ("地区与指标一览", "Regions by indicators"),
    "html.map.silent": ("没有任何数据的地区：{list}。", "Of these regions nothing is known: {list}."),
    "html.regions.silent": ("另有 {count} 个地区没有数据", "{count:more region} without data"),
    "html.why.printed": ("原文“{printed}”", "printed '{printed}'"),
    "html.map.note": (
        "格内为完成率（没有完成率的为最新值）和灯色，颜色只作辅助；空格为没有目标。红灯、黄灯多的地区在前。",
        "Each cell has the ratio (else the latest) and the light in a word; colour only adds. Empty: no target.",
    ),
    "html.unheard": (
        "以下分地区目标尚无各地区数据：{list}。",
        "Divided among regions, and of no region anything published yet: {list}.",
    ),
    "html.scores": ("分组计数", "Counts by group"),
    "html.definitions": ("评估方法与名词解释", "Method and definitions"),
    "html.filter": ("筛选", "Filter"),
    "html.filter.owner": ("责任单位", "Owner"),
    "html.filter.region": ("地区", "Region"),
    "html.filter.light": ("灯色", "Light"),
    "html.filter.all": ("全部", "all"),
    "html.filter.shown": ("显示 {shown} / {all} 个目标", "{shown} of {all} targets shown"),
    "html.scroll": ("{title}（可左右滚动）", "{title} (scrolls sideways)"),
    "html.skip": ("跳到正文", "Skip to content"),
    "html.made": (
        "由 planmetrics 生成；数字、结论与命令行输出相同。",
        "Made by planmetrics: the figures and findings are those that its commands print.",
    ),
    "chart.index": ("{since}年=100", "{since} = 100"),
    "chart.exact": ("公布值", "published"),
    "chart.doubtful": ("公布值存疑", "published, doubtful"),
    "chart.floor": ("至少如此（超、以上）", "at least this much"),
    "chart.cap": ("至多如此（低于、以内）", "at most this much"),
    "chart.about": ("约数", "approximate"),
    "chart.part": ("年内数（不代表全年）", "part of a year"),
    "chart.aim": ("目标", "target"),
    "chart.path": ("规划路径", "the plan's path"),
    "chart.ahead": ("外推（{pace}）", "carried on ({pace})"),
    "chart.banded": ("外推（{pace}）及80%预测区间", "carried on ({pace}) with its 80 % interval"),
    "chart.break": ("口径不连续", "series break"),
    "chart.doubt": ("{doubt}存疑", "doubtful {doubt}"),
    "chart.target": ("目标：{due} {target}", "target by {due}: {target}"),
    "chart.seen": (
        "公布值 {count} 个{span}，最新为 {when} {value}",
        "{count:published value} {span}, the latest {value} in {when}",
    ),
    "chart.leads": ("{pace}外推至{when}为 {value}", "carried on ({pace}) to {when}: {value}"),
    "chart.leads_within": (
        "{pace}外推至{when}为 {value}，80%预测区间 {low} 至 {high}",
        "carried on ({pace}) to {when}: {value}, 80 % interval {low} to {high}",
    ),
    "chart.not_from_zero": ("纵轴不从零开始", "The axis does not begin at zero"),
    "internal": ("内部资料", "internal"),
    "chart.within": (
        "未画入图中的年内数：{when} {value}，不能与全年数相比",
        "Not drawn, of a stretch within a year, which compares with no whole year: {when} {value}",
    ),
    "chart.ends": ("外推画到{end}%为止，占比不会越过", "The line carried on ends at {end} %, which no share passes"),
    "chart.one": ("只公布过一个数值", "One value was published"),
    "chart.undrawn": ("未画入图中的目标：{list}", "Targets that are not drawn: {list}"),
    "chart.several_years": ("多年合计", "of several years together"),
    "chart.others": ("其他地区见表：{list}", "Other regions stand in the table: {list}"),
    "bars.goal": ("目标", "target"),
    "bars.row": (
        "{region}：完成率{share}，最新值{latest}，{finding}",
        "{region}: {share} of its target, latest {latest}, {finding}",
    ),
    "bars.described": (
        "{count} 个地区按完成率排列：{best}最高，{most}；{last}最低，{least}",
        "{count:region} by attainment: {best} leads with {most}, {last} is last with {least}",
    ),
    "light.unlit": ("无灯", "no light"),
    # the review of a draft
    "review.title": ("核对草案：{plan}", "Review of a draft: {plan}"),
    "review.counts": (
        "{rows} 行待定，其中 {uncertain} 行有疑问；已接受 {accepted} 行。",
        "{rows:row} open, {uncertain} of them with something to decide; {accepted} accepted.",
    ),
    "review.how": (
        "左边是文件原文，标出了录入的数字；右边是各行，有疑问的在前。点标号可以来回跳转。核对后复制命令，在终端运行。",
        "The document with its figures marked, and the rows, uncertain ones first; labels lead there and back.",
    ),
    "review.document": ("文件原文", "The document"),
    "review.rows": ("待核对的行", "Rows to check"),
    "review.uncertain": ("有疑问", "to decide"),
    "review.unread": ("待通读", "to read"),
    "review.nothing": ("各行均已核对。", "Every row is checked."),
    "review.without_text": (
        "没有文件原文：用 --document 给出，或放在规划旁边（同名 .txt）。",
        "The document is not at hand: give it with --document, or put it beside the plan as .txt of the same name.",
    ),
    "review.copy": ("复制", "Copy"),
    "review.copied": ("已复制", "Copied"),
    "review.choose": ("一并接受", "Accept with others"),
    # .xlsx and .csv
    "sheet.gaps": ("目标进展", "Targets"),
    "sheet.changes": ("变化", "Changes"),
    "sheet.changes.empty": ("没有变化。", "Nothing changed."),
    "sheet.districts": ("各地区", "Regions"),
    "sheet.districts.empty": ("没有分地区的目标。", "No target is divided among regions."),
    "sheet.districts.count": (
        "共 {total} 个分地区目标，{ranked} 个有同一时点的数据、参加排名。",
        "{total:target} of regions, {ranked} ranked by figures of one period.",
    ),
    "sheet.charts": ("图表", "Charts"),
    "sheet.tasks": ("重点任务", "Tasks"),
    "sheet.tasks.empty": ("没有重点任务。", "There are no tasks."),
    "sheet.observations": ("观测值", "Observations"),
    "sheet.observations.empty": ("没有公布过这些指标的数值。", "Nothing was published of these indicators."),
    "sheet.audit": ("核对", "Audit"),
    "sheet.audit.empty": ("核对未发现矛盾或存疑之处。", "The audit found no contradiction and no doubt."),
    "sheet.notes": ("说明", "Notes"),
    "workbook.page": ("第{page}页，共{pages}页", "{page} of {pages}"),
    "workbook.about": ("事项", "About"),
    "workbook.note": ("说明", "Note"),
    "workbook.plan": ("规划", "Plan"),
    "workbook.as_of": ("截至时间", "As of"),
    "workbook.as_of.note": (
        "{as_of}。时期在此之后才结束的观测值不参与计算，在观测值表中以灰字列出。",
        "{as_of}. Observations whose period ends later are not counted; they are listed among the others in grey.",
    ),
    "workbook.targets": ("目标进展", "Targets"),
    "workbook.method": ("评估方法", "Method"),
    "workbook.numbers": ("数字格式", "Numbers"),
    "workbook.numbers.note": (
        "单元格中是未取整的数值，按原文小数位数显示；记号和单位写在数字格式中，不改变数值。差距为负数表示目标已达到或越过。灰字是没有数值的原因。",
        "Cells hold figures that are not rounded, and show the decimals of their source; marks and units are part of the number format and change no value. A gap below zero is one that is closed. Grey words say why there is no figure.",
    ),
    "workbook.formulas": ("公式", "Formulas"),
    "workbook.formulas.none": (
        "差距、完成率、增速为计算后的数值；用 --formulas 可写成公式。",
        "Gaps, attainment and rates are values that were worked out; --formulas writes them as formulas.",
    ),
    "workbook.formulas.note": (
        "差距、完成率、剩余年数、尚需年均、近年年均及其比值为公式，引用同一行和观测值表的单元格；进度、应达进度和评估结论是写成时的数值，不随单元格改动。折算目标值由规划的增速或降幅与基数算出，作为数值给出。",
        "Gap, attainment, years left, required and recent rate and their ratio are formulas on cells of the same row and of the observations. Progress, what is due and the finding are values as of writing, and do not follow when a cell is changed. Levels that growth and changes come to are given as values.",
    ),
    "workbook.formula_note": ("公式说明", "Without a formula"),
    "workbook.no_formula": (
        "{list}：所用观测值经过单位换算，表中没有对应的单元格，只给出数值",
        "{list}: rests on observations in another unit, which stand in no cell; the value alone is given",
    ),
    "csv.percent": ("{name}（%）", "{name} (%)"),
    "csv.points": ("{name}（个百分点）", "{name} (pt)"),
    "csv.missing": ("未给出数值的原因", "Why figures are missing"),
    "csv.why": ("{name}：{why}", "{name}: {why}"),
    "csv.month": ("{year}年{month}月", "month {month} of {year}"),
    "csv.gap": ("{name}（负数为已越过目标）", "{name} (below zero: passed)"),
    "plot.note": (
        "圆点为同一序列的观测值，三角为存疑、约数或口径不同的数值，浅色方块为年内数（不代表全年），虚线为规划路径，菱形为目标值；纵轴不都从零开始。",
        "Round points are observations of one series, triangles are doubtful, approximate or of another series, light squares are of part of a year; the broken line is the plan's path, diamonds are targets; not every axis begins at zero.",
    ),
    "plot.year": ("年份", "Year"),
    "plot.observed": ("观测值", "Observed"),
    "plot.apart": ("存疑或口径不同", "Doubtful or apart"),
    "plot.part": ("年内数", "Part of a year"),
    "plot.path": ("路径值", "Path"),
    "plot.target": ("目标值", "Target"),
    "plot.upper": ("目标值上限", "Upper target"),
    # what tables have in other words, for those who know their heads and options
    "mark.audit": ("! 核查有矛盾或存疑", "! the audit has a contradiction or doubt"),
    "note.summary": (
        "各组按须关注目标（未完成、未达预期、不升反降或不降反升、严重滞后、滞后于预期）所占比重由高到低排列；一个目标有多个责任单位的，分别计入。各栏归并计数：达到、未达序时进度分别计入基本符合预期、滞后于预期，数据过旧和当期数据未公布计入暂难判定。",
        "Groups with the largest share of missed, falling, far behind and lagging targets come first; a target counts for each of its owners. Columns bring words together: on schedule counts as on track, behind schedule as lagging, data too old as undetermined.",
    ),
    "of_plan": ("{region}", "{region}"),
    "as_of": ("截至{as_of}", "as of {as_of}"),
    "changes_since": ("自{since}以来的变化", "Changes since {since}"),
    "note.recent": ("近年年均增速起算年：{list}。", "Recent rate a year counts from: {list}."),
    "grouped": ("{text}（第{numbers}项）", "{text} (No. {numbers})"),
    "item": ("第{number}项（{due}）：{printed}", "No. {number} ({due}): {printed}"),
    "item.alone": ("第{number}项：{printed}", "No. {number}: {printed}"),
    "item.level": ("第{number}项（{due}）{level}", "No. {number} ({due}): {level}"),
    "item.revised": (
        "第{number}项（{due}）原目标{before}，中期调整为{after}",
        "No. {number} ({due}) was {before}, now {after}",
    ),
    "part.done": (
        "第{number}项{period}为{value}，完成全年目标{target}的{done}，序时进度{elapsed}，{lead}，尚需完成{left}",
        "No. {number}, {period}: {value}, {done} of {target} for the year with {elapsed} of it over, {lead}, {left} to go",
    ),
    "part.used": (
        "第{number}项{period}为{value}，已用全年限额{target}的{done}，序时进度{elapsed}，{lead}，余量{left}",
        "No. {number}, {period}: {value}, {done} of the {target} allowed for the year with {elapsed} of it over, {lead}, {left} left",
    ),
    "part.level": (
        "第{number}项{period}为{value}（当期数据，不代表全年）",
        "No. {number}, {period}: {value} (part of a year, as it stands)",
    ),
    "part.stands": (
        "第{number}项{period}为{value}（年内累计数，不代表全年）",
        "No. {number}, {period}: {value} (part of a year, as it stands)",
    ),
    # sentences of .docx and .md
    "told.counts": (
        "列入目标{targets}个，涉及指标{indicators}项。",
        "{targets:target} of {indicators:indicator} are covered.",
    ),
    "told.counts_one": ("列入目标1个。", "One target is covered."),
    "told.no_targets": ("没有列入定量目标。", "No target with a figure is covered."),
    "told.judged": (
        "能评价的{count}个：{good}，没有滞后或未完成的。",
        "{count} can be judged: {good}; none is behind or missed.",
    ),
    "told.judged_grave": (
        "能评价的{count}个：{good}；滞后或未完成{grave}个（{bad}）。",
        "{count} can be judged: {good}; {grave} behind or missed ({bad}).",
    ),
    "told.all_grave": (
        "能评价的{count}个均滞后或未完成：{bad}。",
        "{count} can be judged, none of them well: {bad}.",
    ),
    "told.none_judged": ("目前没有能评价的目标。", "None of them can be judged yet."),
    "told.open": ("暂不能评价的{count}个：{list}。", "{count} cannot be judged yet: {list}."),
    "told.doubtful": (
        "能评价的目标中，{count}个所依据的数据存疑。",
        "Doubtful figures lie behind {count} of those judged.",
    ),
    "told.number": ("{what}{count}个", "{count} {what}"),
    "told.tasks": ("另有重点任务{total}项，不计入目标：{list}。", "Beside them {total:task}: {list}."),
    "told.task_number": ("{what}{count}项", "{count} {what}"),
    "told.changes": ("{since}以来：{list}。", "Since {since}: {list}."),
    "told.no_changes": ("{since}以来没有变化。", "Nothing has changed since {since}."),
    "told.changed.newly_lagging": ("新滞后", "newly behind"),
    "told.changed.recovered": ("已追回", "recovered"),
    "told.changed.other_status": ("结论有变", "with another finding"),
    "told.changed.new_figure": ("有新数据", "with new figures"),
    "told.change": ("{what}{count}个（{names}）", "{count} {what} ({names})"),
    "told.and_more": ("{names}等", "{names} and others"),
    "told.line": ("{name}（{finding}）：{clauses}。", "{name} ({finding}): {clauses}."),
    "told.line_owned": (
        "{name}（{finding}）：{clauses}。责任单位：{owners}。",
        "{name} ({finding}): {clauses}. Owner: {owners}.",
    ),
    "told.doubt": ("数据存疑", "doubtful figures"),
    "told.used": (
        "{period}已用{value}，为{due}上限（{limit}）的{share}，时间已过{elapsed}",
        "{value} used in {period}, {share} of the {limit} allowed for {due}, with {elapsed} of the time over",
    ),
    "told.level": ("折合{level}", "that is {level}"),
    "told.at_most": ("{value}以内", "at most {value}"),
    "told.less_than": ("低于{value}", "less than {value}"),
    "told.more_than": ("超{value}", "more than {value}"),
    "told.about": ("约{value}", "about {value}"),
    "told.exactly": ("{value}", "exactly {value}"),
    "told.value": ("{period}为{value}", "{value} in {period}"),
    "told.share": ("完成{due}目标（{target}）的{share}", "{share} of the target of {target} for {due}"),
    "told.against": ("{due}目标为{target}", "target {target} for {due}"),
    "told.printed": ("{due}目标为“{target}”", "target “{target}” for {due}"),
    "told.short": ("差{gap}", "missed by {gap}"),
    "told.to_go": ("还差{gap}", "{gap} still to go"),
    "told.schedule_ahead": ("快于序时进度{points}个百分点", "{points} points ahead of schedule"),
    "told.schedule_behind": ("慢于序时进度{points}个百分点", "{points} points behind schedule"),
    "told.path_ahead": ("快于规划路径{points}个百分点", "{points} points ahead of the plan's path"),
    "told.path_behind": ("慢于规划路径{points}个百分点", "{points} points behind the plan's path"),
    "told.used_ahead": ("已用比重低于序时进度{points}个百分点", "use is {points} points below schedule"),
    "told.used_behind": ("已用比重高于序时进度{points}个百分点", "use is {points} points above schedule"),
    "told.required": ("此后每年需{rate}", "which takes {rate} a year from here"),
    "told.required_recent": (
        "此后每年需{rate}，近年年均{recent}",
        "which takes {rate} a year from here, after {recent} a year of late",
    ),
    "told.up.percent_per_year": ("增长{rate}", "growth of {rate}"),
    "told.down.percent_per_year": ("下降{rate}", "a fall of {rate}"),
    "told.up.points_per_year": ("提高{rate}", "a rise of {rate}"),
    "told.down.points_per_year": ("降低{rate}", "a fall of {rate}"),
    "told.up.places_per_year": ("后移{rate}", "a fall of {rate}"),
    "told.down.places_per_year": ("前移{rate}", "a rise of {rate}"),
    "told.step": ("完成{rate}", "{rate}"),
    "told.leading": ("领先", "Ahead"),
    "told.behind": ("滞后或未完成", "Behind or missed"),
    "told.none": ("{what}：无。", "{what}: none."),
    "told.some": ("{what}{count}个：{text}", "{what} ({count}): {text}"),
    "told.several": ("{what}{count}个：", "{what} ({count}):"),
    "told.others": ("其余{count}个：{list}。", "{count} more: {list}."),
    "told.breaks": (
        "目前达标，按近年速度将失守：{list}。",
        "Held today, and lost if it goes on as of late: {list}.",
    ),
    "told.breaks_in": ("{name}（{year}年）", "{name} (in {year})"),
    "told.ranked": (
        "{name}：按完成率，{list}。",
        "{name}, by attainment: {list}.",
    ),
    "told.rank": ("第{rank}名{region}", "{rank} {region}"),
    "told.best": ("领先的{best}，靠后的{last}", "first {best}; last {last}"),
    "told.ranked_rest": (
        "{name}：按完成率，{list}；其余{rest}个未排名。",
        "{name}, by attainment: {list}; {rest} unranked.",
    ),
    "told.cannot_rank": (
        "不能排名的{count}项（{list}），见附件。",
        "Not to be ranked: {count:target} ({list}), in the annex.",
    ),
    "told.rank_one": ("仅一个地区有可比数据的{count}项", "{count} with a figure of one region alone"),
    "told.rank_none": ("各地区均无可比数据的{count}项", "{count} without any figure"),
    "told.whole": ("{name}：{list}。", "{name}: {list}."),
    "told.other_period": ("时点不同、未排名：{list}", "unranked, figures of another time: {list}"),
    "told.unranked": ("无可比数据：{list}", "no figure that compares: {list}"),
    "told.finding": ("【{severity}】{message}。", "[{severity}] {message}."),
    "told.finding_owned": ("【{severity}】{message}。责任单位：{owners}。", "[{severity}] {message}. Owner: {owners}."),
    "told.more_findings": (
        "核查另有{list}，见附件。",
        "The audit found more, in the annex: {list}.",
    ),
    "told.finding_number": ("{what}{count}处", "{count} {what}"),
    "told.finding_numbers": ("{what}{count}处", "{count} {what}s"),
    "told.missing": (
        "待补数据的目标{count}个：{owners}。",
        "Newer figures are wanted for {count:target}: {owners}.",
    ),
    "told.missing_unowned": (
        "待补数据的目标{count}个，规划未列责任单位。",
        "Newer figures are wanted for {count:target}; the plan names no owner.",
    ),
    "told.unreported": (
        "到期未报告的重点任务{count}项：{owners}。",
        "{count:task} due and not reported on: {owners}.",
    ),
    "told.unreported_unowned": (
        "到期未报告的重点任务{count}项，规划未列责任单位。",
        "{count:task} due and not reported on; the plan names no owner.",
    ),
    "told.owner_count": ("{owner}（{count}个）", "{owner} ({count})"),
    "told.task_owner_count": ("{owner}（{count}项）", "{owner} ({count})"),
    "told.owners_many": ("{list}等{count}个单位", "{count} owners, most of all {list}"),
    "told.nothing": (
        "核对未发现矛盾或存疑之处，没有待补的数据，也没有到期未报告的任务。",
        "The audit found no contradiction and no doubt; no figure is overdue and no task unreported.",
    ),
    # .md
    "pages.attention": ("需关注的目标", "What needs attention"),
    "pages.nothing": ("能评价的目标中，没有滞后或未完成的。", "Of those that can be judged none is behind or missed."),
    "pages.with_figures": ("有数据的目标", "Targets with figures"),
    "pages.way": ("进度与速度", "Progress and pace"),
    "pages.without": ("尚无数据的目标", "Targets without figures"),
    "pages.scores": ("分组统计", "Counts by group"),
    "pages.definitions": ("口径与标记", "Definitions and marks"),
    # .docx
    "circular.title": ("关于《{title}》目标进展情况的通报", "Progress of targets: {title}"),
    "circular.title_region": (
        "关于{region}《{title}》目标进展情况的通报",
        "Progress of targets in {region}: {title}",
    ),
    "circular.title_several": (
        "关于《{title}》等{count}个规划目标进展情况的通报",
        "Progress of targets in {count:plan}: {title} and others",
    ),
    "circular.as_of": ("（截至{as_of}）", "As of {as_of}"),
    "circular.overall": ("总体情况", "Where things stand"),
    "circular.table": ("主要指标完成情况", "Main indicators"),
    "circular.sides": ("领先与滞后", "Ahead and behind"),
    "circular.regions": ("各地区排名", "Regions ranked"),
    "circular.problems": ("核对发现和待补事项", "Audit findings and what is missing"),
    "circular.annex": ("附件", "Annex"),
    "circular.rest": ("其他目标", "Other targets"),
    "circular.rest_of": ("{what}（{count}个）", "{what} ({count})"),
    "circular.targets": ("目标值（目标年）", "Targets (by)"),
    "circular.all_regions": ("各地区完成率", "Attainment of all regions"),
    "circular.tasks": ("到期未报告完成情况的重点任务", "Tasks due and not reported on"),
    "circular.findings": ("其他核查发现", "Further findings of the audit"),
    "circular.numbered": ("{number}、{text}", "{number}. {text}"),
    "circular.item": ("{number}．{text}", "{number}. {text}"),
    "circular.of_owners": ("{owner}等{count}家", "{owner} + {more}"),
    "circular.shown": (
        "表内目标{shown}个，其余{left}个见附件。",
        "In the table: {shown:target}; in the annex: {left} more.",
    ),
    "circular.no_table": (
        "各目标均无可列入表的数据，见附件。",
        "No target has a figure to show; they are all in the annex.",
    ),
    "circular.foot": (
        "注：根据截至上述日期已录入的公布数据生成，未署发文单位，印发前请核定。",
        "Made from the published figures on record by that date. It names no issuer; check it before sending.",
    ),
    "circular.no_sides": (
        "没有能判为领先或滞后的目标。",
        "No target can be told to be ahead or behind.",
    ),
}


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


_WHOLE = re.compile(r"\d+")


class ReportWords(Words):
    """Words as reports say them, to people who have not seen the program's tables."""

    def period(self, period: Period, *, in_text: bool = False) -> str:
        """A period: 2026年1—9月, 2024/25, April to October 2025; in a cell Apr-Oct 2025."""
        if self.lang == "zh" or period.is_year:
            return super().period(period, in_text=in_text)
        (first_year, first), (year, last) = (
            divmod(period.start, len(_MONTHS)),
            divmod(period.end - 1, len(_MONTHS)),
        )
        begin, end = (_MONTHS[month] if in_text else _MONTHS[month][:3] for month in (first, last))
        if period.months == 1:
            return f"{end} {year}"
        begin = begin if first_year == year else f"{begin} {first_year}"
        return f"{begin}{' to ' if in_text else '-'}{end} {year}"

    def moment(self, written: str) -> str:
        """A day, month or year: 2026年11月29日, 29 November 2026; what is no date as it is written."""
        parts = written.split("-")
        if not all(part.isdecimal() for part in parts):
            return written
        if self.lang == "zh":
            return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))
        names = [_MONTHS[int(part) - 1] for part in parts[1:2]]
        return " ".join([*(str(int(part)) for part in parts[2:]), *names, parts[0]])

    def number(self, text: str) -> str:
        """A figure; in English with its thousands set apart: 17,000."""
        return _WHOLE.sub(lambda digits: f"{int(digits[0]):,}", text, count=1) if self.lang == "en" else text

    def span(self, start: Period | None, end: Period, *, in_text: bool = False) -> str:
        """A window: 2023/24 to 2027/28; up to 2027, where its start is not known."""
        if self.lang == "zh":
            return super().span(start, end, in_text=in_text)
        last = self.period(end, in_text=True)
        return f"up to {last}" if start is None else f"{self.period(start, in_text=True)} to {last}"


def report_words(lang: Lang) -> Words:
    """The words of tables and of reports in one language."""
    return ReportWords(lang, {**WORDS, **TEXTS})


def plain_words(lang: Lang) -> Words:
    """The same words for files that programs read on: figures and periods are written as in tables."""
    return Words(lang, {**WORDS, **TEXTS})
