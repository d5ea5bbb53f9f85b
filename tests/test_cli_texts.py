"""What commands say themselves: every text in Chinese and English, each used, and no run that speaks a third language."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from typer.testing import CliRunner

from planmetrics.cli.app import app
from planmetrics.cli.help import COMMANDS
from planmetrics.cli.options import FormatOption
from planmetrics.cli.texts import TEXTS
from planmetrics.render.formats import Format
from tests.made_up import EVERY_FORM, methods

CLI = Path(__file__).parents[1] / "src" / "planmetrics" / "cli"
DATA = ("--data", str(EVERY_FORM))
CHINESE = re.compile("[\u4e00-\u9fff]")
CODES = re.compile(
    r"`[^`]*`|--[a-z-]+|(?<![a-z])-(?![a-z])|\{\w+\}(?:[:@]\{\w+\})*|UTF-8|PYTHONUTF8=1|\bdata/plans\b|\bplans/|\b[a-z_]+\.yaml\b|"
    r"[A-Z]\d{3}\b|\d{4}-[\w.]+|\b[a-z]+(?:-[a-z]+)*@\d{4}=[\d.]+"
)
NAMES = {
    *("YAML", "CSV", "PLAN", "ID", "START", "END", "id", "all", "auto", "doubt", "note", "not_targets", "better"),
    *("higher", "lower", "zh", "en", "schedule", "pace", "linear", "energy-saving", "statcan", "eustat", "unsd2023"),
    *("xlsx", "openpyxl", "JSON", "Schema", "pre-commit", "GitHub", "GitLab", "DIR", "my-plan", "VALUE", "done"),
    *("unknown", "official", "media", "other", "current", "constant", "census-5", "imports", "counters"),
    *("docx", "html", "pdf", "txt", "sha256", "check"),
    *(
        "Parquet",
        "NaN",
        "bulk",
        "duckdb",
        "narwhals",
        "spark",
        "reasons",
        "pyspark",
        "pyarrow",
        "pandas",
        "Java",
        "JAVA_HOME",
    ),
    *("fiscal_year_starts", "PLANMETRICS_LANG", "PLANMETRICS_DATA", "GITHUB_STEP_SUMMARY"),
}
"""What is not translated: names of programs, formats, options and codes."""


def places(template: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(template) if name is not None)


@pytest.mark.parametrize("key", TEXTS)
def test_a_text_has_the_same_places_in_both_languages(key: str) -> None:
    zh, en = TEXTS[key]

    assert zh.strip()
    assert en.strip()
    assert places(zh) == places(en)


@pytest.mark.parametrize("key", TEXTS)
def test_chinese_texts_have_full_width_punctuation_and_no_english_but_names(key: str) -> None:
    zh = TEXTS[key][0]
    bare = CODES.sub(" ", zh)
    words = set(re.findall(r"[A-Za-z][\w-]*", bare))

    assert words <= NAMES
    if CHINESE.search(zh):
        assert not re.search(r"[,;:()!'\"]|(?<=[\u4e00-\u9fff])\.", bare.replace("[选项]", "").replace("[参数]...", ""))


@pytest.mark.parametrize("key", TEXTS)
def test_english_texts_are_english(key: str) -> None:
    assert not CHINESE.search(TEXTS[key][1])


def written() -> set[str]:
    """Every key that a module of the commands may ask for."""
    found = set()
    for path in CLI.glob("*.py"):
        if path.name != "texts.py":
            nodes = ast.walk(ast.parse(path.read_text("utf-8")))
            found |= {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return found | {f"{kind}.{name}" for kind in ("command", "help") for name in COMMANDS}


def test_every_text_is_used_and_every_key_has_a_text() -> None:
    asked = written()
    used = asked | {f"{key}.hint" for key in asked}
    declared = {key for key in asked if re.fullmatch(r"(?:option|argument|page|command|help)\.\w+", key)}

    assert set(TEXTS) - used == set()
    assert declared - set(TEXTS) == set()


REFUSED = (
    ("gaps",),
    ("gap", "--frob"),
    ("gap", "--plan"),
    ("gap", "--by", "soon"),
    ("gap", "--format", "xlsx"),
    ("gap", "--usable=1"),
    ("plans", "one", "two"),
    ("compare",),
    ("export",),
    ("show",),
    ("cagr", "466", "1000", "--frob"),
    ("read", "5%", "--frob"),
    ("plans", "--lang", "fr"),
    ("gap", *DATA),
    ("gap", "every-fom", *DATA),
    ("gap", "every-form", "--plan", "every-draft", *DATA),
    ("gap", "every-form", "--all", *DATA),
    ("gap", "every-form", "--status", "mett", *DATA),
    ("gap", "every-form", "--baseline", "soon", *DATA),
    ("gap", "every-form", "--as-of", "soon", *DATA),
    ("gap", "every-form", "--method", "statcn", *DATA),
    ("gap", "every-form", "--what-if", "intensity", *DATA),
    ("gap", "--table", "figures.csv", "--all", *DATA),
    ("summary", "--owner", "nobody", *DATA),
    ("rank", "every-form", "--method", "all", *DATA),
    ("cagr", "466", "1000"),
    ("cagr", "466", "0", "--years", "5"),
    ("cagr", "every-form", *DATA),
    ("export", "observations", "--plan", "every-form", *DATA),
    ("export", "targets", "--format", "text", *DATA),
    ("audit", "--rule", "A999", *DATA),
)


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_what_is_refused_is_refused_in_the_language_of_the_run(arguments: tuple[str, ...]) -> None:
    zh = CliRunner().invoke(app, [*arguments], env={"PLANMETRICS_LANG": "zh"})
    en = CliRunner().invoke(app, [*arguments], env={"PLANMETRICS_LANG": "en"})
    message, said = zh.stderr.splitlines()[0], en.stderr.splitlines()[0]

    assert (zh.exit_code, en.exit_code) == (2, 2)
    assert zh.stdout == en.stdout == ""
    assert CHINESE.search(message)
    assert not CHINESE.search(said)
    assert len(zh.stderr.splitlines()) == len(en.stderr.splitlines()) >= 1


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_page_of_help_is_there_in_chinese_and_in_english(command: str) -> None:
    def page(lang: str) -> str:
        found = CliRunner().invoke(app, [*filter(None, (command, "--help"))], env={"PLANMETRICS_LANG": lang})
        assert found.exit_code == 0
        return found.stdout

    zh, en = page("zh"), page("en")
    examples = {f"planmetrics {example}" for examples in COMMANDS.values() for example in examples}

    assert not CHINESE.search("\n".join(line for line in en.splitlines() if line.strip() not in examples))
    assert all(CHINESE.search(line) for line in zh.splitlines() if re.match(r"\S.*：$", line))
    assert re.findall(r"^  (?:-\w, )?(--[a-z-]+)", zh, re.MULTILINE) == re.findall(
        r"^  (?:-\w, )?(--[a-z-]+)", en, re.MULTILINE
    )
    assert not re.search("Usage|Options|default|Show this", zh)


def test_the_formats_that_a_command_offers_are_those_that_are_made() -> None:
    offered = get_args(get_args(FormatOption)[0])

    assert set(offered) == set(get_args(Format))


def test_the_help_of_method_names_every_method_of_the_package() -> None:
    for told in TEXTS["option.method"]:
        assert set(methods()) <= set(re.findall(r"[a-z][a-z-]*[0-9]*", told))
