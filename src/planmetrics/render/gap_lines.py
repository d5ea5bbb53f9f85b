"""A target as a row of the table of targets: what its cells are made of, with what they know of the rows around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.compute.status import light_of
from planmetrics.model.terms import CAPS, MIRRORED, Form
from planmetrics.records.gap import target_of
from planmetrics.render.layout import NOTHING
from planmetrics.render.numbers import decimals_of, figure
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.compute.assessment import Figures, Subject, Verdict
    from planmetrics.compute.situation import Situation
    from planmetrics.compute.status import Light
    from planmetrics.model.period import Period
    from planmetrics.records import Number
    from planmetrics.records.gap import Entry
    from planmetrics.render.words import Words

COMPUTED = 2
"""Decimals that a target is shown with where it was worked out (baseline x 1.15^5)."""
_RATES: frozenset[Form] = frozenset({"growth", "percent_change", "average", "cumulative"})
"""Forms that say how fast, and not where to."""


class Line(NamedTuple):
    """A target as a row of a table, with what its cells have to know of the table around it.

    `number` is the indicator's. `above` is the row above it; of rows that
    stand `alone` it is None: nothing is left out. `regions` and `assigners`: whether the table has several.
    """

    entry: Entry
    words: Words
    number: int
    above: Line | None
    regions: bool
    assigners: bool
    alone: bool
    rank: int | None = None

    @property
    def subject(self) -> Subject:
        """Who is judged."""
        return self.entry.assessment.subject

    @property
    def situation(self) -> Situation:
        """The figures that speak to it."""
        return self.entry.assessment.situation

    @property
    def figures(self) -> Figures:
        """What is worked out of them."""
        return self.entry.assessment.figures

    @property
    def verdict(self) -> Verdict:
        """What the method that was asked first makes of it."""
        return self.entry.assessment.verdict

    @property
    def light(self) -> Light | None:
        """Green, yellow or red; none where nothing is known."""
        return light_of(self.verdict.status, self.verdict.breaks)

    @property
    def target(self) -> Number | Reason:
        """The value of the target, or why there is none."""
        return target_of(self.entry.assessment)

    @property
    def decimals(self) -> int:
        """Those that target and latest value were published with."""
        at = self.situation
        if at.is_windowed and at.form != "sum":  # worked out, to more digits than anybody published
            return max(decimals_of(self.target), COMPUTED)
        return decimals_of(self.target, at.current)

    @property
    def repeats(self) -> Line | None:
        """The row above, where it is about the same indicator and region, and says so."""
        return self.above if self.above is not None and self.above.number == self.number else None

    @property
    def name(self) -> str:
        """The indicator's name."""
        return self.words.of(self.subject.name)

    @property
    def region(self) -> str:
        """The region's name."""
        return self.words.of(self.subject.region_name)

    @property
    def assigner(self) -> str:
        """Who assigned the target: 浙江省下达; empty where nobody did."""
        by = self.subject.assigner_name
        return self.words("assigned", by=self.words.of(by)) if by is not None else ""

    @property
    def nature(self) -> str:
        """Binding or expected, and whether the plan only strives."""
        return self.words.nature(self.subject.firmness, strive=self.subject.strive)

    @property
    def owners(self) -> str:
        """Who answers for it."""
        return self.words.listed(self.subject.owners)

    @property
    def worded(self) -> str:
        """Its status in the words that fit: what is expected is not missed as a duty is, a ceiling kept within."""
        verdict, status = self.verdict, self.verdict.status
        if status == "missed":
            lenient = self.subject.firmness == "expected" or self.subject.strive
            return "missed:expected" if lenient else status
        if verdict.why is Reason.BASE_SATISFIES and status in {"holding", "reversing"}:
            if status == "reversing" and self.situation.is_two_sided:
                return "reversing:off"
            return f"{status}:ceiling" if self.situation.comparator in CAPS else f"{status}:floor"
        if verdict.within_year and status in {"on-track", "lagging"}:
            return f"{status}:within"
        return "reversing:lower" if status == "reversing" and _has_risen(self) else status

    def due(self, *, in_text: bool = False) -> str:
        """When the target is due."""
        at, target = self.situation, self.subject.target
        if at.is_windowed and target is not None:
            return self.words.span(target.start, at.period, in_text=in_text)
        return NOTHING if self.subject.due == NOTHING else self.words.period(at.period, in_text=in_text)

    def sum_span(self, period: Period) -> str:
        """What the sum over a window is of so far, where that is more than its newest `period`; else empty."""
        start = self.subject.target.start if self.subject.target is not None else None
        summed = self.situation.is_windowed and self.situation.form == "sum"
        if not summed or start is None or start.start >= period.start:
            return ""
        if self.words.lang == "zh":
            return f"{self.words.period(start, in_text=True)}至{self.words.period(period, in_text=True)}"
        last = period if period.is_year else period._replace(start=period.end - 1)
        return f"{self.words.period(start, in_text=True)} to {self.words.period(last, in_text=True)}"

    def target_text(self, unit: str = "") -> str:
        """The target with its comparator, as the plan says it: growth as a rate, for a range both ends.

        `unit` is what stands behind the figure in a sentence; a table has a column for it.
        """
        if self.is_rate:
            return self._rate_text(unit)
        value = self.target
        if isinstance(value, Reason):
            return self.words("relative") if self.subject.printed else NOTHING
        return self._compared(value, unit)

    @property
    def is_rate(self) -> bool:
        """Whether the plan says how fast it goes, and not where to."""
        return self.situation.form in _RATES and self.situation.encoded is not None

    @property
    def upper(self) -> Number | None:
        """The upper end of a range."""
        goal = self.situation.goal
        return self.situation.encoded_max if isinstance(goal, Reason) else goal.upper_number

    def level_text(self) -> str:
        """The level that growth or a change comes to; empty where there is none to tell beside what the plan says."""
        value, at = self.target, self.situation
        if isinstance(value, Reason) or not self.is_rate or at.is_windowed or at.is_change:
            return ""
        return self._compared(value)

    def _rate_text(self, unit: str) -> str:
        """年均＞7%, 累计-13.5%; the mean of a flow in its own unit."""
        at, mark = self.situation, unit if self.situation.is_windowed and self.situation.measure != "growth" else "%"
        falls = at.encoded is not None and at.encoded < 0 and at.encoded_max is None
        comparator = MIRRORED.get(at.comparator, at.comparator) if falls else at.comparator
        low, high = (
            None if one is None else f"{self.words.number(figure(-one if falls else one))}{mark}"
            for one in (at.encoded, at.encoded_max)
        )
        key = "rate.more_than" if comparator == "more_than" else comparator
        value = f"{low}-{high}" if high is not None else self.words(key, value=low)
        return self.words(f"rate.{at.form}", value=self.words("rate.fall", value=value) if falls else value)

    def _compared(self, value: Number, unit: str = "") -> str:
        text = self.words.number(figure(value))
        if self.upper is not None:
            return f"{text}-{self.words.number(figure(self.upper))}{unit}"
        return self.words(self.situation.comparator, value=f"{text}{unit}")


