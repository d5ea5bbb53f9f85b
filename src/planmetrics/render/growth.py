"""The growth that plans ask for, segment by segment, beside the growth that they state; and the calculator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason, is_figure
from planmetrics.compute.rates import rate_unit
from planmetrics.render.layout import NAME_FLOOR, NOTHING, pad, text_width
from planmetrics.render.numbers import annual, decimals_of, figure, fixed
from planmetrics.render.table import Column, Table, table_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planmetrics.compute.assessment import Subject
    from planmetrics.compute.rates import Growth
    from planmetrics.compute.segments import Segment
    from planmetrics.compute.status import Light
    from planmetrics.render.words import Words


class Line(NamedTuple):
    """A segment as a row; `above` is the subject of the row above it; `plans`, `regions`: whether there are several."""

    segment: Segment
    words: Words
    above: Subject | None
    plans: bool
    regions: bool

    @property
    def repeats(self) -> bool:
        """Whether the row above is about the same indicator, and says so."""
        here, above = self.segment.subject, self.above
        if above is None:
            return False
        return (here.plan, here.indicator, here.region) == (above.plan, above.indicator, above.region)

    @property
    def name(self) -> str:
        """The indicator with its unit."""
        return self.words.of(self.segment.subject.name) + self.words.bracketed(self.segment.subject.unit)

    @property
    def region(self) -> str:
        """The region's name."""
        return self.words.of(self.segment.subject.region_name)

    @property
    def in_steps(self) -> bool:
        """Whether the measure's rate is a step, in points or places, rather than compound growth."""
        return rate_unit(self.segment.measure) in {"points_per_year", "places_per_year"}

    @property
    def decimals(self) -> int:
        """Those that start and end were published with."""
        start, end = self.segment.start, self.segment.end
        return decimals_of(start.value if start is not None else None, end.value if end is not None else None)


def growth_table(segments: Sequence[Segment], words: Words) -> Table:
    """Segments as a table; one title for one plan, a column of plans for several."""
    lines = _lines(segments, words)
    plans = {line.segment.subject.plan: line.segment.subject.target for line in lines}
    only = next(iter(plans.values())) if len(plans) == 1 else None
    lights: list[Light | None] = [
        None if isinstance(line.segment.agrees, Reason) else "green" if line.segment.agrees else "red" for line in lines
    ]
    return table_of(
        lines,
        words,
        (WIDE, PAIRED),
        (RECORD, FIGURES),
        title=words.of((only.plan.title, only.plan.title_en or only.plan.title)) if only is not None else "",
        empty=words("nothing"),
        notes=[words("note.cagr")],
        lights=lights,
    )


def _lines(segments: Sequence[Segment], words: Words) -> list[Line]:
    plans = {segment.subject.plan for segment in segments}
    regions = {(segment.subject.plan, segment.subject.region) for segment in segments}
    above = [None, *(segment.subject for segment in segments)]
    return [
        Line(segment, words, before, len(plans) > 1, len(regions) > len(plans))
        for segment, before in zip(segments, above, strict=False)
    ]


def _plan(line: Line) -> str:
    plan = line.segment.subject.plan
    return "" if line.above is not None and line.above.plan == plan else plan


def _record(line: Line) -> str:
    place = [line.segment.subject.plan, line.region] if line.plans or line.regions else []
    return " ".join([*place, line.name])


def _from(line: Line) -> str:
    start = line.segment.start
    return line.words.period(start.period) if start is not None else NOTHING


def _from_value(line: Line) -> str:
    start = line.segment.start
    return figure(start.value) if start is not None else NOTHING


def _to_value(line: Line) -> str:
    end = line.segment.end
    return NOTHING if end is None else line.words(line.segment.comparator, value=figure(end.value))


def _years(line: Line) -> str:
    return f"{line.segment.years:g}" if line.segment.years is not None else NOTHING


def _compound(line: Line) -> str:
    rate = line.segment.compound_rate
    if line.in_steps:
        return NOTHING
    return line.words(rate) if isinstance(rate, Reason) else f"{fixed(rate, 1)}%"


def _step(line: Line) -> str:
    step, unit = line.segment.linear_step, rate_unit(line.segment.measure)
    if isinstance(step, Reason):
        return line.words(step) if line.in_steps else NOTHING
    if unit == "points_per_year":
        return annual(step, unit, max(line.decimals, 2), line.words)
    return fixed(step, max(line.decimals, 1))


