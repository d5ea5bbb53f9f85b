"""A plan against the registries and against itself: its region and indicators, then target by target."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from planmetrics.diagnostics import Related, diagnostic, phrase
from planmetrics.facts import LinkedPlan, targets_of, tasks_of
from planmetrics.link.drafts import check_draft
from planmetrics.link.meant import meant_here
from planmetrics.link.printed import check_printed, check_worded
from planmetrics.link.registries import check_prices, is_convertible, near_region, unknown_unit
from planmetrics.model.naming import is_english
from planmetrics.model.target import DUE, Target, Window
from planmetrics.model.terms import DERIVED, OVER_A_PERIOD
from planmetrics.model.units import parse_unit
from planmetrics.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.diagnostics import Diagnostic, Phrase
    from planmetrics.facts import Dataset, TargetFact, TaskFact
    from planmetrics.load import Loaded
    from planmetrics.model.indicator import Definition
    from planmetrics.model.period import Period
    from planmetrics.model.plan import Plan, PlanIndicator
    from planmetrics.model.target import Breakdown
    from planmetrics.syntax.nodes import Path


def link_plan(loaded: Loaded[Plan], dataset: Dataset) -> Iterator[Diagnostic]:
    """Check one plan, and enter it with the targets of all indicators that are defined."""
    plan = loaded.model
    yield from _check_name(loaded, dataset)
    yield from _check_fiscal_year(loaded, dataset)
    yield from _check_region(loaded, dataset, plan.region, ("region",))
    definitions: dict[str, Definition] = {}
    targets: list[TargetFact] = []
    tasks: list[TaskFact] = []
    first: dict[str, int] = {}
    for number, entry in enumerate(plan.indicators):
        place = ("indicators", number)
        if first.setdefault(entry.id, number) != number:
            line = loaded.at("indicators", first[entry.id], "id").line
            yield diagnostic("L010", loaded.at(*place, "id"), plan=plan.id, indicator=entry.id, line=line)
            continue
        definition = definition_of(entry, dataset)
        tasks += tasks_of(plan, entry, definition, place)
        yield from check_worded(loaded, entry, place, dataset.counters)
        if entry.is_task and entry.id not in dataset.definitions:
            yield from _check_tasks(loaded, dataset, entry, place)
            continue
        yield from _check_definition(loaded, dataset, entry, number)
        if definition is None:
            continue
        definitions[entry.id] = definition
        own = list(targets_of(plan, entry, definition, place))
        yield from _check_targets(loaded, dataset, entry, definition, own, place)
        yield from check_printed(loaded, entry, definition, place, dataset)
        if entry.baseline is not None:
            about = {"plan": plan.id, "indicator": entry.id}
            yield from check_prices(loaded, entry.baseline, definition, (*place, "baseline"), about)
        targets += own
    yield from _check_parts(loaded, set(first))
    yield from check_draft(loaded)
    if plan.id not in dataset.plans:
        dataset.plans[plan.id] = LinkedPlan(loaded, definitions, tuple(targets), tuple(tasks))
        for name in definitions:
            if name not in dataset.definitions:
                dataset.defined_in.setdefault(name, []).append(plan.id)


def _check_name(loaded: Loaded[Plan], dataset: Dataset) -> Iterator[Diagnostic]:
    plan, stem = loaded.model, PurePath(loaded.file).stem
    if stem != plan.id:
        yield diagnostic("L008", loaded.at("id"), plan=plan.id, path=("id",), key="id", found=plan.id, stem=stem)
    if plan.id in dataset.plans:
        other = dataset.plans[plan.id].loaded.file
        yield diagnostic("L007", loaded.at("id"), plan=plan.id, path=("id",), found=plan.id, other=other)


def _check_fiscal_year(loaded: Loaded[Plan], dataset: Dataset) -> Iterator[Diagnostic]:
    """The region's fiscal year governs: another one would make 2024/25 two periods."""
    plan = loaded.model
    own = plan.fiscal_year_starts
    if own is None:
        return
    wanted = dataset.fiscal_years.setdefault(plan.region, own)
    if own != wanted:
        path = ("fiscal_year_starts",)
        yield diagnostic(
            "L019", loaded.at(*path), path=path, plan=plan.id, region=plan.region, found=str(own), wanted=str(wanted)
        )


def definition_of(entry: PlanIndicator, dataset: Dataset) -> Definition | None:
    """The shared definition, counted in the plan's own currency or scale; else the plan's own."""
    shared = dataset.definitions.get(entry.id)
    if shared is None:
        return entry.definition_here
    if entry.unit is None or entry.unit == shared.unit or not is_convertible(entry.unit, shared.unit, dataset.counters):
        return shared
    return shared.model_copy(update={"unit": entry.unit})


