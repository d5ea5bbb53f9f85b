"""planmetrics rank: the regions that a target is divided among, best first (晾晒)."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from planmetrics.cli import options

ByOption = Annotated[Literal["attainment", "gap"], typer.Option("--by", help="option.rank_by")]
YearOption = Annotated[list[str] | None, typer.Option("--year", metavar="YEAR", help="option.year")]


def rank(
    named: options.PlanArgument = None,
    plan: options.PlanOption = None,
    by: ByOption = "attainment",
    region: options.RegionOption = None,
    year: YearOption = None,
    indicator: options.IndicatorOption = None,
    as_of: options.AsOfOption = None,
    method: options.MethodOption = options.DEFAULT_METHOD,
    methods: options.MethodsOption = None,
    what_if: options.WhatIfOption = None,
    fail_on: options.FailOption = None,
    format_: options.FormatOption = "text",
    color: options.ColorOption = "auto",
    data: options.DataOption = None,
) -> None:
    """Each table of a plan that divides a target, with its regions ranked by a figure."""
    from planmetrics.cli.boards import board_of, end_of, head, known_statuses, known_years
    from planmetrics.cli.methods import one_method
    from planmetrics.cli.opening import choose, data_folder, named_plan
    from planmetrics.cli.output import show
    from planmetrics.records.board import only
    from planmetrics.records.scores import RANKING_FIELDS, ranking
    from planmetrics.render.formats import Output, listing
    from planmetrics.render.scores import ranking_table

    failing, years = known_statuses("--fail-on", fail_on or []), known_years("--year", year or [])
    folder = data_folder(data)
    asked = one_method(folder, method, methods, "rank")
    chosen = choose(folder, named_plan(named, plan), region or None, indicator or [])
    board = only(board_of(chosen, asked, as_of, what_if or []), years)
    ranked = ranking(board, by)
    output = Output(
        lambda words: [ranking_table(ranked, board, words)], *listing(RANKING_FIELDS, ranked, **head(board))
    )
    show(output, format_, color)
    end_of(chosen, [row.entry for row in ranked], failing)
