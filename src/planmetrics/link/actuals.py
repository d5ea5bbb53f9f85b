"""Observations against registries, sources, units and one another."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from planmetrics.diagnostics import diagnostic
from planmetrics.facts import ObservationFact
from planmetrics.link.printed import check_observed
from planmetrics.link.registries import check_prices
from planmetrics.model.actuals import Source
from planmetrics.model.period import parse_period
from planmetrics.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.facts import Dataset, LinkedPlan
    from planmetrics.load import Loaded
    from planmetrics.model.actuals import Actuals, Observation
    from planmetrics.model.indicator import Definition


def link_actuals(
    loaded: Loaded[Actuals],
    dataset: Dataset,
    inline: dict[str, Definition],
    undefined: set[str],
    counters: frozenset[str],
    *,
    whole: bool,
) -> Iterator[Diagnostic]:
    """Check one region's observations, and enter those whose indicator and source are known.

    `inline` are the indicators that plans define, `undefined` those that a plan lists without defining them.
    """
    actuals, stem = loaded.model, PurePath(loaded.file).stem
    if stem != actuals.region:
        yield diagnostic("L008", loaded.at("region"), path=("region",), key="region", found=actuals.region, stem=stem)
    if actuals.region not in dataset.regions:
        advice = nearest(actuals.region, dataset.regions)
        yield diagnostic("L002", loaded.at("region"), path=("region",), found=actuals.region, advice=advice)
    known = {**inline, **dataset.definitions}
    seen: dict[tuple[object, ...], int] = {}
    for number, observation in enumerate(actuals.observations):
        place = ("observations", number)
        definition = known.get(observation.indicator)
        if definition is None:
            if whole and observation.indicator not in undefined:  # else its plan is to blame, and was
                path, advice = (*place, "indicator"), nearest(observation.indicator, known)
                yield diagnostic("L001", loaded.at(*path), path=path, found=observation.indicator, advice=advice)
            continue
        yield from _check(loaded, observation, definition, number)
        yield from check_observed(loaded, observation, definition, place, counters)
        line = loaded.at(*place).line
        same = (observation.indicator, observation.period, observation.source, observation.vintage)
        if seen.setdefault(same, line) != line:
            yield diagnostic(
                "D008",
                loaded.at(*place),
                path=place,
                indicator=observation.indicator,
                source=observation.source,
                period=observation.period,
                line=seen[same],
            )
        elif observation.source in actuals.sources:
            fact = ObservationFact(
                region=actuals.region,
                indicator=observation.indicator,
                quantity=observation,
                observation=observation,
                source=actuals.sources[observation.source],
                source_id=observation.source,
                loaded=loaded,
                path=place,
            )
            dataset.observations.setdefault((observation.indicator, actuals.region), []).append(fact)
    yield from _unused_sources(loaded)


def link_baselines(linked: LinkedPlan, dataset: Dataset) -> None:
    """A baseline that a plan states is an observation too: published, with the plan as its source."""
    plan = linked.plan
    source = Source.model_construct(  # checked as a plan: to build the model for it would cost every start
        title=plan.title,
        publisher=plan.issuer,
        number=plan.number,
        internal=plan.number is None,
        published=plan.issued.isoformat() if plan.issued else None,
        kind="official",
    )
    for number, entry in enumerate(plan.indicators):
        if entry.baseline is None or entry.id not in linked.definitions:
            continue
        region = entry.region or plan.region
        fact = ObservationFact(
            region=region,
            indicator=entry.id,
            quantity=entry.baseline,
            observation=None,
            source=source,
            source_id=plan.id,
            loaded=linked.loaded,
            path=("indicators", number, "baseline"),
        )
        dataset.observations.setdefault((entry.id, region), []).append(fact)


def _check(
    loaded: Loaded[Actuals], observation: Observation, definition: Definition, number: int
) -> Iterator[Diagnostic]:
    place = ("observations", number)
    about: dict[str, Any] = {"indicator": observation.indicator, "region": loaded.model.region}
    if observation.unit is not None and observation.unit != definition.unit:
        path = (*place, "unit")
        yield diagnostic("L005", loaded.at(*path), path=path, found=observation.unit, wanted=definition.unit, **about)
    source = loaded.model.sources.get(observation.source)
    if source is None:
        path = (*place, "source")
        advice = nearest(observation.source, loaded.model.sources)
        yield diagnostic("L004", loaded.at(*path), path=path, found=observation.source, advice=advice, **about)
    yield from check_prices(loaded, observation, definition, place, about)
    if source is None or source.published is None or observation.doubt is not None:
        return
    published = parse_period(source.published[:7])
    if published is not None and published.end < observation.period.end and observation.note is None:
        about |= {"source": observation.source, "published": source.published, "period": observation.period}
        yield diagnostic("D014", loaded.at(*place, "period"), path=(*place, "period"), **about)


def _unused_sources(loaded: Loaded[Actuals]) -> Iterator[Diagnostic]:
    used = {observation.source for observation in loaded.model.observations}
    for name in loaded.model.sources:
        if name not in used:
            path = ("sources", name)
            yield diagnostic("L012", loaded.at(*path, key=True), path=path, found=name)
