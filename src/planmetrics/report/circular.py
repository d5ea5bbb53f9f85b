"""The one-page circular (通报) that a bureau sends round, as a Word file; in English a briefing of the same parts.

It takes two pages where one has no room for the table and for what lags. It names no issuer and no date of issue, which
only the sender knows. What its page has no room for stands in an annex, so that every target of the report is in the
file.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.compute.status import GRAVE
from planmetrics.records.principal import principal
from planmetrics.render.gap import plan_name, plan_sections, unpromised
from planmetrics.render.gap_columns import ATTAINMENT, BY, FINDING, FULL_NAME, GAP, INDEX, LATEST, OWNERS, REGION, WHEN
from planmetrics.render.gap_lines import among_themselves, lines_of
from planmetrics.render.gap_notes import mark_notes
from planmetrics.render.layout import NOTHING
from planmetrics.render.table import Column
from planmetrics.report import attention, prose
from planmetrics.report.paper import (
    SIZES,
    TEXT_WIDTH,
    Grid,
    Note,
    Part,
    Sheet,
    Track,
    capacity,
    fits,
    fitting,
    height,
    longest_word,
)
from planmetrics.report.texts import report_words
from planmetrics.report.wordfile import written
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planmetrics.audit.finding import Finding
    from planmetrics.facts import TaskFact
    from planmetrics.records.gap import Entry
    from planmetrics.records.principal import Chosen
    from planmetrics.records.report import Report
    from planmetrics.render.gap_lines import Line
    from planmetrics.render.words import Words

MOST_FINDINGS = 3
"""Findings that a page has sentences for; what is beyond stands in the annex."""
MOST_OWNERS = 3
"""Owners that a cell of the table names, where the page has room."""
_NUMERALS = "一二三四五六七八"


class Room(NamedTuple):
    """How many of those ahead and of those behind a page has sentences for, and owners a cell; None: for all."""

    ahead: int
    behind: int | None
    owners: int


_LEAST = Room(3, 5, 1)
_ROOMS = (Room(6, None, MOST_OWNERS), Room(3, None, MOST_OWNERS), Room(3, None, 1), Room(3, 5, MOST_OWNERS))
"""What is told where there is more room than for the least, from much to little."""


def make(report: Report, words: Words) -> bytes:
    """The circular as a Word file; the same bytes for the same report."""
    return written(circular(report, report_words(words.lang)), words.lang)


def circular(report: Report, words: Words) -> Sheet:
    """What the circular says, part by part; a part of which there is nothing to say is left out."""
    told = [(chosen, _sheet(report, chosen, _LEAST, words)) for chosen in principal(report.board)]
    for pages in (1, 2):
        for chosen, least in told:
            if fits(least, words.lang, pages):
                return _filled(report, chosen, least, pages, words)
    return told[-1][1]


def _filled(report: Report, chosen: Chosen, least: Sheet, pages: int, words: Words) -> Sheet:
    """The most that these pages have room for: on one in the type of the least, on two in any."""
    size = fitting(least, words.lang) if pages == 1 else SIZES[words.lang][-1]
    fuller = (_sheet(report, chosen, room, words) for room in _ROOMS)
    return next((sheet for sheet in fuller if height(sheet, size, words.lang) <= capacity(words.lang, pages)), least)


def _sheet(report: Report, chosen: Chosen, room: Room, words: Words) -> Sheet:
    lines = lines_of(report.board.entries, words, alone=True)
    shown = _lines_of(chosen.shown, lines)
    parts = [
        Part(words("circular.overall"), prose.overall(report, lines, words)),
        Part(words("circular.table"), list(_table(shown, chosen, report, room, words))),
        Part(words("circular.sides"), list(_sides(shown, lines, room, words))),
        Part(words("circular.regions"), prose.ranking(report, words)),
        Part(words("circular.problems"), _problems(report, lines, words)),
    ]
    annex = [
        Part(words("circular.rest"), _rest(_lines_of(chosen.left, lines), words)),
        Part(words("circular.all_regions"), prose.whole_ranking(report, words)),
        Part(words("circular.findings"), _findings(report.findings[MOST_FINDINGS:], report, words)),
        Part(words("circular.tasks"), _silent_tasks(report, words)),
    ]
    return Sheet(
        title=_title(report, lines, words),
        moment=words("circular.as_of", as_of=words.moment(report.board.as_of)),
        parts=_numbered(parts, words),
        foot=words("circular.foot"),
        annex_title=words("circular.annex"),
        annex=_numbered(annex, words),
    )


def _lines_of(entries: Sequence[Entry], lines: Sequence[Line]) -> list[Line]:
    """These entries as the rows that they are among all, with the same numbers."""
    wanted = {entry.assessment.subject.key for entry in entries}
    return [line for line in lines if line.subject.key in wanted]


def _numbered(parts: Sequence[Part], words: Words) -> list[Part]:
    """The parts that say something, numbered in their order."""
    return [
        part._replace(heading=words("circular.numbered", number=_numeral(place, words), text=part.heading))
        for place, part in enumerate(part for part in parts if part.blocks)
    ]


def _numeral(place: int, words: Words) -> str:
    return _NUMERALS[place] if words.lang == "zh" else str(place + 1)


def _items(texts: Sequence[str], words: Words) -> list[str]:
    """Several texts as numbered items; a single one by itself."""
    if len(texts) == 1:
        return list(texts)
    return [words("circular.item", number=number, text=text) for number, text in enumerate(texts, 1)]


def _title(report: Report, lines: Sequence[Line], words: Words) -> str:
    """Of which plan, and of which region where that is not the plan's own."""
    plans = report.board.plans
    title = plan_name(plans[0], words)
    if words.lang == "zh":  # a title within a title has the smaller marks
        title = title.replace("《", "〈").replace("》", "〉")
    if len(plans) > 1:
        return words("circular.title_several", title=title, count=len(plans))
    regions = {line.subject.region: line.region for line in lines}
    if len(regions) == 1 and plans[0].region not in regions:
        return words("circular.title_region", title=title, region=next(iter(regions.values())))
    return words("circular.title", title=title)


