"""A data folder, opened: files found, read, loaded and linked, with all that is wrong with them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from planmetrics.diagnostics import Diagnostic, in_order
from planmetrics.link import Files, link
from planmetrics.link.registries import fiscal_years, link_methods
from planmetrics.load import Fiscal, Loaded, load
from planmetrics.model.actuals import Actuals
from planmetrics.model.fields import Model
from planmetrics.model.indicator import IndicatorRegistry
from planmetrics.model.method import Method, Methods
from planmetrics.model.plan import Plan
from planmetrics.model.region import RegionRegistry
from planmetrics.source import actuals_files, named_file, packaged_data, plan_files, read_bytes, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from planmetrics.facts import Dataset

M = TypeVar("M", bound=Model)


class Project(NamedTuple):
    """What a data folder holds, as far as it was opened, and all that is wrong with it."""

    dataset: Dataset
    diagnostics: list[Diagnostic]
    files: int


class _Opening:
    """Collects loaded files and diagnostics while a folder is opened."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.files = Files()
        self.diagnostics: list[Diagnostic] = []
        self.count = 0
        self.broken: set[type[Model]] = set()
        self.fiscal_years: Fiscal = {}
        self.lent: set[Path] = set()  # registries of the package, under a folder that has its own

    def load(self, path: Path, model: type[M]) -> Loaded[M] | None:
        """One file as this model; what is wrong with it is kept."""
        self.count += path not in self.lent
        raw = read_bytes(path)
        if isinstance(raw, Diagnostic):
            self.diagnostics.append(raw)
            self.broken.add(model)
            return None
        loaded, wrong = load(raw, shown(path), model, self.fiscal_years)
        self.diagnostics += wrong
        if loaded is None:
            self.broken.add(model)
        return loaded

    def registries(self, named: Mapping[str, Path] | None = None) -> None:
        """The registries that were named, else those of the folder; then the package's, which they add to."""
        for path in self.registry("indicators", named or {}):
            if (indicators := self.load(path, IndicatorRegistry)) is not None:
                self.files.indicators.append(indicators)
        for path in self.registry("regions", named or {}):
            if (regions := self.load(path, RegionRegistry)) is not None:
                self.files.regions.append(regions)
        self.fiscal_years = fiscal_years(self.files.regions)

    def methods(self, named: Iterable[Path] = ()) -> dict[str, Method]:
        """The methods of the package, of the folder, and of the files that were named."""
        paths = _each_once([*reversed([*self.registry("methods", {})]), *named])
        packaged = packaged_data()
        self.lent |= {packaged / "methods.yaml"} if packaged is not None and packaged != self.data else set()
        loaded = [file for path in paths if (file := self.load(path, Methods)) is not None]
        methods, wrong = link_methods(loaded)
        self.diagnostics += wrong
        return methods

    def registry(self, kind: str, named: Mapping[str, Path]) -> Iterable[Path]:
        """The files of one kind of registry, the nearest first."""
        own, packaged = named.get(kind, self.data / f"{kind}.yaml"), packaged_data()
        nearest = [own] if own.exists() or kind in named else []
        lent = [packaged / f"{kind}.yaml"] if packaged is not None else []
        self.lent |= set(lent) - set(nearest) if nearest else set()
        return _each_once([*nearest, *lent])

    def plans(self, paths: Iterable[Path]) -> None:
        self.files.plans += [loaded for path in paths if (loaded := self.load(path, Plan)) is not None]
        for loaded in self.files.plans:  # a region whose registry is silent counts its actuals as its plans do
            if (starts := loaded.model.fiscal_year_starts) is not None:
                self.fiscal_years.setdefault(loaded.model.region, starts)

    def actuals(self, paths: Iterable[Path]) -> None:
        self.files.actuals += [loaded for path in paths if (loaded := self.load(path, Actuals)) is not None]

    def project(self, *, whole: bool) -> Project:
        broken = self.broken
        dataset, between = link(self.files, whole=whole and Plan not in broken)
        between = [one for one in between if not _leans_on(one.code, broken)]
        return Project(dataset, in_order([*self.diagnostics, *between]), self.count)


def _leans_on(code: str, broken: set[type[Model]]) -> bool:
    """Whether a diagnostic may come from a broken registry only: nobody else is blamed for that."""
    unknown_indicator = code == "L001" and IndicatorRegistry in broken
    return unknown_indicator or (code in {"L002", "L014", "L015"} and RegionRegistry in broken)


def open_all(data: Path, named: Mapping[str, Iterable[Path]] | None = None) -> Project:
    """Every file of a data folder, and further files, by what they hold: plan, actuals, indicators, regions.

    A file that is named and lies in the folder is read once, and shown as it was named.
    """
    more = named or {}
    opening = _Opening(data)
    opening.registries({kind: path for kind in ("indicators", "regions") for path in more.get(kind, ())})
    opening.methods(more.get("methods", ()))
    opening.plans(_each_once([*more.get("plan", ()), *plan_files(data)]))
    opening.actuals(_each_once([*more.get("actuals", ()), *actuals_files(data)]))
    return opening.project(whole=True)


def open_methods(data: Path, named: Iterable[Path] = ()) -> tuple[dict[str, Method], list[Diagnostic]]:
    """The ways of judging pace by id: the package's, the folder's, those of further files; and what is wrong there."""
    opening = _Opening(data)
    methods = opening.methods(named)
    return methods, in_order(opening.diagnostics)


def _each_once(paths: Iterable[Path]) -> Iterable[Path]:
    """The paths without those that lead to a file already listed."""
    by_place: dict[str, Path] = {}
    for path in paths:
        by_place.setdefault(os.path.realpath(path), path)  # which, unlike Path.resolve, survives a link to itself
    return by_place.values()


def open_plan(data: Path, plan: Path, regions: Iterable[str] | None = None) -> Project:
    """One plan with the registries, and with the actuals that it needs.

    Args:
        data: the data folder.
        plan: the plan's file.
        regions: codes or names of the regions to look at besides the plan's own; None: all that it has
            targets for.
    """
    opening = _Opening(data)
    opening.registries()
    opening.plans([plan])
    if opening.files.plans:
        wanted = _regions_of(opening.files.plans[0].model, with_targets=regions is None)
        wanted |= {_code_of(region, opening.files) for region in regions or ()}
        paths = (named_file(data / "actuals", region) for region in sorted(wanted))
        opening.actuals(path for path in paths if path is not None)
    return opening.project(whole=False)


def _code_of(region: str, files: Files) -> str:
    """The code of a region that may be given by name."""
    known = [entry for loaded in files.regions for entry in loaded.model.regions]
    return next((entry.id for entry in known if region in entry.names), region)


def _regions_of(plan: Plan, *, with_targets: bool) -> set[str]:
    """The plan's region and those it compares with; also all that it sets targets for, if asked."""
    regions = {plan.region}
    for entry in plan.indicators:
        for target in entry.targets:
            reference = target.reference
            regions |= {reference.region} if reference is not None and reference.region else set()
            if with_targets:
                regions |= {*target.each} | ({target.region} if target.region else set())
        if with_targets:
            regions |= {entry.region} if entry.region else set()
            regions |= {region for row in entry.breakdown for region in row.cells}
    return regions
