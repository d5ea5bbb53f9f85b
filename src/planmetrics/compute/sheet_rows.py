"""A spreadsheet's rows as cases: base, latest and target are all there is, and are judged like any plan's."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from planmetrics.compute.case import Case
from planmetrics.compute.gap import rows_of
from planmetrics.compute.goal import resolve
from planmetrics.compute.outcome import Reason
from planmetrics.compute.within_year import part_year
from planmetrics.facts import Dataset, ObservationFact, TargetFact
from planmetrics.model.actuals import Source
from planmetrics.model.figure import Quantity
from planmetrics.model.indicator import Definition
from planmetrics.model.period import Period, of_year
from planmetrics.model.plan import Plan, PlanIndicator
from planmetrics.model.target import Locator, Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from planmetrics.compute.gap import Judge
    from planmetrics.model.terms import Better, Comparator, Measure
    from planmetrics.records.gap import GapRow
    from planmetrics.sheet import SheetRow

SHEET = "table"
OPEN_END = of_year(2100)
EVER = 1000
"""Years back to which the pace from base to latest is the recent one: a row knows no other."""
_NO_PLAN = Plan.model_construct(  # type: ignore[call-arg]  # what no formula asks for is left out
    id=SHEET, period=Window.model_construct(end=OPEN_END), region=SHEET, title=SHEET, standing="in-force", indicators=()
)
_DIRECTIONS: dict[Comparator, Better] = {
    "at_least": "higher",
    "more_than": "higher",
    "at_most": "lower",
    "less_than": "lower",
}
_NO_PLACE = Locator.model_construct(section=SHEET, line=0)
_NO_SOURCE = Source.model_construct(title=SHEET, kind="other")


def sheet_rows(
    rows: Sequence[SheetRow], until: int, judges: Sequence[Judge], dropped_from: int = OPEN_END.end
) -> Iterator[GapRow]:
    """A row a row and judge, in the order given; `until`: months since year 0 that are over.

    Figures of periods that end after `dropped_from` do not count; without it all do, since a table says itself
    what it holds.
    """
    nothing = Dataset()
    for row in rows:
        case = _case(row, nothing, until, dropped_from)
        yield from rows_of(case, [case.target], judges, float(row.limit) if row.limit is not None else None)


def dropped_of(rows: Iterable[SheetRow], until: int) -> int:
    """How many figures lie after the time of asking, and are left out."""
    figures = [pair for row in rows for pair in ((row.base, row.base_period), (row.latest, row.latest_period))]
    return sum(value is not None and period is not None and period.end > until for value, period in figures)


def _case(row: SheetRow, nothing: Dataset, until: int, dropped_from: int) -> Case:
    target = _target(row)
    base, given = (
        fact if fact is not None and fact.period.end <= dropped_from else None
        for fact in (_fact(row, row.base, row.base_period), _fact(row, row.latest, row.latest_period))
    )
    latest = given if given is not None and given.period.is_year else None  # part of a year never stands for it
    observed = [given] if given is not None else []
    goal = resolve(target, nothing, base, until) if _direction(row) is not None else Reason.DIRECTION_UNKNOWN
    return Case(
        dataset=nothing,
        target=target,
        until=until,
        observations=[fact for fact in (base, given) if fact is not None],
        speaking={fact.period: fact for fact in (base, latest) if fact is not None},
        latest=latest,
        stale=False,
        baseline=base,
        baseline_origin="plan" if base is not None else None,
        goal=goal,
        window=None,
        part=part_year(target, observed, max(until, dropped_from), latest, goal),
        recent_years=EVER,
    )


def _direction(row: SheetRow) -> Better | None:
    """Which direction is better: as written, else as the comparator has it. It is never guessed."""
    if row.better is None and row.comparator is not None:
        return _DIRECTIONS.get(row.comparator)
    return row.better


def _comparator(row: SheetRow) -> Comparator:
    return row.comparator or ("at_most" if row.better == "lower" else "at_least")


@lru_cache
def _indicator(name: str, measure: Measure, better: Better) -> tuple[PlanIndicator, Definition]:
    """An indicator as the row has it; rows of one indicator share it."""
    unit = "%" if measure == "share" else ""
    return PlanIndicator.model_construct(id=name, name=name, unit=unit), Definition.model_construct(
        id=name, name=name, name_en=name, measure=measure, unit=unit, better=better
    )


def _target(row: SheetRow) -> TargetFact:
    entry, definition = _indicator(row.indicator or "-", row.measure, _direction(row) or "higher")
    return TargetFact(
        plan=_NO_PLAN,
        entry=entry,
        definition=definition,
        region=row.region or "-",
        form="value",
        comparator=_comparator(row),
        value=row.target,
        value_max=None,
        reference=None,
        start=None,
        period=row.target_period or OPEN_END,
        since=None,
        inferred=False,
        assigned_by=None,
        firmness=None,
        strive=False,
        owners=(),
        stated=None,
        printed="",
        locator=_NO_PLACE,
        ambiguous=None,
        path=(),
    )


def _fact(row: SheetRow, value: Decimal | None, period: Period | None) -> ObservationFact | None:
    if value is None or period is None:
        return None
    return ObservationFact(
        region=row.region or "-",
        indicator=row.indicator or "-",
        quantity=Quantity.model_construct(period=period, value=value),
        observation=None,
        source=_NO_SOURCE,
        source_id=SHEET,
        loaded=None,
        path=(),
    )
