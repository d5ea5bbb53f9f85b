"""Tables on a terminal, by Rich: the same cells as plain text, with colour where a word has a meaning."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.box import Box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from planmetrics.render.layout import fold, pad
from planmetrics.render.table import Table, record_lines, section_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from planmetrics.render.layout import Grid
    from planmetrics.render.table import Block

# One blank between columns and a rule of hyphens below the heads: line-drawing characters are of
# ambiguous width, and break the lines of terminals set up for Chinese.
_HEAD_RULE = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


def print_blocks(blocks: Sequence[Block], stream: TextIO, width: int, *, colour: bool) -> None:
    """Print tables and running text at this width. Data enters as Text, so that no markup in it is obeyed."""
    console = Console(
        file=stream,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        legacy_windows=False,
        emoji=False,
        markup=False,
        no_color=not colour,
        _environ={},  # what colour to use was decided; Rich would ask NO_COLOR and TERM once more
    )
    for number, block in enumerate(blocks):
        if isinstance(block, str):
            _print_lines(console, fold(block, width))
            continue
        _print_table(console, block, width)
        if number + 1 < len(blocks):
            console.print()


def _print_lines(console: Console, lines: Sequence[str], style: str = "") -> None:
    for line in lines:
        console.print(Text(line, style=style), soft_wrap=True)


def _print_table(console: Console, table: Table, width: int) -> None:
    _print_lines(console, fold(table.title, width) if table.title else [], "bold")
    if not table.rows:
        console.print(Text(table.empty))
        return
    fitted = table.grid(width)
    if fitted is None:
        _print_lines(console, list(record_lines(table, width)))
    else:
        console.print(_rich(table, fitted[0], range(min(table.sections, default=table.rows))))
        for first, last in pairwise([*table.sections, table.rows]):
            _print_lines(console, section_lines(table, first, width), "bold")
            console.print(_rich(table, fitted[0], range(first, last), with_head=False))
    if notes := table.below(width, slim=fitted is None or fitted[1]):
        console.print()
        _print_lines(console, notes, "dim")


def _rich(table: Table, grid: Grid, rows: range, *, with_head: bool = True) -> RichTable:
    """Rows of the grid as a Rich table whose cells already fill their widths, so that Rich has nothing to shrink."""
    made = RichTable(
        box=_HEAD_RULE, show_edge=False, padding=(0, 0), pad_edge=False, collapse_padding=True, show_header=with_head
    )
    heads = grid.lines(-1)
    for column, width, head in zip(grid.columns, grid.widths, heads, strict=True):
        made.add_column(
            Text("\n".join(pad(line, width, right=column.right) for line in head)),
            width=width,
            no_wrap=True,
            overflow="ignore",
        )
    for row in rows:
        style = table.lights[row] or "" if table.lights else ""  # lights are called as Rich calls its colours
        made.add_row(
            *(
                Text(
                    "\n".join(pad(line, width, right=column.right) for line in lines),
                    style=style if column.status else "",
                )
                for column, width, lines in zip(grid.columns, grid.widths, grid.lines(row), strict=True)
            )
        )
    return made
