"""What build servers and hooks are given: annotations, the summary of a step, SARIF, hooks for commits, an action."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml
from typer.testing import CliRunner, Result

from planmetrics.cli.app import app
from planmetrics.diagnostics import Span
from planmetrics.render.github import commands, step_summary
from planmetrics.render.gitlab import code_quality
from planmetrics.render.remarks import Also, Remark
from planmetrics.render.sarif import sarif
from planmetrics.render.words import Words
from tests.command_line import refused
from tests.made_up import EVERY_FORM, EVERY_KEY, SHIPPED

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = SHIPPED.parent
REJECTED = EVERY_FORM.with_name("rejected")
EN = Words("en")


def remark(
    severity: str = "error", message: str = "wrong", *, line: int = 3, file: str = "plans/a.yaml", **more: Any
) -> Remark:
    texts = {"hint": "put it right", "kind": "a mistake", "explanation": "It is wrong.", "identity": message}
    return Remark("S001", severity, severity, Span(file, line, 5), message, **{**texts, **more})


def ran(*arguments: str, **environment: str) -> Result:
    result = CliRunner().invoke(app, [*arguments, "--lang", "en"], env=environment)
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A data folder with an error."""
    data = Path(shutil.copytree(EVERY_FORM, tmp_path / "data"))
    plan = data / "plans" / "every-form.yaml"
    plan.write_text(plan.read_text("utf-8").replace("standing:", "standng:", 1), encoding="utf-8")
    return data


# annotations on GitHub


def command(line: str) -> tuple[str, dict[str, str], str]:
    """An annotation as the runner of GitHub reads it."""
    found = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    assert found is not None, line
    settings = dict(part.split("=", 1) for part in found[2].split(","))
    for sign, code in (":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25"):
        settings = {key: value.replace(code, sign) for key, value in settings.items()}
    text = found[3].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    return found[1], settings, text


def test_an_annotation_names_file_line_and_column_and_says_what_to_do() -> None:
    (line,) = commands([remark()])
    assert line == "::error file=plans/a.yaml,line=3,col=5,title=planmetrics S001::wrong%0Aput it right"


def test_errors_come_first_since_only_the_first_ten_are_shown() -> None:
    made = [remark("note"), remark("doubt"), remark("warning"), remark("contradiction"), remark("error")]
    assert [command(line)[0] for line in commands(made)] == ["error", "error", "warning", "warning", "notice"]


def test_what_was_accepted_is_for_information() -> None:
    assert [command(line)[0] for line in commands([remark("contradiction", accepted="confirmed")])] == ["notice"]


@pytest.mark.parametrize(
    "hostile", ["a\n::error::forged", "a\r\n::set-env name=PATH::x", "15% of %0A", "a::b, c=d", "::stop-commands::x"]
)
def test_nothing_in_data_forges_or_cuts_a_command(hostile: str) -> None:
    lines = list(commands([remark(message=hostile, file=f"{hostile}.yaml", hint="")]))
    assert len(lines) == 1
    assert lines[0].splitlines() == lines
    _, settings, text = command(lines[0])
    assert text == hostile
    assert settings["file"] == f"{hostile}.yaml"
    assert settings.keys() == {"file", "line", "col", "title"}


def test_validate_annotates_and_counts_and_fails(broken: Path) -> None:
    result = ran("validate", "--data", str(broken), "--format", "github")
    assert result.exit_code == 1
    assert {command(line)[0] for line in result.stdout.splitlines()} == {"error"}
    assert "errors" in result.stderr


def test_a_clean_folder_prints_no_command_and_is_counted() -> None:
    result = ran("validate", "--data", str(EVERY_FORM), "--format", "github")
    assert (result.exit_code, result.stdout.strip()) == (0, "")
    assert "files" in result.stderr


