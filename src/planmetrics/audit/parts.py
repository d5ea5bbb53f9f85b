"""A006: the cells of a breakdown against the whole that they divide."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import SUMMED, printed_interval
from planmetrics.figures.precision import Interval, last_digit
from planmetrics.model.units import COUNTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.facts import LinkedPlan, TargetFact


def check(context: Context) -> Iterator[Finding]:
    """Every breakdown of an indicator whose values add up over regions."""
    for linked in context.dataset.plans.values():
        rows: dict[tuple[object, ...], list[TargetFact]] = {}
        wholes: dict[tuple[object, ...], TargetFact] = {}
        for target in linked.targets:
            if "breakdown" in target.path and target.definition.additive and target.definition.measure in SUMMED:
                rows.setdefault((*target.path[:4], target.period), []).append(target)
            elif target.region == linked.plan.region and target.assigned_by is None and target.form in {"value", "sum"}:
                wholes.setdefault(_row(target), target)
        for cells in rows.values():
            # the plan's own target in the same row of the table: what another row says has another scope
            whole = wholes.get(_row(cells[0]))
            if whole is not None:
                yield from _compared(context, linked, whole, cells)


def _row(target: TargetFact) -> tuple[object, ...]:
    """What the whole and its cells have in common: indicator, time, and the line of the document."""
    return target.definition.id, target.start, target.period, target.locator


def _compared(context: Context, linked: LinkedPlan, whole: TargetFact, cells: list[TargetFact]) -> Iterator[Finding]:
    """A note where rounding or one unit explains what is missing, else a doubt; floors may add up to more than the whole."""
    figures = [cell.value for cell in cells if cell.value is not None]
    total = sum(figures, start=Decimal(0))
    is_cap = whole.definition.better == "lower"
    if whole.value is None or (total <= whole.value if is_cap else total >= whole.value):
        return
    off = abs(whole.value - total)
    rounding = max(last_digit(whole.value), sum(map(last_digit, figures), start=Decimal(0)) / 2)
    counted = whole.definition.unit in COUNTERS
    bounds = printed_interval(whole)
    is_small = off <= (1 if counted else rounding) or bounds.low <= total < bounds.high
    if not is_small and not _is_complete(context, linked, cells):
        return
    facts: dict[str, Fact] = {"whole": whole.value, "total": total, "off": off, "count": len(cells)}
    within = None if counted else Interval(float(total - rounding), float(total + rounding))
    severity, variant = Severity.NOTE if is_small else Severity.DOUBT, "over" if is_cap else ""
    places = map(context.at, (whole, cells[0]))
    yield context.finding("A006", severity, whole, places, facts, variant=variant, within=within)


def _is_complete(context: Context, linked: LinkedPlan, cells: list[TargetFact]) -> bool:
    """Whether every region that is known to lie directly in the plan's has a cell; areas without a code do not count."""
    below = {
        code
        for code, known in context.dataset.regions.items()
        if known.parent == linked.plan.region and known.level != "area"
    }
    return below <= {cell.region for cell in cells}


RULE = Rule(
    code="A006",
    slug="parts",
    severity=Severity.DOUBT,
    marks=True,
    title=("分解数之和与总数不一", "the parts do not make the whole"),
    formula=("分解数之和与总数比较", "sum of the cells against the whole"),
    explanation=(
        "表中把目标分解到各地区，分解数之和小于同一行的总目标（逆向指标为大于）。相差一个计数单位，或四舍五入即可解释的，为提示。占比和强度不作加总。",
        "A table divides a target among all regions, and the cells add up to less than the target in the same row (to more, where "
        "lower is better). One counted unit, or what rounding explains, is a note. Shares and ratios are never summed.",
    ),
    wordings={
        "": Wording(
            (
                "{name}{period}{count}个地区分解数合计{total}{unit}，较总目标{whole}{unit}少{off}{unit}",
                "{name}: the {count} cells for {period} add up to {total} {unit}, {off} less than the whole, {whole}",
            ),
            ("建议核实分解数", "check the cells"),
        ),
        "over": Wording(
            (
                "{name}{period}{count}个地区分解数合计{total}{unit}，较总目标{whole}{unit}多{off}{unit}",
                "{name}: the {count} cells for {period} add up to {total} {unit}, {off} more than the whole, {whole}",
            ),
            ("建议核实分解数", "check the cells"),
        ),
    },
    check=check,
)
