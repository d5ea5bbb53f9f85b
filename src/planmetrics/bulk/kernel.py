"""The rows of a table judged as columns, by the definitions that judge one row: `compute` and the fields of `records`.

`entry` says which columns a frame must have. All others pass through, in order; their names must not begin with `e_`,
`k_`, `r_` or `w_`. What comes out behind them:

- `r_KEY` for each key of `FIGURES`: floats, but for `projected_points` (a whole number) and `rate_unit`, `reached` and
  `projected_by` (text); and `w_KEY`: why there is none, as text, else empty;
- `r_KEY_N` and `w_KEY_N` for each key of `VERDICT`, N being 0 for the method that was asked first: `pace` and `score`
  are floats, the rest text. `w_status_N` may tell why where there is a status;
- where the keys are named that are wanted, in their order: for `w_reasons_N` all of those whys in one text, as CSV has
  it (`gap=no_target;status=no_target`), in the place of the single ones but that of the gap.

How it works: a row of symbols (`entry`) goes through the scalar definitions once (`lifting`, `symbols`, `paths`); what
comes out is a graph of nodes (`nodes`), and that is written as the columns of a frame (`columns`), whatever its engine.
"""

from __future__ import annotations

import itertools
import threading
from typing import TYPE_CHECKING, Any

import narwhals as nw

from planmetrics.bulk.choices import Choice
from planmetrics.bulk.columns import Plan
from planmetrics.bulk.entry import ENTRY, NOTHING_KNOWN, Known, encoded, row
from planmetrics.bulk.lifting import lifted
from planmetrics.bulk.merging import forgotten, merged
from planmetrics.bulk.nodes import Node, Test, case, changed, constant, only, operation
from planmetrics.bulk.symbols import Condition, Number, Text
from planmetrics.compute.table import OPEN_END
from planmetrics.records.fields import Explained

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
_TEXTS = {*("rate_unit", "reached", "projected_by"), *VERDICT} - {"pace", "score"}
_ONE_AT_A_TIME = threading.Lock()


def judged(
    frame: nw.LazyFrame[Any],
    methods: Methods,
    until: int,
    dropped_from: int = OPEN_END.end,
    known: Known = NOTHING_KNOWN,
    keys: Sequence[str] = (),
) -> nw.LazyFrame[Any]:
    """Each row judged, as `compute.table.assess_row` does it; nothing is worked out before the frame is collected.

    Args:
        frame: rows with the columns of `entry`, and any others.
        methods: what they are judged by.
        until: the month, since year 0, up to which figures are seen.
        dropped_from: figures of periods that end later are left out.
        known: what all rows have in common; whatever it is, the results are the same, with less to work out.
        keys: the results in the order in which the reasons tell of them; without any, each has a column of its own.
    """
    given = [name for name in frame.collect_schema().names() if not name.startswith(ENTRY)]
    with _ONE_AT_A_TIME:
        try:
            found = results(methods, until, dropped_from, known)
            wanted = _with_reasons(found, keys, len(methods.asked)) if keys else found
            made = Plan(wanted).written(encoded(frame), given)
        finally:
            forgotten()
    return made.with_columns(**{name: nw.col(name).cast(_kind(name)) for name in wanted})


def _kind(name: str) -> Any:
    """The type of a result, also where no row has any."""
    key = name.split("_", 1)[1]
    if name.startswith("w_") or key in _TEXTS or key.rsplit("_", 1)[0] in _TEXTS:
        return nw.String
    return nw.Int32 if key == "projected_points" else nw.Float64


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
    return found


def _pair(key: str, value: Any) -> dict[str, Node]:
    """A result, and why there is none; or why it is as it is."""
    value, why = (value.value, value.why) if isinstance(value, Explained) else (value, value)
    return {f"r_{key}": _told(value), f"w_{key}": _reason(why)}


def _told(value: Any) -> Node:
    """What there is, as a node; empty where there is a reason."""
    if isinstance(value, (Number, Text)):
        return value.node
    if isinstance(value, Condition):
        return case(value.test, constant(True), constant(False))
    if not isinstance(value, Choice):
        return constant(None if _is_reason(value) else value)
    told, codes = constant(None), only(value.code, frozenset(value.groups))
    for code, thing in value.groups.items():
        if thing is not None and not _is_reason(thing):
            told = case(Test(codes, frozenset({code})), _told(thing), told)
    return told


def _reason(value: Any) -> Node:
    """The reason, as a node; empty where there is none, which is asked first, since most rows have none."""
    if not isinstance(value, Choice):
        return constant(value.value if _is_reason(value) else None)
    reasons = {code: thing for code, thing in value.groups.items() if _is_reason(thing)}
    told, codes = constant(None), only(value.code, frozenset(value.groups))
    for code, thing in reasons.items():
        told = case(Test(codes, frozenset({code})), constant(thing.value), told)
    return case(Test(codes, frozenset(value.groups) - frozenset(reasons)), constant(None), told)


def _is_reason(thing: object) -> bool:
    return isinstance(thing, lifted("planmetrics.compute.outcome").Reason)


def _with_reasons(found: Mapping[str, Node], keys: Sequence[str], times: int) -> dict[str, Node]:
    """The results, the reason of the gap, and all reasons of each method as one text."""
    wanted = {name: node for name, node in found.items() if name.startswith("r_")} | {"w_gap": found["w_gap"]}
    for number in range(times):
        whys = {key: found.get(f"w_{key}") or found.get(f"w_{key}_{number}") for key in keys}
        wanted[f"w_reasons_{number}"] = _joined({key: why for key, why in whys.items() if why is not None})
    return wanted


def _joined(whys: Mapping[str, Node]) -> Node:
    """As CSV has reasons: key=code;key=code. Results in a row that are missing for the same reason are told at once."""
    parts = []
    for why, group in itertools.groupby(whys, key=lambda key: whys[key]):
        held = tuple(group)
        parts.append(changed(why, lambda code, held=held: code and ";".join(f"{key}={code}" for key in held)))
    return operation("joined", *(part for part in parts if part is not constant(None)))
