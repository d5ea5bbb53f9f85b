"""An indicator's chart: what was observed, what the plan asks for and by when, its path, and where the pace leads."""

from __future__ import annotations

from functools import partial
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypeVar
from xml.etree.ElementTree import Element

from planmetrics.compute.outcome import Reason, is_figure
from planmetrics.compute.situation import CUMULATED
from planmetrics.model.period import MONTHS, Period
from planmetrics.model.terms import CAPS, FLOORS
from planmetrics.render.gap_lines import lines_of
from planmetrics.render.numbers import fixed, published
from planmetrics.report.svg import FONT, Labels, Scale, drawing, line_through, put, scale_of, told, width_of, years_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from planmetrics.compute.situation import Point
    from planmetrics.compute.years import PathYear, Projected, Run
    from planmetrics.records.gap import Entry
    from planmetrics.records.report import Section
    from planmetrics.render.gap_lines import Line
    from planmetrics.render.words import Words

T = TypeVar("T")
WIDTH, HEIGHT = 400, 250
_TOP, _BOTTOM, _RIGHT = 30, 24, 14
_RADIUS = 3.6
KEY = 26
"""How wide a mark of the legend is."""
_TICK = 6
"""How far the tick of a target stands out."""
_DECIMALS = 2
"""Those of a value that is carried on, in the description."""
_NONE, _ALL = 0.0, 100.0
"""The natural ends of a share in percent."""
_PACES = ("trend", "recent", "observed")
"""Which pace is drawn: the first that leads anywhere."""


class Aim(NamedTuple):
    """A target as a mark: a level by a period, or from `start` on; of a range both ends."""

    line: Line
    low: float
    high: float
    start: Period | None

    @property
    def label(self) -> str:
        """The target as the plan says it."""
        return self.line.level_text() or self.line.target_text()


class Chart(NamedTuple):
    """What is drawn of one indicator in one region; `others` are the other regions that the section speaks of.

    `within` is a newer value of a stretch within a year, which no axis of years has a place for. `ends` is where
    `ahead` was cut off, since no share leads further.
    """

    section: Section
    run: Run
    aims: tuple[Aim, ...]
    path: tuple[PathYear, ...]
    ahead: tuple[Projected, ...]
    undrawn: tuple[Line, ...]
    others: tuple[str, ...]
    within: Point | None
    ends: tuple[float, ...]
    words: Words

    @property
    def title(self) -> str:
        """The indicator, its unit and region."""
        subject, words = self.run.subject, self.words
        return f"{words.of(subject.name)}{words.bracketed(self.unit)} {words.of(subject.region_name)}"

    @property
    def unit(self) -> str:
        """The unit of the axis; where only changes are known, what reads as 100."""
        since = self.run.since
        return self.run.subject.unit if since is None else self.words("chart.index", since=since)

    @property
    def points(self) -> list[Point]:
        """Every value that is drawn."""
        seen = [point for stretch in self.run.stretches for point in stretch]
        return seen if self.run.part is None else [*seen, self.run.part]


def chart_of(section: Section, words: Words) -> Chart | None:
    """The chart of an indicator, in the first of its regions of which anything was published; None without any."""
    order = [entry.assessment.subject.region for entry in section.entries]
    found = sorted(section.dossier.runs, key=lambda run: order.index(run.subject.region))
    split = [(run, *_split(run, section)) for run in found]
    drawable = [(run, within) for _, run, within in split if run.stretches or run.part is not None]
    if not drawable:
        return None
    run, within = drawable[0]
    region, assigner = run.subject.region, run.subject.assigned_by
    lines = lines_of([entry for entry in section.entries if _is_of(entry, region)], words, alone=True)
    aims = [_aim(line) for line in lines]
    others = {
        words.of(entry.assessment.subject.region_name): None for entry in section.entries if not _is_of(entry, region)
    }
    leading = _leading(section.dossier.projections, region, assigner)
    is_percent = any(line.situation.percent for line in lines)
    return Chart(
        section,
        run,
        tuple(aim for aim in aims if aim is not None),
        tuple(
            year
            for year in section.dossier.paths
            if (year.subject.region, year.subject.assigned_by) == (region, assigner) and is_figure(year.path_value)
        ),
        tuple(map(_held, leading) if is_percent else leading),
        tuple(line for line, aim in zip(lines, aims, strict=True) if aim is None),
        tuple(others),
        within,
        tuple(_passed(leading)) if is_percent else (),
        words,
    )


