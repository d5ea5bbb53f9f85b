"""planmetrics validate: the check of the YAML files that CI runs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planmetrics.cli import options

if TYPE_CHECKING:
    from planmetrics.project import Project

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="argument.paths",
        show_default=False,
    ),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="option.strict")]


def validate(
    paths: Paths = None,
    strict: StrictOption = False,
    format_: options.FormatOption = "text",
    data: options.DataOption = None,
) -> None:
    """All that is wrong in any file, each at its line and column."""
    from planmetrics.cli.output import conclude, end_with, language, show
    from planmetrics.diagnostics import Severity
    from planmetrics.render.diagnostics import diagnostic_lines, finding, remark, summary, summary_line
    from planmetrics.render.formats import Output

    project, wanted = _open(paths or [], data)
    diagnostics = [one for one in project.diagnostics if wanted is None or one.span.file in wanted]
    counts = summary(diagnostics, project.files if wanted is None else len(wanted))
    output = Output(
        json=lambda: {"findings": tuple(map(finding, diagnostics)), "summary": counts},
        lines=lambda words: diagnostic_lines(diagnostics, words.lang),
        remarks=lambda words: [remark(one, words.lang) for one in diagnostics],
    )
    show(output, format_)
    conclude(output, format_, "planmetrics validate", summary_line(counts, language()))
    gravest = Severity.WARNING if strict else Severity.ERROR
    end_with([one for one in diagnostics if one.severity >= gravest])


def _open(paths: list[Path], data: Path | None) -> tuple[Project, set[str] | None]:
    """The project, and the files whose diagnostics are wanted (None: all)."""
    from planmetrics.cli.opening import data_folder, today
    from planmetrics.cli.output import doing, stop
    from planmetrics.diagnostics import in_order
    from planmetrics.folder import Found, yaml_files
    from planmetrics.project import open_all
    from planmetrics.source import data_above, is_yaml, kind_of, shown

    missing = next((path for path in paths if not os.path.lexists(path)), None)
    if missing is not None:
        stop("no_path", path=missing)
    whole = paths[0] if len(paths) == 1 and (paths[0] / "plans").is_dir() else None
    if whole is not None or not paths:
        whole = whole or data_folder(data)
        doing("doing.read", what=shown(whole))
        return open_all(whole, today=today(), keep=False), None
    found = [yaml_files(path) if path.is_dir() and not is_yaml(path) else Found([str(path)], []) for path in paths]
    files, wrong = [path for one in found for path in one.files], [lost for one in found for lost in one.wrong]
    if not files and not wrong:
        stop("no_yaml")
    folder = data or data_above((files or paths)[0]) or data_folder(None)
    named: dict[str, list[Path]] = {}
    for path in files:
        named.setdefault(kind_of(path), []).append(path)
    doing("doing.read", what=shown(folder))
    project = open_all(folder, named, today(), keep=False)
    told = {one.span.file for one in project.diagnostics}
    beside = [one for one in wrong if one.span.file not in told]  # a folder that is no part of the data folder
    project = project._replace(diagnostics=in_order([*project.diagnostics, *beside]))
    return project, {shown(path) for path in files} | {one.span.file for one in wrong}
