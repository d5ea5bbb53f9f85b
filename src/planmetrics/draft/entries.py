"""One indicator of a draft as it stands in a plan file: what it is, its baseline, targets and parts by region."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planmetrics.draft.encoding import baseline_of, stated_of, target_of
from planmetrics.edit.written import in_brackets, pair
from planmetrics.syntax.decoding import without_invisible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.draft.indicators import Indicator
    from planmetrics.draft.rows import Place, Row
    from planmetrics.model.terms import Check
    from planmetrics.syntax.nodes import Data

LONGEST_LINE = 118
_GROUP = "(row)"
"""Under this key, which is not written, a target remembers the row of the table that it is from."""
_PROMISE = (
    "by",
    "during",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "about",
    "between",
    "exactly",
    "change",
    "multiple",
    "average",
    "cumulative",
    "worded",
    "assigned_by",
    "region",
    "each",
)


class Entry:
    """An indicator with its rows as the keys of a plan file, which `trace` may ask to be mended."""

    def __init__(self, of: Indicator) -> None:
        self.of = of
        self.baseline: dict[str, Any] = {}
        self.targets: list[dict[str, Any]] = []
        self.breakdown: list[dict[str, Any]] = []

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Everything that is open to be accepted."""
        return [*([self.baseline] if self.baseline else []), *self.targets, *self.breakdown]

    @property
    def checks(self) -> list[tuple[str, ...]]:
        """What is to be checked of each."""
        return [row["check"] if isinstance(row["check"], tuple) else (row["check"],) for row in self.rows]

    def _at(self, path: Sequence[Any]) -> dict[str, Any] | None:
        if path[0] == "baseline":
            return self.baseline or None
        rows = self.targets if path[0] == "targets" else self.breakdown
        return rows[path[1]] if path[1] < len(rows) else None

    def infer(self, path: Sequence[Any]) -> None:
        """Say of a target, or of one place where it is said again, that its year does not stand there."""
        row = self._at(path)
        if row is None:
            return
        held = row["also"][path[3]] if "also" in path and path[3] < len(row.get("also", ())) else row
        held["inferred"] = True

    def drop(self, path: Sequence[Any]) -> None:
        """Leave out what `trace` does not find where it should stand."""
        row = self._at(path)
        if row is None:
            return
        if path[0] == "baseline":
            self.baseline = {}
        elif "stated" in path:
            row.pop("stated", None)
        elif "also" in path and "also" in row:
            row["also"] = tuple(again for at, again in enumerate(row["also"]) if at != path[3])
            if not row["also"]:
                del row["also"]
        elif "also" not in path:
            (self.targets if path[0] == "targets" else self.breakdown).remove(row)

    def lines(self) -> list[str]:
        """The entry as lines of YAML."""
        of = self.of
        keys: dict[str, Data] = {"id": of.id, "name": of.name}
        if of.definition is None:
            keys |= {"name_en": of.name, "measure": of.kind.measure}
        keys["unit"] = of.unit
        if of.definition is None:
            keys["better"] = of.kind.better
            if of.kind.reduction:
                keys["reduction"] = True
        first = of.rows[0]
        if first.firmness is not None:
            keys["firmness"] = first.firmness
        if first.owners:
            keys["owners"] = first.owners
        written = [pair(key, held) for key, held in keys.items()]
        lines = [f"  - {written[0]}", *(f"    {line}" for line in written[1:])]
        if self.baseline:
            lines.append(f"    {pair('baseline', self.baseline)}")
        for name, rows in (("targets", self.targets), ("breakdown", self.breakdown)):
            if rows:
                shown = ({key: held for key, held in row.items() if key != _GROUP} for row in rows)
                lines += [f"    {name}:", *(line for row in shown for line in _fitted("      ", row))]
        return lines


def _fitted(prefix: str, value: dict[str, Data]) -> list[str]:
    """A mapping in brackets behind a dash; with a key a line where it would be too long."""
    line = f"{prefix}- {in_brackets(value)}"
    if len(line) <= LONGEST_LINE:
        return [line]
    keys = [pair(key, held) for key, held in value.items()]
    return [f"{prefix}- {keys[0]}", *(f"{prefix}  {key}" for key in keys[1:])]


def entry_of(of: Indicator, counters: frozenset[str], above: str | None = None) -> Entry:
    """The entry of an indicator: its rows in the order of the text, what is said again beside what it repeats.

    `above` is the region that gives the plan's own what is assigned to it.
    """
    entry = Entry(of)
    for row in of.rows:
        if row.kind == "baseline" and not entry.baseline:
            held = baseline_of(row, of, counters)
            if held is not None:
                assumed: tuple[Check, ...] = ("unit",) if "prices" in held else ()
                entry.baseline = {**held, "check": _check(row, of, assumed), "at": _locator(row)}
        elif row.kind in {"target", "assigned"}:
            assigned = {"assigned_by": above} if row.kind == "assigned" and above is not None else {}
            _add(entry, row, {**target_of(row, of, counters), **assigned}, of)
    for row in of.rows:
        if row.kind == "stated":
            _state(entry, row, of, counters)
    _add_cells(entry, [row for row in of.rows if row.kind == "cell"], of, counters)
    return entry


