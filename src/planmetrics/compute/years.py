"""One indicator year by year: the plan's path, what was observed, the path anchored anew, and where the paces lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planmetrics.compute.case import Case, case_of
from planmetrics.compute.gap import found_of
from planmetrics.compute.outcome import Outcome, Reason
from planmetrics.compute.outlook import trend_outlook
from planmetrics.compute.path import anchored_points, behind, fixed_points, value_at
from planmetrics.compute.projection import Projection, exact, projections
from planmetrics.compute.rates import rate_unit
from planmetrics.model.period import years_of
from planmetrics.records.indicator import PathRow, ProjectionRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planmetrics.compute.path import Point
    from planmetrics.facts import Dataset, TargetFact
    from planmetrics.model.period import Period

PROJECTED = frozenset({"value", "growth", "change", "multiple"})


def path_rows(dataset: Dataset, targets: Iterable[TargetFact], until: int) -> Iterator[PathRow]:
    """Every year from the first point of each path to its last; a single point makes no path."""
    for group in _groups(targets):
        last = max(group, key=lambda target: target.period.end)
        case = case_of(dataset, last, until, None)
        fixed, anchored = fixed_points(case, group), anchored_points(case, group)
        known = [path for path in (fixed, anchored) if len(path) > 1]
        if not known or rate_unit(last.definition.measure) is None:
            continue
        printed = {target.period: target.printed for target in group if target.form == "value"}
        for year in years_of(min(path[0][0] for path in known), max(path[-1][0] for path in known)):
            yield _path_row(case, fixed, anchored, year, printed.get(year))


def _path_row(case: Case, fixed: list[Point], anchored: list[Point], year: Period, milestone: str | None) -> PathRow:
    definition, fact = case.target.definition, case.speaking.get(year)
    figures: dict[str, Outcome] = {"path_value": value_at(definition, fixed, year)}
    figures["anchored_value"] = value_at(definition, anchored, year)
    figures["path_gap"] = figures["path_value"]
    if fact is None:
        figures["path_gap"] = Reason.NO_OBSERVATION
    elif fact.quantity.comparator is not None:
        figures["path_gap"] = Reason.OPEN_ENDED
    elif not isinstance(figures["path_value"], Reason):
        goal = case.goal
        figures["path_gap"] = (
            goal if isinstance(goal, Reason) else behind(goal, figures["path_value"], fact.quantity.figure)
        )
    return PathRow(
        plan=case.target.plan.id,
        indicator=definition.id,
        region=case.target.region,
        assigned_by=case.target.assigned_by,
        period=str(year),
        observed=fact.quantity.figure if fact is not None else None,
        comparator=fact.quantity.comparator if fact is not None else None,
        doubt=fact.quantity.doubt if fact is not None else None,
        milestone=milestone,
        reasons={key: figure.value for key, figure in figures.items() if isinstance(figure, Reason)},
        **_numbers(figures),
    )


def projection_rows(dataset: Dataset, targets: Iterable[TargetFact], until: int) -> Iterator[ProjectionRow]:
    """Each target that is still ahead, carried to at the observed and the recent pace, and by the trend."""
    for group in _groups(targets):
        for target in sorted(group, key=lambda target: target.period.end):
            case = case_of(dataset, target, until, None)
            if case.latest is None or case.latest.period.end < target.period.end:
                yield from _of_target(case, group)


def _of_target(case: Case, group: list[TargetFact]) -> Iterator[ProjectionRow]:
    for made in projections(case, found_of(case, group)):
        yield _projection_row(case, made.by, made.points, _of_pace(made))
    trend = trend_outlook(case)
    goal = case.goal
    short: Outcome = trend.value if isinstance(trend.value, Reason) else Reason.NO_TARGET
    if not isinstance(trend.value, Reason) and not isinstance(goal, Reason):
        short = float(goal.gap(exact(trend.value)))
    figures: dict[str, Any] = {"rate": trend.rate, "projected": trend.value, "low": trend.low, "high": trend.high}
    figures |= {"shortfall": short, "reached": None, "probability": trend.probability}
    yield _projection_row(case, "trend", trend.points, figures)


def _of_pace(made: Projection) -> dict[str, Any]:
    """The figures of a pace; an interval and a probability only a trend has."""
    figures = {"rate": made.pace, "projected": made.value, "shortfall": made.shortfall, "reached": made.reached}
    return {**figures, "low": None, "high": None, "probability": None}


def _projection_row(case: Case, by: str, points: int, figures: dict[str, Any]) -> ProjectionRow:
    target = case.target
    return ProjectionRow(
        plan=target.plan.id,
        indicator=target.definition.id,
        region=target.region,
        assigned_by=target.assigned_by,
        target_period=str(target.period),
        target=None if isinstance(case.goal, Reason) else case.goal.number,
        target_max=target.value_max,
        by=by,
        points=points,
        rate_unit=rate_unit(target.definition.measure),
        reasons={key: figure.value for key, figure in figures.items() if isinstance(figure, Reason)},
        **_numbers(figures),
    )


def _numbers(figures: dict[str, Any]) -> dict[str, Any]:
    return {key: None if isinstance(figure, Reason) else figure for key, figure in figures.items()}


def _groups(targets: Iterable[TargetFact]) -> list[list[TargetFact]]:
    """Targets of one path: one plan, region and level that sets them; what is relative or a sum has none."""
    groups: dict[tuple[str, str, str | None], list[TargetFact]] = {}
    for target in targets:
        if target.form in PROJECTED:
            groups.setdefault((target.plan.id, target.region, target.assigned_by), []).append(target)
    return list(groups.values())
