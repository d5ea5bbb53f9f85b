"""Gathers what speaks to a target, from plans and observations, into its situation.

Only here are dataset, plan and target looked at; what follows takes the situation alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from planmetrics.compute.assessment import Subject
from planmetrics.compute.goal import resolve
from planmetrics.compute.outcome import Reason
from planmetrics.compute.series import (
    choose_baseline,
    comparable,
    is_stale,
    newest_part,
    point_of,
    recent_start,
    series_of,
)
from planmetrics.compute.situation import Milestone, Point, Situation, Window
from planmetrics.compute.window import inside, window_so_far
from planmetrics.facts import key_of
from planmetrics.model.terms import DERIVED, OVER_A_PERIOD, WINDOWED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planmetrics.compute.assessment import Names
    from planmetrics.compute.goal import Goal
    from planmetrics.compute.series import Series, Start
    from planmetrics.facts import Dataset, ObservationFact, TargetFact
    from planmetrics.model.indicator import Definition
    from planmetrics.model.period import Period

SHARE_UNIT = "%"


def subject_of(dataset: Dataset, target: TargetFact) -> Subject:
    """What a target is called, in both languages."""
    return Subject(
        key=key_of(target),
        plan=target.plan.id,
        indicator=target.definition.id,
        name=target.names,
        region=target.region,
        region_name=region_name(dataset, target.region),
        unit=target.definition.unit,
        due=target.due_name,
        target=target,
        assigner_name=None if target.assigned_by is None else region_name(dataset, target.assigned_by),
    )


def region_name(dataset: Dataset, code: str) -> Names:
    """What a region is called; its code where that is not known."""
    known = dataset.regions.get(code)
    return known.names if known is not None else (code, code)


def situation_of(
    dataset: Dataset, target: TargetFact, siblings: Iterable[TargetFact], until: int, baseline_at: Period | None = None
) -> Situation:
    """What speaks to a target.

    Args:
        dataset: what was observed.
        target: the target.
        siblings: the plan's targets of the same indicator and region, this one among them: its milestones.
        until: months since year 0 that are over at the time of asking.
        baseline_at: the period to count progress from, instead of the plan's own baseline.
    """
    definition = target.definition
    observations = dataset.observed(definition.id, target.region, definition.unit, target.plan)
    series = series_of(dataset, target, until)
    start, latest = choose_baseline(target, series, baseline_at), series.newest
    base_fact = None if type(start) is Reason else start.fact
    window = window_so_far(target, series, observations) if target.form in WINDOWED else None
    # of a window only what lies inside it counts: what came before it brought nothing towards it
    if window is Reason.NO_OBSERVATION or isinstance(window, Window):
        latest = next(reversed(inside(target, series, observations)), None)
    base = start if type(start) is Reason else start.point
    goal = resolve(target, dataset, base, series)
    if type(goal) is not Reason and price_basis(target, base_fact, latest) is Reason.PRICE_BASIS:
        goal = Reason.PRICE_BASIS
    part = newest_part(observations, series.until, latest.period.end if latest else 0, series.like)
    history = _history(dataset, series, start, latest)
    one_series = base_fact is not None and latest is not None and comparable(dataset, base_fact, latest)
    return Situation(
        measure=definition.measure,
        better=definition.better,
        form=target.form,
        comparator=target.comparator,
        period=target.period,
        until=until,
        goal=goal,
        encoded=target.value,
        encoded_max=target.value_max,
        base=base,
        base_origin=None if type(start) is Reason else start.origin,
        latest=Reason.NO_OBSERVATION if latest is None else point_of(latest),
        latest_is_stale=latest is not None and is_stale(target.plan, latest),
        one_series=one_series or (series.since is not None and latest is not None and latest.quantity.doubt != "scope"),
        recent=_recent(series, history, latest),
        history=history,
        milestones=milestones_of(dataset, target, siblings, base, series),
        window=window,
        part=Reason.NO_PART_YEAR if part is None else point_of(part),
        doubts=_doubts(dataset, target, goal, series, (base_fact, latest, part), history),
        limit=None,
        growth_from_levels=definition.growth_from_levels,
        percent=is_percentage(definition),
        reduction=definition.reduction,
        is_change=series.since is not None,
    )


def _history(
    dataset: Dataset, series: Series, start: Start | Reason, latest: ObservationFact | None
) -> tuple[Point, ...]:
    """The exact values that belong to one series with the latest; where only changes are known, from their base on."""
    points = tuple(
        point_of(fact)
        for fact in series.speaking.values()
        if latest is not None and fact.quantity.comparator is None and comparable(dataset, fact, latest)
    )
    is_base = series.since is not None and type(start) is not Reason
    return (start.point, *points) if is_base and type(start) is not Reason else points


def is_percentage(definition: Definition) -> bool:
    """Whether 0 and 100 are its natural ends."""
    return definition.unit == SHARE_UNIT and definition.measure == "share"


def _recent(series: Series, history: tuple[Point, ...], latest: ObservationFact | None) -> Point | Reason:
    """Where the recent pace is counted from."""
    if latest is None:
        return Reason.NO_OBSERVATION
    return recent_start(series.speaking.values(), history, latest)


def price_basis(
    target: TargetFact, base: ObservationFact | None, latest: ObservationFact | None
) -> Literal[Reason.PRICE_BASIS, "nominal"] | None:
    """Whether growth that is asked of money cannot be held against figures at current prices, or only as nominal.

    Real growth says nothing of levels at current prices; where the plan does not say what it means, they are held
    against it, and marked.
    """
    is_current = any(fact is not None and fact.quantity.prices == "current" for fact in (base, latest))
    if not is_current or target.form not in DERIVED or target.form == "change" or target.prices == "current":
        return None
    return Reason.PRICE_BASIS if asks_real_growth(target) else "nominal"


def asks_real_growth(target: TargetFact) -> bool:
    """Whether the growth that a plan asks for is growth at constant prices."""
    is_real = target.definition.growth_is_real and target.prices != "current"
    return is_real or (target.prices or "").startswith("constant")


def own_levels(target: TargetFact, targets: Iterable[TargetFact]) -> list[TargetFact]:
    """The plan's own targets of the same indicator and region that fix a level, one a period, in the order of time.

    Where the plan sets several for one period, the most demanding; what a level above assigns belongs to
    another path.
    """
    best: dict[Period, TargetFact] = {}
    for other in targets:
        if _path_of(other) != _path_of(target) or other.form != "value" or other.value is None:
            continue
        rival = best.get(other.period)
        if rival is None or rival.value is None or _asks_more(target, float(other.value), float(rival.value)):
            best[other.period] = other
    return sorted(best.values(), key=lambda level: level.period.end)


def _path_of(target: TargetFact) -> tuple[str, str, str | None]:
    return target.definition.id, target.region, target.assigned_by


def _asks_more(target: TargetFact, one: float, other: float) -> bool:
    return one < other if target.definition.better == "lower" else one > other


def milestones_of(
    dataset: Dataset, target: TargetFact, siblings: Iterable[TargetFact], base: Point | Reason, series: Series
) -> tuple[Milestone, ...]:
    """The plan's own levels, and what its growth, changes and multiples come to; of one period the most demanding.

    What a plan only strives for shapes only the path to what it strives for.
    """
    own = [other for other in siblings if target.strive or not other.strive]
    levels = own_levels(target, own) if series.since is None else []
    stops = {
        level.period: Milestone(
            level.period, float(level.value), None if level.value_max is None else float(level.value_max)
        )
        for level in levels
        if level.value is not None
    }
    for other in own:
        if other.form not in DERIVED or other.assigned_by != target.assigned_by:
            continue
        goal = resolve(other, dataset, base, series)
        if type(goal) is Reason:
            continue
        rival = stops.get(other.period)
        if rival is None or _asks_more(target, float(goal.value), rival.low):
            upper = None if goal.upper is None else float(goal.upper)
            stops[other.period] = Milestone(other.period, float(goal.value), upper)
    return tuple(sorted(stops.values(), key=lambda stop: stop.period.end))


def _doubts(
    dataset: Dataset,
    target: TargetFact,
    goal: Goal | Reason,
    series: Series,
    facts: tuple[ObservationFact | None, ObservationFact | None, ObservationFact | None],
    history: tuple[Point, ...],
) -> tuple[str, ...]:
    """What keeps the figures of the target from being taken at their word; `facts` are base, latest and part."""
    base, latest, part = facts
    supposed = any(
        fact.is_supposed and series.is_of(fact) and fact.period.end <= series.until
        for held_against in target.series
        for fact in dataset.observed(*held_against)
    )
    part_supposed = part is not None and part.is_supposed and not supposed
    doubts = (
        latest.quantity.doubt if latest is not None else None,
        latest.quantity.comparator if latest is not None else None,
        "fell_back" if latest is not None and _fell_back(target, goal, latest, history) else None,
        "baseline_open_ended" if base is not None and base.quantity.comparator is not None else None,
        "what_if" if supposed or part_supposed else None,
        "what_if_part" if part_supposed else None,
        "baseline_doubtful" if base is not None and base.quantity.doubt is not None else None,
        "nominal" if price_basis(target, base, latest) == "nominal" else None,
    )
    return tuple(doubt for doubt in doubts if doubt is not None)


def _fell_back(target: TargetFact, goal: Goal | Reason, latest: ObservationFact, history: tuple[Point, ...]) -> bool:
    """Whether an earlier value of the series satisfied the target and the latest no longer does."""
    is_level = target.form not in WINDOWED and target.definition.measure not in OVER_A_PERIOD
    if type(goal) is Reason or not is_level or goal.settled_by(latest.quantity.figure) is not False:
        return False
    return any(goal.is_met_by(point.value) for point in history if point.period.end < latest.period.end)
