"""Gathers what speaks to a target, from plans and observations, into its situation.

Only here are dataset, plan and target looked at; what follows takes the situation alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.assessment import Subject
from planmetrics.compute.goal import resolve
from planmetrics.compute.outcome import Reason
from planmetrics.compute.series import (
    by_period,
    choose_baseline,
    comparable,
    is_stale,
    newest_part_year,
    recent_start,
)
from planmetrics.compute.situation import Milestone, Point, Situation, Window
from planmetrics.facts import key_of
from planmetrics.model.period import years_of
from planmetrics.model.target import DERIVED
from planmetrics.model.terms import OVER_A_PERIOD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planmetrics.compute.assessment import Names
    from planmetrics.compute.goal import Goal
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
        name=(target.entry.name, target.definition.name_en),
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
    return (known.name, known.name_en) if known is not None else (code, code)


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
    observations = dataset.observed(definition.id, target.region)
    speaking = by_period(observations, min(until, target.period.end))
    base, origin = choose_baseline(target, speaking, baseline_at) or (None, None)
    latest = next(reversed(speaking.values()), None)
    window = sum_so_far(target, speaking) if target.form == "sum" else None
    # of a sum only years inside its window count: what came before it brought nothing towards it
    if isinstance(window, Window):
        latest = speaking[window.newest.period]
    elif window is Reason.NO_OBSERVATION:
        latest = None
    goal = resolve(target, dataset, base, until)
    part = newest_part_year(observations, min(until, target.period.end), latest.period.end if latest else 0)
    history = [
        fact
        for fact in speaking.values()
        if latest is not None and fact.quantity.comparator is None and comparable(dataset, fact, latest)
    ]
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
        base=Reason.NO_BASELINE if base is None else point_of(base),
        base_origin=origin,
        base_is_stale=base is not None and is_stale(target.plan, base),
        latest=Reason.NO_OBSERVATION if latest is None else point_of(latest),
        latest_is_stale=latest is not None and is_stale(target.plan, latest),
        one_series=base is not None and latest is not None and comparable(dataset, base, latest),
        recent=_recent(dataset, observations, latest),
        history=tuple(map(point_of, history)),
        milestones=milestones_of(dataset, target, siblings, base, until),
        window=window,
        part=Reason.NO_PART_YEAR if part is None else point_of(part),
        doubts=_doubts(dataset, target, until, goal, base, latest, part, history),
        limit=None,
        growth_from_levels=definition.growth_from_levels,
        percent=is_percentage(definition),
    )


def point_of(fact: ObservationFact) -> Point:
    """An observation as a plain point."""
    quantity = fact.quantity
    return Point(quantity.period, quantity.figure, quantity.comparator, quantity.doubt, fact.source_id)


def is_percentage(definition: Definition) -> bool:
    """Whether 0 and 100 are its natural ends."""
    return definition.unit == SHARE_UNIT and definition.measure == "share"


def _recent(dataset: Dataset, observations: list[ObservationFact], latest: ObservationFact | None) -> Point | Reason:
    """Where the recent pace is counted from."""
    if latest is None:
        return Reason.NO_OBSERVATION
    start = recent_start(dataset, observations, latest)
    return start if isinstance(start, Reason) else point_of(start)


def sum_so_far(target: TargetFact, speaking: dict[Period, ObservationFact]) -> Window | Reason:
    """What the window of a sum holds so far, or why that cannot be said.

    A gap among the observed years makes the sum unknown: it is not filled in.
    """
    if target.start is None:
        return Reason.WINDOW_START_UNKNOWN
    years = years_of(target.start, target.period)
    observed = [speaking[year] for year in years if year in speaking]
    if not observed:
        return Reason.NO_OBSERVATION
    # a missing year is not zero: a sum that leaves it out would be short, and one that fills it in invented
    if observed != [speaking.get(year) for year in years[: len(observed)]]:
        return Reason.INCOMPLETE_WINDOW
    if any(fact.quantity.comparator is not None for fact in observed):
        return Reason.OPEN_ENDED
    # from the first figure on, not from 0, so that the total keeps the digits as published
    total = sum((fact.quantity.figure for fact in observed[1:]), observed[0].quantity.figure)
    doubtful = any(fact.quantity.doubt is not None for fact in observed)
    return Window(total, point_of(observed[-1]), len(observed), len(years) - len(observed), doubtful)


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
    dataset: Dataset, target: TargetFact, siblings: Iterable[TargetFact], base: ObservationFact | None, until: int
) -> tuple[Milestone, ...]:
    """The plan's own levels, and what its growth, changes and multiples come to; of one period the most demanding."""
    own = list(siblings)
    stops = {
        level.period: Milestone(
            level.period, float(level.value), None if level.value_max is None else float(level.value_max)
        )
        for level in own_levels(target, own)
        if level.value is not None
    }
    for other in own:
        if other.form not in DERIVED or other.assigned_by != target.assigned_by:
            continue
        goal = resolve(other, dataset, base, until)
        if isinstance(goal, Reason):
            continue
        rival = stops.get(other.period)
        if rival is None or _asks_more(target, float(goal.value), rival.low):
            stops[other.period] = Milestone(other.period, float(goal.value))
    return tuple(sorted(stops.values(), key=lambda stop: stop.period.end))


def _doubts(
    dataset: Dataset,
    target: TargetFact,
    until: int,
    goal: Goal | Reason,
    base: ObservationFact | None,
    latest: ObservationFact | None,
    part: ObservationFact | None,
    history: list[ObservationFact],
) -> tuple[str, ...]:
    """What keeps the figures of the target from being taken at their word."""
    supposed = any(
        fact.is_supposed and fact.period.is_year and fact.period.end <= until
        for series in target.series
        for fact in dataset.observed(*series)
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
    )
    return tuple(doubt for doubt in doubts if doubt is not None)


def _fell_back(
    target: TargetFact, goal: Goal | Reason, latest: ObservationFact, history: list[ObservationFact]
) -> bool:
    """Whether an earlier value of the series satisfied the target and the latest no longer does."""
    is_level = target.form != "sum" and target.definition.measure not in OVER_A_PERIOD
    if isinstance(goal, Reason) or not is_level or goal.is_met_by(latest.quantity.figure):
        return False
    return any(goal.is_met_by(fact.quantity.figure) for fact in history if fact is not latest)
