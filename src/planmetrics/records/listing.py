"""What is there, as it is encoded: plans, targets and observations with their sources. Nothing is resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.gather import region_name
from planmetrics.compute.segments import StatedPace, stated_unit
from planmetrics.compute.series import base_of
from planmetrics.model.terms import WINDOWED
from planmetrics.records.fields import Field, fields_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable
    from decimal import Decimal

    from planmetrics.compute.assessment import Names
    from planmetrics.facts import Dataset, LinkedPlan, ObservationFact, TargetFact, TaskFact
    from planmetrics.model.period import Period
    from planmetrics.records.fields import Explained, Value


class PlanRow(NamedTuple):
    """One plan at a glance. `observed`, `baselines` and `owned` count targets that have such."""

    plan: str
    title: str
    title_en: str | None
    issuer: str | None
    issued: str | None
    standing: str
    region: str
    period_from: str | None
    period_to: str
    indicators: int
    targets: int
    observed: int
    baselines: int
    owned: int
    tasks: int
    supersedes: str | None


class Promise(NamedTuple):
    """One target as its plan words it, with the names that people know."""

    fact: TargetFact
    region_name: Names
    assigner_name: Names | None

    @property
    def name(self) -> Names:
        """What the plan calls the indicator, and its English name."""
        return self.fact.names


class Observed(NamedTuple):
    """One observation, a plan's baseline included, with the names that people know."""

    fact: ObservationFact
    region_name: Names
    unit: str | None

    @property
    def figure(self) -> Decimal:
        """The figure as published, in `unit`; where only a change is known, that in percent."""
        change = self.fact.observation.percent_change if self.fact.observation is not None else None
        return self.fact.quantity.figure if change is None else change

    @property
    def is_doubtful(self) -> bool:
        """Whether its file says that its year, scope or value is doubtful."""
        return self.fact.quantity.doubt is not None

    @property
    def is_done(self) -> bool:
        """Whether it is no figure, but reports a task in words as done."""
        return self.fact.observation is not None and self.fact.observation.done is True

    @property
    def bearing(self) -> dict[str, str]:
        """What bears on the value's use without a key of its own: doubt, prices, vintage, boundary, base."""
        quantity, observation = self.fact.quantity, self.fact.observation
        known = {
            "doubt": quantity.doubt,
            "prices": quantity.prices if quantity.prices != "current" else None,
            "vintage": observation.vintage if observation else None,
            "boundary": observation.boundary if observation else None,
            "since": str(observation.since) if observation and observation.since else None,
        }
        return {key: value for key, value in known.items() if value is not None}


def plan_row(linked: LinkedPlan, dataset: Dataset) -> PlanRow:
    """One plan at a glance."""
    plan, targets = linked.plan, linked.targets
    return PlanRow(
        plan=plan.id,
        title=plan.title,
        title_en=plan.title_en,
        issuer=plan.issuer,
        issued=plan.issued.isoformat() if plan.issued else None,
        standing=plan.standing,
        region=plan.region,
        period_from=str(plan.period.start) if plan.period.start else None,
        period_to=str(plan.period.end),
        indicators=len(linked.definitions),
        targets=len(targets),
        observed=sum(
            any(fact.observation is not None for fact in dataset.observed(t.definition.id, t.region)) for t in targets
        ),
        baselines=sum(target.baseline is not None for target in targets),
        owned=sum(bool(target.owners) for target in targets),
        tasks=len(linked.tasks),
        supersedes=plan.supersedes,
    )


def promises(dataset: Dataset, targets: Iterable[TargetFact]) -> list[Promise]:
    """Targets with the names of their regions, in the order given."""
    return [
        Promise(
            target,
            region_name(dataset, target.region),
            region_name(dataset, target.assigned_by) if target.assigned_by is not None else None,
        )
        for target in targets
    ]


def observations(
    dataset: Dataset, indicator: str | None = None, regions: Container[str] | None = None
) -> list[Observed]:
    """Observations by region, indicator and period, reports on tasks among them; None: of every one, everywhere."""
    facts = [
        fact
        for (observed, region), group in (*dataset.observations.items(), *dataset.done.items())
        for fact in group
        if indicator in {None, observed} and (regions is None or region in regions)
    ]
    facts.sort(key=lambda fact: (fact.region, fact.indicator, fact.period.end, fact.period.start, fact.source_id))
    return [
        Observed(fact, region_name(dataset, fact.region), "%" if base_of(fact) else fact.unit or None) for fact in facts
    ]


PLAN_FIELDS = fields_of(PlanRow)
"""The keys of a row of `plans`."""


def _since(promise: Promise) -> Period | None:
    """The first period that the target speaks of; None where a window has no start."""
    return promise.fact.start if promise.fact.form in WINDOWED else promise.fact.period


