"""planmetrics show: one plan, or one indicator of it with its places, observations and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from planmetrics.cli.options import (  # noqa: TC001 (typer reads annotations at run time)
    AllRegionsOption,
    ColorOption,
    DataOption,
    FormatOption,
    LangOption,
    RegionOption,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.facts import Dataset, LinkedPlan, TargetFact
    from planmetrics.records import ObservationRow, TargetRow

PlanArgument = Annotated[str, typer.Argument(metavar="PLAN", help="Id of a plan.", show_default=False)]
IndicatorArgument = Annotated[
    str | None, typer.Argument(metavar="[INDICATOR]", help="Id of one of its indicators.", show_default=False)
]


def show(
    plan: PlanArgument,
    indicator: IndicatorArgument = None,
    region: RegionOption = None,
    all_regions: AllRegionsOption = False,
    format_: FormatOption = "text",
    lang: LangOption = None,
    color: ColorOption = "auto",
    data: DataOption = None,
) -> None:
    """What does a plan promise, in its own words, and where? With an indicator: what was observed, by whom?

    Example: planmetrics show hz-315-2024 rd-intensity
    """
    from planmetrics.cli.opening import data_folder, known_regions, opened_plan, wanted_targets

    linked, project = opened_plan(data_folder(data), plan, None if all_regions else region or [], "PLAN")
    regions = None if all_regions else known_regions(region or [linked.plan.region], project.dataset)
    facts = wanted_targets(linked, regions, [indicator] if indicator else None, "INDICATOR")
    if indicator is None:
        _print_plan(linked, project.dataset, facts, format_, lang, color)
    else:
        within = regions or list(dict.fromkeys([linked.plan.region, *(t.region for t in linked.targets)]))
        _print_indicator(linked, project.dataset, facts, indicator, within, format_, lang, color)


def _print_plan(
    linked: LinkedPlan, dataset: Dataset, facts: list[TargetFact], format_: str, lang: LangOption, color: str
) -> None:
    from planmetrics.cli.output import language, print_table, write_records
    from planmetrics.compute.listing import plan_row, target_row
    from planmetrics.compute.report import region_names
    from planmetrics.records import TargetRow
    from planmetrics.render.listing_tables import targets_table
    from planmetrics.render.words import Words

    rows = [target_row(fact) for fact in facts]
    if format_ == "text":
        words, plan = Words(language(lang)), plan_row(linked, dataset)
        print_table(targets_table(plan, rows, region_names(dataset), _english(linked), words), color)
    else:
        write_records(format_, TargetRow, rows, plan=linked.plan.id)


def _english(linked: LinkedPlan) -> dict[str, str]:
    return {name: definition.name_en for name, definition in linked.definitions.items()}


def _print_indicator(
    linked: LinkedPlan,
    dataset: Dataset,
    facts: list[TargetFact],
    indicator: str,
    regions: Sequence[str],
    format_: str,
    lang: LangOption,
    color: str,
) -> None:
    from planmetrics.cli.output import is_utf8, language, print_table, width, write
    from planmetrics.compute.listing import observation_row, plan_row, target_row
    from planmetrics.compute.report import region_names
    from planmetrics.render.layout import fold
    from planmetrics.render.listing_tables import indicator_heading, observations_table, targets_table
    from planmetrics.render.words import Words

    definition = linked.definitions[indicator]
    targets: list[TargetRow] = [target_row(fact) for fact in facts]
    observed = [fact for region in regions for fact in dataset.observed(indicator, region)]
    observed.sort(key=lambda fact: (fact.region, fact.period.end, fact.period.start, fact.source_id))
    rows: list[ObservationRow] = [observation_row(fact, definition.unit) for fact in observed]
    doubtful = [fact.quantity.doubt is not None for fact in observed]
    words, names = Words(language(lang)), region_names(dataset)
    if format_ == "text":
        write("\n".join(part for line in indicator_heading(definition, words) for part in fold(line, width())))
        print_table(targets_table(plan_row(linked, dataset), targets, names, _english(linked), words), color)
        write("")
        print_table(observations_table(rows, doubtful, names, words), color)
    elif format_ == "json":
        from planmetrics.render.to_data import rows_of, to_json

        content = {
            "indicator": definition.model_dump(mode="json"),
            "targets": rows_of(targets),
            "observations": rows_of(rows),
        }
        write(to_json(content, ascii_only=not is_utf8()))
    else:
        from planmetrics.cli.output import write_records
        from planmetrics.records import ObservationRow

        write_records("csv", ObservationRow, rows)
