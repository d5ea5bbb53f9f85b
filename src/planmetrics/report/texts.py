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
    "html.why.target": ("目标 {target}（{due}）", "target {target} by {due}"),
    "html.why.latest": ("最新 {latest}（{when}）", "latest {latest} ({when})"),
    "html.why.gap": ("差距 {value}", "to go {value}"),
    "html.why.required": ("尚需年均 {value}", "needs {value} a year"),
    "html.why.recent": ("近年年均 {value}", "went {value} a year"),
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
}


def report_words(lang: Lang) -> Words:
    """The words of tables and of reports in one language."""
    return Words(lang, {**WORDS, **TEXTS})
