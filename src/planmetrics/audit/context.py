"""What every rule looks at: the linked dataset, grouped once, so that no rule compares all pairs."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from planmetrics.audit.finding import Finding, Place, Severity
from planmetrics.compute.series import by_period
from planmetrics.diagnostics import Span
from planmetrics.figures.precision import Interval, interval
from planmetrics.figures.read import printed_step, read_figure

if TYPE_CHECKING:
    from planmetrics.audit.finding import Bilingual
    from planmetrics.facts import Dataset, ObservationFact, TargetFact
    from planmetrics.model.period import Period

Group: TypeAlias = "list[TargetFact]"


class Context:
    """The dataset as rules see it; `until` is months since year 0 that are over (`series.months_over`)."""

    def __init__(self, dataset: Dataset, until: int) -> None:
        self.dataset, self.until = dataset, until
        self._speaking: dict[tuple[str, str], dict[Period, ObservationFact]] = {}

    @cached_property
    def groups(self) -> dict[tuple[str, str, str, str | None], Group]:
        """Targets by plan, indicator, region and who assigned them, each in the order of time."""
        found: dict[tuple[str, str, str, str | None], Group] = {}
        for linked in self.dataset.plans.values():
            for target in linked.targets:
                key = (linked.plan.id, target.definition.id, target.region, target.assigned_by)
                found.setdefault(key, []).append(target)
        for group in found.values():
            group.sort(key=lambda target: (target.period.end, target.locator.line, target.printed, target.comparator))
        return dict(sorted(found.items(), key=lambda item: (*item[0][:3], item[0][3] or "")))  # a plan's own first

    @cached_property
    def series(self) -> dict[tuple[str, str], list[Group]]:
        """The groups of each indicator and region, of all plans."""
        found: dict[tuple[str, str], list[Group]] = {}
        for (_, indicator, region, _), group in self.groups.items():
            found.setdefault((indicator, region), []).append(group)
        return found

    def speaking(self, indicator: str, region: str) -> dict[Period, ObservationFact]:
        """The observation that speaks for each year that is over (`series.by_period`)."""
        key = (indicator, region)
        if key not in self._speaking:
            self._speaking[key] = by_period(self.dataset.observed(indicator, region), self.until)
        return self._speaking[key]

    @cached_property
    def observed(self) -> dict[tuple[str, str], dict[Period, list[ObservationFact]]]:
        """Every observation of a time that is over, by indicator and region, then by period."""
        found: dict[tuple[str, str], dict[Period, list[ObservationFact]]] = {}
        for key, facts in self.dataset.observations.items():
            for fact in sorted(facts, key=lambda fact: (fact.quantity.figure, fact.source_id)):
                if fact.period.end <= self.until:
                    found.setdefault(key, {}).setdefault(fact.period, []).append(fact)
        return found

    def region(self, code: str) -> Bilingual:
        """The names of a region."""
        known = self.dataset.regions.get(code)
        return (known.name, known.name_en) if known else (code, code)

    def at(self, target: TargetFact) -> Place:
        """Where a target stands."""
        loaded = self.dataset.plans[target.plan.id].loaded
        at = target.locator
        return Place(loaded.at(*target.path), target.path, target.plan.title, at.section, at.line, target.printed)

    def stated(self, target: TargetFact) -> tuple[Place, ...]:
        """Where the plan states the pace of a target, and the baseline it starts from."""
        loaded, found = self.dataset.plans[target.plan.id].loaded, []
        if target.stated is not None:
            path = (*target.path, "stated")
            at = target.stated.at or target.locator
            found.append(Place(loaded.at(*path), path, target.plan.title, at.section, at.line, target.stated.printed))
        if target.baseline is not None:
            path = (*target.path[:2], "baseline")
            at = target.baseline.at
            found.append(Place(loaded.at(*path), path, target.plan.title, at.section, at.line, target.baseline.printed))
        return tuple(found)

    def seen(self, fact: ObservationFact) -> Place:
        """Where an observation stands; for a plan's own baseline, in its document."""
        quantity: Any = fact.quantity
        located = getattr(quantity, "at", None)
        printed = quantity.printed or f"{quantity.figure}"
        section, line = (located.section, located.line) if located else (None, None)
        span = fact.loaded.at(*fact.path) if fact.loaded is not None else Span(fact.source_id)
        return Place(span, fact.path, fact.source.title, section, line, printed)

    def finding(self, code: str, severity: Severity, target: TargetFact, /, *places: Place, **told: Any) -> Finding:
        """A finding about a target; names and unit are filled in, `low`, `high` and `variant` may be told.

        The name says whose target it is, where that is not the plan's own region.
        """
        extra = {key: told.pop(key) for key in ("low", "high", "variant") if key in told}
        facts = {"name": self.name(target), "unit": target.definition.unit, "period": str(target.period), **told}
        return Finding(code, severity, target.plan.id, target.definition.id, target.region, facts, places, **extra)

    def name(self, target: TargetFact) -> Bilingual:
        """What the plan calls an indicator, and its English name; with the region where it is not the plan's own."""
        name, name_en = target.entry.name, target.definition.name_en
        if target.region == target.plan.region:
            return name, name_en
        region, region_en = self.region(target.region)
        return f"{region}{name}", f"{name_en}, {region_en}"


