"""The numbers that Word prints before paragraphs and never stores with their text: 一、 （二） 1. 第三章."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_MOST_STYLES = 50
"""Styles that lead to each other: more are a circle."""
_ENTRY = re.compile(r"toc ?\d", re.IGNORECASE)
_PLACE = re.compile(r"%([1-9])")
_WIDE_END = re.compile(r"[^\x00-\x7f]$")


def child(node: Element | None, name: str) -> Element | None:
    """A child by its name, of a node that may not be there."""
    return None if node is None else node.find(f"{W}{name}")


def value_of(node: Element | None, name: str) -> str | None:
    """The value of a child by its name."""
    found = child(node, name)
    return None if found is None else found.get(f"{W}val")


class Level(NamedTuple):
    """One level of a list: where it starts, how its numbers are written, and what stands around them."""

    start: int = 1
    shape: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    is_plain: bool = False
    restart: int | None = None


class Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self.styles = {} if styles is None else {one.get(f"{W}styleId", ""): one for one in styles.iter(f"{W}style")}
        self.default = next((key for key, one in self.styles.items() if _is_default(one)), "")
        self.lists: dict[str, str] = {}
        self.levels: dict[str, dict[int, Level]] = {}
        self.overrides: dict[str, dict[int, Level]] = {}
        self.counts: dict[str, list[int | None]] = {}
        self.begun: set[tuple[str, int]] = set()
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Element) -> None:
        linked = {}
        for abstract in numbering.iter(f"{W}abstractNum"):
            name = abstract.get(f"{W}abstractNumId", "")
            self.levels[name] = {int(one.get(f"{W}ilvl", "0")): _level(one) for one in abstract.iter(f"{W}lvl")}
            if (style := value_of(abstract, "numStyleLink")) is not None:
                linked[name] = style
        for number in numbering.iter(f"{W}num"):
            name = number.get(f"{W}numId", "")
            self.lists[name] = value_of(number, "abstractNumId") or ""
            self.overrides[name] = dict(self._overrides(number))
        for name, style in linked.items():  # a list that only says which style of list it is
            other, _ = self._of_style(style)
            self.levels[name] = self.levels.get(self.lists.get(other or "", ""), {})

    def _overrides(self, number: Element) -> list[tuple[int, Level]]:
        """What a list changes of the one that it is made after: a start, or a whole level."""
        found = []
        for one in number.iter(f"{W}lvlOverride"):
            at = int(one.get(f"{W}ilvl", "0"))
            whole = child(one, "lvl")
            level = (
                _level(whole)
                if whole is not None
                else self.levels.get(value_of(number, "abstractNumId") or "", {}).get(at)
            )
            start = value_of(one, "startOverride")
            if level is not None:
                found.append((at, level if start is None else level._replace(start=int(start))))
        return found

    def is_entry(self, paragraph: Element) -> bool:
        """Whether a paragraph is an entry of a table of contents, by its style."""
        style = self.styles.get(value_of(child(paragraph, "pPr"), "pStyle") or "")
        return style is not None and _ENTRY.match(value_of(style, "name") or "") is not None

    def number(self, paragraph: Element) -> str:
        """The number of a paragraph as it is printed, counted on; an empty string where it has none."""
        name, at = self._list_of(paragraph)
        level = self._level(name, at) if name is not None else None
        if name is None or level is None or level.shape == "bullet":
            return ""
        counts = self._count(name, at, level)
        if level.shape == "none" and "%" not in level.text:
            return _set_off(level.text, level.suffix)
        shapes = [self._level(name, upper) or level for upper in range(_LEVELS)]

        def written(found: re.Match[str]) -> str:
            upper = int(found[1]) - 1
            shape = "decimal" if level.is_plain and upper < at else shapes[upper].shape
            number = counts[upper]
            return write_number(shapes[upper].start if number is None else number, shape)

        return _set_off(_PLACE.sub(written, level.text), level.suffix)

    def _count(self, name: str, at: int, level: Level) -> list[int | None]:
        """One more on this level; the deeper ones start again. Lists of one kind are counted on together."""
        counts = self.counts.setdefault(self.lists.get(name, ""), [None] * _LEVELS)
        if at in self.overrides.get(name, {}) and (name, at) not in self.begun:
            counts[at] = None
        self.begun.add((name, at))
        last = counts[at]
        counts[at] = level.start if last is None else last + 1
        for deeper in range(at + 1, _LEVELS):
            below = self._level(name, deeper)
            if below is None or below.restart is None or 0 < below.restart <= at + 1 or below.restart > deeper:
                counts[deeper] = None
        return counts

    def _level(self, name: str, at: int) -> Level | None:
        own = self.overrides.get(name, {}).get(at)
        return own or self.levels.get(self.lists.get(name, ""), {}).get(at)

    def _list_of(self, paragraph: Element) -> tuple[str | None, int]:
        """The list and level of a paragraph: its own, else that of its style."""
        properties = child(paragraph, "pPr")
        style = value_of(properties, "pStyle") or self.default
        from_style, at_style = self._of_style(style)
        own = child(properties, "numPr")
        name = value_of(own, "numId") or from_style
        at = value_of(own, "ilvl")
        return (None, 0) if name in {None, "0"} else (name, min(int(at) if at is not None else at_style, _LEVELS - 1))

    def _of_style(self, style: str) -> tuple[str | None, int]:
        """The list and level that a style gives, or one that it is based on."""
        name, at = None, None
        for _ in range(_MOST_STYLES):
            node = self.styles.get(style)
            numbers = child(child(node, "pPr"), "numPr")
            name = value_of(numbers, "numId") if name is None else name
            at = value_of(numbers, "ilvl") if at is None else at
            style = value_of(node, "basedOn") or ""
            if node is None or not style:
                break
        return name, int(at or 0)


def _is_default(style: Element) -> bool:
    return style.get(f"{W}default") in {"1", "true"} and style.get(f"{W}type") == "paragraph"


def _level(node: Element) -> Level:
    restart = value_of(node, "lvlRestart")
    legal = child(node, "isLgl")
    return Level(
        start=int(value_of(node, "start") or 0),
        shape=value_of(node, "numFmt") or "decimal",
        text=value_of(node, "lvlText") or "",
        suffix=value_of(node, "suff") or "tab",
        is_plain=legal is not None and legal.get(f"{W}val") not in {"0", "false"},
        restart=None if restart is None else int(restart),
    )


def _set_off(number: str, suffix: str) -> str:
    """A number with the blank behind it: always behind 1., which would run into a year; never behind 一、."""
    if not number or _WIDE_END.search(number):
        return number
    return number if suffix == "nothing" and not number[-1].isascii() else f"{number} "


def write_number(number: int, shape: str) -> str:
    """A number as a list writes it; in plain digits where the shape is none that is known."""
    return _SHAPES.get(shape, str)(number)


_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_FORMAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"


def _counted(digits: str, ten: str, hundred: str, *, drops_one: bool) -> Callable[[int], str]:
    """Numbers up to 999 in Chinese: 十一, 二十, 一百〇五."""

    def write(number: int) -> str:
        if not 0 < number < 1000:  # noqa: PLR2004  # three digits
            return str(number)
        hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
        text = f"{digits[hundreds]}{hundred}" if hundreds else ""
        if tens:
            text += f"{'' if drops_one and tens == 1 and not hundreds else digits[tens]}{ten}"
        elif hundreds and ones:
            text += "零"
        return text + (digits[ones] if ones else "")

    return write


def _of_row(row: str) -> Callable[[int], str]:
    """Numbers that are signs of a row, one each: ①, 甲, 子."""
    return lambda number: row[number - 1] if 0 < number <= len(row) else str(number)


def _letters(number: int) -> str:
    """A, B ... Z, AA, BB: as Word goes on."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else str(number)


