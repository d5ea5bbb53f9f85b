"""Whether a printed figure says what is encoded: by form, direction, comparator and value, each in its own unit.

Works on plain values, so that a form that is added to targets needs a line here and no more.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from planmetrics.model.terms import CAPS, FLOORS, MIRRORED
from planmetrics.model.units import PERCENT, POINTS, Unit, parse_unit
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.figures.reading import Reading

_SIGNED = frozenset({"growth", "change", "percent_change", "cumulative", "average", "relative"})
"""Forms that hold a fall as a negative number."""
_YEARLY = frozenset({"growth", "average"})
IN_ALL = frozenset({"percent_change", "cumulative"})
_IN_UNIT = frozenset({"value", "sum", "change", "relative"})
"""Forms that are in the indicator's own unit; the others are percent, or times."""


class Encoded(NamedTuple):
    """A figure as a plan file holds it; `exact` where it is a baseline or an observation.

    `since` is the year that a change is counted from, where the file says so.
    """

    form: str
    comparator: str
    value: Decimal | None
    upper: Decimal | None = None
    since: int | None = None


class Measured(NamedTuple):
    """What the figure is of. `reduction` says that the indicator counts reductions, and holds them positive."""

    unit: Unit
    name: str
    measure: str
    lower_is_better: bool
    counters: frozenset[str] = frozenset()
    reduction: bool = False

    @property
    def natural(self) -> str:
        """The comparator of a figure that names none: at least, or at most where lower is better."""
        return "at_most" if self.lower_is_better else "at_least"


def agree(reading: Reading, encoded: Encoded, of: Measured) -> bool:
    """Whether the reading and the encoded figure are the same promise."""
    if not _from_one_year(reading, encoded):
        return False
    if encoded.form == "multiple" and reading.form in {"percent_change", "growth"}:
        return _is_multiple(reading, encoded, of)
    if encoded.form == "percent_change" and reading.form == "multiple":
        return _is_change(reading, encoded, of)
    scale = _scale(reading, of) if is_in_unit(encoded.form, of) else _percent_scale(reading)
    if scale is None or not _forms_agree(reading, encoded.form, of):
        return False
    falls = _falls(reading, encoded.form, of)
    signed = scale * (-1 if falls and encoded.form != "multiple" else 1)
    low, high = reading.value, reading.value_max
    if signed < 0 and high is not None:  # 下降3%至5% is -5 to -3
        low, high = high, low
    return (
        _matches(low, encoded.value, signed, worded=reading.low is None)
        and _matches(high, encoded.upper, signed, worded=reading.low is None)
        and _comparators_agree(reading, encoded, of, falls=falls)
    )


def is_in_unit(form: str, of: Measured) -> bool:
    """Whether a figure of this form is in the indicator's own unit: so is the mean of what is no rate."""
    return form in _IN_UNIT or (form == "average" and of.measure != "growth")


def _from_one_year(reading: Reading, encoded: Encoded) -> bool:
    """比2020年增长60% is no change since 2019."""
    return None in {reading.reference_year, encoded.since} or reading.reference_year == encoded.since


def _forms_agree(reading: Reading, form: str, of: Measured) -> bool:
    """年均 agrees only with a rate a year, 累计 only with a change in all, a bare 增长15% with either.

    增长15% is no level of 15, and 提高0.8个百分点 no share of 0.8; a bare cell takes its column's form.
    """
    if form in {"value", "sum"}:
        if of.measure == "growth" and reading.form in {"growth", "percent_change"}:
            return reading.span != "total"
        moving = {"addition": "change"}.get(of.measure)
        reduced = of.reduction and reading.form == "percent_change"
        times = of.unit.base == "倍" and reading.form == "multiple"
        placed = reading.form == "rank" and of.measure == "rank"
        covered = reading.form == "coverage" and (of.unit.is_percent or reading.value == 0)  # 清零 is of any unit
        return reading.form in {"value", moving} or placed or covered or times or reduced
    bare = reading.form == "value" and reading.direction is None
    if form in _YEARLY:
        added = form == "average" and of.measure != "growth" and reading.form in {"value", "change"}
        return added or bare or (reading.form in {"growth", "percent_change"} and reading.span != "total")
    if form in IN_ALL:
        return bare or (reading.form in {"growth", "percent_change"} and reading.span != "yearly")
    # 〔1〕 of a life expectancy is a year more in all: the brackets say in all, the unit is the column's
    bracketed = form == "change" and reading.form == "percent_change" and reading.unit is None
    return reading.form == form or bracketed or (bare and form != "relative")


