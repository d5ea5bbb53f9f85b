"""planmetrics explain: what a code means, and how to put it right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.finding import Rule

CodeArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[CODE]",
        help="A code such as D001 or A002, or a reason such as stale. Without one: all.",
        show_default=False,
    ),
]


def _template(text: str) -> str:
    """A message with the places that facts fill shown as <key> rather than {key} or {key:n}."""
    return re.sub(r"\{(\w+)(?::\w+)?\}", r"<\1>", text)


def explain(code: CodeArgument = None) -> None:
    """What does a diagnostic, reason or status mean, and what can be done about it?

    Example: planmetrics explain D001
    """
    from planmetrics.audit.rules import BY_CODE, RULES
    from planmetrics.cli.output import stop, write
    from planmetrics.codes import all_codes
    from planmetrics.codes.meanings import MEANINGS
    from planmetrics.figures.rules import MEANINGS as FIGURES
    from planmetrics.trace.document import MEANINGS as LAYOUT
    from planmetrics.wording import nearest

    meanings = {**MEANINGS, **FIGURES, **LAYOUT}
    codes = all_codes()
    if code is None:
        lines = [f"{known.code}  {known.severity.word:13}  {known.title}" for known in codes.values()]
        lines += [f"{rule.code}  {rule.severity.word:13}  {rule.title[1]} ({rule.slug})" for rule in RULES]
        write("\n".join([*lines, "", *(f"{word}: {meaning}" for word, meaning in meanings.items())]))
        return
    code = _key_of(code)
    known = codes.get(code.upper())
    rule = BY_CODE.get(code.upper()) or next((rule for rule in RULES if rule.slug == code.lower()), None)
    if rule is not None:
        write("\n".join(_rule_lines(rule)))
    elif known is not None:
        message, hint = (_template(text) for text in (known.message, known.hint))
        write(f"{known.code} ({known.severity.word}): {known.title}\n\n{known.explanation}\n")
        write(f"Message: {message}\nWhat to do: {hint}")
    elif code.lower() in meanings:
        write(f"{code.lower()}: {meanings[code.lower()]}")
    else:
        stop(f"'{code}' is no code, reason, status or rule", nearest(code, [*codes, *BY_CODE, *meanings]))


def _rule_lines(rule: Rule) -> Iterator[str]:
    """A rule of the audit: what it holds against what, and what its findings say."""
    yield f"{rule.code} {rule.slug} ({rule.severity.word}): {rule.title[1]} / {rule.title[0]}"
    yield f"\n{rule.explanation}\n"
    yield f"By: {rule.formula[1]} / {rule.formula[0]}"
    for wording in rule.wordings.values():
        yield f"Message: {_template(wording.message[1])}"
        yield f"    {_template(wording.message[0])}"
        yield f"What to do: {wording.suggestion[1]} / {wording.suggestion[0]}"


def _key_of(said: str) -> str:
    """The reason or status that a table prints as this word, in either language; else the word itself."""
    from planmetrics.render.words import WORDS

    found = (key.removeprefix("status.") for key, columns in WORDS.items() if said in columns)
    return next(found, said)
