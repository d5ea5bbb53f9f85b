"""Options that several commands share, declared once; `help` is the key of what they are for in `texts`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

PlanArgument: TypeAlias = Annotated[
    str | None, typer.Argument(metavar="[PLAN]", help="argument.plan", show_default=False)
]
PlanOption: TypeAlias = Annotated[str | None, typer.Option("--plan", "-p", metavar="ID", help="option.plan")]
AllPlansOption: TypeAlias = Annotated[bool, typer.Option("--all", help="option.all_plans")]
RegionOption: TypeAlias = Annotated[
    list[str] | None, typer.Option("--region", "-r", metavar="CODE", help="option.region")
]
AllRegionsOption: TypeAlias = Annotated[bool, typer.Option("--all-regions", help="option.all_regions")]
IndicatorOption: TypeAlias = Annotated[
    list[str] | None, typer.Option("--indicator", "-i", metavar="ID", help="option.indicator")
]
OwnerOption: TypeAlias = Annotated[list[str] | None, typer.Option("--owner", metavar="NAME", help="option.owner")]
YearOption: TypeAlias = Annotated[list[str] | None, typer.Option("--by", metavar="YEAR", help="option.year")]
UsableOption: TypeAlias = Annotated[bool, typer.Option("--usable", help="option.usable")]
AsOfOption: TypeAlias = Annotated[str | None, typer.Option("--as-of", metavar="WHEN", help="option.as_of")]
SinceOption: TypeAlias = Annotated[str | None, typer.Option("--since", metavar="WHEN", help="option.since")]
BaselineOption: TypeAlias = Annotated[str | None, typer.Option("--baseline", metavar="YEAR", help="option.baseline")]
MethodOption: TypeAlias = Annotated[str, typer.Option("--method", metavar="ID", help="option.method")]
MethodsOption: TypeAlias = Annotated[
    Path | None, typer.Option("--methods", metavar="FILE", help="option.methods", show_default=False)
]
WhatIfOption: TypeAlias = Annotated[
    list[str] | None, typer.Option("--what-if", metavar="ID[:REGION]@PERIOD=VALUE", help="option.what_if")
]
FailOption: TypeAlias = Annotated[list[str] | None, typer.Option("--fail-on", metavar="STATUS", help="option.fail_on")]
FormatOption: TypeAlias = Annotated[
    Literal["text", "json", "csv", "markdown", "github", "gitlab", "sarif"],
    typer.Option("--format", "-f", help="option.format"),
]
RawOption: TypeAlias = Annotated[bool, typer.Option("--raw", help="option.raw")]
ColorOption: TypeAlias = Annotated[Literal["auto", "always", "never"], typer.Option("--color", help="option.color")]
DataOption: TypeAlias = Annotated[
    Path | None, typer.Option("--data", metavar="DIR", help="option.data", show_default=False)
]
SourceOption: TypeAlias = Annotated[str | None, typer.Option("--source", metavar="ID", help="option.source")]
NewSourceOption: TypeAlias = Annotated[
    str | None, typer.Option("--new-source", metavar="TITLE", help="option.new_source")
]
PublisherOption: TypeAlias = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="option.publisher")]
UrlOption: TypeAlias = Annotated[str | None, typer.Option("--url", metavar="URL", help="option.url")]
NumberOption: TypeAlias = Annotated[str | None, typer.Option("--number", metavar="TEXT", help="option.number")]
InternalOption: TypeAlias = Annotated[bool, typer.Option("--internal", help="option.internal")]
PublishedOption: TypeAlias = Annotated[str | None, typer.Option("--published", metavar="DATE", help="option.published")]
KindOption: TypeAlias = Annotated[
    Literal["official", "media", "other"] | None, typer.Option("--kind", help="option.kind")
]
CopyOption: TypeAlias = Annotated[Literal["mirror", "repost"] | None, typer.Option("--copy", help="option.copy")]
PricesOption: TypeAlias = Annotated[str | None, typer.Option("--prices", metavar="BASIS", help="option.prices")]
ReviseOption: TypeAlias = Annotated[bool, typer.Option("--revise", help="option.revise")]
DryRunOption: TypeAlias = Annotated[bool, typer.Option("--dry-run", help="option.dry_run")]

DEFAULT_METHOD = "schedule"
