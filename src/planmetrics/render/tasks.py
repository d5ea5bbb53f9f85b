"""The tasks of plans: what they are, when they are due, and whether anybody has reported them done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.tasks import STATES
from planmetrics.records.tasks import count_of_states
from planmetrics.render.layout import NAME_FLOOR, NOTHING, OWNER_FLOOR
from planmetrics.render.table import Column, headings, table_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planmetrics.compute.tasks import State, Task
    from planmetrics.model.naming import Names
    from planmetrics.render.table import Note, Table
    from planmetrics.render.words import Words

_SELDOM = "done-undated"


class TaskLine(NamedTuple):
    """A task as a row; `regions`: whether the table holds several."""

    task: Task
    words: Words
    regions: bool


def _due(line: TaskLine) -> str:
    return line.words.period(line.task.fact.period) + ("*" if line.task.fact.inferred else "")


def _when(line: TaskLine) -> str:
    report = line.task.report
    if report is None:
        return NOTHING
    return line.words.period(report.period) + ("?" if report.quantity.doubt is not None else "")


def _nature(line: TaskLine) -> str:
    fact = line.task.fact
    return line.words.nature(fact.firmness, strive=fact.strive) or NOTHING


def _source(line: TaskLine) -> str:
    return line.task.report.source.title if line.task.report is not None else NOTHING


def _is_reported(lines: Sequence[TaskLine]) -> bool:
    return any(line.task.report is not None for line in lines)


NAME = Column[TaskLine](
    "name",
    ("任务", "Task"),
    lambda line: line.words.of(line.task.fact.names),
    right=False,
    folds=True,
    floor=NAME_FLOOR,
)
PRINTED = Column[TaskLine](
    "printed", ("原文", "Printed"), lambda line: line.task.fact.printed, right=False, folds=True, floor=NAME_FLOOR
)
REGION = Column[TaskLine](
    "region",
    ("地区", "Region"),
    lambda line: line.words.of(line.task.region_name),
    right=False,
    shows=lambda lines: any(line.regions for line in lines),
)
DUE = Column[TaskLine]("by", ("时限", "By"), _due)
STATE = Column[TaskLine](
    "state", ("完成情况", "State"), lambda line: line.words(f"task.{line.task.state}"), right=False
)
WHEN = Column[TaskLine]("done_period", ("完成时间", "Done in"), _when, shows=_is_reported)
NATURE = Column[TaskLine](
    "nature",
    ("属性", "Nature"),
    _nature,
    right=False,
    shows=lambda lines: any(_nature(line) != NOTHING for line in lines),
)
OWNERS = Column[TaskLine](
    "owners",
    ("责任单位", "Owner"),
    lambda line: line.words.listed(line.task.fact.owners) or NOTHING,
    right=False,
    folds=True,
    floor=OWNER_FLOOR,
)
SOURCE = Column[TaskLine]("source", ("来源", "Source"), _source, right=False, folds=True, shows=_is_reported)
LINE = Column[TaskLine]("line", ("行", "Line"), lambda line: str(line.task.fact.locator.line or NOTHING))


def tasks_table(tasks: Sequence[Task], words: Words, elsewhere: int = 0) -> Table:
    """A row a task, under the titles of plans where there are several; `elsewhere`: how many other regions have."""
    regions = len({task.fact.region for task in tasks}) > 1
    lines = [TaskLine(task, words, regions) for task in tasks]
    figures = (REGION, PRINTED, DUE, STATE, WHEN, NATURE, LINE, OWNERS, SOURCE)
    slim = tuple(column for column in figures if column is not PRINTED)  # the name says nearly the same
    plans = [task.fact.plan for task in tasks]
    titles = [words.of((plan.title, plan.title_en or plan.title)) for plan in plans]
    notes = [*(_marks(lines, words)), *tasks_count(tasks, words)]
    return table_of(
        lines,
        words,
        ((NAME, *figures), (NAME, *slim), (NAME, REGION, (DUE, STATE), WHEN, (NATURE, LINE), (OWNERS, SOURCE))),
        (NAME, figures),
        title=words("tasks"),
        empty=words("no_tasks"),
        notes=[*notes, *([words("tasks.elsewhere", count=elsewhere)] if elsewhere else [])],
        sections=headings(titles) if len({plan.id for plan in plans}) > 1 else {},
    )


def task_heading(task: str, names: Names, words: Words) -> str:
    """What a task is called, and that it has no measure."""
    return "\n".join([words.of(names) + words.bracketed(task), words("task_in_words")])


def tasks_count(tasks: Sequence[Task], words: Words) -> list[Note]:
    """How many tasks stand how, in one line; in a report without states that none is in. Empty where none is."""
    count = count_of_states(tasks)
    usual = [state for state in STATES if count[state] or state != _SELDOM]
    terse, full = (_in_states(count, shown, words) for shown in (usual, [state for state in usual if count[state]]))
    return [(terse, full)] if tasks else []


def _in_states(count: Mapping[str, int], shown: Sequence[State], words: Words) -> str:
    states = [words("tasks.in_state", state=words(f"task.{state}"), count=count[state]) for state in shown]
    listed = ("，" if words.lang == "zh" else ", ").join(states)
    return words("tasks.count", total=sum(count.values()), list=listed)


def _marks(lines: Sequence[TaskLine], words: Words) -> list[str]:
    marks = {
        "mark.doubt": any(_when(line).endswith("?") for line in lines),
        "mark.inferred": any(line.task.fact.inferred for line in lines),
    }
    used = [words(mark) for mark, is_used in marks.items() if is_used]
    return [words.lines(used)] if used else []
