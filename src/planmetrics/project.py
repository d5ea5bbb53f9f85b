"""A data folder, opened: files found, read, loaded and linked, with all that is wrong with them."""

from __future__ import annotations

import gc
import os
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from planmetrics.diagnose import capped_by_file
from planmetrics.diagnostics import Diagnostic, Severity, in_order
from planmetrics.folder import about, actuals_files, mentioned, misplaced, plan_files
from planmetrics.link import Files, link
from planmetrics.link.drafts import DRAFT_CODES
from planmetrics.link.registries import fiscal_years, link_methods
from planmetrics.load import Fiscal, Loaded, load, load_sound_part
from planmetrics.model.actuals import Actuals
from planmetrics.model.fields import Model
from planmetrics.model.indicator import IndicatorRegistry
from planmetrics.model.method import Method, Methods
from planmetrics.model.plan import Plan
from planmetrics.model.region import RegionRegistry
from planmetrics.source import packaged_data, read_bytes, shown
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from datetime import date

    from planmetrics.facts import Dataset, ObservationFact
    from planmetrics.folder import Found

    Facts: TypeAlias = dict[tuple[str, str], list[ObservationFact]]

M = TypeVar("M", bound=Model)


ANY = "*"
"""Stands for every region."""


class Project(NamedTuple):
    """What a data folder holds, as far as it was opened, and all that is wrong with it.

    What the dataset holds of a file with errors is there to be held against others, not to be worked with: `sound`.
    """

    dataset: Dataset
    diagnostics: list[Diagnostic]
    files: int
    regions: dict[str, set[str]]
    """The regions whose figures a file holds, by its name: none for a plan, ANY where that could not be read; what is
    not listed here (registries, folders) bears on everything."""

    @property
    def errors(self) -> list[Diagnostic]:
        """Those that keep a file from being used."""
        return [one for one in self.diagnostics if one.severity is Severity.ERROR]


class _Opening:
    """Collects loaded files and diagnostics while a folder is opened."""

    def __init__(self, data: Path, instead: Mapping[str, bytes] | None = None) -> None:
        self.data = data
        self.instead = instead or {}
        self.files = Files()
        self.diagnostics: list[Diagnostic] = misplaced(data)
        self.count = 0
        self.unread: set[type[Model]] = set()  # models of which a file could not be read, not even in part
        self.pruned: dict[str, Loaded[Any]] = {}
        self.regions: dict[str, set[str]] = {}
        self.fiscal_years: Fiscal = {}
        self.lent: set[Path] = set()  # registries of the package, under a folder that has its own

    def load(self, path: Path, model: type[M]) -> Loaded[M] | None:
        """One file as this model, or what is sound of it; what is wrong with it is kept."""
        self.count += path not in self.lent
        file = shown(path)
        raw = self.instead.get(file) or read_bytes(path)
        if isinstance(raw, Diagnostic):
            self.diagnostics.append(raw)
            self.unread.add(model)
            return None
        loaded, wrong = load(raw, file, model, self.fiscal_years)
        self.diagnostics += wrong
        if loaded is None:
            loaded = load_sound_part(raw, file, model, self.fiscal_years)
            if loaded is None:
                self.unread.add(model)
            else:
                self.pruned[file] = loaded
        return loaded

    def found(self, files: Found) -> list[str]:
        """The paths of a folder's files; what keeps others from being found is kept."""
        self.diagnostics += files.wrong
        return files.paths

    def found_plans(self) -> list[str]:
        """The plan files of the folder; what keeps one from being found bears on that one alone."""
        plans = plan_files(self.data)
        self.regions |= {one.span.file: set() for one in plans.wrong}
        return self.found(plans)

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
        nearest = [own] if os.path.lexists(own) or kind in named else []
        lent = [packaged / f"{kind}.yaml"] if packaged is not None else []
        self.lent |= set(lent) - set(nearest) if nearest else set()
        return _each_once([*nearest, *lent])

    def plans(self, paths: Iterable[Path]) -> Iterator[Loaded[Plan]]:
        """The plans of these files, each read when it is asked for."""
        starts: Fiscal = {}
        for path in paths:
            self.regions[shown(path)] = set()
            if (loaded := self.load(path, Plan)) is not None:
                if loaded.model.fiscal_year_starts is not None:
                    starts.setdefault(loaded.model.region, loaded.model.fiscal_year_starts)
                yield loaded
        # a region whose registry is silent counts its actuals as its plans do
        self.fiscal_years = {**starts, **self.fiscal_years}

    def actuals(self, paths: Iterable[Path]) -> Iterator[Loaded[Actuals]]:
        """The actuals of these files, each read when it is asked for."""
        for path in paths:
            loaded = self.load(path, Actuals)
            self.regions[shown(path)] = {path.stem, ANY if loaded is None else loaded.model.region}
            if loaded is not None:
                yield loaded

    def project(
        self, elsewhere: Collection[str] | None = None, today: date | None = None, *, keep: bool = True
    ) -> Project:
        """All of it brought together; `elsewhere` are indicators and plans that stand in files which are not opened.

        Without it these are all files of the folder, and doubtful figures are told too.
        """
        dataset, between = link(self.files, today, warn=elsewhere is None, keep=keep)
        known = {*(elsewhere or ()), *(word for file in self.pruned.values() for word in file.lost)}
        told = [whole for one in between if not self._follows(whole := self._in_whole(one), known)]
        open_rows = [one for one in told if one.code in DRAFT_CODES]  # each is to be decided, however many there are
        wrong = capped_by_file([*self.diagnostics, *(one for one in told if one.code not in DRAFT_CODES)])
        return Project(dataset, in_order([*wrong, *open_rows]), self.count, self.regions)

    def _in_whole(self, one: Diagnostic) -> Diagnostic:
        """A diagnostic whose path counts what was taken out of the file."""
        pruned = self.pruned.get(one.span.file)
        return one if pruned is None else one._replace(path=pruned.in_whole(one.path))

    def _follows(self, one: Diagnostic, known: Collection[str]) -> bool:
        """Whether a diagnostic may come of a broken file only: what it misses may stand in the broken part."""
        if any(one.code in codes and model in self.unread for model, codes in _LEANS_ON.items()):
            return True
        if one.code in _UNKNOWN and one.facts.get("found") in known:
            return True
        pruned = self.pruned.get(one.span.file)
        return pruned is not None and (one.code in {"L012", "D031"} or pruned.may_follow(one.path, one.code))


