"""Rows gathered into reports: which are wanted, in which order, and what names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.compute.gap import gap_rows
from planmetrics.compute.listing import plan_row, region_names
from planmetrics.compute.segments import cagr_rows
from planmetrics.records import CagrReport, GapReport

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from planmetrics.facts import Dataset, LinkedPlan, TargetFact
    from planmetrics.model.period import Period
    from planmetrics.records import GapRow

Sorting: TypeAlias = Literal["document", "period", "gap", "attainment", "required", "status"]
_GRAVEST_FIRST = (
    "missed", "reversing", "far-behind", "lagging", "awaiting", "undetermined", "no-data",
    "on-track", "ahead", "met-unverified", "reached-early", "met",
)  # fmt: skip
_UNUSABLE = {"no_observation", "stale", "incomplete_window", "open_ended"}


def gap_report(
    dataset: Dataset,
    linked: LinkedPlan,
    targets: Sequence[TargetFact],
    until: int,
    as_of: str,
    baseline_at: Period | None = None,
) -> GapReport:
    """Every target worked out, as of a moment (`until`: months since year 0 that are over by then)."""
    rows = tuple(gap_rows(dataset, targets, until, baseline_at))
    series = {(target.definition.id, target.region) for target in targets}
    dropped = sum(fact.period.end > until for key in series for fact in dataset.observed(*key))
    return GapReport(
        plan=plan_row(linked, dataset),
        as_of=as_of,
        rows=rows,
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
    *,
    years: Collection[str] = (),
    statuses: Collection[str] = (),
    usable: bool = False,
) -> GapReport:
    """The rows of these target years and statuses (or reasons); `usable`: those with data to judge by."""
    rows = [
        row
        for row in report.rows
        if (not years or _end_year(row) in years)
        and (not statuses or row.status in statuses or row.reasons.get("status") in statuses)
        and (not usable or not _is_unusable(row))
    ]
    return report._replace(rows=tuple(rows))


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
    keys = {
        "period": lambda row: (False, _end_year(row), row.target_period),
        "gap": lambda row: (row.gap_percent is None, -(row.gap_percent or 0)),
        "attainment": lambda row: (row.attainment is None, row.attainment or 0),
        "required": lambda row: (row.acceleration is None, -(row.acceleration or 0)),
        "status": lambda row: (False, _GRAVEST_FIRST.index(row.status)),
    }
    return report._replace(rows=tuple(sorted(report.rows, key=keys[sorting])))
