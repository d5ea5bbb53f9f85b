"""One indicator's chart as a drawing that stands alone, in SVG: with its own style, and nothing from elsewhere."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from planmetrics.report.chart import chart_of, drawn
from planmetrics.report.svg import put, written
from planmetrics.report.texts import report_words

if TYPE_CHECKING:
    from planmetrics.records.report import Report
    from planmetrics.render.words import Words
