"""The registries: indicators with known units, regions with known parents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.codes import problem
from planmetrics.model.units import COUNTERS, MONEY, RATES, SIZES, parse_unit
from planmetrics.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.facts import Dataset
    from planmetrics.load import Loaded
    from planmetrics.model.indicator import IndicatorRegistry
    from planmetrics.model.region import RegionRegistry


def link_regions(registries: list[Loaded[RegionRegistry]], dataset: Dataset) -> Iterator[Diagnostic]:
    """Enter the regions, those of the first registry over those of the next; a parent has to be listed too."""
    for loaded in registries:
        lines: dict[str, int] = {}
        for number, region in enumerate(loaded.model.regions):
            place = loaded.at("regions", number, "id")
            if region.id in lines:
                yield problem("L013", place, found=region.id, line=lines[region.id])
            lines.setdefault(region.id, place.line)
            dataset.regions.setdefault(region.id, region)
    for loaded in registries:
        for number, region in enumerate(loaded.model.regions):
            if region.parent is None:
                continue
            place = loaded.at("regions", number, "parent")
            if region.parent not in dataset.regions:
                yield problem("L002", place, found=region.parent, advice=nearest(region.parent, dataset.regions))
            elif region.id in dataset.upward(region.parent):
                chain = " in ".join([region.id, *dataset.upward(region.parent)])
                yield problem("L016", place, found=region.id, chain=chain)


def link_definitions(
    registries: list[Loaded[IndicatorRegistry]], dataset: Dataset, counters: frozenset[str]
) -> Iterator[Diagnostic]:
    """Enter the shared indicators; units have to be known, and identities to name indicators."""
    for loaded in registries:
        seen: set[str] = set()
        for number, definition in enumerate(loaded.model.indicators):
            if definition.id in seen:
                place = loaded.at("indicators", number, "id")
                yield problem("L009", place, indicator=definition.id, other="this registry")
            seen.add(definition.id)
            dataset.definitions.setdefault(definition.id, definition)
            if parse_unit(definition.unit, counters) is None:
                yield unknown_unit(definition.unit, loaded, ("indicators", number, "unit"))
    for loaded in registries:
        for number, definition in enumerate(loaded.model.indicators):
            identity = definition.identity
            named = {"identity": (identity.of, identity.over) if identity else (), "adds_to": (definition.adds_to,)}
            for key, ids in named.items():
                for wanted in ids:
                    if wanted is not None and wanted not in dataset.definitions:
                        place = loaded.at("indicators", number, key)
                        yield problem("L001", place, found=wanted, advice=nearest(wanted, dataset.definitions))


def unknown_unit(unit: str, loaded: Loaded, path: tuple[str | int, ...]) -> Diagnostic:  # type: ignore[type-arg]  # of any model
    """The diagnostic for a unit that is not known."""
    advice = nearest(unit, MONEY | RATES | COUNTERS | SIZES)
    advice = advice if advice.startswith("did") else "list the counter under `counters:` in data/indicators.yaml"
    return problem("L003", loaded.at(*path), path=path, found=unit, advice=advice)
