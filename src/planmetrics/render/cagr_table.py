"""The growth that plans ask for, segment by segment, beside the growth that they state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.render.layout import NAME_FLOOR, Column, stack
from planmetrics.render.numbers import annual, decimals_of, figure, fixed
from planmetrics.render.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from planmetrics.records.growth import CagrReport
    from planmetrics.render.words import Words

_TEXT = {"plan", "region", "name", "record_title", "agrees"}
_SPAN = ("from", "from_value", "to", "to_value")


def cagr_table(report: CagrReport, words: Words) -> Table:
    """The report as a table; one title for one plan, a column of plans for several."""
    cells = _Cells(report, words)
    plans = list(dict.fromkeys(row.plan for row in report.rows))
    several = ["plan"] if len(plans) > 1 else []
    regions = ["region"] if len({(row.plan, row.region) for row in report.rows}) > len(plans) else []
    stated = ["stated", "agrees", "at_stated"] if any(row.stated_rate is not None for row in report.rows) else []
    lead, figures = [*several, *regions, "name"], [*_SPAN, "years", "compound", "step", *stated]
    title = report.titles.get(plans[0] or "", ("", "")) if len(plans) == 1 else ("", "")
    return Table(
        title=title[0] if words.lang == "zh" else title[1],
        rows=len(report.rows),
        layouts=(
            lambda: tuple(map(cells.column, [*lead, *figures])),
            lambda: _paired(cells, lead, has_stated=bool(stated)),
        ),
        records=lambda: (cells.column("record_title"), tuple(map(cells.column, figures))),
        notes=[words("note.cagr")],
        slim_notes=[],
        statuses=tuple({True: "yes", False: "no", None: ""}[row.agrees] for row in report.rows),
        empty=words("nothing"),
    )


def _paired(cells: _Cells, lead: list[str], *, has_stated: bool) -> tuple[Column, ...]:
    """Two figures on top of each other in each column."""
    column = cells.column
    pairs = [("from", "from_value"), ("to", "to_value"), ("years", "step")]
    pairs += [("compound", "stated"), ("at_stated", "agrees")] if has_stated else []
    last = [] if has_stated else [column("compound")]
    return (*map(column, lead), *(stack(column(upper), column(lower)) for upper, lower in pairs), *last)


class _Cells:
    """The cells of a report in one language, by column and row; a method `_key` makes a cell of column `key`."""

    def __init__(self, report: CagrReport, words: Words) -> None:
        self.report, self.words, self.rows = report, words, report.rows

    def column(self, key: str) -> Column:
        head = "name" if key == "record_title" else key
        make: Callable[[int], str] = getattr(self, f"_{key}")
        cells = tuple(make(n) for n in range(len(self.rows)))
        return Column(
            self.words(head),
            cells,
            right=key not in _TEXT,
            folds=key == "name",
            status=key == "agrees",
            floor=NAME_FLOOR,
        )

    def _subject(self, n: int) -> tuple[str | None, str | None, str | None]:
        row = self.rows[n]
        return row.plan, row.indicator, row.region

    def _repeats(self, n: int) -> bool:
        return n > 0 and self._subject(n) == self._subject(n - 1)

    def _named(self, n: int) -> str:
        row = self.rows[n]
        name = row.name or ""
        if self.words.lang == "en":
            name = self.report.names_en.get(row.indicator or "", name)
        return f"{name}({row.unit})"

    def _place(self, n: int) -> str:
        region = self.rows[n].region or ""
        return self.report.regions.get(region, (region, region))[0 if self.words.lang == "zh" else 1]

    def _plan(self, n: int) -> str:
        plan = self.rows[n].plan or ""
        return "" if n and self.rows[n - 1].plan == plan else plan

    def _region(self, n: int) -> str:
        return "" if self._repeats(n) else self._place(n)

    def _name(self, n: int) -> str:
        return "" if self._repeats(n) else self._named(n)

    def _record_title(self, n: int) -> str:
        several = len({(row.plan, row.region) for row in self.rows}) > 1
        return " ".join([*((self.rows[n].plan or "", self._place(n)) if several else ()), self._named(n)])

    def _from(self, n: int) -> str:
        return self.rows[n].from_period or "-"

    def _from_value(self, n: int) -> str:
        value = self.rows[n].from_value
        return figure(value) if value is not None else "-"

    def _to(self, n: int) -> str:
        return self.rows[n].to_period or "-"

    def _to_value(self, n: int) -> str:
        row = self.rows[n]
        if row.to_value is None:
            return "-"
        key = (row.plan or "", row.indicator or "", row.region or "", row.to_period or "", row.to_value)
        return self.words(self.report.comparators.get(key, "at_least"), value=figure(row.to_value))

    def _years(self, n: int) -> str:
        years = self.rows[n].years
        return f"{years:g}" if years is not None else "-"

    def _in_steps(self, n: int) -> bool:
        """Whether the measure's rate is a step, in points or places, rather than compound growth."""
        return self.rows[n].rate_unit in {"points_per_year", "places_per_year"}

    def _compound(self, n: int) -> str:
        row = self.rows[n]
        if self._in_steps(n):
            return "-"
        if row.compound_rate is None:
            return self.words(row.reasons["compound_rate"])
        return f"{fixed(row.compound_rate, 1)}%"

    def _step(self, n: int) -> str:
        row = self.rows[n]
        if row.linear_step is None:
            return self.words(row.reasons["linear_step"]) if self._in_steps(n) else "-"
        decimals = decimals_of(row.from_value, row.to_value)
        if row.rate_unit == "points_per_year":
            return annual(row.linear_step, row.rate_unit, max(decimals, 2), self.words)
        return fixed(row.linear_step, max(decimals, 1))

    def _stated(self, n: int) -> str:
        row = self.rows[n]
        if row.stated_rate is None:
            return "-"
        text = f"{row.stated_rate:f}"
        if row.stated_unit == "percent_per_year":
            text += "%"
        elif row.stated_unit == "points_per_year":
            text = self.words("points", value=text)
        return self.words("at_or_above", value=text) if row.stated_comparator == "at_least" else text

    def _agrees(self, n: int) -> str:
        agrees = self.rows[n].agrees
        return "-" if agrees is None else self.words("yes" if agrees else "no")

    def _at_stated(self, n: int) -> str:
        row = self.rows[n]
        if row.at_stated is None:
            return "-"
        return fixed(row.at_stated, decimals_of(row.from_value, row.to_value))
