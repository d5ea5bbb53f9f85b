"""What each cell of a gap table shows, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.model.terms import CAPS
from planmetrics.render.layout import FLOOR, NAME_FLOOR, OWNER_FLOOR, Column
from planmetrics.render.numbers import annual, decimals_of, figure, fixed, percent

if TYPE_CHECKING:
    from collections.abc import Callable

    from planmetrics.records.gap import GapReport, GapRow
    from planmetrics.render.words import Words

DOUBTS = {"year", "scope", "value", "baseline_doubtful"}
COMPUTED = 2
"""Decimals that a target is shown with where it was worked out (baseline x 1.15^5)."""
LATEST_DOUBTS = DOUBTS - {"baseline_doubtful"}
OPEN_LATEST = {"about", "more_than", "at_least", "less_than", "at_most"}
OPEN = {*OPEN_LATEST, "baseline_open_ended"}
_HEADS = {"full_name": "name", "numbered_name": "name"}
_TEXT = {"name", "region", "unit", "nature", "finding", "owners", "plan", "class"}
_FOLD = {"name", "finding", "owners", "class"}
_SAID_IN_CELL = {
    *("already_met", "opposite_direction", "not_positive", "series_break", "open_ended", "levels_not_comparable"),
    "limit_exceeded",
}


class GapCells:
    """The cells of a report, by column and row; a method `_key` makes a cell of column `key`.

    What the row above already shows (name, owner, latest value) is left blank, unless `whole` asks for
    rows that stand alone.
    """

    def __init__(self, report: GapReport, words: Words, *, whole: bool = False) -> None:
        self.report, self.words, self.rows, self.whole = report, words, report.rows, whole
        order: dict[tuple[str, str, str], int] = {}
        # of a table every row stands for itself, whatever it is called
        alone = report.title is not None
        self.numbers = [
            n if alone else order.setdefault((row.plan, row.indicator, row.region), len(order) + 1)
            for n, row in enumerate(self.rows, 1)
        ]
        self.several_regions = len({row.region for row in self.rows}) > 1
        self.several_assigners = len({row.assigned_by for row in self.rows}) > 1

    def column(self, key: str) -> Column:
        """One column: its head and a cell a row."""
        head = _HEADS.get(key, key)
        make: Callable[[int], str] = getattr(self, f"_{key}")
        cells = tuple(make(n) for n in range(len(self.rows)))
        floor = {"name": NAME_FLOOR, "owners": OWNER_FLOOR}.get(head, FLOOR)
        return Column(
            self.words(head), cells, right=head not in _TEXT, folds=head in _FOLD, status=head == "finding", floor=floor
        )

    def region_name(self, region: str) -> str:
        """The name of a region in the language of the table."""
        names = self.report.regions.get(region, (region, region))
        return names[0] if self.words.lang == "zh" else names[1]

    def assigner(self, row: GapRow) -> str:
        """Who assigned the target: 浙江省下达."""
        return self.words("assigned", by=self.region_name(row.assigned_by or ""))

    def _repeats(self, n: int) -> bool:
        """Whether the row above is about the same indicator and region, and says so."""
        return not self.whole and n > 0 and self.numbers[n] == self.numbers[n - 1]

    def _latest_repeats(self, n: int) -> bool:
        """Whether the row above already shows this very observation."""
        above, here = self.rows[n - 1], self.rows[n]
        shown = (above.latest, above.latest_period, above.doubts)
        return self._repeats(n) and shown == (here.latest, here.latest_period, here.doubts)

    def _named(self, n: int) -> str:
        row = self.rows[n]
        return row.name if self.words.lang == "zh" else self.report.names_en.get(row.indicator, row.name)

    def _by_whom(self, n: int) -> str:
        """Who assigned it, where not all targets come from one level."""
        row = self.rows[n]
        return f"({self.assigner(row)})" if row.assigned_by is not None and self.several_assigners else ""

    def _index(self, n: int) -> str:
        return "" if self._repeats(n) else str(self.numbers[n])

    def _region(self, n: int) -> str:
        return "" if self._repeats(n) else self.region_name(self.rows[n].region)

    def _name(self, n: int) -> str:
        return "" if self._repeats(n) else self._named(n)

    def _full_name(self, n: int) -> str:
        """Name and unit; on a further row only who assigned it, if that has to be said."""
        unit = f"({self.rows[n].unit})" if self.rows[n].unit else ""
        name = "" if self._repeats(n) else f"{self._named(n)}{unit}"
        return name + self._by_whom(n)

    def _numbered_name(self, n: int) -> str:
        region = f"{self.region_name(self.rows[n].region)} " if self.several_regions and self.whole else ""
        full = self._full_name(n)
        return full if self._repeats(n) else f"{self.numbers[n]} {region}{full}"

    def _unit(self, n: int) -> str:
        return "" if self._repeats(n) else self.rows[n].unit

    def method_name(self, row: GapRow) -> str:
        """What the method that judged the row is called."""
        found = self.report.methods.get(row.method or "")
        return found.names[self.words.lang == "en"] if found is not None else row.method or ""

    def own_nature(self, row: GapRow) -> str:
        """Binding or expected, and whether the plan only strives."""
        parts = [self.words(row.firmness)] if row.firmness else []
        return ",".join([*parts, *([self.words("strive")] if row.strive else [])])

    def _nature(self, n: int) -> str:
        row = self.rows[n]
        parts = [self.own_nature(row), self.assigner(row) if row.assigned_by else ""]
        return ",".join(part for part in parts if part) or "-"

    def _by(self, n: int) -> str:
        row = self.rows[n]
        return row.target_period.removeprefix("?") + ("*" if row.period_inferred else "")

    def _target(self, n: int) -> str:
        row = self.rows[n]
        return ("!" if is_flagged(self.report, row) else "") + self.target_value(row)

    def target_value(self, row: GapRow) -> str:
        """The target with its comparator; for a range both ends."""
        if row.target is None:
            return self.words("relative") if row.printed else "-"
        upper = self.report.uppers.get((row.indicator, row.region, row.printed))
        if upper is not None:
            return f"{figure(row.target)}-{figure(upper)}"
        return self.words(row.comparator, value=figure(row.target))

    def _latest(self, n: int) -> str:
        row = self.rows[n]
        if row.latest is None:
            return "-"
        if self._latest_repeats(n):
            return ""
        how = next((doubt for doubt in row.doubts if doubt in OPEN_LATEST), "at_least")
        return self.words(how, value=figure(row.latest)) if how != "about" else f"~{figure(row.latest)}"

    def _when(self, n: int) -> str:
        row = self.rows[n]
        if row.latest_period is None:
            return "-"
        told = {
            "?": bool(LATEST_DOUBTS & set(row.doubts)),
            "<": "fell_back" in row.doubts,
            "^": row.doubts.count("what_if") > row.doubts.count("what_if_part"),
        }
        marks = "".join(mark for mark, is_told in told.items() if is_told)
        return "" if self._latest_repeats(n) else row.latest_period + marks

    def _baseline(self, n: int) -> str:
        row = self.rows[n]
        if row.baseline is None:
            return "-"
        same = self._repeats(n) and self.rows[n - 1].baseline_period == row.baseline_period
        about = "~" if "baseline_open_ended" in row.doubts else ""
        doubt = "?" if "baseline_doubtful" in row.doubts else ""
        return "" if same else f"{about}{figure(row.baseline)}({row.baseline_period}{doubt})"

    def _progress(self, n: int) -> str:
        progress = self.rows[n].progress
        return percent(progress) if progress is not None else "-"

    def _elapsed(self, n: int) -> str:
        elapsed = self.rows[n].elapsed
        return percent(elapsed) if elapsed is not None else "-"

    def _ahead(self, n: int) -> str:
        row = self.rows[n]
        if row.progress is None or row.elapsed is None:
            return "-"
        ahead = (row.progress - row.elapsed) * 100
        spending = row.form == "sum" and row.comparator in CAPS  # a limit that is used up
        return self.words("points", value=fixed(-ahead if spending else ahead, 1))

    def _gap(self, n: int) -> str:
        row = self.rows[n]
        if row.gap is None:
            return self._why(row, "gap")
        decimals = max(decimals_of(row.target, row.latest), COMPUTED if isinstance(row.target, float) else 0)
        size = -row.gap if row.gap < 0 else row.gap
        if row.measure in {"share", "growth"}:
            text = self.words("points", value=fixed(size, max(decimals, 1)))
        elif row.measure == "rank":
            text = self.words("places", value=fixed(size, 0))
        else:
            text = fixed(size, decimals)
        return self.words("over", value=text) if row.gap < 0 else text

    def _attainment(self, n: int) -> str:
        attainment = self.rows[n].attainment
        return percent(attainment) if attainment is not None else "-"

    def _required(self, n: int) -> str:
        row = self.rows[n]
        if row.required_rate is not None:
            return annual(row.required_rate, row.rate_unit, decimals_of(row.target, row.latest), self.words)
        if row.form == "sum" and row.required_step is not None:
            return fixed(row.required_step, decimals_of(row.target))
        return self._why(row, "required_step" if row.form == "sum" else "required_rate")

    def _recent(self, n: int) -> str:
        row = self.rows[n]
        if row.recent_rate is None:
            return "-"
        return annual(row.recent_rate, row.rate_unit, decimals_of(row.target, row.latest), self.words)

    def _acceleration(self, n: int) -> str:
        acceleration = self.rows[n].acceleration
        return fixed(acceleration, 2) if acceleration is not None else "-"

    def _finding(self, n: int) -> str:
        row = self.rows[n]
        reason = row.reasons.get("status")
        if row.status == "undetermined" and reason == "stale":
            return self.words("stale")
        if row.status == "undetermined" and reason is not None:
            return f"{self.words('status.undetermined')}({self.words(str(reason))})"
        if row.status == "missed" and (row.firmness == "expected" or row.strive):
            return self.words("status.missed-expected")
        if row.status == "reversing" and _has_risen(row):
            return self.words("status.reversing-lower")
        return self.words(f"status.{row.status}")

    def promised_by(self, row: GapRow) -> str:
        """The plan that the target stands in, and who assigned it."""
        return row.plan + (f"({self.assigner(row)})" if row.assigned_by is not None else "")

    def _plan(self, n: int) -> str:
        row = self.rows[n]
        return "" if not self.whole and n > 0 and self.rows[n - 1].plan == row.plan else row.plan

    def _class(self, n: int) -> str:
        """The class that the method puts the row in, and the quantity it judged by."""
        row = self.rows[n]
        if row.label is None:
            return "-"
        pace = f" {fixed(row.pace, 2)}" if row.pace is not None else ""
        return self.report.label_name(row.method, row.label, self.words.lang == "en") + pace

    def _owners(self, n: int) -> str:
        row = self.rows[n]
        same = self._repeats(n) and self.rows[n - 1].owners == row.owners
        return "" if same else self.words.listed(list(row.owners)) or "-"

    def _why(self, row: GapRow, key: str) -> str:
        """The reason in the cell where it is short and tells something; else a dash, and the finding tells."""
        reason = row.reasons.get(key, "")
        return self.words(reason) if reason in _SAID_IN_CELL else "-"


def is_flagged(report: GapReport, row: GapRow) -> bool:
    """Whether the audit has something to say about this row's target."""
    return (row.plan, (row.indicator, row.region, row.target_period, row.printed)) in report.flagged


def _has_risen(row: GapRow) -> bool:
    """Whether it is by rising that the value moved away from its target."""
    if row.baseline is not None and row.latest is not None and row.baseline != row.latest:
        return row.latest > row.baseline
    return row.recent_rate > 0 if row.recent_rate is not None else row.better == "lower"
