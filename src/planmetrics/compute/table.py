"""The rows of a table as situations: base, latest and target are all there is, and are judged like any plan's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.assess import assessed
from planmetrics.compute.assessment import Subject
from planmetrics.compute.goal import Goal
from planmetrics.compute.outcome import Reason
from planmetrics.compute.series import kind_of
from planmetrics.compute.situation import Milestone, Point, Situation
from planmetrics.model.period import of_year
from planmetrics.model.terms import OVER_A_PERIOD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planmetrics.compute.assess import Methods
    from planmetrics.compute.assessment import Assessment
    from planmetrics.model.period import Period
    from planmetrics.model.terms import Better, Comparator
    from planmetrics.tables import TableRow

TABLE = "table"
OPEN_END = of_year(2100)
UNNAMED = "-"
DIRECTIONS: dict[Comparator, Better] = {
    "at_least": "higher",
    "more_than": "higher",
    "at_most": "lower",
    "less_than": "lower",
}


def assess_table(
    rows: Iterable[TableRow], until: int, methods: Methods, dropped_from: int = OPEN_END.end
) -> Iterator[Assessment]:
    """Each row assessed, in the order given; `until`: months since year 0 that are over.

    Figures of periods that end after `dropped_from` do not count; without it all do, since a table says itself
    what it holds.
    """
    for number, row in enumerate(rows):
        yield assess_row(row, number, until, methods, dropped_from)


def assess_row(
    row: TableRow, number: int, until: int, methods: Methods, dropped_from: int = OPEN_END.end
) -> Assessment:
    """One row assessed, as `assess_table` does; `number` tells it from the others."""
    return assessed(_subject(row, number), _situation(row, until, dropped_from), methods)


def dropped_of(rows: Iterable[TableRow], until: int) -> int:
    """How many figures lie after the time of asking, and are left out."""
    points = [point for row in rows for point in _points(row)]
    return sum(point is not None and point.period.end > until for point in points)


def _subject(row: TableRow, number: int) -> Subject:
    name, region = row.indicator or UNNAMED, row.region or UNNAMED
    return Subject(
        key=(TABLE, number),
        plan=TABLE,
        indicator=name,
        name=(name, name),
        region=region,
        region_name=(region, region),
        unit=row.unit or ("%" if row.measure == "share" else ""),
        due="-" if row.target is None else str(row.target_period or OPEN_END),
        target=None,
    )


def _situation(row: TableRow, until: int, dropped_from: int) -> Situation:
    base, given = (point if point is not None and point.period.end <= dropped_from else None for point in _points(row))
    goal, period = _goal(row), row.target_period or OPEN_END
    like = kind_of(row.measure, period)
    begins: Point | Reason = Reason.NO_BASELINE if base is None else base
    if base is not None and not _is_of(base, like):
        base, begins = None, Reason.PERIODS_DIFFER
    latest = given if given is not None and _is_of(given, like) else None
    horizon = min(max(until, dropped_from), period.end)
    is_part = given is not None and latest is None and given.period.end <= horizon
    return Situation(
        measure=row.measure,
        better=_direction(row) or "higher",
        form="value",
        comparator=_comparator(row),
        period=period,
        until=until,
        goal=goal,
        encoded=row.target,
        encoded_max=None,
        base=begins,
        base_origin="plan" if base is not None else None,
        latest=latest or Reason.NO_OBSERVATION,
        latest_is_stale=False,
        one_series=base is not None and latest is not None,
        recent=_recent(base, latest),
        history=_history(base, latest),
        milestones=() if row.target is None else (Milestone(period, float(row.target)),),
        window=None,
        part=given if is_part and given is not None else Reason.NO_PART_YEAR,
        doubts=("fell_back",) if _fell_back(row, goal, base, latest) else (),
        limit=float(row.limit) if row.limit is not None else None,
        growth_from_levels=True,
        percent=row.measure == "share",
    )


def _is_of(point: Point, like: Period | None) -> bool:
    """Whether a figure is of the kind of period that the target asks for: part of a year never stands for it."""
    return like is None or point.period.is_like(like)


def _points(row: TableRow) -> tuple[Point | None, Point | None]:
    """Base and latest, each where it has a figure and a period."""
    pairs = ((row.base, row.base_period), (row.latest, row.latest_period))
    base, latest = (
        Point(period, value, source=TABLE) if value is not None and period is not None else None
        for value, period in pairs
    )
    return base, latest


def _goal(row: TableRow) -> Goal | Reason:
    direction = _direction(row)
    if direction is None:
        return Reason.DIRECTION_UNKNOWN
    if row.target is None:
        return Reason.NO_TARGET
    return Goal(_comparator(row), row.target, None, direction == "lower")


def _direction(row: TableRow) -> Better | None:
    """Which direction is better: as written, else as the comparator has it. It is never guessed."""
    # "60" says nothing of whether 80 shelters are a failure: a verdict on a guess would be wrong half the time
    if row.better is None and row.comparator is not None:
        return DIRECTIONS.get(row.comparator)
    return row.better


def _comparator(row: TableRow) -> Comparator:
    return row.comparator or ("at_most" if row.better == "lower" else "at_least")


def _recent(base: Point | None, latest: Point | None) -> Point | Reason:
    """The pace from base to latest is the recent one: a row knows no other."""
    if latest is None:
        return Reason.NO_OBSERVATION
    if base is None or base.period.end >= latest.period.end:
        return Reason.SINGLE_OBSERVATION
    return base


def _history(base: Point | None, latest: Point | None) -> tuple[Point, ...]:
    """Base and latest; of one period the latest alone."""
    if latest is None:
        return ()
    return (latest,) if base is None or base.period == latest.period else (base, latest)


def _fell_back(row: TableRow, goal: Goal | Reason, base: Point | None, latest: Point | None) -> bool:
    """Whether the base satisfied the target and the latest value no longer does."""
    if base is None or latest is None or base.period == latest.period:
        return False
    if type(goal) is Reason or row.measure in OVER_A_PERIOD:
        return False
    return goal.is_met_by(base.value) and not goal.is_met_by(latest.value)
