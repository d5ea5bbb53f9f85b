"""The words of the trade: measures, directions, comparators and the like."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

Measure: TypeAlias = Literal["stock", "flow", "addition", "share", "ratio", "growth", "rank", "index"]
Better: TypeAlias = Literal["higher", "lower"]
Comparator: TypeAlias = Literal["at_least", "more_than", "at_most", "less_than", "about", "between", "exactly"]
Form: TypeAlias = Literal[
    "value", "sum", "growth", "change", "multiple", "percent_change", "average", "cumulative", "relative", "worded"
]
Firmness: TypeAlias = Literal["binding", "expected"]
Standing: TypeAlias = Literal["draft", "in-force", "superseded"]
SourceKind: TypeAlias = Literal["official", "media", "other"]
ObservationStatus: TypeAlias = Literal["preliminary", "final", "revised"]
Doubt: TypeAlias = Literal["year", "scope", "value"]
Check: TypeAlias = Literal["name", "unit", "year", "subject", "threshold", "reference", "rank", "shared", "unread"]
"""What a drafter was not certain of; `unread` where it was certain of all, and nobody has looked yet."""

COMPARATORS: tuple[Comparator, ...] = get_args(Comparator)
MEASURES: tuple[Measure, ...] = get_args(Measure)
CHECKS: tuple[Check, ...] = get_args(Check)
OPEN_COMPARATORS: tuple[Comparator, ...] = ("about", "more_than", "at_least", "less_than", "at_most")
"""How an observation may be open-ended: 超1500 is more_than, 约3.4 is about."""

FLOORS: frozenset[Comparator] = frozenset({"at_least", "more_than"})
"""Comparators that limit from below."""
CAPS: frozenset[Comparator] = frozenset({"at_most", "less_than"})
"""Comparators that limit from above: what is counted up to them is used up, not reached."""
MIRRORED: dict[str, Comparator] = {
    "at_least": "at_most", "more_than": "less_than", "at_most": "at_least", "less_than": "more_than"
}  # fmt: skip
"""What a comparator of a fall is of the change, and back: down by at least 3 is a change of at most -3."""

DERIVED: tuple[Form, ...] = ("growth", "change", "multiple", "percent_change")
"""Forms that are worked out from the value of a base."""
WINDOWED: tuple[Form, ...] = ("sum", "average", "cumulative")
"""Forms that speak of all the years of a window together."""

OVER_A_PERIOD = frozenset({"flow", "addition", "growth"})
"""Measures that are counted over a period; the others are levels at a date."""
SUMMED = frozenset({"stock", "flow", "addition"})
"""Measures whose figures add up over parts and regions, so that a part can be no more than its whole."""
MOMENTS = frozenset({"stock", "rank"})
"""Measures that are taken at a moment: the end of June, of a quarter and of a half-year are one."""
