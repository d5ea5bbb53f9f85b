"""Numbers as Chinese texts write them: 1.7万, 1.5万亿, 3亿5千万, 一万五千, 两千, 二〇二五, 百."""

from __future__ import annotations

from decimal import Decimal
from math import prod
from typing import NamedTuple

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}

# 千克, 百分 and the like are units of their own; 2万亿级 is 2 of a grade, not two million million.
SCALE_RUN = r"(?![十百千万亿]+元?级)(?:[十百万亿]|千(?![克米瓦伏卡帕]))(?:[十百千万亿](?![克米瓦伏卡帕分]))*(?!分)"
MIXED = rf"[0-9]{{1,20}}(?:\.[0-9]{{1,20}})?(?:{SCALE_RUN}(?:[0-9]{{1,20}}(?:\.[0-9]{{1,20}})?{SCALE_RUN})*)?"
"""Arabic digits, with scales behind them."""
WRITTEN = (
    r"(?!百分)(?:(?!千[克米瓦伏卡帕])[零〇一二三四五六七八九十百千万亿两]){1,20}"
    r"(?:点[零〇一二三四五六七八九]{1,20}[十百千万亿]{0,8})?"
)
"""Chinese digits and scales."""


class Number(NamedTuple):
    """A number, and the worth of its last written digit: 1.7万 is 17000 in steps of 1000."""

    value: Decimal
    step: Decimal


def parse_number(text: str) -> Number | None:
    """The number that a run of digits and scales writes; None where it is none (三五, 万千)."""
    if text[0] == "-":
        positive = _mixed(text[1:])
        return Number(-positive.value, positive.step)
    if text[0] in "0123456789":
        return _mixed(text)
    whole, _, rest = text.partition("点")
    decimals = rest.rstrip("十百千万亿")
    found, scale = _written(whole), _written(rest[len(decimals) :]) if len(rest) > len(decimals) else None
    if found is None or not decimals:
        return found
    part, last = Decimal("0." + "".join(str(DIGITS[digit]) for digit in decimals)), Decimal(10) ** -len(decimals)
    worth = scale.value if scale is not None else 1
    return Number((found.value + part) * worth, last * worth)


def _mixed(text: str) -> Number:
    """1.7万, 3亿5千万: every group of digits is worth what its scales say."""
    total, step, rest = Decimal(0), Decimal(1), text
    while rest:
        scaled = rest.lstrip("0123456789.")
        digits = rest[: len(rest) - len(scaled)]
        rest = scaled.lstrip("十百千万亿")
        scale = prod(SCALES[char] for char in scaled[: len(scaled) - len(rest)])
        total += Decimal(digits) * scale
        step = Decimal(scale).scaleb(-len(digits.partition(".")[2]))
    return Number(total.to_integral_value() if total == total.to_integral_value() and step >= 1 else total, step)


def _written(text: str) -> Number | None:
    """一万五千, 十五, 百, 二〇二五; None where digits and scales do not make a number."""
    for char, scale in reversed(SCALES.items()):
        left, found, right = text.rpartition(char)
        if not found:
            continue
        head = _written(left) if left else Number(Decimal(1), Decimal(1))
        tail = _tail(right, scale) if right else Number(Decimal(0), head.step * scale if head else Decimal(1))
        if head is None or tail is None or tail.value >= scale:
            return None
        return Number(head.value * scale + tail.value, tail.step)
    if len(text) > 1 and not (len(text) > 2 or set(text) & {"零", "〇"}):  # noqa: PLR2004 (三五 is three to five)
        return None
    return Number(Decimal("".join(str(DIGITS[char]) for char in text)), Decimal(1))


def _tail(text: str, scale: int) -> Number | None:
    """What stands behind a scale: 一万五 is 15,000, 一万零五 is 10,005, and 万千 is no number."""
    if DIGITS.get(text):
        return Number(Decimal(DIGITS[text] * scale // 10), Decimal(scale // 10))
    if text[0] in SCALES and text[0] != "十":
        return None
    return _written(text.lstrip("零〇")) if text.strip("零〇") else None
