"""The rows of a table, typed, and what their cells say of each other."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planmetrics.diagnostics import counted, phrase
from planmetrics.tables.cells import KINDS, period_of
from planmetrics.tables.figures import Evidence, Figure, Marks, figure_of, value_of
from planmetrics.tables.mistakes import Mistake, broken_code
from planmetrics.tables.plausible import MOST_KEPT, of_row
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.mistyped import Meant
    from planmetrics.model.period import Period
    from planmetrics.model.terms import Better, Comparator, Measure
    from planmetrics.tables.delimited import Record
    from planmetrics.tables.head import Columns

FIGURES = ("base", "latest", "target", "limit")
PAIRS = (("base", "base_period"), ("latest", "latest_period"), ("target", "target_period"))
_IN_PERCENT = {"%", "％", "‰", "百分点", "个百分点", "pp", "percent"}
_RATES = {"share", "growth"}
_SCALES = set("万亿")
_EMPTY = dict.fromkeys(KINDS)
_NEAR = Decimal("0.2")
"""Figures of one row that differ by less than five times are near each other."""
AGAINST: dict[tuple[Comparator | None, Better | None], Comparator] = {
    ("at_least", "lower"): "at_most",
    ("more_than", "lower"): "less_than",
    ("at_most", "higher"): "at_least",
    ("less_than", "higher"): "more_than",
}


class TableRow(NamedTuple):
    """One row: the cells as given, in the order of the head, and what those with a meaning say.

    An empty cell says nothing (None), but for the measure, which is then a stock. `unit` is % where the figures have
    percent signs and the table has no other.
    """

    line: int
    cells: tuple[str, ...]
    indicator: str | None
    region: str | None
    base: Decimal | None
    base_period: Period | None
    latest: Decimal | None
    latest_period: Period | None
    target: Decimal | None
    target_period: Period | None
    better: Better | None
    measure: Measure
    comparator: Comparator | None
    limit: Decimal | None
    unit: str | None


class RowReader:
    """Reads the rows of one table: figures by its decimal marks, fiscal years by the month that they start in.

    A first reading, of all rows, gathers the `evidence` for the marks; it leaves figures out that they decide.
    """

    def __init__(self, columns: Columns, separator: str, fiscal_year_starts: int | None) -> None:
        self.columns, self.fiscal_year_starts = columns, fiscal_year_starts
        self.evidence, self.marks = Evidence(separator), Marks()
        self.doubts: dict[tuple[str, str], tuple[Record, str]] = {}
        self.unsettled: list[Record] = []
        self.flags: Counter[str] = Counter()
        self.unmeasured = 0
        self.kinds = [(name, kind, columns.places[name]) for name, kind in KINDS.items() if name in columns.places]

    def read(self, record: Record) -> tuple[TableRow | None, list[Mistake]]:
        """One row, and what is wrong with it in the order of its cells; None where its cells cannot be told apart."""
        cells, width = record.cells, self.columns.width
        if record.broken:
            return None, [Mistake(broken_code(record), record, 0, "", {})]
        if len(cells) != width:
            count = counted("cells", len(cells))
            return None, [Mistake("C011", record, width, "", {"count": count, "width": width})]
        row, wrong = self._typed(record)
        wrong += self._contradictions(row, record)
        if not wrong and self._is_settled(row, record):
            wrong += of_row(row, record, self.columns.places)
        wrong += [Mistake("C009", record, i, "", {"number": i + 1}) for i in self.columns.nameless if cells[i].strip()]
        if len(wrong) > 1:
            wrong.sort(key=lambda mistake: mistake.place)
        return row, wrong

    def row(self, record: Record) -> TableRow:
        """One row of a table that was read through and is sound: what was looked for once is not looked for again."""
        return self._typed(record)[0]

    def _typed(self, record: Record) -> tuple[TableRow, list[Mistake]]:
        """What the cells of a row say, and which of them cannot be read."""
        cells, wrong = record.cells, list[Mistake]()
        typed: dict[str, Any] = _EMPTY.copy()  # Any: a cell is a text, a figure, a period or a word, as its column says
        for name, kind, index in self.kinds:
            cell = cells[index].strip()
            if not cell:
                continue
            if kind.sort == "figure":
                value: object = figure_of(cell)
            elif kind.sort == "period":
                value = period_of(cell, self.fiscal_year_starts)
            else:
                value = cell if kind.sort == "text" else kind.word_of(cell)
            if value is None:
                wrong.append(Mistake(kind.code, record, index, name, {"found": cell}))
            typed[name] = value
        wrong += self._of_figures(typed, record)
        typed["measure"] = typed["measure"] or "stock"
        return TableRow(record.line, cells, *typed.values()), wrong

    def _of_figures(self, typed: dict[str, Any], record: Record) -> list[Mistake]:
        """The figures of a row as numbers of one unit, and what is wrong with that."""
        meant: dict[str, Meant] = {}  # of two meanings the first: they differ by their marks alone
        figures = {name: typed[name] for name in FIGURES if typed[name] is not None}
        for name, figure in figures.items():
            if figure.flags:
                self.flags.update(figure.flags)
            if figure.meant:
                meant[name] = figure.meant[0]
                self._see(name, figure, record)
        unit, wrong = typed["unit"] or "", []
        if any(one.sign or one.scaled for one in meant.values()):
            wrong = [*self._of_signs(meant, typed, record), *self._of_scales(meant, unit, record)]
            if any(one.sign for one in meant.values()):
                unit = typed["unit"] = typed["unit"] or "%"
                self.unmeasured += typed["measure"] is None
        for name, figure in figures.items():
            one = figure.by(self.marks)
            typed[name] = None if one is None else value_of(one, unit) if one.sign else one.value
        return wrong

    def _see(self, name: str, figure: Figure, record: Record) -> None:
        """Take a figure as evidence of the marks; the first of a column that they decide is kept for the question."""
        self.evidence.see(name, figure)
        if figure.form and (name, figure.form) not in self.doubts:
            self.doubts[name, figure.form] = record, record.cells[self.columns.places[name]].strip()

    def _of_signs(self, meant: dict[str, Meant], typed: dict[str, Any], record: Record) -> Iterator[Mistake]:
        """Percent signs beside figures without them: 44.9% and 0.5 may be of one unit, or of two."""
        signed = next((name for name, one in meant.items() if one.sign), None)
        bare = next((name for name, one in meant.items() if not one.sign and name != "limit"), None)
        if signed is None:
            return
        unit, place = typed["unit"], self.columns.places[signed]
        cell = record.cells[place].strip()
        if unit is not None and unit not in _IN_PERCENT:
            yield Mistake("C022", record, place, signed, {"found": cell, "advice": phrase("one_unit", unit=unit)})
        elif bare is not None and (
            (unit is None and typed["measure"] not in _RATES) or _is_fraction(meant[bare], meant[signed])
        ):
            other = self.columns.places[bare]
            advice = phrase("signs_alike", other=signed, cell=cell)
            yield Mistake("C022", record, other, bare, {"found": record.cells[other].strip(), "advice": advice})

    def _of_scales(self, meant: dict[str, Meant], unit: str, record: Record) -> Iterator[Mistake]:
        """1.5万 in a row that counts in 万元 already."""
        for name, one in meant.items():
            if one.scaled and _SCALES & set(unit):
                index = self.columns.places[name]
                facts = {"found": record.cells[index].strip(), "advice": phrase("scaled_twice", unit=unit)}
                yield Mistake("C022", record, index, name, facts)

    def _contradictions(self, row: TableRow, record: Record) -> Iterator[Mistake]:
        """What the cells of a row say of each other; a cell that could not be read is not judged again."""
        places = self.columns.places
        if None in (row.base_period, row.latest_period, row.target_period):
            yield from _halves(record, places)
        base, target = row.base_period, row.target_period
        if row.target is not None and base is not None and target is not None and target.end <= base.end:
            facts: dict[str, object] = {"found": str(target), "base": base}
            yield Mistake("C015", record, places["target_period"], "target_period", facts)
        right = AGAINST.get((row.comparator, row.better))
        if right is not None:
            advice = phrase("or_correct_better", word=right, better="higher" if row.better == "lower" else "lower")
            facts = {"found": row.comparator, "better": row.better, "advice": advice}
            yield Mistake("C016", record, places["comparator"], "comparator", facts)

    def _is_settled(self, row: TableRow, record: Record) -> bool:
        """Whether every figure of a row is known; one whose mark is not settled yet is looked at again, at the end."""
        places = self.columns.places
        held = [name for name in FIGURES if name in places and getattr(row, name) is None]
        if held and any((figure := figure_of(record.cells[places[name]].strip())) and figure.meant for name in held):
            if len(self.unsettled) < MOST_KEPT:
                self.unsettled.append(record)
            return False
        return True

    def settled(self) -> list[Mistake]:
        """What is wrong with the rows whose marks were not settled when they were read."""
        again, self.unsettled = self.unsettled, []
        return [mistake for record in again for mistake in self.read(record)[1]]

    def decide(self) -> list[Mistake]:
        """Settle the decimal marks by what was read; each column that leaves a doubt is a mistake, told once."""
        self.marks = self.evidence.marks
        mistakes = []
        for name, form in self.evidence.doubtful().items():
            record, cell = self.doubts.get((name, form)) or next(
                held for (column, _), held in self.doubts.items() if column == name
            )
            decimals, thousands = sorted((f"{one.value:f}" for one in meant_by(cell)), key=len, reverse=True)
            facts = {"found": cell, "decimals": decimals, "thousands": thousands}
            mistakes.append(Mistake("C023", record, self.columns.places[name], name, facts))
        return mistakes


def _is_fraction(bare: Meant, signed: Meant) -> bool:
    """Whether a figure beside one with a percent sign may be a share of 1: 0.459 beside 44.9%, but not beside 0.5%."""
    if signed.sign != "%" or not bare.value or not signed.value:
        return False
    ratio = abs(bare.value / signed.value)
    return abs(bare.value) <= 1 and ratio < _NEAR < ratio * 100 < 1 / _NEAR


def meant_by(cell: str) -> tuple[Meant, ...]:
    """All that a cell may mean as a figure."""
    figure = figure_of(cell)
    return figure.meant if figure is not None else ()


def _halves(record: Record, places: dict[str, int]) -> Iterator[Mistake]:
    """Figures without their period. A period without its figure only says that the figure is not known."""
    for figure, period in PAIRS:
        if figure in places and period in places:
            held = record.cells[places[figure]].strip()
            if held and not record.cells[places[period]].strip() and held[0] != ":":
                yield Mistake("C014", record, places[period], period, {"other": figure, "found": held})
