"""What `planmetrics trace` prints: the account of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planmetrics.records.fields import fields_of
from planmetrics.records.trace import TraceRow
from planmetrics.render.data import rows_of
from planmetrics.render.layout import pad, text_width
from planmetrics.render.problems import finding
from planmetrics.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.records.trace import TraceReport

ACCOUNTS = {
    "target": "targets",
    "cell": "cells of breakdown tables",
    "also": "targets and baselines said again",
    "stated": "stated growth and steps",
    "baseline": "baselines",
    "not_target": "not targets, listed by the plan with a reason",
}
TRACE_FIELDS = fields_of(TraceRow)
_EDITIONS = {True: "the text that the plan refers to", False: "another edition", None: "the plan gives no sha256"}


def summary_lines(report: TraceReport) -> Iterator[str]:
    """The account in a few lines: figures encoded, recognised, missing."""
    yield f"{report.plan} against {printable(report.document)} ({_EDITIONS[report.same_text]})"
    yield f"{report.figures:6} figures in the document"
    for kind, number in report.encoded.items():
        if number:
            yield f"{number:6} {ACCOUNTS[kind]}"
    rules = ", ".join(f"{kind} {number}" for kind, number in report.rules.items())
    if rules:
        yield f"{sum(report.rules.values()):6} not targets by rule: {rules}"
    yield f"{report.unaccounted:6} unaccounted"
    yield f"{report.misplaced:6} out of place"


def all_lines(report: TraceReport) -> Iterator[str]:
    """Every figure with its line and what accounts for it."""
    width = min(max((text_width(row.figure) for row in report.rows), default=0), 30)
    for row in report.rows:
        names = f" {', '.join(row.indicators)}" if row.indicators else ""
        yield printable(f"{row.line:5}  {pad(row.figure, width, right=False)}  {row.account}{names}".rstrip())
    yield ""


def trace_content(report: TraceReport) -> dict[str, Any]:
    """The report as JSON: summary, findings with the keys of `validate`, and a row a figure."""
    return {
        "plan": report.plan,
        "document": report.document,
        "same_text": report.same_text,
        "summary": {
            "figures": report.figures,
            "encoded": report.encoded,
            "rules": report.rules,
            "unaccounted": report.unaccounted,
            "misplaced": report.misplaced,
        },
        "findings": [finding(problem) for problem in report.problems],
        "rows": rows_of(fields_of(TraceRow), report.rows),
    }