def titles(target: TargetFact) -> Bilingual:
    """The title of a target's plan in both languages."""
    return target.plan.title, target.plan.title_en or target.plan.title


def printed_interval(target: TargetFact) -> Interval:
    """What the printed precision of a target's figure allows; rules ask only of targets with a figure."""
    return interval(target.value or Decimal(0), printed_step(target.printed, target.definition.unit))


def baseline_interval(target: TargetFact) -> Interval | None:
    """The same of the plan's own baseline; None where there is none, or it is open-ended."""
    baseline = target.baseline
    if baseline is None or baseline.comparator is not None:
        return None
    return interval(baseline.figure, printed_step(baseline.printed, target.definition.unit))


def observed_interval(fact: ObservationFact, unit: str) -> Interval:
    """The same of an exact observation."""
    quantity: Any = fact.quantity
    step = printed_step(quantity.printed, unit) if quantity.printed else None
    return interval(quantity.figure, step)


def levels(group: Group) -> list[TargetFact]:
    """The most demanding plain value of each period, in the order of time."""
    best: dict[Period, TargetFact] = {}
    for target in group:
        if target.form == "value" and target.value is not None and target.ambiguous is None:
            rival = best.get(target.period)
            if rival is None or outdoes(target, rival):
                best[target.period] = target
    return [best[period] for period in sorted(best, key=lambda period: period.end)]


def outdoes(one: TargetFact, other: TargetFact) -> bool:
    """Whether one value is more demanding than another, in the better direction."""
    if one.value is None or other.value is None:
        return False
    return one.value < other.value if one.definition.better == "lower" else one.value > other.value


def surely_outdoes(one: TargetFact, other: TargetFact) -> bool:
    """The same, whatever printed precision allows."""
    first, second = printed_interval(one), printed_interval(other)
    return first.high <= second.low if one.definition.better == "lower" else first.low >= second.high


def is_bound(target: TargetFact) -> bool:
    """Whether a target is a floor (a ceiling where lower is better), as nearly all are; not a range or about a figure."""
    floors = {"at_most", "less_than"} if target.definition.better == "lower" else {"at_least", "more_than"}
    return target.comparator in floors


def is_bare(target: TargetFact) -> bool:
    """Whether the figure is printed without a word of comparison: 1000 or 达到1000家, not 1000家以上."""
    return read_figure(target.printed).comparator == "reach"


def in_force(target: TargetFact) -> bool:
    """Whether the target's plan is neither a draft nor superseded."""
    return target.plan.standing == "in-force"
