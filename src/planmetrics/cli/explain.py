"""planmetrics explain: what a code means, and how to put it right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from planmetrics.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.finding import Rule
    from planmetrics.model.method import Grade, Method

CodeArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[CODE]",
        help="argument.code",
        show_default=False,
    ),
]


def _template(text: str) -> str:
    """A message with the places that facts fill shown as <key> rather than {key} or {key:n}."""
    return re.sub(r"\{(\w+)(?::\w+)?\}", r"<\1>", text)


def explain(code: CodeArgument = None, methods: options.MethodsOption = None, data: options.DataOption = None) -> None:
    """What a code, reason, status or method means."""
    from planmetrics.audit.rules import BY_CODE, RULES
    from planmetrics.cli.methods import known_methods as methods_of
    from planmetrics.cli.opening import data_folder
    from planmetrics.cli.output import stop, write
    from planmetrics.codes import all_codes
    from planmetrics.codes.meanings import MEANINGS
    from planmetrics.figures.rules import MEANINGS as FIGURES
    from planmetrics.trace.document import MEANINGS as LAYOUT
    from planmetrics.wording import nearest

    meanings = {**MEANINGS, **FIGURES, **LAYOUT}
    codes, known_methods = all_codes(), methods_of(data_folder(data), methods)
    if code is None:
        lines = [f"{one.code}  {one.severity.word:13}  {one.title}" for one in codes.values()]
        lines += [f"{rule.code}  {rule.severity.word:13}  {rule.title[1]} ({rule.slug})" for rule in RULES]
        lines += [f"{name:21}{method.name_en}" for name, method in known_methods.items()]
        write("\n".join([*lines, "", *(f"{word}: {meaning}" for word, meaning in meanings.items())]))
        return
    asked, code = code, _key_of(code)
    found = codes.get(code.upper())
    rule = BY_CODE.get(code.upper()) or next((rule for rule in RULES if rule.slug == code.lower()), None)
    if rule is not None:
        write("\n".join(_rule_lines(rule)))
    elif found is not None:
        message, hint = (_template(text) for text in (found.message, found.hint))
        write(f"{found.code} ({found.severity.word}): {found.title}\n\n{found.explanation}\n")
        write(f"Message: {message}\nWhat to do: {hint}")
    elif code.lower() in known_methods:
        write("\n".join(_method_lines(known_methods[code.lower()], meanings)))
    elif code.lower() in meanings:
        write(f"{code.lower()}: {meanings[code.lower()]}")
    else:
        choice = [*codes, *BY_CODE, *known_methods, *meanings]
        stop("unexplained", nearest(asked, choice), asked=asked)


def _rule_lines(rule: Rule) -> Iterator[str]:
    """A rule of the audit: what it holds against what, and what its findings say."""
    yield f"{rule.code} {rule.slug} ({rule.severity.word}): {rule.title[1]} / {rule.title[0]}"
    yield f"\n{rule.explanation[1]}\n{rule.explanation[0]}\n"
    yield f"By: {rule.formula[1]} / {rule.formula[0]}"
    for wording in rule.wordings.values():
        yield f"Message: {_template(wording.message[1])}"
        yield f"    {_template(wording.message[0])}"
        yield f"What to do: {wording.suggestion[1]} / {wording.suggestion[0]}"


def _method_lines(method: Method, meanings: dict[str, str]) -> Iterator[str]:
    """A method: what it judges by, its classes with their cut-offs, and where it comes from."""
    yield f"{method.id}: {method.name_en} / {method.name}"
    yield f"\n{method.source.title}" + (f" ({method.source.url})" if method.source.url else "")
    yield f"{method.source.note or ''}\n"
    quantity = method.with_target.quantity
    yield f"Judges by {quantity}: {meanings[quantity]}"
    yield from map(_class_line, method.with_target.classes)
    yield f"Reached already: {method.achieved.label} ({method.achieved.name})"
    if method.without_target is not None:
        yield "Without a target, by growth a year as a fraction:"
        yield from map(_class_line, method.without_target.classes)
    if method.otherwise is not None:
        yield f"Where that cannot be had, it hands over to {method.otherwise}."


def _class_line(grade: Grade) -> str:
    signs = {"at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<"}
    cut = f"{signs[grade.comparator]} {grade.figure}" if grade.comparator is not None else "else"
    return f"  {cut:10}{grade.label} ({grade.name})"


def _key_of(said: str) -> str:
    """The reason or status that a table prints as this word, in either language; else the word itself."""
    from planmetrics.codes.meanings import MEANINGS
    from planmetrics.render.words import WORDS

    found = (key.removeprefix("status.") for key, columns in WORDS.items() if said in columns)
    return next((key for key in found if key in MEANINGS), said)
