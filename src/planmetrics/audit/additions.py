"""A011: the change of a stock against the additions that are planned for the same time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import levels, printed_interval, stops
from planmetrics.figures.precision import Interval
from planmetrics.model.period import MONTHS, Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.audit.targets import Group, Stop
    from planmetrics.facts import TargetFact


def check(context: Context) -> Iterator[Finding]:
    """Every addition of a plan whose definition names the stock that it adds to."""
    for (plan, _, region, assigner), added in context.groups.items():
        stock = added[0].definition.adds_to
        path = stops(context.groups.get((plan, stock, region, assigner), []) if stock else [])
        by_end = {stop.period.end: stop for stop in path}
        for target in added:
            start = by_end.get(target.start.start) if target.form == "sum" and target.start is not None else None
            end = by_end.get(target.period.end)
            if start is not None and end is not None:
                yield from _short(context, start, end, [target])
        for start, end in pairwise(path):
            yield from _short(context, start, end, _yearly(added, start.period, end.period))


def _short(context: Context, start: Stop, end: Stop, planned: list[TargetFact]) -> Iterator[Finding]:
    """A finding where the most that is added falls short of the least change that print allows."""
    change = Interval(end.bounds.low - start.bounds.high, end.bounds.high - start.bounds.low)
    if not planned or end.target is None or sum(printed_interval(added).high for added in planned) > change.low:
        return
    facts: dict[str, Fact] = {
        "first_period": start.period,
        "change": (change.low + change.high) / 2,
        "planned": float(sum(added.value or 0 for added in planned)),
    }
    places = map(context.at, [end.target, *planned])
    yield context.finding("A011", Severity.DOUBT, end.target, places, facts, within=change)


def _yearly(added: Group, start: Period, end: Period) -> list[TargetFact]:
    """The additions of every year between two stocks; none where one of them is not planned."""
    years = {target.period: target for target in levels(added) if target.period.is_year}
    wanted = [Period(month, month + MONTHS) for month in range(start.end, end.end, MONTHS)]
    return [years[year] for year in wanted] if wanted and all(year in years for year in wanted) else []


RULE = Rule(
    code="A011",
    slug="additions",
    severity=Severity.DOUBT,
    marks=True,
    title=("新增目标与总量目标松紧不一", "additions that do not make up the stock"),
    formula=("后期总量-前期总量，与同期新增数比较", "stock(t2) - stock(t1) against the additions from t1 to t2"),
    explanation=(
        "规划写明两个时点的总量，又写明其间的新增数，而新增数之和小于总量的增加。新增数多于总量的增加不算问题：存量中会有退出的。",
        "A plan sets a stock at two dates and what is to be added between them, and the additions are less than the difference. "
        "More additions than that are no finding: some of the stock drops out.",
    ),
    wordings={
        "": Wording(
            (
                "{name}{first_period}至{period}需增加{change:n}{unit}，同期新增目标合计{planned:n}{unit}，松紧不一",
                "{name}: {first_period} to {period} asks for {change:n} {unit} more, but the additions planned are {planned:n}",
            ),
            ("建议核实新增数与总量目标", "check the additions and the stock"),
        )
    },
    check=check,
)
