"""Every figure is written twice: as a value, and as the document prints it. Do the two agree?"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planmetrics.diagnostics import diagnostic, phrase
from planmetrics.figures.read import read_figure
from planmetrics.link.agreement import IN_ALL, Encoded, Measured, agree
from planmetrics.model.target import DERIVED, Bound
from planmetrics.model.units import PERCENT, Unit, parse_unit
from planmetrics.wording import joined, quantity, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.diagnostics import Diagnostic, Phrase
    from planmetrics.figures.reading import Reading
    from planmetrics.load import Loaded
    from planmetrics.model.actuals import Actuals, Observation
    from planmetrics.model.indicator import Definition
    from planmetrics.model.plan import Plan, PlanIndicator
    from planmetrics.model.published import Published
    from planmetrics.model.target import Stated, Target
    from planmetrics.syntax.nodes import Path


def check_printed(
    loaded: Loaded[Plan], entry: PlanIndicator, definition: Definition, place: Path, counters: frozenset[str]
) -> Iterator[Diagnostic]:
    """Read every printed figure of one indicator back, and compare it with what is encoded."""
    unit = parse_unit(definition.unit, counters)
    if unit is None:
        return
    check = _Comparison(loaded, definition, unit, counters, {"plan": loaded.model.id, "indicator": definition.id})
    if entry.baseline is not None:
        yield from check.quantity(entry.baseline, entry.baseline.printed, (*place, "baseline"))
        for index, again in enumerate(entry.baseline.also):
            yield from check.quantity(entry.baseline, again.printed, (*place, "baseline", "also", index))
    for number, target in enumerate(entry.targets):
        path = (*place, "targets", number)
        yield from check.target(target, target.printed, path)
        for index, again in enumerate(target.also):
            yield from check.target(target, again.printed, (*path, "also", index))
        if target.stated is not None:
            yield from check.stated(target.stated, (*path, "stated"))


def check_observed(
    loaded: Loaded[Actuals], observation: Observation, definition: Definition, place: Path, counters: frozenset[str]
) -> Iterator[Diagnostic]:
    """The same for an observation that says how its source prints it."""
    unit = parse_unit(definition.unit, counters)
    if unit is not None and observation.printed is not None:
        about = {"indicator": definition.id, "region": loaded.model.region}
        check = _Comparison(loaded, definition, unit, counters, about)
        yield from check.quantity(observation, observation.printed, place)


class _Comparison:
    """Compares readings with encoded figures of one indicator, whose unit gives the scale."""

    def __init__(
        self, loaded: Loaded[Any], definition: Definition, unit: Unit, counters: frozenset[str], about: dict[str, Any]
    ) -> None:
        self.loaded, self.definition, self.about = loaded, definition, about
        self.unit, self.counters = unit, counters
        lower = definition.better == "lower"
        self.measured = Measured(unit, definition.unit, definition.measure, lower, counters)

    def say(self, code: str, path: Path, printed: str, **facts: Any) -> Diagnostic:
        at = (*path, "printed")
        facts |= {"printed": show(printed), **self.about}
        return diagnostic(code, self.loaded.at(*at), path=at, **facts)

    def quantity(self, quantity: Published, printed: str, path: Path) -> Iterator[Diagnostic]:
        yield from self.compare(printed, path, Encoded("value", quantity.comparator or "exact", quantity.figure))

    def target(self, target: Target, printed: str, path: Path) -> Iterator[Diagnostic]:
        value, upper = target.figures
        # A bare figure of a derived form names no comparator: the better direction does.
        bare = target.form in DERIVED and isinstance(target.quantity, Decimal)
        comparator = self.measured.natural if bare else target.comparator
        yield from self.compare(printed, path, Encoded(target.form, comparator, value, upper))

    def stated(self, stated: Stated, path: Path) -> Iterator[Diagnostic]:
        held = stated.growth if stated.growth is not None else stated.step
        comparator, value = (held.comparator, held.value) if isinstance(held, Bound) else ("exact", held)
        form = "growth" if stated.growth is not None else "change"
        yield from self.compare(stated.printed, path, Encoded(form, comparator, value))

    def compare(self, printed: str, path: Path, encoded: Encoded) -> Iterator[Diagnostic]:
        """At most one diagnostic: that the text cannot be read, or that it reads differently."""
        reading = read_figure(printed, self.counters)
        if reading.form is None:
            yield self.say("D002", path, printed, reason=_unread(reading))
        elif not agree(reading, encoded, self.measured):
            yield self.say("D001", path, printed, reading=_as_read(reading), encoded=self.as_encoded(encoded))
        elif (wrong := self.miscounted(reading, encoded.form)) is not None:
            yield self.say("D011", path, printed, counting=wrong, measure=phrase(f"measure.{self.definition.measure}"))

    def as_encoded(self, encoded: Encoded) -> str | Phrase:
        """The encoded figure as a person would say it: less_than 3 % growth a year, not less_than 3 吨."""
        figure = quantity(encoded.comparator, encoded.value, encoded.upper, self.unit_of(encoded.form))
        if encoded.form in {"growth", "average", "multiple"}:  # the unit says it
            return figure
        return _told("percent_change" if encoded.form in IN_ALL else encoded.form, None, figure)

    def unit_of(self, form: str) -> str | Phrase:
        """What an encoded figure of this form is counted in: growth is no quantity of the indicator's unit."""
        if form in IN_ALL:
            return PERCENT
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


def _as_read(reading: Reading) -> str | Phrase:
    figure = quantity(reading.comparator, reading.value, reading.value_max, reading.unit)
    return _told(reading.form or "value", reading.direction, figure)


def _told(form: str, direction: str | None, figure: str | Phrase) -> str | Phrase:
    """A figure with its form, where that is no plain value: growth down reach 5 %."""
    if form in {"value", "sum"}:
        return figure
    way = [phrase(f"direction.{direction}")] if direction else []
    return joined("beside", [phrase(f"form.{form}"), *way, figure])


def _unread(reading: Reading) -> Phrase:
    """Why a printed figure fixes no quantity: the reader's own words in English, what its reason means in Chinese."""
    return phrase("unread", detail=reading.detail, meaning=phrase("meaning", word=reading.reason))
