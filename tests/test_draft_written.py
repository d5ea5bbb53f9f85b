"""The plan file of a draft loads, hides nothing, and traces without a figure left once it is accepted."""

from __future__ import annotations

import re
from hashlib import sha256

import pytest

from planmetrics.documents.extracted import Merge, TableExtent
from planmetrics.draft.drafting import Known, draft_text
from planmetrics.draft.written import Source, write_plan
from planmetrics.link import Files, link
from planmetrics.load import load
from planmetrics.model.indicator import IndicatorRegistry
from planmetrics.model.plan import Plan
from planmetrics.model.region import RegionRegistry
from planmetrics.trace.account import account
from planmetrics.trace.claims import claims_of
from planmetrics.trace.document import read_lines
from tests.made_up import loaded

REGIONS = """\
format: 1
as_of: 2024-01
regions:
  - {id: "990000", name: 虚构省, name_en: Made-up province, level: province}
  - {id: "990100", name: 虚构市, name_en: Made-up city, level: city, parent: "990000"}
  - {id: "990101", name: 东河区, name_en: A, level: district, parent: "990100"}
  - {id: "990102", name: 西山县, name_en: B, level: county, parent: "990100"}
"""
INDICATORS = """\
format: 1
indicators:
  - {id: firms, name: 高新技术企业数, name_en: Firms, measure: stock, unit: 家, better: higher}
"""
KNOWN = Known(
    regions={"虚构省": "990000", "虚构市": "990100", "东河区": "990101", "西山县": "990102"}, above={"990100": "990000"}
)
DOCUMENT = """\
虚构市科技发展“十四五”规划
一、发展基础
“十三五”期间，全市企业达到466家，年均增长12%，建成平台30个。
二、主要目标
到2025年，力争高新技术企业达到1000家，研发投入占GDP比重达到3.5%以上，规上工业增加值年均增长8%左右，PM2.5浓度控制在30微克/立方米以下，居民收入增长与经济增长同步。
三、重点任务
新建实验室3家，每年培训人才不少于5000人次，能耗比2020年下降13.5%，关停10万千瓦及以下机组。单个项目最高补助300万元。
建成“15分钟”服务圈，实现乡镇全覆盖，综合实力进入全国前20位。
序号	指标	单位	2020年	2025年	年均增速	属性
1	高新技术企业数	家	466	1000	增长15%	预期性
2	增加值	亿元	20.5	≥40	-	预期性
3	单位GDP能耗下降	%	-	-	〔13.5〕	约束性
四、任务分解
指标	省下达目标	虚构市	东河区	西山县
新增企业（家）	90	100	60	≥40
"""


def written(text: str = DOCUMENT, known: Known = KNOWN) -> str:
    registry = loaded(INDICATORS, "indicators.yaml", IndicatorRegistry)
    definitions = {one.id: one for one in registry.model.indicators}
    source = Source("made-up.txt", sha256(text.encode()).hexdigest(), "0" * 64, "text/plain", "test")
    made = write_plan(draft_text(text, known=known), "made-up", source, definitions)
    assert made is not None
    return made.text


def accepted(text: str) -> str:
    """A draft with every row accepted."""
    text = re.sub(r"check: (?:\[[^\]]*\]|\w+), ", "", text)
    return re.sub(r"\n *check: (?:\[[^\]]*\]|\w+)(?=\n)", "", text).replace("draft: true\n", "")


def problems(text: str) -> list[str]:
    files = Files()
    files.indicators.append(loaded(INDICATORS, "indicators.yaml", IndicatorRegistry))
    files.regions.append(loaded(REGIONS, "regions.yaml", RegionRegistry))
    files.plans = [loaded(text, "made-up.yaml", Plan)]
    return [one.code for one in link(files)[1]]


def test_a_draft_loads_and_every_row_of_it_is_still_open() -> None:
    codes = problems(written())

    assert codes
    assert set(codes) <= {"D030", "D016"}


