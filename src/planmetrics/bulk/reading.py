"""What the columns of a file say: figures, months and words, as every definition of `compute` takes them.

A column engine reads less than the scalar path: figures in digits with a decimal point and nothing else. What the two
read they read alike, since periods and words are few: the different ones that a column holds are read by the very
functions that read the cells of a table (`period_of`, `word_of`), and the column is mapped by what they say. What no
row may hold (a figure in words, a period that is none) is marked, cell by cell, by the code of its mistake.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import narwhals as nw

from planmetrics.compute.table import DIRECTIONS
from planmetrics.model.period import MONTHS, of_year
from planmetrics.tables.cells import KINDS, SURE_DIGITS, period_of
from planmetrics.tables.rows import AGAINST, FIGURES, PAIRS
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planmetrics.model.period import Period

Expr: TypeAlias = nw.Expr
Holds: TypeAlias = Literal["text", "number", "single", "other"]
"""What a column of a file holds; `single` are floats of 32 bits, which as doubles are not what they show."""
PLAIN = r"^-?(0|[1-9][0-9]{0,30})([.][0-9]{1,30})?$"
"""Figures that are read alike by every engine; the scalar path reads more, and these in the same way."""
BLANK = "[\\s\\x{1c}-\\x{1f}\\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}]"
"""The blanks that `str.strip` takes off."""
MANY = 31
"""More decimals than any figure has that is read."""
_MOST_DECIMALS = 6
"""Decimals of a number that are found by rounding; whoever has more is written out, which takes ten times as long."""
_COMPARED = 500
"""Different texts that are rather found by halves than looked up in a list, which takes as long as it is."""
_AT_ONCE = 4
_LARGEST = 1e15
"""Floats beyond it are whole and no years, and no integers, which Spark rounds to; as text nobody looks at them."""
DIGITS = ("base", "latest", "target")
"""Figures whose printed decimals are judged by."""
WORDS = ("measure", "better", "comparator")


class Column(NamedTuple):
    """A column with a meaning: its name in the frame, and what it holds. `padded`: blanks stand around its figures."""

    name: str
    holds: Holds
    padded: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it holds numbers, not text."""
        return self.holds in {"number", "single"}


class Meanings(NamedTuple):
    """What the different texts of a column say: by the text as it stands in the file."""

    periods: Mapping[str, Period]
    words: Mapping[str, str]
    unknown: tuple[str, ...] = ()


def meanings_of(key: str, texts: list[str], fiscal_year_starts: int | None) -> Meanings:
    """What these texts of a column of periods or words mean, read as the cells of any table; `unknown` mean nothing."""
    kind, stripped = KINDS[key], {text: text.strip() for text in texts}
    if kind.sort == "period":
        periods = {text: period_of(cell, fiscal_year_starts) for text, cell in stripped.items() if cell}
        known = {text: period for text, period in periods.items() if period is not None}
        return Meanings(known, {}, tuple(text for text, period in periods.items() if period is None))
    words = {text: kind.word_of(cell) for text, cell in stripped.items() if cell}
    return Meanings(
        {}, {text: word for text, word in words.items() if word}, tuple(t for t, word in words.items() if not word)
    )


