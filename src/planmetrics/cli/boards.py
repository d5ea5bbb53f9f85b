"""Targets assessed as `gap`, `summary` and `rank` show them: from what was asked for to a board, and its exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from planmetrics.cli.methods import suppositions
from planmetrics.cli.opening import moment
from planmetrics.cli.output import FINDINGS, doing, end_with, say, stop
from planmetrics.compute.outcome import Reason
from planmetrics.compute.status import STATUSES
from planmetrics.compute.suppose import suppose
from planmetrics.model.period import parse_period
from planmetrics.records.board import open_board
from planmetrics.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from planmetrics.cli.opening import Chosen
    from planmetrics.compute.assess import Methods
    from planmetrics.compute.assessment import Names, Subject
    from planmetrics.compute.suppose import Supposition
    from planmetrics.model.period import Period
    from planmetrics.records.changes import Changes
    from planmetrics.records.fields import Row
    from planmetrics.records.gap import Board, Entry
    from planmetrics.render.table import Table
    from planmetrics.render.words import Words


def board_of(
    chosen: Chosen,
    methods: Methods,
    as_of: str | None,
    what_if: Sequence[str] = (),
    baseline: str | None = None,
) -> Board:
    """The chosen targets assessed, with what is supposed; says what was left out, and what was asked for in vain."""
    (until, called), baseline_at = moment(as_of), _baseline_period(baseline)
    supposed = suppositions(what_if, chosen.dataset, _regions(chosen), until)
    dataset = suppose(chosen.dataset, supposed) if supposed else chosen.dataset
    doing("doing.judge", targets=len(chosen.targets))
    board = open_board(dataset, chosen.plans, until, called, methods, baseline_at, chosen.tasks)
    if baseline_at is not None and all(entry.assessment.situation.base_origin != "option" for entry in board.entries):
        say("not_observed", year=baseline_at)
    for one in supposed:
        spoken = [entry.assessment for entry in board.entries if _speaks_of(one, entry.assessment.subject)]
        if not spoken:
            say("in_vain", written=one.written)
        elif not any("what_if" in assessment.situation.doubts for assessment in spoken):
            say("moves_nothing", written=one.written, period=one.period)
    if board.dropped:
        say("dropped", count=board.dropped)
    return board._replace(supposed=tuple(one.written for one in supposed))


def _speaks_of(supposed: Supposition, subject: Subject) -> bool:
    return subject.target is not None and (supposed.indicator, supposed.region) in subject.target.series


def without_target(chosen: Chosen) -> tuple[Names, ...]:
    """What the plans state a baseline of and promise nothing of."""
    return tuple(
        entry.names(linked.definitions.get(entry.id))
        for linked, _ in chosen.plans
        for entry in linked.plan.indicators
        if not (entry.targets or entry.breakdown)
    )


def audited(board: Board, chosen: Chosen) -> Board:
    """The board with what the audit finds; what is supposed is not audited."""
    from planmetrics.audit.marks import findings_of
    from planmetrics.records.board import with_findings

    doing("doing.audit")
    return with_findings(board, findings_of(chosen.dataset, [linked for linked, _ in chosen.plans], board.until))


def changes_of(board: Board, chosen: Chosen, methods: Methods, since: str, baseline: str | None = None) -> Changes:
    """What changed of the targets of a board since an earlier moment."""
    from planmetrics.records.changes import changes_since

    until, called = moment(since, "--since")
    if until >= board.until:
        stop("since_not_earlier", since=since, as_of=board.as_of)
    before = open_board(chosen.dataset, chosen.plans, until, called, methods, parse_period(baseline))
    return changes_since(before, board)


def _regions(chosen: Chosen) -> list[str]:
    """The only region that is looked at; where there are several, the plans' own."""
    looked_at = dict.fromkeys(target.region for target in chosen.targets)
    return list(looked_at if len(looked_at) == 1 else dict.fromkeys(linked.plan.region for linked, _ in chosen.plans))


def head(board: Board) -> Row:
    """The keys at the head of a JSON document of a board."""
    plans = tuple(plan.id for plan in board.plans)
    return {
        "plan": plans[0] if len(plans) == 1 else None,
        "plans": plans,
        "as_of": board.as_of,
        "methods": tuple(method.id for method in board.asked),
        "what_if": board.supposed,
    }


def table_of_board(board: Board, words: Words) -> Table:
    """A row a target, with a column a method where several judged."""
    from planmetrics.render.gap import gap_table, methods_table

    return (methods_table if len(board.asked) > 1 else gap_table)(board, words)


def end_of(chosen: Chosen, entries: Iterable[Entry], fail_on: Collection[str]) -> None:
    """End with what is broken, or with 1 where one of the entries that are shown has a status not to be had."""
    end_with(chosen.broken)
    fail_at(entries, fail_on)


def fail_at(entries: Iterable[Entry], fail_on: Collection[str]) -> None:
    """End with 1 where one of these entries has a status not to be had."""
    if any(verdict.status in fail_on for entry in entries for verdict in entry.assessment.verdicts):
        raise typer.Exit(FINDINGS)


def known_years(option: str, years: Sequence[str]) -> list[int]:
    """The years asked for, of a fiscal year the one in which it ends; ends the run at one that is none."""
    known = []
    for year in years:
        # in whichever month it starts, 2026/27 ends in 2027
        period = parse_period(year, fiscal_year_starts=4)
        if period is None or not period.is_year:
            stop("no_year", option=option, year=year)
        known.append(period.year)
    return known


def _baseline_period(baseline: str | None) -> Period | None:
    period = parse_period(baseline) if baseline is not None else None
    if baseline is not None and (period is None or not period.is_year):
        stop("no_year", "a_calendar_year", option="--baseline", year=baseline)
    return period


def known_statuses(option: str, asked: Sequence[str], *, reasons: bool = False) -> list[str]:
    """Statuses, and reasons if wanted, by their codes or as tables call them; ends the run at any other word."""
    from planmetrics.render.texts import WORDS

    if not asked:
        return []
    known = [*STATUSES, *(map(str, Reason) if reasons else ())]
    named = ((key.removeprefix("status.").partition(":")[0], words) for key, words in WORDS.items())
    by_word = {word: code for code, words in named if code in known for word in words}
    codes = [by_word.get(word, word) for word in asked]
    for code in codes:
        if code not in known:
            stop("unknown_status", nearest(code, known), option=option, status=code)
    return codes
