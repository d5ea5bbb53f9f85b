"""Charts of a workbook, drawn by the spreadsheet itself: each beside the figures that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell

from planmetrics.compute.outcome import Reason
from planmetrics.model.terms import WINDOWED
from planmetrics.render.gap_lines import lines_of
from planmetrics.render.numbers import figure
from planmetrics.report.cells import Cell, number_cell, text_cell
from planmetrics.report.grid import Book, Sheet, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.worksheet import Worksheet

    from planmetrics.model.period import Period
    from planmetrics.records import Number
    from planmetrics.records.report import Report, Section
    from planmetrics.render.words import Words

HEADS = ("plot.year", "plot.observed", "plot.apart", "plot.path", "plot.target")
_HEIGHT, _WIDTH = 300, 640
_ROWS = 17
"""Rows that a chart is high, with one to spare."""
_BAR, _LEAST = 26, 2
BLUE, GREY, RED, GREEN = "#1F4E79", "#7F7F7F", "#C00000", "#548235"


class Plot(NamedTuple):
    """What a chart of one indicator shows: of each year what was observed, the path and the target."""

    title: str
    rows: tuple[tuple[Period, tuple[Number | None, ...]], ...]


def plots(book: Book, report: Report, ranked: Sheet) -> None:
    """A sheet of charts, where there is something to draw."""
    drawn = [plot for section in report.sections if (plot := _plot(section, book.words)) is not None]
    tables = list(_tables(report, book.words))
    if not drawn and not tables:
        return
    words = book.words
    made = book.page(words("sheet.charts"))
    made.set_column(0, len(HEADS) - 1, 11)
    made.set_column(len(HEADS), len(HEADS) + 8, 9)
    made.write_string(0, 0, words("sheet.charts"), book.format(bold=True, font_size=14))
    made.write_string(1, 0, words("plot.note"), book.format(font_color="#404040"))
    row, breaks = 3, []
    for plot in drawn:
        row = _draw(book, made, plot, row, words)
        breaks.append(row)
    for title, first, last in tables:
        row = _rank(book, made, ranked, title, (first, last), row)
        breaks.append(row)
    made.set_h_pagebreaks(breaks[1:-1:2])


# one indicator


def _plot(section: Section, words: Words) -> Plot | None:
    """What there is to draw of the plan's own region; whole years alone, since parts of a year are another series."""
    home = section.plan.region
    own = [line for line in lines_of(section.entries, words, alone=True) if line.subject.region == home]
    observed: dict[Period, Number] = {}
    apart: dict[Period, Number] = {}
    path: dict[Period, Number] = {}
    due: dict[Period, Number] = {}
    for line in own:
        if line.situation.is_change:  # of a base of 100, beside which no level can stand
            return None
        observed |= {point.period: point.value for point in line.situation.history if point.doubt is None}
        target = line.target
        if not isinstance(target, Reason) and line.situation.form not in WINDOWED:
            due.setdefault(line.situation.period, target)
    for year in section.dossier.paths:
        if year.subject.region != home or year.subject.assigned_by is not None:
            continue
        if not isinstance(year.path_value, Reason):
            path[year.period] = year.path_value
        if year.observed is not None and year.period not in observed:
            apart[year.period] = year.observed.value
    years = sorted(
        (period for period in {*observed, *apart, *path, *due} if period.is_year), key=lambda period: period.end
    )
    if len(years) < _LEAST or not (observed or apart):
        return None
    name = words.of(section.dossier.definition.names) + words.bracketed(section.dossier.definition.unit)
    series = (observed, apart, path, due)
    return Plot(name, tuple((year, tuple(held.get(year) for held in series)) for year in years))


