"""A plan against its document: every figure accounted for, and every change seen as just that."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner, Result

from planmetrics.cli.app import app
from planmetrics.model.period import parse_period
from planmetrics.project import open_all
from planmetrics.trace.account import account
from planmetrics.trace.claims import Claim, claims_of
from planmetrics.trace.document import read_lines
from planmetrics.trace.years import undated
from tests.made_up import SHIPPED

if TYPE_CHECKING:
    from planmetrics.trace.account import Account

DOCUMENTS = Path(os.environ.get("PLANMETRICS_DOCUMENTS", Path(__file__).parents[2] / "shared" / "documents"))
DATA = open_all(SHIPPED).dataset

DOCUMENT = """\
虚构市科技发展计划
虚政发〔2024〕7号
2024年3月1日
一、总体目标
到2027年，力争企业达到 1000 家以上，研发投入占比达3.5%，各建成5个国家级、省级平台，实现全覆盖。
2023年企业466家。
（二）专项
单个项目给予最高 300 万元补助，落实“315”工程，打造五大产业，增速快于全市平均增速。
序号	指标	2025年	2027年
1	专利（件）	50	超60
"""
"""Made up."""
PLAN = """\
format: 1
id: traced
title: 虚构市科技发展计划
standing: draft
region: "330100"
period: {from: 2024, to: 2027}
document: {title: 虚构市科技发展计划, sha256: SHA}
indicators:
  - id: made-up-firms
    name: 企业
    name_en: Firms
    measure: stock
    unit: 家
    better: higher
    baseline: {period: 2023, value: 466, printed: 466家, at: {section: 一, line: 6}}
    targets:
      - {by: 2027, at_least: 1000, strive: true, printed: 1000 家以上, at: {section: 一, line: 5}}
  - {id: rd-intensity, name: 研发投入占比, unit: "%", targets: [{by: 2027, at_least: 3.5, printed: 达3.5%, at: {section: 一, line: 5}}]}
  - {id: made-up-platforms, name: 国家级平台, name_en: A, measure: stock, unit: 个, better: higher, targets: [{by: 2027, at_least: 5, printed: 各建成5个, shared: 2, at: {section: 一, line: 5}}]}
  - {id: made-up-platforms-b, name: 省级平台, name_en: B, measure: stock, unit: 个, better: higher, targets: [{by: 2027, at_least: 5, printed: 各建成5个, shared: 2, at: {section: 一, line: 5}}]}
  - {id: made-up-cover, name: 覆盖率, name_en: C, measure: share, unit: "%", better: higher, targets: [{by: 2027, at_least: 100, printed: 全覆盖, at: {section: 一, line: 5}}]}
  - {id: made-up-growth, name: 增速, name_en: D, measure: growth, unit: "%", better: higher, targets: [{during: 2027, inferred: true, more_than: {indicator: gdp-growth}, printed: 快于全市平均增速, at: {section: 二, line: 8}}]}
  - id: made-up-patents
    name: 专利
    name_en: E
    measure: stock
    unit: 件
    better: higher
    targets:
      - {by: 2025, at_least: 50, printed: "50", at: {section: 二, row: 1, line: 10}}
      - {by: 2027, more_than: 60, printed: 超60, at: {section: 二, row: 1, line: 10}}
not_targets:
  - {printed: 300 万元, at: {section: 二, line: 8}, reason: ceiling of a subsidy}
