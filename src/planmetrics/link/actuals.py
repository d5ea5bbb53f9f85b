"""Observations against registries, sources, units and one another."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from planmetrics.diagnostics import Related, Span, diagnostic, phrase
from planmetrics.facts import ObservationFact
from planmetrics.link.meant import meant_here
from planmetrics.link.printed import check_observed
from planmetrics.link.registries import check_prices, is_convertible, near_region
from planmetrics.model.actuals import Source
from planmetrics.model.period import parse_period
from planmetrics.tuples import NamedTuple
from planmetrics.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.facts import Dataset, LinkedPlan
    from planmetrics.load import Loaded
    from planmetrics.model.actuals import Actuals, Observation
    from planmetrics.model.indicator import Definition
    from planmetrics.model.plan import Plan
    from planmetrics.syntax.nodes import Path


class Named(NamedTuple):
    """What an observation may name: indicators with a definition, and tasks.

    `listed` are the ids that a plan lists: where nobody defines one, its plan is to blame, and was.
    """

    definitions: Mapping[str, Definition]
    tasks: Collection[str]
    listed: Collection[str]


def link_actuals(loaded: Loaded[Actuals], dataset: Dataset, named: Named) -> Iterator[Diagnostic]:
    """Check one region's observations, and enter those whose indicator and source are known."""
    actuals, stem = loaded.model, PurePath(loaded.file).stem
    if stem != actuals.region:
        yield diagnostic("L008", loaded.at("region"), path=("region",), key="region", found=actuals.region, stem=stem)
    if actuals.region not in dataset.regions:
        advice = near_region(actuals.region, dataset)
        related = meant_here(actuals.region, dataset.region_places)
        written = loaded.at("region")
        yield diagnostic("L002", written, path=("region",), found=actuals.region, advice=advice, related=related)
    known, tasks, listed = named
    seen: dict[tuple[object, ...], Path] = {}
    for number, observation in enumerate(actuals.observations):
        place = ("observations", number)
        definition = known.get(observation.indicator)
        if definition is None and observation.indicator not in tasks:
            if observation.indicator not in listed:
                path, advice = (*place, "indicator"), nearest(observation.indicator, {*known, *tasks})
                related = meant_here(observation.indicator, dataset.places)
                facts: dict[str, Any] = {"found": observation.indicator, "advice": advice, "related": related}
                yield diagnostic("L001", loaded.at(*path), path=path, **facts)
            continue
        yield from _check_source(loaded, observation, place)
        if observation.done:
            yield from () if observation.indicator in tasks else (_say("D018", loaded, observation, (*place, "done")),)
        elif definition is None:
            yield _say("D017", loaded, observation, place)
            continue
        else:
            yield from _check(loaded, observation, definition, place, dataset.counters)
            yield from check_observed(loaded, observation, definition, place, dataset)
        yield from _enter(loaded, observation, definition, place, seen, dataset)
    yield from _unused_sources(loaded)


def link_region(loaded: Loaded[Actuals], files: dict[str, str]) -> Iterator[Diagnostic]:
    """Of one region there is one file: of two, nobody could say which is looked at. `files` are those seen so far."""
    region, path = loaded.model.region, ("region",)
    other = files.setdefault(region, loaded.file)
    if other is not loaded.file:
        yield diagnostic("L024", loaded.at(*path), path=path, region=region, found=region, other=other)


def _enter(
    loaded: Loaded[Actuals],
    observation: Observation,
    definition: Definition | None,
    place: Path,
    seen: dict[tuple[object, ...], Path],
    dataset: Dataset,
) -> Iterator[Diagnostic]:
    """Enter an observation whose source is known, unless the same source says it a second time."""
    one, actuals = observation, loaded.model
    same = (one.indicator, one.period, one.source, one.vintage, one.since)
    if (first := seen.setdefault(same, place)) != place:
        facts: dict[str, Any] = {"indicator": one.indicator, "source": one.source, "period": one.period}
        line = loaded.at(*first).line
        related = (Related(Span(loaded.file, line), phrase("first_here")),)
        yield diagnostic("D008", loaded.at(*place), path=place, line=line, related=related, **facts)
    elif one.source in actuals.sources:
        fact = ObservationFact(
            region=actuals.region,
            indicator=one.indicator,
            quantity=one,
            observation=one,
            source=actuals.sources[one.source],
            source_id=one.source,
            unit=one.unit or (definition.unit if definition is not None else ""),
            loaded=loaded,
            path=place,
        )
        entered = dataset.done if one.done else dataset.observations
        entered.setdefault((one.indicator, actuals.region), []).append(fact)


def baselines_of(linked: LinkedPlan) -> Iterator[ObservationFact]:
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
        yield ObservationFact(
            region=entry.region or plan.region,
            indicator=entry.id,
            quantity=entry.baseline,
            observation=None,
            source=source,
            source_id=plan.id,
            unit=linked.definitions[entry.id].unit,
            loaded=linked.loaded,
            path=("indicators", number, "baseline"),
        )


class Counted(NamedTuple):
    """What a target counts in: the number of its indicator in the plan, its series, its unit."""

    number: str | int
    indicator: str
    region: str
    unit: str


def counted_in(linked: LinkedPlan) -> tuple[Counted, ...]:
    """What each target of a plan counts in; targets of one series share a record, as thousands of plans are waiting."""
    one: dict[Counted, Counted] = {}
    every = (Counted(target.path[1], *target.series[0], target.definition.unit) for target in linked.targets)
    return tuple([one.setdefault(counted, counted) for counted in every])


def link_units(loaded: Loaded[Plan], counted: Iterable[Counted], dataset: Dataset) -> Iterator[Diagnostic]:
    """A plan in pounds cannot be held against figures in another currency: no factor leads from one to the other."""
    for number, indicator, region, unit in counted:
        series = dataset.observed(indicator, region)
        if series and not dataset.observed(indicator, region, unit):
            path = ("indicators", number, "unit")
            about: dict[str, Any] = {"plan": loaded.model.id, "indicator": indicator, "region": region}
            yield diagnostic("L020", loaded.at(*path), path=path, found=unit, wanted=series[0].unit, **about)


def _say(code: str, loaded: Loaded[Actuals], observation: Observation, path: Path) -> Diagnostic:
    region = loaded.model.region
    return diagnostic(code, loaded.at(*path), path=path, indicator=observation.indicator, region=region)


def _check_source(loaded: Loaded[Actuals], observation: Observation, place: Path) -> Iterator[Diagnostic]:
    if observation.source not in loaded.model.sources:
        path = (*place, "source")
        advice = nearest(observation.source, loaded.model.sources)
        about: dict[str, Any] = {"indicator": observation.indicator, "region": loaded.model.region}
        yield diagnostic("L004", loaded.at(*path), path=path, found=observation.source, advice=advice, **about)


def _check(
    loaded: Loaded[Actuals], observation: Observation, definition: Definition, place: Path, counters: frozenset[str]
) -> Iterator[Diagnostic]:
    about: dict[str, Any] = {"indicator": observation.indicator, "region": loaded.model.region}
    if observation.unit is not None and not is_convertible(observation.unit, definition.unit, counters):
        path = (*place, "unit")
        yield diagnostic("L005", loaded.at(*path), path=path, found=observation.unit, wanted=definition.unit, **about)
    source = loaded.model.sources.get(observation.source)
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
