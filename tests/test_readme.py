"""README in both languages and its two companions: every command shown runs, all are shown, and what is shown is what comes out."""

from __future__ import annotations

import doctest
import importlib.util
import re
import shlex
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from planmetrics.cli.app import app
from planmetrics.cli.help import COMMANDS
from planmetrics.report import KINDS
from tests.test_layers import ORDER
from tests.test_two_languages import HALF_WIDTH

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]
PAGES = {"en": (ROOT / "README.md").read_text("utf-8"), "zh": (ROOT / "README.zh-CN.md").read_text("utf-8")}
LARGEST = 300_000
"""Bytes of a picture."""


def blocks(page: str, language: str) -> list[str]:
    """What stands in blocks of this language."""
    return re.findall(rf"^```{language}\n(.*?)^```", page, flags=re.DOTALL | re.MULTILINE)


def shown(page: str) -> list[str]:
    """The commands of a page that are run as they stand."""
    lines = "\n".join(blocks(page, "sh")).splitlines()
    return [line.split("#")[0].strip() for line in lines if line.startswith("planmetrics ")]


def run(command: str) -> str:
    result = CliRunner().invoke(app, shlex.split(command)[1:], env={"COLUMNS": None})
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(params=PAGES)
def lang(request: pytest.FixtureRequest) -> str:
    """The language of a page."""
    return str(request.param)


@pytest.fixture
def page(lang: str) -> str:
    """A page."""
    return PAGES[lang]


@pytest.mark.parametrize("command", dict.fromkeys(command for page in PAGES.values() for command in shown(page)))
def test_a_command_of_the_readme_runs(command: str) -> None:
    run(command)


def test_every_command_is_shown(page: str) -> None:
    elsewhere = re.findall(r"^planmetrics (\w+)", "\n".join(blocks(page, "console")), re.MULTILINE)

    assert set(COMMANDS) == {*(command.split()[1] for command in shown(page)), *elsewhere}


def test_the_table_is_what_the_command_prints(page: str, lang: str) -> None:
    command = f"planmetrics cagr --plan gongshu-14fyp --indicator hightech-firms --lang {lang}"
    table, *_ = blocks(page, "text")

    assert command in page
    assert run(command).startswith(table)


def test_the_yaml_is_what_the_plan_holds(page: str) -> None:
    yaml, *_ = blocks(page, "yaml")
    plan = (ROOT / "data" / "plans" / "gongshu-14fyp.yaml").read_text("utf-8")

    written = [line.strip() for line in yaml.splitlines()]

    assert [line for line in written if line not in plan] == []


def output_shown(command: str, page: str) -> str | None:
    """The output that stands right below a block which ends with this command."""
    found = re.search(rf"^{re.escape(command)}\n```\n\n```text\n(.*?)```", page, re.DOTALL | re.MULTILINE)
    return found[1] if found is not None else None


@pytest.mark.parametrize("folder", [path.name for path in sorted((ROOT / "examples").iterdir())])
def test_an_example_is_shown_with_what_comes_out(folder: str, page: str) -> None:
    told = {command: output for command in shown(page) if folder in command and (output := output_shown(command, page))}

    assert told
    assert all(run(command).startswith(output) for command, output in told.items())


