"""planmetrics read: how a printed target is understood."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

Texts = Annotated[
    list[str],
    typer.Argument(metavar="TEXT...", help="Printed expressions; - reads them from stdin, one a line."),
]
ReadFormat = Annotated[Literal["text", "json", "csv"], typer.Option("--format", "-f", help="What to print.")]


def read(texts: Texts, format_: ReadFormat = "text") -> None:
    """How is a printed target understood: form, comparator, value, unit, and what the words say?

    Where a text fixes no quantity the reading says why; `planmetrics explain REASON` tells more.

    Example: planmetrics read 累计超2.2万家 年均增长15%以上
    """
    from planmetrics.cli.output import is_utf8, stop, write
    from planmetrics.figures.read import read_figure
    from planmetrics.records.reading import ReadingRow
    from planmetrics.render.readings import reading_lines, reading_row

    unknown = next((text for text in texts if text.startswith("-") and text != "-" and not text[1:2].isdigit()), None)
    if unknown is not None:
        stop(f"there is no option {unknown}", "`planmetrics read --help` lists the options")
    rows = [reading_row(read_figure(text)) for text in _wanted(texts)]
    if format_ == "text":
        write("\n".join(line for row in rows for line in reading_lines(row)))
    elif format_ == "csv":
        from planmetrics.cli.output import write_records

        write_records(format_, ReadingRow, rows)
    else:
        from planmetrics.render.to_data import rows_of, to_json

        write(to_json({"readings": rows_of(rows)}, ascii_only=not is_utf8()))


def _stdin() -> str:
    """What stands on stdin, in UTF-8; ends the run where it is closed or in another encoding."""
    from planmetrics.cli.output import UNREADABLE, show_problems, stop
    from planmetrics.syntax.decoding import to_text

    if sys.stdin is None:
        stop("stdin is closed", "pipe the texts into it, one a line", code=UNREADABLE)
    text, problems = to_text(sys.stdin.buffer.read(), "stdin")
    if text is None:
        show_problems(problems)
        raise typer.Exit(UNREADABLE)
    return text


def _wanted(texts: list[str]) -> Iterator[str]:
    """The texts; each - stands for the lines of stdin, empty ones left out."""
    for text in texts:
        if text == "-":
            yield from (line for line in _stdin().splitlines() if line.strip())
        else:
            yield text
