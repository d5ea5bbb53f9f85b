"""The account of a document as diagnostics and records."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from planmetrics.diagnostics import Related, Span, counted, diagnostic, in_order, phrase
from planmetrics.model.target import DUE
from planmetrics.trace.account import UNACCOUNTED, Accounted, Misplaced, account
from planmetrics.trace.claims import Claim, Passage, claims_of
from planmetrics.trace.document import read_lines
from planmetrics.trace.years import undated as undated_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic, Phrase
    from planmetrics.facts import LinkedPlan
    from planmetrics.model.plan import Plan
    from planmetrics.syntax.nodes import Path

CLAIMED = ("target", "cell", "also", "stated", "baseline", "not_target")
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
    """A plan held against its document, or against some of its lines: `part` is the first and the last of them.

    `same_text` is None where the plan gives no sha256, `sha256` is that of the text. `without_line` counts what the
    plan places by page or table alone, which is not looked for; `encoded` counts figures by what the plan file says
    of them, `rules` those that a rule recognises.
    """

    plan: str
    document: str
    sha256: str
    same_text: bool | None
    part: tuple[int, int] | None
    figures: int
    encoded: dict[str, int]
    rules: dict[str, int]
    unaccounted: int
    misplaced: int
    undated: int
    without_line: int
    rows: tuple[TraceRow, ...]
    diagnostics: tuple[Diagnostic, ...]


def trace_plan(
    linked: LinkedPlan, raw: bytes, text: str, file: str, part: tuple[int, int] | None = None
) -> TraceReport:
    """Hold a plan against the text of its document, which was taken from these bytes.

    `part`: the first and the last line to speak of. All of the text is read none the less.
    """
    lines = read_lines(text)
    claims = claims_of(linked.plan)
    held = account(lines, claims.located, claims.passages)
    titles = (linked.plan.title, linked.plan.document.title, next((line.text for line in lines if line.text), ""))
    first, last = part or (1, len(lines))
    figures = [one for one in held.figures if first <= one.line.number <= last]
    unaccounted = [_missed(linked, one, file) for one in figures if one.by == UNACCOUNTED]
    misplaced = [_misplaced(linked, wrong, file, len(lines)) for wrong in held.misplaced]
    misplaced += [_idle(linked, passage, file, len(lines)) for passage in held.idle]
    astray = {wrong.claim for wrong in held.misplaced}
    placed = [claim for claim in claims.located if claim not in astray]
    once = {claim.path[:4]: claim for claim in reversed([*undated_of(lines, placed, titles)])}
    undated = [_undated(linked, claim, file) for claim in once.values()]
    misplaced, undated = ([one for one in found if first <= one.span.line <= last] for found in (misplaced, undated))
    counts = Counter(accounted.by for accounted in figures)
    return TraceReport(
        plan=linked.plan.id,
        document=file,
        sha256=_hash(text.encode()),
        same_text=is_text_of(linked.plan, raw, text),
        part=part,
        figures=len(figures),
        encoded={kind: counts[kind] for kind in CLAIMED},
        rules={kind: number for kind, number in counts.most_common() if kind not in (*CLAIMED, UNACCOUNTED)},
        unaccounted=len(unaccounted),
        misplaced=len(misplaced),
        undated=len(undated),
        without_line=claims.without_line,
        rows=tuple(map(_row, figures)),
        diagnostics=tuple(in_order([*_edition(linked, raw, text, file), *unaccounted, *misplaced, *undated])),
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


def is_text_of(plan: Plan, raw: bytes, text: str) -> bool | None:
    """Whether the plan means this text, or a file of plain text that holds it; None where it does not say."""
    wanted = plan.document.sha256
    return None if wanted is None else wanted in {_hash(text.encode()), _hash(raw)}


def _hash(raw: bytes) -> str:
    return sha256(raw).hexdigest()


def _edition(linked: LinkedPlan, raw: bytes, text: str, file: str) -> list[Diagnostic]:
    """That the plan means another text, or does not say which one it means."""
    if is_text_of(linked.plan, raw, text):
        return []
    wanted, found, plan = linked.plan.document.sha256, _hash(text.encode()), linked.plan.id
    if wanted is None:
        return [diagnostic("T012", Span(file), plan=plan, related=_encoded(linked, ("document",)), found=found)]
    related = _encoded(linked, ("document", "sha256"))
    return [diagnostic("T007", Span(file), plan=plan, related=related, found=found, wanted=wanted)]


def _encoded(linked: LinkedPlan, path: Path) -> tuple[Related, ...]:
    """The place in the plan file that is spoken of."""
    return (Related(linked.loaded.at(*path), phrase("encoded_here")),)


def _missed(linked: LinkedPlan, accounted: Accounted, file: str) -> Diagnostic:
    line, figure = accounted.line, accounted.figure
    facts: dict[str, Any] = {"figure": line.words(figure), "context": line.context(figure).replace("\t", " ")}
    return diagnostic("T001", Span(file, line.number, figure.start + 1), plan=linked.plan.id, **facts)


def _misplaced(linked: LinkedPlan, wrong: Misplaced, file: str, lines: int) -> Diagnostic:
    claim = wrong.claim
    return diagnostic(
        CODES[wrong.reason],
        Span(file, min(claim.line, lines)),
        path=claim.path,
        plan=linked.plan.id,
        indicator=claim.indicator,
        related=_encoded(linked, claim.path),
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


def _undated(linked: LinkedPlan, claim: Claim, file: str) -> Diagnostic:
    place = claim.path[:4]
    _, number, kind, index = place
    written = getattr(linked.plan.indicators[int(number)], str(kind))[index]
    path = (*place, next(key for key in DUE if getattr(written, key, None) is not None))
    return diagnostic(
        "T010",
        Span(file, claim.line),
        path=path,
        plan=linked.plan.id,
        indicator=claim.indicator,
        related=_encoded(linked, path),
        printed=claim.printed,
        line=claim.line,
        period=claim.due,
    )


def _idle(linked: LinkedPlan, passage: Passage, file: str, lines: int) -> Diagnostic:
    code = "T003" if passage.last > lines else "T011"
    return diagnostic(
        code,
        Span(file, min(passage.first, lines)),
        path=passage.path,
        plan=linked.plan.id,
        related=_encoded(linked, passage.path),
        printed=f"lines: [{passage.first}, {passage.last}]",
        line=passage.last,
        lines=lines,
    )


def _advice(wrong: Misplaced) -> Phrase:
    return phrase("on_lines", lines=wrong.elsewhere) if wrong.elsewhere else phrase("on_no_line")


def _times(number: int) -> Phrase:
    return phrase({0: "nowhere", 1: "once"}[number]) if number <= 1 else phrase("times", number=number)
