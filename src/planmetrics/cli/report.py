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
    data: options.DataOption = None,
) -> None:
    """The targets of plans in a file that can be sent on; its suffix says of which kind."""
    from planmetrics.cli.boards import audited, board_of, changes_of, end_of, known_years, without_target
    from planmetrics.cli.methods import one_method
    from planmetrics.cli.opening import asked_regions, data_folder
    from planmetrics.cli.output import say, stop
    from planmetrics.cli.saving import put
    from planmetrics.records.board import only
    from planmetrics.records.report import report_of

    make = _maker(out)
    years, folder = known_years("--by", by or []), data_folder(data)
    asked, regions = one_method(folder, method, methods, "report"), asked_regions(region, every=all_regions)
    plans = [*([named] if named is not None else []), *(plan or [])]
    chosen = _chosen(folder, plans, regions, indicator or [], owner or [], every=every)
    board = only(board_of(chosen, asked, as_of), years, (), owner or [], usable=usable)
    if not board.entries and not board.tasks:
        stop("nothing_to_report", file=out)
    board = audited(board, chosen)
    if not (indicator or owner or years or usable):
        board = board._replace(without_target=without_target(chosen))
    changed = changes_of(board, chosen, asked, since) if since is not None else None
    wide = (
        chosen if every or len(plans) > 1 else _chosen(folder, plans, None, indicator or [], owner or [], every=every)
    )
    made = report_of(chosen.dataset, board, _districts(wide, board, asked), _findings(folder, board), changed)
    put(out, make(made))
    say("report_written", file=out, targets=len(board.entries))
    end_of(chosen, (), ())


def _maker(out: Path) -> Callable[[Report], bytes]:
    """What makes a file of this name; ends the run where there is no such kind, or its library is not there."""
    from planmetrics.cli.output import UNREADABLE, listed, stop, words
    from planmetrics.report import KINDS, maker

    suffix = out.suffix.lower()
    if suffix not in KINDS:
        stop("no_report_kind", file=out, suffix=suffix, suffixes=listed(KINDS))
    try:
        make = maker(suffix)
    except ImportError as error:
        stop("no_report_library", code=UNREADABLE, suffix=suffix, library=error.name)
    return lambda made: make(made, words())


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
    one = plans[0] if len(plans) == 1 else None
    chosen = choose(folder, (one, "--plan"), regions, indicators, owners, every=every or bool(several))
    if not several:
        return chosen
    return chosen._replace(
        plans=[(linked, targets) for linked, targets in chosen.plans if linked.plan.id in several],
        tasks=[task for task in chosen.tasks if task.plan.id in several],
    )


def _districts(chosen: Chosen, board: Board, methods: Methods) -> Board:
    """What the plans of a board divide among regions, assessed at the same moment; every region is `chosen`."""
    from planmetrics.records.board import open_board

    wanted = {(entry.assessment.subject.plan, entry.assessment.subject.indicator) for entry in board.entries}
    divided = [
        (linked, [target for target in linked.targets if (linked.plan.id, target.definition.id) in wanted])
        for linked, _ in chosen.plans
        if linked.plan.id in {plan.id for plan in board.plans}
    ]
    return open_board(chosen.dataset, divided, board.until, board.as_of, methods)


def _findings(folder: Path, board: Board) -> list[Finding]:
    """What the audit finds in the plans of a board, and between them and others; what is broken is left out."""
    from planmetrics.audit.finding import Severity
    from planmetrics.audit.run import audit, touching
    from planmetrics.project import open_all, sound
    from planmetrics.render.auditing import shown

    dataset, _ = sound(open_all(folder))
    found = audit(dataset, board.until)
    about = {plan.id: touching(found, dataset.plans[plan.id]) for plan in board.plans if plan.id in dataset.plans}
    wanted = dict.fromkeys(id(one) for of_plan in about.values() for one in of_plan)
    return shown((one for one in found if id(one) in wanted), Severity.DOUBT, every=False)
