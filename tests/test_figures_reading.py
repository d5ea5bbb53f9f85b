"""Reading printed figures: what comparators, multipliers, counting words and units come to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planmetrics.figures.reading import printed_step, read_figure

VALUES = [
    ("3.95", "reach", "3.95", None),
    ("达 3.95%", "reach", "3.95", "%"),
    ("超 17 万", "more_than", "170000", None),
    ("累计超2.2万家", "more_than", "22000", "家"),
    ("70%以上", "at_least", "70", "%"),
    ("不低于80%", "at_least", "80", "%"),
    ("突破6000亿元", "more_than", "600000000000", "元"),
    ("1.5万亿元", "reach", "1500000000000", "元"),
    ("140名左右", "about", "140", "名"),
    ("约1000家", "about", "1000", "家"),
    ("控制在0.40以内", "at_most", "0.40", None),
    ("低于0.3", "less_than", "0.3", None),
    ("50万元", "reach", "500000", "元"),
    ("新增0.3万", "reach", "3000", None),
    ("20余家", None, None, None),
    ("１２家", "reach", "12", "家"),
    ("30万元/人", "reach", "300000", "元/人"),
]


@pytest.mark.parametrize(("text", "comparator", "value", "unit"), VALUES)
def test_a_figure_is_read(text: str, comparator: str | None, value: str | None, unit: str | None) -> None:
    reading = read_figure(text)

    assert (reading.comparator, reading.value, reading.unit) == (comparator, value and Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "form", "direction"),
    [
        ("增长15%", "growth", "up"),
        ("年均增长15%以上", "growth", "up"),
        ("下降13.5%", "growth", "down"),
        ("提高0.08个百分点", "change", "up"),
        ("增加4个", "change", "up"),
        ("快于面上投资增速", "relative", "up"),
        ("低于全市平均", "relative", "down"),
    ],
)
def test_movement_is_told_from_a_level(text: str, form: str, direction: str) -> None:
    assert (read_figure(text).form, read_figure(text).direction) == (form, direction)


@pytest.mark.parametrize(
    ("text", "comparator", "margin"),
    [
        ("高于全市平均3个百分点以上", "at_least", "3"),
        ("高于全市平均3个百分点", "reach", "3"),
        ("快于面上投资增速", "more_than", None),
        ("不低于全国平均水平", "at_least", None),
    ],
)
def test_a_margin_has_a_comparator_of_its_own(text: str, comparator: str, margin: str | None) -> None:
    reading = read_figure(text)

    assert (reading.comparator, reading.value) == (comparator, margin and Decimal(margin))


def test_counting_and_striving_are_kept() -> None:
    assert read_figure("累计超2.2万家").counting == "stock"
    assert read_figure("每年新增2000家").counting == "flow"
    assert read_figure("力争达到82%").strive is True


@pytest.mark.parametrize("text", ["3—5件", "3-5件", "3至5件", "3～5件"])
def test_a_range_has_two_ends(text: str) -> None:
    reading = read_figure(text)

    assert (reading.comparator, reading.value, reading.value_max) == ("between", 3, 5)


@pytest.mark.parametrize("text", ["", "全面提升", "5只怪物", "一批", "第三"])
def test_what_is_not_understood_says_so(text: str) -> None:
    reading = read_figure(text)

    assert reading.form is None
    assert reading.value is None
    assert reading.reason


@pytest.mark.parametrize(
    ("printed", "unit", "step"),
    [
        ("1.7万", "家", "1000"),
        ("3.86", "%", "0.01"),
        ("466", "家", "1"),
        ("20亿元", "亿元", "1"),
        ("1.2万亿元", "亿元", "1000"),
    ],
)
def test_the_last_printed_digit_has_a_worth(printed: str, unit: str, step: str) -> None:
    assert printed_step(printed, unit) == Decimal(step)
