"""What every rule looks at: the linked dataset, grouped once, so that no rule compares all pairs."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from planmetrics.audit.finding import Finding, Place, Severity
from planmetrics.audit.targets import printed_of
from planmetrics.compute.series import base_of, by_period, kind_of
from planmetrics.diagnostics import Span
from planmetrics.model.plan import Baseline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planmetrics.audit.finding import Bilingual, Fact
    from planmetrics.audit.targets import Group
    from planmetrics.facts import Dataset, ObservationFact, TargetFact
    from planmetrics.figures.precision import Interval
    from planmetrics.model.indicator import Definition
    from planmetrics.model.period import Period
    from planmetrics.model.target import Locator
    from planmetrics.syntax.nodes import Path


class Context:
    """The dataset as rules see it; `until` is months since year 0 that are over (`series.months_over`)."""

    def __init__(self, dataset: Dataset, until: int) -> None:
        self.dataset, self.until = dataset, until
        self._speaking: dict[tuple[str, str], dict[Period, ObservationFact]] = {}

    @cached_property
    def groups(self) -> dict[tuple[str, str, str, str | None], Group]:
        """Targets by plan, indicator, region and who assigned them, each in the order of time."""
        groups: dict[tuple[str, str, str, str | None], Group] = {}
        for linked in self.dataset.plans.values():
            for target in linked.targets:
                key = (linked.plan.id, target.definition.id, target.region, target.assigned_by)
                groups.setdefault(key, []).append(target)
        for group in groups.values():
            group.sort(key=lambda target: (target.period.end, target.locator.order, target.printed, target.comparator))
        return dict(sorted(groups.items(), key=lambda item: (*item[0][:3], item[0][3] or "")))  # a plan's own first

    @cached_property
    def series(self) -> dict[tuple[str, str], list[Group]]:
        """The groups of each indicator and region, of all plans."""
        series: dict[tuple[str, str], list[Group]] = {}
        for (_, indicator, region, _), group in self.groups.items():
            series.setdefault((indicator, region), []).append(group)
        return series

    def speaking(self, indicator: str, region: str) -> dict[Period, ObservationFact]:
        """The observation that speaks for each year that is over, or each moment of a stock (`series.by_period`)."""
        key = (indicator, region)
        if key not in self._speaking:
            definition = self.definitions.get(indicator)
            year, unit = self.dataset.year_of(region), definition.unit if definition is not None else None
            like = kind_of(definition.measure, year) if definition is not None else year
            self._speaking[key] = by_period(self.dataset.observed(indicator, region, unit), self.until, like)
        return self._speaking[key]

    @cached_property
    def definitions(self) -> dict[str, Definition]:
        """Every definition by id."""
        return self.dataset.every_definition()

    @cached_property
    def observed(self) -> dict[tuple[str, str], dict[Period, list[ObservationFact]]]:
        """Every observation of a time that is over, by indicator and region, then by period.

        An indicator that only a broken plan defines has none: what its figures mean is not known.
        """
        observed: dict[tuple[str, str], dict[Period, list[ObservationFact]]] = {}
        for key in self.dataset.observations:
            if (definition := self.definitions.get(key[0])) is None:
                continue
            facts = self.dataset.observed(*key, definition.unit)
            levels = (fact for fact in facts if base_of(fact) is None)  # a change alone is no level
            for fact in sorted(levels, key=lambda fact: (fact.quantity.figure, fact.source_id)):
                if fact.period.end <= self.until:
                    observed.setdefault(key, {}).setdefault(fact.period, []).append(fact)
        return observed

    @cached_property
    def _observed_in(self) -> dict[str, list[str]]:
        regions: dict[str, list[str]] = {}
        for indicator, region in self.dataset.observations:
            regions.setdefault(indicator, []).append(region)
        return regions

    def regions_of(self, indicator: str) -> list[str]:
        """The regions of which an indicator was observed."""
        return self._observed_in.get(indicator, [])

    def region(self, code: str) -> Bilingual:
        """The names of a region."""
        known = self.dataset.regions.get(code)
        return known.names if known else (code, code)

    def at(self, target: TargetFact, *alike: TargetFact) -> Place:
        """Where a target stands; `alike` are others that the same figure sets, for other regions or years."""
        return self.written(target.plan.id, target.path, target.locator, target.printed, (target, *alike))

    def stated(self, target: TargetFact) -> tuple[Place, ...]:
        """Where the plan states the pace of a target, and the baseline it starts from."""
        plan, places = target.plan.id, []
        if (pace := target.stated) is not None:
            places.append(self.written(plan, (*target.path, "stated"), pace.at or target.locator, pace.printed))
        if (baseline := target.baseline) is not None:
            places.append(self.written(plan, (*target.path[:2], "baseline"), baseline.at, baseline.printed))
        return tuple(places)

    def written(self, plan: str, path: Path, at: Locator, printed: str, targets: tuple[TargetFact, ...] = ()) -> Place:
        """Where a figure stands in a plan and in its document."""
        linked = self.dataset.plans[plan]
        return Place(linked.loaded, path, linked.plan.title, at, printed, targets)

    def seen(self, fact: ObservationFact) -> Place:
        """Where an observation stands; for a plan's own baseline, in its document."""
        at = fact.quantity.at if isinstance(fact.quantity, Baseline) else None
        within = fact.loaded if fact.loaded is not None else Span(fact.source_id)
        return Place(within, fact.path, fact.source.title, at, printed_of(fact) or f"{fact.quantity.figure}")

    def finding(
        self,
        code: str,
        severity: Severity,
        target: TargetFact,
        places: Iterable[Place],
        facts: Mapping[str, Fact],
        *,
        variant: str = "",
        within: Interval | None = None,
    ) -> Finding:
        """A finding about a target, whose name, unit and period are filled in; `within` is what print allows."""
        of_target: dict[str, Fact] = {
            "name": self.name(target),
            "unit": target.definition.unit,
            "period": target.period,
        }
        about = (target.plan.id, target.definition.id, target.region)
        low, high = within if within is not None else (None, None)
        return Finding(code, severity, *about, {**of_target, **facts}, tuple(places), low, high, variant)

    def name(self, target: TargetFact) -> Bilingual:
        """What the plan calls an indicator, and its English name; with the region where it is not the plan's own."""
        name, name_en = target.names
        if target.region == target.plan.region:
            return name, name_en
        region, region_en = self.region(target.region)
        return f"{region}{name}", f"{name_en}, {region_en}"


def titles(target: TargetFact) -> Bilingual:
    """The title of a target's plan in both languages."""
    return target.plan.title, target.plan.title_en or target.plan.title
