"""Score boards: how many targets of whom fare how, and which region leads."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.compute.status import GRAVE, GRAVEST_FIRST
from planmetrics.compute.verdict import mean_score
from planmetrics.records.boards import RankingRow, SummaryRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planmetrics.model.method import Method
    from planmetrics.records.gap import GapRow

RankBy: TypeAlias = Literal["attainment", "gap"]
NOBODY = "-"


def summary_rows(rows: Iterable[GapRow], method: Method) -> list[SummaryRow]:
    """Counts by status over all, then by plan, firmness, owner and region where there are several; the worst first.

    A target with several owners counts for each of them; one without is counted under `-`.
    """
    counted = list(rows)
    groups: dict[str, dict[str, list[GapRow]]] = {
        "all": {"": counted},
        "plan": {},
        "firmness": {},
        "owner": {},
        "region": {},
    }
    for row in counted:
        groups["plan"].setdefault(row.plan, []).append(row)
        groups["firmness"].setdefault(row.firmness or NOBODY, []).append(row)
        groups["region"].setdefault(row.region, []).append(row)
        for owner in row.owners or (NOBODY,):
            groups["owner"].setdefault(owner, []).append(row)
    wanted = {by: held for by, held in groups.items() if by == "all" or len(held) > 1}
    return [made for by, held in wanted.items() for made in _worst_first(by, held, method)]


def _worst_first(by: str, held: dict[str, list[GapRow]], method: Method) -> list[SummaryRow]:
    made = [_summary(by, group, rows, method) for group, rows in held.items()]
    return sorted(made, key=lambda row: (-_grave(row) / row.targets if row.targets else 0, -_grave(row), -row.targets))


def _grave(row: SummaryRow) -> int:
    return sum(count for status, count in row.statuses.items() if status in GRAVE)


def _summary(by: str, group: str, rows: list[GapRow], method: Method) -> SummaryRow:
    count = Counter(row.status for row in rows)
    scores = [row.score for row in rows if row.score is not None]
    found = mean_score(method, scores)
    return SummaryRow(
        by=by,
        group=group,
        targets=len(rows),
        statuses={status: count[status] for status in GRAVEST_FIRST if count[status]},
        method=method.id,
        mean_score=found[0] if found else None,
        label=found[1] if found else None,
        scored=len(scores) if found else 0,
    )


def ranking_rows(rows: Iterable[GapRow], home: dict[str, str], by: RankBy) -> Iterator[RankingRow]:
    """The regions of each table that divides a target, best first; equal figures share a rank.

    `home` is the region of each plan: its own targets are not divided. Regions without the figure come last, unranked.
    """
    tables: dict[tuple[str, str, str, str], list[GapRow]] = {}
    for row in rows:
        if row.region != home[row.plan]:
            tables.setdefault((row.plan, row.indicator, row.target_period, row.form), []).append(row)
    for table in tables.values():
        if len(table) > 1:
            yield from _ranked(table, by)


def _ranked(table: list[GapRow], by: RankBy) -> Iterator[RankingRow]:
    sign = -1 if by == "attainment" else 1
    figures = [getattr(row, by) for row in table]
    known = sorted(sign * figure for figure in figures if figure is not None)
    order = sorted(zip(table, figures, strict=True), key=lambda pair: (pair[1] is None, sign * (pair[1] or 0)))
    for row, figure in order:
        yield RankingRow(
            plan=row.plan,
            indicator=row.indicator,
            name=row.name,
            unit=row.unit,
            target_period=row.target_period,
            rank=known.index(sign * figure) + 1 if figure is not None else None,
            region=row.region,
            comparator=row.comparator,
            target=row.target,
            latest=row.latest,
            latest_period=row.latest_period,
            attainment=row.attainment,
            gap=row.gap,
            status=row.status,
            doubts=row.doubts,
            reasons={key: row.reasons[key] for key in ("attainment", "gap", "status") if key in row.reasons},
        )
