"""From a target, or a row of a table, to its assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.assessment import Assessment, Figures
from planmetrics.compute.course import course_of
from planmetrics.compute.distance import (
    attainment,
    elapsed,
    gap,
    gap_percent,
    part_completion,
    part_elapsed,
    part_lead,
    part_remaining,
    progress,
)
from planmetrics.compute.done import year_so_far
from planmetrics.compute.gather import situation_of, subject_of
from planmetrics.compute.outcome import Reason
from planmetrics.compute.outlook import outlook
from planmetrics.compute.paces import (
    acceleration,
    observed_rate,
    planned_rate,
    recent_from,
    recent_rate,
    required_rate,
    required_step,
)
from planmetrics.compute.path import due, path_gap, path_value
from planmetrics.compute.status import is_doubtful, settled
from planmetrics.compute.verdict import Figured, verdict_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from planmetrics.compute.assessment import Subject
    from planmetrics.compute.situation import Situation
    from planmetrics.facts import Dataset, TargetFact
    from planmetrics.model.method import Method
    from planmetrics.model.period import Period


class Methods(NamedTuple):
    """The methods that are asked, in order; and all that are known, by id, which they may hand over to."""

    asked: tuple[Method, ...]
    known: Mapping[str, Method]


def assess(
    dataset: Dataset,
    targets: Iterable[TargetFact],
    until: int,
    methods: Methods,
    baseline_at: Period | None = None,
) -> Iterator[Assessment]:
    """Each target assessed, in the order given.

    Args:
        dataset: what was observed.
        targets: the targets to work out; paths run through those among them that share an indicator and region.
        until: months since year 0 that are over at the time of asking (`series.months_over`).
        methods: those that judge.
        baseline_at: the period to count progress from, instead of the plan's own baseline.
    """
    wanted = list(targets)
    siblings: dict[tuple[str, str], list[TargetFact]] = {}
    for target in wanted:
        siblings.setdefault((target.definition.id, target.region), []).append(target)
    for target in wanted:
        own = siblings[target.definition.id, target.region]
        yield assessed(subject_of(dataset, target), situation_of(dataset, target, own, until, baseline_at), methods)


def assessed(subject: Subject, at: Situation, methods: Methods) -> Assessment:
    """A situation worked out and judged by every method that is asked."""
    figures = figures_of(at)
    course, so_far = course_of(at, figures), year_so_far(at)
    figured = Figured(
        settled=settled(at, figures, course.done),
        within_year=not at.is_over and type(so_far) is not Reason,
        doubtful=is_doubtful(at),
        windowed=at.is_windowed,
    )
    verdicts = (verdict_of(asked, course, methods.known, figured) for asked in methods.asked)
    return Assessment(subject, at, figures, outlook(at, figures), tuple(verdicts))


def figures_of(at: Situation) -> Figures:
    """Every figure of a situation."""
    recent, required, path = recent_rate(at), required_rate(at), path_value(at)
    return Figures(
        gap=gap(at),
        gap_percent=gap_percent(at),
        attainment=attainment(at),
        progress=progress(at),
        elapsed=elapsed(at),
        due=due(at, path),
        planned_rate=planned_rate(at),
        observed_rate=observed_rate(at),
        recent_rate=recent,
        recent_from=recent_from(at),
        required_rate=required,
        required_step=required_step(at),
        acceleration=acceleration(required, recent),
        path_value=path,
        path_gap=path_gap(at, path),
        part_completion=part_completion(at),
        part_elapsed=part_elapsed(at),
        part_lead=part_lead(at),
        part_remaining=part_remaining(at),
    )
