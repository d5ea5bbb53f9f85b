"""What if: observations that nobody published, added to see what they would mean."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from planmetrics.facts import SUPPOSED, ObservationFact
from planmetrics.model.actuals import Observation, Source
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from planmetrics.facts import Dataset
    from planmetrics.model.period import Period


class Supposition(NamedTuple):
    """A supposed observation of one region, as it was `written`: rd-intensity@2025=3.98."""

    indicator: str
    region: str
    period: Period
    value: Decimal
    written: str


def suppose(dataset: Dataset, suppositions: Iterable[Supposition]) -> Dataset:
    """The dataset with supposed observations beside the published ones, over those of the same period.

    They continue the series of the newest published one: its vintage, boundary and price basis are theirs.
    """
    made = copy(dataset)
    made.observations = dict(dataset.observations)
    for supposed in suppositions:
        key = (supposed.indicator, supposed.region)
        made.observations[key] = [*made.observed(*key), _fact(supposed, dataset)]
    return made


def _fact(supposed: Supposition, dataset: Dataset) -> ObservationFact:
    known = [fact for fact in dataset.observed(supposed.indicator, supposed.region) if fact.period.is_year]
    newest = max(known, key=lambda fact: fact.period.end, default=None)
    continued = newest.observation if newest is not None else None
    observation = Observation.model_construct(
        period=supposed.period,
        value=supposed.value,
        indicator=supposed.indicator,
        source=SUPPOSED,
        prices=newest.quantity.prices if newest is not None else None,
        vintage=continued.vintage if continued is not None else None,
        boundary=continued.boundary if continued is not None else None,
    )
    return ObservationFact(
        region=supposed.region,
        indicator=supposed.indicator,
        quantity=observation,
        observation=observation,
        source=Source.model_construct(title=SUPPOSED, kind="other"),
        source_id=SUPPOSED,
        unit=newest.unit if newest is not None else _unit_of(supposed, dataset),
        loaded=None,
        path=(),
    )


def _unit_of(supposed: Supposition, dataset: Dataset) -> str:
    """The unit of an indicator that nobody has observed yet."""
    known = dataset.every_definition().get(supposed.indicator)
    return known.unit if known is not None else ""
