"""planmetrics summary: how many targets fare how, by plan, nature, owner and region."""

from __future__ import annotations

from planmetrics.cli import options


def summary(
    named: options.PlanArgument = None,
    plan: options.PlanOption = None,
    region: options.RegionOption = None,
    all_regions: options.AllRegionsOption = False,
    by: options.YearOption = None,
    indicator: options.IndicatorOption = None,
    owner: options.OwnerOption = None,
    usable: options.UsableOption = False,
    as_of: options.AsOfOption = None,
    baseline: options.BaselineOption = None,
    method: options.MethodOption = options.DEFAULT_METHOD,
    methods: options.MethodsOption = None,
    what_if: options.WhatIfOption = None,
    fail_on: options.FailOption = None,
    format_: options.FormatOption = "text",
    color: options.ColorOption = "auto",
    data: options.DataOption = None,
) -> None:
    """Counts by status of one plan, or of all, the worst group first."""
    from planmetrics.cli.boards import board_of, end_of, head, known_statuses, known_years
    from planmetrics.cli.methods import one_method
    from planmetrics.cli.opening import asked_regions, choose, data_folder, named_plan
    from planmetrics.cli.output import show
    from planmetrics.records.board import only
    from planmetrics.records.scores import SUMMARY_FIELDS
    from planmetrics.records.scores import summary as scores_of
    from planmetrics.records.tasks import count_of_states
    from planmetrics.render.formats import Output, listing
    from planmetrics.render.scores import summary_table

    failing, years = known_statuses("--fail-on", fail_on or []), known_years("--by", by or [])
    folder = data_folder(data)
    asked, regions = one_method(folder, method, methods, "summary"), asked_regions(region, every=all_regions)
    chosen = choose(folder, named_plan(named, plan), regions, indicator or [], owner or [], every=True)
    board = only(board_of(chosen, asked, as_of, what_if or [], baseline), years, (), owner or [], usable=usable)
    scores, tasks = scores_of(board), count_of_states(board.tasks)
    output = Output(
        lambda words: [summary_table(scores, board, words)],
        *listing(SUMMARY_FIELDS, scores, **head(board), tasks=tasks),
    )
    show(output, format_, color)
    end_of(chosen, board.entries, failing)
