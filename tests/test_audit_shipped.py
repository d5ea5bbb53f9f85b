"""The audit of the shipped data: what issue 4 names has to be found, what it calls no finding must not be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from planmetrics.audit.finding import Severity
from planmetrics.audit.rules import RULES
from planmetrics.audit.run import audit
from planmetrics.folder import plan_files
from planmetrics.project import open_all, open_plan
from planmetrics.render.auditing import message
from tests.made_up import SHIPPED, moment

if TYPE_CHECKING:
    from pathlib import Path

    from planmetrics.audit.finding import Finding

DATA = open_all(SHIPPED).dataset
FINDINGS = audit(DATA, moment("2025-12"))
NOTE, DOUBT, CONTRADICTION = Severity.NOTE, Severity.DOUBT, Severity.CONTRADICTION
CITY, GONGSHU, LIN_AN = "330100", "330105", "330112"
GONGSHU_PLAN, WORK_PLAN, ACTION_PLAN, DRAFT = "gongshu-14fyp", "hz-315-2024", "hz-nqpf-2025", "huzhou-hub-draft"


def found(code: str, plan: str | None, indicator: str | None = None, region: str | None = None) -> list[Finding]:
    return [
        one
        for one in FINDINGS
        if (one.code, one.plan) == (code, plan) and indicator in {None, one.indicator} and region in {None, one.region}
    ]


def only(code: str, plan: str | None, indicator: str | None = None, region: str | None = None) -> Finding:
    (one,) = found(code, plan, indicator, region)
    return one


def about(*indicators: str) -> list[str]:
    """The rules that have a finding of one of these indicators."""
    return [one.code for one in FINDINGS if one.indicator in indicators]


def numbers(one: Finding, *keys: str) -> list[float]:
    facts: dict[str, Any] = dict(one.facts)
    return [float(facts[key]) for key in keys]


@pytest.mark.parametrize("path", plan_files(SHIPPED).files, ids=lambda path: path.stem)
def test_the_rules_that_mark_rows_find_all_that_the_plan_itself_shows(path: Path) -> None:
    alone = open_plan(SHIPPED, path.stem)
    assert alone is not None
    shown = {
        one.code for one in audit(alone.dataset, moment("2025-12")) if one.plan is not None and one.severity > NOTE
    }

    assert shown <= {rule.code for rule in RULES if rule.marks}


# 3. The rules


def test_the_firms_of_gongshu_do_not_grow_by_15_percent() -> None:
    firms = only("A001", GONGSHU_PLAN)

    assert (firms.severity, firms.variant, firms.indicator) == (CONTRADICTION, "growth", "hightech-firms")
    assert numbers(firms, "base", "target", "stated") == [466, 1000, 15]
    assert numbers(firms, "implied", "there", "off") == pytest.approx([16.499166, 937.292449, 62.707551], abs=1e-6)
    assert firms.places[0].line == 228
    said = message(firms, "zh")
    assert all(part in said for part in ("466→2025年1000家", "年均16.5%", "“增长15%”不符", "937家，少63家"))


def test_the_other_stated_paces_of_gongshu_agree() -> None:
    assert [one.indicator for one in FINDINGS if one.code == "A001"] == ["hightech-firms"]


def test_patents_per_10000_turn_back_from_55_to_50() -> None:
    patents = only("A002", WORK_PLAN, "high-value-patents-per-10k")

    assert (patents.severity, patents.variant) == (CONTRADICTION, "turn")
    assert numbers(patents, "first", "second") == [55, 50]
    assert [place.line for place in patents.places] == [118, 118]


def test_a_path_that_stands_still_is_a_note() -> None:
    still = only("A002", WORK_PLAN, "base-project-investment")

    assert (still.severity, still.variant) == (NOTE, "still")
    assert numbers(still, "first", "second") == [500, 500]


def test_base_projects_cannot_be_over_500_and_56_7() -> None:
    projects = only("A003", WORK_PLAN, "base-project-investment")

    assert (projects.severity, projects.variant) == (CONTRADICTION, "apart")
    assert [(place.printed, place.line) for place in projects.places] == [("超 500", 125), ("56.7", 134)]
    assert numbers(projects, "first", "second") == [500, 56.7]
    assert "8.8" in message(projects, "zh")


def test_a_row_labelled_as_additions_lists_totals() -> None:
    row = only("A004", WORK_PLAN, "hightech-firms")

    assert (row.severity, row.variant) == (CONTRADICTION, "stock")
    assert str(row.facts["label"]).startswith("每年新增")
    assert [place.line for place in row.places] == [119, 119, 119]


def test_a_row_that_adds_in_one_year_and_totals_in_the_next_wants_explaining() -> None:
    row = only("A004", WORK_PLAN, "provincial-tech-smes")

    assert (row.severity, row.variant) == (DOUBT, "mixed")
    assert [place.printed for place in row.places] == ["新增 0.3 万", "累计超 3.0 万"]


def test_the_wordings_of_70_percent_are_a_note() -> None:
    share = only("A003", WORK_PLAN, "hightech-value-added-share")

    assert (share.severity, share.variant) == (NOTE, "several")
    assert {place.printed for place in share.places} == {"达 70%以上", "超 70", "70.2"}


def test_strength_that_differs_is_a_note() -> None:
    investment = only("A005", WORK_PLAN)

    assert (investment.severity, investment.indicator) == (NOTE, "hightech-investment-growth")
    assert [place.line for place in investment.places] == [23, 51]


def test_the_new_firms_of_the_districts_miss_one() -> None:
    parts = only("A006", WORK_PLAN)

    assert (parts.severity, parts.indicator) == (NOTE, "new-hightech-firms")
    assert numbers(parts, "whole", "total", "off", "count") == [2000, 1999, 1, 13]


def test_every_part_fits_its_whole_and_every_sum_adds_up() -> None:
    assert [one.code for one in FINDINGS if one.code in {"A007", "A008"}] == []


@pytest.mark.parametrize(
    ("indicator", "own", "assigned"), [("new-hightech-firms", 2000, 1870), ("rd-intensity", 3.95, 3.89)]
)
def test_the_city_sets_itself_more_than_the_province_assigns(indicator: str, own: float, assigned: float) -> None:
    more = only("A009", WORK_PLAN, indicator)

    assert (more.severity, more.variant) == (NOTE, "above")
    assert numbers(more, "own", "assigned") == [own, assigned]
    assert "自我加压" in message(more, "zh")


def test_what_the_city_sets_as_assigned_is_no_finding() -> None:
    assert {one.indicator for one in FINDINGS if one.code == "A009"} == {"new-hightech-firms", "rd-intensity"}


def test_r_and_d_and_its_share_imply_that_gdp_grows_by_a_fifth_and_more() -> None:
    implied = only("A010", WORK_PLAN, "rd-intensity")

    assert implied.severity is DOUBT
    assert (implied.low, implied.high) == pytest.approx((21.6, 25.3), abs=0.05)
    assert [str(implied.facts[key]) for key in ("first_period", "period")] == ["2024", "2025"]
    assert "松紧不一" in message(implied, "zh")
    assert {place.printed for place in implied.places} == {"800", "1000", "3.95", "4.0"}


def test_the_incubators_that_gongshu_adds_make_the_change_of_their_number() -> None:
    assert [one.code for one in FINDINGS if one.code == "A011"] == []


def test_the_later_plan_asks_for_more_patents() -> None:
    patents = only("A012", ACTION_PLAN)

    assert (patents.severity, patents.variant) == (NOTE, "raised")
    assert (patents.indicator, patents.region) == ("high-value-patents-per-10k", CITY)
    assert str(patents.facts["period"]) == "2027"
    assert numbers(patents, "first", "second") == [55, 59]


def test_what_two_plans_say_alike_is_no_finding() -> None:
    # R&D intensity by 2027 is 4.2 in both
    assert [one.plan for one in FINDINGS if one.code == "A012"] == [ACTION_PLAN]


def test_what_the_city_assigns_gongshu_leaves_a_leap() -> None:
    leap = only("A013", WORK_PLAN)

    assert (leap.severity, leap.variant) == (DOUBT, "points")
    assert (leap.indicator, leap.region) == ("rd-intensity", GONGSHU)
    assert numbers(leap, "milestone", "on_path", "end", "rest") == pytest.approx([1.2, 1.42, 1.5, 0.3])
    assert {place.span.file.rpartition("/")[2] for place in leap.places} == {
        f"{WORK_PLAN}.yaml",
        f"{GONGSHU_PLAN}.yaml",
    }


def test_no_later_target_is_below_an_earlier_one_of_another_plan() -> None:
    assert [one.code for one in FINDINGS if one.code == "A014"] == []


def test_gongshu_gives_81_5_for_two_scopes() -> None:
    scopes = only("A015", GONGSHU_PLAN)

    assert scopes.severity is DOUBT
    assert numbers(scopes, "figure") == [81.5]
    assert {place.line for place in scopes.places} == {86, 190}
    assert "口径不一" in message(scopes, "zh")


@pytest.mark.parametrize(
    ("plan", "variant", "count", "named"),
    [
        (DRAFT, "baseline", 4, "顶尖人才领军人才"),
        (DRAFT, "window", 20, "新增博士后工作站"),
        (WORK_PLAN, "baseline", 1, "全市财政科技支出"),
        (WORK_PLAN, "reference", 2, "科技服务业贷款增速"),
        (WORK_PLAN, "ambiguous", 2, "技术交易额"),
        (ACTION_PLAN, "window", 3, "新培育高新技术企业"),
        (ACTION_PLAN, "reference", 1, "市属国有及重点参股企业研发经费投入增幅"),
        (ACTION_PLAN, "ambiguous", 1, "全市技术交易额"),
    ],
)
def test_targets_that_cannot_be_judged_are_one_finding_a_kind(plan: str, variant: str, count: int, named: str) -> None:
    (kind,) = (one for one in found("A016", plan) if one.variant == variant)

    assert (kind.severity, kind.facts["count"]) == (DOUBT, count)
    assert named in message(kind, "zh")


def test_there_is_no_other_kind_that_cannot_be_judged() -> None:
    assert sum(one.code == "A016" for one in FINDINGS) == 8


def test_a_target_that_was_reached_before_the_issue_is_a_note() -> None:
    reached = found("A017", WORK_PLAN)

    assert {(one.severity, one.indicator, one.region) for one in reached} == {
        (NOTE, "hightech-value-added-share", CITY)
    }
    assert numbers(reached[0], "latest", "target") == [70.5, 70.2]


def test_no_required_pace_is_held_against_stale_doubtful_or_single_observations() -> None:
    assert [one.code for one in FINDINGS if one.code == "A018"] == []


def test_gongshu_spent_20_and_21_in_one_year() -> None:
    spent = only("A019", GONGSHU_PLAN)

    assert (spent.severity, spent.indicator, spent.region) == (NOTE, "rd-expenditure", GONGSHU)
    assert numbers(spent, "first", "second") == [20, 21]


def test_observations_that_nearly_agree_are_notes() -> None:
    twice = found("A019", None)

    assert {(one.severity, one.indicator) for one in twice} <= {(NOTE, "gdp")}
    assert {one.region for one in twice} == {"330102", "330106"}


def test_the_value_of_lin_an_equals_its_target_and_came_early() -> None:
    equal = only("A021", WORK_PLAN)

    assert (equal.severity, equal.indicator, equal.region) == (NOTE, "rd-intensity", LIN_AN)
    assert numbers(equal, "value") == [3.87]


# 4. What is never a finding


def test_there_is_no_other_contradiction() -> None:
    worst = {(one.code, one.plan, one.indicator) for one in FINDINGS if one.severity is CONTRADICTION}

    assert worst == {
        ("A001", GONGSHU_PLAN, "hightech-firms"),
        ("A002", WORK_PLAN, "high-value-patents-per-10k"),
        ("A003", WORK_PLAN, "base-project-investment"),
        ("A004", WORK_PLAN, "hightech-firms"),
    }


def test_84_of_one_scope_and_82_of_another_are_no_finding() -> None:
    shares = [one for one in FINDINGS if one.region == GONGSHU and "hightech-value-added-share" in str(one.indicator)]

    assert [one.code for one in shares] == ["A015"]


def test_a_district_below_the_city_is_no_finding() -> None:
    """Of the cells of the annex only what Gongshu's own plan and Lin'an's report speak of."""
    cells = [one for one in FINDINGS if one.plan == WORK_PLAN and one.region != CITY]

    assert {(one.code, one.region) for one in cells} == {("A013", GONGSHU), ("A021", LIN_AN)}


