"""Checks across files, and the linked dataset that compute and audit work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.facts import Dataset
from planmetrics.link.actuals import Named, link_actuals, link_baselines, link_regions_of_actuals, link_units
from planmetrics.link.plans import link_plan
from planmetrics.link.plausible import check_ages, check_plausible, check_times
from planmetrics.link.registries import fiscal_years, link_definitions, link_regions
from planmetrics.link.succession import link_succession

if TYPE_CHECKING:
    from datetime import date

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.load import Loaded
    from planmetrics.model.actuals import Actuals
    from planmetrics.model.indicator import IndicatorRegistry
    from planmetrics.model.plan import Plan
    from planmetrics.model.region import RegionRegistry


class Files:
    """The files of a data folder that could be loaded; filled while the folder is opened."""

    def __init__(self) -> None:
        # A folder's own registry first, then the package's, which it adds to.
        self.indicators: list[Loaded[IndicatorRegistry]] = []
        self.regions: list[Loaded[RegionRegistry]] = []
        self.plans: list[Loaded[Plan]] = []
        self.actuals: list[Loaded[Actuals]] = []


def link(files: Files, today: date | None = None, *, warn: bool = True) -> tuple[Dataset, list[Diagnostic]]:
    """Bring the files together.

    Args:
        files: what was loaded.
        today: the day after which nothing can have been published or observed; None where nobody asks.
        warn: whether warnings are wanted of figures that can be read and can hardly be meant.

    Returns:
        The dataset, and all that is wrong between the files: what one of them misses may stand in a file that was
        not loaded.
    """
    dataset = Dataset()
    wrong: list[Diagnostic] = list(link_regions(files.regions, dataset))
    dataset.fiscal_years = fiscal_years(files.regions)
    dataset.counters = frozenset(counter for loaded in files.indicators for counter in loaded.model.counters)
    wrong += link_definitions(files.indicators, dataset)
    for loaded in files.plans:
        wrong += link_plan(loaded, dataset)
    wrong += link_succession(dataset)
    named = Named.by_plans(files.plans, dataset)
    for actuals in files.actuals:
        wrong += link_actuals(actuals, dataset, named)
    wrong += link_regions_of_actuals(files.actuals)
    for plan in dataset.plans.values():
        wrong += link_units(plan, dataset)
    for plan in dataset.plans.values():
        link_baselines(plan, dataset)
    if warn:
        wrong += check_plausible(dataset)
        wrong += check_ages(files.actuals)
    if today is not None:
        wrong += check_times(files.actuals, today)
    return dataset, wrong
