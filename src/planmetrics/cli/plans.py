"""planmetrics plans: what is there."""

from __future__ import annotations

from planmetrics.cli import options


def plans(
    format_: options.FormatOption = "text", color: options.ColorOption = "auto", data: options.DataOption = None
) -> None:
    """Every plan of the folder at a glance."""
    from planmetrics.cli.opening import data_folder, opened_all
    from planmetrics.cli.output import end_with, show
    from planmetrics.records.listing import PLAN_FIELDS, plan_row
    from planmetrics.render.formats import Output, listing
    from planmetrics.render.listing import plans_table

    dataset, broken = opened_all(data_folder(data))
    rows = [plan_row(linked, dataset) for linked in dataset.plans.values()]
    show(Output(lambda words: [plans_table(rows, words)], *listing(PLAN_FIELDS, rows)), format_, color)
    end_with(broken)
