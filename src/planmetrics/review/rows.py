"""The rows of a draft, each with the place of its figure in the document and the words around it."""

from __future__ import annotations

import re
from collections import Counter
from string import ascii_lowercase
from typing import TYPE_CHECKING

from planmetrics.figures.tokens import compact
from planmetrics.link.drafts import drafted_rows
from planmetrics.model.target import Breakdown
from planmetrics.trace.account import account
from planmetrics.trace.claims import claims_of
from planmetrics.trace.document import read_lines
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planmetrics.link.drafts import Said
    from planmetrics.model.plan import Plan, PlanIndicator
    from planmetrics.model.terms import Check
    from planmetrics.syntax.nodes import Path
    from planmetrics.trace.account import Accounted

_WIDTH = 40
"""Characters of context on either side of a figure, and of the line above."""


class Context(NamedTuple):
    """A figure in its line: what stands right before and behind it, and the line that says what it is about.

    `above` is the head of the table, or the line before; a figure that is not found where it should be has no words.
    """

    before: str = ""
    figure: str = ""
    behind: str = ""
    above: str = ""


class DraftedRow(NamedTuple):
    """One row of a draft: how it is called, what the plan says, what is to be checked (none: accepted), and where.

    The label is the line of the document, then which figure of that line: it stays when other rows are decided.
    """

    label: str
    entry: PlanIndicator
    path: Path
    said: Said
    check: tuple[Check, ...]
    line: int | None
    context: Context

    @property
    def is_uncertain(self) -> bool:
        """Whether anything is to be decided, beyond being read."""
        return any(word != "unread" for word in self.check)


def rows_of_draft(plan: Plan, text: str | None) -> list[DraftedRow]:
    """Every row that was drafted, in the order of the document; without its text they have no context."""
    lines = text.removesuffix("\n").split("\n") if text is not None else []
    places = _places(plan, text) if text is not None else {}
    found = []
    for entry, path, said in drafted_rows(plan):
        held = places.get(path)
        line = held.line.number if held is not None else said.at.line
        number = 1 + held.line.figures.index(held.figure) if held is not None else 0
        context = _context(lines, held, _literal(said)) if held is not None else Context()
        label = f"{line or 0}.{number}"
        found.append(DraftedRow(label, entry, path, said, said.check or (), line, context))
    return _told_apart(sorted(found, key=lambda row: (row.line or 0, _number(row.label))))


def _places(plan: Plan, text: str) -> dict[Path, Accounted]:
    """The first figure of the document that each row claims, by the path of the row."""
    claims = claims_of(plan)
    places: dict[Path, Accounted] = {}
    for one in account(read_lines(text), claims.located, claims.passages).figures:
        for claim in one.claims:
            if claim.kind in {"target", "task", "baseline", "cell"}:
                places.setdefault(_row_of(claim.path), one)
    return places


def _row_of(path: Path) -> Path:
    """The row that a claim belongs to: a baseline, or an item of a list."""
    return path[:3] if path[2] == "baseline" else path[:4]


def _literal(said: Said) -> str:
    """What a row prints, without blanks; a row of a breakdown prints nothing but its cells."""
    return "" if isinstance(said, Breakdown) else compact(said.printed)


def _number(label: str) -> int:
    return int(label.partition(".")[2])


def _told_apart(rows: list[DraftedRow]) -> list[DraftedRow]:
    """Rows of one literal told apart by letters."""
    many = {label for label, number in Counter(row.label for row in rows).items() if number > 1}
    seen: Counter[str] = Counter()
    told = []
    for row in rows:
        if row.label in many:
            letter = ascii_lowercase[min(seen[row.label], len(ascii_lowercase) - 1)]
            seen[row.label] += 1
            told.append(row._replace(label=row.label + letter))
        else:
            told.append(row)
    return told


def _context(lines: Sequence[str], held: Accounted, literal: str) -> Context:
    """The literal in its line, as the document writes it where that can be found there, else without its blanks."""
    spoken, figure = held.line.text, held.figure
    start = spoken.rfind(literal, 0, figure.end + len(literal)) if literal else -1
    if start < 0 or start > figure.start:
        start, literal = figure.start, spoken[figure.start : figure.end]
    nth = len(re.findall(re.escape(literal), spoken[:start]))
    raw = lines[held.line.number - 1]
    same = [found.start() for found in re.finditer(re.escape(literal), raw)]
    if len(same) == len(re.findall(re.escape(literal), spoken)):
        spoken, start = raw, same[nth]
    end = start + len(literal)
    before, behind = spoken[max(start - _WIDTH, 0) : start], spoken[end : end + _WIDTH]
    return Context(
        ("…" if start > _WIDTH else "") + before.lstrip("\t "),
        literal,
        behind.rstrip("\t ") + ("…" if end + _WIDTH < len(spoken) else ""),
        _above(lines, held.line.number - 1),
    )


def _above(lines: Sequence[str], at: int) -> str:
    """The head of the table that a line is in, else the line before that says anything."""
    first = at
    while first > 0 and "\t" in lines[at] and "\t" in lines[first - 1]:
        first -= 1
    if first < at:
        return lines[first]
    above = next((line for line in reversed(lines[:at]) if line.strip()), "").strip()
    return above[:_WIDTH] + ("…" if len(above) > _WIDTH else "")


def uncertain_first(rows: Iterable[DraftedRow]) -> list[DraftedRow]:
    """The open rows: those in which something is to be decided, then those that want to be read."""
    return sorted((row for row in rows if row.check), key=lambda row: not row.is_uncertain)
