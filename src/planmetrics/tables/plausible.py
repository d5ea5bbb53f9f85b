"""What in a table can be read, and yet can hardly be meant: each a warning, which leaves the table whole."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from planmetrics.figures.plausible import BETWEEN, apart, leaps, stands_out
from planmetrics.model.period import MONTHS
from planmetrics.model.units import COUNTERS
from planmetrics.tables.mistakes import Mistake
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planmetrics.model.period import Period
    from planmetrics.tables.delimited import Record
    from planmetrics.tables.rows import TableRow

MOST_KEPT = 20_000
"""Rows and names that are held against each other: what follows is judged by itself, so that memory stays flat."""
NEVER_NEGATIVE = frozenset({"addition", "share", "rank", "index"})
"""Measures that are given, of what is never negative; a table calls everything else a stock."""
WHOLE = frozenset({"stock", "addition", "flow"})
"""Measures of what comes whole, where the unit counts it one by one."""
SET_ANEW = frozenset({"growth", "addition", "index"})
"""Measures whose target may lie below its base."""
MANY, LIKE = 8, 3
_TIMES = ("base_period", "latest_period", "target_period")
_WORDS = ("better", "measure", "unit")


class Stop(NamedTuple):
    """A figure of a row with its period."""

    column: str
    value: float
    period: Period | None


def of_row(row: TableRow, record: Record, places: Mapping[str, int]) -> Iterator[Mistake]:
    """What the figures of one row say of each other: signs, sizes, and the side on which the target lies."""
    found = (("base", row.base, row.base_period), ("latest", row.latest, row.latest_period))
    figures = (*found, ("target", row.target, row.target_period))
    stops = [Stop(column, float(value), period) for column, value, period in figures if value is not None]
    for stop in stops:
        alone = row.measure == "stock" and stop.value < 0 and any(one.value > 0 for one in stops)
        if stop.value < 0 and (row.measure in NEVER_NEGATIVE or alone):
            yield _at("C032", record, places, stop.column, {"measure": row.measure})
        if row.unit in COUNTERS and row.measure in WHOLE and not stop.value.is_integer():
            yield _at("C037", record, places, stop.column, {"unit": row.unit})
    if row.measure != "growth":
        yield from _sizes(row, stops, record, places)
    base, target = row.base, row.target
    if base is None or target is None or row.comparator is not None or row.measure in SET_ANEW:
        return
    if (target > base and row.better == "lower") or (target < base and row.better == "higher"):
        yield _at("C033", record, places, "target", {"base": str(base), "better": row.better})


def _sizes(row: TableRow, stops: list[Stop], record: Record, places: Mapping[str, int]) -> Iterator[Mistake]:
    """Of base, latest and target at most one, which lies far from the others."""
    whole = all(stop.value.is_integer() for stop in stops)
    counted = row.measure == "rank" or (row.unit in COUNTERS if row.unit is not None else whole)
    if len(stops) == len(_TIMES):
        base, latest, target = stops
        if stands_out(base.value, latest.value, target.value, counted=counted):
            yield _far(latest, base, record, places)
            return
        if apart(base.value, target.value) > BETWEEN * BETWEEN and _is_far(base, latest, row, counted=counted):
            # of three figures two that agree outvote the third
            odd = base if not _is_far(latest, target, row, counted=counted) else latest
            yield _far(odd, latest if odd is base else base, record, places)
            return
    for one, other in pairwise(stops):
        if _is_far(one, other, row, counted=counted):
            yield _far(other, one, record, places)
            return


def _is_far(one: Stop, other: Stop, row: TableRow, *, counted: bool) -> bool:
    first, last = one.period, other.period
    years = abs(last.end - first.end) / MONTHS if first is not None and last is not None else 1
    return leaps(one.value, other.value, years, lower=row.better == "lower", counted=counted)


def _far(odd: Stop, other: Stop, record: Record, places: Mapping[str, int]) -> Mistake:
    times = round(apart(odd.value, other.value), 1)
    return _at("C031", record, places, odd.column, {"other": other.column, "times": f"{times:g}"})


def _at(code: str, record: Record, places: Mapping[str, int], column: str, facts: dict[str, object]) -> Mistake:
    held = {"found": record.cells[places[column]].strip()} if column in places else {}
    return Mistake(code, record, places.get(column, 0), column, {**held, **facts})


class Fellows:
    """What the rows of a table have in common, and which of them differ: seen row by row, told at the end."""

    def __init__(self, places: Mapping[str, int]) -> None:
        self.places, self.rows = places, 0
        self.years: dict[str, Counter[int]] = {name: Counter() for name in _TIMES if name in places}
        self.first_of_year: dict[tuple[str, int], Record] = {}
        self.words: dict[tuple[str, str], dict[str, tuple[int, Record]]] = {}
        self.seen: dict[tuple[object, ...], tuple[tuple[object, ...], Record]] = {}
        self.again: list[Mistake] = []

    def see(self, row: TableRow, record: Record) -> None:
        """Take a row into account."""
        self.rows += 1
        for name, years in self.years.items():
            period: Period | None = getattr(row, name)
            if period is not None:
                years[period.year] += 1
                self.first_of_year.setdefault((name, period.year), record)
        if self.rows > MOST_KEPT or row.indicator is None:
            return
        for name in _WORDS:
            word = getattr(row, name)
            if word is not None and name in self.places:
                held = self.words.setdefault((row.indicator, name), {})
                count, first = held.get(word, (0, record))
                held[word] = count + 1, first
        if row.region is not None:
            self._again(row, record)

    def _again(self, row: TableRow, record: Record) -> None:
        """A target of one indicator and region a second time, with another latest value."""
        same = (row.indicator, row.region, row.target_period, row.measure, row.comparator, row.base_period)
        figures = (row.base, row.latest, row.target)
        before = self.seen.setdefault((*same, row.latest_period), (figures, record))
        if before[0] != figures and before[1] is not record and row.target_period is not None:
            facts: dict[str, object] = {"line": before[1].line}
            self.again.append(_at("C034", record, self.places, "indicator", facts))

    def decide(self) -> list[Mistake]:
        """What stands alone among all rows."""
        return [*self.again, *self._lone_years(), *self._lone_words()]

    def _lone_years(self) -> Iterator[Mistake]:
        for name, years in self.years.items():
            lone = [year for year, count in years.items() if count == 1]
            alike = all(count == 1 or count >= LIKE for count in years.values())
            if len(lone) == 1 and alike and sum(years.values()) >= MANY:
                usual = years.most_common(1)[0][0]
                yield _at("C035", self.first_of_year[name, lone[0]], self.places, name, {"usual": usual})

    def _lone_words(self) -> Iterator[Mistake]:
        for (_, name), held in self.words.items():
            usual = max(held, key=lambda word: held[word][0])  # used within this round
            for word, (count, record) in held.items():
                if count == 1 and word != usual and held[usual][0] >= LIKE - 1:
                    yield _at("C036", record, self.places, name, {"usual": usual})
