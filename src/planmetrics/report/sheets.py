"""What the sheets of a workbook hold beside targets: tasks, observations with their sources, the audit, and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.codes.meanings import MEANINGS
from planmetrics.compute.outcome import Reason
from planmetrics.render import changes, listing, tasks
from planmetrics.render.auditing import evidence, message, suggestion
from planmetrics.render.explaining import without_keys
from planmetrics.render.gap import plan_name
from planmetrics.render.layout import NOTHING
from planmetrics.render.scores import ranking_table
from planmetrics.report import attention, prose, targets
from planmetrics.report.cells import Cell, Head, number_cell, period_cell, plain_head, text_cell
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from planmetrics.audit.finding import Finding
    from planmetrics.compute.assessment import Names
    from planmetrics.records.listing import Observed
    from planmetrics.records.report import Report
    from planmetrics.render.gap_lines import Line
    from planmetrics.render.listing import ObservedLine
    from planmetrics.render.table import Column
    from planmetrics.render.words import Words
    from planmetrics.report.cells import Tone


# changes

CHANGES = (
    Head[changes.ChangeLine](
        "kind",
        ("变化类型", "Kind of change"),
        lambda line: text_cell(line.words(f"change.{line.change.kind}")),
        18,
        right=False,
    ),
    plain_head(changes.NAME, 30),
    Head[changes.ChangeLine](targets.BY.key, targets.BY.names, lambda line: targets.BY.cell(line.after)),
    Head[changes.ChangeLine](targets.TARGET.key, targets.TARGET.names, lambda line: targets.TARGET.cell(line.after)),
    Head[changes.ChangeLine](
        "finding",
        changes.OF_FINDING.short,
        lambda line: text_cell(changes.OF_FINDING.cell(line), line.after.light or "plain"),
        50,
        right=False,
    ),
    plain_head(changes.OF_LATEST, 40),
)

# tasks


TASKS = (
    Head[tasks.TaskLine](
        "plan",
        ("规划", "Plan"),
        lambda line: text_cell(plan_name(line.task.fact.plan, line.words)),
        24,
        lambda lines: len({line.task.fact.plan.id for line in lines}) > 1,
        right=False,
    ),
    plain_head(tasks.NAME, 30),
    plain_head(tasks.REGION),
    plain_head(tasks.PRINTED, 36),
    Head[tasks.TaskLine](
        "by", tasks.DUE.short, lambda line: period_cell(tasks.DUE.cell(line), line.task.fact.period), 12
    ),
    plain_head(tasks.STATE, 18),
    plain_head(tasks.WHEN, 12),
    plain_head(tasks.NATURE, 12),
    plain_head(tasks.OWNERS, 36),
    plain_head(tasks.SOURCE, 36),
    Head[tasks.TaskLine](
        "line", ("原文行号", "Line of the document"), lambda line: _line(line.task.fact.locator.line), 10
    ),
)


def _line(number: int | None) -> Cell:
    return text_cell(NOTHING) if number is None else number_cell(str(number), number)


# observations


class Published(NamedTuple):
    """An observation with what its indicator is called; `late`: its period ends after the time of asking."""

    line: ObservedLine
    name: Names
    words: Words
    late: bool

    @property
    def observed(self) -> Observed:
        """The observation."""
        return self.line.observed


def published(report: Report, words: Words) -> list[Published]:
    """Every observation that the report's targets are held against, and those beside it, under their indicators."""
    entries = (*report.districts.entries, *report.board.entries)
    names = {entry.assessment.subject.indicator: entry.assessment.subject.name for entry in entries}
    return [
        Published(
            listing.ObservedLine(one, words, regions=True),
            names[one.fact.indicator],
            words,
            one.fact.period.end > report.board.until,
        )
        for one in report.observations
    ]


def _of_line(key: str, column: Column[ObservedLine], widest: int) -> Head[Published]:
    """A column of the table of observations."""
    return Head(key, column.full or column.short, lambda one: text_cell(column.cell(one.line)), widest, right=False)


def _value(one: Published) -> Cell:
    text = listing.FIGURE.cell(one.line)
    cell = text_cell(text) if one.observed.is_done else number_cell(text, one.observed.figure)
    return cell._replace(tone="muted") if one.late else cell


def _period(one: Published) -> Cell:
    cell = period_cell(listing.PERIOD.cell(one.line), one.observed.fact.period)
    return cell._replace(tone="muted") if one.late else cell


def _address(one: Published) -> Cell:
    """Where the source is found: its address, else its number; that it is internal, where it is."""
    source, words = one.observed.fact.source, one.words
    if source.url:
        return text_cell(source.url)
    return text_cell(
        words.listed([part for part in (source.number, words("internal") if source.internal else "") if part])
    )


