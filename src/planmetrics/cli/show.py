"""planmetrics show: one plan by its document's sections; one indicator with its places, observations, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from planmetrics.cli import options

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from planmetrics.compute.tasks import Task
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.facts import Dataset, LinkedPlan, TargetFact, TaskFact
    from planmetrics.records.indicator import Dossier
    from planmetrics.render.formats import Output
    from planmetrics.render.table import Table
    from planmetrics.render.words import Words

    Findings = Callable[[Words], list[str]]

IndicatorArgument = Annotated[
    str | None, typer.Argument(metavar="[INDICATOR]", help="argument.own_indicator", show_default=False)
]
AcrossOption = Annotated[str | None, typer.Option("--indicator", "-i", metavar="ID", help="option.across")]


def show(
    plan: options.PlanArgument = None,
    indicator: IndicatorArgument = None,
    across: AcrossOption = None,
    region: options.RegionOption = None,
    all_regions: options.AllRegionsOption = False,
    as_of: options.AsOfOption = None,
    format_: options.FormatOption = "text",
    color: options.ColorOption = "auto",
    data: options.DataOption = None,
) -> None:
    """What one plan promises, or all that is known of one indicator."""
    from planmetrics.cli.opening import (
        asked_regions,
        data_folder,
        known_regions,
        moment,
        opened_plan,
        wanted_targets,
        wanted_tasks,
    )
    from planmetrics.cli.output import end_with, exclude, stop
    from planmetrics.cli.output import show as print_output
    from planmetrics.compute.tasks import tasks_with_state
    from planmetrics.render.listing import plan_title

    folder, until = data_folder(data), moment(as_of)[0]
    if plan is None:
        if across is None:
            stop("show_what")
        exclude(f"--indicator {across}", {"--as-of": as_of}, "of_no_moment")
        output, broken = _across(folder, across, region or [], until)
        print_output(output, format_, color)
        end_with(broken)
        return
    if indicator is not None:
        exclude(indicator, {"--indicator": across})
    asked = asked_regions(region, every=all_regions)
    linked, project = opened_plan(folder, plan, asked, "PLAN")
    regions = None if asked is None else known_regions(asked or [linked.plan.region], project.dataset)
    wanted = indicator or across
    targets = wanted_targets(linked, regions, [wanted] if wanted else [], "INDICATOR")
    own = wanted_tasks(linked, regions, [wanted] if wanted else [])
    tasks = tasks_with_state(project.dataset, own, until)

    def findings(words: Words) -> list[str]:
        return _findings(folder, linked, wanted, until, words)

    output = (
        _of_plan(project.dataset, linked, targets, tasks, findings)
        if wanted is None
        else _of_task(wanted, tasks, wanted_tasks(linked, None, [wanted]), lambda words: plan_title(linked.plan, words))
        if wanted not in linked.definitions
        else _of_indicator(project.dataset, linked, wanted, targets, tasks, regions, until, findings)
    )
    print_output(output, format_, color)


def _of_plan(
    dataset: Dataset, linked: LinkedPlan, targets: list[TargetFact], tasks: list[Task], findings: Findings
) -> Output:
    """The targets of a plan under the headings of its document, its tasks, and what the audit finds in it."""
    from planmetrics.records.listing import TARGET_FIELDS, promises
    from planmetrics.records.tasks import TASK_FIELDS
    from planmetrics.render.data import rows_of
    from planmetrics.render.formats import Output, listing
    from planmetrics.render.listing import plan_table

    rows = promises(dataset, targets)
    elsewhere = len(linked.targets) - len(rows)
    return Output(
        lambda words: [
            plan_table(linked.plan, rows, words, elsewhere),
            *_tasks(tasks, words, len(linked.tasks) - len(tasks)),
            *findings(words),
        ],
        *listing(TARGET_FIELDS, rows, plan=linked.plan.id, tasks=rows_of(TASK_FIELDS, tasks)),
    )


def _tasks(tasks: Sequence[Task], words: Words, elsewhere: int = 0) -> list[Table]:
    """The tasks below the targets, where there are any; `elsewhere`: how many more other regions have."""
    from planmetrics.render.tasks import tasks_table

    return [tasks_table(tasks, words, elsewhere)] if tasks or elsewhere else []


def _of_task(task: str, tasks: list[Task], facts: Sequence[TaskFact], title: Callable[[Words], str]) -> Output:
    """A task that has neither measure nor unit: what it is, when it is due, and who reports it done.

    `facts` are all that there are of it, `tasks` those that are wanted.
    """
    from planmetrics.records.tasks import TASK_FIELDS
    from planmetrics.render.formats import Output, listing
    from planmetrics.render.tasks import task_heading

    names = facts[0].names
    return Output(
        lambda words: [
            "\n".join([task_heading(task, names, words), title(words)]),
            *_tasks(tasks, words, len(facts) - len(tasks)),
        ],
        *listing(TASK_FIELDS, tasks, indicator=task),
    )


def _of_indicator(
    dataset: Dataset,
    linked: LinkedPlan,
    indicator: str,
    targets: list[TargetFact],
    tasks: list[Task],
    regions: list[str] | None,
    until: int,
    findings: Findings,
) -> Output:
    """One indicator of a plan: its targets, what was observed, its path, and what the audit finds."""
    from planmetrics.records.indicator import dossier_of
    from planmetrics.render.listing import plan_title

    own = [target for target in linked.targets if target.definition.id == indicator]
    places = regions or [linked.plan.region, *(target.region for target in linked.targets)]
    dossier = dossier_of(dataset, linked, indicator, targets, places, until)
    elsewhere = len(own) - len(targets)
    return _of_dossier(dossier, lambda words: plan_title(linked.plan, words), findings, elsewhere, tasks)


def _across(folder: Path, indicator: str, regions: list[str], until: int) -> tuple[Output, list[Diagnostic]]:
    """One indicator or task of every plan and region that promises or observes it, and what could not be read."""
    from planmetrics.cli.opening import known_indicator, known_regions, opened_all, wanted_tasks
    from planmetrics.compute.tasks import tasks_with_state
    from planmetrics.records.indicator import Dossier
    from planmetrics.records.listing import observations, promises

    dataset, broken = opened_all(folder)
    wanted = known_regions(regions, dataset) or None
    facts = [fact for linked in dataset.plans.values() for fact in wanted_tasks(linked, None, [indicator])]
    own = [fact for fact in facts if wanted is None or fact.region in wanted]
    tasks = tasks_with_state(dataset, own, until)
    if facts and indicator not in dataset.every_definition():
        return _of_task(indicator, tasks, facts, lambda words: words("promised")), broken
    definition = dataset.every_definition()[known_indicator(indicator, dataset, "--indicator")]
    targets = [
        target
        for linked in dataset.plans.values()
        for target in linked.targets
        if target.definition.id == indicator and (wanted is None or target.region in wanted)
    ]
    targets.sort(key=lambda target: (target.region, target.period.end))
    dossier = Dossier(definition, tuple(promises(dataset, targets)), tuple(observations(dataset, indicator, wanted)))
    return _of_dossier(dossier, lambda words: words("promised"), lambda _: [], tasks=tasks), broken


def _of_dossier(
    dossier: Dossier,
    title: Callable[[Words], str],
    findings: Findings,
    elsewhere: int = 0,
    tasks: Sequence[Task] = (),
) -> Output:
    """All that is known of an indicator; `title` stands above its targets. As CSV, what was observed."""
    from planmetrics.records.indicator import PATH_FIELDS, PROJECTION_FIELDS
    from planmetrics.records.listing import OBSERVATION_FIELDS, TARGET_FIELDS
    from planmetrics.records.tasks import TASK_FIELDS
    from planmetrics.render.data import rows_of
    from planmetrics.render.formats import Output, listing
    from planmetrics.render.indicator import dossier_blocks

    return Output(
        lambda words: [
            *dossier_blocks(dossier, title(words), words, elsewhere),
            *_tasks(tasks, words),
            *findings(words),
        ],
        lambda: {
            "indicator": dossier.definition.model_dump(mode="json"),
            "targets": rows_of(TARGET_FIELDS, dossier.targets),
            "observations": rows_of(OBSERVATION_FIELDS, dossier.observations),
            "paths": rows_of(PATH_FIELDS, dossier.paths),
            "projections": rows_of(PROJECTION_FIELDS, dossier.projections),
            "tasks": rows_of(TASK_FIELDS, tasks),
        },
        listing(OBSERVATION_FIELDS, dossier.observations)[1],
    )


def _findings(folder: Path, linked: LinkedPlan, indicator: str | None, until: int, words: Words) -> list[str]:
    """What the audit finds in a plan, or of one of its indicators; plans that cannot be read are left out."""
    from planmetrics.audit.finding import Severity
    from planmetrics.audit.run import audit, touching
    from planmetrics.project import open_all, sound
    from planmetrics.render.auditing import finding_lines, shown

    dataset, _ = sound(open_all(folder))
    about = touching(audit(dataset, until), dataset.plans.get(linked.plan.id, linked))
    wanted = [one for one in shown(about, Severity.DOUBT, every=False) if indicator in {None, one.indicator}]
    return ["\n".join([words("findings"), *finding_lines(wanted, words)])] if wanted else []