def _check_tasks(loaded: Loaded[Plan], dataset: Dataset, entry: PlanIndicator, place: Path) -> Iterator[Diagnostic]:
    """Tasks have no definition; that they name regions and periods of the plan is checked all the same."""
    if entry.region is not None:
        yield from _check_region(loaded, dataset, entry.region, (*place, "region"))
    for number, target in enumerate(entry.targets):
        path = (*place, "targets", number)
        if target.region is not None:
            yield from _check_region(loaded, dataset, target.region, (*path, "region"))
        for index, region in enumerate(target.each):
            yield from _check_region(loaded, dataset, region, (*path, "each", index))
        yield from _check_horizon(loaded, entry, target, path)


def _check_horizon(
    loaded: Loaded[Plan], entry: PlanIndicator, due: Target | Breakdown, path: Path
) -> Iterator[Diagnostic]:
    """What is due lies inside the plan's period."""
    plan, end, start = loaded.model, due.end, loaded.model.period.start
    before = start is not None and end.end <= start.start
    if before or end.end > plan.period.end.end:
        at = (*path, next(key for key in DUE if getattr(due, key, None) is not None))
        about: dict[str, Any] = {"plan": plan.id, "indicator": entry.id}
        yield diagnostic("D005", loaded.at(*at), path=at, period=end, start=start or "?", end=plan.period.end, **about)


def _check_region(loaded: Loaded[Plan], dataset: Dataset, region: str, path: Path) -> Iterator[Diagnostic]:
    if region not in dataset.regions:
        advice = near_region(region, dataset)
        yield diagnostic(
            "L002",
            loaded.at(*path),
            path=path,
            plan=loaded.model.id,
            found=region,
            advice=advice,
            region=region,
            related=meant_here(region, dataset.region_places),
        )


def _check_definition(
    loaded: Loaded[Plan], dataset: Dataset, entry: PlanIndicator, number: int
) -> Iterator[Diagnostic]:
    """Is the indicator defined once, and does the plan agree with the definition?"""
    plan, place = loaded.model, ("indicators", number)
    about: dict[str, Any] = {"plan": plan.id, "indicator": entry.id}
    shared = dataset.definitions.get(entry.id)
    if shared is not None:
        if entry.unit is not None and not is_convertible(entry.unit, shared.unit, dataset.counters):
            path, registered = (*place, "unit"), dataset.where(entry.id, "unit")
            also = (Related(registered, phrase("registered_here")),) if registered is not None else ()
            facts: dict[str, Any] = {"found": entry.unit, "wanted": shared.unit, "related": also}
            yield diagnostic("L005", loaded.at(*path), path=path, **facts, **about)
        for key in ("measure", "better", "additive", "growth_from_levels", "growth_is_real", "reduction"):
            own, wanted = getattr(entry, key), getattr(shared, key)
            if own is not None and own != wanted:
                path = (*place, key)
                yield diagnostic("L006", loaded.at(*path), path=path, key=key, found=own, wanted=wanted, **about)
        return
    if entry.unit is not None and parse_unit(entry.unit, dataset.counters) is None:
        yield unknown_unit(entry.unit, loaded, (*place, "unit"))
    if entry.definition_here is None:
        missing = [key for key in ("measure", "better", "unit") if getattr(entry, key) is None]
        missing += ["name_en"] if entry.name_en is None and not is_english(entry.name) else []
        advice = _or_define(entry, dataset, tuple(missing))
        path = (*place, "id")
        related = meant_here(entry.id, dataset.places)
        yield diagnostic("L001", loaded.at(*path), path=path, found=entry.id, advice=advice, related=related, **about)
        return
    for other in dataset.defined_in.get(entry.id, ()):
        if other != plan.id:  # else it is the plan that is there twice
            path, file = (*place, "id"), dataset.plans[other].loaded.file
            yield diagnostic("L009", loaded.at(*path), path=path, other=file, **about)


def _or_define(entry: PlanIndicator, dataset: Dataset, missing: tuple[str, ...]) -> Phrase:
    """What an id that no registry knows most likely meant; where part of a definition is there, it meant itself."""
    define = phrase("define_here", keys=missing)
    is_begun = any(key is not None for key in (entry.name_en, entry.measure, entry.better))
    return define if is_begun else nearest(entry.id, dataset.definitions, define)


