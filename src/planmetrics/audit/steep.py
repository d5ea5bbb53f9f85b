"""A018: a target that needs several times the pace that the series ever had."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import is_exact, levels, observed_interval, pace_variant
from planmetrics.compute.outcome import Reason, is_figure
from planmetrics.compute.rates import rate, rate_unit
from planmetrics.compute.series import comparable, is_stale
from planmetrics.model.period import years_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.audit.targets import Group
    from planmetrics.facts import ObservationFact, TargetFact

SEVERAL, LEAST = 3.0, 3
"""How many times the fastest pace is too fast, and how many observations a pace has to be known from."""


def check(context: Context) -> Iterator[Finding]:
    """Every level that has an exact, undoubted, fresh latest value and a series before it."""
    for group in context.groups.values():
        if rate_unit(group[0].definition.measure) is not None:
            yield from _against_series(context, group)


def _against_series(context: Context, group: Group) -> Iterator[Finding]:
    """Each milestone against the fastest pace; none where the newest value is open-ended, doubtful or stale."""
    target = group[0]
    speaking = list(context.speaking(target.definition.id, target.region).values())
    known = list(filter(is_exact, speaking))
    if known[-1:] != speaking[-1:] or len(known) < LEAST or is_stale(target.plan, known[-1]):
        return
    best = _best(context, target, known)
    for milestone in levels(group) if best is not None else ():
        yield from _steep(context, milestone, known[-1], best or 0.0)


def _best(context: Context, target: TargetFact, known: list[ObservationFact]) -> float | None:
    """The fastest pace between neighbours of the series that print allows, in the better direction."""
    paces = [
        pace
        for one, other in pairwise(known)
        if comparable(context.dataset, one, other)
        and is_figure(pace := _pace(target, *_apart(target, one, other), years_between(one.period, other.period)))
    ]
    return max(paces, default=None)


def _apart(target: TargetFact, one: ObservationFact, other: ObservationFact) -> tuple[float, float]:
    """Two figures as far apart, in the better direction, as their print allows."""
    first, last = (observed_interval(fact, target.definition.unit) for fact in (one, other))
    return (first.high, last.low) if target.definition.better == "lower" else (first.low, last.high)


def _pace(target: TargetFact, start: float, end: float, years: float) -> float | Reason:
    """The pace in the better direction: positive where things get better."""
    definition = target.definition
    pace = rate(definition.measure, start, end, years, from_levels=definition.growth_from_levels)
    return -pace if definition.better == "lower" and is_figure(pace) else pace


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
    facts: dict[str, Fact] = {
        "latest": latest.quantity.figure, "latest_period": latest.period, "target": _aim(target, latest),
        "needed": needed, "best": best, "times": needed / best,
        "step": ("每年降低" if lower else "每年提高", "a year"), "growth": ("年均下降" if lower else "年均增长", "a year"),
    }  # fmt: skip
    places, variant = (context.at(target), context.seen(latest)), pace_variant(target)
    yield context.finding("A018", Severity.DOUBT, target, places, facts, variant=variant)


def _wording(zh: str, en: str) -> Wording:
    """The pace that is needed and the fastest there was, which each kind of measure words in its own terms."""
    lead = "{name}由{latest_period}{latest}{unit}到{period}{target}{unit}，需"
    lead_en = "{name}: {latest} {unit} in {latest_period} to {target} in {period} takes "
    return Wording(
        (f"{lead}{zh}的{{times:x}}倍", f"{lead_en}{en}"),
        ("建议核实目标可行性", "check whether it can be done"),
    )


RULE = Rule(
    code="A018",
    slug="steep",
    severity=Severity.DOUBT,
    marks=True,
    title=("所需增速远超历史", "far steeper than ever"),
    formula=("所需年均幅度/现有数据中最快的年均幅度", "required pace / fastest pace in the data"),
    explanation=(
        "由最新值到目标值，每年所需幅度达到现有相邻两期数据中最快幅度的三倍及以上。数据过旧、存疑或不足三期的，以及跨越口径变动的，不作判断。",
        "From the latest value the target needs at least three times the fastest pace between two neighbouring observations. "
        "Never on stale or doubtful observations nor on fewer than three, nor across a break of the series.",
    ),
    wordings={
        "percent": _wording(
            "{growth}{needed:pct}，为现有数据中最快增速{best:pct}",
            "{needed:pct} {growth}, {times:x} times the fastest in the data ({best:pct})",
        ),
        "points": _wording(
            "{step}{needed:pp}个百分点，为现有数据中最快幅度{best:pp}个百分点",
            "{needed:pp} points {step}, {times:x} times the fastest in the data ({best:pp})",
        ),
        "places": _wording(
            "每年提升{needed:x}位，为现有数据中最快幅度{best:x}位",
            "{needed:x} places a year, {times:x} times the fastest in the data ({best:x})",
        ),
    },
    check=check,
)
