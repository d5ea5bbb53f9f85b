"""planmetrics validate: the check of the YAML files that CI runs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from planmetrics.cli.options import DataOption, LangOption  # noqa: TC001 (typer reads annotations at run time)

if TYPE_CHECKING:
    from planmetrics.project import Project

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Files to check, or a data folder. Default: the whole data folder.",
        show_default=False,
    ),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Exit with 1 on warnings too.")]
ReportFormat = Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="What to print.")]


def validate(
    paths: Paths = None,
    strict: StrictOption = False,
    format_: ReportFormat = "text",
    lang: LangOption = None,
    data: DataOption = None,
) -> None:
    """Are the YAML files sound? All that is wrong in any file, each at its line and column.

    Files named on the command line are checked against the rest of their data folder.

    Example: planmetrics validate data/plans/hz-315-2024.yaml
    """
    from planmetrics.cli.output import end_with, is_utf8, language, say, write
    from planmetrics.diagnostics import Severity
    from planmetrics.render.diagnostics import diagnostic_lines, finding, summary, summary_line

    project, wanted = _open(paths or [], data)
    diagnostics = [one for one in project.diagnostics if wanted is None or one.span.file in wanted]
    counts = summary(diagnostics, project.files if wanted is None else len(wanted))
    if format_ == "json":
        from planmetrics.render.to_data import to_json

        findings = [finding(one) for one in diagnostics]
        write(to_json({"findings": findings, "summary": counts}, ascii_only=not is_utf8()))
    else:
        for line in diagnostic_lines(diagnostics, language(lang)):
            write(line)
        say(summary_line(counts, language(lang)))
    gravest = Severity.WARNING if strict else Severity.ERROR
    end_with([one for one in diagnostics if one.severity >= gravest])


def _open(paths: list[Path], data: Path | None) -> tuple[Project, set[str] | None]:
    """The project, and the files whose diagnostics are wanted (None: all)."""
    from planmetrics.cli.opening import data_folder
    from planmetrics.cli.output import stop
    from planmetrics.diagnostics import phrase
    from planmetrics.project import open_all
    from planmetrics.source import data_above, is_yaml, kind_of, shown, yaml_files

    missing = next((path for path in paths if not os.path.lexists(path)), None)
    if missing is not None:
        stop(phrase("no_path_here", path=str(missing)), phrase("check_name"))
    if len(paths) == 1 and (paths[0] / "plans").is_dir():
        return open_all(paths[0]), None
    if not paths:
        return open_all(data_folder(data)), None
    paths = [file for path in paths for file in (yaml_files(path) if path.is_dir() and not is_yaml(path) else [path])]
    if not paths:
        stop(phrase("no_yaml_here"), phrase("name_files"))
    folder = data or data_above(paths[0]) or data_folder(None)
    named: dict[str, list[Path]] = {}
    for path in paths:
        named.setdefault(kind_of(path), []).append(path)
    return open_all(folder, named), {shown(path) for path in paths}
