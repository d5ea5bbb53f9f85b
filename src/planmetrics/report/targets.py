"""The columns of targets in a spreadsheet: those of the table that people forward, with its figures as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.compute.rates import rate_unit
from planmetrics.compute.situation import Window
from planmetrics.model.period import years_between
from planmetrics.render import gap_columns as columns
from planmetrics.render import scores
from planmetrics.render.gap import plan_name
from planmetrics.render.gap_lines import Line
from planmetrics.render.layout import NOTHING
from planmetrics.render.numbers import WHOLE, figure, fixed
from planmetrics.render.table import always
from planmetrics.report.cells import (
    Cell,
    Head,
    figure_head,
    head_like,
    number_cell,
    period_cell,
    plain_head,
    reason_cell,
    text_cell,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planmetrics.compute.outcome import Outcome
    from planmetrics.model.plan import Plan
    from planmetrics.records import Number
    from planmetrics.render.table import Column
    from planmetrics.render.words import Words

PERCENT = "%"


# figures


def _absent(line: Line, column: Column[Line], reason: Reason) -> Cell:
    """What the table says for a figure that is not there, or why it is not; once a row where nothing was observed."""
    said = column.cell(line)
    if said != NOTHING:
        return text_cell(said, "muted")
    is_told = reason is Reason.NO_OBSERVATION and isinstance(line.situation.current, Reason)
    return text_cell(NOTHING) if is_told else reason_cell(reason, line.words)


def _of(
    column: Column[Line], outcome: Callable[[Line], Number | Reason], widest: int = 14, *, percent: bool = False
) -> Head[Line]:
    """A column of figures, each of which is there or has its reason."""

    def cell(line: Line) -> Cell:
        found = outcome(line)
        if isinstance(found, Reason):
            return _absent(line, column, found)
        return number_cell(column.cell(line), found, percent=percent)  # a dash where another column tells it

    return head_like(column, cell, widest)


def _target(line: Line) -> Cell:
    """The target as the plan says it: of growth the rate, of a range its lower end."""
    said, value = columns.TARGET.cell(line), line.situation.encoded if line.is_rate else line.target
    return text_cell(said, "muted") if value is None or isinstance(value, Reason) else number_cell(said, value)


def _upper(line: Line) -> Cell:
    value = line.situation.encoded_max if line.is_rate else line.upper
    return text_cell(NOTHING) if value is None else number_cell(line.words.number(figure(value)), value)


def _level(line: Line) -> Cell:
    """The value that growth and changes in percent come to; where only changes are published, of a base of 100."""
    return _come_to(line, line.target)


def _upper_level(line: Line) -> Cell:
    return _come_to(line, line.upper)


def _come_to(line: Line, value: Number | Reason | None) -> Cell:
    is_told = line.is_rate and not line.situation.is_windowed
    if not is_told or value is None or isinstance(value, Reason):
        return text_cell(NOTHING)
    return number_cell(line.words.number(figure(value)), value)


def _latest(line: Line) -> Cell:
    """The figure that the row shows; where only a change is published, the change in percent."""
    value = line.situation.current
    if isinstance(value, Reason):
        return reason_cell(value, line.words)
    return number_cell(columns.LATEST.cell(line), value - WHOLE if line.situation.is_change else value)


def _when(line: Line) -> Cell:
    shown = line.situation.shown
    return period_cell(columns.WHEN.cell(line), None if isinstance(shown, Reason) else shown.period)


def _by(line: Line) -> Cell:
    return period_cell(columns.BY.cell(line), None if line.situation.is_windowed else line.situation.period)


def _base(line: Line) -> Cell:
    """The baseline's figure; where growth is counted from a base without a level, that base reads as 100."""
    base = line.situation.base
    if isinstance(base, Reason):
        return reason_cell(base, line.words)
    about = "~" if "baseline_open_ended" in line.situation.doubts else ""
    return number_cell(f"{about}{line.words.number(figure(base.value))}", base.value)


def _base_period(line: Line) -> Cell:
    base = line.situation.base
    if isinstance(base, Reason):
        return text_cell(NOTHING)
    doubt = "?" if "baseline_doubtful" in line.situation.doubts else ""
    return period_cell(line.words.period(base.period) + doubt, base.period)


