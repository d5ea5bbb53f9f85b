"""A001: a stated growth or step against the one that leads from the baseline to the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import baseline_interval, is_bare, levels, printed_interval
from planmetrics.compute.gather import asks_real_growth
from planmetrics.compute.outcome import Reason
from planmetrics.compute.rates import compound, moved_at, step
from planmetrics.compute.segments import StatedPace
from planmetrics.figures.precision import Interval
from planmetrics.model.period import years_between
from planmetrics.model.terms import CAPS, FLOORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.facts import TargetFact


def check(context: Context) -> Iterator[Finding]:
    """Every target with a stated pace, and every target of annual growth beside one with a value."""
    for group in context.groups.values():
        grown = [target for target in group if target.form == "growth" and target.value is not None]
        for target in levels(group):
            if target.stated is not None:
                yield from _judged(context, target, target, StatedPace.of(target.stated))
            for other in grown:
                baseline = target.baseline
                same_start = baseline is not None and other.since in {None, baseline.period}
                if other.period == target.period and same_start and other.value is not None:
                    pace = StatedPace(other.value, other.comparator, is_growth=True)
                    yield from _judged(context, target, other, pace)


def _judged(context: Context, target: TargetFact, stating: TargetFact, pace: StatedPace) -> Iterator[Finding]:
    """At most one finding: that no base and no target that print allows call for the stated pace."""
    baseline, base = target.baseline, baseline_interval(target)
    if baseline is None or base is None or target.value is None:
        return
    if pace.is_growth and baseline.prices == "current" and asks_real_growth(stating):
        return  # nominal levels neither bear real growth out nor belie it
    years = years_between(baseline.period, target.period)
    way = compound if pace.is_growth else step
    end = printed_interval(target)
    low, high = way(base.high, end.low, years), way(base.low, end.high, years)
    exact = way(float(baseline.figure), float(target.value), years)
    if isinstance(low, Reason) or isinstance(high, Reason) or isinstance(exact, Reason):
        return
    there = moved_at(float(baseline.figure), float(pace.figure), years, is_growth=pace.is_growth)
    severity, within = _severity(target, pace, there), Interval(low, high)
    if severity is None or within.meets(_allowed(pace)):
        return
    off = float(target.value) - there
    facts: dict[str, Fact] = {
        "base": baseline.figure, "base_period": baseline.period, "target": target.value, "implied": exact,
        "stated": pace.figure, "printed": _printed(target, stating), "there": there, "off": abs(off),
        "side": ("少", "short") if off > 0 else ("多", "too many"),
        "step_unit": ("个百分点", " points") if target.definition.measure == "share" else (target.definition.unit, ""),
    }  # fmt: skip
    beside = [context.at(stating)] if stating is not target else []
    places, variant = [context.at(target), *beside, *context.stated(target)], "growth" if pace.is_growth else "step"
    yield context.finding("A001", severity, target, places, facts, variant=variant, within=within)


def _printed(target: TargetFact, stating: TargetFact) -> str:
    """The pace as printed: beside the target, or as a target of its own."""
    return target.stated.printed if stating is target and target.stated is not None else stating.printed


def _allowed(pace: StatedPace) -> Interval:
    """What the statement covers; 左右 twice what its last digit does."""
    low, high = pace.allowed()
    slack = (high - low) / 2 if pace.comparator == "about" else 0.0
    return Interval(low - slack, high + slack)


def _severity(target: TargetFact, pace: StatedPace, there: float) -> Severity | None:
    """A pace that leads beyond a bound satisfies it; of two bounds one may be tighter than the other."""
    value = float(target.value or 0)
    beyond = there < value if target.comparator in CAPS else there > value
    if beyond and not is_bare(target) and target.comparator in FLOORS | CAPS:
        return None
    return Severity.DOUBT if beyond and pace.comparator in FLOORS | CAPS else Severity.CONTRADICTION


RULE = Rule(
    code="A001",
    slug="stated-pace",
    severity=Severity.CONTRADICTION,
    marks=True,
    title=("原文所列增速与目标不符", "stated pace does not lead to the target"),
    formula=(
        "（目标值/基期值）^（1/年数）-1，或（目标值-基期值）/年数",
        "(target / base) ** (1 / years) - 1, or (target - base) / years",
    ),
    explanation=(
        "规划同时写明基期值、目标值和年均增速，等于同一件事说了两遍。对原文数字精度所容许的每个基期值和目标值都作测算，没有一个得出所列增速的，才算问题。"
        "增速所至超过下限的（900家以上）视为相符；两者均为下限而一个更严的，为存疑。",
        "A plan that states baseline, target and annual growth says the same thing twice. The rate is worked out for every base "
        "and target that the printed precision allows; only if none of them gives the stated one is there a finding. A pace "
        "that leads beyond a floor (900家以上) satisfies it; where both are floors and one is tighter, it is a doubt.",
    ),
    wordings={
        "growth": Wording(
            (
                "{name}{base_period}{base}→{period}{target}{unit}，年均{implied:pct}，与原文所列“{printed}”不符；按{stated}%至{period}为{there:n}{unit}，{side}{off:n}{step_unit}",
                "{name}: {base_period} {base} -> {period} {target} {unit} is {implied:pct} a year, not the stated '{printed}'; "
                "{stated} % leads to {there:n} in {period}, {off:n}{step_unit} {side}",
            ),
            ("建议核实增速", "settle the rate or the target"),
        ),
        "step": Wording(
            (
                "{name}{base_period}{base}→{period}{target}{unit}，每年{implied:step}{step_unit}，与原文所列“{printed}”不符；按此幅度至{period}为{there:n}{unit}，{side}{off:n}{step_unit}",
                "{name}: {base_period} {base} -> {period} {target} {unit} is {implied:step}{step_unit} a year, not the stated '{printed}', "
                "which leads to {there:n} in {period}, {off:n}{step_unit} {side}",
            ),
            ("建议核实年均提高幅度", "settle the step or the target"),
        ),
    },
    check=check,
)
