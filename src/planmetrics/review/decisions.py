"""What accepting and rejecting rows changes in the plan file: what an editor would type."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from planmetrics.edit.changes import Append, Change, Drop, Put, Replace
from planmetrics.trace.claims import claims_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from planmetrics.load import Loaded
    from planmetrics.model.plan import Plan
    from planmetrics.review.rows import DraftedRow
    from planmetrics.syntax.nodes import Data, Path
    from planmetrics.trace.claims import Claim

_LISTS = ("targets", "breakdown")


class EmptiedPlanError(Exception):
    """All rows of a plan were rejected: a plan without any is no plan."""


class Decisions(NamedTuple):
    """Rows that are right, rows that are no targets, and why those are none."""

    accepted: Collection[DraftedRow]
    rejected: Collection[DraftedRow]
    reason: str = ""


def changes_of(
    loaded: Loaded[Plan], data: dict[str, Data], rows: Sequence[DraftedRow], made: Decisions
) -> list[Change]:
    """The changes of a plan file that these decisions come to.

    Args:
        loaded: the plan.
        data: the file as plain data.
        rows: every row of the draft.
        made: the decisions; no row is both accepted and rejected.

    Raises:
        EmptiedPlanError: nothing would be left of the plan.
    """
    plan = loaded.model
    gone = {row.path for row in made.rejected}
    changes: list[Change] = [Drop((*row.path, "check")) for row in made.accepted if row.check]
    changes += _without(plan, gone)
    if gone:
        claims = claims_of(plan).located
        rest = [claim for claim in claims if _path_of(claim, gone) is None]
        changes += _shared_by_fewer(plan, rest, gone)
        changes += _listed(data, [claim for claim in claims if _path_of(claim, gone) is not None], rest, made.reason)
    decided = gone | {row.path for row in made.accepted}
    if plan.draft and not any(row.check for row in rows if row.path not in decided):
        changes.append(Drop(("draft",)))
    return changes


def _path_of(claim: Claim, paths: Collection[Path]) -> Path | None:
    return next((claim.path[:depth] for depth in (3, 4) if claim.path[:depth] in paths), None)


def _without(plan: Plan, gone: Collection[Path]) -> Iterator[Change]:
    """What is taken out: rows, lists of which nothing is left, and indicators of which nothing is."""
    emptied = 0
    for number, entry in enumerate(plan.indicators):
        place: Path = ("indicators", number)
        lists = {name: [(*place, name, at) for at in range(len(getattr(entry, name)))] for name in _LISTS}
        kept = [path for paths in lists.values() for path in paths if path not in gone]
        baseline: Path = (*place, "baseline")
        if entry.baseline is not None and baseline not in gone:
            kept.append(baseline)
        if not kept:
            emptied += 1
            yield Drop(place)
            continue
        if baseline in gone:
            yield Drop(baseline)
        for name, paths in lists.items():
            dropped = [path for path in paths if path in gone]
            yield from (Drop(path) for path in (dropped if len(dropped) < len(paths) else [(*place, name)]) if dropped)
    if emptied == len(plan.indicators):
        raise EmptiedPlanError


def _shared_by_fewer(plan: Plan, rest: Sequence[Claim], gone: Collection[Path]) -> Iterator[Change]:
    """A literal that makes fewer targets now says so."""
    before: Counter[tuple[int, str]] = Counter()
    for claim in claims_of(plan).located:
        if claim.shared is not None and _path_of(claim, gone) is not None:
            before[claim.line, claim.printed] += 1
    left = Counter((claim.line, claim.printed) for claim in rest if claim.shared is not None)
    for claim in rest:
        place = claim.line, claim.printed
        if claim.shared is not None and before[place]:
            path = (*claim.path[:4], "shared")
            yield Drop(path) if left[place] == 1 else Replace(path, Decimal(left[place]))


def _listed(data: dict[str, Data], claims: Sequence[Claim], rest: Sequence[Claim], reason: str) -> Iterator[Change]:
    """The figures of what is taken out as no targets, with the reason; one that another row still claims is none."""
    taken = {(claim.line, claim.printed) for claim in rest}
    places = dict.fromkeys((claim.line, claim.printed) for claim in sorted(claims, key=lambda claim: claim.line))
    many = Counter((claim.line, claim.printed) for claim in claims if claim.shared is None)
    items: list[Data] = [
        {"printed": printed, "at": {"line": Decimal(line)}, "reason": reason}
        for line, printed in places
        if (line, printed) not in taken or many[line, printed]
        for _ in range(max(many[line, printed], 1))
    ]
    if not items:
        return
    yield Append(("not_targets",), tuple(items)) if "not_targets" in data else Put((), {"not_targets": tuple(items)})
