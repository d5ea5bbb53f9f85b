"""One figure of a text: where it stands, of what kind it is, and its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from planmetrics.figures.numerals import Number

QUANTITIES = frozenset({"number", "fraction", "tenths", "rank", "times", "coverage", "half", "relative"})


class Figure(NamedTuple):
    """One figure: where it stands, its kind, and its number (and the upper one of a range).

    Kinds of quantities are number, fraction, tenths, rank, times, coverage, half and relative; every other
    kind is the name of a rule (`rules.RULES`), and means that the figure fixes no quantity.
    """

    start: int
    end: int
    kind: str
    low: Number | None = None
    high: Number | None = None

    @property
    def is_quantity(self) -> bool:
        """Whether no rule says that it is something else."""
        return self.kind in QUANTITIES