"""


@pytest.fixture
def traced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Traced:
    """A data folder with the plan, and its document."""
    monkeypatch.delenv("PLANMETRICS_DATA", raising=False)
    monkeypatch.chdir(tmp_path)
    return Traced(tmp_path)


class Traced:
    """Writes plan and document as they are, or changed, and traces them."""

    def __init__(self, folder: Path) -> None:
        self.document = folder / "document.txt"
        self.plan = folder / "data" / "plans" / "traced.yaml"
        self.plan.parent.mkdir(parents=True)

    def run(self, document: str | bytes = DOCUMENT, plan: str = PLAN, *options: str, code: int = 0) -> Result:
        self.document.write_bytes(document if isinstance(document, bytes) else document.encode())
        self.plan.write_text(plan.replace("SHA", sha256(DOCUMENT.encode()).hexdigest()), "utf-8")
        result = CliRunner().invoke(app, ["trace", "traced", "document.txt", "--data", "data", *options])
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.output
        return result

    def problems(self, document: str | bytes = DOCUMENT, plan: str = PLAN) -> list[tuple[str, int, str]]:
        """Code, line and message of each problem."""
        content = json.loads(self.run(document, plan, "--format", "json", code=1).stdout)
        return [(f["code"], f["line"], f["message"]) for f in content["findings"] if f["severity"] != "note"]

    def content(self) -> dict[str, Any]:
        held: dict[str, Any] = json.loads(self.run(DOCUMENT, PLAN, "--format", "json").stdout)
        return held


def test_of_a_whole_plan_nothing_is_unaccounted_and_nothing_out_of_place(traced: Traced) -> None:
    said = traced.run().stdout

    assert "the text that the plan refers to" in said
    assert "     0 unaccounted" in said
    assert "     0 out of place" in said


def test_every_figure_is_told_with_what_accounts_for_it(traced: Traced) -> None:
    rows = {(row["line"], row["figure"]): row["account"] for row in traced.content()["rows"]}

    assert rows == {
        (2, "〔2024〕7号"): "document_number",
        (3, "2024年3月1日"): "date",
        (4, "一、"): "ordinal",
        (5, "2027年"): "date",
        (5, "1000"): "target",
        (5, "3.5"): "target",
        (5, "5"): "target",
        (5, "全覆盖"): "target",
        (6, "2023年"): "date",
        (6, "466"): "baseline",
        (7, "(二)"): "ordinal",
        (8, "300万"): "not_target",
        (8, "“315”"): "nickname",
        (8, "五大"): "enumeration",
        (8, "快于全市平均增速"): "target",
        (9, "2025年"): "date",
        (9, "2027年"): "date",
        (10, "1"): "row_number",
        (10, "50"): "target",
        (10, "60"): "target",
    }


def test_a_literal_that_makes_two_targets_names_both(traced: Traced) -> None:
    (row,) = (row for row in traced.content()["rows"] if row["printed"] == "各建成5个")

    assert row["indicators"] == ["made-up-platforms", "made-up-platforms-b"]


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "words"),
    [
        ("1000 家以上", "1200 家以上", "T002", 5, "1000 家以上"),
        ("1000 家以上", "1200 家以上", "T001", 5, "1200"),
        ("1000 家以上", "11000 家以上", "T002", 5, "1000 家以上"),
        ("1000 家以上", "1000 万家以上", "T002", 5, "1000 家以上"),
        ("达3.5%", "达13.5%", "T001", 5, "13.5"),
        ("466家", "467家", "T001", 6, "467"),
        ("300 万元", "400 万元", "T001", 8, "400"),
        ("超60", "60", "T002", 10, "超60"),
        ("\t50\t", "\t超50\t", "T002", 10, "'50'"),
        ("\t50\t", "\t50万\t", "T002", 10, "'50'"),
        ("实现全覆盖", "实现覆盖", "T002", 5, "全覆盖"),
        ("快于全市平均增速", "慢于全市平均增速", "T001", 8, "慢于全市平均增速"),
        ("2023年企业466家。", "2023年企业466家，新建三家。", "T001", 6, "三"),
        ("2023年企业466家。", "2023年企业466家，占比过半。", "T001", 6, "过半"),
        ("2023年企业466家。", "2023年企业约466家。", "T006", 6, "约466家"),
        ("2023年企业466家。", "2023年企业466家，另有466家。", "T001", 6, "466"),
        ("2023年企业466家。", "2023年企业不足466家。", "T006", 6, "不足466家"),
        ("2023年企业466家。", "2023年企业不超过466家。", "T006", 6, "不超过466家"),
        ("2023年企业466家。", "2023年企业466家及以上。", "T006", 6, "466家及以上"),
        ("研发投入占比达3.5%", "研发投入占比达3.5%，GDP5.5%以上", "T001", 5, "5.5"),
        ("2023年企业466家。", "2023年企业466家，综合排名居全省第3。", "T001", 6, "3"),
        ("2023年企业466家。", "2023年企业466家，“500家”培育。", "T001", 6, "500"),
    ],
)
def test_a_change_of_the_document_is_seen_at_its_line(
    old: str, new: str, code: str, line: int, words: str, traced: Traced
) -> None:
    assert old in DOCUMENT
    found = traced.problems(DOCUMENT.replace(old, new, 1))

    assert [at for said, at, message in found if said == code and words in message] == [line]
    assert {at for _, at, _ in found} == {line}


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "words"),
    [
        ('      - {by: 2025, at_least: 50, printed: "50", at: {section: 二, row: 1, line: 10}}\n', "", "T001", 10, "'50'"),
        ('at_least: 50, printed: "50"', 'at_least: 55, printed: "55"', "T002", 10, "'55'"),
        ('at_least: 50, printed: "50"', 'at_least: 55, printed: "55"', "T001", 10, "'50'"),
        ("line: 6}", "line: 5}", "T002", 5, "466家"),
        ("line: 6}", "line: 600}", "T003", 10, "600"),
        ("value: 466, printed: 466家", "value: 46, printed: 46家", "T002", 6, "46家"),
        ("printed: 超60", 'printed: "60"', "T002", 10, "'60'"),
        ("not_targets:\n  - {printed: 300 万元, at: {section: 二, line: 8}, reason: ceiling of a subsidy}\n", "", "T001", 8, "300万"),
        ("at_least: 1000, strive: true, printed: 1000 家以上", "at_least: 1000, strive: true, printed: 1000 家", "T006", 5, "1000家以上"),
    ],
)  # fmt: skip
def test_a_change_of_the_plan_is_seen_at_its_line(
    old: str, new: str, code: str, line: int, words: str, traced: Traced
) -> None:
    assert old in PLAN
    plan = PLAN.replace(old, new, 1)
    if words == "'60'":
        plan = plan.replace("more_than: 60", "at_least: 60")

    assert [at for said, at, message in traced.problems(plan=plan) if said == code and words in message] == [line]


def test_what_stands_beside_a_figure_is_told_without_tabs(traced: Traced) -> None:
    (message,) = (said for _, _, said in traced.problems(DOCUMENT + "2\t商标\t7\n"))

    assert message == "'7' is accounted for by nothing: 2 商标 7"


def test_a_lost_one_of_two_targets_that_share_a_literal_is_noticed(traced: Traced) -> None:
    plan = "\n".join(line for line in PLAN.splitlines() if "made-up-platforms-b" not in line)

    assert [(code, line) for code, line, _ in traced.problems(plan=plan)] == [("T005", 5)]


def test_two_targets_at_one_literal_that_do_not_say_that_they_share_it_are_one_too_many(traced: Traced) -> None:
    found = traced.problems(plan=PLAN.replace("shared: 2, ", ""))

    assert [(code, line) for code, line, _ in found] == [("T004", 5)]
    assert "2 targets are located there" in found[0][2]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("{by: 2027, at_least: 3.5", "{by: 2026, at_least: 3.5", 5),
        ("{by: 2025, at_least: 50", "{by: 2026, at_least: 50", 10),
        ("during: 2027, inferred: true, more_than", "during: 2027, more_than", 8),
    ],
)
def test_a_year_that_stands_nowhere_near_its_figure_is_a_warning(old: str, new: str, line: int, traced: Traced) -> None:
    content = json.loads(traced.run(DOCUMENT, PLAN.replace(old, new), "--format", "json").stdout)

    assert [(one["code"], one["line"], one["severity"]) for one in content["findings"]] == [("T010", line, "warning")]
    assert content["findings"][0]["path"].endswith(("/by", "/during"))


def test_two_exchanged_cells_of_a_row_are_noticed(traced: Traced) -> None:
    row = "1	新增	300	200	100	200\n"
    cells = '{"330102": 300, "330105": 200, "330106": 100, "330108": 200}'
    table = (
        "  - {id: made-up-new, name: 新增, name_en: N, measure: addition, unit: 家, better: higher, "
        "breakdown: [{during: 2027, at: {section: 三, row: 1, line: 11}, at_least: %s}]}\nnot_targets:"
    )
    traced.run(DOCUMENT + row, PLAN.replace("not_targets:", table % cells))
    found = traced.problems(
        DOCUMENT + row,
        PLAN.replace("not_targets:", table % cells.replace("300", "x").replace("100", "300").replace("x", "100")),
    )

    assert {(code, line) for code, line, _ in found} == {("T009", 11)}


def test_a_figure_of_a_date_or_a_nickname_confirms_no_target(traced: Traced) -> None:
    made_up = '  - {id: made-up-more, name: 多, name_en: M, measure: stock, unit: 家, better: higher, targets: [{by: 2027, at_least: %s, printed: "%s", at: {section: 一, line: %s}}]}\nnot_targets:'

    for figure, line in (("315", 8), ("1", 3), ("2024", 2)):
        plan = PLAN.replace("not_targets:", made_up % (figure, figure, line))
        assert [(code, at) for code, at, _ in traced.problems(plan=plan)] == [("T002", line)]


def test_an_encoded_value_that_differs_from_what_is_printed_ends_it_at_its_place(traced: Traced) -> None:
    result = traced.run(DOCUMENT, PLAN.replace("at_least: 1000", "at_least: 1100"), code=1)

    assert "error[D001]" in result.stderr


def test_a_misplaced_literal_is_told_where_it_stands(traced: Traced) -> None:
    said = traced.run(DOCUMENT, PLAN.replace("line: 6}", "line: 7}"), code=1).stdout

    assert "document.txt:7:1: error[T002]: line 7 does not print '466家'" in said
    assert "it stands on line 6" in said
    assert "traced.yaml:" in said


def test_another_edition_is_said_and_checked_all_the_same(traced: Traced) -> None:
    result = traced.run(DOCUMENT + "附注\n")

    found = json.loads(traced.run(DOCUMENT + "附注\n", PLAN, "--format", "json").stdout)
    assert [(f["code"], f["severity"]) for f in found["findings"]] == [("T007", "note")]
    assert found["sha256"] == sha256((DOCUMENT + "附注\n").encode()).hexdigest()
    assert f"write sha256: {found['sha256']} under document:" in found["findings"][0]["hint"]
    assert "another edition" in result.stdout
    assert "     0 unaccounted" in result.stdout


def test_of_a_plan_that_pins_no_text_down_the_hash_to_write_is_told(traced: Traced) -> None:
    result = traced.run(DOCUMENT, PLAN.replace(", sha256: SHA", ""))
    told = sha256(DOCUMENT.encode()).hexdigest()

    assert "note[T012]" in result.stdout
    assert f"write sha256: {told} under document:" in result.stdout
    assert "T012" not in traced.run(DOCUMENT, PLAN.replace("SHA", told)).stdout


REVIEW = DOCUMENT.replace("（二）专项\n", "2020年有专利31件，\n增加7件，研发投入3.1亿元。\n（二）专项\n").replace(
    "序号", "\n序号"
)
LATER = PLAN.replace("line: 8}", "line: 10}").replace("line: 10}}\n      - {by", "line: 13}}\n      - {by").replace(
    "printed: 超60, at: {section: 二, row: 1, line: 10}", "printed: 超60, at: {section: 二, row: 1, line: 13}"
)  # fmt: skip
"""The same document and plan, with two lines of review more."""


def listing(lines: str) -> str:
    return LATER.replace("not_targets:", f"not_targets:\n  - {{lines: {lines}, reason: review of 2020}}")


def test_lines_that_review_the_past_are_listed_as_one(traced: Traced) -> None:
    found = json.loads(traced.run(REVIEW, listing("[7, 8]"), "--format", "json").stdout)

    assert {(row["line"], row["figure"]): row["account"] for row in found["rows"] if row["line"] in {7, 8}} == {
        (7, "2020年"): "date",
        (7, "31"): "not_target",
        (8, "7"): "not_target",
        (8, "3.1亿"): "not_target",
    }
    assert found["summary"]["encoded"]["not_target"] == 4


def test_a_target_in_lines_that_are_listed_stays_one(traced: Traced) -> None:
    found = json.loads(traced.run(REVIEW, listing("[5, 8]"), "--format", "json").stdout)

    assert [row["account"] for row in found["rows"] if row["figure"] in {"1000", "466"}] == ["target", "baseline"]
    assert found["summary"]["encoded"]["not_target"] == 4


@pytest.mark.parametrize(
    ("lines", "code", "line"), [("[2, 3]", "T011", 2), ("[7, 99]", "T003", 7), ("[98, 99]", "T003", 13)]
)
def test_lines_without_a_figure_or_past_the_end_are_told(lines: str, code: str, line: int, traced: Traced) -> None:
    found = traced.problems(REVIEW, listing(lines))

    assert (code, line) in {(said, at) for said, at, _ in found}
    assert any(f"lines: {lines}" in message for said, _, message in found if said == code)


def test_a_part_of_the_document_is_looked_at_alone(traced: Traced) -> None:
    broken = DOCUMENT.replace("466家", "467家").replace("超60", "超61")
    all_of_it = traced.problems(broken)
    result = traced.run(broken, PLAN, "--lines", "9-10", "--format", "json", code=1)
    found = json.loads(result.stdout)

    assert {line for _, line, _ in all_of_it} == {6, 10}
    assert {f["line"] for f in found["findings"] if f["severity"] == "error"} == {10}
    assert {row["line"] for row in found["rows"]} == {9, 10}
    assert found["lines"] == [9, 10]
    assert found["summary"]["figures"] == len(found["rows"]) == 5
    assert "against lines 1 to 1 of document.txt" in traced.run(broken, PLAN, "--lines", "1").stdout


@pytest.mark.parametrize(
    ("asked", "said"),
    [("soon", "which are no lines"), ("5-3", "it has 10 lines"), ("0-4", "it has 10 lines"), ("4-11", "it has 10 lines")],
)  # fmt: skip
def test_lines_that_the_document_does_not_have_are_refused(asked: str, said: str, traced: Traced) -> None:
    result = traced.run(DOCUMENT, PLAN, "--lines", asked, code=2)

    assert said in result.stderr
    assert result.stdout == ""


def named(text: str, line: int, due: str, *titles: str) -> bool:
    period = parse_period(due, 4)
    return not [*undated(read_lines(text), [Claim("target", "9", line, (), due=period)], titles)]


@pytest.mark.parametrize(
    ("text", "line", "due"),
    [
        ("到2027年达到9家", 1, "2027"),
        ("2025—2027年年均9家", 1, "2027"),
        ("到二〇二七年达到9家", 1, "2027"),
        ("“十四五”末达到9家", 1, "2025"),
        ("一、2027年目标\n（一）企业\n1.培育\n企业9家。", 4, "2027"),
        ("到2027年：\n——企业9家。", 2, "2027"),
        ("序号\t指标\t2027\n1\t企业\t9", 2, "2027"),
        ("序号\n指标\n单位\n2027\n1\n企业\n家\n9", 8, "2027"),
        ("Homes by March 2027\n\nWe will build 9 homes.", 3, "2026/27"),
        ("9 homes in 2026/27", 1, "2026/27"),
        ("9 homes from 2024/25 to 2026-27", 1, "2026/27"),
    ],
)
def test_a_year_is_found_on_the_line_in_the_head_or_in_a_heading(text: str, line: int, due: str) -> None:
    assert named(text, line, due)
    assert named(text.replace("7", "8").replace("四五", "五五").replace("二七", "二八"), line, due) is False
    assert named("一、2027年目标\n二、以后\n企业9家", 3, "2027") is False
    assert named("企业9家", 1, "2027", "某市2027年工作计划")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In 2025 fees will rise by no more than inflation", ["no more than inflation"]),
        ("Satisfaction stays above the national average", ["above the national average"]),
        ("Emissions of 75% below 1990 levels, more than 120 homes last year", []),
        ("to reach the national level", []),
    ],
)
def test_comparisons_of_an_english_text_are_figures_to_account_for(text: str, found: list[str]) -> None:
    (line,) = read_lines(text)

    assert [line.words(figure) for figure in line.figures if figure.kind == "relative"] == found


def test_numbers_of_tables_are_ordinals() -> None:
    (line,) = read_lines("表1 主要指标")
    (seen,) = read_lines("企业达到9家（见表2）")

    assert [figure.kind for figure in (*line.figures, *seen.figures)] == ["ordinal", "number", "ordinal"]


ROWS = [
    ("类别\t序号\t指标\t单位\t2020年\t2025年\n经济发展\t1\t产值\t亿元\t2\t3\n\t2\t效率\t万元/人\t3\t>4", ["2", "3", "3", "4"]),
    ("序号\t指标\t2020\t2025\n3\t企业\t50\t60\n5\t平台\t2025\t2030", ["50", "60", "2025", "2030"]),
    ("No.\tIndicator\tUnit\t2023/24\n1.1\tHomes\thomes\t480\n1.2\tRent\t%\t3", ["480", "3"]),
    ("指标\t单位\t2025年\n创新\t（3）专利\t40\n其他\t4、标准\t41\n其他\t5.标准\t42", ["40", "41", "42"]),
    ("企业\t2000\t2010", ["2000", "2010"]),
    ("序号\n指标\n单位\n2020年\n2025\n1\n强度\n%\n1\n2\n2\n专利\n件\n3\n3\n3\n标准\n项\n4\n5", ["1", "2", "3", "3", "4", "5"]),
    ("序号\n指标\n2020\n2025\n属性\n1\n强度\n1\n2\n预期性\n2\n专利\n2\n3\n预期性\n3\n标准\n3\n4\n约束性", ["1", "2", "2", "3", "3", "4"]),
]  # fmt: skip
"""Tables, with what in them is a figure that could be a target."""


@pytest.mark.parametrize(("table", "figures"), ROWS)
def test_of_a_table_row_numbers_list_numbers_units_and_heads_are_no_targets(table: str, figures: list[str]) -> None:
    lines = read_lines(table)

    assert [line.words(figure) for line in lines for figure in line.figures if figure.is_quantity] == figures


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_document_in_another_encoding_is_traced_all_the_same(encoding: str, traced: Traced) -> None:
    assert "     0 unaccounted" in traced.run(DOCUMENT.encode(encoding)).stdout


def test_windows_line_ends_and_a_byte_order_mark_change_no_line(traced: Traced) -> None:
    result = traced.run(b"\xef\xbb\xbf" + DOCUMENT.replace("\n", "\r\n").encode())

    assert "     0 unaccounted" in result.stdout


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (DOCUMENT.encode("utf-32"), "none of UTF-8, GB 18030"),
        (b"", "the document holds no text"),
        (b" \n\n", "the document holds no text"),
        (bytes(range(256)) * 40, "none of UTF-8, GB 18030"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office file of the old kind"),
        (b"\x00" * 4000, "binary"),
    ],
)
def test_what_is_no_text_gets_one_clear_line(document: bytes, words: str, traced: Traced) -> None:
    result = traced.run(document, code=3)

    assert words in result.stderr
    assert result.stdout == ""
    assert len([line for line in result.stderr.splitlines() if not line.startswith("    ")]) == 1


def test_a_document_without_text_is_told(traced: Traced) -> None:
    assert traced.run(b"\n\n", code=3).stderr.startswith(f"document.txt:1:1: error[{'T008'}]: ")


def test_a_missing_document_is_told(traced: Traced) -> None:
    traced.run()
    traced.document.unlink()
    result = CliRunner().invoke(app, ["trace", "traced", "document.txt", "--data", "data"])

    assert result.exit_code == 3
    assert "document.txt:1:1: error[Y020]" in result.stderr


def test_all_lists_every_figure_with_its_indicator(traced: Traced) -> None:
    lines = traced.run(DOCUMENT, PLAN, "--all").stdout.splitlines()

    assert any(line.split() == ["5", "1000", "target", "made-up-firms"] for line in lines)
    assert any(line.split() == ["8", "“315”", "nickname"] for line in lines)


def test_csv_has_a_row_a_figure(traced: Traced) -> None:
    lines = traced.run(DOCUMENT, PLAN, "--format", "csv").stdout.splitlines()

    assert lines[0] == "line,figure,account,indicators,printed,context"
    assert len(lines) == 21


def test_a_second_copy_of_the_text_is_no_data() -> None:
    text = "\n".join(f"第{n}项任务是要建成实验室{n}家以上" for n in range(1, 15))
    lines = read_lines(
        f"{text}\n\n{text.replace('实验室7家', '实验室，赌球网，7家').replace('实验室9家', '实验室90家')}"
    )
    told = {line.number: {line.words(f): f.kind for f in line.figures} for line in lines}

    assert told[7]["7"] == "number"
    assert told[15 + 3]["3"] == "copy"
    assert told[15 + 7]["7"] == "copy"  # words were inserted, the figure is the same
    assert told[15 + 9]["90"] == "number"  # this one is not what the first copy says


def test_a_nickname_is_known_where_its_quotation_marks_are_missing() -> None:
    (_, line) = read_lines("实施“315”工程\n市315工程领导小组，315家企业")

    assert [(line.words(f), f.kind) for f in line.figures] == [("315", "nickname"), ("315", "number")]


def test_page_numbers_of_a_table_of_contents_are_told() -> None:
    (line,) = read_lines("一、发展基础……………………01")

    assert [(line.words(f), f.kind) for f in line.figures] == [("一、", "ordinal"), ("01", "page_number")]


def test_numbers_of_rows_that_stand_alone_are_told_from_values() -> None:
    lines = read_lines("1\n\n研发\n\n20\n\n40\n\n2\n\n企业\n\n466\n\n家")

    assert [(line.words(f), f.kind) for line in lines for f in line.figures] == [
        ("1", "row_number"), ("20", "number"), ("40", "number"), ("2", "row_number"), ("466", "number"),
    ]  # fmt: skip


def document_of(plan: str) -> str:
    texts = {sha256(path.read_bytes()).hexdigest(): path for path in DOCUMENTS.glob("*.txt")}
    return texts[DATA.plans[plan].plan.document.sha256 or ""].read_text("utf-8")


def accounted(plan: str, without: Claim | None = None) -> Account:
    claims = [claim for claim in claims_of(DATA.plans[plan].plan).located if claim is not without]
    return account(read_lines(document_of(plan)), claims)


with_documents = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents are not here")


@with_documents
@pytest.mark.parametrize("plan", sorted(DATA.plans))
def test_of_a_shipped_plan_nothing_is_unaccounted_and_nothing_out_of_place(plan: str) -> None:
    found = accounted(plan)

    assert [(at.line.number, at.line.context(at.figure)) for at in found.unaccounted] == []
    assert found.misplaced == ()


@with_documents
@pytest.mark.parametrize("plan", sorted(DATA.plans))
def test_whatever_is_taken_out_of_a_shipped_plan_is_missed_at_its_line(plan: str) -> None:
    lines, claims = read_lines(document_of(plan)), claims_of(DATA.plans[plan].plan).located

    for claim in claims:
        # a plan may list what a rule would recognise as well, and a task has no figure that could be missed
        if claim.kind in {"not_target", "task"}:
            continue
        found = account(lines, [other for other in claims if other is not claim])
        missed = {at.line.number for at in found.unaccounted} | {wrong.claim.line for wrong in found.misplaced}
        assert missed == {claim.line}, claim


@pytest.mark.parametrize(
    "piece",
    ["高于全省1个百分点", "1", ",", "，", "…", "一", "一亿", "1/", "ABC-", "above the ", "5% to ", "“", "1岁", "路1号"],
)
def test_a_line_of_a_hundred_thousand_characters_is_read_to_its_end(piece: str) -> None:
    (line,) = read_lines((piece * 100_000)[:100_000])  # a second on an idle machine; with the square of it, a minute

    assert all(0 <= figure.start < figure.end <= len(line.text) for figure in line.figures)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Build 20,000 homes by 2030", ["number", "date"]),
        ("GOAL 13: net zero by 2045", ["ordinal", "nothing", "date"]),
        ("save £12m over the four years to 2028", ["number", "date", "date"]),
        ("Reduce waste by one third and double recycling", ["fraction", "times"]),
        ("twenty thousand jobs for children under 5 years of age", ["number", "age"]),
    ],
)
def test_english_figures_dates_and_numbers_in_words_are_accounted_for_by_the_same_rules(
    text: str, kinds: list[str]
) -> None:
    (line,) = read_lines(text)

    assert [figure.kind for figure in line.figures] == kinds


def test_what_somebody_vouches_for_may_stand_on_what_no_rule_takes_for_a_quantity() -> None:
    lines = read_lines("In 2023 we were 19th for skills; by 2027 we want to be in the top 10.")
    claim = Claim("baseline", "19th", 1, ())

    assert [one.reason for one in account(lines, [claim]).misplaced] == ["not_there"]
    assert account(lines, [claim._replace(vouched=True)]).misplaced == ()
