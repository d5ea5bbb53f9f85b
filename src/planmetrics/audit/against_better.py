"""A025: a target on the wrong side: behind the baseline that it starts from, or a ceiling on what should rise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Place, Rule, Severity, Wording
from planmetrics.audit.targets import baseline_interval, is_bare, is_bound, levels, printed_interval
from planmetrics.audit.turning_path import NO_PATH
from planmetrics.model.terms import CAPS, FLOORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.audit.targets import Group
    from planmetrics.facts import TargetFact


def check(context: Context) -> Iterator[Finding]:
    """Every path against its own baseline; every indicator of a plan whose limits all lie on the other side."""
    for group in context.groups.values():
        if group[0].definition.measure not in NO_PATH:
            yield from _behind(context, group)
    for linked in context.dataset.plans.values():
        limits: dict[str, Group] = {}
        for target in linked.targets:
            if target.comparator in FLOORS | CAPS and target.reference is None:
                limits.setdefault(target.definition.id, []).append(target)
        for targets in limits.values():
            if not any(map(is_bound, targets)):
                places = (context.at(targets[0]), *_better(context, targets[0]))
                yield context.finding("A025", Severity.DOUBT, targets[0], places, _words(targets[0]), variant="against")


def _behind(context: Context, group: Group) -> Iterator[Finding]:
    """Bare figures (达到65) that are surely worse than the baseline; 65以上 may be what is to be kept."""
    base = baseline_interval(group[0])
    for target in levels(group) if base is not None else ():
        baseline, held = target.baseline, printed_interval(target)
        if baseline is None or base is None or not is_bound(target) or not is_bare(target):
            continue
        worse = held.low >= base.high if target.definition.better == "lower" else held.high <= base.low
        if worse:
            path = (*target.path[:2], "baseline")
            start = context.written(target.plan.id, path, baseline.at, baseline.printed)
            facts = {"target": target.value, "base": baseline.figure, "base_period": baseline.period, **_words(target)}
            places = (context.at(target), start, *_better(context, target))
            yield context.finding("A025", Severity.DOUBT, target, places, facts, variant="behind")


def _words(target: TargetFact) -> dict[str, Fact]:
    lower = target.definition.better == "lower"
    return {
        "better": ("越低越好", "lower") if lower else ("越高越好", "higher"),
        "limit": ("下限", "a floor") if lower else ("上限", "a ceiling"),
    }


def _better(context: Context, target: TargetFact) -> tuple[Place, ...]:
    """Where it is said which direction is the better one."""
    linked = context.dataset.plans[target.plan.id]
    span = context.dataset.where(target.definition.id, "better", linked.loaded)
    if span is None:
        return ()
    return (Place(span, (*target.path[:2], "better"), target.plan.title, None, target.definition.better),)


_LOOK = ("建议核实 better 和两处数值", "check better, and both figures")

RULE = Rule(
    code="A025",
    slug="against-better",
    severity=Severity.DOUBT,
    marks=True,
    title=("目标与指标方向相反", "a target on the wrong side"),
    formula=("目标值与基期值、比较词与指标方向比较", "target against baseline, comparator against better"),
    explanation=(
        "目标值只写了数字（达到65），却不如规划自己的基期值；或指标的目标全是上限而指标越高越好（或全是下限而越低越好）。"
        "多为基期与目标对调、方向（better）录错。写明“以上”“以内”的目标可以只求保持，不在前一类之列；增速、新增量和指数各年另定，也不在其列。",
        "A target is a bare figure (达到65) that falls short of the plan's own baseline; or all limits on an indicator are ceilings "
        "though higher is better, or floors though lower is. Mostly baseline and target were exchanged, or better is wrong. "
        "What is worded as a floor or ceiling may be meant to be kept, and growth, additions and indices are set anew each year: "
        "neither is held against its baseline.",
    ),
    wordings={
        "behind": Wording(
            (
                "{name}{base_period}为{base}{unit}，{period}目标{target}{unit}反而不如基期（该指标{better}）",
                "{name}: the target of {target} {unit} for {period} falls short of the {base} of {base_period}, where {better} is better",
            ),
            _LOOK,
        ),
        "against": Wording(
            ("{name}{period}目标为{limit}，而该指标{better}", "{name}: {limit} for {period}, where {better} is better"),
            ("建议核实 better", "check better"),
        ),
    },
    check=check,
)