PERIOD, VALUE = "period", "value"
OBSERVATIONS = (
    Head[Published]("name", ("指标名称", "Indicator"), lambda one: text_cell(one.words.of(one.name)), 30, right=False),
    _of_line("region", listing.OBSERVED_REGION, 16),
    Head[Published](PERIOD, ("时期", "Period"), _period, 14),
    Head[Published](VALUE, ("数值", "Value"), _value, 16),
    Head[Published]("unit", ("单位", "Unit"), lambda one: text_cell(one.observed.unit or ""), 12, right=False),
    _of_line("status", listing.STATUS, 10),
    _of_line("published", listing.PUBLISHED, 12),
    _of_line("source", listing.SOURCE, 44),
    Head[Published]("url", ("网址或文号", "Address or number"), _address, 34, right=False),
    _of_line("note", listing.NOTE, 34),
)


# the audit


class Found(NamedTuple):
    """A finding with the names of what it is about."""

    finding: Finding
    plan: str
    indicator: str
    region: str
    words: Words


def found(report: Report, words: Words) -> list[Found]:
    """What the audit has to say, with names."""
    board = report.board
    plans = {plan.id: plan_name(plan, words) for plan in board.plans}
    indicators = {entry.id: words.of(entry.names(None)) for plan in board.plans for entry in plan.indicators}
    subjects = [entry.assessment.subject for entry in (*report.districts.entries, *board.entries)]
    indicators |= {subject.indicator: words.of(subject.name) for subject in subjects}
    regions = {subject.region: words.of(subject.region_name) for subject in subjects}
    regions |= {task.fact.region: words.of(task.region_name) for task in board.tasks}

    def name(names: Mapping[str, str], key: str | None) -> str:
        return NOTHING if key is None else names.get(key, key)

    return [
        Found(one, name(plans, one.plan), name(indicators, one.indicator), name(regions, one.region), words)
        for one in attention.found(report, words)
    ]


def _told(key: str, names: Names, text: Callable[[Found], str], widest: int) -> Head[Found]:
    return Head(key, names, lambda row: text_cell(text(row)), widest, right=False)


_GRAVITY: dict[str, Tone] = {"contradiction": "red", "doubt": "yellow"}


def _severity(row: Found) -> Cell:
    word = row.finding.severity.word
    return text_cell(row.words("severity." + word), _GRAVITY.get(word, "plain"))


AUDIT = (
    Head[Found]("severity", ("严重程度", "Severity"), _severity, 14, right=False),
    _told("code", ("编号", "Code"), lambda row: row.finding.code, 8),
    _told("plan", ("规划", "Plan"), lambda row: row.plan, 22)._replace(
        shows=lambda rows: len({row.plan for row in rows}) > 1
    ),
    _told("indicator", ("指标", "Indicator"), lambda row: row.indicator, 22),
    _told("region", ("地区", "Region"), lambda row: row.region, 12),
    _told("message", ("发现", "Finding"), lambda row: message(row.finding, row.words.lang), 44),
    _told("suggestion", ("建议", "Suggestion"), lambda row: suggestion(row.finding, row.words.lang), 28),
    _told("places", ("出处", "Places"), lambda row: "\n".join(evidence(row.finding, row.words)[:-1]), 44),
    _told("formula", ("依据", "Rule"), lambda row: evidence(row.finding, row.words)[-1], 26),
)


# notes


def notes(
    report: Report, lines: Sequence[Line], told: Container[str], words: Words, *, live: bool
) -> Iterator[tuple[str, str]]:
    """What is to be known to read the sheets, under words for what it is about; `told` stands for missing figures."""
    for plan in report.board.plans:
        issued = plan.issued.isoformat() if plan.issued else None
        about = [part for part in (plan_name(plan, words), plan.issuer, plan.number, issued, plan.document.url) if part]
        yield words("workbook.plan"), words.lines(about)
    yield words("workbook.as_of"), words("workbook.as_of.note", as_of=words.moment(report.board.as_of))
    yield from ((words("workbook.targets"), note) for note in prose.below(report, lines, words))
    if report.ranked:
        table = ranking_table(report.ranked, report.districts, words)
        yield from ((words("report.ranking"), note) for note in table.report_notes)
    for method in report.board.asked:
        title = method.source.title if words.lang == "en" else method.source.title_zh or method.source.title
        named = [words.of((method.name, method.name_en)), title, *([method.source.url] if method.source.url else [])]
        yield words("workbook.method"), words.lines(named)
    yield words("workbook.numbers"), words("workbook.numbers.note")
    yield words("workbook.formulas"), words("workbook.formulas.note" if live else "workbook.formulas.none")
    yield from _meanings(lines, told, words)


def _meanings(lines: Sequence[Line], told: Container[str], words: Words) -> Iterator[tuple[str, str]]:
    """The statuses and reasons that stand in the rows, each with what it means."""
    statuses = {words(f"status.{line.worded}"): line.verdict.status for line in lines}
    reasons = dict.fromkeys(
        reason
        for line in lines
        for reason in (line.verdict.why, line.situation.current, line.situation.base, *line.figures)
        if isinstance(reason, Reason) and (reason is line.verdict.why or words(reason) in told)
    )
    for word, status in statuses.items():
        if status in MEANINGS:
            yield word, words.of(MEANINGS[status])
    for reason in reasons:
        if reason.value in MEANINGS:
            yield words(reason), without_keys(words.of(MEANINGS[reason.value]))
