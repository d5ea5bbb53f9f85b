"""planmetrics plans: what is there."""

from __future__ import annotations

from planmetrics.cli.options import (  # noqa: TC001 (typer reads annotations at run time)
    ColorOption,
    DataOption,
    FormatOption,
    LangOption,
)


def plans(
    format_: FormatOption = "text",
    lang: LangOption = None,
    color: ColorOption = "auto",
    data: DataOption = None,
) -> None:
    """Which plans are there: standing, date, horizon, how many targets, and how many of them can be judged?

    Example: planmetrics plans
    """
    from planmetrics.cli.opening import data_folder, opened_all
    from planmetrics.cli.output import end_with, language, print_table, write_records
    from planmetrics.compute.listing import plan_row
    from planmetrics.records.listing import PlanRow
    from planmetrics.render.listing_tables import plans_table
    from planmetrics.render.words import Words

    project, broken = opened_all(data_folder(data))
    rows = [plan_row(linked, project.dataset) for linked in project.dataset.plans.values()]
    if format_ == "text":
        print_table(plans_table(rows, Words(language(lang))), color)
    else:
        write_records(format_, PlanRow, rows)
    end_with(broken)
