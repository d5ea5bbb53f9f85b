"""One indicator year by year: the plan's path beside what was observed, and where the paces lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.assess import figures_of
from planmetrics.compute.gather import situation_of, subject_of
from planmetrics.compute.outcome import Outcome, Reason, is_figure, why
from planmetrics.compute.outlook import projections, shortfall, trend_outlook
from planmetrics.compute.path import anchored_path, behind, fixed_path, value_at
from planmetrics.compute.rates import rate_unit
from planmetrics.compute.series import by_period, choose_baseline, comparable, newest_part, point_of, series_of
from planmetrics.model.period import MONTHS, Period, years_of
from planmetrics.model.terms import DERIVED, MOMENTS
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from planmetrics.compute.assessment import Subject
    from planmetrics.compute.series import Series
    from planmetrics.compute.situation import Point, Situation
    from planmetrics.facts import Dataset, ObservationFact, TargetFact
    from planmetrics.model.terms import Measure

PROJECTED = frozenset({"value", *DERIVED})


class PathYear(NamedTuple):
    """One year: what the plan's path asks for, what was observed, and the path anchored anew at the latest value.

    `path_gap` is how far the observation is behind the path; `milestone` the target that the plan prints for the year.
    """

    subject: Subject
    period: Period
    path_value: Outcome
    observed: Point | None
    path_gap: Outcome
    anchored_value: Outcome
    milestone: str | None


class Projected(NamedTuple):
    """What one pace leads to by a target's period: `by` is observed, recent or trend.

    Low and high are the ends of the 80 % prediction interval; they and the probability belong to a trend only, and
    `reached` to the others.
    """

    subject: Subject
    period: Period
    target: Decimal | float | None
    target_max: Decimal | float | None
    by: str
    points: int
    measure: Measure
    rate: Outcome
    projected: Outcome
    low: Outcome | None
    high: Outcome | None
    shortfall: Outcome
    reached: str | Reason | None
    probability: Outcome | None


class Way(NamedTuple):
    """How much of what a target asks for is done, and how much is due by now, as fractions.

    Progress beside what the path asks for; of a year to date its completion beside the share of the year that is over.
    `seen` is the period of the figure that says so.
    """

    subject: Subject
    target: TargetFact
    seen: Period
    done: float
    due: float


class Run(NamedTuple):
    """What speaks for an indicator in one region up to a moment, earliest first, as far as it compares.

    Within one of the `stretches` values compare; between two the series breaks. `part` is of part of a year that is
    newer than all of them. `since` is the period that reads as 100, where only changes from it were published.
    """

    subject: Subject
    stretches: tuple[tuple[Point, ...], ...]
    part: Point | None
    since: Period | None

    @property
    def newest(self) -> Point:
        """The last value of the last stretch; that of part of a year where there is no other."""
        known = self.stretches or tuple((part,) for part in (self.part,) if part is not None)
        return known[-1][-1]


def runs(dataset: Dataset, targets: Sequence[TargetFact], until: int) -> Iterator[Run]:
    """The series of each region and level that sets targets, as its last target counts; none without a value."""
    for group in _by_setter(targets):
        last = max(group, key=lambda target: target.period.end)
        series = series_of(dataset, last, until)
        stretches = tuple(_stretches(dataset, _up_to(dataset, last, series, until)))
        observed = dataset.observed(last.definition.id, last.region, last.definition.unit, last.plan)
        part = newest_part(observed, until, stretches[-1][-1].period.end if stretches else 0, series.like)
        if stretches or part is not None:
            newer = None if part is None else point_of(part)
            yield Run(subject_of(dataset, last), stretches, newer, series.since)


def _up_to(dataset: Dataset, target: TargetFact, series: Series, until: int) -> list[ObservationFact]:
    """What speaks up to a moment, be it later than the target's period."""
    observed = dataset.observed(target.definition.id, target.region, target.definition.unit, target.plan)
    speaking = by_period(observed, until, series.like, series.since)
    later = [fact for fact in speaking.values() if fact.period.end > target.period.end]
    return [*series.speaking.values(), *later]


def _stretches(dataset: Dataset, facts: Sequence[ObservationFact]) -> Iterator[tuple[Point, ...]]:
    start = 0
    for end in range(1, len(facts) + 1):
        if end == len(facts) or not comparable(dataset, facts[end - 1], facts[end]):
            yield tuple(map(point_of, facts[start:end]))
            start = end


