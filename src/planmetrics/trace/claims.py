"""What a plan file says stands in its document: each printed figure with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.model.period import Period
    from planmetrics.model.plan import Plan, PlanIndicator
    from planmetrics.model.target import Locator, Target
    from planmetrics.syntax.nodes import Path

Kind: TypeAlias = Literal["target", "cell", "also", "stated", "baseline", "task", "not_target"]


FREE: frozenset[Kind] = frozenset({"not_target", "task"})
"""Claims that may stand on any figure: a date, a nickname, a grade; a task on none at all."""


class Claim(NamedTuple):
    """One printed expression, the line it should stand on, and the keys that lead to it in the plan file.

    `shared` is how many targets the plan says are made of this one literal; `due` is the period that the document has
    to name near it, None where the plan says that it does not. `vouched`: a person answers for what it is.
    """

    kind: Kind
    printed: str
    line: int
    path: Path
    indicator: str | None = None
    shared: int | None = None
    due: Period | None = None
    vouched: bool = False

    @property
    def is_free(self) -> bool:
        """Whether it may stand on any figure: a date, a nickname, an ordinal that somebody vouches for."""
        return self.vouched or self.kind in FREE


class Passage(NamedTuple):
    """Lines of which the plan says that no figure is a target unless it encodes it."""

    first: int
    last: int
    path: Path


class Claims(NamedTuple):
    """Every place of a document that a plan names by its line, how many more it names without one, and its passages."""

    located: tuple[Claim, ...]
    without_line: int
    passages: tuple[Passage, ...] = ()


def claims_of(plan: Plan) -> Claims:
    """Every place in the document that the plan file names, in the order of the file."""
    named = list(_claims_of(plan))
    located = tuple(claim._replace(line=at.line) for claim, at in named if at.line is not None)
    return Claims(located, len(named) - len(located), tuple(_passages_of(plan)))


def _passages_of(plan: Plan) -> Iterator[Passage]:
    for number, listed in enumerate(plan.not_targets):
        if listed.lines is not None:
            yield Passage(*listed.lines, ("not_targets", number, "lines"))


def _claims_of(plan: Plan) -> Iterator[tuple[Claim, Locator]]:
    for number, entry in enumerate(plan.indicators):
        place: Path = ("indicators", number)
        if entry.baseline is not None:
            base, path = entry.baseline, (*place, "baseline")
            claim = Claim("baseline", base.printed, 0, (*path, "printed"), entry.id, vouched=base.vouched is not None)
            yield claim, base.at
            for index, again in enumerate(base.also):
                yield Claim("also", again.printed, 0, (*path, "also", index, "printed"), entry.id), again.at
        for index, target in enumerate(entry.targets):
            yield from _of_target(entry, target, (*place, "targets", index))
        for index, row in enumerate(entry.breakdown):
            for region, figure in row.cells.items():
                cell = (*place, "breakdown", index, row.comparator, region)
                due = None if row.inferred else row.end
                yield Claim("cell", str(figure), 0, cell, entry.id, due=due), row.at  # as typed is as printed
    for number, listed in enumerate(plan.not_targets):
        if listed.printed is not None and listed.at is not None:
            yield Claim("not_target", listed.printed, 0, ("not_targets", number, "printed")), listed.at


def _of_target(entry: PlanIndicator, target: Target, path: Path) -> Iterator[tuple[Claim, Locator]]:
    kind: Kind = "task" if target.worded else "target"
    due = None if target.worded or target.inferred else target.end
    vouched = target.vouched is not None
    yield Claim(kind, target.printed, 0, (*path, "printed"), entry.id, target.shared, due, vouched), target.at
    for index, again in enumerate(target.also):
        claim = Claim("also", again.printed, 0, (*path, "also", index, "printed"), entry.id)
        claim = claim._replace(vouched=again.vouched is not None)
        yield claim._replace(due=None if again.inferred or target.worded else target.end), again.at
    if target.stated is not None:
        stated = (*path, "stated", "printed")
        yield Claim("stated", target.stated.printed, 0, stated, entry.id), target.stated.at or target.at