def test_an_accepted_draft_has_no_errors_but_what_somebody_has_to_vouch_for() -> None:
    assert set(problems(accepted(written()))) <= {"D016"}


@pytest.mark.parametrize("text", [DOCUMENT, DOCUMENT + "附录\n" + DOCUMENT.replace("虚构市科技", "虚构市另一个科技")])
def test_no_figure_of_the_document_is_unaccounted_for_from_the_first_draft_on(text: str) -> None:
    plan = loaded(written(text), "made-up.yaml", Plan).model
    claims = claims_of(plan)

    held = account(read_lines(text), claims.located, claims.passages)

    assert [found.line.words(found.figure) for found in held.unaccounted] == []
    assert held.misplaced == ()
    assert held.idle == ()


def test_the_draft_says_what_it_is_and_where_its_text_came_from() -> None:
    plan = loaded(written(), "made-up.yaml", Plan).model

    assert plan.draft
    assert plan.standing == "draft"
    assert plan.region == "990100"
    assert plan.document.sha256 == sha256(DOCUMENT.encode()).hexdigest()
    assert plan.document.original is not None


def test_every_row_has_a_check_and_the_rows_nothing_was_uncertain_of_are_unread() -> None:
    plan = loaded(written(), "made-up.yaml", Plan).model
    rows = [row for entry in plan.indicators for row in (*entry.targets, *entry.breakdown)]

    assert all(row.check for row in rows)
    assert any(row.check == ("unread",) for row in rows)


def test_what_the_registry_knows_keeps_its_id_and_what_is_said_again_stands_beside_it() -> None:
    plan = loaded(written(), "made-up.yaml", Plan).model
    firms = next(entry for entry in plan.indicators if entry.id == "firms")

    assert firms.measure is None
    assert firms.baseline is not None
    assert [str(target.due) for target in firms.targets] == ["2025"]
    assert firms.targets[0].stated is not None


def test_ids_of_the_draft_s_own_are_stable_and_begin_with_the_plan_s() -> None:
    plan = loaded(written(), "made-up.yaml", Plan).model
    own = [entry.id for entry in plan.indicators if entry.id != "firms"]

    assert all(re.fullmatch("made-up-[0-9]{2}", ident) for ident in own)
    assert written() == written()


def test_parts_by_region_and_what_is_assigned_keep_their_places() -> None:
    plan = loaded(written(), "made-up.yaml", Plan).model
    firms = next(entry for entry in plan.indicators if entry.name == "新增企业")

    assert [{**row.cells} for row in firms.breakdown] == [{"990101": 60}]
    assert {(target.region, target.assigned_by) for target in firms.targets} == {
        (None, None),
        (None, "990000"),
        ("990102", None),
    }


def test_a_region_that_the_folder_does_not_know_gets_a_code_that_the_file_explains() -> None:
    text = written(known=Known(regions={"虚构市": "990100"}))

    assert "made-up-r01 东河区" in text
    assert "made-up-r01: 60" in text


def test_what_a_plan_cannot_hold_as_printed_it_holds_in_words_for_somebody_to_answer_for() -> None:
    plan = loaded(written(), "made-up.yaml", Plan).model
    worded = [target for entry in plan.indicators for target in entry.targets if target.worded]

    assert worded
    assert all(target.vouched and target.check != ("unread",) for target in worded)


def test_lines_of_a_review_stand_under_one_entry_with_their_reason() -> None:
    plan = loaded(written(), "made-up.yaml", Plan).model

    assert any(listed.lines == (3, 3) and "回顾" in listed.reason for listed in plan.not_targets)


def test_a_document_of_notes_in_other_scripts_still_loads() -> None:
    text = "虚构市2024年计划\n企业（#1: {甲} & 'x'）达到50家。\n“A: b”平台8个，- x：y数3家。\n"
    found, wrong = load(written(text).encode(), "made-up.yaml", Plan)

    assert found is not None, wrong


