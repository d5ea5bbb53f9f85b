"""Plans that take the place of others: the other one exists, is marked as superseded, and no circle comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.diagnostics import diagnostic
from planmetrics.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.facts import Dataset, LinkedPlan

_PATH = ("supersedes",)


def link_succession(dataset: Dataset) -> Iterator[Diagnostic]:
    """Check what every plan of a folder says that it supersedes."""
    for name, linked in dataset.plans.items():
        wanted = linked.plan.supersedes
        if wanted is None:
            continue
        place = linked.loaded.at(*_PATH)
        if wanted not in dataset.plans:
            advice = nearest(wanted, set(dataset.plans) - {name})
            yield diagnostic("L021", place, path=_PATH, plan=name, found=wanted, advice=advice)
        elif name in (chain := _chain(dataset, wanted)):
            yield diagnostic("L022", place, path=_PATH, plan=name, found=wanted, chain=" -> ".join([name, *chain]))
        else:
            yield from _check_standing(linked, dataset.plans[wanted])


def _chain(dataset: Dataset, plan: str) -> list[str]:
    """A plan and those that it supersedes, one after the other; a circle is walked once."""
    chain = [plan]
    while (known := dataset.plans.get(chain[-1])) and (older := known.plan.supersedes) and older not in chain:
        chain.append(older)
    return chain


def _check_standing(newer: LinkedPlan, older: LinkedPlan) -> Iterator[Diagnostic]:
    """What is superseded is no longer in force; a draft supersedes nothing yet."""
    if older.plan.standing == "in-force" and newer.plan.standing != "draft":
        path = ("standing",)
        yield diagnostic("L023", older.loaded.at(*path), path=path, plan=older.plan.id, other=newer.plan.id)
