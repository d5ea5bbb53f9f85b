"""The rows of a draft, as other programs read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from planmetrics.draft.drafting import Draft
    from planmetrics.draft.rows import When


class DraftRow(NamedTuple):
    """A target of a draft; `start` and `end` are offsets in the extracted text, `line` counts from 1.

    `value` is in base units, as in `read`; `year` is the last one of `period`, and `check` what a person has to decide.
    """

    start: int
    end: int
    line: int
    printed: str
    name: str
    value: Decimal | None
    value_max: Decimal | None
    comparator: str | None
    unit: str | None
    form: str | None
    year: int | None
    period: str | None
    region: str | None
    check: tuple[str, ...]


def draft_rows(draft: Draft) -> Iterator[DraftRow]:
    """Every row but the baselines, which promise nothing."""
    for row in draft.rows:
        if row.kind == "baseline":
            continue
        reading = row.reading
        yield DraftRow(
            start=row.offsets[0],
            end=row.offsets[1],
            line=row.place.line,
            printed=row.printed,
            name=row.name,
            value=reading.value,
            value_max=reading.value_max,
            comparator=reading.comparator,
            unit=row.unit,
            form=reading.form,
            year=row.when.last if row.when is not None else None,
            period=_period(row.when),
            region=row.region,
            check=row.check,
        )


def _period(when: When | None) -> str | None:
    if when is None:
        return None
    return str(when.last) if when.first is None or when.first == when.last else f"{when.first}-{when.last}"