def _check_parts(loaded: Loaded[Plan], known: set[str]) -> Iterator[Diagnostic]:
    for number, entry in enumerate(loaded.model.indicators):
        named = [(("part_of",), entry.part_of)] if entry.part_of else []
        named += [(("sum_of", index), part) for index, part in enumerate(entry.sum_of)]  # type: ignore[misc]  # paths differ in length
        for key, wanted in named:
            if wanted not in known or wanted == entry.id:
                path = ("indicators", number, *key)
                yield diagnostic(
                    "L011",
                    loaded.at(*path),
                    path=path,
                    plan=loaded.model.id,
                    indicator=entry.id,
                    key=key[0],
                    found=wanted,
                    advice=nearest(wanted, known - {entry.id}),
                )


def _check_targets(
    loaded: Loaded[Plan],
    dataset: Dataset,
    entry: PlanIndicator,
    definition: Definition,
    facts: list[TargetFact],
    place: Path,
) -> Iterator[Diagnostic]:
    """Every check of the targets of one indicator."""
    check = _Checks(loaded, dataset, entry, definition, place)
    for number, target in enumerate(entry.targets):
        path = (*place, "targets", number)
        yield from check.due(target, path)
        yield from check.form(target, path)
        yield from check.references(target, path)
    for number, row in enumerate(entry.breakdown):
        path = (*place, "breakdown", number)
        yield from check.due(row, path)
        for region in row.cells:
            yield from check.region(region, (*path, row.comparator, region))
    if entry.region is not None:
        yield from check.region(entry.region, (*place, "region"))
    yield from check.repetitions(facts)


_RATES_AND_RANKS = ("growth", "rank", "share", "addition")
_WITHOUT: dict[str, tuple[str, ...]] = {
    "growth": _RATES_AND_RANKS,
    "multiple": _RATES_AND_RANKS,
    "percent_change": ("growth", "rank"),
    "average": ("stock", "share", "ratio", "rank", "index"),
    "cumulative": ("stock", "flow", "addition", "share", "ratio", "rank", "index"),
}
"""The measures that a form does not apply to."""


