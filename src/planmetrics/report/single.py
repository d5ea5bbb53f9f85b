"""One indicator's chart as a drawing that stands alone, in SVG: with its own style, and nothing from elsewhere."""

from __future__ import annotations

from pkgutil import get_data
from typing import TYPE_CHECKING

from planmetrics.render.gap import plans_title
from planmetrics.report import NotOneChartError
from planmetrics.report.chart import HEIGHT, KEY, WIDTH, chart_of, drawn, legend, mark, remarks
from planmetrics.report.svg import FONT, at, put, rows_of, width_of, written
from planmetrics.report.texts import report_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from planmetrics.records.report import Report
    from planmetrics.render.words import Words
    from planmetrics.report.chart import Chart

_LINE, _MARGIN, _GAP = 17, 10, 12
_TITLE = 14
"""The height of a letter of the title."""
_SCALE = 1.8
"""How large it is where nobody says how large it should be."""


def make(report: Report, words: Words) -> bytes:
    """The chart of the only indicator of a report of which anything was published.

    Raises:
        NotOneChartError: there are several, or none.
    """
    own = report_words(words.lang)
    charts = [chart for section in report.sections if (chart := chart_of(section, own)) is not None]
    if len(charts) != 1:
        raise NotOneChartError(dict.fromkeys(chart.run.subject.indicator for chart in charts))
    about = (plans_title(report.board, own), own("as_of", as_of=own.moment(report.board.as_of)))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written(_alone(charts[0], about))}\n'.encode()


def _alone(chart: Chart, about: Sequence[str]) -> Element:
    """The chart below its title and what it is taken from, above what its marks stand for."""
    svg = drawn(chart, 1)
    inner = [child for child in svg if child.tag not in {"title", "desc"}]
    for child in inner:
        svg.remove(child)
    put(svg, "style").text = (get_data(__package__, "templates/chart.css") or b"").decode()
    put(svg, "rect", width="100%", height="100%", fill="#fff")
    room = WIDTH - 2 * _MARGIN
    top: float = _MARGIN
    for text, size, kind in ((chart.title, _TITLE, "title"), *((one, FONT, "axis") for one in about)):
        for row in rows_of(text, room, size):
            top += _LINE
            put(svg, "text", row, x=_MARGIN, y=top, kind=kind)
    top += _GAP
    put(svg, "g", transform=f"translate(0 {at(top)})").extend(inner)
    bottom = _below(svg, chart, top + HEIGHT + _LINE)
    svg.attrib |= {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": "chart",
        "viewBox": f"0 0 {WIDTH} {at(bottom)}",
        "width": at(WIDTH * _SCALE),
        "height": at(bottom * _SCALE),
    }
    return svg


def _below(svg: Element, chart: Chart, y: float) -> float:
    """The marks with their words, then what the drawing alone might hide; where it ends."""
    x: float = _MARGIN
    for kind, word in legend(chart):
        length = KEY + 4 + width_of(word, FONT) + _GAP
        if x > _MARGIN and x + length > WIDTH:
            x, y = _MARGIN, y + _LINE
        held = put(svg, "g", transform=f"translate({at(x)} {at(y - FONT + 1)})")
        mark(held, kind)
        put(svg, "text", word, x=x + KEY + 4, y=y, kind="axis")
        x += length
    for row in _rows(chart):
        y += _LINE
        put(svg, "text", row, x=_MARGIN, y=y, kind="axis")
    return y + _MARGIN


def _rows(chart: Chart) -> Iterator[str]:
    for remark in remarks(chart, alone=True):
        yield from rows_of(remark + chart.words("html.stop"), WIDTH - 2 * _MARGIN)
