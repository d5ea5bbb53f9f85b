"""Pages of help, and refusals of wrong usage, in the language of the run: Typer parses, the words are ours."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer
from typer.core import TyperArgument, TyperCommand, TyperOption

from planmetrics.cli.output import USAGE, in_words, language, stop, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

COMMANDS: dict[str, tuple[str, ...]] = {
    "init": ("init plans --lang en", "init ."),
    "new": ("new council-plan-2026",),
    "gap": ("gap hz-315-2024 --region 330112", "gap --table figures.csv --method statcan"),
    "summary": ("summary", "summary hz-315-2024 --all-regions"),
    "rank": ("rank --plan hz-315-2024 --by attainment",),
    "cagr": ("cagr --plan gongshu-14fyp", "cagr 466 1000 --years 5"),
    "validate": ("validate data/plans/hz-315-2024.yaml",),
    "audit": ("audit --plan gongshu-14fyp",),
    "plans": ("plans",),
    "show": ("show hz-315-2024 rd-intensity", "show --indicator rd-intensity"),
    "compare": ("compare rd-intensity --region 330100 --region 330500",),
    "trace": ("trace hz-315-2024 hz-315-2024.txt",),
    "review": (
        "review hz-2030",
        "review hz-2030 --accept 12.1 13-31",
        "review hz-2030 --reject 45.2 --reason 'a threshold'",
        "review hz-2030 --out review.html",
    ),
    "draft": ("draft plan.docx -o data/plans/my-plan.yaml", "draft plan.txt --format json"),
    "read": ("read 累计超2.2万家 年均增长15%以上",),
    "import": ("import 月报2026-09.xlsx --region 330100 --source hz-2026-09 --dry-run",),
    "record": ("record 330100 rd-intensity 2024 3.98 --source hz-bulletin-2024 --dry-run",),
    "report": (
        "report hz-315-2024 --out report.html",
        "report --all --as-of 2026-09 --since 2026-08 --out monthly.xlsx",
        "report hz-315-2024 --formulas --out report.xlsx",
    ),
    "export": ("export targets --plan hz-315-2024 --format csv", "export gaps --as-of 2026-09", "export --to package"),
    "schema": ("schema plan",),
    "explain": ("explain D001",),
}
"""The commands with examples of each, in the order of the help. Each is a module here, with a function of its name, and
imported when it is asked for; what it is for stands in `texts` under its name."""

_WIDEST = 100
_NAMES = 26
"""Columns for names of options; longer ones have a line of their own."""

_USAGE = {"[OPTIONS]": "page.any_options", "COMMAND [ARGS]...": "page.any_command"}
"""Pieces of Typer's line of usage that are words."""
_REFUSALS = {
    "did_you_mean_option": r"No such option: (?P<option>\S+) \(Possible options: (?P<words>.*)\)",
    "no_such_option": r"No such option: (?P<option>.*)",
    "no_such_command": r"No such command '(?P<command>.*)'\.",
    "missing_argument": r"Missing (?:argument|option|parameter) '(?P<name>[^']*)'\..*",
    "no_choice": r"Invalid value for (?P<name>.*?): '(?P<value>.*)' is not one of (?P<choice>.*)\.",
    "no_whole_number": r"Invalid value for (?P<name>.*?): '(?P<value>.*)' is not a valid int(?:eger)?\.",
    "needs_value": r"Option '(?P<option>.*)' requires an argument\.?",
    "takes_no_value": r"Option '(?P<option>.*)' does not take a value\.",
    "unexpected": r"Got unexpected extra argument\S* \((?P<words>.*)\)",
}
"""What Typer says of wrong usage, by the key of what we say."""


class Command(TyperCommand):
    """A command whose page of help is ours."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # typer's own context
        """The page of help."""
        name = self.name or ""
        examples = [f"  planmetrics {example}" for example in COMMANDS[name]]
        return "\n".join(
            [
                *_head(ctx, self.collect_usage_pieces(ctx), in_words(f"help.{name}")),
                *("", in_words("page.examples"), *examples),
                *_parameters(ctx, self.get_params(ctx)),
            ]
        )


def page_of_group(ctx: typer.Context, usage: Sequence[str], parameters: Iterable[object]) -> str:
    """The page of help of the program itself."""
    described = f"{in_words('help')}\n\n{in_words('help.exit_codes')}"
    listed = [(name, in_words(f"command.{name}")) for name in COMMANDS]
    return "\n".join(
        [*_head(ctx, usage, described), *_parameters(ctx, parameters), *_listed(in_words("page.commands"), listed)]
    )


def _head(ctx: typer.Context, usage: Sequence[str], described: str) -> Iterator[str]:
    pieces = [in_words(_USAGE[piece]) if piece in _USAGE else piece for piece in usage]
    yield in_words("page.usage") + " ".join([ctx.command_path, *pieces])
    for paragraph in described.split("\n\n"):
        yield ""
        yield from (f"  {line}" for line in _folded(paragraph, 2))


def _parameters(ctx: typer.Context, parameters: Iterable[object]) -> Iterator[str]:
    """Arguments, then options, each with what it is for and what it is without being given."""
    kinds: dict[str, list[tuple[str, str]]] = {"page.arguments": [], "page.options": []}
    for one in parameters:
        if isinstance(one, (TyperArgument, TyperOption)) and (record := one.get_help_record(ctx)) is not None:
            key = "page.arguments" if isinstance(one, TyperArgument) else "page.options"
            what = in_words(one.help or "")
            if isinstance(one.default, str):
                what += in_words("page.default", value=one.default)
            kinds[key].append((record[0], what))
    for key, listed in kinds.items():
        if listed:
            yield from _listed(in_words(key), listed)


def _listed(title: str, listed: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Names and what they are for, in two columns."""
    names = min(max(len(name) for name, _ in listed), _NAMES)
    yield from ("", title)
    for name, what in listed:
        first, *others = _folded(what, names + 4)
        yield from (f"  {name:{names}}  {first}",) if len(name) <= names else (f"  {name}", " " * (names + 4) + first)
        yield from (" " * (names + 4) + line for line in others)


def _folded(text: str, indent: int) -> list[str]:
    from planmetrics.render.layout import fold

    return fold(text, min(width(), _WIDEST) - indent)


@contextmanager
def refusals(ctx: typer.Context) -> Iterator[None]:
    """Refuse in our words what Typer refuses."""
    try:
        yield
    except typer.TyperException as error:
        _refuse(error.format_message(), " ".join(filter(None, ("planmetrics", ctx.invoked_subcommand))))


def _refuse(message: str, path: str) -> NoReturn:
    from planmetrics.wording import nearest

    for key, pattern in _REFUSALS.items():
        if match := re.fullmatch(pattern, message, re.DOTALL):
            facts: dict[str, object] = {name: _said(name, held) for name, held in match.groupdict().items()}
            if key == "no_such_command":
                stop(key, nearest(match["command"], COMMANDS), USAGE, **facts)
            stop(key, "see_help", USAGE, **{"command": path, **facts})
    stop("refused", "see_help", command=path, message=message)


def _said(name: str, held: str) -> str:
    """A part of Typer's message as we say it: options by their names, choices as a list."""
    if name == "name":
        return held.replace("'", "")
    return held.replace("'", "").replace(", ", "、") if name == "choice" and language() == "zh" else held
