"""The figure of a table's cell, read with the unit of its row and what the head of its column says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.figures.read import read_figure
from planmetrics.figures.words import ENGLISH, language_of
from planmetrics.model.units import PERCENT, POINTS, parse_unit

if TYPE_CHECKING:
    from planmetrics.figures.reading import Reading

_NOTE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰①-⑳*]+$")
_BRACKET = re.compile(
    r"[〔\[(（<〈]\s*(?P<inside>[^〕\])）>〉]*[0-9][^〕\])）>〉]*)[〕\])）>〉](?P<behind>以上|左右|以内|以下)?"
)
_FIGURE = re.compile(
    r"(?P<before>[^0-9]*?)(?P<number>-?[0-9][0-9.,]*(?:[-—–~～至到]{1,2}[0-9][0-9.]*)?)(?P<scale>[万亿千百]*)(?P<behind>[^0-9]*)"
)
_HAS_UNIT = re.compile(r"[%‰]|个?百分点|[个家项件人元倍名位亩吨米]")
FALLS = re.compile(r"下降|减少|降低|降幅|削减|压减")
_ADDS = re.compile("新增|累计|治理|完成|造林|建设|培训|引进|投资")
"""Names of what is added: a sum of years is that of the additions, and no change of a level."""
_IS_SHARE = re.compile(r"率|比重|比例|占比|盖度|覆盖度?")


def read_cell(text: str, unit: str | None, *, pace: bool = False, total: bool = False, name: str = "") -> Reading:
    """How a cell is read.

    Args:
        text: the cell.
        unit: the unit of its row or column, as printed.
        pace: whether its column tells a growth a year.
        total: whether its column tells what all the years of the plan come to.
        name: the name of its row: one that says 下降 holds falls.
    """
    plain = _NOTE.sub("", text.strip())
    bracket = _BRACKET.fullmatch(plain)
    if bracket is not None:
        plain, total = bracket["inside"] + (bracket["behind"] or ""), True
    found = _FIGURE.fullmatch(plain)
    if found is None:
        return read_figure(plain)
    own = PERCENT if pace and not total else unit
    reading = read_figure(_with_unit(found, own))
    if reading.form is None and own is not None:
        reading = _bare(found)
    if total and reading.form in {"value", "growth", "change"}:
        return _in_all(reading, name)
    if pace and reading.form == "value" and reading.unit == PERCENT:
        return reading._replace(
            text=text, form="growth", direction="down" if FALLS.search(name) else "up", span="yearly"
        )
    return reading._replace(text=text)


def _with_unit(found: re.Match[str], unit: str | None) -> str:
    """The cell with the unit behind its number, if it has none of its own."""
    if unit is not None and language_of(unit) is ENGLISH and parse_unit(unit) is not None:
        return _in_english(found, unit)
    if unit is None or _HAS_UNIT.search(found["behind"]) is not None or parse_unit(unit) is None:
        return found.group()
    return f"{found['before']}{found['number']}{found['scale']}{unit}{found['behind']}"


_SIGN = re.compile("(?:US\\$|[£$€])")


def _in_english(found: re.Match[str], unit: str) -> str:
    """The cell with a unit that English sets apart behind its number, or as a sign in front of it."""
    if _SIGN.search(found["before"]) is not None or re.search("[A-Za-z%]", found["behind"]) is not None:
        return found.group()
    if (sign := _SIGN.match(unit)) is not None:
        scale = unit[sign.end() :].strip()
        return f"{found['before']}{sign[0]}{found['number']}{' ' if len(scale) > 2 else ''}{scale}{found['behind']}"  # noqa: PLR2004
    return f"{found['before']}{found['number']} {unit}{found['behind']}"


def _bare(found: re.Match[str]) -> Reading:
    """The number without a unit, where that is one that nobody knows."""
    return read_figure(f"{found['before']}{found['number']}{found['scale']}{found['behind']}")


def _in_all(reading: Reading, name: str) -> Reading:
    """What a bracket holds: the sum of the years; of a share a change in points, of what falls a change in percent."""
    falls = FALLS.search(name) is not None
    if reading.unit == PERCENT and falls:
        return reading._replace(form="percent_change", direction="down", span="total")
    if reading.unit == PERCENT and _IS_SHARE.search(name) is not None:
        return reading._replace(form="change", unit=POINTS, direction="up", span="total")
    if reading.unit == PERCENT:
        return reading._replace(form="percent_change", direction=reading.direction or "up", span="total")
    form = reading.form if _ADDS.search(name) is not None else "change"
    return reading._replace(form=form, span="total", direction=reading.direction or "up")