def _falls(reading: Reading, form: str, of: Measured) -> bool:
    """下降13.5% of a level is growth of -13.5; an indicator that is itself a fall stays positive."""
    rate = form in {"value", "sum"} and of.measure == "growth" and reading.form in {"growth", "percent_change"}
    return reading.direction == "down" and (rate or form in {*_SIGNED, "multiple"}) and not of.reduction


def _scale(reading: Reading, of: Measured) -> Decimal | None:
    """What the encoded value is multiplied with to be in the reading's unit; None if they differ.

    A cell without a unit is in the column's, which is the indicator's: 3200 under 亿元, 超17万 under 件.
    个 stands for any counter, and for the share's points where a change is told.
    """
    own = parse_unit(reading.unit, of.counters) if reading.unit is not None else None
    if own is None or reading.form == "rank":
        return Decimal(1)
    if own.base == of.unit.base:
        return of.unit.factor / own.factor
    counted, per, _ = of.name.partition("/")
    above = parse_unit(counted, of.counters) if per else None
    if above is not None and own.base == above.base:  # 55件 of 件/万人: what it is per stands in the name
        return above.factor / own.factor
    dollars = own.base == "$" and of.unit.base.endswith(("$", "美元"))
    generic = own.base == "个" and not (of.unit.is_percent or of.unit.is_money)
    points = own.base == POINTS and of.unit.is_percent
    return of.unit.factor if generic or points or dollars else None


def _percent_scale(reading: Reading) -> Decimal | None:
    """The same for what is encoded in percent or in times; a reading in another unit is another thing."""
    own = parse_unit(reading.unit) if reading.unit is not None else None
    if own is None or reading.form == "multiple":
        return Decimal(1)
    return 1 / own.factor if own.base == PERCENT else None


def _comparators_agree(reading: Reading, encoded: Encoded, of: Measured, *, falls: bool) -> bool:
    """A bare figure is at least (at most where lower is better), in every form; or exact where it is a baseline."""
    comparator = encoded.comparator
    if encoded.form == "relative" and reading.value is not None:
        # 高于甲3个点: the word says more than, the margin at least
        return comparator in (CAPS if falls else FLOORS)
    if reading.comparator == "reach":
        return comparator in {"exact", "exactly", of.natural}
    said = reading.comparator or ""
    if encoded.form == "relative" and said == "exactly":  # 同步: a reference is kept pace with, not hit
        return comparator == "about"
    return comparator == (MIRRORED.get(said, said) if falls else said)


def _is_multiple(reading: Reading, encoded: Encoded, of: Measured) -> bool:
    """比2020年增长60% is 1.6 times as much, 比2020年下降55% 0.45 times, 减半 half of it."""
    if reading.value is None or reading.value_max is not None or reading.span == "yearly":
        return False
    falls = reading.direction == "down"
    times = 1 + (-reading.value if falls else reading.value) / 100
    return times == encoded.value and _comparators_agree(reading, encoded, of, falls=falls)


def _is_change(reading: Reading, encoded: Encoded, of: Measured) -> bool:
    """翻一番 is a change of 100 %, and to halve one of -50 %."""
    if reading.value is None or reading.value_max is not None or encoded.value is None:
        return False
    falls = reading.value < 1
    return (reading.value - 1) * 100 == encoded.value and _comparators_agree(reading, encoded, of, falls=falls)


def _matches(read: Decimal | None, encoded: Decimal | None, scale: Decimal, *, worded: bool) -> bool:
    """Whether the values are equal; one third has as many digits as it was encoded with."""
    if read is None or encoded is None:
        return read is None and encoded is None
    wanted = encoded * scale
    return read == wanted or (worded and read != read.to_integral_value() and round(read, _digits(wanted)) == wanted)


def _digits(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
