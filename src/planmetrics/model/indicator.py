"""What an indicator is, whichever plan speaks of it."""

from typing import Literal

from planmetrics.model.fields import FigureField, Identifier, Model, Prose, Text, UnitText
from planmetrics.model.terms import Better, Measure


class Quotient(Model):
    """An identity: the indicator is `of` divided by `over` (R&D spending over GDP).

    `band` is the growth of `over`, in percent a year, that is usual: what targets imply beyond it wants explaining.
    """

    of: Identifier
    over: Identifier
    band: tuple[FigureField, FigureField] | None = None


class Definition(Model):
    """A named quantity with a measure, a unit and a better direction."""

    id: Identifier
    name: Text
    name_en: Text
    measure: Measure
    unit: UnitText
    better: Better
    definition: Prose | None = None
    additive: bool = False
    """Whether the values of the districts add up to that of the city."""
    growth_from_levels: bool = True
    """False where growth is published on comparable coverage, so that levels yield no rate."""
    identity: Quotient | None = None
    adds_to: Identifier | None = None
    """For an addition: the stock that it adds to."""


class IndicatorRegistry(Model):
    """data/indicators.yaml: what two or more plans share."""

    format: Literal[1]
    counters: tuple[Text, ...] = ()
    """Base units beyond those that the program knows."""
    indicators: tuple[Definition, ...] = ()
