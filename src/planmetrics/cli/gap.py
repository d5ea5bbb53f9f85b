"""planmetrics gap: how far each target is, and what it still needs; of plans, or of the rows of a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from planmetrics.cli import options

if TYPE_CHECKING:
    from planmetrics.records.changes import Changes
    from planmetrics.records.fields import Row
    from planmetrics.records.gap import Board
    from planmetrics.render.formats import Output
    from planmetrics.render.table import Table
    from planmetrics.render.words import Words

StatusOption = Annotated[list[str] | None, typer.Option("--status", metavar="WORD", help="option.status")]
SortOption = Annotated[
    Literal["document", "period", "gap", "attainment", "required", "status"],
    typer.Option("--sort", help="option.sort"),
]
TableOption = Annotated[Path | None, typer.Option("--table", metavar="FILE", help="option.table")]
EncodingOption = Annotated[
    Literal["auto", "utf-8", "gbk", "gb18030", "utf-16", "cp1252"],
    typer.Option("--encoding", case_sensitive=False, help="option.encoding"),
]
FiscalOption = Annotated[
    int | None, typer.Option("--fiscal-year-starts", min=1, max=12, metavar="MONTH", help="option.fiscal_year_starts")
]
OutOption = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="option.table_out", show_default=False)]
EngineOption = Annotated[Literal["auto", "python", "duckdb", "spark"], typer.Option("--engine", help="option.engine")]
TargetsOption = Annotated[
    Path | None, typer.Option("--targets", metavar="FILE", help="option.targets", show_default=False)
]
ObservationsOption = Annotated[
    Path | None, typer.Option("--observations", metavar="FILE", help="option.observations", show_default=False)
]
BadRowsOption = Annotated[Literal["stop", "drop", "keep"], typer.Option("--bad-rows", help="option.bad_rows")]


def gap(
    named: options.PlanArgument = None,
    plan: options.PlanOption = None,
    every: options.AllPlansOption = False,
    region: options.RegionOption = None,
    all_regions: options.AllRegionsOption = False,
    by: options.YearOption = None,
    indicator: options.IndicatorOption = None,
    owner: options.OwnerOption = None,
    status: StatusOption = None,
    usable: options.UsableOption = False,
    as_of: options.AsOfOption = None,
    since: options.SinceOption = None,
    baseline: options.BaselineOption = None,
    method: options.MethodOption = options.DEFAULT_METHOD,
    methods: options.MethodsOption = None,
    what_if: options.WhatIfOption = None,
    table: TableOption = None,
    encoding: EncodingOption = "auto",
    fiscal_year_starts: FiscalOption = None,
    raw: options.RawOption = False,
    out: OutOption = None,
    engine: EngineOption = "auto",
    bad_rows: BadRowsOption = "stop",
    targets: TargetsOption = None,
    observations: ObservationsOption = None,
    sort: SortOption = "document",
    fail_on: options.FailOption = None,
    format_: options.FormatOption = "text",
    color: options.ColorOption = "auto",
    data: options.DataOption = None,
) -> None:
    """Every target of a plan, or every row of a table, with its gap, rates and status."""
    from planmetrics.cli.boards import (
        audited,
        board_of,
        changes_of,
        end_of,
        known_statuses,
        known_years,
        without_target,
    )
    from planmetrics.cli.methods import asked_methods
    from planmetrics.cli.opening import asked_regions, choose, data_folder, named_plan
    from planmetrics.cli.output import exclude, show, stop
    from planmetrics.records.board import in_order, only

    statuses = known_statuses("--status", status or [], reasons=True)
    failing = known_statuses("--fail-on", fail_on or [])
    years, folder = known_years("--by", by or []), data_folder(data)
    facts = targets or observations
    if table is not None or facts is not None:
        of_plans: dict[str, object] = {
            "PLAN": named,
            "--plan": plan,
            "--all": every,
            "--region": region,
            "--all-regions": all_regions,
        }
        of_plans |= {"--owner": owner, "--by": by, "--indicator": indicator, "--status": status, "--usable": usable}
        of_plans |= {"--baseline": baseline, "--what-if": what_if, "--sort": sort != "document", "--since": since}
        exclude("--table" if facts is None else "--targets", of_plans, "of_table")
        from planmetrics.cli.bulk import gap_of_facts
        from planmetrics.cli.tables import Asked, gap_of_table

        asked_of_table = Asked(table or targets or Path(), encoding, fiscal_year_starts, raw, out, engine, bad_rows)
        judging = asked_methods(folder, method, methods)
        if facts is None:
            gap_of_table(asked_of_table, judging, as_of, failing, format_, color)
            return
        if targets is None or observations is None:
            stop("one_of_facts")
        others = {"--table": table, "--encoding": encoding != "auto", f"--format {format_}": format_ != "text"}
        exclude("--targets", others | {f"--engine {engine}": engine in {"python", "spark"}}, "of_facts")
        gap_of_facts(asked_of_table, observations, judging, as_of, failing)
        return
    for_tables: dict[str, object] = {
        "--encoding": encoding != "auto",
        "--fiscal-year-starts": fiscal_year_starts,
        "--raw": raw,
    }
    for_tables |= {"--out": out, "--engine": engine != "auto", "--bad-rows": bad_rows != "stop"}
    for option, value in for_tables.items():
        if value:
            stop("for_table_only", option=option)
    if every:
        exclude("--all", {"PLAN": named, "--plan": plan})
    asked, regions = asked_methods(folder, method, methods), asked_regions(region, every=all_regions)
    chosen = choose(folder, named_plan(named, plan), regions, indicator or [], owner or [], every=every)
    board = board_of(chosen, asked, as_of, what_if or [], baseline)
    board = only(board, years, statuses, owner or [], usable=usable)
    board = in_order(audited(board, chosen), sort)
    if not (indicator or owner or years or statuses or usable):
        board = board._replace(without_target=without_target(chosen))
    changed = changes_of(board, chosen, asked, since, baseline) if since is not None else None
    show(_of_plans(board, changed), format_, color)
    end_of(chosen, board.entries, failing)


def _of_plans(board: Board, changed: Changes | None) -> Output:
    from planmetrics.cli.boards import head, table_of_board
    from planmetrics.records.gap import FIELDS, judged
    from planmetrics.records.tasks import TASK_FIELDS
    from planmetrics.render.data import rows_of
    from planmetrics.render.formats import Output, listing

    further = {"tasks": rows_of(TASK_FIELDS, board.tasks), **_as_rows(changed)}
    return Output(
        lambda words: [table_of_board(board, words), *_tasks(board, words), *_changes_table(changed, words)],
        *listing(FIELDS, judged(board), **head(board), **further),
    )


def _as_rows(changed: Changes | None) -> Row:
    """The changes as keys of the JSON document, where they were asked for."""
    if changed is None:
        return {}
    from planmetrics.records.changes import FIELDS
    from planmetrics.render.data import rows_of

    return {"since": changed.since, "changes": rows_of(FIELDS, changed.found)}


def _changes_table(changed: Changes | None, words: Words) -> list[Table]:
    if changed is None:
        return []
    from planmetrics.render.changes import changes_table

    return [changes_table(changed, words)]


def _tasks(board: Board, words: Words) -> list[Table]:
    """The tasks below the targets, where the plan has any."""
    if not board.tasks:
        return []
    from planmetrics.render.tasks import tasks_table

    return [tasks_table(board.tasks, words)]
