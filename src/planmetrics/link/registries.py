"""What all files lean on: indicators with known units and prices, regions with known parents, methods of judging."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planmetrics.diagnostics import diagnostic, phrase
from planmetrics.model.actuals import Observation
from planmetrics.model.indicator import Quotient
from planmetrics.model.units import KNOWN, conversion, parse_unit
from planmetrics.wording import joined, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planmetrics.diagnostics import Diagnostic, Phrase
    from planmetrics.facts import Dataset
    from planmetrics.load import Fiscal, Loaded
    from planmetrics.model.fields import Model
    from planmetrics.model.indicator import Definition, IndicatorRegistry
    from planmetrics.model.method import Method, Methods
    from planmetrics.model.published import Published
    from planmetrics.model.region import RegionRegistry
    from planmetrics.syntax.nodes import Path

EVERY = "all"
"""What asks for every method; no method may be called so."""


def fiscal_years(registries: list[Loaded[RegionRegistry]]) -> Fiscal:
    """The month in which fiscal years start, by region: its own, else that of the nearest region it lies in."""
    known = {region.id: region for loaded in reversed(registries) for region in loaded.model.regions}
    starts: Fiscal = {}
    for code in known:
        passed, above = set[str](), known.get(code)
        while above is not None and above.id not in passed:
            passed.add(above.id)
            if above.fiscal_year_starts is not None:
                starts[code] = above.fiscal_year_starts
                break
            above = known.get(above.parent) if above.parent is not None else None
    return starts


_REGION = ("name", "level", "parent", "fiscal_year_starts", "breaks")
_INDICATOR = (
    "measure",
    "unit",
    "better",
    "additive",
    "growth_from_levels",
    "growth_is_real",
    "reduction",
    "identity",
    "adds_to",
)
"""What an entry of a folder's own may not change where the package has one of the same id: what is meant by it. An
indicator may be worded in other words."""


def link_regions(registries: list[Loaded[RegionRegistry]], dataset: Dataset) -> Iterator[Diagnostic]:
    """Enter the regions, those of the first registry over those of the next; a parent has to be listed too."""
    for loaded in registries:
        lines: dict[str, int] = {}
        for number, region in enumerate(loaded.model.regions):
            place = loaded.at("regions", number, "id")
            if region.id in lines:
                yield diagnostic("L013", place, found=region.id, line=lines[region.id])
            lines.setdefault(region.id, place.line)
            dataset.region_places.setdefault(region.id, (loaded, ("regions", number)))
    changed = list(_enter(registries, "regions", _REGION, dataset.regions))
    odd = list(_odd_parents(registries, dataset))
    places = {one.span for one in odd}
    yield from odd
    yield from (one for one in changed if one.span not in places)


def _odd_parents(registries: list[Loaded[RegionRegistry]], dataset: Dataset) -> Iterator[Diagnostic]:
    for loaded in registries:
        for number, region in enumerate(loaded.model.regions):
            if region.parent is None:
                continue
            place = loaded.at("regions", number, "parent")
            if region.parent not in dataset.regions:
                yield diagnostic("L002", place, found=region.parent, advice=near_region(region.parent, dataset))
            elif region.id in dataset.upward(region.parent):
                chain = joined("in", [region.id, *dataset.upward(region.parent)])
                yield diagnostic("L016", place, found=region.id, chain=chain)


def link_definitions(registries: list[Loaded[IndicatorRegistry]], dataset: Dataset) -> Iterator[Diagnostic]:
    """Enter the shared indicators; units have to be known, and identities to name indicators."""
    unknown: list[Diagnostic] = []
    for loaded in registries:
        seen: set[str] = set()
        for number, definition in enumerate(loaded.model.indicators):
            if definition.id in seen:
                place = loaded.at("indicators", number, "id")
                yield diagnostic("L009", place, indicator=definition.id, other=phrase("this_registry"))
            seen.add(definition.id)
            dataset.places.setdefault(definition.id, (loaded, ("indicators", number)))
            if parse_unit(definition.unit, dataset.counters) is None:
                unknown.append(unknown_unit(definition.unit, loaded, ("indicators", number, "unit")))
    yield from unknown
    places = {one.span for one in unknown}
    changed = _enter(registries, "indicators", _INDICATOR, dataset.definitions)
    yield from (one for one in changed if one.span not in places)
    for loaded in registries:
        for number, definition in enumerate(loaded.model.indicators):
            identity = definition.identity
            named = {"identity": (identity.of, identity.over) if identity else (), "adds_to": (definition.adds_to,)}
            for key, ids in named.items():
                for wanted in ids:
                    if wanted is not None and wanted not in dataset.definitions:
                        place = loaded.at("indicators", number, key)
                        yield diagnostic("L001", place, found=wanted, advice=nearest(wanted, dataset.definitions))


def _enter(
    registries: Sequence[Loaded[Any]], kind: str, keys: tuple[str, ...], entered: dict[str, Any]
) -> Iterator[Diagnostic]:
    """Enter what the registries list, the furthest first: a nearer entry may add to one of the same id, not change it.

    What the nearer one leaves unsaid of these keys stays as the further one has it.
    """
    for nearer, loaded in reversed([*enumerate(registries)]):
        below = {one.id: entered[one.id] for held in registries[nearer + 1 :] for one in getattr(held.model, kind)}
        for number, entry in reversed([*enumerate(getattr(loaded.model, kind))]):  # of two of one id the first stands
            known = below.get(entry.id)
            unsaid = {} if known is None else {key: getattr(known, key) for key in keys if _is_unsaid(entry, key)}
            entered[entry.id] = entry.model_copy(update=unsaid) if unsaid else entry
            for key in keys if known is not None else ():
                own, wanted = getattr(entered[entry.id], key), getattr(known, key)
                if own != wanted and wanted is not None:
                    path = (kind, number, key)
                    facts = {"found": _typed(own), "wanted": _typed(wanted), "id": entry.id, "key": key}
                    yield diagnostic("L025", loaded.at(*path), path=path, **facts)


def _is_unsaid(entry: Model, key: str) -> bool:
    return key not in entry.model_fields_set or getattr(entry, key) is None


def _typed(value: object) -> str:
    """A value of a registry as a file has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Quotient):
        return f"{{of: {value.of}, over: {value.over}}}"
    if isinstance(value, tuple):
        return ", ".join(str(one.since) for one in value) or "-"
    return "-" if value is None else str(value)


