"""What a single figure or date cannot well be: negative, beyond all measure, of tomorrow, of another region than named.

All of it is possible once in a while, so that each is a warning; a note beside the figure, which says why, excuses it.
Only what lies after today is excused by nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planmetrics.diagnostics import Related, diagnostic, phrase
from planmetrics.model.period import MONTHS, months_over, parse_period
from planmetrics.model.units import COUNTERS, parse_unit
from planmetrics.wording import in_digits, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.facts import Dataset, LinkedPlan, ObservationFact, TargetFact
    from planmetrics.load import Loaded
    from planmetrics.model.actuals import Actuals
    from planmetrics.model.indicator import Definition
    from planmetrics.syntax.nodes import Path

NEVER_NEGATIVE = frozenset({"stock", "addition", "share", "rank", "index"})
"""Measures of what is counted or ranked; a flow may be a loss, a ratio a loss per head, and growth a fall."""
WHOLE = frozenset({"stock", "addition", "flow"})
"""Measures of what comes whole, where its unit counts it one by one; a ratio may be any part of one."""
MOST_PERCENT, LEAST_GROWTH = 1000, -100
"""What growth, and a share of a whole, do not exceed; and what no fall reaches."""
OLD = 8
"""Years after which a source tells of old times: a yearbook does, for many years together."""
_IN_UNIT = frozenset({"value", "sum"})
_RATES = frozenset({"growth", "average", "cumulative", "percent_change"})


def check_times(loaded: Loaded[Actuals], today: date) -> Iterator[Diagnostic]:
    """Nothing was published after today, and no period was observed that is not over: whatever a note says."""
    until, day, region = months_over(today), today.isoformat(), loaded.model.region
    for name, source in loaded.model.sources.items():
        published = source.published
        if published is not None and published > day[: len(published)]:
            path = ("sources", name, "published")
            facts: dict[str, Any] = {"source": name, "published": published, "today": day}
            yield diagnostic("D021", loaded.at(*path), path=path, region=region, **facts)
    for number, one in enumerate(loaded.model.observations):
        if one.period.end > until:
            at = ("observations", number, "period")
            about: dict[str, Any] = {"indicator": one.indicator, "region": region}
            yield diagnostic("D022", loaded.at(*at), path=at, period=one.period, today=day, **about)


def check_units(dataset: Dataset) -> Iterator[Diagnostic]:
    """The units of what the registries define."""
    for name, (registry, path) in dataset.places.items():
        yield from _check_unit(registry, (*path, "unit"), dataset.definitions[name])


def check_plan(linked: LinkedPlan, regions: Regions) -> Iterator[Diagnostic]:
    """Every figure of a plan, and what it names."""
    yield from _check_title(linked, regions)
    for number, entry in enumerate(linked.plan.indicators):
        if entry.definition_here is not None and entry.id not in regions.dataset.definitions:
            yield from _check_unit(linked.loaded, ("indicators", number, "unit"), entry.definition_here)
    for target in linked.targets:
        yield from _check_target(linked, target)
        yield from _check_reference(linked, target, regions)


def check_observations(facts: Iterable[ObservationFact], known: Mapping[str, Definition]) -> Iterator[Diagnostic]:
    """Every figure that was observed of a known indicator, unless a note explains it."""
    for fact in facts:
        definition = known.get(fact.indicator)
        if definition is not None and fact.loaded is not None and fact.quantity.note is None:
            yield from _check_observed(fact, definition)


def check_ages(loaded: Loaded[Actuals]) -> Iterator[Diagnostic]:
    """An observation much older than its source, where that gives no other old ones, as a yearbook would."""
    old: dict[str, list[int]] = {}
    for number, one in enumerate(loaded.model.observations):
        source = loaded.model.sources.get(one.source)
        published = parse_period((source.published or "")[:4]) if source is not None else None
        if published is not None and published.start - one.period.end > OLD * MONTHS:
            old.setdefault(one.source, []).append(number)
    for name, numbers in old.items():
        one = loaded.model.observations[numbers[0]]
        if len(numbers) == 1 and one.note is None and one.doubt is None:
            path = ("observations", numbers[0], "period")
            facts: dict[str, Any] = {"source": name, "published": loaded.model.sources[name].published}
            about: dict[str, Any] = {"indicator": one.indicator, "region": loaded.model.region}
            yield diagnostic("D026", loaded.at(*path), path=path, period=one.period, **facts, **about)


def _check_unit(loaded: Loaded[Any], path: Path, definition: Definition) -> Iterator[Diagnostic]:
    """Shares and growth are percentages; what is counted, spent or added is none."""
    unit = parse_unit(definition.unit)
    is_rate = definition.measure in {"share", "growth"}
    wrong = (is_rate and unit is not None and not unit.is_percent) or (
        definition.measure in {"stock", "flow", "addition"} and unit is not None and unit.is_percent
    )
    if wrong:
        facts: dict[str, Any] = {"unit": definition.unit, "measure": phrase(f"measure.{definition.measure}")}
        related = (Related(loaded.at(*path[:-1], "measure"), phrase("measure_here")),)
        yield diagnostic("D027", loaded.at(*path), path=path, indicator=definition.id, related=related, **facts)


def _check_reference(linked: LinkedPlan, target: TargetFact, regions: Regions) -> Iterator[Diagnostic]:
    """A print that names a region, where the target is held against another."""
    held = target.reference.region if target.reference is not None else None
    other = regions.another(target.printed, held) if held is not None else None
    if other is not None:
        path = (*target.path, target.comparator, "region")
        facts: dict[str, Any] = {"found": held, "other": other, "text": show(target.printed)}
        about: dict[str, Any] = {"plan": target.plan.id, "indicator": target.definition.id}
        yield diagnostic("D025", linked.loaded.at(*path), path=path, region=target.region, **facts, **about)


def _check_target(linked: LinkedPlan, target: TargetFact) -> Iterator[Diagnostic]:
    """The figure of one target, unless a note explains it; a region's name that its print holds."""
    place = target.path if isinstance(target.path[-1], str) else (*target.path, target.comparator)
    about: dict[str, Any] = {"plan": target.plan.id, "indicator": target.definition.id, "region": target.region}
    _, _, kind, number, *_ = target.path
    written = target.entry.targets[number] if kind == "targets" and isinstance(number, int) else None
    if target.value is not None and (written is None or written.note is None):
        code = None
        if target.form in _IN_UNIT:
            code = _wrong_with(target.value, target.definition)
        elif target.form in _RATES:
            code = _wrong_as_growth(target.value)
        if code is not None:
            facts: dict[str, Any] = {"found": in_digits(target.value), **about, **_of(target.definition)}
            yield diagnostic(code, linked.loaded.at(*place), path=place, **facts)


