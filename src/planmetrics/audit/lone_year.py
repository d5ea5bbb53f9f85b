"""A026: a year that nothing else in its plan speaks of."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Place, Rule, Severity, Wording
from planmetrics.model.target import Window
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.facts import LinkedPlan
    from planmetrics.model.period import Period
    from planmetrics.model.plan import PlanIndicator
    from planmetrics.model.target import Breakdown, Locator, Target
    from planmetrics.syntax.nodes import Path

MANY = 8
"""So many dated figures make a plan in which a lone year says something."""
ROWS, LIKE = 4, 3
"""So many rows make a table, and so many alike make a column of it, or a year that a plan keeps to."""
A_TENTH = 10
_YEAR = re.compile("(?:19|20)[0-9]{2}")


class Dated(NamedTuple):
    """A figure of a plan with the years that it speaks of, the last one the year in which it is due."""

    period: Period
    years: frozenset[int]
    printed: str
    at: Locator
    path: Path
    entry: PlanIndicator
    note: str | None


def check(context: Context) -> Iterator[Finding]:
    """Every plan: lone years among its targets, in the tables of its document, and among its baselines."""
    for linked in context.dataset.plans.values():
        dated, told = list(_targets(linked)), set[object]()
        for one, variant in (*_lone(linked, dated), *_lone_in_tables(dated), *_lone_baselines(linked)):
            if one.path not in told and one.note is None:
                told.add(one.path)
                yield _finding(context, linked, one, variant)


def _targets(linked: LinkedPlan) -> Iterator[Dated]:
    """Every target and every row of a breakdown as it is written; of words alone too."""
    for number, entry in enumerate(linked.plan.indicators):
        place: Path = ("indicators", number)
        for index, target in enumerate(entry.targets):
            yield _dated(entry, target, target.printed, (*place, "targets", index))
        for index, row in enumerate(entry.breakdown):
            yield _dated(entry, row, "", (*place, "breakdown", index))


def _dated(entry: PlanIndicator, due: Target | Breakdown, printed: str, path: Path) -> Dated:
    first = due.due.start if isinstance(due.due, Window) else None
    years = {due.end.year} | ({first.year} if first is not None else set())
    return Dated(due.end, frozenset(years), printed, due.at, path, entry, due.note)


def _lone(linked: LinkedPlan, dated: list[Dated]) -> Iterator[tuple[Dated, str]]:
    """A target whose year stands in no other, nor in title, horizon, heading or print; in a plan that keeps to few years."""
    plan = linked.plan
    spoken = {int(year) for text in (plan.title, plan.document.title) for year in _YEAR.findall(text)}
    spoken |= {plan.period.end.year} | ({plan.period.start.year} if plan.period.start is not None else set())
    count = Counter(year for one in dated for year in one.years)
    lone = [one for one in dated if count[one.period.year] == 1 and one.period.year not in spoken | _said_at(one)]
    keeps_to_few = all(times == 1 or times >= LIKE for times in count.values())
    if len(dated) >= MANY and keeps_to_few and len(lone) * A_TENTH <= len(dated) + MANY:
        yield from ((one, "plan") for one in lone)


def _said_at(one: Dated) -> set[int]:
    """The years that its print and the names of its place hold."""
    texts = (one.printed, one.at.section, one.at.table, one.at.label)
    return {int(year) for text in texts if text is not None for year in _YEAR.findall(text)}


def _lone_in_tables(dated: list[Dated]) -> Iterator[tuple[Dated, str]]:
    """In a table whose rows have their years in common, a year that one row has alone."""
    tables: dict[tuple[str | None, str | None], list[Dated]] = {}
    for one in dated:
        if one.at.row is not None:
            tables.setdefault((one.at.section, one.at.table), []).append(one)
    for cells in tables.values():
        rows = {one.at.row for one in cells}
        held = Counter(year for year, _ in {(one.period.year, one.at.row) for one in cells})
        if len(rows) >= ROWS and all(count == 1 or count >= LIKE for count in held.values()):
            lone = [one for one in cells if held[one.period.year] == 1 and one.period.year not in _said_at(one)]
            if len(lone) == 1:
                yield lone[0], "table"


def _lone_baselines(linked: LinkedPlan) -> Iterator[tuple[Dated, str]]:
    """A baseline of another year than nearly all others."""
    bases = [
        Dated(base.period, frozenset({base.period.year}), base.printed, base.at, (*place, "baseline"), entry, base.note)
        for number, entry in enumerate(linked.plan.indicators)
        if (base := entry.baseline) is not None and (place := ("indicators", number))
    ]
    count = Counter(one.period.year for one in bases)
    usual, times = count.most_common(1)[0] if count else (0, 0)
    odd = [one for one in bases if one.period.year != usual]
    if times >= LIKE and len(odd) * LIKE <= times:
        yield from ((one, "baseline") for one in odd)


def _finding(context: Context, linked: LinkedPlan, one: Dated, variant: str) -> Finding:
    targets = tuple(target for target in linked.targets if target.path[: len(one.path)] == one.path)
    names = one.entry.names(linked.definitions.get(one.entry.id))
    facts: dict[str, Fact] = {"name": names, "period": one.period}
    place: Place = context.written(linked.plan.id, one.path, one.at, one.printed or str(one.period), targets)
    about = (linked.plan.id, one.entry.id, one.entry.region or linked.plan.region)
    return Finding("A026", Severity.DOUBT, *about, facts, (place,), variant=variant)


_LOOK = ("建议核实年份；确是如此的，请加上 `note`", "check the year; if it is so, say so in a note")

RULE = Rule(
    code="A026",
    slug="lone-year",
    severity=Severity.DOUBT,
    marks=True,
    title=("孤立的年份", "a year that stands alone"),
    formula=(
        "目标年份与规划标题、期限、章节和其他目标的年份比较",
        "its year against title, horizon, headings and other targets",
    ),
    explanation=(
        "规划中只有一个目标写这一年，标题、规划期、章节名和原文也都没有这一年；或同一张表的其他各行都没有这一年；或其他各项基期值几乎都是另一年。"
        "多为年份录错。写了 `note` 的不再提示。",
        "One target alone of the plan is due in this year, and neither title, horizon, heading nor print holds it; or one row alone "
        "of a table; or nearly all other baselines are of another year. Mostly the year is mistyped. A note beside it excuses it.",
    ),
    wordings={
        "plan": Wording(
            (
                "{name}的目标年份{period}在规划中别处没有出现",
                "{name}: nothing else in the plan speaks of {period}",
            ),
            _LOOK,
        ),
        "table": Wording(
            (
                "{name}的目标年份{period}在同一张表的其他各行没有出现",
                "{name}: no other row of its table speaks of {period}",
            ),
            _LOOK,
        ),
        "baseline": Wording(
            (
                "{name}的基期{period}与其他各项不同",
                "{name}: the baseline is of {period}, all others are of another year",
            ),
            _LOOK,
        ),
    },
    check=check,
)
