"""One indicator: what is promised and observed of it, its path, where its paces lead, and how regions compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.rates import rate_unit
from planmetrics.compute.years import path_years, projected, runs, ways
from planmetrics.records.fields import REASONS, Field, reasons_here
from planmetrics.records.listing import observations, promises
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from planmetrics.compute.comparison import LeftOut, Series
    from planmetrics.compute.years import PathYear, Projected, Run, Way
    from planmetrics.facts import Dataset, LinkedPlan, TargetFact
    from planmetrics.model.indicator import Definition
    from planmetrics.records.listing import Observed, Promise


class Dossier(NamedTuple):
    """What plans promise of one indicator, what was observed, its path, where its paces lead, what is done of it.

    `runs` are the observed values that speak, in stretches that compare.
    """

    definition: Definition
    targets: tuple[Promise, ...]
    observations: tuple[Observed, ...]
    paths: tuple[PathYear, ...] = ()
    projections: tuple[Projected, ...] = ()
    ways: tuple[Way, ...] = ()
    runs: tuple[Run, ...] = ()


def dossier_of(
    dataset: Dataset,
    linked: LinkedPlan,
    indicator: str,
    targets: Sequence[TargetFact],
    regions: Container[str],
    until: int,
) -> Dossier:
    """All that is known of one indicator of a plan.

    Args:
        dataset: what was observed.
        linked: the plan.
        indicator: its id there.
        targets: those that are wanted of it.
        regions: whose observations are wanted.
        until: months since year 0 that are over at the moment of asking.
    """
    return Dossier(
        linked.definitions[indicator],
        tuple(promises(dataset, targets)),
        tuple(observations(dataset, indicator, regions)),
        tuple(path_years(dataset, targets, until)),
        tuple(projected(dataset, targets, until)),
        tuple(ways(dataset, targets, until)),
        tuple(runs(dataset, targets, until)),
    )


PATH_FIELDS: tuple[Field[PathYear], ...] = (
    Field("plan", lambda year: year.subject.plan),
    Field("indicator", lambda year: year.subject.indicator),
    Field("region", lambda year: year.subject.region),
    Field("assigned_by", lambda year: year.subject.assigned_by),
    Field("period", lambda year: year.period),
    Field("path_value", lambda year: year.path_value),
    Field("observed", lambda year: year.observed.value if year.observed is not None else None),
    Field("comparator", lambda year: year.observed.comparator if year.observed is not None else None),
    Field("doubt", lambda year: year.observed.doubt if year.observed is not None else None),
    Field("path_gap", lambda year: year.path_gap),
    Field("anchored_value", lambda year: year.anchored_value),
    Field("milestone", lambda year: year.milestone),
    Field(REASONS, reasons_here),
)
"""The keys of a year of a path."""

PROJECTION_FIELDS: tuple[Field[Projected], ...] = (
    Field("plan", lambda one: one.subject.plan),
    Field("indicator", lambda one: one.subject.indicator),
    Field("region", lambda one: one.subject.region),
    Field("assigned_by", lambda one: one.subject.assigned_by),
    Field("target_period", lambda one: one.period),
    Field("target", lambda one: one.target),
    Field("target_max", lambda one: one.target_max),
    Field("by", lambda one: one.by),
    Field("points", lambda one: one.points),
    Field("rate", lambda one: one.rate),
    Field("rate_unit", lambda one: rate_unit(one.measure)),
    Field("projected", lambda one: one.projected),
    Field("low", lambda one: one.low),
    Field("high", lambda one: one.high),
    Field("shortfall", lambda one: one.shortfall),
    Field("reached", lambda one: one.reached),
    Field("probability", lambda one: one.probability),
    Field(REASONS, reasons_here),
)
"""The keys of a target carried to at one pace."""

SERIES_FIELDS: tuple[Field[Series], ...] = (
    Field("indicator", lambda series: series.indicator),
    Field("region", lambda series: series.region),
    Field("unit", lambda series: series.unit),
    Field("values", lambda series: {str(point.period): point.value for point in series.points}),
    Field("sources", lambda series: {str(point.period): point.source for point in series.points}),
    Field("doubts", lambda series: {str(point.period): point.doubt for point in series.points if point.doubt}),
)
"""The keys of a region's series in `compare`; its values by year."""

LEFT_OUT_FIELDS: tuple[Field[LeftOut], ...] = (
    Field("what", lambda one: one.what),
    Field("plan", lambda one: one.plan),
    Field("region", lambda one: one.region),
    Field("period", lambda one: one.period),
    Field("value", lambda one: one.value),
    Field("reason", lambda one: one.reason.value),
)
"""The keys of what a comparison leaves out."""
