"""How numbers are mistyped: a hint keeps the value that was written, whoever gives it."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planmetrics.diagnostics import Phrase
from planmetrics.load import load
from planmetrics.mistyped import meanings, mistyped_number, to_write
from planmetrics.model.plan import Plan
from planmetrics.render.diagnostics import hint, text_of
from planmetrics.tables import read_table
from tests.command_line import refused
from tests.made_up import plan_text

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE_HEAD = "indicator,base,base_period,latest,latest_period,target,target_period,better"


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
        ("1,5万家", "S005", "15000, or 1.5 where the unit is in 万"),
        ("1.5亿元", "S005", "150000000, or 1.5 where the unit is in 亿"),
        (
            "1,234万",
            "S005",
            "12340000, or 12340 if the mark leads decimals, or 1234, or 1.234 if the mark leads decimals where the unit is in 万",
        ),
        ("3万5千", "S005", "35000"),
        ("2百万", "S005", "2000000, or 2 where the unit is in 百万"),
        ("3千家", "S005", "3000"),
        ("5千克", "S009", "5"),
        ("2.5千瓦时", "S009", "2.5"),
        ("2.2 million", "S003", "write 2200000, or 2.2 where the unit is in million"),
        ("2,2 million homes", "S003", "write 2200000, or 2.2 where the unit is in million"),
        ("3bn", "S003", "write 3000000000, or 3 where the unit is in bn"),
        ("1.5t", "S009", "1.5"),
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


class Way(NamedTuple):
    """A manner of writing a figure wrong: the text of it, and what it means in the unit that it is written for."""

    text: Callable[[str], str]
    meant: Callable[[Decimal], Decimal] = lambda figure: figure
    unit: str = "家"
    comma: bool = False
    """Whether a mark that may be either leads decimals."""


def _wide(text: str) -> str:
    return text.translate(str.maketrans("0123456789.-%,", "０１２３４５６７８９．－％，"))


def _with_comma(text: str) -> str:
    return text.replace(".", ",")


MANNERS: dict[str, Way] = {
    "full-width digits": Way(_wide),
    "a decimal comma": Way(_with_comma, comma=True),
    "a full-width decimal comma": Way(lambda text: text.replace(".", "，"), comma=True),
    "English thousands": Way(lambda text: f"{Decimal(text):,}"),
    "German thousands": Way(lambda text: f"{Decimal(text):,}".translate(str.maketrans(",.", ".,")), comma=True),
    "French thousands": Way(lambda text: f"{Decimal(text):,}".translate(str.maketrans(",.", " ,")), comma=True),
    "Swiss thousands": Way(lambda text: f"{Decimal(text):,}".replace(",", "'")),
    "a percent sign": Way(lambda text: f"{text}%", unit="%"),
    "a full-width percent sign": Way(lambda text: f"{text}％", unit="%"),
    "a percent sign behind a comma": Way(lambda text: f"{_with_comma(text)} %", unit="%", comma=True),
    "per mille in percent": Way(lambda text: f"{text}‰", lambda figure: figure / 10, unit="%"),
    "per mille": Way(lambda text: f"{text}‰", unit="‰"),
    "万": Way(lambda text: f"{text}万", lambda figure: figure * 10_000),
    "万 in 万": Way(lambda text: f"{text}万", unit="万家"),
    "亿元": Way(lambda text: f"{text}亿元", lambda figure: figure * 10**8, unit="元"),
    "亿元 in 亿元": Way(lambda text: f"{text}亿元", unit="亿元"),
    "百万": Way(lambda text: f"{text}百万", lambda figure: figure * 10**6),
    "万 behind a comma": Way(lambda text: f"{_with_comma(text)}万", lambda figure: figure * 10_000, comma=True),
    "million": Way(lambda text: f"{text} million", lambda figure: figure * 10**6),
    "bn in billions": Way(lambda text: f"{text}bn", unit="bn"),
    "a unit": Way(lambda text: f"{text}家"),
    "a unit behind a blank": Way(lambda text: f"{text} 吨", unit="吨"),
    "千克": Way(lambda text: f"{text}千克", unit="千克"),
    "个百分点": Way(lambda text: f"{text}个百分点", unit="个百分点"),
    "brackets": Way(lambda text: f"({text})", lambda figure: -figure),
    "full-width brackets": Way(lambda text: f"（{text}）", lambda figure: -figure),
    "brackets and percent": Way(lambda text: f"({text}%)", lambda figure: -figure, unit="%"),
    "a minus sign": Way(lambda text: f"−{text}", lambda figure: -figure),
    "a dash": Way(lambda text: f"–{text}", lambda figure: -figure),
    "a full-width minus sign": Way(lambda text: _wide(f"-{text}"), lambda figure: -figure),
    "blanks around": Way(lambda text: f" {text}  "),
    "about": Way(lambda text: f"~{text}"),
    "约": Way(lambda text: f"约{text}"),
    "a floor": Way(lambda text: f"{text}以上"),
    "an exponent": Way(lambda text: f"{text}e3", lambda figure: figure * 1_000),
    "Eurostat's flag": Way(lambda text: f"{text} p"),
}
FIGURES = ("3.9", "0.5", "12.34", "1234.5", "10462.75", "3.950", "1234567.8", "7", "100")


def applied(advice: str | Phrase, way: Way) -> str | None:  # noqa: PLR0911 (one return a kind of advice)
    """What somebody writes who follows the advice and knows the unit and the mark; None where it names no figure."""
    if isinstance(advice, str):
        return advice or None
    facts = advice.facts
    if advice.key == "write":
        return applied(facts["what"], way)  # type: ignore[arg-type]  # text or a phrase, as every advice
    if advice.key == "without_quotes":
        return str(facts["text"])
    if advice.key == "per_mille":
        return str(facts["figure" if way.unit == "‰" else "percent"])
    if advice.key == "scaled":
        return applied(facts["figure" if str(facts["scale"]) in way.unit else "whole"], way)  # type: ignore[arg-type]  # the same
    if advice.key == "or_decimal":
        return str(facts["other" if way.comma else "one"])
    return None


@pytest.mark.parametrize("name", MANNERS)
@pytest.mark.parametrize("figure", FIGURES)
def test_who_applies_a_hint_has_the_figure_that_was_meant(figure: str, name: str) -> None:
    way = MANNERS[name]
    text, meant = way.text(figure), way.meant(Decimal(figure))
    _, advice = mistyped_number(text)
    written = applied(advice, way)
    if written is None:  # no figure is named: nothing is lost, and nothing is wrong
        assert isinstance(advice, Phrase)
        assert advice.key == "plain_figure"
        return
    assert Decimal(written) == meant


NAMELESS = {"about", "约", "a floor", "Eurostat's flag"}
"""What a hint cannot say without knowing more: there it names no figure."""


@pytest.mark.parametrize("name", MANNERS)
def test_a_hint_names_the_figure_wherever_its_text_says_it(name: str) -> None:
    way = MANNERS[name]
    advice = mistyped_number(way.text("12.34"))[1]
    assert (applied(advice, way) is None) == (name in NAMELESS)


@pytest.mark.parametrize("name", MANNERS)
def test_options_files_and_tables_give_one_advice(name: str) -> None:
    """In a table what leaves no doubt is read instead."""
    way = MANNERS[name]
    text, meant = way.text("1234.56"), way.meant(Decimal("1234.56"))
    figure = applied(mistyped_number(text)[1], way)
    if figure is None or name == "blanks around":
        return
    if name != "an exponent":  # which is a number to the calculator, and to a file
        assert figure in refused("cagr", text, "5", "--years", "5", "--lang", "en")
        line = f"{{id: a, baseline: {{year: 2020, value: {json.dumps(text, ensure_ascii=False)}, unit: 家}}}}"
        _, told = load(plan_text(line).encode(), "plan.yaml", Plan)
        assert any(figure in hint(one, "en") for one in told), told
    row = f'a,"{text}",2020,"{text}",2023,"{text}",2025,higher,{way.unit}'
    table, told = read_table(io.BytesIO(f"{TABLE_HEAD},unit\n{row}\n".encode()), "table.csv")
    if table is not None:
        assert next(table.rows).base == meant
    else:
        assert any(figure in hint(one, "en") or one.code == "C022" for one in told), [hint(one, "en") for one in told]
