"""The linked dataset: targets and observations as flat facts, each knowing where it was written.

A plan file nests what the document nests; formulas and tables want one row a target. Breakdown cells,
`each` regions and `each_year` years become targets of their own here, and what an indicator says for
all its targets (owners, firmness, region) is filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from planmetrics.model.period import MONTHS, Period, years_of
from planmetrics.model.target import Reference, Target, Window, natural
from planmetrics.model.terms import WINDOWED
from planmetrics.model.units import conversion
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from decimal import Decimal

    from planmetrics.diagnostics import Span
    from planmetrics.load import Loaded
    from planmetrics.model.actuals import Observation, Source
    from planmetrics.model.indicator import Definition
    from planmetrics.model.naming import Names
    from planmetrics.model.plan import Baseline, Plan, PlanIndicator
    from planmetrics.model.published import Published
    from planmetrics.model.region import Region
    from planmetrics.model.target import Due, Locator, Revision, Stated
    from planmetrics.model.terms import Comparator, Firmness, Form
    from planmetrics.syntax.nodes import Path

Key: TypeAlias = tuple[str | int, ...]
"""What tells one target from every other (`key_of`); never text that is printed."""


class TargetFact(NamedTuple):
    """One target of one region. `start` is set for windows only, and None there if it is unknown."""

    plan: Plan
    entry: PlanIndicator
    definition: Definition
    region: str
    form: Form
    comparator: Comparator
    value: Decimal | None
    value_max: Decimal | None
    reference: Reference | None
    start: Period | None
    period: Period
    since: Period | None
    prices: str | None
    both_sides: bool
    inferred: bool
    assigned_by: str | None
    firmness: Firmness | None
    strive: bool
    owners: tuple[str, ...]
    stated: Stated | None
    revised: Revision | None
    printed: str
    locator: Locator
    ambiguous: str | None
    path: Path

    @property
    def due_name(self) -> str:
        """How tables name its period: 2027, or for a sum 2025..2027 with ? for an unknown start; - without a target."""
        if self.form == "value" and self.value is None:
            return "-"
        return f"{self.start or '?'}..{self.period}" if self.form in WINDOWED else str(self.period)

    @property
    def names(self) -> Names:
        """What its plan calls the indicator, in both languages."""
        return self.entry.names(self.definition)

    @property
    def series(self) -> tuple[tuple[str, str], ...]:
        """The series that it speaks of, and the one that it is held against: indicator and region."""
        own = (self.definition.id, self.region)
        against = self.reference
        return (own, (against.indicator or own[0], against.region or own[1])) if against is not None else (own,)

    @property
    def baseline(self) -> Baseline | None:
        """The baseline that the plan states for this indicator and region."""
        own = self.entry.region or self.plan.region
        return self.entry.baseline if self.region == own and self.assigned_by is None else None


def key_of(target: TargetFact) -> Key:
    """The plan that sets a target, where it is written there, whom it binds and when: `each_year` shares a place."""
    return (target.plan.id, *target.path, target.region, *target.period)


SUPPOSED = "what-if"
"""The source of an observation that nobody published: what someone wants to see worked out."""


class ObservationFact(NamedTuple):
    """One observation of one region. `source_id` is the key of the source, or the id of a plan; `unit` its own unit.

    `loaded` is the file that it stands in, None for one that is only supposed.
    """

    region: str
    indicator: str
    quantity: Published
    observation: Observation | None
    source: Source
    source_id: str
    unit: str
    loaded: Loaded[Any] | None
    path: Path

    @property
    def period(self) -> Period:
        """The period that was observed."""
        return self.quantity.period

    def in_unit(self, unit: str, counters: frozenset[str]) -> ObservationFact | None:
        """The same observation in another unit, with the digits it was printed with; None if no factor leads there."""
        factor = conversion(self.unit, unit, counters)
        is_relative = self.observation is not None and self.observation.percent_change is not None
        if unit == self.unit or is_relative:  # a change in percent is the same in every unit
            return self
        return None if factor is None else self._replace(unit=unit, quantity=self.quantity.times(factor))

    @property
    def is_supposed(self) -> bool:
        """Whether it is only supposed, and was published by nobody."""
        return self.source.title == SUPPOSED


class TaskFact(NamedTuple):
    """One promise in words alone (worded): it can be reported done, but is never judged.

    `start` is set where it is due in a period of its own (during 2024, every year): what was done before is not it.
    """

    plan: Plan
    entry: PlanIndicator
    names: Names
    region: str
    start: Period | None
    period: Period
    inferred: bool
    firmness: Firmness | None
    strive: bool
    owners: tuple[str, ...]
    printed: str
    locator: Locator
    path: Path


class LinkedPlan(NamedTuple):
    """A plan whose indicators have definitions; its targets and its tasks in the order of the document."""

    loaded: Loaded[Plan]
    definitions: dict[str, Definition]
    targets: tuple[TargetFact, ...]
    tasks: tuple[TaskFact, ...] = ()

    @property
    def plan(self) -> Plan:
        """The plan as its file gives it."""
        return self.loaded.model

    @property
    def promised(self) -> list[str]:
        """The ids of its indicators and tasks, in the order of the document."""
        tasks = {task.entry.id for task in self.tasks}
        return [entry.id for entry in self.plan.indicators if entry.id in tasks or entry.id in self.definitions]

    def in_brief(self, shared: Container[str]) -> LinkedPlan:
        """What other files are held against: what it supersedes, and its definitions of what is not shared."""
        plan = self.plan.model_copy(update={"indicators": (), "not_targets": (), "acknowledged": ()})
        own = {name: held for name, held in self.definitions.items() if name not in shared}
        return LinkedPlan(self.loaded._replace(model=plan), own, ())


class Dataset:
    """All that was loaded, by id; filled by `link`, only read from then on.

    Observations are grouped by indicator and region, in no further order. `places` tells where the shared definitions
    stand, `region_places` where the regions do, `defined_in` which plans define an indicator of their own.
    """

    def __init__(self) -> None:
        self.plans: dict[str, LinkedPlan] = {}
        self.definitions: dict[str, Definition] = {}
        self.defined_in: dict[str, list[str]] = {}
        self.places: dict[str, tuple[Loaded[Any], Path]] = {}
        self.region_places: dict[str, tuple[Loaded[Any], Path]] = {}
        self.regions: dict[str, Region] = {}
        self.counters: frozenset[str] = frozenset()
        self.fiscal_years: dict[str, int] = {}
        self.observations: dict[tuple[str, str], list[ObservationFact]] = {}
        self.done: dict[tuple[str, str], list[ObservationFact]] = {}

    def observed(
        self, indicator: str, region: str, unit: str | None = None, plan: Plan | None = None
    ) -> list[ObservationFact]:
        """Every observation of one indicator in one region; in this unit, as far as a factor leads there.

        With a plan, what speaks to it: a baseline that another plan states is that plan's own, so that a plan is judged
        alike beside all others and alone.
        """
        known = self.observations.get((indicator, region), [])
        if plan is not None:
            known = [fact for fact in known if fact.observation is not None or fact.source_id == plan.id]
        if unit is None or all(fact.unit == unit for fact in known):
            return known
        return [found for fact in known if (found := fact.in_unit(unit, self.counters)) is not None]

    def year_of(self, region: str) -> Period:
        """A year as the region counts it: from January on, or from the month in which its fiscal years start."""
        start = self.fiscal_years.get(region, 1) - 1
        return Period(start, start + MONTHS)

    def every_definition(self) -> dict[str, Definition]:
        """Definitions by id: those of the registries, and those that plans give of their own."""
        inline = {name: held for linked in self.plans.values() for name, held in linked.definitions.items()}
        return {**inline, **self.definitions}

    def where(self, indicator: str, key: str, linked: Loaded[Plan] | None = None) -> Span | None:
        """Where a key of an indicator's definition stands: in this plan, if it says so itself, else in its registry."""
        for number, entry in enumerate(linked.model.indicators if linked is not None else ()):
            if linked is not None and entry.id == indicator and getattr(entry, key, None) is not None:
                return linked.at("indicators", number, key)
        if indicator not in self.places:
            return None
        loaded, path = self.places[indicator]
        return loaded.at(*path, key)

    def lies_in(self, region: str, above: str) -> bool:
        """Whether a region is another one, or lies inside it."""
        return above in self.upward(region)

    def upward(self, region: str) -> list[str]:
        """A region and what it lies in, from near to far; a circle of parents is walked once."""
        found = [region]
        while (known := self.regions.get(found[-1])) and known.parent is not None and known.parent not in found:
            found.append(known.parent)
        return found


