"""A sheet of A4 as official documents in China have it (GB/T 9704): parts, fonts, and the type that fits a page."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.render.layout import text_width
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planmetrics.compute.status import Light
    from planmetrics.render.words import Lang

Role: TypeAlias = Literal["title", "heading", "body", "table"]


class Note(str):
    """A text below a table, in its smaller type."""

    __slots__ = ()


class Track(NamedTuple):
    """A column of a table: its head, its width in millimetres, a cell a row; numbers stand on the right."""

    head: str
    width: float
    cells: Sequence[str]
    right: bool


class Grid(NamedTuple):
    """A table whose head comes again on every page.

    `lights` colour the cells of the column numbered `lit`. An empty cell of a row that `repeats` the one above is one
    with the cell above it. `sections` are headings by the row that they stand above.
    """

    tracks: Sequence[Track]
    lights: Sequence[Light | None]
    lit: int
    repeats: Sequence[int]
    sections: Mapping[int, str]


class Part(NamedTuple):
    """A heading with what stands below it."""

    heading: str
    blocks: Sequence[str | Note | Grid]


class Sheet(NamedTuple):
    """A page with its annex, which begins a page of its own."""

    title: str
    moment: str
    parts: Sequence[Part]
    foot: str
    annex_title: str
    annex: Sequence[Part]


class Type(NamedTuple):
    """Sizes in points: body and the distance of its lines, table and the distance of its lines, title."""

    body: float
    line: float
    table: float
    table_line: float
    title: float


LATIN = "Times New Roman"
FACES: dict[Lang, dict[Role, tuple[str, str]]] = {
    "zh": {
        "title": (LATIN, "方正小标宋简体"),
        "heading": (LATIN, "黑体"),
        "body": (LATIN, "仿宋_GB2312"),
        "table": (LATIN, "宋体"),
    },
    "en": {
        "title": ("Arial", "黑体"),
        "heading": ("Arial", "黑体"),
        "body": (LATIN, "宋体"),
        "table": ("Arial", "宋体"),
    },
}
"""The Latin and the East Asian font of each role."""
STAND_INS = {
    "方正小标宋简体": "方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
    "仿宋_GB2312": "仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC",
    "黑体": "SimHei,微软雅黑,Noto Sans CJK SC",
    "宋体": "SimSun,Noto Serif CJK SC",
}
"""What a program that does not have a font takes instead, in this order."""
SIZES: dict[Lang, tuple[Type, ...]] = {
    # 三号, 四号, 小四, 五号: named in the order in which a page fills up
    "zh": (
        Type(16, 28, 12, 16, 22),
        Type(14, 24, 10.5, 14, 22),
        Type(12, 19, 9, 12, 18),
        Type(10.5, 15.5, 9, 11.5, 18),
        Type(10.5, 13, 9, 10.5, 16),
    ),
    "en": (Type(12, 17, 9.5, 12, 18), Type(11, 15, 9, 11.5, 17), Type(10, 13, 8.5, 10.5, 16), Type(9.5, 12, 8, 10, 16)),
}
WIDTH, HEIGHT, BOTTOM, LEFT, RIGHT = 210, 297, 35, 28, 26
"""A4 and its margins, in millimetres."""
TOPS: dict[Lang, float] = {"zh": 37, "en": 25}
"""The margin at the top: that of the standard, and of English papers."""
TEXT_WIDTH = WIDTH - LEFT - RIGHT
POINTS = 72 / 25.4
"""Points in a millimetre."""
CELL_EDGE = 0.8
"""What stands free on both sides of a cell, in millimetres."""
ROOM: dict[Lang, float] = {lang: (HEIGHT - top - BOTTOM) * POINTS * 0.97 for lang, top in TOPS.items()}
"""What a page holds, in points, with some room for programs that break lines otherwise."""
_TURN = 28
"""What is lost where a table goes on to the next page, in points: its head comes again."""
_INDENT: dict[Lang, int] = {"zh": 2, "en": 0}
_NARROW: dict[Lang, float] = {"zh": 0.5, "en": 0.44}
LEADING = 1.35
"""How far lines of the title stand apart, in its size."""
LEAST_TITLE = 15
_RULE = 1
"""The line below a row."""
_LATIN_WORD = re.compile(r"[A-Za-z'-]+")
_LETTER = 1.75
"""Millimetres of a Latin letter of 9 points."""
_SEAM = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u4e00-\u9fff])")


def capacity(lang: Lang, pages: int) -> float:
    """What so many pages hold, in points."""
    return ROOM[lang] * pages - _TURN * (pages - 1)


def fits(sheet: Sheet, lang: Lang, pages: int = 1) -> bool:
    """Whether the parts and the foot fit so many pages in the smallest type."""
    return height(sheet, SIZES[lang][-1], lang) <= capacity(lang, pages)


def fitting(sheet: Sheet, lang: Lang) -> Type:
    """The largest type with which the parts and the foot fit one page, else two; the smallest where none does."""
    most = capacity(lang, 1 if fits(sheet, lang) else 2)
    return next((size for size in SIZES[lang] if height(sheet, size, lang) <= most), SIZES[lang][-1])


def height(sheet: Sheet, size: Type, lang: Lang) -> float:
    """How high the page comes out in this type, in points."""
    width = TEXT_WIDTH * POINTS
    title = title_size(sheet, size)
    lines = _lines(sheet.title, width, title, _seams(sheet.title))
    blocks = [block for part in sheet.parts for block in part.blocks]
    parts = len(sheet.parts) * size.line + sum(_block(block, width, size, lang) for block in blocks)
    return lines * title * LEADING + size.line + parts + _lines(sheet.foot, width, size.table) * size.table_line


def title_size(sheet: Sheet, size: Type) -> float:
    """The largest size of the title in which it takes one line; that of the type where it takes several in all."""
    sizes = [size.title - half / 2 for half in range(int(size.title - LEAST_TITLE) * 2 + 1)]
    seams, width = _seams(sheet.title), TEXT_WIDTH * POINTS
    return next((one for one in sizes if _lines(sheet.title, width, one, seams) == 1), size.title)


def _block(block: str | Note | Grid, width: float, size: Type, lang: Lang) -> float:
    if isinstance(block, Grid):
        sections = len(block.sections) * (size.table_line + _RULE)
        return sum(_row(block, row, size) for row in range(-1, len(block.lights))) + sections
    if isinstance(block, Note):
        return _lines(block, width, size.table) * size.table_line
    return _lines(block, width, size.body, _INDENT[lang] + _seams(block), _NARROW[lang]) * size.line


def _row(grid: Grid, row: int, size: Type) -> float:
    texts = (track.head if row < 0 else track.cells[row] for track in grid.tracks)
    widths = ((track.width - 2 * CELL_EDGE) * POINTS for track in grid.tracks)
    lines = max(_lines(text, width, size.table) for text, width in zip(texts, widths, strict=True))
    return lines * size.table_line + _RULE


def _lines(text: str, width: float, size: float, indent: float = 0, narrow: float = 0.5) -> int:
    """How many lines a text takes in type of this size; `narrow` is a Latin letter beside a Chinese one."""
    room = width / size
    return sum(max(1, math.ceil((_ems(part, narrow) + indent) / room)) for part in text.split("\n"))


def longest_word(texts: Sequence[str]) -> float:
    """How wide a cell is in which no Latin word breaks, in millimetres, in the middle type of tables."""
    longest = max((len(word) for text in texts for word in _LATIN_WORD.findall(text)), default=0)
    return longest * _LETTER + 2 * CELL_EDGE


def _seams(text: str) -> float:
    """What Latin letters and Chinese are set apart by, a quarter of a square each time; cells of a table do without."""
    return len(_SEAM.findall(text)) / 4


def _ems(text: str, narrow: float) -> float:
    """How wide a text is, in squares of its type."""
    wide = text_width(text) - len(text)
    return wide + (len(text) - wide) * narrow
