"""A018: a target that needs several times the pace that the series ever had."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from planmetrics.audit.context import levels, observed_interval
from planmetrics.audit.finding import Finding, Rule, Severity, Wording
from planmetrics.compute.outcome import Reason, is_figure
from planmetrics.compute.rates import rate, rate_unit
from planmetrics.compute.series import comparable, is_stale
from planmetrics.model.period import years_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context, Group
    from planmetrics.facts import ObservationFact, TargetFact

SEVERAL, LEAST = 3.0, 3
"""How many times the fastest pace is too fast, and how many observations a pace has to be known from."""


def check(context: Context) -> Iterator[Finding]:
    """Every level that has an exact, undoubted, fresh latest value and a series before it."""
    for group in context.groups.values():
        if rate_unit(group[0].definition.measure) is not None:
            yield from _against_series(context, group)


def _against_series(context: Context, group: Group) -> Iterator[Finding]:
    target = group[0]
    speaking = list(context.speaking(target.definition.id, target.region).values())
    known = [fact for fact in speaking if fact.quantity.comparator is None and fact.quantity.doubt is None]
    if known[-1:] != speaking[-1:] or len(known) < LEAST or is_stale(target.plan, known[-1]):
        return
    best = _best(context, target, known)
    for milestone in levels(group) if best is not None else ():
        yield from _steep(context, milestone, known[-1], best or 0.0)


def _best(context: Context, target: TargetFact, known: list[ObservationFact]) -> float | None:
    """The fastest pace between neighbours of the series that print allows, in the better direction."""
    paces = [
        found
        for one, other in pairwise(known)
        if comparable(context.dataset, one, other)
        and is_figure(found := _pace(target, *_apart(target, one, other), years_between(one.period, other.period)))
    ]
    return max(paces, default=None)


def _apart(target: TargetFact, one: ObservationFact, other: ObservationFact) -> tuple[float, float]:
    """Two figures as far apart, in the better direction, as their print allows."""
    first, last = (observed_interval(fact, target.definition.unit) for fact in (one, other))
    return (first.high, last.low) if target.definition.better == "lower" else (first.low, last.high)


def _pace(target: TargetFact, start: float, end: float, years: float) -> float | Reason:
    """The pace in the better direction: positive where things get better."""
    definition = target.definition
    found = rate(definition.measure, start, end, years, from_levels=definition.growth_from_levels)
    return -found if target.definition.better == "lower" and is_figure(found) else found


def _aim(target: TargetFact, latest: ObservationFact) -> Decimal:
    """What the target asks of the latest value: of a range the end that is nearer."""
    low, high = target.value or Decimal(0), target.value_max
    return high if high is not None and latest.quantity.figure > high else low


def _steep(context: Context, target: TargetFact, latest: ObservationFact, best: float) -> Iterator[Finding]:
    figure, years = float(latest.quantity.figure), years_between(latest.period, target.period)
    needed = _pace(target, figure, float(_aim(target, latest)), years)
    if isinstance(needed, Reason) or best <= 0 or needed / best < SEVERAL:
        return
    lower = target.definition.better == "lower"
    variant = {"points_per_year": "points", "places_per_year": "places"}.get(
        rate_unit(target.definition.measure) or "", "percent"
    )
    facts = {
        "latest": latest.quantity.figure, "latest_period": str(latest.period), "target": _aim(target, latest),
        "needed": needed, "best": best, "times": needed / best,
        "step": ("每年降低" if lower else "每年提高", "a year"), "growth": ("年均下降" if lower else "年均增长", "a year"),
    }  # fmt: skip
    yield context.finding(
        "A018", Severity.DOUBT, target, context.at(target), context.seen(latest), variant=variant, **facts
    )


_LEAD = (
    "{name}由{latest_period}年{latest}{unit}到{period}年{target}{unit},须",
    "{name}: {latest} {unit} in {latest_period} to {target} in {period} takes ",
)
_ADVICE = ("建议核实目标可行性", "check whether it can be done")
RULE = Rule(
    code="A018",
    slug="steep",
    severity=Severity.DOUBT,
    title=("所需增速远超历史", "far steeper than ever"),
    formula=("所需年均幅度/现有数据中最快的年均幅度", "required pace / fastest pace in the data"),
    explanation="From the latest value the target needs at least three times the fastest pace between two neighbouring observations. "
    "Never on stale or doubtful observations nor on fewer than three, nor across a break of the series.",
    wordings={
        "percent": Wording(
            (
                _LEAD[0] + "{growth}{needed:pct},为现有数据中最快增速{best:pct}的{times:x}倍",
                _LEAD[1] + "{needed:pct} a year, {times:x} times the fastest in the data ({best:pct})",
            ),
            _ADVICE,
        ),
        "points": Wording(
            (
                _LEAD[0] + "{step}{needed:pp}个百分点,为现有数据中最快的{times:x}倍",
                _LEAD[1] + "{needed:pp} points a year, {times:x} times the fastest in the data ({best:pp})",
            ),
            _ADVICE,
        ),
        "places": Wording(
            (
                _LEAD[0] + "每年提升{needed:x}位,为现有数据中最快的{times:x}倍",
                _LEAD[1] + "{needed:x} places a year, {times:x} times the fastest in the data ({best:x})",
            ),
            _ADVICE,
        ),
    },
    check=check,
)
