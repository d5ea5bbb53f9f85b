"""A003: one indicator, region and period with several figures in one plan."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import printed_interval
from planmetrics.model.terms import CAPS, FLOORS, WINDOWED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.audit.targets import Group
    from planmetrics.facts import TargetFact

ALIKE, APART = 0.02, 2.0
"""Below 2 % the figures are variants of one; from twice as much on they cannot be the same quantity."""
AMOUNTS = frozenset({"stock", "flow", "addition", "ratio"})
"""Measures of which a factor of two says something: a growth of 1 or 2 %, the tenth or the twentieth place do not."""


def check(context: Context) -> Iterator[Finding]:
    """Every indicator and period of a plan, the targets sorted by size."""
    for group in context.groups.values():
        by_period: dict[object, Group] = {}
        for target in group:
            if target.form in {"value", *WINDOWED} and target.value is not None and target.ambiguous is None:
                by_period.setdefault((target.start, target.period, target.form, _side(target)), []).append(target)
        for alike in by_period.values():
            if len(alike) > 1:
                yield _figures(context, sorted(alike, key=lambda target: (target.value or 0, target.locator.order)))


def _side(target: TargetFact) -> str:
    """Floors are held against floors and ceilings against ceilings: a floor and a ceiling make a range."""
    if target.comparator in FLOORS:
        return "floor"
    return "ceiling" if target.comparator in CAPS else target.comparator


def _figures(context: Context, ordered: Group) -> Finding:
    """One finding for all figures of a period, as grave as the widest step between neighbours."""
    low, high = max(pairwise(ordered), key=lambda pair: _times(*pair))
    times = _times(low, high)
    easy, hard = (high, low) if low.definition.better == "lower" else (low, high)
    striven = hard.strive and not easy.strive  # 确保1000家，力争2000家 are two targets on purpose
    apart = times >= APART and not striven and low.definition.measure in AMOUNTS
    if apart:
        severity = Severity.CONTRADICTION
    else:
        severity = Severity.DOUBT if times > 1 + ALIKE and not striven else Severity.NOTE
    printed = dict.fromkeys(target.printed for target in ordered)
    facts: dict[str, Fact] = {
        "first": high.value, "first_place": context.at(high), "second": low.value, "second_place": context.at(low),
        "times": times, "all": ("、".join(printed), ", ".join(printed)),
    }  # fmt: skip
    shown = [high, low] if apart else ordered
    variant = "apart" if apart else "several"
    return context.finding("A003", severity, shown[0], map(context.at, shown), facts, variant=variant)


def _times(one: TargetFact, other: TargetFact) -> float:
    """How many times the smaller the larger is at least, as printed; 1 where print allows them to be equal."""
    low, high = sorted(map(printed_interval, (one, other)))
    return max(high.low / low.high, 1.0) if low.high > 0 else 1.0


RULE = Rule(
    code="A003",
    slug="conflicting-figures",
    severity=Severity.CONTRADICTION,
    marks=True,
    title=("同一指标同期目标不一", "several figures for one indicator and period"),
    formula=("较大数/较小数", "larger figure / smaller figure"),
    explanation=(
        "同一规划中，同一地区、同一指标、同一时期有几个目标数。数量相差一倍及以上的，不可能是同一口径（矛盾）；相差2%以上的请予说明（存疑）；"
        "“70以上”“超70”“70.2”之类的不同写法，以及确保的目标与力争的更高目标并存，为提示。",
        "Within one plan an indicator has several target figures for the same region and period. Amounts that differ by a factor "
        "of two or more cannot mean the same quantity (contradiction); above 2 % it wants explaining (doubt); variants such as "
        "70以上, 超70 and 70.2 are a note, and so are a promised figure and a more demanding one that is only striven for.",
    ),
    wordings={
        "apart": Wording(
            (
                "{name}{period}目标，{first_place}为{first}{unit}，{second_place}为{second}{unit}，前者为后者的{times:x}倍，口径不一",
                "{name}: for {period} one place says {first} {unit} ({first_place}), another {second} ({second_place}), {times:x} times "
                "less: they cannot have one scope",
            ),
            ("建议核实两处口径", "check the scopes of both"),
        ),
        "several": Wording(
            (
                "{name}{period}目标有多种表述：{all}",
                "{name}: the target for {period} is worded in several ways: {all}",
            ),
            ("建议统一表述", "use one wording"),
        ),
    },
    check=check,
)
