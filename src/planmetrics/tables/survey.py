"""How much a workbook holds, before it is read: what openpyxl makes objects of, counted as it will meet it.

By expat, which openpyxl reads XML with too, so that no spelling (other quotes, prefixes, encodings, names of parts)
hides anything from the one that the other finds.
"""

from __future__ import annotations

import contextlib
import re
from functools import reduce
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    import zipfile

MOST_UNPACKED = 8 * 1024 * 1024
"""Bytes of XML: some ten thousand rows, which take openpyxl a second or two."""
MOST_CELLS = 120_000
_MOST_ELEMENTS, _MOST_MERGES, _MOST_PARTS, _MOST_ATTRIBUTES = 400_000, 1_000, 2_000, 1_000
_MOST_BESIDE = 40_000
"""Elements beside those of cells: names, formats, rules, each of which takes openpyxl ten times as long."""
_OF_CELLS = frozenset({"row", "c", "v", "f", "is", "t", "si"})
_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class TooLargeError(Exception):
    """A workbook that is, or claims to be, larger than any table that is typed."""


class HostileError(Exception):
    """A workbook that declares entities, which no program writes: they could grow without end."""


class Survey:
    """What the parts of a workbook hold; raises where there is more than openpyxl reads in a second or two."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.elements = self.beside = self.cells = self.texts = self.merges = 0
        self.has_formulas = False
        self.sheets: set[str] = set()
        self.targets: set[str] = set()
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise TooLargeError
        for part in parts:
            self._read(archive.read(part))

    def _read(self, raw: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = self._element
        parser.StartDoctypeDeclHandler = self._doctype
        with contextlib.suppress(expat.ExpatError):  # a picture; or what openpyxl reads no further either
            parser.Parse(raw, True)

    def _doctype(self, *_: object) -> None:
        raise HostileError

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition("}")[2]
        self.elements += 1
        self.beside += kind not in _OF_CELLS
        if kind == "c":
            self.cells += 1
        elif kind == "si":
            self.texts += 1
        elif kind == "f":
            self.has_formulas = True
        elif kind == "mergeCell":
            self.merges += 1
            self.cells += _area(attributes.get("ref", ""))
        elif kind == "sheet":
            _take(self.sheets, attributes.get(_ID, ""))
        elif kind == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            _take(self.targets, attributes.get("Target", ""))
        if self.elements > _MOST_ELEMENTS or self.beside > _MOST_BESIDE or len(attributes) > _MOST_ATTRIBUTES:
            raise TooLargeError
        if max(self.cells, self.texts) > MOST_CELLS or self.merges > _MOST_MERGES:
            raise TooLargeError


_ID = "http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def _take(known: set[str], name: str) -> None:
    """One part under two names is read twice, or ten thousand times."""
    if name and name in known:
        raise TooLargeError
    known.add(name)


def _area(written: str) -> int:
    """Cells of a range: openpyxl makes each of them, and A1:XFD1048576 are 17,000 million."""
    found = _RANGE.fullmatch(written)
    if found is None:
        return 1
    left, top, right, bottom = found.groups()
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: str) -> int:
    return reduce(lambda number, letter: number * 26 + ord(letter) - ord("A") + 1, letters.upper(), 0)
