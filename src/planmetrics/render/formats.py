"""The formats that a command's output can be shown in: one place that says which there are, and what makes each.

A command makes an `Output`; what it has no maker for it cannot be shown in, and is refused in one way:

    output = Output(lambda words: [gap_table(board, words)], *listing(FIELDS, judged(board), as_of=board.as_of))
    output.tables(words)                              # blocks, which `terminal.print_blocks` shows on a terminal
    lines_of(output, "markdown", words, width)        # everything else, as one text
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.render.data import json_pieces, rows_of, to_csv, to_json
from planmetrics.render.layout import UNLIMITED, indented
from planmetrics.render.markdown import markdown_lines
from planmetrics.render.table import plain_lines
from planmetrics.tuples import NamedTuple
from planmetrics.wording import unforged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from planmetrics.records.fields import Field, Row, T, Value
    from planmetrics.render.remarks import Remark
    from planmetrics.render.table import Block
    from planmetrics.render.words import Words

Format: TypeAlias = Literal["text", "markdown", "json", "csv", "github", "gitlab", "sarif"]

_OF_SERVERS: tuple[Format, ...] = ("github", "gitlab", "sarif")
"""The formats of build servers."""


class Output(NamedTuple):
    """What a command has to show; it cannot be shown in what is None.

    `tables`: blocks (a Table, or running text) in the language of the words, for text and markdown. `json`: the keys of
    the document, without `schema_version`; `rows` makes those of a document whose rows are too many to hold. `csv`: the
    text of the table, or its pieces. What is no table has `lines` of text,
    and may have a `memo`, its lines in Markdown, and `remarks`, which are formats of build servers.
    """

    tables: Callable[[Words], Sequence[Block]] | None = None
    json: Callable[[], Row] | None = None
    csv: Callable[[], str | Iterator[str]] | None = None
    lines: Callable[[Words], Iterable[str]] | None = None
    memo: Callable[[Words], Iterable[str]] | None = None
    rows: Callable[[], Iterator[Row]] | None = None
    remarks: Callable[[Words], Sequence[Remark]] | None = None

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats that it can be shown in."""
        makers: dict[Format, object] = {"text": self.tables or self.lines, "markdown": self.tables or self.memo}
        makers |= {"json": self.json, "csv": self.csv, **dict.fromkeys(_OF_SERVERS, self.remarks)}
        return tuple(name for name, maker in makers.items() if maker is not None)


class CannotShowError(Exception):
    """An output was asked for in a format that it has none of; `possible` are those that it has."""

    def __init__(self, format_: Format, possible: tuple[Format, ...]) -> None:
        super().__init__(f"{format_}: only {', '.join(possible)}")
        self.format, self.possible = format_, possible


def listing(
    fields: Sequence[Field[T]], records: Sequence[T], **head: Value
) -> tuple[Callable[[], Row], Callable[[], str]]:
    """The makers of JSON (the keys of `head`, then `rows`) and of CSV for records."""
    return lambda: {**head, "rows": rows_of(fields, records)}, lambda: to_csv(fields, records)


def lines_of(output: Output, format_: Format, words: Words, width: int = UNLIMITED, *, ascii_only: bool = False) -> str:
    """The output as one text in this format, as `pieces_of` makes it."""
    return "".join(pieces_of(output, format_, words, width, ascii_only=ascii_only))


def pieces_of(
    output: Output, format_: Format, words: Words, width: int = UNLIMITED, *, ascii_only: bool = False
) -> Iterable[str]:
    """The output as pieces of text in this format: one, or many where it is too long to hold.

    Args:
        output: what is to be shown.
        format_: the format.
        words: the language of text and markdown; keys and codes have none.
        width: columns that plain text is fitted to; without it all columns stand in full.
        ascii_only: whether JSON may hold nothing but ASCII.

    Raises:
        CannotShowError: the output has no such format.
    """
    if format_ == "json" and output.json is not None:
        if output.rows is not None:
            return json_pieces(output.json(), output.rows(), ascii_only=ascii_only)
        return [to_json(output.json(), ascii_only=ascii_only)]
    if format_ == "csv" and output.csv is not None:
        made = output.csv()
        return [made] if isinstance(made, str) else made
    if format_ in _OF_SERVERS and output.remarks is not None:
        return [_for_server(format_, output.remarks(words), ascii_only=ascii_only)]
    written = {"text": output.lines, "markdown": output.memo}.get(format_)
    if written is not None:
        lines = written(words)
        folded = lines if format_ == "markdown" else (part for line in lines for part in indented(line, width))
        return [unforged("\n".join(folded))]
    if format_ in {"text", "markdown"} and output.tables is not None:
        blocks = output.tables(words)
        return [unforged("\n".join(markdown_lines(blocks) if format_ == "markdown" else plain_lines(blocks, width)))]
    raise CannotShowError(format_, output.formats)


def _for_server(format_: Format, remarks: Sequence[Remark], *, ascii_only: bool) -> str:
    from planmetrics.render import github, gitlab, sarif  # noqa: PLC0415  # people's commands start without them

    if format_ == "github":
        return "\n".join(github.commands(remarks))
    made = gitlab.code_quality if format_ == "gitlab" else sarif.sarif
    return made(remarks, ascii_only=ascii_only)
