"""Reading English expressions: forms, comparators, times and traps, by the same reader as the Chinese ones."""

from __future__ import annotations

import json
import os
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from planmetrics.figures.read import read_figure

if TYPE_CHECKING:
    from planmetrics.figures.reading import Reading

GOLD = (
    Path(os.environ.get("PLANMETRICS_GOLD", Path(__file__).parents[2] / "shared" / "gold")) / "english" / "open.jsonl"
)
LEAST_RIGHT, MOST_WRONG, MOST_READ = 0.95, 0.02, 0.05
"""Shares of the labelled expressions, and of figures that fix no quantity."""


def short(reading: Reading) -> str:
    """Form, comparator, value, unit and direction of a reading in one line."""
    value = reading.value if reading.value is None else f"{reading.value.normalize():f}"
    above = reading.value_max if reading.value_max is None else f"{reading.value_max.normalize():f}"
    parts = (reading.form, reading.comparator, value, above, reading.unit, reading.direction)
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("at least 20 homes", "value at_least 20 homes"),
        ("20homes", "value reach 20 homes"),
        ("20,000 affordable homes by 2032", "value reach 20000 homes"),
        ("at most 10", "value at_most 10"),
        ("up to 20", "value at_most 20"),
        ("no fewer than 20 schools", "value at_least 20 schools"),
        ("not exceeding 5%", "value at_most 5 %"),
        ("less than or equal to 5 per cent", "value at_most 5 %"),
        ("less than 70 per 100,000 live births", "value less_than 70 per 100,000 live births"),
        ("at least as low as 12 per 1,000", "value at_most 12 per 1,000"),
        ("around 90%", "value about 90 %"),
        ("20% or more", "value at_least 20 %"),
        ("between 5% and 7%", "value between 5 7 %"),
        ("£3bn to £5bn", "value between 3000000000 5000000000 £"),
        ("£1.75bn", "value reach 1750000000 £"),
        ("US$ 20 billion", "value reach 20000000000 US$"),
        ("AED800 billion", "value reach 800000000000 AED"),
        ("£15 an hour", "value reach 15 £ an hour"),
        ("twenty thousand homes", "value reach 20000 homes"),
        ("half a million retrofits", "value reach 500000 retrofits"),
        ("one in four", "value reach 25 %"),
        ("two in three pupils", "value reach 66.6667 %"),
        ("three quarters of schools", "value reach 75 %"),
        ("50 GWh", "value reach 50 GWh"),
        ("20k homes", "value reach 20000 homes"),
        ("130 litres per person per day", "value reach 130 litres per person per day"),
        ("2.1:1", "value reach 2.1"),
        ("net zero by 2050", "value reach 0"),
        ("zero growth", "growth reach 0 %"),
        ("reduce emissions by 20% from 1990 levels", "percent_change reach 20 % down"),
        ("50% below 1990 levels by 2030", "percent_change reach 50 % down"),
        ("a 20–30% reduction", "percent_change between 20 30 % down"),
        ("reduce by at least half", "percent_change at_least 50 % down"),
        ("25% more jobs", "percent_change reach 25 % up"),
        ("GDP growth of more than 5%", "growth more_than 5 % up"),
        ("grow by 5% a year", "growth reach 5 % up"),
        ("limit growth to 3%", "growth at_most 3 % up"),
        ("limit warming to 1.5", "value at_most 1.5"),
        ("maintain spending at 2% of GDP", "value exactly 2 %"),
        ("reduced to less than 3 per cent", "value less_than 3 % down"),
        ("fall below 10%", "value less_than 10 % down"),
        ("from 31% to at least 40%", "value at_least 40 % up"),
        ("to 10% from the current 15%", "value reach 10 % down"),
        ("37.4 percentage points", "change reach 37.4 percentage points"),
        ("increase by 5 pp", "change reach 5 percentage points up"),
        ("20 million fewer people", "change reach 20000000 people down"),
        ("5 points above the EU average", "relative reach 5 points"),
        ("exceed the national average", "relative more_than"),
        ("at least halve", "multiple at_least 0.5 down"),
        ("more than double", "multiple more_than 2 up"),
        ("increase by a factor of 3", "multiple reach 3 up"),
        ("double exports to $5bn", "value reach 5000000000 $ up"),
        ("top 10", "rank reach 10"),
        ("top 1%", "rank reach 1 %"),
        ("top quartile", "rank reach 25 %"),
        ("end hunger by 2030", "coverage reach 0"),
        ("every household will have broadband by 2030", "coverage reach 100 %"),
        ("92% of treatments within 18 weeks", "value reach 92 %"),
    ],
)
def test_an_english_expression_is_read(text: str, said: str) -> None:
    assert short(read_figure(text)) == said


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("not 20 homes", "not"),
        ("all but 20 homes", "all but"),
        ("except 5%", "except"),
        ("do not increase by more than 5%", "not"),
        ("as few as 20", "as few as"),
        ("1.000 homes", "1.000"),
        ("20 m", "m"),
        ("不增长5%", "不"),
        ("严禁超过5%", "严禁"),
        ("未达到80%", "未"),
        ("降幅收窄2个百分点", "降幅"),
    ],
)
def test_a_word_that_is_not_followed_makes_the_whole_unreadable_and_is_named(text: str, word: str) -> None:
    reading = read_figure(text)

    assert (reading.form, reading.reason, reading.word) == (None, "unreadable", word)


