"""The rows of `planmetrics review`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.model.plan import Baseline
from planmetrics.model.target import Breakdown, Target, Window
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.link.drafts import Said
    from planmetrics.review.rows import DraftedRow


class ReviewRow(NamedTuple):
    """One row of a draft: what the plan says, what is to be checked, and the words of the document around the figure.

    `check` is empty for a row that was accepted; `values` are those of a breakdown, by region.
    """

    row: str
    check: tuple[str, ...]
    indicator: str
    name: str
    kind: str
    form: str | None
    comparator: str | None
    value: Decimal | None
    value_max: Decimal | None
    values: dict[str, Decimal]
    unit: str | None
    due: str
    printed: str | None
    line: int | None
    above: str
    before: str
    figure: str
    behind: str


_PERCENT = {"growth", "percent_change", "average", "cumulative"}


def review_row(row: DraftedRow) -> ReviewRow:
    """A row of a draft with the keys of the contract."""
    said, entry = row.said, row.entry
    form, comparator, value, upper = _promise(said)
    return ReviewRow(
        row=row.label,
        check=row.check,
        indicator=entry.id,
        name=entry.name,
        kind=str(row.path[2]).removesuffix("s"),
        form=form,
        comparator=comparator,
        value=value,
        value_max=upper,
        values=said.cells if isinstance(said, Breakdown) else {},
        unit="%" if form in _PERCENT else None if form in {"multiple", "worded"} else entry.unit,
        due=_due(said),
        printed=None if isinstance(said, Breakdown) else said.printed,
        line=row.line,
        above=row.context.above,
        before=row.context.before,
        figure=row.context.figure,
        behind=row.context.behind,
    )


def _promise(said: Said) -> tuple[str, str | None, Decimal | None, Decimal | None]:
    """The form, the comparator, and the figure with the upper end of a range."""
    if isinstance(said, Target):
        return said.form, said.comparator, *said.figures
    if isinstance(said, Breakdown):
        return "value", said.comparator, None, None
    return "value", said.comparator or "exactly", said.figure, None


def _due(said: Said) -> str:
    """The period, or the run of periods."""
    due = said.period if isinstance(said, Baseline) else said.due
    return f"{due.start or '?'}..{due.end}" if isinstance(due, Window) else str(due)
