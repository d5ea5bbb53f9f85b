"""Checks across files, and the linked dataset that compute and audit work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.facts import Dataset
from planmetrics.link.actuals import link_actuals, link_baselines
from planmetrics.link.plans import link_plan
from planmetrics.link.registries import link_definitions, link_regions

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.load import Loaded
    from planmetrics.model.actuals import Actuals
    from planmetrics.model.indicator import IndicatorRegistry
    from planmetrics.model.plan import Plan
    from planmetrics.model.region import RegionRegistry


class Files:
    """The files of a data folder that could be loaded; filled while the folder is opened."""

    def __init__(self) -> None:
        self.indicators: Loaded[IndicatorRegistry] | None = None
        self.regions: Loaded[RegionRegistry] | None = None
        self.plans: list[Loaded[Plan]] = []
        self.actuals: list[Loaded[Actuals]] = []


def link(files: Files, *, whole: bool) -> tuple[Dataset, list[Diagnostic]]:
    """Bring the files together.

    Args:
        files: what was loaded.
        whole: whether these are all files of the folder. If not, an observation of an indicator that
            nobody here defines may belong to a plan that was not loaded, and is left out in silence.

    Returns:
        The dataset, holding all that is sound, and every problem found between the files.
    """
    dataset = Dataset()
    counters: frozenset[str] = frozenset()
    found: list[Diagnostic] = []
    if files.regions is not None:
        found += link_regions(files.regions, dataset)
    if files.indicators is not None:
        counters = frozenset(files.indicators.model.counters)
        found += link_definitions(files.indicators, dataset, counters)
    for loaded in files.plans:
        found += link_plan(loaded, dataset, counters)
    inline = {name: d for plan in dataset.plans.values() for name, d in plan.definitions.items()}
    for actuals in files.actuals:
        found += link_actuals(actuals, dataset, inline, counters, whole=whole)
    for plan in dataset.plans.values():
        link_baselines(plan, dataset)
    return dataset, found
