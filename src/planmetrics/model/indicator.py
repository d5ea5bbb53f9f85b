"""What an indicator is, whichever plan speaks of it."""

from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from planmetrics.diagnostics import phrase
from planmetrics.model.fields import FigureField, Identifier, Model, Prose, Text, UnitText, Version
from planmetrics.model.naming import Named
from planmetrics.model.terms import Better, Measure


class Quotient(Model):
    """An identity: the indicator is `of` divided by `over` (R&D spending over GDP).

    `band` is the growth of `over`, in percent a year, that is usual: what targets imply beyond it wants explaining.
    """

    of: Identifier
    over: Identifier
    band: tuple[FigureField, FigureField] | None = None


class Definition(Named):
    """A named quantity with a measure, a unit and a better direction."""

    id: Identifier
    measure: Measure
    unit: UnitText
    better: Better
    definition: Prose | None = None
    additive: bool = False
    """Whether the values of the districts add up to that of the city."""
    growth_from_levels: bool = True
    """False where growth is published on comparable coverage, so that levels yield no rate."""
    growth_is_real: bool = False
    """Whether its growth is meant and published at constant prices without saying so, as that of GDP is."""
    reduction: bool = False
    """Whether it counts reductions, so that a fall of 13.5 % is held as 13.5."""
    identity: Quotient | None = None
    adds_to: Identifier | None = None
    """For an addition: the stock that it adds to."""

    @model_validator(mode="after")
    def _more_reduction_is_better(self) -> Self:
        check_reduction(self.better, reduction=self.reduction)
        return self


def check_reduction(better: Better | None, *, reduction: bool) -> None:
    """Refuse an indicator that counts reductions and calls the smaller one better."""
    if reduction and better == "lower":
        facts = {"key": "better", "thing": phrase("a_reduction"), "advice": phrase("higher_for_reduction")}
        raise PydanticCustomError("S023", "misplaced", facts)


class IndicatorRegistry(Model):
    """data/indicators.yaml: what two or more plans share."""

    format: Version
    counters: tuple[Text, ...] = ()
    """Base units beyond those that the program knows."""
    indicators: tuple[Definition, ...] = ()
