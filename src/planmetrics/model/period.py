"""Periods of time, and the number of years from one to another."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from planmetrics.tuples import NamedTuple

_YEAR = r"(?P<year>(?:19|20)[0-9]{2}|2100)"
_FORMS = re.compile(
    _YEAR + r"(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<first>0[1-9]|1[0-2])"
    r"(?:\.\.(?:(?P<until>20[0-9]{2})-)?(?P<last>0[1-9]|1[0-2]))?))?"
)
_FISCAL = re.compile(_YEAR + r"/(?P<next>[0-9]{2})")
WRITTEN = re.sub(r"\?P<\w+>", "?:", f"{_FORMS.pattern}|{_FISCAL.pattern}")
"""How a period is written, as one pattern."""
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
    def months(self) -> int:
        """How many months it is long."""
        return self.end - self.start

    @property
    def is_year(self) -> bool:
        """Whether this is one whole year: a calendar year, or a fiscal one that starts in another month."""
        return self.months == MONTHS

    def is_like(self, other: Period) -> bool:
        """Whether it is the same part of its year as another: two halves that start alike, two fiscal years."""
        return self.months == other.months and (self.start - other.start) % MONTHS == 0

    def __str__(self) -> str:
        year, first = divmod(self.start, MONTHS)
        if self.is_year:
            return str(year) if first == 0 else f"{year}/{(year + 1) % 100:02}"
        if self.months == MONTHS // 2 and first % 6 == 0:
            return f"{year}-H{first // 6 + 1}"
        if self.months == MONTHS // 4 and first % 3 == 0:
            return f"{year}-Q{first // 3 + 1}"
        if self.months == 1:
            return f"{year}-{first + 1:02}"
        last_year, last = divmod(self.end - 1, MONTHS)
        return f"{year}-{first + 1:02}..{f'{last_year}-' if last_year != year else ''}{last + 1:02}"

    def in_chinese(self, dash: str = "—") -> str:
        """2024年, 2024年上半年, 2024年三季度, 2024年6月, 2024年1—9月; a cell wants a dash that is one wide."""
        year, first = divmod(self.start, MONTHS)
        if self.is_year:
            return f"{year}年" if first == 0 else f"{year}/{(year + 1) % 100:02}财年"
        if self.months == MONTHS // 2 and first % self.months == 0:
            return f"{year}年{'下' if first else '上'}半年"
        if self.months == MONTHS // 4 and first % self.months == 0:
            return f"{year}年{'一二三四'[first // self.months]}季度"
        last_year, last = divmod(self.end - 1, MONTHS)
        until = f"{last + 1}月" if last_year == year else f"{last_year}年{last + 1}月"
        if self.months == 1:
            return f"{year}年{until}"
        return f"{year}年{first + 1}{'' if last_year == year else '月'}{dash}{until}"


def of_year(year: int) -> Period:
    """The whole calendar year."""
    return Period(year * MONTHS, (year + 1) * MONTHS)


def parse_period(written: object, fiscal_year_starts: int | None = None) -> Period | None:
    """The period that a file or an option names, else None.

    Args:
        written: 2024, 2024-H1, 2024-Q3, 2024-06, 2024-01..05, 2024-04..2025-02, or a fiscal year: 2024/25.
        fiscal_year_starts: the month (1 to 12) in which fiscal years start; without it 2024/25 is no period.
    """
    if isinstance(written, Decimal):
        written = str(written)
    return _parsed(written, fiscal_year_starts) if isinstance(written, str) else None


@lru_cache(1024)  # files repeat their years
def _parsed(written: str, fiscal_year_starts: int | None) -> Period | None:
    if (fiscal := _FISCAL.fullmatch(written)) is not None:
        year = int(fiscal["year"])
        if fiscal_year_starts is None or int(fiscal["next"]) != (year + 1) % 100:
            return None
        start = year * MONTHS + fiscal_year_starts - 1
        return Period(start, start + MONTHS)
    found = _FORMS.fullmatch(written)
    return _calendar(found) if found is not None else None


def _calendar(found: re.Match[str]) -> Period | None:
    """A year, or the part of it that is named."""
    start = int(found["year"]) * MONTHS
    if found["half"]:
        start += (int(found["half"]) - 1) * 6
        return Period(start, start + 6)
    if found["quarter"]:
        start += (int(found["quarter"]) - 1) * 3
        return Period(start, start + 3)
    if found["first"]:
        first, last_year = start + int(found["first"]) - 1, int(found["until"] or found["year"])
        last = last_year * MONTHS + int(found["last"]) if found["last"] else first + 1
        return Period(first, last) if 0 < last - first <= MONTHS else None
    return Period(start, start + MONTHS)


def is_fiscal(written: object) -> bool:
    """Whether it is written as a fiscal year: 2024/25."""
    return isinstance(written, str) and _FISCAL.fullmatch(written) is not None


def months_over(as_of: date) -> int:
    """Months since year 0 that are over on this day: what a period's `end` is compared with."""
    ends_its_month = as_of == date.max or (as_of + timedelta(days=1)).month != as_of.month
    return as_of.year * MONTHS + as_of.month - 1 + ends_its_month


def years_between(earlier: Period, later: Period) -> float:
    """Years from the end of one period to the end of the other: 2020 to 2025 is five."""
    return (later.end - earlier.end) / MONTHS


def years_of(first: Period, last: Period) -> tuple[Period, ...]:
    """Every year from the start of the one to the end of the other: calendar years, or fiscal ones if the first is."""
    start = first.start if first.is_year else first.start // MONTHS * MONTHS
    return tuple(Period(month, month + MONTHS) for month in range(start, last.end, MONTHS))
