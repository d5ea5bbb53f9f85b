"""The short way for a plain expression: one number in digits, or none, and nothing for a rule to speak of.

Most printed figures are plain (超17万, 70%以上, 快于面上投资增速). Rules need a pattern that takes longer to
compile than a whole plan takes to read; a command that meets only plain figures never compiles it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from string import ascii_letters, digits
from typing import TYPE_CHECKING

from planmetrics.figures.figure import Figure
from planmetrics.figures.numerals import DIGITS, SCALES, Number, parse_number
from planmetrics.figures.tokens import WORDY, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?[万亿]*")
_SPOKEN_OF = frozenset([*digits, *DIGITS, *SCALES, *"“”《\n"])
_BEFORE = frozenset([*ascii_letters, *"前第件栏表+/(—–~～-"])
_AFTER = frozenset([*ascii_letters, *"年月号周岁级版强成分番大、.:/+~～—–-"])
_VERSIONED = frozenset("划动程政济业式案系育策融镇")
_WORDY = frozenset("覆清归半番倍首榜强")
_PHONE = 8
"""Digits from which a number may be one to call."""


def plain_figures(text: str) -> list[Figure] | None:
    """The figures of a plain expression; None where it is not plain."""
    bare = text.replace("百分点", "个分点").replace("百强", "个强") if "百" in text else text
    found = _NUMBER.search(text)
    if found is None:
        return list(wordy_figures(text)) if _SPOKEN_OF.isdisjoint(bare) else None
    start, end = found.span()
    before, after = bare[:start], bare[end:]
    versioned = found.group().endswith(".0") and before[-1:] in _VERSIONED
    if before[-1:] in _BEFORE or after[:1] in _AFTER or versioned or end - start >= _PHONE:
        return None
    if not _SPOKEN_OF.isdisjoint(before) or not _SPOKEN_OF.isdisjoint(after):
        return None
    return sorted([Figure(start, end, "number", parse_number(found.group())), *wordy_figures(text)])


def wordy_figures(text: str) -> Iterator[Figure]:
    """Quantities without a number of their own: 全覆盖, 翻番, 百强."""
    if not _WORDY.isdisjoint(text):
        for found in _wordy().finditer(text):
            yield wordy_figure(found, found.lastgroup or "")


@cache
def _wordy() -> re.Pattern[str]:
    return re.compile(alternatives(WORDY))


def wordy_figure(found: re.Match[str], kind: str) -> Figure:
    """The figure of a match of one of these: 首位 and 百强 are ranks."""
    place = {"first": 1, "hundred": 100}.get(kind)
    if place is not None:
        return Figure(*found.span(), "rank", Number(Decimal(place), Decimal(1)))
    return Figure(*found.span(), kind)
