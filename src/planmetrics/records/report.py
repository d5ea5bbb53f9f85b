"""A report: what people are sent of one plan or several, whatever file it is made into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.status import GRAVE, GRAVEST_FIRST
from planmetrics.records.indicator import dossier_of
from planmetrics.records.listing import observations
from planmetrics.records.scores import ranking, summary
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.audit.finding import Finding
    from planmetrics.compute.assessment import Names
    from planmetrics.facts import Dataset
    from planmetrics.model.plan import Plan
    from planmetrics.records.changes import Changes
    from planmetrics.records.gap import Board, Entry
    from planmetrics.records.indicator import Dossier
    from planmetrics.records.listing import Observed
    from planmetrics.records.scores import Ranked, Score


class Section(NamedTuple):
    """All that is known of one indicator of a plan: its targets on the board, and what they are judged by."""

    plan: Plan
    entries: tuple[Entry, ...]
    dossier: Dossier

    @property
    def name(self) -> Names:
        """What the plan calls the indicator, in both languages."""
        return self.entries[0].assessment.subject.name


class Report(NamedTuple):
    """The targets of plans at one moment, with everything that is told beside them.

    `board` holds the wanted targets, in the order of the documents. `districts` are the targets that the plans divide
    among regions, of all regions, and `ranked` the same, best first; both are empty where nothing is divided.
    `sections` are the indicators of the board, in its order. `findings` are what the audit has to say of the plans, the
    gravest first, less those of regions that nobody asked for; `changes` what is new since an earlier moment, where
    one was asked for. `observations` are all that were published of these targets' indicators in their regions, later
    ones than the moment among them.
    """

    board: Board
    scores: tuple[Score, ...]
    districts: Board
    ranked: tuple[Ranked, ...]
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    changes: Changes | None = None
    observations: tuple[Observed, ...] = ()

    @property
    def attention(self) -> list[Entry]:
        """The targets of the board that call for action, the gravest first."""
        grave = [entry for entry in self.board.entries if entry.assessment.verdict.status in GRAVE]
        return sorted(grave, key=lambda entry: GRAVEST_FIRST.index(entry.assessment.verdict.status))


def report_of(
    dataset: Dataset, board: Board, districts: Board, findings: Sequence[Finding], changes: Changes | None = None
) -> Report:
    """The report of a board, with what is known of each of its indicators."""
    return Report(
        board,
        tuple(summary(board)),
        districts,
        tuple(ranking(districts, "attainment")),
        tuple(_sections(dataset, board)),
        tuple(_of_the_board(findings, board)),
        changes,
        tuple(_observations(dataset, [*board.entries, *districts.entries])),
    )


def _of_the_board(findings: Sequence[Finding], board: Board) -> list[Finding]:
    """The findings; where the plans' own regions are not on the board, those alone that touch a region that is."""
    wanted = {entry.assessment.subject.region for entry in board.entries} | {task.fact.region for task in board.tasks}
    if wanted & {plan.region for plan in board.plans}:
        return list(findings)
    return [finding for finding in findings if not (of := _regions_of(finding)) or of & wanted]


def _regions_of(finding: Finding) -> set[str]:
    named = {finding.region, *(target.region for place in finding.places for target in place.targets)}
    return {region for region in named if region is not None}


def _observations(dataset: Dataset, entries: Sequence[Entry]) -> list[Observed]:
    """What was published of the indicators of these targets, each in the regions that they are set for."""
    regions: dict[str, set[str]] = {}
    for entry in entries:
        regions.setdefault(entry.assessment.subject.indicator, set()).add(entry.assessment.subject.region)
    return [one for indicator, wanted in regions.items() for one in observations(dataset, indicator, wanted)]


def _sections(dataset: Dataset, board: Board) -> list[Section]:
    plans = {plan.id: plan for plan in board.plans}
    held: dict[tuple[str, str], list[Entry]] = {}
    for entry in board.entries:
        held.setdefault((entry.assessment.subject.plan, entry.assessment.subject.indicator), []).append(entry)
    return [
        Section(plans[plan], tuple(entries), _dossier(dataset, plan, indicator, entries, board.until))
        for (plan, indicator), entries in held.items()
    ]


def _dossier(dataset: Dataset, plan: str, indicator: str, entries: Sequence[Entry], until: int) -> Dossier:
    targets = [entry.assessment.subject.target for entry in entries]
    own = [target for target in targets if target is not None]
    return dossier_of(dataset, dataset.plans[plan], indicator, own, {target.region for target in own}, until)
