"""What a plan promises of an indicator: a comparator, a value or what yields one, and a period."""

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, Self, TypeAlias

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planmetrics.diagnostics import Phrase, phrase
from planmetrics.model.fields import (
    Checks,
    Either,
    FigureField,
    Identifier,
    Model,
    PeriodField,
    Positive,
    Prices,
    Prose,
    RegionCode,
    Several,
    Text,
)
from planmetrics.model.period import Period
from planmetrics.model.terms import COMPARATORS, DERIVED, WINDOWED, Comparator, Firmness, Form
from planmetrics.wording import joined

_LAST = 10**9
DUE = ("by", "during", "each_year")
_BOUNDED = tuple(form for form in (*DERIVED, *WINDOWED) if form != "sum")
"""Forms that are keys of their own, and hold a figure or a bound."""
_KEYED: tuple[Form, ...] = (*_BOUNDED, "worded")


class Locator(Model):
    """Where a number stands in the plan's document. `label` is how a table's row is headed, if not by the name."""

    some_of: ClassVar[tuple[str, ...]] = ("section", "table", "row", "page", "line")

    section: Text | None = None
    table: Text | None = None
    row: Positive | None = None
    label: Text | None = None
    page: Positive | None = None
    line: Positive | None = None

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if self.model_fields_set.isdisjoint(self.some_of):
            raise PydanticCustomError("S034", "no place")
        return self

    @property
    def order(self) -> tuple[int, int, int]:
        """How places are sorted: by page, line and row; what lacks them stands behind."""
        page, line, row = (_LAST if number is None else number for number in (self.page, self.line, self.row))
        return page, line, row

    @property
    def steps(self) -> tuple[str, ...]:
        """The place from large to small, as far as it is known."""
        page = f"p.{self.page}" if self.page is not None else None
        held = (self.section, self.table if self.section is None else None, page, self.line or self.row)
        return tuple(str(step) for step in held if step is not None)


class Window(Model):
    """A run of periods. A start that the document does not give is left out, never guessed."""

    start: PeriodField | None = Field(default=None, alias="from")
    end: PeriodField = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start is not None and self.start.start > self.end.start:
            raise out_of_order(phrase("window"), self.start, self.end)
        return self


class Reference(Model):
    """The value of another indicator, or of another region, of the same period; plus a margin.

    `within` is how far behind it `about` still allows: 同步 says nothing of that by itself.
    """

    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (("indicator", "region"),)

    indicator: Identifier | None = None
    region: RegionCode | None = None
    plus: FigureField | None = None
    within: FigureField | None = None

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if (self.indicator is None) == (self.region is None):
            facts = {"key": "plus", "thing": phrase("thing.Reference"), "advice": phrase("name_one")}
            raise PydanticCustomError("S023", "one reference", facts)
        return self


class Bound(Model):
    """A comparator and its figure, where growth, change, multiple or another form holds one."""

    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (COMPARATORS,)

    at_least: FigureField | None = None
    more_than: FigureField | None = None
    at_most: FigureField | None = None
    less_than: FigureField | None = None
    about: FigureField | None = None
    between: tuple[FigureField, FigureField] | None = None
    exactly: FigureField | None = None

    @model_validator(mode="after")
    def _holds_one(self) -> Self:
        only_one(self, COMPARATORS)
        in_order(self.between)
        return self

    @property
    def comparator(self) -> Comparator:
        """The one comparator that is set."""
        return next(word for word in COMPARATORS if getattr(self, word, None) is not None)

    @property
    def figures(self) -> tuple[Decimal, Decimal | None]:
        """Its figure, and the upper end of a range."""
        held: Any = getattr(self, self.comparator)
        return held if isinstance(held, tuple) else (held, None)


PeriodOrWindow: TypeAlias = Annotated[PeriodField | Window, Either()]
FigureOrReference: TypeAlias = Annotated[FigureField | Reference, Either()]
FigureOrBound: TypeAlias = Annotated[FigureField | Bound, Either()]


class Printed(Model):
    """A figure as its document prints it. `vouched`: who answers for it, or why, where the program cannot read it."""

    printed: Text
    vouched: Text | None = None


class Drafted(Model):
    """What may have been drafted by the program: `check` is what a person has yet to decide or read about it."""

    check: Checks | None = None


class Stated(Printed):
    """What the plan says of its own pace: `growth` in percent, or `step` in points or units a year.

    `at` is where, if not on the line of the target itself.
    """

    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (("growth", "step"),)

    growth: FigureOrBound | None = None
    step: FigureOrBound | None = None
    at: Locator | None = None

    @model_validator(mode="after")
    def _holds_one(self) -> Self:
        if (self.growth is None) == (self.step is None):
            raise PydanticCustomError(
                "S025", "one", {"found": phrase("both" if self.growth is not None else "neither")}
            )
        return self


class Restatement(Printed):
    """Another place where the document says the same target."""

    at: Locator
    strive: bool = False
    firmness: Firmness | None = None
    inferred: bool = False
    note: Prose | None = None


class Revision(Printed):
    """What the target was before a mid-term adjustment (中期调整) changed it, and where that stood."""

    was: FigureField = Field(alias="from")
    at: Locator


class Duty(Model):
    """What may stand on an indicator or on one of its targets: who, and how firmly."""

    owners: tuple[Text, ...] | None = None
    firmness: Firmness | None = None
    strive: bool | None = None
    ambiguous: Text | None = None
    note: Prose | None = None


class Due(Duty, Drafted):
    """When something is due."""

    by: PeriodField | None = None
    during: PeriodOrWindow | None = None
    inferred: bool = False
    assigned_by: RegionCode | None = None
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