def _roman(number: int) -> str:
    pairs = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
    text = ""
    for value, sign in (*pairs, (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += sign * (number // value)
        number %= value
    return text


def _run(first: str, length: int) -> str:
    return "".join(chr(ord(first) + step) for step in range(length))


_CHINESE = _counted(_DIGITS, "十", "百", drops_one=True)
_SHAPES: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalFullWidth2": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalEnclosedCircle": _of_row(_run("①", 20)),
    "decimalEnclosedCircleChinese": _of_row(_run("①", 20)),
    "decimalEnclosedParen": _of_row(_run("⑴", 20)),
    "decimalEnclosedFullstop": _of_row(_run("⒈", 20)),
    "ideographEnclosedCircle": _of_row(_run("㊀", 10)),
    "numberInDash": lambda number: f"-{number}-",
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "ideographDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "japaneseDigitalTenThousand": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "ideographTraditional": _of_row("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _of_row("子丑寅卯辰巳午未申酉戌亥"),
    "chineseLegalSimplified": _counted(_FORMAL, "拾", "佰", drops_one=False),
    "ideographLegalTraditional": _counted(_FORMAL_TRADITIONAL, "拾", "佰", drops_one=False),
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "japaneseCounting",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
        ),
        _CHINESE,
    ),
}
