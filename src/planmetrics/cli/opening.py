"""Options to data: which folder, which plans, which of their targets, seen from when."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from planmetrics.cli.output import FINDINGS, doing, end_with, exclude, listed, say, show_diagnostics, stop, takes_drafts
from planmetrics.compute.series import moment as read_moment
from planmetrics.diagnostics import Severity
from planmetrics.folder import about, plan_files
from planmetrics.link.drafts import DRAFT_CODES, open_rows_of
from planmetrics.model.period import months_over
from planmetrics.project import open_all, open_plan, regions_needed, sound
from planmetrics.source import find_own_data, is_yaml, packaged_data, shown
from planmetrics.tuples import NamedTuple
from planmetrics.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.facts import Dataset, LinkedPlan, TargetFact, TaskFact
    from planmetrics.model.plan import Plan
    from planmetrics.project import Project


class Chosen(NamedTuple):
    """Plans with the targets and tasks that are wanted of them; `broken` is what could not be read beside them."""

    dataset: Dataset
    plans: list[tuple[LinkedPlan, list[TargetFact]]]
    tasks: list[TaskFact]
    broken: list[Diagnostic]

    @property
    def targets(self) -> list[TargetFact]:
        """The wanted targets of all plans."""
        return [target for _, targets in self.plans for target in targets]


def data_folder(asked: Path | None) -> Path:
    """The data folder: as asked, else PLANMETRICS_DATA, else the nearest upward, else the package's."""
    found = _named_data(asked) or find_own_data(Path.cwd())
    if found is None:
        _refuse_what_is_apart()
        found = packaged_data()
    if found is None:
        stop("no_data")
    return found


def _refuse_what_is_apart() -> None:
    """End the run where somebody stands beside plans or figures of no data folder: the package's are not meant."""
    for folder in (Path.cwd(), Path.cwd() / "data"):
        plans, actuals = folder / "plans", folder / "actuals"
        if any(map(is_yaml, plans.glob("*"))):
            stop("plans_apart", plans=shown(plans), folder=shown(folder))
        if actuals.is_dir():
            stop("no_plans_beside", actuals=shown(actuals), plans=shown(plans))


def own_data_folder(asked: Path | None) -> Path:
    """The data folder to write into: as asked, else PLANMETRICS_DATA, else the nearest upward; never the package's."""
    found = _named_data(asked) or find_own_data(Path.cwd())
    if found is None:
        stop("no_own_data")
    return found


def _named_data(asked: Path | None) -> Path | None:
    """The data folder that --data or PLANMETRICS_DATA names, if one does."""
    named = asked or (Path(env) if (env := os.environ.get("PLANMETRICS_DATA")) else None)
    if named is not None and not (named / "plans").is_dir():
        origin = "--data" if asked else "PLANMETRICS_DATA"
        stop("no_plans_folder", origin=origin, folder=named, plans=named / "plans")
    return named


def plan_id(data: Path, plan: str | None, option: str = "--plan") -> str:
    """The id of the plan that was asked for, or that is the only one; a file says it, or is named so."""
    found = plan_files(data)
    if plan is None:
        known = [path.stem for path in found.files]
        if len(known) == 1:
            return known[0]
        stop("which_plan", None if known else "no_plans", option=option, plans=listed(known))
    if not any(about(found.paths, "id", {plan})):
        unknown_plan(data, plan, option)
    return plan


def unknown_plan(data: Path, plan: str, option: str) -> NoReturn:
    """End the run: no file of the folder is this plan. Paths are not ids."""
    found = plan_files(data)
    stop_on_errors(found.wrong)  # it may stand where nobody could look
    is_path = "/" in plan or "\\" in plan or plan.endswith((".yaml", ".yml"))
    key = "plan_is_path" if is_path else "unknown_plan"
    stop(key, nearest(Path(plan).stem, [path.stem for path in found.files]), option=option, plan=plan)


def opened_plan(
    data: Path, plan: str | None, regions: Sequence[str] | None, option: str = "--plan", *, drafts: bool = False
) -> tuple[LinkedPlan, Project]:
    """The plan with what these regions need (None: all of its regions); ends the run where that is broken.

    A draft is refused unless the run takes them, or the command reads them anyway (`drafts`).
    """
    name = plan if plan is not None else plan_id(data, None, option)
    doing("doing.read", what=shown(data))
    opened = open_plan(data, name, regions)
    if opened is None:
        unknown_plan(data, name, option)
    project, open_rows = _settled(opened, drafts=drafts or takes_drafts())
    stop_on_errors(one for one in project.diagnostics if one.code not in DRAFT_CODES)
    if not drafts:
        _refuse_or_tell(name, open_rows)
    return project.dataset.plans[name], project


