"""What a plan promises of an indicator: a comparator, a value or what yields one, and a period."""

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Self, TypeAlias

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planmetrics.diagnostics import Phrase, phrase
from planmetrics.model.fields import Either, FigureField, Identifier, Model, PeriodField, Positive, Prose, Several, Text
from planmetrics.model.period import Period
from planmetrics.model.terms import COMPARATORS, Comparator, Firmness, Form
from planmetrics.wording import joined

DUE = ("by", "during", "each_year")
DERIVED = ("growth", "change", "multiple")


class Locator(Model):
    """Where a number stands in the plan's document. `label` is how a table's row is headed, if not by the name."""

    section: Text
    table: Text | None = None
    row: Positive | None = None
    label: Text | None = None
    line: Positive


class Window(Model):
    """A run of periods. A start that the document does not give is left out, never guessed."""

    start: PeriodField | None = Field(default=None, alias="from")
    end: PeriodField = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start is not None and self.start.start > self.end.start:
            facts = {"key": phrase("window"), "low": str(self.start), "high": str(self.end)}
            raise PydanticCustomError("S022", "out of order", facts)
        return self


class Reference(Model):
    """The value of another indicator, or of another region, of the same period; plus a margin."""

    indicator: Identifier | None = None
    region: Identifier | None = None
    plus: FigureField | None = None

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if (self.indicator is None) == (self.region is None):
            facts = {"key": "plus", "thing": phrase("thing.Reference"), "advice": phrase("name_one")}
            raise PydanticCustomError("S023", "one reference", facts)
        return self


class Bound(Model):
    """A comparator and its figure, where growth, change, multiple or a stated rate holds one."""

    at_least: FigureField | None = None
    more_than: FigureField | None = None
    at_most: FigureField | None = None
    less_than: FigureField | None = None
    about: FigureField | None = None
    exactly: FigureField | None = None

    @model_validator(mode="after")
    def _holds_one(self) -> Self:
        one_comparator(self)
        return self

    @property
    def comparator(self) -> Comparator:
        """The one comparator that is set."""
        return next(word for word in COMPARATORS if getattr(self, word, None) is not None)

    @property
    def value(self) -> Decimal:
        """Its figure."""
        figure: Decimal = getattr(self, self.comparator)
        return figure


PeriodOrWindow: TypeAlias = Annotated[PeriodField | Window, Either()]
FigureOrReference: TypeAlias = Annotated[FigureField | Reference, Either()]
FigureOrBound: TypeAlias = Annotated[FigureField | Bound, Either()]


class Stated(Model):
    """What the plan says of its own pace: `growth` in percent, or `step` in points or units a year.

    `at` is where, if not on the line of the target itself.
    """

    growth: FigureOrBound | None = None
    step: FigureOrBound | None = None
    printed: Text
    at: Locator | None = None

    @model_validator(mode="after")
    def _holds_one(self) -> Self:
        if (self.growth is None) == (self.step is None):
            raise PydanticCustomError(
                "S025", "one", {"found": phrase("both" if self.growth is not None else "neither")}
            )
        return self


class Restatement(Model):
    """Another place where the document says the same target."""

    printed: Text
    at: Locator
    strive: bool = False
    firmness: Firmness | None = None
    inferred: bool = False
    note: Prose | None = None


class Duty(Model):
    """What may stand on an indicator or on one of its targets: who, and how firmly."""

    owners: tuple[Text, ...] | None = None
    firmness: Firmness | None = None
    strive: bool | None = None
    ambiguous: Text | None = None
    note: Prose | None = None


class Due(Duty):
    """When something is due."""

    by: PeriodField | None = None
    during: PeriodOrWindow | None = None
    inferred: bool = False
    assigned_by: Identifier | None = None
    at: Locator

    @property
    def due(self) -> Period | Window:
        """The period or window that is set."""
        held: Any = self.by or self.during
        return held  # type: ignore[no-any-return]  # the models have seen to it that one is set

    @property
    def end(self) -> Period:
        """The last period in which it is due."""
        return self.due.end if isinstance(self.due, Window) else self.due


