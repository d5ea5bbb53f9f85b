"""planmetrics gap: how far each target is, and what it still needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from planmetrics.cli.options import (  # noqa: TC001 (typer reads annotations at run time)
    AllRegionsOption,
    AsOfOption,
    ColorOption,
    DataOption,
    FormatOption,
    IndicatorOption,
    LangOption,
    PlanOption,
    RegionOption,
)

if TYPE_CHECKING:
    from planmetrics.model.period import Period
    from planmetrics.records import GapReport
    from planmetrics.render.words import Lang

Sorting = Literal["document", "period", "gap", "attainment", "required", "status"]
ByOption = Annotated[
    list[int] | None, typer.Option("--by", metavar="YEAR", help="Targets of this year. May be repeated.")
]
StatusOption = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="WORD", help="Rows of this status or reason. May be repeated."),
]
FailOption = Annotated[
    list[str] | None,
    typer.Option("--fail-on", metavar="STATUS", help="Exit with 1 where a row has this status. May be repeated."),
]
UsableOption = Annotated[bool, typer.Option("--usable", help="Only rows with data to judge by.")]
BaselineOption = Annotated[
    str | None,
    typer.Option("--baseline", metavar="YEAR", help="Count progress from the observation of this year."),
]
SortOption = Annotated[Sorting, typer.Option("--sort", help="Order of the rows; all but the first two: worst first.")]


def gap(
    plan: PlanOption = None,
    region: RegionOption = None,
    all_regions: AllRegionsOption = False,
    by: ByOption = None,
    indicator: IndicatorOption = None,
    status: StatusOption = None,
    usable: UsableOption = False,
    as_of: AsOfOption = None,
    baseline: BaselineOption = None,
    sort: SortOption = "document",
    fail_on: FailOption = None,
    format_: FormatOption = "text",
    lang: LangOption = None,
    color: ColorOption = "auto",
    data: DataOption = None,
) -> None:
    """How far is each target of a plan, and what growth does it still need?

    Example: planmetrics gap --plan hz-315-2024 --region 330112
    """
    from planmetrics.cli.opening import data_folder, known_regions, moment, opened_plan, wanted_targets
    from planmetrics.cli.output import FINDINGS, say, stop
    from planmetrics.compute.report import gap_report, in_order, only
    from planmetrics.model.period import parse_period

    _check_words(status or [], fail_on or [])
    for year in by or ():
        if parse_period(str(year)) is None:
            stop(f"--by is {year}, which is not a year", "write a year: 2027")
    until, as_of_name = moment(as_of)
    base = _baseline_period(baseline)
    linked, project = opened_plan(data_folder(data), plan, None if all_regions else region or [])
    regions = None if all_regions else known_regions(region or [linked.plan.region], project.dataset)
    targets = wanted_targets(linked, regions, indicator)
    report = gap_report(project.dataset, linked, targets, until, as_of_name, base)
    if base is not None and not any(row.baseline_origin == "option" for row in report.rows):
        say(f"planmetrics: --baseline is {baseline}, but nothing was observed in {baseline}")
    report = only(report, years=[str(year) for year in by or ()], statuses=status or (), usable=usable)
    if format_ == "text":
        from planmetrics.audit.marks import flagged

        report = report._replace(flagged=flagged(project.dataset, linked, until))
    _print(in_order(report, sort), format_, lang, color)
    if any(row.status in (fail_on or ()) for row in report.rows):
        raise typer.Exit(FINDINGS)


def _print(report: GapReport, format_: str, lang: Lang | None, color: str) -> None:
    from planmetrics.cli.output import language, print_table, say, write_records
    from planmetrics.records import GapRow
    from planmetrics.render.words import Words

    words = Words(language(lang))
    if report.dropped:
        say(words("note.dropped", count=report.dropped))
    if format_ == "text":
        from planmetrics.render.gap_table import gap_table

        print_table(gap_table(report, words), color)
    else:
        write_records(format_, GapRow, report.rows, plan=report.plan.plan, as_of=report.as_of)


def _baseline_period(baseline: str | None) -> Period | None:
    from planmetrics.cli.output import stop
    from planmetrics.model.period import parse_period

    period = parse_period(baseline) if baseline is not None else None
    if baseline is not None and (period is None or not period.is_year):
        stop(f"--baseline is '{baseline}', which is not a year", "write a year: 2020")
    return period


def _check_words(statuses: list[str], fail_on: list[str]) -> None:
    """Statuses that do not exist would filter everything away, or never fail."""
    from planmetrics.cli.output import stop
    from planmetrics.compute.outcome import Reason
    from planmetrics.compute.status import STATUSES
    from planmetrics.wording import nearest

    for option, words, known in (
        ("--status", statuses, (*STATUSES, *map(str, Reason))),
        ("--fail-on", fail_on, STATUSES),
    ):
        for word in words:
            if word not in known:
                stop(f"{option} is '{word}', which is no status", nearest(word, known))
