"""planmetrics compare: one indicator across plans, regions and years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from planmetrics.cli.judging import DEFAULT, MethodOption, MethodsOption
from planmetrics.cli.options import (  # noqa: TC001 (the same)
    AsOfOption,
    ColorOption,
    DataOption,
    FormatOption,
    LangOption,
    RegionOption,
)

if TYPE_CHECKING:
    from planmetrics.cli.judging import Judges
    from planmetrics.records.comparison import Comparison

IndicatorArgument = Annotated[str, typer.Argument(metavar="INDICATOR", help="Id of an indicator.")]


def compare(
    indicator: IndicatorArgument,
    region: RegionOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = DEFAULT,
    methods: MethodsOption = None,
    format_: FormatOption = "text",
    lang: LangOption = None,
    color: ColorOption = "auto",
    data: DataOption = None,
) -> None:
    """Who promises what of one indicator, where are they, and what do they need? Only what compares is on one row.

    Example: planmetrics compare rd-intensity --region 330100 --region 330500
    """
    from planmetrics.cli.judging import judges
    from planmetrics.cli.opening import data_folder, known_regions, moment, opened_all
    from planmetrics.cli.output import end_with, stop
    from planmetrics.compute.comparison import compare as compared
    from planmetrics.wording import nearest

    told = judges(data_folder(data), method, methods)
    if len(told.ids) > 1:
        stop("--method all does not go with compare", "name one method")
    project, broken = opened_all(data_folder(data))
    dataset = project.dataset
    known = dataset.every_definition()
    if indicator not in known:
        stop(f"INDICATOR is '{indicator}', which is in no plan and no registry", nearest(indicator, known))
    places = known_regions(region or [], dataset)
    targets = [t for linked in dataset.plans.values() for t in linked.targets if t.definition.id == indicator]
    made = compared(dataset, known[indicator], targets, moment(as_of)[0], told.judges[0], places)
    _print(made, told, format_, lang, color)
    end_with(broken)


def _print(made: Comparison, told: Judges, format_: str, lang: LangOption, color: str) -> None:
    from planmetrics.cli.output import is_utf8, language, print_table, width, write, write_records
    from planmetrics.records.gap import GapRow
    from planmetrics.render.comparing import compared_series, compared_targets, left_out
    from planmetrics.render.layout import fold
    from planmetrics.render.listing_tables import indicator_heading
    from planmetrics.render.words import Words

    if format_ == "csv":
        write_records(format_, GapRow, made.rows)
    elif format_ == "json":
        from planmetrics.render.to_data import rows_of, to_json

        content = {"indicator": made.definition.model_dump(mode="json"), "rows": rows_of(made.rows)}
        content |= {"series": rows_of(made.series), "left_out": rows_of(made.left_out)}
        write(to_json(content, ascii_only=not is_utf8()))
    else:
        words = Words(language(lang))
        heading = indicator_heading(made.definition, words)
        write("\n".join(part for line in heading for part in fold(line, width())))
        print_table(compared_targets(made, told.names(), words), color)
        write("")
        print_table(compared_series(made, words), color)
        if made.left_out:
            write("\n".join(["", *fold(left_out(made, words), width())]))
