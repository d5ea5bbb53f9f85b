"""planmetrics export: tidy tables, one row a fact."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from planmetrics.cli.options import (  # noqa: TC001 (typer reads annotations at run time)
    DataOption,
    PlanOption,
    RegionOption,
)

What = Annotated[
    Literal["targets", "observations"],
    typer.Argument(metavar="targets|observations", help="What to export.", show_default=False),
]
TidyFormat = Annotated[Literal["csv", "json"], typer.Option("--format", "-f", help="What to print.")]


def export(
    what: What,
    plan: PlanOption = None,
    region: RegionOption = None,
    format_: TidyFormat = "csv",
    data: DataOption = None,
) -> None:
    """Every target as encoded, or every observation with its source, as a tidy table.

    Example: planmetrics export targets --plan hz-315-2024 --format csv
    """
    from planmetrics.cli.opening import data_folder, known_regions, opened_all, plan_path
    from planmetrics.cli.output import end_with, stop, write_records
    from planmetrics.compute.listing import observation_rows, target_row
    from planmetrics.records.listing import ObservationRow, TargetRow

    folder = data_folder(data)
    if plan is not None and what == "observations":
        stop("--plan does not go with observations", "use --region; observations belong to regions")
    wanted = plan_path(folder, plan).stem if plan is not None else None
    project, broken = opened_all(folder)
    regions = known_regions(region or [], project.dataset)
    if what == "targets":
        rows = [
            target_row(target)
            for name, linked in project.dataset.plans.items()
            for target in linked.targets
            if wanted in (None, name) and (not regions or target.region in regions)
        ]
        write_records(format_, TargetRow, rows)
    else:
        found = [row for row in observation_rows(project.dataset) if not regions or row.region in regions]
        write_records(format_, ObservationRow, found)
    end_with(broken)
