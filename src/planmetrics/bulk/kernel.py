"""The rows of a table judged as columns, by the definitions that judge one row: `compute` and the fields of `records`.

`entry` says which columns a frame must have. All others pass through, in order; their names must not begin with `e_`,
`k_`, `r_` or `w_`. What comes out behind them:

- `r_KEY` for each key of `FIGURES`: floats, but for `projected_points` (a whole number) and `rate_unit`, `reached` and
  `projected_by` (text); and `w_KEY`: why there is none, as text, else empty;
- `r_gap_digits`: the decimals of the gap, which is a figure as typed (0.10);
- `r_directionless`: whether the row is not judged because nobody says which direction is better;
- `r_KEY_N` and `w_KEY_N` for each key of `VERDICT`, N being 0 for the method that was asked first: `pace` and `score`
  are floats, the rest text. `w_status_N` may tell why where there is a status.

How it works: a row of symbols (`entry`) goes through the scalar definitions once (`lifting`, `symbols`, `paths`); what
comes out is a graph of nodes (`nodes`), and that is written as the columns of a frame (`columns`), whatever its engine.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from planmetrics.bulk.columns import Plan
from planmetrics.bulk.entry import ENTRY, NOTHING_KNOWN, Known, encoded, row
from planmetrics.bulk.lifting import lifted
from planmetrics.bulk.merging import forgotten, merged
from planmetrics.bulk.nodes import Node, Test, case, constant, only
from planmetrics.bulk.symbols import Choice, Condition, Number, Text, Typed
from planmetrics.compute.table import OPEN_END
from planmetrics.records.fields import Explained

if TYPE_CHECKING:
    import narwhals as nw

    from planmetrics.compute.assess import Methods

FIGURES = (
    *("gap", "gap_percent", "attainment", "progress", "elapsed", "planned_rate", "observed_rate", "recent_rate"),
    *("required_rate", "rate_unit", "acceleration", "required_step", "path_value", "path_gap"),
    *("projected", "reached", "projected_by", "projected_points", "shortfall"),
    *("part_completion", "part_elapsed", "part_lead", "part_remaining", "due"),
)
"""Keys of the results that are the same whatever method is asked."""
VERDICT = ("status", "method", "label", "pace", "score", "method_asked", "light", "breaks")
"""Keys of the results of one method."""
_ONE_AT_A_TIME = threading.Lock()


def judged(
    frame: nw.LazyFrame[Any],
    methods: Methods,
    until: int,
    dropped_from: int = OPEN_END.end,
    known: Known = NOTHING_KNOWN,
) -> nw.LazyFrame[Any]:
    """Each row judged, as `compute.table.assess_row` does it; nothing is worked out before the frame is collected.

    Args:
        frame: rows with the columns of `entry`, and any others.
        methods: what they are judged by.
        until: the month, since year 0, up to which figures are seen.
        dropped_from: figures of periods that end later are left out.
        known: what all rows have in common; whatever it is, the results are the same, with less to work out.
    """
    given = [name for name in frame.collect_schema().names() if not name.startswith(ENTRY)]
    with _ONE_AT_A_TIME:
        try:
            return Plan(results(methods, until, dropped_from, known)).written(encoded(frame), given)
        finally:
            forgotten()


def results(methods: Methods, until: int, dropped_from: int, known: Known) -> dict[str, Node]:
    """The result columns by name, as nodes: the definitions run once, on a row of symbols."""
    records = lifted("planmetrics.records.gap")
    situation = lifted("planmetrics.compute.table")._situation(row(known), until, dropped_from)  # noqa: SLF001 (lifted)
    assessment = lifted("planmetrics.compute.assess").assessed(None, situation, methods)
    entry = records.Entry(assessment)
    fields = {field.key: merged(field.value) for field in records.FIELDS}
    found: dict[str, Node] = {}
    for number, verdict in enumerate(assessment.verdicts):
        judged_row = records.Judged(entry, verdict)
        if number == 0:
            for key in FIGURES:
                found |= _pair(key, fields[key](judged_row))
        for key in VERDICT:
            found |= _pair(f"{key}_{number}", fields[key](judged_row))
    gap = assessment.figures.gap
    found["r_gap_digits"] = _digits(gap)
    found["r_directionless"] = _directionless(gap)
    return found


def _pair(key: str, value: Any) -> dict[str, Node]:
    """A result, and why there is none; or why it is as it is."""
    value, why = (value.value, value.why) if isinstance(value, Explained) else (value, value)
    return {f"r_{key}": _told(value, reasons=False), f"w_{key}": _told(why, reasons=True)}


def _told(value: Any, *, reasons: bool) -> Node:
    """A value as a node: what there is, or the reasons alone."""
    if isinstance(value, (Number, Text)):
        return constant(None) if reasons else value.node
    if isinstance(value, Condition):
        return case(value.test, constant(True), constant(False))
    if not isinstance(value, Choice):
        return constant(value.value if _is_reason(value) else value) if _is_reason(value) == reasons else constant(None)
    told, codes = constant(None), only(value.code, frozenset(value.groups))
    for code, thing in value.groups.items():
        if thing is not None and _is_reason(thing) == reasons:
            told = case(Test(codes, frozenset({code})), _told(thing, reasons=reasons), told)
    return told


def _is_reason(thing: object) -> bool:
    return isinstance(thing, lifted("planmetrics.compute.outcome").Reason)


def _digits(gap: Any) -> Node:
    """The decimals of a figure as typed."""
    groups = gap.groups.values() if isinstance(gap, Choice) else [gap]
    digits = next((one.digits for one in groups if isinstance(one, Typed)), None)
    return digits if digits is not None else constant(None)


def _directionless(gap: Any) -> Node:
    reason = lifted("planmetrics.compute.outcome").Reason.DIRECTION_UNKNOWN
    return _told(gap.test(lambda thing: thing is reason), reasons=False) if isinstance(gap, Choice) else constant(False)
