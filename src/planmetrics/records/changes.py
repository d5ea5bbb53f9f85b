"""What changed between two moments of asking: newly lagging, recovered, changed otherwise, and new figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.compute.outcome import Reason
from planmetrics.compute.status import GRAVE, UNSETTLED
from planmetrics.records.fields import Field
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.compute.situation import Point
    from planmetrics.compute.status import Status
    from planmetrics.records.fields import Value
    from planmetrics.records.gap import Board, Entry

ChangeKind: TypeAlias = Literal["newly_lagging", "recovered", "other_status", "new_figure"]
KINDS: tuple[ChangeKind, ...] = ("newly_lagging", "recovered", "other_status", "new_figure")
"""In the order in which a chief reads them."""


class Change(NamedTuple):
    """A target whose status or newest figure is another than it was."""

    kind: ChangeKind
    before: Entry
    after: Entry

    @property
    def figures(self) -> tuple[Point | Reason, Point | Reason]:
        """The newest figure then and now, as rows of `gap` show it: of a window all that is there so far."""
        return _figure_of(self.before), _figure_of(self.after)


def _figure_of(entry: Entry) -> Point | Reason:
    situation = entry.assessment.situation
    shown, current = situation.shown, situation.current
    return shown if isinstance(shown, Reason) or isinstance(current, Reason) else shown._replace(value=current)


class Changes(NamedTuple):
    """What changed since an earlier moment, by the name of that moment; the gravest kind first."""

    since: str
    found: tuple[Change, ...]


def changes_since(before: Board, after: Board) -> Changes:
    """What changed from one board to the other, of the targets that both hold."""
    known = {entry.assessment.subject.key: entry for entry in before.entries}
    pairs = [(known.get(entry.assessment.subject.key), entry) for entry in after.entries]
    found = [
        Change(kind, then, now) for then, now in pairs if then is not None and (kind := _kind(then, now)) is not None
    ]
    return Changes(before.as_of, tuple(sorted(found, key=lambda change: KINDS.index(change.kind))))


def _kind(before: Entry, after: Entry) -> ChangeKind | None:
    was, now = before.assessment.verdict.status, after.assessment.verdict.status
    if was == now:
        return "new_figure" if before.assessment.situation.shown != after.assessment.situation.shown else None
    if now in GRAVE and was not in GRAVE:
        return "newly_lagging"
    return "recovered" if was in GRAVE and now not in GRAVE | UNSETTLED else "other_status"


def _status(entry: Entry) -> Status:
    return entry.assessment.verdict.status


def _figure(point: Point | Reason) -> Value:
    return point if isinstance(point, Reason) else point.value


def _period(point: Point | Reason) -> Value:
    return None if isinstance(point, Reason) else point.period


FIELDS: Sequence[Field[Change]] = (
    Field("plan", lambda change: change.after.assessment.subject.plan),
    Field("indicator", lambda change: change.after.assessment.subject.indicator),
    Field("name", lambda change: change.after.assessment.subject.name[0]),
    Field("region", lambda change: change.after.assessment.subject.region),
    Field("target_period", lambda change: change.after.assessment.situation.period),
    Field("kind", lambda change: change.kind),
    Field("status_before", lambda change: _status(change.before)),
    Field("status", lambda change: _status(change.after)),
    Field("latest_before", lambda change: _figure(change.figures[0])),
    Field("latest_period_before", lambda change: _period(change.figures[0])),
    Field("latest", lambda change: _figure(change.figures[1])),
    Field("latest_period", lambda change: _period(change.figures[1])),
)
