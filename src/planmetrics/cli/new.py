"""planmetrics new: a plan to fill in, with an example of every common kind of target."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from planmetrics.cli import options

if TYPE_CHECKING:
    from pathlib import Path

PlanArgument = Annotated[str, typer.Argument(metavar="ID", help="argument.new_plan")]


def new(plan: PlanArgument, data: options.DataOption = None) -> None:
    """The file of a new plan, whose gaps `validate` tells one by one."""
    from planmetrics.cli.init import content_of
    from planmetrics.cli.making import make_files
    from planmetrics.cli.opening import own_data_folder
    from planmetrics.cli.output import advise, lang_option, language, write
    from planmetrics.source import shown, template
    from planmetrics.syntax.nodes import plain_value

    _check(plan)
    folder = own_data_folder(data)
    path = _free_path(folder, plan)
    blank = _modeline(folder) + content_of(template(f"plan-{language()}.yaml"))
    written = plan if plain_value(plan) == plan else f'"{plan}"'  # 2026 without quotes is a number
    make_files({path: blank.replace(b"id: ID", f"id: {written}".encode(), 1)})
    write(shown(path))
    advise([f"planmetrics validate {shown(path)}{lang_option()}"])


def _modeline(data: Path) -> bytes:
    """The line that leads editors to the schema of plans, where that stands beside the data."""
    there = (data.parent / "schemas" / "plan.schema.json").is_file()
    return b"# yaml-language-server: $schema=../../schemas/plan.schema.json\n" if there else b""


def _check(plan: str) -> None:
    """End the run at what is no id."""
    from planmetrics.cli.output import stop
    from planmetrics.model.fields import ID

    if ID.fullmatch(plan):
        return
    meant = re.sub("[^a-z0-9]+", "-", re.sub(r"\.ya?ml$", "", plan.lower())).strip("-")[:80]
    meant = f"plan-{meant}" if meant.isdecimal() else meant
    stop("no_id", "no_id.try" if meant else None, plan=plan, meant=meant)


def _free_path(data: Path, plan: str) -> Path:
    """Where the plan's file goes; ends the run where there is one of this name."""
    from planmetrics.cli.output import stop
    from planmetrics.folder import about, plan_files
    from planmetrics.source import shown

    there = next(about(plan_files(data).paths, "id", {plan}), None)
    if there is not None:
        stop("plan_there", plan=plan, file=shown(there))
    return data / "plans" / f"{plan}.yaml"
