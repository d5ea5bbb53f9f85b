"""A020: observations that do not fit the identity between them."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import coverage_of, is_exact, observed_interval
from planmetrics.figures.precision import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.facts import ObservationFact
    from planmetrics.model.indicator import Definition

WHOLE = 100
LARGE = 0.05
"""A difference, as a fraction of the published share, that wants explaining."""


def check(context: Context) -> Iterator[Finding]:
    """Every share whose definition says what it is a share of, for every region and period."""
    known = context.dataset.every_definition()
    for (indicator, region), periods in context.observed.items():
        identity = known[indicator].identity
        if identity is not None and known[indicator].measure == "share":
            parts = _comparable(context, identity.of, region)
            wholes = _comparable(context, identity.over, region)
            definitions = (known[indicator], known.get(identity.of), known.get(identity.over))
            for share in filter(is_exact, (share for shares in periods.values() for share in shares)):
                key = _key(share)
                yield from _judged(context, share, parts.get(key, []), wholes.get(key, []), definitions)


def _comparable(context: Context, indicator: str, region: str) -> dict[object, list[ObservationFact]]:
    """The exact observations of a series, by what has to be the same for a quotient."""
    by_key: dict[object, list[ObservationFact]] = {}
    for fact in (fact for facts in context.observed.get((indicator, region), {}).values() for fact in facts):
        if is_exact(fact):
            by_key.setdefault(_key(fact), []).append(fact)
    return by_key


def _key(fact: ObservationFact) -> object:
    return fact.period, *coverage_of(fact)


def _judged(
    context: Context,
    share: ObservationFact,
    parts: list[ObservationFact],
    wholes: list[ObservationFact],
    definitions: tuple[Definition, Definition | None, Definition | None],
) -> Iterator[Finding]:
    """A finding where no pair of part and whole gives the share within printed precision."""
    definition, of, over = definitions
    if of is None or over is None or of.unit != over.unit or not parts or not wholes:
        return
    bounds = observed_interval(share, definition.unit)
    if bounds.low <= 0:
        return
    quotients = []
    for part, whole in product(parts, wholes):
        above, below = observed_interval(part, of.unit), observed_interval(whole, over.unit)
        if below.low <= 0:
            return
        quotients.append((Interval(above.low / below.high * WHOLE, above.high / below.low * WHOLE), part, whole))
    if any(bounds.meets(quotient) for quotient, _, _ in quotients):
        return
    (low, high), part, whole = quotients[0]
    implied = float(part.quantity.figure) / float(whole.quantity.figure) * WHOLE
    stated = float(share.quantity.figure)
    facts: dict[str, Fact] = {
        "name": definition.names, "unit": definition.unit, "period": share.period,
        "region": context.region(share.region), "share": share.quantity.figure, "implied": implied,
        "part": part.quantity.figure, "whole": whole.quantity.figure,
    }  # fmt: skip
    severity = Severity.DOUBT if abs(implied / stated - 1) > LARGE else Severity.NOTE
    places = (context.seen(share), context.seen(part), context.seen(whole))
    yield Finding("A020", severity, None, definition.id, share.region, facts, places, low, high)


RULE = Rule(
    code="A020",
    slug="observed-identity",
    severity=Severity.DOUBT,
    marks=False,  # of what was published, not of a plan
    title=("公布数据之间不符", "published values that do not fit each other"),
    formula=("分子/分母×100，与所公布占比比较", "part / whole * 100 against the share"),
    explanation=(
        "同一时期、同一核算口径下，公布的占比与分子除以分母之差超出原文数字精度，有几个公布值时取哪个都不符。",
        "A published share differs from its numerator over its denominator, of the same period and vintage, by more than "
        "their printed precision allows, whichever of several published values is taken.",
    ),
    wordings={
        "": Wording(
            (
                "{region}{period}{name}公布值{share}{unit}，按分子{part}、分母{whole}计算为{implied:pct}，不符",
                "{region}, {name} in {period}: published {share} {unit}, but {part} over {whole} is {implied:pct}",
            ),
            ("建议核实数据口径", "check the scopes"),
        )
    },
    check=check,
)
