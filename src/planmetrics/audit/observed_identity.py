"""A020: observations that do not fit the identity between them."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from planmetrics.audit.context import observed_interval
from planmetrics.audit.finding import Finding, Rule, Severity, Wording
from planmetrics.figures.precision import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.facts import ObservationFact
    from planmetrics.model.indicator import Definition

WHOLE = 100
LARGE = 0.05


def check(context: Context) -> Iterator[Finding]:
    """Every share whose definition says what it is a share of, for every region and period."""
    known = context.dataset.every_definition()
    for (indicator, region), periods in context.observed.items():
        identity = known[indicator].identity
        if identity is not None and known[indicator].measure == "share":
            parts = _by_period(context, identity.of, region)
            wholes = _by_period(context, identity.over, region)
            units = (known[indicator], known.get(identity.of), known.get(identity.over))
            for share in (share for shares in periods.values() for share in shares):
                if _fit(share):
                    yield from _judged(context, share, parts.get(_key(share), []), wholes.get(_key(share), []), units)


def _by_period(context: Context, indicator: str, region: str) -> dict[object, list[ObservationFact]]:
    found: dict[object, list[ObservationFact]] = {}
    for fact in (fact for facts in context.observed.get((indicator, region), {}).values() for fact in facts):
        if _fit(fact):
            found.setdefault(_key(fact), []).append(fact)
    return found


def _fit(fact: ObservationFact) -> bool:
    return fact.quantity.comparator is None and fact.quantity.doubt is None


def _key(fact: ObservationFact) -> object:
    """What has to be the same for a quotient: period, vintage and boundary."""
    held = fact.observation
    return fact.period, held.vintage if held else None, held.boundary if held else None


def _judged(
    context: Context,
    share: ObservationFact,
    parts: list[ObservationFact],
    wholes: list[ObservationFact],
    definitions: tuple[Definition, Definition | None, Definition | None],
) -> Iterator[Finding]:
    """A finding where no pair of part and whole gives the share within printed precision."""
    of, over = definitions[1:]
    if of is None or over is None or of.unit != over.unit or not parts or not wholes:
        return
    bounds = observed_interval(share, definitions[0].unit)
    if bounds.low <= 0:
        return
    quotients = []
    for part, whole in product(parts, wholes):
        above, below = observed_interval(part, of.unit), observed_interval(whole, over.unit)
        if below.low <= 0:
            return
        quotients.append((Interval(above.low / below.high * WHOLE, above.high / below.low * WHOLE), part, whole))
    if any(bounds.meets(found) for found, _, _ in quotients):
        return
    _, part, whole = quotients[0]
    implied = float(part.quantity.figure) / float(whole.quantity.figure) * WHOLE
    stated = float(share.quantity.figure)
    facts = {
        "name": (definitions[0].name, definitions[0].name_en), "unit": definitions[0].unit, "period": str(share.period),
        "region": context.region(share.region), "share": share.quantity.figure, "implied": implied,
        "part": part.quantity.figure, "whole": whole.quantity.figure,
    }  # fmt: skip
    severity = Severity.DOUBT if abs(implied / stated - 1) > LARGE else Severity.NOTE
    places = (context.seen(share), context.seen(part), context.seen(whole))
    low, high = quotients[0][0]
    yield Finding("A020", severity, None, definitions[0].id, share.region, facts, places, low, high)


RULE = Rule(
    code="A020",
    slug="observed-identity",
    severity=Severity.DOUBT,
    title=("公布数据之间不符", "published values that do not fit each other"),
    formula=("分子/分母×100 与所公布占比比较", "part / whole * 100 against the share"),
    explanation="A published share differs from its numerator over its denominator, of the same period and vintage, by more than "
    "their printed precision allows, whichever of several published values is taken.",
    wordings={
        "": Wording(
            (
                "{region}{period}年{name}公布值{share}{unit},按分子{part}、分母{whole}计算为{implied:pct},不符",
                "{region}, {name} in {period}: published {share} {unit}, but {part} over {whole} is {implied:pct}",
            ),
            ("建议核实数据口径", "check the scopes"),
        )
    },
    check=check,
)
