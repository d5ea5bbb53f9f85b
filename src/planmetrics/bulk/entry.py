"""The row of a table as symbols: what the entry columns of a frame are called, and what they stand for.

- `e_measure`, `e_better`, `e_comparator`: text, empty or a word of `model.terms` (an empty measure is a stock);
- `e_base`, `e_latest`, `e_target`, `e_limit`: floats, finite or empty;
- `e_base_digits`, `e_latest_digits`, `e_target_digits`: the decimals that a figure was typed with, 0 for a whole one;
- `e_base_start`, `e_base_end` and so on for latest and target: months since year 0, as `Period` has them, or empty.
"""

from __future__ import annotations

from typing import Any

import narwhals as nw

from planmetrics.bulk.lifting import lifted
from planmetrics.bulk.merging import code_of, merge
from planmetrics.bulk.nodes import Test, column, is_null
from planmetrics.bulk.paths import Branch
from planmetrics.bulk.symbols import Choice, Number, Typed
from planmetrics.model.terms import COMPARATORS, MEASURES
from planmetrics.tables.rows import TableRow

ENTRY = "e_"
"""How entry columns begin; they are gone in the result."""
_WORDS: dict[str, tuple[str | None, ...]] = {
    "measure": MEASURES,
    "better": (None, "higher", "lower"),
    "comparator": (None, *(word for word in COMPARATORS if word != "between")),
}
_UNSAID = {"measure": "stock"}


def row() -> TableRow:
    """The row that stands for all rows."""
    return TableRow(
        line=0,
        cells=(),
        indicator=None,
        region=None,
        base=_figure("base"),
        base_period=_period("base"),
        latest=_figure("latest"),
        latest_period=_period("latest"),
        target=_figure("target"),
        target_period=_period("target"),
        better=_word("better"),
        measure=_word("measure"),
        comparator=_word("comparator"),
        limit=_figure("limit"),
        unit=None,
    )


def encoded(frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """The frame with its words as codes, which are quicker to compare."""
    return frame.with_columns(**{_code_name(name): _codes(name) for name in _WORDS})


def _code_name(name: str) -> str:
    return f"k_{name}"


def _codes(name: str) -> nw.Expr:
    chain: Any = nw
    for word in _WORDS[name]:
        if word is not None:
            chain = chain.when(nw.col(f"{ENTRY}{name}") == word).then(nw.lit(code_of(word)))
    found: nw.Expr = chain.otherwise(nw.lit(code_of(_UNSAID.get(name))))
    return found


def _word(name: str) -> Any:
    codes: dict[int, Any] = {code_of(word): word for word in _WORDS[name]}
    return Choice(column(_code_name(name), frozenset(codes)), codes)


def _figure(name: str) -> Any:
    held = f"{ENTRY}{name}"
    return _unless_empty(held, Typed(column(held), column(f"{held}_digits")))


def _period(name: str) -> Any:
    start, end = (Number(column(f"{ENTRY}{name}_{edge}")) for edge in ("start", "end"))
    return _unless_empty(f"{ENTRY}{name}_end", lifted("planmetrics.model.period").Period(start, end))


def _unless_empty(name: str, value: Any) -> Any:
    return merge(Branch(Test(is_null(name), frozenset({True})), None, value))
