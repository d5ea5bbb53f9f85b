"""A plan: its document, its indicators, and what it promises of each."""

from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planmetrics.model.fields import AuditCode, DateField, Identifier, Model, Prose, Sha256, Text, UnitText
from planmetrics.model.indicator import Definition
from planmetrics.model.published import Published
from planmetrics.model.target import Breakdown, Duty, Locator, Restatement, Target, Window
from planmetrics.model.terms import Better, Measure, Standing


class Document(Model):
    """The text that the locators refer to; `sha256` tells whether a given text is that one."""

    title: Text
    sha256: Sha256 | None = None
    url: Text | None = None


class Baseline(Published):
    """The value and period that the plan starts from."""

    printed: Text
    at: Locator
    also: tuple[Restatement, ...] = ()


class NotTarget(Model):
    """A figure of the document that fixes no target, and why: a threshold, a subsidy, a fact of the past."""

    printed: Text
    at: Locator
    reason: Text


class PlanIndicator(Duty):
    """An indicator as one plan words it, with all that the plan says of it."""

    id: Identifier
    name: Text
    unit: UnitText
    name_en: Text | None = None
    measure: Measure | None = None
    better: Better | None = None
    definition: Prose | None = None
    additive: bool | None = None
    growth_from_levels: bool | None = None
    region: Identifier | None = None
    adds_to: Identifier | None = None
    part_of: Identifier | None = None
    sum_of: tuple[Identifier, ...] = ()
    baseline: Baseline | None = None
    targets: tuple[Target, ...] = ()
    breakdown: tuple[Breakdown, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.targets or self.breakdown or self.baseline):
            raise PydanticCustomError("S026", "nothing", {"indicator": self.id})
        return self

    @cached_property
    def definition_here(self) -> Definition | None:
        """The definition, where this plan gives one of its own."""
        if self.measure is None or self.better is None or self.name_en is None:
            return None
        return Definition.model_construct(  # every value has been checked here: building the model twice costs a start
            id=self.id,
            name=self.name,
            name_en=self.name_en,
            measure=self.measure,
            unit=self.unit,
            better=self.better,
            definition=self.definition,
            additive=bool(self.additive),
            growth_from_levels=self.growth_from_levels is not False,
            adds_to=self.adds_to,
        )


class Acknowledgement(Model):
    """A finding of the audit that a person has judged, and why it may stand; of one indicator, or of the whole plan."""

    code: AuditCode
    indicator: Identifier | None = None
    reason: Text


class Plan(Model):
    """A document that sets targets. A draft may lack issuer, number, date and start."""

    format: Literal[1]
    id: Identifier
    title: Text
    title_en: Text | None = None
    issuer: Text | None = None
    number: Text | None = None
    issued: DateField | None = None
    standing: Standing
    region: Identifier
    period: Window
    document: Document
    note: Prose | None = None
    indicators: tuple[PlanIndicator, ...] = Field(min_length=1)
    not_targets: tuple[NotTarget, ...] = ()
    acknowledged: tuple[Acknowledgement, ...] = ()