def _gap(line: Line) -> Cell:
    """What is still to go; below zero it is told as the table tells that the target is passed."""
    gap = line.figures.gap
    if isinstance(gap, Reason):
        return _absent(line, columns.GAP, gap)
    size = fixed(-gap if gap < 0 else gap, columns.gap_decimals(line))
    short, past = columns.gap_wordings(line, size)
    return number_cell(short, gap, past=past)._replace(text=past if gap < 0 else short)


def _required(line: Line) -> Cell:
    rate, step = line.figures.required_rate, line.figures.required_step
    said, is_percent = columns.REQUIRED.cell(line), rate_unit(line.situation.measure) == "percent_per_year"
    if not isinstance(rate, Reason):
        return number_cell(said, rate / WHOLE if is_percent else rate, percent=is_percent)
    if line.situation.form == "sum" and not isinstance(step, Reason):
        return number_cell(said, step)
    return _absent(line, columns.REQUIRED, rate)


def _recent(line: Line) -> Cell:
    rate, is_percent = line.figures.recent_rate, rate_unit(line.situation.measure) == "percent_per_year"
    if isinstance(rate, Reason):
        return _absent(line, columns.RECENT, rate)
    return number_cell(columns.RECENT.cell(line), rate / WHOLE if is_percent else rate, percent=is_percent)


def _acceleration(line: Line) -> Cell:
    """Required over recent; why there is none, where both are there."""
    ratio, (required, recent) = line.figures.acceleration, (line.figures.required_rate, line.figures.recent_rate)
    if not isinstance(ratio, Reason):
        return number_cell(columns.ACCELERATION.cell(line), ratio)
    is_told = isinstance(required, Reason) or isinstance(recent, Reason)
    return text_cell(NOTHING) if is_told else reason_cell(ratio, line.words)


def _elapsed(line: Line) -> Cell:
    """The share of the year that is over, where a year to date leads."""
    share = line.figures.part_elapsed
    return (
        text_cell(NOTHING)
        if isinstance(share, Reason)
        else number_cell(columns.ELAPSED.cell(line), share, percent=True)
    )


def _ahead(line: Line) -> Cell:
    lead = columns.lead_of(line)
    return text_cell(NOTHING) if isinstance(lead, Reason) else number_cell(columns.AHEAD.cell(line), lead)


def _years(line: Line) -> Outcome:
    """The years from the latest whole value to the target's period, or those that are left of a sum's window."""
    at = line.situation
    if isinstance(line.figures.required_rate, Reason):
        is_sum = at.form == "sum" and not isinstance(line.figures.required_step, Reason)
        return at.window.years_left if is_sum and isinstance(at.window, Window) else Reason.NOT_DEFINED_FOR_MEASURE
    return at.latest if isinstance(at.latest, Reason) else years_between(at.latest.period, at.period)


def _years_left(line: Line) -> Cell:
    years = _years(line)
    if isinstance(years, Reason):
        return text_cell(NOTHING)
    return number_cell(f"{years:.0f}" if years == int(years) else f"{years:.2f}", years)


# what stands beside them


def _finding(line: Line) -> Cell:
    return text_cell(columns.FINDING.cell(line), line.light or "plain")


def _light(line: Line) -> Cell:
    return text_cell(columns.LIGHT.cell(line), line.light or "plain")


def _gap_unit(line: Line) -> str:
    """What a gap is counted in, whichever side of the target it lies on."""
    if line.situation.is_change or line.situation.measure in {"share", "growth"}:
        return line.words("points", value="").strip()
    return line.words("places", value="").strip() if line.situation.measure == "rank" else line.subject.unit


def _pace_unit(line: Line) -> str:
    """What rates a year are counted in; of a sum what is still to come a year."""
    unit = rate_unit(line.situation.measure)
    if unit is None or line.situation.form == "sum":
        return line.subject.unit
    return {
        "percent_per_year": PERCENT,
        "points_per_year": line.words("points", value="").strip(),
        "places_per_year": line.words("places", value="").strip(),
    }[unit]


