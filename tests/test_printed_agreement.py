"""Printed against encoded: by form, direction, comparator and value, each in its own unit, in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planmetrics.figures.read import read_figure
from planmetrics.link.agreement import Encoded, Measured, agree
from planmetrics.model.units import parse_unit


def agrees(
    printed: str,
    form: str,
    comparator: str | None,
    value: str,
    unit: str = "吨",
    *,
    measure: str = "stock",
    lower: bool = False,
    reduction: bool = False,
) -> bool:
    """Whether a printed figure agrees with an encoded one of an indicator with this unit."""
    known = parse_unit(unit)
    assert known is not None
    of = Measured(known, unit, measure, lower, reduction=reduction)
    return agree(read_figure(printed), Encoded(form, comparator or of.natural, Decimal(value)), of)


@pytest.mark.parametrize("printed", ["增长15%", "increase by 15%"])
def test_a_bare_rate_of_change_agrees_with_a_yearly_one_and_with_one_in_all(printed: str) -> None:
    assert agrees(printed, "growth", None, "15")
    assert agrees(printed, "percent_change", None, "15")
    assert agrees(printed, "cumulative", None, "15")


@pytest.mark.parametrize(
    "printed", ["年均增长15%", "同比增长15%", "每年增长15%", "growth of 15% a year", "grow by 15% a year"]
)
def test_a_rate_a_year_agrees_only_with_a_rate_a_year(printed: str) -> None:
    assert agrees(printed, "growth", None, "15")
    assert agrees(printed, "average", None, "15", measure="growth", unit="%")
    assert not agrees(printed, "percent_change", None, "15")


@pytest.mark.parametrize("printed", ["累计增长60%", "比2020年增长60%", "increase by 60% from 2020 levels"])
def test_a_change_in_all_agrees_only_with_a_change_in_all_or_its_multiple(printed: str) -> None:
    assert agrees(printed, "percent_change", None, "60")
    assert agrees(printed, "multiple", None, "1.6")
    assert not agrees(printed, "growth", None, "60")


@pytest.mark.parametrize("printed", ["〔13.5〕", "累计下降13.5%"])
def test_a_sum_of_reductions_agrees_with_a_change_in_all_that_is_held_positive(printed: str) -> None:
    assert agrees(printed, "cumulative", None, "13.5", "%", measure="growth", reduction=True)
    assert not agrees(printed, "value", "at_least", "13.5", "%", measure="growth")


@pytest.mark.parametrize(
    ("printed", "form", "comparator", "value"),
    [
        ("下降13.5%以上", "percent_change", "at_most", "-13.5"),
        ("reduce by at least 13.5%", "percent_change", "at_most", "-13.5"),
        ("下降不超过3%", "growth", "at_least", "-3"),
        ("下降13.5%", "growth", None, "-13.5"),
        ("减少3万吨", "change", None, "-30000"),
        ("reduce by 30,000 tonnes", "change", None, "-30000"),
        ("at least halve", "multiple", "at_most", "0.5"),
        ("比2005年下降55%", "multiple", None, "0.45"),
    ],
)
def test_a_fall_is_encoded_negative_and_its_comparator_turns(
    printed: str, form: str, comparator: str | None, value: str
) -> None:
    assert agrees(printed, form, comparator, value, lower=True)


def test_a_fall_encoded_as_a_rise_does_not_agree() -> None:
    assert not agrees("负增长5%", "growth", None, "5")
    assert not agrees("下降13.5%以上", "percent_change", "at_least", "-13.5", lower=True)


@pytest.mark.parametrize("printed", ["30吨", "达到30吨", "reach 30 tonnes"])
def test_a_bare_figure_is_at_least_or_at_most_where_lower_is_better(printed: str) -> None:
    assert agrees(printed, "value", "at_least", "30")
    assert agrees(printed, "value", "at_most", "30", lower=True)
    assert not agrees(printed, "value", "at_most", "30")


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("1.3万亿斤", "6.5", "亿吨"),
        ("20 MW", "2", "万千瓦"),
        ("1.5 GW", "150", "万千瓦"),
        ("15亩", "1", "公顷"),
        ("2 km²", "200", "ha"),
        ("£1.75bn", "1750", "£m"),
        ("£1.75 billion", "1.75", "£bn"),
        ("1.2万亿元", "12000", "亿元"),
        ("5‰", "0.5", "%"),
        ("190Eflops", "190000", "PFLOPS"),
        ("20,000 homes", "20", "thousand homes"),
        ("20homes", "20", "homes"),
        ("55件", "55", "件/万人"),
        ("90 minutes", "1.5", "小时"),
        ("US$5 million", "500", "万美元"),
    ],
)
def test_the_same_amount_agrees_in_another_unit(printed: str, value: str, unit: str) -> None:
    assert agrees(printed, "value", "at_least", value, unit)


@pytest.mark.parametrize(
    ("printed", "form", "comparator", "value", "unit"),
    [
        ("17000件", "value", "at_least", "17000", "家"),
        ("800万元", "value", "at_least", "800", "亿元"),
        ("£5m", "value", "at_least", "5000000", "€"),
        ("5 GWh", "value", "at_least", "5", "GW"),
        ("增长15%", "value", "at_least", "15", "家"),
        ("提高0.8个百分点", "value", "at_least", "0.8", "%"),
        ("at most 10", "value", "at_least", "10", "家"),
        ("less than 5 %", "value", "at_least", "5", "%"),
        ("3 tonnes a year less", "growth", "less_than", "3", "吨"),
    ],
)
def test_another_unit_form_or_comparator_does_not_agree(
    printed: str, form: str, comparator: str, value: str, unit: str
) -> None:
    assert not agrees(printed, form, comparator, value, unit)


def test_points_agree_with_a_change_of_a_share_and_with_a_margin() -> None:
    assert agrees("提高6个百分点", "change", None, "6", "%")
    assert agrees("increase by 6 percentage points", "change", None, "6", "%")
    assert agrees("高于全国平均2个百分点", "relative", "more_than", "2", "%")


def test_a_fraction_in_words_agrees_with_as_many_digits_as_are_encoded() -> None:
    assert agrees("one third of schools", "value", "at_least", "33.3", "%")
    assert agrees("三分之一", "value", "at_least", "33.33", "%")
    assert not agrees("one third of schools", "value", "at_least", "33.4", "%")


def test_a_range_of_a_fall_is_turned_round() -> None:
    known = parse_unit("吨")
    assert known is not None
    of = Measured(known, "吨", "stock", lower_is_better=True)

    assert agree(read_figure("下降3%至5%"), Encoded("percent_change", "between", Decimal(-5), Decimal(-3)), of)


@pytest.mark.parametrize("printed", ["减半", "halve", "cut by half"])
def test_to_halve_agrees_with_a_half_and_with_a_change_of_minus_fifty(printed: str) -> None:
    assert agrees(printed, "multiple", None, "0.5", lower=True)
    assert agrees(printed, "percent_change", None, "-50", lower=True)
    assert not agrees(printed, "percent_change", None, "50")


def test_to_double_agrees_with_twice_and_with_a_change_of_a_hundred() -> None:
    assert agrees("翻一番", "multiple", None, "2")
    assert agrees("翻一番", "percent_change", None, "100")
    assert not agrees("年均增长100%", "multiple", None, "2")
