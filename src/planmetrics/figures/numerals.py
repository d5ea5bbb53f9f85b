"""Numbers as texts write them: 1.7万, 3亿5千万, 一万五千, 二〇二五; 1.4m, twenty thousand, half a million."""

from __future__ import annotations

import re
from decimal import Decimal
from math import prod

from planmetrics.tuples import NamedTuple

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
MOST_DIGITS = 26
"""Digits of the longest number: beyond them decimal arithmetic would round without a word."""

# 千克, 百分 and the like are units of their own; 2万亿级 is 2 of a grade, not two million million.
SCALE_RUN = r"(?![十百千万亿]+元?级)(?:[十百万亿]|千(?![克米瓦伏卡帕]))(?:[十百千万亿](?![克米瓦伏卡帕分]))*(?!分)"
MIXED = rf"[0-9]+(?:\.[0-9]+)?(?:{SCALE_RUN}(?:[0-9]+(?:\.[0-9]+)?{SCALE_RUN})*)?"
"""Arabic digits, with scales behind them."""
WRITTEN = (
    r"(?!百分)(?:(?!千[克米瓦伏卡帕])[零〇一二三四五六七八九十百千万亿两])+"
    r"(?:点[零〇一二三四五六七八九]+[十百千万亿]*)?"
)
"""Chinese digits and scales."""

