"""What each column of a tidy table holds: its type, and its meaning in Chinese and English, for `datapackage.json`.

`COLUMNS` has a column under its own key where it means the same in every table, else as `table.key`. Types are those of
Table Schema, and two that it writes as text: `period` (2024, 2024-H1, 2024-01..05, 2024/25) and `when`, a date that may
be a year or a month alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from planmetrics.codes.meanings import HEADS

if TYPE_CHECKING:
    from planmetrics.codes import Bilingual

Column: TypeAlias = tuple[str, str, str]
"""Type, Chinese, English."""

PACKAGE: Bilingual = (
    "规划目标及其进展：目标、观测值、差距、重点任务、规划、指标、地区、来源，各成一表。截至{as_of}评估。由 planmetrics {version} 生成。数值不作进位；没有的数值为空，原因见 reasons。表格软件会当作公式执行的文字，{guard}。",
    "Targets of plans and how far they are: targets, observations, gaps, tasks, plans, indicators, regions and sources, a table each. Judged as of {as_of}. Made by planmetrics {version}. Figures are not rounded; what cannot be had is empty, and `reasons` says why. Text that a spreadsheet would run as a formula {guard}.",
)
"""What the package as a whole holds; its places are filled by who writes it."""
GUARDED: Bilingual = ("前面加了撇号", "has an apostrophe before it")
RAW: Bilingual = ("原样保留：不要在表格软件中直接打开", "stands as it is: do not open these tables in one")

TABLES: dict[str, Bilingual] = {
    "plans": ("规划，一份一行。", "The plans, one a row."),
    "indicators": (
        "规划提到的指标和重点任务，一项一行。",
        "The indicators and tasks that plans and observations speak of, one a row.",
    ),
    "regions": ("地区，一个一行。", "The regions, one a row."),
    "targets": (
        "按录入原样的目标，一项一行；分解到各地区的也各成一行。",
        "The targets as encoded, one a row; what is divided among regions has a row for each.",
    ),
    "tasks": (
        "只用文字表述的重点任务及其状态，不评估进度。",
        "The promises in words alone, with their state; none is judged.",
    ),
    "gaps": (
        "每项目标的差距、增速和评估结论，一项一行。",
        "Every target with its gap, rates and status, one a row.",
    ),
    "sources": ("观测值的来源，一个地区的一份出版物一行。", "The sources of the observations, one a row and region."),
    "observations": (
        "公布的观测值，一条一行；规划写明的基期值也在内，来源为该规划。",
        "What was published, one value a row; baselines that plans state are among them, with the plan as their source.",
    ),
}
"""The tables of a package, in its order."""

COLUMNS: dict[str, Column] = {
    # what tells one from another
    "key": (
        "string",
        "目标的唯一编号：规划、在其文件中的位置、地区、时期；文件改动后可能不同。",
        "What tells the target from all others: plan, place in its file, region, period. It may change with the file.",
    ),
    "plan": ("string", "规划的 id。", "Id of the plan."),
    "indicator": ("string", "指标的 id。", "Id of the indicator."),
    "tasks.indicator": ("string", "任务的 id。", "Id of the task."),
    "region": ("string", "地区代码。", "Code of the region."),
    "name": ("string", "规划所称的指标名称。", "What the plan calls it."),
    "indicators.name": ("string", "名称。", "Its name."),
    "regions.name": ("string", "名称。", "Its name."),
    "name_en": (
        "string",
        "英文名称；为空的，名称本身就是英文，或没有英文名称。",
        "Its English name; empty where the name is English itself, or there is none.",
    ),
    # plans
    "plans.title": ("string", "标题。", "Its title."),
    "title_en": ("string", "英文标题。", "Its title in English."),
    "issuer": ("string", "印发单位。", "Who issued it."),
    "issued": ("date", "印发日期。", "When it was issued."),
    "standing": ("string", "是否有效。", "Whether it is a draft, in force or superseded."),
    "plans.region": ("string", "规划所属地区的代码。", "Code of the region whose plan it is."),
    "plans.period_from": ("period", "规划期的开始。", "The first period of the plan."),
    "plans.period_to": ("period", "规划期的结束。", "The last period of the plan."),
    "plans.indicators": ("integer", "有定义的指标数。", "How many of its indicators are defined."),
    "plans.targets": ("integer", "目标数。", "How many targets it has."),
    "plans.observed": ("integer", "有观测值的目标数。", "How many targets have an observation."),
    "plans.baselines": ("integer", "写明基期值的目标数。", "How many targets have a stated baseline."),
    "plans.owned": ("integer", "写明责任单位的目标数。", "How many targets have an owner."),
    "plans.tasks": ("integer", "重点任务数。", "How many tasks it has."),
    "supersedes": ("string", "所取代的规划的 id。", "Id of the plan that it takes the place of."),
    # indicators and regions
    "definition": ("string", "口径。", "What is counted."),
    "level": ("string", "层级。", "Its level, such as city or district."),
    "parent": ("string", "上级地区的代码。", "Code of the region that it lies in."),
    "measure": (
        "string",
        "计量方式：存量、流量、占比等，决定增速的算法；任务没有。",
        "What kind of quantity it is: a stock, a flow, a share and so on, which decides how rates are worked out; tasks have none.",
    ),
    "unit": ("string", "计量单位。", "The unit of the figures."),
    "better": ("string", "越高越好，还是越低越好。", "Whether higher or lower is better."),
    # what a target says
    "form": (
        "string",
        "目标的形式：数值、累计、增速等。",
        "How the target is put: as a value, a sum, a growth and so on.",
    ),
    "comparator": ("string", "比较词。", "How the figure binds: at least, at most and so on."),
    "value": (
        "number",
        "所录的数值，不作换算；相对目标没有写明幅度的为空。",
        "The figure as encoded, never resolved; empty for a relative target without a margin.",
    ),
    "value_max": ("number", "区间的上限。", "The upper end of a range."),
    "period_from": (
        "period",
        "目标所及时期的开始；起点未写明的为空。",
        "The first period that it speaks of; empty where that is not known.",
    ),
    "period_to": ("period", "目标到期的时期。", "The period in which it is due."),
    "period_inferred": (
        "boolean",
        "时期是否由上下文推断。",
        "Whether the period is inferred, and not named beside the figure.",
    ),
    "since": ("period", "增减所比的时期。", "The period that a change counts from."),
    "assigned_by": ("string", "下达目标的地区的代码。", "Code of the region that assigned the target."),
    "targets.baseline": ("number", "规划写明的基期值。", "The baseline that the plan states."),
    "targets.baseline_period": ("period", "基期。", "The period of the baseline."),
    "stated_growth": ("number", *HEADS["stated"].meaning),
    "stated_unit": ("string", "该增速或步长的单位。", "The unit of the stated pace."),
    "firmness": ("string", "约束性或预期性。", "Whether it is binding or expected."),
    "strive": ("boolean", "是否只是力争。", "Whether the plan only strives for it."),
    "owners": ("array", *HEADS["owners"].meaning),
    "printed": ("string", "文件中的原文。", "The figure as its document prints it."),
    "section": ("string", "在文件中的章节。", "The section of the document in which it stands."),
    "line": ("integer", "在文件中的行号。", "The line of the document on which it stands."),
    "revised_from": ("number", "中期调整之前的数值。", "What it was before a mid-term adjustment."),
    # tasks
    "tasks.name": ("string", "规划所称的任务名称。", "What the plan calls the task."),
    "tasks.period": ("period", "到期的时期。", "The period in which it is due."),
    "tasks.state": ("string", "任务的状态。", "How the task stands."),
    "done_period": ("period", "报告完成的时期。", "The period in which it was reported done."),
    "tasks.source": ("string", "报告的来源。", "The source of that report."),
    # what an observation says
    "observations.indicator": ("string", "指标或任务的 id。", "Id of the indicator, or of a task reported done."),
    "observations.period": ("period", "观测值所属的时期。", "The period that was observed."),
    "observations.comparator": (
        "string",
        "exactly 为准确值，其余为界限或约数；任务为空。",
        "Exactly, or how the figure is open-ended; empty for a task.",
    ),
    "observations.value": (
        "number",
        "所公布的数值；只公布增减的为百分比，任务为空。",
        "The figure as published; where only a change is, that in percent; empty for a task.",
    ),
    "observations.status": ("string", "初步数、最终数还是修订数。", "Whether it is preliminary, final or revised."),
    "source": ("string", "来源的 id；基期值的来源是规划。", "Id of the source; of a baseline that of its plan."),
    "source_kind": ("string", "来源的种类。", "What kind of source it is."),
    "source_title": ("string", "来源的标题。", "Title of the source."),
    "source_url": ("string", "来源的网址。", "Address of the source."),
    "published": ("when", "公布日期。", "When it was published."),
    "note": ("string", "备注。", "A note."),
    "observations.note": (
        "string",
        "影响数值用途的说明（存疑、价格、修订版本、范围、基期），其后为备注。",
        "What bears on the value's use (doubt, prices, vintage, boundary, base), then the note.",
    ),
    "done": ("boolean", "任务是否已报告完成。", "Whether a task is reported done."),
    "sources.title": ("string", "标题。", "Its title."),
    "publisher": ("string", "发布单位。", "Who published it."),
    "url": ("string", "网址。", "Its address."),
    "number": ("string", "文号。", "Its document number."),
    "internal": ("boolean", "是否内部资料。", "Whether it is internal and was not published."),
    "kind": ("string", "原发布者的种类。", "What kind of publisher it comes from."),
    "copy": ("string", "所见的是镜像还是转载。", "Whether a mirror or a repost was seen."),
    # what is worked out
    "target": ("number", *HEADS["target"].meaning),
    "target_period": (
        "string",
        "目标到期的时期；累计目标为起止时期，起点未知的写 ?。",
        "The period in which it is due; of a sum first and last, with ? for an unknown start.",
    ),
    "target_max": ("number", "目标区间的上限。", "The upper end of a target that is a range."),
    "baseline": ("number", *HEADS["baseline"].meaning),
    "baseline_period": ("period", "基期。", "The period of the baseline."),
    "baseline_origin": (
        "string",
        "基期值的由来：规划写明、观测值或指定。",
        "Where the baseline comes from: the plan, an observation, or an option.",
    ),
    "latest": ("number", *HEADS["latest"].meaning),
    "latest_period": ("period", *HEADS["when"].meaning),
    "latest_source": ("string", "最新值的来源。", "The source of the latest value."),
    "gap": ("number", *HEADS["gap"].meaning),
    "gap_percent": ("number", "差距占最新值的百分比。", "The gap in percent of the latest value."),
    "attainment": ("number", *HEADS["attainment"].meaning),
    "progress": ("number", *HEADS["progress"].meaning),
    "elapsed": ("number", *HEADS["elapsed"].meaning),
    "due": ("number", *HEADS["due"].meaning),
    "planned_rate": (
        "number",
        "从基期值到目标值每年所需的增速。",
        "The growth a year from the baseline to the target.",
    ),
    "observed_rate": (
        "number",
        "从基期值到最新值的年均增速。",
        "The growth a year from the baseline to the latest value.",
    ),
    "recent_rate": ("number", *HEADS["recent"].meaning),
    "recent_from": ("period", "近年年均增速的起点。", "The period that the recent pace is counted from."),
    "required_rate": ("number", *HEADS["required"].meaning),
    "rate_unit": (
        "string",
        "各增速的单位：每年百分之几、几个百分点或几个名次。",
        "The unit of the rates: percent, points or places a year.",
    ),
    "acceleration": ("number", *HEADS["acceleration"].meaning),
    "required_step": (
        "number",
        "从最新值到目标值每年所需的增量。",
        "The equal step a year from the latest value to the target.",
    ),
    "path_value": ("number", *HEADS["path"].meaning),
    "path_gap": ("number", *HEADS["path_gap"].meaning),
    "projected": ("number", *HEADS["projected"].meaning),
    "reached": ("string", *HEADS["reached_in"].meaning),
    "status": ("string", *HEADS["finding"].meaning),
    "method": ("string", "作出评估的方法。", "The method that judged."),
    "method_asked": (
        "string",
        "所指定的方法；不适用时由另一种方法评估。",
        "The method that was asked for; where it does not apply, another one judges.",
    ),
    "label": ("string", *HEADS["class"].meaning),
    "pace": ("number", "方法据以判断的数量。", "The quantity that the method judges by."),
    "score": ("number", "方法给出的得分。", "The score that the method gives."),
    "doubts": ("array", "数值的疑点。", "What is doubtful about the figures."),
    "gaps.section": ("string", "目标在文件中的章节。", "The section of the document in which the target stands."),
    "reasons": (
        "object",
        "为空的数值各自的原因：键是列名，值是原因代码，含义见 `planmetrics explain`。",
        "Why a figure is empty: a reason by the key of its column; `planmetrics explain` tells what it means.",
    ),
    "projected_by": (
        "string",
        "外推所用的速度：基期以来或近年。",
        "The pace that is carried on: from the base, or recent.",
    ),
    "projected_points": ("integer", "该速度所依据的数值个数。", "How many values that pace rests on."),
    "shortfall": ("number", *HEADS["shortfall"].meaning),
    "trend": ("number", "趋势外推到目标期的数值。", "Where the trend leads by the target's period."),
    "trend_low": ("number", "80% 预测区间的下限。", "The lower end of its 80 % interval."),
    "trend_high": ("number", "80% 预测区间的上限。", "The upper end of its 80 % interval."),
    "trend_points": ("integer", "趋势所依据的数值个数。", "How many values the trend rests on."),
    "probability": ("number", *HEADS["probability"].meaning),
    "part_period": ("period", "年内数所属的时期。", "The part of the year that was observed."),
    "part_value": ("number", "年内累计数。", "The value of that part."),
    "part_completion": ("number", "年内数占全年目标的比重。", "What share of the year's target it makes."),
    "part_elapsed": ("number", "全年已过的比重。", "The share of the year that is over."),
    "part_lead": ("number", *HEADS["lead"].meaning),
    "part_remaining": ("number", "全年目标的剩余部分。", "What is left of the year's target."),
    "findings": ("array", "核查发现的代码和程度。", "What the audit finds of the target, by code and severity."),
    "row": ("integer", "文件自身的序号。", "The document's own number of the row."),
    "light": ("string", *HEADS["light"].meaning),
    "breaks": ("string", *HEADS["breaks"].meaning),
}


def column_of(table: str, key: str) -> Column:
    """What a column of a table holds; a column that nobody described is a KeyError."""
    return COLUMNS.get(f"{table}.{key}") or COLUMNS[key]
