"""planmetrics explain: what a code means, and how to put it right."""

from __future__ import annotations

from typing import Annotated

import typer

from planmetrics.cli.judging import MethodsOption  # noqa: TC001 (typer reads annotations at run time)
from planmetrics.cli.options import DataOption, LangOption  # noqa: TC001 (the same)

CodeArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[CODE]",
        help="A code such as D001 or A002, a method such as statcan, or a word that a table prints. Without one: all.",
        show_default=False,
    ),
]


def explain(
    code: CodeArgument = None, methods: MethodsOption = None, lang: LangOption = None, data: DataOption = None
) -> None:
    """What does a diagnostic, reason, status, method or column mean, and what can be done about it?

    Example: planmetrics explain D001
    """
    from planmetrics.cli.judging import known
    from planmetrics.cli.opening import data_folder
    from planmetrics.cli.output import language, stop, write
    from planmetrics.diagnostics import phrase
    from planmetrics.render.explaining import choice, everything, explanation
    from planmetrics.wording import nearest

    known_methods, words = known(data_folder(data), methods), language(lang)
    lines = everything(known_methods, words) if code is None else explanation(code, known_methods, words)
    if lines is None:
        stop(phrase("unexplained", asked=code), nearest(code or "", choice(known_methods)))
    write("\n".join(lines))
