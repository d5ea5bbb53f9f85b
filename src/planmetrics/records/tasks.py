"""The rows of tasks, and how many of them stand how: beside the targets, and never among them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planmetrics.compute.tasks import STATES
from planmetrics.records.fields import Field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planmetrics.compute.tasks import Task
    from planmetrics.records.fields import Value


def _done_period(task: Task) -> Value:
    return task.report.period if task.report is not None else None


def _source(task: Task) -> Value:
    return task.report.source_id if task.report is not None else None


TASK_FIELDS: tuple[Field[Task], ...] = (
    Field("plan", lambda task: task.fact.plan.id),
    Field("indicator", lambda task: task.fact.entry.id),
    Field("name", lambda task: task.fact.entry.name),
    Field("region", lambda task: task.fact.region),
    Field("period", lambda task: task.fact.period),
    Field("printed", lambda task: task.fact.printed),
    Field("state", lambda task: task.state),
    Field("done_period", _done_period),
    Field("source", _source),
    Field("firmness", lambda task: task.fact.firmness),
    Field("strive", lambda task: task.fact.strive),
    Field("owners", lambda task: task.fact.owners),
    Field("section", lambda task: task.fact.locator.section),
    Field("line", lambda task: task.fact.locator.line),
    Field("period_inferred", lambda task: task.fact.inferred),
)
"""The keys of a task in `gap` and `show`."""


def count_of_states(tasks: Iterable[Task]) -> dict[str, int]:
    """How many tasks are in each state, none left out."""
    count = Counter(task.state for task in tasks)
    return {state: count[state] for state in STATES}
