"""What a plan file says stands in its document: each printed figure with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.model.plan import Plan, PlanIndicator
    from planmetrics.model.target import Locator, Target
    from planmetrics.syntax.nodes import Path

Kind: TypeAlias = Literal["target", "cell", "also", "stated", "baseline", "task", "not_target"]


class Claim(NamedTuple):
    """One printed expression, the line it should stand on, and the keys that lead to it in the plan file.

    `shared` is how many targets the plan says are made of this one literal.
    """

    kind: Kind
    printed: str
    line: int
    path: Path
    indicator: str | None = None
    shared: int | None = None


class Claims(NamedTuple):
    """Every place of a document that a plan names by its line, and how many more it names without one."""

    located: tuple[Claim, ...]
    without_line: int


def claims_of(plan: Plan) -> Claims:
    """Every place in the document that the plan file names, in the order of the file."""
    named = list(_claims_of(plan))
    located = tuple(claim._replace(line=at.line) for claim, at in named if at.line is not None)
    return Claims(located, len(named) - len(located))


def _claims_of(plan: Plan) -> Iterator[tuple[Claim, Locator]]:
    for number, entry in enumerate(plan.indicators):
        place: Path = ("indicators", number)
        if entry.baseline is not None:
            base, path = entry.baseline, (*place, "baseline")
            yield Claim("baseline", base.printed, 0, (*path, "printed"), entry.id), base.at
            for index, again in enumerate(base.also):
                yield Claim("also", again.printed, 0, (*path, "also", index, "printed"), entry.id), again.at
        for index, target in enumerate(entry.targets):
            yield from _of_target(entry, target, (*place, "targets", index))
        for index, row in enumerate(entry.breakdown):
            for region, figure in row.cells.items():
                cell = (*place, "breakdown", index, row.comparator, region)
                yield Claim("cell", str(figure), 0, cell, entry.id), row.at  # as typed is as printed
    for number, listed in enumerate(plan.not_targets):
        yield Claim("not_target", listed.printed, 0, ("not_targets", number, "printed")), listed.at


def _of_target(entry: PlanIndicator, target: Target, path: Path) -> Iterator[tuple[Claim, Locator]]:
    kind: Kind = "task" if target.worded else "target"
    yield Claim(kind, target.printed, 0, (*path, "printed"), entry.id, target.shared), target.at
    for index, again in enumerate(target.also):
        yield Claim("also", again.printed, 0, (*path, "also", index, "printed"), entry.id), again.at
    if target.stated is not None:
        stated = (*path, "stated", "printed")
        yield Claim("stated", target.stated.printed, 0, stated, entry.id), target.stated.at or target.at
