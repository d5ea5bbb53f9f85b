"""What is wrong with a file that is judged as columns, in the words that the scalar path has for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.diagnostics import Severity, Span, diagnostic, phrase, severity_of
from planmetrics.tables.delimited import Record, records
from planmetrics.tables.mistakes import Mistake, Mistakes
from planmetrics.tables.rows import RowReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import BinaryIO

    from planmetrics.bulk.survey import BadRow
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.tables.plain import PlainHead

_OUGHT = {"figure": "numbers_or_text", "period": "years_or_text", "word": "words_as_text"}


def mistyped(columns: Mapping[str, str], file: str, sort_of: Callable[[str], str]) -> list[Diagnostic]:
    """Columns whose type is none that they can have."""
    return [
        diagnostic("C053", Span(file), column=key, found=kind, advice=phrase(_OUGHT[sort_of(key)]))
        for key, kind in columns.items()
    ]


def bad_rows(rows: Iterable[BadRow], head: PlainHead, file: str, fiscal_year_starts: int | None) -> list[Diagnostic]:
    """What is wrong with rows that cannot be judged, as the scalar reader says it; and what it alone can read."""
    reader = RowReader(head.columns, ",", fiscal_year_starts)
    mistakes = [mistake for row in rows for mistake in _of_row(row, reader)]
    return [one._replace(span=Span(file)) for one in Mistakes(mistakes).diagnostics(head.record, ",", file)]


def _of_row(row: BadRow, reader: RowReader) -> Iterator[Mistake]:
    record = Record(row.number, row.number, row.number, row.cells)
    found = [one for one in reader.read(record)[1] if severity_of(one.code) is Severity.ERROR]
    yield from found
    told = {(one.column, one.code) for one in found}
    for key, code in row.places:
        if (key, code) not in told and code == "C006":
            place = reader.columns.places[key]
            yield Mistake("C054", record, place, key, {"found": row.cells[place].strip()})


def broken_rows(stream: BinaryIO, head: PlainHead, file: str, fiscal_year_starts: int | None) -> list[Diagnostic]:
    """The first row whose cells cannot be told apart."""
    width, reader = head.columns.width, RowReader(head.columns, ",", fiscal_year_starts)
    for record in records(stream, "utf-8-sig", ","):
        if record.number and (record.broken or len(record.cells) != width):
            return Mistakes(reader.read(record)[1]).diagnostics(head.record, ",", file)
    return []
