"""What is written of a judged table: the columns that were given, and the results beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from planmetrics.bulk.engine import totals
from planmetrics.bulk.survey import any_of
from planmetrics.compute.outcome import Reason
from planmetrics.records.fields import REASONS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from planmetrics.bulk.engine import Engine, Given


def flagged(
    frame: nw.LazyFrame[Any], mistakes: Mapping[tuple[str, str], nw.Expr]
) -> tuple[nw.LazyFrame[Any], dict[tuple[str, str], nw.Expr]]:
    """The frame with a column for each mistake, looked at before given cells are changed to be written."""
    names = {place: f"m_kept_{at}" for at, place in enumerate(mistakes)}
    frame = frame.select(nw.all(), *(mistakes[place].alias(name) for place, name in names.items()))
    return frame, {place: nw.col(name) for place, name in names.items()}


def written(
    engine: Engine,
    given: Given,
    frame: nw.LazyFrame[Any],
    names: Mapping[str, str],
    times: int,
    unreadable: Mapping[tuple[str, str], nw.Expr],
) -> nw.LazyFrame[Any]:
    """The table with its results, a row for each row and method.

    Args:
        engine: what the frames are of.
        given: the file.
        frame: its rows, judged by the kernel.
        names: what the results are called, by their keys, in order.
        times: how many methods judged.
        unreadable: the mistakes of rows that are kept: such a row has no results, and for reasons its cells with codes.
    """
    if times > 1:
        frame = engine.repeated(frame, times)
    held = set(frame.collect_schema().names())
    results = [_result(key, held, times) for key in names]
    if unreadable:
        bad = any_of(unreadable)
        codes = [nw.when(flag).then(nw.lit(f"{key}={code}")) for (key, code), flag in unreadable.items()]
        told = nw.concat_str(*codes, separator=";", ignore_nulls=True)
        results = [nw.when(~bad).then(one) for one in results]
        at = list(names).index(REASONS)
        results[at] = nw.when(bad).then(told).otherwise(results[at])
    given_columns = [nw.col(f"c{at}").alias(name) for at, name in enumerate(given.names)]
    return frame.select(*given_columns, *[one.alias(name) for one, name in zip(results, names.values(), strict=True)])


def _result(key: str, held: Collection[str], times: int) -> nw.Expr:
    """A result by its key: the same for all methods, or that of the one whose turn it is."""
    if key == REASONS:
        joined = _of_turn(f"w_{REASONS}", held, times)
        return nw.when(joined != "").then(joined)
    return _of_turn(f"r_{key}", held, times)


def _of_turn(name: str, held: Collection[str], times: int) -> nw.Expr:
    if name in held:
        return nw.col(name)
    made = nw.col(f"{name}_0")
    for at in range(1, times):
        made = nw.when(nw.col("m_time") == at).then(nw.col(f"{name}_{at}")).otherwise(made)
    return made


def guarded(frame: nw.LazyFrame[Any], given: Given, odd: Mapping[str, Mapping[str, str]]) -> nw.LazyFrame[Any]:
    """The frame with given cells that a spreadsheet would run as formulas as they are to be written."""
    changed = [
        nw.col(name)
        .replace_strict(list(cells), list(cells.values()), default=nw.col(name), return_dtype=nw.String)
        .alias(name)
        for name, cells in odd.items()
        if name in given.texts and cells
    ]
    return frame.with_columns(*changed) if changed else frame


def odd_cells(engine: Engine, given: Given, guard: Callable[[str], str]) -> dict[str, dict[str, str]]:
    """The text cells that are not written as they stand, by column."""
    seems = {
        name: nw.when(nw.col(name).str.contains(_SEEMS) & ~nw.col(name).str.contains(_NUMBER)).then(nw.col(name))
        for name in given.texts
    }
    found = engine.different(given.frame, seems)
    return {name: {text: guard(text) for text in texts if guard(text) != text} for name, texts in found.items()}


_SEEMS = "^[^0-9A-Za-z\u4e00-\u9fff]|[\r\n]"
_NUMBER = "^-(0|[1-9][0-9]{0,30})([.][0-9]+)?$"


def directionless(engine: Engine, frame: nw.LazyFrame[Any]) -> int:
    """How many rows do not say which direction is better."""
    count = (nw.col("w_gap") == Reason.DIRECTION_UNKNOWN.value).cast(nw.Int64).sum()
    return int(totals(engine, frame, {"count": count})["count"])


def statuses(engine: Engine, frame: nw.LazyFrame[Any], times: int) -> set[str]:
    """The statuses that any method gave."""
    found = engine.different(frame, {f"r_status_{at}": nw.col(f"r_status_{at}") for at in range(times)})
    return {status for held in found.values() for status in held}
