"""The growth that plans ask for, and that of two figures: the fields of the rows of `cagr`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.compute.rates import Growth, rate_unit
from planmetrics.records.fields import REASONS, Field, reasons_here
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.compute.segments import Segment
    from planmetrics.records.fields import Value


class Calculation(NamedTuple):
    """Two figures, the years between them, and the growth that leads from one to the other."""

    start: float
    end: float
    years: float
    growth: Growth


FIELDS: tuple[Field[Segment], ...] = (
    Field("plan", lambda one: one.subject.plan),
    Field("indicator", lambda one: one.subject.indicator),
    Field("name", lambda one: one.subject.name[0]),
    Field("region", lambda one: one.subject.region),
    Field("measure", lambda one: one.measure),
    Field("unit", lambda one: one.subject.unit),
    Field("from_period", lambda one: one.start.period if one.start is not None else None),
    Field("from_value", lambda one: one.start.value if one.start is not None else None),
    Field("to_period", lambda one: one.to_period),
    Field("to_value", lambda one: one.end.value if one.end is not None else None),
    Field("years", lambda one: one.years),
    Field("compound_rate", lambda one: one.compound_rate),
    Field("linear_step", lambda one: one.linear_step),
    Field("rate", lambda one: one.rate),
    Field("rate_unit", lambda one: rate_unit(one.measure)),
    Field("stated_rate", lambda one: one.stated.figure if one.stated is not None else None),
    Field("stated_comparator", lambda one: one.stated.comparator if one.stated is not None else None),
    Field("stated_unit", lambda one: one.stated_unit),
    Field("agrees", lambda one: one.agrees),
    Field("at_stated", lambda one: one.at_stated),
    Field(REASONS, reasons_here),
)
"""The keys of a segment of a plan's path."""


def _nothing(_: Calculation) -> Value:
    return None


def _not_stated(_: Calculation) -> Value:
    return Reason.NOT_STATED


CALCULATION_FIELDS: tuple[Field[Calculation], ...] = (
    *(Field(key, _nothing) for key in ("plan", "indicator", "name", "region")),
    Field("measure", lambda _: "stock"),
    Field("unit", _nothing),
    Field("from_period", _nothing),
    Field("from_value", lambda one: one.start),
    Field("to_period", _nothing),
    Field("to_value", lambda one: one.end),
    Field("years", lambda one: one.years),
    Field("compound_rate", lambda one: one.growth.compound),
    Field("linear_step", lambda one: one.growth.step),
    Field("rate", lambda one: one.growth.compound),
    Field("rate_unit", lambda _: "percent_per_year"),
    *(Field(key, _nothing) for key in ("stated_rate", "stated_comparator", "stated_unit")),
    *(Field(key, _not_stated) for key in ("agrees", "at_stated")),
    Field(REASONS, reasons_here),
)
"""The same keys for two figures, without a plan."""
