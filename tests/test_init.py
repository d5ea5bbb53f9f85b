"""A folder to start from, and a plan to fill in: what is made works at once, and nothing that is there is touched."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from planmetrics.cli.init import EXAMPLES, NEARER
from planmetrics.model.terms import COMPARATORS
from planmetrics.project import open_all
from planmetrics.source import files_below
from tests.command_line import refused, run, shown
from tests.test_schema import test_every_data_file_names_its_schema_and_holds_to_it as holds_to_its_schema

if TYPE_CHECKING:
    from planmetrics.render.words import Lang

LANGS: list[Lang] = ["en", "zh"]
EXAMPLE = Path(__file__).parents[1] / "examples"


def made(folder: Path, lang: str) -> set[str]:
    """The files of a new folder, by their path from there."""
    shown("init", str(folder), lang=lang)
    return set(files_below(folder))


@pytest.mark.parametrize("lang", LANGS)
def test_in_a_new_folder_validate_is_green_and_gap_shows_something_at_once(
    lang: Lang, unrelated_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run("init", "plans", "--lang", lang)
    files = set(files_below(unrelated_folder / "plans"))
    monkeypatch.chdir("plans")

    assert result.exit_code == 0
    assert {line.removeprefix("plans/") for line in result.stdout.splitlines()} == files
    assert [line.strip() for line in result.stderr.splitlines()][1:3] == [
        "cd plans",
        "planmetrics validate" + (" --lang zh" if lang == "zh" else ""),
    ]
    assert shown("validate", "--strict") == ""
    assert len(shown("gap", "--as-of", "2025-09").splitlines()) > 20
    assert run("audit").exit_code == 0
    assert files >= {
        ".vscode/settings.json",
        ".pre-commit-config.yaml",
        ".github/workflows/plans.yml",
        ".gitlab-ci.yml",
    }


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_made_is_the_example_of_the_repository(lang: Lang, unrelated_folder: Path) -> None:
    files = made(unrelated_folder / "plans", lang)
    example = files_below(EXAMPLE / EXAMPLES[lang])

    assert set(example) < files
    for name, path in example.items():
        assert (unrelated_folder / "plans" / name).read_bytes() == path.read_bytes().replace(*NEARER)


def commands(text: str) -> list[str]:
    """The calls of planmetrics in a file for CI."""
    return re.findall(r"(?:entry: |run: |    - )(planmetrics .*)", text)


@pytest.mark.parametrize("name", [".pre-commit-config.yaml", ".github/workflows/plans.yml", ".gitlab-ci.yml"])
def test_the_checks_of_ci_pass_and_fail_as_they_should(
    name: str, unrelated_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(unrelated_folder / "plans", "en")
    monkeypatch.chdir("plans")
    text = Path(name).read_text("utf-8")

    assert yaml.safe_load(text)
    assert commands(text) == ["planmetrics validate --strict", "planmetrics audit"]
    assert [run(*shlex.split(command)[1:]).exit_code for command in commands(text)] == [0, 0]
    plan = Path("data/plans/council-plan.yaml")
    plan.write_text(plan.read_text("utf-8").replace("at_least: 2500", "at_least: 2600"), "utf-8")
    assert [run(*shlex.split(command)[1:]).exit_code for command in commands(text)] == [1, 1]


def test_editors_are_told_of_a_schema_for_every_file_of_data(unrelated_folder: Path) -> None:
    folder = unrelated_folder / "plans"
    files = {name for name in made(folder, "zh") if name.startswith("data/")}
    schemas: dict[str, str | list[str]] = json.loads((folder / ".vscode/settings.json").read_text("utf-8"))[
        "yaml.schemas"
    ]
    patterns = [pattern for one in schemas.values() for pattern in ([one] if isinstance(one, str) else one)]

    assert {
        name for name in files if not any(Path(name).match(pattern.replace("**/", "")) for pattern in patterns)
    } == set()


@pytest.mark.parametrize("lang", LANGS)
def test_every_file_of_data_names_its_schema_and_holds_to_it(lang: Lang, unrelated_folder: Path) -> None:
    folder = unrelated_folder / "plans"
    files = [folder / name for name in made(folder, lang) if name.startswith("data/")]
    shown("new", "next-plan", "--data", str(folder / "data"))
    schemas: dict[str, object] = json.loads((folder / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]

    assert all((folder / schema).is_file() for schema in schemas)
    for path in files:
        holds_to_its_schema(path)
    new = (folder / "data/plans/next-plan.yaml").read_text("utf-8")
    assert new.startswith("# yaml-language-server: $schema=../../schemas/plan.schema.json\n")


def test_a_second_run_finds_everything_there(unrelated_folder: Path) -> None:
    before = made(unrelated_folder / "plans", "en")
    result = run("init", "plans", "--lang", "en")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "has everything already" in result.stderr
    assert set(files_below(unrelated_folder / "plans")) == before


def test_what_is_there_is_left_and_named(unrelated_folder: Path) -> None:
    (unrelated_folder / "README.md").write_text("ours", "utf-8")
    (unrelated_folder / ".gitlab-ci.yml").write_text("ours", "utf-8")
    result = run("init", ".", "--lang", "en")

    assert result.exit_code == 1
    assert "left as they are, and not what would have been made: .gitlab-ci.yml, README.md" in result.stderr
    assert "cd " not in result.stderr
    assert (unrelated_folder / "README.md").read_text("utf-8") == "ours"
    assert (unrelated_folder / "data/plans/council-plan.yaml").is_file()


@pytest.mark.parametrize("own", ["data/plans/ours.yaml", "data/actuals/E09000099.yaml", "data/regions.yaml"])
def test_among_data_of_ones_own_no_made_up_figures_are_put(own: str, unrelated_folder: Path) -> None:
    (unrelated_folder / own).parent.mkdir(parents=True)
    (unrelated_folder / own).write_text("format: 1\n", "utf-8")
    result = run("init", ".", "--lang", "en")
    files = set(files_below(unrelated_folder))

    assert result.exit_code == 0
    assert f"there is data already ({own}): the example is left out" in result.stderr
    assert {name for name in files if name.startswith("data/")} == {own}
    assert {".vscode/settings.json", ".gitlab-ci.yml"} < files


def test_an_example_that_was_changed_stays_so(unrelated_folder: Path) -> None:
    made(unrelated_folder / "plans", "en")
    plan = unrelated_folder / "plans/data/plans/council-plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("2500", "2600"), "utf-8")
    (unrelated_folder / "plans/data/indicators.yaml").unlink()
    result = run("init", "plans", "--lang", "en")

    assert result.exit_code == 0
    assert "2600" in plan.read_text("utf-8")
    assert not (unrelated_folder / "plans/data/indicators.yaml").exists()


def test_a_file_is_no_folder(unrelated_folder: Path) -> None:
    (unrelated_folder / "plans").write_text("", "utf-8")

    assert "'plans' is a file, not a folder" in refused("init", "plans", "--lang", "en")


def test_where_one_file_cannot_be_made_none_is(unrelated_folder: Path) -> None:
    (unrelated_folder / "plans").mkdir()
    (unrelated_folder / "plans" / "documents").write_text("in the way", "utf-8")
    said = refused("init", "plans", "--lang", "en", code=3)

    assert "plans/documents/council-plan.txt cannot be made: not a directory; nothing was left behind" in said
    assert set(files_below(unrelated_folder / "plans")) == {"documents"}
    assert [path.name for path in (unrelated_folder / "plans").iterdir()] == ["documents"]


def test_on_a_full_disk_nothing_is_left_behind(unrelated_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []

    def full(self: Path, mode: str) -> object:
        written.append(self)
        if len(written) > 5:
            raise OSError(28, "No space left on device")
        return open(self, mode)  # noqa: PTH123  # what Path.open does

    monkeypatch.setattr(Path, "open", full)
    result = run("init", "deep/plans", "--lang", "en")

    assert result.exit_code == 3
    assert "no space left on device; nothing was left behind" in result.stderr
    assert not (unrelated_folder / "deep").exists()


TEMPLATES = Path(__file__).parents[1] / "src" / "planmetrics" / "templates"
FILLED = {"title:": "title: Made up", "region:": 'region: "330100"', "{from: , to: }": "{from: 2024, to: 2027}"}


def filled(lang: str) -> str:
    """The template as a person would leave it: its head filled in, every example uncommented."""
    text = (TEMPLATES / f"plan-{lang}.yaml").read_text("utf-8").replace("id: ID", "id: filled")
    text = re.sub(r"^(?P<in>  )?# (?=  |- |not_targets:)", lambda found: found["in"] or "", text, flags=re.MULTILINE)
    for blank, value in FILLED.items():
        text = re.sub(rf"^((?:  |period: )?){re.escape(blank)}(?= )", rf"\g<1>{value}", text, flags=re.MULTILINE)
    return text


@pytest.mark.parametrize("lang", LANGS)
def test_every_example_of_the_template_is_sound_and_every_common_form_has_one(lang: Lang, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "filled.yaml").write_text(filled(lang), "utf-8")
    project = open_all(tmp_path)
    targets = [target for entry in project.dataset.plans["filled"].plan.indicators for target in entry.targets]

    assert [problem for problem in project.diagnostics if problem.severity.word != "note"] == []
    assert {target.form for target in targets} >= {"value", "sum", "growth", "change", "multiple", "percent_change", "average", "worded"}  # fmt: skip
    assert len(project.dataset.plans["filled"].plan.not_targets) == 2
    assert {target.comparator for target in targets} >= {"at_least", "between", "at_most"}


@pytest.mark.parametrize("lang", LANGS)
def test_of_a_new_plan_validate_tells_just_what_is_to_be_filled_in(
    lang: Lang, unrelated_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(unrelated_folder / "plans", lang)
    monkeypatch.chdir("plans")
    result = run("new", "next-plan", "--lang", lang)
    said = shown("validate", "data/plans/next-plan.yaml", code=1)
    blank = re.compile(r": *(?:#.*)?$|: ,")
    lines = Path("data/plans/next-plan.yaml").read_text("utf-8").splitlines()

    assert result.stdout == "data/plans/next-plan.yaml\n"
    assert "planmetrics validate data/plans/next-plan.yaml" in result.stderr
    told = {int(number) for number in re.findall(r"next-plan\.yaml:(\d+):", said)}
    assert told == {
        number for number, line in enumerate(lines, 1) if blank.search(line) and not re.match(r" *#|document:", line)
    }
    assert set(re.findall(r"\[(\w+)\]", said)) == {"S012"}


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ("My Plan", "at most 80 of them: my-plan"),
        ("plans/other.yaml", "at most 80 of them: plans-other"),
        ("../up", "at most 80 of them: up"),
        ("规划", "at most 80 of them: my-plan"),
        ("2026年指标", "at most 80 of them: plan-2026"),
        ("a" * 81, f"at most 80 of them: {'a' * 80}"),
        ("council-plan", "there is a plan 'council-plan' already: plans/data/plans/council-plan.yaml"),
    ],
)
def test_what_is_no_id_or_is_taken_is_refused_with_a_way_out(plan: str, said: str, unrelated_folder: Path) -> None:
    before = made(unrelated_folder / "plans", "en")

    assert said in refused("new", plan, "--data", "plans/data", "--lang", "en")
    assert set(files_below(unrelated_folder / "plans")) == before


def test_an_id_that_looks_like_a_number_is_written_as_text(unrelated_folder: Path) -> None:
    made(unrelated_folder / "plans", "en")
    shown("new", "2026", "--data", "plans/data")

    assert '\nid: "2026"\n' in (unrelated_folder / "plans/data/plans/2026.yaml").read_text("utf-8")


def test_a_new_plan_never_goes_into_the_data_of_the_package(unrelated_folder: Path) -> None:
    said = refused("new", "my-plan", "--lang", "en")

    assert "there is no data folder of your own here or above" in said
    assert "planmetrics init DIR" in said
    assert [*unrelated_folder.iterdir()] == []


def test_a_plan_in_a_subfolder_takes_its_name_too(unrelated_folder: Path) -> None:
    made(unrelated_folder / "plans", "en")
    older = unrelated_folder / "plans" / "data" / "plans" / "older"
    older.mkdir()
    (older / "first.yaml").write_text("format: 1\n", "utf-8")

    assert "already: plans/data/plans/older/first.yaml" in refused("new", "first", "--data", "plans/data")


@pytest.mark.parametrize("name", EXAMPLES.values())
def test_an_example_has_every_common_form_and_comparator_and_traces_clean(name: str) -> None:
    data = EXAMPLE / name / "data"
    project = open_all(data)
    (linked,) = project.dataset.plans.values()
    targets = [target for entry in linked.plan.indicators for target in entry.targets]
    (text,) = (EXAMPLE / name / "documents").iterdir()
    traced = json.loads(run("trace", linked.plan.id, str(text), "--data", str(data), "--format", "json").stdout)

    assert project.diagnostics == []
    assert {target.form for target in targets} >= {
        *("value", "sum", "growth", "change", "multiple", "percent_change", "average", "relative", "worded"),
    }
    assert {target.comparator for target in targets} >= {*COMPARATORS} - {"less_than", "more_than", "exactly"}
    assert traced["same_text"] is True
    assert [traced["summary"][key] for key in ("unaccounted", "misplaced", "undated", "without_line")] == [0, 0, 0, 0]
    assert json.loads(run("audit", "--data", str(data), "--format", "json").stdout)["findings"] == []


def test_the_council_counts_in_pounds_and_fiscal_years_of_places_of_its_own() -> None:
    (linked,) = open_all(EXAMPLE / "council" / "data").dataset.plans.values()

    assert {entry.unit for entry in linked.plan.indicators} >= {"£m", "%", "homes"}
    assert linked.plan.fiscal_year_starts == 4
    assert linked.plan.region == "madeup-council"
    assert any(entry.reduction for entry in linked.plan.indicators)