def _draw(book: Book, made: Worksheet, plot: Plot, row: int, words: Words) -> int:
    """The figures, with their chart on the right; the row below both."""
    title = book.format(bold=True)
    made.write_string(row, 0, plot.title, title)
    for column, key in enumerate(HEADS):
        made.write_string(row + 1, column, words(key), book.format(bold=True, text_wrap=True, bottom=1, align="right"))
    first = row + 2
    for number, (year, figures) in enumerate(plot.rows, first):
        book.write(made, number, 0, number_cell(str(year.year), year.year))
        for column, value in enumerate(figures, 1):
            book.write(made, number, column, _cell(value))
    last = first + len(plot.rows) - 1
    chart = book.workbook.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    sheet = made.get_name()
    looks = (
        {"line": {"color": BLUE, "width": 2}, "marker": _marker("circle", BLUE, BLUE)},
        {"line": {"none": True}, "marker": _marker("circle", BLUE, "#FFFFFF")},
        {"line": {"color": GREY, "width": 1.5, "dash_type": "dash"}, "marker": {"type": "none"}},
        {
            "line": {"none": True},
            "marker": _marker("diamond", RED, RED),
            "data_labels": {"value": True, "position": "above"},
        },
    )
    for column, look in enumerate(looks, 1):
        if any(figures[column - 1] is not None for _, figures in plot.rows):
            chart.add_series(
                {
                    "name": [sheet, row + 1, column],
                    "categories": [sheet, first, 0, last, 0],
                    "values": [sheet, first, column, last, column],
                    **look,
                }
            )
    chart.set_title({"name": [sheet, row, 0], "name_font": {"size": 11, "bold": True}, "overlay": False})
    years = [year.year for year, _ in plot.rows]
    chart.set_x_axis(
        {"min": years[0] - 1, "max": years[-1] + 1, "num_format": "0", "major_gridlines": {"visible": False}}
    )
    chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#E0E0E0"}}})
    chart.set_legend({"position": "bottom"})
    chart.show_blanks_as("span")
    chart.set_size({"width": _WIDTH, "height": _HEIGHT})
    made.insert_chart(row, len(HEADS), chart, {"object_position": 1, "x_offset": 12, "description": plot.title})
    return max(last + 2, row + _ROWS)


def _marker(kind: str, edge: str, inside: str) -> dict[str, object]:
    return {"type": kind, "size": 7, "border": {"color": edge}, "fill": {"color": inside}}


def _cell(value: Number | None) -> Cell:
    """A figure with its digits as published; one that was worked out with two decimals; nothing where there is none."""
    if value is None:
        return text_cell("")
    return number_cell(figure(value), value)


# regions


def _tables(report: Report, words: Words) -> Iterator[tuple[str, int, int]]:
    """The title and the rows of each target that is divided among regions, as far as they are ranked."""
    lines = lines_of([one.entry for one in report.ranked], words, alone=True)
    keys = [(line.subject.plan, line.subject.indicator, line.situation.form, line.subject.due) for line in lines]
    for key in dict.fromkeys(keys):
        rows = [number for number, own in enumerate(keys) if own == key and report.ranked[number].rank is not None]
        if len(rows) >= _LEAST:
            line = lines[rows[0]]
            due = line.due(in_text=True)
            yield f"{line.name}{words.bracketed(line.subject.unit)} {due}", rows[0], rows[-1]


def _rank(book: Book, made: Worksheet, ranked: Sheet, title: str, rows: tuple[int, int], row: int) -> int:
    """Bars of the regions, best on top, from the rows of their own sheet; the row below them."""
    heads = [column.head for column in ranked.columns]
    words = book.words
    region, shown = heads.index(words("plot.region")), heads.index(words("plot.attainment"))
    first, last = (ranked.first + number for number in rows)
    made.write_string(row, 0, title, book.format(bold=True))
    chart = book.workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": f"={quoted(ranked.name)}!{_absolute(ranked.first - 1, shown)}",
            "categories": [ranked.name, first, region, last, region],
            "values": [ranked.name, first, shown, last, shown],
            "fill": {"color": BLUE},
            "gap": 60,
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": [made.get_name(), row, 0], "name_font": {"size": 11, "bold": True}, "overlay": False})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "0%", "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#E0E0E0"}}})
    chart.set_legend({"none": True})
    height = 90 + _BAR * (last - first + 1)
    chart.set_size({"width": _WIDTH, "height": height})
    made.insert_chart(row, len(HEADS), chart, {"object_position": 1, "x_offset": 12, "description": title})
    return row + max(_ROWS, height // 20 + 2)


def _absolute(row: int, column: int) -> str:
    name: str = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
    return name
