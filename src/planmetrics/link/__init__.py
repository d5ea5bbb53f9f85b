"""Checks across files, and the linked dataset that compute and audit work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.facts import Dataset
from planmetrics.link.actuals import Named, baselines_of, counted_in, link_actuals, link_region, link_units
from planmetrics.link.plans import link_plan
from planmetrics.link.plausible import Regions, check_ages, check_observations, check_plan, check_times, check_units
from planmetrics.link.registries import fiscal_years, link_definitions, link_regions
from planmetrics.link.succession import link_succession

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.facts import ObservationFact
    from planmetrics.link.actuals import Counted
    from planmetrics.load import Loaded
    from planmetrics.model.actuals import Actuals
    from planmetrics.model.indicator import IndicatorRegistry
    from planmetrics.model.plan import Plan
    from planmetrics.model.region import RegionRegistry


class Files:
    """The files of a data folder that could be loaded; filled while the folder is opened.

    Plans, and then actuals, are gone through once: they may be read meanwhile.
    """

    def __init__(self) -> None:
        # A folder's own registry first, then the package's, which it adds to.
        self.indicators: list[Loaded[IndicatorRegistry]] = []
        self.regions: list[Loaded[RegionRegistry]] = []
        self.plans: Iterable[Loaded[Plan]] = []
        self.actuals: Iterable[Loaded[Actuals]] = []


def link(
    files: Files, today: date | None = None, *, warn: bool = True, keep: bool = True
) -> tuple[Dataset, list[Diagnostic]]:
    """Bring the files together.

    Args:
        files: what was loaded.
        today: the day after which nothing can have been published or observed; None where nobody asks.
        warn: whether warnings are wanted of figures that can be read and can hardly be meant.
        keep: whether more than diagnostics is wanted. Otherwise the dataset holds of each plan what others are held
            against, so that tens of thousands have room.

    Returns:
        The dataset, and all that is wrong between the files: what one of them misses may stand in a file that was
        not loaded.
    """
    linking = _Linking(files, warn=warn, keep=keep)
    for plan in files.plans:
        linking.plan(plan)
    linking.between_plans()
    for actuals in files.actuals:
        linking.actuals(actuals, today)
    linking.between_plans_and_actuals()
    return linking.dataset, linking.wrong


class _Linking:
    """What was linked so far, and what of it the rest is held against."""

    def __init__(self, files: Files, *, warn: bool, keep: bool) -> None:
        self.warn, self.keep = warn, keep
        self.dataset = Dataset()
        self.wrong: list[Diagnostic] = []
        self.registries(files)
        self.regions = Regions(self.dataset)
        self.tasks, self.listed = set[str](), set[str]()
        self.counted: list[tuple[Loaded[Plan], tuple[Counted, ...]]] = []
        self.baselines: list[ObservationFact] = []
        self.files_of_regions: dict[str, str] = {}

    def registries(self, files: Files) -> None:
        """Indicators, units and regions."""
        dataset = self.dataset
        self.wrong += link_regions(files.regions, dataset)
        dataset.fiscal_years = fiscal_years(files.regions)
        dataset.counters = frozenset(counter for loaded in files.indicators for counter in loaded.model.counters)
        self.wrong += link_definitions(files.indicators, dataset)
        if self.warn:
            self.wrong += check_units(dataset)

    def plan(self, loaded: Loaded[Plan]) -> None:
        """A plan against the registries, and against those before it; of two of one id the first is kept."""
        self.wrong += link_plan(loaded, self.dataset)
        self.listed.update(entry.id for entry in loaded.model.indicators)
        linked = self.dataset.plans[loaded.model.id]
        if linked.loaded is not loaded:
            return
        self.tasks.update(task.entry.id for task in linked.tasks)
        baselines, counted = list(baselines_of(linked)), counted_in(linked)
        if self.warn:
            self.wrong += check_plan(linked, self.regions)
            self.wrong += check_observations(baselines, linked.definitions)
        if self.keep:
            self.baselines += baselines
        else:
            linked = self.dataset.plans[loaded.model.id] = linked.in_brief(self.dataset.definitions)
        self.counted.append((linked.loaded, counted))

    def between_plans(self) -> None:
        """What needs all plans, and no actuals."""
        self.wrong += link_succession(self.dataset)
        self.named = Named(self.dataset.every_definition(), self.tasks, self.listed)

    def actuals(self, loaded: Loaded[Actuals], today: date | None) -> None:
        """The actuals of a region against what plans and registries name."""
        self.wrong += link_actuals(loaded, self.dataset, self.named)
        self.wrong += link_region(loaded, self.files_of_regions)
        if self.warn:
            self.wrong += check_ages(loaded)
        if today is not None:
            self.wrong += check_times(loaded, today)

    def between_plans_and_actuals(self) -> None:
        """What needs both; then the baselines that plans state are entered beside what was observed."""
        observations = self.dataset.observations
        for loaded, counted in self.counted:
            self.wrong += link_units(loaded, counted, self.dataset)
        for facts in observations.values() if self.warn else ():
            self.wrong += check_observations(facts, self.named.definitions)
        for fact in self.baselines:
            observations.setdefault((fact.indicator, fact.region), []).append(fact)
