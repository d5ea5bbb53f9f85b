"""Each rule of the audit: what it has to find, and what is so near that it must not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planmetrics.audit.finding import Place, Severity
from planmetrics.audit.marks import findings_of
from planmetrics.audit.rules import RULES
from planmetrics.audit.run import audit
from planmetrics.model.period import Period
from planmetrics.render.auditing import message, suggestion
from tests.made_up import baseline, dataset, datasets, indicator, moment

if TYPE_CHECKING:
    from planmetrics.audit.finding import Fact, Finding
    from planmetrics.facts import Dataset

NOTE, DOUBT, CONTRADICTION = Severity.NOTE, Severity.DOUBT, Severity.CONTRADICTION
EARLIER = "period: {from: 2021, to: 2030}\nissued: 2021-03-01\ntitle_en: Earlier"
LATER = "period: {from: 2023, to: 2030}\nissued: 2023-03-01\ntitle_en: Later"
UNDATED = "period: {from: 2021, to: 2030}"


def found(made: Dataset, code: str, as_of: str = "2030") -> list[Finding]:
    """The findings of one rule; each has a place, and can be told in both languages."""
    held = [finding for finding in audit(made, moment(as_of)) if finding.code == code]
    for finding in held:
        assert finding.places
        assert all((message(finding, lang), suggestion(finding, lang)) for lang in ("zh", "en"))
    return held


def only(made: Dataset, code: str, as_of: str = "2030") -> Finding:
    """The one finding of a rule."""
    (finding,) = found(made, code, as_of)
    return finding


def kinds(made: Dataset, code: str, as_of: str = "2030") -> list[tuple[Severity, str]]:
    """Severity and variant of each finding of a rule."""
    return [(finding.severity, finding.variant) for finding in found(made, code, as_of)]


def facts(finding: Finding, *keys: str) -> tuple[object, ...]:
    """Some of the facts of a finding: numbers as numbers, times as files write them, places by their line, names in Chinese."""
    return tuple(map(plain, (finding.facts[key] for key in keys)))


def plain(fact: Fact) -> object:
    if isinstance(fact, Place):
        return fact.line
    if isinstance(fact, Period):
        return str(fact)
    if isinstance(fact, tuple):
        return fact[0]
    return fact if fact is None or isinstance(fact, str) else float(fact)


def printed(finding: Finding) -> list[str]:
    """The figures that a finding rests on."""
    return [place.printed for place in finding.places]


def levels(kind: str, *values: str, year: int = 2024, **keys: str) -> str:
    """An indicator with at least so much by a year, by the next and so on; over a year where it is a flow."""
    word = "during" if kind in {"spending", "output", "new-firms", "investment", "investment-growth"} else "by"
    said = (f'{word}: {at}, at_least: {value}, printed: "{value}"' for at, value in enumerate(values, year))
    return indicator(kind, *said, **keys)


def both(first: str, second: str, *, heads: tuple[str, str] = (EARLIER, LATER)) -> Dataset:
    """Two plans of one region."""
    return datasets({"earlier": (first, heads[0]), "later": (second, heads[1])})


def test_every_rule_is_tested_here() -> None:
    told = set(re.findall(r"\bA\d{3}\b", Path(__file__).read_text("utf-8")))

    assert {rule.code for rule in RULES} <= told


def test_a_plan_that_says_nothing_twice_has_no_finding() -> None:
    made = dataset(levels("firms", "466", "600", "1000") + "\n" + levels("intensity", "3.5", "3.6", "3.8"))

    assert audit(made, moment("2030")) == []


# A001, stated pace


def paced(base: str, aim: str, stated: str, said: str, kind: str = "firms", *, base_printed: str = "") -> Dataset:
    word = "during" if kind == "spending" else "by"
    prices = ", prices: current" if kind == "spending" else ""
    promise = f'{word}: 2025, at_least: {aim}, printed: "{aim}", stated: {{{stated}, printed: {said}}}'
    return dataset(indicator(kind, promise, baseline=baseline("2020", base, base_printed, prices)))


def test_a_stated_growth_that_leads_elsewhere_is_a_contradiction() -> None:
    finding = only(paced("466", "1000", "growth: 15", "增长15%"), "A001")

    assert (finding.severity, finding.variant) == (CONTRADICTION, "growth")
    assert (finding.plan, finding.indicator, finding.region) == ("made-up", "firms", "990100")
    assert facts(finding, "base", "target", "stated") == (466, 1000, 15)
    assert facts(finding, "base_period", "period", "side") == ("2020", "2025", "少")
    assert facts(finding, "implied", "there", "off") == pytest.approx((16.499166, 937.292449, 62.707551), abs=1e-6)
    assert (finding.low, finding.high) == pytest.approx((16.462533, 16.535832), abs=1e-6)
    assert printed(finding)[0] == "1000"


def test_a_stated_growth_that_leads_too_far_says_so() -> None:
    finding = only(paced("466", "1000", "growth: 20", "增长20%"), "A001")

    assert finding.severity is CONTRADICTION
    assert facts(finding, "there", "off", "side") == (pytest.approx(1159.55712), pytest.approx(159.55712), "多")


def test_a_stated_step_that_leads_elsewhere_is_a_contradiction() -> None:
    finding = only(paced("1.1", "1.5", "step: 0.2", "提高0.2个百分点", "intensity"), "A001")

    assert (finding.severity, finding.variant) == (CONTRADICTION, "step")
    assert facts(finding, "implied", "there", "off") == pytest.approx((0.08, 2.1, 0.6))
    assert (finding.low, finding.high) == pytest.approx((0.06, 0.10))


def grown(aim: str, growth: str, since: str = "2020", by: str = "2025") -> Dataset:
    """Spending of 20 in 2020, its target for 2025, and what is said of its growth."""
    return dataset(
        indicator(
            "spending",
            f"during: 2025, at_least: {aim}, printed: {aim}亿元",
            f"by: {by}, growth: {growth}, since: {since}, printed: 年均增长{growth.strip('{}').split()[-1]}%"
            + ("以上" if "at_least" in growth else "以内"),
            baseline=baseline("2020", "20", "", ", prices: current"),
        )
    )


def test_a_target_of_annual_growth_is_held_against_the_value_beside_it() -> None:
    finding = only(grown("60", "{at_most: 10}"), "A001")

    assert (finding.severity, finding.variant) == (CONTRADICTION, "growth")
    assert facts(finding, "implied", "stated") == (pytest.approx(24.573094, abs=1e-6), 10)
    assert printed(finding)[:2] == ["60亿元", "年均增长10%以内"]


def test_of_two_floors_one_may_be_tighter_than_the_other() -> None:
    assert kinds(grown("30", "{at_least: 15}"), "A001") == [(DOUBT, "growth")]
    assert found(grown("60", "{at_least: 15}"), "A001") == []


def test_a_pace_that_leads_beyond_a_floor_satisfies_it() -> None:
    promise = "by: 2025, at_least: 900, printed: 900家以上, stated: {growth: 15, printed: 增长15%}"

    assert found(dataset(indicator("firms", promise, baseline=baseline("2020", "466"))), "A001") == []


def test_a_pace_that_leads_below_a_ceiling_satisfies_it() -> None:
    promise = "by: 2025, at_most: 0.40, printed: 0.40以内, stated: {growth: -6, printed: 年均下降6%}"

    assert found(dataset(indicator("energy", promise, baseline=baseline("2020", "0.50"))), "A001") == []


def test_from_nothing_no_pace_leads_anywhere() -> None:
    assert found(paced("0", "1000", "growth: 15", "增长15%"), "A001") == []


def test_a_pace_that_falls_short_of_a_floor_contradicts_it() -> None:
    promise = "by: 2025, at_least: 1000, printed: 1000家以上, stated: {growth: 15, printed: 增长15%}"

    made = dataset(indicator("firms", promise, baseline=baseline("2020", "466")))

    assert kinds(made, "A001") == [(CONTRADICTION, "growth")]


@pytest.mark.parametrize(
    ("base", "aim", "stated", "said", "kind", "base_printed"),
    [
        ("20", "40", "growth: 15", "增长15%", "spending", ""),  # 20 stands for 19.5 to 20.5
        ("20.0", "40", "growth: {at_least: 14}", "增长14%以上", "spending", ""),
        ("1285", "2600", "growth: 15", "增长15%", "firms", ""),
        ("17000", "34000", "growth: 15.5", "增长15.5%", "firms", "1.7万"),
        ("1.1", "1.5", "step: 0.08", "提高0.08个百分点", "intensity", ""),
        ("81.5", "82", "step: 0.1", "提高0.1个百分点", "intensity", ""),
        ("40", "60", "step: 4", "增加4个", "firms", ""),
    ],
)
def test_a_stated_pace_that_printed_precision_allows_is_none(
    base: str, aim: str, stated: str, said: str, kind: str, base_printed: str
) -> None:
    assert found(paced(base, aim, stated, said, kind, base_printed=base_printed), "A001") == []


def test_the_printed_precision_of_the_target_is_allowed_for_too() -> None:
    # 1.7万 to 3.4万: the latter stands for 33,500 to 34,500, so for 14.53 to 15.20 % from exactly 17,000
    made = dataset(
        indicator(
            "firms",
            "by: 2025, at_least: 34000, printed: 3.4万, stated: {growth: 14.6, printed: 增长14.6%}",
            baseline=baseline("2020", "17000"),
        )
    )

    assert found(made, "A001") == []


@pytest.mark.parametrize(("since", "by"), [("2023", "2025"), ("2020", "2027")])
def test_growth_of_another_time_says_nothing_of_the_way_from_the_baseline(since: str, by: str) -> None:
    assert found(grown("60", "{at_most: 10}", since, by), "A001") == []


@pytest.mark.parametrize(
    "base",
    [
        "{period: 2020, about: 466, printed: 约466家, at: {section: 一, line: 1}}",
        "{period: 2020, more_than: 466, printed: 超466家, at: {section: 一, line: 1}}",
    ],
)
def test_an_open_ended_baseline_contradicts_no_pace(base: str) -> None:
    promise = 'by: 2025, at_least: 1000, printed: "1000", stated: {growth: 15, printed: 增长15%}'

    assert found(dataset(indicator("firms", promise, baseline=base)), "A001") == []


# A002, turning path


def test_a_level_that_turns_back_is_a_contradiction() -> None:
    finding = only(dataset(levels("patents", "55", "50", "55")), "A002")

    assert (finding.severity, finding.variant, finding.indicator) == (CONTRADICTION, "turn", "patents")
    assert facts(finding, "first_period", "first", "period", "second") == ("2024", 55, "2025", 50)
    assert "2026年又为55" in message(finding, "zh")
    assert printed(finding) == ["55", "50"]


def test_where_lower_is_better_a_rise_turns_back() -> None:
    better = indicator(
        "energy", "by: 2024, at_most: 0.40, printed: 0.40以内", "by: 2025, at_most: 0.45, printed: 0.45以内"
    )
    rank = indicator("city-rank", "by: 2024, at_most: 20, printed: 前20位", "by: 2025, at_most: 30, printed: 前30位")

    assert kinds(dataset(better), "A002") == [(CONTRADICTION, "turn")]
    assert kinds(dataset(rank), "A002") == [(CONTRADICTION, "turn")]


def test_what_is_spent_in_a_year_may_fall_on_purpose() -> None:
    assert kinds(dataset(levels("spending", "100", "90")), "A002") == [(DOUBT, "turn")]


def test_a_path_that_stands_still_is_a_note() -> None:
    finding = only(dataset(levels("spending", "500", "500", "800")), "A002")

    assert (finding.severity, finding.variant) == (NOTE, "still")
    assert facts(finding, "first", "second") == (500, 500)


@pytest.mark.parametrize(
    "indicators",
    [
        levels("patents", "50", "55", "60"),
        levels("new-firms", "2000", "1500"),  # what is added in a year is no path
        levels("investment-growth", "20", "15"),
        levels("patents", "55", region='"990101"') + "\n" + levels("score", "50"),
        levels("score", "60", "58"),  # an index follows no path
        levels("intensity", "100", "100"),  # there is no more than all
        indicator("city-rank", "by: 2024, at_most: 1, printed: 第1位", "by: 2025, at_most: 1, printed: 第1位"),
        indicator("firms", "by: 2024, about: 140, printed: 140家左右", "by: 2025, at_least: 130, printed: 130家以上"),
        indicator(
            "intensity",
            'by: 2024, at_least: 3.95, printed: "3.95"',
            'by: 2025, at_least: 3.9, printed: "3.9", assigned_by: "990000"',
        ),
        indicator(
            "intensity",
            'by: 2024, at_least: 4.0, printed: "4.0"',
            'by: 2025, at_least: 1.2, printed: "1.2", region: "990101"',
        ),
    ],
    ids=[
        *("rising", "additions", "growth", "two indicators", "index", "all of it", "first place", "about"),
        *("assigned", "other region"),
    ],
)
def test_a_path_that_rises_or_is_no_path_does_not_turn(indicators: str) -> None:
    assert found(dataset(indicators), "A002") == []


def test_a_later_figure_printed_with_fewer_digits_does_not_turn() -> None:
    # 70 to the last whole percent stands for 69.5 to 70.5
    assert found(dataset(levels("intensity", "70.2", "70")), "A002") == []


# A003, conflicting figures


def twice(kind: str, first: str, second: str, third: str = "", **keys: str) -> str:
    return indicator(kind, *(said for said in (first, second, third) if said), **keys)


def test_figures_that_differ_by_a_factor_of_two_cannot_be_one_quantity() -> None:
    made = dataset(
        twice(
            "spending", "during: 2024, more_than: 500, printed: 超500", 'during: 2024, at_least: 56.7, printed: "56.7"'
        )
    )
    finding = only(made, "A003")

    assert (finding.severity, finding.variant) == (CONTRADICTION, "apart")
    assert facts(finding, "first", "second") == (500, 56.7)
    assert facts(finding, "first_place", "second_place") == (1, 2)
    assert facts(finding, "times") == pytest.approx((499.5 / 56.75,))  # at least, as printed
    assert printed(finding) == ["超500", "56.7"]


def test_figures_that_differ_by_some_percent_want_explaining() -> None:
    made = dataset(
        twice("spending", 'during: 2024, at_least: 100, printed: "100"', 'during: 2024, at_least: 110, printed: "110"')
    )
    finding = only(made, "A003")

    assert (finding.severity, finding.variant) == (DOUBT, "several")
    assert facts(finding, "all") == ("100、110",)
    assert printed(finding) == ["100", "110"]


def test_variants_of_one_figure_are_a_note() -> None:
    made = dataset(
        twice(
            "intensity",
            "by: 2024, at_least: 70, printed: 达70%以上",
            "by: 2024, more_than: 70, printed: 超70",
            'by: 2024, at_least: 70.2, printed: "70.2"',
        )
    )
    finding = only(made, "A003")

    assert (finding.severity, finding.variant) == (NOTE, "several")
    assert facts(finding, "all") == ("达70%以上、超70、70.2",)
    assert len(finding.places) == 3


def test_a_growth_or_a_rank_that_is_twice_another_is_no_contradiction() -> None:
    growth = twice(
        "investment-growth", "during: 2024, at_least: 2, printed: 增长2%", "during: 2024, at_least: 5, printed: 增长5%"
    )
    rank = twice("city-rank", "by: 2024, at_most: 10, printed: 前10位", "by: 2024, at_most: 30, printed: 前30位")

    assert kinds(dataset(growth), "A003") == [(DOUBT, "several")]
    assert kinds(dataset(rank), "A003") == [(DOUBT, "several")]


def test_what_is_only_striven_for_may_be_more_than_what_is_promised() -> None:
    made = dataset(
        twice(
            "firms",
            "by: 2024, at_least: 1000, printed: 1000家",
            "by: 2024, at_least: 2000, printed: 2000家, strive: true",
        )
    )

    assert kinds(made, "A003") == [(NOTE, "several")]


def test_what_is_striven_for_may_not_be_less_than_what_is_promised() -> None:
    made = dataset(
        twice(
            "firms",
            "by: 2024, at_least: 2100, printed: 2100家",
            "by: 2024, at_least: 1000, printed: 1000家, strive: true",
        )
    )

    assert kinds(made, "A003") == [(CONTRADICTION, "apart")]


@pytest.mark.parametrize(
    "indicators",
    [
        twice("spending", 'during: 2024, at_least: 500, printed: "500"', 'during: 2025, at_least: 900, printed: "900"'),
        twice(
            "intensity",
            'by: 2024, at_least: 4.0, printed: "4.0"',
            'by: 2024, at_least: 1.2, printed: "1.2", region: "990101"',
        ),
        twice(
            "new-firms",
            'during: 2024, at_least: 2000, printed: "2000"',
            'during: 2024, at_least: 900, printed: "900", assigned_by: "990000"',
        ),
        twice(
            "spending",
            'during: 2024, at_least: 500, printed: "500"',
            "during: 2024, at_least: 40, printed: 40亿元, ambiguous: sum or each",
        ),
        twice(
            "new-firms",
            'during: 2025, at_least: 2000, printed: "2000"',
            "during: {from: 2021, to: 2025}, at_least: 9000, printed: 累计9000",
        ),
        twice(
            "new-firms",
            "during: {from: 2021, to: 2025}, at_least: 9000, printed: 累计9000",
            "during: {to: 2025}, at_least: 4000, printed: 累计4000",
        ),
    ],
    ids=["other year", "other region", "assigned", "ambiguous", "sum and year", "other window"],
)
def test_figures_of_another_time_place_or_kind_do_not_conflict(indicators: str) -> None:
    assert found(dataset(indicators), "A003") == []


def test_figures_of_two_plans_are_not_of_one() -> None:
    assert found(both(levels("spending", "500"), levels("spending", "50")), "A003") == []


def test_a_floor_and_a_ceiling_make_a_range() -> None:
    made = dataset(
        twice(
            "spending", "during: 2024, at_least: 30, printed: 不低于30", "during: 2024, at_most: 60, printed: 不超过60"
        )
    )

    assert found(made, "A003") == []


# A004, row label


def cell(said: str, label: str = "", row: int = 4, line: int = 119) -> str:
    return f"{said}, at: {{section: 附件, row: {row}, line: {line}{f', label: {label}' if label else ''}}}"


def test_totals_under_a_label_of_additions_contradict_it() -> None:
    made = dataset(
        indicator(
            "firms",
            cell("by: 2024, at_least: 17000, printed: 累计1.7万", "每年新增企业数"),
            cell("by: 2025, at_least: 19000, printed: 累计1.9万", "每年新增企业数"),
        )
    )
    finding = only(made, "A004")

    assert (finding.severity, finding.variant) == (CONTRADICTION, "stock")
    assert facts(finding, "label", "cells") == ("每年新增企业数", "累计1.7万、累计1.9万")
    assert printed(finding) == ["累计1.7万", "累计1.9万"]


def test_additions_under_a_label_of_totals_contradict_it() -> None:
    finding = only(
        dataset(indicator("new-firms", cell("during: 2024, at_least: 300, printed: 新增300家", "企业累计数"))), "A004"
    )

    assert (finding.severity, finding.variant) == (CONTRADICTION, "addition")
    assert facts(finding, "label", "cells") == ("企业累计数", "新增300家")


@pytest.mark.parametrize(("label", "told"), [("每年新增企业数", "每年新增企业数"), ("", "名")])
def test_an_addition_and_a_total_in_one_row_want_explaining(label: str, told: str) -> None:
    made = dataset(
        indicator("new-firms", cell("during: 2024, at_least: 3000, printed: 新增0.3万", label))
        + "\n"
        + indicator("firms", cell("by: 2025, more_than: 30000, printed: 累计超3.0万", label))
    )
    finding = only(made, "A004")

    assert (finding.severity, finding.variant) == (DOUBT, "mixed")
    assert facts(finding, "label", "first", "second") == (told, "新增0.3万", "累计超3.0万")
    assert facts(finding, "first_period", "second_period") == ("2024", "2025")


@pytest.mark.parametrize(
    "indicators",
    [
        indicator("new-firms", cell("during: 2024, at_least: 300, printed: 新增300家", "每年新增企业数")),
        indicator("firms", cell("by: 2024, at_least: 17000, printed: 累计1.7万", "企业累计数")),
        indicator("firms", cell("by: 2024, at_least: 17000, printed: 累计1.7万")),
        indicator("spending", cell('during: 2024, at_least: 50, printed: "50"', "每年投入")),
        indicator("intensity", cell('by: 2024, at_least: 3.9, printed: "3.9"', "当年投入强度")),
        indicator("firms", cell("by: 2024, at_least: 17000, printed: 1.7万", "每年末企业数")),
        indicator("new-firms", cell("during: 2024, at_least: 300, printed: 新增300家"))
        + "\n"
        + indicator("firms", cell("by: 2024, at_least: 3000, printed: 累计3000")),  # both of each year
        indicator("new-firms", cell("during: 2024, at_least: 300, printed: 新增300家", row=4))
        + "\n"
        + indicator("firms", cell("by: 2025, at_least: 3000, printed: 累计3000", row=5)),
        indicator("new-firms", cell("during: 2024, at_least: 300, printed: 新增300家", row=4))
        + "\n"
        + indicator("firms", cell("by: 2025, at_least: 3000, printed: 累计3000", row=4, line=300)),
        indicator("new-firms", "during: 2024, at_least: 300, printed: 新增300家")
        + "\n"
        + indicator("firms", "by: 2025, at_least: 3000, printed: 累计3000"),
    ],
    ids=[
        *("additions", "totals", "no label", "flow", "share", "year's end", "both of one year"),
        *("two rows", "two tables", "running text"),
    ],
)
def test_a_row_of_one_kind_under_its_own_label_is_none(indicators: str) -> None:
    assert found(dataset(indicators), "A004") == []


@pytest.mark.parametrize(
    "said",
    [
        "during: {from: 2021, to: 2025}, at_least: 9000, printed: 新增9000家",
        'during: 2024, at_least: 300, printed: "300"',
    ],
)
def test_additions_that_are_added_up_stand_rightly_under_accumulated_additions(said: str) -> None:
    assert found(dataset(indicator("new-firms", cell(said, "累计新增企业数"))), "A004") == []


# A005, strength

AGAIN = (
    "also: [{printed: 达20%, strive: true, at: {section: 一, line: 23}}, {printed: 达20%, at: {section: 二, line: 51}}]"
)


def test_a_target_striven_for_here_and_promised_there_is_a_note() -> None:
    made = dataset(
        indicator(
            "investment-growth",
            f'during: 2024, at_least: 20, printed: "20", {AGAIN}, at: {{section: 附, row: 8, line: 123}}',
        )
    )
    finding = only(made, "A005")

    assert (finding.severity, finding.variant, finding.indicator) == (NOTE, "", "investment-growth")
    assert facts(finding, "printed", "first", "second") == ("达20%", 23, 51)


def test_the_target_itself_counts_where_it_stands_in_running_text() -> None:
    again = "also: [{printed: 4.0%, at: {section: 二, line: 51}}]"
    made = dataset(indicator("intensity", f"by: 2025, at_least: 4.0, printed: 4.0%, strive: true, {again}"))

    assert facts(only(made, "A005"), "first", "second") == (1, 51)


@pytest.mark.parametrize(
    "said",
    [
        'printed: "4.0", also: [{printed: 达4.0%, strive: true, at: {section: 一, line: 23}}], at: {section: 附, row: 1, line: 9}',
        'printed: "4.0", strive: true, also: [{printed: "4.0", at: {section: 附, row: 1, line: 9}}]',
        "printed: 达4.0%, strive: true, also: [{printed: 达4.0%, strive: true, at: {section: 二, line: 51}}]",
        "printed: 达4.0%, also: [{printed: 达4.0%, at: {section: 二, line: 51}}]",
        "printed: 达4.0%, strive: true",
    ],
    ids=["table cell", "said again in a table", "both striven", "both plain", "said once"],
)
def test_one_strength_or_the_cell_of_a_table_is_none(said: str) -> None:
    assert found(dataset(indicator("intensity", f"by: 2025, at_least: 4.0, {said}")), "A005") == []


def test_two_targets_may_differ_in_strength() -> None:
    made = dataset(
        indicator(
            "intensity",
            "by: 2024, at_least: 3.9, strive: true, printed: 达3.9%",
            "by: 2025, at_least: 4.0, printed: 达4.0%",
        )
    )

    assert found(made, "A005") == []


# A006, parts of a breakdown


def divided(kind: str, whole: str, *cells: str, line: int = 1, **keys: str) -> str:
    """An indicator whose target of 2024 is divided among the two districts and the corridor."""
    places = ('"990101"', '"990102"', "test-corridor")
    word = "during" if kind in {"spending", "new-firms"} else "by"
    row = ", ".join(f"{place}: {value}" for place, value in zip(places, cells, strict=False))
    row = f"[{{{word}: 2024, at: {{section: 一, line: {line}}}, at_least: {{{row}}}}}]"
    return indicator(kind, f'{word}: 2024, at_least: {whole}, printed: "{whole}"', breakdown=row, **keys)


def test_parts_that_fall_short_of_the_whole_want_explaining() -> None:
    finding = only(dataset(divided("firms", "2000", "800", "700", "400")), "A006")

    assert (finding.severity, finding.variant, finding.region) == (DOUBT, "", "990100")
    assert facts(finding, "whole", "total", "off", "count") == (2000, 1900, 100, 3)
    assert printed(finding) == ["2000", "800"]


@pytest.mark.parametrize(
    ("kind", "whole", "cells", "off"),
    [
        ("firms", "2000", ("1000", "999"), 1),  # one unit
        ("spending", "56.7", ("20.2", "20.2", "16.2"), 0.1),  # three figures rounded down
    ],
)
def test_what_rounding_or_one_unit_explains_is_a_note(
    kind: str, whole: str, cells: tuple[str, ...], off: float
) -> None:
    finding = only(dataset(divided(kind, whole, *cells)), "A006")

    assert finding.severity is NOTE
    assert facts(finding, "off") == (pytest.approx(off),)


def test_a_whole_printed_in_ten_thousands_explains_what_is_below_its_last_digit() -> None:
    row = '[{by: 2024, at: {section: 一, line: 1}, at_least: {"990101": 8800, "990102": 8000}}]'
    made = dataset(indicator("firms", "by: 2024, at_least: 17000, printed: 1.7万", breakdown=row))

    assert DOUBT not in dict(kinds(made, "A006"))


@pytest.mark.parametrize(
    "indicators",
    [
        divided("firms", "2000", "1000", "1000"),
        divided("firms", "2000", "1000", "1400"),  # each a floor: together they may be more
        divided("intensity", "4.0", "1.2", "1.5"),  # shares are never summed
        divided("patents-here", "50", "10", "12", name_en="P", measure="ratio", unit="件/万人", better="higher"),
        divided("new-firms", "2000", "500", "400"),  # the registry does not say that these add up
        divided("firms", "2000", "800"),  # district B is not spoken of
    ],
    ids=["equal", "more", "shares", "ratios", "not additive", "one district only"],
)
def test_parts_that_make_the_whole_or_are_no_parts_are_none(indicators: str) -> None:
    assert found(dataset(indicators), "A006") == []


def test_the_whole_may_stand_in_a_sentence_and_its_parts_in_a_table() -> None:
    assert facts(only(dataset(divided("firms", "2000", "800", "700", line=7)), "A006"), "off") == (500,)


def test_of_two_targets_in_other_rows_nobody_knows_which_is_divided() -> None:
    row = '[{by: 2024, at: {section: 一, line: 7}, at_least: {"990101": 800, "990102": 700}}]'
    two = ('by: 2024, at_least: 2000, printed: "2000"', 'by: 2024, at_least: 2100, printed: "2100"')

    assert found(dataset(indicator("firms", *two, breakdown=row)), "A006") == []


def test_each_district_may_have_a_row_of_its_own() -> None:
    rows = ", ".join(
        f"{{by: 2024, at: {{section: 一, line: {line}}}, at_least: {{{place}: {value}}}}}"
        for line, (place, value) in enumerate({'"990101"': 800, '"990102"': 700}.items(), 3)
    )
    made = dataset(indicator("firms", 'by: 2024, at_least: 2000, printed: "2000"', breakdown=f"[{rows}]"))

    assert facts(only(made, "A006"), "total", "count") == (1500, 2)


@pytest.mark.parametrize("denied", [False, True])
def test_what_a_plan_defines_itself_adds_up_unless_it_says_otherwise(*, denied: bool) -> None:
    row = '[{by: 2024, at: {section: 一, line: 1}, at_least: {"990101": 10, "990102": 12}}]'
    says = {"additive": "false"} if denied else {}
    own = {"name_en": "Places", "measure": "stock", "unit": "个", "better": "higher", **says}
    made = dataset(indicator("places", 'by: 2024, at_least: 50, printed: "50"', breakdown=row, **own))

    assert bool(found(made, "A006")) is not denied


def test_a_whole_that_the_level_above_assigns_is_not_what_is_divided() -> None:
    row = '[{by: 2024, at: {section: 一, line: 1}, at_least: {"990101": 800, "990102": 700}}]'
    made = dataset(
        indicator("firms", 'by: 2024, at_least: 2000, printed: "2000", assigned_by: "990000"', breakdown=row)
    )

    assert found(made, "A006") == []


def capped(*cells: str) -> Dataset:
    """At most 100 tonnes, divided among the districts."""
    row = ", ".join(f'"99010{number}": {cell}' for number, cell in enumerate(cells, 1))
    return dataset(
        indicator(
            "waste", "during: 2024, at_most: 100, printed: 100吨以内",
            breakdown=f"[{{during: 2024, at: {{section: 一, line: 1}}, at_most: {{{row}}}}}]",
            name_en="Waste", measure="flow", unit="吨", better="lower", additive="true",
        )
    )  # fmt: skip


def test_where_lower_is_better_parts_that_exceed_the_whole_want_explaining() -> None:
    finding = only(capped("60", "50"), "A006")

    assert (finding.severity, finding.variant) == (DOUBT, "over")
    assert facts(finding, "whole", "total", "off") == (100, 110, 10)


def test_parts_below_a_ceiling_do_not_fall_short() -> None:
    assert found(capped("40", "50"), "A006") == []


def test_cells_of_several_years_do_not_divide_the_target_of_one() -> None:
    row = '[{during: {from: 2021, to: 2025}, at: {section: 一, line: 1}, at_least: {"990101": 800, "990102": 700}}]'
    made = dataset(
        indicator(
            "added", 'during: 2025, at_least: 2000, printed: "2000"', breakdown=row,
            name_en="Added", measure="addition", unit="家", better="higher", additive="true",
        )
    )  # fmt: skip

    assert found(made, "A006") == []


# A007, subset

OTHER = {"name": "其中", "name_en": "Part", "measure": "stock", "better": "higher", "unit": "家"}


def part(*targets: str, **keys: str) -> str:
    return indicator("part", *targets, **({"part_of": "firms"} | OTHER | keys))


def test_a_part_above_its_whole_is_a_contradiction() -> None:
    made = dataset(levels("firms", "1000") + "\n" + part('by: 2024, at_least: 1200, printed: "1200"'))
    finding = only(made, "A007")

    assert (finding.severity, finding.indicator) == (CONTRADICTION, "part")
    assert facts(finding, "part", "whole", "whole_name", "period") == (1200, 1000, "名", "2024")
    assert printed(finding) == ["1200", "1000"]


def test_sums_over_one_window_are_held_against_each_other() -> None:
    window = "during: {from: 2021, to: 2025}"
    whole = indicator("new-firms", f"{window}, at_least: 300, printed: 300家")
    more = part(f"{window}, at_least: 400, printed: 400家", measure="addition", part_of="new-firms")
    less = part(f"{window}, at_least: 60, printed: 60家", measure="addition", part_of="new-firms")
    later = part(
        "during: {from: 2020, to: 2025}, at_least: 400, printed: 400家", measure="addition", part_of="new-firms"
    )

    head = "period: {from: 2020, to: 2025}"
    assert kinds(dataset(whole + "\n" + more), "A007") == [(CONTRADICTION, "")]
    assert found(dataset(whole + "\n" + less), "A007") == []
    assert found(dataset(whole + "\n" + later, head=head), "A007") == []


@pytest.mark.parametrize(
    "indicators",
    [
        part('by: 2024, at_least: 1000, printed: "1000"'),
        part('by: 2025, at_least: 1200, printed: "1200"'),
        part('by: 2024, at_least: 1200, printed: "1200"', region='"990101"'),
        part('by: 2024, at_least: 1200, printed: "1200", assigned_by: "990000"'),
        part('by: 2024, at_least: 1200, printed: "1200"', unit="名"),
        indicator("part", 'by: 2024, at_least: 1200, printed: "1200"', **OTHER),
    ],
    ids=["equal", "other year", "other region", "assigned", "other unit", "no part"],
)
def test_a_part_of_something_else_is_not_above_its_whole(indicators: str) -> None:
    assert found(dataset(levels("firms", "1000") + "\n" + indicators), "A007") == []


def test_a_part_is_not_above_a_whole_that_is_printed_with_fewer_digits() -> None:
    made = dataset(
        indicator("firms", "by: 2024, at_least: 17000, printed: 1.7万")
        + "\n"
        + part('by: 2024, at_least: 17200, printed: "17200"')
    )

    assert found(made, "A007") == []


def test_the_growth_of_a_part_may_be_above_that_of_the_whole() -> None:
    growth = {"measure": "growth", "unit": '"%"', "part_of": "investment-growth"}
    made = dataset(
        levels("investment-growth", "5") + "\n" + part("during: 2024, at_least: 20, printed: 增长20%", **growth)
    )

    assert found(made, "A007") == []


def test_a_ceiling_of_a_part_may_be_above_a_floor_of_the_whole() -> None:
    assert (
        found(dataset(levels("firms", "1000") + "\n" + part("by: 2024, at_most: 1200, printed: 1200家以内")), "A007")
        == []
    )


# A008, complete sum


def items(*values: str, **keys: str) -> str:
    """Items a, b, ... of 2024, in the measure of what they make."""
    more = {"name": "项", "name_en": "Item", "measure": "flow", "unit": "亿元", "better": "higher"} | keys
    return "\n".join(
        indicator(f"item-{letter}", f'during: 2024, at_least: {value}, printed: "{value}"', **more)
        for letter, value in zip("abc", values, strict=False)
    )


def test_items_that_do_not_add_up_are_a_contradiction() -> None:
    made = dataset(levels("spending", "112.1", sum_of="[item-a, item-b, item-c]") + "\n" + items("54.2", "10", "37.9"))
    finding = only(made, "A008")

    assert (finding.severity, finding.indicator) == (CONTRADICTION, "spending")
    assert facts(finding, "whole", "total", "off") == pytest.approx((112.1, 102.1, 10.0))
    assert (finding.low, finding.high) == pytest.approx((101.5, 102.7))
    assert printed(finding) == ["112.1", "54.2", "10", "37.9"]


@pytest.mark.parametrize(
    ("whole", "values"),
    [
        ("112.1", ("54.2", "10", "47.9")),
        ("112.0", ("54.2", "10", "47.9")),  # 10 stands for 9.5 to 10.5
        ("112", ("54.3", "10.4", "47.9")),
    ],
)
def test_items_that_add_up_within_rounding_are_none(whole: str, values: tuple[str, ...]) -> None:
    made = dataset(levels("spending", whole, sum_of="[item-a, item-b, item-c]") + "\n" + items(*values))

    assert found(made, "A008") == []


@pytest.mark.parametrize("year", ["2025", "2023"])
def test_items_of_another_year_do_not_make_the_sum(year: str) -> None:
    made = dataset(
        levels("spending", "112.1", sum_of="[item-a, item-b]") + "\n" + items("54.2", "10").replace("2024", year)
    )

    assert found(made, "A008") == []


def test_a_sum_of_which_an_item_sets_no_target_is_not_judged() -> None:
    third = 'name: 项, name_en: Item, measure: flow, unit: 亿元, better: higher, targets: [{during: 2025, at_least: 47.9, printed: "47.9", at: {section: 一, line: 1}}]'
    made = dataset(
        levels("spending", "112.1", sum_of="[item-a, item-b, item-c]")
        + "\n"
        + items("54.2", "10")
        + f"\n{{id: item-c, {third}}}"
    )

    assert found(made, "A008") == []


def test_bounds_are_no_figures_to_be_summed() -> None:
    made = dataset(
        levels("spending", "112.1", sum_of="[item-a, item-b, item-c]")
        + "\n"
        + items("54.2", "10", "37.9").replace('printed: "37.9"', "printed: 37.9亿元以上")
    )

    assert found(made, "A008") == []


def test_items_printed_in_ten_thousands_add_up_within_their_last_printed_digit() -> None:
    # 1.64万 and 0.34万 are 1.98万: printed with one decimal 1.6, 0.3 and 2.0
    stock = {"name": "项", "name_en": "Item", "measure": "stock", "unit": "家", "better": "higher"}
    made = dataset(
        indicator("firms", "by: 2024, at_least: 20000, printed: 2.0万", sum_of="[item-a, item-b]")
        + "\n"
        + indicator("item-a", "by: 2024, at_least: 16000, printed: 1.6万", **stock)
        + "\n"
        + indicator("item-b", "by: 2024, at_least: 3000, printed: 0.3万", **stock)
    )

    assert found(made, "A008") == []


def test_shares_are_never_summed() -> None:
    share = items("30", "20", measure="share", unit='"%"').replace("during:", "by:")
    made = dataset(levels("intensity", "40", sum_of="[item-a, item-b]") + "\n" + share)

    assert found(made, "A008") == []


# A009, own target against the assigned one


def assigned(own: str, above: str, kind: str = "intensity", own_more: str = "", above_more: str = "") -> str:
    return indicator(
        kind,
        f'by: 2024, at_least: {own}, printed: "{own}"{own_more}',
        f'by: 2024, at_least: {above}, printed: "{above}", assigned_by: "990000"{above_more}',
    )


def test_an_own_target_above_the_assigned_one_is_a_note() -> None:
    finding = only(dataset(assigned("3.95", "3.89")), "A009")

    assert (finding.severity, finding.variant) == (NOTE, "above")
    assert facts(finding, "own", "assigned", "assigner") == (3.95, 3.89, "虚构省")
    assert printed(finding) == ["3.95", "3.89"]


def test_an_own_target_below_the_assigned_one_wants_explaining() -> None:
    finding = only(dataset(assigned("1870", "2000", "firms")), "A009")

    assert (finding.severity, finding.variant) == (DOUBT, "below")
    assert facts(finding, "own", "assigned") == (1870, 2000)


def test_where_lower_is_better_the_lower_own_target_is_above() -> None:
    made = dataset(
        indicator(
            "energy",
            "by: 2024, at_most: 0.40, printed: 0.40以内",
            'by: 2024, at_most: 0.42, printed: 0.42以内, assigned_by: "990000"',
        )
    )

    assert kinds(made, "A009") == [(NOTE, "above")]


def test_of_several_own_targets_that_in_the_row_of_the_assigned_one_counts() -> None:
    row = ", at: {section: 附, row: 2, line: 131}"
    made = dataset(
        indicator(
            "intensity",
            "by: 2024, more_than: 71, printed: 超71, at: {section: 附, row: 5, line: 120}",
            f'by: 2024, at_least: 70.2, printed: "70.2"{row}',
            f'by: 2024, at_least: 70.2, printed: "70.2", assigned_by: "990000"{row}',
        )
    )

    assert found(made, "A009") == []


@pytest.mark.parametrize(
    "indicators",
    [
        assigned("70.2", "70.2"),
        assigned("3.95", "3.89").replace("by: 2024, at_least: 3.89", "by: 2025, at_least: 3.89"),
        assigned("4.0", "1.2", above_more=', region: "990101"').replace(
            'assigned_by: "990000"', 'assigned_by: "990100"'
        ),
        divided("intensity", "4.0", "1.2", "1.5"),
        indicator("intensity", 'by: 2024, at_least: 3.89, printed: "3.89", assigned_by: "990000"'),
    ],
    ids=["equal", "other year", "a district below the city", "districts below the city", "no own target"],
)
def test_an_assigned_target_of_another_time_or_place_is_not_compared(indicators: str) -> None:
    assert found(dataset(indicators), "A009") == []


def test_an_own_target_that_only_rounds_the_assigned_one_is_not_below_it() -> None:
    assert DOUBT not in dict(kinds(dataset(assigned("3.9", "3.92")), "A009"))


# A010, implied growth


def tied(parts: tuple[str, str], shares: tuple[str, str], share_of: str = '"990100"') -> str:
    return levels("spending", *parts) + "\n" + levels("intensity", *shares, region=share_of)


def test_two_targets_that_imply_a_leap_of_a_third_want_explaining() -> None:
    finding = only(dataset(tied(("800", "1000"), ("3.95", "4.0"))), "A010")

    assert (finding.severity, finding.indicator) == (DOUBT, "intensity")
    assert facts(finding, "implied", "first_period", "period") == ("产出", "2024", "2025")
    assert facts(finding, "before", "after", "growth") == pytest.approx((20253.16, 25000, 23.4375), abs=1e-2)
    assert (finding.low, finding.high) == pytest.approx((21.6224, 25.2991), abs=1e-3)
    assert printed(finding) == ["4.0", "1000", "3.95", "800"]


def test_two_targets_that_imply_a_fall_of_a_third_want_explaining() -> None:
    finding = only(dataset(tied(("800", "800"), ("3.95", "4.50"))), "A010")

    assert (finding.severity, finding.facts["moves"]) == (DOUBT, ("下降", "falling by"))
    assert facts(finding, "growth", "most") == pytest.approx((12.222222, -11.903296), abs=1e-6)


def test_a_baseline_is_the_first_point() -> None:
    made = dataset(
        indicator(
            "spending",
            'during: 2025, at_least: 60, printed: "60"',
            baseline=baseline("2020", "20", "", ", prices: current"),
        )
        + "\n"
        + indicator("intensity", 'by: 2025, at_least: 1.3, printed: "1.3"', baseline=baseline("2020", "1.1"))
    )
    finding = only(made, "A010")

    assert facts(finding, "growth") == (pytest.approx(((60 / 1.3) / (20 / 1.1)) ** 0.2 * 100 - 100),)


@pytest.mark.parametrize(
    "indicators",
    [
        tied(("800", "860"), ("3.95", "4.0")),
        tied(("80", "100"), ("4", "4")),  # 4 stands for 3.5 to 4.5
        tied(("800", "1000"), ("3.95", "4.0"), '"990101"'),
        levels("output", "800", "1000") + "\n" + levels("intensity", "3.95", "4.0"),
        levels("spending", "800", "1000") + "\n" + levels("score", "3.95", "4.0"),
        indicator(
            "spending", 'during: 2026, at_least: 800, printed: "800"', 'during: 2027, at_least: 1000, printed: "1000"'
        )
        + "\n"
        + levels("intensity", "3.95", "4.0"),
        indicator("spending", 'during: 2025, at_least: 1000, printed: "1000"')
        + "\n"
        + levels("intensity", "3.95", "4.0"),
    ],
    ids=["in the band", "rounding", "other region", "not the numerator", "no share", "other years", "one year"],
)
def test_targets_that_imply_nothing_odd_or_nothing_are_none(indicators: str) -> None:
    assert found(dataset(indicators), "A010") == []


def test_two_plans_imply_nothing_together() -> None:
    made = both(levels("spending", "800", "1000"), levels("intensity", "3.95", "4.0"))

    assert found(made, "A010") == []


# A011, stock and addition


def stocked(*stocks: str, add: str, year: int = 2024, **keys: str) -> str:
    return levels("firms", *stocks, year=year, **keys) + "\n" + indicator("new-firms", add)


def test_additions_of_a_year_that_do_not_make_the_stock_want_explaining() -> None:
    finding = only(dataset(stocked("17000", "19000", add="during: 2025, at_least: 1500, printed: 新增1500家")), "A011")

    assert (finding.severity, finding.indicator) == (DOUBT, "firms")
    assert facts(finding, "first_period", "period", "change", "planned") == ("2024", "2025", 2000, 1500)
    assert (finding.low, finding.high) == pytest.approx((1999, 2001))
    assert printed(finding)[0] == "19000"
    assert "新增1500家" in printed(finding)


def test_a_sum_over_the_very_window_is_held_against_the_change_from_the_baseline() -> None:
    add = "during: {from: 2021, to: 2025}, at_least: 15, printed: 15家以上"
    finding = only(dataset(stocked("60", add=add, year=2025, baseline=baseline("2020", "40"))), "A011")

    assert facts(finding, "change", "planned") == (20, 15)


def test_each_year_between_two_stocks_is_added_up() -> None:
    made = dataset(
        indicator("firms", 'by: 2024, at_least: 1000, printed: "1000"', 'by: 2026, at_least: 1500, printed: "1500"')
        + "\n"
        + indicator("new-firms", "each_year: {from: 2025, to: 2026}, at_least: 200, printed: 每年新增200家")
    )

    assert facts(only(made, "A011"), "change", "planned") == (500, 400)


def test_a_sum_over_several_milestones_is_held_against_the_whole_change() -> None:
    made = dataset(
        indicator(
            "firms",
            'by: 2023, at_least: 150, printed: "150"',
            'by: 2025, at_least: 200, printed: "200"',
            baseline=baseline("2020", "100"),
        )
        + "\n"
        + indicator("new-firms", "during: {from: 2021, to: 2025}, at_least: 50, printed: 新增50家")
    )

    assert facts(only(made, "A011"), "change", "planned") == (100, 50)


@pytest.mark.parametrize(
    "add",
    [
        "during: 2025, at_least: 2000, printed: 新增2000家",
        "during: 2025, at_least: 2600, printed: 新增2600家",  # some of the stock drops out
        "during: 2024, at_least: 300, printed: 新增300家",
        "during: {from: 2021, to: 2025}, at_least: 300, printed: 新增300家",
        "during: {to: 2025}, at_least: 300, printed: 新增300家",
        'during: 2025, at_least: 300, printed: 新增300家, region: "990101"',
        'during: 2025, at_least: 300, printed: 新增300家, assigned_by: "990000"',
    ],
    ids=["enough", "more", "other year", "other window", "window of unknown start", "other region", "assigned"],
)
def test_additions_that_suffice_or_are_of_another_time_or_place_are_none(add: str) -> None:
    assert found(dataset(stocked("17000", "19000", add=add)), "A011") == []


def test_stocks_printed_in_ten_thousands_leave_room_for_rounding() -> None:
    made = dataset(
        indicator("firms", "by: 2024, at_least: 17000, printed: 1.7万", "by: 2025, at_least: 19000, printed: 1.9万")
        + "\n"
        + indicator("new-firms", "during: 2025, at_least: 1500, printed: 新增1500家")
    )

    assert found(made, "A011") == []


def test_gross_additions_are_not_held_against_a_stock_that_they_do_not_name() -> None:
    gross = indicator(
        "certified", "during: 2025, at_least: 1500, printed: 新认定1500家",
        name_en="Certified", measure="addition", unit="家", better="higher",
    )  # fmt: skip

    assert found(dataset(levels("firms", "17000", "19000") + "\n" + gross), "A011") == []


def test_the_additions_of_one_plan_are_not_held_against_the_stock_of_another() -> None:
    made = both(
        levels("firms", "17000", "19000"), indicator("new-firms", "during: 2025, at_least: 100, printed: 新增100家")
    )

    assert found(made, "A011") == []


# A012, two plans, two targets


def test_a_later_plan_that_asks_for_more_is_a_note() -> None:
    finding = only(both(levels("patents", "55"), levels("patents", "59")), "A012")

    assert (finding.severity, finding.variant, finding.plan) == (NOTE, "raised", "later")
    assert facts(finding, "first", "second", "period") == (55, 59, "2024")
    assert finding.facts["first_plan"] == ("虚构", "Earlier")
    assert finding.facts["second_plan"] == ("虚构", "Later")
    assert printed(finding) == ["59", "55"]


def test_a_later_plan_that_asks_for_less_wants_explaining() -> None:
    lower = indicator("energy", "by: 2024, at_most: 0.40, printed: 0.40以内")
    higher = indicator("energy", "by: 2024, at_most: 0.45, printed: 0.45以内")

    assert kinds(both(levels("patents", "59"), levels("patents", "55")), "A012") == [(DOUBT, "lowered")]
    assert kinds(both(lower, higher), "A012") == [(DOUBT, "lowered")]
    assert kinds(both(higher, lower), "A012") == [(NOTE, "raised")]


@pytest.mark.parametrize("heads", [(UNDATED, LATER), (EARLIER, UNDATED), (UNDATED, UNDATED), (LATER, LATER)])
def test_where_it_is_not_known_which_plan_is_the_later_none_raises_or_lowers(heads: tuple[str, str]) -> None:
    made = both(levels("patents", "59"), levels("patents", "55"), heads=heads)

    assert kinds(made, "A012") == [(NOTE, "apart")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (levels("patents", "59"), levels("patents", "59.0")),
        (levels("patents", "55"), levels("patents", "59", year=2025)),
        (levels("patents", "55"), levels("patents", "59", region='"990101"')),
        (levels("patents", "55"), levels("score", "59")),
        (
            levels("patents", "59"),
            indicator("patents", "by: 2024, more_than: 58, printed: 超58", "by: 2024, at_least: 59, printed: 59件"),
        ),
        (
            indicator("new-firms", "during: {from: 2023, to: 2025}, at_least: 300, printed: 新增300家"),
            indicator("new-firms", "during: {to: 2025}, at_least: 600, printed: 新增600家"),
        ),
    ],
    ids=["equal", "other year", "other region", "other indicator", "the most demanding is equal", "unknown window"],
)
def test_plans_that_agree_or_speak_of_something_else_do_not_differ(first: str, second: str) -> None:
    assert found(both(first, second), "A012") == []


@pytest.mark.parametrize(("standing", "expected"), [("draft", [(NOTE, "lowered")]), ("superseded", [])])
def test_a_plan_that_is_not_in_force_lowers_nothing(standing: str, expected: list[tuple[Severity, str]]) -> None:
    heads = (EARLIER, f"{LATER}\nstanding: {standing}")

    assert kinds(both(levels("patents", "59"), levels("patents", "55"), heads=heads), "A012") == expected


def test_a_later_plan_that_prints_more_digits_does_not_lower_the_target() -> None:
    # 4.2 stands for 4.15 to 4.25
    assert found(both(levels("intensity", "4.2"), levels("intensity", "4.16")), "A012") == []


def test_what_the_level_above_assigns_does_not_lower_what_a_district_set_itself() -> None:
    own = levels("intensity", "1.5", region='"990101"')
    above = indicator("intensity", 'by: 2024, at_least: 1.2, printed: "1.2", region: "990101", assigned_by: "990100"')

    assert DOUBT not in dict(kinds(both(own, above), "A012"))


# A013, leap


def path(kind: str, base: str, aim: str, **keys: str) -> str:
    prices = ", prices: current" if kind in {"spending", "investment"} else ""
    word = "during" if prices else "by"
    lower = kind in {"energy", "city-rank"}
    return indicator(
        kind,
        f'{word}: 2025, {"at_most" if lower else "at_least"}: {aim}, printed: "{aim}"',
        baseline=baseline("2020", base, "", prices),
        **keys,
    )


def test_a_milestone_that_leaves_a_leap_in_points_wants_explaining() -> None:
    finding = only(both(path("intensity", "1.1", "1.5"), levels("intensity", "1.2")), "A013")

    assert (finding.severity, finding.variant, finding.plan) == (DOUBT, "points", "later")
    assert facts(finding, "milestone", "on_path", "end", "rest", "times") == pytest.approx((1.2, 1.42, 1.5, 0.3, 3.75))
    assert facts(finding, "period", "end_period") == ("2024", "2025")
    assert printed(finding) == ["1.2", "1.5"]


def test_a_milestone_that_leaves_a_leap_in_percent_wants_explaining() -> None:
    finding = only(both(path("spending", "20", "40"), levels("spending", "30")), "A013")

    assert (finding.severity, finding.variant) == (DOUBT, "percent")
    assert facts(finding, "on_path", "rest", "times") == pytest.approx((34.822022, 33.333333, 2.241674), abs=1e-5)


def test_a_milestone_that_leaves_a_leap_in_places_wants_explaining() -> None:
    made = both(path("city-rank", "30", "20"), indicator("city-rank", "by: 2024, at_most: 28, printed: 前28位"))
    finding = only(made, "A013")

    assert (finding.severity, finding.variant) == (DOUBT, "places")
    assert facts(finding, "on_path", "rest", "times") == pytest.approx((22, 8, 4))


def test_a_milestone_that_the_level_above_assigns_is_told_as_such() -> None:
    above = indicator("intensity", 'by: 2024, at_least: 1.2, printed: "1.2", region: "990101", assigned_by: "990100"')
    finding = only(both(path("intensity", "1.1", "1.5", region='"990101"'), above), "A013")

    assert (finding.severity, finding.region) == (DOUBT, "990101")
    assert "（虚构市下达）" in message(finding, "zh")


def test_of_several_milestones_of_a_year_the_least_demanding_counts() -> None:
    low, high = (
        'by: 2024, at_least: 1.2, printed: "1.2", region: "990101"',
        'by: 2024, at_least: 1.45, printed: "1.45"',
    )
    second = indicator("intensity", f'{low}, assigned_by: "990100"', f'{high}, region: "990101"')
    made = datasets(
        {
            "earlier": (path("intensity", "1.1", "1.5", region='"990101"'), EARLIER),
            "later": (second, LATER),
            "third": (indicator("intensity", f'{high}, region: "990101"'), LATER),
        }
    )

    assert [(finding.plan, facts(finding, "milestone")) for finding in found(made, "A013")] == [("later", (1.2,))]


@pytest.mark.parametrize("standing", ["draft", "superseded"])
def test_a_plan_that_is_not_in_force_leaves_no_leap(standing: str) -> None:
    for heads in ((EARLIER, f"{LATER}\nstanding: {standing}"), (f"{EARLIER}\nstanding: {standing}", LATER)):
        assert found(both(path("intensity", "1.1", "1.5"), levels("intensity", "1.2"), heads=heads), "A013") == []


def test_where_lower_is_better_a_milestone_above_the_path_is_behind_it() -> None:
    behind = indicator("energy", "by: 2024, at_most: 0.48, printed: 0.48以内")
    ahead = indicator("energy", "by: 2024, at_most: 0.41, printed: 0.41以内")

    assert kinds(both(path("energy", "0.50", "0.40"), behind), "A013") == [(DOUBT, "percent")]
    assert found(both(path("energy", "0.50", "0.40"), ahead), "A013") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (path("intensity", "1.1", "1.5"), levels("intensity", "1.42")),
        (path("intensity", "1.1", "1.5"), levels("intensity", "1.4")),  # 1.4 may be 1.42
        (path("intensity", "1.10", "1.90"), levels("intensity", "1.70")),  # behind, but 0.20 is no twice 0.16
        (path("intensity", "1.1", "1.5"), levels("intensity", "1.45")),
        (path("intensity", "1.1", "1.5"), levels("intensity", "1.2", region='"990101"')),
        (path("intensity", "1.1", "1.5"), levels("score", "1.2")),
        (path("intensity", "1.1", "1.5"), levels("intensity", "1.2", year=2026)),
        (path("investment", "20", "40"), indicator("investment", 'during: 2024, at_least: 22, printed: "22"')),
        (levels("firms", "1000"), levels("firms", "10")),
    ],
    ids=[
        *("on the path", "rounding", "below twice", "ahead", "other region", "other indicator", "after the end"),
        *("levels that yield no rate", "no path"),
    ],
)  # fmt: skip
def test_a_milestone_on_the_path_or_of_something_else_leaves_no_leap(one: str, other: str) -> None:
    assert found(both(one, other), "A013") == []


def test_a_milestone_of_the_plan_itself_is_part_of_its_path() -> None:
    made = dataset(levels("intensity", "1.2", "1.5", baseline=baseline("2020", "1.1")))

    assert found(made, "A013") == []


def test_a_milestone_printed_in_ten_thousands_is_known_to_its_last_printed_digit() -> None:
    # 1.7万 may be 17,490, and the path is at 17,411 in 2024
    made = both(path("firms", "10000", "20000"), indicator("firms", "by: 2024, at_least: 17000, printed: 1.7万"))

    assert found(made, "A013") == []


# A014, a later target below an earlier one of another plan


def test_a_later_target_below_an_earlier_one_of_another_plan_wants_explaining() -> None:
    finding = only(both(levels("firms", "1200"), levels("firms", "1000", year=2026)), "A014")

    assert (finding.severity, finding.plan) == (DOUBT, "later")
    assert facts(finding, "first", "first_period", "second", "period") == (1200, "2024", 1000, "2026")
    assert printed(finding) == ["1000", "1200"]


def test_a_target_of_the_same_year_does_not_hide_the_earlier_one() -> None:
    one, other = levels("firms", "1200", "1300"), levels("firms", "1000", year=2025)

    assert kinds(both(one, other), "A014") == [(DOUBT, "")]
    assert kinds(both(other, one), "A014") == [(DOUBT, "")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (levels("firms", "1200"), levels("firms", "1200", year=2026)),
        (levels("firms", "1200"), levels("firms", "1500", year=2026)),
        (levels("firms", "1200"), levels("firms", "1000")),  # the same year: A012
        (levels("firms", "1200"), levels("firms", "1000", region='"990101"', year=2026)),
        (levels("patents", "1200"), levels("score", "1000", year=2026)),
        (levels("spending", "1200"), levels("spending", "1000", year=2026)),
        (levels("new-firms", "1200"), levels("new-firms", "1000", year=2026)),
        (levels("investment-growth", "12"), levels("investment-growth", "10", year=2026)),
        (
            indicator("energy", "by: 2024, at_most: 0.45, printed: 0.45以内"),
            indicator("energy", "by: 2026, at_most: 0.40, printed: 0.40以内"),
        ),
    ],
    ids=[
        *("equal", "higher", "same year", "other region", "other indicator", "flow", "addition", "growth"),
        "lower is better",
    ],
)
def test_a_later_target_that_asks_for_more_or_something_else_is_none(first: str, second: str) -> None:
    assert found(both(first, second), "A014") == []


def test_of_several_earlier_targets_the_most_demanding_counts() -> None:
    made = datasets(
        {
            "one": (levels("firms", "1100"), EARLIER),
            "two": (levels("firms", "1200"), EARLIER),
            "three": (levels("firms", "1000", year=2026), LATER),
        }
    )

    assert [facts(finding, "first", "second") for finding in found(made, "A014")] == [(1200, 1000)]


@pytest.mark.parametrize("standing", ["draft", "superseded"])
def test_a_plan_that_is_not_in_force_overtakes_none(standing: str) -> None:
    made = both(
        levels("firms", "1200"), levels("firms", "1000", year=2026), heads=(EARLIER, f"{LATER}\nstanding: {standing}")
    )

    assert found(made, "A014") == []


def test_within_one_plan_the_path_turns_and_none_is_overtaken() -> None:
    assert found(dataset(levels("patents", "55", "50")), "A014") == []


def test_a_later_target_that_rounding_explains_is_not_below() -> None:
    made = both(levels("intensity", "4.2"), levels("intensity", "4.16", year=2026))

    assert found(made, "A014") == []


# A015, two scopes


def scopes(
    first: str, second: str, names: tuple[str, str] = ("增加值占规上工业比重", "增加值占工业比重"), **keys: str
) -> str:
    share = {"name_en": "Share", "measure": "share", "unit": '"%"', "better": "higher"}
    return "\n".join(
        f"{{id: scope-{letter}, name: {name}, "
        + ", ".join(f"{key}: {value}" for key, value in (share | (keys if letter == "b" else {})).items())
        + f", {said}}}"
        for letter, name, said in zip("ab", names, (first, second), strict=True)
    )


def told(value: str, year: str = "2024") -> str:
    return f'targets: [{{by: {year}, at_least: {value}, printed: "{value}", at: {{section: 一, line: 1}}}}]'


def test_one_figure_for_two_scopes_wants_explaining() -> None:
    finding = only(dataset(scopes(told("81.5"), told("81.5"))), "A015")

    assert (finding.severity, finding.plan, finding.region) == (DOUBT, "made-up", "990100")
    assert facts(finding, "figure", "period") == (81.5, "2024")
    assert {finding.facts["first"], finding.facts["second"]} == {"增加值占规上工业比重", "增加值占工业比重"}
    assert printed(finding) == ["81.5", "81.5"]


def test_baselines_are_given_for_a_scope_too() -> None:
    stated = f"baseline: {baseline('2020', '81.5')}"

    assert kinds(dataset(scopes(stated, stated)), "A015") == [(DOUBT, "")]


@pytest.mark.parametrize(
    "indicators",
    [
        scopes(told("84", "2024"), told("82", "2025")),
        scopes(told("81.5"), told("81.6")),
        scopes(told("81.5"), told("81.5", "2025")),
        scopes(told("60"), told("60")),  # that two shares are 60 % means nothing
        scopes(told("81.5"), told("81.5"), ("增加值占工业比重", "投资占工业比重")),
        scopes(told("81.5"), told("81.5"), ("增加值占工业比重", "覆盖率")),
        scopes(told("81.5"), told("81.5"), measure="ratio"),
        scopes(told("81.5"), told("81.5"), region='"990101"'),
    ],
    ids=[
        "84 and 82",
        "other figure",
        "other year",
        "two digits",
        "other numerator",
        "no scope",
        "no share",
        "other region",
    ],
)
def test_figures_that_differ_or_are_of_something_else_have_no_two_scopes(indicators: str) -> None:
    assert found(dataset(indicators), "A015") == []


def test_a_baseline_of_another_region_has_no_second_scope() -> None:
    stated = f"baseline: {baseline('2020', '81.5')}"

    assert found(dataset(scopes(stated, stated, region='"990101"')), "A015") == []


def test_the_whole_of_two_things_means_nothing() -> None:
    assert found(dataset(scopes(told("100"), told("100"))), "A015") == []


def test_two_documents_may_name_two_scopes() -> None:
    one, other = scopes(told("81.5"), told("81.5")).splitlines()

    assert found(both(one, other), "A015") == []


# A016, targets that cannot be judged


def test_growth_a_multiple_and_a_change_without_a_baseline_make_one_finding() -> None:
    made = dataset(
        indicator("spending", "by: 2025, growth: {at_least: 10}, printed: 年均增长10%以上", name="投入")
        + "\n"
        + indicator("firms", "by: 2025, multiple: 2, printed: 翻一番", name="企业")
        + "\n"
        + indicator("intensity", "by: 2025, change: 6, printed: 提高6个百分点", name="强度")
    )
    finding = only(made, "A016")

    assert (finding.severity, finding.variant, finding.indicator) == (DOUBT, "baseline", None)
    assert facts(finding, "count") == (3,)
    assert all(name in message(finding, "zh") for name in ("投入", "企业", "强度"))
    assert printed(finding) == ["年均增长10%以上", "翻一番", "提高6个百分点"]


def test_a_base_year_that_nobody_observed_is_no_baseline() -> None:
    made = dataset(
        indicator("firms", "by: 2025, multiple: 2, since: 2019, printed: 2倍"),
        "{indicator: firms, period: 2018, value: 400, source: a}",
    )

    assert kinds(made, "A016") == [(DOUBT, "baseline")]


@pytest.mark.parametrize(
    ("indicators", "variant"),
    [
        (indicator("new-firms", "during: {to: 2025}, at_least: 6000, printed: 新增6000家"), "window"),
        (
            indicator(
                "investment-growth", "during: 2024, more_than: {indicator: reference-growth}, printed: 快于面上投资增速"
            ),
            "reference",
        ),
        (indicator("spending", "during: 2024, at_least: 40, printed: 40亿元, ambiguous: sum or each"), "ambiguous"),
        (indicator("spending", "during: 2024, at_least: 40, printed: 40亿元", ambiguous="sum or each"), "ambiguous"),
    ],
)
def test_each_kind_that_cannot_be_judged_is_a_finding_of_the_plan(indicators: str, variant: str) -> None:
    finding = only(dataset(indicators), "A016")

    assert (finding.severity, finding.variant, finding.plan) == (DOUBT, variant, "made-up")
    assert finding.facts["count"] == 1


def test_kinds_are_told_apart() -> None:
    made = dataset(
        indicator("new-firms", "during: {to: 2025}, at_least: 6000, printed: 新增6000家")
        + "\n"
        + indicator("firms", "by: 2025, multiple: 2, printed: 翻一番")
    )

    assert {variant for _, variant in kinds(made, "A016")} == {"window", "baseline"}


@pytest.mark.parametrize(
    ("indicators", "observations"),
    [
        (indicator("firms", "by: 2025, multiple: 2, printed: 2倍", baseline=baseline("2020", "466")), ""),
        (
            indicator("firms", "by: 2025, multiple: 2, printed: 2倍"),
            "{indicator: firms, period: 2020, value: 466, source: a}",
        ),
        (
            indicator("firms", "by: 2025, multiple: 2, since: 2019, printed: 2倍"),
            "{indicator: firms, period: 2019, value: 400, source: a}",
        ),
        (indicator("new-firms", "during: {from: 2021, to: 2025}, at_least: 6000, printed: 新增6000家"), ""),
        (
            indicator(
                "investment-growth", "during: 2024, more_than: {indicator: reference-growth}, printed: 快于面上投资增速"
            ),
            "{indicator: reference-growth, period: 2023, value: 6, source: a}",
        ),
        (levels("firms", "466"), ""),
    ],
    ids=["stated baseline", "observed baseline", "observed base year", "window", "reference", "plain"],
)
def test_a_target_that_can_be_judged_is_not_listed(indicators: str, observations: str) -> None:
    assert found(dataset(indicators, observations), "A016") == []


# A017, reached before the plan was issued


def seen(value: str, period: str = "2020", kind: str = "intensity", more: str = "", source: str = "a") -> str:
    return f"{{indicator: {kind}, period: {period}, {'value: ' if ':' not in value else ''}{value}{more}, source: {source}}}"


def test_a_target_reached_before_the_issue_is_a_note() -> None:
    finding = only(dataset(levels("intensity", "70.2"), seen("70.5")), "A017")

    assert (finding.severity, finding.indicator) == (NOTE, "intensity")
    assert facts(finding, "target", "latest", "latest_period", "issued") == (70.2, 70.5, "2020", "2021-03-01")
    assert printed(finding) == ["70.2", "70.5"]


def test_where_lower_is_better_a_lower_value_has_reached_it() -> None:
    made = dataset(indicator("energy", "by: 2025, at_most: 0.40, printed: 0.40以内"), seen("0.38", kind="energy"))

    assert kinds(made, "A017") == [(NOTE, "")]


@pytest.mark.parametrize(
    ("indicators", "observations"),
    [
        (levels("intensity", "70.2"), seen("70.1")),
        (indicator("intensity", "by: 2024, more_than: 70.2, printed: 超70.2"), seen("70.2")),
        (levels("intensity", "70.2"), seen("70.5", "2021")),  # after the issue
        (levels("intensity", "70.2"), seen("70.5", "2019") + "\n" + seen("70.0")),  # lost again
        (levels("intensity", "70.2"), seen("70.5", more=", doubt: year")),
        (levels("intensity", "70.2"), seen("more_than: 70.5")),
        (levels("intensity", "70.2"), seen("70.5", "2017")),  # stale
        (levels("intensity", "70.2", region='"990101"'), seen("70.5")),
        (levels("investment-growth", "20"), seen("24", kind="investment-growth")),
        (levels("spending", "20"), seen("24", kind="spending", more=", prices: current")),
        (indicator("intensity", "by: 2024, at_least: 70.2, printed: 70.2%, ambiguous: of what"), seen("70.5")),
    ],
    ids=[
        *("not reached", "equal to a strict one", "after", "lost again", "doubtful", "open-ended", "stale"),
        *("other region", "growth", "flow", "ambiguous"),
    ],
)
def test_a_target_not_surely_reached_before_the_issue_is_none(indicators: str, observations: str) -> None:
    assert found(dataset(indicators, observations), "A017") == []


def test_an_own_target_that_equals_the_assigned_one_is_told_of_once() -> None:
    made = dataset(assigned("70.2", "70.2"), seen("70.5"))

    assert len(found(made, "A017")) == 1


def test_of_a_plan_without_a_date_nothing_was_reached_before() -> None:
    assert found(dataset(levels("intensity", "70.2"), seen("70.5"), head=UNDATED), "A017") == []


# A018, steep


def series(kind: str, *values: str, until: int = 2022, more: str = "", last: str = "") -> str:
    """Observations of consecutive years; `more` belongs to each, `last` to the last."""
    years = range(until - len(values) + 1, until + 1)
    return "\n".join(
        seen(value, str(year), kind, more + (last if year == until else ""))
        for year, value in zip(years, values, strict=True)
    )


def test_a_pace_in_points_that_was_never_seen_wants_explaining() -> None:
    finding = only(dataset(levels("intensity", "5.70"), series("intensity", "3.50", "3.60", "3.80")), "A018")

    assert (finding.severity, finding.variant) == (DOUBT, "points")
    assert facts(finding, "latest", "latest_period", "target") == (3.8, "2022", 5.7)
    # the fastest that print allows is from 3.595 to 3.805
    assert facts(finding, "needed", "best", "times") == pytest.approx((0.95, 0.21, 0.95 / 0.21))
    assert printed(finding) == ["5.70", "3.80"]


def test_a_pace_in_percent_that_was_never_seen_wants_explaining() -> None:
    finding = only(dataset(levels("firms", "2000"), series("firms", "1000", "1050", "1100")), "A018")

    assert (finding.severity, finding.variant) == (DOUBT, "percent")
    assert facts(finding, "needed", "best") == pytest.approx((34.839972, 5.102551), abs=1e-6)


def test_where_lower_is_better_the_fall_counts() -> None:
    energy = indicator("energy", "by: 2024, at_most: 0.30, printed: 0.30以内")
    rank = indicator("city-rank", "by: 2024, at_most: 10, printed: 前10位")

    assert kinds(dataset(energy, series("energy", "0.46", "0.45", "0.44")), "A018") == [(DOUBT, "percent")]
    assert kinds(dataset(rank, series("city-rank", "32", "31", "30")), "A018") == [(DOUBT, "places")]


@pytest.mark.parametrize(
    ("indicators", "observations"),
    [
        (levels("intensity", "5.00"), series("intensity", "3.50", "3.60", "3.80")),  # 0.60 is no three times 0.21
        (levels("intensity", "9.0"), series("intensity", "3.5", "3.8")),
        (levels("intensity", "9.0"), series("intensity", "3.5", "3.6", "3.8", last=", doubt: year")),
        (levels("intensity", "9.0"), series("intensity", "3.5", "3.6", "3.7", "8.5", last=", doubt: year")),
        (levels("intensity", "9.0"), series("intensity", "3.5", "3.6", "more_than: 3.8")),
        (levels("intensity", "9.0"), series("intensity", "3.5", "3.6", "3.8", until=2018)),  # stale
        (levels("intensity", "9.0"), series("intensity", "3.5", "3.6", "3.8", "9.2")),
        (levels("intensity", "9.0"), series("intensity", "3.9", "3.8", "3.6")),  # it only ever fell
        (levels("intensity", "9.0", region='"990101"'), series("intensity", "3.5", "3.6", "3.8")),
        (levels("investment", "90"), series("investment", "20", "21", "22", more=", prices: current")),
        (levels("new-firms", "900"), series("new-firms", "20", "21", "22")),
        (levels("investment-growth", "90"), series("investment-growth", "2", "3", "4")),
    ],
    ids=[
        *("below three times", "two", "doubtful", "doubtful latest", "open-ended", "stale", "met", "falling"),
        *("other region", "levels that yield no rate", "addition", "growth"),
    ],
)
def test_a_pace_that_was_seen_or_cannot_be_known_is_none(indicators: str, observations: str) -> None:
    assert found(dataset(indicators, observations), "A018") == []


def test_the_pace_of_another_vintage_or_boundary_is_not_held_against_a_target() -> None:
    """Each leap of the series is across a break, so that its fastest pace is unknown."""
    lines = "\n".join(
        seen(value, str(year), "intensity", f", vintage: census-{year}")
        for year, value in ((2020, "3.5"), (2021, "3.6"), (2022, "3.8"))
    )
    merged = "\n".join((seen("3.5", "2020", more=", boundary: current"), seen("3.6", "2021"), seen("3.8", "2022")))

    assert found(dataset(levels("intensity", "9.0"), lines), "A018") == []
    # district B merged with its neighbour in 2022: only 2020 is told for the region as it is now
    assert found(datasets({"made-up": levels("intensity", "9.0", region='"990102"')}, {"990102": merged}), "A018") == []


def test_a_year_that_is_over_asks_for_no_pace() -> None:
    assert (
        found(dataset(levels("intensity", "9.0"), series("intensity", "3.5", "3.6", "3.7", until=2024)), "A018") == []
    )


# A019, observations that contradict each other


def test_two_values_of_one_year_far_apart_want_explaining() -> None:
    made = dataset(
        indicator(
            "spending",
            'during: 2025, at_least: 40, printed: "40"',
            baseline=baseline("2020", "20", "", ", prices: current"),
        ),
        seen("23", kind="spending", more=", prices: current"),
    )
    finding = only(made, "A019")

    assert (finding.severity, finding.plan, finding.indicator) == (DOUBT, "made-up", "spending")
    assert facts(finding, "first", "second", "period", "region") == (20, 23, "2020", "虚构市")
    assert facts(finding, "first_source", "second_source") == ("虚构", "甲")
    assert printed(finding) == ["20", "23"]


def test_two_values_that_may_differ_by_nothing_as_printed_are_no_more_than_a_note() -> None:
    made = dataset(levels("firms", "99"), seen("20", kind="firms") + "\n" + seen("21", kind="firms", source="b"))

    assert kinds(made, "A019") == [(NOTE, "")]


def test_two_values_of_one_year_not_far_apart_are_a_note() -> None:
    made = dataset(levels("firms", "9000"), seen("2525", kind="firms") + "\n" + seen("2561", kind="firms", source="b"))
    finding = only(made, "A019")

    assert (finding.severity, finding.plan) == (NOTE, None)
    assert facts(finding, "first", "second", "first_source", "second_source") == (2525, 2561, "甲", "乙")


@pytest.mark.parametrize(
    ("one", "other", "severity"), [("3.8", "4.2", NOTE), ("3.8", "4.5", DOUBT), ("71.0", "71.5", NOTE)]
)
def test_shares_differ_by_points(one: str, other: str, severity: Severity) -> None:
    made = dataset(levels("intensity", "99.0"), seen(one) + "\n" + seen(other, source="b"))

    assert kinds(made, "A019") == [(severity, "")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (seen("20.4", kind="score"), seen("20", kind="score", source="b")),
        (seen("20.9", kind="score"), seen("20", kind="score", source="b")),  # cut off
        (seen("16950", kind="firms"), seen("17000", kind="firms", source="b", more=", printed: 1.7万")),
        (seen("2525", kind="firms"), seen("2525", kind="firms", source="b")),
        (seen("2525", kind="firms"), seen("2661", kind="firms", source="b", more=", status: revised")),
        (seen("2525", kind="firms"), seen("2661", kind="firms", source="b", more=", vintage: census-5")),
        (seen("2525", kind="firms"), seen("2661", kind="firms", source="b", more=", boundary: current")),
        (seen("2525", kind="firms"), seen("2661", kind="firms", source="b", more=", doubt: scope")),
        (seen("2525", kind="firms"), seen("about: 2661", kind="firms", source="b")),
        (seen("2525", kind="firms"), seen("2661", "2021", "firms", source="b")),
        (seen("2525", kind="firms"), seen("1300", "2020-H1", "firms", source="b")),
        (
            seen("20", kind="spending", more=", prices: current"),
            seen("21", kind="spending", source="b", more=", prices: constant(2015)"),
        ),
    ],
    ids=[
        *("rounded", "cut off", "ten thousands", "equal", "revised", "vintage", "boundary", "doubtful", "about"),
        *("other year", "half a year", "other prices"),
    ],
)
def test_values_that_rounding_or_another_scope_explains_do_not_contradict(one: str, other: str) -> None:
    assert found(dataset(levels("score", "99999"), one + "\n" + other), "A019") == []


def test_a_final_value_after_a_preliminary_one_wants_no_explaining() -> None:
    lines = (
        seen("20", kind="firms", more=", status: preliminary"),
        seen("30", kind="firms", source="b", more=", status: final"),
    )

    assert DOUBT not in dict(kinds(dataset(levels("firms", "99"), "\n".join(lines)), "A019"))


def test_values_of_two_regions_do_not_contradict() -> None:
    lines = {"990100": seen("2525", kind="firms"), "990101": seen("1000", kind="firms")}

    assert found(datasets({"made-up": levels("firms", "99999")}, lines), "A019") == []


# A020, observations that do not fit their identity


def quotient(share: str, part: str, whole: str, *more: str, year: str = "2020") -> str:
    """A share, its numerator and its denominator of one year; `more` belongs to each of them."""
    share_more, part_more, whole_more = (*more, "", "", "")[:3]
    lines = (
        seen(share, year, "intensity", share_more),
        seen(part, "2020", "spending", ", prices: current" + part_more),
        seen(whole, "2020", "output", ", prices: current" + whole_more),
    )
    return "\n".join(lines)


def test_a_share_far_from_its_quotient_wants_explaining() -> None:
    finding = only(dataset(levels("score", "9"), quotient("3.8", "80", "2500")), "A020")

    assert (finding.severity, finding.plan, finding.indicator, finding.region) == (DOUBT, None, "intensity", "990100")
    assert facts(finding, "share", "implied", "part", "whole", "region") == (
        3.8,
        pytest.approx(3.2),
        80,
        2500,
        "虚构市",
    )
    assert (finding.low, finding.high) == pytest.approx((79.5 / 25.005, 80.5 / 24.995))
    assert printed(finding) == ["3.8", "80", "2500"]


def test_a_share_near_its_quotient_but_beyond_rounding_is_a_note() -> None:
    assert kinds(dataset(levels("score", "9"), quotient("3.80", "91.0", "2500.0")), "A020") == [(NOTE, "")]


@pytest.mark.parametrize(
    "observations",
    [
        quotient("3.2", "80", "2500"),
        quotient("3.81", "95", "2500"),  # 95 stands for 94.5 to 95.5
        quotient("3.8", "94", "2500"),
        quotient("3.8", "80", "2500", year="2021"),
        quotient("3.8", "80", "2500", ", doubt: year"),
        quotient("3.8", "80", "2500", "", ", doubt: scope"),
        quotient("3.8", "80", "2500", "", "", ", vintage: census-5"),
        quotient("about: 3.8", "80", "2500"),
        quotient("3.8", "more_than: 80", "2500"),
        quotient("0", "80", "2500"),
        quotient("3.8", "80", "0"),
        "\n".join(quotient("3.8", "80", "2500").splitlines()[:2]),
        quotient("3.8", "80", "2500") + "\n" + seen("95", kind="spending", more=", prices: current", source="b"),
    ],
    ids=[
        *("exact", "rounding of the part", "rounding of the share", "other year", "doubtful share", "doubtful part"),
        *("other vintage", "about", "open-ended part", "no share", "nothing to divide by"),
        *("no denominator", "another published numerator fits"),
    ],
)
def test_values_that_fit_their_identity_or_are_not_sure_are_none(observations: str) -> None:
    assert found(dataset(levels("score", "9"), observations), "A020") == []


def test_the_numerator_of_another_region_is_none_of_this() -> None:
    share, part, whole = quotient("3.8", "80", "2500").splitlines()
    made = datasets({"made-up": levels("score", "9")}, {"990100": share + "\n" + whole, "990101": part})

    assert found(made, "A020") == []


# A021, a value that equals its own target


@pytest.mark.parametrize(("source", "day"), [("a", "2031-01-01"), ("b", "2031-06")])
def test_a_value_that_equals_its_target_and_came_early_is_a_note(source: str, day: str) -> None:
    made = dataset(
        indicator("intensity", 'by: 2030, at_least: 3.87, printed: "3.87"'), seen("3.87", "2030", source=source)
    )
    finding = only(made, "A021")

    assert (finding.severity, finding.indicator, finding.region) == (NOTE, "intensity", "990100")
    assert facts(finding, "value", "published") == (3.87, day)
    assert printed(finding) == ["3.87", "3.87"]


@pytest.mark.parametrize(
    ("by", "observation"),
    [
        ("2030", seen("3.88", "2030")),
        ("2029", seen("3.87", "2029")),  # published a year after
        ("2030", seen("3.87", "2030", source="c")),  # nobody knows when
        ("2030", seen("at_least: 3.87", "2030")),
        ("2029", seen("3.87", "2030")),
        ("2030", seen("3.87", "2030", kind="score")),
    ],
    ids=["other value", "late", "undated", "open-ended", "other year", "other indicator"],
)
def test_a_value_that_differs_or_came_late_is_none(by: str, observation: str) -> None:
    made = dataset(indicator("intensity", f'by: {by}, at_least: 3.87, printed: "3.87"'), observation)

    assert found(made, "A021") == []


def test_that_a_round_value_equals_a_round_target_means_nothing() -> None:
    made = dataset(indicator("firms", "by: 2030, at_least: 1000, printed: 1000家"), seen("1000", "2030", kind="firms"))

    assert found(made, "A021") == []


def test_a_value_of_another_region_is_not_copied_from_the_target() -> None:
    plan = indicator("intensity", 'by: 2030, at_least: 3.87, printed: "3.87"')

    assert found(datasets({"made-up": plan}, {"990101": seen("3.87", "2030")}), "A021") == []


# A022, acknowledgements


def acknowledging(*held: str) -> str:
    return f"period: {{from: 2021, to: 2030}}\nacknowledged: [{', '.join(held)}]"


TURN = "{code: A002, indicator: patents, reason: 经核实}"


def test_a_finding_is_acknowledged_with_its_reason() -> None:
    made = dataset(levels("patents", "55", "50"), head=acknowledging(TURN))
    finding = only(made, "A002")

    assert (finding.severity, finding.acknowledged) == (CONTRADICTION, "经核实")
    assert found(made, "A022") == []


def test_an_acknowledgement_of_the_whole_plan_holds_for_every_indicator() -> None:
    made = dataset(
        levels("patents", "55", "50") + "\n" + levels("firms", "9", "8"),
        head=acknowledging("{code: A002, reason: 经核实}"),
    )

    assert [finding.acknowledged for finding in found(made, "A002")] == ["经核实", "经核实"]
    assert found(made, "A022") == []


@pytest.mark.parametrize(
    ("held", "indicator_told"),
    [
        (TURN.replace("patents", "score"), "score"),
        (TURN.replace("A002", "A003"), "patents"),
        ("{code: A999, reason: 经核实}", "-"),
    ],
    ids=["other indicator", "other rule", "no rule"],
)
def test_an_acknowledgement_that_matches_nothing_is_itself_a_doubt(held: str, indicator_told: str) -> None:
    made = dataset(levels("patents", "55", "50"), head=acknowledging(held))
    finding = only(made, "A022")

    assert (finding.severity, finding.plan) == (DOUBT, "made-up")
    assert finding.facts["indicator"] == indicator_told
    assert str(finding.facts["code"]) in held
    assert only(made, "A002").acknowledged is None


def test_an_acknowledgement_speaks_for_its_own_plan_only() -> None:
    made = datasets({"one": levels("patents", "55", "50"), "two": (levels("score", "9"), acknowledging(TURN))})

    assert only(made, "A002").acknowledged is None
    assert only(made, "A022").plan == "two"


# All rules


@pytest.mark.parametrize(
    ("code", "indicators", "observations"),
    [
        ("A018", levels("intensity", "9.0"), series("intensity", "3.5", "3.6", "3.8")),
        ("A019", levels("score", "9"), seen("20", kind="firms") + "\n" + seen("21", kind="firms", source="b")),
        ("A020", levels("score", "9"), quotient("3.8", "80", "2500")),
        ("A021", indicator("intensity", 'by: 2030, at_least: 3.87, printed: "3.87"'), seen("3.87", "2030")),
    ],
)
def test_observations_of_what_is_not_over_do_not_count(code: str, indicators: str, observations: str) -> None:
    made = dataset(indicators, observations)

    assert len(found(made, code)) == 1
    assert found(made, code, "2018") == []


def test_findings_come_by_plan_and_the_worst_first() -> None:
    made = datasets(
        {
            "b": levels("patents", "55", "50") + "\n" + levels("spending", "500", "400", "400"),
            "a": levels("firms", "9", "9"),
        },
        {"990100": seen("20", kind="score") + "\n" + seen("25", kind="score", source="b")},
    )

    told = [(finding.plan, finding.severity) for finding in audit(made, moment("2030"))]

    assert told == [("a", NOTE), ("b", CONTRADICTION), ("b", DOUBT), ("b", NOTE), (None, DOUBT)]


def test_every_wording_is_told_by_some_example() -> None:
    source = Path(__file__).read_text("utf-8")

    assert [
        (rule.code, variant) for rule in RULES for variant in rule.wordings if variant and f'"{variant}"' not in source
    ] == []


# A023, lowered


def revised(was: str, now: str, kind: str = "firms", word: str = "at_least", said: str = "{}家") -> Dataset:
    """A target for 2025 that a mid-term adjustment changed."""
    before = f"revised: {{from: {was}, printed: {said.format(was)}, at: {{section: 三, line: 9}}}}"
    promise = f"by: 2025, {word}: {now}, printed: {said.format(now)}, {before}, at: {{section: 一, line: 1}}"
    return dataset(indicator(kind, promise))


def succeeded(first: str, second: str, *, head: str = f"{LATER}\nsupersedes: earlier") -> Dataset:
    """A plan, and the one that takes its place."""
    return both(first, second, heads=(f"{EARLIER}\nstanding: superseded", head))


def test_a_target_that_was_lowered_at_mid_term_wants_explaining() -> None:
    finding = only(revised("1000", "800"), "A023")

    assert (finding.severity, finding.variant) == (DOUBT, "revised")
    assert facts(finding, "first", "second", "period") == ("1000家", "800家", "2025")
    assert [(place.printed, place.line) for place in finding.places] == [("800家", 1), ("1000家", 9)]
    assert message(finding, "zh") == "名2025年目标原为“1000家”，中期调整为“800家”，比原目标容易完成"


def test_a_ceiling_is_eased_by_raising_it() -> None:
    assert kinds(revised("0.40", "0.45", "energy", "at_most", "{}以内"), "A023") == [(DOUBT, "revised")]
    assert found(revised("0.45", "0.40", "energy", "at_most", "{}以内"), "A023") == []


def test_a_target_that_was_raised_is_no_finding() -> None:
    assert found(revised("800", "1000"), "A023") == []


def test_a_plan_that_asks_for_less_than_the_one_it_supersedes_wants_explaining() -> None:
    finding = only(succeeded(levels("patents", "59", "70"), levels("patents", "55", "70")), "A023")

    assert (finding.severity, finding.variant, finding.plan) == (DOUBT, "superseded", "later")
    assert facts(finding, "first", "second", "period") == ("59", "55", "2024")
    assert [finding.facts[key] for key in ("first_plan", "second_plan")] == [("虚构", "Earlier"), ("虚构", "Later")]
    assert printed(finding) == ["55", "59"]


def test_two_plans_of_which_one_supersedes_the_other_are_spoken_of_once() -> None:
    heads = (f"{EARLIER}\nstanding: draft", f"{LATER}\nsupersedes: earlier")
    made = both(levels("patents", "59"), levels("patents", "55"), heads=heads)

    assert kinds(made, "A023") == [(DOUBT, "superseded")]
    assert found(made, "A012") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (levels("patents", "55"), levels("patents", "59")),
        (levels("patents", "59"), levels("patents", "59.0")),
        (levels("intensity", "4.2"), levels("intensity", "4.16")),
        (levels("patents", "59"), levels("patents", "55", year=2025)),
        (levels("patents", "59"), levels("patents", "55", region='"990101"')),
        (levels("patents", "59"), levels("score", "55")),
        (levels("patents", "59"), indicator("patents", "by: 2024, change: 5, printed: 提高5件")),
        (
            indicator("patents", "by: 2024, at_least: 59, printed: 59件", "by: 2024, at_least: 50, printed: 50件"),
            indicator("patents", "by: 2024, at_least: 50, printed: 50件", "by: 2024, at_least: 59, printed: 59件"),
        ),
    ],
    ids=["raised", "equal", "more digits", "other year", "other region", "other indicator", "other form", "both again"],
)
def test_what_is_not_lowered_or_speaks_of_something_else_is_no_finding(first: str, second: str) -> None:
    assert found(succeeded(first, second), "A023") == []


def test_a_plan_that_supersedes_none_lowers_nothing_here() -> None:
    assert found(succeeded(levels("patents", "59"), levels("patents", "55"), head=LATER), "A023") == []


def test_the_next_plan_may_count_in_another_scale() -> None:
    wan = indicator("firms", "by: 2024, at_least: 1.5, printed: 1.5万家", unit="万家")
    more = indicator("firms", "by: 2024, at_least: 3, printed: 3万家", unit="万家")

    assert kinds(succeeded(levels("firms", "20000"), wan), "A023") == [(DOUBT, "superseded")]
    assert found(succeeded(levels("firms", "20000"), more), "A023") == []


# A024, out of line


def yearly(*values: str, kind: str = "firms", start: int = 2018, more: str = "") -> str:
    """Observations of one indicator, year by year; `-` leaves one out."""
    prices = ", prices: current" if kind in {"spending", "output", "investment"} else ""
    return "\n".join(
        f"{{indicator: {kind}, period: {year}, value: {value}{prices}{more}, source: a}}"
        for year, value in enumerate(values, start)
        if value != "-"
    )


def test_a_tenfold_jump_between_two_years_is_a_doubt() -> None:
    finding = only(dataset(levels("score", "90"), yearly("466", "4660")), "A024")

    assert (finding.severity, finding.variant, finding.indicator, finding.plan) == (DOUBT, "leap", "firms", None)
    assert facts(finding, "other", "other_period", "figure", "period", "times") == (466, "2018", 4660, "2019", 10)
    assert [place.span.line for place in finding.places] == [7, 6]


def test_a_figure_between_two_that_agree_is_the_one_to_doubt() -> None:
    finding = only(dataset(levels("score", "90"), yearly("466", "4990", "520", "540")), "A024")

    assert (finding.variant, finding.places[0].span.line) == ("between", 7)


def test_a_target_far_from_its_baseline_or_from_the_latest_is_a_doubt() -> None:
    far = levels("firms", "46600", baseline=baseline("2020", "466"))

    assert kinds(dataset(far), "A024") == [(DOUBT, "leap")]
    assert kinds(dataset(levels("firms", "82"), yearly("700", "820", start=2022)), "A024") == [(DOUBT, "leap")]
    assert only(dataset(far), "A024").plan == "made-up"


def test_a_percentage_typed_as_a_fraction_is_a_doubt() -> None:
    shares = yearly("3.44", "3.66", "0.0386", "3.9", kind="intensity")

    assert kinds(dataset(levels("score", "90"), shares), "A024") == [(DOUBT, "between")]


def test_a_percentage_with_two_decimals_more_than_all_others_is_a_doubt() -> None:
    growth = yearly("6.1", "5.4", "8.0", "3.3", "0.068", kind="investment-growth")
    finding = only(dataset(levels("score", "90"), growth), "A024")

    assert (finding.variant, facts(finding, "figure")) == ("fraction", (0.068,))
    assert found(dataset(levels("score", "90"), growth.replace("0.068", "0.6")), "A024") == []


def test_an_adjustment_beyond_all_adjustments_is_a_doubt() -> None:
    assert kinds(revised("400", "4000"), "A024") == [(DOUBT, "revised")]
    assert found(revised("400", "1200"), "A024") == []


def test_growth_beyond_all_other_is_a_doubt() -> None:
    growth = yearly("6.1", "5.4", "8.0", "0.3", "580", kind="investment-growth")

    assert kinds(dataset(levels("score", "90"), growth), "A024") == [(DOUBT, "beyond")]


def test_a_negative_amount_among_positive_ones_is_a_doubt() -> None:
    assert kinds(dataset(levels("score", "90"), yearly("20", "-22", "25", kind="spending")), "A024") == [
        (DOUBT, "sign")
    ]


@pytest.mark.parametrize(
    "observed",
    [
        yearly("1", "12", "30"),
        yearly("0", "400"),
        yearly("0", "1", "9"),
        yearly("466", "520", "1300"),
        yearly("20", "21", "24", kind="spending"),
        yearly("6.1", "0.3", "-9.2", "14.7", "30.7", kind="investment-growth"),
        yearly("-20", "-5", "15", kind="spending"),
        yearly("1979", "-", "-", "-", "-", "-", "-", "-", "17000", start=2015),
        yearly("40", "4000", more=", doubt: value"),
        yearly("26", kind="spending", start=2022)
        + "\n"
        + yearly("2", kind="spending", start=2023).replace("2023", "2023-Q1"),
    ],
    ids=["few", "from nothing", "pilots", "fast", "steady", "growth", "a loss", "over years", "doubted", "a quarter"],
)
def test_what_may_well_be_is_not_out_of_line(observed: str) -> None:
    assert found(dataset(levels("score", "90"), observed), "A024") == []


def test_two_targets_of_one_period_are_the_matter_of_another_rule() -> None:
    made = dataset(
        indicator("firms", "by: 2025, at_least: 100, printed: 100家", "by: 2025, at_least: 1000, printed: 1000家")
    )

    assert found(made, "A024") == []
    assert kinds(made, "A003") == [(CONTRADICTION, "apart")]


# A025, against better


def test_a_bare_target_behind_its_baseline_is_a_doubt() -> None:
    finding = only(dataset(levels("intensity", "60.6", baseline=baseline("2020", "65"))), "A025")

    assert (finding.severity, finding.variant) == (DOUBT, "behind")
    assert facts(finding, "target", "base", "base_period") == (60.6, 65, "2020")
    assert [place.span.file for place in finding.places] == ["made-up.yaml", "made-up.yaml", "indicators.yaml"]


@pytest.mark.parametrize(
    "said",
    [
        indicator("intensity", "by: 2025, at_least: 60, printed: 60%以上", baseline=baseline("2020", "65")),
        levels("intensity", "65", baseline=baseline("2020", "65.3")),
        levels("investment-growth", "6", baseline=baseline("2020", "8")),
        indicator("energy", 'by: 2025, at_most: 0.4, printed: "0.4"', baseline=baseline("2020", "0.5")),
    ],
    ids=["to be kept", "rounded", "growth", "lower is better"],
)
def test_what_is_kept_or_set_anew_is_not_behind(said: str) -> None:
    assert found(dataset(said), "A025") == []


def test_ceilings_alone_on_what_should_rise_are_a_doubt() -> None:
    capped = indicator(
        "firms", "by: 2024, at_most: 100, printed: 100家以内", "by: 2025, at_most: 200, printed: 200家以内"
    )
    ranged = indicator(
        "firms", "by: 2024, at_most: 100, printed: 100家以内", "by: 2024, at_least: 80, printed: 80家以上"
    )

    assert kinds(dataset(capped), "A025") == [(DOUBT, "against")]
    assert found(dataset(ranged), "A025") == []


# A026, lone year


def due(*years: int, more: str = "") -> list[str]:
    return [f"by: {year}, at_least: {100 + at}, printed: {100 + at}家{more}" for at, year in enumerate(years)]


def many(odd: str, *, usual: int = 2025, count: int = 9) -> Dataset:
    """A plan of many indicators due in one year, and of one that is due in another."""
    keys = {"name_en": "Item", "measure": "stock", "unit": "家", "better": "higher"}
    lines = [indicator(f"item-{number}", *due(usual), **keys) for number in range(count)]
    return dataset("\n".join([*lines, indicator("odd", odd, **keys)]))


def test_a_year_that_nothing_else_in_the_plan_speaks_of_is_a_doubt() -> None:
    finding = only(many(*due(2026)), "A026")

    assert (finding.severity, finding.variant, finding.indicator, finding.plan) == (DOUBT, "plan", "odd", "made-up")
    assert facts(finding, "period") == ("2026",)


@pytest.mark.parametrize(
    "odd",
    [
        due(2030)[0],
        due(2026, more=", note: the document says 2026")[0],
        f"{due(2026)[0]}, at: {{section: 三、2026年任务, line: 3}}",
    ],
    ids=["horizon", "a note", "heading"],
)
def test_a_year_that_stands_elsewhere_or_is_explained_is_none(odd: str) -> None:
    assert found(many(odd), "A026") == []


def test_a_small_plan_or_one_of_many_years_has_no_lone_year() -> None:
    steps = indicator("firms", *due(2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029))

    assert found(many(*due(2026), count=5), "A026") == []
    assert found(dataset(steps), "A026") == []


def test_a_row_whose_year_no_other_row_of_its_table_has_is_a_doubt() -> None:
    keys = {"name_en": "Item", "measure": "stock", "unit": "家", "better": "higher"}
    rows = [
        indicator(f"row-{row}", f"{due(year)[0]}, at: {{table: 专栏1, row: {row}}}", **keys)
        for row, year in enumerate((2025, 2025, 2025, 2024), 1)
    ]
    text = indicator("firms", *due(2024), unit="家")

    assert kinds(dataset("\n".join([*rows, text])), "A026") == [(DOUBT, "table")]


def test_a_baseline_of_another_year_than_all_others_is_a_doubt() -> None:
    keys = {"name_en": "Item", "measure": "stock", "unit": "家", "better": "higher"}
    bases = [
        indicator(f"item-{n}", *due(2025), baseline=baseline(y, "50"), **keys)
        for n, y in enumerate(("2020", "2020", "2020", "2019"))
    ]
    noted = [*bases[:3], bases[3].replace('printed: "50"', 'printed: "50", note: the survey was of 2019')]

    assert kinds(dataset("\n".join(bases)), "A026") == [(DOUBT, "baseline")]
    assert found(dataset("\n".join(noted)), "A026") == []


# A027, odd basis


@pytest.mark.parametrize(
    ("part", "odd"),
    [("2023-H1", True), ("2023-Q1", True), ("2023-01..05", True), ("2023-01..09", False), ("2027-H1", False)],
)
def test_a_part_of_a_year_as_large_as_a_whole_one_is_a_doubt(part: str, *, odd: bool) -> None:
    lines = [
        "{indicator: output, period: 2022, value: 1000, prices: current, source: a}",
        f"{{indicator: output, period: {part}, value: 980, prices: current, source: a}}",
    ]

    assert kinds(dataset(levels("score", "90"), "\n".join(lines)), "A027") == ([(DOUBT, "part")] if odd else [])


def test_a_part_of_a_year_of_its_own_size_is_none() -> None:
    lines = [
        "{indicator: output, period: 2022, value: 1000, prices: current, source: a}",
        "{indicator: output, period: 2023-H1, value: 600, prices: current, source: a}",
    ]

    assert found(dataset(levels("score", "90"), "\n".join(lines)), "A027") == []


def test_one_observation_at_other_prices_than_all_others_is_a_doubt() -> None:
    others = yearly("20", "21", "22", kind="spending")
    odd = "{indicator: spending, period: 2021, value: 23, prices: constant(2015), source: a}"

    assert kinds(dataset(levels("score", "90"), f"{others}\n{odd}"), "A027") == [(DOUBT, "prices")]
    noted = odd.replace("source: a", "source: a, note: as the yearbook prints it")
    assert found(dataset(levels("score", "90"), f"{others}\n{noted}"), "A027") == []
    assert found(dataset(levels("score", "90"), f"{yearly('20', kind='spending')}\n{odd}"), "A027") == []


def test_two_sources_of_one_figure_far_apart_mark_its_rows() -> None:
    observed = yearly("466", kind="firms", start=2022) + "\n{indicator: firms, period: 2022, value: 4660, source: b}"
    made = dataset(levels("firms", "500"), observed)
    marked = findings_of(made, [made.plans["made-up"]], moment("2030"))

    assert {finding.code for held in marked.values() for finding in held} >= {"A019"}
