"""planmetrics report: what is sent on, as a page, a workbook, a document, a table or a chart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planmetrics.cli import options

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planmetrics.audit.finding import Finding
    from planmetrics.cli.opening import Chosen
    from planmetrics.compute.assess import Methods
    from planmetrics.records.gap import Board
    from planmetrics.records.report import Report

OutOption = Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="option.out", show_default=False)]
FormulasOption = Annotated[bool, typer.Option("--formulas", help="option.formulas")]
PlansOption = Annotated[list[str] | None, typer.Option("--plan", "-p", metavar="ID", help="option.plans")]


def report(
    out: OutOption,
    named: options.PlanArgument = None,
    plan: PlansOption = None,
    every: options.AllPlansOption = False,
    region: options.RegionOption = None,
    all_regions: options.AllRegionsOption = False,
    by: options.YearOption = None,
    indicator: options.IndicatorOption = None,
    owner: options.OwnerOption = None,
    usable: options.UsableOption = False,
    as_of: options.AsOfOption = None,
    since: options.SinceOption = None,
    method: options.MethodOption = options.DEFAULT_METHOD,
    methods: options.MethodsOption = None,
    formulas: FormulasOption = False,
    data: options.DataOption = None,
) -> None:
    """The targets of plans in a file that can be sent on; its suffix says of which kind."""
    from planmetrics.cli.boards import audited, board_of, changes_of, end_of, known_years, without_target
    from planmetrics.cli.methods import one_method
    from planmetrics.cli.opening import asked_regions, data_folder
    from planmetrics.cli.output import doing, say, stop
    from planmetrics.cli.saving import put
    from planmetrics.records.board import only
    from planmetrics.records.report import report_of

    make = _maker(out, formulas=formulas)
    years, folder = known_years("--by", by or []), data_folder(data)
    asked, regions = one_method(folder, method, methods, "report"), asked_regions(region, every=all_regions)
    plans = [*([named] if named is not None else []), *(plan or [])]
    chosen = _chosen(folder, plans, regions, indicator or [], owner or [], every=every)
    board = only(board_of(chosen, asked, as_of), years, (), owner or [], usable=usable)
    if not board.entries and not board.tasks:
        stop("nothing_to_report", file=out)
    board = audited(board, chosen)
    whole = not (indicator or owner or years or usable)
    if whole:
        board = board._replace(without_target=without_target(chosen))
    changed = changes_of(board, chosen, asked, since) if since is not None else None
    divided = _districts(chosen, board, asked, whole=whole)
    findings = _findings(folder, chosen, board, of_folder=every or len(plans) > 1)
    made = report_of(chosen.dataset, board, divided, findings, changed)
    doing("doing.make", file=out)
    put(out, make(made))
    say("report_written", file=out, targets=len(board.entries))
    end_of(chosen, (), ())


def _maker(out: Path, *, formulas: bool) -> Callable[[Report], bytes]:
    """What makes a file of this name; ends the run where there is no such kind, or its library is not there."""
    from planmetrics.cli.output import UNREADABLE, listed, stop, words
    from planmetrics.report import KINDS, LIVE, NotOneChartError, maker

    suffix = out.suffix.lower()
    if suffix not in KINDS:
        stop("no_report_kind", file=out, suffix=suffix, suffixes=listed(KINDS))
    if formulas and suffix != LIVE:
        stop("no_formulas", suffix=suffix, live=LIVE)
    try:
        make = maker(suffix, formulas=formulas)
    except ImportError as error:
        stop("no_report_library", code=UNREADABLE, suffix=suffix, library=error.name)

    def made_of(report: Report) -> bytes:
        try:
            return make(report, words())
        except NotOneChartError as error:
            several = listed(error.indicators)
            stop("several_charts" if several else "no_chart", file=out, indicators=several)

    return made_of


def _chosen(
    folder: Path,
    plans: Sequence[str],
    regions: Sequence[str] | None,
    indicators: Sequence[str],
    owners: Sequence[str],
    *,
    every: bool,
) -> Chosen:
    """The targets of one plan, of several, or of all."""
    from planmetrics.cli.opening import choose, plan_id
    from planmetrics.cli.output import exclude

    if every:
        exclude("--all", {"--plan": plans})
    several = [plan_id(folder, plan) for plan in plans] if len(plans) > 1 else []
    if not (every or several):  # what a plan divides among regions is ranked, whosever targets are wanted
        one = plans[0] if plans else None
        return _of_regions(choose(folder, (one, "--plan"), None, indicators, owners), regions)
    chosen = choose(folder, (None, "--plan"), regions, indicators, owners, every=True)
    if not several:
        return chosen
    return chosen._replace(
        plans=[(linked, targets) for linked, targets in chosen.plans if linked.plan.id in several],
        tasks=[task for task in chosen.tasks if task.plan.id in several],
    )


def _of_regions(chosen: Chosen, regions: Sequence[str] | None) -> Chosen:
    """What was chosen of these regions (None: of all, empty: of each plan's own), with the figures of the others."""
    from planmetrics.cli.opening import known_regions

    if regions is None:
        return chosen
    asked = known_regions(regions, chosen.dataset)
    return chosen._replace(
        plans=[
            (linked, [target for target in targets if target.region in (asked or [linked.plan.region])])
            for linked, targets in chosen.plans
        ],
        tasks=[task for task in chosen.tasks if task.region in (asked or [task.plan.region])],
    )


def _districts(chosen: Chosen, board: Board, methods: Methods, *, whole: bool) -> Board:
    """What the plans of a board divide among regions, of all regions, assessed at the same moment.

    Of a whole plan that is all it divides, be it without a target of its own; else of the indicators on the board.
    """
    from planmetrics.records.board import open_board

    wanted = {(entry.assessment.subject.plan, entry.assessment.subject.indicator) for entry in board.entries}
    divided = [
        (linked, [target for target in linked.targets if whole or (linked.plan.id, target.definition.id) in wanted])
        for linked, _ in chosen.plans
        if linked.plan.id in {plan.id for plan in board.plans}
    ]
    return open_board(chosen.dataset, divided, board.until, board.as_of, methods)


def _findings(folder: Path, chosen: Chosen, board: Board, *, of_folder: bool) -> list[Finding]:
    """What the audit finds in the plans of a board, and between them and others; what is broken is left out.

    `of_folder`: all of the folder was read to choose from.
    """
    from planmetrics.audit.finding import Severity
    from planmetrics.audit.run import audit, touching
    from planmetrics.cli.output import doing
    from planmetrics.project import open_all, sound
    from planmetrics.render.auditing import shown

    doing("doing.audit")
    dataset = chosen.dataset if of_folder else sound(open_all(folder))[0]
    found = audit(dataset, board.until)
    plans = [dataset.plans[plan.id] for plan in board.plans if plan.id in dataset.plans]
    wanted = {id(one) for plan in plans for one in touching(found, plan)}
    return shown((one for one in found if id(one) in wanted), Severity.DOUBT, every=False)