def test_the_commands_for_a_plan_of_ones_own_do_what_is_said(
    page: str, unrelated_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (block,) = [block for block in blocks(page, "console") if block.startswith("planmetrics init ")]
    codes = []
    for line in block.splitlines():
        if line.startswith("cd "):
            monkeypatch.chdir(unrelated_folder / line.removeprefix("cd "))
        else:
            codes.append(CliRunner().invoke(app, shlex.split(line)[1:]).exit_code)

    assert codes == [0, 0, 0, 0, 1]


def test_what_is_sent_on_is_written_as_it_is_said(
    page: str, unrelated_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(unrelated_folder)
    (block,) = [block for block in blocks(page, "console") if "planmetrics report" in block]
    for line in block.splitlines():
        run(line)

    assert {path.name for path in unrelated_folder.iterdir()} == {"report.html", "monthly.xlsx", "package"}


def test_set_up_is_two_commands_of_one_line(page: str) -> None:
    lines = "\n".join(blocks(page, "sh")).splitlines()
    first, second = [line for line in lines if line.startswith("python3 -m venv")]

    assert first.endswith("planmetrics gap --plan hz-315-2024")
    assert second.endswith("pytest -q -n auto")


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_what_python_says_is_what_the_readme_shows(name: str) -> None:
    results = doctest.testfile(str(ROOT / name), module_relative=False, encoding="utf-8")

    assert results.attempted > 5
    assert results.failed == 0


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    quoted = re.findall(r"`([\w/]+(?:/|\.(?:py|md|toml|yaml)))`", text)
    places = (ROOT, ROOT / "data", ROOT / "src" / "planmetrics")
    linked = [target for target in re.findall(r"\]\(([^)]+)\)", text) if not target.startswith("https://")]

    assert quoted
    assert [name for name in quoted if not any((place / name).exists() for place in places)] == []
    assert [name for name in linked if not (ROOT / name).exists()] == []


def test_the_page_on_architecture_has_the_layers_in_order() -> None:
    rows = re.findall(r"^\| (`.+?`) \|", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.MULTILINE)
    row_of = {name: number for number, row in enumerate(rows) for name in re.findall(r"`(\w+)`", row)}
    places = [[row_of[name] for name in layer if name != "__main__"] for layer in ORDER]

    assert all(max(before) <= min(after) for before, after in pairwise(places))


def test_the_line_of_the_memo_is_what_the_audit_says(page: str) -> None:
    (line,) = re.findall(r"^【.*$", page, flags=re.MULTILINE)
    result = CliRunner().invoke(app, ["audit", "--plan", "gongshu-14fyp", "--format", "markdown", "--lang", "zh"])

    assert f"1. {line}\n" in result.stdout


# Both pages are one: the same parts in the same order, the same commands, words of the program and pictures.


def without_comments(block: str) -> list[str]:
    """The lines of a block without what is said beside them, and in no language."""
    lines = (re.split(r"\s+# ", line)[0].rstrip() for line in block.splitlines())
    return [re.sub(r"--lang (?:zh|en)", "--lang", line) for line in lines]


def test_both_pages_have_the_same_parts() -> None:
    kinds = {
        lang: re.findall(r"^(#+ |```\w*|!\[|- |\|(?=-))", page, flags=re.MULTILINE) for lang, page in PAGES.items()
    }

    assert kinds["zh"] == kinds["en"]


@pytest.mark.parametrize("language", ["sh", "console", "yaml", "pycon"])
def test_both_pages_show_the_same_code(language: str) -> None:
    zh, en = ([without_comments(block) for block in blocks(PAGES[lang], language)] for lang in ("zh", "en"))

    assert zh == en


def test_tables_of_both_pages_have_the_same_shape() -> None:
    shapes = {
        lang: [line.replace("\\|", "").count("|") for line in page.splitlines() if line.startswith("|")]
        for lang, page in PAGES.items()
    }

    assert shapes["zh"] == shapes["en"]


def words_of_the_program(page: str) -> set[str]:
    """What stands in back quotes, outside blocks; what differs between the languages is called alike."""
    prose = re.sub(r"^```.*?^```", "", page, flags=re.DOTALL | re.MULTILINE)
    quoted = (re.sub(r"\s+", " ", one) for one in re.findall(r"`([^`]+)`", prose))
    alike = {
        "docs/format.zh-CN.md": "docs/format.md",
        "vouched: 谁": "vouched: who",
        "vouched: 谁负责，或为什么": "vouched: who or why",
    }
    return {alike.get(one, one) for one in quoted if "--as-of 2025-09" not in one and "--lang " not in one}


def test_both_pages_speak_of_the_same_words_of_the_program() -> None:
    assert words_of_the_program(PAGES["zh"]) == words_of_the_program(PAGES["en"])


def test_the_chinese_page_has_full_width_punctuation() -> None:
    prose = re.sub(r"^```.*?^```|`[^`]*`|!?\[[^]]*\]\([^)]*\)", "", PAGES["zh"], flags=re.DOTALL | re.MULTILINE)

    assert [line for line in prose.splitlines() if HALF_WIDTH.search(line)] == []


# Pictures


def pictures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "docs" / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_picture_that_is_made_is_shown_once_and_is_not_large() -> None:
    made = pictures()
    told = [Path(name).name for page in PAGES.values() for name in re.findall(r"!\[[^]]+\]\((docs/[^)]+)\)", page)]

    assert sorted(told) == sorted([*made.TABLES, *made.REPORTS])
    assert all(0 < (made.PICTURES / name).stat().st_size < LARGEST for name in told)


@pytest.mark.parametrize("name", ["table-en.svg", "table-zh.svg"])
def test_the_picture_of_a_table_shows_what_the_command_prints(name: str) -> None:
    made = pictures()

    assert made.table(name) == (made.PICTURES / name).read_text("utf-8"), "run docs/pictures.py"


@pytest.mark.parametrize("name", ["table-en.svg", "table-zh.svg", "report-en.png", "report-zh.png"])
def test_a_picture_stands_beside_the_command_that_made_it(name: str) -> None:
    made = pictures()
    (told,) = re.findall(rf"^!\[.*pictures/{name}\)\n\n`planmetrics ([^`]*)`", PAGES[name[-6:-4]], re.MULTILINE)

    assert {*shlex.split(told)} - {"--out", "report.html"} == {*(made.TABLES | made.REPORTS)[name]}


def test_the_kinds_of_reports_are_those_that_there_are(page: str) -> None:
    told = re.findall(r"^\| (`\..*?) \|", page, re.MULTILINE)

    assert set(re.findall(r"`(\.\w+)`", "".join(told))) == set(KINDS)
