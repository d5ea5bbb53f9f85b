"""Boards: the targets of plans assessed, which of them are wanted, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from planmetrics.compute.assess import assess
from planmetrics.compute.outcome import Reason
from planmetrics.compute.status import GRAVEST_FIRST
from planmetrics.compute.tasks import tasks_with_state
from planmetrics.records.gap import Board, Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from planmetrics.audit.finding import Finding
    from planmetrics.compute.assess import Methods
    from planmetrics.compute.assessment import Verdict
    from planmetrics.facts import Dataset, Key, LinkedPlan, TargetFact, TaskFact
    from planmetrics.model.period import Period

Sorting: TypeAlias = Literal["document", "period", "gap", "attainment", "required", "status"]
_UNUSABLE = {Reason.NO_OBSERVATION, Reason.STALE, Reason.INCOMPLETE_WINDOW, Reason.OPEN_ENDED}


def open_board(
    dataset: Dataset,
    chosen: Sequence[tuple[LinkedPlan, Sequence[TargetFact]]],
    until: int,
    as_of: str,
    methods: Methods,
    baseline_at: Period | None = None,
    tasks: Sequence[TaskFact] = (),
) -> Board:
    """Every target of the chosen plans assessed, and their tasks beside them.

    Args:
        dataset: what was observed.
        chosen: plans, each with its targets that are wanted, in the order of the board.
        until: months since year 0 that are over at the moment of asking (`series.months_over`).
        as_of: what that moment is called.
        methods: those that judge.
        baseline_at: the period to count progress from, instead of the plan's own baseline.
        tasks: those that are wanted, in the order of the board.
    """
    entries = [Entry(made) for _, wanted in chosen for made in assess(dataset, wanted, until, methods, baseline_at)]
    series = {(target.definition.id, target.region) for _, wanted in chosen for target in wanted}
    reports = {(task.entry.id, task.region) for task in tasks}
    known = [*(dataset.observed(*key) for key in series), *(dataset.done.get(key, ()) for key in reports)]
    return Board(
        tuple(entries),
        tuple(linked.plan for linked, _ in chosen),
        until,
        as_of,
        methods.asked,
        dropped=sum(fact.period.end > until for facts in known for fact in facts),
        tasks=tuple(tasks_with_state(dataset, tasks, until)),
    )


def with_findings(board: Board, findings: Mapping[Key, tuple[Finding, ...]]) -> Board:
    """The board with what the audit finds of each of its targets, by their keys."""
    return board._replace(
        entries=tuple(
            entry._replace(findings=findings.get(entry.assessment.subject.key, ())) for entry in board.entries
        )
    )


def only(
    board: Board,
    years: Collection[int] = (),
    statuses: Collection[str] = (),
    owners: Collection[str] = (),
    *,
    usable: bool = False,
) -> Board:
    """The entries of these target years, statuses (or reasons) and owners; `usable`: those with data to judge by.

    Where several methods judged, a target stays if it is wanted by the verdict of one of them. Tasks have neither
    status nor data: asked for by those, none stays.
    """

    def is_wanted(entry: Entry) -> bool:
        subject, situation = entry.assessment.subject, entry.assessment.situation
        return (
            (not years or situation.period.year in years)
            and (not owners or not set(owners).isdisjoint(subject.owners))
            and any(
                (not statuses or verdict.status in statuses or verdict.why in statuses)
                and not (usable and _is_unusable(entry, verdict))
                for verdict in entry.assessment.verdicts
            )
        )

    entries = tuple(filter(is_wanted, board.entries))
    tasks = tuple(
        task
        for task in (() if statuses or usable else board.tasks)
        if (not years or task.fact.period.year in years)
        and (not owners or not set(owners).isdisjoint(task.fact.owners))
    )
    left = {*(entry.assessment.subject.plan for entry in entries), *(task.fact.plan.id for task in tasks)}
    plans = tuple(plan for plan in board.plans if plan.id in left) or board.plans
    return board._replace(entries=entries, tasks=tasks, plans=plans)


def _is_unusable(entry: Entry, verdict: Verdict) -> bool:
    return verdict.status == "no-data" or verdict.why in _UNUSABLE or entry.assessment.figures.gap in _UNUSABLE


def in_order(board: Board, sorting: Sorting) -> Board:
    """The entries in another order, the worst first; those without the figure come last."""
    if sorting == "document":
        return board
    return board._replace(entries=tuple(sorted(board.entries, key=_KEYS[sorting])))


def _by(sign: int, of: Callable[[Entry], float | Reason]) -> Callable[[Entry], tuple[bool, float]]:
    """A key of order by a figure; entries without it come last."""

    def key(entry: Entry) -> tuple[bool, float]:
        figure = of(entry)
        return (True, 0) if isinstance(figure, Reason) else (False, sign * figure)

    return key


_KEYS: dict[Sorting, Callable[[Entry], tuple[Any, ...]]] = {  # Any: what one key compares is of one kind
    "period": lambda entry: (entry.assessment.situation.period.year, entry.assessment.subject.due),
    "gap": _by(-1, lambda entry: entry.assessment.figures.gap_percent),
    "attainment": _by(1, lambda entry: entry.assessment.figures.attainment),
    "required": _by(-1, lambda entry: entry.assessment.figures.acceleration),
    "status": lambda entry: (GRAVEST_FIRST.index(entry.assessment.verdict.status),),
}
