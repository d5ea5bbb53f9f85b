"""Charts of a workbook, drawn by the spreadsheet itself: each beside the figures that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.compute.situation import CUMULATED
from planmetrics.model.period import MONTHS, Period
from planmetrics.model.terms import WINDOWED
from planmetrics.render.gap import plan_name
from planmetrics.render.gap_lines import lines_of
from planmetrics.render.numbers import figure
from planmetrics.report import targets
from planmetrics.report.book import LINE, Book, Sheet
from planmetrics.report.cells import Cell, number_cell, safe
from planmetrics.report.chart import chart_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

    from planmetrics.compute.assessment import Subject
    from planmetrics.records import Number
    from planmetrics.records.report import Report, Section
    from planmetrics.render.gap_lines import Line
    from planmetrics.render.words import Words

SERIES = ("observed", "apart", "part", "path", "target", "upper")
_HEIGHT, _WIDTH = 300, 640
_ROWS = 17
"""Rows that a chart is high, with one to spare."""
_BAR, _BARS, _ROW, _LEAST = 26, 90, 20, 2
"""Pixels that a bar takes, what stands around them, and a row; rows below which there is nothing to compare."""


_PERIOD, _FIGURE = 15, 10
"""Cells that a period takes, and a figure at least."""


class Plot(NamedTuple):
    """What a chart of one indicator shows: the series that there are, by their names, and their periods in order.

    Every year between them is there too, so that years stand as far apart as they are. `from_zero` tells whether it
    is counted up.
    """

    title: str
    series: Mapping[str, Mapping[Period, Number]]
    periods: tuple[Period, ...]
    from_zero: bool


def plots(book: Book, report: Report, ranked: Sheet, title: str) -> None:
    """A sheet of charts, where there is something to draw."""
    several = len(report.board.plans) > 1
    drawn = [plot for section in report.sections if (plot := _plot(section, book.words, several=several)) is not None]
    tables = list(_tables(report, book.words))
    if not drawn and not tables:
        return
    words = book.words
    made = book.page(words("sheet.charts"))
    made.set_column(0, 0, _PERIOD)
    made.set_column(1, len(SERIES), max([_FIGURE, *(len(text) + 2 for plot in drawn for text in _texts(plot, words))]))
    made.set_column(len(SERIES) + 1, len(SERIES) + 9, 9)
    made.write_string(0, 0, safe(title), book.format(bold=True, font_size=14))
    made.write_string(1, 0, words("plot.note"), book.format(font_color="#404040"))
    row, breaks = 3, []
    for plot in drawn:
        row = _draw(book, made, plot, row)
        breaks.append(row)
    for table in tables:
        row = _rank(book, made, ranked, table, row)
        breaks.append(row)
    made.set_h_pagebreaks(breaks[1:-1:2])


def _texts(plot: Plot, words: Words) -> Iterator[str]:
    return (words.number(figure(value)) for held in plot.series.values() for value in held.values())


# one indicator


def _plot(section: Section, words: Words, *, several: bool) -> Plot | None:
    """What there is to draw of the plan's own region; parts of a year as a series of their own."""
    home = section.plan.region
    own = [line for line in lines_of(section.entries, words, alone=True) if _is_of(line.subject, home)]
    if any(line.situation.is_change for line in own):  # of a base of 100, beside which no level can stand
        return None
    observed, apart = _observed(own)
    years = [year for year in section.dossier.paths if _is_of(year.subject, home)]
    path = {year.period: year.path_value for year in years if not isinstance(year.path_value, Reason)}
    apart |= {
        year.period: year.observed.value for year in years if year.observed is not None and year.period not in observed
    }
    known: tuple[Mapping[Period, Number], ...] = (observed, apart, {}, path if len(path) > 1 else {}, *_due(own))
    whole = [{period: held[period] for period in held if period.is_year} for held in known]
    series = dict(zip(SERIES, whole, strict=True)) | {"part": _parts(section, words)}
    series = {name: held for name, held in series.items() if held}
    periods = {period for held in series.values() for period in held}
    if len(periods) < _LEAST or not {"observed", "apart", "part"} & set(series):
        return None
    measure = section.dossier.definition.measure
    name = words.of(section.name) + words.bracketed(section.dossier.definition.unit)
    if several:
        name += f" - {plan_name(section.plan, words)}"
    return Plot(safe(name), series, _filled(periods), measure in CUMULATED)


