"""Documents that a command is given: read, turned into text, and refused in one clear line where that cannot be."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from planmetrics.cli.output import UNREADABLE, in_words, show_diagnostics, stop
from planmetrics.diagnostics import Diagnostic
from planmetrics.documents import MOST_BYTES, MissingLibraryError, extract
from planmetrics.source import read_bytes, shown
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from planmetrics.documents import Extracted

_EVERY = 5
"""Pages between two words of where the reading is."""


class OpenedDocument(NamedTuple):
    """A document: its name as messages show it, the bytes of its file, and the text in it."""

    file: str
    raw: bytes
    extracted: Extracted


def opened_document(path: Path) -> OpenedDocument:
    """The document at this path; ends the run where it cannot be read, and tells what of it was passed over."""
    file = shown(path)
    raw = read_bytes(path, MOST_BYTES, too_large="Y030")
    if isinstance(raw, Diagnostic):
        show_diagnostics([raw])
        raise typer.Exit(UNREADABLE)
    try:
        made, notes = extract(raw, file, Progress(file))
    except MissingLibraryError as missing:
        stop("no_library", code=UNREADABLE, file=file, library=missing.library)
    show_diagnostics(notes)
    if made is None:
        raise typer.Exit(UNREADABLE)
    return OpenedDocument(file, raw, made)


class Progress:
    """Says on a terminal which page is being read, in one line that disappears when all are."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.is_seen = sys.stderr.isatty()

    def __call__(self, done: int, pages: int) -> None:
        """Say that so many pages are done."""
        if not self.is_seen or pages <= _EVERY:
            return
        if done == pages:
            sys.stderr.write("\r\x1b[K")
        elif done % _EVERY == 0:
            sys.stderr.write(f"\r\x1b[K{in_words('reading_page', file=self.file, page=done + 1, pages=pages)}")
        sys.stderr.flush()
