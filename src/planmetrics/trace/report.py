"""The account of a document as diagnostics and records."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from planmetrics.diagnostics import Related, Span, counted, diagnostic, in_order, phrase
from planmetrics.trace.account import Accounted, Misplaced, account
from planmetrics.trace.claims import claims_of
from planmetrics.trace.document import read_lines
from planmetrics.trace.years import years_astray

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic, Phrase
    from planmetrics.facts import LinkedPlan
    from planmetrics.trace.years import Astray

CLAIMED = ("target", "cell", "also", "stated", "baseline", "not_target")
_SHOWN = 12
CODES = {
    "past_end": "T003",
    "not_there": "T002",
    "claimed_twice": "T004",
    "shared": "T005",
    "cut_short": "T006",
    "order": "T009",
}


class TraceRow(NamedTuple):
    """One figure of a document, and what accounts for it: a kind of claim, a rule, or `unaccounted`."""

    line: int
    figure: str
    account: str
    indicators: tuple[str, ...]
    printed: str | None
    context: str


class TraceReport(NamedTuple):
    """A plan held against its document. `same_text` is None where the plan gives no sha256.

    `without_line` counts what the plan places by page or table alone, which is not looked for; `encoded` counts
    figures by what the plan file says of them, `rules` those that a rule recognises.
    """

    plan: str
    document: str
    same_text: bool | None
    figures: int
    encoded: dict[str, int]
    rules: dict[str, int]
    unaccounted: int
    misplaced: int
    without_line: int
    rows: tuple[TraceRow, ...]
    diagnostics: tuple[Diagnostic, ...]


def trace_plan(linked: LinkedPlan, raw: bytes, text: str, file: str) -> TraceReport:
    """Hold a plan against the text of its document; `raw` are the document's bytes as they were read."""
    lines = read_lines(text)
    claims = claims_of(linked.plan)
    held = account(lines, claims.located)
    misplaced = {wrong.claim.path[:4] for wrong in held.misplaced}
    diagnostics = [
        *_edition(linked, raw, file),
        *(_missed(linked, accounted, file) for accounted in held.unaccounted),
        *(_misplaced(linked, wrong, file, len(lines)) for wrong in held.misplaced),
        *(_astray(linked, one, file) for one in years_astray(linked, lines) if one.target.path[:4] not in misplaced),
    ]
    counts = Counter(accounted.by for accounted in held.figures)
    return TraceReport(
        plan=linked.plan.id,
        document=file,
        same_text=_is_same(linked, raw),
        figures=len(held.figures),
        encoded={kind: counts[kind] for kind in CLAIMED},
        rules={kind: number for kind, number in counts.most_common() if kind not in (*CLAIMED, "unaccounted")},
        unaccounted=counts["unaccounted"],
        misplaced=len(held.misplaced),
        without_line=claims.without_line,
        rows=tuple(map(_row, held.figures)),
        diagnostics=tuple(in_order(diagnostics)),
    )


def _row(accounted: Accounted) -> TraceRow:
    claim = accounted.claims[0] if accounted.claims else None
    return TraceRow(
        line=accounted.line.number,
        figure=accounted.line.words(accounted.figure),
        account=accounted.by,
        indicators=tuple(dict.fromkeys(c.indicator for c in accounted.claims if c.indicator)),
        printed=claim.printed if claim else None,
        context=accounted.line.context(accounted.figure),
    )


def _is_same(linked: LinkedPlan, raw: bytes) -> bool | None:
    wanted = linked.plan.document.sha256
    return None if wanted is None else sha256(raw).hexdigest() == wanted


def _edition(linked: LinkedPlan, raw: bytes, file: str) -> list[Diagnostic]:
    if _is_same(linked, raw) is not False:
        return []
    given, wanted = sha256(raw).hexdigest()[:_SHOWN], (linked.plan.document.sha256 or "")[:_SHOWN]
    return [diagnostic("T007", Span(file), plan=linked.plan.id, found=given, wanted=wanted)]


def _missed(linked: LinkedPlan, accounted: Accounted, file: str) -> Diagnostic:
    line, figure = accounted.line, accounted.figure
    facts: dict[str, Any] = {"figure": line.words(figure), "context": line.context(figure)}
    return diagnostic("T001", Span(file, line.number, figure.start + 1), plan=linked.plan.id, **facts)


def _misplaced(linked: LinkedPlan, wrong: Misplaced, file: str, lines: int) -> Diagnostic:
    claim = wrong.claim
    return diagnostic(
        CODES[wrong.reason],
        Span(file, min(claim.line, lines)),
        path=claim.path,
        plan=linked.plan.id,
        indicator=claim.indicator,
        related=(Related(linked.loaded.at(*claim.path), phrase("encoded_here")),),
        line=claim.line,
        printed=claim.printed,
        lines=lines,
        advice=_advice(wrong),
        places=_times(wrong.printed),
        claims=counted("targets", wrong.claimed),
        claims_number=wrong.claimed,
        shared=wrong.printed,
        whole=wrong.whole,
    )


def _astray(linked: LinkedPlan, astray: Astray, file: str) -> Diagnostic:
    target = astray.target
    return diagnostic(
        "T010",
        Span(file, astray.line),
        path=astray.path,
        plan=linked.plan.id,
        indicator=target.definition.id,
        region=target.region,
        related=(Related(linked.loaded.at(*astray.path), phrase("encoded_here")),),
        period=target.period,
        printed=target.printed,
        line=astray.line,
    )


def _advice(wrong: Misplaced) -> Phrase:
    return phrase("on_lines", lines=wrong.elsewhere) if wrong.elsewhere else phrase("on_no_line")


def _times(number: int) -> Phrase:
    return phrase({0: "nowhere", 1: "once"}[number]) if number <= 1 else phrase("times", number=number)
