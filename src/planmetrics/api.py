"""planmetrics from Python, for notebooks and scripts: open, assess, list tasks, audit, validate, read.

    from planmetrics import api

    opened = api.open_plans()  # the data that the package carries; or a folder of your own
    found = api.assess(opened, "hz-315-2024", region="330100", as_of="2024-12")
    pandas.DataFrame(api.rows(found))

Nothing here prints, writes or asks the clock: the time of asking is always given, so that a notebook says the same
tomorrow. It stands in a module of its own rather than in `planmetrics` itself, where `audit` is already the package of
the rules, and where importing it would slow every start of the command.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from planmetrics.audit.finding import Finding
from planmetrics.audit.run import audit as run_audit
from planmetrics.compute.assess import Methods
from planmetrics.compute.assess import assess as assess_targets
from planmetrics.compute.series import moment
from planmetrics.compute.tasks import Task, tasks_with_state
from planmetrics.diagnostics import Diagnostic, Severity
from planmetrics.figures.read import read_figure
from planmetrics.model.period import months_over
from planmetrics.project import open_all, open_methods
from planmetrics.records.fields import row_of
from planmetrics.records.gap import FIELDS, Entry, Judged
from planmetrics.records.tasks import TASK_FIELDS
from planmetrics.render.auditing import finding_json
from planmetrics.render.diagnostics import diagnostic_lines, text_of
from planmetrics.render.diagnostics import finding as diagnostic_json
from planmetrics.source import packaged_data
from planmetrics.tuples import NamedTuple
from planmetrics.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from planmetrics.compute.assessment import Assessment
    from planmetrics.facts import Dataset, LinkedPlan
    from planmetrics.model.method import Method
    from planmetrics.records.fields import Row

T = TypeVar("T")
__all__ = ["Opened", "PlanError", "assess", "audit", "open_plans", "read_figure", "rows", "tasks", "validate"]


class PlanError(ValueError):
    """A folder that cannot be used as it is, or a name or time that means nothing in it; says what would do."""


class Opened(NamedTuple):
    """A data folder without errors: its plans and observations, the methods by id, and warnings and notes."""

    dataset: Dataset
    methods: Mapping[str, Method]
    diagnostics: tuple[Diagnostic, ...]


def open_plans(folder: str | Path | None = None) -> Opened:
    """The plans and observations of a data folder, the package's own without one.

    Raises:
        PlanError: no such folder, or a file in it is wrong; the error lists every place, as `validate` prints it.
    """
    data = _data(folder)
    project = open_all(data)
    errors = [one for one in project.diagnostics if one.severity is Severity.ERROR]
    if errors:
        # A table that is short of a broken plan would look whole.
        raise PlanError("\n".join(diagnostic_lines(errors, "en")))
    return Opened(project.dataset, open_methods(data)[0], tuple(project.diagnostics))


def assess(
    opened: Opened,
    plan: str | None = None,
    *,
    as_of: str | date,
    region: str | None = None,
    method: str = "schedule",
) -> list[Assessment]:
    """The targets of one plan, or of all, assessed as `planmetrics gap` does, in the order of their documents.

    Args:
        opened: what `open_plans` gave.
        plan: its id; None for every plan.
        as_of: the time of asking, a period (2024, 2024-06) or a day; what ends later does not count.
        region: its code or name; None for every region that has targets.
        method: the id of the method that judges pace.

    Raises:
        PlanError: a plan, region, method or time that is not known.
    """
    plans = _plans(opened, plan)
    place = None if region is None else _code(opened.dataset, region)
    methods, until = Methods((_known("method", method, opened.methods),), opened.methods), _until(as_of)
    return [
        assessment
        for linked in plans
        for assessment in assess_targets(
            opened.dataset, [one for one in linked.targets if place in {None, one.region}], until, methods
        )
    ]


def tasks(opened: Opened, plan: str | None = None, *, as_of: str | date, region: str | None = None) -> list[Task]:
    """The tasks (重点任务) of one plan, or of all, each with its state; none is among the targets, or judged.

    Args, and errors: as those of `assess`.
    """
    plans, until = _plans(opened, plan), _until(as_of)
    place = None if region is None else _code(opened.dataset, region)
    facts = [one for linked in plans for one in linked.tasks if place in {None, one.region}]
    return tasks_with_state(opened.dataset, facts, until)


def audit(opened: Opened, *, as_of: str | date) -> list[Finding]:
    """What cannot all be true, of every plan, the acknowledged (`acknowledged`) and notes included.

    Raises:
        PlanError: a time that is none.
    """
    return run_audit(opened.dataset, _until(as_of))


def validate(folder: str | Path | None = None, *, today: date | None = None) -> list[Diagnostic]:
    """All that is wrong in any file of a data folder, by place; empty where nothing is.

    What the files say of a time after `today` is a warning; without it that is not asked.

    Raises:
        PlanError: no such folder.
    """
    return open_all(_data(folder), today=today, keep=False).diagnostics


def rows(records: Iterable[Assessment | Task | Finding | Diagnostic]) -> list[Row]:
    """Plain dictionaries with the keys of the command's JSON, for a data frame.

    Figures as published are Decimal, computed ones float, unrounded; None is what cannot be had, and `reasons` says
    why. An assessment gives a row a method, without `findings`: those are what `audit` is asked for.
    """
    return [row for record in records for row in _rows_of(record)]


def _rows_of(record: Assessment | Task | Finding | Diagnostic) -> Iterator[Row]:
    if isinstance(record, Finding):
        yield finding_json(record)
    elif isinstance(record, Diagnostic):
        yield diagnostic_json(record)
    elif isinstance(record, Task):
        yield row_of(TASK_FIELDS, record)
    else:
        fields = [field for field in FIELDS if field.key != "findings"]
        yield from (row_of(fields, Judged(Entry(record), verdict)) for verdict in record.verdicts)


def _data(folder: str | Path | None) -> Path:
    data = packaged_data() if folder is None else Path(folder)
    if data is None or not (data / "plans").is_dir():
        message = f"no data folder at {data}: name the folder that holds plans/"
        raise PlanError(message if data else "the package carries no data: name the folder that holds plans/")
    return data


def _plans(opened: Opened, plan: str | None) -> Iterable[LinkedPlan]:
    known = opened.dataset.plans
    return known.values() if plan is None else [_known("plan", plan, known)]


def _known(kind: str, name: str, known: Mapping[str, T]) -> T:
    if name not in known:
        raise PlanError(f"no {kind} {name!r}: {text_of(nearest(name, known), 'en')}")
    return known[name]


def _code(dataset: Dataset, region: str) -> str:
    codes = {name: code for code, known in dataset.regions.items() for name in (code, *known.names)}
    return _known("region", region, {name: code for name, code in codes.items() if name is not None})


def _until(as_of: str | date) -> int:
    """Months since year 0 that are over."""
    until = months_over(as_of) if isinstance(as_of, date) else moment(as_of)
    if until is None:
        raise PlanError(f"no time {as_of!r}: write a period (2024, 2024-Q3, 2024-06) or a day (2024-06-30)")
    return until