def targets_of(plan: Plan, entry: PlanIndicator, definition: Definition, place: Path) -> Iterator[TargetFact]:
    """Every target with a figure of one indicator of a plan: written ones first, then the cells of breakdowns."""
    unsaid = natural(lower_is_better=definition.better == "lower")
    for number, target in enumerate(entry.targets):
        if target.worded:
            continue
        path = (*place, "targets", number)
        value, upper = target.figures
        for start, period in _dues(target):
            for region in target.each or (target.region or entry.region or plan.region,):
                yield TargetFact(
                    plan=plan,
                    entry=entry,
                    definition=definition,
                    region=region,
                    form=target.form,
                    comparator=target.comparator or unsaid,
                    value=value,
                    value_max=upper,
                    reference=target.reference,
                    start=start,
                    period=period,
                    since=target.since,
                    prices=target.prices,
                    both_sides=target.both_sides,
                    assigned_by=target.assigned_by or (plan.region if target.each else None),
                    stated=target.stated,
                    revised=target.revised,
                    printed=target.printed,
                    path=path,
                    ambiguous=target.ambiguous or entry.ambiguous,
                    **_duties(target, entry),
                )
    for number, row in enumerate(entry.breakdown):
        path = (*place, "breakdown", number, row.comparator)
        for start, period in _dues(row):
            for region, figure in row.cells.items():
                yield TargetFact(
                    plan=plan,
                    entry=entry,
                    definition=definition,
                    region=region,
                    form="sum" if isinstance(row.during, Window) else "value",
                    comparator=row.comparator,
                    value=figure,
                    value_max=None,
                    reference=None,
                    start=start,
                    period=period,
                    since=None,
                    prices=None,
                    both_sides=False,
                    assigned_by=row.assigned_by or plan.region,
                    stated=None,
                    revised=None,
                    printed=str(figure),  # in a table, the figure as typed is the printed one
                    path=(*path, region),
                    ambiguous=row.ambiguous or entry.ambiguous,
                    **_duties(row, entry),
                )


