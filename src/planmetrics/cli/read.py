"""planmetrics read: how a printed target is understood."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from planmetrics.cli.options import LangOption  # noqa: TC001 (typer reads annotations at run time)
from planmetrics.diagnostics import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

Texts = Annotated[
    list[str],
    typer.Argument(metavar="TEXT...", help="Printed expressions; - reads them from stdin, one a line."),
]
ReadFormat = Annotated[Literal["text", "json", "csv"], typer.Option("--format", "-f", help="What to print.")]


def read(texts: Texts, format_: ReadFormat = "text", lang: LangOption = None) -> None:
    """How is a printed target understood: form, comparator, value, unit, and what the words say?

    Where a text fixes no quantity the reading says why; `planmetrics explain REASON` tells more.

    Example: planmetrics read 累计超2.2万家 年均增长15%以上
    """
    from planmetrics.cli.output import is_utf8, language, stop, write
    from planmetrics.figures.read import read_figure
    from planmetrics.records.reading import ReadingRow
    from planmetrics.render.readings import reading_line, reading_row

    unknown = next((text for text in texts if text.startswith("-") and text != "-" and not text[1:2].isdigit()), None)
    if unknown is not None:
        stop(phrase("no_such_option", option=unknown), phrase("see_help", command="read"))
    rows = [reading_row(read_figure(text)) for text in _wanted(texts)]
    if format_ == "text":
        write("\n".join(reading_line(row, language(lang)) for row in rows))
    elif format_ == "csv":
        from planmetrics.cli.output import write_records

        write_records(format_, ReadingRow, rows)
    else:
        from planmetrics.render.to_data import rows_of, to_json

        write(to_json({"readings": rows_of(rows)}, ascii_only=not is_utf8()))


def _stdin() -> str:
    """What stands on stdin, in UTF-8; ends the run where it is closed or in another encoding."""
    from planmetrics.cli.output import UNREADABLE, show_diagnostics, stop
    from planmetrics.syntax.decoding import to_text

    if sys.stdin is None:
        stop(phrase("stdin_closed"), phrase("pipe_texts"), code=UNREADABLE)
    text, refused = to_text(sys.stdin.buffer.read(), "stdin")
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
