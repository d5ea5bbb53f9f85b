"""Where output goes, in which language and dress: the one place that writes, and asks about terminal and locale."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TYPE_CHECKING, NoReturn, TextIO

import typer

from planmetrics.cli.texts import TEXTS, text
from planmetrics.diagnostics import Phrase
from planmetrics.tuples import NamedTuple
from planmetrics.wording import harmless, printable, unforged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from planmetrics.cli.progress import Line
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.render.formats import Format, Output
    from planmetrics.render.words import Lang, Words

CLEAN, FINDINGS, USAGE, UNREADABLE, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes: all well; findings; wrong usage; a file could not be read or written; Ctrl-C."""


_UNREAD = {"Y020", "Y021"}


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

    def __getattr__(self, name: str) -> object:
        return getattr(self.stream, name)  # whatever else a stream is asked for: encoding, isatty, fileno


_LANGUAGES: dict[str, Lang] = {"zh": "zh", "en": "en"}


class _Run:
    """What holds for the whole run; its language is known before a command is, since help and refusals speak it too."""

    lang: Lang = "en"
    drafts = False
    line: Line | None = None


def take_drafts(*, taken: bool) -> None:
    """Settle whether this run uses plans that were drafted and that nobody has checked, as --drafts asks."""
    _Run.drafts = taken


def takes_drafts() -> bool:
    """Whether this run uses plans that nobody has checked."""
    return _Run.drafts


def speak(arguments: Sequence[str]) -> None:
    """Settle the language of the run: as asked with --lang, else PLANMETRICS_LANG, else that of the locale."""
    _Run.lang = _of_environment()
    for asked in _asked(arguments):
        if asked not in _LANGUAGES:
            stop("unknown_lang", lang=asked)
        _Run.lang = _LANGUAGES[asked]


def _asked(arguments: Sequence[str]) -> Iterator[str]:
    """What --lang was given, wherever it stands; behind -- there are no options."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    for option, value in zip(options, [*options[1:], ""], strict=False):
        if option.startswith("--lang="):
            yield option.removeprefix("--lang=")
        elif option == "--lang" and value:
            yield value


def _of_environment() -> Lang:
    for name in ("PLANMETRICS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = os.environ.get(name, "").lower()
        if wanted:
            return "zh" if wanted.startswith("zh") else "en"
    return "en"


def language() -> Lang:
    """The language of everything that this run prints for people."""
    return _Run.lang


def lang_option() -> str:
    """What to put behind a command that is advised, for it to speak the language of this run; empty where it will."""
    return "" if language() == _of_environment() else f" --lang {language()}"


def in_words(key: str, /, **facts: object) -> str:
    """The text of this key in the language of the run."""
    return text(key, language(), **facts)


def listed(items: Iterable[str]) -> str:
    """Several names in one line."""
    return words().listed(items)


def words() -> Words:
    """The words that tables print, in the language of the run."""
    from planmetrics.render.words import Words

    return Words(language())


def doing(key: str, /, **facts: object) -> None:
    """What is being done from now on, for whoever waits at a terminal: in a line that is gone before anything else."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return
    if _Run.line is None:
        from planmetrics.cli.progress import Line

        _Run.line = Line(sys.stderr)
    _Run.line.tell(unforged(printable(in_words(key, **facts))))


def _hush() -> None:
    """Take away what was told of what is being done."""
    if _Run.line is not None:
        _Run.line.hush()


def write(text: str) -> None:
    """Data to stdout."""
    _hush()
    sys.stdout.write(unforged(text if text.endswith("\n") else text + "\n"))


def tell(text: str) -> None:
    """Lines to stderr, as they are; folded where they are read on a terminal."""
    _hush()
    lines = text.removesuffix("\n").split("\n")
    if sys.stderr.isatty():
        from planmetrics.render.layout import indented

        lines = [part for line in lines for part in indented(line, width())]
    sys.stderr.write(unforged("\n".join(lines) + "\n"))


def say(key: str, /, **facts: object) -> None:
    """What this key stands for, to stderr; nothing in the facts acts on a terminal."""
    tell(f"planmetrics: {printable(in_words(key, **facts))}")


def advise(commands: Iterable[str]) -> None:
    """The commands to go on with, to stderr."""
    tell(in_words("next"))
    for command in commands:
        tell(f"    {command}")