def ways(dataset: Dataset, targets: Sequence[TargetFact], until: int) -> Iterator[Way]:
    """Each of an indicator's targets of which both can be had, in the order given."""
    for target in targets:
        siblings = [other for other in targets if other.region == target.region]
        at = situation_of(dataset, target, siblings, until)
        figures = figures_of(at)
        leads = at.leading is not None
        done = figures.part_completion if leads else figures.progress
        due = figures.part_elapsed if leads else figures.due
        if is_figure(done) and is_figure(due) and type(at.shown) is not Reason:
            yield Way(subject_of(dataset, target), target, at.shown.period, done, due)


def path_years(dataset: Dataset, targets: Iterable[TargetFact], until: int) -> Iterator[PathYear]:
    """Every year from the first stop of each path to its last; a single stop makes no path."""
    for group in _groups(targets):
        last = max(group, key=lambda target: target.period.end)
        at, subject = situation_of(dataset, last, group, until), subject_of(dataset, last)
        paths = (fixed_path(at), anchored_path(at))
        known = [path for path in paths if len(path) > 1]
        if not known or rate_unit(at.measure) is None:
            continue
        printed = {target.period: target.printed for target in group if target.form == "value"}
        series = series_of(dataset, last, until)
        base = choose_baseline(last, series)
        start = None if type(base) is Reason else base.fact
        for year in _periods(at, min(path[0][0] for path in known), max(path[-1][0] for path in known)):
            asked, anew = (value_at(path, year, at.measure, from_levels=at.growth_from_levels) for path in paths)
            fact = series.at(year)
            point = point_of(fact) if fact is not None else None
            is_broken = fact is not None and start is not None and not comparable(dataset, start, fact)
            gap = Reason.SERIES_BREAK if is_broken else _behind(at, asked, point)
            yield PathYear(subject, year, asked, point, gap, anew, printed.get(year))


def _periods(at: Situation, first: Period, last: Period) -> tuple[Period, ...]:
    """The periods of a path: every year, or the same part of every year."""
    length = at.period.months
    if length == MONTHS or at.measure in MOMENTS:
        return years_of(first, last)
    return tuple(Period(end - length, end) for end in range(first.end, last.end + 1, MONTHS))


def _behind(at: Situation, path: Outcome, observed: Point | None) -> Outcome:
    if observed is None:
        return Reason.NO_OBSERVATION
    if not observed.is_exact:
        return Reason.OPEN_ENDED
    if type(path) is Reason or type(at.goal) is Reason:
        return why(path, at.goal)
    return behind(at.goal, path, observed.value)


def projected(dataset: Dataset, targets: Iterable[TargetFact], until: int) -> Iterator[Projected]:
    """Each target that is still ahead, carried to at the observed and the recent pace, and by the trend."""
    for group in _groups(targets):
        for target in sorted(group, key=lambda target: target.period.end):
            at = situation_of(dataset, target, group, until)
            if type(at.latest) is Reason or at.latest.period.end < target.period.end:
                yield from _projected(at, subject_of(dataset, target))


def _projected(at: Situation, subject: Subject) -> Iterator[Projected]:
    target, target_max = (None, None) if type(at.goal) is Reason else (at.goal.number, at.goal.upper_number)
    for made in projections(at, figures_of(at)):
        yield Projected(
            subject, at.period, target, target_max, made.by, made.points, at.measure,
            made.pace, made.value, None, None, made.shortfall, made.reached, None,
        )  # fmt: skip
    trend = trend_outlook(at)
    lacking: Outcome = trend.value if type(trend.value) is Reason else Reason.NO_TARGET
    if type(trend.value) is not Reason and type(at.goal) is not Reason:
        lacking = shortfall(at.goal, trend.value)
    yield Projected(
        subject, at.period, target, target_max, "trend", trend.points, at.measure,
        trend.rate, trend.value, trend.low, trend.high, lacking, None, trend.probability,
    )  # fmt: skip


def _groups(targets: Iterable[TargetFact]) -> list[list[TargetFact]]:
    """Targets of one path; what is relative or a sum has none."""
    return _by_setter(target for target in targets if target.form in PROJECTED)


def _by_setter(targets: Iterable[TargetFact]) -> list[list[TargetFact]]:
    """Targets of one plan, region and level that sets them."""
    groups: dict[tuple[str, str, str | None], list[TargetFact]] = {}
    for target in targets:
        groups.setdefault((target.plan.id, target.region, target.assigned_by), []).append(target)
    return list(groups.values())
