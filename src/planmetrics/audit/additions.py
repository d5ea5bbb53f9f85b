"""A011: the change of a stock against the additions that are planned for the same time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from planmetrics.audit.context import baseline_interval, levels, printed_interval
from planmetrics.audit.finding import Finding, Rule, Severity, Wording
from planmetrics.model.period import MONTHS, Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context, Group
    from planmetrics.facts import TargetFact
    from planmetrics.figures.precision import Interval


class Stop(NamedTuple):
    """A stock at a date: the plan's baseline or one of its targets."""

    period: Period
    bounds: Interval
    target: TargetFact | None


def check(context: Context) -> Iterator[Finding]:
    """Every addition of a plan whose definition names the stock that it adds to."""
    for (plan, _, region, assigner), added in context.groups.items():
        stock = added[0].definition.adds_to
        held = context.groups.get((plan, stock, region, assigner), []) if stock else []
        stops = _stocks(held)
        by_end = {stop.period.end: stop for stop in stops}
        for target in added:
            start = by_end.get(target.start.start) if target.form == "sum" and target.start is not None else None
            end = by_end.get(target.period.end)
            if start is not None and end is not None:
                yield from _short(context, start, end, [target])
        for start, end in pairwise(stops):
            yield from _short(context, start, end, _yearly(added, start.period, end.period))


def _short(context: Context, start: Stop, end: Stop, planned: list[TargetFact]) -> Iterator[Finding]:
    """A finding where the most that is added falls short of the least change that print allows."""
    low, high = end.bounds.low - start.bounds.high, end.bounds.high - start.bounds.low
    if not planned or end.target is None or sum(printed_interval(added).high for added in planned) > low:
        return
    facts = {
        "first_period": str(start.period),
        "change": (low + high) / 2,
        "planned": float(sum(added.value or 0 for added in planned)),
    }
    places = (context.at(end.target), *map(context.at, planned))
    yield context.finding("A011", Severity.DOUBT, end.target, *places, low=low, high=high, **facts)


def _stocks(group: Group) -> list[Stop]:
    """Baseline and targets of a stock with what their print allows."""
    found = [Stop(target.period, printed_interval(target), target) for target in levels(group)]
    bounds, baseline = (baseline_interval(group[0]), group[0].baseline) if group else (None, None)
    return [Stop(baseline.period, bounds, None), *found] if baseline and bounds else found


def _yearly(added: Group, start: Period, end: Period) -> list[TargetFact]:
    """The additions of every year between two stocks; none where one of them is not planned."""
    years = {target.period: target for target in levels(added) if target.period.is_year}
    wanted = [Period(month, month + MONTHS) for month in range(start.end, end.end, MONTHS)]
    return [years[year] for year in wanted] if wanted and all(year in years for year in wanted) else []


RULE = Rule(
    code="A011",
    slug="additions",
    severity=Severity.DOUBT,
    title=("新增目标与总量目标松紧不一", "additions that do not make up the stock"),
    formula=("后期总量-前期总量,与同期新增数比较", "stock(t2) - stock(t1) against the additions from t1 to t2"),
    explanation="A plan sets a stock at two dates and what is to be added between them, and the additions are less than the difference. "
    "More additions than that are no finding: some of the stock drops out.",
    wordings={
        "": Wording(
            (
                "{name}{first_period}年至{period}年须增加{change:n}{unit},同期新增目标合计{planned:n}{unit},松紧不一",
                "{name}: {first_period} to {period} asks for {change:n} {unit} more, but the additions planned are {planned:n}",
            ),
            ("建议核实新增数与总量目标", "check the additions and the stock"),
        )
    },
    check=check,
)
