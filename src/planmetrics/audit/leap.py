"""A013: a milestone of one plan that leaves another plan's path, and leaves a leap to its end."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planmetrics.audit.context import titles
from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import in_force, levels, outdoes, pace_variant, printed_interval, stops
from planmetrics.compute.outcome import Reason
from planmetrics.compute.path import value_at
from planmetrics.compute.rates import rate
from planmetrics.model.period import MONTHS, Period, years_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.audit.targets import Group, Stop
    from planmetrics.facts import TargetFact

STEEPER = 2.0
"""A leap is a rest of the way that takes at least this multiple of the path's own pace."""


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
    least: dict[Period, list[TargetFact]] = {}
    for group in groups:
        for target in levels(group) if in_force(group[0]) else ():
            held = least.setdefault(target.period, [])
            mine = next((other for other in held if other.plan.id == target.plan.id), None)
            if mine is not None and outdoes(mine, target):
                held.remove(mine)
            if mine is None or outdoes(mine, target):
                held.append(target)
            held.sort(key=lambda one: (_demand(one), one.plan.id))
            del held[2:]
    return least


def _demand(target: TargetFact) -> float:
    value = float(target.value or 0)
    return -value if target.definition.better == "lower" else value


def _along(context: Context, group: Group, least: dict[Period, list[TargetFact]]) -> Iterator[Finding]:
    """Each segment of the path against the milestones that lie strictly inside it, year by year."""
    for start, end in pairwise(stops(group)):
        if end.target is None:
            continue
        for month in range(start.period.end + MONTHS, end.period.end, MONTHS):
            milestones = least.get(Period(month - MONTHS, month), [])
            other = next((one for one in milestones if one.plan.id != group[0].plan.id), None)
            if other is not None:
                yield from _leap(context, other, start, end, end.target)


def _leap(context: Context, milestone: TargetFact, start: Stop, end: Stop, last: TargetFact) -> Iterator[Finding]:
    """A finding where the milestone lies behind every path that print allows, and the rest of the way is steep."""
    definition, figure, bounds = milestone.definition, float(milestone.value or 0), printed_interval(milestone)
    measure, from_levels = definition.measure, definition.growth_from_levels
    first, stop = float(start.value), (end.period, float(end.value))
    on_path = value_at([(start.period, first), stop], milestone.period, measure, from_levels=from_levels)
    easiest = start.bounds.high if definition.better == "lower" else start.bounds.low
    least = value_at([(start.period, easiest), stop], milestone.period, measure, from_levels=from_levels)
    years, whole = years_between(milestone.period, end.period), years_between(start.period, end.period)
    pace = rate(measure, first, stop[1], whole, from_levels=from_levels)
    rest = rate(measure, figure, stop[1], years, from_levels=from_levels)
    if isinstance(on_path, Reason) or isinstance(least, Reason) or isinstance(pace, Reason) or isinstance(rest, Reason):
        return
    behind = bounds.low >= least if definition.better == "lower" else bounds.high <= least
    if not behind or not pace or rest / pace < STEEPER:
        return
    yearly = "每年" if years != 1 else ""
    facts: dict[str, Fact] = {
        "milestone": milestone.value, "on_path": on_path, "end": last.value, "end_period": end.period, "rest": abs(rest),
        "times": rest / pace, "plan": titles(last), "by": _by(context, milestone),
        "pace": (yearly + ("提高" if rest > 0 else "降低"), "a year"),
        "growth": (yearly.replace("每年", "年均") + ("增长" if rest > 0 else "下降"), "a year"),
    }  # fmt: skip
    places, variant = map(context.at, (milestone, last)), pace_variant(milestone)
    yield context.finding("A013", Severity.DOUBT, milestone, places, facts, variant=variant)


def _by(context: Context, milestone: TargetFact) -> tuple[str, str]:
    """Who set the milestone, where it is another level."""
    if milestone.assigned_by is None:
        return "", ""
    name, name_en = context.region(milestone.assigned_by)
    return f"（{name}下达）", f" (set by {name_en})"


def _wording(zh: str, en: str) -> Wording:
    """The way that is left, which each kind of measure words in its own terms."""
    lead = "{name}{period}目标{milestone}{unit}{by}，落后于《{plan}》同期路径值{on_path:n}{unit}，至{end_period}{end}{unit}尚需"
    lead_en = "{name}: {milestone} {unit} for {period}{by} lies behind the path of '{plan}' ({on_path:n}); {end} in {end_period} then takes "
    return Wording(
        (f"{lead}{zh}，为原路径的{{times:x}}倍", f"{lead_en}{en}, {{times:x}} times the path's pace"),
        ("建议衔接两个规划的分年目标", "bring the milestones into line"),
    )


RULE = Rule(
    code="A013",
    slug="leap",
    severity=Severity.DOUBT,
    marks=False,  # two plans, of which a table loads one
    title=("两个规划衔接出现跳升", "a leap between two plans"),
    formula=("由该目标到终点的年均幅度/原路径的年均幅度", "pace from the milestone to the end / pace of the path"),
    explanation=(
        "一个规划的分年目标，即使起点按原文数字精度取最宽的值，仍落后于另一规划的目标路径，以致余下的路程每年所需幅度达到该路径自身的两倍及以上。"
        "草案和已被取代的规划不计。",
        "A milestone that one plan sets lies behind the path of another, whatever print allows for its start, so that the rest of "
        "the way takes at least twice that path's own pace. Drafts and superseded plans are left out.",
    ),
    wordings={
        "points": _wording("{pace}{rest:pp}个百分点", "{rest:pp} points {pace}"),
        "places": _wording("{pace}{rest:x}位", "{rest:x} places {pace}"),
        "percent": _wording("{growth}{rest:pct}", "{rest:pct} {growth}"),
    },
    check=check,
)
