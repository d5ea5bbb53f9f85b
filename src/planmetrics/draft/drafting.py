"""A whole document, drafted: its rows and its asides, in the order of the text."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING

from planmetrics.draft.alignment import origins
from planmetrics.draft.clauses import Context
from planmetrics.draft.duties import owners_by_line
from planmetrics.draft.english import read_english
from planmetrics.draft.english_frame import Frame, introductions, plans_above
from planmetrics.draft.english_periods import english_horizon
from planmetrics.draft.grids import find_grids
from planmetrics.draft.heads import Heads, heads_of
from planmetrics.draft.periods import ENTITLED, Horizon, horizon_of
from planmetrics.draft.prose import read_prose
from planmetrics.draft.rows import Aside, Place, Row
from planmetrics.draft.sections import sections
from planmetrics.draft.tables import is_by_region, read_by_region, read_table, spoken_cells
from planmetrics.figures.words import ENGLISH, language_of
from planmetrics.syntax.decoding import without_invisible
from planmetrics.trace.document import read_lines
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planmetrics.documents.extracted import TableExtent
    from planmetrics.draft.grids import Cell, Grid
    from planmetrics.draft.sections import Section
    from planmetrics.trace.document import Line

_TITLE_LINES = 20
_TITLE_LENGTH = 60
_REGION = re.compile(
    "(?!全|各|本|县|区|市|地|园|项|示范|保护|试验|功能|核心|重点|经济|工业|规划|牵头|责任)[\u4e00-\u9fff]{2,6}(?:区|县|市|自治州|州|盟|旗|镇|乡|街道)"
)
"""Names that end as those of regions do; a folder knows few of them."""
_NEAR = 2
"""Lines between two parts of one table: a page ends between them."""


class Draft(NamedTuple):
    """What a document's text holds: title, region (and the one above), years, rows, and figures that are no targets."""

    title: str
    region: str | None
    above: str | None
    horizon: Horizon
    rows: tuple[Row, ...]
    asides: tuple[Aside, ...]
    lines: tuple[Line, ...]


class Known(NamedTuple):
    """What a data folder knows: units of its own, and its regions by their names."""

    counters: frozenset[str] = frozenset()
    regions: Mapping[str, str] = MappingProxyType({})
    above: Mapping[str, str] = MappingProxyType({})
    """The region that each lies in."""

    def region_of(self, name: str) -> str | None:
        """The id of a region by its name, however that is spaced; of one that looks like a region, its name."""
        plain = name.replace(" ", "")
        return self.regions.get(plain) or (plain if _REGION.fullmatch(plain) is not None else None)

    def parts_of(self, region: str) -> dict[str, str]:
        """The regions that lie in this one, by their names."""
        return {name: ident for name, ident in self.regions.items() if region in self._above(ident)}

    def _above(self, ident: str) -> Iterator[str]:
        above = self.above.get(ident)
        while above is not None:
            yield above
            above = self.above.get(above)

    def region_in(self, title: str) -> str | None:
        """The id of the smallest region that a title names."""
        named = [(title.rfind(name), name) for name in self.regions if name in title]
        return self.regions[max(named)[1]] if named else None


UNKNOWN = Known()
"""What is known where there is no data folder."""


def draft_text(
    text: str, extents: Sequence[TableExtent] = (), known: Known = UNKNOWN, year: int | None = None
) -> Draft:
    """Read the text of a document for what it promises; `year` is the plan's where the document names none."""
    lines = read_lines(text, known.counters)
    raws = text.removesuffix("\n").split("\n")
    opening = [line.text for line in lines[:_TITLE_LINES] if _may_be_title(line.text)]
    body = "\n".join(line.text for line in lines)
    horizon = english_horizon(opening, body) if is_english(lines) else horizon_of(opening, body)
    if horizon.last is None:
        horizon = Horizon(horizon.first, year)
    above = sections(lines, horizon)
    rows, told, spoken = _of_tables(raws, lines, extents, above, horizon, known)
    found: list[Row | Aside] = [*rows]
    intros, plans = introductions(lines), plans_above(lines, above)
    owners, own = owners_by_line(lines), known.region_in(_title(opening))
    others = known.parts_of(own) if own is not None else {}
    for line, section in zip(lines, above, strict=True):
        if line.number in told:
            context = Context(line, section, horizon, known.counters, others, owners.get(line.number, ()))
            words = [one for cell, name in spoken.get(line.number, ()) for one in _said(context, cell, name, rows)]
            found += [*words, *_left(line, [*rows, *words])]
        elif line.text and language_of(line.text) is ENGLISH:
            intro, of = intros.get(line.number, ""), owners.get(line.number, ())
            earlier = (
                found[-1].name
                if found and isinstance(found[-1], Row) and found[-1].place.line >= line.number - 2
                else ""
            )
            found += read_english(Frame(line, section, horizon, intro, of, plans[line.number], earlier))
        elif line.text:
            found += read_prose(Context(line, section, horizon, known.counters, others, owners.get(line.number, ())))
    begins = [0, *accumulate(len(raw) + 1 for raw in raws)]
    found = sorted((_as_printed(one, raws, lines, begins) for one in found), key=lambda one: one.place)
    targets = Counter(one.place for one in found if isinstance(one, Row) and one.kind == "target")
    found = [_shared(one, targets[one.place]) for one in found]
    return Draft(
        title=_title(opening),
        region=own,
        above=known.above.get(own) if own is not None else None,
        horizon=horizon,
        rows=tuple(one for one in found if isinstance(one, Row)),
        asides=tuple(one for one in found if isinstance(one, Aside)),
        lines=tuple(lines),
    )


