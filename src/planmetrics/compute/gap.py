"""One target and what was observed, to one row."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planmetrics.compute.case import Case, case_of
from planmetrics.compute.distance import distance, progress
from planmetrics.compute.outcome import Outcome, Reason
from planmetrics.compute.paces import paces
from planmetrics.compute.path import milestones, value_at
from planmetrics.compute.rates import rate_unit
from planmetrics.compute.status import doubts, judge, judge_sum
from planmetrics.records import GapRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planmetrics.facts import Dataset, TargetFact
    from planmetrics.model.period import Period

_BY_METHOD = ("projected", "reached", "method", "label", "pace", "score")


def gap_rows(
    dataset: Dataset, targets: Iterable[TargetFact], until: int, baseline_at: Period | None = None
) -> Iterator[GapRow]:
    """A row a target, in the order given.

    Args:
        dataset: what was observed.
        targets: the targets to work out; paths run through those among them that share an indicator.
        until: months since year 0 that are over at the time of asking (`series.months_over`).
        baseline_at: the period to count progress from, instead of the plan's own baseline.
    """
    wanted = list(targets)
    groups: dict[tuple[str, str], list[TargetFact]] = {}
    for target in wanted:
        groups.setdefault((target.definition.id, target.region), []).append(target)
    for target in wanted:
        yield _row(case_of(dataset, target, until, baseline_at), groups[target.definition.id, target.region])


def _row(case: Case, siblings: list[TargetFact]) -> GapRow:
    target, latest, baseline = case.target, case.latest, case.baseline
    status, why = judge(case) if target.form != "sum" else judge_sum(case)
    outcomes: dict[str, Any] = {
        "target": _threshold(case),
        "latest": case.value if latest is not None else Reason.NO_OBSERVATION,
        "baseline": baseline.quantity.figure if baseline else Reason.NO_BASELINE,
        **distance(case),
        **progress(case),
        **paces(case),
        **_path(case, siblings),
        **dict.fromkeys(_BY_METHOD, Reason.NO_METHOD),
    }
    reasons = {key: outcome.value for key, outcome in outcomes.items() if isinstance(outcome, Reason)}
    if why is not None:
        reasons["status"] = why.value
    figures = {key: None if isinstance(outcome, Reason) else outcome for key, outcome in outcomes.items()}
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
        status=status,
        doubts=doubts(case),
        printed=target.printed,
        section=target.locator.section,
        line=target.locator.line,
        reasons=reasons,
        **figures,
    )


def _threshold(case: Case) -> Decimal | float | Reason:
    """The value of the target; that of an ambiguous one is known, only what it counts is not."""
    if case.goal is Reason.AMBIGUOUS and case.target.value is not None and case.target.form in {"value", "sum"}:
        return case.target.value
    return case.goal if isinstance(case.goal, Reason) else case.goal.number


def _path(case: Case, siblings: list[TargetFact]) -> dict[str, Outcome]:
    """The path's value at the latest period, and how far behind it the latest figure is."""
    value, found = _path_value(case, siblings), case.comparison
    if isinstance(value, Reason):
        return {"path_value": value, "path_gap": value}
    if isinstance(found, Reason):
        return {"path_value": value, "path_gap": found}
    behind = value - float(found[1])
    return {"path_value": value, "path_gap": -behind if found[0].lower_is_better else behind}


def _path_value(case: Case, siblings: list[TargetFact]) -> Outcome:
    definition, target = case.target.definition, case.target
    if rate_unit(definition.measure) is None or target.form == "sum":
        return Reason.NOT_DEFINED_FOR_MEASURE
    if isinstance(case.way, Reason):
        return case.way
    base, latest = case.way
    if base.quantity.comparator is not None:
        return Reason.OPEN_ENDED
    stops = [
        (stop.period, float(stop.value or Decimal(0)))
        for stop in milestones(target, siblings)
        if base.period.end < stop.period.end <= target.period.end
    ]
    return value_at(definition, [(base.period, float(base.quantity.figure)), *stops], latest.period)
