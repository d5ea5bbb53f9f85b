"""What is made of judged targets: the table of rows, the methods side by side, or a score board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planmetrics.cli.choosing import Choice
    from planmetrics.cli.judging import Judges
    from planmetrics.records import Row
    from planmetrics.records.gap import GapReport
    from planmetrics.render.words import Lang


def mode_of(told: Judges, *, summary: bool, ranking: str | None) -> str:
    """What is made of the rows: `rows`, `methods`, `summary`, or the figure that regions are ranked by."""
    from planmetrics.cli.output import stop

    asked = {"--method all": len(told.ids) > 1, "--summary": summary, "--ranking": ranking is not None}
    both = [option for option, is_asked in asked.items() if is_asked]
    if len(both) > 1:
        stop(f"{both[0]} does not go with {both[1]}", "leave one out")
    return ranking or ("summary" if summary else "methods" if len(told.ids) > 1 else "rows")


def show(
    report: GapReport, choice: Choice, told: Judges, mode: str, format_: str, lang: Lang | None, color: str
) -> None:
    """Print the report in this mode; what lies after the time of asking is told on stderr."""
    from planmetrics.cli.output import language, print_table, say
    from planmetrics.render.words import Words

    words = Words(language(lang))
    if report.dropped:
        say(words("note.dropped", count=report.dropped))
    if format_ != "text":
        _write(report, choice, told, mode, format_)
        return
    if mode == "rows":
        from planmetrics.render.gap_table import gap_table

        print_table(gap_table(report._replace(flagged=_flagged(choice, report)), words), color)
    elif mode == "methods":
        from planmetrics.render.board import methods_board

        print_table(methods_board(report, words), color)
    else:
        from planmetrics.render.scores import ranking_table, summary_table

        rows = scores(report, choice, told, mode)
        make = summary_table if mode == "summary" else ranking_table
        print_table(make(rows, report, words), color)


def _write(report: GapReport, choice: Choice, told: Judges, mode: str, format_: str) -> None:
    """The rows as JSON or CSV; what was supposed stands at the head, and marks every row that it touches."""
    from planmetrics.cli.output import write_records
    from planmetrics.records.boards import RankingRow, SummaryRow
    from planmetrics.records.gap import GapRow

    plans = [row.plan for row in report.plans]
    head = {"plan": plans[0] if len(plans) == 1 else None, "plans": plans, "as_of": report.as_of}
    head |= {"methods": list(told.ids), "what_if": list(report.supposed)}
    if mode in {"rows", "methods"}:
        write_records(format_, GapRow, report.rows, **head)
    else:
        made = SummaryRow if mode == "summary" else RankingRow
        write_records(format_, made, scores(report, choice, told, mode), **head)


def scores(report: GapReport, choice: Choice, told: Judges, mode: str) -> list[Any]:
    """The rows of a score board: a summary, or a ranking by this figure."""
    from planmetrics.compute.summary import ranking_rows, summary_rows

    if mode == "summary":
        return summary_rows(report.rows, told.known[told.ids[0]])
    home = {linked.plan.id: linked.plan.region for linked, _ in choice.chosen}
    return list(ranking_rows(report.rows, home, "gap" if mode == "gap" else "attainment"))


def _flagged(choice: Choice, report: GapReport) -> frozenset[tuple[str, Row]]:
    """The rows that the audit has something to say about, plan by plan; what is supposed is not audited."""
    from planmetrics.audit.marks import flagged
    from planmetrics.cli.opening import moment

    until = moment(report.as_of)[0]
    return frozenset(
        (linked.plan.id, row) for linked, _ in choice.chosen for row in flagged(choice.dataset, linked, until)
    )