def _has(cell: Callable[[Line], Cell]) -> Callable[[Sequence[Line]], bool]:
    """Whether any row has a number there."""
    return lambda lines: any(cell(line).number is not None for line in lines)


RANKED_REGION = plain_head(scores.RANKED_REGION)
NAME = head_like(columns.NAME, lambda line: text_cell(line.name), 24)
REGION = plain_head(columns.REGION, 10)
UNIT = plain_head(columns.UNIT, 9)
BY = head_like(columns.BY, _by)
TARGET = head_like(columns.TARGET, _target)
LATEST = head_like(columns.LATEST, _latest)
WHEN = head_like(columns.WHEN, _when)
GAP = head_like(columns.GAP, _gap)
ATTAINMENT = _of(columns.ATTAINMENT, lambda line: line.figures.attainment, percent=True)
REQUIRED = head_like(columns.REQUIRED, _required)
RECENT = head_like(columns.RECENT, _recent)
FINDING = head_like(columns.FINDING, _finding, 16)
LIGHT = head_like(columns.LIGHT, _light, 8)
LEVEL = Head[Line]("level", ("折算目标值", "Level it comes to"), _level, shows=_has(_level))
UPPER_LEVEL = Head[Line]("level_max", ("折算上限", "Upper level"), _upper_level, shows=_has(_upper_level))
PRINTED = Head[Line](
    "printed", ("目标原文", "Target as printed"), lambda line: text_cell(line.subject.printed), 14, right=False
)
BASELINE = head_like(columns.BASELINE, _base)
YEARS_LEFT = Head[Line]("years_left", ("剩余年数", "Years left"), _years_left)

WHAT = (
    figure_head(columns.INDEX, lambda line: line.number, 6),
    REGION,
    NAME,
    UNIT,
    plain_head(columns.NATURE, 10),
    BY,
    TARGET,
    Head[Line]("target_max", ("目标值上限", "Upper target"), _upper, shows=_has(_upper)),
    LEVEL,
    UPPER_LEVEL,
)
FIGURES = (
    LATEST,
    WHEN,
    BASELINE,
    Head[Line]("baseline_period", ("基期", "Base year"), _base_period, shows=BASELINE.shows),
    _of(columns.PROGRESS, lambda line: line.figures.progress, percent=True),
    _of(columns.DUE, lambda line: line.figures.due, percent=True),
    head_like(columns.ELAPSED, _elapsed),
    head_like(columns.AHEAD, _ahead),
    GAP,
    ATTAINMENT,
)
PACES = (REQUIRED, RECENT, head_like(columns.ACCELERATION, _acceleration))
JUDGED = (plain_head(columns.CLASS, 16), FINDING, LIGHT)
DUTY = (head_like(columns.OWNERS, lambda line: text_cell(line.owners), 18), PRINTED)

GAP_UNIT = Head[Line]("gap_unit", ("差距单位", "Unit of the gap"), lambda line: text_cell(_gap_unit(line)), right=False)
PACE_UNIT = Head[Line](
    "pace_unit", ("年均增速单位", "Unit of the rates"), lambda line: text_cell(_pace_unit(line)), right=False
)

RANKED = (
    figure_head(scores.RANK, lambda line: line.rank, 10),
    RANKED_REGION,
    TARGET,
    LEVEL,
    LATEST,
    WHEN,
    ATTAINMENT,
    GAP,
    FINDING,
    LIGHT,
    PRINTED,
)


def heads_of(plans: Sequence[Plan], words: Words, *, years_left: bool = False) -> list[Head[Line]]:
    """The columns of a table of targets; `years_left` is there where rates are to be followed."""
    number, *what = WHAT
    followed = [YEARS_LEFT] if years_left else []
    return [number, *plan_head(plans, words), *what, *FIGURES, *followed, *PACES, *JUDGED, *DUTY]


def plan_head(plans: Sequence[Plan], words: Words) -> list[Head[Line]]:
    """The plan of each row, where there are several."""
    titles = {plan.id: plan_name(plan, words) for plan in plans}
    head = head_like(columns.PLAN, lambda line: text_cell(titles.get(line.subject.plan, "")), 24)
    return [head._replace(shows=always)] if len(titles) > 1 else []
