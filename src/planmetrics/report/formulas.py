"""Live formulas of a target's row: gap, attainment, required and recent rate from the cells that stand beside them.

They are those of `compute`, written for a spreadsheet: whoever doubts a figure can follow it, and change a cell to see
what comes of it. A figure whose parts stand in no cell keeps its value alone; the row then says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planmetrics.compute.outcome import Reason
from planmetrics.compute.rates import rate_unit
from planmetrics.model.period import MONTHS
from planmetrics.render.numbers import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from planmetrics.compute.goal import Goal
    from planmetrics.compute.situation import Point
    from planmetrics.render.gap_lines import Line
    from planmetrics.report.cells import Cell

LIVE = ("years_left", "gap", "attainment", "required", "recent", "acceleration")
"""The columns that have formulas; each may look at those before it."""


class Seen(NamedTuple):
    """Where a published value stands among the observations, and where its year does, if that is a number."""

    value: str
    year: str | None


class Row(NamedTuple):
    """A target with its cells by their columns; `at` tells where a column's cell stands, `seen` where a point does."""

    line: Line
    cells: Mapping[str, Cell]
    at: Callable[[str], str]
    seen: Callable[[Point], Seen | None]

    def number(self, *keys: str) -> str | None:
        """Where the first of these columns that has a number here has it."""
        return next((self.at(key) for key in keys if key in self.cells and self.cells[key].number is not None), None)

    @property
    def target(self) -> str | None:
        """The value to reach."""
        return self.number("level", "target")

    @property
    def upper(self) -> str | None:
        """The upper end of a range."""
        return self.number("level_max", "target_max")

    @property
    def current(self) -> str | None:
        """What the target is held against."""
        found = self.number("latest")
        return self._from_base(found) if found is not None else None

    def whole(self) -> Seen | None:
        """The latest whole period: in this row, or where a year to date or a sum leads it, among the observations."""
        at = self.line.situation
        if isinstance(at.latest, Reason):
            return None
        if at.leading is None and at.window is None and self.current is not None:
            return Seen(self.current, self.number("when"))
        return self.point(at.latest)

    def point(self, point: Point) -> Seen | None:
        """A published value; the base of published changes reads as 100."""
        if self.line.situation.is_change and point.source is None:
            return Seen(str(WHOLE), None)
        found = self.seen(point)
        return found._replace(value=self._from_base(found.value)) if found is not None else None

    def _from_base(self, cell: str) -> str:
        """A level; of a published change what 100 becomes by it."""
        return f"({WHOLE}+{cell})" if self.line.situation.is_change else cell


def with_formulas(row: Row) -> tuple[dict[str, Cell], list[str]]:
    """The cells of a row with the formulas that they can have, and the columns whose figure has none."""
    cells, lacking = dict(row.cells), []
    for key in (key for key in LIVE if cells[key].number is not None):
        found = formula(key, row)
        cells[key] = cells[key]._replace(formula=found or "")
        if found is None and key != "years_left":  # a figure of its own, by which rates are followed
            lacking.append(key)
    return cells, lacking


def formula(key: str, row: Row) -> str | None:
    """The formula of a column's figure in this row; None where its parts do not all stand in cells."""
    made: str | None = _FORMULAS[key](row)
    return None if made is None else f"={made}"


def _years_left(row: Row) -> str | None:
    """Between two plain years; other periods are counted in months, and their years stand there as a value."""
    at = row.line.situation
    by, when = row.number("by"), row.number("when")
    is_whole = at.leading is None and at.window is None
    return f"{by}-{when}" if by is not None and when is not None and is_whole else None


def _gap(row: Row) -> str | None:
    goal, target, value = row.line.situation.goal, row.target, row.current
    if isinstance(goal, Reason) or target is None or value is None:
        return None
    if goal.comparator == "between":
        return _range_gap(goal, target, row.upper, value)
    if goal.is_two_sided:
        return f"ABS({target}-{value})"
    return f"{value}-{target}" if goal.lower_is_better else f"{target}-{value}"


def _range_gap(goal: Goal, low: str, high: str | None, value: str) -> str | None:
    """0 inside a range; beyond its better end negative, or, where that too is missed, positive."""
    if high is None:
        return None
    if goal.both_sides:
        return f"MAX({low}-{value},{value}-{high},0)"
    if goal.lower_is_better:
        return f"IF({value}>={low},MAX({value}-{high},0),{value}-{low})"
    return f"IF({value}<={high},MAX({low}-{value},0),{high}-{value})"


def _attainment(row: Row) -> str | None:
    goal, target, value = row.line.situation.goal, row.target, row.current
    if isinstance(goal, Reason) or target is None or value is None:
        return None
    return f"2-{value}/{target}" if goal.lower_is_better else f"{value}/{target}"


def _aim(row: Row, goal: Goal, value: str) -> str | None:
    """The end of a range to make for from a value, or the target itself."""
    target, upper = row.target, row.upper
    if goal.upper is None or target is None:
        return target
    if upper is None:
        return None
    if goal.both_sides:
        return f"IF({value}>{upper},{upper},{target})"
    return upper if goal.lower_is_better else target


def _required(row: Row) -> str | None:
    """A rate from the latest whole period; of a sum what is left, divided by the years that are."""
    goal, years = row.line.situation.goal, row.number("years_left")
    is_sum = isinstance(row.line.figures.required_rate, Reason)
    whole = row.whole()
    start = row.current if is_sum else whole.value if whole is not None else None
    if isinstance(goal, Reason) or years is None or start is None:
        return None
    aim = _aim(row, goal, start)
    if aim is None:
        return None
    is_percent = not is_sum and rate_unit(row.line.situation.measure) == "percent_per_year"
    return _rate(start, aim, years, is_percent=is_percent)


def _recent(row: Row) -> str | None:
    """From the first of the recent years, which stands among the observations, to the latest whole period."""
    at, whole = row.line.situation, row.whole()
    if isinstance(at.recent, Reason) or isinstance(at.latest, Reason) or whole is None:
        return None
    since = row.point(at.recent)
    if since is None:
        return None
    if since.year is not None and whole.year is not None:
        years = f"{whole.year}-{since.year}"
    else:
        years = f"{at.latest.period.end - at.recent.period.end}/{MONTHS}"
    return _rate(since.value, whole.value, f"({years})", is_percent=rate_unit(at.measure) == "percent_per_year")


def _rate(start: str, end: str, years: str, *, is_percent: bool) -> str:
    return f"({end}/{start})^(1/{years})-1" if is_percent else f"({end}-{start})/{years}"


def _acceleration(row: Row) -> str | None:
    required, recent = row.number("required"), row.number("recent")
    return f"{required}/{recent}" if required is not None and recent is not None else None


_FORMULAS: Mapping[str, Callable[[Row], str | None]] = {
    "years_left": _years_left,
    "gap": _gap,
    "attainment": _attainment,
    "required": _required,
    "recent": _recent,
    "acceleration": _acceleration,
}
