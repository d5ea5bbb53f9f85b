"""Methods of judging pace, as data: the quantity they look at, their cut-offs, and what they call each class."""

from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Literal, Self, TypeAlias

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planmetrics.diagnostics import Phrase, phrase
from planmetrics.model.fields import FigureField, Identifier, Model, Prose, Text
from planmetrics.wording import joined

Quantity: TypeAlias = Literal[
    "done_over_due", "progress", "log_progress", "log_done_over_elapsed", "lead",
    "recent_ratio", "recent_step_ratio", "recent_growth_ratio", "acceleration",
    "linear_ratio", "growth_ratio", "projected_share",
]  # fmt: skip
"""What a method judges a target by; each is a function of `compute.course`."""
Pace: TypeAlias = Literal["ahead", "on-track", "lagging", "far-behind", "reversing"]

_LOWER, _UPPER = ("at_least", "more_than"), ("at_most", "less_than")


class Cut(Model):
    """One end of a class, closed (`at_least`, `at_most`) or open (`more_than`, `less_than`); the last has none."""

    at_least: FigureField | None = None
    more_than: FigureField | None = None
    at_most: FigureField | None = None
    less_than: FigureField | None = None

    @cached_property
    def comparator(self) -> str | None:
        """The one comparator that is set; None for what is left over."""
        return next((word for word in (*_LOWER, *_UPPER) if getattr(self, word) is not None), None)

    @cached_property
    def figure(self) -> Decimal:
        """The cut-off."""
        found: Decimal = getattr(self, self.comparator or "", Decimal(0))
        return found


class Label(Model):
    """What a method calls a class, as its source spells it, with its names and its score where it has one."""

    label: Text
    name: Text
    name_en: Text
    score: FigureField | None = None


class Grade(Cut, Label):
    """A class of a method: the first whose cut-off a quantity passes is its class."""

    status: Pace | None = None
    """Our own word for it; where the method has none, the label stands alone."""
    reduced: bool = True
    """Whether the cut-off shrinks near a natural limit, where the method has `limit_exponent`."""


class Line(Cut):
    """A stretch of a score: `slope` times the quantity plus `at_zero`, from its cut-off on."""

    slope: FigureField
    at_zero: FigureField


class Score(Model):
    """A score as stretches of straight lines, held between `least` and `most`."""

    least: FigureField
    most: FigureField
    lines: tuple[Line, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _check_cuts(self.lines, "lines")
        return self


class Judging(Model):
    """How a quantity is turned into a class, and into a score."""

    classes: tuple[Grade, ...] = Field(min_length=1)
    score: Score | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _check_cuts(self.classes, "classes")
        return self


class WithTarget(Judging):
    """How a method judges the way to a target."""

    quantity: Quantity


class WithoutTarget(Judging):
    """How a method judges a series without a target: by its growth a year, as a fraction, in the better direction."""

    limit_exponent: FigureField | None = None
    """Cut-offs shrink near a natural limit: by 1 - (base / limit) to this power."""
    limit_is_target: bool = False
    """Whether a value at its natural limit counts as achieved."""


class Reference(Model):
    """Where a method comes from, and what was checked of it; in English, and in Chinese with `_zh` behind the key."""

    title: Text
    title_zh: Text | None = None
    url: Text | None = None
    note: Prose | None = None
    note_zh: Prose | None = None


class Method(Model):
    """A published or agreed way of judging whether a target is on track."""

    id: Identifier
    name: Text
    name_en: Text
    source: Reference
    with_target: WithTarget
    without_target: WithoutTarget | None = None
    achieved: Label
    """The class of what is reached already, whatever its pace."""
    reversing: Label | None = None
    """The class of what has moved away from its target, where the method puts direction before its quantity."""
    unavailable: Label | None = None
    """The class of what cannot be judged; without one there is no label, but a reason."""
    otherwise: Identifier | None = None
    """The method to judge by where this one's quantity cannot be had."""
    zero_as: FigureField | None = None
    """The figure that the source reads a base or target of zero as, where it does so."""
    ends_met_within: FigureField | None = None
    """For shares whose target is 0 or 100: how many points short of it still count as met."""
    overall: tuple[Grade, ...] = ()
    """The classes of the mean of several scores."""

    @property
    def is_of_our_scale(self) -> bool:
        """Whether its class goes with our status, direction first; a published method keeps its own classes."""
        return self.reversing is not None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.overall:
            _check_cuts(self.overall, "overall")
        return self


class Methods(Model):
    """data/methods.yaml, or a file of one's own that adds to it."""

    format: Literal[1]
    methods: tuple[Method, ...]


def _check_cuts(cuts: tuple[Cut, ...], key: str) -> None:
    """Every class but the last has one cut-off, all lower or all upper ends, each further on than the one before."""
    for number, cut in enumerate(cuts):
        held = [word for word in (*_LOWER, *_UPPER) if getattr(cut, word) is not None]
        if len(held) != (number < len(cuts) - 1):
            wanted = "one_cut" if number < len(cuts) - 1 else "no_cut"
            _refuse(key, number, phrase("has", what=joined("and", held, phrase("none"))), wanted)
    for number, (one, other) in enumerate(pairwise(cuts[:-1]), 1):
        if (one.comparator in _LOWER) != (other.comparator in _LOWER):
            _refuse(key, number, phrase("turns", one=one.comparator, other=other.comparator), "one_kind")
        if one.figure == other.figure or (one.figure < other.figure) == (one.comparator in _LOWER):
            order = "falling" if one.comparator in _LOWER else "rising"
            _refuse(key, number, phrase("goes", one=one.figure, other=other.figure), order)


def _refuse(key: str, number: int, found: Phrase, wanted: str) -> None:
    facts = {"key": key, "number": number + 1, "found": found, "wanted": phrase(wanted), "at": (key, number)}
    raise PydanticCustomError("S031", "cut-offs", facts)