def _parts(section: Section, words: Words) -> dict[Period, Number]:
    """What of the plan's own region stands for part of a year, as far as the chart of a page shows it."""
    chart = chart_of(section, words)
    points = chart.points if chart is not None and _is_of(chart.run.subject, section.plan.region) else []
    return {point.period: point.value for point in points if not point.period.is_year}


def _filled(periods: set[Period]) -> tuple[Period, ...]:
    """The periods in order, with the years that lie between those that are alike."""
    years = sorted(period for period in periods if period.is_year)
    if years and all(year.is_like(years[0]) for year in years):
        starts = range(years[0].start, years[-1].end, MONTHS)
        periods = periods | {Period(start, start + MONTHS) for start in starts}
    return tuple(sorted(periods, key=lambda one: (one.end, -one.start)))


def _is_of(subject: Subject, home: str) -> bool:
    """Whether it is the plan's own target for its own region; what a level above assigns is another path."""
    return subject.region == home and subject.assigned_by is None


def _observed(own: Sequence[Line]) -> tuple[dict[Period, Number], dict[Period, Number]]:
    """What was observed in one series with the latest value, and of that what is doubtful."""
    points = [point for line in own for point in line.situation.history]
    exact = {point.period: point.value for point in points if point.doubt is None}
    return dict(exact), {point.period: point.value for point in points if point.period not in exact}


def _due(own: Sequence[Line]) -> tuple[dict[Period, Number], dict[Period, Number]]:
    """Targets for one year, the first of several, and the upper ends of those that are ranges."""
    targets: dict[Period, Number] = {}
    uppers: dict[Period, Number] = {}
    for line in own:
        period = line.situation.period
        if line.situation.form in WINDOWED or isinstance(line.target, Reason) or period in targets:
            continue
        targets[period] = line.target
        if line.upper is not None:
            uppers[period] = line.upper
    return targets, uppers


def _draw(book: Book, made: Worksheet, plot: Plot, row: int) -> int:
    """The figures, with their chart on the right; the row below both."""
    made.write_string(row, 0, plot.title, book.format(bold=True))
    for column, key in enumerate(("year", *plot.series)):
        head = book.format(bold=True, text_wrap=True, bottom=1, align="right")
        made.write_string(row + 1, column, book.words(f"plot.{key}"), head)
    made.set_row(row + 1, 2 * LINE)
    first = row + 2
    for number, period in enumerate(plot.periods, first):
        book.write(made, number, 0, Cell(book.words.period(period)), right=True)
        for column, held in enumerate(plot.series.values(), 1):
            if period in held:  # a chart would draw a word as 0
                book.write(made, number, column, number_cell(book.words.number(figure(held[period])), held[period]))
    _insert(made, _lines(book, made.get_name(), plot, row), row, plot.title, _HEIGHT)
    return max(first + len(plot.periods) + 1, row + _ROWS)


def _lines(book: Book, sheet: str, plot: Plot, row: int) -> Chart:
    """Points and lines over the periods, each under its name, of the figures below this row."""
    chart = book.workbook.add_chart({"type": "line"})
    first, last = row + 2, row + 1 + len(plot.periods)
    for column, name in enumerate(plot.series, 1):
        chart.add_series(
            {
                "name": [sheet, row + 1, column],
                "categories": [sheet, first, 0, last, 0],
                "values": [sheet, first, column, last, column],
                **_LOOKS[name],
            }
        )
    chart.set_title({"name": [sheet, row, 0], **_TITLE})
    chart.set_x_axis({"text_axis": True, "label_position": "low"})
    chart.set_y_axis({"major_gridlines": _GRID, **({"min": 0} if plot.from_zero and _none_below_zero(plot) else {})})
    chart.set_legend({"position": "bottom"})
    chart.show_blanks_as("span")
    return chart


