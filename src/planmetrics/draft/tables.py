"""Targets of tables: each row by the heads of its columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.draft.cells import read_cell
from planmetrics.draft.duties import offices
from planmetrics.draft.grids import is_nature, is_unit, is_value
from planmetrics.draft.heads import Column, Heads, assigned_to_values
from planmetrics.draft.names import per_what, trimmed
from planmetrics.draft.rows import Place, Row, When
from planmetrics.figures.words import ENGLISH, language_of
from planmetrics.model.units import PERCENT, parse_unit
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planmetrics.draft.grids import Cell, Grid
    from planmetrics.draft.periods import Horizon
    from planmetrics.draft.rows import Kind
    from planmetrics.model.terms import Check, Firmness

_UNIT = re.compile(r"[(（]([^()（）]{1,14})[)）]")
_LIST_NUMBER = re.compile(
    r"^(?:[0-9]{1,2}[.、．](?![0-9])|[(（][0-9一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|其中[:：]?)\s*"
)
_MARKS = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰①-⑳*]+")
_FIRMNESS: dict[str, Firmness] = {"约": "binding", "预": "expected"}
_WHOLE = re.compile("新增|累计新增")


_FIGURES = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SPOKEN = re.compile("[\u4e00-\u9fff]{4}|[，。；]")
_TASKS = re.compile("任务|内容|举措|措施|事项|工作")


def is_spoken(cell: Cell) -> bool:
    """Whether a cell holds words with a figure in them, and no figure with a word or two."""
    figures = len(_FIGURES.findall(cell.text))
    return figures > 0 and (_SPOKEN.search(cell.text) is not None or (figures > 1 and "、" in cell.text))


def spoken_cells(grid: Grid, heads: Heads) -> Iterator[tuple[Cell, str]]:
    """The cells of a table that are running text and may hold targets, each with the name of its row."""
    if grid.stacked:
        return
    for cells in grid.rows[heads.rows :]:
        pairs = zip(heads.columns, cells, strict=False)
        name = next((cell.text for column, cell in pairs if column.role == "name" and cell is not None), "")
        for column, cell in zip(heads.columns, cells, strict=False):
            is_text = column.role in {"target", "none"} or (column.role == "name" and _TASKS.search(column.head))
            if cell is not None and not cell.spread and is_text and is_spoken(cell):
                yield cell, trimmed(name)


class Labelled(NamedTuple):
    """What the cells of a row say beside its figures: name, unit as printed, firmness, owners, number in the table."""

    name: str
    unit: str | None
    firmness: Firmness | None
    owners: tuple[str, ...]
    number: int | None
    category: str | None = None


def is_by_region(grid: Grid, heads: Heads, region_of: Callable[[str], str | None]) -> bool:
    """Whether a table has a region a row, and what they are to reach at the heads of its columns."""
    if grid.stacked or not heads.columns:
        return False
    first = next((at for at, column in enumerate(heads.columns) if column.role != "number"), 0)
    names = [row[first] for row in grid.rows[heads.rows :] if row[first] is not None]
    regions = [cell for cell in names if cell is not None and region_of(cell.text) is not None]
    return len(regions) >= LEAST_REGIONS and len(regions) > len(names) // 2


LEAST_REGIONS = 3


def read_by_region(
    grid: Grid, heads: Heads, horizon: Horizon, section: str | None, region_of: Callable[[str], str | None], serial: int
) -> Iterator[Row]:
    """Every cell of a table that has a region a row: of the indicator at the head of its column."""
    first = next(at for at, column in enumerate(heads.columns) if column.role != "number")
    for index, cells in enumerate(grid.rows[heads.rows :], 1):
        named = cells[first]
        region = region_of(named.text) if named is not None else None
        if region is None:
            continue
        for at, column in enumerate(heads.columns):
            cell = cells[at] if at < len(cells) else None
            if at <= first or cell is None or cell.is_empty or column.role in {"owner", "note", "nature", "category"}:
                continue
            unit, name = _own_unit(_MARKS.sub("", column.head))
            labels = Labelled(_YEAR_IN_NAME.sub("", name), unit, None, (), index)
            as_cell = column._replace(role="region", unit=None)
            made = _row(as_cell, cell, labels, horizon, section, (serial, at), region)
            if made is not None:
                yield made


_YEAR_IN_NAME = re.compile("^(?:到?20[0-9]{2}年(?:底|末)?)|目标值?$")


def read_table(
    grid: Grid,
    heads: Heads,
    horizon: Horizon,
    section: str | None,
    region_of: Callable[[str], str | None],
    own: str | None,
    serial: int,
) -> Iterator[Row]:
    """Every target and baseline of a table whose heads are told.

    `own` is the region of the plan, whose column holds its own targets; `serial` tells the table from
    others: the rows of one indicator are found together by it.
    """
    group_names: tuple[str, ...] = ()
    if sum(column.role == "target" and column.year is None for column in heads.columns) > 1:
        horizon = horizon._replace(sure=False)
    for index, cells in enumerate(grid.rows[heads.rows :], 1):
        columns, row = _fitted(grid, heads, cells)
        labels, group_names = _labelled(columns, row, group_names, index)
        if labels is None:
            continue
        own_region = next(
            (region_of(c.text) for k, c in zip(columns, row, strict=True) if c is not None and k.role == "category"),
            None,
        )
        for column, cell in zip(columns, row, strict=True):
            if cell is None or cell.is_empty or column.role not in _KINDS:
                continue
            if column.role == "region" and column.region == own:
                column = column._replace(role="target", region=None)  # noqa: PLW2901
            made = _row(column, cell, labels, horizon, section, (serial, index), own_region)
            if made is not None:
                yield made


_KINDS: dict[str, Kind] = {
    "baseline": "baseline",
    "target": "target",
    "pace": "stated",
    "total": "target",
    "region": "cell",
    "assigned": "assigned",
}


def _fitted(grid: Grid, heads: Heads, cells: tuple[Cell | None, ...]) -> tuple[list[Column], list[Cell | None]]:
    """The cells of a row with their columns. Of a stacked table the cells themselves tell what they are."""
    if not grid.stacked:
        return list(heads.columns), [*cells, *[None] * (len(heads.columns) - len(cells))][: len(heads.columns)]
    found: list[tuple[Column, Cell]] = []
    values: list[Cell] = []
    has_owner = any(column.role == "owner" for column in heads.columns)
    for cell in [one for one in cells if one is not None][1:]:
        if not found:
            found.append((Column("name", ""), cell))
        elif is_nature(cell.text):
            found.append((Column("nature", ""), cell))
        elif is_unit(cell.text) and not values:
            found.append((Column("unit", ""), cell))
        elif is_value(cell.text):
            values.append(cell)
        elif has_owner:
            found.append((Column("owner", ""), cell))
    found += zip(assigned_to_values(heads.columns, len(values)), values, strict=False)
    return [column for column, _ in found], [cell for _, cell in found]


def _labelled(
    columns: list[Column], row: list[Cell | None], above: tuple[str, ...], index: int
) -> tuple[Labelled | None, tuple[str, ...]]:
    """What a row is of, and the groups it stands in: cells of the columns in front of the name."""
    held: dict[str, list[Cell]] = {}
    for column, cell in zip(columns, row, strict=True):
        if cell is not None and cell.text:
            held.setdefault(column.role, []).append(cell)
    names = held.get("name", [])
    groups = tuple(cell.text for cell in held.get("category", [])) or above
    if not names:
        last = held.get("category", [])
        names = last[-1:]
    if not names or names[0].is_empty:
        return None, groups
    text = _MARKS.sub("", names[-1].text)
    unit, name = _own_unit(text)
    parent = next(
        (group for group in reversed(groups) if _LIST_NUMBER.sub("", group) != _LIST_NUMBER.sub("", names[-1].text)), ""
    )
    in_group, group_name = _own_unit(_MARKS.sub("", parent))
    told = held.get("unit", [])
    printed = told[0].text if told and not told[0].is_empty else unit
    if printed is None and in_group is not None:
        printed, name = in_group, f"{_LIST_NUMBER.sub('', name)}（{_LIST_NUMBER.sub('', group_name)}）"
    nature = held.get("nature", [])
    number = held.get("number", [])
    return (
        Labelled(
            name=_LIST_NUMBER.sub("", name).strip("：: "),
            unit=PERCENT if printed is not None and printed.startswith("% of ") else printed,
            firmness=next((_FIRMNESS[c.text[0]] for c in nature if c.text[0] in _FIRMNESS), None),
            owners=tuple(owner for c in held.get("owner", []) for owner in offices(c.text)),
            number=int(number[0].text) if number and number[0].text.isdigit() else index,
            category=_LIST_NUMBER.sub("", groups[0]) if groups else None,
        ),
        groups,
    )


def _own_unit(text: str) -> tuple[str | None, str]:
    """The unit that a name gives in brackets, and the name without it: 全社会R&D经费支出(亿元)."""
    if language_of(text) is ENGLISH and (told := _ENGLISH_UNIT.search(text)) is not None:
        scale = _SCALED.fullmatch(told[1])
        unit = PERCENT if told[1].startswith("%") else (scale[1] or "thousand") if scale is not None else told[1]
        return unit, text[: told.start()].strip()
    if (share := _SHARE_OF.search(text)) is not None:
        return PERCENT, text[: share.start()]
    for found in reversed([*_UNIT.finditer(text)]):
        if parse_unit(found[1]) is not None or "/" in found[1]:
            return found[1], (text[: found.start()] + text[found.end() :]).strip()
    return None, text


_SHARE_OF = re.compile(", ?% of [a-z ]+$")
_SCALED = re.compile(r"(million|thousand|billion)s?|['’]?000s?")
_ENGLISH_UNIT = re.compile(
    " ?[(]((?:%|(?:number |rate )?per [0-9,]+ |[a-zA-Z]+ per |[£$€]|US[$]|million |thousand )[^()]{0,40}"
    "|(?:millions?|thousands?|billions?|['’]?000s?))[)]$"
)


def _row(
    column: Column,
    cell: Cell,
    labels: Labelled,
    horizon: Horizon,
    section: str | None,
    group: tuple[int, int],
    region: str | None,
) -> Row | None:
    kind = _KINDS[column.role]
    unit = column.unit or labels.unit
    reading = read_cell(cell.text, unit, pace=column.role == "pace", total=column.role == "total", name=labels.name)
    if reading.form is None and (len(_FIGURES.findall(cell.text)) != 1 or is_spoken(cell)):
        return None
    when = _when(column, horizon, whole=reading.span == "total")
    check: list[Check] = []
    if reading.form is None:
        check.append("threshold")
    is_told = unit is not None and (not unit.isascii() or parse_unit(unit) is not None)
    if not is_told and reading.form == "value" and reading.unit is None:
        check.append("unit")
    undated = when is not None and when.guessed and not horizon.sure and language_of(column.head) is ENGLISH
    if when is None or undated:
        check.append("year")
    if cell.spread:
        check.append("shared")
    if reading.form in {"relative", "percent_change", "multiple"} or (reading.form == "change" and kind == "target"):
        check.append("reference")
    return Row(
        kind,
        Place(cell.line, cell.start, cell.start + len(cell.text)),
        cell.text,
        reading,
        labels.name,
        when,
        tuple(check) or ("unread",),
        unit_printed=unit,
        section=section,
        table_row=labels.number,
        category=labels.category,
        region=column.region or region,
        owners=labels.owners,
        firmness=labels.firmness,
        per=per_what(reading.unit, labels.name),
        group=group,
    )


def _when(column: Column, horizon: Horizon, *, whole: bool) -> When | None:
    """The year of a column; of what is told for all years together, the years of the plan."""
    last = column.year or horizon.last
    if column.role == "baseline" and column.year is None:  # 现状: before the plan, as far as it tells when it starts
        last = horizon.first - 1 if horizon.first is not None else None
    if last is None:
        return None
    first = horizon.first if whole or column.role == "pace" else None
    guessed = column.year is None
    return When(last, first if first is not None and first < last else None, inferred=True, guessed=guessed)
