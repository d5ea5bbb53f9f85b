"""What a plan that the program drafted leaves open: every row that nobody has accepted yet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from planmetrics.diagnostics import diagnostic, phrase
from planmetrics.wording import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.load import Loaded
    from planmetrics.model.plan import Baseline, Plan, PlanIndicator
    from planmetrics.model.target import Breakdown, Target
    from planmetrics.syntax.nodes import Path

Said: TypeAlias = "Baseline | Target | Breakdown"
"""What a plan says in one row."""
OPEN, MARKED = "D030", "D031"
DRAFT_CODES = frozenset({OPEN, MARKED})
"""What keeps a plan a draft; nothing else is wrong with one whose other codes are none."""


def drafted_rows(plan: Plan) -> Iterator[tuple[PlanIndicator, Path, Said]]:
    """Everything in a plan that can be open, and the keys that lead to it, in the order of the file."""
    for number, entry in enumerate(plan.indicators):
        place: Path = ("indicators", number)
        if entry.baseline is not None:
            yield entry, (*place, "baseline"), entry.baseline
        for index, target in enumerate(entry.targets):
            yield entry, (*place, "targets", index), target
        for index, row in enumerate(entry.breakdown):
            yield entry, (*place, "breakdown", index), row


def check_draft(loaded: Loaded[Plan]) -> Iterator[Diagnostic]:
    """An error for each row that is open; one for a draft in which none is, and which still calls itself one."""
    plan, is_open = loaded.model, False
    for entry, place, row in drafted_rows(plan):
        if row.check is not None:
            is_open = True
            path = (*place, "check")
            what = joined("and_also", [phrase(f"check.{word}") for word in row.check])
            yield diagnostic(OPEN, loaded.at(*path), path=path, plan=plan.id, indicator=entry.id, what=what)
    if plan.draft and not is_open:
        yield diagnostic(MARKED, loaded.at("draft"), path=("draft",), plan=plan.id)


def open_rows_of(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many rows each draft leaves open; 0 for one that only has to stop calling itself a draft."""
    counts: Counter[str] = Counter()
    for one in diagnostics:
        if one.code in DRAFT_CODES and one.plan is not None:
            counts[one.plan] += one.code == OPEN
    return dict(counts)
