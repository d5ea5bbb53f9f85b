"""audit from the command line: what is shown, in which form, and the exit code."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner, Result

from planmetrics.audit.rules import BY_CODE, RULES
from planmetrics.cli.app import app
from planmetrics.render.layout import text_width
from planmetrics.render.markdown import escaped
from tests.made_up import EVERY_FORM, SHIPPED

if TYPE_CHECKING:
    from pathlib import Path

NARROW = 60
FINDING_KEYS = "code severity file line column path message hint plan indicator region related evidence"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped data, to be changed."""
    return shutil.copytree(SHIPPED, tmp_path / "data")


def audit(*arguments: str, code: int = 1) -> Result:
    result = CliRunner().invoke(app, ["audit", *arguments])
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result


def findings(*arguments: str, code: int = 1) -> list[dict[str, Any]]:
    content = json.loads(audit(*arguments, "--format", "json", code=code).stdout)
    assert content["schema_version"] == 1
    held: list[dict[str, Any]] = content["findings"]
    return held


def acknowledge(data: Path, plan: str, text: str) -> None:
    path = data / "plans" / f"{plan}.yaml"
    path.write_text(path.read_text("utf-8") + f"acknowledged:\n  - {text}\n", "utf-8")


def test_contradictions_end_with_1_and_their_absence_with_0() -> None:
    assert findings("--plan", "gongshu-14fyp")
    assert all(found["severity"] != "contradiction" for found in findings("--plan", "hz-nqpf-2025", code=0))


def test_a_finding_has_the_keys_of_the_contract_and_its_evidence() -> None:
    (found,) = findings("--rule", "A001")

    assert list(found) == FINDING_KEYS.split()
    assert (found["code"], found["severity"], found["plan"], found["indicator"], found["region"]) == (
        "A001", "contradiction", "gongshu-14fyp", "hightech-firms", "330105",
    )  # fmt: skip
    assert found["evidence"]["figures"]["implied"] == pytest.approx(16.499166, abs=1e-6)
    assert found["evidence"]["figures"]["there"] == pytest.approx(937.292, abs=1e-3)
    assert found["evidence"]["low"] < 16.499166 < found["evidence"]["high"]
    assert found["evidence"]["documents"][0]["line"] == 228
    assert found["file"].endswith("gongshu-14fyp.yaml")


def test_doubts_are_shown_and_notes_only_on_demand() -> None:
    usual = {found["severity"] for found in findings()}
    noted = {found["severity"] for found in findings("--notes")}

    assert usual == {"contradiction", "doubt"}
    assert noted == {"contradiction", "doubt", "note"}
    assert findings("--notes") == findings("--severity", "note")
    assert {found["severity"] for found in findings("--severity", "contradiction")} == {"contradiction"}


def test_within_a_plan_the_worst_come_first() -> None:
    order = {"contradiction": 0, "doubt": 1, "note": 2}
    by_plan: dict[str | None, list[int]] = {}
    for found in findings("--notes"):
        by_plan.setdefault(found["plan"], []).append(order[found["severity"]])

    assert all(ranks == sorted(ranks) for ranks in by_plan.values())


def test_a_rule_may_be_asked_for_by_code_or_slug() -> None:
    assert findings("--rule", "a002") == findings("--rule", "turning-path")
    assert {found["code"] for found in findings("--rule", "A001", "--rule", "A002")} == {"A001", "A002"}


def test_a_plan_is_told_what_another_plan_says_against_it() -> None:
    leaps = findings("--plan", "gongshu-14fyp", "--rule", "leap", code=0)

    assert [found["plan"] for found in leaps] == ["hz-315-2024"]
    assert any(place["file"].endswith("gongshu-14fyp.yaml") for place in leaps[0]["related"])


def test_an_acknowledged_finding_is_shown_on_demand_only_and_counts_no_more(data: Path) -> None:
    acknowledge(data, "gongshu-14fyp", "{code: A001, indicator: hightech-firms, reason: 已由区科技局说明}")
    at = ("--data", str(data), "--plan", "gongshu-14fyp")

    assert all(found["code"] != "A001" for found in findings(*at, code=0))
    (found,) = findings(*at, "--all", "--rule", "A001", code=0)
    assert found["evidence"]["acknowledged"] == "已由区科技局说明"
    assert "已说明：已由区科技局说明" in audit(*at, "--all", "--lang", "zh", code=0).stdout


def test_an_acknowledgement_that_matches_nothing_is_reported_at_its_line(data: Path) -> None:
    acknowledge(data, "hz-15fyp-proposal", "{code: A001, reason: 无}")
    (found,) = findings("--data", str(data), "--plan", "hz-15fyp-proposal", "--rule", "A022", code=0)

    assert found["path"] == "acknowledged/0"
    assert found["line"] == len((data / "plans" / "hz-15fyp-proposal.yaml").read_text("utf-8").splitlines())


def test_text_tells_place_evidence_and_suggestion() -> None:
    lines = audit("--rule", "A001", "--lang", "zh").stdout.splitlines()

    assert lines[0].split(": ")[1] == "矛盾[A001]"
    assert [line.partition("，")[2] for line in lines[1:4]] == [
        "五、发展目标第6项“1000”",  # target, rate and baseline stand in one row
        "五、发展目标第6项“增长15%”",
        "五、发展目标第6项“466”",
    ]
    assert "按原文数字精度为 16.46 至 16.54" in lines[4]
    assert lines[5] == "    建议核实增速"