def _split(run: Run, section: Section) -> tuple[Run, Point | None]:
    """The series without a part of a year that counts up from within it (a month by itself), and that part."""
    part = run.part
    if part is None or section.dossier.definition.measure not in CUMULATED:
        return run, None
    years = [point.period for stretch in run.stretches for point in stretch]
    years += [entry.assessment.situation.period for entry in section.entries]
    starts = {period.start % MONTHS for period in years if period.is_year} or {0}
    return (run, None) if part.period.start % MONTHS in starts else (run._replace(part=None), part)


def _held(one: Projected) -> Projected:
    """No further than a share can get."""

    def within(value: T) -> T | float:
        if not isinstance(value, float):
            return value
        clipped: float = min(max(float(value), _NONE), _ALL)
        return clipped

    return one._replace(projected=within(one.projected), low=within(one.low), high=within(one.high))


def _passed(found: Sequence[Projected]) -> Iterator[float]:
    """The natural ends that the pace would lead beyond."""
    values = [one.projected for one in found if is_figure(one.projected)]
    values += [end for one in found for end in _interval(one) or ()]
    if values and min(values) < _NONE:
        yield _NONE
    if values and max(values) > _ALL:
        yield _ALL


def _is_of(entry: Entry, region: str) -> bool:
    return entry.assessment.subject.region == region


def _aim(line: Line) -> Aim | None:
    """Where a target stands on the axis; a sum over years stands on none that shows single years."""
    at, goal = line.situation, line.situation.goal
    if isinstance(goal, Reason) or (at.is_windowed and at.form != "average"):
        return None
    start = line.subject.target.start if at.is_windowed and line.subject.target is not None else None
    return Aim(line, float(goal.value), float(goal.top), start)


def _leading(found: Sequence[Projected], region: str, assigner: str | None) -> list[Projected]:
    """The pace that is drawn, by period; each period once."""
    own = [one for one in found if (one.subject.region, one.subject.assigned_by) == (region, assigner)]
    for pace in _PACES:
        ahead = {one.period: one for one in own if one.by == pace and is_figure(one.projected)}
        if ahead:
            return sorted(ahead.values(), key=lambda one: one.period.end)
    return []


def _interval(one: Projected) -> tuple[float, float] | None:
    """The 80 % interval, where there is one."""
    if one.low is None or one.high is None or isinstance(one.low, Reason) or isinstance(one.high, Reason):
        return None
    return one.low, one.high


class Axes(NamedTuple):
    """Where periods and values stand on a chart; `shift` is how many months into a calendar year its years begin."""

    years: Scale
    values: Scale
    shift: int

    def x(self, period: Period) -> float:
        """A period stands at its end: a whole year at its own number, half a year before that."""
        return self.years(_time_of(period, self.shift))

    def y(self, value: float | Decimal) -> float:
        """A value."""
        return self.values(float(value))

    def named(self, year: float) -> str:
        """A year as people write it: 2024, or 2024/25."""
        start = int(year) * MONTHS + self.shift
        return str(Period(start, start + MONTHS))


def _time_of(period: Period, shift: int) -> float:
    return (period.end - shift) / MONTHS - 1


def drawn(chart: Chart, number: int) -> Element:
    """The chart as a drawing; `number` tells it from the others on a page."""
    svg = drawing(WIDTH, HEIGHT, chart.title, described(chart), number)
    axes = _axes_of(chart)
    _ruled(svg, axes, chart)
    _path(svg, axes, chart)
    _ahead(svg, axes, chart)
    _runs(svg, axes, chart)
    labels = Labels(axes.years.start - 8, 1, WIDTH - 1, HEIGHT - _BOTTOM)
    labels.keep_box(0, 0, width_of(chart.unit) + 4, FONT + 2)
    _keep_marks(labels, axes, chart)
    _aims(svg, axes, chart, labels)
    _points(svg, axes, chart, labels)
    return svg