# the table


def _target_text(line: Line) -> str:
    """The target; one that comes to no value as it is printed."""
    printed = isinstance(line.target, Reason) and line.subject.printed and not line.is_rate
    return line.subject.printed if printed else line.target_text()


def _target(line: Line) -> str:
    """The target above its year, with the mark of the audit."""
    return f"{'!' if line.entry.findings else ''}{_target_text(line)}\n{BY.cell(line)}"


def _latest(line: Line) -> str:
    """The newest value above its time."""
    value, when = LATEST.cell(line), WHEN.cell(line)
    shown = line.situation.shown
    span = "" if isinstance(shown, Reason) else line.sum_span(shown.period)
    return value if value in {"", NOTHING} else f"{value}\n{span or when}"


def _owner(line: Line, most: int) -> str:
    """Who answers for it; of more than `most` the first, and how many there are."""
    owners = line.subject.owners
    if line.repeats is not None and line.repeats.subject.owners == owners:
        return ""
    if len(owners) <= most:
        return line.owners or NOTHING
    return line.words("circular.of_owners", owner=owners[0], count=len(owners), more=len(owners) - 1)


OWNER = Column["Line"]("owners", ("责任单位", "Owner"), lambda line: _owner(line, 1), right=False)
_COLUMNS = (
    (INDEX, 7),
    (REGION, 14),
    (FULL_NAME, 33),
    (Column["Line"]("target", ("目标值\n目标年", "Target\nby"), _target), 19),
    (Column["Line"]("latest", ("最新值\n时点", "Latest\nperiod"), _latest), 21.5),
    (GAP, 21),
    (ATTAINMENT, 13),
    (FINDING, 23.5),
)
"""What the table shows before the owners, and how wide in comparison; together they take the width of the page."""
_NAMED, _WIDEST = (REGION.key, OWNER.key), 24
"""Columns of single names, and how wide they are at most, in millimetres."""


def _table(
    shown: Sequence[Line], chosen: Chosen, report: Report, room: Room, words: Words
) -> Iterator[str | Note | Grid]:
    if shown:
        yield _grid(among_themselves(shown), report, room, words)
    elif chosen.left:
        yield words("circular.no_table")
    left = [words("circular.shown", shown=len(shown), left=len(chosen.left))] if shown and chosen.left else []
    notes = [*left, *unpromised(report.board, words), *mark_notes(shown, words)]
    if notes:
        yield Note((" " if words.lang == "en" else "").join(notes))


def _grid(rows: Sequence[Line], report: Report, room: Room, words: Words) -> Grid:
    owned = OWNER._replace(cell=lambda line: _owner(line, room.owners))
    columns = [(column, width) for column, width in (*_COLUMNS, (owned, 18)) if column.shows(rows)]
    wide = sum(width for _, width in columns)
    tracks = [
        Track(words.of(column.short), width * TEXT_WIDTH / wide, [column.cell(line) for line in rows], column.right)
        for column, width in columns
    ]
    keys = [column.key for column, _ in columns]
    return Grid(
        _with_whole_words(tracks, keys.index(FULL_NAME.key), [keys.index(key) for key in _NAMED if key in keys]),
        [line.light if line.verdict.status != "no-data" else None for line in rows],
        next(place for place, (column, _) in enumerate(columns) if column is FINDING),
        [place for place, line in enumerate(rows) if line.repeats is not None],
        plan_sections(report.board, rows, words),
    )


