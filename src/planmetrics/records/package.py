"""All that is there as tables that refer to each other, for a data package; a fact a row, nothing rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planmetrics.model.actuals import Actuals
from planmetrics.records.fields import Field, fields_of
from planmetrics.records.gap import FIELDS as GAP_FIELDS
from planmetrics.records.gap import judged
from planmetrics.records.listing import (
    OBSERVATION_FIELDS,
    PLAN_FIELDS,
    TARGET_FIELDS,
    observations,
    plan_row,
    promises,
)
from planmetrics.records.tasks import TASK_FIELDS
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planmetrics.facts import Dataset, ObservationFact, TargetFact, TaskFact
    from planmetrics.model.actuals import Source
    from planmetrics.model.region import Region
    from planmetrics.records.fields import Value
    from planmetrics.records.gap import Board, Judged
    from planmetrics.records.listing import Promise


class Link(NamedTuple):
    """Columns whose values stand in the columns of another table, wherever they are not empty."""

    columns: tuple[str, ...]
    table: str
    there: tuple[str, ...]


class Resource(NamedTuple):
    """A table of the package: its columns, its rows, and what tells them apart and ties them to others."""

    name: str
    fields: tuple[Field[Any], ...]  # Any: they are as typed as the records
    records: tuple[Any, ...]
    primary: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


class Indicated(NamedTuple):
    """An indicator, or a task, by its id. A task has neither measure, unit nor better."""

    indicator: str
    name: str
    name_en: str | None
    measure: str | None
    unit: str | None
    better: str | None
    definition: str | None


class Cited(NamedTuple):
    """A publication that observations of a region come from; `source` is its id there."""

    region: str
    source: str
    held: Source


def _key(fact: TargetFact | TaskFact) -> str:
    """A target's key (`facts.key_of`) as it is written; as long as its file stays, it does."""
    return "/".join(map(str, (fact.plan.id, *fact.path, fact.region, fact.period)))


def _key_of_row(row: Judged) -> Value:
    target = row.entry.assessment.subject.target
    return _key(target) if target is not None else None  # of a table's rows, which no package holds


_TARGET_KEY: Field[Promise] = Field("key", lambda promise: _key(promise.fact))
_REGION_FIELDS: tuple[Field[Region], ...] = (
    Field("region", lambda region: region.id),
    Field("name", lambda region: region.name),
    Field("name_en", lambda region: region.name_en),
    Field("level", lambda region: region.level),
    Field("parent", lambda region: region.parent),
)
_SOURCE_FIELDS: tuple[Field[Cited], ...] = (
    Field("region", lambda cited: cited.region),
    Field("source", lambda cited: cited.source),
    Field("title", lambda cited: cited.held.title),
    Field("publisher", lambda cited: cited.held.publisher),
    Field("url", lambda cited: cited.held.url),
    Field("number", lambda cited: cited.held.number),
    Field("internal", lambda cited: cited.held.internal),
    Field("published", lambda cited: cited.held.published),
    Field("kind", lambda cited: cited.held.kind),
    Field("copy", lambda cited: cited.held.seen_as),
    Field("note", lambda cited: cited.held.note),
)
_PLAN, _INDICATOR, _REGION = (Link((key,), f"{key}s", (key,)) for key in ("plan", "indicator", "region"))


def resources(dataset: Dataset, board: Board) -> list[Resource]:
    """The tables of a package, each behind those that it refers to.

    Args:
        dataset: what was loaded, free of errors.
        board: every target and task of its plans, as assessed by one method.
    """
    plans = tuple(plan_row(linked, dataset) for linked in dataset.plans.values())
    targets = promises(dataset, (target for linked in dataset.plans.values() for target in linked.targets))
    observed = tuple(observations(dataset))
    return [
        Resource("plans", PLAN_FIELDS, plans, ("plan",), (_REGION,)),
        Resource("indicators", fields_of(Indicated), tuple(_indicated(dataset)), ("indicator",)),
        Resource("regions", _REGION_FIELDS, tuple(dataset.regions.values()), ("region",)),
        Resource(
            "targets",
            (_TARGET_KEY, *TARGET_FIELDS),
            tuple(targets),
            ("key",),
            (_PLAN, _INDICATOR, _REGION, Link(("assigned_by",), "regions", ("region",))),
        ),
        Resource(
            "tasks",
            (Field("key", lambda task: _key(task.fact)), *TASK_FIELDS),
            board.tasks,
            ("key",),
            (_PLAN, _INDICATOR, _REGION),
        ),
        Resource(
            "gaps",
            (Field("key", _key_of_row), *GAP_FIELDS),
            tuple(judged(board)),
            ("key",),
            (Link(("key",), "targets", ("key",)), _PLAN, _INDICATOR, _REGION),
        ),
        Resource("sources", _SOURCE_FIELDS, tuple(_cited(dataset)), ("region", "source"), (_REGION,)),
        Resource(
            "observations",
            OBSERVATION_FIELDS,
            observed,
            links=(_INDICATOR, _REGION, Link(("region", "source"), "sources", ("region", "source"))),
        ),
    ]


def _indicated(dataset: Dataset) -> Iterator[Indicated]:
    """The indicators that are defined, then the tasks, which have no definition, under the name that is met first."""
    known = dataset.every_definition()
    for one in known.values():
        yield Indicated(one.id, one.name, one.name_en, one.measure, one.unit, one.better, one.definition)
    tasks = {task.entry.id: task.entry for linked in reversed(dataset.plans.values()) for task in linked.tasks}
    for entry in tasks.values():
        if entry.id not in known:
            yield Indicated(entry.id, entry.name, entry.name_en, None, None, None, entry.definition)


def _cited(dataset: Dataset) -> Iterator[Cited]:
    """Every source once: those that the files of actuals name, and the plans that state baselines."""
    facts = [fact for held in (dataset.observations, dataset.done) for group in held.values() for fact in group]
    found = {(fact.region, fact.source_id): fact.source for fact in facts} | _named(facts)
    for (region, source), held in sorted(found.items(), key=lambda one: one[0]):
        yield Cited(region, source, held)


def _named(facts: Iterable[ObservationFact]) -> dict[tuple[str, str], Source]:
    """The sources that the files of these facts name, those that no observation is of among them."""
    files = {id(fact.loaded): fact.loaded.model for fact in facts if fact.loaded is not None}
    return {
        (file.region, name): source
        for file in files.values()
        if isinstance(file, Actuals)
        for name, source in file.sources.items()
    }