def tasks_of(plan: Plan, entry: PlanIndicator, definition: Definition | None, place: Path) -> Iterator[TaskFact]:
    """Every promise of one indicator that the plan puts in words alone; a task as such has no definition."""
    for number, target in enumerate(entry.targets):
        for start, period in _dues(target) if target.worded else ():
            own = target.by is None and not isinstance(target.during, Window)
            for region in target.each or (target.region or entry.region or plan.region,):
                yield TaskFact(
                    plan=plan,
                    entry=entry,
                    names=entry.names(definition),
                    region=region,
                    start=period if own else start,
                    period=period,
                    printed=target.printed,
                    path=(*place, "targets", number),
                    **_duties(target, entry),
                )


def _duties(due: Due, entry: PlanIndicator) -> dict[str, Any]:
    """What a target says of itself, else what its indicator says for all of them."""
    return {
        "inferred": due.inferred,
        "firmness": due.firmness or entry.firmness,
        "strive": bool(entry.strive if due.strive is None else due.strive),
        "owners": entry.owners or () if due.owners is None else due.owners,
        "locator": due.at,
    }


def _dues(due: Due) -> Iterator[tuple[Period | None, Period]]:
    """Start (of a window) and end of each period in which something is due."""
    if isinstance(due, Target) and due.each_year is not None and due.each_year.start is not None:
        for year in years_of(due.each_year.start, due.each_year.end):
            yield None, year
    elif isinstance(due.during, Window):
        yield due.during.start, due.during.end
    else:
        yield None, due.end
