"""A plan against the registries and against itself."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from planmetrics.codes import problem
from planmetrics.facts import LinkedPlan, targets_of
from planmetrics.link.prices import check_prices
from planmetrics.link.printed import check_printed
from planmetrics.link.registries import unknown_unit
from planmetrics.link.targets import check_targets
from planmetrics.model.units import parse_unit
from planmetrics.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.facts import Dataset, TargetFact
    from planmetrics.load import Loaded
    from planmetrics.model.indicator import Definition
    from planmetrics.model.plan import Plan, PlanIndicator


def link_plan(loaded: Loaded[Plan], dataset: Dataset, counters: frozenset[str]) -> Iterator[Diagnostic]:
    """Check one plan, and enter it with the targets of all indicators that are defined."""
    plan = loaded.model
    yield from _check_name(loaded, dataset)
    yield from _check_region(loaded, dataset, plan.region, ("region",))
    definitions: dict[str, Definition] = {}
    targets: list[TargetFact] = []
    lines: dict[str, int] = {}
    for number, entry in enumerate(plan.indicators):
        place = ("indicators", number)
        if entry.id in lines:
            yield problem("L010", loaded.at(*place, "id"), plan=plan.id, indicator=entry.id, line=lines[entry.id])
            continue
        lines[entry.id] = loaded.at(*place, "id").line
        definition = dataset.definitions.get(entry.id) or entry.definition_here
        yield from _check_definition(loaded, dataset, entry, number, counters)
        if definition is None:
            continue
        definitions[entry.id] = definition
        own = list(targets_of(plan, entry, definition, place))
        yield from check_targets(loaded, dataset, entry, definition, own, place)
        yield from check_printed(loaded, entry, definition, place, counters)
        if entry.baseline is not None:
            about = {"plan": plan.id, "indicator": entry.id}
            yield from check_prices(loaded, entry.baseline, definition, (*place, "baseline"), about)
        targets += own
    yield from _check_parts(loaded, set(lines))
    if plan.id not in dataset.plans:
        dataset.plans[plan.id] = LinkedPlan(loaded, definitions, tuple(targets))


def _check_name(loaded: Loaded[Plan], dataset: Dataset) -> Iterator[Diagnostic]:
    plan, stem = loaded.model, PurePath(loaded.file).stem
    if stem != plan.id:
        yield problem("L008", loaded.at("id"), plan=plan.id, path=("id",), key="id", found=plan.id, stem=stem)
    if plan.id in dataset.plans:
        other = dataset.plans[plan.id].loaded.file
        yield problem("L007", loaded.at("id"), plan=plan.id, path=("id",), found=plan.id, other=other)


def _check_region(
    loaded: Loaded[Plan], dataset: Dataset, region: str, path: tuple[str | int, ...]
) -> Iterator[Diagnostic]:
    if region not in dataset.regions:
        advice = nearest(region, dataset.regions)
        yield problem(
            "L002",
            loaded.at(*path),
            path=path,
            plan=loaded.model.id,
            found=region,
            advice=advice,
            region=region,
        )


def _check_definition(
    loaded: Loaded[Plan], dataset: Dataset, entry: PlanIndicator, number: int, counters: frozenset[str]
) -> Iterator[Diagnostic]:
    """Is the indicator defined once, and does the plan agree with the definition?"""
    plan, place = loaded.model, ("indicators", number)
    about: dict[str, Any] = {"plan": plan.id, "indicator": entry.id}
    shared = dataset.definitions.get(entry.id)
    if shared is not None:
        if entry.unit != shared.unit:
            path = (*place, "unit")
            yield problem("L005", loaded.at(*path), path=path, found=entry.unit, wanted=shared.unit, **about)
        for key in ("measure", "better", "additive", "growth_from_levels"):
            said, wanted = getattr(entry, key), getattr(shared, key)
            if said is not None and said != wanted:
                path = (*place, key)
                yield problem("L006", loaded.at(*path), path=path, key=key, found=said, wanted=wanted, **about)
        return
    if parse_unit(entry.unit, counters) is None:
        yield unknown_unit(entry.unit, loaded, (*place, "unit"))
    if entry.definition_here is None:
        missing = [key for key in ("name_en", "measure", "better") if getattr(entry, key) is None]
        advice = nearest(entry.id, dataset.definitions)
        if not advice.startswith("did"):
            advice = f"to define it here, add {', '.join(missing)}"
        path = (*place, "id")
        yield problem("L001", loaded.at(*path), path=path, found=entry.id, advice=advice, **about)
        return
    for other in dataset.plans.values():
        if entry.id in other.definitions:
            path = (*place, "id")
            yield problem("L009", loaded.at(*path), path=path, other=other.loaded.file, **about)


def _check_parts(loaded: Loaded[Plan], known: set[str]) -> Iterator[Diagnostic]:
    for number, entry in enumerate(loaded.model.indicators):
        named = [(("part_of",), entry.part_of)] if entry.part_of else []
        named += [(("sum_of", index), part) for index, part in enumerate(entry.sum_of)]  # type: ignore[misc]  # paths differ in length
        for key, wanted in named:
            if wanted not in known or wanted == entry.id:
                path = ("indicators", number, *key)
                yield problem(
                    "L011",
                    loaded.at(*path),
                    path=path,
                    plan=loaded.model.id,
                    indicator=entry.id,
                    key=key[0],
                    found=wanted,
                    advice=nearest(wanted, known - {entry.id}),
                )
