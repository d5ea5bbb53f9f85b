"""What a drafter finds: targets and baselines with all that is known of them, and figures that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.figures.reading import ReadForm, Reading
    from planmetrics.figures.words import ReadComparator
    from planmetrics.model.terms import Check, Firmness


Kind: TypeAlias = Literal["target", "baseline", "stated", "cell", "assigned"]
"""A target of the plan; where it starts; its own pace; a region's part of it; what a higher level gave it to do."""


class Place(NamedTuple):
    """Where a figure stands: its line, counted from 1, and where on that line (`trace.document.Line.text`)."""

    line: int
    start: int
    end: int


class When(NamedTuple):
    """The years that a figure speaks of: the last one, and the first where it speaks of several together.

    `inferred` says that they do not stand in the figure's own clause, `guessed` that nothing near names them for sure:
    they are those of the document, of a sentence further up, or of 今年 in a plan of several years. `single` is a year
    by which, or in which, something is due.
    """

    last: int
    first: int | None = None
    inferred: bool = False
    guessed: bool = False


class Row(NamedTuple):
    """A figure that is a target or a baseline: as printed and read, of what, when, of whom, what is uncertain."""

    kind: Kind
    place: Place
    printed: str
    reading: Reading
    name: str
    when: When | None
    check: tuple[Check, ...]
    offsets: tuple[int, int] = (0, 0)
    """Where it begins and ends in the whole text."""
    unit_printed: str | None = None
    section: str | None = None
    table_row: int | None = None
    category: str | None = None
    """The group of the table that its row stands in, which tells rows of one name apart."""
    region: str | None = None
    owners: tuple[str, ...] = ()
    firmness: Firmness | None = None
    strive: bool = False
    shared: int | None = None
    per: str | None = None
    """What its unit is counted per (万人), where the name says so and not the unit."""
    group: tuple[int, int] | None = None
    """What the rows of one row of a table, or of one clause, have in common: they are of one indicator."""

    @property
    def form(self) -> ReadForm | None:
        """The form of the reading."""
        return self.reading.form

    @property
    def unit(self) -> str | None:
        """The base unit, with what it is counted per."""
        unit = self.reading.unit
        if unit is None and self.reading.form == "rank":
            return "位"
        in_table = self.group is not None  # whose head gives the unit
        return f"{unit}/{self.per}" if unit is not None and self.per is not None and not in_table else unit

    @property
    def value(self) -> Decimal | None:
        """The value, in base units."""
        return self.reading.value

    @property
    def comparator(self) -> ReadComparator | None:
        """The comparator, `reach` for a bare figure."""
        return self.reading.comparator


class Aside(NamedTuple):
    """A figure that is no target, and the name of the rule that says so (`exclusions.REASONS`)."""

    place: Place
    printed: str
    rule: str