def opened_all(
    data: Path, plan: str | None = None, needed: Callable[[Plan], set[str]] | None = None
) -> tuple[Dataset, list[Diagnostic]]:
    """Everything in the folder that can be worked with, and what is broken there: it is told on stderr.

    The command goes on with the rest, and hands the errors to `end_with` at its end. Drafts are left out, which is no
    error, unless the run takes them.

    Args:
        data: the data folder.
        plan: the one that is wanted; the run ends where it is left out.
        needed: the regions whose figures a plan is to be held against (`project.sound`).
    """
    doing("doing.read", what=shown(data))
    project, open_rows = _settled(open_all(data), drafts=takes_drafts())
    dataset, left_out = sound(project, needed)
    errors = [one for one in project.errors if one.code not in DRAFT_CODES]
    broken = [name for name in left_out if name not in open_rows or any(one.plan == name for one in errors)]
    if errors:
        show_diagnostics(errors)
        say("left_out", plans=listed(broken)) if broken else say("files_left_out")
    if plan in broken:
        end_with(errors)
    for name in [plan] if plan in open_rows else open_rows:
        _refuse_or_tell(name, open_rows, wanted=name == plan)
    return dataset, errors


def _settled(project: Project, *, drafts: bool) -> tuple[Project, dict[str, int]]:
    """The project, its drafts plans like others where the run takes them; and the rows that each draft leaves open."""
    open_rows = open_rows_of(project.diagnostics)
    if not drafts:
        return project, open_rows
    kept = [one for one in project.diagnostics if one.code not in DRAFT_CODES]
    return project._replace(diagnostics=kept), open_rows


def _refuse_or_tell(plan: str | None, open_rows: dict[str, int], *, wanted: bool = True) -> None:
    """End the run where a draft is wanted and not taken; else tell that one was left out, or used."""
    if plan not in open_rows:
        return
    if wanted and not takes_drafts():
        stop("is_draft", code=FINDINGS, plan=plan, rows=open_rows[plan])
    say("draft_used" if takes_drafts() else "draft_left_out", plan=plan, rows=open_rows[plan])


