"""What each key of the files means: the texts of the schemas that editors read, and of docs/format.md.

`KEYS` has a key under its own name where it means the same everywhere, else as `Model.key`, the model being the one that
holds it or one that it builds on. Behind the two texts stands an example: what is written between the braces of a mapping
in flow style, beside whatever else that mapping needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from planmetrics.codes import Bilingual

Key: TypeAlias = tuple[str, str, str]
"""Chinese, English, and an example."""

FILES: dict[str, Bilingual] = {
    "plan": ("`plans/<id>.yaml`：一个规划，文件名即其 id。", "`plans/<id>.yaml`: one plan, named after its id."),
    "actuals": (
        "`actuals/<region>.yaml`：一个地区公布的观测值，每条注明来源。",
        "`actuals/<region>.yaml`: the published observations of one region, each with its source.",
    ),
    "indicators": (
        "`indicators.yaml`：两个以上规划共用的指标。",
        "`indicators.yaml`: the indicators that two or more plans share.",
    ),
    "regions": ("`regions.yaml`：规划涉及的地区。", "`regions.yaml`: the regions that plans speak of."),
    "methods": (
        "`methods.yaml`，或用 `--methods` 给出的文件：评估进度的方法。",
        "`methods.yaml`, or a file given with `--methods`: ways of judging whether a target is on track.",
    ),
}
"""The kinds of files."""

MODELS: dict[str, Bilingual] = {
    "Plan": ("一份设定目标的文件。", "A document that sets targets."),
    "Document": ("出处所指的文本。", "The text that the places (`at`) refer to."),
    "Original": ("文本所取自的文件。", "The file that a text was taken from."),
    "Window": ("一段连续的时期。", "A run of periods."),
    "PlanIndicator": (
        "规划所称的一项指标，及规划对它的全部承诺。",
        "An indicator as the plan words it, with all that the plan says of it.",
    ),
    "Baseline": ("规划的起点：基期的数值。", "The value and period that the plan starts from."),
    "Target": ("一项承诺：比较词、数值、期限。", "One promise: a comparator, a figure and a period."),
    "Breakdown": ("把目标分解到各地区的一行。", "A row of a table that divides a target among regions."),
    "Locator": (
        "数字在规划文件中的位置；`section`、`table`、`row`、`page`、`line` 至少写一项。",
        "Where a figure stands in the plan's document: at least one of `section`, `table`, `row`, `page` and `line`.",
    ),
    "Reference": (
        "以同一时期另一指标或另一地区的数值为参照。",
        "The value of another indicator, or of another region, of the same period.",
    ),
    "Bound": ("比较词和它的数字。", "A comparator and its figure."),
    "Stated": ("规划自己写明的增速或步长。", "The pace that the plan itself states."),
    "Restatement": ("同一目标在文件中的另一处表述。", "Another place where the document says the same target."),
    "Revision": ("中期调整之前的目标。", "What the target was before a mid-term adjustment (中期调整)."),
    "NotTarget": (
        "文件中不是目标的数字，或没有目标的若干行。",
        "A figure of the document that fixes no target, or lines without one.",
    ),
    "Acknowledgement": ("已由人判断过的核查发现。", "A finding of the audit that a person has judged."),
    "Actuals": ("一个地区的观测值。", "The observations of one region."),
    "Source": (
        "一份出版物；`url`、`number`、`internal: true` 至少写一项。",
        "A publication; it has a `url`, a `number`, or is `internal: true`.",
    ),
    "Observation": ("一个指标在一个时期公布的数值。", "One published value of one indicator and period."),
    "IndicatorRegistry": ("指标登记表。", "The registry of indicators."),
    "Definition": ("一项指标的定义，不论哪个规划提到它。", "What an indicator is, whichever plan speaks of it."),
    "Quotient": ("该指标等于一个指标除以另一个。", "The indicator is one indicator divided by another."),
    "RegionRegistry": ("地区登记表。", "The registry of regions."),
    "Region": (
        "规划涉及的地方：行政区，或园区、走廊等。",
        "A place that plans speak of: a district, or a zone or corridor.",
    ),
    "ScopeBreak": (
        "自该时期起，地区范围改变，前后数值不可比。",
        "From this period on the region is another piece of land: values before and after do not compare.",
    ),
    "Methods": ("评估方法。", "Ways of judging pace."),
    "Method": (
        "一种公布过或约定的方法，判断目标是否跟得上进度。",
        "A published or agreed way of judging whether a target is on track.",
    ),
    "Basis": ("方法从哪里来。", "Where a method comes from."),
    "WithTarget": ("有目标时怎样评估。", "How the way to a target is judged."),
    "WithoutTarget": (
        "没有目标时怎样评估：按向好方向的年增长，以小数计。",
        "How a series without a target is judged: by its growth a year, as a fraction, in the better direction.",
    ),
    "Grade": (
        "一个分类；数值从上往下，归入第一个够得上的分类。",
        "A class; the first from the top whose cut-off is passed.",
    ),
    "Label": ("一个分类的名称。", "What a class is called."),
    "Score": ("由几段直线组成的得分。", "A score as stretches of straight lines."),
    "Line": ("得分的一段直线。", "A stretch of a score, from its cut-off on."),
}
"""What holds keys."""

_ANYWHERE: dict[str, Key] = {
    "format": ("文件格式的版本，总是 1。", "The version of the file format: always 1.", "format: 1"),
    "id": (
        "id：小写字母、数字和连字符。",
        "The id: lower-case letters, digits and hyphens.",
        "id: rd-intensity",
    ),
    "name": ("名称。", "The name.", "name: 森林覆盖率, name_en: Forest cover"),
    "name_en": (
        "英文名称；`name` 不含汉字时不必写。",
        "The English name; not needed where `name` holds no Chinese.",
        "name: 高新技术企业数, name_en: High-tech firms",
    ),
    "period": (
        "数值所属的时期：2024、2024-H1、2025-Q1、2024-06、2024-01..05，或财年 2024/25。",
        "The period that the figure is of: 2024, 2024-H1, 2025-Q1, 2024-06, 2024-01..05, or a fiscal year, 2024/25.",
        "period: 2024-H1",
    ),
    "note": ("说明。", "A remark.", "note: 不含自然人"),
    "printed": (
        "文件所印的原文，写在引号里；程序会读回来，与录入的数字核对。",
        "The figure exactly as the document prints it; it is read back and held against the figure that is typed.",
        "printed: 超 17 万",
    ),
    "vouched": (
        "程序读不懂原文时，由谁担保或凭什么担保。",
        "Who answers for the figure, or why, where the program cannot read what is printed.",
        "vouched: 已与市科技局核对",
    ),
    "at": (
        "在规划文件中的位置。",
        "Where it stands in the plan's document.",
        "at: {section: 五、发展目标, row: 6, line: 228}",
    ),
    "also": (
        "同一目标（或基期值）在文件中的其他表述；形式、时期、比较词、数值都相同。",
        "The same target or baseline, said again elsewhere: same form, period, comparator and figure.",
        "also: [{printed: 达到4.2, at: {line: 23}}]",
    ),
    "owners": (
        "规划写明的责任单位；写在指标上的，适用于它的各项目标。",
        "The offices that the plan makes responsible; on an indicator, for all its targets.",
        "owners: [市科技局, 市统计局]",
    ),
    "firmness": (
        "约束性（binding）或预期性（expected），规划写明时才写。",
        "`binding` or `expected`, where the plan says so.",
        "firmness: binding",
    ),
    "strive": (
        "规划只是力争（力争、争创）的，写 true。",
        "`true` where the plan only strives for it (力争, 争创).",
        "strive: true",
    ),
    "ambiguous": (
        "文件没有说清数字所指时，写明不清之处；这样的目标不评估。",
        "What the document leaves open about what the figure counts; such a target is not judged.",
        "ambiguous: 合计还是分别达到",
    ),
    "inferred": (
        "年份不在该句中，而是取自标题、题目或规划期的，写 true。",
        "`true` where the year is not in the clause, but in its heading, the title or the horizon.",
        "inferred: true",
    ),
    "prices": (
        "金额的价格：`current` 为现价，`constant(2020)` 为 2020 年不变价。",
        "At which prices an amount of money is: `current`, or `constant(2020)` for those of 2020.",
        "prices: constant(2020)",
    ),
    "assigned_by": (
        "上级下达的目标，写上级地区的代码。",
        "The region above, where it assigns the target (省下达) and the plan only passes it on.",
        'assigned_by: "330000"',
    ),
    "measure": (
        "类型：存量、流量、新增量、占比、强度、增速、位次、指数之一，决定怎样计算。",
        "What kind of quantity it is; formulas follow it.",
        "measure: stock",
    ),
    "better": (
        "越高越好（higher）还是越低越好（lower），必须写明，从不猜测。",
        "Whether `higher` or `lower` is better; always written, never guessed.",
        "better: higher",
    ),
    "unit": (
        "单位，可带倍数，如 亿元、万人、件/万人、£m、%。",
        "The unit, with a scale if it has one: 亿元, 件/万人, £m, %.",
        'unit: "%"',
    ),
    "definition": (
        "指标的定义和口径。",
        "What exactly is counted, and what is not.",
        "definition: 有效期内的国家高新技术企业",
    ),
    "additive": (
        "各下辖地区的数值相加是否等于全域数值。规划自带的总量指标不写时为 true。",
        "Whether the values of the districts add up to that of the city. Without it, levels, flows and additions that a plan defines do.",
        "additive: false",
    ),
    "growth_from_levels": (
        "增速按可比口径公布、不能由总量推算的，写 false。",
        "`false` where growth is published on comparable coverage, so that levels yield no rate.",
        "growth_from_levels: false",
    ),
    "growth_is_real": (
        "增速按惯例为不变价（如地区生产总值）而不必写明的，写 true。",
        "`true` where growth is meant at constant prices without saying so, as that of GDP is.",
        "growth_is_real: true",
    ),
    "reduction": (
        "指标本身计的是降幅的，写 true：下降 13.5% 录为 13.5。",
        "`true` where the indicator counts reductions: a fall of 13.5 % is held as 13.5.",
        "reduction: true, better: higher",
    ),
    "adds_to": (
        "新增量指标所增加的存量指标。",
        "For an addition: the stock indicator that it adds to.",
        "adds_to: hightech-firms",
    ),
}

_AMOUNTS: dict[str, Key] = {
    "at_least": (
        "不低于、以上、达到：这个数或更高。",
        "This figure or more: 以上, 不低于, 达到, or a bare figure.",
        "at_least: 4.2",
    ),
    "more_than": ("超过、突破：高于这个数。", "Above this figure: 超, 突破, 高于.", "more_than: 17000"),
    "at_most": ("以内、不超过、控制在：这个数或更低。", "This figure or less: 以内, 不超过, 控制在.", "at_most: 20"),
    "less_than": ("低于、不到：低于这个数。", "Below this figure: 低于, 不到.", "less_than: 5"),
    "about": (
        "左右、约：接近这个数，容差为原文末位的一半。",
        "Near this figure (左右, 约): within half a unit of its last printed digit.",
        "about: 140",
    ),
    "between": ("区间：从低到高两个数。", "A range: the lower figure, then the upper one.", "between: [3, 5]"),
    "exactly": ("保持在、稳定在：正是这个数。", "Just this figure: 保持在, 稳定在.", "exactly: 100"),
}
_REFERENCE = '；也可以参照另一指标或地区：`{region: "330000", plus: 3}`。'
_REFERENCE_EN = ' Or measured against another indicator or region: `{region: "330000", plus: 3}`.'


def _of(model: str, keys: dict[str, Key]) -> dict[str, Key]:
    return {f"{model}.{key}": texts for key, texts in keys.items()}


def _relative(keys: dict[str, Key]) -> dict[str, Key]:
    """The comparators that may hold a reference in place of a figure."""
    fixed = {"between", "exactly"}
    return {
        key: (zh, en, example) if key in fixed else (zh.removesuffix("。") + _REFERENCE, en + _REFERENCE_EN, example)
        for key, (zh, en, example) in keys.items()
    }


_PLAN: dict[str, Key] = {
    **_of(
        "Plan",
        {
            "id": ("规划的 id，即文件名。", "The plan's id: the name of its file.", "id: hz-315-2024"),
            "title": (
                "规划的标题，照原文。",
                "The title, as it stands on the document.",
                "title: 杭州市科技创新工作计划",
            ),
            "title_en": ("英文标题。", "The English title.", "title_en: Work plan of Hangzhou"),
            "issuer": (
                "发文机关；征求意见稿可以没有。",
                "Who issued it; a draft may lack it.",
                "issuer: 杭州市人民政府",
            ),
            "number": ("文号。", "The number of the document.", "number: 杭政〔2024〕1号"),
            "issued": ("印发日期。", "The date of issue.", "issued: 2024-03-12"),
            "standing": (
                "状态：征求意见稿（draft）、现行（in-force）、已被替代（superseded）。",
                "Whether it is a `draft`, `in-force`, or `superseded` by another plan.",
                "standing: in-force",
            ),
            "supersedes": (
                "本规划所替代的规划的 id。",
                "The id of the plan that this one replaces.",
                "supersedes: hz-315-2023",
            ),
            "region": (
                "规划适用的地区：代码写在引号里，或地区的 id。",
                "The region that the plan is for: its code, in quotes so that it stays text, or its id.",
                'region: "330100"',
            ),
            "fiscal_year_starts": (
                "财年从几月开始：4 表示 2024/25 到 2025 年 3 月止。",
                "The month in which fiscal years start: with 4, 2024/25 ends in March 2025.",
                "fiscal_year_starts: 4",
            ),
            "draft": (
                "程序从文件起草、还没有人核对过的，为 true；核对完即删去。",
                "`true` where the program drafted the file from its document, and nobody has checked it yet; deleted in the end.",
                "draft: true",
            ),
            "period": ("规划期。", "The horizon of the plan.", "period: {from: 2021, to: 2025}"),
            "document": ("规划的文本。", "The text of the plan.", "document: {title: 杭州市科技创新工作计划}"),
            "note": ("说明。", "A remark.", "note: 文本取自公报"),
            "indicators": (
                "规划的各项指标和任务。",
                "The indicators, and tasks in words, of the plan.",
                'indicators: [{id: forests, name: Forest cover, unit: "%", measure: share, better: higher, targets: [{by: 2027, at_least: 60, printed: 60%, at: {line: 31}}]}]',
            ),
            "not_targets": (
                "文件中不是目标的数字，各写明缘由；`trace` 据此核对有无遗漏。",
                "Figures of the document that fix no target, each with the reason; `trace` then finds none unaccounted.",
                "not_targets: [{printed: 300万元, at: {line: 40}, reason: 补助上限}]",
            ),
            "acknowledged": (
                "已由人判断、不必再提示的核查发现。",
                "Findings of the audit that a person has judged, and that may stand.",
                "acknowledged: [{code: A002, reason: 发文机关已核实}]",
            ),
        },
    ),
    **_of(
        "Document",
        {
            "title": ("文本的标题。", "The title of the text.", "title: 杭州市科技创新工作计划"),
            "sha256": (
                "文本的 SHA-256；`trace` 据此判断所给文本是否为同一份。",
                "The SHA-256 of the text; `trace` tells by it whether a given text is this one.",
                "sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            ),
            "original": (
                "文本取自哪个文件，由什么程序取出。",
                "The file that the text was taken from, and what took it.",
                "original: {sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08, media_type: application/pdf, extractor: planmetrics pdf 1}",
            ),
            "url": ("文本的网址。", "Where it was published.", 'url: "https://www.example.org/plan.html"'),
        },
    ),
    **_of(
        "Original",
        {
            "sha256": (
                "文件的 SHA-256。",
                "The SHA-256 of the file.",
                "sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            ),
            "media_type": ("文件的类型。", "What kind of file it is.", "media_type: application/pdf"),
            "extractor": (
                "取出文本的程序及其版本。",
                "What took the text from it, with its version.",
                "extractor: planmetrics pdf 1",
            ),
        },
    ),
    **_of(
        "Drafted",
        {
            "check": (
                "起草时拿不准、须由人判断的地方，一个词或一列；核对后删去。",
                "What the drafter was not certain of, for a person to decide: a word or a list of them; deleted once decided.",
                "check: [unit, year]",
            ),
        },
    ),
    **_of(
        "Window",
        {
            "from": (
                "起始时期；文件没有说的不写，从不猜测。",
                "The first period; left out where the document does not give it, never guessed.",
                "from: 2021",
            ),
            "to": ("最后时期。", "The last period.", "to: 2025"),
        },
    ),
    **_of(
        "PlanIndicator",
        {
            "id": (
                "指标的 id；在 `indicators.yaml` 中的，可与其他规划比较。",
                "The indicator's id; one of `indicators.yaml` can be compared with other plans.",
                "id: rd-intensity",
            ),
            "name": ("规划所称的名称。", "What this plan calls it.", "name: Forest cover"),
            "name_en": (
                "英文名称；登记表中没有、`name` 为中文的指标须写。",
                "The English name; needed where no registry has the indicator and `name` is Chinese.",
                "name: 高新技术企业数, name_en: High-tech firms",
            ),
            "region": (
                "指标所属地区，与规划的地区不同时才写。",
                "The region of this indicator, where it is not that of the plan.",
                'region: "330102"',
            ),
            "part_of": (
                "本指标是哪项指标的一部分。",
                "The indicator that this one is a subset of.",
                "part_of: patents",
            ),
            "sum_of": (
                "本指标恰为哪些指标之和，须写全。",
                "The indicators that this one is the complete sum of.",
                "sum_of: [patents-firms, patents-others]",
            ),
            "baseline": (
                "基期值；没有目标的指标也可以写。",
                "The value that the plan starts from; an indicator may have one and no target.",
                'baseline: {period: 2020, value: 58, printed: "58", at: {line: 30}}',
            ),
            "targets": (
                "各项目标；没有数字的任务也在这里（`worded`）。",
                "The targets; tasks without a figure too (`worded`).",
                "targets: [{by: 2027, at_least: 60, printed: 60%, at: {line: 31}}]",
            ),
            "breakdown": (
                "把目标分解到各地区的表，一行一条。",
                "The table that divides a target among regions: a row an entry.",
                'breakdown: [{by: 2027, at_least: {"330102": 60, "330105": 70}, at: {line: 52}}]',
            ),
        },
    ),
    **_of(
        "Baseline",
        {
            "period": ("基期。", "The period of the baseline.", "period: 2020"),
        },
    ),
    **_of(
        "Due",
        {
            "by": (
                "到何时：用于存量、占比、强度、位次、指数。",
                "By when: for stocks, shares, ratios, ranks and indices.",
                "by: 2027",
            ),
            "during": (
                "在哪一时期内：用于流量、新增量、增速；或一段时期 `{from: 2025, to: 2027}`，起点未说明的 `{to: 2027}`。",
                "In which period: for flows, additions and growth; or a window, `{from: 2025, to: 2027}`, or `{to: 2027}` where no start is given.",
                "during: {from: 2025, to: 2027}",
            ),
        },
    ),
    **_of(
        "Target",
        {
            **_relative(_AMOUNTS),
            "each_year": (
                "每年都要达到：这段时期每年一项目标。",
                "Every year of a run of years: one target a year.",
                "each_year: {from: 2023, to: 2027}, at_least: 5000",
            ),
            "region": (
                "目标所属地区，与规划的地区不同时才写。",
                "The region of this target, where it is not that of the plan.",
                'region: "330102"',
            ),
            "growth": (
                "总量的年均增速，每年百分之几；单写一个数即不低于（越低越好的为不高于）。",
                "Compound growth of a level, in percent a year; a bare figure is at least (at most where lower is better).",
                "by: 2025, growth: {at_least: 15}, since: 2020",
            ),
            "change": (
                "总共变化多少；占比以百分点计，下降写负数。",
                "The change in all, in the unit or in points; a fall is negative.",
                "by: 2027, change: {at_least: 6}, since: 2022",
            ),
            "multiple": (
                "基数的多少倍：翻一番为 2。",
                "How many times the base: 翻一番 is 2.",
                "by: 2025, multiple: 2, since: 2020",
            ),
            "percent_change": (
                "总共变化百分之几，不是每年；下降 13.5% 写 -13.5。",
                "The change in all, in percent, never a rate a year; a fall of 13.5 % is -13.5.",
                "by: 2025, percent_change: {at_most: -13.5}, since: 2020",
            ),
            "average": (
                "增速在一段时期内的平均（几何平均）；流量、新增量为年平均数。",
                "The geometric mean of yearly growth rates; for flows and additions the mean a year.",
                "during: {from: 2021, to: 2025}, average: {at_least: 6}",
            ),
            "cumulative": (
                "增速在一段时期内累计（连乘）；规划中的〔13.5〕。",
                "Yearly growth rates compounded over the window: the 〔13.5〕 of plans.",
                "during: {from: 2021, to: 2025}, cumulative: {at_least: 13.5}",
            ),
            "worded": (
                "只有文字、没有数字的目标或任务：列出，另计，不评估。",
                "A target or task in words alone: listed, counted apart, never judged.",
                "during: 2025, worded: true, printed: 保持在合理区间",
            ),
            "both_sides": (
                "围绕一个数的目标，超过也算未达到的，写 true。",
                "`true` where a target about a figure, or of a range, can be missed by exceeding it.",
                "about: 3, both_sides: true",
            ),
            "since": (
                "增长或变化从哪一时期算起；文件没有说的不写。",
                "From which period growth or change counts; left out where the document does not say.",
                "by: 2025, growth: 15, since: 2020",
            ),
            "stated": (
                "规划自己写明的速度，与目标核对。",
                "The pace that the plan states, which is held against the target.",
                "stated: {growth: 15, printed: 年均增长15%}",
            ),
            "revised": (
                "中期调整之前的目标。",
                "What the target was before a mid-term adjustment (中期调整).",
                "revised: {from: 400, printed: 400家以上, at: {line: 12}}",
            ),
            "shared": (
                "同一数字为几项目标所共有：“三类项目各100项”为 3。",
                "How many targets one literal makes: 各100项 of three kinds of projects makes 3.",
                "shared: 3",
            ),
            "each": (
                "同一数字约束的各地区（合并单元格）。",
                "The regions that one literal binds (a merged cell).",
                'each: ["330102", "330105"]',
            ),
            "prices": (
                "金额的增速按什么价格计算。",
                "At which prices a growth of money is meant.",
                "by: 2025, growth: 6, prices: constant(2020)",
            ),
        },
    ),
    **_of(
        "Breakdown",
        {
            key: (f"各地区的数字：{zh}", f"Region to figure. {en}", f'{key}: {{"330102": 60, "330105": 70}}')
            for key, (zh, en, _) in _AMOUNTS.items()
            if key != "between"
        },
    ),
    **_of(
        "Locator",
        {
            "section": ("章节标题。", "The heading of the section.", "section: 五、发展目标"),
            "table": ("表格的名称。", "The name of the table.", "table: 表1 主要指标"),
            "row": ("表格的第几行。", "The row of the table, from 1.", "row: 6"),
            "label": (
                "表格该行的名目，与指标名称不同时才写。",
                "How the row is headed, where not by the indicator's name.",
                "label: 每年新增, row: 6",
            ),
            "page": ("第几页。", "The page, from 1.", "page: 12"),
            "line": (
                "文本的第几行；`trace` 只核对写了行号的。",
                "The line of the text, from 1; `trace` looks at places that have one.",
                "line: 228",
            ),
        },
    ),
    **_of(
        "Reference",
        {
            "indicator": ("参照的指标。", "The indicator it is measured against.", "indicator: gdp-growth"),
            "region": ("参照的地区。", "The region it is measured against.", 'region: "330000"'),
            "plus": ("高出多少（低于为负）。", "The margin on top; negative below.", 'region: "330000", plus: 3'),
            "within": (
                "“同步”允许落后多少；只用于 `about`。",
                "How far behind still keeps pace; for `about` only.",
                "indicator: gdp-growth, within: 0.5",
            ),
        },
    ),
    **_of("Bound", _AMOUNTS),
    **_of(
        "Stated",
        {
            "growth": ("年均增速，百分之几。", "Percent a year.", "growth: {at_least: 15}, printed: 增长15%以上"),
            "step": (
                "每年步长，以单位或百分点计。",
                "Points or units a year.",
                "step: 0.08, printed: 每年提高0.08个百分点",
            ),
            "at": (
                "位置，不在目标那一行时才写。",
                "Where it stands, if not on the line of the target itself.",
                "at: {line: 230}, growth: 15",
            ),
        },
    ),
    **_of(
        "Restatement",
        {
            "firmness": (
                "此处的属性，与目标不同时才写。",
                "How firm it is here, where that differs.",
                "firmness: expected",
            ),
            "strive": ("此处只是力争的，写 true。", "`true` where it is only striven for here.", "strive: true"),
        },
    ),
    **_of(
        "Revision",
        {
            "from": ("调整前的数字。", "The figure before the adjustment.", "from: 400"),
            "at": ("调整前的目标在何处。", "Where the earlier target stood.", "at: {line: 12}"),
        },
    ),
    **_of(
        "NotTarget",
        {
            "printed": ("数字的原文。", "The figure as printed.", "printed: 300万元"),
            "lines": (
                "首行和末行：其间未录入的数字都不是目标。",
                "The first and the last line: no figure between them is a target unless it is encoded.",
                "lines: [5, 60]",
            ),
            "reason": ("为什么不是目标。", "Why it is no target.", "reason: 补助上限"),
        },
    ),
    **_of(
        "Acknowledgement",
        {
            "code": ("核查规则的代码。", "The code of the audit rule.", "code: A002"),
            "indicator": (
                "哪项指标；不写即整个规划。",
                "The indicator; without it, the whole plan.",
                "indicator: high-value-patents",
            ),
            "reason": ("为什么可以保留。", "Why the finding may stand.", "reason: 发文机关已核实"),
        },
    ),
}

_ACTUALS: dict[str, Key] = {
    **_of(
        "Actuals",
        {
            "region": (
                "观测值所属的地区，即文件名。",
                "The region that was observed: the name of the file.",
                'region: "330100"',
            ),
            "sources": (
                "来源，每个有自己的名称，供观测值引用。",
                "The publications, each under a name that observations refer to.",
                'sources: {bulletin-2023: {title: 统计公报, url: "https://www.example.org", kind: official}}',
            ),
            "observations": (
                "各观测值。",
                "The observations.",
                "observations: [{indicator: rd-intensity, period: 2023, value: 3.86, source: bulletin-2023}]",
            ),
        },
    ),
    **_of(
        "Source",
        {
            "title": ("标题。", "The title.", "title: 2023年统计公报"),
            "publisher": ("发布者。", "Who published it.", "publisher: 杭州市统计局"),
            "url": ("网址。", "The address.", 'url: "https://www.example.org/2023.html"'),
            "number": (
                "文号，可代替网址。",
                "The number of the document, which may stand for an address.",
                "number: 杭统〔2024〕3号",
            ),
            "internal": (
                "既无网址也无文号的内部资料，写 true。",
                "`true` where neither an address nor a number is public.",
                "internal: true",
            ),
            "published": (
                "发布日期，可以只写年，或年和月。",
                "When it was published: a date, a month or a year.",
                "published: 2024-03",
            ),
            "kind": (
                "原发布者是谁：官方（official）、媒体（media）、其他（other）。",
                "What the original publisher is: `official`, `media` or `other`.",
                "kind: official",
            ),
            "copy": (
                "见到的是副本：镜像（mirror）或转载（repost）。",
                "Where only a copy was seen: a `mirror` or a `repost`.",
                "copy: repost",
            ),
            "described": (
                "标题是对没有标题的页面的描述的，写 true。",
                "`true` where the title describes a page that showed no headline.",
                "described: true",
            ),
        },
    ),
    **_of(
        "Published",
        {
            "value": (
                "公布的数值，保留原有位数：4.0 不是 4。",
                "The published figure, with the digits that it has: 4.0 is not 4.",
                "value: 3.86",
            ),
            "about": ("公布的是约数（约、左右）。", "The published figure is approximate: 约, 左右.", "about: 3.4"),
            "more_than": (
                "公布的是下限：实际高于它（超1500）。",
                "The published figure is a bound; the true one is above: 超1500.",
                "more_than: 1500",
            ),
            "at_least": (
                "公布的是下限：实际为它或更高（1500以上）。",
                "A bound; the true figure is this or above: 1500以上.",
                "at_least: 1500",
            ),
            "less_than": ("公布的是上限：实际低于它。", "A bound; the true figure is below.", "less_than: 9"),
            "at_most": ("公布的是上限：实际为它或更低。", "A bound; the true figure is this or below.", "at_most: 90"),
            "doubt": (
                "存疑之处：年份、口径或数值。",
                "What is doubtful about it: the year, the scope or the value.",
                "doubt: year",
            ),
        },
    ),
    **_of(
        "Observation",
        {
            "indicator": ("指标的 id。", "The id of the indicator.", "indicator: rd-intensity"),
            "source": ("来源，`sources` 中的名称。", "Its source: a name of `sources`.", "source: bulletin-2023"),
            "percent_change": (
                "只公布了相对 `since` 变化百分之几的，写变化率。",
                "The change in percent from `since`, where only that is published.",
                "percent_change: -6.6, since: 2010",
            ),
            "since": (
                "变化率从哪一时期算起。",
                "The period that `percent_change` counts from.",
                "percent_change: -6.6, since: 2010",
            ),
            "done": (
                "任务已完成，写 true；`period` 为完成之时。",
                "`true`: the task was reported done, in `period`.",
                "done: true, period: 2024-11",
            ),
            "unit": (
                "公布所用的单位，与指标的单位不同时才写。",
                "The unit of the figure, where it is not that of the indicator.",
                "unit: 万家, value: 1.7",
            ),
            "printed": (
                "来源所印的写法，与录入不同时才写。",
                "The figure as the source prints it, where that is not how it is typed.",
                "printed: 1.7万, value: 17000",
            ),
            "status": (
                "数值的状态：初步数（preliminary）、最终数（final）、修订数（revised）。",
                "Whether the figure is `preliminary`, `final` or `revised`.",
                "status: revised",
            ),
            "vintage": (
                "数值所属的修订版本，如某次普查；不同版本之间不求增速。",
                "The revision that the figure belongs to, such as a census; no rate crosses vintages.",
                "vintage: census-5",
            ),
            "boundary": (
                "区划变动之前的数值，已按现区划计的，写 `current`。",
                "`current` where a figure from before a scope break is stated for the region as it is now.",
                "boundary: current",
            ),
        },
    ),
}

_REGISTRIES: dict[str, Key] = {
    **_of(
        "IndicatorRegistry",
        {
            "counters": (
                "程序不认识的计数单位。",
                "Units of counting that the program does not know.",
                "counters: [湾, 方阵]",
            ),
            "indicators": (
                "各指标的定义。",
                "The definitions.",
                "indicators: [{id: caves, name: Caves, measure: stock, unit: 个, better: higher}]",
            ),
        },
    ),
    **_of(
        "Definition",
        {
            "identity": (
                "恒等关系：等于哪个指标除以哪个指标。",
                "An identity: which indicator it is, divided by which.",
                "identity: {of: rd-expenditure, over: gdp}",
            ),
        },
    ),
    **_of(
        "Quotient",
        {
            "of": ("被除的指标。", "The indicator above the line.", "of: rd-expenditure"),
            "over": ("作除数的指标。", "The indicator below the line.", "over: gdp"),
            "band": (
                "`over` 通常的年增速范围，百分之几；目标隐含的增速超出时，核查请求说明。",
                "The growth of `over` that is usual, in percent a year; what targets imply beyond it wants explaining.",
                "band: [0, 12]",
            ),
        },
    ),
    **_of(
        "RegionRegistry",
        {
            "as_of": ("地区代码截至何时。", "The date that the codes are as of.", "as_of: 2025-12"),
            "regions": ("各地区。", "The regions.", "regions: [{id: E08000099, name: Anytown, level: district}]"),
        },
    ),
    **_of(
        "Region",
        {
            "id": (
                "代码，写在引号里；没有代码的区域用单词。",
                "Its code, in quotes so that it stays text; a word for an area without a code.",
                'id: "330102"',
            ),
            "name": ("名称。", "The name.", "name: 上城区, name_en: Shangcheng"),
            "level": (
                "层级，不限用词：国家、省、市、区、县等。",
                "Its level, in any word: country, province, city, district, county, area.",
                "level: district",
            ),
            "parent": ("上级地区的代码。", "The region that it lies in.", 'parent: "330100"'),
            "fiscal_year_starts": (
                "该地区财年从几月开始。",
                "The month in which the fiscal years of its plans and figures start.",
                "fiscal_year_starts: 4",
            ),
            "breaks": (
                "区划变动：自何时起，何种变动。",
                "Changes of its boundaries: since when, and what.",
                "breaks: [{since: 2021, note: 与原下城区合并}]",
            ),
        },
    ),
    **_of(
        "ScopeBreak",
        {
            "since": ("从哪一时期起。", "The first period of the new boundaries.", "since: 2021"),
            "note": ("有何变动。", "What changed.", "note: 与原下城区合并"),
        },
    ),
}

_CLASS = "{label: on-track, status: on-track, name: 基本符合预期, name_en: on track}"
_DONE = "{label: achieved, name: 已达标, name_en: achieved}"
_METHODS: dict[str, Key] = {
    **_of(
        "Methods",
        {
            "methods": (
                "各方法。",
                "The methods.",
                f"methods: [{{id: ours, name: 本单位法, name_en: ours, source: {{title: Our rules}}, achieved: {_DONE}, with_target: {{quantity: lead, classes: [{_CLASS}]}}}}]",
            ),
        },
    ),
    **_of(
        "Method",
        {
            "id": ("方法的 id，供 `--method` 使用。", "The id, for `--method`.", "id: ours"),
            "name": ("中文名称。", "The name in Chinese tables.", "name: 本单位法"),
            "name_en": ("英文名称。", "The name in English tables.", "name_en: our own"),
            "source": ("方法的出处。", "Where the method comes from.", "source: {title: Our rules of 2024}"),
            "with_target": (
                "有目标时怎样评估。",
                "How the way to a target is judged.",
                f"with_target: {{quantity: lead, classes: [{_CLASS}]}}",
            ),
            "without_target": (
                "没有目标时怎样评估；没有即不评估。",
                "How a series without a target is judged; without it, not at all.",
                f"without_target: {{classes: [{_CLASS}]}}",
            ),
            "achieved": (
                "已达到目标的归入哪一分类。",
                "The class of what is reached already, whatever its pace.",
                f"achieved: {_DONE}",
            ),
            "reversing": (
                "背离目标的归入哪一分类；方法先看方向时才写。",
                "The class of what has moved away from its target, where the method puts direction first.",
                "reversing: {label: reversing, name: 背离目标, name_en: moving away}",
            ),
            "unavailable": (
                "无法评估的归入哪一分类。",
                "The class of what cannot be judged.",
                "unavailable: {label: not_available, name: 不可评, name_en: not available}",
            ),
            "otherwise": (
                "该方法所需的量得不到时，改用哪个方法。",
                "The method to judge by where this one's quantity cannot be had.",
                "otherwise: pace",
            ),
            "zero_as": (
                "方法的来源把 0 当作多少。",
                "The figure that the source reads a base or target of zero as.",
                "zero_as: 0.001",
            ),
            "ends_met_within": (
                "目标为 0 或 100 的占比，差多少个百分点仍算达到。",
                "For shares whose target is 0 or 100: how many points short of it still count as met.",
                "ends_met_within: 2.5",
            ),
            "overall": (
                "若干得分的平均数的分类。",
                "The classes of the mean of several scores.",
                f"overall: [{_CLASS}]",
            ),
        },
    ),
    **_of(
        "Basis",
        {
            "title": ("出处的标题。", "The title of the source.", "title: Open SDG progress calculation"),
            "title_zh": ("中文标题。", "The same in Chinese.", "title_zh: Open SDG 进展计算"),
            "url": ("网址。", "Its address.", 'url: "https://www.example.org/method.html"'),
            "note": (
                "英文说明：怎样计算，核对过什么。",
                "How it reckons, and what was checked of it.",
                "note: Published results come out.",
            ),
            "note_zh": ("中文说明。", "The same in Chinese.", "note_zh: 公布的结果可以复算。"),
        },
    ),
    **_of(
        "WithTarget",
        {"quantity": ("依据哪个量评估。", "The quantity that it judges by.", "quantity: lead")},
    ),
    **_of(
        "Judging",
        {
            "classes": (
                "各分类，从上往下；除最后一个外，各有一个分界值，依次递降或递升。",
                "The classes from the top; each but the last has one cut-off, all falling or all rising.",
                f"classes: [{{at_least: 0.95, label: good, name: 好, name_en: good}}, {_CLASS}]",
            ),
            "score": (
                "由同一个量得出的得分。",
                "The score that the same quantity yields.",
                "score: {least: -5, most: 5, lines: [{slope: 4.1667, at_zero: -2.5}]}",
            ),
        },
    ),
    **_of(
        "WithoutTarget",
        {
            "limit_exponent": (
                "接近自然界限时，分界值按 1-（基期值/界限）的这个次方缩小。",
                "Cut-offs shrink near a natural limit: by 1 - (base / limit) to this power.",
                "limit_exponent: 4.44",
            ),
            "limit_is_target": (
                "达到自然界限即算达标的，写 true。",
                "`true` where a value at its natural limit counts as achieved.",
                "limit_is_target: true",
            ),
        },
    ),
    **_of(
        "Label",
        {
            "label": ("分类，按来源的写法。", "The class, spelled as in its source.", "label: substantial_progress"),
            "name": ("中文名称。", "Its name in Chinese tables.", "name: 进展显著"),
            "name_en": ("英文名称。", "Its name in English tables.", "name_en: on track"),
            "score": ("该分类的得分。", "Its score.", "score: 5"),
        },
    ),
    **_of(
        "Grade",
        {
            "status": (
                "相应的状态；方法没有对应的不写。",
                "Our own status for it; left out where none fits.",
                "status: on-track",
            ),
            "reduced": (
                "接近自然界限时分界值不缩小的，写 false。",
                "`false` where the cut-off does not shrink near a natural limit.",
                "reduced: false",
            ),
        },
    ),
    **_of(
        "Cut",
        {
            "at_least": ("分界值：这个数或更高。", "The cut-off: this or above.", "at_least: 0.95"),
            "more_than": ("分界值：高于这个数。", "The cut-off: above this.", "more_than: 0.01"),
            "at_most": ("分界值：这个数或更低。", "The cut-off: this or below.", "at_most: 1.05"),
            "less_than": ("分界值：低于这个数。", "The cut-off: below this.", "less_than: 0"),
        },
    ),
    **_of(
        "Score",
        {
            "least": ("最低得分。", "The lowest score.", "least: -5"),
            "most": ("最高得分。", "The highest score.", "most: 5"),
            "lines": (
                "各段直线，从上往下。",
                "The stretches, from the top.",
                "lines: [{at_least: 0.6, slope: 7.1429, at_zero: -4.2857}, {slope: 4.1667, at_zero: -2.5}]",
            ),
        },
    ),
    **_of(
        "Line",
        {
            "slope": ("斜率。", "Points of score for each unit of the quantity.", "slope: 4.1667"),
            "at_zero": ("该量为 0 时的得分。", "The score where the quantity is 0.", "at_zero: -2.5"),
        },
    ),
}

KEYS: dict[str, Key] = {**_ANYWHERE, **_PLAN, **_ACTUALS, **_REGISTRIES, **_METHODS}
"""Every key of every file."""

WORDS: dict[str, Bilingual] = {
    "stock": ("存量：某一时点的数量。", "A number at a date: firms, patents in force."),
    "flow": ("流量：一段时期内的数量，如支出、产值。", "A quantity over a period: spending, output."),
    "addition": ("新增量：一段时期内增加的数量。", "What is added over a period: 新增."),
    "share": ("占比：占全体的百分之几。", "Percent of a whole."),
    "ratio": ("强度：每单位另一数量对应的数量。", "A quantity per another quantity."),
    "growth": ("增速：本身就是增长率。", "What is a rate of growth already."),
    "rank": ("位次：第几名，百强为 100。", "A place in a ranking; 百强 is 100."),
    "index": ("指数：得分或指数值。", "A score or an index."),
    "higher": ("越高越好。", "The higher, the better."),
    "lower": ("越低越好。", "The lower, the better."),
    "binding": ("约束性。", "It binds."),
    "expected": ("预期性。", "It is expected."),
    "draft": ("征求意见稿或草案。", "A draft, for comment."),
    "in-force": ("现行有效。", "In force."),
    "superseded": ("已被另一规划替代。", "Replaced by another plan."),
    "official": ("政府机关或统计部门。", "A government or its statistics office."),
    "media": ("报刊、电视、新闻网站。", "A newspaper, a broadcaster, a news site."),
    "other": ("其他。", "Anything else."),
    "mirror": ("原页面的镜像。", "A mirror of the original page."),
    "repost": ("他人的转载。", "Posted again by somebody else."),
    "preliminary": ("初步数。", "Preliminary."),
    "final": ("最终数。", "Final."),
    "revised": ("修订数，先于其他。", "Revised; it goes before the others."),
    "current": ("按现在的区划计。", "For the region as it is now."),
}
"""Words that a key may have for its value; statuses, doubts and quantities are in `meanings`."""
