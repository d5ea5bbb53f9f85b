"""The report as a page of Markdown: what matters first, headings in order, all figures there, nothing in data is markup."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from tests.command_line import document, folder_of, run
from tests.test_render_tables import LANGS, hold_against
from tests.test_report_word import NOBODY, REPORTS

if TYPE_CHECKING:
    from pathlib import Path

    from planmetrics.render.words import Lang

READER = MarkdownIt("commonmark").enable("table")
"""As GitHub reads it, as far as tables go; `html` is on, as in every reader that passes it through."""
HANGZHOU = REPORTS["hz-315-2024"]


def page(tmp_path: Path, *arguments: str, lang: Lang = "zh") -> str:
    out = tmp_path / "page.md"
    result = run("report", *arguments, "--out", str(out), "--lang", lang)
    assert result.exit_code == 0, result.output
    return out.read_text("utf-8")


def headings(text: str) -> list[tuple[int, str]]:
    tokens = READER.parse(text)
    return [
        (int(token.tag[1:]), tokens[number + 1].content)
        for number, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


@pytest.mark.parametrize("name", ["bureau", "district"])
@pytest.mark.parametrize("lang", LANGS)
def test_the_page_reads_as_it_did_when_somebody_read_it(name: str, lang: Lang, tmp_path: Path) -> None:
    hold_against(f"reports/page-{name}-{lang}.md", page(tmp_path, *REPORTS[name], lang=lang))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", REPORTS)
def test_headings_are_in_order(name: str, lang: Lang, tmp_path: Path) -> None:
    levels = [level for level, _ in headings(page(tmp_path, *REPORTS[name], lang=lang))]

    assert levels[0] == 1
    assert 1 not in levels[1:]
    assert all(below - above <= 1 for above, below in itertools.pairwise(levels))


def test_what_matters_stands_before_the_tables(tmp_path: Path) -> None:
    said = page(tmp_path, *REPORTS["bureau"])
    titles = [title for level, title in headings(said) if level == 2]

    assert titles[:3] == ["需关注的目标", "自2026年6月以来的变化", "有数据的目标"]
    assert titles[-1] == "口径与标记"
    assert said.index("列入目标8个") < said.index("固定资产投资（未达序时进度）") < said.index("| 序号")


def test_what_has_no_figures_stands_behind_what_has(tmp_path: Path) -> None:
    said = page(tmp_path, *HANGZHOU)
    with_figures, without = said.index("## 有数据的目标"), said.index("## 尚无数据的目标")

    assert with_figures < without
    assert "缺数据" not in said[with_figures:without]
    assert "| 4 | 高新技术企业数（家） | - | 2024 | !17000 | 1979 | 2015 | 数据过旧 | 市科技局 |" in said[without:]


def test_every_target_of_the_board_has_its_row(tmp_path: Path) -> None:
    said = page(tmp_path, *HANGZHOU)
    parts = re.split(r"(?m)^## ", said)
    rows = [
        line for part in parts for line in part.split("\n") if part.startswith(("有数据", "尚无")) and line[0:1] == "|"
    ]

    assert len(rows) - 4 == len(document("gap", *HANGZHOU)["rows"])  # without two heads and their rules


def test_the_memo_and_the_definitions_are_part_of_the_page(tmp_path: Path) -> None:
    said = page(tmp_path, *HANGZHOU)

    assert "## 规划目标核查备忘" in said
    assert "1. 【矛盾】附件(一)第3项：" in said
    assert "口径：距目标差距 = 目标值与最新值之差" in said


HOSTILE = "<b>x</b> [y](http://z) ![i](j) **k** `l` | # m www.n.example &amp; <!-- o -->"


def test_nothing_in_data_is_markup(tmp_path: Path) -> None:
    data = folder_of(
        tmp_path / "data", {"odd": NOBODY.replace("独家", f'"{HOSTILE}"').replace("Alone", f'"{HOSTILE}"')}
    )
    text = page(tmp_path, "odd", *data)
    inner = [token for block in READER.parse(text) for token in block.children or []]

    assert {token.type for token in inner} <= {"text", "softbreak", "text_special"}
    assert any("<b>x</b> [y](http://z)" in "".join(c.content for c in b.children or []) for b in READER.parse(text))


def test_an_address_in_data_is_no_link(tmp_path: Path) -> None:
    data = folder_of(tmp_path / "data", {"odd": NOBODY.replace("独家", '"https://x.example www.x.example"')})
    said = page(tmp_path, "odd", *data)

    assert r"https\://x.example www\.x.example" in said  # else GitHub makes links of them
