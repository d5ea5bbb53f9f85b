"""README and its two companions: every command shown runs, all are shown, and what is shown is what comes out."""

from __future__ import annotations

import doctest
import re
import shlex
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

from planmetrics.cli.app import app
from planmetrics.cli.help import COMMANDS
from tests.test_layers import ORDER

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SHELL = "\n".join(re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL))
SHOWN = [line.split("#")[0].strip() for line in SHELL.splitlines() if line.startswith("planmetrics ")]


def run(command: str) -> str:
    result = CliRunner().invoke(app, shlex.split(command)[1:], env={"COLUMNS": None})
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("command", SHOWN)
def test_a_command_of_the_readme_runs(command: str) -> None:
    run(command)


def test_every_command_is_shown() -> None:
    elsewhere = re.findall(
        r"^planmetrics (\w+)", "\n".join(re.findall(r"```console\n(.*?)```", README, flags=re.DOTALL)), re.MULTILINE
    )

    assert set(COMMANDS) == {*(command.split()[1] for command in SHOWN), *elsewhere}


def test_the_table_is_what_the_command_prints() -> None:
    command = "planmetrics cagr --plan gongshu-14fyp --indicator hightech-firms --lang en"
    (table,) = re.findall(r"```text\n(Science and.*?)```", README, flags=re.DOTALL)

    assert command in README
    assert run(command).startswith(table)


def test_the_yaml_is_what_the_plan_holds() -> None:
    yaml, *_ = re.findall(r"```yaml\n(.*?)```", README, flags=re.DOTALL)
    plan = (ROOT / "data" / "plans" / "gongshu-14fyp.yaml").read_text("utf-8")

    written = [line.strip() for line in yaml.splitlines()]

    assert [line for line in written if line not in plan] == []


def output_shown(command: str) -> str | None:
    """The output that stands right below a block which ends with this command."""
    found = re.search(rf"^{re.escape(command)}\n```\n\n```text\n(.*?)```", README, re.DOTALL | re.MULTILINE)
    return found[1] if found is not None else None


@pytest.mark.parametrize("folder", [path.name for path in sorted((ROOT / "examples").iterdir())])
def test_an_example_is_shown_with_what_comes_out(folder: str) -> None:
    shown = {command: output for command in SHOWN if folder in command and (output := output_shown(command))}

    assert shown
    assert all(run(command).startswith(output) for command, output in shown.items())


def test_the_commands_for_a_plan_of_ones_own_do_what_is_said(
    unrelated_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (block,) = re.findall(r"```console\n(planmetrics init .*?)```", README, re.DOTALL)
    codes = []
    for line in block.splitlines():
        if line.startswith("cd "):
            monkeypatch.chdir(unrelated_folder / line.removeprefix("cd "))
        else:
            codes.append(CliRunner().invoke(app, shlex.split(line)[1:]).exit_code)

    assert codes == [0, 0, 0, 0, 1]


def test_set_up_is_two_commands_of_one_line() -> None:
    first, second = [line for line in SHELL.splitlines() if line.startswith("python3 -m venv")]

    assert first.endswith("planmetrics gap --plan hz-315-2024")
    assert second.endswith("pytest -q -n auto")


def test_what_python_says_is_what_the_readme_shows() -> None:
    results = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")

    assert results.attempted > 5
    assert results.failed == 0


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    quoted = re.findall(r"`([\w/]+(?:/|\.(?:py|md|toml|yaml)))`", (ROOT / page).read_text("utf-8"))
    places = (ROOT, ROOT / "data", ROOT / "src" / "planmetrics")

    assert quoted
    assert [name for name in quoted if not any((place / name).exists() for place in places)] == []


def test_the_page_on_architecture_has_the_layers_in_order() -> None:
    rows = re.findall(r"^\| (`.+?`) \|", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.MULTILINE)
    row_of = {name: number for number, row in enumerate(rows) for name in re.findall(r"`(\w+)`", row)}
    places = [[row_of[name] for name in layer if name != "__main__"] for layer in ORDER]

    assert all(max(before) <= min(after) for before, after in pairwise(places))


def test_the_line_of_the_memo_is_what_the_audit_says() -> None:
    (line,) = re.findall(r"^【.*$", README, flags=re.MULTILINE)
    result = CliRunner().invoke(app, ["audit", "--plan", "gongshu-14fyp", "--format", "markdown", "--lang", "zh"])

    assert f"1. {line}\n" in result.stdout
