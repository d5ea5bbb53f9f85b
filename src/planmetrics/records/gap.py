"""How far each target is: the board of assessments that renderers take, and the fields of the rows of `gap`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.compute.rates import rate_unit
from planmetrics.compute.status import light_of
from planmetrics.model.terms import WINDOWED
from planmetrics.records.fields import REASONS, Explained, Field, reasons_here
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.audit.finding import Finding
    from planmetrics.compute.assessment import Assessment, Names, Verdict
    from planmetrics.compute.situation import Point
    from planmetrics.compute.tasks import Task
    from planmetrics.model.method import Method
    from planmetrics.model.plan import Plan
    from planmetrics.records.fields import Value


class Entry(NamedTuple):
    """A target's assessment, and what the audit has to say of it."""

    assessment: Assessment
    findings: tuple[Finding, ...] = ()


class Board(NamedTuple):
    """The assessed targets of one or more plans, or of a table, and what they are read with.

    `until`: months since year 0 that are over at the time of asking; `as_of`: what that time is called. `asked` are
    the methods that were asked, in the order of each entry's verdicts. `dropped` observations lie after as-of.
    `supposed` are suppositions as they were written. `title` is what the rows are of, where they are of no plan.
    `tasks` stand beside the entries, and are counted apart. `without_target` are
    indicators of which the plans state where they start and nothing more.
    """

    entries: tuple[Entry, ...]
    plans: tuple[Plan, ...]
    until: int
    as_of: str
    asked: tuple[Method, ...]
    dropped: int = 0
    supposed: tuple[str, ...] = ()
    title: str | None = None
    tasks: tuple[Task, ...] = ()
    without_target: tuple[Names, ...] = ()


class Judged(NamedTuple):
    """One row of `gap`: an entry, and the verdict of one method."""

    entry: Entry
    verdict: Verdict


def judged(board: Board) -> list[Judged]:
    """A row an entry and method, in the order of the board."""
    return [Judged(entry, verdict) for entry in board.entries for verdict in entry.assessment.verdicts]


def target_of(assessment: Assessment) -> Decimal | float | Reason:
    """The value of the target; where only its meaning or direction is unknown, the value is there all the same."""
    goal, situation = assessment.situation.goal, assessment.situation
    if type(goal) is not Reason:
        return goal.number
    known = goal in {Reason.AMBIGUOUS, Reason.DIRECTION_UNKNOWN} and situation.form in {"value", *WINDOWED}
    return situation.encoded if known and situation.encoded is not None else goal


def _target_max(row: Judged) -> Value:
    goal, situation = row.entry.assessment.situation.goal, row.entry.assessment.situation
    return situation.encoded_max if type(goal) is Reason else goal.upper_number


def _latest_source(row: Judged) -> Value:
    latest = row.entry.assessment.situation.shown
    return None if type(latest) is Reason else latest.source


def _section(row: Judged) -> Value:
    target = row.entry.assessment.subject.target
    return target.locator.section if target is not None else row.entry.assessment.subject.plan


def _line(row: Judged) -> Value:
    target = row.entry.assessment.subject.target
    return target.locator.line if target is not None else 0


def _row(row: Judged) -> Value:
    """The document's own number of the row."""
    target = row.entry.assessment.subject.target
    return target.locator.row if target is not None else None


def _period(point: Point | Reason) -> Value:
    return None if type(point) is Reason else point.period


def _part_period(row: Judged) -> Value:
    part = row.entry.assessment.situation.part
    return part if type(part) is Reason else part.period


def _of_point(point: Point | Reason) -> Value:
    return point if type(point) is Reason else point.value


def _label(row: Judged) -> Value:
    label = row.verdict.label
    return label if type(label) is Reason else label.label


def _revised_from(row: Judged) -> Value:
    target = row.entry.assessment.subject.target
    return target.revised.was if target is not None and target.revised is not None else None


def _findings(row: Judged) -> Value:
    return tuple({"code": one.code, "severity": one.severity.word} for one in row.entry.findings)


