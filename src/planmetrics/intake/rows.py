"""The cells of a table as observations: all of them, or every cell that keeps them from being taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planmetrics.diagnostics import Phrase, counted, diagnostic, phrase
from planmetrics.intake.figure import figure_of, in_unit
from planmetrics.intake.heads import name_and_unit, unit_name, when_of
from planmetrics.intake.merge import Wanted
from planmetrics.intake.sheet import where
from planmetrics.mistyped import to_write
from planmetrics.model.period import MONTHS, is_fiscal
from planmetrics.model.terms import OVER_A_PERIOD
from planmetrics.model.units import conversion, parse_unit
from planmetrics.syntax.nodes import plain_value
from planmetrics.tables.cells import KINDS, NOTHING
from planmetrics.tables.figures import Evidence
from planmetrics.tables.figures import figure_of as cell_figure
from planmetrics.tuples import NamedTuple
from planmetrics.wording import nearest, one_of, show

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.facts import Dataset
    from planmetrics.intake.figure import Figure
    from planmetrics.intake.sheet import Column, Constant, Known, Layout
    from planmetrics.model.indicator import Definition
    from planmetrics.model.mapping import TableMapping
    from planmetrics.model.period import Period
    from planmetrics.syntax.nodes import Data
    from planmetrics.tables.delimited import Record

_STATUSES = {
    **dict.fromkeys(
        ("preliminary", "初步", "初步数", "初步核算", "初步核算数", "快报", "快报数", "预计", "p"), "preliminary"
    ),
    **dict.fromkeys(("final", "最终", "最终数", "最终核实", "最终核实数", "正式", "年报", "年报数"), "final"),
    **dict.fromkeys(("revised", "修订", "修订数", "r"), "revised"),
}
_GROWTH_OF = ("增速", "增长率", "增长", "同比增长", "同比增速", "同比")
"""How the growth of an indicator is called, behind its name."""
_FLAGS = {"p": "preliminary", "r": "revised"}


class Passed(NamedTuple):
    """Cells that were not taken as they stand: the first of them, and how many there are."""

    cell: Phrase
    found: str
    taken: str
    number: int = 1


class Read(NamedTuple):
    """The observations of a table, and what is wrong with it; `blank` and `shown` are to be told in any case."""

    wanted: list[Wanted]
    wrong: list[Diagnostic]
    blank: Passed | None
    shown: Passed | None


class _Cell(NamedTuple):
    """A cell with a figure, and what its row and column say of it."""

    record: Record
    column: Column
    text: str


def read_rows(
    layout: Layout, mapping: TableMapping, known: Known, constant: Constant, dataset: Dataset, *, full_digits: bool
) -> Read:
    """Every figure of the table as an observation; `full_digits`: as its cell holds it, not as the cell shows it."""
    return _Rows(layout, mapping, known, constant, dataset, full_digits=full_digits).read()


class _Rows:
    """Reads the rows of one table; mistakes about one name are told once."""

    def __init__(
        self,
        layout: Layout,
        mapping: TableMapping,
        known: Known,
        constant: Constant,
        dataset: Dataset,
        *,
        full_digits: bool,
    ) -> None:
        self.layout, self.mapping, self.known, self.constant = layout, mapping, known, constant
        self.counters, self.fiscal_years = dataset.counters, dataset.fiscal_years
        self.definitions = dataset.every_definition()
        self.full_digits = full_digits
        self.columns = {one.role: one for one in layout.columns if not one.head.has_figures}
        self.wrong: list[Diagnostic] = []
        self.told: set[tuple[str, str]] = set()
        self.blank: Passed | None = None
        self.shown: Passed | None = None
        self.marks = self._evidence().marks
        self.periods: dict[tuple[str, int | None], Period | None] = {}

    def read(self) -> Read:
        """The observations, each once."""
        first: dict[object, tuple[Wanted, Phrase]] = {}
        for record in self.layout.rows:
            if record.cells == self.layout.head.cells or self._is_shifted(record):
                continue  # the head of another page; a row whose cells stand below other heads
            for column in self.layout.figures:
                text = self._text(record, column.place)
                if not text:
                    continue
                made = self._observation(_Cell(record, column, text))
                if made is None:
                    continue
                place = where(self.layout.grid, record, column.place)
                other, there = first.setdefault((made.region, *made.same), (made, place))
                if other is not made and other.figure != made.figure:
                    facts = {"found": show(text), "other": there, "value": show(str(other.figure[1]))}
                    self._say("C046", record, column.place, **facts)
        return Read([one for one, _ in first.values()], self.wrong, self.blank, self.shown)

    def _is_shifted(self, record: Record) -> bool:
        """Whether a row of text has more cells than the head: a mark in a figure has parted it in two."""
        width, separator = len(self.layout.head.cells), self.layout.grid.separator
        if not separator or not any(cell.strip() for cell in record.cells[width:]):
            return False
        advice = phrase("comma_in_cell" if separator == "," else "separator_in_cell")
        self._say("C011", record, width, count=counted("cells", len(record.cells)), width=width, advice=advice)
        return True

    def _evidence(self) -> Evidence:
        """What all figures together tell of the decimal mark."""
        evidence = Evidence(self.layout.grid.separator)
        for record in self.layout.rows:
            for column in self.layout.figures:
                figure = cell_figure(self._text(record, column.place))
                if figure is not None:
                    evidence.see(str(column.place), figure)
        return evidence

    def _text(self, record: Record, index: int) -> str:
        return record.cells[index].strip() if index < len(record.cells) else ""

    def _of_role(self, record: Record, role: str) -> str:
        column = self.columns.get(role)
        return self._text(record, column.place) if column is not None else ""

    def _say(self, code: str, record: Record, index: int, **facts: Any) -> None:
        grid = self.layout.grid
        facts = {"where": where(grid, record, index), **facts}
        self.wrong.append(diagnostic(code, grid.span(record, index), **facts))

    def _say_once(self, code: str, record: Record, index: int, found: str, **facts: Any) -> None:
        if (code, found) not in self.told:
            self.told.add((code, found))
            self._say(code, record, index, found=show(found), **facts)

    def _observation(self, cell: _Cell) -> Wanted | None:
        """One observation; None where its cell holds no figure, is not wanted, or is wrong, which is told."""
        label = self._of_role(cell.record, "indicator")
        name, in_label = name_and_unit(label, self.counters)
        if {label, name, self._of_role(cell.record, "region")} & set(self.mapping.skip):
            return None
        if NOTHING.fullmatch(cell.text):
            self.blank = self._passed(self.blank, cell, "")
            return None
        definition = self._indicator(cell, name)
        region = self._region(cell)
        source = self._source(cell)
        if definition is None or region is None or source is None:
            return None
        period = self._period(cell, region)
        unit = self._unit(cell, in_label, definition)
        figure, status = self._figure(cell, definition, unit)
        if period is None or figure is None or self._is_of_one_month_alone(cell, period, definition):
            return None
        keys: dict[str, Data] = {"indicator": definition.id, "period": plain_value(str(period)), **figure.keys}
        keys |= self._more(cell, definition, status)
        keys["source"] = source
        note = self._of_role(cell.record, "note")
        keys |= {"note": " ".join(note.split())} if note else {}
        span = self.layout.grid.span(cell.record, cell.column.place)
        return Wanted(region, period, None, keys, span)

    def _passed(self, before: Passed | None, cell: _Cell, taken: str) -> Passed:
        if before is not None:
            return before._replace(number=before.number + 1)
        return Passed(where(self.layout.grid, cell.record, cell.column.place), cell.text, taken)

    def _indicator(self, cell: _Cell, name: str) -> Definition | None:
        head, index = cell.column.head, cell.column.place
        own = self.columns.get("indicator")
        if head.indicator is not None:
            found: tuple[str, ...] = (head.indicator,)
        elif own is None and self.constant.indicator is None:
            self._say_once(
                "C044", cell.record, index, "indicator", what=phrase("which_indicator"), option="--indicator"
            )
            return None
        elif own is not None and not name:
            self._say("C045", cell.record, own.place, found=show(""), advice=phrase("name_or_skip"))
            return None
        else:
            found = self.known.indicators.find(name) if own is not None else (str(self.constant.indicator),)
        if cell.column.role == "growth":
            found = self._growth(name, found)
            name = f"{name}{_GROWTH_OF[0]}"
            if name in self.mapping.skip:
                return None
        at = own.place if own is not None else index
        return self._one(found, name, cell.record, at)

    def _growth(self, name: str, found: tuple[str, ...]) -> tuple[str, ...]:
        """The indicator that is the growth of another one: by its name, else by its id."""
        for tail in _GROWTH_OF:
            if grown := self.known.indicators.find(name + tail):
                return grown
        return tuple(f"{one}-growth" for one in found if f"{one}-growth" in self.definitions)

    def _one(self, found: tuple[str, ...], name: str, record: Record, index: int) -> Definition | None:
        if len(found) > 1:
            self._say_once("C048", record, index, name, choice=found)
        elif not found or found[0] not in self.definitions:
            advice = nearest(name, (*self.known.indicators.shown, *self.definitions))
            self._say_once("C047", record, index, name, advice=advice)
        return self.definitions.get(found[0]) if len(found) == 1 else None

    def _region(self, cell: _Cell) -> str | None:
        own = self.columns.get("region")
        text = self._of_role(cell.record, "region")
        if cell.column.head.region is not None:
            return cell.column.head.region
        if not text:
            if self.constant.region is None:
                what = phrase("which_region")
                self._say_once("C044", cell.record, cell.column.place, "region", what=what, option="--region")
            return self.constant.region
        found = self.known.regions.find(text)
        at = own.place if own is not None else cell.column.place
        if len(found) > 1:
            self._say_once("C048", cell.record, at, text, choice=found)
        elif not found:
            self._say_once("C047", cell.record, at, text, advice=nearest(text, self.known.regions.shown))
        return found[0] if len(found) == 1 else None

    def _source(self, cell: _Cell) -> str | None:
        source = self._of_role(cell.record, "source") or self.constant.source
        if source is None:
            what = phrase("which_source")
            self._say_once("C044", cell.record, cell.column.place, "source", what=what, option="--source")
        return source

    def _period(self, cell: _Cell, region: str) -> Period | None:
        own, text = self.columns.get("period"), self._of_role(cell.record, "period")
        if cell.column.period is not None or own is None:
            return cell.column.period
        if not text and self.constant.period is not None:
            return self.constant.period
        key = (text, self.fiscal_years.get(region))
        if key not in self.periods:
            when = when_of(*key)
            self.periods[key] = when.within(self.constant.year) if when is not None else None
        if self.periods[key] is None:
            code, advice = ("C041", None) if when_of(*key) is not None else ("C012", self._period_advice(text))
            self._say(code, cell.record, own.place, found=show(text), **({} if advice is None else {"advice": advice}))
        return self.periods[key]

    def _is_of_one_month_alone(self, cell: _Cell, period: Period, definition: Definition) -> bool:
        """Whether figures that are counted since January (9月累计, 累计同比) would be of one month; that is told."""
        head = cell.column.head.text
        if (
            "累计" not in head
            or definition.measure not in OVER_A_PERIOD
            or period.months > 1
            or period.start % MONTHS == 0
        ):
            return False
        self._say_once("C042", cell.record, cell.column.place, head)
        return True

    def _period_advice(self, text: str) -> Phrase | None:
        """What to write: a day as the period that it ends, a number of days as spreadsheets count them as a date."""
        number = plain_value(text)
        if text.isdigit() and not isinstance(number, str) and len(text) == len("45292"):
            return phrase("days_since_1900", days=text)
        if len(text) == len("2024-09-30") and text[4] == text[7] == "-":
            return phrase("no_day", period=text[:7])
        return phrase("fiscal_years_of_region") if is_fiscal(text) else KINDS["base_period"].advise(text)

    def _unit(self, cell: _Cell, in_label: str | None, definition: Definition) -> str | None:
        """The unit that stands nearest: of the column, of the row, of the whole table; growth is in percent.

        Of several above the table it is the one that converts to the indicator's.
        """
        if cell.column.head.unit is not None:
            return cell.column.head.unit
        if cell.column.role == "growth":
            return "%"
        if unit := unit_name(self._of_role(cell.record, "unit")) or in_label or self.constant.unit:
            return unit
        units = self.layout.units
        return next((one for one in units if conversion(one, definition.unit, self.counters)), next(iter(units), None))

    def _figure(self, cell: _Cell, definition: Definition, unit: str | None) -> tuple[Figure | None, str | None]:
        """The figure, and the status that a flag behind it gives."""
        record, index, text = cell.record, cell.column.place, cell.text
        shown = self.layout.grid.shown.get((record.line, index + 1), "")
        if shown is None:
            self._say("C006", record, index, found=show(text), advice=phrase("shown_in_scale"))
            return None, None
        if shown and not self.full_digits:
            self.shown = self._passed(self.shown, cell, shown)
            text = shown
        figure = cell_figure(text)
        if figure is None or (figure.meant and figure.meant[0].scaled):
            made = figure_of(text, definition, unit, self.counters)
            is_unread = isinstance(made, Phrase) and made.key == "unread"
            return self._or_say(cell, KINDS["base"].advise(text) if is_unread else made), None
        flags = [_FLAGS.get(flag) for flag in figure.flags]
        one = figure.by(self.marks)
        if None in flags or one is None or not figure.meant:
            advice = to_write(text) if one is None and figure.meant else phrase("no_flags", flags=figure.flags)
            self._say("C006", record, index, found=show(text), advice=advice)
            return None, None
        return self._or_say(cell, self._number(one.value, one.sign, definition, unit)), next(iter(flags), None)

    def _number(self, value: Decimal, sign: str, definition: Definition, unit: str | None) -> Figure | Phrase:
        """A number, its sign being the unit where it has one."""
        if not sign:
            return in_unit(value, definition, unit, self.counters)
        own = parse_unit(definition.unit, self.counters)
        if own is None or not own.is_percent or (unit is not None and not _is_percent(unit)):
            return phrase("other_unit", unit=sign, own=unit or definition.unit, indicator=definition.id)
        meant = value / 10 if sign == "‰" else value
        return in_unit(meant, definition, None, self.counters)

    def _or_say(self, cell: _Cell, made: Figure | Phrase | None) -> Figure | None:
        if made is None or isinstance(made, Phrase):
            self._say(
                "C006", cell.record, cell.column.place, found=show(cell.text), advice=made or phrase("bare_figure")
            )
            return None
        return made

    def _more(self, cell: _Cell, definition: Definition, status: str | None) -> dict[str, Data]:
        """Prices where there is money, and the status."""
        keys: dict[str, Data] = {}
        unit = parse_unit(definition.unit, self.counters)
        prices = self._of_role(cell.record, "prices") or self.constant.prices
        if unit is not None and unit.is_money and definition.measure != "growth":
            if prices:
                keys["prices"] = prices
            else:
                what = phrase("which_prices")
                self._say_once("C044", cell.record, cell.column.place, "prices", what=what, option="--prices current")
        written = self._of_role(cell.record, "status")
        if written and written.lower() not in _STATUSES:
            at = self.columns["status"].place
            self._say_once("C013", cell.record, at, written, column="status", advice=one_of(written, _STATUSES))
        said = _STATUSES.get(written.lower()) or status or self.constant.status
        return keys | ({"status": said} if said else {})


def _is_percent(unit: str) -> bool:
    known = parse_unit(unit)
    return known is not None and known.is_percent