def stop(key: str, hint: str | Phrase | None = None, /, code: int = USAGE, **facts: object) -> NoReturn:
    """End with a message: what was found, and what to do about it.

    Args:
        key: the text of what was found.
        hint: the key of what to do about it, or a guess at what was meant; without one, the hint that stands beside
            the text.
        code: the exit code.
        facts: what fills the places of both.
    """
    say(key, **facts)
    advice = hint if hint is not None else f"{key}.hint"
    if isinstance(advice, Phrase):
        from planmetrics.render.diagnostics import text_of

        tell(f"    {printable(text_of(advice, language()))}")
    elif hint is not None or advice in TEXTS:
        tell(f"    {printable(in_words(advice, **facts))}")
    raise typer.Exit(code)


def exclude(other: str, given: Mapping[str, object], why: str = "leave_one_out") -> None:
    """End the run at the first of these options that was given: it does not go with the other.

    Args:
        other: what was given already, as a person would name it.
        given: options, each with its value; one that is None, False or empty was not given.
        why: the key of the hint.
    """
    for option, value in given.items():
        if value:
            stop("not_together", why, one=option, other=other)


def show_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Diagnostics to stderr."""
    from planmetrics.render.diagnostics import diagnostic_lines

    for line in diagnostic_lines(diagnostics, language()):
        tell(line)


def end_with(diagnostics: Sequence[Diagnostic]) -> None:
    """End with the exit code that these diagnostics call for; with none, go on."""
    if diagnostics:
        raise typer.Exit(UNREADABLE if any(one.code in _UNREAD for one in diagnostics) else FINDINGS)


def leave(code: int) -> NoReturn:
    """End the process at once: taking the interpreter apart takes a tenth of a short command's time."""
    _hush()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def show(output: Output, format_: Format, color: str = "auto") -> None:
    """What a command has to show to stdout: by Rich on a terminal or with colour asked for, else plain.

    A format that the output cannot be shown in is refused with those that it can.
    """
    from planmetrics.render.formats import CannotShowError, pieces_of

    dress = _dress(color)
    if format_ == "text" and output.tables is not None and (dress.terminal or dress.colour):
        from planmetrics.render.terminal import print_blocks

        drawn = io.StringIO()
        print_blocks(output.tables(words()), drawn, width(), colour=dress.colour)
        _hush()
        sys.stdout.write(unforged(drawn.getvalue()))
        return
    try:
        made = pieces_of(output, format_, words(), width(), ascii_only=not is_utf8())
    except CannotShowError as refusal:
        stop("no_format", format=refusal.format, formats=listed(refusal.possible))
    if format_ == "csv" and not is_utf8():
        say("lossy", encoding=sys.stdout.encoding)
    last = ""
    for piece in made:
        if dress.terminal:
            _hush()
        # Cells stay as given in a file or pipe; on a terminal they are only looked at, and must not act on it.
        sys.stdout.write(harmless(piece) if dress.terminal else piece)
        last = piece or last
    if last and not last.endswith("\n"):
        sys.stdout.write("\n")
    _hush()


def conclude(output: Output, format_: Format, title: str, counts: str) -> None:
    """How many there are, to stderr; with annotations also to the summary of the step, if GitHub asks for one."""
    if format_ in {"text", "github"}:
        tell(counts)
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if format_ != "github" or output.remarks is None or not file:
        return
    from planmetrics.render.github import step_summary

    try:
        with open(file, "a", encoding="utf-8") as summary:  # noqa: PTH123 - pathlib has no way to append
            summary.write(step_summary(title, counts, output.remarks(words()), words()))
    except OSError as error:
        stop("no_summary", "no_summary.hint", code=UNREADABLE, file=file, why=error.strerror or error)


class _Dress(NamedTuple):
    terminal: bool
    colour: bool


def _dress(color: str) -> _Dress:
    """Whether stdout is a terminal, and whether it is to be coloured."""
    terminal = sys.stdout.isatty()
    welcome = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return _Dress(terminal, color == "always" or (color == "auto" and terminal and welcome))


def is_utf8() -> bool:
    """Whether stdout takes any character."""
    return (sys.stdout.encoding or "").lower().replace("-", "") in {"utf8", "utf8mb4"}


def width() -> int:
    """Columns to fit output to: COLUMNS, else the terminal's, at least 40; a pipe has no limit."""
    import shutil

    from planmetrics.render.layout import UNLIMITED

    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return max(int(columns), 40)
    return max(shutil.get_terminal_size((100, 24)).columns, 40) if sys.stdout.isatty() else UNLIMITED
