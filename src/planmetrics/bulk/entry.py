"""The row of a table as symbols: what the entry columns of a frame are called, and what they stand for.

- `e_measure`, `e_better`, `e_comparator`: text, empty or a word of `model.terms` (an empty measure is a stock);
- `e_base`, `e_latest`, `e_target`, `e_limit`: floats, finite or empty;
- `e_base_digits`, `e_latest_digits`, `e_target_digits`: the decimals that a figure was typed with, 0 for a whole one;
- `e_base_start`, `e_base_end` and so on for latest and target: months since year 0, as `Period` has them, or empty;
  `e_base_year` instead of both where every period of the column is known to be a calendar year.

What is `Known` of a table leaves less to ask: a row without comparators meets no definition of them.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import narwhals as nw

from planmetrics.bulk.bounds import ANYWHERE, Bounds
from planmetrics.bulk.choices import Choice
from planmetrics.bulk.lifting import lifted
from planmetrics.bulk.merging import code_of, merge
from planmetrics.bulk.nodes import Test, column, is_null
from planmetrics.bulk.paths import Branch
from planmetrics.bulk.symbols import Number, Typed
from planmetrics.model.period import MONTHS
from planmetrics.model.terms import COMPARATORS, MEASURES
from planmetrics.tables.rows import TableRow
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

ENTRY = "e_"
"""How entry columns begin; they are gone in the result."""
_WORDS: dict[str, tuple[str | None, ...]] = {
    "measure": MEASURES,
    "better": (None, "higher", "lower"),
    "comparator": (None, *(word for word in COMPARATORS if word != "between")),
}
_UNSAID = {"measure": "stock"}


class Within(NamedTuple):
    """Between which numbers a column lies, where it is not empty; the most decimals that any figure has, if few."""

    lowest: float
    highest: float
    may_be_empty: bool
    decimals: int | None = None

    @property
    def bounds(self) -> Bounds:
        """As nodes have them."""
        return self.lowest, self.highest


class Known(NamedTuple):
    """What is known of the rows of a table, by column; of a column without an entry nothing is."""

    words: Mapping[str, frozenset[str | None]] = MappingProxyType({})
    """The words that stand in it; None where a row has none."""
    figures: Mapping[str, Within | None] = MappingProxyType({})
    """None where it is empty throughout."""
    years: Mapping[str, Within] = MappingProxyType({})
    """Those of base, latest and target whose periods are calendar years throughout."""


NOTHING_KNOWN = Known()


def row(known: Known) -> TableRow:
    """The row that stands for all rows."""
    return TableRow(
        line=0,
        cells=(),
        indicator=None,
        region=None,
        base=_figure("base", known),
        base_period=_period("base", known),
        latest=_figure("latest", known),
        latest_period=_period("latest", known),
        target=_figure("target", known),
        target_period=_period("target", known),
        better=_word("better", known),
        measure=_word("measure", known),
        comparator=_word("comparator", known),
        limit=_figure("limit", known),
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


def _word(name: str, known: Known) -> Any:
    said = {word or _UNSAID.get(name) for word in known.words.get(name, _WORDS[name])}
    codes: dict[int, Any] = {code_of(word): word for word in _WORDS[name] if word in said}
    return Choice(column(_code_name(name), frozenset(codes)), codes) if len(codes) > 1 else next(iter(codes.values()))


def _figure(name: str, known: Known) -> Any:
    held, within = f"{ENTRY}{name}", known.figures.get(name, _ANYTHING)
    if within is None:
        return None
    digits = ANYWHERE if within.decimals is None else (0, within.decimals)
    figure = Typed(column(held, bounds=within.bounds), column(f"{held}_digits", bounds=digits))
    return _unless_empty(held, figure) if within.may_be_empty else figure


def _period(name: str, known: Known) -> Any:
    period = lifted("planmetrics.model.period").Period
    within = known.years.get(name)
    if within is None:
        start, end = (Number(column(f"{ENTRY}{name}_{edge}")) for edge in ("start", "end"))
        return _unless_empty(f"{ENTRY}{name}_end", period(start, end))
    held = f"{ENTRY}{name}_year"
    month = Number(column(held, bounds=within.bounds)) * MONTHS
    year = period(month, month + MONTHS)
    return _unless_empty(held, year) if within.may_be_empty else year


_ANYTHING = Within(*ANYWHERE, may_be_empty=True)


def _unless_empty(name: str, value: Any) -> Any:
    return merge(Branch(Test(is_null(name), frozenset({True})), None, value))
