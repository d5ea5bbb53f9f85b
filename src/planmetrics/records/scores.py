"""Score boards: how many targets of whom fare how, and which region leads (晾晒)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.compute.outcome import Reason
from planmetrics.compute.status import GRAVE, GRAVEST_FIRST
from planmetrics.compute.verdict import mean_score
from planmetrics.records.fields import REASONS, Explained, Field, reasons_here
from planmetrics.records.gap import target_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from planmetrics.compute.assessment import Assessment, Exact, Names
    from planmetrics.compute.status import Status
    from planmetrics.model.method import Label, Method
    from planmetrics.model.period import Period
    from planmetrics.model.terms import Form
    from planmetrics.records.fields import Value
    from planmetrics.records.gap import Board, Entry

RankBy: TypeAlias = Literal["attainment", "gap"]
Grouping: TypeAlias = Literal["all", "plan", "firmness", "owner", "region"]
NOBODY = "-"


class Score(NamedTuple):
    """How the targets of a group fare; `statuses` counts them, gravest first.

    `group` is the id, code or name that they share, `name` how people call it. `mean` and `grade` are the method's own
    summary, where it has one; `scored` targets are in it.
    """

    by: Grouping
    group: str
    name: Names
    targets: int
    statuses: Mapping[Status, int]
    method: Method
    mean: float | None
    grade: Label | None
    scored: int


class Ranked(NamedTuple):
    """One region in a table that divides a target among regions.

    It has no rank without usable data, nor where its newest figure is of another period than that of the others.
    """

    rank: int | None
    entry: Entry


def summary(board: Board) -> list[Score]:
    """Counts by status over all, then by plan, firmness, owner and region where there are several; the worst first.

    A target with several owners counts for each of them; one without is counted under `-`. Statuses and scores are
    those of the method that was asked first.
    """
    groups: dict[Grouping, dict[str, list[Assessment]]] = {
        by: {} for by in ("all", "plan", "firmness", "owner", "region")
    }
    groups["all"][""] = [entry.assessment for entry in board.entries]
    for one in groups["all"][""]:
        subject = one.subject
        groups["plan"].setdefault(subject.plan, []).append(one)
        groups["firmness"].setdefault(subject.firmness or NOBODY, []).append(one)
        groups["region"].setdefault(subject.region, []).append(one)
        for owner in subject.owners or (NOBODY,):
            groups["owner"].setdefault(owner, []).append(one)
    wanted = {by: held for by, held in groups.items() if by == "all" or len(held) > 1}
    titles = {plan.id: (plan.title, plan.title_en or plan.title) for plan in board.plans}
    return [score for by, held in wanted.items() for score in _worst_first(by, held, board.asked[0], titles)]


def _worst_first(
    by: Grouping, held: Mapping[str, list[Assessment]], method: Method, titles: Mapping[str, Names]
) -> list[Score]:
    scores = [_score(by, group, members, method, titles) for group, members in held.items()]
    return sorted(
        scores, key=lambda one: (-_grave(one) / one.targets if one.targets else 0, -_grave(one), -one.targets)
    )


def _grave(score: Score) -> int:
    return sum(count for status, count in score.statuses.items() if status in GRAVE)


def _score(by: Grouping, group: str, members: list[Assessment], method: Method, titles: Mapping[str, Names]) -> Score:
    count = Counter(one.verdict.status for one in members)
    scores = [score for one in members if not isinstance(score := one.verdict.score, Reason)]
    achieved = all(one.verdict.label == method.achieved for one in members)
    mean = mean_score(method, scores, all_achieved=achieved)
    return Score(
        by=by,
        group=group,
        name=_name_of(by, group, members, titles),
        targets=len(members),
        statuses={status: count[status] for status in GRAVEST_FIRST if count[status]},
        method=method,
        mean=mean[0] if mean else None,
        grade=mean[1] if mean else None,
        scored=len(scores) if mean else 0,
    )


def _name_of(by: Grouping, group: str, members: list[Assessment], titles: Mapping[str, Names]) -> Names:
    """How people call a group; firmness and what has no owner are words for renderers to choose."""
    if by == "region":
        return members[0].subject.region_name
    if by == "plan":
        return titles[group]
    return group, group


def ranking(board: Board, by: RankBy) -> list[Ranked]:
    """The regions of each table that divides a target, best first; equal figures share a rank.

    A plan's own targets are not divided. Regions without the figure come last, unranked.
    """
    tables: dict[tuple[str, str, Period | None, Period, Form], list[Entry]] = {}
    home = {plan.id: plan.region for plan in board.plans}
    for entry in board.entries:
        subject, at = entry.assessment.subject, entry.assessment.situation
        if subject.region != home[subject.plan]:
            start = subject.target.start if subject.target is not None else None
            tables.setdefault((subject.plan, subject.indicator, start, at.period, at.form), []).append(entry)
    return [row for table in tables.values() if len(table) > 1 for row in _ranked(table, by)]


def _period_of(entry: Entry) -> Period | None:
    """The period of the figure that a row shows."""
    shown = entry.assessment.situation.shown
    return None if isinstance(shown, Reason) else shown.period


def _common_period(entries: Iterable[Entry]) -> Period | None:
    """The period that most regions have figures of; the newest of several that as many have."""
    counts = Counter(period for entry in entries if (period := _period_of(entry)) is not None)
    return max(counts, key=lambda period: (counts[period], period.end, period.start), default=None)


def _ranked(table: list[Entry], by: RankBy) -> Iterator[Ranked]:
    sign = -1 if by == "attainment" else 1

    def figure(entry: Entry) -> float | None:
        held: Exact = entry.assessment.figures.attainment if by == "attainment" else entry.assessment.figures.gap
        return None if isinstance(held, Reason) else sign * float(held)

    held = _common_period(entry for entry in table if figure(entry) is not None)

    def place_of(entry: Entry) -> float | None:
        return figure(entry) if _period_of(entry) == held else None

    known = sorted(place for entry in table if (place := place_of(entry)) is not None)
    # behind those that are ranked the figures of other periods, and last what has none
    for entry in sorted(
        table, key=lambda entry: (place_of(entry) is None, figure(entry) is None, place_of(entry) or 0)
    ):
        place = place_of(entry)
        yield Ranked(None if place is None else known.index(place) + 1, entry)


def _statuses(score: Score) -> Value:
    return {str(status): count for status, count in score.statuses.items()}


SUMMARY_FIELDS: tuple[Field[Score], ...] = (
    Field("by", lambda score: score.by),
    Field("group", lambda score: score.group),
    Field("targets", lambda score: score.targets),
    Field("statuses", _statuses),
    Field("method", lambda score: score.method.id),
    Field("mean_score", lambda score: score.mean),
    Field("label", lambda score: score.grade.label if score.grade is not None else None),
    Field("scored", lambda score: score.scored),
)
"""The keys of a row of `summary`."""


def _shown(figure: Exact) -> Value:
    """The figure, or nothing: why it cannot be had is told once, under the figure that regions are ranked by."""
    return None if isinstance(figure, Reason) else figure


def _rank(row: Ranked) -> Explained:
    """The rank; where there is none though there is a figure, the figure is of another period."""
    has_figure = not isinstance(row.entry.assessment.figures.gap, Reason)
    return Explained(row.rank, Reason.PERIODS_DIFFER if row.rank is None and has_figure else None)


def _latest_period(row: Ranked) -> Value:
    latest = row.entry.assessment.situation.shown
    return None if isinstance(latest, Reason) else latest.period


def _status(row: Ranked) -> Explained:
    return Explained(row.entry.assessment.verdict.status, row.entry.assessment.verdict.why)


RANKING_FIELDS: tuple[Field[Ranked], ...] = (
    Field("plan", lambda row: row.entry.assessment.subject.plan),
    Field("indicator", lambda row: row.entry.assessment.subject.indicator),
    Field("name", lambda row: row.entry.assessment.subject.name[0]),
    Field("unit", lambda row: row.entry.assessment.subject.unit),
    Field("target_period", lambda row: row.entry.assessment.subject.due),
    Field("rank", _rank),
    Field("region", lambda row: row.entry.assessment.subject.region),
    Field("comparator", lambda row: row.entry.assessment.situation.comparator),
    Field("target", lambda row: _shown(target_of(row.entry.assessment))),
    Field("latest", lambda row: _shown(row.entry.assessment.situation.current)),
    Field("latest_period", _latest_period),
    Field("attainment", lambda row: row.entry.assessment.figures.attainment),
    Field("gap", lambda row: row.entry.assessment.figures.gap),
    Field("status", _status),
    Field("doubts", lambda row: row.entry.assessment.situation.doubts),
    Field(REASONS, reasons_here),
)
"""The keys of a row of `rank`."""
