"""How numbers are mistyped: a hint keeps the value that was written, whoever gives it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planmetrics.diagnostics import Phrase
from planmetrics.mistyped import meanings, mistyped_number, to_write
from planmetrics.render.diagnostics import text_of
from tests.command_line import refused

if TYPE_CHECKING:
    from collections.abc import Callable


def values(text: str) -> list[str]:
    return [str(one.value) for one in meanings(text)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3,95", ["3.95"]),
        ("1.234,5", ["1234.5"]),
        ("1,234.5", ["1234.5"]),
        ("1,234,567", ["1234567"]),
        ("1.234.567", ["1234567"]),
        ("1,234", ["1234", "1.234"]),
        ("1.234", ["1.234", "1234"]),
        ("0,123", ["0.123"]),
        ("0.123", ["0.123"]),
        ("1234,567", ["1234.567"]),
        ("10 462", ["10462"]),
        ("10 462,5", ["10462.5"]),
        ("1'000", ["1000"]),
        ("(5.2)", ["-5.2"]),
        ("−5.2", ["-5.2"]),
        ("1.5万", ["15000"]),
        ("3亿", ["300000000"]),
        ("1.70万", ["17000"]),
        ("44,9 %", ["44.9"]),
        ("3.9500", ["3.9500"]),
    ],
)
def test_a_text_means_what_its_marks_allow(text: str, meant: list[str]) -> None:
    assert values(text) == meant


@pytest.mark.parametrize(
    "text",
    ["", "-", ".", ",", "1,23,456", "10 46", "1 2", "007", "1.2.3", "1,2,3", "1--2", "()", "约5", "1e400", "1..2"],
)
def test_what_is_no_number_means_nothing(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "code", "advice"),
    [
        ("3,95", "S004", "3.95"),
        ("1.234,5", "S004", "1234.5"),
        ("1,234", "S004", "1234, or 1.234 if the mark leads decimals"),
        ("5‰", "S009", "0.5 where the unit is %, 5 where it is ‰"),
        ("44.9%", "S009", "44.9"),
        ("1,5万家", "S005", "15000"),
        ("三百", "S005", "300"),
        ("一百二十三亿四千五百六十七万八千九百一十二", "S005", "12345678912"),
        ("３．８６", "S006", "3.86"),
        ("−5.2", "S003", "write -5.2"),
        ("(5.2)", "S003", "write -5.2"),
        ("−1.000", "S003", "write -1.000"),
        ("10 462", "S003", "write 10462"),
        ("1_000", "S003", "write 1000"),
        ("about 3", "S003", "write a plain figure such as 3.95"),
    ],
)
def test_the_advice_keeps_the_value(text: str, code: str, advice: str) -> None:
    found, advised = mistyped_number(text)

    assert (found, text_of(advised, "en")) == (code, advice)


@pytest.mark.parametrize(
    ("text", "hint"),
    [("3,95", "write 3.95"), ("1.234,5", "write 1234.5"), ("5‰", "write 0.5 where the unit is %, 5 where it is ‰")],
)
def test_the_calculator_gives_the_same_advice(text: str, hint: str) -> None:
    assert hint in refused("cagr", text, "5", "--years", "5", "--lang", "en")


def _grouped(digits: str, mark: str) -> str:
    return f"{int(digits):,}".replace(",", mark)


WAYS: dict[str, Callable[[str, str], str]] = {
    "decimal comma": lambda whole, decimals: f"{whole},{decimals}",
    "English thousands": lambda whole, decimals: f"{_grouped(whole, ',')}.{decimals}",
    "German thousands": lambda whole, decimals: f"{_grouped(whole, '.')},{decimals}",
    "French thousands": lambda whole, decimals: f"{_grouped(whole, chr(0x202F))},{decimals}",
    "Swiss thousands": lambda whole, decimals: f"{_grouped(whole, '’')}.{decimals}",
    "brackets": lambda whole, decimals: f"({whole}.{decimals})",
    "a minus sign": lambda whole, decimals: f"−{whole}.{decimals}",
    "full width": lambda whole, decimals: f"{whole}.{decimals}".translate(
        str.maketrans("0123456789.", "０１２３４５６７８９．")
    ),
    "percent": lambda whole, decimals: f"{whole}.{decimals}%",
    "a unit": lambda whole, decimals: f"{whole},{decimals}家",
}


@given(st.integers(0, 10**12), st.text("0123456789", min_size=1, max_size=5), st.sampled_from(sorted(WAYS)))
def test_what_is_written_in_any_of_these_ways_is_among_what_it_may_mean(whole: int, decimals: str, way: str) -> None:
    """And where it may mean one thing alone, the correction that a hint gives is that very figure."""
    figure = Decimal(f"{whole}.{decimals}")
    meant = -figure if way in {"brackets", "a minus sign"} else figure
    text = WAYS[way](str(whole), decimals)

    _, advice = mistyped_number(text)
    offered = [str(one) for one in advice.facts.values()] if isinstance(advice, Phrase) else [advice]

    assert meant in [Decimal(one) for one in offered]
    assert len(offered) == 1 or len(decimals) == 3


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_a_plain_number_means_itself(figure: Decimal) -> None:
    assert [one.value for one in meanings(str(figure))] == [figure]
    assert to_write(str(figure)) == str(figure)
