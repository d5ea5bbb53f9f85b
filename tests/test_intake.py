"""What people bring in: figures as they are given, names as they are used, heads as they are written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from planmetrics.diagnostics import Phrase
from planmetrics.intake.figure import Figure, figure_of
from planmetrics.intake.heads import name_and_unit, span_in, units_in, when_of, year_in
from planmetrics.intake.names import plain_name
from planmetrics.model.indicator import Definition
from planmetrics.tables.workbook import round_half_up

if TYPE_CHECKING:
    from planmetrics.model.terms import Measure


def definition(unit: str, measure: Measure = "stock") -> Definition:
    """A made-up indicator."""
    return Definition.model_construct(
        id="made-up", name="虚构", measure=measure, unit=unit, better="higher", reduction=False
    )


@pytest.mark.parametrize(
    ("text", "own", "unit", "figure"),
    [
        ("3.950", "%", None, Figure("value", Decimal("3.950"))),
        ("3.950%", "%", None, Figure("value", Decimal("3.950"))),
        ("5‰", "%", None, Figure("value", Decimal("0.5"), None, "5‰")),
        ("1.7", "家", "万家", Figure("value", Decimal("1.7"), "万家")),
        ("3.9", "%", "percent", Figure("value", Decimal("3.9"))),
        ("1.7万家", "家", None, Figure("value", Decimal(17000), None, "1.7万家")),
        ("17000家", "万家", None, Figure("value", Decimal("1.7"), None, "17000家")),
        ("近1.2万亿元", "亿元", None, Figure("about", Decimal(12000), None, "近1.2万亿元")),
        ("超1500", "亿元", "亿元", Figure("more_than", Decimal(1500), None, "超1500")),
        ("超1500", "元", "亿元", Figure("more_than", Decimal(1500), "亿元")),
        ("超1500万元", "元", "亿元", Figure("more_than", Decimal("0.15"), "亿元")),
    ],
)
def test_a_figure_is_held_in_the_unit_it_was_published_in(
    text: str, own: str, unit: str | None, figure: Figure
) -> None:
    found = figure_of(text, definition(own), unit, frozenset())

    assert found == figure
    assert isinstance(found, Figure)
    assert f"{found.value:f}" == f"{figure.value:f}"


@pytest.mark.parametrize(
    ("text", "own", "unit", "why"),
    [
        ("1亩", "公顷", None, "no_exact_way"),
        ("1.7万", "万家", None, "scaled_twice"),
        ("1.7万", "家", "万家", "scaled_twice"),
        ("超5家", "家", "斤", "other_unit"),
        ("超5", "家", "斤", "other_unit"),
        ("超5", "家", "家家", "unknown_unit"),
        ("力争5家", "家", None, "one_certain_figure"),
        ("翻一番", "家", None, "other_form"),
        ("1,234", "家", None, "or_decimal"),
        ("nan", "家", None, "unread"),
    ],
)
def test_a_figure_that_is_not_certain_is_refused_with_the_reason(
    text: str, own: str, unit: str | None, why: str
) -> None:
    found = figure_of(text, definition(own), unit, frozenset())

    assert isinstance(found, Phrase)
    assert found.key == why


@pytest.mark.parametrize(
    ("text", "year", "period"),
    [
        ("2024年1—9月", None, "2024-01..09"),
        ("2024年1-9月", None, "2024-01..09"),
        ("1～9月", 2024, "2024-01..09"),
        ("１—９月", 2024, "2024-01..09"),
        ("9月份", 2024, "2024-09"),
        ("一季度", 2024, "2024-Q1"),
        ("Q4", 2024, "2024-Q4"),
        ("上半年", 2024, "2024-H1"),
        ("H2", 2024, "2024-H2"),
        ("全年", 2024, "2024"),
        ("Jan-Sep 2024", None, "2024-01..09"),
        ("January to September 2024", None, "2024-01..09"),
        ("Sept 2024", None, "2024-09"),
        ("Jan–Mar", 2025, "2025-Q1"),
        ("2023/24", None, "2023/24"),
        ("9—1月", 2024, "None"),
        ("1—9月", None, "None"),
        ("同比", 2024, "None"),
        ("Nov-Feb 2024", None, "None"),
    ],
)
def test_periods_are_read_as_people_head_them(text: str, year: int | None, period: str) -> None:
    when = when_of(text, 4)

    assert str(when.within(year) if when is not None else None) == period


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("R&D经费（亿元）", "R&D经费", "亿元"),
        ("比重(％)", "比重", "%"),
        ("GDP（现价）", "GDP（现价）", None),
        ("Homes [million people]", "Homes", "million people"),
        ("占比", "占比", None),
    ],
)
def test_brackets_hold_a_unit_or_are_a_part_of_the_name(text: str, name: str, unit: str | None) -> None:
    assert name_and_unit(text, frozenset()) == (name, unit)


def test_a_title_settles_a_year_or_a_span_only_where_it_names_one() -> None:
    assert year_in(["单位：亿元", "2026年9月主要指标"]) == (2026, "2026年9月主要指标")
    assert year_in(["2025年、2026年", "2024年"]) is None
    assert year_in(["主要指标"]) is None
    span = span_in(["2026年1—9月主要指标"])
    assert span is not None
    assert str(span[0]) == "2026-01..09"
    assert span_in(["2026年9月主要指标"]) is None


def test_units_above_a_table_are_those_that_are_known() -> None:
    assert units_in(["虚构", "单位：亿元、％、甲乙"], frozenset()) == ("亿元", "%")
    assert units_in(["虚构"], frozenset()) == ()


@pytest.mark.parametrize("text", ["1. GDP 总量", "（一）gdp总量", "＃ＧＤＰ总量", "一、GDP总量"])
def test_names_are_compared_without_numbers_blanks_width_and_case(text: str) -> None:
    assert plain_name(text) == "gdp总量"


@pytest.mark.parametrize(("value", "shown"), [("2.5", "3"), ("0.45", "0"), ("-2.5", "-3")])
def test_numbers_are_rounded_as_spreadsheets_do(value: str, shown: str) -> None:
    assert str(round_half_up(Decimal(value), 0)) == shown
