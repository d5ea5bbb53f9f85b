"""A row of a draft as the keys of a plan file, in the form that its reading and its indicator ask for."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from planmetrics.figures.read import read_figure
from planmetrics.link.agreement import Encoded, Measured, agree
from planmetrics.model.terms import MIRRORED, OVER_A_PERIOD
from planmetrics.model.units import Unit, parse_unit

if TYPE_CHECKING:
    from planmetrics.draft.indicators import Indicator
    from planmetrics.draft.rows import Row
    from planmetrics.figures.reading import Reading
    from planmetrics.syntax.nodes import Data

VOUCHED = "草稿，待人工核对 drafted, to be read by a person"
_FORMS = {"value": "value", "coverage": "value", "rank": "value", "change": "change", "multiple": "multiple"}


def target_of(row: Row, of: Indicator, counters: frozenset[str]) -> dict[str, Data]:
    """The keys that say when and how much. What a plan file cannot hold as printed it holds in words, vouched for."""
    encoded = _encoded(row, of, counters)
    if encoded is None:
        return {**_due(row, of, "worded"), "worded": True, "printed": row.printed, "vouched": VOUCHED}
    form, comparator, figures = encoded
    held: Data = figures[0] if len(figures) == 1 else figures
    if form in {"value", "sum"}:
        said: dict[str, Data] = {comparator: held}
    else:
        said = {form: {comparator: held}}
    is_read = read_figure(row.printed, counters).form is not None
    vouched: dict[str, Data] = {} if is_read else {"vouched": VOUCHED}
    return {**_due(row, of, form), **said, "printed": row.printed, **vouched}


def _encoded(row: Row, of: Indicator, counters: frozenset[str]) -> tuple[str, str, tuple[Decimal, ...]] | None:
    """Form, comparator and figures in the indicator's unit; None where the loader would not read the same back."""
    unit = parse_unit(of.unit, counters)
    reading = read_figure(row.printed, counters)
    if reading.form is None:  # the loader cannot read it alone, but the drafter did in its place
        reading = row.reading
    if unit is None or row.value is None or reading.form is None:
        return None
    measured = Measured(unit, of.unit, of.kind.measure, of.kind.better == "lower", counters, of.kind.reduction)
    form = _form(row, of)
    if form is None:
        return None
    comparator, figures = _figures(row, form, measured, reading, of)
    encoded = Encoded(form, comparator, figures[0], figures[1] if len(figures) > 1 else None)
    return (form, comparator, figures) if agree(reading, encoded, measured) else None


def _form(row: Row, of: Indicator) -> str | None:
    """The form of the plan file for the form of a reading; None where it has none for such an indicator."""
    window = row.when is not None and row.when.first is not None
    measure = of.kind.measure
    forms = _FORMS
    if measure == "growth":
        held = "cumulative" if row.reading.span == "total" else "average" if window else "value"
        forms = {"growth": held, "percent_change": held}
    elif measure in {"flow", "addition"} and window:
        forms = {**_FORMS, "value": "sum"}
    if measure == "addition":
        forms = {**forms, "change": "value"}
    if of.unit == "倍":
        forms = {**forms, "multiple": "value"}
    return forms.get(row.form or "")


def _figures(
    row: Row, form: str, measured: Measured, reading: Reading, of: Indicator
) -> tuple[str, tuple[Decimal, ...]]:
    """The comparator, and the figures as the file holds them: in the indicator's unit, a fall negative."""
    falls = row.reading.direction == "down" and form in {"average", "cumulative", "change"}
    falls = (falls or (row.reading.direction == "down" and of.kind.measure == "growth")) and not of.kind.reduction
    said = row.comparator or "reach"
    comparator = measured.natural if said == "reach" else MIRRORED.get(said, said) if falls else said
    scale = _scale(row.reading, measured.unit, of.unit)
    values = [row.value or Decimal(0), *([row.reading.value_max] if row.reading.value_max is not None else [])]
    signed = [(-value if falls else value) / scale for value in values]
    if comparator == "between" and len(signed) > 1:
        signed.sort()
    return comparator, tuple(_as_printed(value, reading) for value in signed)


def _scale(reading: Reading, unit: Unit, name: str) -> Decimal:
    """How many of the reading's units one of the indicator's is: a reading has no scale, 165 亿立方米 is in 立方米."""
    if reading.unit is None and not unit.base:  # 66 of a column in millions
        return unit.factor
    if reading.unit is None or reading.form not in {"value", "change"}:
        return Decimal(1)
    own = parse_unit(reading.unit)
    if own is None:
        return Decimal(1)
    counted, per, _ = name.partition("/")
    above = parse_unit(counted) if per and "/" not in (reading.unit or "") else None
    wanted = above or unit  # 4.3张 of 张/千人: what it is per stands in the name
    return wanted.factor / own.factor if own.base == wanted.base else Decimal(1)


def _as_printed(value: Decimal, reading: Reading) -> Decimal:
    """The value with no more digits than it needs, but those that are printed."""
    if reading.value is not None and reading.value == abs(value):
        return value
    plain = value.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


def _due(row: Row, of: Indicator, form: str) -> dict[str, Data]:
    """By for levels, during for what is counted over a period; what is compared with a year begins with the next."""
    when, since = row.when, row.reading.reference_year
    if when is None:
        return {}
    if form == "cumulative" and since is not None and since < when.last:
        when = when._replace(first=since + 1)
    over = of.kind.measure in OVER_A_PERIOD or form in {"average", "cumulative", "sum"}
    if over and form not in {"change", "multiple"}:
        if form in {"sum", "average", "cumulative"}:
            return {
                "during": {"from": Decimal(when.first), "to": Decimal(when.last)}
                if when.first
                else {"to": Decimal(when.last)}
            }
        return {"during": Decimal(when.last)}
    return {"by": Decimal(when.last)}


def baseline_of(row: Row, of: Indicator, counters: frozenset[str]) -> dict[str, Data] | None:
    """The keys of a baseline; None where the loader would not read the same back."""
    unit, reading = parse_unit(of.unit, counters), read_figure(row.printed, counters)
    if unit is None or row.value is None or row.when is None or reading.form not in {"value", "coverage"}:
        return None
    measured = Measured(unit, of.unit, of.kind.measure, of.kind.better == "lower", counters, of.kind.reduction)
    word = {"more_than": "more_than", "about": "about", "at_least": "at_least"}.get(reading.comparator or "", "exact")
    value = _as_printed(row.value / _scale(row.reading, unit, of.unit), reading)
    if not agree(reading, Encoded("value", word, value), measured):
        return None
    prices = {"prices": "current"} if unit.is_money and "/" not in of.unit else {}
    held = {"period": Decimal(row.when.last), "value" if word == "exact" else word: value}
    return {**held, **prices, "printed": row.printed}


def stated_of(row: Row, counters: frozenset[str]) -> dict[str, Data] | None:
    """What the plan says of its own pace: a growth in percent a year, or a step; None where it says neither."""
    reading = read_figure(row.printed, counters)
    if row.value is None or reading.form is None or row.reading.value_max is not None or row.reading.span == "total":
        return None
    value = -row.value if row.reading.direction == "down" else row.value
    key = {"growth": "growth", "change": "step"}.get(row.form or "")
    if key is None:
        return None
    said = row.comparator or "reach"
    held: Data = value if said == "reach" else {MIRRORED.get(said, said) if value < 0 else said: value}
    return {key: held, "printed": row.printed}
