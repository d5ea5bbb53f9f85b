"""An indicator's part of a page: its figures by target, its chart, and the tables and publications behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.render.gap import plan_name
from planmetrics.render.gap_columns import (
    ACCELERATION,
    AHEAD,
    ATTAINMENT,
    BASELINE,
    CLASS,
    DUE,
    ELAPSED,
    FINDING,
    FULL_NAME,
    GAP,
    LATEST,
    NATURE,
    OWNERS,
    PROGRESS,
    RECENT,
    REQUIRED,
    TARGET,
    WHEN,
)
from planmetrics.render.gap_lines import lines_of
from planmetrics.render.indicator import BLOCKS, paths_table, projections_table, ways_table
from planmetrics.render.layout import NOTHING
from planmetrics.render.listing import observations_table
from planmetrics.render.table import Column
from planmetrics.report.chart import chart_of, drawn, key, legend, remarks
from planmetrics.report.grids import (
    UNLIT,
    Body,
    Cell,
    Grid,
    Head,
    Row,
    grid_of,
)
from planmetrics.report.web import markup_of, web_address
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markupsafe import Markup

    from planmetrics.records.listing import Observed
    from planmetrics.records.report import Report, Section
    from planmetrics.render.gap_lines import Line
    from planmetrics.render.words import Words


PRINTED = Column["Line"](
    "printed", ("原文", "Printed"), lambda line: line.subject.printed or NOTHING, right=False, folds=True
)


def _place(line: Line) -> str:
    target = line.subject.target
    return ":".join(target.locator.steps) if target is not None else NOTHING


PLACE = Column["Line"]("place", ("出处", "Place"), _place, right=False, folds=True)


def _state(line: Line) -> str:
    """The light in a word, and what is found."""
    light = "" if line.light is None else f"{line.words(f'light.{line.light}')} "
    return light + FINDING.cell(line)


STATE = FINDING._replace(cell=_state)
FACTS = (
    *(STATE, CLASS, TARGET, PRINTED, PLACE, NATURE, OWNERS, LATEST, WHEN, BASELINE, PROGRESS, DUE, ELAPSED),
    *(AHEAD, GAP, ATTAINMENT, REQUIRED, RECENT, ACCELERATION),
)


_IN_CHINESE = re.compile(r"[^A-Za-z]*[\u4e00-\u9fff]")


class Source(NamedTuple):
    """A publication; `url` only where a browser may go there."""

    title: str
    about: str
    url: str


class Figure(NamedTuple):
    """A drawing, with what stands for what, and what it alone might hide."""

    svg: Markup
    legend: tuple[tuple[Markup, str], ...]
    remarks: tuple[str, ...]


class Part(NamedTuple):
    """One indicator: its figures by target, its chart, and the tables and publications behind it."""

    to: str
    title: str
    about: str
    facts: Grid
    lacking: str
    definition: str
    figure: Figure | None
    tables: tuple[Grid, ...]
    sources: tuple[Source, ...]


def key_of(section: Section) -> tuple[str, str]:
    """What tells an indicator of a plan from all others."""
    return section.plan.id, section.dossier.definition.id


def parts_of(report: Report, words: Words) -> Iterator[tuple[Section, Part]]:
    """A part for each indicator of which anything was published."""
    until = report.board.until
    heard = [section for section in report.sections if any(section.dossier.runs) or _seen(section, until)]
    for number, section in enumerate(heard, 1):
        lines = lines_of(section.entries, words, alone=True)
        name = FULL_NAME.cell(lines[0]._replace(assigners=False))
        yield (
            section,
            Part(
                f"i{number}",
                name,
                _about(section, words),
                *_facts(lines, words),
                _foreign(section, words),
                _figure(section, number, words),
                tuple(_tables(section, until, words)),
                tuple(_sources(section, until, words)),
            ),
        )


def _seen(section: Section, until: int) -> list[Observed]:
    """What was published of an indicator for periods that were over."""
    return [one for one in section.dossier.observations if one.fact.period.end <= until]


def _figure(section: Section, number: int, words: Words) -> Figure | None:
    """The chart of an indicator; None where nothing that was published speaks to its targets."""
    chart = chart_of(section, words)
    if chart is None:
        return None
    keys = tuple((markup_of(key(kind)), word) for kind, word in legend(chart))
    return Figure(markup_of(drawn(chart, number)), keys, tuple(remarks(chart)))


def _about(section: Section, words: Words) -> str:
    """The plan, and what the indicator is: measure, direction, definition where it is in the language of the page."""
    definition = section.dossier.definition
    kind = [words(f"measure.{definition.measure}"), words(f"better.{definition.better}")]
    said = [definition.definition] if definition.definition and not _foreign(section, words) else []
    return " · ".join([plan_name(section.plan, words), words.listed(kind), *said])


def _foreign(section: Section, words: Words) -> str:
    """The definition where it is in the other language; else empty."""
    text = section.dossier.definition.definition
    is_chinese = text is not None and bool(_IN_CHINESE.match(text))
    return text if text and is_chinese != (words.lang == "zh") else ""


def _facts(lines: Sequence[Line], words: Words) -> tuple[Grid, str]:
    """What is known of each target, a column each; and what is not, with the reason."""
    rows, lacking = [], []
    for column in FACTS:
        cells = [column.cell(line) for line in lines]
        name = words.of(column.full or column.short)
        if any(cell not in {"", NOTHING} for cell in cells):
            rows.append(Row((Cell(name), *map(_fact(column), lines, cells))))
        elif (reason := _reason(column, lines)) not in {None, Reason.NOT_DEFINED_FOR_MEASURE}:
            lacking.append(name + words.bracketed(words(str(reason))))
    heads = (Head(words("html.quantity")), *(Head(_column_head(line), "r") for line in lines))
    said = words("html.lacking", list=words.listed(lacking)) if lacking else ""
    return Grid("", heads, (Body("", tuple(rows)),), sideways=True), said


def _fact(column: Column[Line]) -> Callable[[Line, str], Cell]:
    lit = column.key == STATE.key
    return lambda line, text: Cell(text, light=(line.light or UNLIT) if lit and text != NOTHING else "")


def _column_head(line: Line) -> str:
    """When a target is due, and whose it is where there are several."""
    whose = [line.region] if line.regions else []
    by = [line.assigner] if line.assigners and line.assigner else []
    return " ".join([line.due() + ("*" if line.subject.inferred else ""), *whose, *by])


def _reason(column: Column[Line], lines: Sequence[Line]) -> Reason | None:
    """Why a figure cannot be had, where that is the same for all targets."""
    of = _LACKING.get(column.key)
    reasons = {of(line) for line in lines} if of is not None else set()
    first = next(iter(reasons), None)
    return first if len(reasons) == 1 and isinstance(first, Reason) else None


_LACKING: dict[str, Callable[[Line], object]] = {
    "baseline": lambda line: line.situation.base,
    "progress": lambda line: line.figures.progress,
    "gap": lambda line: line.figures.gap,
    "attainment": lambda line: line.figures.attainment,
    "required": lambda line: line.figures.required_rate,
    "recent": lambda line: line.figures.recent_rate,
}
"""Figures that are missed where they are not there."""


def _tables(section: Section, until: int, words: Words) -> Iterator[Grid]:
    """The tables behind a chart: every published value, the path, what is done of it, and where its paces lead."""
    dossier, seen = section.dossier, _seen(section, until)
    later = len(dossier.observations) - len(seen)
    table = grid_of(observations_table(seen, words))
    yield table._replace(notes=(*table.notes, words("html.later", count=later))) if later else table
    if dossier.paths:
        path = grid_of(paths_table(dossier, words))
        yield path._replace(notes=tuple(note for note in path.notes if not set(BLOCKS) & set(note)))
    if dossier.ways:
        yield _without_last(grid_of(ways_table(dossier.ways, words)))
    if dossier.projections:
        yield grid_of(projections_table(dossier, words))


def _without_last(grid: Grid) -> Grid:
    """A table without its last column, the bar of a terminal, and without what is said of it."""
    bodies = tuple(
        body._replace(rows=tuple(row._replace(cells=row.cells[:-1]) for row in body.rows)) for body in grid.bodies
    )
    return grid._replace(heads=grid.heads[:-1], bodies=bodies, notes=())


def _sources(section: Section, until: int, words: Words) -> Iterator[Source]:
    """The publications of the values, each once."""
    found = {one.fact.source_id: one.fact.source for one in _seen(section, until)}
    for source in found.values():
        known = (source.publisher, source.number, source.published, words(f"kind.{source.kind}"))
        yield Source(source.title, " · ".join(part for part in known if part), web_address(source.url))