def _add_cells(entry: Entry, cells: list[Row], of: Indicator, counters: frozenset[str]) -> None:
    """The figures of regions: those of one merged cell together, the others of a row as a breakdown."""
    by_place: dict[Place, list[Row]] = {}
    for row in cells:
        by_place.setdefault(row.place, []).append(row)
    rows: dict[tuple[Any, ...], list[Row]] = {}
    for first, *others in by_place.values():
        if others:
            regions = tuple(row.region for row in (first, *others))
            _add(entry, first, {**target_of(first, of, counters), "each": regions}, of)
        else:
            rows.setdefault((first.place.line, first.when, first.comparator), []).append(first)
    for many in rows.values():
        _divide(entry, many, of, counters)


def _add(entry: Entry, row: Row, held: dict[str, Any], of: Indicator) -> None:
    """A target; or, where the same was promised before, another place where it is said."""
    is_inferred = row.when is not None and row.when.inferred and row.group is None
    inferred: dict[str, Any] = {"inferred": True} if is_inferred else {}
    strive: dict[str, Any] = {"strive": True} if row.strive else {}
    promise = {key: held.get(key) for key in _PROMISE}
    for before in entry.targets:
        if {key: before.get(key) for key in _PROMISE} == promise and "worded" not in held:
            again = {"printed": row.printed, **strive, **inferred, "at": _locator(row)}
            also: tuple[Any, ...] = before.get("also", ())
            before["also"] = (*also, again)
            before[_GROUP] = before[_GROUP] or row.group
            return
    printed: dict[str, Any] = {key: held.pop(key) for key in ("printed", "vouched") if key in held}
    unheld: tuple[Check, ...] = ("reference",) if "worded" in held or "vouched" in printed else ()
    target: dict[str, Any] = {
        **held,
        **inferred,
        **strive,
        **printed,
        "check": _check(row, of, unheld),
        "at": _locator(row),
    }
    if row.shared is not None:
        target["shared"] = Decimal(row.shared)
    target[_GROUP] = row.group
    entry.targets.append(target)


def _state(entry: Entry, row: Row, of: Indicator, counters: frozenset[str]) -> None:
    """The plan's own pace, at the last target of the same row; alone it is a target."""
    held = stated_of(row, counters)
    targets = [target for target in entry.targets if target.get(_GROUP) == row.group]
    if held is not None and targets:
        targets[-1]["stated"] = {**held, "at": _locator(row)}
        return
    _add(entry, row, target_of(row, of, counters), of)


def _divide(entry: Entry, rows: list[Row], of: Indicator, counters: frozenset[str]) -> None:
    """The cells of one row as a breakdown by region: each figure as typed is the printed one."""
    plain = [row for row in rows if row.region is not None and row.printed.replace(".", "", 1).isdigit()]
    told = [target_of(row, of, counters) for row in plain]
    fit = [(row, held) for row, held in zip(plain, told, strict=True) if "worded" not in held]
    for row in rows:
        if all(row is not one for one, _ in fit):
            _add(entry, row, {**target_of(row, of, counters), "region": row.region}, of)
    if not fit:
        return
    due: dict[str, Data] = {key: held for key, held in fit[0][1].items() if key in {"by", "during"}}
    comparator = next(key for key in _PROMISE[2:] if key in fit[0][1])
    figures: dict[str, Data] = {row.region or "": Decimal(row.printed) for row, _ in fit}
    entry.breakdown.append({**due, comparator: figures, "check": _check(rows[0], of), "at": _locator(rows[0])})


def _check(row: Row, of: Indicator, assumed: tuple[Check, ...] = ()) -> Data:
    """What is to be checked: the doubts of the row, and the kind of its indicator where its words do not tell that."""
    found: list[Check] = [word for word in dict.fromkeys((*row.check, *assumed)) if word != "unread"]
    if not of.kind.evident and "unit" not in found:
        found.append("unit")
    if not found:
        return "unread"
    return found[0] if len(found) == 1 else tuple(found)


def _locator(row: Row) -> dict[str, Data]:
    section = without_invisible(row.section or "").replace("\t", " ").strip()
    held: dict[str, Data] = {"section": section} if section else {}
    if row.table_row is not None:
        held["row"] = Decimal(row.table_row)
    return {**held, "line": Decimal(row.place.line)}
