"""What `planmetrics trace` prints: the account of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.diagnostics import counted, phrase
from planmetrics.records.fields import fields_of
from planmetrics.render.data import rows_of
from planmetrics.render.diagnostics import finding, text_of
from planmetrics.render.layout import pad, text_width
from planmetrics.trace.report import TraceRow
from planmetrics.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.records.fields import Row
    from planmetrics.render.words import Lang
    from planmetrics.trace.report import TraceReport

TRACE_FIELDS = fields_of(TraceRow)
_EDITIONS = {True: "edition.same", False: "edition.other", None: "edition.unknown"}
_WIDEST = 30


def summary_lines(report: TraceReport, lang: Lang) -> Iterator[str]:
    """The account in a few lines: figures encoded, recognised, missing."""
    edition = phrase(_EDITIONS[report.same_text])
    facts = {"plan": report.plan, "document": printable(report.document), "edition": edition}
    if report.part is None:
        yield text_of(phrase("traced", **facts), lang)
    else:
        first, last = report.part
        yield text_of(phrase("traced_part", first=first, last=last, **facts), lang)
    yield _number_of("account.figures", report.figures, lang)
    for kind, number in report.encoded.items():
        if number:
            yield _number_of(f"account.{kind}", number, lang)
    if report.rules:
        rules = tuple(f"{kind} {number}" for kind, number in report.rules.items())
        yield _number_of("account.rule", sum(report.rules.values()), lang, rules=rules)
    yield f"{report.unaccounted:6} {text_of(phrase('account.unaccounted'), lang)}"
    yield f"{report.misplaced:6} {text_of(phrase('account.misplaced'), lang)}"
    if report.undated:
        yield f"{report.undated:6} {text_of(phrase('account.undated'), lang)}"


def _number_of(key: str, number: int, lang: Lang, **facts: object) -> str:
    what = counted(key, number)
    return f"{number:6} {text_of(phrase(what.key, **facts), lang)}"


def all_lines(report: TraceReport, lang: Lang) -> Iterator[str]:
    """Every figure with its line and what accounts for it; rules by their ids, which `explain` takes."""
    width = min(max((text_width(row.figure) for row in report.rows), default=0), _WIDEST)
    for row in report.rows:
        encoded = lang == "zh" and row.account not in report.rules
        account = text_of(phrase(f"account.{row.account}"), lang) if encoded else row.account
        names = f" {', '.join(row.indicators)}" if row.indicators else ""
        yield printable(f"{row.line:5}  {pad(row.figure, width, right=False)}  {account}{names}".rstrip())
    yield ""


def trace_content(report: TraceReport) -> Row:
    """The report as JSON: summary, findings with the keys of `validate`, and a row a figure."""
    return {
        "plan": report.plan,
        "document": report.document,
        "same_text": report.same_text,
        "summary": {
            "figures": report.figures,
            "encoded": {**report.encoded},
            "rules": {**report.rules},
            "unaccounted": report.unaccounted,
            "misplaced": report.misplaced,
            "without_line": report.without_line,
            "undated": report.undated,
        },
        "findings": tuple(map(finding, report.diagnostics)),
        "rows": tuple(rows_of(TRACE_FIELDS, report.rows)),
        "sha256": report.sha256,
        "lines": report.part,
    }
