"""The table that people forward, from wide to narrow; and what several methods say of the same targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.render.gap_columns import (
    ACCELERATION,
    AHEAD,
    ATTAINMENT,
    BASELINE,
    BY,
    CLASS,
    DUE,
    ELAPSED,
    FINDING,
    FULL_NAME,
    GAP,
    INDEX,
    LATEST,
    LIGHT,
    NAME,
    NATURE,
    NUMBERED_NAME,
    OWNERS,
    PLAN,
    PROGRESS,
    RECENT,
    REGION,
    REQUIRED,
    TARGET,
    UNIT,
    WHEN,
    plans_apart,
)
from planmetrics.render.gap_lines import lines_of
from planmetrics.render.gap_notes import mark_notes, notes_below, relative_notes, revised_notes, slim_notes
from planmetrics.render.layout import NOTHING
from planmetrics.render.numbers import fixed
from planmetrics.render.table import Column, headings, table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.compute.assessment import Verdict
    from planmetrics.model.method import Method
    from planmetrics.model.plan import Plan
    from planmetrics.records.gap import Board
    from planmetrics.render.gap_lines import Line
    from planmetrics.render.table import Table
    from planmetrics.render.words import Words

HANDED_OVER = "+"
CLASS_FLOOR = 12
"""Six Chinese characters: what most classes and reasons take."""

FIGURES = (
    *(BY, TARGET, LATEST, WHEN, BASELINE, PROGRESS, DUE, ELAPSED, AHEAD),
    *(GAP, ATTAINMENT, REQUIRED, RECENT, ACCELERATION, CLASS, FINDING),
)
WIDE = (INDEX, PLAN, REGION, NAME, UNIT, NATURE, *FIGURES, LIGHT, OWNERS)
SLIM = (INDEX, PLAN, REGION, FULL_NAME, *FIGURES)
PAIRED = (
    *(PLAN, REGION, NUMBERED_NAME, (BY, TARGET), (LATEST, WHEN), (GAP, ATTAINMENT), (REQUIRED, RECENT)),
    *((BASELINE, PROGRESS), (DUE, AHEAD), ELAPSED, CLASS, (ACCELERATION, FINDING)),
)


def gap_table(board: Board, words: Words) -> Table:
    """The targets of a board as the method that was asked first judges them."""
    of_table = board.title is not None
    lines = lines_of(board.entries, words, of_table=of_table)
    return table_of(
        lines,
        words,
        (WIDE, (*SLIM, OWNERS), SLIM, PAIRED),
        (NUMBERED_NAME, FIGURES),
        title=title_of(board, lines, words),
        empty=words("nothing"),
        alone=lambda: lines_of(board.entries, words, of_table=of_table, alone=True),
        notes=[
            *unpromised(board, words),
            *notes_below(lines, words, of_table=of_table),
        ],
        slim_notes=slim_notes(lines, words),
        lights=[line.light for line in lines],
        sections=plan_sections(board, lines, words),
    )


def unpromised(board: Board, words: Words) -> list[str]:
    """What the plans state a baseline of, and no target."""
    names = words.listed(map(words.of, board.without_target))
    return [words("note.no_target", list=names)] if names else []


def methods_table(board: Board, words: Words) -> Table:
    """A row a target: the finding of the first method, then the class that each puts it in, with its quantity."""
    of_table = board.title is not None
    lines = lines_of(board.entries, words, of_table=of_table)
    classes = [_of_method(number, method) for number, method in enumerate(board.asked)]
    heads = (BY, TARGET, LATEST, WHEN, FINDING)
    return table_of(
        lines,
        words,
        (
            (INDEX, REGION, FULL_NAME, *heads, *classes),
            (INDEX, REGION, FULL_NAME, (BY, TARGET), (LATEST, WHEN), FINDING, *classes),
        ),
        (NUMBERED_NAME, (*heads, *classes)),
        title=title_of(board, lines, words),
        empty=words("nothing"),
        alone=lambda: lines_of(board.entries, words, of_table=of_table, alone=True),
        notes=[
            *mark_notes(lines, words),
            *relative_notes(lines, words),
            *revised_notes(lines, words),
            *_class_notes(board, words),
        ],
        lights=[line.light for line in lines],
        sections=plan_sections(board, lines, words),
    )


def _of_method(number: int, method: Method) -> Column[Line]:
    """The column of one of the methods that were asked."""

    def cell(line: Line) -> str:
        return _class(line.entry.assessment.verdicts[number], line.words)

    return Column(
        method.id,
        (method.id, method.id),
        cell,
        (method.name, method.name_en),
        right=False,
        folds=True,
        floor=CLASS_FLOOR,
    )


def _class(verdict: Verdict, words: Words) -> str:
    """The class and the quantity; where there is none, why."""
    label, pace = verdict.label, verdict.pace
    if isinstance(label, Reason) or _is_without(verdict):
        return words(pace if isinstance(pace, Reason) else Reason.NO_OBSERVATION)
    quantity = "" if isinstance(pace, Reason) else f"\n{fixed(pace, 2)}"
    return words.of((label.name, label.name_en)) + quantity + (HANDED_OVER if _is_handed_over(verdict) else "")


def _is_without(verdict: Verdict) -> bool:
    """Whether the method has no class for the row, or says so in a class of its own."""
    if isinstance(verdict.label, Reason):
        return True
    return isinstance(verdict.pace, Reason) and verdict.label.label == "not_available"


def _is_handed_over(verdict: Verdict) -> bool:
    return verdict.judged_by.id != verdict.asked.id


def _class_notes(board: Board, words: Words) -> list[str]:
    """What the methods are called, and which took over from others."""
    names = [f"{method.id} {words.of((method.name, method.name_en))}" for method in board.asked]
    verdicts = [verdict for entry in board.entries for verdict in entry.assessment.verdicts]
    handed = {one.judged_by.id for one in verdicts if _is_handed_over(one) and not _is_without(one)}
    took_over = [words("note.handed_over", by=words.listed(sorted(handed)))] if handed else []
    return [words("note.classes", list=words.lines(names)), *took_over]


def title_of(board: Board, lines: Sequence[Line], words: Words) -> str:
    """Plan, region where there is only one, the time of asking, and what is supposed."""
    only = lines[0].region if lines and not lines[0].regions else NOTHING
    region = [only] if only != NOTHING else []
    moment = words("as_of", as_of=words.moment(board.as_of))
    return " - ".join([plans_title(board, words), *region, moment, *supposed_notes(board, words)])


def plans_title(board: Board, words: Words) -> str:
    """The title of the plan; of several, that they are several; of none, what the rows are of."""
    if board.title is not None:
        return board.title
    return plan_name(board.plans[0], words) if len(board.plans) == 1 else words("all_plans", count=len(board.plans))


def plan_name(plan: Plan, words: Words) -> str:
    """The title of a plan in the language of the table; the Chinese one where it has no other."""
    return words.of((plan.title, plan.title_en or plan.title))


def supposed_notes(board: Board, words: Words) -> list[str]:
    """What was supposed, where something was."""
    return [words("supposed", list=words.listed(board.supposed))] if board.supposed else []


def plan_sections(board: Board, lines: Sequence[Line], words: Words) -> dict[int, str]:
    """The title of each plan above its rows, where there are several plans and their rows stand together."""
    if len(board.plans) < 2 or plans_apart(lines):  # noqa: PLR2004 (one plan stands in the title)
        return {}
    titles = {plan.id: plan_name(plan, words) for plan in board.plans}
    plans = headings([line.subject.plan for line in lines])
    return {row: titles[plan] for row, plan in plans.items()}
