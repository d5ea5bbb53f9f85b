"""The plan file of a draft: indicators with their rows, each with what is to be checked, and what is no target."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from planmetrics.draft.entries import Entry, entry_of
from planmetrics.draft.exclusions import REASONS
from planmetrics.draft.indicators import gathered
from planmetrics.edit.written import in_brackets, in_lines
from planmetrics.load import load
from planmetrics.model.plan import Plan
from planmetrics.trace.account import account
from planmetrics.trace.claims import claims_of
from planmetrics.trace.years import undated
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.draft.drafting import Draft
    from planmetrics.draft.rows import Aside
    from planmetrics.model.indicator import Definition
    from planmetrics.syntax.nodes import Data
    from planmetrics.trace.account import Account

HEADER = (
    "# 由 planmetrics draft 起草，尚未核对：请逐行核对，核对后删去该行的 check。",
    "# measure、better 由程序推断；name_en 暂用原名，待译。行号指所给 sha256 的文本。",
    "# Drafted by planmetrics, not checked: read each row, then delete its check. measure and better are inferred, and",
    "# name_en is the name as printed until somebody translates it. Lines refer to the text whose sha256 is given.",
)
_TRIES = 6


class Source(NamedTuple):
    """The text that a plan's locators refer to, and the file it was taken from."""

    name: str
    sha256: str
    original_sha256: str
    media_type: str
    extractor: str


class Written(NamedTuple):
    """A plan file as text; how many rows it holds, how many with a doubt, and how many figures it lists as none."""

    text: str
    rows: int
    doubtful: int
    listed: int


def write_plan(
    draft: Draft,
    ident: str,
    source: Source,
    definitions: Mapping[str, Definition],
    counters: frozenset[str] = frozenset(),
    region: str | None = None,
) -> Written | None:
    """The draft as a plan file that loads, and against which its text leaves no figure unaccounted for.

    None where nothing is left of it that a plan file could hold.
    """
    codes = _codes(draft, ident)
    rows = [row._replace(region=codes.get(row.region or "", row.region)) for row in draft.rows]
    head = _head(draft, ident, source, region)
    entries = [
        entry for one in gathered(rows, ident, definitions) if (entry := entry_of(one, counters, draft.above)).rows
    ]
    listed = [*_listed(draft.asides)]
    for _ in range(_TRIES):
        if not entries:
            return None
        text = _text(head, entries, listed, codes)
        loaded, wrong = load(text.encode(), ident, Plan)
        if loaded is None:
            _leave_out(entries, wrong)
            continue
        claims = claims_of(loaded.model)
        held = account(list(draft.lines), claims.located, claims.passages)
        titles = (draft.title, source.name, next((line.text for line in draft.lines if line.text), ""))
        late = [claim.path for claim in undated(list(draft.lines), claims.located, titles)]
        if not _settle(entries, listed, held, late):
            break
    doubtful = sum(check != ("unread",) for entry in entries for check in entry.checks)
    return Written(text, sum(len(entry.checks) for entry in entries), doubtful, len(draft.asides))


def _head(draft: Draft, ident: str, source: Source, region: str | None) -> dict[str, Data]:
    years = [row.when.last for row in draft.rows if row.when is not None and row.kind != "baseline"]
    last = max([*years, draft.horizon.last or 0])
    first = draft.horizon.first
    period: dict[str, Data] = {"from": Decimal(first)} if first is not None and first <= last else {}
    original: dict[str, Data] = {
        "sha256": source.original_sha256,
        "media_type": source.media_type,
        "extractor": source.extractor,
    }
    return {
        "format": Decimal(1),
        "draft": True,
        "id": ident,
        "title": draft.title or source.name,
        "standing": "draft",
        "region": region or draft.region or "unknown",
        "period": {**period, "to": Decimal(last)},
        "document": {"title": draft.title or source.name, "sha256": source.sha256, "original": original},
    }


