"""A plan: its document, its indicators, and what it promises of each."""

from functools import cached_property
from typing import ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planmetrics.diagnostics import phrase
from planmetrics.model.fields import (
    AuditCode,
    DateField,
    Identifier,
    Model,
    Month,
    Positive,
    Prose,
    RegionCode,
    Sha256,
    Text,
    UnitText,
    Version,
)
from planmetrics.model.indicator import Definition, check_reduction
from planmetrics.model.naming import Names, is_english
from planmetrics.model.published import Published
from planmetrics.model.target import (
    Breakdown,
    Drafted,
    Duty,
    Locator,
    Printed,
    Restatement,
    Target,
    Window,
    out_of_order,
)
from planmetrics.model.terms import SUMMED, Better, Measure, Standing


class Original(Model):
    """The file that the text of a document was taken from, and what took it."""

    sha256: Sha256
    media_type: Text
    extractor: Text


class Document(Model):
    """The text that the locators refer to; `sha256` tells whether a given text is that one."""

    title: Text
    sha256: Sha256 | None = None
    url: Text | None = None
    original: Original | None = None


class Baseline(Published, Printed, Drafted):
    """The value and period that the plan starts from."""

    at: Locator
    also: tuple[Restatement, ...] = ()


class NotTarget(Model):
    """A figure of the document that fixes no target, and why: a threshold, a subsidy, a fact of the past.

    `lines` stands for every figure from the first of two lines to the last that the plan does not encode.
    """

    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (("printed", "lines"), ("at", "lines"))

    printed: Text | None = None
    at: Locator | None = None
    lines: tuple[Positive, Positive] | None = None
    reason: Text

    @model_validator(mode="after")
    def _is_a_figure_or_lines(self) -> Self:
        if self.lines is None:
            lacking = "printed" if self.printed is None else "at" if self.at is None else None
            if lacking is not None:
                raise PydanticCustomError("S002", "missing", {"key": lacking, "thing": phrase("thing.NotTarget")})
        elif self.printed is not None or self.at is not None:
            facts = {"key": "lines", "thing": phrase("one_figure_of_it"), "advice": phrase("lines_or_figure")}
            raise PydanticCustomError("S023", "misplaced", facts)
        elif self.lines[0] > self.lines[1]:
            raise out_of_order("lines", *self.lines)
        return self


class PlanIndicator(Duty):
    """An indicator as one plan words it, with all that the plan says of it."""

    some_of: ClassVar[tuple[str, ...]] = ("targets", "breakdown", "baseline")

    id: Identifier
    name: Text
    unit: UnitText | None = None
    name_en: Text | None = None
    measure: Measure | None = None
    better: Better | None = None
    definition: Prose | None = None
    additive: bool | None = None
    growth_from_levels: bool | None = None
    growth_is_real: bool | None = None
    reduction: bool | None = None
    region: RegionCode | None = None
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
        if self.unit is None and not self.is_task:
            raise PydanticCustomError("S002", "missing", {"key": "unit", "thing": phrase("thing.PlanIndicator")})
        check_reduction(self.better, reduction=self.reduction is True)
        return self

    @property
    def is_task(self) -> bool:
        """Whether it holds nothing but words: a task that can be done, but not measured."""
        worded = all(target.worded for target in self.targets)
        return worded and not (self.breakdown or self.baseline) and self.measure is None

    def names(self, definition: Definition | None) -> Names:
        """What the plan calls it, and its English name: the plan's own, where it has one; a task has no definition."""
        own = self.name if definition is None or is_english(self.name) else definition.names[1]
        return self.name, self.name_en or own

    @cached_property
    def definition_here(self) -> Definition | None:
        """The definition, where this plan gives one of its own."""
        has_names = self.name_en is not None or is_english(self.name)
        if self.measure is None or self.better is None or self.unit is None or not has_names:
            return None
        return Definition.model_construct(  # every value has been checked here: building the model twice costs a start
            id=self.id,
            name=self.name,
            name_en=self.name_en,
            measure=self.measure,
            unit=self.unit,
            better=self.better,
            definition=self.definition,
            additive=self.measure in SUMMED if self.additive is None else self.additive,
            growth_from_levels=self.growth_from_levels is not False,
            growth_is_real=bool(self.growth_is_real),
            reduction=bool(self.reduction),
            adds_to=self.adds_to,
        )


class Acknowledgement(Model):
    """A finding of the audit that a person has judged, and why it may stand; of one indicator, or of the whole plan."""

    code: AuditCode
    indicator: Identifier | None = None
    reason: Text


class Plan(Model):
    """A document that sets targets. A draft may lack issuer, number, date and start.

    `draft`: the file was drafted from its document by the program, and is not checked yet.
    """

    format: Version
    draft: bool = False
    id: Identifier
    title: Text
    title_en: Text | None = None
    issuer: Text | None = None
    number: Text | None = None
    issued: DateField | None = None
    standing: Standing
    supersedes: Identifier | None = None
    """The plan that this one replaces."""
    region: RegionCode
    fiscal_year_starts: Month | None = None
    period: Window
    document: Document
    note: Prose | None = None
    indicators: tuple[PlanIndicator, ...] = Field(min_length=1)
    not_targets: tuple[NotTarget, ...] = ()
    acknowledged: tuple[Acknowledgement, ...] = ()
