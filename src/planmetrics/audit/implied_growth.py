"""A010: two targets that imply a third quantity which could hardly grow like that."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import stops
from planmetrics.compute.rates import compound_rate
from planmetrics.figures.precision import Interval
from planmetrics.model.period import years_between
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.audit.targets import Group, Stop
    from planmetrics.facts import TargetFact
    from planmetrics.model.indicator import Definition, Quotient

WHOLE = 100


class Pair(NamedTuple):
    """A share and its numerator at one period: together they imply the denominator."""

    share: Stop
    part: Stop

    @property
    def implied(self) -> float:
        """The denominator."""
        return float(self.part.value / self.share.value * WHOLE)

    @property
    def bounds(self) -> Interval:
        """What the print of both allows."""
        part, share = self.part.bounds, self.share.bounds
        return Interval(part.low / share.high * WHOLE, part.high / share.low * WHOLE)


def check(context: Context) -> Iterator[Finding]:
    """Every share of a plan whose definition says what it is a share of, and how that may grow."""
    for (plan, _, region, assigner), shares in context.groups.items():
        identity = shares[0].definition.identity
        over = context.dataset.definitions.get(identity.over) if identity else None
        if identity is None or identity.band is None or over is None or shares[0].definition.measure != "share":
            continue
        parts = {
            stop.period: stop for stop in _above_zero(context.groups.get((plan, identity.of, region, assigner), []))
        }
        pairs = [Pair(share, parts[share.period]) for share in _above_zero(shares) if share.period in parts]
        for first, last in pairwise(pairs):
            if last.share.target is not None and last.share.period.end > first.share.period.end:
                yield from _judged(context, last.share.target, first, last, identity, over)


def _above_zero(group: Group) -> list[Stop]:
    return [stop for stop in stops(group) if stop.bounds.low > 0]


def _judged(
    context: Context, target: TargetFact, first: Pair, last: Pair, identity: Quotient, over: Definition
) -> Iterator[Finding]:
    """A finding where no growth that printed precision allows lies in the band."""
    years = years_between(first.share.period, last.share.period)
    low = compound_rate(first.bounds.high, last.bounds.low, years)
    high = compound_rate(first.bounds.low, last.bounds.high, years)
    band = [float(end) for end in identity.band or ()]
    if low <= band[1] and high >= band[0]:
        return
    growth = compound_rate(first.implied, last.implied, years)
    way = ("下降", "falling by") if growth < 0 else ("增长", "growing by")
    named = [stop.target for stop in (last.share, last.part, first.share, first.part) if stop.target is not None]
    part = next((stop.target for stop in (last.part, first.part) if stop.target is not None), target)
    facts: dict[str, Fact] = {
        "implied": over.names, "implied_unit": over.unit, "before": first.implied, "after": last.implied,
        "part_name": context.name(part), "part_unit": part.definition.unit,
        "first_period": first.share.period, "first_part": first.part.value, "first_share": first.share.value,
        "part": last.part.value, "share": last.share.value,
        "moves": (way[0] if years == 1 else f"年均{way[0]}", way[1]), "growth": abs(growth),
        "least": low, "most": high, "band_low": band[0], "band_high": band[1],
    }  # fmt: skip
    places = map(context.at, named)
    yield context.finding("A010", Severity.DOUBT, target, places, facts, within=Interval(low, high))


RULE = Rule(
    code="A010",
    slug="implied-growth",
    severity=Severity.DOUBT,
    marks=True,
    title=("目标之间松紧不一", "two targets imply an unusual third"),
    formula=(
        "（后期分子/后期占比）/（前期分子/前期占比），折为年均增速",
        "(part2 / share2) / (part1 / share1), as growth a year",
    ),
    explanation=(
        "由占比和分子可倒推分母：研发经费除以其占GDP的比重就是GDP。在原文数字精度之内，分母的增速无论如何都不在通常范围（指标库中的 `band:`）之内的，"
        "说明一项目标比另一项严得多。目标是下限，所以从不算矛盾。",
        "A share and its numerator imply the denominator: R&D spending over its share of GDP is GDP. Where no growth of it that "
        "printed precision allows lies in the usual band (`band:` of the identity in the registry), one target is much "
        "tighter than the other. Targets are floors, so this is never a contradiction.",
    ),
    wordings={
        "": Wording(
            (
                "按{name}与{part_name}目标（{first_period}{first_part}{part_unit}、{first_share}{unit}，{period}{part}{part_unit}、{share}{unit}）倒推，"
                "{implied}由{before:n}{implied_unit}到{after:n}{implied_unit}，{moves}{growth:pct}（按原文数字精度{least:pct}至{most:pct}，通常{band_low:n}%至{band_high:n}%），"
                "两项目标松紧不一",
                "{name} and {part_name} ({first_period}: {first_part} {part_unit}, {first_share} {unit}; {period}: {part}, {share}) imply "
                "{implied} of {before:n}, then {after:n} {implied_unit}: {moves} {growth:pct} a year ({least:pct} to {most:pct} as printed; "
                "usual is {band_low:n} to {band_high:n} %)",
            ),
            ("建议核实两项目标是否配套", "check whether the two targets go together"),
        )
    },
    check=check,
)
