"""The dataset as flat tables: plans, targets as encoded, observations with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.segments import StatedPace, stated_unit
from planmetrics.records.indicator import IndicatorReport
from planmetrics.records.listing import ObservationRow, PlanRow, TargetRow

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from planmetrics.facts import Dataset, LinkedPlan, ObservationFact, TargetFact
    from planmetrics.model.indicator import Definition


def region_names(dataset: Dataset) -> dict[str, tuple[str, str]]:
    """Names of all regions, in Chinese and English."""
    return {code: (region.name, region.name_en) for code, region in dataset.regions.items()}


def plan_row(linked: LinkedPlan, dataset: Dataset) -> PlanRow:
    """One plan at a glance. `observed`, `baselines` and `owned` count targets that have such."""
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
    )


def indicator_report(
    dataset: Dataset, definition: Definition, targets: Iterable[TargetFact], regions: Container[str] | None
) -> IndicatorReport:
    """What is promised and what was observed of one indicator, in these regions (None: wherever it was)."""
    groups = [group for (indicator, _), group in dataset.observations.items() if indicator == definition.id]
    wanted = [fact for group in groups for fact in group if regions is None or fact.region in regions]
    wanted.sort(key=lambda fact: (fact.region, fact.period.end, fact.period.start, fact.source_id))
    return IndicatorReport(
        definition=definition,
        targets=tuple(map(target_row, targets)),
        observations=tuple(observation_row(fact, definition.unit) for fact in wanted),
        doubtful=tuple(fact.quantity.doubt is not None for fact in wanted),
        regions=region_names(dataset),
    )


def target_row(target: TargetFact) -> TargetRow:
    """One target as encoded: nothing is resolved or worked out."""
    pace = StatedPace.of(target.stated) if target.stated is not None else None
    baseline = target.baseline
    return TargetRow(
        plan=target.plan.id,
        indicator=target.definition.id,
        name=target.entry.name,
        region=target.region,
        measure=target.definition.measure,
        unit=target.definition.unit,
        better=target.definition.better,
        form=target.form,
        comparator=target.comparator,
        value=target.value,
        value_max=target.value_max,
        period_from=(str(target.start) if target.start else None) if target.form == "sum" else str(target.period),
        period_to=str(target.period),
        period_inferred=target.inferred,
        since=str(target.since) if target.since else None,
        assigned_by=target.assigned_by,
        baseline=baseline.figure if baseline else None,
        baseline_period=str(baseline.period) if baseline else None,
        stated_growth=pace.figure if pace else None,
        stated_unit=stated_unit(target),
        firmness=target.firmness,
        strive=target.strive,
        owners=target.owners,
        printed=target.printed,
        section=target.locator.section,
        line=target.locator.line,
    )


def observation_rows(dataset: Dataset) -> Iterator[ObservationRow]:
    """Every observation, those that plans state as baselines included, by region, indicator and period."""
    facts = [fact for group in dataset.observations.values() for fact in group]
    facts.sort(key=lambda fact: (fact.region, fact.indicator, fact.period.end, fact.period.start, fact.source_id))
    known = dataset.every_definition()
    for fact in facts:
        yield observation_row(fact, known[fact.indicator].unit)


def _note(fact: ObservationFact) -> str | None:
    """The note, led by what bears on the value's use and has no column: doubt, constant prices, vintage."""
    quantity, observation = fact.quantity, fact.observation
    bearing = {
        "doubt": quantity.doubt,
        "prices": quantity.prices if quantity.prices != "current" else None,
        "vintage": observation.vintage if observation else None,
        "boundary": observation.boundary if observation else None,
    }
    said = [f"{key}: {value}" for key, value in bearing.items() if value is not None]
    return "; ".join([*said, *([quantity.note] if quantity.note else [])]) or None


def observation_row(fact: ObservationFact, unit: str) -> ObservationRow:
    """One observation with its source."""
    return ObservationRow(
        region=fact.region,
        indicator=fact.indicator,
        period=str(fact.period),
        comparator=fact.quantity.comparator or "exactly",
        value=fact.quantity.figure,
        unit=unit,
        status=fact.observation.status if fact.observation else None,
        source=fact.source_id,
        source_kind=fact.source.kind,
        source_title=fact.source.title,
        source_url=fact.source.url,
        published=fact.source.published,
        note=_note(fact),
    )
