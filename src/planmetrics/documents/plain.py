"""Plain text: as it stands, in whatever encoding Chinese and Western systems write."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from planmetrics.diagnostics import Span, diagnostic
from planmetrics.documents.extracted import NOWHERE, Extracted
from planmetrics.documents.kinds import PLAIN, refused
from planmetrics.tables.encoding import AUTO, encoding_of

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic

EXTRACTOR = "planmetrics.text 1"
_LINE_END = re.compile("\r\n?")


def extract_plain(raw: bytes, file: str) -> tuple[Extracted | None, list[Diagnostic]]:
    """The text as it stands, so that its lines are those of the file; only line ends are made alike."""
    text, notes = decoded(raw, file)
    if text is None:
        return None, notes
    lines = text.removesuffix("\n").count("\n") + 1
    return Extracted(text, (NOWHERE,) * lines, (), PLAIN, EXTRACTOR), notes


def decoded(raw: bytes, file: str, named: str | None = None) -> tuple[str | None, list[Diagnostic]]:
    """Text in the encoding that is named, if the bytes are of it; else in the one that they show; with LF line ends.

    Where they show none, or are damaged, None and the place of the first byte that cannot be read.
    """
    if named is not None:
        try:
            return _LINE_END.sub("\n", raw.decode(named).removeprefix("\ufeff")), []
        except UnicodeDecodeError:
            pass  # it says what it is not: GBK pages that call themselves UTF-8, and the other way round
    encoding, found = encoding_of(io.BytesIO(raw), file, AUTO)
    if encoding is None:
        return None, [_unreadable(found[0], file)]
    return _LINE_END.sub("\n", raw.decode(encoding)), []  # what it found speaks of tables


def _unreadable(found: Diagnostic, file: str) -> Diagnostic:
    if found.code == "C002":
        return refused(file, "binary")
    return diagnostic("Y032", found.span if found.code == "C001" else Span(file))
