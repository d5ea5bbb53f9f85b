"""A024: a figure out of line with its series: tenfold, of the other sign, or beyond all others of its indicator."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Place, Rule, Severity, Wording
from planmetrics.compute.series import base_of
from planmetrics.figures.plausible import apart, leaps, stands_out
from planmetrics.model.period import MONTHS
from planmetrics.model.terms import MOMENTS
from planmetrics.model.units import COUNTERS
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from planmetrics.audit.context import Context
    from planmetrics.facts import ObservationFact, TargetFact
    from planmetrics.model.indicator import Definition
    from planmetrics.model.period import Period
    from planmetrics.syntax.nodes import Path

LIKE_RATES = frozenset({"share", "ratio", "index", "growth"})
"""Measures of which the values of all regions are of one size."""
MANY = 4
"""So many other values tell the size of an indicator."""
BEYOND = 5.0
LEAST_GROWTH = 15.0
"""Below so many percent, growth of one year may be any multiple of that of another."""


class Level(NamedTuple):
    """A figure of a series: what was observed, or what a plan starts from or promises."""

    figure: Decimal
    period: Period
    place: Place
    region: str
    target: TargetFact | None

    @property
    def value(self) -> float:
        """The figure to reckon with."""
        return float(self.figure)

    @property
    def at(self) -> tuple[str, Path]:
        """Where it stands: what tells it from others."""
        return self.place.file, self.place.path


def check(context: Context) -> Iterator[Finding]:
    """Every series of each plan in the plan's own unit, then what was observed alone; each figure once."""
    told: set[object] = set()
    yield from _revised(context)
    for definition, series, ends in _series(context):
        found = [one for levels in series for one in _out_of_line(definition, levels)]
        every = [level for held in (*series, ends) for level in held]
        found += [(*pair, "fraction") for pair in _fractions(definition, every)]
        found += [
            (*pair, "beyond") for pair in _beyond(definition, [level for held in (*series, ends) for level in held])
        ]
        for odd, other, variant in found:
            if odd.at not in told and (other.at, odd.at) not in told:
                told |= {odd.at, (odd.at, other.at)}
                yield _finding(context, definition, odd, other, variant)


def _revised(context: Context) -> Iterator[Finding]:
    """A target that a mid-term adjustment changed by more than any adjustment does."""
    for linked in context.dataset.plans.values():
        for target in {
            one.path: one for one in linked.targets if one.revised is not None and one.form == "value"
        }.values():
            before, value = target.revised, target.value
            if before is None or value is None or apart(float(before.was), float(value)) < BEYOND:
                continue
            place = context.written(linked.plan.id, (*target.path, "revised"), before.at, before.printed)
            facts: dict[str, Fact] = {
                "figure": value, "other": before.was,
                "times": apart(float(before.was), float(value)),
            }  # fmt: skip
            yield context.finding("A024", Severity.DOUBT, target, (context.at(target), place), facts, variant="revised")


def _series(context: Context) -> Iterator[tuple[Definition, list[list[Level]], list[Level]]]:
    """The levels of each region in the order of time, and the ends of all that was observed elsewhere."""
    observed = _Observed(context)
    for linked in context.dataset.plans.values():
        regions: dict[str, dict[str, list[Level]]] = {}
        for target in linked.targets:
            if target.form == "value" and target.value is not None and target.ambiguous is None:
                level = Level(target.value, target.period, context.at(target), target.region, target)
                regions.setdefault(target.definition.id, {}).setdefault(target.region, []).append(level)
        for name, definition in linked.definitions.items():
            seen = observed.of(definition)
            series = [[*levels, *seen.get(region, [])] for region, levels in regions.get(name, {}).items()]
            yield definition, [_whole(definition, levels) for levels in series], observed.ends(definition)
    for definition in context.definitions.values():
        series = [_whole(definition, levels) for levels in observed.of(definition).values()]
        yield definition, series, observed.ends(definition)


def _whole(definition: Definition, levels: list[Level]) -> list[Level]:
    """The levels of whole years, of moments all, in the order of time."""
    whole = [one for one in levels if definition.measure in MOMENTS or one.period.is_year]
    return sorted(whole, key=lambda one: (one.period.end, one.target is not None, one.at))


