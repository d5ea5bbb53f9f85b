"""planmetrics export: tidy tables, one row a fact; one of them, or all as a data package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from planmetrics.cli import options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.facts import TaskFact
    from planmetrics.records.gap import Board
    from planmetrics.records.listing import Promise
    from planmetrics.render.formats import Format, Output

What = Annotated[
    Literal["targets", "observations", "gaps"] | None,
    typer.Argument(metavar="[targets|observations|gaps]", help="argument.what", show_default=False),
]
ToOption = Annotated[Path | None, typer.Option("--to", metavar="DIR", help="option.to", show_default=False)]


def export(
    what: What = None,
    plan: options.PlanOption = None,
    region: options.RegionOption = None,
    as_of: options.AsOfOption = None,
    method: options.MethodOption = options.DEFAULT_METHOD,
    methods: options.MethodsOption = None,
    to: ToOption = None,
    raw: options.RawOption = False,
    format_: options.FormatOption = "csv",
    data: options.DataOption = None,
) -> None:
    """Every target as encoded, every observation with its source, every gap; or all that there is, as a package."""
    from planmetrics.cli.opening import data_folder
    from planmetrics.cli.output import exclude, stop

    folder = data_folder(data)
    if to is not None:
        of_tables: dict[str, object] = {"--plan": plan, "--region": region, "--format": format_ != "csv"}
        exclude("--to", {**of_tables, str(what): what}, "of_package")
        _package(folder, to, as_of, (method, methods), raw=raw)
        return
    if what is None:
        stop("export_what")
    exclude(what, {"--raw": raw}, "of_package_only")
    judging = {"--as-of": as_of, "--method": method != options.DEFAULT_METHOD, "--methods": methods}
    if what == "gaps":
        _gaps(folder, plan, region or [], as_of, (method, methods), format_)
        return
    exclude(what, judging, "of_gaps")
    _facts(folder, what, plan, region or [], format_)


def _facts(folder: Path, what: str, plan: str | None, region: Sequence[str], format_: Format) -> None:
    """What is there, as it is encoded."""
    from planmetrics.cli.opening import known_regions, opened_all, plan_id, wanted_tasks
    from planmetrics.cli.output import end_with, exclude, show
    from planmetrics.records.listing import EXPORT_FIELDS, OBSERVATION_FIELDS, observations, promises
    from planmetrics.render.formats import Output, listing

    if what == "observations":
        exclude(what, {"--plan": plan}, "of_observations")
    wanted = plan_id(folder, plan) if plan is not None else None
    dataset, broken = opened_all(folder, wanted)
    regions = known_regions(region, dataset)
    if what == "targets":
        rows: list[Promise | TaskFact] = []
        for linked in (linked for name, linked in dataset.plans.items() if wanted in {None, name}):
            rows += promises(dataset, (one for one in linked.targets if not regions or one.region in regions))
            rows += wanted_tasks(linked, regions or None)
        makers = listing(EXPORT_FIELDS, rows)
    else:
        makers = listing(OBSERVATION_FIELDS, observations(dataset, None, regions or None))
    show(Output(None, *makers), format_)
    end_with(broken)


def _gaps(
    folder: Path,
    plan: str | None,
    region: Sequence[str],
    as_of: str | None,
    methods: tuple[str, Path | None],
    format_: Format,
) -> None:
    """How far every target is: the rows of `gap`, of all plans and regions unless one is asked for."""
    from planmetrics.cli.boards import audited, board_of, end_of
    from planmetrics.cli.methods import asked_methods
    from planmetrics.cli.opening import choose
    from planmetrics.cli.output import show

    chosen = choose(folder, (plan, "--plan"), region or None, [], every=plan is None)
    board = audited(board_of(chosen, asked_methods(folder, *methods), as_of), chosen)
    show(_of_gaps(board), format_)
    end_of(chosen, (), ())


def _of_gaps(board: Board) -> Output:
    from planmetrics.cli.boards import head
    from planmetrics.records.gap import FIELDS, judged
    from planmetrics.render.formats import Output, listing

    return Output(None, *listing(FIELDS, judged(board), **head(board)))


def _package(folder: Path, to: Path, as_of: str | None, methods: tuple[str, Path | None], *, raw: bool) -> None:
    """All that is there as a folder of tables that describe themselves; of what is broken none is made."""
    from planmetrics.cli.boards import audited, board_of
    from planmetrics.cli.methods import one_method
    from planmetrics.cli.opening import choose
    from planmetrics.cli.output import doing, end_with, say
    from planmetrics.cli.saving import put_all
    from planmetrics.records.package import resources
    from planmetrics.render.package import is_package, package_files

    asked = one_method(folder, *methods, "export --to")
    chosen = choose(folder, (None, "--plan"), None, [], every=True)
    if chosen.broken:
        say("no_package")
        end_with(chosen.broken)
    board = audited(board_of(chosen, asked, as_of), chosen)
    doing("doing.make", file=to)
    tables = resources(chosen.dataset, board)
    put_all(to, package_files(tables, board.as_of, raw=raw), is_package)
    say("package_written", folder=to, tables=len(tables), rows=sum(len(table.records) for table in tables))