FIELDS: tuple[Field[Judged], ...] = (
    Field("plan", lambda row: row.entry.assessment.subject.plan),
    Field("indicator", lambda row: row.entry.assessment.subject.indicator),
    Field("name", lambda row: row.entry.assessment.subject.name[0]),
    Field("region", lambda row: row.entry.assessment.subject.region),
    Field("measure", lambda row: row.entry.assessment.situation.measure),
    Field("unit", lambda row: row.entry.assessment.subject.unit),
    Field("better", lambda row: row.entry.assessment.situation.better),
    Field("form", lambda row: row.entry.assessment.situation.form),
    Field("comparator", lambda row: row.entry.assessment.situation.comparator),
    Field("target", lambda row: target_of(row.entry.assessment)),
    Field("target_period", lambda row: row.entry.assessment.subject.due),
    Field("period_inferred", lambda row: row.entry.assessment.subject.inferred),
    Field("assigned_by", lambda row: row.entry.assessment.subject.assigned_by),
    Field("firmness", lambda row: row.entry.assessment.subject.firmness),
    Field("strive", lambda row: row.entry.assessment.subject.strive),
    Field("owners", lambda row: row.entry.assessment.subject.owners),
    Field("baseline", lambda row: _of_point(row.entry.assessment.situation.base)),
    Field("baseline_period", lambda row: _period(row.entry.assessment.situation.base)),
    Field("baseline_origin", lambda row: row.entry.assessment.situation.base_origin),
    Field("latest", lambda row: row.entry.assessment.situation.current),
    Field("latest_period", lambda row: _period(row.entry.assessment.situation.shown)),
    Field("latest_source", _latest_source),
    Field("gap", lambda row: row.entry.assessment.figures.gap),
    Field("gap_percent", lambda row: row.entry.assessment.figures.gap_percent),
    Field("attainment", lambda row: row.entry.assessment.figures.attainment),
    Field("progress", lambda row: row.entry.assessment.figures.progress),
    Field("elapsed", lambda row: row.entry.assessment.figures.elapsed),
    Field("planned_rate", lambda row: row.entry.assessment.figures.planned_rate),
    Field("observed_rate", lambda row: row.entry.assessment.figures.observed_rate),
    Field("recent_rate", lambda row: row.entry.assessment.figures.recent_rate),
    Field("recent_from", lambda row: row.entry.assessment.figures.recent_from),
    Field("required_rate", lambda row: row.entry.assessment.figures.required_rate),
    Field("rate_unit", lambda row: rate_unit(row.entry.assessment.situation.measure)),
    Field("acceleration", lambda row: row.entry.assessment.figures.acceleration),
    Field("required_step", lambda row: row.entry.assessment.figures.required_step),
    Field("path_value", lambda row: row.entry.assessment.figures.path_value),
    Field("path_gap", lambda row: row.entry.assessment.figures.path_gap),
    Field("projected", lambda row: row.entry.assessment.outlook.projected),
    Field("reached", lambda row: row.entry.assessment.outlook.reached),
    Field("status", lambda row: Explained(row.verdict.status, row.verdict.why)),
    Field("method", lambda row: row.verdict.judged_by.id),
    Field("label", _label),
    Field("pace", lambda row: row.verdict.pace),
    Field("score", lambda row: row.verdict.score),
    Field("doubts", lambda row: row.entry.assessment.situation.doubts),
    Field("printed", lambda row: row.entry.assessment.subject.printed),
    Field("section", _section),
    Field("line", _line),
    Field(REASONS, reasons_here),
    Field("target_max", _target_max),
    Field("projected_by", lambda row: row.entry.assessment.outlook.projected_by),
    Field("projected_points", lambda row: row.entry.assessment.outlook.projected_points),
    Field("shortfall", lambda row: row.entry.assessment.outlook.shortfall),
    Field("trend", lambda row: row.entry.assessment.outlook.trend),
    Field("trend_low", lambda row: row.entry.assessment.outlook.trend_low),
    Field("trend_high", lambda row: row.entry.assessment.outlook.trend_high),
    Field("trend_points", lambda row: row.entry.assessment.outlook.trend_points),
    Field("probability", lambda row: row.entry.assessment.outlook.probability),
    Field("part_period", _part_period),
    Field("part_value", lambda row: _of_point(row.entry.assessment.situation.part)),
    Field("part_completion", lambda row: row.entry.assessment.figures.part_completion),
    Field("part_elapsed", lambda row: row.entry.assessment.figures.part_elapsed),
    Field("part_lead", lambda row: row.entry.assessment.figures.part_lead),
    Field("part_remaining", lambda row: row.entry.assessment.figures.part_remaining),
    Field("method_asked", lambda row: row.verdict.asked.id),
    Field("findings", _findings),
    Field("revised_from", _revised_from),
    Field("due", lambda row: row.entry.assessment.figures.due),
    Field("row", _row),
    Field("light", lambda row: light_of(row.verdict.status, row.verdict.breaks)),
    Field("breaks", lambda row: row.verdict.breaks),
)
"""The keys of a row of `gap`, in the order of the contract."""
