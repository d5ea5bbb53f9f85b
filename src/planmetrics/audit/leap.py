"""A013: a milestone of one plan that leaves another plan's path, and leaves a leap to its end."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from planmetrics.audit.context import baseline_interval, in_force, levels, outdoes, printed_interval, titles
from planmetrics.audit.finding import Finding, Rule, Severity, Wording
from planmetrics.compute.outcome import Reason
from planmetrics.compute.path import value_at
from planmetrics.compute.rates import rate, rate_unit
from planmetrics.model.period import MONTHS, years_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context, Group
    from planmetrics.facts import TargetFact
    from planmetrics.figures.precision import Interval
    from planmetrics.model.period import Period

STEEPER = 2.0
"""A leap is a rest of the way that takes at least this multiple of the path's own pace."""


class Stop(NamedTuple):
    """A point of a path: the plan's baseline or one of its targets."""

    period: Period
    value: float
    bounds: Interval
    target: TargetFact | None


def check(context: Context) -> Iterator[Finding]:
    """Every path of a plan against the milestones of other plans for the same indicator and region."""
    for groups in context.series.values():
        if len({group[0].plan.id for group in groups}) > 1:
            least = _least_demanding(groups)
            for group in groups:
                if group[0].assigned_by is None and in_force(group[0]):
                    yield from _along(context, group, least)


def _least_demanding(groups: list[Group]) -> dict[Period, list[TargetFact]]:
    """For each period the two least demanding milestones, of two plans: one of them is another plan's."""
    found: dict[Period, list[TargetFact]] = {}
    for group in groups:
        for target in levels(group) if in_force(group[0]) else ():
            held = found.setdefault(target.period, [])
            mine = next((other for other in held if other.plan.id == target.plan.id), None)
            if mine is not None and outdoes(mine, target):
                held.remove(mine)
            if mine is None or outdoes(mine, target):
                held.append(target)
            held.sort(key=lambda one: (_demand(one), one.plan.id))
            del held[2:]
    return found


def _demand(target: TargetFact) -> float:
    value = float(target.value or 0)
    return -value if target.definition.better == "lower" else value


def _along(context: Context, group: Group, least: dict[Period, list[TargetFact]]) -> Iterator[Finding]:
    """Each segment of the path against the milestones that lie strictly inside it, year by year."""
    for start, end in pairwise(_stops(group)):
        if end.target is None:
            continue
        for month in range(start.period.end + MONTHS, end.period.end, MONTHS):
            period = type(end.period)(month - MONTHS, month)
            other = next((one for one in least.get(period, []) if one.plan.id != group[0].plan.id), None)
            if other is not None:
                yield from _leap(context, other, start, end, end.target)


def _stops(group: Group) -> list[Stop]:
    found = [Stop(t.period, float(t.value or 0), printed_interval(t), t) for t in levels(group)]
    bounds, baseline = baseline_interval(group[0]), group[0].baseline
    return [Stop(baseline.period, float(baseline.figure), bounds, None), *found] if baseline and bounds else found


def _leap(context: Context, milestone: TargetFact, start: Stop, end: Stop, last: TargetFact) -> Iterator[Finding]:
    """A finding where the milestone lies behind every path that print allows, and the rest of the way is steep."""
    definition, figure, bounds = milestone.definition, float(milestone.value or 0), printed_interval(milestone)
    measure, from_levels = definition.measure, definition.growth_from_levels
    stop = (end.period, end.value)
    on_path = value_at([(start.period, start.value), stop], milestone.period, measure, from_levels=from_levels)
    easiest = start.bounds.high if definition.better == "lower" else start.bounds.low
    least = value_at([(start.period, easiest), stop], milestone.period, measure, from_levels=from_levels)
    years = years_between(milestone.period, end.period)
    whole = years_between(start.period, end.period)
    pace = rate(measure, start.value, end.value, whole, from_levels=from_levels)
    rest = rate(measure, figure, end.value, years, from_levels=from_levels)
    if isinstance(on_path, Reason) or isinstance(least, Reason) or isinstance(pace, Reason) or isinstance(rest, Reason):
        return
    behind = bounds.low >= least if definition.better == "lower" else bounds.high <= least
    if not behind or not pace or rest / pace < STEEPER:
        return
    rises = rest > 0
    variant = {"points_per_year": "points", "places_per_year": "places"}.get(
        rate_unit(definition.measure) or "", "percent"
    )
    facts = {
        "milestone": milestone.value, "on_path": on_path, "end": last.value, "end_period": str(end.period), "rest": abs(rest),
        "times": rest / pace, "plan": titles(last), "by": _by(context, milestone),
        "pace": (("提高" if rises else "降低") if years == 1 else ("每年提高" if rises else "每年降低"), "a year"),
        "growth": (("增长" if rises else "下降") if years == 1 else ("年均增长" if rises else "年均下降"), "a year"),
    }  # fmt: skip
    yield context.finding(
        "A013", Severity.DOUBT, milestone, context.at(milestone), context.at(last), variant=variant, **facts
    )


def _by(context: Context, milestone: TargetFact) -> tuple[str, str]:
    """Who set the milestone, where it is another level."""
    if milestone.assigned_by is None:
        return "", ""
    name, name_en = context.region(milestone.assigned_by)
    return f"({name}下达)", f" (set by {name_en})"


_LEAD = (
    "{name}{period}年目标{milestone}{unit}{by},落后于《{plan}》同期路径值{on_path:n}{unit},至{end_period}年{end}{unit}尚须",
    "{name}: {milestone} {unit} for {period}{by} lies behind the path of '{plan}' ({on_path:n}); {end} in {end_period} then takes ",
)
_ADVICE = ("建议衔接两个规划的分年目标", "bring the milestones into line")
RULE = Rule(
    code="A013",
    slug="leap",
    severity=Severity.DOUBT,
    title=("两个规划衔接出现跳升", "a leap between two plans"),
    formula=("由该目标到终点的年均幅度/原路径的年均幅度", "pace from the milestone to the end / pace of the path"),
    explanation="A milestone that one plan sets lies behind the path of another, whatever print allows for its start, so that the rest of "
    "the way takes at least twice that path's own pace. Drafts and superseded plans are left out.",
    wordings={
        "points": Wording(
            (
                _LEAD[0] + "{pace}{rest:pp}个百分点,为原路径的{times:x}倍",
                _LEAD[1] + "{rest:pp} points {pace}, {times:x} times the path's pace",
            ),
            _ADVICE,
        ),
        "places": Wording(
            (
                _LEAD[0] + "{pace}{rest:x}位,为原路径的{times:x}倍",
                _LEAD[1] + "{rest:x} places {pace}, {times:x} times the path's pace",
            ),
            _ADVICE,
        ),
        "percent": Wording(
            (
                _LEAD[0] + "{growth}{rest:pct},为原路径的{times:x}倍",
                _LEAD[1] + "{rest:pct} {growth}, {times:x} times the path's pace",
            ),
            _ADVICE,
        ),
    },
    check=check,
)
