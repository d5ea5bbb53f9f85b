"""Rows gathered into reports: which are wanted, in which order, and what names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from planmetrics.compute.gap import gap_rows
from planmetrics.compute.listing import plan_row, region_names
from planmetrics.compute.segments import cagr_rows
from planmetrics.compute.status import GRAVEST_FIRST
from planmetrics.records.gap import GapReport
from planmetrics.records.growth import CagrReport

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from planmetrics.compute.gap import Judge
    from planmetrics.facts import Dataset, LinkedPlan, TargetFact
    from planmetrics.model.period import Period
    from planmetrics.records.gap import GapRow

Sorting: TypeAlias = Literal["document", "period", "gap", "attainment", "required", "status"]
_UNUSABLE = {"no_observation", "stale", "incomplete_window", "open_ended"}


def gap_report(
    dataset: Dataset,
    chosen: Sequence[tuple[LinkedPlan, Sequence[TargetFact]]],
    until: int,
    as_of: str,
    judges: Sequence[Judge],
    baseline_at: Period | None = None,
) -> GapReport:
    """Every target of the chosen plans worked out and judged.

    `until`: months since year 0 that are over at the moment of asking, `as_of` what that moment is called.
    """
    targets = [target for _, wanted in chosen for target in wanted]
    rows = [row for _, wanted in chosen for row in gap_rows(dataset, wanted, until, judges, baseline_at)]
    series = {(target.definition.id, target.region) for target in targets}
    dropped = sum(fact.period.end > until for key in series for fact in dataset.observed(*key))
    return GapReport(
        plans=tuple(plan_row(linked, dataset) for linked, _ in chosen),
        as_of=as_of,
        rows=tuple(rows),
        dropped=dropped,
        regions=region_names(dataset),
        names_en={target.definition.id: target.definition.name_en for target in targets},
        uppers={(t.definition.id, t.region, t.printed): t.value_max for t in targets if t.value_max is not None},
    )


def cagr_report(dataset: Dataset, targets: Sequence[TargetFact], until: int) -> CagrReport:
    """The segments of these targets' indicators."""
    return CagrReport(
        rows=tuple(cagr_rows(dataset, targets, until)),
        titles={name: (p.plan.title, p.plan.title_en or p.plan.title) for name, p in dataset.plans.items()},
        regions=region_names(dataset),
        names_en={target.definition.id: target.definition.name_en for target in targets},
        comparators={(t.plan.id, t.definition.id, t.region, str(t.period), t.value): t.comparator for t in targets},
    )


def only(
    report: GapReport,
    years: Collection[str] = (),
    statuses: Collection[str] = (),
    owners: Collection[str] = (),
    *,
    usable: bool = False,
) -> GapReport:
    """The rows of these target years, statuses (or reasons) and owners; `usable`: those with data to judge by.

    Where several methods judged, a target stays with all its rows if one of them is wanted.
    """

    def is_wanted(row: GapRow) -> bool:
        return (
            (not years or _end_year(row) in years)
            and (not statuses or row.status in statuses or row.reasons.get("status") in statuses)
            and (not owners or not set(owners).isdisjoint(row.owners))
            and (not usable or not _is_unusable(row))
        )

    rows = [row for group in _by_target(report) if any(map(is_wanted, group)) for row in group]
    plans = {row.plan for row in rows}
    kept = tuple(plan for plan in report.plans if plan.plan in plans)
    return report._replace(rows=tuple(rows), plans=kept or report.plans)


def _by_target(report: GapReport) -> list[tuple[GapRow, ...]]:
    """The rows of each target together: one for each method that judged it."""
    several = len(report.judges) or 1
    return [report.rows[n : n + several] for n in range(0, len(report.rows), several)]


def _end_year(row: GapRow) -> str:
    """The year in which the target's period ends: 2025 for 2025, 2025-H1 and 2021..2025."""
    years: list[str] = re.findall(r"[0-9]{4}", row.target_period)
    return years[-1]


def _is_unusable(row: GapRow) -> bool:
    return row.status == "no-data" or row.reasons.get("status") in _UNUSABLE or row.reasons.get("gap") in _UNUSABLE


def in_order(report: GapReport, sorting: Sorting) -> GapReport:
    """The rows in another order, the worst first; rows without the figure come last."""
    if sorting == "document":
        return report
    keys: dict[Sorting, Callable[[GapRow], tuple[Any, ...]]] = {
        "period": lambda row: (False, _end_year(row), row.target_period),
        "gap": lambda row: (row.gap_percent is None, -(row.gap_percent or 0)),
        "attainment": lambda row: (row.attainment is None, row.attainment or 0),
        "required": lambda row: (row.acceleration is None, -(row.acceleration or 0)),
        "status": lambda row: (False, GRAVEST_FIRST.index(row.status)),
    }
    groups = sorted(_by_target(report), key=lambda group: keys[sorting](group[0]))
    return report._replace(rows=tuple(row for group in groups for row in group))