_ENGLISH_LINES = 0.5
"""Share of lines in English from which a document is one of English."""


def is_english(lines: Sequence[Line]) -> bool:
    """Whether a document is one of English."""
    filled = [line.text for line in lines if line.text]
    return sum(language_of(line) is ENGLISH for line in filled) > _ENGLISH_LINES * len(filled)


def _as_printed(one: Row | Aside, raws: Sequence[str], lines: Sequence[Line], begins: Sequence[int]) -> Row | Aside:
    """The same, printed as the text has it, with its spaces and signs, and where that stands in the text."""
    at = one.place.line - 1
    origin = places(raws[at], lines[at].text)
    first, last = origin[one.place.start], origin[one.place.end - 1] + 1
    printed = without_invisible(raws[at][first:last].replace("\t", " "))
    if isinstance(one, Aside):
        return one._replace(printed=printed)
    name = without_invisible(one.name.replace("\t", " ")).strip() or printed
    return one._replace(printed=printed, name=name, offsets=(begins[at] + first, begins[at] + last))


@lru_cache(64)  # a line is asked for each of its figures
def places(raw: str, plain: str) -> tuple[int, ...]:
    """Where each character of a plain line stands in the raw one."""
    return tuple(origins(raw, plain))


def _shared(one: Row | Aside, targets: int) -> Row | Aside:
    """The same; a target whose cell was merged over several rows says how many of them it makes."""
    is_one_of_many = isinstance(one, Row) and one.kind == "target" and targets > 1
    return one._replace(shared=targets) if is_one_of_many else one  # type: ignore[call-arg]  # it is a row


def _may_be_title(text: str) -> bool:
    return 0 < len(text) <= _TITLE_LENGTH and "。" not in text and "\t" not in text


def _title(opening: list[str]) -> str:
    title = next((line for line in opening if ENTITLED.search(line)), next(iter(opening), ""))
    return without_invisible(title.replace("\t", " ")).strip()


def _of_tables(
    raws: Sequence[str],
    lines: Sequence[Line],
    extents: Sequence[TableExtent],
    above: Sequence[Section],
    horizon: Horizon,
    known: Known,
) -> tuple[list[Row], set[int], dict[int, list[tuple[Cell, str]]]]:
    """The rows of the tables whose heads are told, the lines of these tables, and their cells of running text."""
    rows: list[Row] = []
    spoken: dict[int, list[tuple[Cell, str]]] = {}
    told: set[int] = set()
    before: tuple[Grid, Heads] | None = None
    own = known.region_in(_title([line.text for line in lines[:_TITLE_LINES]]))
    for serial, grid in enumerate(sorted(find_grids(raws, lines, extents), key=lambda grid: grid.first)):
        heads = heads_of(grid, horizon, known.region_of)
        if not heads.is_told and before is not None and _goes_on(before, grid):
            heads = Heads(before[1].columns, 0)
        by_region = is_by_region(grid, heads, known.region_of)
        if not heads.is_told and not by_region:
            continue
        before = grid, heads
        section = above[grid.first - 1]
        told |= set(range(grid.first, grid.last + 1))
        if not (section.reviewed or section.looks_back):
            rows += (
                read_by_region(grid, heads, horizon, section.name, known.region_of, serial)
                if by_region
                else read_table(grid, heads, horizon, section.name, known.region_of, own, serial)
            )
        for cell, name in spoken_cells(grid, heads):
            spoken.setdefault(cell.line, []).append((cell, name))
    return rows, told, spoken


def _said(context: Context, cell: Cell, name: str, rows: Sequence[Row]) -> Iterator[Row | Aside]:
    """What the words of a cell promise beyond what was read of it as a cell; `name` is that of its row."""
    taken = [row.place for row in rows if row.place.line == cell.line]
    for one in read_prose(context, name):
        inside = cell.start <= one.place.start and one.place.end <= cell.start + len(cell.text)
        if inside and not any(place.start < one.place.end and one.place.start < place.end for place in taken):
            yield one


def _goes_on(before: tuple[Grid, Heads], grid: Grid) -> bool:
    """Whether a table without heads is the rest of the one before: as wide, and right behind it."""
    near = grid.first - before[0].last <= _NEAR + 1
    return near and not grid.stacked and len(grid.rows[0]) == len(before[1].columns)


def _left(line: Line, rows: Sequence[Row | Aside]) -> Iterator[Aside]:
    """The figures of a table's line that no row of the draft took."""
    taken = [row.place for row in rows if row.place.line == line.number]
    for figure in line.figures:
        if figure.is_quantity and not any(place.start < figure.end and figure.start < place.end for place in taken):
            place = Place(line.number, figure.start, figure.end)
            yield Aside(place, line.words(figure), "table_cell")