def test_a_draft_of_which_nothing_is_left_is_none() -> None:
    assert (
        write_plan(
            draft_text("企业50家。\n")._replace(rows=()), "made-up", Source("x", "0" * 64, "0" * 64, "a/b", "c"), {}
        )
        is None
    )


def merged(table: str, *merges: Merge) -> Plan:
    text = f"虚构市2024年计划\n{table}"
    found = draft_text(text, [TableExtent(2, text.count("\n"), merges)], KNOWN)
    made = write_plan(found, "made-up", Source("x", "0" * 64, "0" * 64, "a/b", "c"), {})
    assert made is not None
    plan = loaded(made.text, "made-up.yaml", Plan).model
    claims = claims_of(plan)
    held = account(read_lines(text), claims.located, claims.passages)
    assert (held.unaccounted, held.misplaced) == ([], ())
    return plan


def test_a_cell_that_is_merged_over_several_regions_binds_each_of_them() -> None:
    plan = merged("指标\t东河区\t西山县\n企业（家）\t50\t\n", Merge(2, 2, 1, 2))

    assert [target.each for target in plan.indicators[0].targets] == [("990101", "990102")]


def test_a_cell_that_is_merged_over_several_rows_makes_as_many_targets() -> None:
    plan = merged("指标\t2024年目标\n企业（家）\t50\n平台（家）\t\n", Merge(2, 2, 2, 1))

    assert [entry.targets[0].shared for entry in plan.indicators] == [2, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2025年，企业达到50家以上。", "{by: 2025, at_least: 50,"),
        ("到2025年，企业50家左右。", "{by: 2025, about: 50,"),
        ("到2025年，企业达到50—60家。", "between: [50, 60]"),
        ("到2025年，PM2.5浓度控制在30微克/立方米以下。", "at_most: 30"),
        ("2024年，产值增长5%左右。", "{during: 2024, about: 5,"),
        ("“十四五”期间，产值年均增长8%以上。", "average: {at_least: 8}"),
        ("“十四五”期间，用水量累计下降13.5%。", "cumulative: {at_least: 13.5}"),
        ("“十四五”期间，新增企业50家。", "during: {from: 2021, to: 2025} at_least: 50"),
        ("到2025年，城镇化率提高2个百分点。", "by: 2025 change: {at_least: 2}"),
        ("到2025年，综合实力进入全国前20位。", "at_most: 20"),
        ("到2025年，实现乡镇公交全覆盖。", "at_least: 100"),
        ("到2025年，补助标准不低于低保标准的1.6倍。", "at_least: 1.6"),
        ("到2025年，产值达到1.5万亿元。", "at_least: 15000"),
        ("到2025年，公路达到5000公里。", "at_least: 5000"),
        ("到2025年，造林达到12万亩。", "at_least: 120000"),
        ("到2025年，森林蓄积量165亿立方米。", "at_least: 165"),
        ("到2025年，装机突破1.5亿千瓦。", "more_than: 150000000"),
        ("到2025年，全员劳动生产率达到20万元/人。", "at_least: 20"),
        ("到2025年，千人床位数达到4.3张。", "at_least: 4.3"),
        ("到2025年，产值翻一番。", "multiple: {at_least: 2}"),
        ("到2025年，能耗比2020年下降13.5%。", "during: {from: 2021, to: 2025} cumulative: {at_least: 13.5}"),
        ("到2025年，产业规模与全国同步。", "worded: true"),
    ],
)
def test_each_form_of_a_promise_has_its_keys(text: str, expected: str) -> None:
    plan = written(f"虚构市“十四五”规划\n{text}\n")

    assert expected in plan.replace("\n        ", " "), plan
    assert set(problems(accepted(plan))) <= {"D016"}


def test_what_the_model_refuses_is_listed_as_not_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planmetrics.draft.entries._check", lambda row, *_: "odd" if "8" in row.printed else "unread")

    text = written("虚构市2024年计划\n企业达到50家。\n平台达到8个。\n")

    assert "平台" not in text
    assert "没有读懂的数字" in text
