"""Tasks (重点任务): what a plan promises in words alone, and whether it has been reported done. None is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from planmetrics.compute.gather import region_name
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planmetrics.facts import Dataset, ObservationFact, TaskFact
    from planmetrics.model.naming import Names

State: TypeAlias = Literal["done", "done-late", "done-undated", "open", "not-reported"]
"""Done in its period; done after it; done, but the report leaves open which of the two; not yet due; due and silent."""
STATES: tuple[State, ...] = get_args(State)


class Task(NamedTuple):
    """One task of one region, and the report that settles it, where there is one."""

    fact: TaskFact
    region_name: Names
    state: State
    report: ObservationFact | None


def tasks_with_state(dataset: Dataset, facts: Iterable[TaskFact], until: int) -> list[Task]:
    """Each task with its state at a moment: `until` is months since year 0 that are over (`series.months_over`)."""
    return [_with_state(dataset, fact, until) for fact in facts]


def _with_state(dataset: Dataset, fact: TaskFact, until: int) -> Task:
    report = min(_reports(dataset, fact, until), key=_standing, default=None)
    if report is None:
        state: State = "open" if until < fact.period.end else "not-reported"
    elif report.period.end <= fact.period.end:
        state = "done"
    else:  # a whole year's report says nothing of a task that was due by June
        state = "done-late" if report.period.start >= fact.period.end else "done-undated"
    return Task(fact, region_name(dataset, fact.region), state, report)


def _reports(dataset: Dataset, fact: TaskFact, until: int) -> list[ObservationFact]:
    """What was reported by then; of a task that comes every year, for its own year or later."""
    begins = fact.start.start if fact.start is not None else 0
    done = dataset.done.get((fact.entry.id, fact.region), ())
    return [report for report in done if begins < report.period.end <= until]


def _standing(report: ObservationFact) -> tuple[bool, int, str]:
    """Who speaks first: an official source, then the earliest, since a thing is done once."""
    return report.source.kind != "official", report.period.end, report.source_id
