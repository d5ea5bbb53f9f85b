"""A006: the cells of a breakdown against the whole that they divide."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.audit.targets import printed_interval
from planmetrics.figures.precision import Interval, last_digit
from planmetrics.model.terms import SUMMED
from planmetrics.model.units import COUNTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.facts import LinkedPlan, TargetFact


def check(context: Context) -> Iterator[Finding]:
    """Every breakdown of an indicator whose values add up over regions."""
    for linked in context.dataset.plans.values():
        cells: dict[tuple[object, ...], list[TargetFact]] = {}
        wholes: dict[tuple[object, ...], list[TargetFact]] = {}
        for target in linked.targets:
            if "breakdown" in target.path and target.definition.additive and target.definition.measure in SUMMED:
                cells.setdefault(_what(target), []).append(target)
            elif target.region == linked.plan.region and target.assigned_by is None and target.form in {"value", "sum"}:
                wholes.setdefault(_what(target), []).append(target)
        for what, divided in cells.items():
            for row in _rows(divided):
                whole = _whole(wholes.get(what, []), row[0])
                if whole is not None:
                    yield from _compared(context, linked, whole, row)


def _rows(cells: list[TargetFact]) -> list[list[TargetFact]]:
    """The cells that make one whole: all, where each region has one; else those of each row of the document."""
    if len({cell.region for cell in cells}) == len(cells):
        return [cells]
    rows: dict[object, list[TargetFact]] = {}
    for cell in cells:
        rows.setdefault(cell.locator, []).append(cell)
    return list(rows.values())


def _what(target: TargetFact) -> tuple[object, ...]:
    """What the whole and its cells have in common: indicator and time."""
    return target.definition.id, target.start, target.period


def _whole(own: list[TargetFact], cell: TargetFact) -> TargetFact | None:
    """The plan's own target in the same row of the document; else the only one that it has: of several, who knows which."""
    beside = [target for target in own if target.locator == cell.locator]
    return beside[0] if beside else own[0] if len(own) == 1 else None


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
        "表中把目标分解到各地区，分解数之和小于总目标（逆向指标为大于）。总目标是同一行的，否则是规划该时期唯一的目标。相差一个计数单位，或四舍五入即可解释的，为提示。占比和强度不作加总；数值相加没有意义的，写 `additive: false`。",
        "A table divides a target among all regions, and the cells add up to less than the target (to more, where lower is better): that in "
        "the same row, else the only one that the plan has of the period. One counted unit, or what rounding explains, is a note. Shares and "
        "ratios are never summed; `additive: false` says of others that their values do not add up.",
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
