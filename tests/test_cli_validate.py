"""planmetrics validate from the command line: what it checks, how it tells, and what its exit code means."""

from __future__ import annotations

import json
import os
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner, Result

from planmetrics.cli.app import app
from tests.made_up import EVERY_FORM, SHIPPED, indicator, plan_text, target

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("unrelated_folder")

NOT_ON_WINDOWS = pytest.mark.skipif(os.name == "nt", reason="such files cannot be made there")
FINDING = "code severity file line column path message hint plan indicator region related evidence message_zh hint_zh"
LINE = re.compile(r"^(?P<file>[^:\s].*?):(?P<line>\d+):(?P<column>\d+): (?P<severity>\w+)\[(?P<code>[A-Z]\d{3})\]: \S")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the made-up data folder, to be broken."""
    return shutil.copytree(EVERY_FORM, tmp_path / "made-up" / "data")


def validate(*arguments: str | Path, **environment: str) -> Result:
    result = CliRunner().invoke(app, ["validate", *map(str, arguments)], env=environment)
    assert "Traceback" not in result.output
    return result


def findings(*arguments: str | Path) -> list[dict[str, Any]]:
    content = json.loads(validate(*arguments, "--format", "json").stdout)
    found: list[dict[str, Any]] = content["findings"]
    return found


def codes(*arguments: str | Path) -> list[str]:
    return [found["code"] for found in findings(*arguments)]


def misspell(path: Path, right: str, wrong: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")


def copied(path: Path, to: Path) -> Path:
    shutil.copy(path, to)
    return to


def warn(data: Path) -> None:
    """A source that nothing uses: worth a warning."""
    unused = "  unused: {title: 虚构, number: 虚1, kind: official, published: 2024}\nobservations:"
    misspell(data / "actuals" / "990100.yaml", "observations:", unused)


def note(data: Path) -> None:
    """A figure that the program cannot read, and that somebody vouches for: worth a note."""
    misspell(data / "actuals" / "990100.yaml", "printed: 新增0.17万家", "printed: 见附表, vouched: 统计处")


# sound data


def test_sound_data_is_clean() -> None:
    result = validate("--data", EVERY_FORM)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "no problems; 6 files checked\n"


def test_the_shipped_data_is_clean_even_strictly() -> None:
    result = validate("--data", SHIPPED, "--strict")

    assert (result.exit_code, result.stdout) == (0, "")


def test_without_a_path_the_nearest_data_is_checked(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    misspell(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")
    monkeypatch.chdir(data.parent)

    assert validate().exit_code == 1


def test_a_data_folder_may_be_given_as_a_path(data: Path) -> None:
    misspell(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")

    assert validate(data).stdout == validate("--data", data).stdout != ""


def test_a_wrong_data_folder_is_wrong_usage(tmp_path: Path) -> None:
    result = validate("--data", tmp_path)

    assert result.exit_code == 2
    assert "--data is" in result.stderr
    assert validate(PLANMETRICS_DATA=str(tmp_path)).exit_code == 2


# errors, warnings, notes


def test_an_error_fails_and_is_told_at_its_place(data: Path) -> None:
    misspell(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")

    result = validate(data)

    assert result.exit_code == 1
    assert "every-form.yaml:26:9: error[S001]: 'at_leest' is not a key of a target\n    did you mean" in result.stdout
    assert result.stderr == "1 error; 6 files checked\n"


def test_diagnostics_go_to_stdout_and_their_count_to_stderr(data: Path) -> None:
    misspell(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")
    warn(data)

    result = validate(data)

    assert result.stderr == "1 error, 1 warning; 6 files checked\n"
    assert all(LINE.match(line) or line.startswith("    ") for line in result.stdout.splitlines())


def test_a_warning_fails_only_when_strict(data: Path) -> None:
    warn(data)

    lax, strict = validate(data), validate(data, "--strict")

    assert (lax.exit_code, strict.exit_code) == (0, 1)
    assert "warning[L012]" in lax.stdout
    assert lax.stdout == strict.stdout


def test_a_note_never_fails(data: Path) -> None:
    note(data)

    lax, strict = validate(data), validate(data, "--strict")

    assert (lax.exit_code, strict.exit_code) == (0, 0)
    assert "note[" in lax.stdout
    assert "note" in lax.stderr


def test_all_errors_of_all_files_come_in_one_run(data: Path) -> None:
    misspell(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")
    misspell(data / "plans" / "every-form.yaml", "multiple: 2", "multipel: 2")
    misspell(data / "plans" / "every-draft.yaml", "standing: draft", "standing: drafft")
    misspell(data / "actuals" / "990100.yaml", "value: 2.30", "value: 2.30家")
    misspell(data / "regions.yaml", "level: province", "levell: province")
    misspell(data / "indicators.yaml", "measure: flow", "meassure: flow")
    result = validate(data)

    told = {match["file"].rsplit("/", 1)[-1] for line in result.stdout.splitlines() if (match := LINE.match(line))}

    assert result.exit_code == 1
    assert told == {"every-form.yaml", "every-draft.yaml", "990100.yaml", "regions.yaml", "indicators.yaml"}
    assert "at_leest" in result.stdout
    assert "multipel" in result.stdout


def test_they_are_sorted_by_place(data: Path) -> None:
    misspell(data / "plans" / "every-form.yaml", "multiple: 2", "multipel: 2")
    misspell(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")
    misspell(data / "plans" / "every-draft.yaml", "standing: draft", "standing: drafft")
    warn(data)

    places = [(found["file"], found["line"], found["column"]) for found in findings(data)]

    assert places == sorted(places)
    assert len(places) >= 4


def test_a_file_that_is_no_yaml_does_not_hide_the_next(data: Path) -> None:
    (data / "plans" / "every-draft.yaml").write_text("format: [\n", encoding="utf-8")
    (data / "actuals" / "990100.yaml").write_bytes(b"\xd6\xd0\xce\xc4")
    misspell(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")

    found = {(one["file"].rsplit("/", 1)[-1], one["code"][0]) for one in findings(data)}

    assert found >= {("every-draft.yaml", "Y"), ("990100.yaml", "Y"), ("every-form.yaml", "S")}


def test_a_mistake_is_not_told_twice(data: Path) -> None:
    misspell(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")

    assert codes(data) == ["S001"]


def test_mistakes_between_files_are_found(data: Path) -> None:
    misspell(data / "plans" / "every-draft.yaml", "- id: firms", "- id: firmz")

    assert "L001" in codes(data)


# named files


def test_named_files_are_checked_against_the_rest_of_their_folder(data: Path) -> None:
    misspell(data / "plans" / "every-draft.yaml", "- id: firms", "- id: firmz")

    result = validate(data / "plans" / "every-draft.yaml")

    assert result.exit_code == 1
    assert "firmz" in result.stdout
    assert validate(data / "plans" / "every-form.yaml").exit_code == 0


def test_of_named_files_only_their_own_problems_are_told(data: Path) -> None:
    misspell(data / "plans" / "every-draft.yaml", "standing: draft", "standing: drafft")

    result = validate(data / "plans" / "every-form.yaml", data / "actuals" / "990100.yaml")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "no problems; 2 files checked\n"


def test_a_named_registry_is_checked(data: Path) -> None:
    misspell(data / "regions.yaml", "format: 1", "format: 1\nnonsense: 1")

    assert codes(data / "regions.yaml") == ["S001"]
    assert codes(data / "indicators.yaml") == []


def test_named_actuals_are_checked(data: Path) -> None:
    misspell(data / "actuals" / "990102.yaml", "value: 3.0", "value: 3.0家")

    assert codes(data / "actuals" / "990102.yaml") == ["S009"]


def test_a_relative_name_is_as_good_as_an_absolute_one(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    misspell(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")
    for folder, name in (
        (data.parent, "data/plans/every-form.yaml"),
        (data.parent, "./data/../data/plans/every-form.yaml"),
        (data / "plans", "every-form.yaml"),
        (data / "actuals", "../plans/every-form.yaml"),
    ):
        monkeypatch.chdir(folder)
        assert validate(name).exit_code == 1, name


@NOT_ON_WINDOWS
def test_a_file_named_through_a_link_to_its_folder_is_checked(data: Path, tmp_path: Path) -> None:
    misspell(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")
    (tmp_path / "link").symlink_to(data.parent)

    result = validate(tmp_path / "link" / "data" / "plans" / "every-form.yaml")

    assert result.exit_code == 1
    assert "at_leest" in result.stdout


@NOT_ON_WINDOWS
def test_a_link_to_a_file_is_checked(data: Path, tmp_path: Path) -> None:
    misspell(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")
    (tmp_path / "every-form.yaml").symlink_to(data / "plans" / "every-form.yaml")

    assert validate(tmp_path / "every-form.yaml").exit_code == 1


def test_a_plan_outside_any_data_folder_is_checked_against_the_nearest_data(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = copied(data / "plans" / "every-draft.yaml", tmp_path / "my-draft.yaml")
    misspell(draft, "id: every-draft", "id: my-draft")
    monkeypatch.chdir(data.parent)

    assert validate(draft).exit_code == 0
    misspell(draft, "id: firms", "id: firmz")
    result = validate(draft)

    assert result.exit_code == 1
    assert "my-draft.yaml" in result.stdout
    assert "firmz" in result.stdout


def test_far_from_any_data_a_plan_is_checked_against_that_of_the_package(tmp_path: Path) -> None:
    draft = tmp_path / "made-up.yaml"
    draft.write_text(plan_text(target("intensity", by="2025", at_least="3", printed='"3"')), encoding="utf-8")
    misspell(draft, "990100", "330100")
    misspell(draft, "id: intensity", "id: rd-intensity")

    assert validate(draft).output == "no problems; 1 file checked\n"


def test_actuals_outside_any_data_folder_are_known_by_what_they_hold(data: Path, tmp_path: Path) -> None:
    loose = copied(data / "actuals" / "990102.yaml", tmp_path / "loose.yaml")
    misspell(loose, "value: 3.0", "value: 3.0家")

    assert "S009" in codes(loose)
    assert "S001" not in codes(loose)


@pytest.mark.parametrize("name", ["indicators.yaml", "regions.yaml"])
def test_a_registry_outside_any_data_folder_is_checked_too(name: str, tmp_path: Path) -> None:
    loose = tmp_path / name
    loose.write_text("format: 1\nnonsense: true\n", encoding="utf-8")

    result = validate(loose)

    assert result.exit_code == 1
    assert "nonsense" in result.stdout


def test_data_says_what_named_files_are_checked_against(data: Path, tmp_path: Path) -> None:
    loose = copied(data / "plans" / "every-draft.yaml", tmp_path / "my-draft.yaml")
    misspell(loose, "id: every-draft", "id: my-draft")

    assert validate(loose, "--data", data).exit_code == 0


def test_a_path_that_does_not_exist_is_wrong_usage(data: Path) -> None:
    result = validate(data / "plans" / "every-form.yaml", data / "plans" / "nowhere.yaml")

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "nowhere.yaml" in result.stderr


# files that cannot be read


def test_a_folder_in_place_of_a_file_cannot_be_read(data: Path) -> None:
    (data / "plans" / "folder.yaml").mkdir()

    whole, named = validate(data), validate(data / "plans" / "folder.yaml")

    assert (whole.exit_code, named.exit_code) == (3, 3)
    assert "folder.yaml:1:1: error[Y020]" in whole.stdout
    assert "it is a folder" in named.stdout


@NOT_ON_WINDOWS
def test_a_pipe_in_place_of_a_file_cannot_be_read(data: Path) -> None:
    os.mkfifo(data / "actuals" / "990101.yaml")

    assert validate(data).exit_code == 3
    assert validate(data / "actuals" / "990101.yaml").exit_code == 3


@NOT_ON_WINDOWS
def test_a_link_to_itself_cannot_be_read(data: Path) -> None:
    (data / "plans" / "loop.yaml").symlink_to("loop.yaml")

    assert validate(data).exit_code == 3
    assert validate(data / "plans" / "loop.yaml").exit_code == 3


def test_what_cannot_be_read_does_not_hide_the_rest(data: Path) -> None:
    (data / "plans" / "folder.yaml").mkdir()
    misspell(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")

    assert sorted(codes(data)) == ["S001", "Y020"]


# JSON


def test_json_has_the_shape_of_the_contract(data: Path) -> None:
    misspell(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")
    warn(data)
    note(data)

    content = json.loads(validate(data, "--format", "json").stdout)

    assert list(content) == ["schema_version", "findings", "summary"]
    assert content["schema_version"] == 1
    assert all(list(found) == FINDING.split() for found in content["findings"])
    assert {found["severity"] for found in content["findings"]} == {"error", "warning", "note"}
    assert content["summary"]["files"] == 6
    assert [content["summary"][name] for name in ("errors", "warnings", "notes")] == [1, 1, 1]


def test_json_and_text_tell_the_same(data: Path) -> None:
    misspell(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")
    misspell(data / "plans" / "every-draft.yaml", "standing: draft", "standing: drafft")
    lines = [match for line in validate(data).stdout.splitlines() if (match := LINE.match(line))]

    assert [(m["file"], int(m["line"]), int(m["column"]), m["severity"], m["code"]) for m in lines] == [
        (f["file"], f["line"], f["column"], f["severity"], f["code"]) for f in findings(data)
    ]


def test_json_of_sound_data_has_no_findings() -> None:
    result = validate("--data", EVERY_FORM, "--format", "json")

    assert json.loads(result.stdout)["findings"] == []
    assert (result.exit_code, result.stderr) == (0, "")


def test_exit_codes_do_not_depend_on_the_format(data: Path) -> None:
    warn(data)

    assert validate(data, "--format", "json").exit_code == 0
    assert validate(data, "--format", "json", "--strict").exit_code == 1
    (data / "plans" / "folder.yaml").mkdir()
    assert validate(data, "--format", "json").exit_code == 3


def test_a_finding_tells_the_path_inside_the_file(data: Path) -> None:
    misspell(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")

    (found,) = findings(data)

    assert found["path"] == "indicators/0/targets/0/at_leest"
    assert (found["line"], found["column"]) == (26, 9)
    assert found["file"].endswith("data/plans/every-form.yaml")
    assert "\\" not in found["file"]


def test_each_code_told_can_be_explained(data: Path) -> None:
    warn(data)
    note(data)
    misspell(data / "plans" / "every-form.yaml", "at_least: 3.0", "at_leest: 3.0")

    for code in codes(data):
        explained = CliRunner().invoke(app, ["explain", code])
        assert explained.exit_code == 0
        assert explained.stdout.startswith(code)


# names of files


@NOT_ON_WINDOWS
def test_control_characters_in_the_name_of_a_file_do_not_reach_the_terminal(data: Path) -> None:
    (data / "plans" / "\x1b[31mred\nsecond.yaml").write_text("format: [\n", encoding="utf-8")

    result = validate(data)

    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert all(LINE.match(line) or line.startswith("    ") for line in result.stdout.splitlines())


def test_names_of_files_may_be_chinese(data: Path) -> None:
    (data / "plans" / "规划 草案.yaml").write_text("format: [\n", encoding="utf-8")

    assert "plans/规划 草案.yaml:" in validate(data).stdout


@pytest.mark.parametrize(
    ("promise", "en", "zh"),
    [
        ("growth: {less_than: 3}, printed: 年均增长5%以内", "less_than 3 % growth a year", "低于3%的年均增长"),
        ("multiple: 2, printed: 增长3倍", "at_most 2 times", "不超过2倍"),  # a bare figure where lower is better
    ],
)
def test_growth_that_is_encoded_is_told_as_growth_and_not_in_the_indicators_unit(
    data: Path, promise: str, en: str, zh: str
) -> None:
    plan = data / "plans" / "made-up.yaml"
    plan.write_text(plan_text(indicator("energy", f"by: 2025, {promise}")), "utf-8")

    assert en in validate("--data", data, "--lang", "en").stdout
    assert zh in validate("--data", data, "--lang", "zh").stdout