class Target(Due, Printed):
    """One promise: a comparator, a value or what yields one, and a period.

    `shared` is how many targets one literal makes: 各100项以上 of three kinds of projects makes 3. `prices` says at
    which prices a growth of money is meant; `both_sides` that what is about a figure can be missed by exceeding it.
    """

    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (DUE, (*COMPARATORS, *_KEYED))

    each_year: Window | None = None
    region: RegionCode | None = None
    at_least: FigureOrReference | None = None
    more_than: FigureOrReference | None = None
    at_most: FigureOrReference | None = None
    less_than: FigureOrReference | None = None
    about: FigureOrReference | None = None
    between: tuple[FigureField, FigureField] | None = None
    exactly: FigureField | None = None
    growth: FigureOrBound | None = None
    change: FigureOrBound | None = None
    multiple: FigureOrBound | None = None
    percent_change: FigureOrBound | None = None
    average: FigureOrBound | None = None
    cumulative: FigureOrBound | None = None
    worded: Literal[True] | None = None
    both_sides: bool = False
    since: PeriodField | None = None
    prices: Prices | None = None
    stated: Stated | None = None
    revised: Revision | None = None
    shared: Several | None = None
    also: tuple[Restatement, ...] = ()
    each: tuple[RegionCode, ...] = ()

    @model_validator(mode="after")
    def _is_one_promise(self) -> Self:
        due, quantities = self.one_of
        one_due(self, due)
        word = only_one(self, quantities)
        in_order(self.between)
        if self.since is not None and word not in DERIVED:
            raise _misplaced("since", phrase("plain_target"))
        if word in WINDOWED and not isinstance(self.during, Window):
            raise _misplaced(word, phrase("one_period"), "window_wanted")
        if self.each and self.region is not None:
            raise _misplaced("region", "each", "each_names_regions")
        if self.each_year is not None and self.each_year.start is None:
            raise _misplaced("each_year", phrase("open_window"), "from_and_to")
        if self.both_sides and word not in {"about", "between"}:
            raise _misplaced("both_sides", phrase("one_sided"), "about_or_between")
        if self.reference is not None and self.reference.within is not None and word != "about":
            raise _misplaced("within", phrase("one_sided"), "about_only")
        return self

    @property
    def due(self) -> Period | Window:
        """The period or window that is set, or the run of years."""
        held: Any = self.by or self.during or self.each_year
        return held  # type: ignore[no-any-return]  # the same

    @property
    def form(self) -> Form:
        """How the target resolves to a value."""
        for form in _KEYED:
            if getattr(self, form) is not None:
                return form
        if isinstance(self.quantity, Reference):
            return "relative"
        return "sum" if isinstance(self.during, Window) else "value"

    @property
    def comparator(self) -> Comparator | None:
        """The comparator, also that inside another form; None for a bare figure there: the better direction says it."""
        quantity = self.quantity
        if isinstance(quantity, Bound):
            return quantity.comparator
        return next((word for word in COMPARATORS if getattr(self, word) is not None), None)

    @cached_property
    def quantity(self) -> Decimal | Reference | Bound | tuple[Decimal, Decimal] | None:
        """What the one comparator or other form holds; None where the target has no figure."""
        held: Any = next((getattr(self, w) for w in (*COMPARATORS, *_BOUNDED) if getattr(self, w) is not None), None)
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
            return held.figures
        return held if isinstance(held, tuple) else (held, None)


class Breakdown(Due):
    """A row of a table that divides a target among regions; each figure as typed is the printed one."""

    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("by", "during"),
        ("at_least", "more_than", "at_most", "less_than", "about", "exactly"),
    )

    at_least: dict[str, FigureField] | None = None
    more_than: dict[str, FigureField] | None = None
    at_most: dict[str, FigureField] | None = None
    less_than: dict[str, FigureField] | None = None
    about: dict[str, FigureField] | None = None
    exactly: dict[str, FigureField] | None = None

    @model_validator(mode="after")
    def _is_one_row(self) -> Self:
        due, quantities = self.one_of
        one_due(self, due)
        only_one(self, quantities)
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


def natural(*, lower_is_better: bool) -> Comparator:
    """The comparator of a figure that names none, in every form: at least, or at most where lower is better."""
    return "at_most" if lower_is_better else "at_least"


def one_due(model: Model, words: tuple[str, ...]) -> None:
    """Refuse a model in which not exactly one of the words that tell the time is set."""
    found = [word for word in words if getattr(model, word) is not None]
    if len(found) != 1:
        raise PydanticCustomError("S020", "due", {"found": joined("and", found, phrase("neither"))})


def only_one(model: Model, choice: tuple[str, ...]) -> str:
    """The one quantity that is set; refused where there is none, or more than one."""
    found = [word for word in choice if getattr(model, word) is not None]
    if len(found) != 1:
        facts = {"found": joined("and", found, phrase("none")), "choice": choice}
        raise PydanticCustomError("S021", "quantity", facts)
    return found[0]


def in_order(ends: tuple[Decimal, Decimal] | None) -> None:
    """Refuse a range whose lower end is above its upper one."""
    if ends is not None and ends[0] > ends[1]:
        raise out_of_order("between", *ends)


def out_of_order(key: str | Phrase, low: object, high: object) -> PydanticCustomError:
    """The error for two ends that stand in the wrong order."""
    return PydanticCustomError("S022", "out of order", {"key": key, "low": str(low), "high": str(high)})


def _misplaced(key: str, thing: str | Phrase, advice: str = "change_form") -> PydanticCustomError:
    return PydanticCustomError("S023", "misplaced", {"key": key, "thing": thing, "advice": phrase(advice)})
