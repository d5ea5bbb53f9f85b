"""Every figure is written twice: as a value, and as the document prints it. Do the two agree?"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planmetrics.diagnostics import diagnostic, phrase
from planmetrics.figures.read import read_figure
from planmetrics.model.target import Bound
from planmetrics.model.units import POINTS, Unit, parse_unit
from planmetrics.wording import quantity, show

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


_MIRRORED = {"at_least": "at_most", "more_than": "less_than", "at_most": "at_least", "less_than": "more_than"}


class _Comparison:
    """Compares readings with encoded figures of one indicator, whose unit gives the scale."""

    def __init__(
        self, loaded: Loaded[Any], definition: Definition, unit: Unit, counters: frozenset[str], about: dict[str, Any]
    ) -> None:
        self.loaded, self.definition, self.about = loaded, definition, about
        self.unit, self.counters = unit, counters

    def say(self, code: str, path: Path, printed: str, **facts: Any) -> Diagnostic:
        at = (*path, "printed")
        facts |= {"printed": show(printed), **self.about}
        return diagnostic(code, self.loaded.at(*at), path=at, **facts)

    def quantity(self, quantity: Published, printed: str, path: Path) -> Iterator[Diagnostic]:
        comparator = quantity.comparator or "exact"
        yield from self.compare(printed, path, comparator, quantity.figure, None, "value")

    def target(self, target: Target, printed: str, path: Path) -> Iterator[Diagnostic]:
        value, upper = target.figures
        yield from self.compare(printed, path, target.comparator, value, upper, target.form)

    def stated(self, stated: Stated, path: Path) -> Iterator[Diagnostic]:
        held = stated.growth if stated.growth is not None else stated.step
        comparator, value = (held.comparator, held.value) if isinstance(held, Bound) else ("exact", held)
        form = "growth" if stated.growth is not None else "change"
        yield from self.compare(stated.printed, path, comparator, value, None, form)

    def compare(
        self,
        printed: str,
        path: Path,
        comparator: str,
        value: Decimal | None,
        upper: Decimal | None,
        form: str,
    ) -> Iterator[Diagnostic]:
        """At most one diagnostic: that the text cannot be read, or that it reads differently."""
        reading = read_figure(printed, self.counters)
        if reading.form is None:
            yield self.say("D002", path, printed, reason=_unread(reading))
            return
        scale = self.scale(reading) if form in {"value", "sum", "change", "relative"} else Decimal(1)
        sign = -1 if self.falls(reading, form) else 1
        same = (
            scale is not None
            and self.forms_agree(reading, form)
            and _matches(reading.value, value, scale * sign)
            and _matches(reading.value_max, upper, scale * sign)
            and self.comparators_agree(reading, comparator, form)
        )
        if not same:
            encoded = quantity(comparator, value, upper, self.unit_of(form))
            read = quantity(reading.comparator, reading.value, reading.value_max, reading.unit)
            yield self.say("D001", path, printed, reading=read, encoded=encoded)
        elif (wrong := self.miscounted(reading, form)) is not None:
            yield self.say("D011", path, printed, counting=wrong, measure=phrase(f"measure.{self.definition.measure}"))

    def unit_of(self, form: str) -> str | Phrase:
        """What an encoded figure of this form is counted in: growth is no quantity of the indicator's unit."""
        counted: dict[str, str | Phrase] = {"growth": phrase("growth_a_year"), "multiple": phrase("times_over")}
        if self.unit.is_percent:
            counted["change"] = phrase("in_points")
        return counted.get(form, self.definition.unit)

    def scale(self, reading: Reading) -> Decimal | None:
        """What the encoded value is multiplied with to be in the reading's unit; None if they differ.

        A cell without a unit is in the column's, which is the indicator's: 3200 under 亿元, 超17万 under 件.
        个 stands for any counter, and for the share's points where a change is told.
        """
        own = parse_unit(reading.unit, self.counters) if reading.unit is not None else None
        if own is None or reading.form == "rank":
            return Decimal(1)
        if own.base == self.unit.base:
            return self.unit.factor / own.factor
        counted, per, _ = self.definition.unit.partition("/")
        above = parse_unit(counted, self.counters) if per else None
        if above is not None and own.base == above.base:  # 55件 of 件/万人: what it is per stands in the name
            return above.factor
        generic = own.base == "个" and not (self.unit.is_percent or self.unit.is_money)
        points = own.base == POINTS and self.unit.is_percent
        return self.unit.factor if generic or points else None

    def falls(self, reading: Reading, form: str) -> bool:
        """下降13.5% of a level is growth of -13.5; an indicator that is itself a fall stays positive."""
        return reading.direction == "down" and form in {"growth", "change", "relative"}

    def forms_agree(self, reading: Reading, form: str) -> bool:
        """增长15% is no level of 15, and 提高0.8个百分点 no share of 0.8; a bare cell takes its column's form."""
        if form in {"value", "sum"}:
            moving = {"growth": "growth", "addition": "change"}.get(self.definition.measure)
            times = self.unit.base == "倍" and reading.form == "multiple"
            return reading.form in {"value", "rank", "coverage", moving} or times
        return reading.form == form or (reading.form == "value" and form != "relative" and reading.direction is None)

    def comparators_agree(self, reading: Reading, comparator: str, form: str) -> bool:
        """A bare figure is at least (at most where lower is better), or exact where it is a baseline."""
        down = self.falls(reading, form)
        if form == "relative" and reading.value is not None:
            # 高于甲3个点: the word says more than, the margin at least
            return comparator in ({"at_most", "less_than"} if down else {"at_least", "more_than"})
        if reading.comparator == "reach":
            lower = (self.definition.better == "lower") != down
            return comparator in {"exact", "exactly", "at_most" if lower else "at_least"}
        return comparator == (
            _MIRRORED.get(reading.comparator or "", reading.comparator) if down else reading.comparator
        )

    def miscounted(self, reading: Reading, form: str) -> Phrase | None:
        """新增 on a stock, or 累计 on what is added in one period."""
        if reading.counting == "flow" and self.definition.measure == "stock" and form == "value":
            return phrase("an_addition")
        if reading.counting == "stock" and self.definition.measure == "addition" and form == "value":
            return phrase("a_stock")
        return None


def _matches(read: Decimal | None, encoded: Decimal | None, scale: Decimal) -> bool:
    if read is None or encoded is None:
        return read is None and encoded is None
    return read == encoded * scale


def _unread(reading: Reading) -> Phrase:
    """Why a printed figure fixes no quantity: the reader's own words in English, what its reason means in Chinese."""
    return phrase("unread", detail=reading.detail, meaning=phrase("meaning", word=reading.reason))
