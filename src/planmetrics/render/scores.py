"""Score boards: how many targets of whom fare how, and the ranking of regions (晾晒)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.compute.status import GRAVEST_FIRST
from planmetrics.records.scores import NOBODY
from planmetrics.render.gap import plans_title, supposed_notes
from planmetrics.render.gap_columns import ATTAINMENT, FINDING, GAP, LATEST, REGION, TARGET, WHEN
from planmetrics.render.gap_lines import Line, lines_of
from planmetrics.render.gap_notes import mark_notes
from planmetrics.render.layout import NOTHING
from planmetrics.render.numbers import fixed
from planmetrics.render.table import Column, always, headings, table_of
from planmetrics.render.tasks import tasks_count
from planmetrics.render.texts import WORDS
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.compute.status import Status
    from planmetrics.records.gap import Board
    from planmetrics.records.scores import Ranked, Score
    from planmetrics.render.table import Table
    from planmetrics.render.words import Words


class ScoreLine(NamedTuple):
    """A group of targets as a row."""

    score: Score
    words: Words


def _group(line: ScoreLine) -> str:
    score, words = line.score, line.words
    if score.by == "all":
        return words("total")
    if score.by == "firmness":
        return words(score.group) if score.group != NOBODY else words("unnamed_nature")
    return words("nobody") if score.by == "owner" and score.group == NOBODY else words.of(score.name)


def _mean(line: ScoreLine) -> str:
    """The mean score, its class, and how many targets it rests on."""
    score, words = line.score, line.words
    if score.mean is None or score.grade is None:
        return NOTHING
    name = words.of((score.grade.name, score.grade.name_en))
    return f"{fixed(score.mean, 1)} {name}{words.bracketed(str(score.scored))}"


def of_several(status: str) -> str:
    """The key of a status (or of the words that fit, `Line.worded`) of several targets: some go up, others down."""
    return "heads.reversing" if status.startswith("reversing") else f"status.{status}"


def _of_status(status: Status) -> Column[ScoreLine]:
    """How many targets of a group have a status; only statuses that occur have a column."""
    return Column(
        status,
        WORDS[of_several(status)],
        lambda line: str(line.score.statuses.get(status, NOTHING)),
        shows=lambda lines: any(line.score.statuses.get(status) for line in lines),
    )


def _is_scored(lines: Sequence[ScoreLine]) -> bool:
    return any(line.score.mean is not None for line in lines)


GROUP = Column[ScoreLine]("group", ("分组", "Group"), _group, right=False, folds=True)
COUNTS = (
    Column[ScoreLine]("targets", ("目标数", "Targets"), lambda line: str(line.score.targets)),
    *map(_of_status, GRAVEST_FIRST),
    Column[ScoreLine]("mean_score", ("平均得分", "Mean score"), _mean, shows=_is_scored),
)


def summary_table(scores: Sequence[Score], board: Board, words: Words) -> Table:
    """Counts by status, for all, then by plan, nature, owner and region."""
    lines = [ScoreLine(score, words) for score in scores]
    note = [words("note.score")] if _is_scored(lines) else []
    return table_of(
        lines,
        words,
        ((GROUP, *COUNTS),),
        (GROUP, COUNTS),
        title=_title(board, words),
        empty=words("nothing"),
        notes=[words("note.summary"), *note, *tasks_count(board.tasks, words), *supposed_notes(board, words)],
        sections=headings([words(f"by.{score.by}") for score in scores]),
    )


def _rank(line: Line) -> str:
    """The rank; of a figure of another period than that which is ranked, that it is so."""
    if line.rank is not None:
        return str(line.rank)
    return NOTHING if isinstance(line.figures.gap, Reason) else line.words("other_period")


RANK = Column[Line]("rank", ("名次", "Rank"), _rank)
RANKED_REGION = REGION._replace(shows=always)
RANKED_BY = (TARGET, LATEST, WHEN, ATTAINMENT, GAP, FINDING)


def ranked_lines(ranked: Sequence[Ranked], words: Words) -> list[Line]:
    """Ranked regions as rows, in the order given, each with its rank."""
    lines = lines_of([one.entry for one in ranked], words, alone=True)
    return [line._replace(rank=one.rank) for one, line in zip(ranked, lines, strict=True)]


def table_of_line(line: Line) -> tuple[str, str, str, str]:
    """What tells the table that a ranked row stands in from the others."""
    return line.subject.plan, line.subject.indicator, line.situation.form, line.subject.due


def ranking_table(ranked: Sequence[Ranked], board: Board, words: Words) -> Table:
    """The regions of each table that divides a target, best first; those without data at the end, with the reason."""
    lines = ranked_lines(ranked, words)
    tables = list(map(table_of_line, lines))
    heads = {n: _heading(line) for n, line in enumerate(lines) if n == 0 or tables[n - 1] != tables[n]}
    unresolved = [n for n in heads if isinstance(lines[n].target, Reason)]
    printed = [f"{heads[n]} {lines[n].subject.printed}" for n in unresolved]
    return table_of(
        lines,
        words,
        ((RANK, RANKED_REGION, *RANKED_BY),),
        (RANKED_REGION, (RANK, *RANKED_BY)),
        title=_title(board, words),
        empty=words("no_ranking"),
        notes=[
            words("note.ranking"),
            *mark_notes(lines, words, inferred=False),
            *([words("note.relative", list=words.lines(printed))] if printed else []),
            *supposed_notes(board, words),
        ],
        lights=[line.light for line in lines],
        sections=heads,
    )


def _heading(line: Line) -> str:
    """The target that is divided: indicator, unit and year."""
    return f"{line.name}{line.words.bracketed(line.subject.unit)} {line.due(in_text=True)}"


def _title(board: Board, words: Words) -> str:
    return f"{plans_title(board, words)} - {words('as_of', as_of=board.as_of)}"
