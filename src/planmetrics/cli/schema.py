"""planmetrics schema: what editors check a file by."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Kind = Annotated[
    Literal["plan", "actuals", "indicators", "regions", "methods"],
    typer.Argument(metavar="plan|actuals|indicators|regions|methods", help="argument.kind", show_default=False),
]


def schema(kind: Kind) -> None:
    """The JSON Schema of a kind of file."""
    from planmetrics.cli.output import is_utf8, write
    from planmetrics.render.schema import schema_text

    write(schema_text(kind, ascii_only=not is_utf8()))
