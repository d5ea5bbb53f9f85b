"""The words of tables: complete in both languages, and made of characters that every terminal can show."""

from __future__ import annotations

import re
import string
import unicodedata
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest

from planmetrics.codes.meanings import MEANINGS
from planmetrics.compute.outcome import Reason
from planmetrics.compute.status import STATUSES
from planmetrics.model.period import of_year, parse_period
from planmetrics.model.terms import Measure
from planmetrics.render import words as words_module
from planmetrics.render.table import Column
from planmetrics.render.texts import WORDS
from planmetrics.render.words import Lang, Words

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
AUDITED = ("at_line", "formula", "acknowledged", "audit.", "memo.")
"""Words of the audit."""


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
        path.read_text(encoding="utf-8") for path in RENDER.parent.rglob("*.py") if path.name != "texts.py"
    )
    made_up_of_parts = (
        *("status.", "measure.", "better.", "form.", "kind.", "severity.", "by.", "pace."),
        *("undetermined.", "bearing.", "doubt.", "summary.", "task.", "rate.", "change.", "light."),
    )
    known = {*map(str, Reason), "more_than", "at_most", "less_than", "about", "exactly", "at_least", "between"}
    unused = [
        key for key in WORDS if f'"{key}"' not in source and not key.startswith(made_up_of_parts) and key not in known
    ]

    assert unused == []


def test_a_whole_number_names_what_it_counts_as_one_or_as_many() -> None:
    assert Words("en")("all_plans", count=1) == "1 plan"
    assert Words("en")("all_plans", count=2) == "2 plans"
    assert Words("en")("elsewhere", count=1).startswith("1 more target of other regions")
    assert Words("zh")("all_plans", count=1) == "1 个规划"


def test_brackets_are_set_off_in_english_and_not_in_chinese() -> None:
    assert "R&D" + Words("en").bracketed("%") == "R&D (%)"
    assert "R&D" + Words("zh").bracketed("%") == "R&D（%）"


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
        *("form.growth", "form.change", "form.multiple", "form.relative", "form.sum", "doubt.year", "doubt.scope"),
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
        "初步达标",
        "提前达到",
        "快于预期",
        "基本符合预期",
    ]
    assert [zh(f"status.{name}") for name in ("lagging", "far-behind", "missed", "missed:expected", "awaiting")] == [
        "滞后于预期",
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
    assert Words("zh")("points", value="0.09") == "0.09个百分点"
    assert Words("en")("points", value="0.09") == "0.09 pt"
    assert Words("en")("total") == "all"


def test_braces_in_a_fact_are_text() -> None:
    assert Words("en")("over", value="{x}") == "over {x}"


def test_several_things_are_listed_in_one_line() -> None:
    assert Words("zh").listed(["市科技局", "市统计局"]) == "市科技局、市统计局"
    assert Words("en").listed(["a", "b"]) == "a, b"
    assert Words("zh").listed([]) == ""


@pytest.mark.parametrize(
    ("written", "cell", "in_text"),
    [
        ("2025", "2025", "2025年"),
        ("2024-H1", "2024年上半年", "2024年上半年"),
        ("2024-Q3", "2024年三季度", "2024年三季度"),
        ("2024-06", "2024年6月", "2024年6月"),
        ("2026-01..09", "2026年1-9月", "2026年1—9月"),
    ],
)
def test_periods_are_words_in_chinese_and_codes_in_english(written: str, cell: str, in_text: str) -> None:
    period = parse_period(written)

    assert period is not None
    assert Words("zh").period(period) == cell
    assert Words("zh").period(period, in_text=True) == in_text
    assert Words("en").period(period) == Words("en").period(period, in_text=True) == written


def test_windows_tell_their_years_and_whether_the_first_is_known() -> None:
    zh, en = Words("zh"), Words("en")

    assert zh.span(of_year(2021), of_year(2025)) == "2021-2025年"
    assert zh.span(of_year(2021), of_year(2025), in_text=True) == "2021—2025年"
    assert zh.span(None, of_year(2027)) == "至2027年"
    assert en.span(of_year(2021), of_year(2025)) == "2021..2025"
    assert en.span(None, of_year(2027), in_text=True) == "?..2027"


@pytest.mark.parametrize("key", [key for key in WORDS if not key.startswith(AUDITED)])
def test_chinese_has_full_width_punctuation(key: str) -> None:
    assert not re.search(r"[,:;()]", re.sub(r"\{[^}]*\}", "", WORDS[key][0]))


@pytest.mark.parametrize("key", WORDS)
def test_chinese_has_no_english_but_names_of_options(key: str) -> None:
    own = re.sub(r"\{[^}]*\}|--[a-z-]+", "", WORDS[key][0])

    assert not re.search(r"[A-Za-z]", own)


def columns() -> list[Column[Any]]:
    """Every column that is defined in the modules of render."""
    modules = [import_module(f"planmetrics.render.{path.stem}") for path in RENDER.glob("*.py")]
    held = [value for module in modules for value in vars(module).values()]
    held += [one for value in held if type(value) is tuple for one in value]
    return [value for value in held if isinstance(value, Column)]


@pytest.mark.parametrize("column", columns(), ids=lambda column: str(column.key))
def test_a_column_has_heads_in_both_languages_and_chinese_ones_are_in_gbk(column: Column[Any]) -> None:
    for zh, en in (column.short, column.full or column.short):
        assert zh.strip()
        assert en.strip()
        assert en.isascii()
        zh.encode("gbk")
        assert [character for character in zh if unicodedata.east_asian_width(character) == "A"] == []
        assert not re.search(r"[,:;()]", zh)


def test_every_reason_and_status_is_explained() -> None:
    assert {*map(str, Reason), *STATUSES} <= set(MEANINGS)
