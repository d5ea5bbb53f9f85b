"""Which targets of a board a single page has room for, and which it leaves to an annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.compute.status import UNSETTLED
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planmetrics.records.gap import Board, Entry

STANDS_FOR = 3
"""Months for which a year's targets stay those of the day after it is over: in them it is reported on."""


class Chosen(NamedTuple):
    """The entries of a page, and all others, both in the order of the board."""

    shown: tuple[Entry, ...]
    left: tuple[Entry, ...]


def principal(board: Board) -> list[Chosen]:
    """What a page may show, from much to little: a page takes the first that it has room for, else the last.

    Of each indicator the target of the day and the last one; of those what has a figure that is not too old; one each,
    that of the day unless only the last can be judged; those that can be judged. The target of the day is the first
    that is not over; one that is over stands for three months more, and for good where no other comes. What was missed
    stands before all others: on every page, and on the last in place of the indicator's target of the day. Regions
    among which a plan divides its targets have their ranking, and are left out as long as the plan's own region is
    there.
    """
    all_of_them = [_of_the_day_and_last(group, board.until) for group in _grouped(_own(board))]
    with_figures = [[entry for entry in pair if has_figure(entry)] for pair in all_of_them]
    one_each = [[next(filter(_is_judged, pair), pair[0])] for pair in with_figures if pair]
    judged = [list(filter(_is_judged, pair)) for pair in one_each]
    missed = [list(filter(_is_missed, group)) for group in _grouped(_own(board))]
    kept = {id(entry) for pair in judged for entry in pair}
    in_place = [
        late[-1:] or [entry for entry in group if id(entry) in kept]
        for late, group in zip(missed, _grouped(_own(board)), strict=True)
    ]
    return [
        *(_chosen(board, [*pairs, *missed]) for pairs in (all_of_them, with_figures, one_each, judged)),
        _chosen(board, in_place),
    ]


def _chosen(board: Board, pairs: Sequence[Sequence[Entry]]) -> Chosen:
    keys = {entry.assessment.subject.key for pair in pairs for entry in pair}
    shown = [entry for entry in board.entries if entry.assessment.subject.key in keys]
    left = [entry for entry in board.entries if entry.assessment.subject.key not in keys]
    return Chosen(tuple(shown), tuple(left))


def has_figure(entry: Entry) -> bool:
    """Whether there is a figure to show beside the target, and one that is not too old to say anything."""
    shown = entry.assessment.situation.shown
    return not isinstance(shown, Reason) and entry.assessment.verdict.why is not Reason.STALE


def _is_judged(entry: Entry) -> bool:
    return entry.assessment.verdict.status not in UNSETTLED


def _is_missed(entry: Entry) -> bool:
    return entry.assessment.verdict.status == "missed"


def _own(board: Board) -> Sequence[Entry]:
    """The targets of the plans' own regions; where none is wanted, all."""
    home = {plan.id: plan.region for plan in board.plans}
    own = [entry for entry in board.entries if entry.assessment.subject.region == home[entry.assessment.subject.plan]]
    return own or board.entries


def _grouped(entries: Iterable[Entry]) -> Iterable[list[Entry]]:
    """The targets of each indicator and region."""
    groups: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        subject = entry.assessment.subject
        groups.setdefault((subject.plan, subject.indicator, subject.region), []).append(entry)
    return groups.values()


def _of_the_day_and_last(group: Sequence[Entry], until: int) -> list[Entry]:
    """One target or two; of several for one period the plan's own before what a level above assigned."""
    ends = [entry.assessment.situation.period.end for entry in group]
    of_the_day = min((end for end in ends if end > until - STANDS_FOR), default=max(ends))
    return [_first(group, end) for end in dict.fromkeys((of_the_day, max(ends)))]


def _first(group: Sequence[Entry], end: int) -> Entry:
    due = [entry for entry in group if entry.assessment.situation.period.end == end]
    return min(due, key=lambda entry: entry.assessment.subject.assigned_by is not None)
