"""planmetrics export: tidy tables, one row a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from planmetrics.cli import options

if TYPE_CHECKING:
    from planmetrics.facts import TaskFact
    from planmetrics.records.listing import Promise

What = Annotated[
    Literal["targets", "observations"],
    typer.Argument(metavar="targets|observations", help="argument.what", show_default=False),
]


def export(
    what: What,
    plan: options.PlanOption = None,
    region: options.RegionOption = None,
    format_: options.FormatOption = "csv",
    data: options.DataOption = None,
) -> None:
    """Every target as encoded, or every observation with its source."""
    from planmetrics.cli.opening import data_folder, known_regions, opened_all, plan_id, wanted_tasks
    from planmetrics.cli.output import end_with, exclude, show
    from planmetrics.records.listing import EXPORT_FIELDS, OBSERVATION_FIELDS, observations, promises
    from planmetrics.render.formats import Output, listing

    folder = data_folder(data)
    if what == "observations":
        exclude(what, {"--plan": plan}, "of_observations")
    wanted = plan_id(folder, plan) if plan is not None else None
    dataset, broken = opened_all(folder, wanted)
    regions = known_regions(region or [], dataset)
    if what == "targets":
        rows: list[Promise | TaskFact] = []
        for linked in (linked for name, linked in dataset.plans.items() if wanted in {None, name}):
            rows += promises(dataset, (one for one in linked.targets if not regions or one.region in regions))
            rows += wanted_tasks(linked, regions or None)
        makers = listing(EXPORT_FIELDS, rows)
    else:
        makers = listing(OBSERVATION_FIELDS, observations(dataset, None, regions or None))
    show(Output(None, *makers), format_)
    end_with(broken)