def _stated(line: Line) -> str:
    stated, unit = line.segment.stated, line.segment.stated_unit
    if stated is None:
        return NOTHING
    text = f"{stated.figure:f}"
    if unit == "percent_per_year":
        text += "%"
    elif unit == "points_per_year":
        text = line.words("points", value=text)
    return line.words("at_or_above", value=text) if stated.comparator == "at_least" else text


def _agrees(line: Line) -> str:
    agrees = line.segment.agrees
    return NOTHING if isinstance(agrees, Reason) else line.words("yes" if agrees else "no")


def _at_stated(line: Line) -> str:
    there = line.segment.at_stated
    return NOTHING if isinstance(there, Reason) else fixed(there, line.decimals)


def _is_stated(lines: Sequence[Line]) -> bool:
    return any(line.segment.stated is not None for line in lines)


PLAN = Column[Line]("plan", ("规划", "Plan"), _plan, right=False, shows=lambda lines: any(line.plans for line in lines))
REGION = Column[Line](
    "region",
    ("地区", "Region"),
    lambda line: "" if line.repeats else line.region,
    right=False,
    shows=lambda lines: any(line.regions for line in lines),
)
NAME = Column[Line](
    "name",
    ("指标名称", "Indicator"),
    lambda line: "" if line.repeats else line.name,
    right=False,
    folds=True,
    floor=NAME_FLOOR,
)
RECORD = NAME._replace(cell=_record)
FROM = Column[Line]("from", ("基期", "From"), _from)
FROM_VALUE = Column[Line]("from_value", ("基期值", "Value"), _from_value, ("基期值", "Value at start"))
TO = Column[Line]("to", ("目标期", "To"), lambda line: line.words.period(line.segment.to_period))
TO_VALUE = Column[Line]("to_value", ("目标值", "Target"), _to_value)
YEARS = Column[Line]("years", ("年数", "Years"), _years)
COMPOUND = Column[Line]("compound", ("年均增速", "Compound"), _compound, ("年均增速", "Compound growth a year"))
STEP = Column[Line]("step", ("年均增量", "Step/yr"), _step, ("年均增量", "Step a year"))
STATED = Column[Line]("stated", ("规划原文", "Stated"), _stated, ("规划原文", "Stated growth"), shows=_is_stated)
AGREES = Column[Line]("agrees", ("是否相符", "Agrees"), _agrees, right=False, status=True, shows=_is_stated)
AT_STATED = Column[Line](
    "at_stated",
    ("按该增速测算可达", "Leads to"),
    _at_stated,
    ("按该增速测算可达", "Stated growth leads to"),
    shows=_is_stated,
)

FIGURES = (FROM, FROM_VALUE, TO, TO_VALUE, YEARS, COMPOUND, STEP, STATED, AGREES, AT_STATED)
WIDE = (PLAN, REGION, NAME, *FIGURES)
PAIRED = (
    *(PLAN, REGION, NAME, (FROM, FROM_VALUE), (TO, TO_VALUE), (YEARS, STEP)),
    *((COMPOUND, STATED), (AT_STATED, AGREES)),
)


# the calculator


def calculator_lines(start: str, end: str, years: str, growth: Growth, words: Words) -> Iterator[str]:
    """The growth between two figures, a line each way of seeing it."""
    yield words("calc.title", start=start, end=end, years=years)
    pairs = list(_seen(growth))
    width = max(text_width(words(key)) for key, _, _ in pairs)
    numbers = max(len(number) for _, number, _ in pairs)
    for key, number, exact in pairs:
        in_full = words.bracketed(exact) if exact else ""
        yield f"  {pad(words(key), width, right=False)}  {number:>{numbers}}  {in_full}".rstrip()


def _seen(growth: Growth) -> Iterator[tuple[str, str, str]]:
    """What a way of seeing growth is called, its figure, and the same with more digits."""
    if is_figure(growth.compound):
        yield "calc.compound", f"{fixed(growth.compound, 1)}%", f"{fixed(growth.compound, 6)}%"
    yield "calc.linear", fixed(growth.step, 1), fixed(growth.step, 6)
    if is_figure(growth.total):
        yield "calc.total", f"{fixed(growth.total, 1)}%", ""
    if is_figure(growth.doubling):
        grows = is_figure(growth.compound) and growth.compound > 0
        yield "calc.double" if grows else "calc.halve", fixed(growth.doubling, 1), ""
