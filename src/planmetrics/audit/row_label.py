"""A004: the label of a table's row against what its cells say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.figures.words import FLOW, STOCK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.facts import LinkedPlan, TargetFact

AT_YEAR_END = "(?:每年|当年)[末底]"
"""Speaks of a date, although 每年 alone speaks of what is added."""


def check(context: Context) -> Iterator[Finding]:
    """Every row of every plan's tables."""
    for linked in context.dataset.plans.values():
        for row in _rows(linked):
            yield from _row(context, row)


def _rows(linked: LinkedPlan) -> list[list[TargetFact]]:
    """Targets that stand in one row: their locators name section, row and line."""
    rows: dict[tuple[object, ...], list[TargetFact]] = {}
    for target in linked.targets:
        at = target.locator
        if at.row is not None and target.region == linked.plan.region:
            rows.setdefault((at.section, at.table, at.row, at.line), []).append(target)
    return list(rows.values())


def _row(context: Context, row: list[TargetFact]) -> Iterator[Finding]:
    """Cells of two kinds want explaining; cells of one kind under the label of the other contradict it."""
    row = sorted(row, key=lambda target: (target.period.end, target.printed))
    added = [target for target in row if target.definition.measure == "addition"]
    held = [target for target in row if target.definition.measure == "stock"]
    label = next((target.locator.label for target in row if target.locator.label), None)
    if added and held:
        if {target.period for target in added}.isdisjoint(target.period for target in held):
            yield _mixed(context, label or added[0].entry.name, added[0], held[0])
        return
    kind = _kind(label) if label is not None else None
    cells, variant = (held, "stock") if kind == "addition" else (added, "addition") if kind == "stock" else ([], "")
    if cells:
        facts: dict[str, Fact] = {
            "label": label,
            "cells": "、".join(dict.fromkeys(target.printed for target in cells)),
        }
        yield context.finding("A004", Severity.CONTRADICTION, cells[0], map(context.at, cells), facts, variant=variant)


def _mixed(context: Context, label: str, added: TargetFact, held: TargetFact) -> Finding:
    facts: dict[str, Fact] = {
        "label": label,
        "first": added.printed,
        "second": held.printed,
        "first_period": added.period,
        "second_period": held.period,
    }
    return context.finding("A004", Severity.DOUBT, held, map(context.at, (added, held)), facts, variant="mixed")


def _kind(label: str) -> str | None:
    """Which measure a label speaks of; None where it speaks of neither or of both (累计新增)."""
    words = re.sub(AT_YEAR_END, "", label)
    flow, stock = any(word in words for word in FLOW), any(word in words for word in STOCK)
    return None if flow == stock else "addition" if flow else "stock"


RULE = Rule(
    code="A004",
    slug="row-label",
    severity=Severity.CONTRADICTION,
    marks=True,
    title=("栏目名称与数值口径不一", "the row's label does not fit its cells"),
    formula=("栏目名称的口径与数值的口径比较", "measure of the label against measure of the cells"),
    explanation=(
        "栏目名称为“每年新增”而数值为累计数，两者不能同时成立。一年为新增数、次年为累计数的，是两种口径混列（存疑）。栏目名称见 `at:` 中的 `label:`。",
        "A row labelled 每年新增 whose cells are 累计 figures cannot mean both. Where one year's cell is an addition and the next "
        "year's a total, the row mixes two quantities (doubt). The label is `label:` in `at:`.",
    ),
    wordings={
        "mixed": Wording(
            (
                "“{label}”一栏{first_period}为“{first}”，{second_period}为“{second}”，新增与累计混列，口径不一",
                "row '{label}': {first_period} is '{first}', {second_period} is '{second}': additions and totals in one row",
            ),
            ("建议分列新增数与累计数", "list additions and totals apart"),
        ),
        "stock": Wording(
            (
                "“{label}”一栏所列为累计数（{cells}），与栏目名称不符",
                "row '{label}' lists totals ({cells}), not additions",
            ),
            ("建议核实栏目名称与数值", "check the label and the cells"),
        ),
        "addition": Wording(
            (
                "“{label}”一栏所列为新增数（{cells}），与栏目名称不符",
                "row '{label}' lists additions ({cells}), not totals",
            ),
            ("建议核实栏目名称与数值", "check the label and the cells"),
        ),
    },
    check=check,
)