def _stated(promise: Promise) -> Value:
    stated = promise.fact.stated
    return StatedPace.of(stated).figure if stated is not None else None


def _base(promise: Promise) -> Value:
    return promise.fact.baseline.figure if promise.fact.baseline is not None else None


def _base_period(promise: Promise) -> Value:
    return promise.fact.baseline.period if promise.fact.baseline is not None else None


TARGET_FIELDS: tuple[Field[Promise], ...] = (
    Field("plan", lambda promise: promise.fact.plan.id),
    Field("indicator", lambda promise: promise.fact.definition.id),
    Field("name", lambda promise: promise.fact.entry.name),
    Field("region", lambda promise: promise.fact.region),
    Field("measure", lambda promise: promise.fact.definition.measure),
    Field("unit", lambda promise: promise.fact.definition.unit),
    Field("better", lambda promise: promise.fact.definition.better),
    Field("form", lambda promise: promise.fact.form),
    Field("comparator", lambda promise: promise.fact.comparator),
    Field("value", lambda promise: promise.fact.value),
    Field("value_max", lambda promise: promise.fact.value_max),
    Field("period_from", _since),
    Field("period_to", lambda promise: promise.fact.period),
    Field("period_inferred", lambda promise: promise.fact.inferred),
    Field("since", lambda promise: promise.fact.since),
    Field("assigned_by", lambda promise: promise.fact.assigned_by),
    Field("baseline", _base),
    Field("baseline_period", _base_period),
    Field("stated_growth", _stated),
    Field("stated_unit", lambda promise: stated_unit(promise.fact)),
    Field("firmness", lambda promise: promise.fact.firmness),
    Field("strive", lambda promise: promise.fact.strive),
    Field("owners", lambda promise: promise.fact.owners),
    Field("printed", lambda promise: promise.fact.printed),
    Field("section", lambda promise: promise.fact.locator.section),
    Field("line", lambda promise: promise.fact.locator.line),
    Field("revised_from", lambda promise: promise.fact.revised.was if promise.fact.revised is not None else None),
)
"""The keys of a target as encoded: `export targets` and `show`."""

_OF_TASK: dict[str, Callable[[TaskFact], Value]] = {
    "plan": lambda task: task.plan.id,
    "indicator": lambda task: task.entry.id,
    "name": lambda task: task.entry.name,
    "region": lambda task: task.region,
    "measure": lambda task: task.entry.measure,
    "unit": lambda task: task.entry.unit,
    "better": lambda task: task.entry.better,
    "form": lambda _: "worded",
    "period_from": lambda task: task.start or task.period,
    "period_to": lambda task: task.period,
    "period_inferred": lambda task: task.inferred,
    "firmness": lambda task: task.firmness,
    "strive": lambda task: task.strive,
    "owners": lambda task: task.owners,
    "printed": lambda task: task.printed,
    "section": lambda task: task.locator.section,
    "line": lambda task: task.locator.line,
}
"""What a task has of the keys of a target; of the others, comparator and value among them, it has none."""


def _of_either(field: Field[Promise]) -> Field[Promise | TaskFact]:
    of_task = _OF_TASK.get(field.key)

    def value(one: Promise | TaskFact) -> Value | Explained:
        if isinstance(one, Promise):
            return field.value(one)
        return of_task(one) if of_task is not None else None

    return Field(field.key, value)


EXPORT_FIELDS = tuple(map(_of_either, TARGET_FIELDS))
"""The keys of a target, in which a task has a row too."""


def _note(observed: Observed) -> Value:
    """What bears on the value's use, then the note."""
    note = observed.fact.quantity.note
    return (
        "; ".join([*(f"{key}: {value}" for key, value in observed.bearing.items()), *([note] if note else [])]) or None
    )


def _comparator(observed: Observed) -> Value:
    return None if observed.is_done else observed.fact.quantity.comparator or "exactly"


OBSERVATION_FIELDS: tuple[Field[Observed], ...] = (
    Field("region", lambda observed: observed.fact.region),
    Field("indicator", lambda observed: observed.fact.indicator),
    Field("period", lambda observed: observed.fact.period),
    Field("comparator", _comparator),
    Field("value", lambda observed: None if observed.is_done else observed.figure),
    Field("unit", lambda observed: observed.unit),
    Field("status", lambda observed: observed.fact.observation.status if observed.fact.observation else None),
    Field("source", lambda observed: observed.fact.source_id),
    Field("source_kind", lambda observed: observed.fact.source.kind),
    Field("source_title", lambda observed: observed.fact.source.title),
    Field("source_url", lambda observed: observed.fact.source.url),
    Field("published", lambda observed: observed.fact.source.published),
    Field("note", _note),
    Field("done", lambda observed: observed.is_done or None),
)
"""The keys of an observation: `export observations` and `show`."""