class Target(Due):
    """One promise: a comparator, a value or what yields one, and a period.

    `shared` is how many targets one literal makes: 各100项以上 of three kinds of projects makes 3.
    """

    each_year: Window | None = None
    region: Identifier | None = None
    at_least: FigureOrReference | None = None
    more_than: FigureOrReference | None = None
    at_most: FigureOrReference | None = None
    less_than: FigureOrReference | None = None
    about: FigureField | None = None
    between: tuple[FigureField, FigureField] | None = None
    exactly: FigureField | None = None
    growth: FigureOrBound | None = None
    change: FigureOrBound | None = None
    multiple: FigureOrBound | None = None
    since: PeriodField | None = None
    stated: Stated | None = None
    printed: Text
    shared: Several | None = None
    also: tuple[Restatement, ...] = ()
    each: tuple[Identifier, ...] = ()

    @model_validator(mode="after")
    def _is_one_promise(self) -> Self:
        one_due(self, DUE)
        word = one_comparator(self, DERIVED)
        if self.between is not None and self.between[0] > self.between[1]:
            facts = {"key": "between", "low": str(self.between[0]), "high": str(self.between[1])}
            raise PydanticCustomError("S022", "out of order", facts)
        if self.since is not None and word not in DERIVED:
            raise _misplaced("since", phrase("plain_target"))
        if self.each and self.region is not None:
            raise _misplaced("region", "each", "each_names_regions")
        if self.each_year is not None and self.each_year.start is None:
            raise _misplaced("each_year", phrase("open_window"), "from_and_to")
        return self

    @property
    def due(self) -> Period | Window:
        """The period or window that is set, or the run of years."""
        held: Any = self.by or self.during or self.each_year
        return held  # type: ignore[no-any-return]  # the same

    @property
    def form(self) -> Form:
        """How the target resolves to a value."""
        for word in DERIVED:
            if getattr(self, word) is not None:
                return word  # type: ignore[return-value]  # DERIVED are forms
        if isinstance(self.quantity, Reference):
            return "relative"
        return "sum" if isinstance(self.during, Window) else "value"

    @property
    def comparator(self) -> Comparator:
        """The comparator, also that inside growth, change or multiple (a bare figure there: at least)."""
        quantity = self.quantity
        if isinstance(quantity, Bound):
            return quantity.comparator
        return next((word for word in COMPARATORS if getattr(self, word) is not None), "at_least")

    @cached_property
    def quantity(self) -> Decimal | Reference | Bound | tuple[Decimal, Decimal]:
        """What the one comparator or derived form holds."""
        held: Any = next(getattr(self, w) for w in (*COMPARATORS, *DERIVED) if getattr(self, w) is not None)
        return held  # type: ignore[no-any-return]  # the union of the fields just listed

    @property
    def reference(self) -> Reference | None:
        """What a relative target is measured against."""
        held = self.quantity
        return held if isinstance(held, Reference) else None

    @property
    def figures(self) -> tuple[Decimal | None, Decimal | None]:
        """The figure as encoded (the margin of a relative target), and the upper end of a range."""
        held = self.quantity
        if isinstance(held, Reference):
            return held.plus, None
        if isinstance(held, Bound):
            return held.value, None
        return held if isinstance(held, tuple) else (held, None)


class Breakdown(Due):
    """A row of a table that divides a target among regions; each figure as typed is the printed one."""

    at_least: dict[str, FigureField] | None = None
    more_than: dict[str, FigureField] | None = None
    at_most: dict[str, FigureField] | None = None
    less_than: dict[str, FigureField] | None = None
    about: dict[str, FigureField] | None = None
    exactly: dict[str, FigureField] | None = None

    @model_validator(mode="after")
    def _is_one_row(self) -> Self:
        one_due(self, ("by", "during"))
        one_comparator(self)
        return self

    @property
    def comparator(self) -> Comparator:
        """The comparator of the row."""
        return next(word for word in COMPARATORS if getattr(self, word, None) is not None)

    @property
    def cells(self) -> dict[str, Decimal]:
        """Region to figure, in the order of the table."""
        held: dict[str, Decimal] = getattr(self, self.comparator)
        return held


def one_due(model: Model, words: tuple[str, ...]) -> None:
    """Refuse a model in which not exactly one of the words that tell the time is set."""
    found = [word for word in words if getattr(model, word) is not None]
    if len(found) != 1:
        raise PydanticCustomError("S020", "due", {"found": joined("and", found, phrase("neither"))})


def one_comparator(model: Model, more: tuple[str, ...] = ()) -> str:
    """The one quantity that is set; refused where there is none, or more than one."""
    found = [word for word in (*COMPARATORS, *more) if getattr(model, word, None) is not None]
    if len(found) != 1:
        choice = (*(word for word in COMPARATORS if word in type(model).model_fields), *more)
        facts = {"found": joined("and", found, phrase("none")), "choice": choice}
        raise PydanticCustomError("S021", "quantity", facts)
    return found[0]


def _misplaced(key: str, thing: str | Phrase, advice: str = "change_form") -> PydanticCustomError:
    return PydanticCustomError("S023", "misplaced", {"key": key, "thing": thing, "advice": phrase(advice)})
