"""Figures of a table: what each may mean, and which decimal mark the whole table writes."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from planmetrics.mistyped import Mark, Meant, meanings
from planmetrics.syntax.nodes import plain_value
from planmetrics.tuples import NamedTuple

_FLAGGED = re.compile(r"(?P<figure>[^A-Za-z]*[0-9:]) (?P<flags>[bcdefinprsuz]{1,3})")
"""Eurostat's flags behind a figure, or behind the colon that stands for none; without a blank 1.5b may be a billion."""
_PLAIN = re.compile(
    r"-?(?:0|[1-9][0-9]{0,30})(?:\.(?:[0-9]{1,2}|[0-9]{4,30}))?|-?0\.[0-9]{3}|-?[1-9][0-9]{3,30}\.[0-9]{3}"
)
"""A number with a decimal point at most, whose point cannot be a thousands mark."""
MISSING = ":"


class Figure(NamedTuple):
    """A cell as a figure: all that it may mean, without the flags that stand behind it."""

    meant: tuple[Meant, ...]
    flags: str = ""

    def by(self, marks: Marks) -> Meant | None:
        """What it means in a table that writes these marks; None where that leaves a doubt."""
        return (
            self.meant[0]
            if len(self.meant) == 1
            else next((one for one in self.meant if one.mark == marks.of_form(self.form)), None)
        )

    @property
    def form(self) -> Mark:
        """The mark that may group thousands or lead decimals: of 1,234 the comma. Empty where there is no doubt."""
        return next((one.mark for one in self.meant if not one.grouped), "") if len(self.meant) > 1 else ""


@lru_cache(maxsize=65_536)
def figure_of(cell: str) -> Figure | None:
    """A cell as a figure, or None where it is none. `:` and flags (5.2 p) are Eurostat's."""
    if _PLAIN.fullmatch(cell):  # most cells are: what else they may mean need not be asked
        return Figure((Meant(Decimal(cell), "." if "." in cell else ""),))
    meant = meanings(cell)
    if meant:
        return Figure(meant)
    plain = plain_value(cell)
    if not isinstance(plain, str) and plain is not None and not isinstance(plain, bool):
        return Figure((Meant(plain, "." if "." in cell else ""),))
    if cell == MISSING:
        return Figure(())
    flagged = _FLAGGED.fullmatch(cell)
    bare = figure_of(flagged["figure"].strip()) if flagged else None
    return bare._replace(flags=flagged["flags"]) if bare is not None and flagged else None


class Marks(NamedTuple):
    """What a comma, and what a point, is between a digit and three others: the decimal mark that it makes certain."""

    comma: Mark = ""
    point: Mark = ""

    def of_form(self, form: Mark) -> Mark:
        """The decimal mark of a table in which this mark stands before three digits; empty where that is a doubt."""
        return self.comma if form == "," else self.point


class Evidence:
    """What the figures of a table give away of its decimal mark, and which of its columns leave a doubt."""

    def __init__(self, separator: str) -> None:
        self.separator = separator
        self.decimal: set[Mark] = set()
        self.grouping: set[Mark] = set()
        self.forms: dict[str, set[Mark]] = {}

    def see(self, column: str, figure: Figure) -> None:
        """Take a figure into account."""
        if len(figure.meant) > 1:
            self.forms.setdefault(column, set()).add(figure.form)
            return
        for one in figure.meant:
            if one.mark:
                self.decimal.add(one.mark)
                if one.grouped:
                    self.grouping.add(one.mark)

    @property
    def marks(self) -> Marks:
        """What 1,234 and 1.234 are in this table.

        Separators of other programs tell which mark is theirs: where commas stand between cells, none leads decimals.
        """
        if self.decimal == {",", "."}:
            return Marks()
        if self.decimal == {","}:
            return Marks(comma=",", point="," if self.grouping else "")
        return Marks(comma="." if self.decimal or self.separator == "," else "", point="." if self.is_pointed else "")

    @property
    def is_pointed(self) -> bool:
        """Whether a point leads decimals: it does in this program's own tables, and semicolons come from elsewhere."""
        return bool(self.decimal) or self.separator != ";"

    def doubtful(self) -> dict[str, Mark]:
        """The columns in which a mark cannot be told, each with the mark: the one that stands for the question.

        1,234 beside 1.234 is a question, unless some other figure of the table shows which mark leads decimals.
        """
        doubts: dict[str, Mark] = {}
        for column, forms in self.forms.items():
            undecided = [form for form in sorted(forms) if not self.marks.of_form(form)]
            if undecided or (len(forms) > 1 and not self.decimal):
                doubts[column] = undecided[0] if undecided else ","
        return doubts


def value_of(meant: Meant, unit: str) -> Decimal:
    """The value in the unit of its row: of 5‰ it is 0.5 where the row counts in percent."""
    if meant.sign == "‰" and unit != "‰":
        return meant.value / 10
    return meant.value * 10 if meant.sign == "%" and unit == "‰" else meant.value
