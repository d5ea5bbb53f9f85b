"""Reading a printed expression: 累计超2.2万家, 翻一番, 全国前20位, 高于全市平均3个百分点以上.

Aimed at the language of plans in general. The reading is cautious: of what it does not understand it says
so, rather than give a number.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from planmetrics.figures.frame import read_behind, read_front, strives
from planmetrics.figures.normal import compact
from planmetrics.figures.quantities import read_quantity
from planmetrics.figures.reading import Reading, no_reading
from planmetrics.figures.relative import find_reference
from planmetrics.figures.scan import find_figures
from planmetrics.figures.words import NAMED, THRESHOLDS, VAGUE
from planmetrics.model.units import parse_unit

if TYPE_CHECKING:
    from decimal import Decimal

    from planmetrics.figures.figure import Figure

_SEPARATORS = frozenset("，、；,;和及与")
LONGEST = 200
"""Characters of the longest expression: what is longer is a paragraph."""
MANY = (
    r"[0-9%] ?[:×*]|±|[0-9][比或][0-9]|[0-9][ \t][0-9]|[前第][0-9]{1,6}[-—–~至到]"
    r"|[0-9]\.[0-9]{1,20}\.|(?<![0-9])\.[0-9]"
)
"""Ratios, products, tolerances, several cells, and figures that are torn apart."""
YEAR_OF = "(?:19|20)[0-9]{2}年[末底]?的?"


def read_figure(text: str, counters: frozenset[str] = frozenset()) -> Reading:
    """Read one printed expression. Never raises: what cannot be read says so.

    `counters` are base units beyond those that are known, from the registry of a data folder.
    """
    return _read(text, counters)


@lru_cache(4096)  # link and audit read the same expressions, and plans repeat theirs
def _read(text: str, counters: frozenset[str]) -> Reading:
    plain = _bare(compact(text))
    if len(plain) > LONGEST or re.search(MANY, plain):
        return no_reading(text, "unreadable", "it holds more than one expression, or a ratio")
    figures = find_figures(plain, counters)
    quantities = _told([figure for figure in figures if figure.is_quantity], plain)
    relative = _relative(text, plain, quantities, counters)
    if relative is not None:
        return relative._replace(strive=relative.form is not None and strives(plain))
    if len(quantities) > 1:
        return no_reading(text, "unreadable", "it holds more than one quantity")
    if not quantities:
        return _nothing(text, plain, figures)
    found = read_quantity(text, plain, quantities[0], _words_before(plain, quantities[0], figures), counters)
    return found._replace(strive=strives(plain)) if found.form is not None else found


def _bare(text: str) -> str:
    """The text without marks of notes and the word for its nature at its end: 18.5①, ≥93约束性, [5]."""
    text = re.sub(r"[①-⑳*]+$|\(?(?:约束性|预期性)\)?$", "", text.strip("。；;，,、")).rstrip(".")
    return re.sub(r"^[\[〔]([0-9.]+)[\]〕]$", r"\1", text)


def _words_before(text: str, figure: Figure, figures: list[Figure]) -> str:
    """The words before a figure, without the dates among them: 提高到2020年的1.8倍."""
    words, at = "", 0
    for other in figures:
        if other.kind == "date" and other.end <= figure.start:
            words, at = words + text[at : other.start], other.end
    return words + text[at : figure.start]


def _told(quantities: list[Figure], text: str) -> list[Figure]:
    """The quantities that the expression is about.

    由40家增加到60家 is about 60; in 世界500强企业5家 the first figure only says what is counted.
    """
    if len(quantities) < 2:  # noqa: PLR2004 (one quantity is what is wanted)
        return quantities
    outside = [figure for figure in quantities if text.count("(", 0, figure.start) == text.count(")", 0, figure.start)]
    if outside and len(outside) < len(quantities):  # 70%(2020年为60%)
        return _told(outside, text)
    first, *rest = quantities
    before, between = text[: first.start], text[first.end : rest[0].start]
    if (
        len(rest) == 1
        and re.search("[由从自][^，。；]{0,14}$", before)
        and read_front(re.sub(YEAR_OF, "", between)).arrives
    ):
        return rest
    if _names_what_is_counted(first, before, between):
        return _told(rest, text)
    return quantities


def _names_what_is_counted(figure: Figure, front: str, behind: str) -> bool:
    """Whether a figure belongs to the name of what is counted: 亿元以上项目, 500强企业, 15分钟服务圈."""
    if not behind or _SEPARATORS.intersection(behind.replace("及以上", "")):
        return False
    if figure.kind == "rank":
        return True
    said = read_front(front)
    if said.comparator in {"reach", "at_least", "at_most", "less_than", "about"} or said.moves:
        return False
    told = read_behind(behind, 0)
    return told.unit in THRESHOLDS and any(word in (told.noun or told.unknown)[:8] for word in NAMED)


def _relative(text: str, plain: str, quantities: list[Figure], counters: frozenset[str]) -> Reading | None:
    """快于面上投资增速, 高于全市平均3个百分点以上: measured against something else; None if it is not."""
    if len(quantities) > 1 or any(figure.kind not in {"number", "fraction"} for figure in quantities):
        return None
    margin = quantities[0] if quantities else None
    found = find_reference(plain, margin.start if margin else None)
    if found is None:
        return None
    if margin is None or margin.low is None:
        return Reading(text, "relative", comparator=found.comparator)
    said = read_front(plain[: margin.start]).comparator
    if said is not None and said != found.margin:  # 好于三类水体比例达到85%: the figure is of the share
        return None
    behind = read_behind(plain, margin.end, counters)
    if behind.unknown or behind.unit is None:
        return no_reading(text, "unreadable", "the margin has no unit that is known")
    last = margin.high or margin.low
    return Reading(
        text,
        "relative",
        comparator="between" if margin.high else behind.comparator or found.margin or "reach",
        value=margin.low.value * behind.factor,
        value_max=last.value * behind.factor if margin.high else None,
        unit=behind.unit,
        direction="down" if found.below else None,
        low=(margin.low.value - margin.low.step / 2) * behind.factor,
        high=(last.value + last.step / 2) * behind.factor,
    )


def _nothing(text: str, plain: str, figures: list[Figure]) -> Reading:
    """Why a text without a quantity fixes none."""
    named = next((figure.kind for figure in figures if figure.kind != "word"), None)
    if named is not None:
        return no_reading(text, named, f"its figure is no quantity ({named})")
    if any(word in plain for word in VAGUE):
        return no_reading(text, "vague", "it names a direction or a manner, but no figure")
    if figures:
        return no_reading(text, "word", "its numeral is part of a word")
    return no_reading(text, "no_figure", "no number found where one was expected")


def printed_step(printed: str, unit: str) -> Decimal | None:
    """The worth of a figure's last printed digit in a unit: 1000 for 1.7万 under 家, 0.01 for 3.86 under %."""
    reading = read_figure(printed)
    known, own = parse_unit(unit), parse_unit(reading.unit or "")
    if reading.step is None or known is None or own is None:
        return reading.step
    counted = parse_unit(unit.partition("/")[0])
    if counted is not None and own.base == counted.base:  # 55件 of 件/万人
        return reading.step / counted.factor
    return reading.step * own.factor / known.factor
