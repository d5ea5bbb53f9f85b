"""Diagnostics, their phrases and explanations: nothing lacks a language, and Chinese is Chinese throughout."""

from __future__ import annotations

import json
import re
import shutil
import string
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import planmetrics
from planmetrics.audit.rules import RULES
from planmetrics.codes import CODES
from planmetrics.codes.meanings import HEADS, MEANINGS, RULES_IN_CHINESE
from planmetrics.codes.phrases import PHRASES
from planmetrics.diagnostics import phrase
from planmetrics.figures.rules import MEANINGS as FIGURES
from planmetrics.model.fields import Model
from planmetrics.render.diagnostics import diagnostic_lines, text_of
from planmetrics.trace.document import MEANINGS as LAYOUT
from tests.command_line import run
from tests.made_up import EVERY_FORM
from tests.test_rejected import CASES, PLACEHOLDER, name_of, open_case

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = Path(planmetrics.__file__).parent
BEARS_ITS_OWN_ENGLISH = {"unread", "read.nothing"}
"""Phrases that take from the reader what it says in English, and from the table of meanings what that is in Chinese."""

SAME_IN_BOTH = {
    "stated",
    "document",
    "document.original",
    "with_target",
    "without_target",
    "Parquet",
    "{advice}",
    "{rest}",
    "{what}",
}
HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff）”])[,:;!?()](?![a-z])|[,:;!?()](?=[\u4e00-\u9fff（“])")
QUOTED_CODE = re.compile(r"`[^`]*`|\{[^{}]*\}|--[a-z-]+|\bdata/[a-z.]+|[a-z-]+\.yaml|\.yaml|\$\{|\{\{|\}\}")
ALLOWED = {
    # what files and formats are called
    *(
        "YAML",
        "CSV",
        "UTF",
        "GBK",
        "cp1252",
        "xlsx",
        "GB",
        "PDF",
        "Word",
        "Windows",
        "Unicode",
        "SHA",
        "ln",
        "Parquet",
        "planmetrics",
        "kB",
        "Hm",
        *("docx", "xls", "html", "mht", "doc", "wps", "et", "odt", "ods", "RTF", "WPS", "Excel", "LibreOffice"),
        *("Office", "OpenDocument", "OCR"),
    ),
    # keys, ids and words of the files and of tables
    *("id", "by", "during", "each_year", "since", "growth", "step", "change", "multiple", "internal", "number", "url"),
    *(
        "true",
        "false",
        "format",
        "from",
        "to",
        "plus",
        "at",
        "also",
        "each",
        "stated",
        "document",
        "region",
        "indicator",
    ),
    *(
        "targets",
        "breakdown",
        "baseline",
        "not_targets",
        "shared",
        "line",
        "parent",
        "part_of",
        "sum_of",
        "note",
        "row",
    ),
    *("columns", "fiscal_year_starts"),
    *("assigned_by", "otherwise", "prices", "current", "constant", "doubt", "year", "status", "preliminary", "printed"),
    *(
        "name_en",
        "measure",
        "better",
        "unit",
        "at_least",
        "more_than",
        "at_most",
        "less_than",
        "about",
        "exactly",
        "between",
    ),
    *("base", "base_period", "latest", "latest_period", "target", "target_period", "comparator", "limit", "comparater"),
    *(
        "higher",
        "lower",
        "stock",
        "flow",
        "addition",
        "share",
        "ratio",
        "rank",
        "index",
        "sha256",
        "plans",
        "hz",
        "all",
    ),
    *("draft", "check", "unread", "document.original"),
    *("with_target", "without_target", "statcan", "eustat", "unsd2023", "Q1", "Q3", "H1", "A001"),
    # names inside Chinese words
    *("GDP", "PM2.5", "G60", "5G", "4A", "415X", "NO"),
}


def places(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name})


def bilingual() -> Iterator[tuple[str, str, str]]:
    """Every text in two languages, by where it stands."""
    for code in CODES.values():
        for part in ("title", "message", "hint", "explanation"):
            zh, en = {"title": code.title, "message": code.message, "hint": code.hint}.get(part, code.explanation)
            yield f"{code.code}.{part}", zh, en
    for key, (zh, en) in PHRASES.items():
        yield key, zh, en
    for key, (zh, en) in {**MEANINGS, **{f"head.{key}": head.meaning for key, head in HEADS.items()}}.items():
        yield key, zh, en
    for key, meaning in {**FIGURES, **LAYOUT}.items():
        yield key, RULES_IN_CHINESE[key], meaning
    for rule in RULES:
        yield rule.code, rule.explanation[0], rule.explanation[1]


