"""Rows as JSON and CSV: the contract that other programs read. Full precision, keys never renamed."""

from __future__ import annotations

import csv
import json
import re
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Any

from planmetrics.model.period import Period
from planmetrics.records.fields import row_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from planmetrics.records.fields import Field, Row, T, Value

SCHEMA_VERSION = 1
_ORDER, _ORDER_BELOW = re.compile(r"\s*::"), re.compile(r"[\r\n]\s*(?=::)")
"""What a build server would take for an order: at the beginning of a line, or below the first of a cell."""
_QUOTED = ('"', "\n", "\r")
_ACTING = "[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|#(?=#\\w*\\[)"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def to_json(content: Row, *, ascii_only: bool = False) -> str:
    """One JSON document with its schema version."""
    return dumped({"schema_version": SCHEMA_VERSION, **content}, ascii_only=ascii_only)


def dumped(content: Row, *, ascii_only: bool) -> str:
    """As JSON; what would act on a terminal, turn its text around, or give orders to a build server, is escaped."""
    text = json.dumps(_plain(content), ensure_ascii=ascii_only, indent=2, allow_nan=False)
    return re.sub(_ACTING, lambda char: f"\\u{ord(char[0]):04x}", text)


def json_pieces(head: Row, rows: Iterable[Row], *, ascii_only: bool = False) -> Iterator[str]:
    """The document that `to_json` makes of a head and its `rows`, a row at a time."""
    yield to_json(head, ascii_only=ascii_only).removesuffix("\n}") + ',\n  "rows": ['
    between = ""
    for row in rows:
        yield f"{between}\n    " + dumped(row, ascii_only=ascii_only).replace("\n", "\n    ")
        between = ","
    yield "\n  ]\n}" if between else "]\n}"


def rows_of(fields: Sequence[Field[T]], records: Iterable[T]) -> tuple[Row, ...]:
    """Records as rows, keys in the order of the fields."""
    return tuple(row_of(fields, record) for record in records)


def to_csv(fields: Sequence[Field[T]], records: Iterable[T]) -> str:
    """A table with the same columns as the JSON rows.

    Lists are joined with a semicolon, reasons as key=code; what cannot be had is an empty cell. Text that
    a spreadsheet would run as a formula gets an apostrophe before it.
    """
    return csv_of([field.key for field in fields], (cells(row_of(fields, one)) for one in records))


def csv_of(head: Sequence[str], lines: Iterable[Iterable[str]]) -> str:
    """A head and lines of cells as CSV."""
    return "".join(csv_pieces(head, lines))


def csv_pieces(head: Sequence[str], lines: Iterable[Iterable[str]]) -> Iterator[str]:
    """A head and lines of cells as CSV, a line at a time."""
    written: list[str] = []
    writer = csv.writer(_Into(written), lineterminator="\r\n")  # so that either is quoted in a cell
    for line in chain([head], lines):
        cells = list(line)
        joined = ",".join(cells)
        if len(cells) > 1 and joined.count(",") == len(cells) - 1 and not any(char in joined for char in _QUOTED):
            piece = joined + "\n"  # nothing to quote, which takes the csv module twenty times as long to find
        else:
            writer.writerow(cells)
            piece = written.pop().removesuffix("\r\n") + "\n"
        # the line would be an order to a build server; in quotes the cell is the same, and it is none
        yield f'"{cells[0]}"{piece[len(cells[0]) :]}' if _ORDER.match(piece) else piece


class _Into:
    """What the csv module writes to, line by line."""

    def __init__(self, written: list[str]) -> None:
        self.write = written.append


def _plain(value: Value) -> object:
    """Decimals as the numbers they are, periods as text."""
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        return int(value) if isinstance(exponent, int) and exponent >= 0 else float(value)
    if isinstance(value, Period):  # before tuples, since it is one
        return str(value)
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value


def cells(row: Row) -> list[str]:
    """A row as CSV cells; most are empty, or figures that were worked out."""
    return ["" if value is None else repr(value) if type(value) is float else cell(value) for value in row.values()]


def cell(value: Value) -> str:
    """A value as a CSV cell; text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    return _CELLS.get(type(value), _text_cell)(value)


def _text_cell(value: Value) -> str:
    """Text in one line; several in a cell are joined."""
    text = ";".join(map(_part, value)) if isinstance(value, tuple) and not isinstance(value, Period) else str(value)
    return guarded(text).replace("\r", " ")


_CELLS: dict[type, Callable[[Any], str]] = {  # Any: each takes values of the type that it stands behind
    float: repr,
    bool: lambda value: "true" if value else "false",
    Decimal: "{:f}".format,
    dict: lambda reasons: ";".join([f"{key}={code}" for key, code in reasons.items()]),
}
"""How the values of a type are written; all others are text."""


def guarded(text: str) -> str:
    """Text with an apostrophe before it where a spreadsheet would run it as a formula; a lone dash is none."""
    if text[:1].isalnum() and "\n" not in text and "\r" not in text:
        return text
    runs = text.startswith(_FORMULA_STARTS) or text.strip().startswith(_FORMULA_STARTS)
    text = _ORDER_BELOW.sub(r"\g<0>'", text)
    return f"'{text}" if runs and text != "-" else text


def _part(value: Value) -> str:
    """One of several in a cell; of a finding its code."""
    return str(value["code"]) if isinstance(value, dict) else str(value)
