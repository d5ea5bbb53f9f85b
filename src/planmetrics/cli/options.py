"""Options that several commands share, worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from planmetrics.cli.output import speak

PlanOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--plan", "-p", metavar="ID", help="Id of a plan; `planmetrics plans` lists them."),
]
RegionOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--region", "-r", metavar="CODE", help="Code of a region, for example 330112. May be repeated."),
]
AllRegionsOption: TypeAlias = Annotated[
    bool, typer.Option("--all-regions", help="Every region that the plan sets a target for.")
]
IndicatorOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--indicator", "-i", metavar="ID", help="Id of an indicator. May be repeated."),
]
AsOfOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="WHEN",
        help="Look from this date or period: 2024-06-30, 2024-06, 2024. Default: today.",
    ),
]
FormatOption: TypeAlias = Annotated[
    Literal["text", "json", "csv"], typer.Option("--format", "-f", help="What to print.")
]
LangOption: TypeAlias = Annotated[
    Literal["zh", "en"] | None,
    typer.Option("--lang", callback=speak, help="Language of the output. Default: PLANMETRICS_LANG, then the locale."),
]
ColorOption: TypeAlias = Annotated[
    Literal["auto", "always", "never"], typer.Option("--color", help="Colour; auto means on a terminal.")
]
DataOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="The folder that holds plans/. Default: PLANMETRICS_DATA, the nearest data/plans upward, the package's.",
        show_default=False,
    ),
]
