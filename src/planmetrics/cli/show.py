"""planmetrics show: one plan by its document's sections; one indicator with its places, observations, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from planmetrics.cli.options import (  # noqa: TC001 (typer reads annotations at run time)
    AllRegionsOption,
    AsOfOption,
    ColorOption,
    DataOption,
    FormatOption,
    LangOption,
    RegionOption,
)

if TYPE_CHECKING:
    from pathlib import Path

    from planmetrics.facts import Dataset, LinkedPlan, TargetFact
    from planmetrics.records.indicator import IndicatorReport
    from planmetrics.render.words import Words

PlanArgument = Annotated[str | None, typer.Argument(metavar="[PLAN]", help="Id of a plan.", show_default=False)]
IndicatorArgument = Annotated[
    str | None, typer.Argument(metavar="[INDICATOR]", help="Id of one of its indicators.", show_default=False)
]
AcrossOption = Annotated[
    str | None, typer.Option("--indicator", "-i", metavar="ID", help="One indicator, of every plan and region.")
]


def show(
    plan: PlanArgument = None,
    indicator: IndicatorArgument = None,
    across: AcrossOption = None,
    region: RegionOption = None,
    all_regions: AllRegionsOption = False,
    as_of: AsOfOption = None,
    format_: FormatOption = "text",
    lang: LangOption = None,
    color: ColorOption = "auto",
    data: DataOption = None,
) -> None:
    """What does a plan promise, in its own words, and where? With an indicator: its path, what was observed, by whom?

    Examples: planmetrics show hz-315-2024 rd-intensity; planmetrics show --indicator rd-intensity
    """
    from planmetrics.cli.opening import data_folder, known_regions, moment, opened_plan, wanted_targets
    from planmetrics.cli.output import stop
    from planmetrics.compute.listing import indicator_report
    from planmetrics.compute.years import path_rows, projection_rows

    if plan is None and across is not None:
        _print_across(data_folder(data), across, region or [], format_, lang, color)
        return
    if plan is None:
        stop(
            "which plan? PLAN is missing",
            "name one (`planmetrics plans` lists them), or give --indicator ID for all of them",
        )
    if indicator is not None and across is not None:
        stop("--indicator does not go with an indicator's name", "leave one out")
    indicator = indicator or across
    linked, project = opened_plan(data_folder(data), plan, None if all_regions else region or [], "PLAN")
    dataset = project.dataset
    regions = None if all_regions else known_regions(region or [linked.plan.region], dataset)
    facts = wanted_targets(linked, regions, [indicator] if indicator else None, "INDICATOR")
    if indicator is None:
        _print_plan(linked, dataset, facts, data_folder(data), format_, lang, color)
        return
    within = regions or [linked.plan.region, *(target.region for target in linked.targets)]
    until = moment(as_of)[0]
    report = indicator_report(dataset, linked.definitions[indicator], facts, within)
    report = report._replace(
        paths=tuple(path_rows(dataset, facts, until)), projections=tuple(projection_rows(dataset, facts, until))
    )
    _print_indicator(report, linked, data_folder(data), format_, lang, color)


def _print_plan(
    linked: LinkedPlan,
    dataset: Dataset,
    facts: list[TargetFact],
    data: Path,
    format_: str,
    lang: LangOption,
    color: str,
) -> None:
    from planmetrics.cli.output import language, print_table, write_records
    from planmetrics.compute.listing import region_names, target_row
    from planmetrics.records.listing import TargetRow
    from planmetrics.render.listing_tables import plan_table
    from planmetrics.render.words import Words

    if format_ != "text":
        write_records(format_, TargetRow, map(target_row, facts), plan=linked.plan.id)
        return
    rows = sorted(map(target_row, facts), key=lambda row: row.line)
    names_en = {name: definition.name_en for name, definition in linked.definitions.items()}
    words = Words(language(lang))
    elsewhere = len(linked.targets) - len(rows)
    print_table(plan_table(linked.plan, rows, region_names(dataset), names_en, words, elsewhere), color)
    _print_findings(data, linked, None, words)


def _print_across(data: Path, indicator: str, regions: list[str], format_: str, lang: LangOption, color: str) -> None:
    """One indicator, of every plan and region that promises or observes it."""
    from planmetrics.cli.opening import known_regions, opened_all
    from planmetrics.cli.output import end_with, stop
    from planmetrics.compute.listing import indicator_report
    from planmetrics.wording import nearest

    project, broken = opened_all(data)
    dataset = project.dataset
    known = dataset.every_definition()
    if indicator not in known:
        stop(f"--indicator is '{indicator}', which is in no plan and no registry", nearest(indicator, known))
    wanted = known_regions(regions, dataset) or None
    facts = [
        target
        for linked in dataset.plans.values()
        for target in linked.targets
        if target.definition.id == indicator and (wanted is None or target.region in wanted)
    ]
    facts.sort(key=lambda target: (target.region, target.period.end))
    _print_indicator(indicator_report(dataset, known[indicator], facts, wanted), None, data, format_, lang, color)
    end_with(broken)


def _print_indicator(
    report: IndicatorReport, linked: LinkedPlan | None, data: Path, format_: str, lang: LangOption, color: str
) -> None:
    """One indicator, of one plan or of all (None)."""
    from planmetrics.cli.output import is_utf8, language, print_table, width, write, write_records
    from planmetrics.records.listing import ObservationRow
    from planmetrics.render.layout import fold
    from planmetrics.render.listing_tables import (
        indicator_heading,
        observations_table,
        plan_title,
        targets_table,
    )
    from planmetrics.render.words import Words

    if format_ == "csv":
        write_records(format_, ObservationRow, report.observations)
    elif format_ == "json":
        from planmetrics.render.to_data import rows_of, to_json

        content = {
            "indicator": report.definition.model_dump(mode="json"),
            "targets": rows_of(report.targets),
            "observations": rows_of(report.observations),
            "paths": rows_of(report.paths),
            "projections": rows_of(report.projections),
        }
        write(to_json(content, ascii_only=not is_utf8()))
    else:
        words = Words(language(lang))
        write("\n".join(part for line in indicator_heading(report.definition, words) for part in fold(line, width())))
        title = plan_title(linked.plan, words) if linked else words("promised")
        elsewhere = _of_indicator(linked, report.definition.id) - len(report.targets) if linked else 0
        print_table(targets_table(title, report.targets, report.regions, words, elsewhere), color)
        write("")
        print_table(observations_table(report.observations, report.doubtful, report.regions, words), color)
        if linked is not None:
            _print_years(report, words, color)
            _print_findings(data, linked, report.definition.id, words)


def _print_years(report: IndicatorReport, words: Words, color: str) -> None:
    """The path year by year, and where the paces lead; nothing where the measure has none."""
    from planmetrics.cli.output import print_table, write
    from planmetrics.render.path_tables import paths_table, projections_table

    for rows, make in ((report.paths, paths_table), (report.projections, projections_table)):
        if rows:
            write("")
            print_table(make(report, words), color)


def _of_indicator(linked: LinkedPlan, indicator: str) -> int:
    """How many targets of all regions a plan has for an indicator."""
    return sum(target.definition.id == indicator for target in linked.targets)


def _print_findings(data: Path, linked: LinkedPlan, indicator: str | None, words: Words) -> None:
    """What the audit finds in a plan, or of one of its indicators; plans that cannot be read are left out."""
    from planmetrics.audit.finding import Severity
    from planmetrics.audit.run import audit, touching
    from planmetrics.cli.opening import moment
    from planmetrics.cli.output import width, write
    from planmetrics.project import open_all
    from planmetrics.render.auditing import finding_lines, shown
    from planmetrics.render.layout import fold

    dataset = open_all(data).dataset
    found = touching(audit(dataset, moment(None)[0]), dataset.plans.get(linked.plan.id, linked))
    found = [one for one in shown(found, Severity.DOUBT, every=False) if indicator in {None, one.indicator}]
    if found:
        lines = [words("findings"), *finding_lines(found, words)]
        write("\n".join(["", *(part for line in lines for part in fold(line, width()))]))
