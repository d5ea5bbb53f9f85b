"""Every figure is written twice: as a value, and as the document prints it. Do the two agree?"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from planmetrics.diagnostics import Related, diagnostic, phrase
from planmetrics.figures.read import read_figure
from planmetrics.figures.reading import unread
from planmetrics.link.agreement import IN_ALL, Encoded, Measured, agree, is_in_unit
from planmetrics.link.registries import is_convertible
from planmetrics.model.actuals import Observation
from planmetrics.model.period import MONTHS, Period
from planmetrics.model.target import Bound, Printed, Window
from planmetrics.model.units import PERCENT, Unit, parse_unit
from planmetrics.wording import joined, quantity, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.diagnostics import Diagnostic, Phrase
    from planmetrics.facts import Dataset
    from planmetrics.figures.reading import Reading
    from planmetrics.load import Loaded
    from planmetrics.model.actuals import Actuals
    from planmetrics.model.indicator import Definition
    from planmetrics.model.plan import Plan, PlanIndicator
    from planmetrics.model.published import Published
    from planmetrics.model.target import Stated, Target
    from planmetrics.syntax.nodes import Path


def check_printed(
    loaded: Loaded[Plan], entry: PlanIndicator, definition: Definition, place: Path, dataset: Dataset
) -> Iterator[Diagnostic]:
    """Read every printed figure of one indicator back, and compare it with what is encoded."""
    unit = parse_unit(definition.unit, dataset.counters)
    if unit is None:
        return
    check = _Comparison(loaded, definition, unit, dataset, {"plan": loaded.model.id, "indicator": definition.id})
    if entry.baseline is not None:
        base, when = as_published(entry.baseline), entry.baseline.period
        yield from check.compare(entry.baseline, (*place, "baseline"), base, when)
        for index, again in enumerate(entry.baseline.also):
            yield from check.compare(again, (*place, "baseline", "also", index), base, when)
    for number, target in enumerate(entry.targets):
        if target.worded:
            continue
        path, encoded = (*place, "targets", number), check.of_target(target)
        yield from check.compare(target, path, encoded, target.due)
        for index, again in enumerate(target.also):
            yield from check.compare(again, (*path, "also", index), encoded, target.due)
        if target.stated is not None:
            yield from check.compare(target.stated, (*path, "stated"), of_stated(target.stated))
        if target.revised is not None:
            before = encoded._replace(value=target.revised.was, upper=None)
            yield from check.compare(target.revised, (*path, "revised"), before)


def check_worded(
    loaded: Loaded[Plan], entry: PlanIndicator, place: Path, counters: frozenset[str]
) -> Iterator[Diagnostic]:
    """What is called words alone must not hold a figure: it would never be judged."""
    for number, target in enumerate(entry.targets):
        reading = read_figure(target.printed, counters) if target.worded and target.vouched is None else None
        if reading is not None and reading.form is not None:
            path = (*place, "targets", number, "printed")
            yield diagnostic(
                "D019",
                loaded.at(*path),
                path=path,
                plan=loaded.model.id,
                indicator=entry.id,
                printed=show(target.printed),
                reading=_as_read(reading),
            )


def as_published(quantity: Published) -> Encoded:
    """A baseline or an observation as what a reading is held against."""
    if isinstance(quantity, Observation) and quantity.percent_change is not None:
        return Encoded("percent_change", "exact", quantity.percent_change)
    return Encoded("value", quantity.comparator or "exact", quantity.figure)


def of_stated(stated: Stated) -> Encoded:
    """A stated pace as what a reading is held against."""
    held = stated.growth if stated.growth is not None else stated.step
    form = "growth" if stated.growth is not None else "change"
    if isinstance(held, Bound):
        return Encoded(form, held.comparator, *held.figures)
    return Encoded(form, "exact", held)


def check_observed(
    loaded: Loaded[Actuals], observation: Observation, definition: Definition, place: Path, dataset: Dataset
) -> Iterator[Diagnostic]:
    """The same for an observation that says how its source prints it."""
    own = definition
    if observation.unit is not None and is_convertible(observation.unit, definition.unit, dataset.counters):
        own = definition.model_copy(update={"unit": observation.unit})
    unit = parse_unit(own.unit, dataset.counters)
    if unit is not None and observation.printed is not None:
        about = {"indicator": definition.id, "region": loaded.model.region}
        check = _Comparison(loaded, own, unit, dataset, about)
        as_printed = Printed.model_construct(printed=observation.printed, vouched=observation.vouched)
        yield from check.compare(as_printed, place, as_published(observation), observation.period)


_SCALES = tuple(Decimal(10) ** power for power in (-8, -4, -3, -2, 2, 3, 4, 8))
"""How one scale of a unit differs from another: 家 and 万家, 万元 and 亿元, £m and £bn."""


class _Comparison:
    """Compares readings with encoded figures of one indicator, whose unit gives the scale."""

    def __init__(
        self, loaded: Loaded[Any], definition: Definition, unit: Unit, dataset: Dataset, about: dict[str, Any]
    ) -> None:
        counters, plan = dataset.counters, loaded if "plan" in about else None
        self.loaded, self.definition, self.about = loaded, definition, about
        self.unit, self.counters = unit, counters
        self.where = partial(dataset.where, definition.id, linked=plan)
        lower = definition.better == "lower"
        self.measured = Measured(unit, definition.unit, definition.measure, lower, counters, definition.reduction)

    def say(self, code: str, path: Path, printed: str, **facts: Any) -> Diagnostic:
        at = (*path, "printed")
        facts |= {"printed": show(printed), **self.about}
        return diagnostic(code, self.loaded.at(*at), path=at, **facts)

    def of_target(self, target: Target) -> Encoded:
        """A target as what a reading is held against; a bare figure names no comparator: the better direction does."""
        since = target.since.year if target.since is not None else None
        return Encoded(target.form, target.comparator or self.measured.natural, *target.figures, since)

    def compare(
        self, text: Printed, path: Path, encoded: Encoded, when: Period | Window | None = None
    ) -> Iterator[Diagnostic]:
        """At most one diagnostic: that the text cannot be read, who vouches for it, or that it reads differently.

        `when` is the period of the figure; None where a year in the text may be another.
        """
        printed = text.printed
        reading = read_figure(printed, self.counters)
        if reading.form is None and text.vouched is not None:
            yield self.say("D016", path, printed, vouched=show(text.vouched), encoded=self.as_encoded(encoded))
        elif reading.form is None:
            yield self.say("D002", path, printed, reason=unread(reading))
        elif not agree(reading, encoded, self.measured):
            facts = {"reading": _as_read(reading), "encoded": self.as_encoded(encoded)}
            yield self.say("D001", path, printed, related=self.suspects(reading, encoded, path), **facts)
        elif (wrong := self.miscounted(reading, encoded.form)) is not None:
            yield self.say("D011", path, printed, counting=wrong, measure=phrase(f"measure.{self.definition.measure}"))
        elif when is not None and reading.year is not None and not _holds(when, reading.year):
            yield self.say(
                "D032", path, printed, year=reading.year, period=when.end if isinstance(when, Window) else when
            )

    def suspects(self, reading: Reading, encoded: Encoded, path: Path) -> tuple[Related, ...]:
        """What else may be wrong: the figure on another line, a unit or a direction that explains it all."""
        found = []
        keys = (encoded.comparator if encoded.comparator != "exact" else "value", encoded.form)
        places = {self.loaded.at(*path, key) for key in keys} - {self.loaded.at(*path)}
        here = self.loaded.at(*path, "printed").line
        found += [Related(place, phrase("encoded_here")) for place in sorted(places) if place.line != here]
        scaled = (Unit(self.unit.factor * factor, self.unit.base) for factor in _SCALES)
        if any(agree(reading, encoded, self.measured._replace(unit=unit)) for unit in scaled):
            found += self.said("unit", "unit_here")
        turned = self.measured._replace(lower_is_better=not self.measured.lower_is_better)
        if agree(reading, encoded, turned):
            found += self.said("better", "better_here")
        return tuple(found)

    def said(self, key: str, note: str) -> list[Related]:
        """Where the definition says something of the indicator."""
        place = self.where(key)
        return [Related(place, phrase(note))] if place is not None else []

    def as_encoded(self, encoded: Encoded) -> str | Phrase:
        """The encoded figure as a person would say it: less_than 3 % growth a year, not less_than 3 吨."""
        unit = self.unit_of(encoded.form) if encoded.value is not None else None
        figure = quantity(encoded.comparator, encoded.value, encoded.upper, unit)
        if encoded.form not in {"growth", "average", "multiple"}:  # whose unit says it
            figure = _told("percent_change" if encoded.form in IN_ALL else encoded.form, None, figure)
        return _counted_from(encoded.since, figure)

    def unit_of(self, form: str) -> str | Phrase:
        """What an encoded figure of this form is counted in: growth is no quantity of the indicator's unit."""
        if form in IN_ALL:
            return PERCENT
        if form == "average" and is_in_unit(form, self.measured):
            return self.definition.unit
        counted = {"growth": "growth_a_year", "average": "growth_a_year", "multiple": "times_over"}
        if self.unit.is_percent:
            counted |= {"change": "in_points", "relative": "in_points"}
        return phrase(counted[form]) if form in counted else self.definition.unit

    def miscounted(self, reading: Reading, form: str) -> Phrase | None:
        """新增 on a stock, or 累计 on what is added in one period."""
        if reading.counting == "flow" and self.definition.measure == "stock" and form == "value":
            return phrase("an_addition")
        if reading.counting == "stock" and self.definition.measure == "addition" and form == "value":
            return phrase("a_stock")
        return None


def _holds(when: Period | Window, year: int) -> bool:
    """Whether a year is one of these; a fiscal year is of both that it lies in."""
    first, last = (when.start or when.end, when.end) if isinstance(when, Window) else (when, when)
    return first.start // MONTHS <= year <= last.year


def _as_read(reading: Reading) -> str | Phrase:
    figure = quantity(reading.comparator, reading.value, reading.value_max, reading.unit)
    return _counted_from(reading.reference_year, _told(reading.form or "value", reading.direction, figure))


def _counted_from(year: int | None, figure: str | Phrase) -> str | Phrase:
    """A figure with the year that it is counted from."""
    return figure if year is None else phrase("counted_from", figure=figure, year=year)


def _told(form: str, direction: str | None, figure: str | Phrase) -> str | Phrase:
    """A figure with its form, where that is no plain value: growth down reach 5 %."""
    if form in {"value", "sum"}:
        return figure
    way = [phrase(f"direction.{direction}")] if direction else []
    return joined("beside", [phrase(f"form.{form}"), *way, figure])
