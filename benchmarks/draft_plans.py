"""Draft the documents of the shipped plans, and compare each draft with the plan that a person typed.

    python benchmarks/draft_plans.py FOLDER [--errors]

FOLDER holds the documents, found by the sha256 that the plans give. Every figure that a plan encodes (targets, what is
said again, baselines, stated paces, cells of breakdowns) is looked for among the rows of the draft, on its line.

No rule was written to these documents' sentences. Their first drafts: 256 of 273 figures found (recall 0.938), 10 extra
(precision 0.962); of the found the year 0.965, the name 0.938.
"""

from __future__ import annotations

import sys
from collections import Counter
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from planmetrics.draft.drafting import Draft, Known, draft_text
from planmetrics.figures.tokens import compact
from planmetrics.project import open_all
from planmetrics.trace.claims import Claim, claims_of

if TYPE_CHECKING:
    from planmetrics.draft.rows import Row
    from planmetrics.model.plan import Plan

DATA = Path(__file__).parents[1] / "data"
NEAR = 0.6


def due_of(plan: Plan, claim: Claim) -> int | None:
    """The last year of what a claim speaks of."""
    entry = plan.indicators[int(str(claim.path[1]))]
    if claim.path[2] == "baseline":
        return entry.baseline.period.year if entry.baseline is not None else None
    held = entry.targets if claim.path[2] == "targets" else entry.breakdown
    return held[int(str(claim.path[3]))].end.year


def year_of(row: Row) -> int | None:
    """The last year of what a row of the draft speaks of."""
    return row.when.last if row.when is not None else None


def is_near(one: str, other: str) -> bool:
    """Whether two names are near enough that a person sees at once that the same is meant."""
    one, other = (compact(name).replace("的", "") for name in (one, other))
    return one in other or other in one or SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEAR


def match(draft: Draft, claims: list[Claim]) -> tuple[dict[Claim, Row], list[Row]]:
    """The row of the draft for each claim, and the rows that no claim is for."""
    left = list(draft.rows)
    found: dict[Claim, Row] = {}
    for claim in sorted(claims, key=lambda claim: -len(claim.printed)):
        printed = compact(claim.printed)
        near = [row for row in left if row.place.line == claim.line]
        same = [row for row in near if compact(row.printed) == printed]
        inside = [row for row in near if compact(row.printed) in printed or printed in compact(row.printed)]
        if same or inside:
            found[claim] = (same or inside)[0]
            left.remove(found[claim])
    return found, left


def main() -> None:
    """Print, plan by plan, how much of it the draft holds, and how much of that is right."""
    folder = Path(sys.argv[1])
    texts = {sha256(path.read_bytes()).hexdigest(): path.read_text("utf-8") for path in folder.glob("*.txt")}
    dataset = open_all(DATA).dataset
    known = Known(dataset.counters, {region.name: ident for ident, region in dataset.regions.items()})
    total: Counter[str] = Counter()
    for ident, linked in dataset.plans.items():
        text = texts.get(linked.plan.document.sha256 or "")
        if text is None:
            continue
        draft = draft_text(text, known=known)
        claims = [claim for claim in claims_of(linked.plan).located if claim.kind not in {"not_target", "task"}]
        found, extra = match(draft, claims)
        count = Counter(claims=len(claims), found=len(found), extra=len(extra))
        for claim, row in found.items():
            entry = linked.plan.indicators[int(str(claim.path[1]))]
            count["year"] += year_of(row) == due_of(linked.plan, claim)
            count["name"] += is_near(row.name, entry.name)
        total += count
        print(report(ident, count))
        if "--errors" in sys.argv:
            for claim in claims:
                if claim not in found:
                    print("  missed", claim.line, claim.printed, claim.indicator)
                elif not is_near(found[claim].name, linked.plan.indicators[int(str(claim.path[1]))].name):
                    print("  name", claim.line, claim.printed, claim.indicator, "got", found[claim].name)
                elif year_of(found[claim]) != due_of(linked.plan, claim):
                    print("  year", claim.line, claim.printed, claim.indicator, "got", found[claim].when)
            for row in extra:
                print("  extra", row.place.line, row.printed, row.name, row.when)
    print(report("all", total))


def report(name: str, count: Counter[str]) -> str:
    """A line of figures."""
    claims, found = count["claims"], count["found"]
    if not found:
        return f"{name}: none of {claims} figures found, {count['extra']} extra"
    recall, precision = found / claims, found / (found + count["extra"])
    shares = ", ".join(f"{key} {count[key] / found:.3f}" for key in ("year", "name"))
    more = f"{count['extra']} extra (precision {precision:.3f}); {shares}"
    return f"{name}: {found} of {claims} figures found (recall {recall:.3f}), {more}"


if __name__ == "__main__":
    main()