TEXTS = {key: (zh, en) for key, zh, en in bilingual()}


def test_every_rule_that_says_what_a_figure_is_says_it_in_both_languages() -> None:
    assert set(RULES_IN_CHINESE) == {*FIGURES, *LAYOUT}


@pytest.mark.parametrize("key", TEXTS)
def test_no_text_lacks_a_language(key: str) -> None:
    zh, en = TEXTS[key]

    assert zh.strip()
    assert en.strip()
    assert zh != en or zh in SAME_IN_BOTH


@pytest.mark.parametrize(
    "key",
    [
        *(key for key in PHRASES if key not in BEARS_ITS_OWN_ENGLISH),
        *(f"{code}.message" for code in CODES),
        *(f"{code}.hint" for code in CODES),
    ],
)
def test_the_same_facts_stand_in_both_languages(key: str) -> None:
    zh, en = TEXTS[key]

    assert places(zh) == places(en)


@pytest.mark.parametrize("key", TEXTS)
def test_chinese_has_full_width_punctuation_and_no_english_but_names_and_keys(key: str) -> None:
    bare = QUOTED_CODE.sub("", TEXTS[key][0])
    words = re.findall(r"[A-Za-z][A-Za-z0-9_.]+", bare)

    assert HALF_WIDTH.findall(bare) == []
    assert {word for word in words if word.rstrip(".") not in ALLOWED} == set()


@pytest.mark.parametrize("key", TEXTS)
def test_chinese_can_be_shown_in_gbk(key: str) -> None:
    TEXTS[key][0].encode("gbk")


def test_every_phrase_that_is_spoken_of_is_there() -> None:
    named = {
        (path.name, key)
        for path in SOURCES.rglob("*.py")
        for key in re.findall(
            r"\b(?:phrase|counted|_number_of)\(\s*\"([^\"{]+)\"[,)]", path.read_text(encoding="utf-8")
        )
    }

    assert len(named) > 60
    assert sorted(key for _, key in named if key not in PHRASES) == [*["meaning"] * 2, "nearest", "one_of"]


def test_every_phrase_is_used_somewhere() -> None:
    modules = (path for path in SOURCES.rglob("*.py") if path.name != "phrases.py")
    source = "\n".join(path.read_text(encoding="utf-8") for path in modules)
    made_up_of_parts = (
        "thing.",
        "yaml.",
        "fix.",
        "severity.",
        "count.",
        "account.",
        "form.",
        "comparator.",
        "direction.",
        "counting.",
        "measure.",
        "check.",
        "ask.",
        "review.",
        "document.",
    )
    whole = {key.removesuffix(".one") for key in PHRASES if not key.startswith(made_up_of_parts)}

    assert sorted(key for key in whole if f'"{key}"' not in source) == []


def every_model(above: type[Model] = Model) -> Iterator[type[Model]]:
    for below in above.__subclasses__():
        yield below
        yield from every_model(below)


def test_every_model_of_a_file_has_a_name() -> None:
    parts_of_others = {"Published", "Duty", "Due", "Cut", "Judging", "Named", "Printed", "Drafted"}
    ours = {model.__name__ for model in every_model() if model.__module__.startswith("planmetrics.")}

    assert sorted(name for name in ours - parts_of_others if f"thing.{name}" not in PHRASES) == []


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_what_is_wrong_with_a_file_is_said_in_both_languages(case: Path, tmp_path: Path) -> None:
    diagnostics = open_case(case, tmp_path).diagnostics

    for lines in (list(diagnostic_lines(diagnostics, "zh")), list(diagnostic_lines(diagnostics, "en"))):
        assert lines
        assert [line for line in lines if PLACEHOLDER.search(line)] == []
    for one in diagnostics:
        said = "".join(diagnostic_lines([one], "zh"))
        assert re.search("[\u4e00-\u9fff]", said.replace(str(one.span.file), ""))
        assert not re.search(r"\b(?:write|did you mean|use one of|was expected|which is|delete|put it)\b", said)