_UNKNOWN = {"L001", "L002", "L004", "L011", "L014", "L015", "L021"}
_LEANS_ON: dict[type[Model], set[str]] = {
    IndicatorRegistry: {"L001", "L003", "L005", "L006"},
    RegionRegistry: {"L002", "L014", "L015"},
    Plan: {"L001", "L021"},
}
"""What a file of each kind that could not be read at all would settle: nobody else is blamed for that."""


def open_all(
    data: Path,
    named: Mapping[str, Iterable[Path]] | None = None,
    today: date | None = None,
    instead: Mapping[str, bytes] | None = None,
    *,
    keep: bool = True,
) -> Project:
    """Every file of a data folder, and further files, by what they hold: plan, actuals, indicators, regions.

    A file that is named and lies in the folder is read once, and shown as it was named. What files say of a time
    after `today` is told; without it nobody asks. `instead` is what files are to hold, by their names as shown: the
    folder as it would be once they were written. Where it is only to be checked (not `keep`), plans are read and let go
    of one after the other, and the dataset is not to be worked with.
    """
    more = named or {}
    opening = _Opening(data, instead)
    opening.registries({kind: path for kind in ("indicators", "regions") for path in more.get(kind, ())})
    opening.methods(more.get("methods", ()))
    files = opening.files
    files.plans = opening.plans(_each_once([*more.get("plan", ()), *opening.found_plans()]))
    files.actuals = opening.actuals(_each_once([*more.get("actuals", ()), *opening.found(actuals_files(data))]))
    collects = gc.isenabled()
    gc.disable()  # no cycles are made, and of thousands of plans each search for some takes longer than the one before
    try:
        return opening.project(today=today, keep=keep)
    finally:
        if collects:
            gc.enable()


