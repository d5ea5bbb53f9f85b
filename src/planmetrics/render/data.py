"""Rows as JSON and CSV: the contract that other programs read. Full precision, keys never renamed."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING

from planmetrics.model.period import Period
from planmetrics.records.fields import row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planmetrics.records.fields import Field, Row, T, Value

SCHEMA_VERSION = 1
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def to_json(content: Row, *, ascii_only: bool = False) -> str:
    """One JSON document with its schema version."""
    return json.dumps(
        _plain({"schema_version": SCHEMA_VERSION, **content}), ensure_ascii=ascii_only, indent=2, allow_nan=False
    )


def rows_of(fields: Sequence[Field[T]], records: Iterable[T]) -> tuple[Row, ...]:
    """Records as rows, keys in the order of the fields."""
    return tuple(row_of(fields, record) for record in records)


def to_csv(fields: Sequence[Field[T]], records: Iterable[T]) -> str:
    """A table with the same columns as the JSON rows.

    Lists are joined with a semicolon, reasons as key=code; what cannot be had is an empty cell. Text that
    a spreadsheet would run as a formula gets an apostrophe before it.
    """
    return csv_of([field.key for field in fields], (map(cell, row_of(fields, one).values()) for one in records))


def csv_of(head: Sequence[str], lines: Iterable[Iterable[str]]) -> str:
    """A head and lines of cells as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(lines)
    return out.getvalue()


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


def cell(value: Value) -> str:
    """A value as a CSV cell; text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, dict):
        return ";".join(f"{key}={code}" for key, code in value.items())
    text = ";".join(map(_part, value)) if isinstance(value, tuple) and not isinstance(value, Period) else str(value)
    runs = text.startswith(_FORMULA_STARTS) or text.strip().startswith(_FORMULA_STARTS)
    guard = "'" if runs and text != "-" else ""
    return guard + text.replace("\r", " ")


def _part(value: Value) -> str:
    """One of several in a cell; of a finding its code."""
    return str(value["code"]) if isinstance(value, dict) else str(value)
