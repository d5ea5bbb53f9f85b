"""English documents drafted: names, years, baselines, falls, units and owners, and figures that are no targets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from planmetrics.draft.drafting import draft_text
from planmetrics.draft.english_clauses import sentence_ends
from planmetrics.draft.english_periods import english_horizon, english_mentions
from planmetrics.draft.written import Source, write_plan

if TYPE_CHECKING:
    from planmetrics.draft.rows import Row

HEAD = "Mill Borough Corporate Plan 2024-2028\nOur targets\n"
"""A made-up council."""


def _rows(text: str, head: str = HEAD) -> list[Row]:
    return list(draft_text(f"{head}{text}\n").rows)


def _targets(text: str, head: str = HEAD) -> list[Row]:
    return [row for row in _rows(text, head) if row.kind == "target"]


def _starts(text: str, head: str = HEAD) -> list[Row]:
    return [row for row in _rows(text, head) if row.kind == "baseline"]


def _rules(text: str, head: str = HEAD) -> list[str]:
    return [aside.rule for aside in draft_text(f"{head}{text}\n").asides]


def _plan(text: str, head: str = HEAD) -> dict[str, Any]:
    source = Source("plan.txt", "0" * 64, "0" * 64, "text/plain", "none")
    written = write_plan(draft_text(f"{head}{text}\n"), "mill", source, {}, region="mill")
    assert written is not None
    plan: dict[str, Any] = yaml.safe_load(written.text)
    return plan


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("We will increase the household recycling rate to 55% by 2028.", "household recycling rate"),
        (
            "Carbon emissions from our own buildings will be cut by 45% by 2027.",
            "Carbon emissions from our own buildings",
        ),
        ("Public confidence in policing: 70%", "Public confidence in policing"),
        ("Cancer 62-day standard – improve performance to 75%", "Cancer 62-day standard"),
        ("- Deliver 1,600 new affordable homes", "new affordable homes"),
        ("- Recruit and train 300 digital champions", "recruit and train digital champions"),
        ("By 2028, 92% of our graduates will be in skilled work.", "graduates in skilled work"),
        ("Reduce the number of households in temporary accommodation to 250.", "households in temporary accommodation"),
        ("KR1.2 Raise the customer satisfaction (CSAT) score to 4.3 out of 5", "customer satisfaction (CSAT) score"),
        ("We have committed to a 42% reduction in Scope 1 and 2 emissions by 2028.", "Scope 1 and 2 emissions"),
        ("The share of homes rated EPC C or above will rise to 80%.", "share of homes rated EPC C or above"),
    ],
)
def test_a_figure_is_named_by_its_subject_or_by_what_it_counts(sentence: str, name: str) -> None:
    assert [row.name for row in _targets(sentence)] == [name]


def test_what_names_nothing_of_its_own_takes_the_name_before_it_and_says_so() -> None:
    first, second = _targets("- Raise third-grade reading proficiency to 70%\n- Interim target: 58% by June 2026")

    assert second.name == first.name == "third-grade reading proficiency"
    assert "name" in second.check
    assert second.when is not None
    assert second.when.last == 2026


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("by 2027/28", 2028),
        ("by 2026-27", 2027),
        ("by FY26", 2026),
        ("by Q4 FY 2025-26", 2026),
        ("by the end of 2027", 2027),
        ("by March 2026", 2026),
        ("by December 31, 2027", 2027),
        ("over the plan period", 2028),
    ],
)
def test_a_financial_year_is_that_in_which_it_ends(said: str, year: int) -> None:
    (row,) = _targets(f"We will raise the recycling rate to 55% {said}.")

    assert row.when is not None
    assert row.when.last == year


def test_each_of_two_targets_of_a_sentence_has_its_own_year() -> None:
    first, second = _targets("Cut gas use in council buildings by 20% by 2026 and 40% by 2028, compared to 2019.")

    assert [row.when.last for row in (first, second) if row.when is not None] == [2026, 2028]
    assert (second.form, second.reading.direction, second.value) == ("percent_change", "down", Decimal(40))


def test_the_line_that_leads_to_a_list_dates_it() -> None:
    rows = _targets(
        "By March 2027 we will:\n- plant 20,000 trees\n- open 12 new play areas\nOther matters\n- answer 90% of calls"
    )

    assert [row.when.last for row in rows if row.when is not None] == [2027, 2027, 2028]


def test_years_that_something_is_held_against_are_not_those_it_is_due() -> None:
    assert [one.said for one in english_mentions("50% below 2005 levels by 2030, from 2010 levels (2023: 29%)")] == [
        "refers",
        "due",
        "refers",
        "refers",
    ]
    assert english_horizon(["Climate Action Plan", "Adopted June 2023"], "cut by 2030, by 2030, by 2035")[:2] == (
        2023,
        2030,
    )
    assert english_horizon(["Annual Plan 2025/26"], "")[:2] == (2026, 2026)
    assert english_horizon(["Vision 2030"], "")[:2] == (None, 2030)


@pytest.mark.parametrize(
    ("sentence", "start", "year"),
    [
        ("Raise the recycling rate from 44% in 2023 to 55%.", "44", 2023),
        ("The gender pay gap, currently 14.6%, will be reduced to 8%.", "14.6", 2023),
        ("Long-term empty homes: currently 1.9%, target 1.2%", "1.9", 2023),
        ("The share of women professors will reach 40% (2022: 29%).", "29", 2022),
        ("Teacher retention: 90%, up from 84%", "84", 2023),
        ("Reoffending rate: 22% by 2028 (26.3% in 2022/23).", "26.3", 2023),
        ("Satisfaction with parks is currently 71%; our target is 78%.", "71", 2023),
        ("We aim for 18% of our workforce to be women, against 11% now.", "11", 2023),
    ],
)
def test_where_a_target_starts_is_its_baseline(sentence: str, start: str, year: int) -> None:
    (row,) = _starts(sentence)

    assert (row.value, row.when and row.when.last) == (Decimal(start), year)
    assert row.name == _targets(sentence)[0].name


def test_falls_and_caps_are_better_when_lower() -> None:
    plan = _plan(
        "Reduce emissions by 50% from 2005 levels by 2028.\nReduce empty homes to no more than 250.\n"
        "Raise the employment rate of residents to 79%."
    )

    fall, cap, rise = plan["indicators"]
    assert (fall["reduction"], fall["targets"][0]["cumulative"]) == (True, {"at_least": 50})
    assert (cap["better"], cap["targets"][0]["at_most"]) == ("lower", 250)
    assert (rise["better"], rise["targets"][0]["at_least"]) == ("higher", 79)
    assert fall["name"] == "emissions reduction"


def test_an_amount_behind_by_without_a_verb_is_a_change() -> None:
    visitors, spend = _targets("Visitor numbers are to grow to 750,000 and visitor spend by 30% between 2024 and 2028.")

    assert (visitors.form, spend.form, spend.reading.direction) == ("value", "percent_change", "up")


TABLE = (
    "Ref\tIndicator\tUnit\tBaseline 2023/24\tTarget 2024/25\tTarget 2027/28\tChange\tLead\n"
    "KPI 1\tHousehold waste recycled\t%\t46.2\t48\t53\t+7\tHead of Environment\n"
    "KPI 2\tTime to process claims\tdays\t21.4\t≤20\t≤16\t-5\tRevenues Manager, Finance\n"
    "KPI 3\tIncome from leisure centres\t£m\t£3.1m\t£3.4m\t£4.0m\t\tHead of Leisure\n"
)


def test_a_table_of_indicators_is_read_by_its_heads() -> None:
    rows = _rows(TABLE)

    assert [row.kind for row in rows] == ["baseline", "target", "target"] * 3
    assert [row.when.last for row in rows[:3] if row.when is not None] == [2024, 2025, 2028]
    assert [row.value for row in rows[:3]] == [Decimal("46.2"), 48, 53]
    assert [row.comparator for row in rows[3:6]] == ["reach", "at_most", "at_most"]
    assert [row.value for row in rows[6:]] == [3_100_000, 3_400_000, 4_000_000]
    assert rows[0].owners == ("Head of Environment",)
    assert rows[3].owners == ("Revenues Manager", "Finance")


def test_which_way_is_better_shows_in_a_row_with_its_baseline() -> None:
    plan = _plan(TABLE)

    assert [one["better"] for one in plan["indicators"]] == ["higher", "lower", "higher"]


def test_two_rows_of_heads_date_their_columns() -> None:
    rows = _rows(
        "Measure\tFY24 actual\tTarget\tTarget\n\t\tFY26\tFY27\nBus punctuality\t76%\t80%\t82%\nRail punctuality\t90%\t92%\t93%"
    )

    assert [(row.kind, row.when and row.when.last) for row in rows[:3]] == [
        ("baseline", 2024),
        ("target", 2026),
        ("target", 2027),
    ]


def test_target_columns_that_no_head_dates_are_marked() -> None:
    rows = _targets("Measure\tLow target\tHigh target\nBus punctuality\t80%\t82%\nRail punctuality\t92%\t93%")

    assert all("year" in row.check for row in rows)


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("In 2022 we collected 96.8% of council tax.", ["review"]),
        ("The borough is home to 148,300 people.", ["given"]),
        ("We will spend £1.3 million of government grant.", ["budget"]),
        ("The plan will cost an estimated $340 million over 10 years.", ["budget"]),
        ("2.2 A cleaner, greener borough", ["heading"]),
        ("Small firms with turnover below $2 million will pay a tax rate of 20 per cent.", ["threshold", "payment"]),
        ("- Fill 8 of 10 vacancies", ["unread", "unread"]),
        ("One visit in every four should come from schools.", ["unread"]),
        ("Budget for the year: $3.4 million", ["budget"]),
        ("A fine of $340 applies to phone use.", ["payment"]),
    ],
)
def test_figures_that_fix_no_target_say_why(sentence: str, rules: list[str]) -> None:
    assert _targets(sentence) == []
    assert _rules(sentence) == rules


def test_a_standard_beside_a_share_is_no_target_of_its_own() -> None:
    (row,) = _targets("We will answer 90% of calls within 3 minutes by December 2025.")

    assert (row.value, row.name) == (90, "answer calls within 3 minutes")


def test_the_level_is_the_target_where_it_is_doubled() -> None:
    (row,) = _targets("- Double our income from exhibitions to £30m")

    assert (row.form, row.value) == ("value", 30_000_000)


def test_a_bare_figure_below_a_heading_of_targets_is_marked() -> None:
    (row,) = _targets("Members: 50,000")

    assert {"threshold", "unit"} <= set(row.check)


def test_what_looks_back_promises_nothing() -> None:
    head = "Mill Borough Corporate Plan 2024-2028\nLooking back at 2023\n"

    assert _rows("Staff turnover 11.5%. Appraisal compliance of 90%.", head) == []


def test_a_sentence_without_an_end_is_cut() -> None:
    text = "We will build homes and " * 200

    assert max(end - begin for begin, end in zip([0, *sentence_ends(text)], sentence_ends(text), strict=False)) <= 600
    assert sentence_ends("One. Two, approx. 3 of vs. four.") == [4, 32]


def test_a_responsible_office_is_the_owner_of_its_line() -> None:
    (row,) = _targets("- Plant 20,000 trees by 2026 (Lead: Head of Parks)")

    assert row.owners == ("Head of Parks",)


def test_a_comma_behind_thousands_does_not_tear_them_apart() -> None:
    (row,) = _targets("Volunteer hours are to grow to 45,000, from 31,500 in 2023.")

    assert row.value == 45_000
