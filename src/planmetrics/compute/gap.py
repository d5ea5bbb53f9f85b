"""One target and what was observed, to one row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from planmetrics.compute.case import Case, case_of
from planmetrics.compute.course import course_of
from planmetrics.compute.distance import distance, progress
from planmetrics.compute.outcome import Reason
from planmetrics.compute.outlook import outlook
from planmetrics.compute.paces import paces
from planmetrics.compute.path import along_path
from planmetrics.compute.rates import rate_unit
from planmetrics.compute.status import doubts, settled
from planmetrics.records.gap import GapRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from decimal import Decimal

    from planmetrics.compute.course import Course
    from planmetrics.compute.status import Settled
    from planmetrics.compute.verdict import Verdict
    from planmetrics.facts import Dataset, TargetFact
    from planmetrics.model.period import Period

Judge: TypeAlias = "Callable[[Course], Verdict]"
"""A method, ready to judge: see `verdict.judge_pace`."""


_STATUS, _REASONS = GapRow._fields.index("status"), GapRow._fields.index("reasons")
_PART_KEYS = ("part_period", "part_value", "part_completion", "part_elapsed", "part_lead", "part_remaining")


def gap_rows(
    dataset: Dataset,
    targets: Iterable[TargetFact],
    until: int,
    judges: Sequence[Judge],
    baseline_at: Period | None = None,
) -> Iterator[GapRow]:
    """A row a target and judge, in the order given.

    Args:
        dataset: what was observed.
        targets: the targets to work out; paths run through those among them that share an indicator.
        until: months since year 0 that are over at the time of asking (`series.months_over`).
        judges: the methods that judge the pace.
        baseline_at: the period to count progress from, instead of the plan's own baseline.
    """
    wanted = list(targets)
    groups: dict[tuple[str, str], list[TargetFact]] = {}
    for target in wanted:
        groups.setdefault((target.definition.id, target.region), []).append(target)
    for target in wanted:
        case = case_of(dataset, target, until, baseline_at)
        yield from rows_of(case, groups[target.definition.id, target.region], judges)


def rows_of(
    case: Case, siblings: Iterable[TargetFact], judges: Sequence[Judge], limit: float | None = None
) -> Iterator[GapRow]:
    """One case as a row a judge; its path runs through the milestones among its siblings. `limit` is a natural one."""
    found = found_of(case, siblings)
    course, decided = course_of(case, found, limit), settled(case)
    row = _unjudged(case, found, limit)
    for judge in judges:
        yield _judged(row, decided, judge(course))


def found_of(case: Case, siblings: Iterable[TargetFact]) -> dict[str, Any]:
    """Gap, progress, rates and path of a case, by the keys of its row."""
    return {**distance(case), **progress(case), **paces(case), **along_path(case, siblings)}


def _judged(row: GapRow, decided: Settled | None, verdict: Verdict) -> GapRow:
    """The row with what a method says; the figures come first, and a method decides what they leave open."""
    status = decided[1] or decided[0] if decided else verdict.status
    outcomes = {"label": verdict.label, "pace": verdict.pace, "score": verdict.score, "status": status}
    missing: dict[str, str] = {key: found for key, found in outcomes.items() if isinstance(found, Reason)}
    judged = (
        decided[0] if decided else "undetermined" if isinstance(status, Reason) else status,
        verdict.method,
        *(None if isinstance(found, Reason) else found for found in (verdict.label, verdict.pace, verdict.score)),
    )
    # one tuple from its parts: a row has sixty fields, and _replace would ask for each by name
    return GapRow._make(
        (*row[:_STATUS], *judged, *row[_STATUS + len(judged) : _REASONS], row.reasons | missing, *row[_REASONS + 1 :])
    )


def _unjudged(case: Case, found: dict[str, Any], limit: float | None) -> GapRow:
    """The row before any method has judged it."""
    target, latest, baseline = case.target, case.latest, case.baseline
    outcomes: dict[str, Any] = {
        "target": _threshold(case),
        "latest": case.value if latest is not None else Reason.NO_OBSERVATION,
        "baseline": baseline.quantity.figure if baseline else Reason.NO_BASELINE,
        **found,
        **outlook(case, found, limit),
        **_part(case),
    }
    reasons: dict[str, str] = {key: outcome for key, outcome in outcomes.items() if isinstance(outcome, Reason)}
    figures = outcomes | dict.fromkeys(reasons)
    return GapRow(
        plan=target.plan.id,
        indicator=target.definition.id,
        name=target.entry.name,
        region=target.region,
        measure=target.definition.measure,
        unit=target.definition.unit,
        better=target.definition.better,
        form=target.form,
        comparator=target.comparator,
        target_max=target.value_max,
        target_period=target.due_name,
        period_inferred=target.inferred,
        assigned_by=target.assigned_by,
        firmness=target.firmness,
        strive=target.strive,
        owners=target.owners,
        baseline_period=str(baseline.period) if baseline else None,
        baseline_origin=case.baseline_origin,
        latest_period=str(latest.period) if latest else None,
        latest_source=latest.source_id if latest else None,
        rate_unit=rate_unit(target.definition.measure),
        status="undetermined",
        method=None,
        label=None,
        pace=None,
        score=None,
        doubts=doubts(case),
        printed=target.printed,
        section=target.locator.section,
        line=target.locator.line,
        reasons=reasons,
        **figures,
    )


def _threshold(case: Case) -> Decimal | float | Reason:
    """The value of the target; where only its meaning or direction is unknown, the value is there all the same."""
    if (
        case.goal in {Reason.AMBIGUOUS, Reason.DIRECTION_UNKNOWN}
        and case.target.value is not None
        and case.target.form in {"value", "sum"}
    ):
        return case.target.value
    return case.goal if isinstance(case.goal, Reason) else case.goal.number


def _part(case: Case) -> dict[str, Any]:
    """What part of a year says."""
    part = case.part
    if part is None:
        return dict.fromkeys(_PART_KEYS, Reason.NO_PART_YEAR)
    return {
        "part_period": str(part.fact.period),
        "part_value": part.fact.quantity.figure,
        "part_completion": part.completion,
        "part_elapsed": part.elapsed,
        "part_lead": part.lead,
        "part_remaining": part.remaining,
    }