def test_gross_additions_are_held_against_nothing() -> None:
    assert about("certified-hightech-firms", "certified-provincial-tech-smes") == []


def test_a_window_of_unknown_start_is_held_against_no_stock() -> None:
    assert [one for one in FINDINGS if one.plan == ACTION_PLAN and one.indicator == "new-hightech-firms"] == []
    assert about("new-provincial-tech-smes") == []


def test_vintages_of_gdp_are_no_finding() -> None:
    assert [one for one in FINDINGS if one.region == "330000"] == []


def test_what_an_excerpt_says_in_words_is_no_finding() -> None:
    assert [one for one in FINDINGS if one.plan == "hz-15fyp-proposal"] == []


# Every finding


@pytest.mark.parametrize("one", FINDINGS, ids=lambda one: f"{one.code}-{one.plan}-{one.indicator}")
def test_a_finding_shows_its_evidence_in_measured_words(one: Finding) -> None:
    texts = [message(one, "zh"), message(one, "en")]
    facts: dict[str, Any] = dict(one.facts)

    assert one.places
    assert all(place.span.line > 0 and place.publication and place.printed for place in one.places)
    assert not any(word in text for text in texts for word in ("错误", "造假", "wrong", "error", "nan", "None", "{"))
    assert facts.get("name") or facts.get("names") or facts.get("figure")