class _Checks:
    """The checks of one indicator of one plan; each method yields what it finds."""

    def __init__(
        self,
        loaded: Loaded[Plan],
        dataset: Dataset,
        entry: PlanIndicator,
        definition: Definition,
        place: Path,
    ) -> None:
        self.loaded, self.dataset, self.entry = loaded, dataset, entry
        self.definition, self.place, self.plan = definition, place, loaded.model

    @property
    def is_money(self) -> bool:
        """Whether the indicator is an amount of money, or the growth of one."""
        unit = parse_unit(self.definition.unit)
        return (unit is not None and unit.is_money) or self.definition.measure == "growth"

    @property
    def measured(self) -> tuple[Related, ...]:
        """Where the measure is said: it may be what is wrong."""
        place = self.dataset.where(self.entry.id, "measure", self.loaded)
        return (Related(place, phrase("measure_here")),) if place is not None else ()

    def say(self, code: str, path: Path, *, key: bool = False, **facts: Any) -> Diagnostic:
        facts |= {"measure": phrase(f"measure.{self.definition.measure}")}
        about = {"plan": self.plan.id, "indicator": self.entry.id, **facts}
        return diagnostic(code, self.loaded.at(*path, key=key), path=path, **about)

    def due(self, due: Target | Breakdown, path: Path) -> Iterator[Diagnostic]:
        """By for levels, during for what is counted over a period; inside the plan's period."""
        over_a_period = self.definition.measure in OVER_A_PERIOD
        end = due.end
        # a level's growth is told by its last year, and words alone by either
        form = due.form if isinstance(due, Target) else "value"
        if due.by is not None and over_a_period and form not in {*DERIVED, "worded"}:
            yield self.say("D003", (*path, "by"), key=True, advice=self._over_which(end), related=self.measured)
        if due.during is not None and not over_a_period and form not in {"average", "worded"}:
            yield self.say("D004", (*path, "during"), key=True, period=end, related=self.measured)
        if self.definition.measure == "growth" and isinstance(due.during, Window) and form in {"sum", "value"}:
            yield self.say("D015", (*path, "during"), key=True, bound=_bound_of(due))
        outside = list(_check_horizon(self.loaded, self.entry, due, path))
        yield from outside
        if not outside and self.entry.baseline is not None and end.end <= self.entry.baseline.period.end:
            where = "by" if due.by is not None else "during"
            start = self.loaded.at(*self.place, "baseline", "period")
            related = (Related(start, phrase("baseline_here")),)
            yield self.say("D006", (*path, where), period=end, baseline=self.entry.baseline.period, related=related)

    def _over_which(self, end: Period) -> Phrase:
        """What to write for a quantity that is due by a date: its last year alone, or all that is added until then."""
        start = self.plan.period.start
        adds_up = self.definition.measure != "growth" and start is not None and start.end < end.end
        return phrase("during_or_in_all", start=start, period=end) if adds_up else phrase("during_it", period=end)

    def form(self, target: Target, path: Path) -> Iterator[Diagnostic]:
        """Growth and multiples need a level; since lies before the target."""
        measure, form = self.definition.measure, target.form
        if measure in _WITHOUT.get(form, ()):
            advice = phrase("points_instead" if measure == "share" else "figure_instead")
            yield self.say("D013", (*path, form), key=True, form=form, advice=advice, related=self.measured)
        if target.prices is not None and not self.is_money:
            yield self.say("D010", (*path, "prices"), unit=self.definition.unit)
        if target.since is not None and target.since.end >= target.end.end:
            yield self.say("D012", (*path, "since"), since=target.since, period=target.end)

    def references(self, target: Target, path: Path) -> Iterator[Diagnostic]:
        """Regions and indicators that the target names have to exist."""
        if target.region is not None:
            yield from self.region(target.region, (*path, "region"))
        for number, region in enumerate(target.each):
            yield from self.region(region, (*path, "each", number))
        if target.assigned_by is not None:
            yield from self.assigner(target, path)
        held = target.reference
        if held is None:
            return
        at: Path = (*path, target.comparator or target.form)
        if held.region is not None and held.region not in self.dataset.regions:
            advice = near_region(held.region, self.dataset)
            related = meant_here(held.region, self.dataset.region_places)
            yield self.say("L002", (*at, "region"), found=held.region, advice=advice, related=related)
        known = {*self.dataset.definitions, *(entry.id for entry in self.plan.indicators)}
        if held.indicator is not None and held.indicator not in known:
            advice = nearest(held.indicator, known)
            related = meant_here(held.indicator, self.dataset.places)
            yield self.say("L001", (*at, "indicator"), found=held.indicator, advice=advice, related=related)

    def region(self, region: str, path: Path) -> Iterator[Diagnostic]:
        """A region has to be known, and to lie in the plan's."""
        if region not in self.dataset.regions:
            related = meant_here(region, self.dataset.region_places)
            yield self.say("L002", path, found=region, advice=near_region(region, self.dataset), related=related)
        elif self.plan.region in self.dataset.regions and not self.dataset.lies_in(region, self.plan.region):
            advice = phrase("assigned_instead")
            places: tuple[Related, ...] = (Related(self.loaded.at("region"), phrase("region_here")),)
            if region in self.dataset.region_places:
                registry, entry = self.dataset.region_places[region]
                places += (Related(registry.at(*entry, "parent"), phrase("parent_here")),)
            yield self.say("L014", path, found=region, plan_region=self.plan.region, advice=advice, related=places)

    def assigner(self, target: Target, path: Path) -> Iterator[Diagnostic]:
        """What assigns a target lies above the region that it binds."""
        above, region = target.assigned_by or "", target.region or self.entry.region or self.plan.region
        if above not in self.dataset.regions:
            advice = near_region(above, self.dataset)
            related = meant_here(above, self.dataset.region_places)
            yield self.say("L002", (*path, "assigned_by"), found=above, advice=advice, related=related)
        elif region in self.dataset.regions and (above == region or not self.dataset.lies_in(region, above)):
            yield self.say("L015", (*path, "assigned_by"), found=above, region=region)

    def repetitions(self, facts: list[TargetFact]) -> Iterator[Diagnostic]:
        """The same target of the same region twice."""
        seen: dict[tuple[object, ...], TargetFact] = {}
        for fact in facts:
            assigner = fact.assigned_by if fact.region == self.plan.region else None
            promise = (fact.form, fact.comparator, fact.value, fact.value_max, fact.reference, fact.since)
            same = (fact.region, assigner, fact.start, fact.period, *promise)
            first = seen.setdefault(same, fact)
            if first is not fact and first.path != fact.path:
                place = self.loaded.at(*first.path)
                related = (Related(place, phrase("first_here")),)
                about: dict[str, Any] = {"period": fact.period, "region": fact.region, "line": place.line}
                yield self.say("D007", fact.path, related=related, **about)


def _bound_of(due: Target | Breakdown) -> str:
    """Comparator and figure as they were typed, for a hint to repeat; of a breakdown the first."""
    figures = (
        [figure for figure in due.figures if figure is not None] if isinstance(due, Target) else [*due.cells.values()]
    )
    ends = f"[{figures[0]}, {figures[1]}]" if due.comparator == "between" else next(map(str, figures), "N")
    return f"{{{due.comparator}: {ends}}}"
