"""Documents that a command is given: read, turned into text, and refused in one clear line where that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from planmetrics.cli.output import UNREADABLE, doing, show_diagnostics, stop
from planmetrics.diagnostics import Diagnostic
from planmetrics.documents import MOST_BYTES, MissingLibraryError, extract
from planmetrics.source import read_bytes, shown
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planmetrics.documents import Extracted


class OpenedDocument(NamedTuple):
    """A document: its name as messages show it, the bytes of its file, and the text in it."""

    file: str
    raw: bytes
    extracted: Extracted


def opened_document(path: Path) -> OpenedDocument:
    """The document at this path; ends the run where it cannot be read, and tells what of it was passed over."""
    file = shown(path)
    doing("doing.read", what=file)
    raw = read_bytes(path, MOST_BYTES, too_large="Y030")
    if isinstance(raw, Diagnostic):
        show_diagnostics([raw])
        raise typer.Exit(UNREADABLE)
    try:
        made, notes = extract(raw, file, _page(file))
    except MissingLibraryError as missing:
        stop("no_library", code=UNREADABLE, file=file, library=missing.library)
    show_diagnostics(notes)
    if made is None:
        raise typer.Exit(UNREADABLE)
    return OpenedDocument(file, raw, made)


def _page(file: str) -> Callable[[int, int], None]:
    """Tells which page is being read."""
    return lambda done, pages: doing("doing.page", file=file, page=min(done + 1, pages), pages=pages)
