"""Options to data: which folder, which plan, which regions, seen from when."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planmetrics.cli.output import end_with, say, show_diagnostics, stop
from planmetrics.compute.series import months_over
from planmetrics.diagnostics import Severity
from planmetrics.model.period import parse_period
from planmetrics.project import open_all, open_plan
from planmetrics.source import find_data, named_file, plan_files
from planmetrics.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.facts import Dataset, LinkedPlan, TargetFact
    from planmetrics.project import Project


def data_folder(asked: Path | None) -> Path:
    """The data folder: as asked, else PLANMETRICS_DATA, else the nearest upward, else the package's."""
    named = asked or (Path(env) if (env := os.environ.get("PLANMETRICS_DATA")) else None)
    if named is not None:
        if not (named / "plans").is_dir():
            origin = "--data" if asked else "PLANMETRICS_DATA"
            stop(
                f"{origin} is '{named}', but there is no folder '{named / 'plans'}'",
                "name the folder that holds plans/",
            )
        return named
    found = find_data(Path.cwd())
    if found is None:
        stop("there is no data folder here or above", "name the folder that holds plans/ with --data")
    return found


def plan_path(data: Path, plan: str | None, option: str = "--plan") -> Path:
    """The file of the plan with this id. Paths are not ids."""
    known = [path.stem for path in plan_files(data)]
    if plan is None:
        if len(known) == 1:
            return plan_files(data)[0]
        stop(
            f"which plan? {option} is missing",
            f"plans: {', '.join(known)}" if known else "there are no plans here",
        )
    path = named_file(data / "plans", plan) if plan in known else None
    if path is None:
        is_path = "/" in plan or "\\" in plan or plan.endswith((".yaml", ".yml"))
        kind = "a path: an id is wanted" if is_path else "no plan here"
        stop(f"{option} is '{plan}', which is {kind}", nearest(Path(plan).stem, known))
    return path


def opened_plan(
    data: Path, plan: str | None, regions: Sequence[str] | None, option: str = "--plan"
) -> tuple[LinkedPlan, Project]:
    """The plan with what these regions need (None: all of its regions); ends the run where that is broken."""
    path = plan_path(data, plan, option)
    project = open_plan(data, path, regions)
    stop_on_errors(project.diagnostics)
    return project.dataset.plans[path.stem], project


def opened_all(data: Path) -> tuple[Project, list[Diagnostic]]:
    """Everything in the folder, and what is broken there: it is told on stderr, and left out.

    The command goes on with the rest, and hands the diagnostics to `end_with` at its end.
    """
    project = open_all(data)
    errors = errors_in(project.diagnostics)
    if errors:
        show_diagnostics(errors)
        say("planmetrics: what these files hold is left out; `planmetrics validate` tells more")
    return project, errors


def errors_in(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those that keep a file from being used."""
    return [found for found in diagnostics if found.severity is Severity.ERROR]


def stop_on_errors(diagnostics: Iterable[Diagnostic]) -> None:
    """End the run where a needed file is broken: a table without its figures would mislead."""
    errors = errors_in(diagnostics)
    if errors:
        show_diagnostics(errors)
        say("planmetrics: these have to be put right first; `planmetrics explain CODE` tells more")
        end_with(errors)


def known_regions(asked: Sequence[str], dataset: Dataset) -> list[str]:
    """The regions asked for, by code or by name; ends the run at one that is not known."""
    by_name = {name: code for code, region in dataset.regions.items() for name in (region.name, region.name_en)}
    found = [by_name.get(region, region) for region in asked]
    for region in found:
        if region not in dataset.regions:
            stop(
                f"--region is '{region}', which is not in regions.yaml",
                nearest(region, {*dataset.regions, *by_name}),
            )
    return found


def wanted_targets(
    linked: LinkedPlan,
    regions: Sequence[str] | None,
    indicators: Sequence[str] | None,
    option: str = "--indicator",
) -> list[TargetFact]:
    """Targets of these regions (None: of all) and indicators, in the document's order, then by year.

    What a level above assigns stands behind the plan's own targets of the same indicator.
    """
    known = list(linked.definitions)
    for indicator in indicators or ():
        if indicator not in known:
            stop(
                f"{option} is '{indicator}', which is no indicator of {linked.plan.id}",
                nearest(indicator, known),
            )
    order = {indicator: number for number, indicator in enumerate(known)}
    places = {region: number for number, region in enumerate(dict.fromkeys(t.region for t in linked.targets))}
    found = [
        target
        for target in linked.targets
        if (regions is None or target.region in regions) and (not indicators or target.definition.id in indicators)
    ]

    def place(target: TargetFact) -> tuple[int, int, bool, int]:
        assigned = target.assigned_by is not None and target.region == linked.plan.region
        return order[target.definition.id], places[target.region], assigned, target.period.end

    return sorted(found, key=place)


def moment(asked: str | None) -> tuple[int, str]:
    """Months since year 0 that are over at the time of asking, and how to call that time."""
    if asked is None:
        today = datetime.now(tz=UTC).astimezone().date()
        return months_over(today), today.isoformat()
    period = parse_period(asked)
    if period is not None:
        return period.end, asked
    try:
        return months_over(date.fromisoformat(asked)), asked
    except ValueError:
        stop(f"--as-of is '{asked}', which is neither a date nor a period", "write 2024-06-30, 2024-06 or 2024")
