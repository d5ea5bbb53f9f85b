"""Words that only reports have, in Chinese and English; all others are those of tables (`render.texts`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.render.texts import WORDS
from planmetrics.render.words import Words

if TYPE_CHECKING:
    from planmetrics.render.words import Lang

TEXTS: dict[str, tuple[str, str]] = {
    # all reports
    "report.attention": ("需关注的指标", "What needs attention"),
    "report.ranking": ("各地区排名", "Regions ranked"),
    "report.audit": ("核对发现", "What the audit found"),
    "mark.audit": ("! 核查有矛盾或存疑", "! the audit has a contradiction or doubt"),
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
    "told.change": ("{what}{count}个（{names}）", "{count} {what} ({names})"),
    "told.and_more": ("{names}等", "{names} and others"),
    "told.line": ("{name}（{finding}）：{clauses}。", "{name} ({finding}): {clauses}."),
    "told.line_owned": (
        "{name}（{finding}）：{clauses}。责任单位：{owners}。",
        "{name} ({finding}): {clauses}. Owner: {owners}.",
    ),
    "told.doubt": ("数据存疑", "doubtful figures"),
    "told.value": ("{period}为{value}", "{value} in {period}"),
    "told.share": ("完成{due}目标（{target}）的{share}", "{share} of the target of {target} for {due}"),
    "told.against": ("{due}目标为{target}", "target {target} for {due}"),
    "told.printed": ("{due}目标为“{target}”", "target “{target}” for {due}"),
    "told.to_go": ("还差{gap}", "{gap} to go"),
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
    "told.up.percent_per_year": ("增长{rate}", "{rate}"),
    "told.down.percent_per_year": ("下降{rate}", "-{rate}"),
    "told.up.points_per_year": ("提高{rate}", "{rate}"),
    "told.down.points_per_year": ("降低{rate}", "-{rate}"),
    "told.up.places_per_year": ("后移{rate}", "{rate}"),
    "told.down.places_per_year": ("前移{rate}", "-{rate}"),
    "told.step": ("完成{rate}", "{rate}"),
    "told.leading": ("领先", "Ahead"),
    "told.behind": ("滞后或未完成", "Behind or missed"),
    "told.none": ("{what}：无。", "{what}: none."),
    "told.some": ("{what}{count}个：{first}", "{what} ({count}): {first}"),
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
        "不能排名的{count}项（仅一个地区有可比数据的{only}项，各地区均无的{none}项），见附件。",
        "Not to be ranked: {count:target} ({only} with a figure of one region alone, {none} without any), in the annex.",
    ),
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
    "told.nothing": ("无。", "None."),
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
    "circular.problems": ("需关注的问题", "What needs attention"),
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


def report_words(lang: Lang) -> Words:
    """The words of tables and of reports in one language."""
    return Words(lang, {**WORDS, **TEXTS})
