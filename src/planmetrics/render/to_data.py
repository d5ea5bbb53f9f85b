"""Records as JSON and CSV: the contract that other programs read. Full precision, keys never renamed."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

SCHEMA_VERSION = 1
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def to_json(content: dict[str, Any], *, ascii_only: bool = False) -> str:
    """One JSON document with its schema version."""
    return json.dumps(
        {"schema_version": SCHEMA_VERSION, **content},
        default=_plain,
        ensure_ascii=ascii_only,
        indent=2,
        allow_nan=False,
    )


def rows_of(records: Iterable[Any]) -> list[dict[str, Any]]:
    """Records as dictionaries, keys in the order of their fields."""
    return [record._asdict() for record in records]


def to_csv(record_type: type[NamedTuple], records: Iterable[Any]) -> str:
    """A table with the same columns as the JSON rows.

    Lists are joined with a semicolon, reasons as key=code; what cannot be had is an empty cell. Text that
    a spreadsheet would run as a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(record_type._fields)
    for row in rows_of(records):
        writer.writerow(map(cell, row.values()))
    return out.getvalue()


def _plain(value: Any) -> Any:
    """Decimals as the numbers they are."""
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        return int(value) if isinstance(exponent, int) and exponent >= 0 else float(value)
    raise TypeError(type(value).__name__)


def cell(value: Any) -> str:
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
    text = ";".join(value) if isinstance(value, tuple) else str(value)
    runs = text.startswith(_FORMULA_STARTS) or text.strip().startswith(_FORMULA_STARTS)
    guard = "'" if runs and text != "-" else ""
    return guard + text.replace("\r", " ")
