"""Which plans and targets a board is about: --plan, --all, --owner, --region, --indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planmetrics.cli.opening import known_regions, opened_all, opened_plan, wanted_targets
from planmetrics.cli.output import stop
from planmetrics.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.facts import Dataset, LinkedPlan, TargetFact


class Choice(NamedTuple):
    """Plans with the targets that are wanted of each; `broken` is what could not be read beside them."""

    dataset: Dataset
    chosen: list[tuple[LinkedPlan, list[TargetFact]]]
    broken: list[Diagnostic]

    @property
    def regions(self) -> list[str]:
        """The only region that is looked at; where there are several, the plans' own."""
        looked_at = dict.fromkeys(target.region for _, targets in self.chosen for target in targets)
        return list(
            looked_at if len(looked_at) == 1 else dict.fromkeys(linked.plan.region for linked, _ in self.chosen)
        )

    def is_about(self, indicator: str, region: str) -> bool:
        """Whether a wanted target is of this series, or held against it."""
        return any((indicator, region) in target.series for _, targets in self.chosen for target in targets)


def choose(
    data: Path,
    plan: str | None,
    regions: Sequence[str] | None,
    indicators: Sequence[str],
    owners: Sequence[str],
    *,
    every: bool,
) -> Choice:
    """The targets of one plan, or of all; `regions` None is every region, empty each plan's own."""
    if plan is not None and every:
        stop("--plan does not go with --all", "leave one out")
    if plan is None and (every or owners):
        found = _of_all(data, regions, indicators)
    else:
        linked, project = opened_plan(data, plan, regions)
        wanted = None if regions is None else known_regions(regions or [linked.plan.region], project.dataset)
        found = Choice(project.dataset, [(linked, wanted_targets(linked, wanted, indicators))], [])
    known = {name for _, targets in found.chosen for target in targets for name in target.owners}
    for owner in owners:
        if owner not in known:
            stop(f"--owner is '{owner}', who owns no target here", nearest(owner, known))
    return found


def _of_all(data: Path, regions: Sequence[str] | None, indicators: Sequence[str]) -> Choice:
    project, broken = opened_all(data)
    plans = project.dataset.plans.values()
    known = {name for linked in plans for name in linked.definitions}
    for indicator in indicators:
        if indicator not in known:
            stop(f"--indicator is '{indicator}', which is no indicator of these plans", nearest(indicator, known))
    asked = known_regions(regions or [], project.dataset)
    chosen = []
    for linked in plans:
        own = None if regions is None else asked or [linked.plan.region]
        here = [indicator for indicator in indicators if indicator in linked.definitions]
        if here or not indicators:
            chosen.append((linked, wanted_targets(linked, own, here)))
    return Choice(project.dataset, chosen, broken)