def _axes_of(chart: Chart) -> Axes:
    values = [float(point.value) for point in chart.points]
    values += [end for aim in chart.aims for end in (aim.low, aim.high)]
    values += [year.path_value for year in chart.path if is_figure(year.path_value)]
    values += [end for one in chart.ahead for end in (one.projected, *(_interval(one) or ())) if is_figure(end)]
    counts = chart.section.dossier.definition.measure in CUMULATED
    ys = scale_of(values, HEIGHT - _BOTTOM, _TOP, zero=counts and chart.run.since is None)
    periods = [point.period for point in chart.points] + [aim.line.situation.period for aim in chart.aims]
    periods += [aim.start for aim in chart.aims if aim.start is not None]
    periods += [year.period for year in chart.path] + [one.period for one in chart.ahead]
    starts = {period.start % MONTHS for period in periods if period.is_year}
    shift = starts.pop() if len(starts) == 1 else 0
    times = [_time_of(period, shift) for period in periods]
    left = max(width_of(chart.words.number(ys.named(tick))) for tick in ys.ticks) + 10
    return Axes(years_of(min(times), max(times), left + 8, WIDTH - _RIGHT - 8), ys, shift)


def _ruled(svg: Element, axes: Axes, chart: Chart) -> None:
    """Both axes with their ticks."""
    left, right, bottom = axes.years.start - 8, WIDTH - _RIGHT, axes.values.low
    put(svg, "text", chart.unit, x=2, y=FONT, kind="axis")
    for tick in axes.values.ticks:
        y = axes.values(tick)
        put(svg, "line", x1=left, x2=right, y1=y, y2=y, kind="base" if tick == bottom else "grid")
        put(svg, "text", chart.words.number(axes.values.named(tick)), x=left - 4, y=y + 4, kind="axis end")
    for year in axes.years.ticks:
        put(svg, "text", axes.named(year), x=axes.years(year), y=HEIGHT - 7, kind="axis mid")


def _path(svg: Element, axes: Axes, chart: Chart) -> None:
    stops = [(axes.x(year.period), axes.y(year.path_value)) for year in chart.path if is_figure(year.path_value)]
    if len(stops) > 1:
        put(svg, "polyline", points=line_through(stops), kind="path")


def _ahead(svg: Element, axes: Axes, chart: Chart) -> None:
    """Dashed from the newest value on, with the interval as a band where there is one."""
    if not chart.ahead:
        return
    start = (axes.x(chart.run.newest.period), axes.y(chart.run.newest.value))
    banded = [(axes.x(one.period), ends) for one in chart.ahead if (ends := _interval(one)) is not None]
    if banded:
        lower, upper = ([(x, axes.y(ends[side])) for x, ends in banded] for side in (0, 1))
        put(svg, "polygon", points=line_through([start, *upper, *reversed(lower)]), kind="band")
    stops = [(axes.x(one.period), axes.y(one.projected)) for one in chart.ahead if is_figure(one.projected)]
    put(svg, "polyline", points=line_through([start, *stops]), kind="ahead")


def _runs(svg: Element, axes: Axes, chart: Chart) -> None:
    """A line along what compares and is known, and a stroke across where the series breaks."""
    for stretch in chart.run.stretches:
        for is_known, points in groupby(stretch, key=_is_known):
            places = [(axes.x(point.period), axes.y(point.value)) for point in points]
            if is_known and len(places) > 1:
                put(svg, "polyline", points=line_through(places), kind="seen")
    for before, after in pairwise(chart.run.stretches):
        middle = (axes.x(before[-1].period) + axes.x(after[0].period)) / 2
        cut = told(svg, "g", chart.words("chart.break"), kind="cut")
        put(cut, "line", x1=middle, x2=middle, y1=_TOP, y2=HEIGHT - _BOTTOM)


def _is_known(point: Point) -> bool:
    """Whether a line may lead through it: a figure, if an approximate one, and not only a bound."""
    return point.comparator not in FLOORS | CAPS


