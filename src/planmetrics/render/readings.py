"""What `planmetrics read` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.diagnostics import Phrase, phrase
from planmetrics.records.reading import ReadingRow
from planmetrics.render.diagnostics import text_of
from planmetrics.wording import in_digits, printable

if TYPE_CHECKING:
    from planmetrics.figures.reading import Reading
    from planmetrics.render.words import Lang


def reading_row(reading: Reading) -> ReadingRow:
    """A reading with the keys of the contract."""
    return ReadingRow(
        text=reading.text,
        form=reading.form,
        comparator=reading.comparator,
        value=reading.value,
        value_max=reading.value_max,
        unit=reading.unit,
        strive=reading.strive,
        counting=reading.counting,
        direction=reading.direction,
        low=reading.low,
        high=reading.high,
        reason=reading.reason,
    )


def reading_line(row: ReadingRow, lang: Lang) -> str:
    """One line: the text, then what it says; and the interval that its last digit allows."""
    if row.form is None:
        meaning = phrase("meaning", word=row.reason)
        return printable(text_of(phrase("read.nothing", text=row.text, reason=row.reason, meaning=meaning), lang))
    said: list[str | Phrase] = [phrase(f"form.{row.form}"), *_quantity(row, lang)]
    words = _words(row)
    parts = {
        "reading": ("，" if lang == "zh" else " ").join(text_of(part, lang) for part in said),
        "more": phrase("read.more", words=words) if words else "",
        "bounds": _bounds(row),
    }
    return printable(text_of(phrase("read", text=row.text, **parts), lang))


def _quantity(row: ReadingRow, lang: Lang) -> list[str]:
    """Comparator, figures and unit: 不低于15%, or at_least 15 %."""
    comparator = text_of(phrase(f"comparator.{row.comparator}"), lang) if row.comparator else ""
    parts = [comparator, *_figures(row, lang), row.unit or ""]
    text = ("" if lang == "zh" else " ").join(part for part in parts if part)
    return [text] if text else []


def _figures(row: ReadingRow, lang: Lang) -> list[str]:
    if row.value is None:
        return []
    first = in_digits(row.value)
    return [first if row.value_max is None else text_of(phrase("to", low=first, high=in_digits(row.value_max)), lang)]


def _words(row: ReadingRow) -> tuple[Phrase, ...]:
    """What else the words say: the direction, how it is counted, that it is only striven for."""
    keys = (
        f"direction.{row.direction}" if row.direction else None,
        f"counting.{row.counting}" if row.counting else None,
        "strive" if row.strive else None,
    )
    return tuple(phrase(key) for key in keys if key)


def _bounds(row: ReadingRow) -> Phrase | str:
    if row.low is None or row.high is None:
        return ""
    return phrase("read.bounds", low=in_digits(row.low), high=in_digits(row.high))