@pytest.mark.parametrize(
    "text",
    [
        "cut 500 jobs",
        "close the gap by 50%",
        "3 times more",
        "20 homes and 30 schools",
        "3,95 %",
        "1 500 homes",
        "475/477 seats",
    ],
)
def test_what_may_mean_two_things_is_not_read(text: str) -> None:
    assert read_figure(text).form is None


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("COVID-19", "name"),
        ("Chapter 5", "ordinal"),
        ("GOAL 13: Climate Action", "ordinal"),
        ("Boeing 747", "label"),
        ("Runway 3", "ordinal"),
        ("Phase One", "ordinal"),
        ("Article 8(3)", "ordinal"),
        ("1.1 Overview", "ordinal"),
        ("Law 27/2021", "document_number"),
        ("Bill C-12", "document_number"),
        ("EN 50160", "document_number"),
        ("(555) 123-4567", "phone"),
        ("10115 Berlin", "address"),
        ("the Net Zero 2050 strategy", "title"),
        ("a 360-degree view", "name"),
        ("1-in-100-year flood", "name"),
        ("I-95", "name"),
        ("adults over 50", "age"),
        ("for more than 30 years", "date"),
        ("second half of the year", "date"),
        ("zero-tolerance policy", "word"),
        ("17 goals with 169 targets", "enumeration"),
        ("A/RES/70/1", "document_number"),
        ("the 2030 Agenda", "title"),
        ("children under 5 years of age", "age"),
        ("Q3 2025", "date"),
        ("2024/25", "date"),
        ("12 March 2024", "date"),
        ("Industry 4.0", "version"),
        ("24/7 support", "name"),
        ("10 Downing Street", "address"),
        ("Telephone: +44 20 7946 0958", "phone"),
    ],
)
def test_a_rule_says_what_is_no_quantity_in_english_too(text: str, rule: str) -> None:
    assert read_figure(text).reason == rule


@pytest.mark.parametrize(
    ("text", "year", "period", "reference"),
    [
        ("20% by 2030", 2030, None, None),
        ("20% below 1990 levels by 2030", 2030, None, 1990),
        ("43% by March 2024", 2024, "March 2024", None),
        ("20 homes in 2024/25", 2025, "2024/25", None),
        ("50% by FY2030 from a FY2018 base-year", 2030, "FY2030", 2018),
        ("15 per cent between 2020 and 2025", 2025, "2020 and 2025", None),
        ("by the end of 2025, 20 homes", 2025, None, None),
        ("到2025年达到80%", 2025, None, None),
        ("2021—2025年年均增长6%", 2025, "2021—2025年", None),
        ("比2020年增长60%", None, None, 2020),
    ],
)
def test_times_are_read_with_the_figure(text: str, year: int | None, period: str | None, reference: int | None) -> None:
    reading = read_figure(text)

    assert (reading.year, reading.period, reading.reference_year) == (year, period, reference)


def test_counting_and_striving_are_kept_in_english() -> None:
    assert read_figure("build 3,000 homes").counting == "flow"
    assert read_figure("$20 billion per year").counting == "flow"
    assert read_figure("aspire to 20%").strive is True
    assert read_figure("aim for 20%").strive is False


def gold() -> list[dict[str, Any]]:
    """The labelled expressions, where they are at hand."""
    if not GOLD.is_file():
        return []
    return [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]


