"""Tables of what is there: plans, targets in the words of their documents, observations with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.model.terms import WINDOWED
from planmetrics.render.layout import NOTHING
from planmetrics.render.numbers import figure
from planmetrics.render.table import Column, headings, table_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planmetrics.model.indicator import Definition
    from planmetrics.model.plan import Plan
    from planmetrics.records.listing import Observed, PlanRow, Promise
    from planmetrics.render.table import Table
    from planmetrics.render.words import Words


# plans


class PlanLine(NamedTuple):
    """A plan as a row."""

    row: PlanRow
    words: Words


PLAN_ID = Column[PlanLine]("plan", ("规划", "Plan"), lambda line: line.row.plan, right=False)
ABOUT_PLANS = (
    Column[PlanLine](
        "title",
        ("名称", "Title"),
        lambda line: line.words.of((line.row.title, line.row.title_en or line.row.title)),
        right=False,
        folds=True,
    ),
    Column[PlanLine]("standing", ("状态", "Standing"), lambda line: line.words(line.row.standing), right=False),
    Column[PlanLine]("issued", ("印发日期", "Issued"), lambda line: line.row.issued or NOTHING),
    Column[PlanLine](
        "horizon", ("规划期", "Horizon"), lambda line: f"{line.row.period_from or '?'}-{line.row.period_to}"
    ),
    Column[PlanLine]("targets", ("目标数", "Targets"), lambda line: str(line.row.targets)),
    Column[PlanLine]("observed", ("有数据", "Observed"), lambda line: str(line.row.observed)),
    Column[PlanLine]("baselines", ("有基期", "Baseline"), lambda line: str(line.row.baselines)),
    Column[PlanLine]("owned", ("有责任单位", "Owner"), lambda line: str(line.row.owned)),
    Column[PlanLine](
        "supersedes",
        ("取代", "Replaces"),
        lambda line: line.row.supersedes or NOTHING,
        right=False,
        shows=lambda lines: any(line.row.supersedes for line in lines),
    ),
    Column[PlanLine]("tasks", ("重点任务", "Tasks"), lambda line: str(line.row.tasks)),
)


def plans_table(rows: Iterable[PlanRow], words: Words) -> Table:
    """Plans, a row each."""
    lines = [PlanLine(row, words) for row in rows]
    columns = (PLAN_ID, *ABOUT_PLANS)
    return table_of(lines, words, (columns,), (PLAN_ID, ABOUT_PLANS), title=words("plans"), empty=words("no_plans"))


# targets


class TargetLine(NamedTuple):
    """A target as a row; `repeats`: whether the row above tells the indicator; `regions`: whether there are several."""

    promise: Promise
    words: Words
    repeats: bool
    regions: bool

    @property
    def name(self) -> str:
        """The indicator with its unit."""
        return self.words.of(self.promise.name) + self.words.bracketed(self.promise.fact.definition.unit)


def _target_lines(targets: Sequence[Promise], words: Words) -> list[TargetLine]:
    """In the table the name of an indicator stands once, above what follows it."""
    keys = [(one.fact.definition.id, one.fact.region, one.fact.locator.section) for one in targets]
    regions = len({one.fact.region for one in targets}) > 1
    return [
        TargetLine(one, words, number > 0 and keys[number - 1] == keys[number], regions)
        for number, one in enumerate(targets)
    ]


def _due(line: TargetLine) -> str:
    fact = line.promise.fact
    due = line.words.period(fact.period)
    if fact.form in WINDOWED:
        due = line.words.span(fact.start, fact.period)
    return due + ("*" if fact.inferred else "")


def _value(line: TargetLine) -> str:
    """The encoded figure with its comparator; the form where it is not a plain value."""
    fact, words = line.promise.fact, line.words
    if fact.value is None:
        return words("form.relative", value="").rstrip()
    text = figure(fact.value) if fact.value_max is None else f"{figure(fact.value)}-{figure(fact.value_max)}"
    value = words(fact.comparator, value=text)
    if fact.form == "value":
        return value
    falls = fact.form in {"change", "percent_change"} and fact.value < 0
    return words(f"form.{fact.form}-negative" if falls else f"form.{fact.form}", value=value)


def _revised(line: TargetLine) -> str:
    """What a target was before the mid-term adjustment, as its documents print both."""
    fact, words = line.promise.fact, line.words
    before = fact.revised.printed if fact.revised is not None else ""
    due = words.period(fact.period, in_text=True)
    return words("revised.of_name", name=words.of(line.promise.name), due=due, before=before, after=fact.printed)


def _nature(line: TargetLine) -> str:
    fact, by = line.promise.fact, line.promise.assigner_name
    return line.words.nature(fact.firmness, strive=fact.strive, assigner=by) or NOTHING


NAME = Column[TargetLine](
    "name", ("指标名称", "Indicator"), lambda line: "" if line.repeats else line.name, right=False, folds=True
)
PROMISER = Column[TargetLine]("plan", ("规划", "Plan"), lambda line: line.promise.fact.plan.id, right=False)
REGION = Column[TargetLine](
    "region",
    ("地区", "Region"),
    lambda line: line.words.of(line.promise.region_name),
    right=False,
    shows=lambda lines: any(line.regions for line in lines),
)
DUE = Column[TargetLine]("by", ("目标年", "By"), _due, ("目标年", "Target year"))
VALUE = Column[TargetLine]("target", ("目标值", "Target"), _value)
PRINTED = Column[TargetLine]("printed", ("原文", "Printed"), lambda line: line.promise.fact.printed, right=False)
NATURE = Column[TargetLine]("nature", ("属性", "Nature"), _nature, right=False)
OWNERS = Column[TargetLine](
    "owners",
    ("责任单位", "Owner"),
    lambda line: line.words.listed(line.promise.fact.owners) or NOTHING,
    right=False,
    folds=True,
)
LINE = Column[TargetLine]("line", ("行", "Line"), lambda line: str(line.promise.fact.locator.line or NOTHING))
PLACE = Column[TargetLine](
    "place",
    ("出处", "Place"),
    lambda line: ":".join(line.promise.fact.locator.steps),
    right=False,
    folds=True,
)


def plan_title(plan: Plan, words: Words) -> str:
    """The title of a plan in the language of the table, with its id."""
    return words.of((plan.title, plan.title_en or plan.title)) + words.bracketed(plan.id)


def plan_table(plan: Plan, targets: Iterable[Promise], words: Words, elsewhere: int = 0) -> Table:
    """The targets of a plan under the headings of its document, in the order of its lines.

    `elsewhere` is how many more targets it has for other regions.
    """
    ordered = sorted(targets, key=lambda one: one.fact.locator.order)
    lines = _target_lines(ordered, words)
    sections = headings([one.fact.locator.section or NOTHING for one in ordered])
    alone = NAME._replace(cell=lambda line: line.name)
    return _targets(plan_title(plan, words), lines, words, (NAME, alone), (REGION,), LINE, sections, elsewhere)


def targets_table(title: str, targets: Sequence[Promise], words: Words, elsewhere: int = 0) -> Table:
    """What plans promise of one indicator, under the regions that are to reach it, each with its place."""
    lines = _target_lines(targets, words)
    sections = headings([words.of(one.region_name) for one in targets])
    return _targets(title, lines, words, (PROMISER, PROMISER), (), PLACE, sections, elsewhere)


def _targets(
    title: str,
    lines: Sequence[TargetLine],
    words: Words,
    first: tuple[Column[TargetLine], Column[TargetLine]],
    region: tuple[Column[TargetLine], ...],
    place: Column[TargetLine],
    sections: dict[int, str],
    elsewhere: int,
) -> Table:
    """Targets as their documents print them; `first` is the column in front, in a table and in a record."""
    figures = (*region, DUE, VALUE, PRINTED, NATURE, place, OWNERS)
    notes = [words("mark.inferred")] if any(line.promise.fact.inferred for line in lines) else []
    revised = [_revised(line) for line in lines if line.promise.fact.revised is not None]
    notes += [words("note.revised", list=words.lines(revised))] if revised else []
    return table_of(
        lines,
        words,
        ((first[0], *figures), (first[0], *region, (DUE, VALUE), (PRINTED, NATURE), (place, OWNERS))),
        (first[1], figures),
        title=title,
        empty=words("nothing"),
        notes=[*notes, *([words("elsewhere", count=elsewhere)] if elsewhere else [])],
        sections=sections,
    )


# observations


class ObservedLine(NamedTuple):
    """An observation as a row; `regions` is whether there are several."""

    observed: Observed
    words: Words
    regions: bool


def _figure(line: ObservedLine) -> str:
    if line.observed.is_done:
        return line.words("task.done")
    if (since := line.observed.bearing.get("since")) is not None:
        return f"{line.observed.figure:+f}%{line.words.bracketed(line.words('since', since=since))}"
    return line.words(
        line.observed.fact.quantity.comparator or "at_least", value=line.words.number(figure(line.observed.figure))
    )


def _status(line: ObservedLine) -> str:
    observation = line.observed.fact.observation
    return line.words(observation.status) if observation is not None and observation.status else NOTHING


def _source(line: ObservedLine) -> str:
    source, words = line.observed.fact.source, line.words
    return source.title + words.bracketed(words(f"kind.{source.kind}"))


def _note(line: ObservedLine) -> str:
    """What bears on the value's use, then the note."""
    words, note = line.words, line.observed.fact.quantity.note
    bearing = {
        key: words(f"doubt.{value}") if key == "doubt" else value
        for key, value in line.observed.bearing.items()
        if key != "since"  # stands beside the figure
    }
    notes = [*(words(f"bearing.{key}", value=value) for key, value in bearing.items()), *([note] if note else [])]
    return words.lines(notes) or NOTHING


