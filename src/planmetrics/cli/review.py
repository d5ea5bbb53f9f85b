"""planmetrics review: a draft row by row beside the words of its document, and what a person decides of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planmetrics.cli import options
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.load import Loaded
    from planmetrics.model.plan import Plan
    from planmetrics.render.formats import Output
    from planmetrics.review.decisions import Decisions
    from planmetrics.review.rows import DraftedRow

PlanArgument = Annotated[str, typer.Argument(metavar="PLAN", help="argument.draft")]
RowsArgument = Annotated[list[str] | None, typer.Argument(metavar="[ROW]...", help="argument.rows", show_default=False)]
AcceptOption = Annotated[list[str] | None, typer.Option("--accept", metavar="ROW...", help="option.accept")]
RejectOption = Annotated[list[str] | None, typer.Option("--reject", metavar="ROW...", help="option.reject")]
ReasonOption = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="option.reason")]
DocumentOption = Annotated[
    Path | None, typer.Option("--document", metavar="FILE", help="option.document", show_default=False)
]
OutOption = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="FILE", help="option.review_out", show_default=False)
]
_LABEL = re.compile(r"([0-9]+)(?:[-—–]([0-9]+)|\.[0-9]+[a-z]?)?")
_NEAR = 8
"""Rows that a refusal names."""


class _Opened(NamedTuple):
    """A plan file with its rows; `text` is that of its document, where it is at hand."""

    path: Path
    raw: bytes
    loaded: Loaded[Plan]
    text: str | None
    rows: list[DraftedRow]


def review(
    plan: PlanArgument,
    rows: RowsArgument = None,
    accept: AcceptOption = None,
    reject: RejectOption = None,
    reason: ReasonOption = None,
    document: DocumentOption = None,
    out: OutOption = None,
    format_: options.FormatOption = "text",
    data: options.DataOption = None,
) -> None:
    """What of a drafted plan is still to be decided."""
    from planmetrics.cli.output import exclude, show, stop
    from planmetrics.cli.saving import locked

    if rows and (accept is None) == (reject is None):
        stop("rows_for_what", rows=" ".join(rows))
    if reason is not None and not reject:
        stop("reason_for_nothing")
    if reject and not (reason or "").strip():
        stop("no_reason")
    path = _path(plan, data)
    accepted = [*(accept or []), *((rows or []) if accept else [])]
    rejected = [*(reject or []), *((rows or []) if reject else [])]
    if out is not None:
        exclude("--out", {"--accept": accepted, "--reject": rejected, "--format": format_ != "text"})
        _write_page(_opened(path, document), out, _command(plan, document, data))
        return
    if not accepted and not rejected:
        opened = _opened(path, document)
        show(_output(opened), format_)
        _tell_open(opened)
        return
    if format_ != "text":
        exclude(f"--format {format_}", {"--accept": accepted, "--reject": rejected})
    with locked([path]):
        opened = _opened(path, document)
        _decide(opened, _decisions(opened, accepted, rejected, reason or ""))


def _path(plan: str, data: Path | None) -> Path:
    """The plan file: of a plan of the folder by its id, or a file by its name, wherever it lies."""
    from planmetrics.cli.opening import data_folder, unknown_plan
    from planmetrics.folder import about, plan_files
    from planmetrics.source import is_yaml

    if is_yaml(Path(plan)):
        return Path(plan)
    folder = data_folder(data)
    found = next(iter(about(plan_files(folder).paths, "id", {plan})), None)
    if found is None:
        unknown_plan(folder, plan, "PLAN")
    return found


def _opened(path: Path, document: Path | None) -> _Opened:
    """The plan file read by itself, and its document; ends the run where the file cannot be read."""
    from planmetrics.cli.output import UNREADABLE, end_with, show_diagnostics
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.load import load
    from planmetrics.model.plan import Plan
    from planmetrics.review.rows import rows_of_draft
    from planmetrics.source import read_bytes, shown

    raw = read_bytes(path)
    if isinstance(raw, Diagnostic):
        show_diagnostics([raw])
        raise typer.Exit(UNREADABLE)
    loaded, wrong = load(raw, shown(path), Plan)
    if loaded is None:
        show_diagnostics(wrong)
        end_with(wrong)
        raise typer.Exit(UNREADABLE)
    text = _text(path, document, loaded.model)
    return _Opened(path, raw, loaded, text, rows_of_draft(loaded.model, text))


def _text(path: Path, document: Path | None, plan: Plan) -> str | None:
    """The text that the lines of the plan refer to: as given, else the one beside the plan, where there is one."""
    from planmetrics.cli.documents import opened_document
    from planmetrics.cli.output import say
    from planmetrics.source import shown
    from planmetrics.trace.report import is_text_of

    beside = path.with_suffix(".txt")
    if document is None and not beside.is_file():
        say("no_text_beside", file=shown(beside))
        return None
    given = opened_document(document or beside)
    text = given.extracted.text
    if is_text_of(plan, given.raw, text) is False:
        say("another_text", file=given.file)
    return text


def _command(plan: str, document: Path | None, data: Path | None) -> list[str]:
    """What was run, for people to run it again with what they decide."""
    given = {"--document": document, "--data": data}
    options = [part for option, path in given.items() if path is not None for part in (option, str(path))]
    return ["planmetrics", "review", plan, *options]


def _write_page(opened: _Opened, out: Path, command: list[str]) -> None:
    """The review as a page; ends the run where the file is to be of another kind, or the library is not there."""
    from planmetrics.cli.output import UNREADABLE, say, stop, words
    from planmetrics.cli.saving import put

    if out.suffix.lower() != ".html":
        stop("no_report_kind", file=out, suffix=out.suffix, suffixes=".html")
    try:
        from planmetrics.report.reviewing import review_page
    except ImportError as error:
        stop("no_report_library", code=UNREADABLE, suffix=".html", library=error.name)
    put(out, review_page(opened.loaded.model, opened.rows, opened.text, command, words()))
    say("review_written", file=out, rows=sum(bool(row.check) for row in opened.rows))


def _output(opened: _Opened) -> Output:
    from planmetrics.records.review import review_row
    from planmetrics.render.formats import Output, listing
    from planmetrics.render.reviewing import REVIEW_FIELDS, review_lines
    from planmetrics.review.rows import uncertain_first

    plan, rows = opened.loaded.model, uncertain_first(opened.rows)
    json, csv = listing(REVIEW_FIELDS, [review_row(row) for row in rows], plan=plan.id)
    return Output(
        json=json,
        csv=csv,
        lines=lambda words: review_lines(rows, plan.region, words, has_text=opened.text is not None),
    )


def _tell_open(opened: _Opened) -> None:
    """How much is open, and what comes next."""
    from planmetrics.cli.output import say
    from planmetrics.source import shown

    rows = [row for row in opened.rows if row.check]
    plan = opened.loaded.model
    if rows:
        uncertain = sum(row.is_uncertain for row in rows)
        say("review_open", plan=plan.id, rows=len(rows), uncertain=uncertain, accepted=len(opened.rows) - len(rows))
    else:
        say("review_draft_mark" if plan.draft else "review_done", plan=plan.id, file=shown(opened.path))


def _decisions(opened: _Opened, accepted: list[str], rejected: list[str], reason: str) -> Decisions:
    """The rows that were named; ends the run at a name that none has, and at one that was named for both."""
    from planmetrics.cli.output import stop
    from planmetrics.review.decisions import Decisions

    right, wrong = _named(opened, accepted), _named(opened, rejected)
    both = [row.label for row in right if row.path in {one.path for one in wrong}]
    if both:
        stop("both_ways", rows=" ".join(both))
    return Decisions(right, wrong, reason)


def _named(opened: _Opened, names: list[str]) -> list[DraftedRow]:
    from planmetrics.cli.output import listed, stop

    found: dict[str, DraftedRow] = {}
    for name in (part for given in names for part in given.split(",") if part):
        rows = [row for row in opened.rows if row.check and _is_named(row, name)]
        if not rows:
            known = [row.label for row in opened.rows if row.check]
            stop("no_such_row", row=name, rows=listed([*known[:_NEAR], *(["..."] if len(known) > _NEAR else [])]))
        found |= {row.label: row for row in rows}
    return list(found.values())


def _is_named(row: DraftedRow, name: str) -> bool:
    """Whether a row has this label, or stands on this line, or on one of these lines: 12.1, 12, 12-30."""
    read = _LABEL.fullmatch(name)
    if read is None or "." in name:
        return row.label == name
    return int(read[1]) <= (row.line or 0) <= int(read[2] or read[1])


def _decide(opened: _Opened, made: Decisions) -> None:
    """Write what was decided, or end the run with the file as it was."""
    from planmetrics.cli.output import FINDINGS, say, stop
    from planmetrics.cli.saving import Saved, save
    from planmetrics.edit.changes import CannotEditError
    from planmetrics.edit.splice import edited
    from planmetrics.load import load
    from planmetrics.model.plan import Plan
    from planmetrics.review.decisions import EmptiedPlanError, changes_of
    from planmetrics.source import shown
    from planmetrics.syntax.nodes import plain

    file = shown(opened.path)
    data = plain(opened.loaded.root)
    try:
        changes = changes_of(opened.loaded, data if isinstance(data, dict) else {}, opened.rows, made)
        after = edited(opened.raw, changes)
    except EmptiedPlanError:
        stop("nothing_left", code=FINDINGS, plan=opened.loaded.model.id)
    except CannotEditError as refusal:
        stop("cannot_edit_at", code=FINDINGS, file=file, place=".".join(map(str, refusal.path)))
    loaded, wrong = load(after, file, Plan)
    if loaded is None:
        stop("cannot_edit_at", code=FINDINGS, file=file, place=".".join(map(str, wrong[0].path)))
    save([Saved(opened.path, opened.raw, after)])
    say("decided", accepted=len(made.accepted), rejected=len(made.rejected), file=file)
    decided = {row.path for row in (*made.accepted, *made.rejected)}
    left = [row for row in opened.rows if row.check and row.path not in decided]
    if left:
        uncertain = sum(row.is_uncertain for row in left)
        say("review_left", plan=loaded.model.id, rows=len(left), uncertain=uncertain)
    else:
        say("review_done", plan=loaded.model.id, file=file)
