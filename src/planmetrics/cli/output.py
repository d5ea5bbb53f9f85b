"""Where output goes and in what dress: the one place that writes, and asks about terminal and locale."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, NoReturn, TextIO

import typer

from planmetrics.diagnostics import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.render.table import Table
    from planmetrics.render.words import Lang

CLEAN, FINDINGS, USAGE, UNREADABLE, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes: all well; findings; wrong usage; a file could not be read or written; Ctrl-C."""


class Outlet:
    """A stream whose reader may go away (`| head`), or that may not be there at all: neither is an error."""

    def __init__(self, stream: TextIO | None) -> None:
        # The null device stays open for as long as the program runs.
        self.stream = stream if stream is not None else open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        with contextlib.suppress(AttributeError, OSError):
            # A terminal that cannot show a character gets a substitute, not a crash.
            self.stream.reconfigure(errors="replace")  # type: ignore[attr-defined]  # text streams of files have it

    def write(self, text: str) -> int:
        """Write, unless nobody listens any more."""
        try:
            return self.stream.write(text)
        except BrokenPipeError:
            self._silence()
            return len(text)

    def flush(self) -> None:
        """Flush, unless nobody listens any more."""
        try:
            self.stream.flush()
        except BrokenPipeError:
            self._silence()

    def _silence(self) -> None:
        """Let what is still to come go nowhere, so that nothing complains at exit."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.stream.fileno())

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def write(text: str) -> None:
    """Data to stdout."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def write_records(format_: str, record_type: type[NamedTuple], records: Iterable[Any], **head: object) -> None:
    """Records as the contract has them: `csv`, or `json` with further keys at its head."""
    from planmetrics.render.to_data import rows_of, to_csv, to_json

    if format_ == "csv":
        write_csv(to_csv(record_type, records))
    else:
        write(to_json({**head, "rows": rows_of(records)}, ascii_only=not is_utf8()))


def write_csv(text: str) -> None:
    """A CSV to stdout; says so where stdout cannot hold every character."""
    if not is_utf8():
        say(f"planmetrics: stdout is {sys.stdout.encoding}: what it lacks becomes ?; PYTHONUTF8=1 gives UTF-8")
    write(text)


def say(text: str) -> None:
    """Chatter to stderr."""
    sys.stderr.write(text if text.endswith("\n") else text + "\n")


def leave(code: int) -> NoReturn:
    """End the process at once: taking the interpreter apart takes a tenth of a short command's time."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def stop(message: str | Phrase, hint: str | Phrase = "", code: int = USAGE) -> NoReturn:
    """End with a message: what was found, and what to do about it; phrases in the language that was asked for."""
    if isinstance(message, Phrase) or isinstance(hint, Phrase):
        from planmetrics.render.diagnostics import text_of

        lang = language(None) if isinstance(message, Phrase) else "en"  # a hint in the language of its message
        message, hint = text_of(message, lang), text_of(hint, lang)
    say(f"planmetrics: {message}" + (f"\n    {hint}" if hint else ""))
    raise typer.Exit(code)


def show_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Diagnostics to stderr."""
    from planmetrics.render.diagnostics import diagnostic_lines

    for line in diagnostic_lines(diagnostics, language(None)):
        say(line)


def end_with(diagnostics: Sequence[Diagnostic]) -> None:
    """End with the exit code that these diagnostics call for; with none, go on."""
    if diagnostics:
        raise typer.Exit(UNREADABLE if any(one.code == "Y020" for one in diagnostics) else FINDINGS)


class _Spoken:
    """The language that this run was asked to speak, for what is said before or beside a command's own output."""

    asked: Lang | None = None


def speak(asked: Literal["zh", "en"] | None) -> Literal["zh", "en"] | None:  # which typer reads at run time
    """Note the language asked for with `--lang`, None where it was not given."""
    _Spoken.asked = asked
    return asked


def language(asked: Lang | None) -> Lang:
    """The language of all output: as asked, else PLANMETRICS_LANG, else that of the locale."""
    asked = asked or _Spoken.asked
    if asked is not None:
        return asked
    for name in ("PLANMETRICS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = os.environ.get(name, "").lower()
        if wanted:
            return "zh" if wanted.startswith("zh") else "en"
    return "en"


def is_utf8() -> bool:
    """Whether stdout takes any character."""
    return (sys.stdout.encoding or "").lower().replace("-", "") in {"utf8", "utf8mb4"}


def print_table(table: Table, color: str) -> None:
    """A table to stdout: by Rich on a terminal or with colour asked for, else plain, with all columns."""
    terminal = sys.stdout.isatty()
    colour = color == "always" or (color == "auto" and terminal and _colour_is_welcome())
    if terminal or colour:
        from planmetrics.render.to_terminal import print_table as print_rich

        print_rich(table, sys.stdout, width(), colour=colour)
    else:
        from planmetrics.render.table import plain_lines

        write("\n".join(plain_lines(table, width())))


def _colour_is_welcome() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns to fit output to: COLUMNS, else the terminal's, at least 40; a pipe has no limit."""
    import shutil

    from planmetrics.render.layout import UNLIMITED

    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return max(int(columns), 40)
    return max(shutil.get_terminal_size((100, 24)).columns, 40) if sys.stdout.isatty() else UNLIMITED
