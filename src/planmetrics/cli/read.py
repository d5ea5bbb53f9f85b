"""planmetrics read: how a printed target is understood."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from planmetrics.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator

Texts = Annotated[
    list[str],
    typer.Argument(metavar="TEXT...", help="argument.texts"),
]


def read(texts: Texts, format_: options.FormatOption = "text") -> None:
    """How printed expressions are understood."""
    from planmetrics.cli.output import show, stop
    from planmetrics.figures.read import read_figure
    from planmetrics.records.fields import fields_of
    from planmetrics.records.reading import ReadingRow
    from planmetrics.render.data import rows_of
    from planmetrics.render.formats import Output, listing
    from planmetrics.render.readings import reading_line, reading_row

    unknown = next((text for text in texts if text.startswith("-") and text != "-" and not text[1:2].isdigit()), None)
    if unknown is not None:
        stop("no_such_option", "see_help", option=unknown, command="planmetrics read")
    rows = [reading_row(read_figure(text)) for text in _wanted(texts)]
    fields = fields_of(ReadingRow)
    output = Output(
        json=lambda: {"readings": rows_of(fields, rows)},
        csv=listing(fields, rows)[1],
        lines=lambda words: (reading_line(row, words.lang) for row in rows),
    )
    show(output, format_)


def _stdin() -> str:
    """What stands on stdin, in UTF-8; ends the run where it is closed or in another encoding."""
    from planmetrics.cli.output import UNREADABLE, show_diagnostics, stop
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.source import kept
    from planmetrics.syntax.decoding import MOST_OF_TEXT, to_lines

    if sys.stdin is None:
        stop("stdin_closed", code=UNREADABLE)
    stream = kept(sys.stdin.buffer, "stdin", MOST_OF_TEXT)
    if isinstance(stream, Diagnostic):
        text, refused = None, [stream]
    else:
        with stream:
            text, refused = to_lines(stream.read(), "stdin")
    if text is None:
        show_diagnostics(refused)
        raise typer.Exit(UNREADABLE)
    return text


def _wanted(texts: list[str]) -> Iterator[str]:
    """The texts; each - stands for the lines of stdin, empty ones left out."""
    for text in texts:
        if text == "-":
            yield from (line for line in _stdin().splitlines() if line.strip())
        else:
            yield text