def test_audit_annotates_contradictions_as_errors_and_doubts_as_warnings() -> None:
    options = ("audit", "--data", str(SHIPPED), "--as-of", "2024-06")
    found = json.loads(ran(*options, "--format", "json").stdout)["findings"]
    kinds = [command(line)[0] for line in ran(*options, "--format", "github").stdout.splitlines()]
    assert kinds == sorted(kinds)
    assert kinds.count("error") == sum(one["severity"] == "contradiction" for one in found)
    assert kinds.count("warning") == sum(one["severity"] == "doubt" for one in found)


# the summary of a step


def test_the_summary_of_a_step_is_added_to_what_others_wrote(broken: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    for command_ in ("validate", "audit"):
        ran(command_, "--data", str(broken), "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    text = summary.read_text("utf-8")
    assert text.startswith("before\n### planmetrics validate\n")
    assert "\n### planmetrics audit\n" in text
    assert "| error S001 | " in text


@pytest.mark.parametrize("format_", ["text", "json", "sarif"])
def test_other_formats_leave_the_summary_alone(broken: Path, tmp_path: Path, format_: str) -> None:
    ran("validate", "--data", str(broken), "--format", format_, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
    assert not (tmp_path / "summary.md").exists()


def test_a_summary_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    options = ("validate", "--data", str(EVERY_FORM), "--format", "github")
    result = ran(*options, GITHUB_STEP_SUMMARY=str(tmp_path / "none" / "summary.md"))
    assert result.exit_code == 3
    assert "summary.md" in result.stderr


def test_the_table_of_a_summary_holds_no_markup_of_the_data() -> None:
    text = step_summary("planmetrics validate", "1 error", [remark(message="a | b <img> *c*\nd")], EN)
    assert text.splitlines()[-2] == r"| error S001 | plans/a.yaml:3:5 | a \| b \<img\> \*c\* d | put it right |"


def test_a_summary_stays_below_what_github_takes_and_says_how_much_is_left_out() -> None:
    text = step_summary("planmetrics validate", "many", [remark(message="数" * 1000) for _ in range(1000)], EN)
    rows = text.count("| error S001 |")
    assert len(text.encode()) < 1024 * 1024
    assert 300 < rows < 1000
    assert f"{1000 - rows} more are not listed" in text


# SARIF


def _object(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    return {"type": "object", "required": [*required], "properties": required | optional, "additionalProperties": False}


TEXT = _object({"text": {"type": "string", "minLength": 1}})
COUNT = {"type": "integer", "minimum": 1}
PHYSICAL = _object(
    {
        "artifactLocation": _object({"uri": {"type": "string", "pattern": r"^[A-Za-z0-9._~/%-]+$"}}),
        "region": _object({"startLine": COUNT, "startColumn": COUNT}),
    }
)
RULE = _object(
    {"id": {"type": "string"}, "shortDescription": TEXT, "fullDescription": TEXT, "help": TEXT},
)
RESULT = _object(
    {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": TEXT,
        "locations": {"type": "array", "minItems": 1, "items": _object({"physicalLocation": PHYSICAL})},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
    },
    relatedLocations={
        "type": "array",
        "uniqueItems": True,
        "items": _object({"id": {"type": "integer"}, "physicalLocation": PHYSICAL, "message": TEXT}),
    },
    suppressions={
        "type": "array",
        "items": _object({"kind": {"enum": ["inSource", "external"]}, "justification": {"type": "string"}}),
    },
)
DRIVER = _object(
    {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "rules": {"type": "array", "uniqueItems": True, "items": RULE},
    }
)
LOG = _object(
    {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": _object(
                {
                    "tool": _object({"driver": DRIVER}),
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": RESULT},
                }
            ),
        },
    }
)
"""What SARIF 2.1.0 says of the keys that we write, as a schema that takes no others."""


def log(text: str) -> dict[str, Any]:
    """A log that has to be one, and whose results name their rules."""
    found: dict[str, Any] = json.loads(text)
    jsonschema.Draft7Validator(LOG).validate(found)
    run = found["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    return run  # type: ignore[no-any-return]  # an object of the log, as its schema has it


@pytest.mark.parametrize(
    "options",
    [
        ("validate", "--data", str(EVERY_FORM)),
        ("validate", "--data", str(EVERY_KEY)),
        ("validate", str(REJECTED / "plans")),
        ("validate", str(REJECTED / "actuals")),
        ("audit", "--data", str(SHIPPED), "--notes", "--all"),
        ("audit", "--data", str(EVERY_KEY), "--notes", "--all"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_sarif_holds_every_finding_at_its_place(options: tuple[str, ...], lang: str) -> None:
    found = json.loads(ran(*options, "--format", "json").stdout)["findings"]
    results = log(CliRunner().invoke(app, [*options, "--format", "sarif", "--lang", lang]).stdout)["results"]
    places = [result["locations"][0]["physicalLocation"] for result in results]
    assert [result["ruleId"] for result in results] == [one["code"] for one in found]
    assert [place["region"]["startLine"] for place in places] == [one["line"] for one in found]


def test_a_finding_keeps_its_fingerprint_when_its_line_moves() -> None:
    def prints(*remarks: Remark) -> list[str]:
        return [result["partialFingerprints"]["planmetrics/v1"] for result in log(sarif(remarks))["results"]]

    here, moved, other = prints(remark(line=3), remark(line=30), remark(message="also wrong"))
    assert here == moved != other


def test_what_was_accepted_is_suppressed_with_its_reason() -> None:
    (result,) = log(sarif([remark("contradiction", accepted="confirmed by its issuer")]))["results"]
    assert result["level"] == "note"
    assert result["suppressions"] == [{"kind": "external", "justification": "confirmed by its issuer"}]


def test_a_file_name_is_a_uri_and_related_places_are_named() -> None:
    also = (Also(Span("plans/规划 b.yaml", 7, 1), "here"),)
    (result,) = log(sarif([remark(file="plans/规划 #1.yaml", also=also)]))["results"]
    assert (
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "plans/%E8%A7%84%E5%88%92%20%231.yaml"
    )
    assert result["relatedLocations"][0]["message"] == {"text": "here"}


def test_two_runs_yield_the_same_bytes() -> None:
    assert len({ran("audit", "--data", str(SHIPPED), "--format", "sarif").stdout for _ in range(2)}) == 1


@pytest.mark.parametrize("format_", ["github", "gitlab", "sarif"])
def test_a_command_without_findings_refuses_them_with_what_it_has(format_: str) -> None:
    assert "json" in refused(
        "gap", "--data", str(EVERY_FORM), "--plan", "every-form", "--format", format_, "--lang", "en"
    )


# GitLab


def test_gitlab_is_given_each_finding_with_its_place_and_weight() -> None:
    made = [remark(), remark("doubt", line=4), remark("note"), remark("contradiction", accepted="confirmed")]
    entries = json.loads(code_quality(made))
    assert [entry["severity"] for entry in entries] == ["major", "minor", "info", "info"]
    assert entries[1].keys() == {"description", "check_name", "fingerprint", "severity", "location"}
    assert entries[1]["location"] == {"path": "plans/a.yaml", "lines": {"begin": 4}}


@pytest.mark.parametrize(
    "options", [("validate", str(REJECTED / "plans")), ("audit", "--data", str(SHIPPED), "--notes")]
)
def test_gitlab_tells_all_findings_apart(options: tuple[str, ...]) -> None:
    found = json.loads(ran(*options, "--format", "json").stdout)["findings"]
    entries = json.loads(ran(*options, "--format", "gitlab").stdout)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == len(found)


# hooks for commits


HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
CHECKED = [
    "data/plans/a.yaml",
    "data/plans/2024/a.yml",
    "data/actuals/330100.yaml",
    "data/actuals/zj/330100.yml",
    "data/indicators.yaml",
    "data/regions.yml",
    "data/methods.yaml",
    "data/plans/杭州.yaml",
]
LEFT_ALONE = [
    "plans.yaml",
    "data/plans.yaml",
    "data/plans/a.txt",
    "data/plans/a.yaml.bak",
    "data/documents/a.yaml",
    "data/notes.yaml",
    "other/data/plans/a.yaml",
    "mydata/plans/a.yaml",
    ".github/workflows/plans.yml",
    "data/indicators.yaml.orig",
    "data/indicatorsXyaml",
]


def test_the_hooks_are_those_that_other_repositories_name() -> None:
    assert [hook["id"] for hook in HOOKS] == ["planmetrics-validate", "planmetrics-audit"]
    assert [hook["entry"] for hook in HOOKS] == ["planmetrics validate", "planmetrics audit"]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_for_files_of_the_data_folder_alone(hook: dict[str, Any]) -> None:
    assert [name for name in (*CHECKED, *LEFT_ALONE) if re.search(hook["files"], name)] == CHECKED


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_for_every_file_that_is_shipped(hook: dict[str, Any]) -> None:
    names = [path.relative_to(ROOT).as_posix() for path in SHIPPED.rglob("*.yaml")]
    assert [name for name in names if not re.search(hook["files"], name)] == []


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_checks_the_whole_folder_of_the_repository_it_runs_in(
    hook: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(EVERY_FORM, tmp_path / "data")
    (tmp_path / "data" / "plans" / "broken.yaml").write_text("format: 2\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert hook["pass_filenames"] is False
    result = ran(*hook["entry"].split()[1:])
    assert result.exit_code == 1
    assert "data/plans/broken.yaml" in result.output


# the action


ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "name" in step}


@pytest.fixture
def program(tmp_path: Path) -> str:
    """A search path on which planmetrics is this very program."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "planmetrics").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m planmetrics "$@"\n', encoding="utf-8")
    (folder / "planmetrics").chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def step(name: str, folder: Path, path: str, **inputs: str) -> subprocess.CompletedProcess[str]:
    """A step of the action, as a runner of GitHub starts it."""
    values = {key: one["default"] for key, one in ACTION["inputs"].items()} | inputs
    given = {
        key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: values[found[1]], text)
        for key, text in STEPS[name].get("env", {}).items()
    }
    summary = str(folder / "summary.md")
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src"), "GITHUB_STEP_SUMMARY": summary, **given}
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[name]["run"]]
    return subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("strict", ["true", "false"])
def test_the_action_passes_a_sound_folder(tmp_path: Path, program: str, strict: str) -> None:
    shutil.copytree(EVERY_FORM, tmp_path / "data")
    assert step("validate", tmp_path, program, strict=strict).returncode == 0
    assert "planmetrics validate" in (tmp_path / "summary.md").read_text("utf-8")


@pytest.mark.parametrize(("strict", "code"), [("true", 1), ("false", 0)])
def test_a_warning_fails_the_action_unless_it_is_told_not_to_be_strict(
    tmp_path: Path, program: str, strict: str, code: int
) -> None:
    plan = Path(shutil.copytree(EVERY_FORM, tmp_path / "data")) / "plans" / "every-form.yaml"
    shutil.copy(plan, plan.with_name("every-form.yaml.txt"))
    result = step("validate", tmp_path, program, strict=strict)
    assert (result.returncode, result.stdout[:10]) == (code, "::warning ")


def test_the_action_fails_a_broken_folder_and_annotates_it(broken: Path, program: str) -> None:
    result = step("validate", broken.parent, program)
    assert result.returncode == 1
    assert result.stdout.startswith("::error file=data/plans/every-form.yaml,line=")


def test_the_action_audits_the_folder_it_is_given(tmp_path: Path, program: str) -> None:
    shutil.copytree(SHIPPED, tmp_path / "our plans")
    result = step("audit", tmp_path, program, data="our plans")
    assert result.returncode == 1
    assert "file=our plans/plans/gongshu-14fyp.yaml" in result.stdout


def test_a_folder_that_is_not_there_fails_the_action(tmp_path: Path, program: str) -> None:
    assert step("validate", tmp_path, program, data="none").returncode not in {0, 1}


def test_inputs_never_become_text_of_a_shell() -> None:
    assert [name for name, one in STEPS.items() if "${{" in one["run"]] == []


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield value


def test_every_input_of_the_action_is_used() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", " ".join(_texts(ACTION["runs"]))))
    assert used == ACTION["inputs"].keys()
