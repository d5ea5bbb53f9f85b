"""Periods of time, and the number of years from one to another."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_FORMS = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2}|2100)"
    r"(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<first>0[1-9]|1[0-2])(?:\.\.(?P<last>0[1-9]|1[0-2]))?))?"
)
MONTHS = 12


class Period(NamedTuple):
    """A run of whole months: `start` is the first as months since year 0, `end` the month after the last."""

    start: int
    end: int

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return (self.end - 1) // MONTHS

    @property
    def is_year(self) -> bool:
        """Whether this is one whole calendar year."""
        return self.end - self.start == MONTHS and self.start % MONTHS == 0

    def __str__(self) -> str:
        year, first = divmod(self.start, MONTHS)
        length = self.end - self.start
        if self.is_year:
            return str(year)
        if length == MONTHS // 2 and first % 6 == 0:
            return f"{year}-H{first // 6 + 1}"
        if length == MONTHS // 4 and first % 3 == 0:
            return f"{year}-Q{first // 3 + 1}"
        if length == 1:
            return f"{year}-{first + 1:02}"
        return f"{year}-{first + 1:02}..{first + length:02}"

    def in_chinese(self, dash: str = "—") -> str:
        """2024年, 2024年上半年, 2024年三季度, 2024年6月, 2024年1—9月; a cell wants a dash that is one wide."""
        year, first = divmod(self.start, MONTHS)
        months = self.end - self.start
        if self.is_year:
            return f"{year}年"
        if months == MONTHS // 2 and first % months == 0:
            return f"{year}年{'下' if first else '上'}半年"
        if months == MONTHS // 4 and first % months == 0:
            return f"{year}年{'一二三四'[first // months]}季度"
        return f"{year}年{first + 1}月" if months == 1 else f"{year}年{first + 1}{dash}{first + months}月"


def of_year(year: int) -> Period:
    """The whole calendar year."""
    return Period(year * MONTHS, (year + 1) * MONTHS)


def parse_period(written: object) -> Period | None:
    """The period that a file or an option names: 2024, 2024-H1, 2024-Q3, 2024-06, 2024-01..05; else None."""
    if isinstance(written, Decimal):
        written = str(written)
    if not isinstance(written, str) or (found := _FORMS.fullmatch(written)) is None:
        return None
    start = int(found["year"]) * MONTHS
    if found["half"]:
        start += (int(found["half"]) - 1) * 6
        return Period(start, start + 6)
    if found["quarter"]:
        start += (int(found["quarter"]) - 1) * 3
        return Period(start, start + 3)
    if found["first"]:
        first, last = int(found["first"]), int(found["last"] or found["first"])
        return Period(start + first - 1, start + last) if first <= last else None
    return Period(start, start + MONTHS)


def years_between(earlier: Period, later: Period) -> float:
    """Years from the end of one period to the end of the other: 2020 to 2025 is five."""
    return (later.end - earlier.end) / MONTHS


def years_of(first: Period, last: Period) -> tuple[Period, ...]:
    """Every calendar year from that of the one to that of the other, both included."""
    return tuple(of_year(year) for year in range(first.start // MONTHS, last.year + 1))