def test_the_memo_is_grouped_by_plan_with_the_words_of_the_trade() -> None:
    memo = audit("--format", "markdown", "--lang", "zh", "--notes").stdout

    assert memo.startswith("# 规划目标核查备忘\n")
    assert memo.count("\n## ") == 5
    assert "【矛盾】" in memo
    assert "【存疑】" in memo
    assert "【提示】" in memo
    assert not any(word in memo for word in ("错误", "造假", "{", "}", "None", "nan"))


def test_the_memo_speaks_english_too() -> None:
    memo = audit("--format", "markdown", "--lang", "en").stdout

    assert "1. contradiction: " in memo
    assert "16.5%" in memo


def test_what_is_markup_in_data_is_text_in_the_memo() -> None:
    assert escaped("<b>*x*</b>|[a](b)") == "\\<b\\>\\*x\\*\\</b\\>\\|\\[a\\](b)"


def test_an_unknown_plan_or_rule_is_wrong_usage_with_the_nearest_name() -> None:
    assert "did you mean gongshu-14fyp" in audit("--plan", "gongshu-14fy", code=2).stderr
    assert "did you mean turning-path" in audit("--rule", "turning-pat", code=2).stderr


def test_made_up_plans_of_every_form_are_audited_without_a_failure() -> None:
    result = CliRunner().invoke(app, ["audit", "--notes", "--data", str(EVERY_FORM)])

    assert result.exit_code in {0, 1}
    assert "Traceback" not in result.output


def test_a_broken_plan_is_told_and_the_rest_is_audited(data: Path) -> None:
    (data / "plans" / "hz-nqpf-2025.yaml").write_text("format: 1\n", "utf-8")
    result = audit("--data", str(data), "--rule", "A001")

    assert "hz-nqpf-2025.yaml" in result.stderr
    assert "A001" in result.stdout


@pytest.mark.parametrize("code", BY_CODE)
def test_explain_tells_of_each_rule(code: str) -> None:
    rule = BY_CODE[code]
    said = CliRunner().invoke(app, ["explain", code, "--lang", "en"]).stdout

    assert said == CliRunner().invoke(app, ["explain", rule.slug, "--lang", "en"]).stdout
    assert said.startswith(f"{code} {rule.slug} ({rule.severity.word}): {rule.title[1]}")
    assert rule.explanation[1] in said
    assert "{" not in said


def test_codes_and_slugs_of_rules_are_unique_and_in_order() -> None:
    assert [rule.code for rule in RULES] == [f"A{number:03}" for number in range(1, len(RULES) + 1)]
    assert len({rule.slug for rule in RULES}) == len(RULES)


def test_gap_marks_the_targets_that_a_finding_speaks_of() -> None:
    said = CliRunner().invoke(app, ["gap", "--plan", "gongshu-14fyp", "--lang", "zh"]).stdout
    (firms,) = (line for line in said.splitlines() if "国家高新技术企业数量" in line)
    (intensity,) = (line for line in said.splitlines() if "研发经费支出占生产总值比重" in line)

    assert "!1000" in firms
    assert "!" not in intensity
    assert "! 核查有矛盾或存疑" in said


def test_gap_marks_no_row_for_an_acknowledgement_whose_finding_only_other_plans_show(data: Path) -> None:
    before = CliRunner().invoke(app, ["gap", "--plan", "gongshu-14fyp", "--data", str(data)]).stdout
    acknowledge(data, "gongshu-14fyp", "{code: A012, indicator: rd-intensity, reason: 已由区科技局说明}")

    assert CliRunner().invoke(app, ["gap", "--plan", "gongshu-14fyp", "--data", str(data)]).stdout == before


def test_show_lists_what_the_audit_finds_of_a_plan_and_of_an_indicator() -> None:
    plan = CliRunner().invoke(app, ["show", "gongshu-14fyp", "--lang", "zh"]).stdout
    firms = CliRunner().invoke(app, ["show", "gongshu-14fyp", "hightech-firms", "--lang", "zh"]).stdout
    talent = CliRunner().invoke(app, ["show", "gongshu-14fyp", "talent-pool", "--lang", "zh"]).stdout

    assert "矛盾[A001]" in plan
    assert "存疑[A013]" in plan
    assert "矛盾[A001]" in firms
    assert "存疑[A013]" not in firms
    assert "核查发现" not in talent


def test_a_severity_and_all_notes_are_not_asked_for_at_once() -> None:
    message = audit("--severity", "contradiction", "--notes", code=2).stderr

    assert "--notes does not go with --severity" in message


@pytest.mark.parametrize("command", ["audit", "validate"])
def test_what_is_found_folds_to_the_columns_and_is_whole_in_a_pipe(command: str, data: Path) -> None:
    plan = data / "plans" / "gongshu-14fyp.yaml"
    plan.write_text(plan.read_text("utf-8").replace("unit: 家", "unit: 公里", 1), encoding="utf-8")
    whole, narrow = (
        CliRunner().invoke(app, [command, "--data", str(data), "--lang", "zh"], env={"COLUMNS": columns}).stdout
        for columns in ("", str(NARROW))
    )

    assert max(map(text_width, whole.splitlines())) > NARROW
    assert max(map(text_width, narrow.splitlines())) <= NARROW
    assert re.sub(r"\s", "", narrow) == re.sub(r"\s", "", whole)