_ENGLISH_DIGITS = (
    {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
    | {"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17}
    | {"eighteen": 18, "nineteen": 19}
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50} | {
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_ENGLISH_SCALES = {
    "hundred": 10**2,
    **dict.fromkeys(("k", "thousand"), 10**3),
    **dict.fromkeys(("lakh", "lac"), 10**5),
    **dict.fromkeys(("m", "mn", "mln", "million"), 10**6),
    "crore": 10**7,
    **dict.fromkeys(("b", "bn", "billion"), 10**9),
    **dict.fromkeys(("tn", "trn", "trillion"), 10**12),
}
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_PART = r"(?:(?:a|one)[ -])?(half|quarter)[ -](?:of[ -])?an?[ -](\w+)|half[ -](dozen)"
_SPELLED = "|".join((*_ENGLISH_DIGITS, *_TENS))
_GREAT = "hundreds?|thousand|la(?:kh|c)s?|million|crores?|billion|trillion"
ENGLISH = (
    rf"(?:[12],[0-9]{{3}}(?![0-9,])|[0-9]+)(?:\.[0-9]+)?"
    rf"(?:[ -]?(?:(?:{_GREAT}|mln|mn|bn|trn|tn)(?![A-Za-z0-9])|[kKmb](?![A-Za-z0-9²³/])))*"
    rf"|(?:a[ -])?(?:half|quarter)[ -](?:of[ -])?an?[ -](?:{_GREAT}|dozen)\b|half[ -]dozen\b"
    rf"|\b(?:an?[ -](?=(?i:{_GREAT}|dozen)\b))?(?:(?i:{_SPELLED}|hundred|thousand|million|billion|dozen)\b"
    rf"(?:[ -](?:and[ -](?={_SPELLED}))?)?)+(?<![ -])"
)
"""Digits with a scale, or words: 1.75bn, 20 million, twenty thousand, one hundred and fifty, half a million."""


class Number(NamedTuple):
    """A number, and the worth of its last written digit (1.7万 is 17000 in steps of 1000); None for words."""

    value: Decimal
    step: Decimal | None

    def times(self, factor: Decimal | int) -> Number:
        """So many times as much."""
        return Number(self.value * factor, None if self.step is None else self.step * factor)


def parse_number(text: str) -> Number | None:
    """The number that a run of digits and scales writes; None where it is none (三五, 万千), or too long to keep."""
    if len(text) > MOST_DIGITS and sum(char in "0123456789" for char in text) > MOST_DIGITS:
        return None
    text = text.replace(",", "")
    if text[0] in "-负":
        positive = parse_number(text[1:])
        return None if positive is None else Number(-positive.value, positive.step)
    if text[-1].isascii():
        return _digits(text) if text[0].isdigit() and text[-1].isdigit() else _english(text.lower())
    if text[0] in "0123456789":
        return _digits(text)
    whole, _, rest = text.partition("点")
    decimals = rest.rstrip("十百千万亿")
    number = _written(whole)
    if number is None or not decimals or len(decimals) > MOST_DIGITS:
        return number if not decimals else None
    part, last = Decimal("0." + "".join(str(DIGITS[digit]) for digit in decimals)), Decimal(10) ** -len(decimals)
    return Number(number.value + part, last).times(prod(SCALES[char] for char in rest[len(decimals) :]))


def _digits(text: str) -> Number | None:
    """1.7万, 3亿5千万: every group of digits is worth what its scales say."""
    total, step, rest = Decimal(0), Decimal(1), text
    while rest:
        scaled = rest.lstrip("0123456789.")
        digits = rest[: len(rest) - len(scaled)]
        rest = scaled.lstrip("十百千万亿")
        scale = prod(SCALES[char] for char in scaled[: len(scaled) - len(rest)])
        if not digits or digits.count(".") > 1 or (total and scale >= step):  # 3万5亿 is torn out of something else
            return None
        total += Decimal(digits) * scale
        step = Decimal(scale).scaleb(-len(digits.partition(".")[2]))
    return Number(total.to_integral_value() if total == total.to_integral_value() and step >= 1 else total, step)


def _written(text: str) -> Number | None:
    """一万五千, 十五, 百, 二〇二五; None where digits and scales do not make a number. Linear in its length."""
    if not any(char in SCALES for char in text):
        return _in_a_row(text)
    total = ten_thousands = section = 0  # what 亿 closed, what 万 closed, what is below
    digit: int | None = None
    below, step, zero = 10_000, 1, False  # the last scale of the section, the worth of the last digit, a 零 before it
    for at, char in enumerate(text):
        scale = SCALES.get(char)
        if scale is None:
            if digit:
                return None
            digit, zero, step = DIGITS[char], zero or char in "零〇", 1
        elif scale < SCALES["万"]:
            if scale >= below or (digit is None and at and char != "十"):  # 一百十五, but no 一万千
                return None
            section += (digit or 1) * scale
            digit, zero, below, step = None, False, scale, scale
        else:
            held = section + (digit or 0) + (ten_thousands if char == "亿" else 0)
            if (not held and at) or (total if char == "亿" else ten_thousands):
                return None
            closed = (held or 1) * scale
            total, ten_thousands = (closed, 0) if char == "亿" else (total, closed)
            section, digit, zero, below, step = 0, None, False, 10_000, step * scale
    return _closed(total + ten_thousands + section, digit, text, step=step, zero=zero)


def _in_a_row(text: str) -> Number | None:
    """二〇二五, 五; 三五 is three to five."""
    if not text or len(text) > MOST_DIGITS or (len(text) == 2 and not set(text) & {"零", "〇"}):  # noqa: PLR2004 (三五)
        return None
    return Number(Decimal("".join(str(DIGITS[char]) for char in text)), Decimal(1))


def _closed(total: int, digit: int | None, text: str, *, step: int, zero: bool) -> Number | None:
    """The last digit: 一万五 is 15,000, 一万零五 is 10,005, and 一百二十五 is 125."""
    if digit is None:
        return Number(Decimal(total), Decimal(step))
    if zero:
        return Number(Decimal(total + digit), Decimal(1)) if digit else None
    worth = SCALES[text[-2]] // 10
    return Number(Decimal(total + digit * worth), Decimal(worth))


def _english(text: str) -> Number | None:
    """1.4m, 20 thousand, twenty-one million, half a million, a dozen."""
    if (part := re.fullmatch(_PART, text)) is not None:
        scale = 12 if "dozen" in text else _ENGLISH_SCALES.get(part[2])
        return None if scale is None else Number(_PARTS[part[1] or "half"] * scale, None)
    if (digits := re.match(r"[0-9.]+", text)) is None:
        return _spelled(re.findall("[a-z]+", text))
    number = _digits(digits.group())
    for word in re.findall("[a-z]+", text[digits.end() :]):
        number = None if number is None else number.times(_ENGLISH_SCALES[word.removesuffix("s")])
    return number


def _spelled(words: list[str]) -> Number | None:
    """Number words: each scale closes what is smaller; None where they do not make one number (two three)."""
    total, group, last, great = 0, 0, 100, 10**15
    for word in words:
        if word in {"and", "a", "an"}:
            continue
        worth = _ENGLISH_DIGITS.get(word) or _TENS.get(word)
        if worth is not None:
            if worth >= last:
                return None
            group, last = group + worth, 10 if worth in _TENS.values() else 0  # twenty-one, but no ten-one
        elif word == "dozen":
            group, last = (group or 1) * 12, 0
        elif word == "hundred":
            group, last = (group or 1) * 100, 100
        else:
            scale = _ENGLISH_SCALES[word]
            if scale >= great:
                return None
            total, group, last, great = total + (group or 1) * scale, 0, 100, scale
    return Number(Decimal(total + group), None) if total + group else None