class Entry:
    """The columns of one file as expressions. A key without a column says nothing, in every row."""

    def __init__(self, columns: Mapping[str, Column], meanings: Mapping[str, Meanings]) -> None:
        self.columns, self.meanings = columns, meanings

    def columns_of_kernel(self) -> list[Expr]:
        """The columns that the kernel takes, under their names there."""
        made: dict[str, Expr] = {name: self.word(name) for name in WORDS}
        made |= {name: self.figure(name) for name in FIGURES}
        made |= {f"{name}_digits": self.digits(name) for name in DIGITS}
        for _, key in PAIRS:
            at = key.removesuffix("_period")
            if self.years(key):
                made[f"{at}_year"] = self.year(key)
            else:
                made |= {f"{at}_start": self.month(key, "start"), f"{at}_end": self.month(key, "end")}
        return [expr.alias(f"e_{name}") for name, expr in made.items()]

    def text(self, key: str) -> Expr:
        """The cell of a column as text, null where nothing stands in it."""
        column = self.columns.get(key)
        if column is None:
            return nw.lit(None, nw.String)
        held = nw.col(column.name)
        if column.is_number:
            number = number_of(column)
            return nw.when(~is_nan(number)).then(whole(number))
        if column.padded:
            held = held.str.replace_all(f"^{BLANK}+|{BLANK}+$", "")
        return nw.when(held != "").then(held)

    def figure(self, key: str) -> Expr:
        """The figure of a column; null where there is none, or where it cannot be read."""
        column = self.columns.get(key)
        if column is None:
            return nw.lit(None, nw.Float64)
        if column.is_number:
            number = number_of(column)
            return nw.when(number.is_finite()).then(number)
        cell = self.text(key)
        return nw.when(cell.str.contains(PLAIN)).then(cell).cast(nw.Float64)

    def digits(self, key: str) -> Expr:
        """How many decimals a figure was typed with; of a number, those of its shortest decimal notation."""
        column = self.columns.get(key)
        if column is None:
            return nw.lit(None, nw.Int32)
        if column.is_number:
            return decimals_of(self.figure(key))
        cell = self.text(key)
        behind = cell.str.replace_all("^[^.]*[.]?", "")
        return nw.when(cell.str.contains(PLAIN)).then(behind.str.len_chars()).cast(nw.Int32)

    def decimals(self, key: str) -> Expr:
        """At least so many decimals as a figure has; `MANY` where they are not counted."""
        if not self.columns[key].is_number:
            return self.digits(key)
        number = self.figure(key)
        made: Expr = nw.lit(MANY)
        for places in range(_MOST_DECIMALS, -1, -1):
            scale = 10.0**places
            made = nw.when((number * scale).round(0) / scale == number).then(nw.lit(places)).otherwise(made)
        return nw.when(~number.is_null()).then(made)

    def month(self, key: str, end: Literal["start", "end"]) -> Expr:
        """The first month of a period, or the month behind its last one, counted since year 0."""
        if self.years(key):
            return self.year(key) * MONTHS + (MONTHS if end == "end" else 0)
        known = {text: getattr(period, end) for text, period in self._meanings(key).periods.items()}
        return self._mapped(key, known, nw.Int32)

    def years(self, key: str) -> dict[str, int]:
        """The calendar years of a column of periods by their texts; none where it has any other periods."""
        periods = self._meanings(key).periods
        known = {text: period.start // MONTHS for text, period in periods.items()}
        return known if all(periods[text] == of_year(year) for text, year in known.items()) else {}

    def year(self, key: str) -> Expr:
        """The year of a column of `years`."""
        known, column = self.years(key), self.columns[key]
        shown = column.is_number and all(text == str(year) for text, year in known.items())
        if shown and not self._meanings(key).unknown:
            number = number_of(column)
            return nw.when(~is_nan(number)).then(number).cast(nw.Int32)
        return self._mapped(key, known, nw.Int32)

    def word(self, key: str) -> Expr:
        """The word of a column, in English; null where there is none, or one that is not known."""
        return self._mapped(key, self._meanings(key).words, nw.String)

    def words(self, key: str, *, some_lack_it: bool) -> frozenset[str | None]:
        """The words of a column; None among them if rows lack it."""
        found: set[str | None] = set(self._meanings(key).words.values())
        return frozenset(found | {None} if some_lack_it or not found else found)

    def kinds(self) -> dict[str, Expr]:
        """The words and years of the rows, by the columns that hold any."""
        years = {key: self.year(key) for _, key in PAIRS if self.years(key)}
        return years | {key: self.word(key) for key in WORDS if self._meanings(key).words}

    def _meanings(self, key: str) -> Meanings:
        return self.meanings.get(key) or Meanings({}, {})

    def _mapped(self, key: str, known: Mapping[str, Any], dtype: type[nw.Int32 | nw.String]) -> Expr:
        """Each text by what it means; one that means nothing is null."""
        column = self.columns.get(key)
        if column is None or not known:
            return nw.lit(None, dtype)
        held = nw.col(column.name) if column.holds == "text" else self.text(key)
        if len(known) <= _COMPARED:
            return _halved(held, sorted(known.items()), dtype)
        return held.replace_strict(list(known), list(known.values()), default=None, return_dtype=dtype)

    def mistakes(self) -> dict[tuple[str, str], Expr]:
        """Whether a row has a mistake, by the column that it is told at and its code, as the scalar reader has it."""
        found: dict[tuple[str, str], Expr] = {}
        for key, column in self.columns.items():
            kind = KINDS[key]
            if kind.sort == "figure" and column.is_number:
                number = number_of(column)
                found[key, kind.code] = ~number.is_finite() & ~is_nan(number)
            elif kind.sort == "figure":
                cell = self.text(key)
                found[key, kind.code] = ~cell.str.contains(PLAIN) | is_inexact(cell)
            elif self._meanings(key).unknown:
                found[key, kind.code] = self.text_as_given(key).is_in(list(self._meanings(key).unknown))
        for figure, period in PAIRS:
            if figure in self.columns and period in self.columns:
                found[period, "C014"] = self._stands(figure) & ~self._stands(period)
        found["target_period", "C015"] = ~self.figure("target").is_null() & (
            self.month("target_period", "end") <= self.month("base_period", "end")
        )
        for comparator, better in AGAINST:
            if (
                comparator in self._meanings("comparator").words.values()
                and better in self._meanings("better").words.values()
            ):
                against = (self.word("comparator") == comparator) & (self.word("better") == better)
                held = found.get(("comparator", "C016"))
                found["comparator", "C016"] = against if held is None else held | against
        return {place: flag.fill_null(False) for place, flag in found.items()}

    def not_numbers(self) -> list[Expr]:
        """Whether each cell of a column with a meaning is NaN, which is how some programs write nothing."""
        known = [column for key, column in self.columns.items() if KINDS[key].sort != "text"]
        numbers = [number_of(column) for column in known if column.is_number]
        return [is_nan(number).fill_null(False) for number in numbers]

    def left_out(self, dropped_from: int) -> list[Expr]:
        """Whether base and latest lie in periods that end after this month."""
        points = (("base", "base_period"), ("latest", "latest_period"))
        late = [~self.figure(one).is_null() & (self.month(at, "end") > dropped_from) for one, at in points]
        return [flag.fill_null(False) for flag in late]

    @property
    def has_directions(self) -> bool:
        """Whether any row says which direction is better."""
        return bool(self._meanings("better").words or self._meanings("comparator").words)

    def is_undirected(self) -> Expr:
        """Whether a row has no word for which direction is better; most tables have one in each."""
        return self.word("better").is_null() & ~self.word("comparator").is_in(list(DIRECTIONS)).fill_null(False)

    def text_as_given(self, key: str) -> Expr:
        """The cell as the mapping knows it."""
        column = self.columns[key]
        return nw.col(column.name) if column.holds == "text" else self.text(key)

    def _stands(self, key: str) -> Expr:
        """Whether anything stands in a cell; NaN is how some programs write nothing."""
        column = self.columns[key]
        if column.is_number:
            return (~is_nan(number_of(column))).fill_null(False)
        held = nw.col(column.name)
        return (~held.str.contains(f"^{BLANK}*$")).fill_null(False)


def _halved(held: Expr, known: Sequence[tuple[str, Any]], dtype: type[nw.Int32 | nw.String]) -> Expr:
    """Each text by what it means, found by halving what is known; null where it is not known."""
    if len(known) > _AT_ONCE:
        at = len(known) // 2
        below = nw.when(held < known[at][0]).then(_halved(held, known[:at], dtype))
        return below.otherwise(_halved(held, known[at:], dtype))
    chain: Any = nw
    for text, value in known:
        chain = chain.when(held == text).then(nw.lit(value, dtype))
    found: Expr = chain.otherwise(nw.lit(None, dtype))
    return found


def number_of(column: Column) -> Expr:
    """The numbers of a column, each as it shows itself."""
    held = nw.col(column.name)
    return (held.cast(nw.String) if column.holds == "single" else held).cast(nw.Float64)


def is_nan(number: Expr) -> Expr:
    """Whether a number is NaN. DuckDB says of a Parquet file whose statistics name none (as NaN goes) that none is."""
    return ~number.is_finite() & (number != math.inf) & (number != -math.inf)


def in_range(number: Expr) -> Expr:
    """A float that an integer can hold; null where it is larger, and where it is none."""
    return nw.when(number.abs() < _LARGEST).then(number)


def whole(number: Expr) -> Expr:
    """A number as text, as a person writes a year: 2025, and 2025.0 too; other numbers as they are."""
    rounded = in_range(number).cast(nw.Int64)
    return nw.when(rounded == number).then(rounded.cast(nw.String)).otherwise(number.cast(nw.String))


def is_inexact(cell: Expr) -> Expr:
    """Whether a figure in plain digits has more of them than a double keeps: then it may look like another one."""
    digits = cell.str.replace_all("[-.]", "").str.replace_all("^0+|0+$", "").str.len_chars()
    shortest = nw.when(cell.str.contains(PLAIN)).then(cell).cast(nw.Float64).cast(nw.String)
    is_long = cell.str.len_chars() > SURE_DIGITS
    return nw.when(is_long).then((digits > SURE_DIGITS) & (shortest != cell)).otherwise(nw.lit(value=False))


def decimals_of(number: Expr) -> Expr:
    """The decimals of the shortest notation of a number: 1 of 24.4, none of 24.0."""
    text = number.cast(nw.String)
    behind = text.str.replace_all("^[^.]*[.]?|[eE].*$", "").str.len_chars()  # 1e-09, and 1.0E-9 of Spark
    power = nw.when(text.str.contains("[eE]-")).then(text.str.replace_all("^.*-", "")).cast(nw.Int32)
    made = behind + power.fill_null(0)
    for places in range(_MOST_DECIMALS, -1, -1):
        made = nw.when(number == number.round(places)).then(nw.lit(places)).otherwise(made)
    return made.cast(nw.Int32)