def test_a_word_that_nothing_is_near_to_is_met_with_the_choice() -> None:
    known = tuple(f"id-{number:02}" for number in range(15))

    assert text_of(phrase("nearest", word="qqq", words=known[:2], otherwise=None), "zh") == "可用的有：id-00、id-01"
    assert text_of(phrase("nearest", word="qqq", words=known, otherwise=None), "en").endswith(", id-11 ...")
    assert text_of(phrase("nearest", word="qqq", words=(), otherwise=None), "zh") == "尚未定义任何一个"
    assert text_of(phrase("nearest", word="id-1", words=known, otherwise=None), "zh").startswith("是否指 id-1")


# from the command line


def broken(folder: Path) -> Path:
    """A data folder with one mistake."""
    data = shutil.copytree(EVERY_FORM, folder / "data")
    plan = data / "plans" / "every-form.yaml"
    plan.write_text(plan.read_text("utf-8").replace("at_least: 3.0", "at_leest: 3.0", 1), "utf-8")
    return data


def test_validate_speaks_the_language_that_is_asked_for(tmp_path: Path) -> None:
    result = run("validate", "--data", str(broken(tmp_path)), "--lang", "zh")

    assert "错误[S001]: “at_leest”不是目标的键\n    是否指 at_least 或 at_most？\n" in result.stdout
    assert result.stderr == "错误1处；检查文件6个\n"


def test_a_command_that_meets_a_broken_file_says_so_in_the_language_of_its_table(tmp_path: Path) -> None:
    data = str(broken(tmp_path))
    zh, en = (run("gap", "--plan", "every-form", "--data", data, "--lang", lang).stderr for lang in ("zh", "en"))

    assert "错误[S001]: “at_leest”不是目标的键" in zh
    assert "error[S001]: 'at_leest' is not a key of a target" in en


def test_the_language_of_one_run_is_forgotten_by_the_next(tmp_path: Path) -> None:
    data = str(broken(tmp_path))
    run("validate", "--data", data, "--lang", "zh")

    assert "error[S001]" in run("export", "targets", "--data", data).stderr


def test_findings_in_json_say_it_in_both_languages_whatever_is_asked_for(tmp_path: Path) -> None:
    said = run("validate", "--data", str(broken(tmp_path)), "--lang", "zh", "--format", "json").stdout
    (one,) = json.loads(said)["findings"]

    assert one["message"] == "'at_leest' is not a key of a target"
    assert one["message_zh"] == "“at_leest”不是目标的键"
    assert one["hint_zh"] == "是否指 at_least 或 at_most？"


def test_what_cannot_be_done_is_said_in_the_language_asked_for() -> None:
    zh = run("validate", "nowhere.yaml", "--lang", "zh")
    en = run("validate", "nowhere.yaml", "--lang", "en")

    assert (zh.exit_code, zh.stderr) == (2, "planmetrics: 没有“nowhere.yaml”\n    请核对名称\n")
    assert (en.exit_code, en.stderr) == (2, "planmetrics: there is no 'nowhere.yaml'\n    check the name\n")


def test_read_says_in_chinese_what_it_understands() -> None:
    said = run("read", "年均增长15%以上", "3—5个", "“415X”", "力争新增0.3万家", "--lang", "zh").stdout.splitlines()

    assert said[:2] == [
        "年均增长15%以上：增速，不低于15%（上升）；按原文数字精度为14.5至15.5",
        "3—5个：数值，介于3至5个；按原文数字精度为2.5至5.5",
    ]
    assert said[2].startswith("“415X”：没有可核对的数量（nickname，政策、工程和口号的名称")
    assert said[3] == "力争新增0.3万家：数值，达到3000家（新增、力争）；按原文数字精度为2500至3500"


@pytest.mark.parametrize("asked", ["statcan", "A010", "Y001", "nickname", "完成率"])
def test_explain_in_chinese_says_it_in_chinese(asked: str) -> None:
    first = run("explain", asked, "--lang", "zh").stdout.splitlines()[0]

    assert re.search("[\u4e00-\u9fff]", first)


def test_a_run_without_a_diagnostic_does_not_load_their_texts() -> None:
    loaded = "import sys, planmetrics.project, planmetrics.tables; print('planmetrics.codes' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)

    assert result.stdout == "False\n"