class _Observed:
    """What was observed of each indicator, in each unit that plans count it in; gathered once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.levels: dict[tuple[str, str], dict[str, list[Level]]] = {}
        self.outer: dict[tuple[str, str], list[Level]] = {}

    def of(self, definition: Definition) -> dict[str, list[Level]]:
        """The levels by region, without those that are doubtful or changes alone."""
        key = (definition.id, definition.unit)
        if key not in self.levels:
            dataset = self.context.dataset
            self.levels[key] = {
                region: [
                    _observed(self.context, fact)
                    for fact in dataset.observed(definition.id, region, definition.unit)
                    if fact.quantity.doubt is None and base_of(fact) is None
                ]
                for region in self.context.regions_of(definition.id)
            }
        return self.levels[key]

    def ends(self, definition: Definition) -> list[Level]:
        """The smallest and largest of them, which tell how large values are."""
        key = (definition.id, definition.unit)
        if key not in self.outer:
            levels = [level for held in self.of(definition).values() for level in _whole(definition, held)]
            levels.sort(key=lambda level: (abs(level.value), level.at))
            self.outer[key] = levels if len(levels) <= 2 * MANY else [*levels[:MANY], *levels[-MANY:]]
        return self.outer[key]


def _observed(context: Context, fact: ObservationFact) -> Level:
    return Level(fact.quantity.figure, fact.period, context.seen(fact), fact.region, None)


def _out_of_line(definition: Definition, levels: list[Level]) -> Iterator[tuple[Level, Level, str]]:
    """What does not fit, what it is held against, and how: between two neighbours, from one to the next, or by sign."""
    if definition.measure == "growth":
        return
    counted, lower = definition.unit in COUNTERS or definition.measure == "rank", definition.better == "lower"
    groups = [list(group) for _, group in groupby(levels, key=lambda level: level.period.end)]
    odd: set[object] = set()
    for before, group, after in zip(groups, groups[1:], groups[2:], strict=False):
        for level in group:
            neighbours = [(one.value, other.value) for one in before for other in after]
            if all(stands_out(one, level.value, other, counted=counted) for one, other in neighbours):
                odd.add(level.at)
                yield level, before[0], "between"
    kept = [left for group in groups if (left := [level for level in group if level.at not in odd])]
    for group in kept:  # what a plan says twice of one period is the matter of another rule, what is observed twice too
        observed, promised = ([one for one in group if (one.target is None) is seen] for seen in (True, False))
        yield from _far(promised, observed, lower=lower, counted=counted)
    for earlier, later in pairwise(kept):
        yield from _far(later, earlier, lower=lower, counted=counted)
    yield from _by_sign(levels)


def _far(
    levels: list[Level], earlier: list[Level], *, lower: bool, counted: bool
) -> Iterator[tuple[Level, Level, str]]:
    """The levels that no earlier one leads to, each with the nearest."""
    for level in levels if earlier else ():
        if all(
            leaps(one.value, level.value, (level.period.end - one.period.end) / MONTHS, lower=lower, counted=counted)
            for one in earlier
        ):
            value = level.value
            yield level, min(earlier, key=lambda one: apart(one.value, value)), "leap"


def _by_sign(levels: list[Level]) -> Iterator[tuple[Level, Level, str]]:
    """One negative figure among positive ones whose size it has."""
    negative = [level for level in levels if level.value < 0]
    rest = [level for level in levels if level.value >= 0]
    if len(negative) == 1 and rest:
        near = min(rest, key=lambda level: apart(level.value, -negative[0].value) if level.value else BEYOND)
        if near.value > 0 and apart(near.value, -negative[0].value) < BEYOND:
            yield negative[0], near, "sign"


def _beyond(definition: Definition, levels: Iterable[Level]) -> Iterator[tuple[Level, Level]]:
    """Of rates and the like the largest and the smallest, where they lie far beyond all others, and their neighbour."""
    if definition.measure not in LIKE_RATES:
        return
    ordered = sorted({level.at: level for level in levels}.values(), key=lambda level: (abs(level.value), level.at))
    if len(ordered) <= MANY:
        return
    most, next_most, least, next_least = ordered[-1], ordered[-2], ordered[0], ordered[1]
    floor = LEAST_GROWTH if definition.measure == "growth" else 0.0
    if abs(most.value) >= max(BEYOND * abs(next_most.value), floor):
        yield most, next_most
    if definition.measure != "growth" and 0 < BEYOND * abs(least.value) <= abs(next_least.value):
        yield least, next_least


def _fractions(definition: Definition, levels: Iterable[Level]) -> Iterator[tuple[Level, Level]]:
    """A percentage below 1 with two decimals more than any other: 0.0386 where others are 3.86, typed as a fraction."""
    held = list({level.at: level for level in levels}.values())
    if definition.measure not in {"share", "growth"} or len(held) <= MANY:
        return
    ordered = sorted(held, key=lambda level: (_decimals(level.figure), level.at))
    most, next_most = ordered[-1], ordered[-2]
    if 0 < abs(most.value) < 1 and _decimals(most.figure) >= _decimals(next_most.figure) + 2:
        yield most, next_most


def _decimals(figure: Decimal) -> int:
    exponent = figure.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _finding(context: Context, definition: Definition, odd: Level, other: Level, variant: str) -> Finding:
    facts: dict[str, Fact] = {
        "figure": odd.figure, "period": odd.period, "other": other.figure, "other_period": other.period,
        "times": apart(abs(odd.value), abs(other.value)),
    }  # fmt: skip
    places = (odd.place, other.place, *_unit_of(context, definition, variant))
    speaking = odd.target or other.target
    if speaking is not None:
        return context.finding("A024", Severity.DOUBT, speaking, places, facts, variant=variant)
    region, region_en = context.region(odd.region)
    name, name_en = definition.names
    named: dict[str, Fact] = {"name": (f"{region}{name}", f"{name_en}, {region_en}"), "unit": definition.unit}
    return Finding("A024", Severity.DOUBT, None, definition.id, odd.region, {**named, **facts}, places, variant=variant)


def _unit_of(context: Context, definition: Definition, variant: str) -> tuple[Place, ...]:
    """Where the registry says its unit, if a plan counts in another scale: one of the two may be a slip."""
    shared = context.dataset.definitions.get(definition.id)
    span = context.dataset.where(definition.id, "unit")
    if shared is None or shared.unit == definition.unit or span is None or variant not in {"leap", "between"}:
        return ()
    return (Place(span, ("indicators", "unit"), definition.id, None, shared.unit),)


_LOOK = ("建议核实小数点、单位和年份", "check decimal point, unit and year")

RULE = Rule(
    code="A024",
    slug="out-of-line",
    severity=Severity.DOUBT,
    marks=True,
    title=("数值与同一序列相差悬殊", "a figure out of line with its series"),
    formula=("与相邻各期数值之比", "times its neighbours in the series"),
    explanation=(
        "同一地区同一指标的相邻两期（观测值、基期值或目标值）向好九倍、向坏四倍以上（向好的满五年后每年放宽两成），或与前后两期相差三倍以上而前后两期彼此接近，"
        "或在正数中唯独为负；占比、强度、指数和增速还与其他地区比较。多为小数点、单位或位数录错。不足10个的计数、存疑的观测值不作判断。",
        "Neighbouring figures of one indicator and region, observed, started from or promised, lie nine times apart in the better "
        "direction (a fifth more for each year beyond five), or four times against it; or one lies three times off between two that agree; or it alone is negative. "
        "Shares, ratios, indices and growth are held against other regions too. Mostly a decimal point, a unit or a digit has "
        "slipped. Counts below 10 and doubtful observations are left alone.",
    ),
    wordings={
        "leap": Wording(
            (
                "{name}{other_period}为{other}{unit}，{period}为{figure}{unit}，相差{times:x}倍",
                "{name}: {other} {unit} for {other_period} and {figure} for {period} are {times:x} times apart",
            ),
            _LOOK,
        ),
        "between": Wording(
            (
                "{name}{period}为{figure}{unit}，与前后两期相差悬殊（{other_period}为{other}{unit}，相差{times:x}倍）",
                "{name}: {figure} {unit} for {period} lies far from the years before and after ({other} for {other_period}, {times:x} "
                "times apart)",
            ),
            _LOOK,
        ),
        "beyond": Wording(
            (
                "{name}{period}为{figure}{unit}，与其他各值相差{times:x}倍以上（最接近的是{other_period}的{other}{unit}）",
                "{name}: {figure} {unit} for {period} is {times:x} times apart from all others (the nearest is {other} for "
                "{other_period})",
            ),
            _LOOK,
        ),
        "fraction": Wording(
            (
                "{name}{period}为{figure}{unit}，比其他各值多两位以上小数（如{other_period}的{other}{unit}，相差{times:x}倍），像是把百分数写成了小数",
                "{name}: {figure} {unit} for {period} has two decimals more than any other (such as {other} for {other_period}, {times:x} "
                "times apart): a percentage typed as a fraction?",
            ),
            ("建议核实是否应乘以100", "check whether it is to be multiplied by 100"),
        ),
        "revised": Wording(
            (
                "{name}{period}目标由{other}{unit}调整为{figure}{unit}，相差{times:x}倍",
                "{name}: the target for {period} was changed from {other} to {figure} {unit}, {times:x} times",
            ),
            _LOOK,
        ),
        "sign": Wording(
            (
                "{name}{period}为{figure}{unit}，其余各期均为正数（{other_period}为{other}{unit}，大小相差{times:x}倍）",
                "{name}: {figure} {unit} for {period}, where all others are positive ({other} for {other_period}, {times:x} times apart "
                "in size)",
            ),
            ("建议核实正负号", "check the sign"),
        ),
    },
    check=check,
)