class Listed(NamedTuple):
    """Figures that are no targets: one with its line, or all of some lines that nothing else accounts for."""

    first: int
    last: int
    reason: str
    printed: str | None = None


def _listed(asides: Iterable[Aside]) -> Iterator[Listed]:
    """The asides as they are listed: lines where all on them have one reason, else each figure with its own."""
    by_line = [(line, [*found]) for line, found in groupby(asides, lambda one: one.place.line)]
    run: list[int] = []
    rule = ""
    for line, found in by_line:
        rules = {one.rule for one in found}
        if run and (rules != {rule} or line - run[-1] > 1 + _GAP):
            yield Listed(run[0], run[-1], REASONS[rule][0])
            run = []
        if len(rules) == 1:
            rule = found[0].rule
            run.append(line)
        else:
            yield from (Listed(line, line, REASONS[one.rule][0], one.printed) for one in found)
    if run:
        yield Listed(run[0], run[-1], REASONS[rule][0])


_GAP = 3
"""Lines without such a figure that one entry may pass over."""


def _indexes(path: Sequence[object]) -> list[int]:
    return [step for step in path if isinstance(step, int)]


def _leave_out(entries: list[Entry], wrong: Sequence[Diagnostic]) -> None:
    """Take out what the model refuses: its figures are listed as not understood.

    Raises:
        ValueError: it refuses what is no indicator, which nothing here can mend.
    """
    refused = {one.path[1] for one in wrong if one.path[:1] == ("indicators",) and len(one.path) > 1}
    if not refused:
        raise ValueError(wrong)
    entries[:] = [entry for at, entry in enumerate(entries) if at not in refused]


def _settle(entries: list[Entry], listed: list[Listed], held: Account, late: Sequence[tuple[object, ...]]) -> bool:
    """Mend what `trace` would tell of the file: years not near, places not found, figures left; False if nothing."""
    for path in late:
        entries[int(str(path[1]))].infer(path[2:])
    astray = {wrong.claim.path for wrong in held.misplaced if wrong.claim.path[0] == "indicators"}
    for path in sorted(astray, key=_indexes, reverse=True):  # from behind, so that those in front keep their places
        entries[int(str(path[1]))].drop(path[2:])
    entries[:] = [entry for entry in entries if entry.rows]
    lost = {wrong.claim.path[1] for wrong in held.misplaced if wrong.claim.path[0] == "not_targets"}
    idle = {passage.path[1] for passage in held.idle}
    for index in sorted({*lost, *idle}, key=int, reverse=True):
        listed.pop(int(index))
    left = sorted({found.line.number for found in held.unaccounted})
    listed += [Listed(line, line, REASONS["unread"][0]) for line in left]
    listed.sort(key=lambda one: (one.first, one.last))
    return bool(late or astray or lost or idle or left)


def _codes(draft: Draft, ident: str) -> dict[str, str]:
    """Codes for the regions that the folder does not know, by their names."""
    names = dict.fromkeys(row.region for row in draft.rows if row.region is not None and not row.region.isascii())
    return {name or "": f"{ident}-r{number:02}" for number, name in enumerate(names, 1)}


def _text(head: dict[str, Data], entries: Sequence[Entry], listed: Sequence[Listed], codes: Mapping[str, str]) -> str:
    unknown = [f"# regions.yaml 还没有这个地区 not in regions.yaml: {code} {name}" for name, code in codes.items()]
    lines = [*HEADER, *unknown, *in_lines(head), "indicators:"]
    for entry in entries:
        lines += entry.lines()
    if listed:
        lines.append("not_targets:")
    for one in listed:
        where: dict[str, Data] = {"lines": (Decimal(one.first), Decimal(one.last))}
        if one.printed is not None:
            where = {"printed": one.printed, "at": {"line": Decimal(one.first)}}
        lines.append(f"  - {in_brackets({**where, 'reason': one.reason})}")
    return "\n".join(lines) + "\n"