def near_region(region: str, dataset: Dataset) -> Phrase:
    """What a region that is not known most likely meant, and how to make it known."""
    return nearest(region, dataset.regions, phrase("list_region", region=region))


def unknown_unit(unit: str, loaded: Loaded[Any], path: Path) -> Diagnostic:
    """The diagnostic for a unit that is not known."""
    advice = nearest(unit, KNOWN, phrase("list_counter"))
    return diagnostic("L003", loaded.at(*path), path=path, found=unit, advice=advice)


def check_prices(
    loaded: Loaded[Any], quantity: Published, definition: Definition, place: Path, about: dict[str, Any]
) -> Iterator[Diagnostic]:
    """At most one diagnostic: prices that are missing, or that do not belong there."""
    unit = parse_unit(definition.unit)
    is_money = unit is not None and unit.is_money and definition.measure != "growth"
    if is_money and quantity.prices is None and not is_relative(quantity):
        yield diagnostic("D009", loaded.at(*place), path=place, **about)
    if not is_money and quantity.prices is not None:
        path = (*place, "prices")
        yield diagnostic("D010", loaded.at(*path), path=path, unit=definition.unit, **about)


def is_convertible(one: str, other: str, counters: frozenset[str]) -> bool:
    """Whether two units count the same in another scale, or are both money."""
    both = parse_unit(one), parse_unit(other)
    return conversion(one, other, counters) is not None or all(unit is not None and unit.is_money for unit in both)


def is_relative(quantity: Published) -> bool:
    """Whether it is a change in percent, whose level nobody published."""
    return isinstance(quantity, Observation) and quantity.percent_change is not None


def link_methods(files: list[Loaded[Methods]]) -> tuple[dict[str, Method], list[Diagnostic]]:
    """The methods of all files by id, and what is wrong between them; later files add to the first."""
    methods: dict[str, Method] = {}
    places: dict[str, str] = {}
    wrong: list[Diagnostic] = []
    for loaded in files:
        for number, method in enumerate(loaded.model.methods):
            place = loaded.at("methods", number, "id")
            if methods.get(method.id) == method:
                continue  # a copied folder holds the package's own
            if method.id == EVERY:
                wrong.append(diagnostic("L017", place, found=EVERY, other=phrase("every_method")))
                continue
            if method.id in methods:
                wrong.append(diagnostic("L017", place, found=method.id, other=places[method.id]))
                continue
            methods[method.id] = method
            places[method.id] = f"{place.file}:{place.line}"
    for loaded in files:
        for number, method in enumerate(loaded.model.methods):
            if method.otherwise is not None and (method.otherwise not in methods or method.otherwise == method.id):
                place = loaded.at("methods", number, "otherwise")
                advice = nearest(method.otherwise, set(methods) - {method.id})
                wrong.append(diagnostic("L018", place, found=method.otherwise, advice=advice))
    return methods, wrong
