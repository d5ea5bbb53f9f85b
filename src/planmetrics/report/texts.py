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
    "csv.gap": ("{name}（负数为已越过目标）", "{name} (below zero: passed)"),
    "plot.note": (
        "圆点为同一序列的观测值，三角为存疑、约数或口径不同的数值，虚线为规划路径，菱形为目标值；跨年的年度画在其结束之年。",
        "Round points are observations of one series, triangles are doubtful, approximate or of another series; the broken line is the plan's path, diamonds are targets; years that run over two stand where they end.",
    ),
    "plot.year": ("年份", "Year"),
    "plot.observed": ("观测值", "Observed"),
    "plot.apart": ("存疑或口径不同", "Doubtful or apart"),
    "plot.path": ("路径值", "Path"),
    "plot.target": ("目标值", "Target"),
    "plot.upper": ("目标值上限", "Upper target"),
}


def report_words(lang: Lang) -> Words:
    """The words of tables and of reports in one language."""
    return Words(lang, {**WORDS, **TEXTS})