OBSERVED_REGION = Column[ObservedLine](
    "region",
    ("地区", "Region"),
    lambda line: line.words.of(line.observed.region_name),
    right=False,
    shows=lambda lines: any(line.regions for line in lines),
)
PERIOD = Column[ObservedLine](
    "period",
    ("时期", "Period"),
    lambda line: line.words.period(line.observed.fact.period) + ("?" if line.observed.is_doubtful else ""),
)
FIGURE = Column[ObservedLine]("value", ("数值", "Value"), _figure)
STATUS = Column[ObservedLine]("status", ("状态", "Status"), _status, right=False)
PUBLISHED = Column[ObservedLine](
    "published", ("发布", "Published"), lambda line: line.observed.fact.source.published or NOTHING, right=False
)
SOURCE = Column[ObservedLine]("source", ("来源", "Source"), _source, right=False, folds=True)
NOTE = Column[ObservedLine]("note", ("备注", "Note"), _note, right=False, folds=True)


def observations_table(observations: Sequence[Observed], words: Words) -> Table:
    """Observations with their sources, none left out."""
    regions = len({one.fact.region for one in observations}) > 1
    lines = [ObservedLine(one, words, regions) for one in observations]
    figures = (FIGURE, STATUS, PUBLISHED, SOURCE, NOTE)
    return table_of(
        lines,
        words,
        (
            (OBSERVED_REGION, PERIOD, *figures),
            (OBSERVED_REGION, (PERIOD, FIGURE), (STATUS, PUBLISHED), (SOURCE, NOTE)),
        ),
        (PERIOD, (OBSERVED_REGION, *figures)),
        title=words("observations"),
        empty=words("no_observation"),
        notes=[words("mark.doubt")] if any(one.is_doubtful for one in observations) else [],
    )


def indicator_heading(definition: Definition, words: Words) -> str:
    """Name, measure, unit, direction and definition of an indicator, in lines."""
    name = words.of(definition.names) + words.bracketed(definition.id)
    kind = (words(f"measure.{definition.measure}"), definition.unit, words(f"better.{definition.better}"))
    facts = ("，" if words.lang == "zh" else ", ").join(kind)
    return "\n".join([name, facts, *([definition.definition] if definition.definition else [])])