def _keep_marks(labels: Labels, axes: Axes, chart: Chart) -> None:
    for point in chart.points:
        labels.keep(axes.x(point.period), axes.y(point.value), _RADIUS)
    for aim in chart.aims:
        labels.keep(axes.x(aim.line.situation.period), axes.y(aim.low), 4)


def _aims(svg: Element, axes: Axes, chart: Chart, labels: Labels) -> None:
    """A bar at the level, with a tick to the side on which the target is satisfied; of a range the whole of it."""
    for aim in chart.aims:
        x, low, high = axes.x(aim.line.situation.period), axes.y(aim.low), axes.y(aim.high)
        left = x - 9 if aim.start is None else axes.x(aim.start)
        title = chart.words("chart.target", due=aim.line.due(in_text=True), target=aim.label)
        mark = told(svg, "g", title, kind="aim")
        for level in {low, high}:
            put(mark, "line", x1=left, x2=x + 9, y1=level, y2=level)
        if low != high:
            put(mark, "line", x1=x, x2=x, y1=low, y2=high)
        comparator = aim.line.situation.comparator
        toward = -_TICK if comparator in FLOORS else _TICK if comparator in CAPS else 0
        if toward and low == high:
            corners = ((x - 3, low + toward * 0.4), (x, low + toward), (x + 3, low + toward * 0.4))
            put(mark, "polygon", points=line_through(corners))
        labels.put(svg, x, high + min(toward, 0), aim.label, "aim-text")


def _points(svg: Element, axes: Axes, chart: Chart, labels: Labels) -> None:
    """Every value as a mark that tells how sure it is; the first and the newest have their figure beside them."""
    words, part = chart.words, chart.run.part
    points = chart.points
    for point in points:
        x, y = axes.x(point.period), axes.y(point.value)
        kind = kind_of(point, is_part=point is part)
        shape(svg, x, y, kind, _told_of(point, chart))
    for point in dict.fromkeys((points[-1], chart.run.newest, points[0])):
        when = words.bracketed(words.period(point.period)) if point is part else ""  # no figure of a whole year
        labels.put(svg, axes.x(point.period), axes.y(point.value), published(point, words) + when, "seen-text")


def _told_of(point: Point, chart: Chart) -> str:
    words = chart.words
    period, value = words.period(point.period, in_text=True), published(point, words)
    doubt = words.bracketed(words("chart.doubt", doubt=words(f"doubt.{point.doubt}"))) if point.doubt else ""
    return f"{period} {value}{doubt}"


def kind_of(point: Point, *, is_part: bool = False) -> str:
    """What mark a value has: of part of a year, open-ended upwards or downwards, doubtful, or plain."""
    if is_part:
        return "part"
    if point.comparator in FLOORS:
        return "floor"
    if point.comparator in CAPS:
        return "cap"
    if point.comparator == "about":
        return "about"
    return "doubtful" if point.doubt is not None else "exact"


def shape(parent: Element, x: float, y: float, kind: str, title: str = "") -> None:
    """The mark of a value; without a title that of a legend."""
    r, made = _RADIUS, partial(told, title=title) if title else put
    if kind in {"exact", "doubtful"}:
        made(parent, "circle", cx=x, cy=y, r=r, kind="dot" if kind == "exact" else "dot open")
        return
    corners = {
        "part": ((x, y - r - 1), (x + r + 1, y), (x, y + r + 1), (x - r - 1, y)),
        "floor": ((x, y - r - 2), (x + r + 1, y + r - 1), (x - r - 1, y + r - 1)),
        "cap": ((x, y + r + 2), (x + r + 1, y - r + 1), (x - r - 1, y - r + 1)),
        "about": ((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)),
    }[kind]
    made(parent, "polygon", points=line_through(corners), kind="dot open")