def is_near(one: Decimal | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(float(one) - other) <= 1e-3 * max(1, abs(other))


def is_right(reading: Reading, label: dict[str, Any]) -> bool:
    """Whether form, comparator and values are those of a label, or of one that it also accepts."""
    if reading.comparator not in {label["comparator"], *label["comparator_alt"]}:
        return False
    if reading.form in {label["form"], label["form_contract"]}:
        return is_near(reading.value, label["value"]) and is_near(reading.value_max, label["value_max"])
    return any(reading.form == other["form"] and is_near(reading.value, other["value"]) for other in label["alt"])


@pytest.mark.skipif(not gold(), reason="the gold expressions are not here")
def test_labelled_expressions_are_read_rightly_and_hardly_ever_wrongly() -> None:
    labels = [label for label in gold() if label["is_target"] and not label["doubtful"]]
    readings = [(read_figure(label["text"].replace("\n", " ")), label) for label in labels]
    right = sum(is_right(reading, label) for reading, label in readings)
    read = sum(reading.form is not None for reading, _ in readings)

    assert right >= LEAST_RIGHT * len(labels)
    assert read - right <= MOST_WRONG * len(labels)


@pytest.mark.skipif(not gold(), reason="the gold expressions are not here")
def test_figures_that_fix_no_quantity_are_refused() -> None:
    texts = [label["text"].replace("\n", " ") for label in gold() if label["refusable"] == "text"]

    assert sum(read_figure(text).form is not None for text in texts) <= MOST_READ * len(texts)


@pytest.mark.parametrize(
    "word",
    [
        "at best",
        "barring",
        "all but",
        "short of",
        "not",
        "hardly",
        "scarcely",
        "unless",
        "if",
        "or",
        "either",
        "as",
        "before",
        "behind",
        "besides",
        "but for",
        "despite",
        "except",
        "far from",
        "half",
        "in lieu of",
        "nowhere near",
        "off",
        "only",
        "merely",
        "perhaps",
        "shy of",
        "theoretically",
        "the first",
        "the other",
        "unlike",
        "when",
        "while",
        "between",
        "fail to reach",
        "avoid exceeding",
    ],
)
def test_a_function_word_that_no_rule_follows_makes_what_it_stands_beside_unreadable(word: str) -> None:
    reading = read_figure(f"{word} 10 homes")

    assert (reading.form, reading.reason) == (None, "unreadable")
    assert reading.word is not None
    assert reading.word.split()[0] in word


@pytest.mark.parametrize(
    "text",
    [
        "20% off",
        "10 at best",
        "40% only",
        "negative 3%",
        "20% if possible",
        "halt the 20% decline",
        "lower the 20% rate",
        "reduce growth by 2%",
        "not 2 points above the average",
    ],
)
def test_words_that_turn_a_figure_from_elsewhere_make_it_unreadable(text: str) -> None:
    assert read_figure(text).reason == "unreadable"


@pytest.mark.parametrize(
    ("text", "form", "comparator", "value"),
    [
        ("across 20 cities", "value", "reach", "20"),
        ("growth of -5%", "growth", "reach", "5"),
        ("less than 2 points above the EU average", "relative", "less_than", "2"),
        ("lift 20 million people out of poverty", "value", "reach", "20000000"),
        ("improve to 40% while keeping costs low", "value", "reach", "40"),
        ("95% of people wait less than four months for treatment", "value", "reach", "95"),
        ("no more than 5% of patients should wait longer than four hours", "value", "at_most", "5"),
        ("85% of 11 year olds achieve level 4 or above", "value", "reach", "85"),
        ("80% of Year 8 students at or above the expected level", "value", "reach", "80"),
        ("from the current level of 1.9% to 3% of GDP", "value", "reach", "3"),
        ("double its share from 10% to 20%", "value", "reach", "20"),
        ("tripling paths to 1,320km from 460km", "value", "reach", "1320"),
        ("increase spending by £2.5bn to £7.5bn", "value", "reach", "7500000000"),
        ("100% of new buildings are EV ready from 2022", "value", "reach", "100"),
        ("2/3 reduction of emissions", "percent_change", "reach", "66.67"),
        ("cut in half from 2007 levels", "percent_change", "reach", "50"),
        ("reduce the number of serious crimes by 10,000", "change", "reach", "10000"),
        ("build 2,000 homes", "value", "reach", "2000"),
        ("double-digit growth", "growth", "at_least", "10"),
        ("nothing less than 20", "value", "at_least", "20"),
        ("20% at the very most", "value", "at_most", "20"),
        ("a ceiling of 20%", "value", "at_most", "20"),
        ("just over 20%", "value", "more_than", "20"),
        ("slightly less than 20%", "value", "less_than", "20"),
        ("at least 2000 homes by 2030", "value", "at_least", "2000"),
    ],
)
def test_prepositions_that_leave_the_figure_alone_are_read(text: str, form: str, comparator: str, value: str) -> None:
    reading = read_figure(text)

    assert (reading.form, reading.comparator, reading.value) == (form, comparator, Decimal(value))
