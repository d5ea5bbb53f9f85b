"""The words of tables: complete in both languages, and made of characters that every terminal can show."""

from __future__ import annotations

import re
import string
import unicodedata
from pathlib import Path
from typing import get_args

import pytest

from planmetrics.codes.meanings import MEANINGS
from planmetrics.compute.outcome import Reason
from planmetrics.compute.status import STATUSES
from planmetrics.model.terms import Measure
from planmetrics.render import words as words_module
from planmetrics.render.words import WORDS, Lang, Words

RENDER = Path(words_module.__file__).parent
LANGS: tuple[Lang, ...] = get_args(Lang)
BELOW = (
    "note.",
    "mark.",
    "summary",
    "elsewhere",
    "calc.",
    "memo.",
    "audit.",
    "nothing",
    "no_plans",
    "plans",
    "as_of",
    "observations",
    "all_plans",
    "supposed",
    "compare.",
    "part.",
    "paths",
    "projections",
    "no_path",
    "no_projection",
    "no_ranking",
)
"""Words that stand above or below a table, where no column has to line up."""


def places(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


@pytest.mark.parametrize("key", WORDS)
def test_a_word_is_there_in_both_languages_with_the_same_places(key: str) -> None:
    zh, en = WORDS[key]

    assert zh.strip()
    assert en.strip()
    assert places(zh) == places(en)


@pytest.mark.parametrize("key", WORDS)
def test_english_is_ascii(key: str) -> None:
    assert WORDS[key][1].isascii()


def test_every_key_that_renderers_name_is_there() -> None:
    named = {
        (path.name, key)
        for path in RENDER.glob("*.py")
        for key in re.findall(r"\b(?:self\.)?words\(\s*\"([^\"{]+)\"", path.read_text(encoding="utf-8"))
    }

    assert len(named) > 20
    assert sorted(key for _, key in named if key not in WORDS and not key.endswith(".")) == []


def test_every_word_is_used_somewhere() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in RENDER.parent.rglob("*.py") if path.name != "words.py"
    )
    made_up_of_parts = ("status.", "measure.", "better.", "form.", "kind.", "severity.", "by.", "pace.")
    known = {*map(str, Reason), "more_than", "at_most", "less_than", "about", "exactly", "at_least", "between"}
    unused = [
        key for key in WORDS if f'"{key}"' not in source and not key.startswith(made_up_of_parts) and key not in known
    ]

    assert unused == []


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_a_word(status: str) -> None:
    assert f"status.{status}" in WORDS


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_a_word(reason: Reason) -> None:
    assert str(reason) in WORDS


@pytest.mark.parametrize("measure", get_args(Measure))
def test_every_measure_has_a_word(measure: str) -> None:
    assert f"measure.{measure}" in WORDS


@pytest.mark.parametrize(
    "key",
    [
        *("draft", "in-force", "superseded", "binding", "expected", "preliminary", "final", "revised"),
        *("at_least", "more_than", "at_most", "less_than", "about", "between", "exactly"),
        *("better.higher", "better.lower", "kind.official", "kind.media", "kind.other"),
        *("form.growth", "form.change", "form.multiple", "form.relative", "form.sum"),
    ],
)
def test_every_word_of_the_format_has_a_word_in_tables(key: str) -> None:
    assert key in WORDS


def test_statuses_are_told_apart() -> None:
    for lang in LANGS:
        said = [Words(lang)(f"status.{status}") for status in STATUSES]
        assert len(set(said)) == len(said)


def test_statuses_are_worded_as_the_design_words_them() -> None:
    zh = Words("zh")

    assert [zh(f"status.{name}") for name in ("met", "met-unverified", "reached-early", "ahead", "on-track")] == [
        "已完成",
        "达标待核",
        "提前达到",
        "快于预期",
        "基本符合",
    ]
    assert [zh(f"status.{name}") for name in ("lagging", "far-behind", "missed", "missed-expected", "awaiting")] == [
        "慢于预期",
        "严重滞后",
        "未完成",
        "未达预期",
        "待公布",
    ]


@pytest.mark.parametrize("key", [key for key in WORDS if not key.startswith(BELOW)])
def test_what_stands_in_a_table_is_in_gbk_and_of_certain_width(key: str) -> None:
    for text in WORDS[key]:
        text.encode("gbk")
        assert [character for character in text if unicodedata.east_asian_width(character) == "A"] == []


@pytest.mark.parametrize("key", WORDS)
def test_what_stands_beside_a_table_is_in_gbk(key: str) -> None:
    for text in WORDS[key]:
        text.encode("gbk")


def test_places_are_filled_and_words_without_places_are_left_alone() -> None:
    assert Words("zh")("points", value="0.09") == "0.09点"
    assert Words("en")("points", value="0.09") == "0.09 pt"
    assert Words("en")("gap") == "To go"


def test_braces_in_a_fact_are_text() -> None:
    assert Words("en")("over", value="{x}") == "over {x}"


def test_several_things_are_listed_in_one_line() -> None:
    assert Words("zh").listed(["市科技局", "市统计局"]) == "市科技局、市统计局"
    assert Words("en").listed(["a", "b"]) == "a, b"
    assert Words("zh").listed([]) == ""


def test_every_reason_and_status_is_explained() -> None:
    assert {*map(str, Reason), *STATUSES} <= set(MEANINGS)
