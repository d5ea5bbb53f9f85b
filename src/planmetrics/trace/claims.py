"""What a plan file says stands in its document: each printed figure with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.model.plan import Baseline, Plan, PlanIndicator
    from planmetrics.model.target import Target
    from planmetrics.syntax.nodes import Path

Kind: TypeAlias = Literal["target", "cell", "also", "stated", "baseline", "not_target"]


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


def claims_of(plan: Plan) -> Iterator[Claim]:
    """Every place in the document that the plan file names, in the order of the file."""
    for number, entry in enumerate(plan.indicators):
        place: Path = ("indicators", number)
        if entry.baseline is not None:
            yield from _of_baseline(entry, entry.baseline, (*place, "baseline"))
        for index, target in enumerate(entry.targets):
            yield from _of_target(entry, target, (*place, "targets", index))
        for index, row in enumerate(entry.breakdown):
            for region, figure in row.cells.items():
                path = (*place, "breakdown", index, row.comparator, region)
                yield Claim("cell", str(figure), row.at.line, path, entry.id)  # as typed is as printed
    for number, listed in enumerate(plan.not_targets):
        yield Claim("not_target", listed.printed, listed.at.line, ("not_targets", number, "printed"))


def _of_baseline(entry: PlanIndicator, baseline: Baseline, path: Path) -> Iterator[Claim]:
    yield Claim("baseline", baseline.printed, baseline.at.line, (*path, "printed"), entry.id)
    for index, again in enumerate(baseline.also):
        yield Claim("also", again.printed, again.at.line, (*path, "also", index, "printed"), entry.id)


def _of_target(entry: PlanIndicator, target: Target, path: Path) -> Iterator[Claim]:
    yield Claim("target", target.printed, target.at.line, (*path, "printed"), entry.id, target.shared)
    for index, again in enumerate(target.also):
        yield Claim("also", again.printed, again.at.line, (*path, "also", index, "printed"), entry.id)
    if target.stated is not None:
        line = (target.stated.at or target.at).line
        yield Claim("stated", target.stated.printed, line, (*path, "stated", "printed"), entry.id)
