"""planmetrics compare: one indicator across plans, regions and years."""

from __future__ import annotations

from typing import Annotated

import typer

from planmetrics.cli import options

IndicatorArgument = Annotated[str, typer.Argument(metavar="INDICATOR", help="argument.indicator")]


def compare(
    indicator: IndicatorArgument,
    region: options.RegionOption = None,
    as_of: options.AsOfOption = None,
    method: options.MethodOption = options.DEFAULT_METHOD,
    methods: options.MethodsOption = None,
    format_: options.FormatOption = "text",
    color: options.ColorOption = "auto",
    data: options.DataOption = None,
) -> None:
    """The targets and published values of one indicator that compare, and what was left out, and why."""
    from planmetrics.cli.methods import one_method
    from planmetrics.cli.opening import data_folder, known_indicator, known_regions, moment, opened_all
    from planmetrics.cli.output import end_with, show
    from planmetrics.compute.comparison import compare as compared
    from planmetrics.records.gap import FIELDS, Entry, Judged
    from planmetrics.records.indicator import LEFT_OUT_FIELDS, SERIES_FIELDS
    from planmetrics.render.comparison import comparison_blocks
    from planmetrics.render.data import rows_of
    from planmetrics.render.formats import Output, listing

    asked = one_method(data_folder(data), method, methods, "compare")
    dataset, broken = opened_all(data_folder(data))
    definition = dataset.every_definition()[known_indicator(indicator, dataset, "INDICATOR")]
    places = known_regions(region or [], dataset)
    targets = [t for linked in dataset.plans.values() for t in linked.targets if t.definition.id == indicator]
    made = compared(dataset, definition, targets, moment(as_of)[0], asked, places)
    rows = [Judged(Entry(one), one.verdict) for one in made.assessments]
    output = Output(
        lambda words: comparison_blocks(made, words),
        lambda: {
            "indicator": definition.model_dump(mode="json"),
            "rows": rows_of(FIELDS, rows),
            "series": rows_of(SERIES_FIELDS, made.series),
            "left_out": rows_of(LEFT_OUT_FIELDS, made.left_out),
        },
        listing(FIELDS, rows)[1],
    )
    show(output, format_, color)
    end_with(broken)
