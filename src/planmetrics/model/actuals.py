"""Published observations of one region, each with its source."""

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planmetrics.model.fields import Identifier, Model, PartialDate, Prose, Text
from planmetrics.model.published import Published
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
    """One published value of one indicator, in the indicator's own unit."""

    indicator: Identifier
    source: Identifier
    unit: Text | None = None
    printed: Text | None = None
    """The figure as the source prints it, where that is not how it is encoded: 1.7万 for 17000."""
    status: ObservationStatus | None = None
    vintage: Identifier | None = None
    """The revision that the value belongs to; no rate crosses vintages."""
    boundary: Literal["current"] | None = None
    """`current` where a figure from before a scope break is stated for the region as it is now."""


class Actuals(Model):
    """The observations of one region."""

    format: Literal[1]
    region: Identifier
    sources: dict[str, Source]
    observations: tuple[Observation, ...]

    @model_validator(mode="after")
    def _sources_can_be_found(self) -> Self:
        for name, source in self.sources.items():
            if source.url is None and source.number is None and not source.internal:
                raise PydanticCustomError("S024", "lost", {"name": name, "at": ("sources", name)})
        return self