def sound(project: Project, needed: Callable[[Plan], set[str]] | None = None) -> tuple[Dataset, list[str]]:
    """What of a project can be worked with, and the ids of the plans that cannot.

    A plan is left out for an error of its own or of the registries, and where `needed` names the regions whose figures
    it is to be held against, for one in theirs: a table without its figures would mislead.
    """
    dataset, bad = copy(project.dataset), {one.span.file for one in project.errors}
    twice = {one.plan for one in project.errors if one.code == "L007"}
    everywhere = any(file not in project.regions for file in bad)
    lost = {region for file in bad for region in project.regions.get(file, ())}
    left_out = {
        name
        for name, linked in project.dataset.plans.items()
        if everywhere
        or linked.loaded.file in bad
        or name in twice
        or (needed is not None and lost & {*needed(linked.plan), ANY})
    }
    dataset.plans = {name: linked for name, linked in dataset.plans.items() if name not in left_out}
    dataset.observations = _without(bad, dataset.observations)
    dataset.done = _without(bad, dataset.done)
    return dataset, sorted(left_out)


def _without(files: Collection[str], facts: Facts) -> Facts:
    """What was observed, but for what stands in these files."""
    kept = {
        key: [one for one in held if one.loaded is None or one.loaded.file not in files] for key, held in facts.items()
    }
    return {key: held for key, held in kept.items() if held}


def open_registries(data: Path) -> Project:
    """What the plans of a data folder share, without any plan: indicators, units and regions."""
    opening = _Opening(data)
    opening.registries()
    return opening.project()


def open_methods(data: Path, named: Iterable[Path] = ()) -> tuple[dict[str, Method], list[Diagnostic]]:
    """The ways of judging pace by id: the package's, the folder's, those of further files; and what is wrong there."""
    opening = _Opening(data)
    methods = opening.methods(named)
    return methods, in_order(opening.diagnostics)


def _each_once(paths: Iterable[Path | str]) -> Collection[Path]:
    """The paths without those that lead to a file already listed."""
    by_place: dict[str, Path] = {}
    for path in paths:
        by_place.setdefault(os.path.realpath(path), Path(path))  # which, unlike Path.resolve, survives a link to itself
    return by_place.values()


def open_plan(data: Path, plan: str, regions: Iterable[str] | None = None) -> Project | None:
    """One plan with the registries, and with the actuals that it needs; None where no file is about that plan.

    Every file that says it is this plan, or holds figures of these regions, is opened, whatever its name: that there
    are two, and which is misnamed, is told as it is for the whole folder.

    Args:
        data: the data folder.
        plan: the plan's id.
        regions: codes or names of the regions to look at besides the plan's own; None: all that it has
            targets for.
    """
    opening = _Opening(data)
    found = opening.found_plans()
    if not (opened := _each_once(about(found, "id", {plan}))):
        return None
    opening.registries()
    files = opening.files
    files.plans = plans = [*opening.plans(opened)]
    named = {name: entry.id for loaded in files.regions for entry in loaded.model.regions for name in entry.names}
    asked = None if regions is None else {named.get(region, region) for region in regions}
    wanted = {region for loaded in plans for region in regions_needed(loaded.model, asked)}
    wanted |= {name for name, code in named.items() if code in wanted}  # which is no file name, but is taken for one
    files.actuals = actuals = [
        *opening.actuals(_each_once(about(opening.found(actuals_files(data)), "region", wanted)))
    ]
    here = {os.fspath(path) for path in opened}
    rest = [path for path in found if path not in here]
    older = {loaded.model.supersedes for loaded in plans if loaded.model.supersedes is not None}
    defined = {entry.id for loaded in files.indicators for entry in loaded.model.indicators}
    defined |= {entry.id for loaded in plans for entry in loaded.model.indicators}
    unknown = {one.indicator for loaded in actuals for one in loaded.model.observations} - defined
    elsewhere = mentioned(rest, unknown) | {name for name in older if any(about(rest, "id", {name}))}
    return opening.project(elsewhere)


def regions_needed(plan: Plan, regions: Collection[str] | None) -> set[str]:
    """The regions whose figures a plan is held against, and those that it compares with.

    Args:
        plan: the plan.
        regions: codes of the regions to look at besides the plan's own; None: all that it has targets for.
    """
    found = {plan.region, *(regions or ())}
    for entry in plan.indicators:
        for target in entry.targets:
            reference = target.reference
            found |= {reference.region} if reference is not None and reference.region else set()
            if regions is None:
                found |= {*target.each} | ({target.region} if target.region else set())
        if regions is None:
            found |= {entry.region} if entry.region else set()
            found |= {region for row in entry.breakdown for region in row.cells}
    return found
