"""A published value, with the precision it was printed with."""

from decimal import Decimal
from functools import cached_property
from typing import ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from planmetrics.diagnostics import phrase
from planmetrics.model.fields import FigureField, Model, PeriodField, Prices, Prose
from planmetrics.model.terms import OPEN_COMPARATORS, Comparator, Doubt
from planmetrics.wording import joined

FIGURES = ("value", *OPEN_COMPARATORS)


class Published(Model):
    """One published value of one period: exact as printed (`value`), or open-ended (超1500, 约3.4)."""

    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (FIGURES,)

    period: PeriodField
    value: FigureField | None = None
    about: FigureField | None = None
    more_than: FigureField | None = None
    at_least: FigureField | None = None
    less_than: FigureField | None = None
    at_most: FigureField | None = None
    prices: Prices | None = None
    doubt: Doubt | None = None
    note: Prose | None = None

    @model_validator(mode="after")
    def _holds_one(self) -> Self:
        (choice,) = self.one_of
        found = [word for word in choice if getattr(self, word) is not None]
        if len(found) != 1:
            facts = {"found": joined("and", found, phrase("none")), "choice": choice}
            raise PydanticCustomError("S021", "quantity", facts)
        return self

    @cached_property
    def comparator(self) -> Comparator | None:
        """None for an exact figure; else how it is open-ended."""
        return next((word for word in OPEN_COMPARATORS if getattr(self, word) is not None), None)

    @property
    def figure(self) -> Decimal:
        """The figure, exact or not, in the indicator's unit."""
        held: Decimal = getattr(self, self.comparator or "value")
        return held

    def times(self, factor: Decimal) -> Self:
        """The same figure in a unit that is so many times smaller; a power of ten keeps its printed digits."""
        sign, digits, exponent = factor.as_tuple()
        is_power = not sign and digits[0] == 1 and not any(digits[1:]) and isinstance(exponent, int)
        scaled = self.figure.scaleb(factor.adjusted()) if is_power else self.figure * factor
        return self.model_copy(update={self.comparator or "value": scaled})
