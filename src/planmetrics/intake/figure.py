"""A figure as it is given (3.86, 17000家, 超2.2万家), as an observation holds it; what is not certain is refused."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from planmetrics.diagnostics import Phrase, phrase
from planmetrics.figures.read import read_figure
from planmetrics.figures.reading import unread
from planmetrics.mistyped import meanings, mistyped_number
from planmetrics.model.terms import OPEN_COMPARATORS
from planmetrics.model.units import MULTIPLIERS, conversion, parse_unit
from planmetrics.syntax.nodes import plain_value
from planmetrics.tuples import NamedTuple
from planmetrics.wording import in_digits, one_of

if TYPE_CHECKING:
    from planmetrics.figures.reading import Reading
    from planmetrics.model.indicator import Definition
    from planmetrics.syntax.nodes import Data

_EXACT = {"reach", "exactly"}
_FORMS = {"growth": {"value", "growth", "percent_change"}, "addition": {"value", "change"}, "rank": {"value", "rank"}}
"""The forms in which a figure of a measure may be printed; any other is printed as a value."""


class Figure(NamedTuple):
    """What an observation holds of a figure: under which key, and how it is printed where that is not how it is held.

    `unit` is set where it is not the indicator's own: a figure is kept in the unit that it was published in.
    """

    key: str
    value: Decimal
    unit: str | None = None
    printed: str | None = None

    @property
    def keys(self) -> dict[str, Data]:
        """The keys of an observation."""
        made: dict[str, Data] = {self.key: self.value}
        made |= {"unit": self.unit} if self.unit is not None else {}
        return made | ({"printed": self.printed} if self.printed is not None else {})


def figure_of(text: str, definition: Definition, unit: str | None, counters: frozenset[str]) -> Figure | Phrase:
    """The figure of a text, or what to write instead.

    Args:
        text: digits, or a figure as it is printed, with its comparator, scale and unit.
        definition: of the indicator that it is a figure of.
        unit: the one that the figure is counted in, where that was said beside it.
        counters: units of the data folder's own.
    """
    text = text.strip()
    number = plain_value(text)
    if isinstance(number, Decimal):
        return in_unit(Decimal(f"{number:f}"), definition, unit, counters)
    meant = meanings(text)
    if meant and not any(one.sign or one.scaled for one in meant):
        advice = mistyped_number(text)[1]
        return advice if isinstance(advice, Phrase) else phrase("write", what=advice)
    if re.search(r".[(（]", text) is not None:
        return phrase("one_certain_figure")  # 3.98%（初步核算）: what stands in brackets would be lost
    reading = read_figure(text, counters)
    if reading.form is None:
        return unread(reading)
    if reading.unit is None and (sign := re.match("[¥￥] *", text)) is not None:
        return phrase("write", what=f"{text[sign.end() :]}元")
    return _as_read(text, reading, definition, unit, counters)


def in_unit(value: Decimal, definition: Definition, unit: str | None, counters: frozenset[str]) -> Figure | Phrase:
    """A number in the unit it is counted in; refused where no factor leads from there to the indicator's own."""
    own = definition.unit
    if unit is None or unit == own:
        return Figure("value", value)
    factor = conversion(unit, own, counters)
    if factor is None:
        return no_way(unit, definition, counters)
    # %, ％ and percent are one unit: what is spelt otherwise is none of its own
    return Figure("value", value, None if factor == 1 else unit)


def no_way(unit: str, definition: Definition, counters: frozenset[str]) -> Phrase:
    """Why a unit is refused: nobody knows it, or it counts something else."""
    key = "unknown_unit" if parse_unit(unit, counters) is None else "other_unit"
    return phrase(key, unit=unit, own=definition.unit, indicator=definition.id)


def _as_read(
    text: str, reading: Reading, definition: Definition, unit: str | None, counters: frozenset[str]
) -> Figure | Phrase:
    """A printed figure in the indicator's own unit, beside the text that proves it."""
    if reading.form not in _FORMS.get(definition.measure, {"value"}):
        return phrase("other_form", indicator=definition.id, measure=phrase(f"measure.{definition.measure}"))
    if reading.value is None or reading.value_max is not None or reading.strive:
        return phrase("one_certain_figure")
    comparator = reading.comparator or ""
    if comparator not in _EXACT and comparator not in OPEN_COMPARATORS:
        return one_of(comparator, OPEN_COMPARATORS)
    factor = _factor(text, reading, definition, unit, counters)
    if isinstance(factor, Phrase):
        return factor
    value = -reading.value if reading.direction == "down" and not definition.reduction else reading.value
    if factor != 1:
        exact = Fraction(value) * _ratio(reading.unit or "", unit or definition.unit, counters)
        value = Decimal(in_digits(value * factor))
        if Fraction(value) != exact:
            return phrase("no_exact_way", unit=reading.unit or "", own=definition.unit)
    key = "value" if comparator in _EXACT else comparator
    as_typed = key == "value" and f"{value:f}" in text
    own = unit is None or conversion(unit, definition.unit, counters) == 1
    return Figure(key, value, None if own else unit, None if as_typed or not own else text)


def _ratio(one: str, other: str, counters: frozenset[str]) -> Fraction:
    """What a factor is before its digits end: 15 亩 are 1 公顷, and no decimal number of them is one."""
    source, wanted = parse_unit(one, counters), parse_unit(other, counters)
    return (
        Fraction(source.factor) / Fraction(wanted.factor) if source is not None and wanted is not None else Fraction(1)
    )


def _factor(
    text: str, reading: Reading, definition: Definition, unit: str | None, counters: frozenset[str]
) -> Decimal | Phrase:
    """What a reading is multiplied with to be in the indicator's unit, or in the one that was said beside it."""
    wanted = unit if unit is not None else definition.unit
    if reading.unit is None or reading.form == "rank":
        known = parse_unit(wanted, counters)
        scaled = any(word in text for word in MULTIPLIERS)
        if known is None or (unit is not None and conversion(unit, definition.unit, counters) is None):
            return no_way(wanted, definition, counters)
        return phrase("scaled_twice", unit=wanted) if scaled and known.factor != 1 else Decimal(1)
    factor = conversion(reading.unit, wanted, counters)
    if factor is None or (unit is not None and conversion(unit, definition.unit, counters) is None):
        return no_way(reading.unit, definition, counters)
    return factor
