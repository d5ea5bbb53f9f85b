"""planmetrics explain: what a code means, and how to put it right."""

from __future__ import annotations

from typing import Annotated

import typer

from planmetrics.cli import options

CodeArgument = Annotated[str | None, typer.Argument(metavar="[CODE]", help="argument.code", show_default=False)]


def explain(code: CodeArgument = None, methods: options.MethodsOption = None, data: options.DataOption = None) -> None:
    """What a code, reason, status, method or column means; without one, all that there are."""
    from planmetrics.cli.methods import known_methods
    from planmetrics.cli.opening import data_folder
    from planmetrics.cli.output import language, stop, write
    from planmetrics.render.explaining import choice, everything, explanation
    from planmetrics.wording import nearest

    known = known_methods(data_folder(data), methods)
    lines = everything(known, language()) if code is None else explanation(code, known, language())
    if lines is None:
        stop("unexplained", nearest(code or "", choice(known)), asked=code)
    write("\n".join(lines))
