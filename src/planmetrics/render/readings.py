"""What `planmetrics read` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.records.reading import ReadingRow
from planmetrics.wording import in_digits, printable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from planmetrics.figures.reading import Reading


def reading_row(reading: Reading) -> ReadingRow:
    """A reading with the keys of the contract."""
    return ReadingRow(*(getattr(reading, key) for key in ReadingRow._fields))


def reading_lines(row: ReadingRow) -> Iterator[str]:
    """One line: the text, then what it says; and the interval that its last digit allows."""
    if row.form is None:
        yield printable(f"{row.text}: no quantity ({row.reason})")
        return
    said = [
        row.form,
        row.comparator,
        _figure(row.value),
        f"to {_figure(row.value_max)}" if row.value_max is not None else None,
        row.unit,
    ]
    words = [row.direction, row.counting, "strive" if row.strive else None]
    line = " ".join(part for part in said if part)
    extra = ", ".join(word for word in words if word)
    bounds = f" [{_figure(row.low)}, {_figure(row.high)})" if row.low is not None and row.high is not None else ""
    yield printable(f"{row.text}: {line}{f' ({extra})' if extra else ''}{bounds}")


def _figure(value: Decimal | None) -> str | None:
    return None if value is None else in_digits(value)
