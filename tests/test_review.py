"""Drafts: refused where figures count, shown row by row beside their document, and decided without another byte."""

from __future__ import annotations

import csv
import io
import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from tests.command_line import run
from tests.made_up import EVERY_FORM

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

TEXT = """一、主要目标
到2027年，企业达到500家以上，建成洞窟60个，每家企业营收不低于10亿元，水井和矿山各5个。
指标\t2020年\t2027年
企业\t466\t1000
洞窟\t30\t80

东区\t300\t西区\t200
"""
PLAN = """# A remark that stays.
format: 1
draft: true
id: drafted
title: 虚构规划
standing: draft
region: "990100"
period: {from: 2024, to: 2027}
document:
  title: 虚构规划
  sha256: HASH
indicators:
  - id: made-up-firms
    name: 企业
    name_en: Firms
    measure: stock
    unit: 家
    better: higher
    baseline: {period: 2020, value: 466, printed: "466", check: unread, at: {line: 4}}
    targets:
      - {by: 2027, at_least: 500, printed: 达到500家以上, check: [name, year], at: {section: 一, line: 2}}  # another remark
      - {by: 2027, at_least: 1000, printed: "1000", check: unread, at: {line: 4}}
    breakdown:
      - {by: 2027, at_least: {"990101": 300, "990102": 200}, check: subject, at: {line: 7}}
  - id: made-up-turnover
    name: 每家企业营收
    name_en: Turnover
    measure: flow
    unit: 亿元
    better: higher
    targets:
      - during: 2027
        at_least: 10
        printed: 不低于10亿元
        check: threshold
        at: {line: 2}
  - id: made-up-wells
    name: 水井
    name_en: Wells
    measure: stock
    unit: 个
    better: higher
    targets:
      - {by: 2027, at_least: 5, printed: 各5个, shared: 2, check: shared, at: {line: 2}}
  - id: made-up-mines
    name: 矿山
    name_en: Mines
    measure: stock
    unit: 个
    better: higher
    targets:
      - {by: 2027, at_least: 5, printed: 各5个, shared: 2, check: shared, at: {line: 2}}
  - id: made-up-caves
    name: 洞窟
    name_en: Caves
    measure: stock
    unit: 个
    better: higher
    baseline: {period: 2020, value: 30, printed: "30", check: unread, at: {line: 5}}
    targets:
      - {by: 2027, at_least: 60, printed: 60个, check: rank, at: {line: 2}}
      - {by: 2027, at_least: 80, printed: "80", check: unread, at: {line: 5}}
"""
LABELS = ["2.2", "2.3", "2.4", "2.5a", "2.5b", "4.1", "4.2", "5.1", "5.2", "7.1"]