def _with_whole_words(tracks: Sequence[Track], name: int, named: Sequence[int]) -> list[Track]:
    """The columns, those of single names wide enough for each Latin word; the names of indicators fold instead."""
    taken = {place: min(max(longest_word(tracks[place].cells), tracks[place].width), _WIDEST) for place in named}
    width = tracks[name].width - sum(wide - tracks[place].width for place, wide in taken.items())
    return [
        track._replace(width=taken.get(place, width if place == name else track.width))
        for place, track in enumerate(tracks)
    ]


# who leads, who lags


def _sides(shown: Sequence[Line], lines: Sequence[Line], room: Room, words: Words) -> Iterator[str]:
    """Who leads and who lags, each with its figures; nothing where nothing can be judged."""
    keys = {line.subject.key for line in shown}
    first_shown = sorted(lines, key=lambda line: line.subject.key not in keys)
    ahead = [line for line in lines if line.verdict.status in prose.LEADING]
    behind = [line for line in lines if line.verdict.status in GRAVE]
    if not ahead and not behind:
        yield from attention.about_to_break(lines, words) or ([words("circular.no_sides")] if lines else [])
        return
    leading = prose.leading(first_shown)[: room.ahead]
    lagging = prose.by_gravity(behind) if room.behind is None else prose.behind(lines)[: room.behind]
    yield from _side(words("told.leading"), ahead, leading, words, owned=False)
    yield from _side(words("told.behind"), behind, lagging, words, owned=True)
    yield from attention.about_to_break(lines, words)


def _side(what: str, lines: Sequence[Line], told: Sequence[Line], words: Words, *, owned: bool) -> Iterator[str]:
    if not lines:
        yield words("told.none", what=what)
        return
    texts = list(dict.fromkeys(prose.told(line, owned=owned) for line in told))  # one may be promised twice
    if len(texts) == 1:
        yield words("told.some", what=what, count=len(lines), text=texts[0])
    else:
        yield words("told.several", what=what, count=len(lines))
        yield from _items(texts, words)
    keys = {line.subject.key for line in told}
    others = [prose.label(line) for line in lines if line.subject.key not in keys]
    if others:
        yield words("told.others", count=len(others), list=words.listed(others))


# what the audit found, and what is missing


def _problems(report: Report, lines: Sequence[Line], words: Words) -> list[str]:
    said = [
        *(attention.finding(one, report, words) for one in report.findings[:MOST_FINDINGS]),
        *_more_findings(report.findings[MOST_FINDINGS:], words),
        *attention.missing(lines, words),
        *attention.unreported(report, words),
    ]
    return _items(said, words) if said else [words("told.nothing")]


def _more_findings(findings: Sequence[Finding], words: Words) -> list[str]:
    kinds = Counter(words(f"severity.{one.severity.word}") for one in findings)
    numbers = [
        words("told.finding_number" if count == 1 else "told.finding_numbers", what=what, count=count)
        for what, count in kinds.items()
    ]
    return [words("told.more_findings", list=words.listed(numbers))] if numbers else []


# the annex


def _rest(lines: Sequence[Line], words: Words) -> list[Grid]:
    """The targets that are not in the table, by how they stand; those of one indicator and owner share a row."""
    groups: dict[str, dict[tuple[str, str, str], list[str]]] = {}
    for line in prose.by_gravity(lines):
        target = f"{_target_text(line)}{words.bracketed(line.due(in_text=True))}"
        group = groups.setdefault(FINDING.cell(line), {})
        group.setdefault((str(line.number), _full_name(line), line.owners or NOTHING), []).append(target)
    rows: list[tuple[str, str, str, str]] = []
    sections: dict[int, str] = {}
    for what, group in groups.items():
        sections[len(rows)] = words("circular.rest_of", what=what, count=sum(map(len, group.values())))
        rows += [(number, name, words.listed(targets), owners) for (number, name, owners), targets in group.items()]
    heads = (words.of(INDEX.short), words.of(FULL_NAME.short), words("circular.targets"), words.of(OWNERS.short))
    tracks = [
        Track(head, width, [row[place] for row in rows], right=head == heads[0])
        for place, (head, width) in enumerate(zip(heads, (8, 50, 47, 51), strict=True))
    ]
    return [Grid(tracks, [None] * len(rows), 0, [], sections)] if rows else []


def _full_name(line: Line) -> str:
    unit = line.words.bracketed(line.subject.unit) if line.subject.unit else ""
    return f"{prose.name_of(line)}{unit}"


def _findings(findings: Sequence[Finding], report: Report, words: Words) -> list[str]:
    return _items([attention.finding(one, report, words) for one in findings], words)


def _silent_tasks(report: Report, words: Words) -> list[str]:
    silent = [task.fact for task in report.board.tasks if task.state == "not-reported"]
    return _items([f"{words.of(fact.names)}{words.bracketed(_due_and_owners(fact, words))}" for fact in silent], words)


def _due_and_owners(task: TaskFact, words: Words) -> str:
    due = words.period(task.period, in_text=True)
    return words.lines([due, words.listed(task.owners)]) if task.owners else due