def legend(chart: Chart) -> list[tuple[str, str]]:
    """What stands for what, of that which is drawn: the kind of mark, and its word."""
    words = chart.words
    kinds = {kind_of(point, is_part=point is chart.run.part) for point in chart.points}
    used = [kind for kind in ("exact", "doubtful", "floor", "cap", "about", "part") if kind in kinds]
    marks: list[tuple[str, str]] = [(kind, words(f"chart.{kind}")) for kind in used]
    marks += [("aim", words("chart.aim"))] if chart.aims else []
    marks += [("path", words("chart.path"))] if len(chart.path) > 1 else []
    if chart.ahead:
        banded = any(_interval(one) is not None for one in chart.ahead)
        pace = words(f"pace.{chart.ahead[0].by}")
        marks.append(("ahead", words("chart.banded" if banded else "chart.ahead", pace=pace)))
    marks += [("cut", words("chart.break"))] if len(chart.run.stretches) > 1 else []
    return marks


def mark(parent: Element, kind: str) -> None:
    """What stands beside a word of the legend, on a drawing that is `KEY` wide and as high as a letter."""
    middle, y = KEY / 2, 7
    if kind in {"exact", "path", "ahead"}:
        put(parent, "line", x1=1, x2=KEY - 1, y1=y, y2=y, kind="seen" if kind == "exact" else kind)
    if kind == "cut":
        put(put(parent, "g", kind="cut"), "line", x1=middle, x2=middle, y1=1, y2=13)
    elif kind == "aim":
        aim = put(parent, "g", kind="aim")
        put(aim, "line", x1=middle - 9, x2=middle + 9, y1=y + 3, y2=y + 3)
        put(aim, "polygon", points=line_through(((middle - 3, y), (middle, y - 4), (middle + 3, y))))
    elif kind not in {"path", "ahead"}:
        shape(parent, middle, y, kind)


def key(kind: str) -> Element:
    """The mark of a legend as a drawing by itself, which says nothing that the word beside it does not."""
    svg = Element("svg", {"class": "chart", "viewBox": f"0 0 {KEY} 14", "aria-hidden": "true"})
    mark(svg, kind)
    return svg


def remarks(chart: Chart, *, alone: bool = False) -> list[str]:
    """What a drawing alone might hide: an axis that does not begin at zero, targets that it cannot show.

    Where it stands `alone` there is no table that other regions stand in.
    """
    words = chart.words
    notes = [words("chart.not_from_zero")] if _axes_of(chart).values.low > 0 else []
    if chart.within is not None:
        when = words.period(chart.within.period, in_text=True)
        notes.append(words("chart.within", when=when, value=published(chart.within, words)))
    notes += [words("chart.ends", end=f"{end:g}") for end in chart.ends]
    if len(chart.points) == 1:
        notes.append(words("chart.one"))
    if chart.undrawn:
        notes.append(words("chart.undrawn", list=words.listed(map(_undrawn, chart.undrawn))))
    if chart.others and not alone:
        notes.append(words("chart.others", list=words.listed(chart.others)))
    return notes


def _undrawn(line: Line) -> str:
    """A target that stands nowhere on the axis, and why."""
    goal, words = line.situation.goal, line.words
    why = words(str(goal)) if isinstance(goal, Reason) else words("chart.several_years")
    return f"{line.due(in_text=True)} {line.subject.printed or line.target_text()}{words.bracketed(why)}"


def described(chart: Chart) -> str:
    """The chart in sentences."""
    return chart.words.lines(_sentences(chart))


def _sentences(chart: Chart) -> Iterator[str]:
    words, newest = chart.words, chart.run.newest
    points = [point for stretch in chart.run.stretches for point in stretch] or [newest]
    span = words.span(points[0].period, newest.period, in_text=True) if len(points) > 1 else ""
    value, when = published(newest, words), words.period(newest.period, in_text=True)
    yield words("chart.seen", count=len(points), span=span, value=value, when=when)
    for aim in chart.aims:
        yield words("chart.target", due=aim.line.due(in_text=True), target=aim.label)
    for one in chart.ahead:
        if is_figure(one.projected):
            pace, when = words(f"pace.{one.by}"), words.period(one.period, in_text=True)
            facts = {"pace": pace, "when": when, "value": words.number(fixed(one.projected, _DECIMALS))}
            ends = _interval(one)
            if ends is not None:
                facts |= dict(zip(("low", "high"), (words.number(fixed(end, _DECIMALS)) for end in ends), strict=True))
            yield words("chart.leads" if ends is None else "chart.leads_within", **facts)