def errors_in(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those that keep a file from being used."""
    return [one for one in diagnostics if one.severity is Severity.ERROR]


def stop_on_errors(diagnostics: Iterable[Diagnostic]) -> None:
    """End the run where a needed file is broken: a table without its figures would mislead."""
    errors = errors_in(diagnostics)
    if errors:
        show_diagnostics(errors)
        say("put_right")
        end_with(errors)


def named_plan(argument: str | None, option: str | None) -> tuple[str | None, str]:
    """The plan that was asked for, by its place or by --plan, and what to call where it was asked for."""
    if argument is not None and option is not None and argument != option:
        exclude(f"PLAN {argument}", {f"--plan {option}": True})
    return (argument, "PLAN") if option is None and argument is not None else (option, "--plan")


def asked_regions(regions: list[str] | None, *, every: bool) -> list[str] | None:
    """The regions asked for: None for every one, empty for each plan's own."""
    if every:
        exclude("--all-regions", {"--region": regions})
    return None if every else regions or []


def choose(
    data: Path,
    plan: tuple[str | None, str],
    regions: Sequence[str] | None,
    indicators: Sequence[str],
    owners: Sequence[str] = (),
    *,
    every: bool = False,
) -> Chosen:
    """The targets and tasks of one plan, or of all; ends the run at what is not known.

    Args:
        data: the data folder.
        plan: the plan asked for, and what to call where (`named_plan`).
        regions: codes or names; None for every region, empty for each plan's own.
        indicators: ids; empty for all.
        owners: those who have to own a target or a task; without a plan, all plans are looked through for them.
        every: whether all plans are wanted where none is named.
    """
    name, option = plan
    chosen = (
        _of_all(data, regions, indicators)
        if name is None and (every or owners)
        else _of_one(data, name, option, regions, indicators)
    )
    known = {owner for target in chosen.targets for owner in target.owners}
    known |= {owner for task in chosen.tasks for owner in task.owners}
    for owner in owners:
        if owner not in known:
            stop("unknown_owner", nearest(owner, known), owner=owner)
    return chosen


def _of_one(
    data: Path, name: str | None, option: str, regions: Sequence[str] | None, indicators: Sequence[str]
) -> Chosen:
    linked, project = opened_plan(data, name, regions, option)
    wanted = None if regions is None else known_regions(regions or [linked.plan.region], project.dataset)
    targets, tasks = wanted_targets(linked, wanted, indicators), wanted_tasks(linked, wanted, indicators)
    return Chosen(project.dataset, [(linked, targets)], tasks, [])


def _of_all(data: Path, regions: Sequence[str] | None, indicators: Sequence[str]) -> Chosen:
    dataset, broken = opened_all(data, needed=lambda plan: regions_needed(plan, regions))
    known = {name for linked in dataset.plans.values() for name in linked.promised}
    for indicator in indicators:
        if indicator not in known:
            stop("not_of_plans", nearest(indicator, known), option="--indicator", indicator=indicator)
    asked = known_regions(regions or [], dataset)
    plans: list[tuple[LinkedPlan, list[TargetFact]]] = []
    tasks: list[TaskFact] = []
    for linked in dataset.plans.values():
        own = None if regions is None else asked or [linked.plan.region]
        here = [indicator for indicator in indicators if indicator in linked.promised]
        if here or not indicators:
            plans.append((linked, wanted_targets(linked, own, here)))
            tasks += wanted_tasks(linked, own, here)
    return Chosen(dataset, plans, tasks, broken)


def known_regions(asked: Sequence[str], dataset: Dataset) -> list[str]:
    """The regions asked for, by code or by name; ends the run at one that is not known."""
    by_name = {name: code for code, region in dataset.regions.items() for name in region.names}
    codes = [by_name.get(region, region) for region in asked]
    for code in codes:
        if code not in dataset.regions:
            stop("unknown_region", nearest(code, {*dataset.regions, *by_name}), region=code)
    return codes


def wanted_targets(
    linked: LinkedPlan, regions: Collection[str] | None, indicators: Sequence[str], option: str = "--indicator"
) -> list[TargetFact]:
    """Targets of these regions (None: of all) and indicators (none: all), in the document's order, then by year.

    What a level above assigns stands behind the plan's own targets of the same indicator.
    """
    known = linked.promised
    for indicator in indicators:
        if indicator not in known:
            stop("not_of_plan", nearest(indicator, known), option=option, indicator=indicator, plan=linked.plan.id)
    order = {indicator: number for number, indicator in enumerate(known)}
    places = {region: number for number, region in enumerate(dict.fromkeys(t.region for t in linked.targets))}

    def place(target: TargetFact) -> tuple[int, int, bool, int]:
        assigned = target.assigned_by is not None and target.region == linked.plan.region
        return order[target.definition.id], places[target.region], assigned, target.period.end

    wanted = (
        target
        for target in linked.targets
        if (regions is None or target.region in regions) and (not indicators or target.definition.id in indicators)
    )
    return sorted(wanted, key=place)


def wanted_tasks(
    linked: LinkedPlan, regions: Collection[str] | None, indicators: Collection[str] = ()
) -> list[TaskFact]:
    """Tasks of these regions (None: of all) and ids (none: all), in the order of the document."""
    return [
        task
        for task in linked.tasks
        if (regions is None or task.region in regions) and (not indicators or task.entry.id in indicators)
    ]


def known_indicator(indicator: str, dataset: Dataset, option: str) -> str:
    """The indicator, of any plan or registry; ends the run at one that is in none."""
    known = dataset.every_definition()
    if indicator not in known:
        stop("unknown_indicator", nearest(indicator, known), option=option, indicator=indicator)
    return indicator


def today() -> date:
    """The user's own day."""
    return date.today()  # noqa: DTZ011  # a time zone of no sense must not end the run


def moment(asked: str | None, option: str = "--as-of") -> tuple[int, str]:
    """Months since year 0 that are over at the time of asking, and how to call that time."""
    if asked is None:
        return months_over(today()), today().isoformat()
    until = read_moment(asked)
    if until is None:
        stop("no_moment", option=option, moment=asked)
    return until, asked