def _check_observed(fact: ObservationFact, definition: Definition) -> Iterator[Diagnostic]:
    quantity, loaded = fact.quantity, fact.loaded
    is_change = fact.observation is not None and fact.observation.percent_change is not None
    figure = quantity.figure - 100 if is_change else quantity.figure
    own = definition if fact.unit == definition.unit else definition.model_copy(update={"unit": fact.unit})
    code = _wrong_as_growth(figure) if is_change else _wrong_with(figure, own)
    if code is not None and loaded is not None:
        path = (*fact.path, "percent_change" if is_change else quantity.comparator or "value")
        about: dict[str, Any] = {"indicator": fact.indicator, "region": fact.region, "found": in_digits(figure)}
        yield diagnostic(code, loaded.at(*path), path=path, **about, **_of(own))


def _wrong_with(figure: Decimal, definition: Definition) -> str | None:
    """The code of what a figure of this indicator cannot well be."""
    if definition.measure == "growth":
        return _wrong_as_growth(figure)
    unit = parse_unit(definition.unit)
    if figure < 0 and definition.measure in NEVER_NEGATIVE and not (unit is not None and unit.is_money):
        return "D023"
    if definition.measure in WHOLE and definition.unit in COUNTERS and figure != figure.to_integral_value():
        return "D028"
    return "D024" if definition.measure == "share" and figure > MOST_PERCENT else None


def _wrong_as_growth(figure: Decimal) -> str | None:
    return "D024" if not LEAST_GROWTH <= figure <= MOST_PERCENT else None


def _of(definition: Definition) -> dict[str, Any]:
    return {"unit": definition.unit}


def _check_title(linked: LinkedPlan, regions: Regions) -> Iterator[Diagnostic]:
    """A title that names a region, but neither that of the plan nor one that lies with it."""
    plan = linked.plan
    if (other := regions.another(plan.title, plan.region)) is not None:
        path = ("region",)
        facts: dict[str, Any] = {"found": plan.region, "other": other, "text": show(plan.title)}
        yield diagnostic("D025", linked.loaded.at(*path), path=path, plan=plan.id, region=plan.region, **facts)


class Regions:
    """The regions by their names, so that what a text names is found without trying each."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.codes: dict[str, list[tuple[int, str]]] = {}
        for number, (code, region) in enumerate(dataset.regions.items()):
            self.codes.setdefault(region.name, []).append((number, code))
        self.lengths = {len(name) for name in self.codes}

    def another(self, text: str, region: str) -> str | None:
        """A region that a text names apart from this one, which it does not name; kin go along."""
        known, lies_in = self.dataset.regions.get(region), self.dataset.lies_in
        if known is None or known.name in text:
            return None
        parts = {text[at : at + length] for length in self.lengths for at in range(len(text) - length + 1)}
        named = sorted(one for part in parts & self.codes.keys() for one in self.codes[part])
        return next((code for _, code in named if not lies_in(code, region) and not lies_in(region, code)), None)
