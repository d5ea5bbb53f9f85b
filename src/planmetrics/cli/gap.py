"""planmetrics gap: how far each target is, and what it still needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from planmetrics.cli.judging import (
    DEFAULT,
    MethodOption,
    MethodsOption,
    WhatIfOption,
)
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
    from planmetrics.cli.choosing import Choice
    from planmetrics.cli.judging import Judges
    from planmetrics.model.period import Period
    from planmetrics.records.gap import GapReport

Sorting = Literal["document", "period", "gap", "attainment", "required", "status"]
AllOption = Annotated[bool, typer.Option("--all", help="The targets of all plans.")]
OwnerOption = Annotated[
    list[str] | None,
    typer.Option(
        "--owner", metavar="NAME", help="Targets of this owner, of all plans without --plan. May be repeated."
    ),
]
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
SummaryOption = Annotated[bool, typer.Option("--summary", help="How many targets fare how, by owner and region too.")]
RankingOption = Annotated[
    Literal["attainment", "gap"] | None,
    typer.Option("--ranking", help="Rank the regions among which a target is divided.", show_default=False),
]
TableOption = Annotated[
    Path | None,
    typer.Option("--table", metavar="FILE", help="A CSV of base, latest and target values instead of plans."),
]
EncodingOption = Annotated[
    Literal["utf-8", "gbk", "gb18030"],
    typer.Option("--encoding", case_sensitive=False, help="How the CSV of --table is encoded."),
]


def gap(
    plan: PlanOption = None,
    every: AllOption = False,
    region: RegionOption = None,
    all_regions: AllRegionsOption = False,
    by: ByOption = None,
    indicator: IndicatorOption = None,
    owner: OwnerOption = None,
    status: StatusOption = None,
    usable: UsableOption = False,
    as_of: AsOfOption = None,
    baseline: BaselineOption = None,
    method: MethodOption = DEFAULT,
    methods: MethodsOption = None,
    what_if: WhatIfOption = None,
    summary: SummaryOption = False,
    ranking: RankingOption = None,
    table: TableOption = None,
    encoding: EncodingOption = "utf-8",
    sort: SortOption = "document",
    fail_on: FailOption = None,
    format_: FormatOption = "text",
    lang: LangOption = None,
    color: ColorOption = "auto",
    data: DataOption = None,
) -> None:
    """How far is each target of a plan, what growth does it still need, and is it on track?

    Examples: planmetrics gap --plan hz-315-2024 --region 330112; planmetrics gap --table figures.csv --method statcan
    """
    from planmetrics.cli.boards import mode_of, scores, show
    from planmetrics.cli.choosing import choose
    from planmetrics.cli.judging import judges
    from planmetrics.cli.opening import data_folder
    from planmetrics.cli.output import FINDINGS, end_with, stop
    from planmetrics.compute.report import in_order, only

    status, fail_on = _statuses("--status", status or []), _statuses("--fail-on", fail_on or [])
    _check_years(by or [])
    told = judges(data_folder(data), method, methods)
    if table is not None:
        from planmetrics.cli.gap_of_table import gap_of_table

        wrong: dict[str, object] = {
            "--plan": plan,
            "--all": every,
            "--region": region,
            "--all-regions": all_regions,
            "--owner": owner,
        }
        wrong |= {"--by": by, "--indicator": indicator, "--status": status, "--usable": usable, "--baseline": baseline}
        wrong |= {"--what-if": what_if, "--summary": summary, "--ranking": ranking, "--sort": sort != "document"}
        for option in (option for option, value in wrong.items() if value):
            stop(f"{option} does not go with --table", "every row of the table is judged as it stands: leave one out")
        gap_of_table(table, encoding, told, as_of, format_, lang, color, fail_on)
        return
    if encoding != "utf-8":
        stop("--encoding is for --table alone", "leave it out")
    mode = mode_of(told, summary=summary, ranking=ranking)
    regions = None if all_regions or (ranking is not None and not region) else region or []
    choice = choose(data_folder(data), plan, regions, indicator or [], owner or [], every=every)
    report = _report(choice, told, what_if or [], as_of, _baseline_period(baseline))
    report = only(report, [str(year) for year in by or ()], status, owner or (), usable=usable)
    show(in_order(report, sort), choice, told, mode, format_, lang, color)
    end_with(choice.broken)
    judged = scores(report, choice, told, mode) if ranking is not None else report.rows
    if any(row.status in fail_on for row in judged):
        raise typer.Exit(FINDINGS)


def _report(
    choice: Choice, told: Judges, what_if: list[str], as_of: str | None, baseline_at: Period | None
) -> GapReport:
    """The targets worked out, with what is supposed; says what was asked for in vain."""
    from planmetrics.cli.judging import suppositions
    from planmetrics.cli.opening import moment
    from planmetrics.cli.output import say
    from planmetrics.compute.report import gap_report
    from planmetrics.compute.suppose import suppose

    until, as_of_name = moment(as_of)
    supposed = suppositions(what_if, choice.dataset, choice.regions, until)
    dataset = suppose(choice.dataset, supposed) if supposed else choice.dataset
    report = gap_report(dataset, choice.chosen, until, as_of_name, told.judges, baseline_at)
    if baseline_at is not None and not any(row.baseline_origin == "option" for row in report.rows):
        say(f"planmetrics: --baseline is {baseline_at}, but nothing was observed in {baseline_at}")
    for one in supposed:
        if not choice.is_about(one.indicator, one.region):
            say(f"planmetrics: --what-if {one.written} speaks of no target that is shown")
    return report._replace(methods=told.names(), judges=told.ids, supposed=tuple(one.written for one in supposed))


def _baseline_period(baseline: str | None) -> Period | None:
    from planmetrics.cli.output import stop
    from planmetrics.model.period import parse_period

    period = parse_period(baseline) if baseline is not None else None
    if baseline is not None and (period is None or not period.is_year):
        stop(f"--baseline is '{baseline}', which is not a year", "write a year: 2020")
    return period


def _check_years(years: list[int]) -> None:
    from planmetrics.cli.output import stop
    from planmetrics.model.period import parse_period

    for year in years:
        if parse_period(str(year)) is None:
            stop(f"--by is {year}, which is not a year", "write a year: 2027")


def _statuses(option: str, words: list[str]) -> list[str]:
    """Statuses, and for --status reasons, by their words or as tables call them; ends the run at any other word."""
    from planmetrics.cli.output import stop
    from planmetrics.compute.outcome import Reason
    from planmetrics.compute.status import STATUSES
    from planmetrics.render.words import WORDS
    from planmetrics.wording import nearest

    known = [*STATUSES, *(map(str, Reason) if option == "--status" else ())]
    named = {said: key for key in known for said in WORDS.get(f"status.{key}", WORDS.get(key, ()))}
    named |= dict.fromkeys(WORDS["status.missed-expected"], "missed")
    named |= dict.fromkeys(WORDS["status.reversing-lower"], "reversing")
    found = [named.get(word, word) for word in words]
    for word in found:
        if word not in known:
            stop(f"{option} is '{word}', which is no status", nearest(word, known))
    return found
