"""The command tree, and how the program starts and ends."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from planmetrics import __version__
from planmetrics.cli.output import CLEAN, INTERRUPTED, UNREADABLE, Outlet, leave, say, speak

# In the order of the help. Each is a module here with a function of its name, imported when it is asked for.
COMMANDS = {
    "gap": "How far each target is, and what it still needs.",
    "cagr": "The growth that plans ask for and state; a calculator.",
    "validate": "Check the YAML files: the check for CI.",
    "audit": "What plans say that cannot all be true.",
    "plans": "Which plans there are.",
    "show": "One plan, or one indicator with its sources.",
    "compare": "One indicator across plans, regions and years.",
    "trace": "Every figure of a plan's document: encoded, explained or missing.",
    "read": "How a printed target is understood.",
    "export": "Tidy tables of all targets or observations.",
    "explain": "What a code, reason, status or method means.",
}


class LazyCommands(TyperGroup):
    """The commands, each imported when it is run or listed: a start pays for one, not for all."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # typer's own context
        """The names, in the order of the help."""
        return [*COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # the same
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        function = getattr(import_module(f"planmetrics.cli.{cmd_name}"), cmd_name)
        alone = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
        # Unknown options of these come through as arguments, so that -1 is a number; they refuse the others.
        settings = {"ignore_unknown_options": cmd_name in {"cagr", "read"}}
        alone.command(cmd_name, short_help=COMMANDS[cmd_name], context_settings=settings)(function)
        return get_command(alone)


# Help without Rich's markup takes half the time, and shows brackets in the text as they are.
app = typer.Typer(cls=LazyCommands, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True)


def _print_version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"planmetrics {__version__}\n")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001 (its callback does what it asks for)
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop."),
    ] = False,
) -> None:
    """Plain-text plan tracking: how far is each target, and what growth does it still need?

    Exit codes: 0 clean, 1 findings, 2 wrong usage, 3 a file could not be read or written, 130 interrupted.
    """
    ctx.call_on_close(lambda: speak(None))  # another run in this process may be asked to speak another language


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
        say(f"planmetrics: {error.filename or 'output'}: {(error.strerror or str(error)).lower()}")
        return UNREADABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    return CLEAN
