"""planmetrics export: tidy tables, one row a fact."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from planmetrics.cli import options

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
    from planmetrics.cli.opening import data_folder, known_regions, opened_all, plan_path
    from planmetrics.cli.output import end_with, exclude, show
    from planmetrics.records.listing import OBSERVATION_FIELDS, TARGET_FIELDS, observations, promises
    from planmetrics.render.formats import Output, listing

    folder = data_folder(data)
    if what == "observations":
        exclude(what, {"--plan": plan}, "of_observations")
    wanted = plan_path(folder, plan).stem if plan is not None else None
    dataset, broken = opened_all(folder)
    regions = known_regions(region or [], dataset)
    if what == "targets":
        targets = [
            target
            for name, linked in dataset.plans.items()
            for target in linked.targets
            if wanted in {None, name} and (not regions or target.region in regions)
        ]
        makers = listing(TARGET_FIELDS, promises(dataset, targets))
    else:
        makers = listing(OBSERVATION_FIELDS, observations(dataset, None, regions or None))
    show(Output(None, *makers), format_)
    end_with(broken)
