"""TODO"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planmetrics.bulk.lifting import lifted
import narwhals as nw
from planmetrics.bulk.columns import Plan
from planmetrics.bulk.nodes import Node, case, column, constant, is_null, only
from planmetrics.bulk.nodes import Test as Asked
from planmetrics.bulk.paths import Branch
from planmetrics.bulk.symbols import Choice, Number, Text, Typed, code_of, merge, merged
from planmetrics.compute.table import OPEN_END
from planmetrics.model.terms import COMPARATORS, MEASURES
from planmetrics.tables.rows import TableRow

WORDS = {
    "measure": MEASURES,
    "better": (None, "higher", "lower"),
    "comparator": (None, *(word for word in COMPARATORS if word != "between")),
}


def entry() -> TableRow:
    period_type = lifted("planmetrics.model.period").Period

    def unless_empty(name, value):
        return merge(Branch(Asked(is_null(name), frozenset({True})), None, value))

    def figure(name):
        return unless_empty(f"e_{name}", Typed(column(f"e_{name}"), column(f"e_{name}_digits")))

    def period(name):
        start, end = (Number(column(f"e_{name}_{edge}")) for edge in ("start", "end"))
        return unless_empty(f"e_{name}_end", period_type(start, end))

    def word(name):
        codes = {code_of(one): one for one in WORDS[name]}
        return Choice(column(f"k_{name}", frozenset(codes)), codes)

    return TableRow(
        line=0, cells=(), indicator=None, region=None,
        base=figure("base"), base_period=period("base"),
        latest=figure("latest"), latest_period=period("latest"),
        target=figure("target"), target_period=period("target"),
        better=word("better"), measure=word("measure"), comparator=word("comparator"),
        limit=figure("limit"), unit=None,
    )


def traced(methods: Any, until: int, dropped_from: int = OPEN_END.end) -> dict[str, Node]:
    at = lifted("planmetrics.compute.table")._situation(entry(), until, dropped_from)
    assessment = lifted("planmetrics.compute.assess").assessed(None, at, methods)
    gap = lifted("planmetrics.records.gap")
    entries = [gap.Judged(gap.Entry(assessment, ()), verdict) for verdict in assessment.verdicts]
    fields = {field.key: field.value for field in gap.FIELDS}
    found: dict[str, Node] = {}
    for key in FIGURES:
        value = merged(fields[key])(entries[0])
        found[f"r_{key}"], found[f"w_{key}"] = figure_node(value), why_node(value)
    typed = entries[0].entry.assessment.figures.gap
    for n, row in enumerate(entries):
        for key in VERDICT:
            value = merged(fields[key])(row)
            if type(value).__name__ == "Explained":
                found[f"r_{key}_{n}"], found[f"w_{key}_{n}"] = figure_node(value.value), words_node(value.why)
            else:
                found[f"r_{key}_{n}"], found[f"w_{key}_{n}"] = figure_node(value), why_node(value)
    return found

FIGURES = ("gap gap_percent attainment progress elapsed planned_rate observed_rate recent_rate required_rate rate_unit acceleration required_step path_value path_gap projected reached projected_by projected_points shortfall part_completion part_elapsed part_lead part_remaining due").split()
VERDICT = "status method label pace score method_asked light breaks".split()
NULL = constant(None)

def is_reason(thing):
    return type(thing).__name__ == "Reason"

def figure_node(value):
    if isinstance(value, (Number, Text)):
        return value.node
    if isinstance(value, Choice):
        node = NULL
        for code, thing in value.groups.items():
            if not is_reason(thing) and thing is not None:
                node = case(Asked(only(value.code, frozenset(value.groups)), frozenset({code})), figure_node(thing), node)
        return node
    return constant(None if is_reason(value) else value)

def why_node(value):
    if isinstance(value, Choice):
        node = NULL
        for code, thing in value.groups.items():
            if is_reason(thing):
                node = case(Asked(only(value.code, frozenset(value.groups)), frozenset({code})), constant(thing.value), node)
        return node
    return constant(value.value if is_reason(value) else None)

words_node = why_node


def encoded(frame):
    def code(name):
        codes = {one: code_of(one) for one in WORDS[name]}
        found = nw.lit(codes.get(None, codes.get("stock")))
        for word, number in codes.items():
            if word is not None:
                found = nw.when(nw.col(f"e_{name}") == word).then(nw.lit(number)).otherwise(found)
        return found
    return frame.with_columns(**{f"k_{name}": code(name) for name in WORDS})


def judged(frame, methods, until, dropped_from=OPEN_END.end):
    names = frame.collect_schema().names()
    wanted = traced(methods, until, dropped_from)
    plan = Plan(wanted)
    return plan.written(encoded(frame), [name for name in names if not name.startswith("e_")])
