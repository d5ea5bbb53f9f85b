"""Published observations of one region, each with its source."""

from decimal import Decimal
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planmetrics.diagnostics import phrase
from planmetrics.model.fields import (
    FigureField,
    Identifier,
    Model,
    PartialDate,
    PeriodField,
    Prose,
    RegionCode,
    Text,
    UnitText,
)
from planmetrics.model.published import FIGURES, Published
from planmetrics.model.terms import ObservationStatus, SourceKind


class Source(Model):
    """A publication. `kind` is that of the original publisher, `copy` says that a copy was seen."""

    title: Text
    publisher: Text | None = None
    url: Text | None = None
    number: Text | None = None
    internal: bool = False
    published: PartialDate | None = None
    kind: SourceKind
    seen_as: Literal["mirror", "repost"] | None = Field(default=None, alias="copy")
    described: bool = False
    """Whether the title describes a page that showed no headline."""
    note: Prose | None = None


class Observation(Published):
    """One published value of one indicator, in the indicator's own unit or the one that it names.

    Where only a change is published (比2010年下降6.6%), `percent_change` holds it and `since` its base, which reads
    as 100. A task without a figure is reported `done`.
    """

    one_of: ClassVar[tuple[tuple[str, ...], ...]] = ((*FIGURES, "percent_change", "done"),)

    indicator: Identifier
    source: Identifier
    percent_change: FigureField | None = None
    since: PeriodField | None = None
    done: Literal[True] | None = None
    unit: UnitText | None = None
    printed: Text | None = None
    """The figure as the source prints it, where that is not how it is encoded: 1.7万 for 17000."""
    vouched: Text | None = None
    """Who answers for it, or why, where the program cannot read what is printed."""
    status: ObservationStatus | None = None
    vintage: Identifier | None = None
    """The revision that the value belongs to; no rate crosses vintages."""
    boundary: Literal["current"] | None = None
    """`current` where a figure from before a scope break is stated for the region as it is now."""

    @model_validator(mode="after")
    def _counts_from_a_base(self) -> Self:
        if (self.percent_change is None) != (self.since is None):
            advice = phrase("since_and_percent_change")
            facts = {"key": "percent_change" if self.since is None else "since", "advice": advice}
            raise PydanticCustomError("S023", "misplaced", {**facts, "thing": phrase("thing.Observation")})
        return self

    @property
    def figure(self) -> Decimal:
        """The figure, exact or not, in the unit it is published in; a change alone as what 100 becomes by it."""
        return super().figure if self.percent_change is None else 100 + self.percent_change


class Actuals(Model):
    """The observations of one region."""

    format: Literal[1]
    region: RegionCode
    sources: dict[str, Source]
    observations: tuple[Observation, ...]

    @model_validator(mode="after")
    def _sources_can_be_found(self) -> Self:
        for name, source in self.sources.items():
            if source.url is None and source.number is None and not source.internal:
                raise PydanticCustomError("S024", "lost", {"name": name, "at": ("sources", name)})
        return self
