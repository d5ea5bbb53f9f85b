"""A027: an observation on another basis than its fellows: part of a year as large as a whole one, or other prices."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.compute.series import base_of
from planmetrics.model.period import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.audit.finding import Bilingual
    from planmetrics.facts import ObservationFact
    from planmetrics.model.indicator import Definition

FULLER = 1.5
"""So many times what its share of the year would be is too much for a part of a year; nine months are too near to it."""
MOST_MONTHS, NEAR = 8, 2 * MONTHS
LEAST = 3
"""So many others on one price basis make another one odd."""


def check(context: Context) -> Iterator[Finding]:
    """Every part of a year of what is counted over time; every observation in money."""
    for name, definition in context.definitions.items():
        facts = [
            fact
            for region in context.regions_of(name)
            for fact in context.dataset.observed(name, region, definition.unit)
            if fact.quantity.doubt is None and fact.observation is not None and base_of(fact) is None
        ]
        if definition.measure in {"flow", "addition"}:
            yield from _parts(context, definition, facts)
        yield from _prices(context, definition, facts)


def _parts(context: Context, definition: Definition, facts: list[ObservationFact]) -> Iterator[Finding]:
    """A part of a year against the nearest whole one of its region."""
    whole: dict[str, list[ObservationFact]] = {}
    for fact in facts:
        if fact.period.is_year:
            whole.setdefault(fact.region, []).append(fact)
    for fact in facts:
        near = [one for one in whole.get(fact.region, []) if abs(one.period.end - fact.period.end) <= NEAR]
        if fact.period.months > MOST_MONTHS or not near:
            continue
        year = min(near, key=lambda one: (abs(one.period.end - fact.period.end), one.quantity.figure))  # used now
        share = fact.period.months / MONTHS
        if float(fact.quantity.figure) > FULLER * share * float(year.quantity.figure) > 0:
            yield _finding(context, definition, fact, year, "part")


def _prices(context: Context, definition: Definition, facts: list[ObservationFact]) -> Iterator[Finding]:
    """One observation at prices that no other of the indicator is counted at."""
    count = Counter(fact.quantity.prices for fact in facts)
    if len(count) > 1 and sum(count.values()) > LEAST:
        usual = count.most_common(1)[0][0]
        other = next(fact for fact in facts if fact.quantity.prices == usual)
        for fact in facts:
            if count[fact.quantity.prices] == 1 and fact.quantity.note is None:
                yield _finding(context, definition, fact, other, "prices")


def _finding(
    context: Context, definition: Definition, fact: ObservationFact, other: ObservationFact, variant: str
) -> Finding:
    region, region_en = context.region(fact.region)
    facts: dict[str, Fact] = {
        "name": (f"{region}{definition.names[0]}", f"{definition.names[1]}, {region_en}"), "unit": definition.unit,
        "figure": fact.quantity.figure, "period": fact.period, "prices": _named(fact.quantity.prices),
        "other": other.quantity.figure, "other_period": other.period, "usual": _named(other.quantity.prices),
    }  # fmt: skip
    places = (context.seen(fact), context.seen(other))
    return Finding("A027", Severity.DOUBT, None, definition.id, fact.region, facts, places, variant=variant)


def _named(prices: str | None) -> Bilingual:
    if prices is None or prices == "current":
        return ("现价", "current prices")
    year = prices.removeprefix("constant(").rstrip(")")
    return (f"{year}年不变价", f"constant prices of {year}")


RULE = Rule(
    code="A027",
    slug="odd-basis",
    severity=Severity.DOUBT,
    marks=True,
    title=("时期或价格口径与其他数据不同", "an observation on another basis than its fellows"),
    formula=("年内数与全年数之比，价格口径逐条比较", "part of a year over a whole year; prices one by one"),
    explanation=(
        "年内累计数（八个月以内）按月份折算，达到邻近全年数的一倍半以上，多为时期录错；同一指标的观测值只有一个按另一种价格计算，多为价格口径录错，"
        "确是如此的请写 `note`。",
        "What is counted over at most eight months of a year is more than one and a half times their share of a whole year nearby: "
        "mostly the period is wrong. One observation alone of an indicator is at other prices than all others: mostly those are "
        "wrong; a note says that they are not.",
    ),
    wordings={
        "part": Wording(
            (
                "{name}{period}为{figure}{unit}，接近或超过全年水平（{other_period}为{other}{unit}）",
                "{name}: {figure} {unit} for {period} are about as much as a whole year's ({other} in {other_period})",
            ),
            ("建议核实时期", "check the period"),
        ),
        "prices": Wording(
            (
                "{name}{period}按{prices}计，该指标的其他数据按{usual}计",
                "{name}: {period} is at {prices}, the others of the indicator at {usual}",
            ),
            ("建议核实价格口径", "check the prices"),
        ),
    },
    check=check,
)