class Drafted:
    """A folder with a draft, its text beside it, and a plan that was checked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.plan = folder / "plans" / "drafted.yaml"
        self.text = folder / "plans" / "drafted.txt"
        self.plan.parent.mkdir(parents=True)
        for name in ("indicators.yaml", "regions.yaml"):
            (folder / name).write_bytes((EVERY_FORM / name).read_bytes())
        self.text.write_text(TEXT, "utf-8")
        self.plan.write_text(PLAN.replace("HASH", sha256(TEXT.encode()).hexdigest()), "utf-8")

    def run(self, *arguments: str, code: int = 0) -> Result:
        result = run(*arguments, "--data", str(self.folder), "--lang", "en")
        assert result.exit_code == code, result.output
        return result

    def review(self, *arguments: str, code: int = 0) -> Result:
        return self.run("review", "drafted", *arguments, code=code)

    def rows(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.review("--format", "json").stdout)["rows"]
        return found

    def labels(self) -> list[str]:
        return sorted(row["row"] for row in self.rows())

    def written(self) -> str:
        return self.plan.read_text("utf-8")


@pytest.fixture
def drafted(tmp_path: Path) -> Drafted:
    return Drafted(tmp_path / "data")


def test_validate_tells_of_each_open_row(drafted: Drafted) -> None:
    result = drafted.run("validate", code=1)

    assert result.stdout.count("[D030]") == len(LABELS)
    assert result.stderr.endswith("10 errors; 3 files checked; 10 rows of drafts not checked\n")


def test_a_draft_of_more_rows_than_messages_are_shown_is_counted_whole(drafted: Drafted) -> None:
    more = "".join(
        f'      - {{by: 2027, at_least: {number}, printed: "{number}", check: unread, at: {{line: 2}}}}\n'
        for number in range(60)
    )
    drafted.plan.write_text(drafted.written().replace("    targets:\n", f"    targets:\n{more}", 1), "utf-8")

    assert "70 rows of drafts not checked" in drafted.run("validate", code=1).stderr
    assert "70 of its rows are not checked" in drafted.run("gap", "drafted", code=1).stderr
    assert "S030" not in run("gap", "drafted", "--drafts", "--data", str(drafted.folder)).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("gap", "drafted"), ("gap", "--plan", "drafted"), ("rank", "drafted"), ("summary", "drafted"), ("show", "drafted"),
        ("cagr", "--plan", "drafted"), ("audit", "--plan", "drafted"), ("export", "targets", "--plan", "drafted"),
    ],
)  # fmt: skip
def test_commands_refuse_a_draft_that_is_asked_for_and_take_it_with_drafts(
    arguments: tuple[str, ...], drafted: Drafted
) -> None:
    refused = drafted.run(*arguments, code=1)

    assert refused.stdout == ""
    assert "drafted was drafted by the program, and 10 of its rows are not checked: it is not used" in refused.stderr
    assert "planmetrics review drafted" in refused.stderr
    taken = run(*arguments, "--drafts", "--data", str(drafted.folder), "--lang", "en")
    assert taken.exit_code in {0, 1}
    assert "10 of its rows are not checked\n" in taken.stderr


@pytest.mark.parametrize("arguments", [("summary",), ("plans",), ("audit",), ("cagr",), ("export", "observations")])
def test_commands_on_the_whole_folder_leave_drafts_out_and_say_so(arguments: tuple[str, ...], drafted: Drafted) -> None:
    result = drafted.run(*arguments)

    assert "drafted was drafted by the program" in result.stderr
    assert "it is left out" in result.stderr
    assert "made-up" not in result.stdout


def test_one_run_that_takes_drafts_does_not_make_the_next_take_them(drafted: Drafted) -> None:
    drafted.run("summary", "drafted", "--drafts")

    drafted.run("summary", "drafted", code=1)


def test_trace_reads_a_draft_since_it_is_how_one_is_checked(drafted: Drafted) -> None:
    assert "     0 out of place" in drafted.run("trace", "drafted", str(drafted.text)).stdout


def test_review_shows_what_is_uncertain_first_with_its_words_and_its_questions(drafted: Drafted) -> None:
    result = drafted.review()
    blocks = result.stdout.split("\n\n")

    assert [block.split()[0] for block in blocks] == [
        *["2.2", "2.3", "2.4", "2.5a", "2.5b", "7.1"],
        "4.1",
        "4.2",
        "5.1",
        "5.2",
    ]
    assert blocks[0].splitlines() == [
        "2.2  企业 (made-up-firms) target 2027 at_least 500 家",
        "    above: 一、主要目标",
        "    line 2: 到2027年，企业[达到500家以上]，建成洞窟60个，每家企业营收不低于10亿元，水井和矿山各5个。",
        "    name: is it '企业' that this figure counts?",
        "    year: is it 2027?",
    ]
    assert blocks[5].splitlines()[:3] == [
        "7.1  企业 (made-up-firms) breakdown 2027 at_least 990101 300, 990102 200 家",
        "    above: 洞窟 | 30 | 80",
        "    line 7: 东区 | [300] | 西区 | 200",
    ]
    assert blocks[6].splitlines() == [
        "4.1  企业 (made-up-firms) baseline 2020 exactly 466 家",
        "    above: 指标 | 2020年 | 2027年",
        "    line 4: 企业 | [466] | 1000",
        "    read it once; accept it if it is right.",
    ]
    assert "10 rows are open, 6 of them with something to decide; 0 are accepted" in result.stderr


def test_what_a_row_says_again_and_its_own_pace_are_decided_with_it(drafted: Drafted) -> None:
    more = 'stated: {growth: 16, printed: "16%", at: {line: 6}}, also: [{printed: 超500家, at: {line: 3}}], check: [name, year]'
    drafted.plan.write_text(drafted.written().replace("check: [name, year]", more), "utf-8")

    assert drafted.review().stdout.splitlines()[3:5] == [
        "    with it: '16%' (line 6)",
        "    with it: '超500家' (line 3)",
    ]
    drafted.review("--reject", "2.2", "--reason", "no target")
    (listed,) = [line for line in drafted.written().splitlines() if line.startswith("not_targets")]
    assert re.findall(r"printed: (\S+), at: {line: (\d)}, reason: no target", listed) == [
        ("达到500家以上", "2"),
        ("超500家", "3"),
        ("16%", "6"),
    ]


def test_review_speaks_chinese(drafted: Drafted) -> None:
    result = run("review", "drafted", "--data", str(drafted.folder), "--lang", "zh")

    assert "    第2行：到2027年，企业【达到500家以上】，建成洞窟60个" in result.stdout
    assert "    名称：这个数字说的是“企业”吗？" in result.stdout
    assert "10行待定，其中6行有疑问" in result.stderr


def test_review_hands_on_its_rows(drafted: Drafted) -> None:
    rows = drafted.rows()
    table = list(csv.DictReader(io.StringIO(drafted.review("--format", "csv").stdout)))

    assert rows[0] == {
        "row": "2.2", "check": ["name", "year"], "indicator": "made-up-firms", "name": "企业", "kind": "target", "form": "value",
        "comparator": "at_least", "value": 500, "value_max": None, "values": {}, "unit": "家", "due": "2027",
        "printed": "达到500家以上", "line": 2, "above": "一、主要目标", "before": "到2027年，企业", "figure": "达到500家以上",
        "behind": "，建成洞窟60个，每家企业营收不低于10亿元，水井和矿山各5个。",
    }  # fmt: skip
    assert rows[5]["values"] == {"990101": 300, "990102": 200}
    assert sorted(row["row"] for row in table) == LABELS


def test_accepting_takes_out_the_check_and_no_other_byte(drafted: Drafted) -> None:
    before = drafted.written()
    drafted.review("--accept", "2.2", "4.1")

    assert drafted.written() == before.replace(" check: [name, year],", "").replace(
        ' printed: "466", check: unread,', ' printed: "466",'
    )
    assert "8 rows are open, 5 of them with something to decide; 2 are accepted" in drafted.review().stderr


@pytest.mark.parametrize("named", [("4-5",), ("4", "5"), ("4,5",), ("4.1,4.2", "5.1", "5.2")])
def test_rows_are_named_one_by_one_by_line_or_by_lines(named: tuple[str, ...], drafted: Drafted) -> None:
    drafted.review("--accept", *named)

    assert drafted.labels() == ["2.2", "2.3", "2.4", "2.5a", "2.5b", "7.1"]


def test_rejecting_puts_the_figure_under_not_targets_with_the_reason(drafted: Drafted) -> None:
    drafted.review("--reject", "2.4", "--reason", "每家企业须满足的条件")

    assert "made-up-turnover" not in drafted.written()
    assert drafted.written().endswith(
        "not_targets: [{printed: 不低于10亿元, at: {line: 2}, reason: 每家企业须满足的条件}]\n"
    )
    assert "     0 unaccounted" in drafted.run("trace", "drafted", str(drafted.text)).stdout


def test_rejecting_goes_behind_what_is_listed_already_and_takes_empty_lists_along(drafted: Drafted) -> None:
    drafted.plan.write_text(drafted.written() + "not_targets:\n  - {lines: [6, 6], reason: nothing}\n", "utf-8")
    drafted.review("--reject", "7.1", "2.3,5.2", "--reason", "no target")

    assert "breakdown" not in drafted.written()
    assert drafted.written().count("targets:\n") == 4 + 1  # that of the caves is gone, whose baseline stays
    assert drafted.written().endswith(
        "  - {lines: [6, 6], reason: nothing}\n"
        "  - {printed: 60个, at: {line: 2}, reason: no target}\n"
        '  - {printed: "80", at: {line: 5}, reason: no target}\n'
        '  - {printed: "300", at: {line: 7}, reason: no target}\n'
        '  - {printed: "200", at: {line: 7}, reason: no target}\n'
    )


def test_rejecting_one_of_two_targets_that_share_a_literal_leaves_the_other_alone_with_it(drafted: Drafted) -> None:
    drafted.review("--reject", "2.5b", "--reason", "no target")

    assert "made-up-mines" not in drafted.written()
    assert "shared" not in drafted.written().replace("check: shared", "")
    assert "not_targets" not in drafted.written()
    assert "2.5" in drafted.labels()


def test_labels_stay_when_other_rows_are_decided(drafted: Drafted) -> None:
    assert drafted.labels() == LABELS
    drafted.review("--reject", "2.2", "--reason", "no target")
    drafted.review("--accept", "2.4")

    assert drafted.labels() == [label for label in LABELS if label not in {"2.2", "2.4"}]


def test_with_the_last_row_the_plan_is_a_draft_no_more_and_holds(drafted: Drafted) -> None:
    drafted.review("--reject", "2.4", "--reason", "no target")
    result = drafted.review("--accept", "2-7")

    assert "every row is checked" in result.stderr
    assert "draft" not in drafted.written().replace("drafted", "").replace("standing: draft", "")
    assert drafted.written().startswith("# A remark that stays.\nformat: 1\nid: drafted\n")
    assert drafted.run("validate").stdout == ""
    traced = drafted.run("trace", "drafted", str(drafted.text)).stdout
    assert "     0 unaccounted" in traced
    assert "     0 out of place" in traced
    assert drafted.review().stdout.strip() == ""
    drafted.run("gap", "drafted")


@pytest.mark.parametrize(
    ("arguments", "words", "code"),
    [
        (("--accept", "9.9"), "no open row is called 9.9", 2),
        (("--accept", "x"), "no open row is called x", 2),
        (("--reject", "2.4"), "--reject needs a reason", 2),
        (("--reject", "2.4", "--reason", " "), "--reject needs a reason", 2),
        (("--reason", "so"), "--reason goes with --reject alone", 2),
        (("2.4",), "it is not said what is to become of 2.4", 2),
        (("2.4", "--accept", "2.2", "--reject", "2.3", "--reason", "so"), "it is not said what is to become of 2.4", 2),
        (("--accept", "2.4", "--reject", "2", "--reason", "so"), "both accepted and rejected: 2.4", 2),
        (("--reject", "1-9", "--reason", "so"), "nothing would be left of drafted", 1),
        (("--reject", "2.4", "--reason", "a\u200bb"), "cannot be changed", 1),
        (("--accept", "2.4", "--format", "json"), "--format json", 2),
    ],
)
def test_what_cannot_be_decided_is_refused_with_the_file_as_it_was(
    arguments: tuple[str, ...], words: str, code: int, drafted: Drafted
) -> None:
    before = drafted.written()
    result = drafted.review(*arguments, code=code)

    assert words in result.stderr
    assert result.stdout == ""
    assert drafted.written() == before


def test_a_plan_without_its_text_is_reviewed_without_context(drafted: Drafted) -> None:
    drafted.text.unlink()
    result = drafted.review()

    assert "drafted.txt is not there, so that no context is shown" in result.stderr
    assert "    line 2 (its text is not here): '达到500家以上'" in result.stdout


def test_a_text_of_another_edition_is_told_and_what_it_does_not_print(drafted: Drafted) -> None:
    drafted.text.write_text(TEXT.replace("500", "600"), "utf-8")
    result = drafted.review()

    assert "is not the text that the plan refers to" in result.stderr
    assert "    line 2 does not print '达到500家以上': check the line" in result.stdout
    assert "2.0" in drafted.labels()


def test_a_plan_file_is_reviewed_wherever_it_lies_with_the_document_that_is_named(
    drafted: Drafted, tmp_path: Path
) -> None:
    plan, page = tmp_path / "drafted.yaml", tmp_path / "page.html"
    plan.write_text(drafted.written(), "utf-8")
    page.write_text(f"<html><body>{''.join(f'<p>{line}</p>' for line in TEXT.splitlines())}", "utf-8")
    result = run("review", str(plan), "--document", str(page), "--lang", "en")

    assert result.exit_code == 0
    assert "[达到500家以上]" in result.stdout


def test_a_plan_that_is_not_there_or_cannot_be_read_is_told(drafted: Drafted, tmp_path: Path) -> None:
    assert "drafted" in drafted.run("review", "draftet", code=2).stderr
    assert run("review", str(tmp_path / "no.yaml")).exit_code == 3
    drafted.plan.write_text("format: 1\n", "utf-8")

    assert "[S0" in drafted.review(code=1).stderr


def test_a_draft_in_which_nothing_is_open_says_what_is_left_to_do(drafted: Drafted) -> None:
    checks = ("unread", "[name, year]", "subject", "threshold", "shared", "rank")
    text = drafted.written()
    for check in checks:
        text = text.replace(f" check: {check},", "").replace(f"        check: {check}\n", "")
    drafted.plan.write_text(text, "utf-8")

    assert "delete `draft: true`" in drafted.review().stderr
    assert "[D031]" in drafted.run("validate", code=1).stdout
    assert "0 of its rows" in drafted.run("gap", "drafted", code=1).stderr
