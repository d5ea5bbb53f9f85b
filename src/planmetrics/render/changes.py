"""What changed since an earlier moment, as a table below that of the targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.render.gap_columns import FINDING, TARGET
from planmetrics.render.gap_lines import Line, lines_of
from planmetrics.render.layout import NOTHING
from planmetrics.render.numbers import figure, published
from planmetrics.render.table import Column, headings, table_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.compute.situation import Point
    from planmetrics.records.changes import Change, Changes
    from planmetrics.render.table import Table
    from planmetrics.render.words import Words


class ChangeLine(NamedTuple):
    """A target as it was and as it is, as rows of the table of targets."""

    change: Change
    before: Line
    after: Line
    words: Words


def _name(line: ChangeLine) -> str:
    after = line.after
    return f"{after.name}{line.words.bracketed(after.region)}" if after.regions else after.name


def _finding(line: ChangeLine) -> str:
    was, now = FINDING.cell(line.before), FINDING.cell(line.after)
    return now if was == now else line.words("became", was=was, now=now)


def _latest(line: ChangeLine) -> str:
    """The newest figure; what it was, where the same period was revised: figures of two periods are no change."""
    was, now = line.change.figures
    revised = not isinstance(was, Reason) and not isinstance(now, Reason) and was.period == now.period and was != now
    words = line.words
    new = _point(line.after, now)
    return words("became", was=_point(line.before, was), now=new) if revised else new


def _point(line: Line, point: Point | Reason) -> str:
    """A figure with its period; of a sum over several years what they come to so far, as the table has it."""
    words, total = line.words, line.situation.current
    if isinstance(point, Reason):
        return NOTHING
    if (span := line.sum_span(point.period)) and not isinstance(total, Reason):
        return words.number(figure(total)) + words.bracketed(words("sum_of", span=span))
    return published(point, words) + words.bracketed(words.period(point.period, in_text=True))


NAME = Column[ChangeLine]("name", ("指标名称", "Indicator"), _name, right=False, folds=True)
DUE = Column[ChangeLine]("by", ("目标年", "By"), lambda line: line.after.due())
OF_FINDING = Column[ChangeLine]("finding", ("评估结论", "Finding"), _finding, right=False, folds=True)
OF_LATEST = Column[ChangeLine]("latest", ("最新值", "Latest"), _latest, right=False, folds=True)
CHANGED = (
    Column[ChangeLine]("target", ("目标值", "Target"), lambda line: TARGET.cell(line.after)),
    OF_FINDING,
    OF_LATEST,
)


def change_lines(changed: Changes, words: Words) -> list[ChangeLine]:
    """Changes as rows."""
    before = lines_of([change.before for change in changed.found], words, alone=True)
    after = lines_of([change.after for change in changed.found], words, alone=True)
    return [ChangeLine(*row, words) for row in zip(changed.found, before, after, strict=True)]


def changes_table(changed: Changes, words: Words) -> Table:
    """Newly lagging, recovered, changed otherwise, new figures: each kind under its own heading."""
    found, lines = changed.found, change_lines(changed, words)
    return table_of(
        lines,
        words,
        ((NAME, DUE, *CHANGED),),
        (NAME, (DUE, *CHANGED)),
        title=words("changes_since", since=words.moment(changed.since)),
        empty=words("no_changes"),
        lights=[line.after.light for line in lines],
        sections=headings([words(f"change.{change.kind}") for change in found]),
    )
