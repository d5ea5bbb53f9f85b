"""The columns of tables on targets: their heads, and what each cell shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason, why
from planmetrics.compute.rates import rate_unit
from planmetrics.model.terms import CAPS
from planmetrics.render.gap_lines import COMPUTED, Line
from planmetrics.render.layout import NAME_FLOOR, NOTHING, OWNER_FLOOR
from planmetrics.render.numbers import annual, decimals_of, figure, fixed, percent, published
from planmetrics.render.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.compute.outcome import Outcome

DOUBTS = {"year", "scope", "value", "baseline_doubtful"}
LATEST_DOUBTS = DOUBTS - {"baseline_doubtful"}
_WHOLE = 100
_SAID_IN_CELL = {
    *(Reason.ALREADY_MET, Reason.OPPOSITE_DIRECTION, Reason.NOT_POSITIVE, Reason.SERIES_BREAK),
    *(Reason.LEVELS_NOT_COMPARABLE, Reason.LIMIT_EXCEEDED),
}
_OUR_LABELS = {"achieved", "ahead", "on-track", "lagging", "far-behind", "reversing"}


# what stands in front


def _full_name(line: Line) -> str:
    """Name and unit; on a further row only who assigned it, if that has to be said."""
    unit = line.words.bracketed(line.subject.unit) if line.subject.unit else ""
    by = line.words.bracketed(line.assigner) if line.assigner and line.assigners else ""
    return by.lstrip() if line.repeats else f"{line.name}{unit}{by}"


def _numbered_name(line: Line) -> str:
    region = f"{line.region} " if line.regions and line.alone else ""
    return _full_name(line) if line.repeats else f"{line.number} {region}{_full_name(line)}"


def _plan(line: Line) -> str:
    repeats = line.above is not None and line.above.subject.plan == line.subject.plan
    return "" if repeats else line.subject.plan


def _nature(line: Line) -> str:
    told = line.subject
    return line.words.nature(told.firmness, strive=told.strive, assigner=told.assigner_name) or NOTHING


def _owners(line: Line) -> str:
    same = line.repeats is not None and line.repeats.subject.owners == line.subject.owners
    return "" if same else line.owners or NOTHING


def plans_apart(lines: Sequence[Line]) -> bool:
    """Whether rows of one plan stand apart from each other, between those of others."""
    plans = [line.subject.plan for line in lines]
    runs = sum(number == 0 or plans[number - 1] != plan for number, plan in enumerate(plans))
    return runs > len(set(plans))


# figures


def _by(line: Line) -> str:
    return line.due() + ("*" if line.subject.inferred else "")


def _target(line: Line) -> str:
    return ("!" if line.entry.findings else "") + line.target_text()


def _shown_above(line: Line) -> bool:
    """Whether the row above already shows this very observation."""
    above, at = line.repeats, line.situation
    return above is not None and (
        (above.situation.current, above.situation.shown, above.situation.doubts) == (at.current, at.shown, at.doubts)
    )


def _latest(line: Line) -> str:
    latest, value = line.situation.shown, line.situation.current
    if isinstance(latest, Reason) or isinstance(value, Reason):
        return NOTHING
    if _shown_above(line):
        return ""
    if line.situation.is_change:
        return f"{value - _WHOLE:+f}%"
    if latest.comparator == "about":
        return f"~{line.words.number(figure(value))}"
    return line.words(latest.comparator or "at_least", value=line.words.number(figure(value)))


def _when(line: Line) -> str:
    latest, doubts = line.situation.shown, line.situation.doubts
    if isinstance(latest, Reason):
        return NOTHING
    leads = line.situation.leading is not None
    marks = {
        "?": latest.doubt is not None if leads else bool(LATEST_DOUBTS & set(doubts)),
        "<": "fell_back" in doubts,
        "^": "what_if" in doubts and ("what_if_part" not in doubts or leads),
    }
    used = "".join(mark for mark, is_used in marks.items() if is_used)
    return "" if _shown_above(line) else line.words.period(latest.period) + used


def _baseline(line: Line) -> str:
    base, doubts = line.situation.base, line.situation.doubts
    if isinstance(base, Reason):
        return NOTHING
    above = line.repeats.situation.base if line.repeats is not None else None
    if above is not None and not isinstance(above, Reason) and above.period == base.period:
        return ""
    if line.situation.is_change:  # 比2010年: its base reads as 100
        return line.words("since", since=base.period)
    about = "~" if "baseline_open_ended" in doubts else ""
    doubt = "?" if "baseline_doubtful" in doubts else ""
    when = line.words.bracketed(f"{line.words.period(base.period)}{doubt}")
    return f"{about}{line.words.number(figure(base.value))}{when}"


def _share(fraction: Outcome) -> str:
    return NOTHING if isinstance(fraction, Reason) else percent(fraction)


def _progress(line: Line) -> str:
    """The share of the way; where the year to date leads, its completion says it instead."""
    return NOTHING if line.situation.leading is not None else _share(line.figures.progress)


def _elapsed(line: Line) -> str:
    """The share of the year that is over, where the year to date leads."""
    return NOTHING if line.situation.leading is None else _share(line.figures.part_elapsed)


def _due(line: Line) -> str:
    """The share of the way that the path asks for by now; where the year to date leads, time says it instead."""
    return NOTHING if line.situation.leading is not None else _share(line.figures.due)


def lead_of(line: Line) -> Outcome:
    """How far done is ahead of due, in points: within the year in completion and time, else on the way to target."""
    if line.situation.leading is not None:
        return line.figures.part_lead
    progress, due, at = line.figures.progress, line.figures.due, line.situation
    if isinstance(progress, Reason) or isinstance(due, Reason):
        return why(progress, due)
    ahead = (progress - due) * 100
    spending = at.is_windowed and at.comparator in CAPS  # a limit that is used up
    return -ahead if spending else ahead


def _ahead(line: Line) -> str:
    lead = lead_of(line)
    return NOTHING if isinstance(lead, Reason) else line.words("points", value=fixed(lead, 1))


def gap_text(line: Line, unit: str = "") -> str:
    """What is still to go, or by how much the target is passed; `unit` is what stands behind it in a sentence."""
    gap = line.figures.gap
    if isinstance(gap, Reason):
        return (_is_only_open(line, gap) and _only_published(line)) or _why(line, gap)
    return gap_wordings(line, fixed(-gap if gap < 0 else gap, gap_decimals(line)), unit)[gap < 0]


def gap_decimals(line: Line) -> int:
    """Those that a gap is shown with: as exact as what it is worked out of, and points never whole."""
    if line.situation.is_change:
        return max(line.decimals - 1, 1)
    if line.situation.measure == "rank":
        return 0
    decimals = max(line.decimals, COMPUTED if isinstance(line.target, float) else 0)
    return max(decimals, 1) if line.situation.measure in {"share", "growth"} else decimals


def gap_wordings(line: Line, size: str, unit: str = "") -> tuple[str, str]:
    """How a gap of this size is told: where it is still to go, and where the target is passed."""
    words, goal, measure = line.words, line.situation.goal, line.situation.measure
    size = words.number(size)
    if line.situation.is_change or measure in {"share", "growth"}:  # a change is percent of a base without a level
        text = words("points", value=size)
    else:
        text = words("places", value=size) if measure == "rank" else f"{size}{unit}"
    if not isinstance(goal, Reason) and goal.comparator == "between":
        return text, words("below_range" if goal.lower_is_better else "above_range", value=text)
    if not isinstance(goal, Reason) and goal.comparator in CAPS and not line.is_rate:
        short = words("over_limit", value=text) if line.situation.base_satisfies else text
        return short, words("under_limit", value=text)
    return text, words("over", value=text)


def _required(line: Line) -> str:
    rate, step, at = line.figures.required_rate, line.figures.required_step, line.situation
    if not isinstance(rate, Reason):
        return annual(rate, rate_unit(at.measure), line.decimals, line.words)
    if at.form == "sum":
        if isinstance(step, Reason):
            return _why(line, step)
        return line.words.number(fixed(step, decimals_of(line.target)))
    return _why(line, rate)


def _recent(line: Line) -> str:
    rate = line.figures.recent_rate
    unit = rate_unit(line.situation.measure)
    return NOTHING if isinstance(rate, Reason) else annual(rate, unit, line.decimals, line.words)


def _acceleration(line: Line) -> str:
    ratio = line.figures.acceleration
    return NOTHING if isinstance(ratio, Reason) else fixed(ratio, 2)


def _why(line: Line, reason: Reason) -> str:
    """The reason in the cell where it is short and tells something; else a dash, and the finding tells."""
    return line.words(reason) if reason in _SAID_IN_CELL or _is_only_open(line, reason) else NOTHING


def _is_only_open(line: Line, reason: Reason) -> bool:
    """Whether a figure cannot be had since the latest is not exact, and the finding does not say so."""
    return reason is Reason.OPEN_ENDED and line.verdict.why is not reason


# what comes of it


def _finding(line: Line) -> str:
    status, why, words = line.verdict.status, line.verdict.why, line.words
    if status == "undetermined" and why is not None:
        own = f"undetermined.{why}"
        said = words(own) if words.known(own) else words("undetermined", why=words(why))
        return (why is Reason.OPEN_ENDED and _only_published(line)) or said
    said = words(f"status.{line.worded}")
    if line.verdict.breaks is not None:
        said = words("status.breaks", status=said, year=line.verdict.breaks)
    if is_nominal(line):
        said += words.bracketed(words("nominal"))
    return said + ("?" if line.verdict.doubtful else "")


def _only_published(line: Line) -> str:
    """What was published instead of an exact figure: 仅公布超25%; of a window, whose figures are several, nothing."""
    shown, unit = line.situation.shown, "%" if line.subject.unit == "%" else ""
    if isinstance(shown, Reason) or shown.comparator is None:
        return ""
    return line.words("only_published", value=published(shown, line.words, unit))


def is_nominal(line: Line) -> bool:
    """Whether growth was judged by figures at current prices, of which the plan does not speak."""
    return "nominal" in line.situation.doubts and line.verdict.status not in {"no-data", "awaiting", "undetermined"}


def _class(line: Line) -> str:
    """The class that the method puts the row in, and the quantity it judged by."""
    label, pace = line.verdict.label, line.verdict.pace
    if isinstance(label, Reason):
        return NOTHING
    return line.words.of((label.name, label.name_en)) + ("" if isinstance(pace, Reason) else f" {fixed(pace, 2)}")


def _are_there_others(lines: Sequence[Line]) -> bool:
    """Whether a class is called otherwise than our status."""
    labels = [line.verdict.label for line in lines]
    return any(not isinstance(label, Reason) and label.label not in _OUR_LABELS for label in labels)


def _is_there_a_way(lines: Sequence[Line]) -> bool:
    return any(not isinstance(line.figures.progress, Reason) for line in lines)


def _is_within_a_year(lines: Sequence[Line]) -> bool:
    """Whether a year to date leads a row whose year is not over."""
    return any(line.situation.leading is not None and not line.situation.is_over for line in lines)


def _is_there_a_lead(lines: Sequence[Line]) -> bool:
    return _is_within_a_year(lines) or _is_there_a_way(lines)


def _is_there_a_base(lines: Sequence[Line]) -> bool:
    stated = any(line.situation.base_origin in {"plan", "option"} for line in lines)
    return stated or _is_there_a_way(lines)


def several_regions(lines: Sequence[Line]) -> bool:
    """Whether rows are of more than one region."""
    return any(line.regions for line in lines)


INDEX = Column[Line]("index", ("序", "#"), lambda line: "" if line.repeats else str(line.number), ("序号", "No."))
PLAN = Column[Line]("plan", ("规划", "Plan"), _plan, right=False, shows=plans_apart)
REGION = Column[Line](
    "region", ("地区", "Region"), lambda line: "" if line.repeats else line.region, right=False, shows=several_regions
)
NAME = Column[Line](
    "name",
    ("指标名称", "Indicator"),
    lambda line: "" if line.repeats else line.name,
    right=False,
    folds=True,
    floor=NAME_FLOOR,
)
FULL_NAME = NAME._replace(cell=_full_name)
NUMBERED_NAME = NAME._replace(cell=_numbered_name)
UNIT = Column[Line]("unit", ("单位", "Unit"), lambda line: "" if line.repeats else line.subject.unit, right=False)
NATURE = Column[Line]("nature", ("属性", "Nature"), _nature, right=False)
BY = Column[Line]("by", ("目标年", "By"), _by, ("目标年", "Target year"))
TARGET = Column[Line]("target", ("目标值", "Target"), _target)
LATEST = Column[Line]("latest", ("最新值", "Latest"), _latest, ("最新值", "Latest value"))
WHEN = Column[Line]("when", ("时点", "Year"), _when, ("最新值时点", "Year of latest value"))
BASELINE = Column[Line]("baseline", ("基期值", "Base"), _baseline, ("基期值", "Baseline"), shows=_is_there_a_base)
PROGRESS = Column[Line]("progress", ("进度", "Progress"), _progress, shows=_is_there_a_way)
ELAPSED = Column[Line]("elapsed", ("序时进度", "Elapsed"), _elapsed, shows=_is_within_a_year)
DUE = Column[Line]("due", ("应达进度", "Due"), _due, shows=_is_there_a_way)
AHEAD = Column[Line]("ahead", ("进度差", "Lead"), _ahead, shows=_is_there_a_lead)
GAP = Column[Line]("gap", ("差距", "To go"), gap_text, ("距目标差距", "Gap to target"))
ATTAINMENT = Column[Line](
    "attainment", ("完成率", "Ratio"), lambda line: _share(line.figures.attainment), ("完成率", "Attainment")
)
REQUIRED = Column[Line]("required", ("尚需年均", "Need/yr"), _required, ("尚需年均增速", "Required rate a year"))
RECENT = Column[Line]("recent", ("近年年均", "Past/yr"), _recent, ("近年年均增速", "Recent rate a year"))
ACCELERATION = Column[Line](
    "acceleration", ("速度比", "x"), _acceleration, ("所需与近年之比", "Required / recent rate")
)
FINDING = Column[Line]("finding", ("评估结论", "Finding"), _finding, right=False, folds=True, status=True)
LIGHT = Column[Line](
    "light",
    ("灯", "Light"),
    lambda line: NOTHING if line.light is None else line.words(f"light.{line.light}"),
    right=False,
    in_report=True,
)
CLASS = Column[Line]("class", ("方法分类", "Class"), _class, right=False, folds=True, shows=_are_there_others)
OWNERS = Column[Line]("owners", ("责任单位", "Owner"), _owners, right=False, folds=True, floor=OWNER_FLOOR)
