"""The command tree, and how the program starts and ends."""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup, TyperOption
from typer.main import get_command

from planmetrics import __version__
from planmetrics.cli.help import COMMANDS, Command, page_of_group, refusals
from planmetrics.cli.output import (
    CLEAN,
    INTERRUPTED,
    UNREADABLE,
    USAGE,
    Outlet,
    in_words,
    leave,
    say,
    speak,
    take_drafts,
    tell,
    write,
)

if TYPE_CHECKING:
    from typer._click import Command as BuiltCommand
    from typer._click import Parameter


def _help(ctx: typer.Context, _: TyperOption, asked: bool) -> None:
    if asked:
        write(ctx.get_help())
        raise typer.Exit


EVERYWHERE = (
    TyperOption(param_decls=["--lang"], metavar="<zh|en>", help="option.lang", expose_value=False),
    TyperOption(
        param_decls=["--help"], is_flag=True, is_eager=True, expose_value=False, callback=_help, help="option.help"
    ),
)
"""Options that stand behind every command, and behind the program itself: the whole run speaks one language
(`output.speak`), and writes its help as it writes everything else, in whatever encoding stdout has."""


def _take_drafts(_: typer.Context, __: TyperOption, asked: bool) -> None:
    take_drafts(taken=asked)


USE_PLANS = frozenset({"gap", "summary", "rank", "cagr", "audit", "plans", "show", "compare", "export", "report"})
"""Commands that refuse drafts, and take them where --drafts asks for it; those that check plans read them anyway."""
DRAFTS = TyperOption(
    param_decls=["--drafts"], is_flag=True, expose_value=False, callback=_take_drafts, help="option.drafts"
)


class LazyCommands(TyperGroup):
    """The commands, each imported when it is run: a start pays for one, not for all."""

    def get_command(  # type: ignore[override]  # typer's own context
        self,
        ctx: typer.Context,  # noqa: ARG002  # as typer calls it
        cmd_name: str,
    ) -> BuiltCommand | None:
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name  # import is a command, and no name in Python
        function = vars(import_module(f"planmetrics.cli.{name}"))[name]
        alone = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
        # Unknown options of these come through as arguments, so that -1 is a number; they refuse the others.
        settings = {"ignore_unknown_options": cmd_name in {"cagr", "read", "record"}}
        alone.command(cmd_name, cls=Command, context_settings=settings, add_help_option=False)(function)
        command = get_command(alone)
        command.params += (DRAFTS, *EVERYWHERE) if cmd_name in USE_PLANS else EVERYWHERE
        return command

    def get_params(self, ctx: typer.Context) -> list[Parameter]:  # type: ignore[override]  # the same
        """The options of the program itself."""
        return [*super().get_params(ctx), *EVERYWHERE]

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # the same
        """The page of help of the program itself."""
        return page_of_group(ctx, self.collect_usage_pieces(ctx), self.get_params(ctx))

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]  # the same
        """Take the arguments of the program apart, in its language; without any it helps."""
        speak(args)
        if not args:
            tell(self.get_help(ctx))
            raise typer.Exit(USAGE)
        with refusals(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]  # the same
        """Run the command that was asked for."""
        with refusals(ctx):
            return super().invoke(ctx)


# Help without Rich's markup takes half the time, and shows brackets in the text as they are.
app = typer.Typer(
    cls=LazyCommands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    add_help_option=False,
)


def _print_version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"planmetrics {__version__}\n")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[  # it is answered before the command
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="option.version")
    ] = False,
) -> None:
    """Nothing that holds for all commands but what they are asked in."""


def main() -> None:
    """Run the program."""
    sys.stdout, sys.stderr = Outlet(sys.stdout), Outlet(sys.stderr)
    # Pydantic would look through every installed distribution for plugins; none has a say in our files.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    leave(_run())


def _run() -> int:
    """The command that was asked for, and its exit code."""
    try:
        app(prog_name="planmetrics")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except OSError as error:
        with contextlib.suppress(OSError):  # where messages cannot be written either, the exit code has to say it
            say("cannot_write", name=error.filename or in_words("output"), why=(error.strerror or str(error)).lower())
        return UNREADABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    return CLEAN
