"""Diagnostics as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planmetrics.diagnostics import Severity
from planmetrics.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planmetrics.diagnostics import Diagnostic, Span


def problem_lines(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """`path:line:col: severity[CODE]: message`, then the hint, indented."""
    for found in diagnostics:
        yield printable(f"{_place(found.span)}: {found.severity.word}[{found.code}]: {found.message}")
        for related in found.related:
            yield f"    {_place(related.span)}: {related.note}"
        if found.hint:
            yield printable(f"    {found.hint}")


def summary(diagnostics: Sequence[Diagnostic], files: int) -> dict[str, int]:
    """How many of each severity, in how many files."""
    count = {severity.word: 0 for severity in sorted(Severity, reverse=True)}
    for found in diagnostics:
        count[found.severity.word] += 1
    return {"files": files, **{f"{word}s": number for word, number in count.items()}}


def summary_line(counts: dict[str, int]) -> str:
    """The counts in a sentence."""
    parts = [_counted(counts[f"{word}s"], word) for word in ("error", "warning", "note") if counts[f"{word}s"]]
    return f"{', '.join(parts) or 'no problems'} in {_counted(counts['files'], 'file')}"


def finding(found: Diagnostic) -> dict[str, Any]:
    """One diagnostic with the keys of the contract."""
    return {
        "code": found.code,
        "severity": found.severity.word,
        "file": found.span.file,
        "line": found.span.line,
        "column": found.span.column,
        "path": "/".join(map(str, found.path)),
        "message": found.message,
        "hint": found.hint,
        "plan": found.plan,
        "indicator": found.indicator,
        "region": found.region,
        "related": [
            {"file": r.span.file, "line": r.span.line, "column": r.span.column, "note": r.note} for r in found.related
        ],
        "evidence": None,
    }


def _place(span: Span) -> str:
    return f"{span.file}:{span.line}:{span.column}"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