def _none_below_zero(plot: Plot) -> bool:
    return all(value >= 0 for held in plot.series.values() for value in held.values())


def _insert(made: Worksheet, chart: Chart, row: int, about: str, height: int) -> None:
    """Put a chart beside its figures, with words for those who do not see it."""
    chart.set_size({"width": _WIDTH, "height": height})
    at = {"object_position": 1, "x_offset": 12, "y_offset": 4}
    made.insert_chart(row, len(SERIES) + 1, chart, {**at, "description": about})


def _marker(kind: str, colour: str) -> dict[str, object]:
    return {"type": kind, "size": 7, "border": {"color": colour}, "fill": {"color": colour}}


_BLUE, _LIGHT, _GREY, _RED, _ORANGE = "#1F4E79", "#5B9BD5", "#7F7F7F", "#C00000", "#C55A11"
_GRID = {"visible": True, "line": {"color": "#E0E0E0"}}
_TITLE = {"name_font": {"size": 11, "bold": True}, "overlay": False}
_AIM = {"line": {"none": True}, "marker": _marker("diamond", _RED), "data_labels": {"value": True, "position": "above"}}
_LOOKS: Mapping[str, dict[str, object]] = {
    "observed": {"line": {"color": _BLUE, "width": 2}, "marker": _marker("circle", _BLUE)},
    "apart": {"line": {"none": True}, "marker": _marker("triangle", _ORANGE)},
    "part": {"line": {"none": True}, "marker": _marker("square", _LIGHT)},
    "path": {"line": {"color": _GREY, "width": 1.5, "dash_type": "dash"}, "marker": {"type": "none"}},
    "target": _AIM,
    "upper": _AIM,
}
"""How each series looks; shapes differ, so that colour only adds."""


# regions


class Ranking(NamedTuple):
    """The title of a target that is divided among regions, and its first and last row that has a rank."""

    title: str
    first: int
    last: int


def _tables(report: Report, words: Words) -> Iterator[Ranking]:
    """Each target that is divided, where there are regions to hold against each other."""
    lines = lines_of([one.entry for one in report.ranked], words, alone=True)
    keys = [(line.subject.plan, line.subject.indicator, line.situation.form, line.subject.due) for line in lines]
    for key in dict.fromkeys(keys):
        rows = [number for number, own in enumerate(keys) if own == key and report.ranked[number].rank is not None]
        if len(rows) >= _LEAST:
            line = lines[rows[0]]
            due = line.due(in_text=True)
            yield Ranking(safe(f"{line.name}{words.bracketed(line.subject.unit)} {due}"), rows[0], rows[-1])


def _rank(book: Book, made: Worksheet, ranked: Sheet, table: Ranking, row: int) -> int:
    """Bars of the regions, best on top, from the rows of their own sheet; the row below them."""
    heads = [column.head for column in ranked.columns]
    region, shown = (heads.index(book.words.of(head.names)) for head in (targets.RANKED_REGION, targets.ATTAINMENT))
    first, last = ranked.first + table.first, ranked.first + table.last
    made.write_string(row, 0, table.title, book.format(bold=True))
    chart = book.workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": [ranked.name, ranked.first - 1, shown],
            "categories": [ranked.name, first, region, last, region],
            "values": [ranked.name, first, shown, last, shown],
            "fill": {"color": _BLUE},
            "gap": 60,
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": [made.get_name(), row, 0], **_TITLE})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "0%", "min": 0, "major_gridlines": _GRID})
    chart.set_legend({"none": True})
    height = _BARS + _BAR * (last - first + 1)
    _insert(made, chart, row, table.title, height)
    return row + max(_ROWS, height // _ROW + _LEAST)
