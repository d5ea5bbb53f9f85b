"""What `planmetrics read` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.diagnostics import Phrase, phrase
from planmetrics.records.reading import ReadingRow
from planmetrics.render.diagnostics import text_of
from planmetrics.wording import in_digits, printable, quantity

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
        year=reading.year,
        period=reading.period,
        reference_year=reading.reference_year,
        word=reading.word,
    )


def reading_line(row: ReadingRow, lang: Lang) -> str:
    """One line: the text, then what it says; and the interval that its last digit allows."""
    if row.form is None:
        reason = row.reason if row.word is None else phrase("read.word", reason=row.reason, word=row.word)
        meaning = phrase("meaning", word=row.reason)
        return printable(text_of(phrase("read.nothing", text=row.text, reason=reason, meaning=meaning), lang))
    parts: list[str | Phrase] = [
        phrase(f"form.{row.form}"),
        quantity(row.comparator, row.value, row.value_max, row.unit),
    ]
    words = _words(row)
    pieces = {
        "reading": ("，" if lang == "zh" else " ").join(text_of(part, lang) for part in parts if part),
        "more": phrase("read.more", words=words) if words else "",
        "bounds": _bounds(row),
    }
    return printable(text_of(phrase("read", text=row.text, **pieces), lang))


def _words(row: ReadingRow) -> tuple[Phrase, ...]:
    """What else the words say: the direction, how it is counted, that it is only striven for, from and until when."""
    keys = (
        f"direction.{row.direction}" if row.direction else None,
        f"counting.{row.counting}" if row.counting else None,
        "strive" if row.strive else None,
    )
    times = {"read.since": row.reference_year, "read.until": row.period or row.year}
    told = tuple(phrase(key, time=time) for key, time in times.items() if time is not None)
    return (*(phrase(key) for key in keys if key), *told)


def _bounds(row: ReadingRow) -> Phrase | str:
    if row.low is None or row.high is None:
        return ""
    return phrase("read.bounds", low=in_digits(row.low), high=in_digits(row.high))
