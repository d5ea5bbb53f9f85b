"""planmetrics draft: from a document to a plan that is still to be checked."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planmetrics.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.cli.documents import OpenedDocument
    from planmetrics.draft.drafting import Draft, Known
    from planmetrics.draft.written import Written
    from planmetrics.facts import Dataset
    from planmetrics.render.formats import Output

DocumentArgument = Annotated[Path, typer.Argument(metavar="DOCUMENT", help="argument.to_draft")]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="option.draft_output", show_default=False)
]
RegionOption = Annotated[str | None, typer.Option("--region", "-r", metavar="CODE", help="option.draft_region")]
YearOption = Annotated[int | None, typer.Option("--year", metavar="YEAR", help="option.draft_year")]
_NOT_IN_ID = re.compile("[^a-z0-9]+")


def draft(
    document: DocumentArgument,
    output: OutputOption = None,
    region: RegionOption = None,
    year: YearOption = None,
    format_: options.FormatOption = "text",
    data: options.DataOption = None,
) -> None:
    """A plan out of a document, every row of it still to be checked."""
    from planmetrics.cli.documents import opened_document
    from planmetrics.cli.opening import data_folder, stop_on_errors
    from planmetrics.cli.output import doing, exclude, show
    from planmetrics.draft.drafting import draft_text
    from planmetrics.project import open_registries

    if format_ != "text":
        exclude(f"--format {format_}", {"--output": output})
    _refuse_to_overwrite(output)
    project = open_registries(data_folder(data))
    stop_on_errors(project.diagnostics)
    known = _known(project.dataset, region)
    opened = opened_document(document)
    doing("doing.draft")
    made = draft_text(opened.extracted.text, opened.extracted.tables, known, year)
    if region is not None:
        made = made._replace(region=_code(project.dataset, region))
    if format_ != "text":
        show(_rows(made), format_)
        return
    _write(made, opened, output, project.dataset)


def _refuse_to_overwrite(output: Path | None) -> None:
    """End the run where a file would be lost, or where the name is none that a plan can have."""
    from planmetrics.cli.output import stop

    if output is None:
        return
    if _NOT_IN_ID.sub("-", output.stem).strip("-") != output.stem or output.suffix != ".yaml":
        stop("draft_name", file=output.name, better=f"{_slug(output.stem)}.yaml")
    for path in (output, output.with_suffix(".txt")):
        if path.exists():
            stop("draft_exists", file=path)


def _known(dataset: Dataset, region: str | None) -> Known:
    from planmetrics.draft.drafting import Known

    names = {name: ident for ident, one in dataset.regions.items() for name in one.names}
    above = {ident: one.parent for ident, one in dataset.regions.items() if one.parent is not None}
    if region is not None:
        _code(dataset, region)
    return Known(dataset.counters, names, above)


def _code(dataset: Dataset, region: str) -> str:
    """The code of the region that was asked for, by code or name."""
    from planmetrics.cli.output import stop
    from planmetrics.wording import nearest

    code = next((ident for ident, one in dataset.regions.items() if region in {ident, *one.names}), None)
    if code is None:
        stop("unknown_region", nearest(region, dataset.regions), option="--region", region=region)
    return code


def _rows(made: Draft) -> Output:
    from planmetrics.records.draft import DraftRow, draft_rows
    from planmetrics.records.fields import fields_of
    from planmetrics.render.formats import Output, listing

    json, csv = listing(fields_of(DraftRow), [*draft_rows(made)])
    return Output(json=json, csv=csv)


def _write(made: Draft, opened: OpenedDocument, output: Path | None, dataset: Dataset) -> None:
    """The plan and the text beside it, or the plan alone to stdout; and what was found, to stderr."""
    from planmetrics.cli.output import FINDINGS, say, tell, write

    promised = any(row.kind != "baseline" for row in made.rows)
    written = _written(made, opened, output, dataset) if promised else None
    if written is None:
        say("draft_nothing", file=opened.file, figures=len(made.asides))
        raise typer.Exit(FINDINGS)
    if output is None:
        write(written.text)
    else:
        _save(output, written.text, opened)
    for line in _summary(made, written, output):
        tell(line)


def _written(made: Draft, opened: OpenedDocument, output: Path | None, dataset: Dataset) -> Written | None:
    from planmetrics.cli.output import stop
    from planmetrics.draft.written import Source, write_plan

    if made.horizon.last is None and any(row.when is None for row in made.rows):
        stop("draft_no_year", file=opened.file)
    name = Path(opened.file).name
    text = opened.extracted
    source = Source(name, _hash(text.text.encode()), _hash(opened.raw), text.media_type, text.extractor)
    ident = output.stem if output is not None else _slug(Path(name).stem)
    return write_plan(made, ident, source, dataset.definitions, dataset.counters)


def _hash(raw: bytes) -> str:
    return sha256(raw).hexdigest()


def _slug(stem: str) -> str:
    """An id made of a file's name; of one without a Latin letter, of its hash."""
    slug = _NOT_IN_ID.sub("-", stem.lower()).strip("-")[:60]
    return slug or f"draft-{_hash(stem.encode())[:8]}"


def _save(output: Path, text: str, opened: OpenedDocument) -> None:
    """Both files, or none."""
    from planmetrics.cli.saving import Saved, locked, save

    beside = output.with_suffix(".txt")
    files = [Saved(output, None, text.encode()), Saved(beside, None, opened.extracted.text.encode())]
    with locked([output, beside]):
        save(files)


def _summary(made: Draft, written: Written, output: Path | None) -> Iterator[str]:
    """What was found, what is uncertain, and what to do next."""
    from planmetrics.cli.output import in_words, language, listed
    from planmetrics.draft.drafting import is_english
    from planmetrics.draft.exclusions import REASONS

    first, last = made.horizon.first or "?", made.horizon.last or "?"
    in_table = sum(row.group is not None for row in made.rows)
    yield in_words("draft.found", title=made.title, rows=written.rows, tables=in_table, first=first, last=last)
    doubts = Counter(word for row in made.rows for word in row.check if word != "unread")
    what = listed(f"{word} {number}" for word, number in doubts.most_common())
    yield in_words("draft.doubts" if doubts else "draft.no_doubts", doubtful=written.doubtful, what=what)
    if made.asides:
        at = 0 if language() == "zh" else 1
        why = Counter(REASONS[aside.rule][at] for aside in made.asides)
        what = listed(f"{reason} {number}" for reason, number in why.most_common())
        yield in_words("draft.listed", number=len(made.asides), what=what)
    if is_english(made.lines):
        yield in_words("draft.english")
    if made.region is None:
        yield in_words("draft.no_region")
    if output is None:
        yield in_words("draft.to_stdout")
    else:
        yield in_words("draft.saved", file=output, text=output.with_suffix(".txt").name)
        yield in_words("draft.next", plan=output.stem)