def lines_of(entries: Sequence[Entry], words: Words, *, of_table: bool = False, alone: bool = False) -> list[Line]:
    """Entries as rows; `of_table`: each stands for itself, whatever it is called; `alone`: nothing is left out."""
    subjects = [entry.assessment.subject for entry in entries]
    regions = len({subject.region for subject in subjects}) > 1
    assigners = len({subject.assigned_by for subject in subjects}) > 1
    order = {} if of_table else _document_rows(subjects)
    lines: list[Line] = []
    for place, (entry, subject) in enumerate(zip(entries, subjects, strict=True), 1):
        key = (subject.plan, subject.indicator, subject.region)
        number = place if of_table else order.setdefault(key, len(order) + 1)
        above = lines[-1] if lines and not alone else None
        lines.append(Line(entry, words, number, above, regions, assigners, alone))
    return lines


def among_themselves(lines: Sequence[Line]) -> list[Line]:
    """Some rows of a table as rows of one of their own: each knows which of them is above it; numbers stay."""
    regions = len({line.subject.region for line in lines}) > 1
    rows: list[Line] = []
    for line in lines:
        rows.append(line._replace(above=rows[-1] if rows else None, alone=False, regions=regions))
    return rows


def _document_rows(subjects: Sequence[Subject]) -> dict[tuple[str, str, str], int]:
    """The document's own numbers, where each indicator has one and no two the same; else none, and rows are counted."""
    rows: dict[tuple[str, str, str], int] = {}
    for subject in subjects:
        row = subject.target.locator.row if subject.target is not None else None
        if row is None:
            return {}
        rows.setdefault((subject.plan, subject.indicator, subject.region), row)
    return rows if len(set(rows.values())) == len(rows) else {}


def _has_risen(line: Line) -> bool:
    """Whether it is by rising that the value moved away from its target."""
    base, latest, recent = line.situation.base, line.situation.current, line.figures.recent_rate
    if not isinstance(base, Reason) and not isinstance(latest, Reason) and base.value != latest:
        return latest > base.value
    return line.situation.better == "lower" if isinstance(recent, Reason) else recent > 0
