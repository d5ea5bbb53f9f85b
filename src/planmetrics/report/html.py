"""The report as a page: one file that asks nothing of the network, and is read without a script as well.

Jinja2 escapes whatever a template prints, so that nothing in data becomes markup; drawings are made as trees of
elements, which are escaped alike. The policy of the page lets through its own style and script, by their digests.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planmetrics.codes.meanings import HEADS, MEANINGS
from planmetrics.compute.outcome import Reason
from planmetrics.compute.status import GRAVEST_FIRST
from planmetrics.render.auditing import evidence, message, suggestion
from planmetrics.render.changes import changes_table
from planmetrics.render.explaining import method_told, without_keys
from planmetrics.render.gap import plan_name, plan_sections, plans_title
from planmetrics.render.gap_columns import (
    ATTAINMENT,
    BY,
    ELAPSED,
    FINDING,
    FULL_NAME,
    GAP,
    INDEX,
    LATEST,
    NATURE,
    OWNERS,
    PROGRESS,
    RECENT,
    REGION,
    REQUIRED,
    TARGET,
    WHEN,
)
from planmetrics.render.gap_lines import lines_of
from planmetrics.render.layout import NOTHING
from planmetrics.render.scores import ranking_table, summary_table
from planmetrics.render.tasks import tasks_table
from planmetrics.report import attention, bars, prose
from planmetrics.report.grids import (
    LIGHTS,
    UNLIT,
    Grid,
    cut,
    filters_of,
    first_of,
    grid_of,
    grid_of_lines,
)
from planmetrics.report.parts import FACTS, PLACE, PRINTED, STATE, Figure, Source, key_of, parts_of
from planmetrics.report.texts import report_words
from planmetrics.report.web import markup_of, page, web_address
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planmetrics.audit.finding import Finding
    from planmetrics.model.plan import Plan
    from planmetrics.records.report import Report
    from planmetrics.render.gap_lines import Line
    from planmetrics.render.words import Words
    from planmetrics.report.bars import League

FIRST = 8
"""Of what needs attention, and of what changed, so many stand on the first screen; the rest is one click away."""
BROAD = 6
"""Columns beyond which the figures of an indicator stand below its chart, not beside it."""


def _newest(line: Line) -> str:
    """The latest value, and of when it is."""
    latest, when = LATEST.cell(line), WHEN.cell(line)
    shown = line.situation.shown
    span = "" if isinstance(shown, Reason) else line.sum_span(shown.period)
    return latest if when in {"", NOTHING} else latest + line.words.bracketed(span or when)


NEWEST = LATEST._replace(cell=_newest)
TARGETS = (
    *(INDEX, STATE, REGION, FULL_NAME, BY, TARGET, NEWEST, PROGRESS, ELAPSED),
    *(GAP, ATTAINMENT, REQUIRED, RECENT, OWNERS),
)
SILENT = (INDEX, REGION, FULL_NAME, BY, TARGET, PRINTED, PLACE, NATURE, OWNERS)


class Lit(NamedTuple):
    """How many targets have a light, and how many of them for which reason."""

    light: str
    word: str
    number: int
    details: str


class Item(NamedTuple):
    """A target that calls for action: its light, what is found, why, and who answers for it."""

    light: str
    word: str
    name: str
    to: str
    finding: str
    why: str
    owners: str


class Divided(NamedTuple):
    """A target that is divided among regions: bars of those that are known, their table, and that of the others."""

    title: str
    figure: Figure | None
    table: Grid
    rest: Grid | None


class Told(NamedTuple):
    """A finding of the audit in words."""

    severity: str
    word: str
    code: str
    message: str
    places: tuple[str, ...]
    suggestion: str


def make(report: Report, words: Words) -> bytes:
    """The report as a page, in UTF-8."""
    own = report_words(words.lang)
    return page("report", own, _content(report, own), ("chart",))


def _content(report: Report, words: Words) -> dict[str, object]:
    """What the template is filled with, section by section."""
    board = report.board
    lines = lines_of(board.entries, words, alone=True)
    parts = list(parts_of(report, words))
    places = {key_of(section): part.to for section, part in parts}
    content = {
        "title": plans_title(board, words),
        "head": _head(report, lines, words),
        "plans": _plans(board.plans, words),
        **_first_screen(report, lines, places, words),
        **_tables(report, lines, places, words),
        "tasks": grid_of(tasks_table(board.tasks, words)) if board.tasks else None,
        "scores": grid_of(summary_table(report.scores, board, words)),
        "charts": [part for _, part in parts],
        "broad": BROAD,
        **_of_regions(report, len(parts), words),
        "findings": [_told(finding, words) for finding in attention.found(report, words)],
        "methods": _methods(report, words),
        "meanings": _meanings(lines, words),
    }
    return {**content, "contents": [(to, words(word)) for to, word in _CONTENTS if content.get(to, True)]}


def _first_screen(
    report: Report, lines: Sequence[Line], places: Mapping[tuple[str, str], str], words: Words
) -> dict[str, object]:
    """Lights and their counts, what needs attention, and what changed."""
    lights, grave = _lights(lines, words), lines_of(report.attention, words, alone=True)
    changed = report.changes
    return {
        "lights": lights,
        "judged": len(lines) - lights[-1].number,
        "attention": [_item(line, places.get(_indicator_of(line), ""), words) for line in grave],
        "awaiting": _awaiting(lines, words),
        "changes": None if changed is None else cut(grid_of(changes_table(changed, words)), FIRST),
        "first": first_of(len(grave), FIRST),
    }


def _tables(
    report: Report, lines: Sequence[Line], places: Mapping[tuple[str, str], str], words: Words
) -> dict[str, object]:
    """The table of targets, and that of those of which nothing was published, with what both are filtered by."""
    told: dict[bool, list[Line]] = {True: [], False: []}
    for line in lines:
        told[line.verdict.status != "no-data" or bars.is_heard(line)].append(line)
    filters = filters_of(lines)
    heads = {known: plan_sections(report.board, group, words) for known, group in told.items()}
    return {
        "total": len(lines),
        "summary": prose.overall(report, lines, words)[0],
        "filters": filters,
        "light_words": [*((light, words(f"light.{light}")) for light in LIGHTS), (UNLIT, words("light.unlit"))],
        "targets": grid_of_lines(
            words("html.targets"),
            told[True],
            TARGETS,
            words,
            filters,
            sections=heads[True],
            places=lambda line: places.get(_indicator_of(line), ""),
            notes=prose.below(report, lines, words),
        )
        if lines
        else None,
        "silent": grid_of_lines(words("html.silent"), told[False], SILENT, words, filters, sections=heads[False]),
    }


def _of_regions(report: Report, drawn: int, words: Words) -> dict[str, object]:
    """Rankings and map of what is divided among regions; `drawn` is how many drawings stand above."""
    leagues = bars.leagues(report.ranked, words)
    known = [league for league in leagues if league.heard]
    return {
        "map": bars.map_of(known),
        "leagues": [_divided(league, report, number, words) for number, league in enumerate(known, drawn + 1)],
        "unheard": [league.title for league in leagues if not league.heard],
    }


def _indicator_of(line: Line) -> tuple[str, str]:
    return line.subject.plan, line.subject.indicator


_CONTENTS = (
    ("attention", "report.attention"),
    ("targets", "html.targets"),
    ("tasks", "tasks"),
    ("charts", "html.charts"),
    ("leagues", "html.districts"),
    ("findings", "report.audit"),
    ("definitions", "html.definitions"),
)
"""The sections of the page, by the name of what they hold, which is where they stand too."""


def _head(report: Report, lines: Sequence[Line], words: Words) -> str:
    """The moment, the region where there is only one, and who judges."""
    regions = {line.region for line in lines}
    region = [regions.pop()] if len(regions) == 1 else []
    method = report.board.asked[0]
    judged = words("html.method", name=words.of((method.name, method.name_en)))
    return " · ".join([*region, words("as_of", as_of=words.moment(report.board.as_of)), judged])


def _plans(plans: Sequence[Plan], words: Words) -> list[Source]:
    """The plans with who issued them and when; a single one is named by the head of the page."""
    found = []
    for plan in plans:
        issued = plan.issued.isoformat() if plan.issued is not None else ""
        about = " · ".join(part for part in (plan.issuer, plan.number, issued, words(plan.standing)) if part)
        url = web_address(plan.document.url)
        name = plan_name(plan, words) if len(plans) > 1 else words("html.document") if url else ""
        found.append(Source(name, about, url))
    return found


def _lights(lines: Sequence[Line], words: Words) -> list[Lit]:
    """Red, yellow, green, and without a light: how many, and of which status, in the words of their rows."""
    names: dict[str, str] = {light: words(f"light.{light}") for light in LIGHTS}
    names[UNLIT] = words("light.unlit")
    found = []
    for light, word in names.items():
        held = [line for line in lines if (line.light or UNLIT) == light]
        count = Counter(map(prose.state, sorted(held, key=lambda line: GRAVEST_FIRST.index(line.verdict.status))))
        parts = [f"{state} {number}" for state, number in count.items()]
        found.append(Lit(light, word, len(held), words.listed(parts)))
    return found


def _item(line: Line, to: str, words: Words) -> Item:
    name = FULL_NAME.cell(line) + (words.bracketed(line.region) if line.regions else "")
    light = line.light or UNLIT
    return Item(
        light, bars.light_word(line.light, words), name, to, FINDING.cell(line), _why(line, words),
        line.owners or words("nobody"),
    )  # fmt: skip


def _why(line: Line, words: Words) -> str:
    """Where it stands, what is asked, what that leaves to do, and how fast it went."""
    said = [clauses] if (clauses := prose.clauses(line)) else []
    if isinstance(line.target, Reason) or line.target_text() not in line.subject.printed:
        said.append(words("html.why.printed", printed=line.subject.printed))
    return words.joined(said) if words.lang == "zh" else ", ".join(said)


def _awaiting(lines: Sequence[Line], words: Words) -> str:
    """Who has how many targets that are due and whose figure is not there; empty where none is."""
    silent = [line for line in lines if line.verdict.status == "awaiting"]
    count = Counter(owner for line in silent for owner in line.subject.owners or (words("nobody"),))
    owners = (f"{owner} {number}" for owner, number in count.most_common())
    return words("html.awaiting", list=words.listed(owners)) if count else ""


def _divided(league: League, report: Report, number: int, words: Words) -> Divided:
    figure = None
    if league.known:
        figure = Figure(markup_of(bars.drawn(league, number)), (), ())
    table = grid_of(ranking_table(league.ranked, report.districts, words))
    plain = table._replace(title="", bodies=tuple(body._replace(heading="") for body in table.bodies))
    return Divided(league.title, figure, *cut(plain, len(league.heard)))


def _told(finding: Finding, words: Words) -> Told:
    severity = finding.severity.word
    return Told(
        severity, words(f"severity.{severity}"), finding.code, message(finding, words.lang),
        tuple(evidence(finding, words)), suggestion(finding, words.lang),
    )  # fmt: skip


def _methods(report: Report, words: Words) -> list[list[str]]:
    """The methods that were asked, each in plain words."""
    judges = [entry.assessment.verdict.judged_by for entry in report.board.entries]
    names = {method.id: words.of((method.name, method.name_en)) for method in (*judges, *report.board.asked)}
    return [list(method_told(method, words.lang, names)) for method in report.board.asked]


def _meanings(lines: Sequence[Line], words: Words) -> list[tuple[str, str]]:
    """The heads, and the findings and reasons that stand on the page, in plain words."""
    shown = [column for column in (*TARGETS, *FACTS) if column.shows(lines)]
    columns = {column.key: words.of(column.full or column.short) for column in shown if column.key in HEADS}
    found: dict[str, str] = {words(f"status.{line.worded}"): line.verdict.status for line in lines}
    found |= {words(line.verdict.why): line.verdict.why for line in lines if line.verdict.why is not None}
    said = [(name, words.of(HEADS[key].meaning)) for key, name in columns.items()]
    said += [(word, words.of(MEANINGS[key])) for word, key in found.items() if key in MEANINGS]
    return [(name, without_keys(meaning)) for name, meaning in dict.fromkeys(said)]
