"""planmetrics explain: what a code means, and how to put it right."""

from __future__ import annotations

from typing import Annotated

import typer

CodeArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[CODE]",
        help="A code such as D001, or a reason such as stale. Without one: all.",
        show_default=False,
    ),
]


_PLACES = str.maketrans("{}", "<>")
"""Places that facts fill, shown as <key> rather than {key}."""


def explain(code: CodeArgument = None) -> None:
    """What does a diagnostic, reason or status mean, and what can be done about it?

    Example: planmetrics explain D001
    """
    from planmetrics.cli.output import stop, write
    from planmetrics.codes import all_codes
    from planmetrics.codes.meanings import MEANINGS
    from planmetrics.figures.rules import MEANINGS as RULES
    from planmetrics.trace.document import MEANINGS as LAYOUT
    from planmetrics.wording import nearest

    meanings = {**MEANINGS, **RULES, **LAYOUT}
    codes = all_codes()
    if code is None:
        lines = [f"{known.code}  {known.severity.word:7}  {known.title}" for known in codes.values()]
        write("\n".join([*lines, "", *(f"{word}: {meaning}" for word, meaning in meanings.items())]))
        return
    code = _key_of(code)
    known = codes.get(code.upper())
    if known is not None:
        message, hint = (text.translate(_PLACES) for text in (known.message, known.hint))
        write(f"{known.code} ({known.severity.word}): {known.title}\n\n{known.explanation}\n")
        write(f"Message: {message}\nWhat to do: {hint}")
    elif code.lower() in meanings:
        write(f"{code.lower()}: {meanings[code.lower()]}")
    else:
        stop(f"'{code}' is no code, reason, status or rule", nearest(code, [*codes, *meanings]))


def _key_of(said: str) -> str:
    """The reason or status that a table prints as this word, in either language; else the word itself."""
    from planmetrics.render.words import WORDS

    found = (key.removeprefix("status.") for key, columns in WORDS.items() if said in columns)
    return next(found, said)
